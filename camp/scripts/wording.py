"""Dates, times and kinds of things as each language says them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from camp.curriculum import DayKind, Slot

if TYPE_CHECKING:
    from camp.scripts.problems import Locale

_WEEKDAYS: Final[dict[Locale, tuple[str, ...]]] = {
    "zh-CN": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    "en": (
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ),
}
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MEDIA: Final[dict[Locale, dict[str, str]]] = {
    "zh-CN": {
        "audio": "音频",
        "video": "视频",
        "image": "图",
        "article": "文章",
        "file": "文件",
    },
    "en": {
        "audio": "audio",
        "video": "video",
        "image": "picture",
        "article": "article",
        "file": "file",
    },
}
_SLOTS: Final[dict[Locale, dict[Slot, str]]] = {
    "zh-CN": {Slot.MORNING: "早安", Slot.NOON: "万花筒", Slot.EVENING: "小班会"},
    "en": {Slot.MORNING: "morning", Slot.NOON: "noon", Slot.EVENING: "evening"},
}
_EVENINGS: Final[dict[Locale, dict[DayKind, str]]] = {
    "zh-CN": {
        DayKind.OPENING: "开营",
        DayKind.ACTIVITY: "活动秀",
        DayKind.REST: "晚安",
        DayKind.CLOSING: "结营",
    },
    "en": {
        DayKind.OPENING: "opening",
        DayKind.ACTIVITY: "activity",
        DayKind.CLOSING: "closing",
    },
}
_MIDNIGHT: Final[dict[Locale, str]] = {"zh-CN": "24:00", "en": "midnight"}
_NEAR: Final[dict[Locale, dict[int, str]]] = {
    "zh-CN": {0: "今天{hour}", 1: "明天{hour}", -1: "昨天{hour}"},
    "en": {0: "today at {hour}", 1: "tomorrow at {hour}", -1: "yesterday at {hour}"},
}
_FAR: Final[dict[Locale, str]] = {"zh-CN": "{date}{hour}", "en": "on {date} at {hour}"}
_UNTIL: Final[dict[Locale, str]] = {
    "zh-CN": "{weekday}24:00",
    "en": "midnight on {weekday}",
}


def date_of(day: date, locale: Locale) -> str:
    """Write a date without its year: 9月11日, 11 September."""
    if locale == "en":
        return f"{day.day} {_MONTHS[day.month - 1]}"
    return f"{day.month}月{day.day}日"


def full_date(day: date, locale: Locale) -> str:
    """Write a date with its weekday: 9月11日 周五, Friday 11 September."""
    on, weekday = date_of(day, locale), weekday_of(day, locale)
    return f"{weekday} {on}" if locale == "en" else f"{on} {weekday}"


def moment(at: datetime, today: date, locale: Locale) -> str:
    """Say a moment as people do: 今天12:00, 明天20:00; further off with its date."""
    near = _NEAR[locale].get((at.date() - today).days, _FAR[locale])
    return near.format(hour=f"{at:%H:%M}", date=full_date(at.date(), locale))


def weekday_of(day: date, locale: Locale) -> str:
    """Name the day of the week: 周五, Friday."""
    return _WEEKDAYS[locale][day.weekday()]


def clock(at: time) -> str:
    """Write a time of day as people do: 7:30, 20:30."""
    return f"{at.hour}:{at.minute:02}"


def clock_after(at: time, minutes: int, locale: Locale = "zh-CN") -> str:
    """Write the time of day some minutes later; midnight is 24:00, or midnight."""
    later = datetime.combine(date.min, at) + timedelta(minutes=minutes)
    midnight = minutes > 0 and later.time() == time.min
    return _MIDNIGHT[locale] if midnight else clock(later.time())


def closes(locale: Locale) -> str:
    """Say until when a day's check-in is on time: 24:00, midnight."""
    return _MIDNIGHT[locale]


def until(day: date | None, locale: Locale) -> str:
    """Name the end of a date by its weekday: 周日24:00; empty for None."""
    if day is None:
        return ""
    return _UNTIL[locale].format(weekday=weekday_of(day, locale))


def media(kind: str, locale: Locale) -> str:
    """Name what a lesson or a material is: 音频, 图; audio, picture."""
    return _MEDIA[locale][kind]


def slot_title(slot: Slot, kind: DayKind, locale: Locale) -> str:
    """Name a slot as hosts call it on that kind of day: 早安, 活动秀."""
    own = _EVENINGS[locale].get(kind) if slot is Slot.EVENING else None
    return own or _SLOTS[locale][slot]
