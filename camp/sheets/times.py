"""Days and times as people write them; nothing here knows today."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from camp.curriculum import MAX_DAYS
from camp.sheets.problems import UnfitError

if TYPE_CHECKING:
    from collections.abc import Mapping

    Calendar = Mapping[int, date]
    """Day number -> local date, as the timetable lays a cohort out."""

_EPOCH: Final = datetime.combine(date(1899, 12, 30), time.min)
_SERIALS: Final = range(30_000, 80_000)
"""Days since :data:`_EPOCH` that mean 1982 to 2119: a date cell without its format."""
_HAN: Final = "零一二三四五六七八九十"

_NUMBER: Final = re.compile(r"(?:第|day|d)?\s*(\d{1,2})\s*天?")
_HAN_NUMBER: Final = re.compile(f"第?([{_HAN[1:]}]{{1,3}})天?")
_DATE: Final = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d\d)(\d\d)"
)
_MONTH_DAY: Final = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*日?")
_SERIAL: Final = re.compile(r"\d{5}(?:\.\d+)?")
_CLOCK: Final = re.compile(
    r"(上午|早上|凌晨|中午|下午|晚上|am|pm)?\s*"
    r"(\d{1,2})(?::|点|时)(?:(\d{1,2})(?:(?::|分)(\d{1,2})(?:\.\d+)?秒?|分)?)?"
    r"\s*(am|pm)?$"
)
_AFTER_NOON: Final = {"下午", "晚上", "pm"}
_NOON: Final = 12
_EARLY_AFTERNOON: Final = 3


def day(text: str, calendar: Calendar) -> int | date:
    """Read a day: its number (3, 第3天, 第三天, Day 3), or its date.

    A date without a year is taken next to ``calendar``; without one it is refused.
    """
    plain = _plain(text)
    number = _day_number(plain)
    if number is not None:
        return number
    serial = _serial(plain)
    if serial:
        return serial.date()
    clock = _CLOCK.search(plain)
    found = _date(plain[: clock.start()] if clock else plain, calendar, text)
    if found is None:
        raise UnfitError("day", text=text)
    return found


def moment(text: str, on: date | None, calendar: Calendar) -> datetime:
    """Read a local time; one without a date is taken to be on the day ``on``."""
    plain = _plain(text)
    serial = _serial(plain)
    if serial:
        return serial
    clock = _CLOCK.search(plain)
    if not clock:
        raise UnfitError("time", text=text)
    written = plain[: clock.start()].rstrip(" t")
    found = _date(written, calendar, text) if written else on
    if written and found is None:
        raise UnfitError("time", text=text)
    if found is None:
        raise UnfitError("no_date", text=text)
    return datetime.combine(found, _clock(clock, text))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _day_number(plain: str) -> int | None:
    found = _NUMBER.fullmatch(plain)
    han = _HAN_NUMBER.fullmatch(plain)
    number = int(found[1]) if found else _han_number(han[1]) if han else None
    return number if number is not None and number <= MAX_DAYS else None


def _han_number(signs: str) -> int | None:
    """Read 三, 十, 十二, 二十一; None for what is no number."""
    tens, ten, ones = signs.rpartition("十")
    if not ten:
        return _HAN.index(signs) if len(signs) == 1 else None
    if len(tens) > 1 or len(ones) > 1 or "十" in tens:
        return None
    return 10 * (_HAN.index(tens) if tens else 1) + (_HAN.index(ones) if ones else 0)


def _serial(plain: str) -> datetime | None:
    if not _SERIAL.fullmatch(plain) or int(float(plain)) not in _SERIALS:
        return None
    return _EPOCH + timedelta(seconds=round(float(plain) * 86_400))


def _date(written: str, calendar: Calendar, text: str) -> date | None:
    """Read a date; None for what is none."""
    bare = written.rstrip(" t,")
    full = _DATE.fullmatch(bare)
    if full:
        year, month, number = (int(each) for each in full.groups() if each)
        return _made(year, month, number)
    short = _MONTH_DAY.fullmatch(bare)
    if not short:
        return None
    if not calendar:
        raise UnfitError("no_year", text=text)
    near = min(calendar.values())
    years = (near.year - 1, near.year, near.year + 1)
    dates = [_made(year, int(short[1]), int(short[2])) for year in years]
    there = [found for found in dates if found]
    return min(there, key=lambda found: abs(found - near), default=None)


def _made(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _clock(found: re.Match[str], text: str) -> time:
    before, hour, minute, second, after = found.groups()
    half = before or after
    hours = int(hour)
    late = half in _AFTER_NOON and hours < _NOON
    if late or (half == "中午" and hours < _EARLY_AFTERNOON):
        hours += _NOON
    if half in {"am", "凌晨"} and hours == _NOON:
        hours = 0
    try:
        return time(hours, int(minute or 0), int(second or 0))
    except ValueError:
        raise UnfitError("time", text=text) from None
