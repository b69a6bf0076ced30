"""Links instead of accounts: who may come in, as what, and why a link no longer opens.

A link is a row's number and its signature. It opens any number of times, until it is
rotated, revoked or too old, and only while the one it was made for sits there.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from camp import scripts
from camp.cohort import LET_GO, Aspect, Role, changes_by_student, state_on
from camp.desk import course
from camp.desk.entering_wording import role_called, say
from camp.desk.lead import finding
from camp.desk.lead.opening import current_number
from camp.desk.numbers import read_number
from camp.desk.phrases import group_called
from camp.desk.refusal import Refusal
from camp.store import cohorts, passes, roster

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.cohort import Cohort, Group, Student
    from camp.desk.course import Course
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.passes import Pass

OFFICES: Final = ("lead", "ops")
"""Roles that look after no single group."""
STUDENT: Final = "student"
JOIN: Final = "join"
"""A group's own door: whoever has it may say which of its students they are."""
SEATS: Final = tuple(role.value for role in Role)
ROLES: Final = (*OFFICES, *SEATS, STUDENT, JOIN)
_LONGEST_NAME: Final = 60
_SIGNED_BYTES: Final = 16


class Shut(Refusal):
    """A link that does not open, and what to do about it."""

    def __init__(self, key: str, *, known: bool = True) -> None:
        super().__init__(say(f"shut.{key}"), say(f"shut.{key}.do"))
        self.known = known
        """False when there never was such a link."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Whom a link lets in, and where."""

    link: Pass
    row: CohortRow | None
    """None for lead and ops, and so are the two below."""
    cohort: Cohort | None
    group: Group | None
    """A student's is the one they are in today; None while deferred."""
    student: Student | None = None
    """Only for a student."""
    course: Course | None = None
    """What the cohort is taught, read on the way in."""

    @property
    def name(self) -> str:
        """Who it is, for the audit and for what is posted."""
        return self.link.name

    def of_group(self) -> tuple[CohortRow, Cohort, Group]:
        """Give its camp and group; KeyError for a seat that is at no group."""
        if self.row is None or self.cohort is None or self.group is None:
            raise KeyError(self.link.role)
        return self.row, self.cohort, self.group

    def of_student(self) -> tuple[CohortRow, Cohort, Student]:
        """Give its camp and who sits there; KeyError for a seat that is no student's."""
        if self.row is None or self.cohort is None or self.student is None:
            raise KeyError(self.link.role)
        return self.row, self.cohort, self.student


@dataclass(frozen=True, slots=True)
class Listed:
    """A link as the lead sees it."""

    link: Pass
    cohort: str
    group: int
    """Its number; 0 for none."""
    state: str
    """open, ended, expired, moved."""


def token_of(link: Pass, secret: str, opens: str = "link") -> str:
    """Sign a link's number: what stands in its address.

    A ``calendar`` token opens the calendar of that link's seat and nothing else.
    """
    return f"{link.id}-{_signature(link.id, secret, opens)}"


def _signature(link_id: int, secret: str, opens: str) -> str:
    said = f"camp {opens} {link_id}".encode()
    mac = hmac.digest(secret.encode(), said, hashlib.sha256)
    return base64.urlsafe_b64encode(mac[:_SIGNED_BYTES]).decode().rstrip("=")


def secret_for(kept: Kept, given: str) -> str:
    """Pick what links are signed with: the installation's setting, else the kept one."""
    return given or passes.secret(kept)


def enter(
    kept: Kept, token: str, secret: str, now: datetime, opens: str = "link"
) -> Seat:
    """Let somebody in; Shut says why not. Reads five small rows, changes nothing."""
    number = number_of(token, secret, opens)
    there = None if number is None else passes.get(kept, number)
    if there and there.ended_at is not None and replaced(kept, there, now):
        raise Shut("replaced")
    link = opening(there, now)
    if link.role in OFFICES:
        return Seat(link, None, None, None)
    if link.role == STUDENT:
        return _student(kept, link, now)
    row, group = _place(kept, link)
    cohort, taught = course.cohort_of(kept, row)
    if link.role != JOIN:
        day = current_number(cohort, now)
        if passes.seated(kept, group.id, Role(link.role), day) != link.name:
            raise Shut("moved")
    return Seat(link, row, cohort, group, course=taught)


