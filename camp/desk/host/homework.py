"""A group's homework at its desk: what waits for a word, oldest first, and the word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp import timetable
from camp.curriculum import Tier
from camp.desk.host.glance import review_days
from camp.desk.host.wording import say
from camp.desk.night.reviewing import written_mask
from camp.desk.praise import KINDS, about_words, words_of
from camp.desk.refusal import Refusal
from camp.desk.student import Given, review
from camp.pages.desk_shown import HomeworkShown, PieceShown
from camp.store import checkins, cohorts, homework, roster

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.desk.entering import Seat
    from camp.store import Kept
    from camp.store.homework import Piece, Said

AT_ONCE: Final = 10
"""Pieces on one page: what somebody reads in a quarter of an hour."""
_TIERS: Final = tuple(Tier)


def queue(
    kept: Kept,
    seat: Seat,
    now: datetime,
    *,
    answered: bool = False,
    start: int = 0,
    last: tuple[int, int] | None = None,
) -> HomeworkShown:
    """Show the homework that waits for a word, or what had one; two or three statements.

    Of today and the two days before; older homework is nobody's debt. What had a word
    comes newest first, by when it had it. ``last`` is the piece that was answered just
    now, (day, student): it stays at hand.
    """
    _, cohort, group = seat.of_group()
    found = homework.pieces(
        kept,
        cohort.id,
        group.id,
        review_days(cohort, now),
        written_mask(cohort.curriculum),
    )
    waits = [one for one in found if not one.kinds]
    done = sorted((one for one in found if one.kinds), key=_newest_first)
    listed = done if answered else waits
    page = listed[start : start + AT_ONCE]
    texts = checkins.words(kept, [one.submission(cohort.id) for one in page])
    said = homework.said(kept, cohort.id, page) if answered else []
    return HomeworkShown(
        waiting=len(waits),
        every=len(found),
        oldest=_hours(waits, now),
        answered=answered,
        more=max(0, len(listed) - start - len(page)),
        following=start + AT_ONCE,
        last=next(
            (
                _shown(cohort, one, {}, [])
                for one in done
                if (one.day, one.student_id) == last
            ),
            None,
        ),
        pieces=tuple(_shown(cohort, one, texts, said) for one in page),
    )


def answer(
    kept: Kept,
    seat: Seat,
    whose: tuple[int, int],
    kind: str,
    words: str,
    now: datetime,
) -> bool:
    """Like, comment on or stamp one piece of the group's; False for the same again.

    ``whose`` is (day, student). Refusal says what is wrong, and for another group's.
    """
    _, cohort, group = seat.of_group()
    day, student = whose
    reasons: list[str] = []
    if kind not in KINDS:
        reasons.append(say("no_praise"))
    fact = checkins.facts_of(kept, cohort.id, day, [student]).get(student)
    if fact is None or fact.group_id != group.id:
        reasons.append(say("no_homework"))
    reasons += about_words(kind, words, seat.name)
    if reasons:
        raise Refusal(*reasons)
    at = int(now.timestamp())
    given = Given(day, student, kind, 0, seat.name, words_of(kind, words), at)
    return review(kept, cohort, [given])[0]


def take_back(
    kept: Kept, seat: Seat, whose: tuple[int, int], kind: str, now: datetime
) -> bool:
    """Take back a like, a stamp or one's last comment; False when there was none.

    ``whose`` is (day, student). Refusal for another group's.
    """
    _, cohort, group = seat.of_group()
    (day, student), cohort_id = whose, cohort.id
    roster.hold(kept, cohort_id, {student})
    fact = checkins.facts_of(kept, cohort_id, day, [student]).get(student)
    if kind not in KINDS:
        raise Refusal(say("no_praise"))
    if fact is None or fact.group_id != group.id:
        raise Refusal(say("no_homework"))
    givers = homework.take_back(kept, cohort_id, whose, kind, seat.name)
    if givers:
        about = f"day {day} student {student}"
        before = f"{kind} {', '.join(givers)}"
        cohorts.write_audit(
            kept, cohort_id, now, seat.name, "take back praise", about, before=before
        )
    return bool(givers)


def _newest_first(one: Piece) -> tuple[int, int, int]:
    return -one.given, one.day, one.student_id


def _hours(waits: Sequence[Piece], now: datetime) -> int:
    oldest = min((one.at for one in waits), default=int(now.timestamp()))
    return max(0, int(now.timestamp()) - oldest) // 3600


def _shown(
    cohort: Cohort,
    one: Piece,
    texts: Mapping[int, str],
    said: Sequence[Said],
) -> PieceShown:
    came = timetable.local(one.at, cohort.zone)
    theirs = [s for s in said if (s.day, s.student_id) == (one.day, one.student_id)]
    return PieceShown(
        day=one.day,
        student=one.student_id,
        name=one.name,
        tier=cohort.curriculum.tier(_TIERS[one.tier]).title,
        at=f"{came:%H:%M}",
        chars=one.chars,
        text=texts.get(one.submission(cohort.id), ""),
        kinds=one.kinds,
        said=tuple((s.giver, s.words) for s in theirs),
    )
