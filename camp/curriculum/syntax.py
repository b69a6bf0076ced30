"""YAML that does not parse: what its author slipped on, and how to read on.

The parser speaks of tokens and stops at its first surprise. Here the line itself is
looked at, named in plain words, and blanked, so that the rest can still be checked.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from camp.curriculum.problems import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MENDED: Final = "\ue000"
"""Stands for a value that could not be read; from the private use area."""

_MENDS: Final = 20
_MENDABLE_CHARS: Final = 200_000
_MOST_TABS: Final = 1_000

_VALUE: Final = re.compile(r"^(\s*(?:-\s+)*(?:[\w-]+\s*:\s+)?)(\S.*)$")
_FULL_WIDTH: Final = re.compile(r"^\s*(?:-\s+)*[A-Za-z_][\w-]*：")
_FIELD: Final = re.compile(r"^\s*(?:-\s+)*[A-Za-z_][\w-]*:(\s|$)")
_STUCK: Final = re.compile(r"^[A-Za-z_][\w-]*:(?=[^\s/:])")
_SPECIAL: Final = "@`%&*!{}[]|>'\","


def most_tries(text: str) -> int:
    """How often a text may be parsed: once, and again after each mended line."""
    return 1 + (_MENDS if len(text) <= _MENDABLE_CHARS else 0)


def diagnose(error: Any, lines: Sequence[str], quoted: Any = None) -> list[Fault]:
    """Say what is wrong in words of the file; ``error`` is the parser's own.

    ``quoted`` is the last quoted text before the error: when it runs over lines that
    look like fields, its closing quote was forgotten.
    """
    mark = error.problem_mark or error.context_mark
    line, col = (mark.line, mark.column) if mark else (0, 0)
    problem, context = str(error.problem or ""), str(error.context or "")
    opened = error.context_mark
    if "unexpected end of stream" in problem and opened and "quoted" in context:
        return [_at(opened, "open_quote")]
    if quoted is not None and _swallows(quoted, lines):
        return [_at(quoted.start_mark, "open_quote")]
    if "escape" in problem:
        place = lines[line].rfind("\\", 0, col + 1)
        return [Fault(line + 1, max(place, 0) + 1, "", "escape")]
    if opened and ("alias" in context or "anchor" in context or "tag" in context):
        return [_special(opened.line, opened.column, lines)]
    if opened and "flow" in context and opened.line < len(lines):
        return [_at(opened, "open_bracket")]
    if opened and "simple key" in context:
        line, col = opened.line, opened.column
    return _by_line(line, col, lines)


def _at(mark: Any, code: str) -> Fault:
    return Fault(mark.line + 1, mark.column + 1, "", code)


def _swallows(quoted: Any, lines: Sequence[str]) -> bool:
    first, last = quoted.start_mark.line, quoted.end_mark.line
    return any(_FIELD.match(line) for line in lines[first + 1 : last + 1])


def _by_line(line: int, col: int, lines: Sequence[str]) -> list[Fault]:
    """Judge by the line the parser stopped at, and the one before."""
    line = min(line, len(lines) - 1)
    words = lines[line]
    if "\t" in _indent(words):
        return list(islice(_tabs(lines), _MOST_TABS))
    for near in (line, line - 1):
        if near >= 0 and _FULL_WIDTH.match(lines[near]):
            place = lines[near].index("：") + 1
            return [Fault(near + 1, place, "", "full_colon")]
    return [_by_value(line, col, words, lines)]


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _tabs(lines: Sequence[str]) -> Iterator[Fault]:
    for number, line in enumerate(lines, start=1):
        if "\t" in _indent(line):
            yield Fault(number, line.index("\t") + 1, "", "tab")


def _by_value(line: int, col: int, words: str, lines: Sequence[str]) -> Fault:
    found = _VALUE.match(words)
    value = found.group(2) if found else ""
    start = found.start(2) if found else col
    if value[:1] and value[0] in _SPECIAL and col >= start:
        return _special(line, start, lines)
    if found and found.group(1).rstrip().endswith(":") and re.search(r":(\s|$)", value):
        return Fault(line + 1, col + 1, "", "colon")
    stuck = _STUCK.match(value)
    if stuck:
        return Fault(line + 1, start + stuck.end(), "", "no_space")
    if value and ":" not in words and not value.startswith("-"):
        return Fault(line + 1, start + 1, "", "no_colon")
    return Fault(line + 1, len(_indent(words)) + 1, "", "indent")


def _special(line: int, col: int, lines: Sequence[str]) -> Fault:
    words = lines[line] if line < len(lines) else ""
    sign = words[col : col + 1] or "?"
    code = "after_quote" if sign in "'\"" else "sign"
    return Fault(line + 1, col + 1, "", code, {"sign": sign})


def mend(lines: list[str], fault: Fault) -> bool:
    """Make a broken line readable, in place; False when that cannot be done.

    A full-width colon becomes a plain one, a colon gets its space, a value that cannot
    be read becomes ``MENDED``. What is out of line stays: any guess would be a guess.
    """
    if fault.line > len(lines) or fault.code in {"indent", "no_colon", "tab"}:
        return False
    old = lines[fault.line - 1]
    found = _VALUE.match(old)
    if fault.code == "no_space":
        new = f"{old[: fault.col]} {old[fault.col :]}"
    elif fault.code == "full_colon":
        new = old.replace("：", ": ", 1)
    else:
        new = f'{found.group(1)}"{MENDED}"' if found else old
    lines[fault.line - 1] = new
    return new != old