def _student(kept: Kept, link: Pass, now: datetime) -> Seat:
    """Let a student in, to the group they are in today; Shut once they have left.

    Whoever was let go over misses may still look, and say that one was judged wrongly.
    """
    row = cohorts.get(kept, link.cohort_id)
    found = roster.some(kept, link.cohort_id, [link.student_id])
    if row is None or not found:
        raise Shut("unknown", known=False)
    cohort, taught = course.cohort_of(kept, row)
    (student,) = found
    changes = changes_by_student(roster.changes_of(kept, [student.id]))
    day = max(current_number(cohort, now), student.joined)
    theirs = changes.get(student.id, [])
    state = state_on(student, theirs, day)
    if not state.here and not any(
        change.aspect is Aspect.LEFT and change.value == LET_GO for change in theirs
    ):
        raise Shut("left")
    here = state.here and state.group_id
    group = cohorts.group_of_id(kept, state.group_id) if here else None
    return Seat(link, row, cohort, group, student, taught)


def opening(link: Pass | None, now: datetime) -> Pass:
    """Give back a link that opens now; Shut says why another does not."""
    if link is None:
        raise Shut("unknown", known=False)
    if link.ended_at is not None:
        raise Shut("ended")
    if link.until <= now:
        raise Shut("expired")
    return link


def replaced(kept: Kept, link: Pass, now: datetime) -> bool:
    """Tell whether the seat of a link has another one that opens."""
    return passes.open_one(kept, link.role, _place_of(link), link.name, now) is not None


def number_of(token: str, secret: str, opens: str = "link") -> int | None:
    """Read which link a token names; None when the signature is not ours."""
    number, _, signed = token.partition("-")
    link_id = read_number(number)
    if link_id < 0 or not secret:
        return None
    wanted = _signature(link_id, secret, opens)
    ours = hmac.compare_digest(wanted.encode(), signed.encode())
    return link_id if ours else None


def _place(kept: Kept, link: Pass) -> tuple[CohortRow, Group]:
    row = cohorts.get(kept, link.cohort_id)
    group = cohorts.group_of_id(kept, link.group_id)
    if row is None or group is None:
        raise Shut("unknown", known=False)
    return row, group


def seat_link(  # noqa: PLR0913, PLR0917  (who may sit where, and until when)
    kept: Kept,
    row: CohortRow,
    number: int,
    role: Role,
    days: int,
    who: str,
    now: datetime,
) -> Pass:
    """Give the link of whoever sits there; the one that still opens, else a new one.

    Refusal when the seat is free.
    """
    row = cohorts.lock(kept, row.id)
    group = finding.group(finding.read_groups(kept, row), number)
    cohort, _ = course.cohort_of(kept, row)
    name = passes.seated(kept, group.id, role, current_number(cohort, now))
    if not name:
        called = group_called(number)
        raise Refusal(
            say(
                "free",
                group=called,
                role=role_called(role.value),
                option=role.value,
                cohort=row.name,
                number=number,
            )
        )
    return _give(kept, role.value, (row.id, group.id, 0), name, days, who, now)


def join_link(
    kept: Kept, row: CohortRow, number: int, days: int, who: str, now: datetime
) -> Pass:
    """Give a group's join link, one for all of its students; Refusal for no such group."""
    row = cohorts.lock(kept, row.id)
    group = finding.group(finding.read_groups(kept, row), number)
    return _give(kept, JOIN, (row.id, group.id, 0), "", days, who, now)


def open_join_link(kept: Kept, seat: Seat, now: datetime) -> Pass | None:
    """Find the join link of a seat's own group that opens now; one statement."""
    row, _, group = seat.of_group()
    return passes.open_one(kept, JOIN, (row.id, group.id, 0), "", now)


def student_link(
    kept: Kept, row: CohortRow, student: Student, days: int, who: str, now: datetime
) -> Pass:
    """Give a student's own link; the one that still opens, else a new one."""
    there = passes.of_students(kept, [student.id], now).get(student.id)
    if there is not None:
        return there
    place = row.id, 0, student.id
    return _give(kept, STUDENT, place, student.name, days, who, now)


