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
    assert errors[0].startswith("days[3]: course/noon.full:1 (zh-CN): ")


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
            "locales[1]: en lacks 35 scripts (activity/morning.full, activity/morning.short, "
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
