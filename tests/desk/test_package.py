"""A host takes a day along: real texts, honest previews, pictures in their order."""

import io
import re
import zipfile
from dataclasses import replace

import pytest

from camp.desk import host
from camp.desk.refusal import Refusal
from camp.store import versions
from tests.desk.small import Small, curriculum

PNG = b"\x89PNG\r\n\x1a\n one"
JPEG = b"\xff\xd8\xff two"


def packed(camp, day, group=1, pictures=None, **more):
    with camp.act() as kept:
        ready = host.packing(kept, camp.row, day, camp.now, group, **more)
        return host.package(kept, ready, group, pictures)


def slot(page, key):
    return next(one for one in page.slots if one.key == key)


def texts(wordings):
    return [part.text for w in wordings for p in w.pastes for part in p.parts]


def with_materials(url, *materials, **files):
    """A small camp whose first course day has materials, and files under assets."""
    plan = curriculum()
    plan["days"][1]["materials"] = [
        {"title": title, "kind": kind, "about": "看一眼", "asset": asset}
        for title, kind, asset in materials
    ]
    camp = Small(url, plan=plan)
    with camp.act() as kept:
        versions.keep_blobs(kept, files.values())
        kept.many(
            "insert into version_piece (version_id, role, name, sha) values (?, ?, ?, ?)",
            [
                (camp.row.version_id, "file", f"assets/{name}", versions.sha(data))
                for name, data in files.items()
            ],
        )
    return camp


def test_a_composed_day_holds_what_the_group_is_sent_in_both_versions(small):
    small.walk(small.at(1, 13))
    page = packed(small, 1, group=2)
    morning = slot(page, "morning")
    assert texts(morning.wordings) == ["第1天从一句话开始\n\n2营，第1天。"] * 2
    assert [w.title for w in morning.wordings] == ["完整版", "精简版"]
    assert (morning.window, morning.word) == ("07:30–11:00", "已生成，还没贴")
    assert morning.preview == ()
    assert page.group == "2营"


def test_counts_are_characters_and_bytes_of_every_channel(small_file):
    small_file.walk(small_file.at(1, 7))
    first = slot(packed(small_file, 1), "morning").wordings[0].pastes[0]
    assert (first.characters, first.bytes) == (18, 44)
    assert [(c.title, c.size, c.limit) for c in first.channels] == [
        ("微信", 18, 2_000),
        ("企微文本", 44, 2_048),
        ("企微Markdown", 44, 4_096),
    ]


def test_a_slot_to_come_says_when_and_shows_a_preview_without_numbers(small):
    for name in ("小李", "小王"):
        small.came(name, 1)
    small.walk(small.at(2, 7))
    page = packed(small, 2)
    assert "昨天来了2位" in texts(slot(page, "morning").wordings)[0]
    noon = slot(page, "noon")
    assert noon.wordings == ()
    assert noon.word == "万花筒还没生成：12:00生成，12:30–17:00可以贴"
    assert texts(noon.preview) == ["第2天从一句话开始\n\n1营，第2天。"] * 2
    tomorrow = slot(packed(small, 4), "evening")
    assert [p.minute for p in tomorrow.preview[0].pastes] == [
        "20:30",
        "20:36",
        "20:45",
        "21:10",
    ]


def test_a_preview_keeps_nothing(small_file):
    small_file.walk(small_file.at(1, 7))
    counting = "select count(*) from script"
    with small_file.act() as kept:
        before = kept.row(counting)[0]
    packed(small_file, 4)
    with small_file.act() as kept:
        assert kept.row(counting)[0] == before


def test_what_was_skipped_says_why_and_has_no_preview(small_file):
    small_file.walk(small_file.at(0, 23))
    small_file.move(small_file.at(1, 18))
    small_file.engine.tick()
    noon = slot(packed(small_file, 1), "noon")
    assert "没有生成" in noon.word
    assert (noon.wordings, noon.preview) == ((), ())


def test_cues_stand_beside_their_message_and_guidance_is_only_read(small_file):
    small_file.walk(small_file.at(4, 20, 35))
    page = packed(small_file, 4)
    first = slot(page, "evening").wordings[0].pastes[0]
    assert (first.cue, first.minute) == ("等大家坐好", "20:30")
    assert "等大家坐好" not in first.parts[0].text
    assert [one.key for one in page.slots if one.read_only] == ["guidance"]


