"""Where on its line a template's problem stands: Jinja keeps lines, authors want columns.

The line is searched for what the author wrote there. When that cannot be told, the first
tag of the line is named: never a column that is not on it.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Final

from jinja2 import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TAG: Final = re.compile(r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)")
_CLOSING: Final = re.compile(r"^[^{]*?(?:\}\}|%\})")
_WRITTEN: Final = {
    "Assign": "set",
    "AssignBlock": "set",
    "CallBlock": "call",
    "FilterBlock": "filter",
    "FromImport": "from",
    "Mul": r"\*",
    "Div": "/",
    "FloorDiv": "//",
    "Mod": "%(?!})",
    "Pow": r"\*\*",
    "Concat": "~",
    "Dict": r"\{(?=[^{%])",
    "List": r"\[",
    "Tuple": r"\(",
    "Slice": ":",
    "Getitem": r"\[",
}
"""How authors write what Jinja names otherwise; the rest is its name in small letters."""
_BEFORE: Final[dict[type[nodes.Node], str]] = {
    nodes.Getattr: r"(?<=\.)\s*",
    nodes.Filter: r"\|\s*",
    nodes.Test: r"\bis\s+(?:not\s+)?",
}
"""What stands before a part, a filter and a test."""


def of_node(lines: Sequence[str], node: nodes.Node) -> int:
    """Find the column of a node on its line, from 1."""
    return _found(_line(lines, node.lineno), *_patterns(node))


def of_part(lines: Sequence[str], number: int, part: str, absent: Iterable[str]) -> int:
    """Find the column at which a part is asked of a fact that is absent, from 1."""
    owners = "|".join(map(re.escape, absent))
    asked = rf"\.\s*(?P<at>{re.escape(part)})\b"
    return _found(_line(lines, number), rf"(?<![\w.])(?:{owners})\s*{asked}", asked)


def of_word(lines: Sequence[str], number: int, word: str) -> int:
    """Find the column of a word inside the tags of a line, from 1."""
    return _found(_line(lines, number), rf"\b{re.escape(word)}\b")


def of_tag(lines: Sequence[str], number: int) -> int:
    """Find the column of a line's first tag, from 1."""
    return _found(_line(lines, number))


def _line(lines: Sequence[str], number: int | None) -> str:
    return lines[number - 1] if number and number <= len(lines) else ""


def _found(line: str, *patterns: str) -> int:
    spans = list(_tags(line))
    for pattern, (start, end) in product(patterns, spans):
        found = re.compile(pattern).search(line, start, end)
        if found:
            return found.start("at" if "at" in found.groupdict() else 0) + 1
    return spans[0][0] + 1 if spans else 1


def _tags(line: str) -> Iterator[tuple[int, int]]:
    """Say where on a line its tags stand; a line inside a long tag is all tag."""
    end = 0
    before = _CLOSING.match(line)
    if before:
        end = before.end()
        yield len(line) - len(line.lstrip()), end
    found = list(_TAG.finditer(line, end))
    yield from (tag.span() for tag in found)
    if not before and not found:
        yield len(line) - len(line.lstrip()), len(line)


def _patterns(node: nodes.Node) -> tuple[str, ...]:
    """Say how a node is written, the likeliest first."""
    if isinstance(node, nodes.Call):
        return _patterns(node.node)
    if isinstance(node, nodes.Name):
        name = rf"(?<![\w.]){re.escape(node.name)}\b"
        return rf"{name}(?!\s*[.\[])", name
    before = next((b for kind, b in _BEFORE.items() if isinstance(node, kind)), None)
    if before is not None:
        word = getattr(node, "attr", "") or getattr(node, "name", "")
        return (rf"{before}(?P<at>{re.escape(word)})\b",)
    called = type(node).__name__
    written = _WRITTEN.get(called, called.lower())
    if isinstance(node, nodes.Stmt):
        return (rf"(?<=\{{%)[-+]?\s*(?P<at>{written})\b",)
    return (written,) if called in _WRITTEN else ()
