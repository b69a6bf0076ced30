"""What each template is given: a card's values, with its labels filled in."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from camp.cards import card as cards
from camp.cards.upright import columns
from camp.cards.wording import say, seal_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LARGE: Final = 10
"""Groups of a standings poster that get a bar."""
_KINDS: Final = ("opening", "course", "guest", "activity", "rest", "closing")
_TOP_MARKS: Final = (5, 10, 15, 20, 30, 60, 90, 120, 180, 240)
_PEAK: Final = 1.25
"""How far above the average a day must stand to be pointed out."""
_WEEK: Final = 7
_IN_A_SEAL: Final = 8
_NAMES: Final = 400
"""Characters of the names under a perfect score; no more would fit."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One picture before it is drawn."""

    template: str
    name: str
    """The file's name without its ending."""
    values: Mapping[str, Any]


def facts_of(card: cards.Card) -> Facts:
    """Turn a card into what its template reads."""
    template, write = _WRITERS[type(card)]
    values = {
        key: value for key, value in asdict(card).items() if key != "setting"
    } | write(card)
    number = getattr(card, "number", None)
    name = template if number is None else f"{template}-{number:02d}"
    return Facts(template, str(values.pop("file", name)), values)


def _day(card: Any) -> str:
    return say(card.setting.locale, "day", number=card.number)


def _length(card: Any) -> str:
    locale = card.setting.locale
    minutes = say(locale, "minutes", minutes=card.minutes)
    if not hasattr(card, "media"):
        return minutes
    gap = "" if locale == "zh-CN" else ", "
    return f"{say(locale, card.media)}{gap}{minutes}"


def _titled(card: Any, title: str) -> str:
    return say(card.setting.locale, "lesson_title", title=title) if title else ""


