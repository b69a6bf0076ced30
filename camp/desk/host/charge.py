"""Who stands in for a host: deputy or officer, through a day, on their own link.

Whoever is named for a free seat, or in somebody's place, sits there through that day
only; then the seat is as it was. The log keeps who handed over to whom.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp import scripts, timetable
from camp.cohort import Role
from camp.desk import entering
from camp.desk.entering_wording import role_called
from camp.desk.host.wording import say
from camp.desk.lead.hosts import assign_host
from camp.desk.lead.opening import current_number
from camp.desk.phrases import dated
from camp.desk.refusal import Refusal, spoken
from camp.pages.desk_shown import ChargeShown, HandoverShown
from camp.store import cohorts, members, passes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from camp.cohort import Cohort, Group
    from camp.desk.entering import Seat
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.passes import Pass

STAND_INS: Final = (Role.DEPUTY, Role.OFFICER)
_OVER, _BACK = "hand over", "take back"
_THROUGH: Final = "through day "
_LONGEST_NAME: Final = 60
_GRACE: Final = 7
"""Days a link opens beyond the last day, so that nobody is shut out at midnight."""


def in_charge(kept: Kept, seat: Seat, now: datetime, locale: str) -> ChargeShown | None:
    """Say who stands in now; None when nobody does. One statement."""
    row, cohort, group = seat.of_group()
    found = cohorts.last_audit(kept, row.id, (_OVER, _BACK), subject(group))
    return standing_in(found, cohort, now, locale)


def standing_in(
    found: tuple[str, str, str, str] | None, cohort: Cohort, now: datetime, locale: str
) -> ChargeShown | None:
    """Read the log's newest line on a group: who stands in today, if anybody does."""
    if found is None or found[1] == _BACK:
        return None
    by, _, after, why = found
    role, _, name = after.partition(" ")
    through = int(why.removeprefix(_THROUGH))
    if current_number(cohort, now) > through:
        return None
    said = spoken(role_called(role), locale)
    return ChargeShown(said, name, through, dated(cohort, through, locale), by)


def handover_page(
    kept: Kept, seat: Seat, reader: tuple[datetime, str], address: str, secret: str
) -> HandoverShown:
    """Show who may stand in, through which day, and the link of whoever does.

    ``reader`` is the time and the language it is read in.
    """
    now, locale = reader
    row, cohort, group = seat.of_group()
    today = current_number(cohort, now)
    _, people = members.around(kept, row.id, group.id, today)
    charge = in_charge(kept, seat, now, locale)
    links = []
    may = seat.link.role == Role.HOST.value
    if charge is not None and may:
        links = [
            (one.name, f"{address}/in/{entering.token_of(one, secret)}")
            for role in STAND_INS
            if (one := _link_of(kept, (row, group), role, charge.name, now))
        ]
    last = cohort.curriculum.last_number
    return HandoverShown(
        may=may,
        now=charge,
        seated=tuple(
            (role.value, spoken(role_called(role.value), locale), people.get(role, ""))
            for role in STAND_INS
        ),
        days=tuple((n, dated(cohort, n, locale)) for n in range(today, last + 1)),
        links=tuple(links),
        instead=_instead(kept, seat, charge, people),
    )


def _instead(
    kept: Kept, seat: Seat, charge: ChargeShown | None, people: Mapping[Role, str]
) -> str:
    """Name whose seat the one in charge borrows; empty when it is their own."""
    if charge is None:
        return ""
    role = next((r for r in STAND_INS if people.get(r) == charge.name), None)
    after = "" if role is None else _sits(kept, seat, role, charge.through + 1)
    return "" if after == charge.name else after


