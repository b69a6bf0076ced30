"""Every script of every day of every curriculum, as four kinds of group would get it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

import pytest

from camp import scripts, shelf
from camp.curriculum import (
    Curriculum,
    CurriculumError,
    Quiz,
    Slot,
    load,
    load_quizzes,
)
from camp.scripts import Library, Message, compose, lint, lint_versions, sample
from camp.scripts.facts import Facts
from camp.scripts.tone import MOST_BYTES

KINDS = {
    "leading": "lead",
    "middle": "usual",
    "fallen back": "back",
    "listening": "listener",
}
ODD = ("first", "quiet", "bare", "late")
"""The other situations: a first day, nobody there, nothing known, past its hour."""

CHINESE = re.compile("[\u3000-\u9fff\uff00-\uffef]")
UNSAID = re.compile(
    r"\bNone\b(?! of)|\{\{|\}\}|\{%|%\}"
    r"|\b(?:camp|group|host|day|level|lesson|guest|show|homework|reading|extra|last|now"
    r"|works?|duel|tomorrow|citations?|finished|guidance|quiz)\.[a-z]"
)
GAPS = re.compile(
    r"\S {2,}|\n{3,}|^\s|\s$| \n|[^\S\n][,.;:!?，。；：！？](?:\s|$)|,,|(?<!\.)\.\.(?!\.)|，，|。。"
)
LINK = re.compile(r"https?://\S+")
NUMBER = re.compile(r"\d+(?::\d\d)?")
ITEM = re.compile(r"^[1-9] (?!of us)", re.MULTILINE)
CUT = re.compile(r"\S*…")
FIRST = re.compile(r"第1(?!\d)|\bfirst of\b|, first$", re.MULTILINE)


@cache
def taught(name: str) -> Curriculum:
    return load(shelf.open_folder(shelf.curriculum_path(name)).files)


@cache
def asked(name: str) -> tuple[Quiz, ...]:
    return load_quizzes(shelf.open_folder(shelf.curriculum_path(name)).files)


@cache
def library(name: str, locale: str) -> Library:
    own = shelf.open_folder(shelf.curriculum_path(name)).files
    mine = {
        path.removeprefix(f"scripts/{locale}/").removesuffix(".j2"): data.decode()
        for path, data in own.items()
        if path.startswith(f"scripts/{locale}/")
    }
    return Library.of(shelf.library(locale), mine, locale)


@cache
def known(name: str, locale: str, number: int, slot: str, situation: str) -> Facts:
    """The facts of a group, invented once."""
    return sample(
        taught(name),
        number,
        slot,
        locale=locale,
        situation=situation,
        quizzes=asked(name),
    )


@cache
def said(
    name: str, locale: str, number: int, slot: str, situation: str
) -> dict[str, tuple[Message, ...]]:
    """Both versions of a slot, or the one of guidance."""
    facts = known(name, locale, number, slot, situation)
    versions = ("full",) if slot == "guidance" else scripts.VERSIONS
    kind = facts.day.kind
    return {
        version: compose(library(name, locale).template(kind, slot, version), facts)
        for version in versions
    }


def _spoken() -> Iterator[tuple[str, str]]:
    for name in shelf.shipped():
        try:
            yield from ((name, locale) for locale in taught(name).locales)
        except CurriculumError:  # said by the first test
            continue


SPOKEN = tuple(_spoken())
DAYS = tuple(
    (name, locale, number)
    for name, locale in SPOKEN
    for number in range(taught(name).first_number, taught(name).last_number + 1)
)
SLOTS = tuple(slot.value for slot in Slot)


@pytest.mark.parametrize("name", shelf.shipped())
def test_every_curriculum_loads(name):
    assert taught(name).days


@pytest.mark.parametrize(("name", "locale", "number"), DAYS)
def test_every_group_has_something_to_read_that_reads_well(name, locale, number):
    for slot in (*SLOTS, "guidance"):
        for situation in (*KINDS.values(), *ODD):
            for version, messages in said(
                name, locale, number, slot, situation
            ).items():
                place = (slot, version, situation)
                assert messages, place
                for message in messages:
                    assert message.text, place
                    assert wrong_in(message, locale) == [], (*place, message.text)


def wrong_in(message: Message, locale: str) -> list[str]:
    """What a reader would stumble over, and what a group's bot would refuse."""
    found = []
    for text in (message.text, message.cue):
        spoken = LINK.sub("", text)
        found += [hit.group() for hit in UNSAID.finditer(spoken)]
        found += [hit.group() for hit in GAPS.finditer(text)]
        if locale == "en":
            found += CHINESE.findall(text)
    if len(message.text.encode()) > MOST_BYTES:
        found.append("too long for a bot")
    return found


@pytest.mark.parametrize(("name", "locale", "number"), DAYS)
def test_the_rules_of_tone_hold_for_each_kind_of_group(name, locale, number):
    """Length is for the middle; a fallen group's way back may take a line more."""
    for slot in SLOTS:
        for kind, situation in KINDS.items():
            both = said(name, locale, number, slot, situation)
            heard = [
                str(problem)
                for version, messages in both.items()
                for problem in lint(messages, f"{slot}.{version}", version, locale)
                if kind == "middle" or problem.code != "tone_total"
            ]
            heard += map(str, lint_versions(both["full"], both["short"], slot, locale))
            assert heard == [], kind