def _dots(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _timetable(card: cards.Timetable) -> dict[str, Any]:
    locale = card.setting.locale
    met = {row.kind for row in card.rows}
    part = f"{card.part}/{card.parts}" if card.parts > 1 else ""
    return {
        "title": say(locale, "timetable"),
        "note": part,
        "kinds": [kind for kind in _KINDS if kind in met],
        "file": "timetable" if card.parts == 1 else f"timetable-{card.part}",
    }


def _load(card: cards.Load) -> dict[str, Any]:
    locale = card.setting.locale
    top = max((day.heavy for day in card.days), default=0)
    top = max(top, *(max(d.light, d.medium, d.evening) for d in card.days), 10)
    mark = next((m for m in _TOP_MARKS if top <= m * 4), 300)
    most = -(-top // mark) * mark
    return {
        "title": say(locale, "load"),
        "note": say(locale, "load_note"),
        "top": most,
        "marks": list(range(0, most + 1, mark)),
        "ticks": _ticks(card.days),
        "peak": _peak(card),
        "legend": _legend(card),
        "kinds": [
            k
            for k in _KINDS
            if k not in {"course", "rest"} and any(d.kind == k for d in card.days)
        ],
        "tiers": [
            {
                "title": tier.title,
                "about": tier.about,
                "minutes": say(locale, "a_day", minutes=tier.minutes),
            }
            for tier in card.tiers
        ],
    }


def _ticks(days: tuple[cards.LoadDay, ...]) -> list[int]:
    """Mark the first day and every seventh."""
    return [at for at, d in enumerate(days) if d.number % _WEEK == 0 or d.number == 1]


def _peak(card: cards.Load) -> dict[str, Any]:
    """Point out the longest day, when it stands out."""
    due = [day.heavy for day in card.days if day.heavy]
    at = max(range(len(card.days)), key=lambda n: (card.days[n].heavy, -n))
    longest = card.days[at]
    stands_out = due and longest.heavy > _PEAK * sum(due) / len(due)
    words = say(
        card.setting.locale,
        "load_peak",
        number=longest.number,
        minutes=longest.heavy,
    )
    return {"at": at, "minutes": longest.heavy, "words": words if stands_out else ""}


def _legend(card: cards.Load) -> list[dict[str, str]]:
    """Name each line once: tiers whose days are equal share one."""
    light, medium, heavy = (tier.title for tier in card.tiers)
    days = card.days
    one = all(d.medium == d.heavy for d in days)
    two = all(d.light == d.medium for d in days)
    join = "、" if card.setting.locale == "zh-CN" else " and "
    if one and two:
        return [{"ink": "brand", "words": join.join((light, medium, heavy))}]
    low = join.join((light, medium)) if two else light
    high = join.join((medium, heavy)) if one else heavy
    return [{"ink": "brand", "words": low}, {"ink": "accent", "words": high}]


def _methods(card: cards.Methods) -> dict[str, Any]:
    return {
        "title": say(card.setting.locale, "methods"),
        "methods": [{"title": title, "about": about} for title, about in card.methods],
    }


def _programme(card: cards.Programme) -> dict[str, Any]:
    locale = card.setting.locale
    length = say(locale, "minutes", minutes=card.minutes) if card.minutes else ""
    return {
        "label": say(locale, f"{card.kind}_programme"),
        "when": _dots(card.start, length),
        "hung": 0 if card.kind == "opening" else card.setting.days,
        "file": f"programme-{card.kind}",
    }


def _course(card: cards.CourseCard) -> dict[str, Any]:
    locale = card.setting.locale
    teacher = say(locale, "teacher", name=card.teacher) if card.teacher else ""
    return {
        "day": _day(card),
        "lesson": card.lesson,
        "speaker": _dots(teacher, _length(card)),
    }


def _guest(card: cards.GuestCard) -> dict[str, Any]:
    return {
        "day": _dots(_day(card), say(card.setting.locale, "guest")),
        "title": _titled(card, card.title),
        "length": _length(card),
    }


def _activity(card: cards.ActivityCard) -> dict[str, Any]:
    return {
        "day": _dots(_day(card), say(card.setting.locale, "activity")),
        "length": _length(card),
    }


def _quote(card: cards.Quote) -> dict[str, Any]:
    locale = card.setting.locale
    return {
        "seal": seal_words(locale, card.number),
        "upright": columns(card.quote) if locale == "zh-CN" else (),
    }


def _standings(card: cards.StandingsPoster) -> dict[str, Any]:
    lines = [asdict(line) for line in card.lines]
    large = [line for line in lines[:_LARGE] if line["place"]]
    return {
        "seal": seal_words(card.setting.locale, card.number),
        "large": large,
        "compact": lines[len(large) :],
    }


def _perfect(card: cards.PerfectScore) -> dict[str, Any]:
    gap = "、" if card.setting.locale == "zh-CN" else ", "
    return {"seal": _in_a_seal(card.title), "names": gap.join(card.names)[:_NAMES]}


def _in_a_seal(title: str) -> tuple[str, ...]:
    """Set words in a seal: a few characters in two columns, else in lines."""
    if title.isascii() or not 1 < len(title) <= _IN_A_SEAL:
        return (title,)
    half = -(-len(title) // 2)
    return (title[:half], title[half:])


def _growth(card: cards.Growth) -> dict[str, Any]:
    locale = card.setting.locale
    shown: list[str] = list(dict.fromkeys(dot.verdict for dot in card.dots))
    if any(dot.stamped for dot in card.dots):
        shown.append("stamped")
    come = [dot.number for dot in card.dots if dot.verdict != "ahead"]
    return {
        "note": _dots(card.group, card.tier),
        "hung": max(come, default=0),
        "columns": _WEEK,
        "legend": [
            {"verdict": v, "words": say(locale, v)} for v in shown if v != "ahead"
        ],
        "file": "growth",
    }


_WRITERS: Final[Mapping[type, tuple[str, Callable[[Any], dict[str, Any]]]]] = {
    cards.Timetable: ("timetable", _timetable),
    cards.Load: ("load", _load),
    cards.Methods: ("methods", _methods),
    cards.Programme: ("programme", _programme),
    cards.CourseCard: ("course", _course),
    cards.GuestCard: ("guest", _guest),
    cards.ActivityCard: ("activity", _activity),
    cards.Quote: ("quote", _quote),
    cards.StandingsPoster: ("standings", _standings),
    cards.PerfectScore: ("perfect", _perfect),
    cards.Growth: ("growth", _growth),
}
