"""One act that finds whatever would surprise a host on day 9."""

import pytest

from camp import shelf
from camp.curriculum import MAIN
from camp.desk import aloud
from camp.desk.check import check
from camp.shelf import Folder
from tests.curriculum.files import SHIPPED, SOUND, STARTER, edited

OWN = "scripts/zh-CN/course/noon.full.j2"


def report(text=STARTER, locale="en", library=shelf.library, **files):
    data = text if isinstance(text, bytes) else text.encode()
    return check(Folder("x", {MAIN: data, **files}), library, locale)


def with_own(template, name=OWN, **others):
    return report(**{name: template.encode()}, **others)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_every_shipped_curriculum_passes(path):
    found = check(shelf.open_folder(path.parent), shelf.library)
    assert found.curriculum is not None
    assert found.problems == ()


def test_the_starter_passes():
    found = check(Folder("x", shelf.starter()), shelf.library)
    assert found.problems == ()


def test_a_curriculum_that_does_not_load_still_tells_everything():
    found = report(
        edited(("zone: Europe/London", "zone: x")), **{"scripts/odd.j2": b"x"}
    )
    assert found.curriculum is None
    assert [p.file for p in found.errors] == [MAIN, "scripts/odd.j2"]


def test_a_template_of_ones_own_is_blamed_by_file_and_line():
    found = with_own("{{ day.hook }}\n{{ lesson.tilte }}\n")
    assert [(p.file, p.line, p.warning) for p in found.problems] == [(OWN, 2, False)]
    assert "tilte" in found.problems[0].message


def test_a_template_that_fails_on_some_day_names_the_day():
    found = with_own(
        "{{ lesson.title }} {{ extra.title }}",
        text=STARTER.replace(
            b"    extra:\n      title: \xe8\xa1\xa5",
            b"    materials: []\n    extra:\n      title: \xe8\xa1\xa5",
        ),
    )
    assert found.errors == ()
    text = STARTER.decode()
    start = text.index("    extra:\n      title: 补哪半句")
    end = text.index("    guidance:\n      aim: 每份作业至少")
    found = with_own(
        "{{ lesson.title }} {{ extra.title }}", text=text[:start] + text[end:]
    )
    errors = [p.message for p in found.errors]
    assert len(errors) == 1
    assert errors[0].startswith("days[3]: course/noon.full:1:29 (zh-CN): ")


def test_an_empty_script_is_a_doubt_on_every_day_it_is_said():
    found = with_own("{# nothing yet #}\n")
    silent = [p for p in found.warnings if "comes out empty" in p.message]
    assert [p.message.split(":")[0] for p in silent] == [
        "days[1]",
        "days[2]",
        "days[3]",
    ]


def test_days_that_open_alike_are_told_apart():
    found = with_own("Noon again\n\n{{ lesson.title }}")
    alike = [p.message for p in found.warnings if "opens like" in p.message]
    assert alike == [
        'days[2]: noon.full (zh-CN): opens like day 1: "Noon again"; let the days differ',
        'days[3]: noon.full (zh-CN): opens like day 1: "Noon again"; let the days differ',
    ]


def test_a_message_beyond_a_bots_limit_and_a_short_one_that_is_not_are_found():
    found = with_own(
        "字" * 700 + "{{ lesson.title }}", "scripts/zh-CN/course/noon.short.j2"
    )
    messages = " ".join(p.message for p in found.warnings)
    assert "2048" in messages
    assert "noon.short" in messages
    full = report(**{OWN: "好{{ lesson.title }}".encode()})
    assert any("noon.short" in p.message for p in full.warnings)


def test_how_a_script_sounds_is_heard_with_the_line_it_is_in():
    found = with_own("{{ lesson.title }}\n\n务必听完")
    assert any(
        "course/noon.full (zh-CN)" in p.message and "“务必听完”" in p.message
        for p in report(
            locale="zh-CN", **{OWN: "{{ lesson.title }}\n\n务必听完".encode()}
        ).warnings
    )
    assert any('"务必听完"' in p.message for p in found.warnings)


def test_a_file_that_nothing_reads_is_shown():
    for stray in (
        "scripts/course/noon.full.j2",
        "scripts/zh-CN/course/noon.long.j2",
        "scripts/x",
    ):
        found = report(**{stray: b"x"})
        assert [(p.file, p.warning) for p in found.errors] == [(stray, False)]
        assert "nothing reads this file" in found.errors[0].message


def test_a_template_that_is_not_utf8_is_shown_with_its_line():
    found = report(**{OWN: b"{{ lesson.title }}\n\xff"})
    assert (OWN, 2) in [(p.file, p.line) for p in found.errors]


