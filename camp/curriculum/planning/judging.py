"""A plan as a curriculum: written, read back by the loader, and every fault placed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp.curriculum.loading import MAIN, checked
from camp.curriculum.planning.assembling import assembled
from camp.curriculum.planning.completing import complete, gaps
from camp.curriculum.planning.defaults import language
from camp.curriculum.planning.labels import label, remark, words
from camp.curriculum.planning.places import Places, Said, steps_of
from camp.curriculum.planning.yaml_text import Writer
from camp.curriculum.problems import MOST_PROBLEMS
from camp.curriculum.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from camp.curriculum.model import Curriculum
    from camp.curriculum.planning.draft import Draft, Pages, Remark, Steps
    from camp.curriculum.problems import Fault, Locale

_TOO_FEW: Final = "list_short"


@dataclass(frozen=True, slots=True)
class Gap:
    """What has to be written still: where in ``curriculum.yaml``, and what it is."""

    line: int
    col: int
    label: str
    said: Said
    """What is not there yet, at its place in the plan."""


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
    places: Places | None = None
    """Where in the plan everything in the text came from."""

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
    tongue = _tongue(draft)
    places = Places(draft, pages.heads, pages.listed, locale, tongue)
    complete(draft, pages, key)
    curriculum, faults = _judged(draft, source, ())
    short = tuple(steps_of(f.path) for f in faults if f.code == _TOO_FEW)
    if short:
        curriculum, faults = _judged(draft, source, short)
    open_ways = {*gaps(draft.tree), *short}
    misfits = [fault for fault in faults if steps_of(fault.path) not in open_ways]
    wrong = any(one.wrong for one in pages.remarks)
    if misfits or wrong:
        return _refused(pages, [_said(places, fault) for fault in misfits], locale)
    left = [fault for fault in faults if steps_of(fault.path) in open_ways]
    return Planned(
        Writer(draft, language(draft.tree), short).text(source),
        curriculum,
        (),
        _remarks(pages, locale, wrong=False),
        tuple(_gap(places, fault) for fault in left),
        draft.tree["title"] or "",
        len(draft.numbers),
        places,
    )


def _tongue(draft: Draft) -> Locale:
    """Tell the language a plan calls things in; that of its course when it calls none."""
    names = "".join(spot.column for spot in draft.origins.values())
    if not names:
        return language(draft.tree)
    return "en" if names.isascii() else "zh-CN"


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


def _said(places: Places, fault: Fault) -> Said:
    """Word one of the loader's faults at the place in the plan where it began."""
    return places.of_problem(fault.worded(MAIN, places.locale))


def _gap(places: Places, fault: Fault) -> Gap:
    named = label(steps_of(fault.path), places.draft.numbers, places.locale)
    return Gap(fault.line, fault.col, named, _said(places, fault))
