"""The pictures of a course and of one day, in the order they are sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp import cards
from camp.cohort import Track
from camp.curriculum import Slot
from camp.desk import course, ops
from camp.desk.pictures.setting import dates_of, setting_of
from camp.desk.pictures.wording import say
from camp.desk.refusal import Refusal, spoken
from camp.store import cohorts, nights

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.contests import Standing
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

_CHOSEN: Final[dict[type, str]] = {
    cards.Quote: "quote",
    cards.CourseCard: "lesson",
    cards.GuestCard: "guest",
    cards.ActivityCard: "activity",
}
"""What a day's ``cards`` call each picture; a programme is always sent."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A picture and the slot it is sent with."""

    slot: Slot
    card: cards.Card


def course_cards(kept: Kept, row: CohortRow) -> list[cards.Card]:
    """List the pictures of a whole course: its days, its load, how to study."""
    cohort, _ = course.cohort_of(kept, row)
    return _of_course(cohort, setting_of(kept, row, cohort))


def _of_course(cohort: Cohort, setting: cards.Setting) -> list[cards.Card]:
    plan = cohort.curriculum
    methods = cards.course.methods(plan, setting)
    return [
        *cards.course.timetables(plan, setting, dates_of(cohort)),
        cards.course.load(plan, setting),
        *([methods] if methods else []),
    ]


def day_cards(
    kept: Kept, row: CohortRow, number: int, now: datetime, group: int | None = None
) -> list[Sent]:
    """List the pictures that go with a day, for everyone or with one group's marked.

    The course's own come with its first day; a morning after a closed night brings
    that night's table. Listeners get neither homework nor tables. Raises Refusal for a
    day or a group there is not.
    """
    cohort, _ = course.cohort_of(kept, row)
    listens = _listens(kept, row, cohort, number, group)
    setting = setting_of(kept, row, cohort)
    found = known_cards(cohort, setting, number, homework=not listens)
    if not listens and nights.standings(kept, row.id, number - 1):
        found += _of_night(_Seen(kept, row, setting, now, group), number - 1)
    return found


def known_cards(
    cohort: Cohort, setting: cards.Setting, number: int, *, homework: bool
) -> list[Sent]:
    """List what goes with a day whatever its night was like; reads nothing."""
    found = []
    if number == cohort.curriculum.first_number:
        found = [Sent(Slot.MORNING, one) for one in _of_course(cohort, setting)]
    return [*found, *_of_day(cohort, setting, number, homework=homework)]


def _listens(
    kept: Kept, row: CohortRow, cohort: Cohort, number: int, group: int | None
) -> bool:
    """Say whether a group is one of listeners; Refusal when it or the day is not there."""
    plan, reasons = cohort.curriculum, []
    first, last = plan.first_number, plan.last_number
    if not first <= number <= last:
        reasons.append(say("no_day", day=number, first=first, last=last))
    tracks = {g.number: g.track for g in cohorts.groups(kept, row.id)}
    if group is not None and group not in tracks:
        reasons.append(say("no_group", group=group))
    if reasons:
        raise Refusal(*reasons)
    return group is not None and tracks[group] is Track.LISTENER


def _of_day(
    cohort: Cohort, setting: cards.Setting, number: int, *, homework: bool
) -> Iterator[Sent]:
    """What the curriculum wants sent, everything it can when it names nothing."""
    plan, dates = cohort.curriculum, dates_of(cohort)
    wanted = plan.day(number).cards or tuple(_CHOSEN.values())
    for one in cards.course.of_day(plan, setting, number, dates, homework=homework):
        kind = _CHOSEN.get(type(one))
        if kind is None:
            yield Sent(Slot.NOON, one)
        elif kind in wanted:
            yield Sent(Slot.MORNING, one)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A cohort as one group sees it."""

    kept: Kept
    row: CohortRow
    setting: cards.Setting
    now: datetime
    group: int | None


def _of_night(seen: _Seen, night: int) -> Iterator[Sent]:
    """The night's table, and a poster for every group that nobody was missing from."""
    table = ops.standings(seen.kept, seen.row, night, seen.now).tables[0]
    lines = [line.standing for line in table.lines]
    if not any(one.figure[1] for one in lines):
        return
    poster = cards.StandingsPoster(
        setting=seen.setting,
        number=night,
        title=table.title,
        lines=tuple(_line(one, seen.group) for one in lines),
        note=table.about,
    )
    yield Sent(Slot.MORNING, poster)
    for one in lines:
        done, due = one.figure
        if due and done == due and seen.group in {None, one.number}:
            yield Sent(Slot.MORNING, _perfect(seen.setting, night, one))


def _line(one: Standing, group: int | None) -> cards.StandingsLine:
    done, due = one.figure
    mille = (done * 1000 + due // 2) // due if due else 0
    return cards.StandingsLine(
        place=one.place,
        name=one.name,
        share=mille,
        figure=f"{mille // 10}.{mille % 10}%" if due else "–",
        detail=f"{done}/{due}",
        ours=one.number == group,
    )


def _perfect(setting: cards.Setting, night: int, one: Standing) -> cards.PerfectScore:
    said = say("perfect_line", group=one.name, count=one.figure[1])
    return cards.PerfectScore(
        setting=setting,
        number=night,
        title=spoken(say("perfect"), setting.locale),
        line=spoken(said, setting.locale),
    )
