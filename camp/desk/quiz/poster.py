"""The poster of whoever made no mistake, for its owner and for their host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp import cards
from camp.desk.marks import flawless_of
from camp.desk.pictures import setting_of
from camp.desk.quiz.asking import one_of, quizzes_of
from camp.desk.quiz.wording import say
from camp.desk.refusal import Refusal, spoken
from camp.store import papers, roster

if TYPE_CHECKING:
    from datetime import datetime

    from camp.desk.entering import Seat
    from camp.store import Kept


def poster(
    kept: Kept, seat: Seat, quiz_id: str, now: datetime, student_id: int = 0
) -> cards.PerfectScore:
    """Write a flawless poster: one's own, or for a host that of one of their group.

    Refusal when there is none, or when a name cannot be drawn.
    """
    row, cohort, group = seat.row, seat.cohort, seat.group
    if row is None or cohort is None:
        raise KeyError(seat.link.role)
    owner = seat.student.id if seat.student else student_id
    asked = one_of(quizzes_of(kept, row, cohort, now), quiz_id)
    paper = papers.of_student(kept, row.id, owner).get(quiz_id)
    theirs = seat.student is not None
    ours = paper is not None and group is not None and paper.group_id == group.id
    found = roster.some(kept, row.id, [owner])
    if paper is None or not paper.flawless or not (theirs or ours) or not found:
        raise Refusal(say("no_poster"))
    if not (theirs or found[0].reachable):
        raise Refusal(say("no_poster"))
    name, locale = found[0].name, cohort.curriculum.locale
    for _, missing in cards.uncovered([name]):
        raise Refusal(say("no_glyph", missing=missing))
    title, line = (spoken(words, locale) for words in flawless_of(asked.quiz))
    return cards.PerfectScore(
        setting=setting_of(kept, row, cohort),
        number=min(asked.quiz.opens.day, cohort.curriculum.last_number),
        title=title,
        line=spoken(say("named", name=name, line=line), locale),
        names=(asked.quiz.title,),
    )