@pytest.mark.parametrize(("name", "locale", "number"), DAYS)
def test_the_short_version_names_no_number_the_full_one_does_not(name, locale, number):
    listed = {str(number), *numbers(taught(name).day(number).key_points)}
    for slot in SLOTS:
        for situation in (*KINDS.values(), *ODD):
            both = said(name, locale, number, slot, situation)
            full, short = (
                numbers(message.text for message in both[version])
                for version in scripts.VERSIONS
            )
            show = known(name, locale, number, slot, situation).show
            extra = short - full - listed - run_of_show(show, slot, full)
            assert not extra, (slot, situation, both["short"])


def run_of_show(show, slot: str, full: set[str]) -> set[str]:
    """What a full evening shows by being laid out by the minute, and start to end says."""
    if show is None:
        return set()
    if slot == Slot.EVENING:
        return {show.start, show.end, str(show.minutes)}
    return {str(show.minutes)} if {show.start, show.end} <= full else set()


def numbers(texts: Iterable[str]) -> set[str]:
    """Hours, minutes and head-counts; not the numbers of a list, nor what was cut."""
    text = CUT.sub("", ITEM.sub("", LINK.sub("", "\n".join(texts))))
    return set(NUMBER.findall(FIRST.sub(" 1 ", text)))


@pytest.mark.parametrize("aside", scripts.ASIDES)
@pytest.mark.parametrize(("name", "locale"), SPOKEN)
def test_what_is_said_beside_the_slots_reads_well_on_every_day(name, locale, aside):
    course = taught(name)
    template = library(name, locale).template(*aside.removesuffix(".full").split("/"))
    for number in range(course.first_number, course.last_number + 1):
        for situation in (*KINDS.values(), "bare"):
            facts = sample(course, number, "aside", locale=locale, situation=situation)
            messages = compose(template, facts)
            assert messages
            for message in messages:
                assert message.text
                assert wrong_in(message, locale) == [], (number, message.text)
            assert lint(messages, aside, "full", locale) == (), (number, situation)


@pytest.mark.parametrize("situation", [*KINDS.values(), *ODD])
@pytest.mark.parametrize(("name", "locale"), SPOKEN)
def test_no_two_days_running_open_alike(name, locale, situation):
    course = taught(name)
    for slot in SLOTS:
        before: dict[str, str] = {}
        for number in range(course.first_number, course.last_number + 1):
            for version, messages in said(
                name, locale, number, slot, situation
            ).items():
                opening = messages[0].text.partition("\n")[0]
                assert opening != before.get(version), (number, slot, version)
                before[version] = opening


@pytest.mark.parametrize(("name", "locale"), SPOKEN)
def test_listeners_hear_of_no_homework_numbers_or_standing(name, locale):
    course = taught(name)
    owed = re.compile(
        "昨天来了|到[0-9:]+来了|全营第|前都算|\\d of us|midnight counts|checked in"
        "|开卷|收卷|quiz"
    )
    for number in range(course.first_number, course.last_number + 1):
        for slot in SLOTS:
            for messages in said(name, locale, number, slot, "listener").values():
                text = "\n".join(message.text for message in messages)
                assert not owed.search(text), (number, slot, text)


@pytest.mark.parametrize(("name", "locale"), SPOKEN)
@pytest.mark.parametrize("mood", ["lead", "middle", "back", "first"])
def test_every_turn_of_a_lead_paragraph_reads_well(name, locale, mood):
    """Groups 1 to 6 see every turn; and one of everything is said as one."""
    course, templates = taught(name), library(name, locale)
    ones = {"done": 1, "late": 1, "change": 1, "gap": 1, "helped": 1}
    situation = "usual" if mood == "middle" else mood
    turns = set()
    for number in range(course.first_number, course.last_number + 1):
        facts = known(name, locale, number, "morning", situation)
        if facts.last is None:
            continue
        one = replace(facts.last, **ones)
        low = replace(facts.last, rank=40)
        template = templates.template(course.day(number).kind, "morning")
        for last in (facts.last, one, low) if mood == "middle" else (facts.last, one):
            for group in range(1, 7):
                mine = replace(facts.group, number=group)
                [message, *_] = compose(template, replace(facts, last=last, group=mine))
                assert wrong_in(message, locale) == [], message.text
                assert not MANY_FOR_ONE.search(message.text), message.text
                turns.add(message.text)
    assert len(turns) > course.last_number


MANY_FOR_ONE = re.compile(
    r"\b1 (?:people|pieces|minutes|days|hours|check-ins|replies|students|groups)\b"
    r"|\b(?!1\b)\d+ (?:piece|minute|day|hour|check-in)\b(?!-)"
)


@pytest.mark.parametrize(
    "name", [name for name in scripts.NAMES if name not in scripts.ASIDES]
)
def test_our_own_english_scripts_stand_every_situation(course, name):
    """Every kind of day, even one that no English curriculum has yet."""
    shelved = Library.of(shelf.library("en"), locale="en")
    kind, slot, version = re.split("[/.]", name)
    numbers = [n for n in range(6) if course.day(n).kind == kind]
    assert numbers
    for number in numbers:
        for facts in scripts.samples(course, number, slot, locale="en"):
            messages = compose(shelved.template(kind, slot, version), facts)
            assert messages
            for message in messages:
                assert message.text
                assert not UNSAID.search(message.text), message.text
                assert not GAPS.search(message.text), message.text
