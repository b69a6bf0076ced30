"""A host copies, marks it posted, reads why there is nothing yet, and leaves a line."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camp.desk import host
from camp.desk.host import posting
from camp.desk.refusal import Refusal
from camp.scripts import clean
from camp.store import cohorts, queue, words
from camp.timetable import Kind


def shown(small, group, day, slot, version="full"):
    with small.act() as kept:
        place = host.place_of(kept, small.row, group, day, slot)
        return host.show(kept, place, version, small.now)


def posted(small, group, day, slot, who="阿舟", **more):
    with small.act() as kept:
        place = host.place_of(kept, small.row, group, day, slot)
        return host.posted(kept, place, who, small.now, **more)


def test_a_text_that_is_not_due_says_when_it_will_be_made(small):
    small.walk(small.at(1, 5))
    found = shown(small, 1, 1, "morning")
    assert found.messages == ()
    assert str(found.word) == "早安还没生成：06:30生成，07:30–11:00可以贴"
    assert found.word.en.startswith("morning is not made yet")


def test_a_composed_text_is_shown_with_the_group_in_it(small):
    small.walk(small.at(1, 7))
    found = shown(small, 2, 1, "morning")
    assert [m.text for m in found.messages] == ["第1天从一句话开始\n\n2营，第1天。"]
    assert found.state == "composed"
    assert found.notices == ()


def test_an_activity_evening_has_clock_times_and_cues_beside_the_messages(small):
    small.walk(small.at(4, 20))
    found = shown(small, 1, 4, "evening")
    assert [(m.at, m.spare) for m in found.messages] == [
        ("20:30", False),
        ("20:36", False),
        ("20:45", True),
        ("21:10", False),
    ]
    assert found.messages[0].cue == "等大家坐好"
    assert "等大家坐好" not in found.messages[0].text


def test_a_slot_that_was_skipped_says_why_and_how_to_have_it_after_all(small):
    small.walk(small.at(0, 23))
    small.move(small.at(1, 18))
    small.engine.tick()
    found = shown(small, 1, 1, "noon")
    assert found.state == "skipped"
    assert "not composed by 17:00" in found.word
    assert "camp retry" in found.word


def test_a_slot_that_is_due_and_not_made_says_that_somebody_should_look(small):
    small.move(small.at(1, 12, 20))
    found = shown(small, 1, 1, "noon")
    assert "camp today" in found.word


def test_a_morning_that_waits_for_last_night_says_so(small):
    small.walk(small.at(1, 23))
    small.move(small.at(2, 6, 40))
    found = shown(small, 1, 2, "morning")
    assert "名次" in found.word


def test_everything_that_does_not_exist_is_said_at_once(small_file):
    with small_file.act() as kept, pytest.raises(Refusal) as no:
        host.place_of(kept, small_file.row, 9, 33, "midnight")
    assert len(no.value.reasons) == 3
    assert "现有 1-2" in no.value.reasons[0]


def test_a_version_that_does_not_exist_is_refused(small_file):
    small_file.walk(small_file.at(1, 7))
    with pytest.raises(Refusal, match="full, short"):
        shown(small_file, 1, 1, "morning", "tiny")


def test_posting_twice_is_posting_once(small):
    small.walk(small.at(1, 8))
    first = posted(small, 1, 1, "morning")
    small.move(small.at(1, 9))
    second = posted(small, 1, 1, "morning", who="小王")
    assert (first.again, second.again) == (False, True)
    assert second.posting.posted_at == first.posting.posted_at
    assert second.posting.posted_by == "阿舟"
    assert str(second.word) == "08:00由阿舟贴出"


def test_a_copy_after_posting_leaves_it_posted(small):
    small.walk(small.at(1, 8))
    posted(small, 1, 1, "morning")
    with small.act() as kept:
        place = host.place_of(kept, small.row, 1, 1, "morning")
        done = host.copied(kept, place, "short", "阿舟", small.now)
    assert done.posting.state == "posted"


def test_a_post_after_the_window_is_late_and_says_until_when_it_was(small):
    small.walk(small.at(1, 11, 30))
    done = posted(small, 1, 1, "morning")
    assert done.late
    assert str(done.word) == "11:30由阿舟贴出，过了11:00"
    assert done.word.en == "posted 11:30 by 阿舟, after 11:00"


def test_nothing_can_be_posted_before_it_is_made(small_file):
    small_file.walk(small_file.at(1, 5))
    with pytest.raises(Refusal, match="还没生成"):
        posted(small_file, 1, 1, "morning")


def test_the_hosts_own_wording_is_kept_beside_the_script(small):
    small.walk(small.at(1, 8))
    posted(small, 1, 1, "morning", own_words="  早，今天慢慢来\x00 ")
    found = shown(small, 1, 1, "morning")
    assert found.posting.edited == "早，今天慢慢来"
    assert "从一句话开始" in found.messages[0].text


def test_empty_and_endless_wording_is_refused(small_file):
    small_file.walk(small_file.at(1, 8))
    with small_file.act() as kept:
        place = host.place_of(kept, small_file.row, 1, 1, "morning")
        for bad in (" \n ", "话" * 9_000):
            with pytest.raises(Refusal):
                host.edited(kept, place, bad, small_file.now)
        with pytest.raises(Refusal, match="没有写是谁"):
            host.posted(kept, place, " ", small_file.now)


def test_what_was_not_posted_is_missed_at_the_close_and_a_host_leaves_it_so(small):
    small.walk(small.at(2, 8))
    with pytest.raises(Refusal, match="第1天已经结算，不能补勾了"):
        posted(small, 1, 1, "noon")
    assert str(shown(small, 1, 1, "noon").word) == "当天没有贴"


def test_ops_may_set_a_missed_slot_right_and_the_audit_says_who(small):
    small.walk(small.at(2, 8))
    done = posted(small, 1, 1, "noon", who="小齐", afterwards=True)
    again = posted(small, 1, 1, "noon", who="小齐", afterwards=True)
    assert (done.late, done.again, again.again) == (True, False, True)
    assert str(done.word) == "09-08 08:00由小齐贴出，过了17:00"
    with small.act() as kept:
        said = [(a[1], a[2], a[3]) for a in cohorts.audit(kept, small.id)]
    assert said.count(("小齐", "posted after all", "group 1 day 1 noon")) == 1


def test_a_second_tick_after_the_close_is_only_a_second_tick(small_file):
    small_file.walk(small_file.at(1, 8))
    posted(small_file, 1, 1, "morning")
    small_file.walk(small_file.at(2, 8))
    assert posted(small_file, 1, 1, "morning").again


def test_what_is_ready_early_is_ticked_from_its_time_on(small_file):
    small_file.walk(small_file.at(1, 7))
    with pytest.raises(Refusal, match="07:30起发") as no:
        posted(small_file, 1, 1, "morning")
    assert "from 07:30" in no.value.reasons[0].en
    small_file.move(small_file.at(1, 7, 30))
    assert not posted(small_file, 1, 1, "morning").again


LINES = st.sampled_from(("早", "---", "------", "\\---", "\x00---", "--- ", "--", ""))


@given(st.lists(st.lists(LINES, max_size=4).map("\n".join), max_size=4))
def test_messages_come_back_as_they_were_written_whatever_lines_they_have(texts):
    cleaned = [clean(text).strip() for text in texts]
    wording = posting.as_parted(texts)
    assert posting.own_texts(wording) == tuple(text for text in cleaned if text)
    if any(cleaned):
        assert posting.parted(wording) == cleaned


def test_a_wording_of_before_still_parts_at_its_dashes():
    assert posting.own_texts("早安\n---\n第二条\n-----\n第三条") == (
        "早安",
        "第二条",
        "第三条",
    )


def test_of_two_who_rewrite_at_once_one_is_kept_and_the_other_is_told(small):
    small.walk(small.at(1, 8))
    with small.act() as kept:
        place = host.place_of(kept, small.row, 1, 1, "morning")
        made = host.edit_page(kept, place, "full", small.now, "zh-CN").made
    together = Barrier(2)

    def save(text):
        together.wait(timeout=10)
        with small.act() as kept:
            place = host.place_of(kept, small.row, 1, 1, "morning")
            return host.rewrite(kept, place, [text], made, small.now)

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(save, ["营主写的", "副营主写的"]))
    assert done.count(None) == 1
    kept_one = next(one for one in done if one is not None)
    assert shown(small, 1, 1, "morning").posting.edited == kept_one.posting.edited


def test_a_script_is_remade_byte_for_byte(small):
    small.walk(small.at(1, 7))
    small.came("小王", 1)
    small.stamped("小王", 1, hour=19)
    small.walk(small.at(2, 20))
    with small.act() as kept:
        for day, slot in ((1, "morning"), (2, "morning"), (2, "evening")):
            place = host.place_of(kept, small.row, 1, day, slot)
            assert host.remade(kept, place) == {"full": True, "short": True}


def test_a_script_can_be_explained(small_file):
    small_file.walk(small_file.at(1, 7))
    with small_file.act() as kept:
        place = host.place_of(kept, small_file.row, 2, 1, "morning")
        made_of = host.explain(kept, place, "full")
    assert made_of["template"] == "scripts/zh-CN/course/morning.full.j2"
    assert made_of["facts"]["group"]["name"] == "2营"
    assert made_of["same"]


def test_a_script_made_late_and_without_numbers_tells_its_host(small):
    small.walk(small.at(1, 23))
    with small.act() as kept:
        row = queue.one(kept, small.id, Kind.STANDINGS, 1, 0, "")
        kept.do("update occurrence set state = 'failed' where id = ?", (row.id,))
        close = queue.one(kept, small.id, Kind.CLOSE, 1, 0, "")
        kept.do("update occurrence set state = 'failed' where id = ?", (close.id,))
    small.move(small.at(2, 12, 10))
    small.walk(small.at(2, 12, 11))
    found = shown(small, 1, 2, "morning")
    assert [str(n) for n in found.notices] == [
        "过了时间才生成，里面写了钟点",
        "生成时还没有昨晚的数字，正文里没有名次",
    ]


def test_an_unsigned_course_is_shown_beside_every_script(small_file):
    with small_file.act() as kept:
        kept.do("update cohort set signed_version = null")
    small_file.walk(small_file.at(1, 7))
    found = shown(small_file, 1, 1, "morning")
    assert "还没签发" in found.notices[0]


@pytest.mark.parametrize(
    ("day", "hour", "minute", "night"),
    [
        (1, 0, 5, 1),
        (1, 23, 29, 1),
        (1, 23, 59, 1),
        (2, 0, 4, 1),
        (2, 0, 5, 2),
        (5, 24, 4, 5),
    ],
)
def test_a_line_belongs_to_the_day_that_ends_until_five_past_midnight(
    small_file, day, hour, minute, night
):
    camp = small_file
    with camp.act() as kept:
        group = host.group_numbered(kept, camp.row, 1)
        at = camp.at(day, hour, minute)
        noted = host.note(kept, camp.row, group, "今天有人问补卡", "阿舟", at)
    assert noted.night == night


def test_no_line_before_the_camp_and_none_after_its_last_night(small_file):
    camp = small_file
    with camp.act() as kept:
        group = host.group_numbered(kept, camp.row, 1)
        for at in (camp.at(0, -1), camp.at(5, 24, 5)):
            with pytest.raises(Refusal):
                host.note(kept, camp.row, group, "在吗", "阿舟", at)


def test_the_same_line_twice_is_kept_once_and_reaches_the_debrief(small):
    small.walk(small.at(1, 23))
    with small.act() as kept:
        group = host.group_numbered(kept, small.row, 1)
        said = [
            host.note(kept, small.row, group, "点名夸了三位", "阿舟", small.now).new
            for _ in range(2)
        ]
        assert said == [True, False]
        assert words.notes(kept, small.id, 1) == {group.id: [("阿舟", "点名夸了三位")]}
    small.walk(small.at(2, 1))
    with small.act() as kept:
        assert "点名夸了三位" in kept.row("select doc from debrief where night = 1")[0]


def test_a_line_without_words_or_without_a_name_is_refused_with_both_reasons(
    small_file,
):
    with small_file.act() as kept:
        group = host.group_numbered(kept, small_file.row, 1)
        with pytest.raises(Refusal) as no:
            host.note(kept, small_file.row, group, " ", "", small_file.at(1, 12))
    assert len(no.value.reasons) == 2


def test_a_groups_day_as_a_page_has_every_slot_guidance_first(small):
    small.walk(small.at(4, 20))
    with small.act() as kept:
        page = host.day_page(kept, small.row, 1, 4, small.now)
    assert [slot.title for slot in page.slots] == [
        "运营要点",
        "早安",
        "万花筒",
        "活动秀",
    ]
    assert page.slots[0].state == "done"
    assert [len(slot.versions) for slot in page.slots] == [1, 2, 2, 2]


def test_a_day_to_come_is_a_page_that_says_when(small_file):
    small_file.walk(small_file.at(1, 7))
    with small_file.act() as kept:
        page = host.day_page(kept, small_file.row, 1, 5, small_file.now)
    assert all(not slot.versions for slot in page.slots)
    assert "还没生成" in page.slots[1].word


def test_of_many_clicks_at_once_exactly_one_is_the_first(small):
    small.walk(small.at(1, 8))
    names = ("阿舟", "梁禾", "小齐", "阿敏")
    together = Barrier(len(names))

    def click(who):
        together.wait(timeout=10)
        return posted(small, 1, 1, "morning", who=who)

    with ThreadPoolExecutor(len(names)) as pool:
        done = list(pool.map(click, names))
    assert [one.again for one in done].count(False) == 1
    assert len({one.posting.posted_by for one in done}) == 1
