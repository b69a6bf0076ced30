"""From facts to verdicts: one day, one night, a whole record.

``as_of`` is the due time of the close that judges: everything before that second is
known, nothing from that second on, however late the close runs. A page that shows a
student how they stand right now passes the next second.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from camp.checkins.verdicts import Granted, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from camp.checkins.sent import Asked, Sent
    from camp.curriculum import Attendance

Fate = Literal["out", "listener", "nothing"]


def judge_day(asked: Asked, sent: Sent | None, granted: Granted, as_of: int) -> Verdict:
    """Judge one day by itself. Source: the verdict table of design.md §6.

    What was completed counts in spite of leave, in time or made up. Partial means that
    at least one part was whole in time; from the end of make-up, at all. Before the
    close it says what the verdict would be if nothing more came.
    """
    if not asked.need:
        return Verdict.NOT_DUE
    over = as_of >= asked.makeup_until
    if sent is not None:
        if not asked.need & ~sent.in_time:
            return Verdict.DONE
        # A tier lowered afterwards can leave full_at at 0 though nothing is missing.
        known = over or 0 < sent.full_at < as_of
        if known and not asked.need & ~sent.parts:
            return Verdict.MADE_UP
    if granted is not Granted.NONE:
        return Verdict.LEAVE if granted is Granted.LEAVE else Verdict.EXCUSED
    came = sent is not None and (sent.in_time or (over and sent.parts))
    return Verdict.PARTIAL if came else Verdict.MISSED


def settle(earlier: int, rule: Attendance) -> Fate:
    """Say what one more settled miss leads to, after ``earlier`` ones in that week.

    ``misses_per_week`` are tolerated; the next one leads to what ``beyond`` says. Only
    ``missed`` is a miss: whoever handed in a part (``partial``) was there.
    """
    if rule.misses_per_week is None or earlier < rule.misses_per_week:
        return "nothing"
    return rule.beyond


@dataclass(frozen=True, slots=True)
class Settled:
    """What a student's earlier nights have settled; kept from one night to the next."""

    week: int = 0
    """The week of the last settled miss."""
    misses: int = 0
    """Settled misses in that week."""
    left_at: int = 0
    """The second since when they owe nothing (out, or a listener); 0 while they do."""


def judge(
    days: Iterable[Asked],
    sent: Mapping[int, Sent],
    granted: Mapping[int, Granted],
    rule: Attendance,
    as_of: int,
) -> tuple[Verdict, ...]:
    """Judge a person's whole record: one verdict for each day closed by ``as_of``.

    ``days`` are in order, ``sent`` and ``granted`` by day number. A miss counts only
    once its make-up days are over; the day of the miss too many is marked ``out`` (a
    new listener's stays ``missed``). Days that had closed by the moment it settled
    keep their verdicts, later ones are not due.
    """
    closed = [day for day in days if day.closes <= as_of]
    verdicts = [
        judge_day(day, sent.get(day.day), granted.get(day.day, Granted.NONE), as_of)
        for day in closed
    ]
    misses: dict[int, int] = {}
    for place, day in enumerate(closed):
        if verdicts[place] is not Verdict.MISSED or day.makeup_until > as_of:
            continue
        fate = settle(misses.get(day.week, 0), rule)
        if fate != "nothing":
            if fate == "out":
                verdicts[place] = Verdict.OUT
            return tuple(
                Verdict.NOT_DUE if later.closes > day.makeup_until else verdict
                for later, verdict in zip(closed, verdicts, strict=True)
            )
        misses[day.week] = misses.get(day.week, 0) + 1
    return tuple(verdicts)


def closed_tonight(days: Iterable[Asked], before: int, as_of: int) -> tuple[Asked, ...]:
    """List the days a night judges: the one closing, and those open for make-up so far.

    ``before`` is the ``as_of`` of the night before, 0 for the first night.
    """
    return tuple(
        day for day in days if day.closes <= as_of and day.makeup_until > before
    )


def judge_night(
    tonight: Sequence[Asked],
    sent: Mapping[int, Sent],
    granted: Mapping[int, Granted],
    rule: Attendance,
    as_of: int,
    settled: Settled,
) -> tuple[tuple[Verdict, ...], Settled]:
    """Judge the days of :func:`closed_tonight`, carrying on from the night before.

    Night by night it gives what :func:`judge` gives for the whole record. Returns a
    verdict for each day of ``tonight``, and what the next night carries on from.
    """
    verdicts: list[Verdict] = []
    for day in tonight:
        if settled.left_at and day.closes > settled.left_at:
            verdicts.append(Verdict.NOT_DUE)
            continue
        let_off = granted.get(day.day, Granted.NONE)
        verdict = judge_day(day, sent.get(day.day), let_off, as_of)
        if verdict is Verdict.MISSED and day.makeup_until <= as_of:
            verdict, settled = _count(day, rule, settled)
        verdicts.append(verdict)
    return tuple(verdicts), settled


def _count(day: Asked, rule: Attendance, settled: Settled) -> tuple[Verdict, Settled]:
    """Count a miss whose make-up is over; whoever has left can't leave again."""
    if settled.left_at:
        return Verdict.MISSED, settled
    earlier = settled.misses if day.week == settled.week else 0
    fate = settle(earlier, rule)
    if fate == "nothing":
        return Verdict.MISSED, Settled(day.week, earlier + 1)
    verdict = Verdict.OUT if fate == "out" else Verdict.MISSED
    return verdict, replace(settled, left_at=day.makeup_until)