def test_the_hosts_own_wording_comes_along_and_is_parted_like_any_other(small_file):
    small_file.walk(small_file.at(1, 8))
    own = "慢慢来。" * 700
    with small_file.act() as kept:
        place = host.place_of(kept, small_file.row, 1, 1, "morning")
        host.edited(kept, place, own, small_file.now)
    wordings = slot(packed(small_file, 1), "morning").wordings
    assert [w.title for w in wordings] == ["完整版", "精简版", "营主改过的"]
    last = wordings[-1].pastes[0]
    assert [part.mark for part in last.parts] == ["(1/2)", "(2/2)"]
    through = packed(small_file, 1, channel="wecom-text")
    bot = slot(through, "morning").wordings[-1].pastes[0]
    assert len(bot.channels) == 1
    assert [part.mark for part in bot.parts] == [f"({n}/5)" for n in range(1, 6)]
    assert all(part.bytes <= 2_048 for part in bot.parts)


def test_the_days_pictures_come_along_in_order_and_what_is_none_is_named(sqlite_url):
    camp = with_materials(
        sqlite_url,
        ("四种样子", "image", "four kinds.png"),
        ("文章", "article", "map.png"),
        ("地图", "image", "assets/map.png"),
        ("少了的", "image", "gone.png"),
        ("不是图", "image", "odd.png"),
        **{"four kinds.png": PNG, "map.png": JPEG, "odd.png": b"<svg>"},
    )
    noon = slot(packed(camp, 1), "noon")
    assert [(p.name, p.about, p.media, p.data) for p in noon.pictures] == [
        ("01-noon-four-kinds.png", "四种样子", "image/png", PNG),
        ("02-noon-map.jpg", "地图", "image/jpeg", JPEG),
    ]
    assert noon.notices == (
        "《少了的》的图 assets/gone.png 不在这一版课程里，没有放进来",
        "《不是图》的 assets/odd.png 不是 PNG、JPEG、GIF 或 WebP 图片，没有放进来",
    )
    camp.store.close()


def test_pictures_may_be_given_and_keep_their_order(small_file):
    given = [
        host.Picture("../日签 1.png", PNG, "morning", "今天的一句"),
        host.Picture("战报.jpeg", JPEG, "evening"),
        host.Picture("..png", PNG, "morning"),
    ]
    page = packed(small_file, 1, pictures=given)
    names = [p.name for p in slot(page, "morning").pictures]
    assert names == ["01-morning-日签-1.png", "03-morning-picture.png"]
    assert [p.about for p in slot(page, "evening").pictures] == ["战报"]
    with pytest.raises(ValueError, match="not a picture"):
        packed(small_file, 1, pictures=[host.Picture("a.png", b"<svg>", "noon")])
    with pytest.raises(ValueError, match="of a slot"):
        packed(small_file, 1, pictures=[host.Picture("a.png", PNG, "midnight")])


def test_an_archive_holds_page_text_and_pictures_and_is_the_same_every_time(small_file):
    page = packed(small_file, 1, pictures=[host.Picture("图.png", PNG, "noon")])
    first = host.packed(page, "day-01-group-01", "zip")
    assert first == host.packed(page, "day-01-group-01", "zip")
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist() == [
            "day-01-group-01.html",
            "day-01-group-01.txt",
            "pictures/01-noon-图.png",
        ]
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        html = archive.read("day-01-group-01.html")
        assert html == host.packed(page, "", "html")
        assert archive.read("pictures/01-noon-图.png") == PNG
        assert archive.testzip() is None


def test_every_form_says_what_it_is_and_how_it_is_made_again(small_file):
    page = packed(small_file, 1)
    mark = f"camp package {small_file.id} --day 1 --group 1"
    for form in host.FORMS:
        assert mark.encode() in host.packed(page, "x", form)


def test_everything_that_does_not_exist_is_said_at_once(small_file):
    with small_file.act() as kept, pytest.raises(Refusal) as no:
        host.packing(kept, small_file.row, 33, small_file.now, 9)
    assert [reason[:3] for reason in no.value.reasons] == ["没有第", "没有第"]
    with small_file.act() as kept, pytest.raises(Refusal, match="没有第-1天"):
        host.packing(kept, small_file.row, -1, small_file.now)


def test_a_cohort_without_groups_says_what_comes_first(small_file):
    nobody = replace(small_file.row, id=99)
    with small_file.act() as kept, pytest.raises(Refusal, match="roster import"):
        host.packing(kept, nobody, 1, small_file.now)


def test_an_english_camp_is_packed_in_english(sqlite_url):
    camp = Small(sqlite_url, locale="en")
    camp.walk(camp.at(1, 8))
    page = packed(camp, 1)
    for form in ("html", "text"):
        text = host.packed(page, "x", form).decode()
        assert not re.search(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", text)
    assert "noon is not made yet" in slot(page, "noon").word
    camp.store.close()
