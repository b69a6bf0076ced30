"""What must fit together within one day: its kind, its blocks, its run of show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp.curriculum.values import DayKind
from camp.curriculum.windows import evening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import time

    from camp.curriculum.problems import Fault
    from camp.curriculum.tree import Node

NEEDED: Final[dict[str, tuple[str, ...]]] = {
    DayKind.OPENING: ("ceremony",),
    DayKind.COURSE: ("lesson", "homework"),
    DayKind.GUEST: ("guest", "homework"),
    DayKind.ACTIVITY: ("activity", "homework"),
    DayKind.REST: (),
    DayKind.CLOSING: ("ceremony",),
}
_ALLOWED: Final[dict[str, tuple[str, ...]]] = {
    DayKind.OPENING: ("homework",),
    DayKind.COURSE: ("reading",),
    DayKind.GUEST: ("reading",),
    DayKind.ACTIVITY: ("reading",),
}
_BLOCKS: Final = ("lesson", "guest", "activity", "ceremony", "homework", "reading")
_IDLE: Final = {DayKind.REST.value, DayKind.CLOSING.value}


def opening_and_closing_frame_the_days(root: Node) -> Iterator[Fault]:
    """Refuse an opening that is not first and a closing that is not last."""
    days = root.get("days").each()
    for place, day in enumerate(days):
        kind = day.get("kind")
        if kind.text() == DayKind.OPENING and place > 0:
            yield kind.fault("opening_first")
        if kind.text() == DayKind.CLOSING and place < len(days) - 1:
            yield kind.fault("closing_last")


def a_day_has_what_its_kind_needs(root: Node) -> Iterator[Fault]:
    """Refuse a day without its block, or with the block of another kind."""
    for day in root.get("days").each():
        kind = day.get("kind").text() or ""
        needed = NEEDED.get(kind)
        if needed is None:
            continue
        for block in _BLOCKS:
            node = day.get(block)
            if block in needed and not node.given:
                yield node.fault("needs", kind=kind, block=block)
            elif node.given and block not in (*needed, *_ALLOWED.get(kind, ())):
                yield node.key_fault("stray", kind=kind, block=block)


def an_idle_day_owes_nothing(root: Node) -> Iterator[Fault]:
    """Refuse parts on a day of rest or a closing."""
    for day in root.get("days").each():
        kind = day.get("kind").text()
        if kind in _IDLE and day.get("parts").each():
            yield day.get("parts").fault("nothing_due", kind=kind)


def shows_run_in_order(root: Node) -> Iterator[Fault]:
    """Refuse a run of show that says nothing, runs backwards, or overruns."""
    for day in root.get("days").each():
        for name in ("activity", "ceremony"):
            show = day.get(name).get("show")
            yield from _moments(show, day.get(name).get("minutes").number())
            if show.each() and not any(each.get("say").given for each in show.each()):
                yield show.fault("nothing_said")


def _moments(show: Node, minutes: int | None) -> Iterator[Fault]:
    before = 0
    for moment in show.each():
        if not moment.fields():
            continue
        yield from _says_something(moment)
        node = moment.get("at")
        at = node.number()
        if at is None:
            continue
        if at < before:
            yield node.fault("moment_order", at=at, before=before)
        elif minutes is not None and at > minutes:
            yield node.fault("moment_late", at=at, minutes=minutes)
        before = max(before, at)


def _says_something(moment: Node) -> Iterator[Fault]:
    says = moment.get("say").given
    if not says and moment.get("spare").flag():
        yield moment.fault("moment_spare")
    elif not says and not moment.get("cue").given:
        yield moment.fault("moment_empty")


def a_show_starts_after_its_texts(root: Node) -> Iterator[Fault]:
    """Refuse a show that starts before the evening's texts are made."""
    for day in root.get("days").each():
        for name in ("activity", "ceremony"):
            start = day.get(name).get("start")
            at, made = start.clock(), evening(root, day).compose
            if at is not None and made is not None and at < made:
                yield _early(start, at, made)


def _early(node: Node, start: time, compose: time) -> Fault:
    return node.fault("show_early", start=f"{start:%H:%M}", compose=f"{compose:%H:%M}")


RULES: Final = (
    opening_and_closing_frame_the_days,
    a_day_has_what_its_kind_needs,
    an_idle_day_owes_nothing,
    shows_run_in_order,
    a_show_starts_after_its_texts,
)
