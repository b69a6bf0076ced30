"""Strict YAML: a text in, a tree of plain values with their places out.

Only what a camp lead needs: blocks, lists and texts. Every scalar is a text (PyYAML
would turn ``21:30`` into 1290), a plain ``null``, ``~`` or nothing is None, and there
are no duplicate keys, anchors, aliases, tags or merges. The parser's events are walked
with a stack and counted, so no file makes it recurse, expand or run long.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import yaml

from camp.curriculum import syntax
from camp.curriculum.building import CONTROL, MOST_FAULTS, Builder
from camp.curriculum.problems import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from camp.curriculum.tree import Node

MOST_BYTES: Final = 1_000_000

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HIDDEN: Final = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says, as far as it could be read.

    ``root`` is None when nothing after the syntax can be judged. ``doubts`` are lines
    that can be read but probably not as they were meant.
    """

    root: Node | None
    faults: tuple[Fault, ...] = ()
    doubts: tuple[Fault, ...] = ()


def read(data: bytes) -> Reading:
    """Read one YAML file.

    Never raises and never does more than a bounded amount of work, whatever the bytes.
    """
    if len(data) > MOST_BYTES:
        return _refused(Fault(1, 1, "", "too_big", {"size": len(data)}))
    if data.startswith(_UTF16):
        return _refused(Fault(1, 1, "", "utf16"))
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        return _refused(_not_utf8(error))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    faults = tuple(islice(_controls(text), MOST_FAULTS))
    if faults:
        return Reading(None, faults)
    return _parsed(text)


def _refused(fault: Fault) -> Reading:
    return Reading(None, (fault,))


def _not_utf8(error: UnicodeDecodeError) -> Fault:
    before = error.object[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line_start = before.rfind(b"\n") + 1
    col = len(before[line_start:].decode(errors="replace")) + 1
    byte = f"0x{error.object[error.start]:02X}"
    return Fault(before.count(b"\n") + 1, col, "", "utf8", {"byte": byte})


def _controls(text: str) -> Iterator[Fault]:
    for line, words in enumerate(text.split("\n"), start=1):
        if words.isprintable():
            continue
        for found in CONTROL.finditer(words):
            name = f"U+{ord(found.group()):04X}"
            yield Fault(line, found.start() + 1, "", "control", {"name": name})


def _parsed(text: str) -> Reading:
    """Build the tree; where the syntax breaks, blank that one value and go on."""
    lines = text.split("\n")
    broken: list[Fault] = []
    for _ in range(syntax.most_tries(text)):
        builder = Builder(lines)
        try:
            builder.build(yaml.parse("\n".join(lines), Loader=_LOADER))
        except yaml.MarkedYAMLError as error:
            found = syntax.diagnose(error, lines, builder.quoted)
            echo = any(fault.line == found[-1].line for fault in broken)
            if not echo:
                broken += found
            if echo or not syntax.mend(lines, found[-1]):
                return Reading(None, (*broken, *builder.faults))
        else:
            faults = (*broken, *builder.faults)
            doubts = (*builder.doubts, *islice(_hidden(text), MOST_FAULTS))
            return Reading(builder.root, faults, doubts)
    return Reading(None, tuple(broken))


def _hidden(text: str) -> Iterator[Fault]:
    for line, words in enumerate(text.split("\n"), start=1):
        if words.isprintable():
            continue
        for found in _HIDDEN.finditer(words):
            name = f"U+{ord(found.group()):04X}"
            yield Fault(line, found.start() + 1, "", "hidden", {"name": name})
