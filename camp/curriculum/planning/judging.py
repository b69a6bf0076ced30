"""A plan as a curriculum: written, read back by the loader, and every fault placed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp.curriculum.loading import MAIN, checked
from camp.curriculum.planning.assembling import assembled
from camp.curriculum.planning.completing import complete, gaps
from camp.curriculum.planning.defaults import language
from camp.curriculum.planning.labels import label, remark, words
from camp.curriculum.planning.yaml_text import Writer
from camp.curriculum.problems import MOST_PROBLEMS
from camp.curriculum.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from camp.curriculum.model import Curriculum
    from camp.curriculum.planning.draft import Draft, Pages, Remark, Spot, Steps
    from camp.curriculum.problems import Fault, Locale

_STEP: Final = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_TOO_FEW: Final = "list_short"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing to say about a plan, in words, with its place in the plan."""

    spot: Spot | None
    message: str


@dataclass(frozen=True, slots=True)
class Gap:
    """What has to be written still: where in ``curriculum.yaml``, and what it is."""

    line: int
    col: int
    label: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What became of a plan."""

    text: str
    """The ``curriculum.yaml``; empty when something is wrong."""
    curriculum: Curriculum | None
    """The course, when nothing is missing."""
    wrong: tuple[Said, ...]
    notes: tuple[Said, ...]
    gaps: tuple[Gap, ...]
    title: str = ""
    days: int = 0

    @property
    def files(self) -> dict[str, bytes]:
        """The files of the curriculum's folder."""
        return {MAIN: self.text.encode()}


def plan(pages: Pages, key: str, source: str, locale: Locale) -> Planned:
    """Make a curriculum of a plan's pages, or say everything that is wrong with it.

    ``key`` names the course when the plan gives no key; ``source`` is the plan's file.
    """
    draft = assembled(pages)
    _kinds_are_known(draft, pages)
    if not draft.tree["days"]:
        return _refused(pages, (), locale)
    complete(draft, pages, key)
    curriculum, faults = _judged(draft, source, ())
    short = tuple(_steps(f.path) for f in faults if f.code == _TOO_FEW)
    if short:
        curriculum, faults = _judged(draft, source, short)
    open_ways = {*gaps(draft.tree), *short}
    misfits = [fault for fault in faults if _steps(fault.path) not in open_ways]
    wrong = any(one.wrong for one in pages.remarks)
    if misfits or wrong:
        return _refused(pages, [_said(draft, f, locale) for f in misfits], locale)
    left = [fault for fault in faults if _steps(fault.path) in open_ways]
    return Planned(
        Writer(draft, language(draft.tree), short).text(source),
        curriculum,
        (),
        _remarks(pages, locale, wrong=False),
        tuple(_gap(draft, fault, locale) for fault in left),
        draft.tree["title"] or "",
        len(draft.numbers),
    )


def _judged(
    draft: Draft, source: str, short: tuple[Steps, ...]
) -> tuple[Curriculum | None, list[Fault]]:
    text = Writer(draft, language(draft.tree), short).text(source)
    curriculum, faults = checked(read(text.encode("utf-8", "replace")))
    return curriculum, sorted(faults, key=lambda fault: (fault.line, fault.col))


def _kinds_are_known(draft: Draft, pages: Pages) -> None:
    """Refuse a day without a kind when it says something only a kind can place."""
    for place, row in enumerate(draft.tree["days"]):
        shared = {"homework", "reading"} & set(row)
        if "kind" not in row and shared:
            pages.wrong("no_kind", draft.spot(("days", place)))


def _refused(pages: Pages, said: Iterable[Said], locale: Locale) -> Planned:
    found = list(dict.fromkeys([*_remarks(pages, locale, wrong=True), *said]))
    placed = [one for one in found if one.spot] or found
    ordered = sorted(placed, key=_place)
    if len(ordered) > MOST_PROBLEMS:
        more = words("more", locale, count=len(ordered) - MOST_PROBLEMS)
        ordered[MOST_PROBLEMS:] = [Said(None, more)]
    notes = _remarks(pages, locale, wrong=False)
    return Planned("", None, tuple(ordered), notes, ())


def _place(one: Said) -> tuple[str, int, int]:
    spot = one.spot
    return (spot.sheet, spot.row, spot.col) if spot else ("", 0, 0)


def _remarks(pages: Pages, locale: Locale, *, wrong: bool) -> tuple[Said, ...]:
    chosen: list[Remark] = [one for one in pages.remarks if one.wrong is wrong]
    return tuple(Said(one.spot, remark(one, locale)) for one in chosen)


def _said(draft: Draft, fault: Fault, locale: Locale) -> Said:
    """Word one of the loader's faults at the place in the plan where it began."""
    steps = _steps(fault.path)
    message = fault.worded(MAIN, locale).message
    spot = draft.spot(steps) if steps else None
    if spot is None:
        return Said(None, message)
    message = message.removeprefix(f"{fault.path}: ")
    if spot.column and not _is_whole(draft, steps):
        return Said(spot, message)
    return Said(spot, f"{label(steps, draft.numbers, locale)}: {message}")


def _is_whole(draft: Draft, steps: Steps) -> bool:
    """Whether a fault lies deeper than, or beside, the cell it is placed at."""
    return steps not in draft.origins


def _gap(draft: Draft, fault: Fault, locale: Locale) -> Gap:
    steps = _steps(fault.path)
    return Gap(fault.line, fault.col, label(steps, draft.numbers, locale))


def _steps(path: str) -> Steps:
    found = _STEP.finditer(path)
    return tuple(int(one[1]) if one[1] else one[2] for one in found)
