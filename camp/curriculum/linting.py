"""What a curriculum may do but should not: warnings, each with its place.

The curriculum is sound when it comes here; its file is read once more for the places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from camp.curriculum import quizzing, tone
from camp.curriculum.loading import MAIN
from camp.curriculum.problems import Fault, Locale, Problem, worded
from camp.curriculum.reading import read
from camp.curriculum.values import DayKind, Tier
from camp.curriculum.windows import evening

if TYPE_CHECKING:
    from camp.curriculum.day import Activity, Ceremony, Day, Material
    from camp.curriculum.model import Curriculum
    from camp.curriculum.tree import Node

_READING_MINUTES: Final = 15
_HOOK_CHARS: Final = {"zh-CN": 24, "en": 60}
_GUEST_MINUTES: Final = 45
_CARDS: Final = ("quote", "lesson", "guest", "activity")
_OTHERS_WORDS: Final = {
    "quote",
    "excerpts",
    "question",
    "trap",
    "when",
    "link",
    "asset",
}


@dataclass(frozen=True, slots=True)
class Looked:
    """What a lint rule looks at: the curriculum, its tree, and the names of its files."""

    curriculum: Curriculum
    root: Node
    names: frozenset[str]

    def days(self) -> Iterator[tuple[int, Day, Node]]:
        """Every day with its number and its node."""
        nodes = self.root.get("days").each()
        first = self.curriculum.first_number
        for place, (day, node) in enumerate(
            zip(self.curriculum.days, nodes, strict=True)
        ):
            yield first + place, day, node


def lint(
    curriculum: Curriculum, files: Mapping[str, bytes], locale: Locale = "zh-CN"
) -> tuple[Problem, ...]:
    """Warn about a sound curriculum; ``files`` are those it was loaded from."""
    reading = read(files[MAIN])
    if reading.root is None:
        return ()
    looked = Looked(curriculum, reading.root, frozenset(files))
    faults = list(reading.doubts)
    for rule in RULES:
        faults += rule(looked)
    found = worded(MAIN, faults, locale, warning=True)
    return (*found, *quizzing.doubts(files, locale))


def load_minutes(day: Day, tier: Tier) -> int:
    """Minutes of listening and reading a day asks of a tier; writing is not counted."""
    talk = day.lesson or day.guest
    minutes = talk.minutes if talk else 0
    if tier is Tier.HEAVY and day.reading:
        minutes += day.reading.minutes
    return minutes


def noon_has_something(looked: Looked) -> Iterator[Fault]:
    """Expect an extra for noon of a course day; guests and activities bring their own."""
    for _, day, node in looked.days():
        if day.kind is DayKind.COURSE and day.extra is None:
            yield node.get("extra").fault("noon_empty")


def materials_can_be_opened(looked: Looked) -> Iterator[Fault]:
    """Expect a material to be somewhere: a link, or an asset that is there."""
    for node, material in _materials(looked):
        if not material.link and not material.asset:
            yield node.fault("nowhere")
        if material.asset and not _has_asset(looked, material.asset):
            yield node.get("asset").fault("asset_missing", value=material.asset)
    logo = looked.curriculum.look.logo
    if logo and not _has_asset(looked, logo):
        place = looked.root.get("look").get("logo")
        yield place.fault("asset_missing", value=logo)


def _has_asset(looked: Looked, name: str) -> bool:
    return f"assets/{name.removeprefix('assets/')}" in looked.names


def _materials(looked: Looked) -> Iterator[tuple[Node, Material]]:
    for _, day, node in looked.days():
        if day.reading:
            yield node.get("reading"), day.reading
        if day.extra:
            yield node.get("extra"), day.extra
        yield from zip(node.get("materials").each(), day.materials, strict=True)


def nothing_jars(looked: Looked) -> Iterator[Fault]:
    """Expect texts that promise nothing vague, push nobody and are not worn."""
    for node in looked.root.walk():
        text = node.text()
        if text and not _is_others_words(node):
            for code, word in tone.jarring(text):
                yield node.fault(code, word=word)


def _is_others_words(node: Node) -> bool:
    above = node.parent.key if node.parent else ""
    return node.key in _OTHERS_WORDS or above in _OTHERS_WORDS


def a_day_is_no_longer_than_promised(looked: Looked) -> Iterator[Fault]:
    """Expect a day to take about what its tier says; half as much again still is.

    A guest may speak longer, up to three quarters of an hour.
    """
    for _, day, node in looked.days():
        for tier in Tier:
            promised = looked.curriculum.tier(tier).minutes
            most = promised * 3 // 2
            if day.kind is DayKind.GUEST:
                most = max(most, _GUEST_MINUTES)
            minutes = load_minutes(day, tier)
            if minutes > most:
                said = {"tier": tier.value, "minutes": minutes, "promised": promised}
                yield node.fault("load", **said)
                break


def readings_are_short(looked: Looked) -> Iterator[Fault]:
    """Expect nothing to take longer than a quarter of an hour to read."""
    for node, material in _materials(looked):
        is_read = material.kind in {"article", "image", "file"}
        if is_read and material.minutes > _READING_MINUTES:
            yield node.get("minutes").fault("reading_long", minutes=material.minutes)


def selling_waits_for_the_closing(looked: Looked) -> Iterator[Fault]:
    """Expect the next camp to be spoken of on the last day only."""
    for _, day, node in looked.days():
        if day.selling and day.kind is not DayKind.CLOSING:
            yield node.get("selling").fault("selling_early")


def activities_end_with_a_summary(looked: Looked) -> Iterator[Fault]:
    """Expect a summary of an activity: it is what people take home."""
    for _, day, node in looked.days():
        if day.activity and not day.activity.summary:
            yield node.get("activity").get("summary").fault("no_summary")


def hooks_fit_a_notification(looked: Looked) -> Iterator[Fault]:
    """Expect a hook to fit into a notification."""
    locale = looked.curriculum.locale
    for _, day, node in looked.days():
        if len(day.hook) > _HOOK_CHARS[locale]:
            code = "hook_long" if locale == "zh-CN" else "hook_long_en"
            yield node.get("hook").fault(code, size=len(day.hook))


def days_differ(looked: Looked) -> Iterator[Fault]:
    """Expect no two days to share a hook, a quote, a lesson or a talk."""
    for steps in (("hook",), ("quote",), ("lesson", "title"), ("guest", "title")):
        first: dict[str, Node] = {}
        for _, _, node in looked.days():
            place = node.at(steps)
            text = place.text()
            known = first.setdefault(text, place) if text else place
            if known is not place:
                yield place.fault("same_text", line=known.line, first=known.path)


def the_path_has_no_gap(looked: Looked) -> Iterator[Fault]:
    """Expect every day to lie in a stretch of the path."""
    for number, _, _ in looked.days():
        if looked.curriculum.level(number) is None:
            yield looked.root.get("path").fault("path_gap", number=number)
            return


def honors_have_their_day(looked: Looked) -> Iterator[Fault]:
    """Expect a closing where there are honors to give."""
    curriculum = looked.curriculum
    if curriculum.honors and curriculum.days[-1].kind is not DayKind.CLOSING:
        yield looked.root.get("days").each()[-1].fault("no_closing")


def every_setting_has_an_effect(looked: Looked) -> Iterator[Fault]:
    """Expect nothing to be written that changes nothing."""
    curriculum, root = looked.curriculum, looked.root
    limits = curriculum.attendance
    if limits.beyond != "nothing" and limits.misses_per_week is None:
        yield root.get("attendance").get("beyond").fault("no_limit")
    asked = {part for tier in Tier for part in curriculum.tier(tier).parts}
    for name, node in root.get("parts").fields().items():
        if name not in asked:
            yield node.key_fault("part_unused")
    for contest, node in zip(
        curriculum.contests, root.get("contests").each(), strict=True
    ):
        students = curriculum.group.students
        if contest.min_members > students:
            yield node.get("min_members").fault("nobody_ranked", students=students)


def homework_can_be_handed_in(looked: Looked) -> Iterator[Fault]:
    """Expect something due on a day with homework."""
    for number, day, node in looked.days():
        due = any(looked.curriculum.due_parts(number, tier) for tier in Tier)
        if day.homework and not due:
            yield node.get("homework").key_fault("undue")


def cards_show_what_the_day_has(looked: Looked) -> Iterator[Fault]:
    """Expect a lesson for a lesson's card, and so on."""
    for _, day, node in looked.days():
        known = tuple(
            name for name in _CARDS if name == "quote" or getattr(day, name) is not None
        )
        for card in node.get("cards").each():
            if card.text() not in known:
                yield card.fault("card", value=card.text(), known=known)


