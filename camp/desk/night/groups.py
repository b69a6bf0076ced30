"""Every group's night, as the debrief reads it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from camp import timetable
from camp.cohort import Role, group_name
from camp.curriculum import DayKind, Tier
from camp.debrief.night import GroupNight, Helper, Past, Silent, TierNight
from camp.desk.night import standings, written
from camp.desk.night.totals import GroupTotals
from camp.store import cohorts, counts, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from camp.cohort import Cohort, Group
    from camp.desk.night.posts import DayPosts
    from camp.desk.night.totals import NightTotals
    from camp.desk.night.written import Written
    from camp.store import Kept

_PAST: Final = 5
"""Earlier nights shown of a tier."""

_LAST_NOTE: Final = 3

Nights = tuple["NightTotals", "Sequence[NightTotals]"]
"""Tonight, and the nights before it on which something was due, oldest first."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What the groups' nights are told with; maps are by group id."""

    cohort: Cohort
    nights: Nights
    seats: Mapping[int, Mapping[Role, str]]
    seen: Mapping[tuple[int, str], int]
    """(group, who) -> the last day on which they did something there."""
    notes: Mapping[int, Sequence[tuple[str, str]]]
    posted: DayPosts
    missed_before: Mapping[int, int]
    places: Mapping[int, int]
    places_before: Mapping[int, int]
    written: Written


def of_night(
    kept: Kept, cohort: Cohort, nights: Nights, posted: DayPosts
) -> tuple[GroupNight, ...]:
    """Every group that takes part, by number."""
    tonight, past = nights
    number = tonight.number
    until = datetime.fromtimestamp(timetable.times(cohort, number).closes, UTC)
    seen = counts.last_seen(kept, cohort.id, number, until)
    around = _Around(
        cohort=cohort,
        nights=nights,
        seats=cohorts.seats(kept, cohort.id, number),
        seen={(group, who): day for group, who, day in seen},
        notes=words.notes(kept, cohort.id, number),
        posted=posted,
        missed_before=counts.missed_posts(kept, cohort.id, number - 1),
        places=standings.places(kept, cohort.id, number),
        places_before=standings.places(kept, cohort.id, past[-1].number)
        if past
        else {},
        written=written.of_night(kept, cohort.id, number),
    )
    return tuple(
        _group(around, group) for group in standings.competing(kept, cohort.id, number)
    )


def past_of(doc: NightTotals) -> Past:
    """A whole night as the ones after it remember it."""
    return Past(doc.number, doc.done, doc.owed, doc.total("partial"))


def _group(around: _Around, group: Group) -> GroupNight:
    tonight, past = around.nights
    mine = tonight.groups.get(group.id) or GroupTotals()
    before = past[-1].groups.get(group.id) if past else None
    night = GroupNight(
        number=group.number,
        name=group_name(group.number, around.cohort.curriculum.locale),
        tiers=_tiers(mine, group, around.nights),
        postings=around.posted.by_group.get(group.id, ()),
        missed_before=around.missed_before.get(group.id, 0),
        standing=around.places.get(group.id),
        standing_before=around.places_before.get(group.id),
    )
    night = _staffed(night, around, group)
    night = _attended(night, around, mine)
    night = _reviewed(night, tonight.number, mine, before)
    night = replace(night, rounds=around.written.rounds.get(group.id, ()))
    return _missed(night, mine, before, around.written.notes)


def _staffed(night: GroupNight, around: _Around, group: Group) -> GroupNight:
    """Add who looks after the group, and what they wrote."""
    seat = around.seats.get(group.id, {})
    host = seat.get(Role.HOST, "")
    lines = around.notes.get(group.id, ())
    seen = around.seen.get((group.id, host)) if host else None
    return replace(
        night,
        host=host,
        deputy=seat.get(Role.DEPUTY, ""),
        officer=seat.get(Role.OFFICER, ""),
        host_days=None if seen is None else around.nights[0].number - seen,
        note="；".join(text for _, text in lines),
        note_by=lines[-1][0] if lines else "",
    )


def _attended(night: GroupNight, around: _Around, mine: GroupTotals) -> GroupNight:
    """Add who came, went and came back."""
    plan, number = around.cohort.curriculum, around.nights[0].number
    # Everyone "came" on the first day; that is news only when it is the opening.
    first = number == plan.first_number
    under_way = not first or plan.day(number).kind is DayKind.OPENING
    return replace(
        night,
        members=mine.members,
        made_up=mine.made_up,
        leave=mine.leave,
        left=mine.left,
        joined=mine.joined if under_way else 0,
        returned=mine.returned,
        hours=tuple(mine.hours),
        perfect=mine.perfect,
    )


def _reviewed(
    night: GroupNight, number: int, mine: GroupTotals, before: GroupTotals | None
) -> GroupNight:
    """Add what was written, and how it was answered."""
    seen = mine.reviewed_on
    return replace(
        night,
        homework=mine.homework,
        characters=mine.characters,
        reviewed=mine.reviewed,
        reviewed_early=mine.reviewed_early,
        waiting=mine.waiting,
        waiting_before=before.waiting if before else None,
        oldest_hours=mine.oldest_hours,
        review_days=None if seen is None else number - seen,
        stamped=mine.stamped,
        first_stamped=mine.first_stamped,
        comments=mine.comments,
        helper=Helper(mine.helper, mine.helped) if mine.helper else None,
    )


def _missed(
    night: GroupNight,
    mine: GroupTotals,
    before: GroupTotals | None,
    notes: Mapping[int, int],
) -> GroupNight:
    """Add who fell silent, and how often they were written to; three notes are the end."""
    first, second, third = mine.silent_due
    return replace(
        night,
        silent=mine.silent,
        silent_before=before.silent if before else None,
        silent_due=(first, second, third),
        silent_sample=tuple(
            Silent(student, name, days, min(notes.get(student, 0), _LAST_NOTE))
            for student, name, days in mine.silent_sample
        ),
        unreachable=mine.unreachable,
    )


def _tiers(mine: GroupTotals, group: Group, nights: Nights) -> tuple[TierNight, ...]:
    """Tonight's verdicts by tier; empty when nothing was due."""
    tonight, past = nights
    if not tonight.due:
        return ()
    known = [
        (doc.number, doc.groups[group.id].tiers)
        for doc in past[-_PAST:]
        if group.id in doc.groups
    ]
    found = []
    for code, tier in enumerate(Tier):
        done, due, partial = mine.tiers[code]
        before = tuple(Past(number, *tiers[code]) for number, tiers in known)
        found.append(TierNight(tier.value, done, due, partial, before))
    return tuple(found)
