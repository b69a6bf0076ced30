"""Check-ins as they come in by the students' own links, many at once.

The statements are as many for one as for a hundred, so that a door may collect what
arrives together and commit it together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from camp import timetable
from camp.checkins import parts_mask
from camp.desk import course, entering
from camp.desk.checkins import LONGEST, judged_anew
from camp.desk.entering import Shut
from camp.desk.handing_in_wording import say
from camp.desk.lead.opening import current_number
from camp.desk.numbers import read_number
from camp.desk.phrases import date_called
from camp.desk.refusal import Refusal
from camp.desk.student import CheckIn, check_in, hold
from camp.store import cohorts, passes
from camp.store.checkins import MOST_SENT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Cohort, State
    from camp.desk.student import Held, Receipt
    from camp.store import Kept


class Came(NamedTuple):
    """What one student sent from their page."""

    token: str
    """Of the link they came in by."""
    day: str
    """As the form says it: a number."""
    parts: Sequence[str]
    """The keys of what they ticked."""
    words: str


def hand_in(
    kept: Kept, came: Sequence[Came], secret: str, now: datetime
) -> list[Receipt | Refusal]:
    """Keep what students sent, each by their own link, as of now.

    Whether a link opens is asked in this very act, so that one that was ended a second
    ago lets nothing in. Answers come in the order of ``came``: a receipt, or why it was
    not taken, in the student's words. Days that are closed are judged anew.
    """
    answers: list[Receipt | Refusal] = [Shut("unknown", known=False)] * len(came)
    numbers = [entering.number_of(one.token, secret) for one in came]
    links = passes.some(kept, sorted({n for n in numbers if n is not None}))
    cohorts_of: dict[int, dict[int, int]] = {}
    for place, number in enumerate(numbers):
        try:
            link = entering.opening(links.get(number or 0), now)
            if link.role != entering.STUDENT:
                raise Shut("elsewhere")  # noqa: TRY301  (answered like the others)
        except Shut as no:
            answers[place] = no
        else:
            cohorts_of.setdefault(link.cohort_id, {})[place] = link.student_id
    # In one order everywhere: who holds several cohorts' students waits for nobody
    # that waits for them.
    for cohort_id, students in sorted(cohorts_of.items()):
        asked = {place: came[place] for place in students}
        for place, answer in _of_cohort(kept, cohort_id, asked, students, now):
            answers[place] = answer
    return answers


def _of_cohort(
    kept: Kept,
    cohort_id: int,
    asked: Mapping[int, Came],
    students: Mapping[int, int],
    now: datetime,
) -> list[tuple[int, Receipt | Refusal]]:
    """Keep what the students of one cohort sent; both maps are by place."""
    row = cohorts.get(kept, cohort_id)
    if row is None:
        return []
    cohort, _ = course.cohort_of(kept, row)
    held = hold(kept, cohort, set(students.values()))
    here = _Here(cohort, held, now)
    told: list[tuple[int, Receipt | Refusal]] = []
    good: list[tuple[int, CheckIn]] = []
    for place, one in asked.items():
        try:
            good.append((place, here.checked(students[place], one)))
        except Refusal as no:
            told.append((place, no))
    sent = [checked for _, checked in good]
    receipts = check_in(kept, cohort, sent, held)
    taken = list(zip(good, receipts, strict=True))
    new = [checked for (_, checked), r in taken if r.taken and not r.again]
    judged_anew(kept, row, new, now)
    for (place, checked), receipt in taken:
        answer = receipt if receipt.taken else _why(cohort, checked, receipt)
        told.append((place, answer))
    return told


class _Here:
    """Who of a cohort may hand in now, and what."""

    def __init__(self, cohort: Cohort, held: Held, now: datetime) -> None:
        self._plan, self._held = cohort.curriculum, held
        self._at = int(now.timestamp())
        self._today = current_number(cohort, now)

    def checked(self, student_id: int, one: Came) -> CheckIn:
        """Make a check-in of what was sent; Shut or Refusal says what is wrong."""
        if student_id not in self._held.places:
            raise Shut("unknown", known=False)
        if student_id in self._held.changes and not self._state(student_id).here:
            raise Shut("left")
        day = read_number(one.day)
        if not self._plan.first_number <= day <= self._plan.last_number:
            raise Refusal(say("no_day"))
        if len(one.words) > LONGEST:
            raise Refusal(say("words_long", count=len(one.words), most=LONGEST))
        try:
            mask = parts_mask(self._plan.parts, one.parts)
        except KeyError:
            raise Refusal(say("no_parts")) from None
        return CheckIn(student_id, day, mask, one.words, self._at)

    def _state(self, student_id: int) -> State:
        joined = self._held.places[student_id][3]
        day = max(self._today, joined)
        return self._held.states([student_id], day)[student_id]


def _why(cohort: Cohort, one: CheckIn, receipt: Receipt) -> Refusal:
    """Say in the student's words why a check-in was not taken."""
    late = receipt.reason == "too_late"
    date = (timetable.makeup_date if late else timetable.date_of)(cohort, one.day)
    words = {"day": one.day, "date": date_called(date), "most": MOST_SENT}
    return Refusal(say(receipt.reason, **words))
