"""The groups at the end: who kept most people, who fewest, whom to thank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.debrief import wording
from camp.debrief.rates import permille
from camp.debrief.report_page import GroupLine, Thanks

if TYPE_CHECKING:
    from collections.abc import Callable

    from camp.debrief.closing import CampFacts, GroupEnd
    from camp.debrief.page import Debrief, Value

SHOWN = 3
"""Groups named at either end."""
THANKED = 3
"""People thanked for the same deed."""
TOLD = 2
"""Deeds told of one group."""
SOME, MANY = 5, 10


def ends(
    facts: CampFacts, nights: tuple[Debrief, ...]
) -> tuple[tuple[GroupLine, ...], tuple[GroupLine, ...]]:
    """Name the groups that kept most and fewest, each with what was done there."""
    rows = sorted(
        (g for g in facts.groups if g.enrolled),
        key=lambda g: (-permille((g.completed, g.enrolled)), g.number),
    )
    shown = min(SHOWN, len(rows) // 2)
    best = tuple(_line(facts, g, _good(facts, g)) for g in rows[:shown])
    low = list(reversed(rows[-shown:])) if shown else []
    return best, tuple(_line(facts, g, _bad(facts, g, nights)) for g in low)


def _line(facts: CampFacts, group: GroupEnd, deeds: list[str]) -> GroupLine:
    line = _say(facts, "r.group", group, now=(group.completed, group.enrolled))
    return GroupLine(
        group.number,
        group.name,
        group.host,
        group.completed,
        group.enrolled,
        line,
        tuple(deeds[:TOLD]) or (_say(facts, "r.group.unknown", group),),
    )


def _say(facts: CampFacts, key: str, group: GroupEnd, **more: Value) -> str:
    values: dict[str, Value] = {
        "name": group.name,
        "host": group.host,
        "completed": group.completed,
        "enrolled": group.enrolled,
        "homework": group.homework,
        "same_day": group.reviewed_same_day,
        "unseen": group.homework - group.reviewed,
        "sent": group.written_to,
        "back": group.came_back,
        "composed": group.composed,
        "posted": group.posted,
        "late": group.late or None,
        "missed": group.missed,
        "host_posts": group.host_posts,
        "deputy_posts": group.deputy_posts,
        "notes": group.notes,
        "comments": group.comments,
    }
    return wording.say(facts.locale, key, values | more)


def _good(facts: CampFacts, group: GroupEnd) -> list[str]:
    """Tell what was done in a group, most telling first."""
    rows = [
        ("r.did.reviews", MANY * group.reviewed_same_day >= 9 * group.homework > 0),
        ("r.did.notes", group.came_back >= SOME),
        ("r.did.host", group.host_posts == group.composed > 0),
        ("r.did.prompt", group.posted == group.composed > 0),
        ("r.did.comments", group.comments > 2 * group.homework > 0),
    ]
    return [_say(facts, key, group) for key, true in rows if true]


def _bad(facts: CampFacts, group: GroupEnd, nights: tuple[Debrief, ...]) -> list[str]:
    """Tell what went wrong in a group, as far as the facts hold it."""
    listed = [w for debrief in nights for w in debrief.watch if w.group == group.number]
    rows = [
        ("r.was.missed", MANY * group.missed >= group.composed > 0),
        (
            "r.was.unseen",
            SOME * (group.homework - group.reviewed) >= group.homework > 0,
        ),
        ("r.was.silent", group.silent > 2 * group.written_to),
    ]
    said = [_say(facts, key, group, silent=group.silent) for key, true in rows if true]
    if listed:
        said.insert(0, _say(facts, "r.was.watched", group, nights=len(listed)))
    return said


def thanks(facts: CampFacts) -> tuple[Thanks, ...]:
    """Thank hosts, deputies and officers, each once, for the deed that tells most."""
    rows: list[Thanks] = []
    done: set[int] = set()
    for key, who, holds, size in DEEDS:
        order = sorted(
            (g for g in facts.groups if holds(g) and who(g)),
            key=lambda g: (-size(g), g.number),
        )
        chosen = [g for g in order if g.number not in done][:THANKED]
        done |= {g.number for g in chosen}
        rows += [Thanks(g.number, g.name, who(g), _say(facts, key, g)) for g in chosen]
    return tuple(rows)


DEEDS: tuple[
    tuple[
        str,
        Callable[[GroupEnd], str],
        Callable[[GroupEnd], bool],
        Callable[[GroupEnd], int],
    ],
    ...,
] = (
    (
        "r.did.notes",
        lambda g: g.host,
        lambda g: g.came_back >= SOME,
        lambda g: g.came_back,
    ),
    (
        "r.did.reviews",
        lambda g: g.officer,
        lambda g: MANY * g.reviewed_same_day >= 9 * g.homework > 0,
        lambda g: g.reviewed_same_day,
    ),
    (
        "r.did.host",
        lambda g: g.host,
        lambda g: g.host_posts == g.composed > 0 and g.posted == g.composed,
        lambda g: g.host_posts,
    ),
    (
        "r.did.deputy",
        lambda g: g.deputy,
        lambda g: g.deputy_posts >= SOME,
        lambda g: g.deputy_posts,
    ),
    (
        "r.did.lines",
        lambda g: g.host,
        lambda g: g.notes >= MANY,
        lambda g: g.notes,
    ),
)
"""(what is said, to whom, when it holds, how much of it): the first fits first."""
