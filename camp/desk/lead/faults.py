"""What is wrong with a curriculum, put under the lines it is in; and its days."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from camp.curriculum import MAIN
from camp.curriculum.reading import read
from camp.pages import CodeLine, DayShown, FaultShown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from camp.curriculum import Problem
    from camp.desk.lead.uploading import Draft

MOST_SHOWN: Final = 60
_AROUND: Final = 1
_WIDEST: Final = 160
_PATH: Final = re.compile(
    r"(?P<path>[a-z_]+(?:[\w.\[\]-]*[\w\]])?)[:：] ?(?P<words>.+)", re.DOTALL
)
_DAY: Final = re.compile(r"days\[(\d+)\]")
_WORD: Final = re.compile(r"[^\s:,\]}]+:?|\S")


def faults_of(
    problems: Sequence[Problem], files: Mapping[str, bytes], first: int = 1
) -> tuple[FaultShown, ...]:
    """Quote each problem's line; ``first`` is the number of the course's first day."""
    texts: dict[str, list[str]] = {}
    found = []
    for one in problems[:MOST_SHOWN]:
        if one.file not in texts:
            texts[one.file] = _lines(files.get(one.file, b""))
        found.append(_fault(one, texts[one.file], first))
    return tuple(found)


def _lines(body: bytes) -> list[str]:
    text = body.decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _fault(problem: Problem, lines: Sequence[str], first: int) -> FaultShown:
    named = _PATH.fullmatch(problem.message)
    path, words = (named["path"], named["words"]) if named else ("", problem.message)
    day = _DAY.match(path)
    at = problem.line - 1
    there = 0 <= at < len(lines) and bool(lines[at].strip())
    around = range(max(0, at - _AROUND), at) if there else range(0)
    return FaultShown(
        file=problem.file,
        line=problem.line,
        col=problem.col,
        day=int(day[1]) + first if day else None,
        path=path,
        words=words,
        before=(
            *(CodeLine(n + 1, _cut(lines[n])) for n in around),
            *([_quoted(problem, lines[at])] if there else ()),
        ),
        after=tuple(
            CodeLine(n + 1, _cut(lines[n]))
            for n in range(at + 1, at + 1 + _AROUND)
            if there and n < len(lines) and lines[n].strip()
        ),
    )


def _quoted(problem: Problem, line: str) -> CodeLine:
    """Mark the word that stands at the problem's column."""
    start = min(max(problem.col - 1, 0), len(line))
    word = _WORD.match(line, start)
    end = min(word.end() if word else start, start + _WIDEST)
    head = (
        line[:start] if start <= _WIDEST else f"…{line[start - _WIDEST // 2 : start]}"
    )
    return CodeLine(problem.line, head, line[start:end] or " ", _cut(line[end:]))


def _cut(line: str) -> str:
    return line if len(line) <= _WIDEST else f"{line[:_WIDEST]}…"


def days_of(draft: Draft) -> tuple[DayShown, ...]:
    """List the days of a course, as far as its file can be read, with their faults."""
    found = _readable(draft)
    first = found[0][0] if found else 1
    errors = _by_day(draft.report.errors, first)
    warnings = _by_day(draft.report.warnings, first)
    return tuple(
        DayShown(number, kind, title, errors[number], warnings[number])
        for number, kind, title in found
    )


def first_number(draft: Draft) -> int:
    """Say which number the first day has, as far as the file can be read."""
    found = _readable(draft)
    return found[0][0] if found else 1


def _readable(draft: Draft) -> list[tuple[int, str, str]]:
    plan = draft.report.curriculum
    if plan is not None:
        return [
            (number, plan.day(number).kind.value, plan.day(number).title)
            for number in range(plan.first_number, plan.last_number + 1)
        ]
    root = read(draft.files.get(MAIN, b"")).root
    nodes = root.get("days").each() if root is not None else []
    told = [(n.get("kind").text() or "", n.get("title").text() or "") for n in nodes]
    first = 0 if told and told[0][0] == "opening" else 1
    return [(first + place, *one) for place, one in enumerate(told)]


def _by_day(problems: Sequence[Problem], first: int) -> Counter[int]:
    named = (_DAY.match(one.message) for one in problems if one.file == MAIN)
    return Counter(int(found[1]) + first for found in named if found)
