"""The nightly debrief: its facts from a constant number of statements."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from camp import debrief, timetable
from camp.cohort import Aspect
from camp.curriculum import Slot, Tier
from camp.debrief import night as pages
from camp.desk import course
from camp.desk.night import figures, groups, posts, quizzes, totals
from camp.desk.night.days import next_day, taught, tier_titles
from camp.desk.night.judge import TIER_CODE
from camp.desk.night.work import Made, Work
from camp.desk.refusal import Refusal
from camp.store import counts, nights, roster

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.curriculum import Day
    from camp.debrief.night import SlotName, TierName
    from camp.desk.night.totals import NightTotals
    from camp.store import Kept
    from camp.store.queue import Row

_TIERS: Final[tuple[TierName, ...]] = ("light", "medium", "heavy")
_CAUSES: Final[tuple[Literal["make_up", "leave", "other"], ...]] = (
    "make_up",
    "leave",
    "other",
)
_EARLIER: Final = 3
"""Debriefs given to the next: each remembers what those before it told."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a debrief reads: its night, and the ones before it."""

    row: Row
    night: pages.Night
    earlier: Sequence[debrief.Debrief]


def _read(kept: Kept, rows: Sequence[Row], now: datetime) -> list[Given]:
    del now
    return [_read_one(kept, row) for row in rows]


def _read_one(kept: Kept, row: Row) -> Given:
    before = counts.debriefs_before(kept, row.cohort_id, row.number, _EARLIER)
    return Given(
        row,
        night_of(kept, row.cohort_id, row.number),
        [read_back(doc) for _, doc in before],
    )


def read_back(doc: str) -> debrief.Debrief:
    """A debrief as later ones remember it: without its list of the silent.

    Nobody reads that list again, and it is nine tenths of the document.
    """
    return debrief.from_plain(json.loads(doc) | {"silent": []})


def night_of(kept: Kept, cohort_id: int, number: int) -> pages.Night:
    """Everything one debrief may say. Refusal while the night has not closed."""
    cohort, its_course, row = course.running(kept, cohort_id)
    plan = cohort.curriculum
    docs = totals.read_all(nights.night_totals(kept, cohort_id))
    if number not in docs:
        raise Refusal(f"night {number} has not closed")
    tonight = docs[number]
    past = [docs[n] for n in sorted(docs) if n < number and docs[n].due]
    posted = posts.of_day(kept, cohort, number)
    return pages.Night(
        cohort=cohort.name,
        course=plan.title,
        last_day=plan.last_number,
        day=_day(cohort, number),
        groups=groups.of_night(kept, cohort, (tonight, past), posted),
        locale=plan.locale,
        tomorrow=_tomorrow(cohort, number),
        before=plan.day(number - 1).kind.value if number > plan.first_number else "",
        tier_titles=tier_titles(plan),
        parts=_parts(cohort, tonight, past[-1] if past else None),
        curve=tuple(groups.past_of(d) for d in past),
        tallies=_tallies(docs, number),
        hours_last=past[-1].hours() if past else (),
        previous=_previous(kept, cohort, number),
        switches=_switches(kept, cohort, number),
        corrections=_corrections(tonight),
        troubles=posted.troubles,
        quiz=_quiz(kept, cohort, its_course, number),
        windows=_windows(cohort, number),
        signed=row.signed,
        lead=row.signed_by or "",
    )


def _quiz(
    kept: Kept, cohort: Cohort, its_course: course.Course, number: int
) -> pages.QuizNight | None:
    quiz = quizzes.open_on(cohort, its_course, number)
    if quiz is None:
        return None
    members = figures.owing(kept, cohort.id, number)
    return quizzes.of_night(kept, cohort, quiz, number, members)


def _day(cohort: Cohort, number: int) -> pages.DayFacts:
    plan, day = cohort.curriculum, cohort.curriculum.day(number)
    home = day.homework
    show = day.activity or day.ceremony
    windows = {slot: post_from for slot, post_from, _ in _windows(cohort, number)}
    what, who = taught(day)
    return pages.DayFacts(
        number=number,
        kind=day.kind.value,
        title=day.title,
        date=timetable.date_of(cohort, number),
        hook=day.hook,
        quote=day.quote,
        what=what,
        who=who,
        minutes=_minutes(day),
        homework=(home.light, home.medium, home.heavy) if home else ("", "", ""),
        due=timetable.has_due(plan, number),
        starts=show.start.hour * 60 + show.start.minute if show else None,
        first_post=windows.get("morning"),
        aim=day.guidance.aim,
        traps=tuple((t.trap, t.answer) for t in day.guidance.traps),
    )


