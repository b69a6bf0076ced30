"""The labels of the pictures, in Chinese and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DIGITS: Final = "零一二三四五六七八九"

LABELS: Final[dict[str, tuple[str, str]]] = {
    "contents": ("目录", "Contents"),
    "opening": ("开营", "Opening"),
    "course": ("课程日", "Course"),
    "guest": ("大咖日", "Guest"),
    "activity": ("活动日", "Activity"),
    "rest": ("休整", "Rest"),
    "closing": ("结营", "Closing"),
    "timetable": ("每天做什么", "Day by day"),
    "load": ("每天要多少分钟", "How long each day takes"),
    "load_note": (
        "曲线只算听和读，写作业的时间在下面",
        "The curve counts listening and reading; writing is below",
    ),
    "load_peak": ("第{number}天{minutes}分钟", "Day {number}: {minutes} min"),
    "evening": ("晚上的活动、仪式", "activity or ceremony"),
    "methods": ("怎么学", "How to study"),
    "opening_programme": ("开营这一晚", "Opening night"),
    "closing_programme": ("结营这一晚", "Closing night"),
    "a_day": ("一天约{minutes}分钟", "about {minutes} min a day"),
    "minutes": ("{minutes}分钟", "{minutes} min"),
    "audio": ("音频", "audio"),
    "video": ("视频", "video"),
    "day": ("第{number}天", "Day {number}"),
    "teacher": ("{name}老师", "{name}"),
    "lesson_title": ("《{title}》", "“{title}”"),
    "today": ("今天做什么", "What to do"),
    "invitation": ("听完写一写", "After listening"),
    "why": ("好在哪", "What it’s good for"),
    "streak": ("连续天数", "days in a row"),
    "done": ("完成", "done"),
    "made_up": ("补卡完成", "made up"),
    "partial": ("还差一项", "partly"),
    "missed": ("没打卡", "missed"),
    "leave": ("请假", "leave"),
    "excused": ("准假", "excused"),
    "not_due": ("休整", "rest"),
    "out": ("已离营", "left"),
    "ahead": ("还没到", "to come"),
    "stamped": ("优秀作业", "stamped"),
    "mark_made_up": ("补", "M"),
    "mark_partial": ("半", "½"),
    "mark_leave": ("假", "L"),
    "mark_excused": ("假", "L"),
    "mark_not_due": ("休", "–"),
    "mark_stamp": ("优", "★"),
    "host": ("营主", "Host"),
    "date": ("日期", "Date"),
    "serial": ("编号", "No."),
    "verify": ("扫码核验", "Scan to verify"),
    "seal_completion": ("结业", "All|the way"),
    "seal_honor": ("荣誉", "With|thanks"),
}


def labels(locale: str) -> dict[str, str]:
    """Give every label in one language."""
    which = 0 if locale == "zh-CN" else 1
    return {key: pair[which] for key, pair in LABELS.items()}


def say(locale: str, key: str, **values: object) -> str:
    """Say one label, filled."""
    return LABELS[key][0 if locale == "zh-CN" else 1].format_map(values)


def seal_words(locale: str, number: int) -> tuple[str, ...]:
    """Say a day's number for a seal, column by column, the first on the right.

    >>> seal_words("zh-CN", 21)
    ('第二十', '一天')
    >>> seal_words("en", 9), seal_words("zh-CN", 0)
    (('Day', '9'), ('开营',))
    """
    if not number:
        return (say(locale, "opening"),)
    if locale != "zh-CN":
        return ("Day", str(number))
    words = f"第{numeral(number)}天"
    half = -(-len(words) // 2)
    return (words[:half], words[half:])


def numeral(number: int) -> str:
    """Write a number up to 99 in Chinese.

    >>> [numeral(n) for n in (0, 9, 10, 21, 30)]
    ['零', '九', '十', '二十一', '三十']
    """
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    first = "" if tens == 1 else _DIGITS[tens]
    return f"{first}十{_DIGITS[ones] if ones else ''}"


def day_date(locale: str, day: date) -> str:
    """Write a day as a picture shows it: 9/15 周二, or Tue 15 Sep."""
    if locale == "zh-CN":
        return f"{day.month}/{day.day} 周{'一二三四五六日'[day.weekday()]}"
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1][:3]}"


def full_date(locale: str, day: date) -> str:
    """Write a day as a certificate does: 2026年9月28日, or 28 September 2026."""
    if locale == "zh-CN":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
