"""What is wrong with a curriculum, with its place, in its author's words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from camp.curriculum.wording import ENDINGS, MESSAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Locale = Literal["zh-CN", "en"]

MOST_PROBLEMS: Final = 200  # a file with more is the wrong file, or one slip many times


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to put right.

    ``file`` is relative to the curriculum's folder; ``line`` and ``col`` count from 1
    (characters, not bytes). A warning does not keep a curriculum from running.
    """

    file: str
    line: int
    col: int
    message: str
    warning: bool = False
    fault: Fault | None = field(default=None, compare=False, repr=False)
    """What it says before it is worded, for one who knows the place by another name."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.col}: {self.message}"


class CurriculumError(Exception):
    """A curriculum cannot be used; ``problems`` says everything that is wrong."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem before it is worded: a place, a path, a code, and what fills its words."""

    line: int
    col: int
    path: str
    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    def worded(self, file: str, locale: Locale, *, warning: bool = False) -> Problem:
        """Say it in the author's language."""
        message = filled(MESSAGES[self.code], self.values, locale)
        if self.path:
            message = f"{self.path}: {message}"
        return Problem(file, self.line, self.col, message, warning, self)


def filled(words: tuple[str, str], values: Mapping[str, object], locale: Locale) -> str:
    """Fill values into (Chinese, English) words, each on one short line."""
    said = {name: _said(value, locale) for name, value in values.items()}
    return words[0 if locale == "zh-CN" else 1].format_map(said)


def _said(value: object, locale: Locale) -> str:
    """Say one value: a tuple as choices, anything else on one short line."""
    if isinstance(value, tuple):
        comma, last = ENDINGS[locale]
        words = [short(str(each)) for each in value]
        return last.join(filter(None, [comma.join(words[:-1]), words[-1]]))
    return short(str(value))


def short(text: str, most: int = 40) -> str:
    """Cut a quoted text so that its problem stays on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def first_spoken(silent: Iterable[str], *stages: Iterable[Fault]) -> Iterator[Fault]:
    """Pass on the faults of each stage at paths where nothing was said before.

    What a later stage says about the same place is usually an echo; ``silent`` are
    paths already spoken of.
    """
    spoken = set(silent)
    for stage in stages:
        found = [fault for fault in stage if fault.path not in spoken]
        yield from found
        spoken |= {fault.path for fault in found}


def worded(
    file: str, faults: Iterable[Fault], locale: Locale, *, warning: bool = False
) -> tuple[Problem, ...]:
    """Word the faults of one file in the order of their places.

    Beyond ``MOST_PROBLEMS`` only their number is said.
    """
    ordered = sorted(faults, key=lambda fault: (fault.line, fault.col))
    kept = ordered[:MOST_PROBLEMS]
    if len(ordered) > MOST_PROBLEMS:
        rest = ordered[MOST_PROBLEMS]
        left = {"left": len(ordered) - MOST_PROBLEMS}
        kept.append(Fault(rest.line, rest.col, "", "more", left))
    return tuple(fault.worded(file, locale, warning=warning) for fault in kept)