def hand_over(
    kept: Kept, seat: Seat, named: tuple[str, str], through: int, now: datetime
) -> Pass:
    """Let deputy or officer stand in through a day; gives the link that opens for them.

    ``named`` is the role, and a name for somebody who does not sit there yet: they are
    seated through that day. The same again changes nothing. Refusal says everything that is wrong.
    """
    row, cohort, group = _of_host(seat)
    role, name = named
    wanted = next((one for one in STAND_INS if one.value == role), None)
    today, last = current_number(cohort, now), cohort.curriculum.last_number
    reasons = [] if wanted else [say("no_stand_in")]
    if not today <= through <= last:
        reasons.append(say("no_through", first=today, last=last))
    if wanted is None or reasons:
        raise Refusal(*reasons)
    there = in_charge(kept, seat, now, "en")
    if there is not None and scripts.line(name) not in {"", there.name}:
        _give_seat_back(kept, seat, now)
    taker = _take_seat(kept, seat, (wanted, name), (today, through), now)
    days = (timetable.date_of(cohort, last) - now.date()).days + _GRACE
    number = group.number
    link = entering.seat_link(kept, row, number, wanted, max(1, days), seat.name, now)
    after, why = f"{wanted.value} {taker}", f"{_THROUGH}{through}"
    before = cohorts.last_audit(kept, row.id, (_OVER, _BACK), subject(group))
    if before != (seat.name, _OVER, after, why):
        cohorts.write_audit(
            kept, row.id, now, seat.name, _OVER, subject(group), after=after, why=why
        )
    return link


def take_back(kept: Kept, seat: Seat, now: datetime) -> bool:
    """Be in charge again; False when nobody stood in.

    Whoever was named for a seat leaves it today, and their link ends.
    """
    row, _, group = _of_host(seat)
    if in_charge(kept, seat, now, "en") is None:
        return False
    _give_seat_back(kept, seat, now)
    cohorts.write_audit(kept, row.id, now, seat.name, _BACK, subject(group))
    return True


def _give_seat_back(kept: Kept, seat: Seat, now: datetime) -> None:
    """Seat whoever sat there before, from today on; a link that was lent ends."""
    row, cohort, group = seat.of_group()
    found = cohorts.last_audit(kept, row.id, (_OVER, _BACK), subject(group))
    if found is None or found[1] == _BACK:
        return
    role_said, _, name = found[2].partition(" ")
    role, today = Role(role_said), current_number(cohort, now)
    lent = _link_of(kept, (row, group), role, name, now)
    days = range(today, cohort.curriculum.last_number + 2)
    until = next((d for d in days if _sits(kept, seat, role, d) != name), today)
    if until == today:
        return
    before = _sits(kept, seat, role, until)
    assign_host(kept, row, group.number, {role: before}, seat.name, now)
    for day in range(today + 1, until):
        if _sits(kept, seat, role, day) != before:
            cohorts.assign(kept, group.id, role, day, before)
    if lent is not None:
        entering.revoke(kept, lent.id, seat.name, now)


def _sits(kept: Kept, seat: Seat, role: Role, day: int) -> str:
    row, _, group = seat.of_group()
    return members.around(kept, row.id, group.id, day)[1].get(role, "")


def _take_seat(
    kept: Kept,
    seat: Seat,
    wanted: tuple[Role, str],
    days: tuple[int, int],
    now: datetime,
) -> str:
    """Seat whoever is named through the last of the days; say who sits there then."""
    row, _, group = seat.of_group()
    (role, name), (today, through) = wanted, days
    there = _sits(kept, seat, role, today)
    named = scripts.line(name)[:_LONGEST_NAME] or there
    if not named:
        raise Refusal(say("stand_in_nameless"))
    if named == seat.name:
        raise Refusal(say("stand_in_self"))
    after = _sits(kept, seat, role, through + 1)
    if named != there:
        assign_host(kept, row, group.number, {role: named}, seat.name, now)
    # An earlier stand-in may have been dated to end on one of these days.
    for day in range(today + 1, through + 1):
        if _sits(kept, seat, role, day) != named:
            cohorts.assign(kept, group.id, role, day, named)
    if _sits(kept, seat, role, through + 1) != after:
        cohorts.assign(kept, group.id, role, through + 1, after)
    return named


def _link_of(
    kept: Kept, place: tuple[CohortRow, Group], role: Role, name: str, now: datetime
) -> Pass | None:
    row, group = place
    return passes.open_one(kept, role.value, (row.id, group.id, 0), name, now)


def _of_host(seat: Seat) -> tuple[CohortRow, Cohort, Group]:
    """Let only a host hand over: it is theirs to give."""
    if seat.link.role != Role.HOST.value:
        raise Refusal(say("host_only"))
    return seat.of_group()


def subject(group: Group) -> str:
    """Name a group as the log of handovers does."""
    return f"group {group.number}"
