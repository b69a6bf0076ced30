"""From the files of a folder to a checked curriculum, or everything wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from camp.curriculum import quizzing
from camp.curriculum.explaining import explain
from camp.curriculum.model import Curriculum
from camp.curriculum.problems import (
    CurriculumError,
    Fault,
    Locale,
    Problem,
    first_spoken,
    worded,
)
from camp.curriculum.reading import Reading, read
from camp.curriculum.rules import broken_rules
from camp.curriculum.span import Span, span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from camp.curriculum.tree import Node

MAIN: Final = "curriculum.yaml"


def load(files: Mapping[str, bytes], locale: Locale = "zh-CN") -> Curriculum:
    """Load a curriculum from its folder's files, relative path to bytes.

    ``locale`` is the language of the problems, not of the course. Raises
    CurriculumError with every problem that could be found, and nothing else.
    """
    if MAIN not in files:
        raise CurriculumError([Fault(1, 1, "", "no_file").worded(MAIN, locale)])
    reading = read(files[MAIN])
    curriculum, faults = checked(reading)
    problems = [*worded(MAIN, faults, locale), *_quizzes(files, reading, locale)]
    if problems or curriculum is None:
        raise CurriculumError(problems)
    return curriculum


class Places:
    """Where in ``curriculum.yaml`` a value stands, for problems found by upper rooms."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._root = read(files[MAIN]).root

    def of(self, *steps: str | int) -> tuple[int, int]:
        """Find (line, col) of a value: ``of("days", 7, "hook")``; (1, 1) if nowhere."""
        if self._root is None:
            return 1, 1
        node = self._root.at(steps)
        return node.line, node.col


def _quizzes(
    files: Mapping[str, bytes], reading: Reading, locale: Locale
) -> Iterable[Problem]:
    days = span(reading.root) if reading.root else Span(1, 0)
    return quizzing.problems(files, days, locale)


def checked(reading: Reading) -> tuple[Curriculum | None, list[Fault]]:
    """Judge what a file says: the curriculum when it is sound, and every fault."""
    root = reading.root
    if root is None or not isinstance(root.value, dict):
        return None, [*reading.faults] or [_no_content(root)]
    curriculum, misfits = _validated(root)
    silent = {fault.path for fault in reading.faults}
    silent |= {node.path for node in root.walk() if node.broken}
    found = first_spoken(silent, misfits, broken_rules(root))
    return curriculum, [*reading.faults, *found]


def _no_content(root: Node | None) -> Fault:
    if root is None or root.value is None:
        return Fault(1, 1, "", "empty")
    return root.fault("not_block")


def _validated(root: Node) -> tuple[Curriculum | None, list[Fault]]:
    try:
        return Curriculum.model_validate(root.plain()), []
    except ValidationError as error:
        return None, explain(error, root)
