"""How a desk's table of phrases becomes words in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from camp.cohort import group_name
from camp.curriculum import Slot
from camp.desk.refusal import Reason, spoken
from camp.scripts import wording
from camp.timetable import GUIDANCE_SLOT, date_of, window

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from camp.cohort import Cohort
    from camp.curriculum import Curriculum

Phrases = dict[str, tuple[str, str]]
"""Key -> (Chinese, English)."""


VERDICTS: Phrases = {
    "not_due": ("不计", "not due"),
    "done": ("完成", "done"),
    "made_up": ("补上", "made up"),
    "partial": ("部分", "partial"),
    "missed": ("没来", "missed"),
    "leave": ("请假", "leave"),
    "excused": ("免了", "excused"),
    "out": ("退出", "out"),
    "open": ("未交", "open"),
    "": ("", ""),
}
"""What a verdict is called; ``open`` is a day that still runs, empty what is not due."""


def phrase(table: Mapping[str, tuple[str, str]], key: str, /, **values: Any) -> Reason:
    """Say a phrase of a table in both languages; KeyError when it has none."""
    zh, en = table[key]
    return Reason(
        zh.format(**{name: _in(value, "zh-CN") for name, value in values.items()}),
        en.format(**{name: _in(value, "en") for name, value in values.items()}),
    )


def _in(value: Any, locale: str) -> Any:
    return spoken(value, locale) if isinstance(value, str) else value


def joined(words: Iterable[str], zh: str = "、", en: str = ", ") -> Reason:
    """Put words in a row, parted as each language parts them."""
    row = list(words)
    return Reason(
        zh.join(spoken(w, "zh-CN") for w in row), en.join(spoken(w, "en") for w in row)
    )


def verdict_called(word: str) -> Reason:
    """Name a verdict: 完成, done."""
    return Reason(*VERDICTS[word])


def group_called(number: int) -> Reason:
    """Name a group: 7营, Group 7."""
    return Reason(group_name(number, "zh-CN"), group_name(number, "en"))


def groups_called(numbers: Iterable[int]) -> Reason:
    """Name several groups by their numbers: 3、17、24营; Groups 3, 17, 24."""
    row = sorted(numbers)
    if len(row) == 1:
        return group_called(row[0])
    said = [str(number) for number in row]
    return Reason("、".join(said) + "营", "Groups " + ", ".join(said))


def slot_called(plan: Curriculum, number: int, slot: str) -> Reason:
    """Name a slot as it is called on a day: 早安, 活动秀; guidance apart."""
    if slot == GUIDANCE_SLOT:
        return Reason("运营要点", "guidance")
    kind = plan.day(number).kind
    return Reason(
        wording.slot_title(Slot(slot), kind, "zh-CN"),
        wording.slot_title(Slot(slot), kind, "en"),
    )


def moment_called(at: datetime, today: date) -> Reason:
    """Say a local moment as people do on a day: 今天22:00, today at 22:00."""
    return Reason(wording.moment(at, today, "zh-CN"), wording.moment(at, today, "en"))


def window_called(plan: Curriculum, number: int, slot: Slot) -> str:
    """Write when a slot is posted on a day: 07:30–11:00."""
    _, post_from, post_until = window(plan, number, slot)
    return f"{post_from:%H:%M}–{post_until:%H:%M}"


def date_called(day: date) -> Reason:
    """Write a date with its weekday: 9月11日 周五, Friday 11 September."""
    return Reason(wording.full_date(day, "zh-CN"), wording.full_date(day, "en"))


def dated(cohort: Cohort, number: int, locale: str) -> str:
    """Say on which date a day falls, to a reader of one language."""
    return spoken(date_called(date_of(cohort, number)), locale)
