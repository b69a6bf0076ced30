"""What a student handed in on an earlier day, and what others said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from camp import checkins
from camp.desk.me.wording import say
from camp.desk.refusal import spoken
from camp.pages.me_shown import Handed, Replies
from camp.store import checkins as kept_checkins
from camp.store import wall
from camp.store.wall import Hung

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from camp.desk.me.one import One
    from camp.store import Kept
    from camp.store.checkins import Fact, Submission
    from camp.store.wall import Word


class Work(NamedTuple):
    """One's own work, as it is looked back at."""

    handed: Handed | None
    """Of the day that was chosen; None when nothing is shown of it."""
    replies: Replies | None
    """What there is to read under yesterday's; None when there is nothing new."""


def work_of(
    kept: Kept,
    one: One,
    facts: Mapping[int, Fact],
    hidden: AbstractSet[int],
    chosen: int | None,
    locale: str,
) -> Work:
    """Read what is said under yesterday's work, and the whole of one chosen day's.

    Two statements at most, one of them only for a chosen day; whoever is ``hidden`` is
    not shown.
    """
    fact = facts.get(-1 if chosen is None else chosen)
    looked_at = {one.today - 1} if fact is None else {one.today - 1, fact.day}
    under = [
        Hung(f.day, f.student_id, one.student.name, f.tier, f.best)
        for day in sorted(looked_at)
        if (f := facts.get(day)) and f.reviews
    ]
    said = wall.said(kept, one.cohort.id, under) if under else []
    shown = [word for word in said if word.giver_id not in hidden]
    handed = None if fact is None else _handed(kept, one, fact.day, shown)
    return Work(handed, _replies(one, shown, locale))


def _handed(kept: Kept, one: One, day: int, said: Sequence[Word]) -> Handed:
    sent = kept_checkins.submissions(kept, one.cohort.id, day, one.student.id)
    mine = [word for word in said if word.day == day]
    return Handed(
        day=day,
        texts=_texts(one, sent),
        likes=sum(word.kind == "like" for word in mine),
        said=tuple((w.giver, w.words) for w in mine if w.kind != "like" and w.words),
    )


def _texts(one: One, sent: Sequence[Submission]) -> tuple[tuple[str, str], ...]:
    """Give each written part's last text with the part's title."""
    parts = one.cohort.curriculum.parts
    last: dict[str, str] = {}
    for key, part in parts.items():
        bit = checkins.parts_mask(parts, (key,))
        for each in sent:
            if part.written and each.parts & bit and each.words:
                last[part.title] = each.words
    return tuple(last.items())


def _replies(one: One, said: Sequence[Word], locale: str) -> Replies | None:
    """Say how many lines stand under yesterday's work, not counting one's own."""
    day = one.today - 1
    count = sum(
        word.day == day
        and word.kind != "like"
        and bool(word.words)
        and word.giver_id != one.student.id
        for word in said
    )
    key = "replies.one" if count == 1 else "replies"
    return Replies(day, spoken(say(key, count=count), locale)) if count else None
