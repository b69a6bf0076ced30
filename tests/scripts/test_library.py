"""A curriculum's own templates come first; every text has its hash."""

import hashlib

import pytest

from camp import shelf
from camp.curriculum import DayKind, Slot
from camp.scripts import (
    ASIDES,
    NAMES,
    Library,
    ScriptError,
    compose,
    lint,
    name_of,
    samples,
)

TEXTS = {"course/morning.full": "{{ day.hook }}", "course/noon.short": "午"}


def test_the_curriculums_own_template_comes_first():
    library = Library.of(TEXTS, own={"course/noon.short": "自己的"})
    assert library.texts["course/noon.short"] == "自己的"
    assert library.texts["course/morning.full"] == "{{ day.hook }}"


def test_every_text_has_its_hash_and_the_whole_has_one():
    library = Library.of(TEXTS)
    wanted = hashlib.sha256("午".encode()).hexdigest()
    assert library.shas["course/noon.short"] == wanted
    assert library.template("course", "noon", "short").sha == wanted
    assert library == Library.of(dict(reversed(TEXTS.items())))
    assert library.sha != Library.of(TEXTS, own={"course/noon.short": "自己的"}).sha
    assert library.sha != Library.of({**TEXTS, "course/noon.full": "午"}).sha


def test_there_is_a_name_for_every_kind_slot_and_version():
    assert len(NAMES) == len(set(NAMES)) == 6 * 7 + len(ASIDES)
    assert name_of(DayKind.COURSE, Slot.MORNING) == "course/morning.full"
    assert "closing/guidance.full" in NAMES


def test_a_name_no_script_has_is_refused_with_the_one_that_was_meant():
    with pytest.raises(ScriptError) as raised:
        Library.of({"course/mornign.full": "", "x": ""})
    assert len(raised.value.problems) == 2
    assert "course/morning.full" in str(raised.value)


def test_a_script_that_is_not_there_says_which_file_to_write():
    with pytest.raises(ScriptError, match=r"rest/noon\.full\.j2"):
        Library.of(TEXTS).template(DayKind.REST, Slot.NOON)


def test_a_library_tells_everything_that_is_wrong_with_it():
    texts = dict.fromkeys(NAMES, "{{ day.hook }}")
    assert Library.of(texts).problems() == ()
    texts["course/noon.full"] = "{{ dya }}\n{{ 1 * 2 }}"
    del texts["rest/evening.short"]
    found = Library.of(texts, locale="en").problems()
    assert [(p.name, p.line, p.code) for p in found] == [
        ("course/noon.full", 1, "unknown"),
        ("course/noon.full", 2, "refused"),
        ("rest/evening.short", 0, "no_template"),
    ]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ASIDES])
def test_our_own_chinese_scripts_stand_every_situation(course, name):
    library = _ours(name)
    kind, _, rest = name.partition("/")
    slot, _, version = rest.partition(".")
    template = library.template(kind, slot, version)
    numbers = [n for n in range(6) if course.day(n).kind == kind]
    for number in numbers:
        for facts in samples(course, number, slot, locale="zh-CN"):
            messages = compose(template, facts)
            assert messages
            assert all(m.text for m in messages)


@pytest.mark.parametrize("name", ASIDES)
def test_what_is_said_beside_the_slots_fits_every_day_and_situation(course, name):
    template = _ours(name).template(*name.removesuffix(".full").split("/"))
    for number in range(6):
        for facts in samples(course, number, "aside", locale="zh-CN"):
            messages = compose(template, facts)
            assert messages
            assert all(m.text for m in messages)
            assert not lint(messages, name, "full")


def test_welcome_and_rules_carry_what_the_course_promises(course):
    usual = samples(course, 0, "aside", locale="zh-CN")[0]
    welcome, rules = (
        compose(_ours(f"group/{one}.full").template("group", one), usual)[0].text
        for one in ("welcome", "rules")
    )
    assert "欢迎来7营" in welcome
    assert "23:30开营，30分钟" in welcome
    for text in (welcome, rules):
        assert "把一句话好好说完" in text
        assert "7-名字-城市" in text
    assert "1 说自己的事" in rules
    assert "1 不发广告" in rules


def _ours(name):
    return Library.of({name: shelf.library("zh-CN")[name]})
