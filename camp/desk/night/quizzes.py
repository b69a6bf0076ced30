"""How a quiz stands: for every group when a slot is composed, for the camp at night."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from camp import contests, scripts, timetable
from camp.cohort import Track, group_name
from camp.curriculum import Slot
from camp.debrief.night import QuizNight
from camp.desk import marks
from camp.desk.refusal import spoken
from camp.store import cohorts, papers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Cohort, Group
    from camp.contests import Chase
    from camp.curriculum import Quiz as Taught
    from camp.curriculum.quiz import Instant
    from camp.desk.course import Course
    from camp.scripts.quizzes import Quiz
    from camp.store import Kept

_NAMED: Final = 20
"""Students a script names; more would be a list nobody reads."""
_FEW: Final = 3
"""Groups a debrief names where few have answered."""


def concerning(
    cohort: Cohort, taught: Course, number: int, slot: str, now: datetime
) -> tuple[Taught, Quiz] | None:
    """Find the quiz a slot's scripts should speak of, with nothing counted yet."""
    if slot not in set(Slot) or not taught.quizzes:
        return None

    def at(day: int, hour: time) -> datetime:
        return timetable.local(timetable.moment_of(cohort, day, hour), cohort.zone)

    locale = cohort.curriculum.locale
    found = scripts.concerning(
        cohort.curriculum,
        taught.quizzes,
        scripts.Place(number, Slot(slot), locale),
        at,
        timetable.local(now, cohort.zone),
    )
    if found is None:
        return None
    quiz, plain = found
    honor, line = (spoken(words, locale) for words in marks.flawless_of(quiz))
    return quiz, replace(plain, honor=honor, line=line)


def of_groups(
    kept: Kept,
    cohort: Cohort,
    asked: tuple[Taught, Quiz],
    groups: Mapping[int, Group],
    members: Mapping[int, int],
    hidden: frozenset[int],
) -> dict[int, Quiz]:
    """Say how a quiz stands, by group; those who only listen are left out.

    ``members`` are the students of each group who may answer, ``hidden`` those whom
    nobody names.
    """
    quiz, plain = asked
    ours = [one for one in groups.values() if one.track is not Track.LISTENER]
    if plain.state == "soon":
        return {one.id: plain for one in ours}
    found = papers.tallies(kept, cohort.id, quiz.id)
    board = contests.chase(quiz, marks.of_groups(ours, members, found))
    lines = {
        line.papers.group: _stands(plain, line, board, cohort.curriculum.locale)
        for line in board
    }
    if plain.state != "over":
        return lines
    names: dict[int, list[str]] = {}
    for group, student, name in papers.flawless(kept, cohort.id, quiz.id):
        if student not in hidden:
            names.setdefault(group, []).append(name)
    return {group: _named(line, names.get(group, [])) for group, line in lines.items()}


def open_on(cohort: Cohort, taught: Course, number: int) -> Taught | None:
    """Find the quiz that was open on a day; of several the one that opened first."""
    begins, ends = _day(cohort, number)
    for quiz in taught.quizzes:
        opens, closes = (
            timetable.moment_of(cohort, end.day, end.at) for end in _ends(quiz)
        )
        if opens < ends and closes > begins:
            return quiz
    return None


def of_night(
    kept: Kept, cohort: Cohort, quiz: Taught, number: int, members: Mapping[int, int]
) -> QuizNight:
    """Say how a quiz stood at the midnight after a day; ``members`` may answer."""
    _, midnight = _day(cohort, number)
    everyone = cohorts.groups(kept, cohort.id)
    ours = [one for one in everyone if one.track is not Track.LISTENER]
    found = papers.tallies(kept, cohort.id, quiz.id, midnight)
    board = contests.chase(quiz, marks.of_groups(ours, members, found))
    locale = cohort.curriculum.locale
    answered = sum(line.papers.answered for line in board)
    first = board[0] if board and board[0].place else None
    closes = timetable.moment_of(cohort, quiz.closes.day, quiz.closes.at)
    runs_on = closes > midnight
    return QuizNight(
        title=quiz.title,
        answered=answered,
        every=sum(line.papers.members for line in board),
        average=marks.average(sum(line.papers.points for line in board), answered),
        best=group_name(first.papers.number, locale) if first else "",
        best_average=marks.average(*first.papers.figure) if first else "",
        closes=(quiz.closes.day, _minute(quiz.closes.at)) if runs_on else None,
        noon=_noon(cohort, number + 1, closes) if runs_on else None,
        few=_few(board, locale) if runs_on else (),
    )


def _few(board: Sequence[Chase], locale: str) -> tuple[tuple[str, int], ...]:
    """Name the groups whose share is less than half of the camp's, least first."""
    answered = sum(line.papers.answered for line in board)
    every = sum(line.papers.members for line in board)
    least = sorted(
        (Fraction(one.answered, one.members), one.number, one.answered)
        for one in (line.papers for line in board)
        if one.members and 2 * one.answered * every < answered * one.members
    )
    return tuple((group_name(number, locale), n) for _, number, n in least[:_FEW])


def _noon(cohort: Cohort, number: int, closes: datetime) -> int | None:
    """When a day's noon is posted; None when the quiz has closed by then."""
    if number > cohort.curriculum.last_number:
        return None
    _, post_from, _ = timetable.window(cohort.curriculum, number, Slot.NOON)
    posted = timetable.moment_of(cohort, number, post_from)
    return _minute(post_from) if posted < closes else None


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _day(cohort: Cohort, number: int) -> tuple[datetime, datetime]:
    """The midnights a day lies between."""
    on = timetable.date_of(cohort, number)
    days = (on, on + timedelta(days=1))
    begins, ends = (timetable.instant(day, time(), cohort.zone) for day in days)
    return begins, ends


def _ends(quiz: Taught) -> tuple[Instant, Instant]:
    return quiz.opens, quiz.closes


def _named(plain: Quiz, names: list[str]) -> Quiz:
    return replace(plain, flawless=tuple(names[:_NAMED]), flawless_count=len(names))


def _stands(plain: Quiz, line: Chase, board: tuple[Chase, ...], locale: str) -> Quiz:
    one, first = line.papers, board[0]
    leader = first.papers if first.place else None
    return replace(
        plain,
        answered=one.answered,
        of=one.members,
        average=marks.average(*one.figure) if one.answered else "",
        place=line.place,
        groups=sum(1 for other in board if other.place),
        front=group_name(line.front, locale) if line.front else "",
        gap=line.gap,
        more=line.more,
        leader=group_name(leader.number, locale) if leader else "",
        best=marks.average(*leader.figure) if leader else "",
    )