def test_a_language_without_scripts_is_said_once_in_its_place():
    def library(locale):
        return shelf.library("zh-CN") if locale == "zh-CN" else shelf.library("xx")

    text = STARTER.decode().replace("  - zh-CN", "  - zh-CN\n  - en")
    found = report(text, library=library)
    assert [p.message for p in found.errors] == [
        (
            "locales[1]: en lacks 48 scripts (activity/morning.full, activity/morning.short, "
            "activity/noon.full and so on); write them or drop the language"
        )
    ]
    assert text.split("\n")[found.errors[0].line - 1] == "  - en"


def test_a_day_is_written_out_slot_by_slot():
    from camp.curriculum import load

    plan = load({MAIN: STARTER})
    said = list(aloud.say_day(plan, {MAIN: STARTER}, shelf.library, 1, "zh-CN"))
    assert [(str(each.slot), each.version) for each in said] == [
        *(("morning", "full"), ("morning", "short")),
        *(("noon", "full"), ("noon", "short")),
        *(("evening", "full"), ("evening", "short")),
        ("guidance", "full"),
    ]
    assert said[0].messages[0].text.startswith("“在吗”，然后等了一下午")
    with pytest.raises(KeyError):
        list(aloud.say_day(plan, {}, shelf.library, 99, "zh-CN"))


def test_ones_own_template_is_what_is_said():
    from camp.curriculum import load

    files = {MAIN: STARTER, OWN: "自己的 {{ lesson.title }}".encode()}
    said = list(aloud.say_day(load(files), files, shelf.library, 1, "zh-CN"))
    assert said[2].messages[0].text == "自己的 要什么，放第一句"


def test_an_english_curriculum_is_checked_in_english_when_there_are_scripts():
    found = report(SOUND)
    if "en" in shelf.locales():
        assert found.errors == ()
    else:
        assert "en lacks" in found.errors[0].message


def test_a_file_that_nothing_reads_comes_with_the_one_that_was_meant():
    found = report(**{"scripts/zh-CN/course/non.full.j2": b"x"})
    assert f"did you mean {OWN};" in found.errors[0].message
    found = report(locale="zh-CN", **{"scripts/zh-CN/course/noon.ful.j2": b"x"})
    assert f"是不是“{OWN}”" in found.errors[0].message
    assert "did you mean" not in report(**{"scripts/x": b"x"}).errors[0].message


def test_a_template_in_a_language_that_is_not_declared_is_a_doubt():
    path = "scripts/en/course/noon.full.j2"
    found = report(**{path: b"{{ lesson.title }}"})
    assert [(p.file, p.line, p.warning) for p in found.problems] == [(path, 1, True)]
    assert "does not declare en" in found.problems[0].message


def test_a_slip_in_ones_own_template_has_its_column():
    found = with_own("{{ day.hook }}\n今天{{ lesson.tilte }}\n")
    assert [(p.file, p.line, p.col) for p in found.problems] == [(OWN, 2, 13)]


def test_a_library_without_a_reply_is_incomplete():
    def library(locale):
        texts = dict(shelf.library(locale))
        del texts["reply/advert.full"]
        return texts

    found = report(locale="zh-CN", library=library)
    assert ["缺 1 份话术（reply/advert.full" in p.message for p in found.errors] == [
        True
    ]


def test_a_sentence_two_days_share_is_found_though_only_listeners_read_it():
    found = with_own(
        '{% if group.track == "listener" %}Just listen. {% endif %}{{ lesson.title }}',
        name="scripts/zh-CN/course/evening.full.j2",
    )
    alike = [p.message for p in found.warnings if "opens like" in p.message]
    assert [line.split(":")[0] for line in alike] == ["days[2]", "days[3]"]
    assert 'opens like day 1: "Just listen."' in alike[0]


def test_a_word_that_pushes_is_heard_though_only_some_group_reads_it():
    found = report(
        locale="zh-CN",
        **{
            OWN: (
                '{{ lesson.title }}\n\n{% if group.track == "listener" %}务必听完'
                "{% else %}听{% endif %}"
            ).encode()
        },
    )
    assert any("“务必听完”" in p.message for p in found.warnings)


def test_how_a_reply_sounds_is_heard_once():
    found = report(
        locale="zh-CN",
        **{"scripts/zh-CN/reply/refund.full.j2": "亲爱的，收到。".encode()},
    )
    heard = [p.message for p in found.warnings if "reply/refund.full" in p.message]
    assert len(heard) == 1
    assert "亲爱的" in heard[0]


def test_a_reply_that_cannot_be_written_is_blamed_once():
    found = report(
        **{"scripts/zh-CN/reply/refund.full.j2": b"{{ case.who|clip(900) }}"}
    )
    assert len(found.errors) == 1
    found = report(**{"scripts/zh-CN/private/last.full.j2": b"{{ lesson.title }}"})
    assert ["private/last.full" in p.message for p in found.errors] == [True]
