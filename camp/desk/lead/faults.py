"""What is wrong with a curriculum, put under the lines it is in; and its days."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from camp.curriculum import MAIN
from camp.curriculum.planning import parted
from camp.curriculum.reading import read
from camp.desk.lead.planning import place_said
from camp.pages import CodeLine, DayShown, FaultShown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from camp.curriculum import Problem
    from camp.curriculum.planning import Places
    from camp.desk.lead.uploading import Draft

MOST_SHOWN: Final = 60
_AROUND: Final = 1
_WIDEST: Final = 160
_DAY: Final = re.compile(r"days\[(\d+)\]\.?")
_ITEM: Final = re.compile(r"\[\d+\]")
_WORD: Final = re.compile(r"[^\s:,\]}]+:?|\S")
_SCRIPT: Final = re.compile(
    r"(?:[a-z]+/)?(?P<slot>morning|noon|evening|guidance)\.(?P<version>full|short)"
    r"[#:\d]* \((?:zh-CN|en)\): "
)
_SLOTS: Final = {
    "morning": ("早安", "Morning"),
    "noon": ("午间", "Noon"),
    "evening": ("晚间", "Evening"),
    "guidance": ("运营要点", "Guidance"),
}
_VERSIONS: Final = {
    "full": ("（完整版）：", " (full): "),
    "short": ("（精简版）：", " (short): "),
}


def of_draft(
    draft: Draft, problems: Sequence[Problem], locale: str
) -> tuple[FaultShown, ...]:
    """Say what is wrong with a course where its lead wrote it: in a file, or in a plan."""
    made = draft.made
    if made is None or made.places is None:
        return faults_of(problems, draft.files, first_number(draft), locale)
    lines = _lines(draft.source)
    found: dict[tuple[str, int | None], FaultShown] = {}
    for one in problems[:MOST_SHOWN]:
        shown = _of_plan(one, made.places, lines, draft.name)
        at = (shown.place, shown.day)
        there = found.get(at)
        more = (*there.more, shown.words) if there else ()
        found[at] = replace(there, more=more) if there else shown
    return tuple(found.values())


def _of_plan(
    problem: Problem, places: Places, lines: Sequence[str], name: str
) -> FaultShown:
    said = places.of_problem(problem)
    shown = FaultShown(
        file=name,
        line=said.spot.row if said.spot else 0,
        col=0,
        day=said.day,
        path=said.spot.column if said.spot and not places.listed else "",
        words=_of_script(said.message, places.locale),
        place=place_said(said.spot, places.locale),
    )
    if said.spot is None or not places.listed:
        return shown
    at = said.spot.row - 1
    return replace(
        shown,
        before=tuple(_around(lines, (at - 1, at))),
        after=tuple(_around(lines, (at + 1,))),
    )


def _around(lines: Sequence[str], numbers: Iterable[int]) -> Iterator[CodeLine]:
    for number in numbers:
        if 0 <= number < len(lines) and lines[number].strip():
            yield CodeLine(number + 1, _cut(lines[number]))


def faults_of(
    problems: Sequence[Problem],
    files: Mapping[str, bytes],
    first: int = 1,
    locale: str = "zh-CN",
) -> tuple[FaultShown, ...]:
    """Quote each problem's line; ``first`` is the number of the course's first day."""
    texts: dict[str, list[str]] = {}
    found = []
    for one in problems[:MOST_SHOWN]:
        if one.file not in texts:
            texts[one.file] = _lines(files.get(one.file, b""))
        found.append(_fault(one, texts[one.file], first, locale))
    return tuple(found)


def _lines(body: bytes) -> list[str]:
    text = body.decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _fault(
    problem: Problem, lines: Sequence[str], first: int, locale: str
) -> FaultShown:
    path, words = parted(problem)
    day = _DAY.match(path)
    at = problem.line - 1
    there = 0 <= at < len(lines) and bool(lines[at].strip())
    return FaultShown(
        file=problem.file,
        line=problem.line,
        col=problem.col,
        day=int(day[1]) + first if day else None,
        path=_ITEM.sub("", path[day.end() :] if day else path),
        words=_of_script(words, locale),
        before=(
            *(_around(lines, range(max(0, at - _AROUND), at)) if there else ()),
            *([_quoted(problem, lines[at])] if there else ()),
        ),
        after=tuple(_around(lines, (at + 1,)) if there else ()),
    )


def _of_script(words: str, locale: str) -> str:
    """Call a script as its lead does: course/noon.full is 午间（完整版）."""
    found = _SCRIPT.match(words)
    if not found:
        return words
    side = 0 if locale == "zh-CN" else 1
    script = _SLOTS[found["slot"]][side] + _VERSIONS[found["version"]][side]
    return script + words[found.end() :]


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
