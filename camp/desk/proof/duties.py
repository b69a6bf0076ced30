"""Who reads what: the coming days' texts, two hosts a day, and how far they are."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from camp import scripts, timetable
from camp.cohort import Role, proof_pairs
from camp.desk import course
from camp.desk.lead.opening import current_number, next_number
from camp.desk.phrases import slot_called
from camp.desk.proof.texts import SLOTS, Texts
from camp.desk.proof.wording import say
from camp.desk.refusal import Reason, Refusal
from camp.store import cohorts, proofs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from camp.cohort import Cohort
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.proofs import Proof


@dataclass(frozen=True, slots=True)
class Reader:
    """Someone who reads a slot, and how far they are with it."""

    name: str
    groups: tuple[int, ...]
    """The numbers of the groups they host; empty for who reads of their own accord."""
    state: str
    """unread, read, flagged, answered, or changed: what they read is no longer said."""
    word: Reason
    paired: bool = True
    """False for someone who read it though it was not their turn."""

    @property
    def done(self) -> bool:
        """Tell whether nothing is to be done by them."""
        return self.state not in {"unread", "changed"}


@dataclass(frozen=True, slots=True)
class Duty:
    """One slot of a coming day that two hosts read."""

    number: int
    on: date
    slot: str
    called: Reason
    first_line: str
    readers: tuple[Reader, ...]


def duties(
    kept: Kept, row: CohortRow, now: datetime, host: str | None = None
) -> list[Duty]:
    """List what is to be proof-read, day by day; of one host when one is named.

    Raises Refusal when there are no hosts, or none of that name.
    """
    cohort, _ = course.cohort_of(kept, row)
    hosted = hosts(kept, cohort, now)
    if not hosted:
        raise Refusal(say("nobody"))
    name = None if host is None else known(host, hosted, "no_host")
    said = _by_place(proofs.of_cohort(kept, row.id))
    texts = Texts(kept, row)
    found = []
    for number, names in pairs(cohort, hosted, now).items():
        if name is not None and name not in names:
            continue
        for slot in SLOTS:
            here = said.get((number, slot), [])
            found.append(_duty(cohort, texts, number, slot, (names, hosted, here)))
    return found


def pairs(
    cohort: Cohort, hosted: Mapping[str, tuple[int, ...]], now: datetime
) -> dict[int, tuple[str, ...]]:
    """Name the two who read each coming day.

    Days that are over keep their place in the order, so that nobody's turn moves.
    """
    plan = cohort.curriculum
    every = range(plan.first_number, plan.last_number + 1)
    first = next_number(cohort, now)
    found = proof_pairs(hosted, every)
    return {number: names for number, names in found.items() if number >= first}


def hosts(kept: Kept, cohort: Cohort, now: datetime) -> dict[str, tuple[int, ...]]:
    """Who hosts which groups now: name -> group numbers, in the order of the groups."""
    seats = cohorts.seats(kept, cohort.id, current_number(cohort, now))
    found: dict[str, tuple[int, ...]] = {}
    for group in cohorts.groups(kept, cohort.id):
        name = seats.get(group.id, {}).get(Role.HOST, "")
        if name:
            found[name] = (*found.get(name, ()), group.number)
    return found


def seated(kept: Kept, cohort: Cohort, now: datetime) -> frozenset[str]:
    """Everyone who looks after a group now, in whatever role."""
    seats = cohorts.seats(kept, cohort.id, current_number(cohort, now))
    return frozenset(n for people in seats.values() for n in people.values() if n)


def known(name: str, there: Collection[str], code: str) -> str:
    """Find someone by name; Refusal with the nearest name there is."""
    wanted = scripts.line(name)
    if not wanted:
        raise Refusal(say("who_empty"))
    if wanted in there:
        return wanted
    if not there:
        raise Refusal(say("nobody"))
    close = get_close_matches(wanted, sorted(there), n=1, cutoff=0.5)
    near = say("near", near=close[0]) if close else Reason("", "")
    raise Refusal(say(code, name=wanted, near=near))


def _by_place(said: Iterable[Proof]) -> dict[tuple[int, str], list[Proof]]:
    found: dict[tuple[int, str], list[Proof]] = {}
    for one in said:
        found.setdefault((one.number, one.slot), []).append(one)
    return found


def _duty(
    cohort: Cohort,
    texts: Texts,
    number: int,
    slot: str,
    given: tuple[tuple[str, ...], Mapping[str, tuple[int, ...]], Sequence[Proof]],
) -> Duty:
    names, hosted, said = given
    others = dict.fromkeys(
        one.who for one in said if one.act != "settle" and one.who not in names
    )
    readers = [
        Reader(name, hosted.get(name, ()), *state_of(texts, name, said), name in names)
        for name in (*names, *others)
    ]
    return Duty(
        number=number,
        on=timetable.date_of(cohort, number),
        slot=slot,
        called=slot_called(cohort.curriculum, number, slot),
        first_line=texts.first_line(number, slot),
        readers=tuple(readers),
    )


def state_of(texts: Texts, name: str, said: Sequence[Proof]) -> tuple[str, Reason]:
    """Say how far someone is: an open flag weighs most, what was changed least."""
    mine = [one for one in said if one.who == name and one.act != "settle"]
    valid = [o for o in mine if texts.unchanged(o.version_id, o.number, o.slot)]
    settled = {one.flag_id for one in said if one.act == "settle"}
    flagged = [one.id for one in valid if one.act == "flag"]
    waiting = [flag for flag in flagged if flag not in settled]
    if waiting:
        return "flagged", say("state.flagged", id=waiting[-1])
    if any(one.act == "tick" for one in valid):
        return "read", say("state.read")
    if flagged:
        return "answered", say("state.answered", id=flagged[-1])
    state = "changed" if mine else "unread"
    return state, say(f"state.{state}")