def student_links(
    kept: Kept,
    row: CohortRow,
    students: Sequence[Student],
    days: int,
    who: str,
    now: datetime,
) -> dict[int, Pass]:
    """Give many students their links, by student, in a fixed number of statements."""
    passes.make_secret(kept)
    ids = [student.id for student in students]
    there = passes.of_students(kept, ids, now)
    new = [(s.id, s.name) for s in students if s.id not in there]
    if not new:
        return there
    passes.add_students(kept, row.id, new, now + timedelta(days=days), who, now)
    cohorts.write_audit(kept, row.id, now, who, "link", STUDENT, after=str(len(new)))
    return passes.of_students(kept, ids, now)


def office_link(
    kept: Kept, role: str, name: str, days: int, who: str, now: datetime
) -> Pass:
    """Give the link of a lead or of ops, by name; Refusal without one."""
    said = scripts.line(name)[:_LONGEST_NAME]
    if not said:
        raise Refusal(say("nameless"))
    return _give(kept, role, (0, 0, 0), said, days, who, now)


def _give(  # noqa: PLR0913, PLR0917
    kept: Kept,
    role: str,
    place: tuple[int, int, int],
    name: str,
    days: int,
    who: str,
    now: datetime,
) -> Pass:
    passes.make_secret(kept)
    there = passes.open_one(kept, role, place, name, now)
    if there is not None:
        return there
    until = now + timedelta(days=days)
    made = passes.add(kept, role, place, name, until, who, now)
    _audit(kept, made, "link", who, now)
    return made


def rotate(kept: Kept, link_id: int, days: int, who: str, now: datetime) -> Pass:
    """End a link and make another for the same seat, at once."""
    old = _known(kept, link_id)
    if old.role in SEATS:
        row, group = _place(kept, old)
        cohort, _ = course.cohort_of(kept, row)
        day = current_number(cohort, now)
        if passes.seated(kept, group.id, Role(old.role), day) != old.name:
            raise Refusal(say("moved", id=link_id, name=old.name))
    revoke(kept, link_id, who, now)
    return _give(kept, old.role, _place_of(old), old.name, days, who, now)


def _place_of(link: Pass) -> tuple[int, int, int]:
    return link.cohort_id, link.group_id, link.student_id


def end_office(kept: Kept, link_id: int, mine: Pass, now: datetime) -> bool:
    """End the link of a lead or of ops; Refusal for the one that is being used."""
    found = passes.get(kept, link_id)
    if found is None or found.role not in OFFICES:
        raise Refusal(say("no_office"))
    if found.id == mine.id:
        raise Refusal(say("own"))
    return revoke(kept, link_id, mine.name, now)


def revoke(kept: Kept, link_id: int, who: str, now: datetime) -> bool:
    """End a link; False when it had ended already."""
    old = _known(kept, link_id)
    ended = passes.end(kept, link_id, now)
    if ended:
        _audit(kept, old, "end link", who, now)
    return ended


def _known(kept: Kept, link_id: int) -> Pass:
    found = passes.get(kept, link_id)
    if found is None:
        raise Refusal(say("no_link", id=link_id))
    return found


def _audit(kept: Kept, link: Pass, act: str, who: str, now: datetime) -> None:
    subject = f"{link.role} {link.name}"
    cohorts.write_audit(
        kept, link.cohort_id, now, who, act, subject, after=str(link.id)
    )


def listed(kept: Kept, now: datetime) -> list[Listed]:
    """Every link that was ever made, with whether it opens now."""
    return [_listed(kept, link, now) for link in passes.everyone(kept)]


def _listed(kept: Kept, link: Pass, now: datetime) -> Listed:
    state = "ended" if link.ended_at else "expired" if link.until <= now else "open"
    if link.role in OFFICES:
        return Listed(link, "", 0, state)
    row, group = _place(kept, link)
    cohort, _ = course.cohort_of(kept, row)
    day = current_number(cohort, now)
    if state == "open" and link.role in SEATS:
        sits = passes.seated(kept, group.id, Role(link.role), day)
        state = "open" if sits == link.name else "moved"
    return Listed(link, row.name, group.number, state)