def shows_end_in_time(looked: Looked) -> Iterator[Fault]:
    """Expect the last message of a show to be still on time."""
    for _, day, node in looked.days():
        show = day.activity or day.ceremony
        until = evening(looked.root, node).post_until
        if show is None or until is None:
            continue
        end = _end(show)
        if end.date() > date.min or end.time() > until:
            start = node.get("activity" if day.activity else "ceremony").get("start")
            said = {"end": f"{end:%H:%M}", "until": f"{until:%H:%M}"}
            yield start.fault("show_long", **said)


def _end(show: Activity | Ceremony) -> datetime:
    start = datetime.combine(date.min, show.start)
    return start + timedelta(minutes=show.minutes)


Rule = Callable[[Looked], Iterable[Fault]]

RULES: Final[tuple[Rule, ...]] = (
    noon_has_something,
    materials_can_be_opened,
    nothing_jars,
    a_day_is_no_longer_than_promised,
    readings_are_short,
    selling_waits_for_the_closing,
    activities_end_with_a_summary,
    hooks_fit_a_notification,
    days_differ,
    the_path_has_no_gap,
    honors_have_their_day,
    every_setting_has_an_effect,
    homework_can_be_handed_in,
    cards_show_what_the_day_has,
    shows_end_in_time,
)
