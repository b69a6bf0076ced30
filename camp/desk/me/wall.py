"""The wall of a student's group: stamped homework, to be read, liked and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp import timetable
from camp.curriculum import Tier
from camp.desk.me.wording import say
from camp.desk.praise import about_words, words_of
from camp.desk.refusal import Refusal
from camp.desk.student import Given, review
from camp.pages.me_shown import Piece
from camp.store import checkins, wall

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from camp.desk.me.one import One
    from camp.store import Kept
    from camp.store.wall import Hung, Word

DAYS: Final = 2
"""Today's homework and yesterday's."""
_MOST: Final = 12
_MOST_WORDS: Final = 30
"""Comments a student may write on one day: enough for kindness, too few for noise."""
_TIERS: Final = tuple(Tier)


def pieces(kept: Kept, one: One, hidden: AbstractSet[int]) -> tuple[Piece, ...]:
    """Show the wall; whoever is ``hidden`` is not on it. Three statements."""
    group = one.group
    if group is None:
        return ()
    hung = [
        piece
        for piece in wall.hung(kept, one.cohort.id, group.id, _days(one))
        if piece.student_id not in hidden
    ][:_MOST]
    texts = checkins.words(kept, [p.submission(one.cohort.id) for p in hung])
    said = [
        word
        for word in wall.said(kept, one.cohort.id, hung)
        if word.giver_id not in hidden
    ]
    return tuple(_shown(one, piece, texts, said) for piece in hung)


def _shown(
    one: One, piece: Hung, texts: Mapping[int, str], said: Sequence[Word]
) -> Piece:
    mine = [w for w in said if (w.day, w.student_id) == (piece.day, piece.student_id)]
    likes = [w for w in mine if w.kind == "like"]
    return Piece(
        day=piece.day,
        student=piece.student_id,
        name=piece.name,
        tier=one.cohort.curriculum.tier(_TIERS[piece.tier]).title,
        words=texts.get(piece.submission(one.cohort.id), ""),
        likes=len(likes),
        liked=any(w.giver_id == one.student.id for w in likes),
        mine=piece.student_id == one.student.id,
        said=tuple((w.giver, w.words) for w in mine if w.kind != "like" and w.words),
    )


def answer(kept: Kept, one: One, whose: tuple[int, int], kind: str, words: str) -> bool:
    """Like or comment on a piece of one's own wall; False for the same again.

    ``whose`` is (day, student). Refusal says why not; stamping is the host's.
    """
    day, student = whose
    group, at = one.group, int(one.now.timestamp())
    days = [day] if day in _days(one) else []
    there = [] if group is None else wall.hung(kept, one.cohort.id, group.id, days)
    if kind not in {"like", "comment"} or all(p.student_id != student for p in there):
        raise Refusal(say("piece.gone"))
    if kind == "like" and student == one.student.id:
        raise Refusal(say("piece.mine"))
    reasons = about_words(kind, words, one.student.name)
    if kind == "comment" and _written_today(kept, one) >= _MOST_WORDS:
        reasons.append(say("piece.many", most=_MOST_WORDS))
    if reasons:
        raise Refusal(*reasons)
    said = words_of(kind, words)
    given = Given(day, student, kind, one.student.id, one.student.name, said, at)
    return review(kept, one.cohort, [given])[0]


def _days(one: One) -> list[int]:
    return [one.today - back for back in range(DAYS)]


def _written_today(kept: Kept, one: One) -> int:
    begun = timetable.times(one.cohort, one.today).begins
    return wall.given(kept, one.cohort.id, _days(one), one.student.id, begun)
