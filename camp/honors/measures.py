"""What honors compare: one entry a measure, with its words.

A new measure is a new entry. A value is an integer pair n / d, so that means and rates
are compared exactly; counts are n / 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from camp.contests import Rate
    from camp.curriculum import Measure
    from camp.honors.record import Record


@dataclass(frozen=True, slots=True)
class Yardstick:
    """One measure: its value, and how a citation says it."""

    value: Callable[[Record], Rate]
    """(n, d); d is 0 when there is nothing to measure."""
    chinese: Callable[[Record], str]
    english: Callable[[Record], str]
    less_is_more: bool = False

    def words(self, record: Record, locale: str) -> str:
        """Say what a record reached."""
        return self.chinese(record) if locale == "zh-CN" else self.english(record)


def _count(number: int, one: str, many: str = "") -> str:
    """Count in English: 1 stamp, 9 stamps.

    >>> _count(2, "reply", "replies")
    '2 replies'
    >>> _count(0, "stamp")
    'no stamps'
    """
    told = f"{number:,}" if number else "no"
    return f"{told} {one if number == 1 else many or one + 's'}"


def _completion(record: Record) -> str:
    whole = record.done == record.due
    came = f"{record.done}天都在" if whole else f"来了{record.done}天"
    made_up = f"，补了{record.made_up}天" if record.made_up else ""
    return f"{record.due}个打卡日，{came}{made_up}"


def _completion_english(record: Record) -> str:
    whole = record.done == record.due
    came = f"all {record.due}" if whole else f"{record.done} of {record.due}"
    made_up = f", {record.made_up} made up" if record.made_up else ""
    return f"{came} check-in days{made_up}"


def _giving(record: Record) -> str:
    kinds = [
        (record.likes_given, "点赞{}次"),
        (record.comments_given, "留言{}条"),
        (record.posts, "发帖{}篇"),
    ]
    return "，".join(words.format(number) for number, words in kinds if number)


def _giving_english(record: Record) -> str:
    kinds = [
        (record.likes_given, "like"),
        (record.comments_given, "comment"),
        (record.posts, "post"),
    ]
    return ", ".join(_count(number, word) for number, word in kinds if number)


def _peer_comments(record: Record) -> str:
    unanswered = f"，{record.unanswered}条写在还没人回应的作业下面"
    said = f"给同学留言{record.peer_comments}条"
    return said + unanswered if record.unanswered else said


def _peer_comments_english(record: Record) -> str:
    said = f"{_count(record.peer_comments, 'comment')} on others' homework"
    some = record.unanswered
    if some and some == record.peer_comments:
        return f"{said}, every one where nobody had answered"
    return f"{said}, {some:,} where nobody had answered" if some else said


def _clock(record: Record) -> str:
    """Say the mean time of day, rounded down to the minute: 6:52."""
    hours, rest = divmod(record.early_seconds // max(record.early_days, 1), 3600)
    return f"{hours}:{rest // 60:02}"


MEASURES: dict[Measure, Yardstick] = {
    "completion": Yardstick(
        value=lambda r: (r.done, r.due),
        chinese=_completion,
        english=_completion_english,
    ),
    "streak": Yardstick(
        value=lambda r: (r.streak, 1),
        chinese=lambda r: f"连续{r.streak}天",
        english=lambda r: f"{_count(r.streak, 'day')} in a row",
    ),
    "stamps": Yardstick(
        value=lambda r: (r.stamps, 1),
        chinese=lambda r: f"盖章{r.stamps}次",
        english=lambda r: _count(r.stamps, "stamp"),
    ),
    "likes_given": Yardstick(
        value=lambda r: (r.likes_given, 1),
        chinese=lambda r: f"点赞{r.likes_given}次",
        english=lambda r: _count(r.likes_given, "like"),
    ),
    "comments_given": Yardstick(
        value=lambda r: (r.comments_given, 1),
        chinese=lambda r: f"留言{r.comments_given}条",
        english=lambda r: _count(r.comments_given, "comment"),
    ),
    "posts": Yardstick(
        value=lambda r: (r.posts, 1),
        chinese=lambda r: f"发帖{r.posts}篇",
        english=lambda r: _count(r.posts, "post"),
    ),
    "giving": Yardstick(
        value=lambda r: (r.likes_given + r.comments_given + r.posts, 1),
        chinese=_giving,
        english=_giving_english,
    ),
    "stamped_reflections": Yardstick(
        value=lambda r: (r.stamped_reflections, 1),
        chinese=lambda r: f"心得盖章{r.stamped_reflections}篇",
        english=lambda r: _count(r.stamped_reflections, "stamped reflection"),
    ),
    "stamped_chars": Yardstick(
        value=lambda r: (r.stamped_chars, 1),
        chinese=lambda r: f"盖章的心得共{r.stamped_chars}字",
        english=lambda r: f"{_count(r.stamped_chars, 'character')} in all",
    ),
    "heaviest_streak": Yardstick(
        value=lambda r: (r.heaviest_streak, 1),
        chinese=lambda r: f"重度连续{r.heaviest_streak}天",
        english=lambda r: f"{_count(r.heaviest_streak, 'day')} in a row on Heavy",
    ),
    "earliness": Yardstick(
        value=lambda r: (r.early_seconds, r.early_days),
        chinese=lambda r: f"平均{_clock(r)}交" if r.early_days else "",
        english=lambda r: f"in at {_clock(r)} on average" if r.early_days else "",
        less_is_more=True,
    ),
    "peer_comments": Yardstick(
        value=lambda r: (r.peer_comments, 1),
        chinese=_peer_comments,
        english=_peer_comments_english,
    ),
    "nominations": Yardstick(
        value=lambda r: (len(r.nominations), 1),
        chinese=lambda r: f"{len(r.nominations)}次提名",
        english=lambda r: _count(len(r.nominations), "nomination"),
    ),
}
"""Every measure an honor rule can name."""