def _minutes(day: Day) -> int:
    """How long the audio, video or show is; 0 when there is none."""
    for each in (day.lesson, day.guest, day.activity, day.ceremony):
        if each is not None:
            return each.minutes
    return 0


def _tomorrow(cohort: Cohort, number: int) -> pages.DayFacts | None:
    """The next day, if it is tomorrow: a skipped date may lie between."""
    if number >= cohort.curriculum.last_number or not next_day(cohort, number):
        return None
    return _day(cohort, number + 1)


def _windows(cohort: Cohort, number: int) -> tuple[tuple[SlotName, int, int], ...]:
    found: list[tuple[SlotName, int, int]] = []
    for slot in Slot:
        _, first, last = timetable.window(cohort.curriculum, number, slot)
        minutes = first.hour * 60 + first.minute, last.hour * 60 + last.minute
        found.append((slot.value, *minutes))
    return tuple(found)


def _parts(
    cohort: Cohort, tonight: NightTotals, last: NightTotals | None
) -> tuple[pages.PartNight, ...]:
    parts, tiers = list(cohort.curriculum.parts.items()), list(Tier)
    before = {(t, b): (done, due) for t, b, done, due in last.parts} if last else {}
    found = []
    for tier, bit, done, due in tonight.parts:
        key, part = parts[bit]
        was = before.get((tier, bit))
        found.append(
            pages.PartNight(
                part=key,
                title=part.title,
                tier=tiers[tier].value,
                done=done,
                due=due,
                written=part.written,
                last=pages.Past(last.number, *was) if last and was else None,
            )
        )
    return tuple(found)


def _tallies(docs: Mapping[int, NightTotals], number: int) -> tuple[pages.Tally, ...]:
    return tuple(
        pages.Tally(
            night=n,
            homework=docs[n].total("homework"),
            characters=docs[n].total("characters"),
            stamped=docs[n].total("stamped"),
            comments=docs[n].total("comments"),
            waiting=docs[n].total("waiting"),
            returned=docs[n].total("returned"),
            silent=docs[n].total("silent"),
        )
        for n in sorted(docs)
        if n < number
    )


def _previous(kept: Kept, cohort: Cohort, number: int) -> pages.Previous | None:
    """The cohort before this one of the same course, on the same night."""
    title = cohort.curriculum.title
    before = counts.cohort_before(kept, cohort.id, title, cohort.start)
    if before is None:
        return None
    doc = counts.totals_of(kept, before.id, [number]).get(number)
    then = totals.read(doc) if doc else None
    if then is None or not then.owed:
        return None
    return pages.Previous(before.name, then.done, then.owed)


def _switches(kept: Kept, cohort: Cohort, number: int) -> tuple[pages.Switch, ...]:
    """Tier changes that count from tomorrow, by pair."""
    wanted = {
        c.student_id: c.value
        for c in roster.changes(kept, cohort.id)
        if c.aspect is Aspect.TIER and c.day == number + 1
    }
    if not wanted:
        return ()
    by_pair: dict[tuple[TierName, TierName], int] = {}
    for student, code in counts.tiers_on(kept, cohort.id, number, wanted).items():
        before, after = _TIERS[code], _TIERS[TIER_CODE[wanted[student]]]
        if before != after:
            by_pair[before, after] = by_pair.get((before, after), 0) + 1
    return tuple(pages.Switch(a, b, n) for (a, b), n in sorted(by_pair.items()))


def _corrections(tonight: NightTotals) -> tuple[pages.Correction, ...]:
    return tuple(
        pages.Correction(cause, tonight.corrected[cause])
        for cause in _CAUSES
        if cause in tonight.corrected
    )


def _make(given: Sequence[Given]) -> Made:
    return Made(
        results=[
            (
                one.row,
                json.dumps(
                    debrief.plain(debrief.write(one.night, one.earlier)),
                    ensure_ascii=False,
                    separators=(",", ":"),
                ),
            )
            for one in given
        ]
    )


def _write(kept: Kept, results: Sequence[tuple[Row, str]], now: datetime) -> None:
    for row, doc in results:
        nights.write_debrief(kept, row.cohort_id, row.number, doc, now)


WORK = Work(_read, _make, _write)
