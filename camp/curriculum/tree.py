"""The tree a curriculum file is read into: plain values that know their places."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import time
from typing import TYPE_CHECKING, Any, TypeAlias

from camp.curriculum.problems import Fault, short
from camp.curriculum.values import CLOCK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Value: TypeAlias = "str | list[Node] | dict[str, Node] | None"


@dataclass(slots=True, eq=False)
class Node:
    """One value of the file: where it stands, and the way down to it.

    ``line`` and ``col`` count from 1. A node asked for and not found is ``absent`` and
    stands where its parent does, so that rules can walk without looking down.
    """

    value: Value
    line: int
    col: int
    key: str | int = ""
    parent: Node | None = field(default=None, repr=False)
    key_line: int = 0
    key_col: int = 0
    broken: bool = False
    """True when the file could not be read here; nothing more is said about it."""
    absent: bool = False

    @property
    def path(self) -> str:
        """The way down from the top: ``days[7].kind``, counted from 0."""
        steps: list[str] = []
        node: Node | None = self
        while node is not None and node.parent is not None:
            step = node.key
            steps.append(f"[{step}]" if isinstance(step, int) else f".{short(step)}")
            node = node.parent
        return "".join(reversed(steps)).removeprefix(".")

    @property
    def given(self) -> bool:
        """Whether there is anything to look at here."""
        return self.value is not None or self.broken

    def get(self, key: str | int) -> Node:
        """Get the value under a key or at a place in a list; an absent node if none."""
        found: Node | None = None
        if isinstance(self.value, dict) and isinstance(key, str):
            found = self.value.get(key)
        elif isinstance(self.value, list) and isinstance(key, int):
            found = self.value[key] if 0 <= key < len(self.value) else None
        if found is not None:
            return found
        return Node(None, self.line, self.col, key, self, absent=True)

    def at(self, steps: Sequence[str | int]) -> Node:
        """Get the node at the end of a way down."""
        node = self
        for step in steps:
            node = node.get(step)
        return node

    def each(self) -> list[Node]:
        """List the items of a list; nothing when it is not one."""
        return self.value if isinstance(self.value, list) else []

    def fields(self) -> dict[str, Node]:
        """List the fields of a block; nothing when it is not one."""
        return self.value if isinstance(self.value, dict) else {}

    def text(self) -> str | None:
        """Get the text, or None when there is none to trust."""
        if isinstance(self.value, str) and not self.broken:
            return self.value.strip()
        return None

    def number(self) -> int | None:
        """Read a whole number, however it is written; None when it is not one."""
        try:
            number = float(self.text() or "")
        except ValueError:
            return None
        return int(number) if number.is_integer() else None

    def flag(self) -> bool | None:
        """Read yes or no; None when it says neither."""
        text = (self.text() or "").lower()
        if text in {"true", "t", "yes", "y", "on", "1"}:
            return True
        return False if text in {"false", "f", "no", "n", "off", "0"} else None

    def clock(self) -> time | None:
        """Read a time of day; None when it is not one."""
        text = self.text()
        return time.fromisoformat(text) if text and re.fullmatch(CLOCK, text) else None

    def plain(self) -> Any:
        """Take the value without places: dicts, lists, texts and None."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def walk(self) -> Iterator[Node]:
        """Visit this node and every node below it."""
        yield self
        for node in self.each() or list(self.fields().values()):
            yield from node.walk()

    def fault(self, code: str, **values: object) -> Fault:
        """Find fault with this value."""
        return Fault(self.line, self.col, self.path, code, values)

    def key_fault(self, code: str, **values: object) -> Fault:
        """Find fault with this value's key."""
        line, col = self.key_line or self.line, self.key_col or self.col
        return Fault(line, col, self.path, code, values)
