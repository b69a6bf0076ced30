"""A quiz in a sample: plausible numbers for every situation, and an example of each fact."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from camp.scripts import wording
from camp.scripts.quizzes import Quiz

if TYPE_CHECKING:
    from collections.abc import Sequence

    from camp.curriculum import Quiz as Taught
    from camp.scripts.problems import Locale

_OF: Final = 186
_GROUPS: Final = 49
_OPENED: Final = datetime(2026, 9, 13, 12)  # noqa: DTZ001 - invented, of no zone
_CLOSED: Final = datetime(2026, 9, 14, 20)  # noqa: DTZ001 - the same

_WORDS: Final[dict[Locale, dict[str, str]]] = {
    "zh-CN": {
        "title": "头一周，考考自己", "about": "头六天听过的，十道题",
        "front": "12营", "leader": "3营", "ours": "7营",
        "honor": "无懈可击", "line": "头一周十道题，一道没错",
    },
    "en": {
        "title": "A week in, ten questions", "about": "Ten questions on the first six days",
        "front": "Group 12", "leader": "Group 3", "ours": "Group 7",
        "honor": "Flawless", "line": "Ten questions, not one mistake",
    },
}  # fmt: skip


def counted(
    plain: Quiz,
    taught: Taught,
    situation: str,
    names: Sequence[str],
    locale: Locale,
) -> Quiz:
    """Invent how a quiz stands for a group in a situation; nothing before it opens."""
    words = _WORDS[locale]
    said = taught.flawless
    named = replace(
        plain,
        honor=said.title if said else words["honor"],
        line=said.line if said else words["line"],
    )
    if plain.state == "soon" or situation == "bare":
        return named
    if situation == "quiet":
        return replace(named, of=_OF)
    if situation == "first":  # too few for a place
        return replace(
            named, of=_OF, answered=3, average="80", groups=_GROUPS,
            leader=words["leader"], best="94.5",
        )  # fmt: skip
    placed = _placed(named, situation, locale)
    if plain.state != "over":
        return placed
    return replace(placed, flawless=tuple(names), flawless_count=len(names))


def _placed(plain: Quiz, situation: str, locale: Locale) -> Quiz:
    words = _WORDS[locale]
    usual = replace(
        plain,
        answered=97 if plain.state == "over" else 41,
        of=_OF,
        average="86.5",
        place=9,
        groups=_GROUPS,
        front=words["front"],
        gap=34,
        more=3,
        leader=words["leader"],
        best="94.5",
    )
    if situation == "lead":
        return replace(
            usual,
            place=1,
            average="94.5",
            front="",
            gap=0,
            more=0,
            leader=words["ours"],
        )
    if situation == "back":
        return replace(usual, place=44, average="71", gap=120, more=0)
    return usual


@dataclass(frozen=True, slots=True)
class Asked:
    """A quiz that is over, every fact of it known; named as in the facts."""

    quiz: Quiz


def asked(names: Sequence[str], locale: Locale) -> Asked:
    """Invent a quiz for whoever reads the list of facts."""
    words = _WORDS[locale]
    opens, closes = (
        wording.moment(moment, _OPENED.date(), locale) for moment in (_OPENED, _CLOSED)
    )
    plain = Quiz(
        words["title"], words["about"], 10, "open", opens, closes, hour="19:30"
    )
    known = replace(plain, honor=words["honor"], line=words["line"])
    return Asked(
        replace(
            _placed(known, "usual", locale),
            flawless=tuple(names),
            flawless_count=len(names),
        )
    )
