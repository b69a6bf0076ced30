"""Blocks of the file inside one cell: a line ``label：value`` for every field.

A new block begins where its first label comes again. A text may run over several lines;
a line of it that would be taken for a label carries a backslash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from camp.curriculum.planning import scalars
from camp.curriculum.planning.escapes import LITERAL, NOTHING, literal
from camp.curriculum.planning.names import LABELS, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from camp.curriculum.problems import Locale
    from camp.curriculum.values import Block

_COLON: Final = re.compile(r"\s*([^：:]{1,20}?)\s*[：:](.*)", re.DOTALL)
_KEY: Final = "key"


class UnreadError(Exception):
    """A cell is not written as it should be; caught where its place is known."""

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Labelled:
    """How the blocks of one class are written: once, as a list, or under keys."""

    block: type[Block]
    many: bool = False
    keyed: bool = False

    def write(self, value: Any, locale: Locale) -> str:
        """Write blocks; several stand apart by an empty line."""
        side = 0 if locale == "zh-CN" else 1
        if not value and (self.many or self.keyed):
            return NOTHING[side]
        items = [value]
        if self.keyed:
            items = [{_KEY: key, **fields} for key, fields in value.items()]
        elif self.many:
            items = value
        return "\n\n".join("\n".join(self._lines(item, locale)) for item in items)

    def _lines(self, item: Mapping[str, Any], locale: Locale) -> Iterator[str]:
        side = 0 if locale == "zh-CN" else 1
        colon = ("：", ": ")[side]
        for name in self._fields():
            if name not in item:
                continue
            text = item[name]
            if name != _KEY:
                text = scalars.written(self._annotation(name), text, locale)
            first, *rest = text.split("\n")
            yield f"{LABELS[name][side]}{colon}{first}"
            for line in rest:
                yield literal(line) if self._is_odd(line) else line

    def _fields(self) -> list[str]:
        fields = list(self.block.model_fields)
        return [_KEY, *fields] if self.keyed else fields

    def _annotation(self, name: str) -> Any:
        return self.block.model_fields[name].annotation

    def _is_odd(self, line: str) -> bool:
        return line.startswith(LITERAL) or self._label(line) is not None

    def _label(self, line: str) -> tuple[str, str] | None:
        """Find the field a line begins, and what it says of it."""
        found = _COLON.fullmatch(line)
        if not found:
            return None
        word = folded(found[1])
        for name in self._fields():
            if word in map(folded, (*LABELS[name], name)):
                return name, found[2].lstrip()
        return None

    def read(self, text: str) -> Any:
        """Read blocks; UnreadError when a line belongs to none."""
        if text in NOTHING:
            return {} if self.keyed or not self.many else []
        items = [self._values(item) for item in self._items(text)]
        if self.keyed:
            return {item.pop(_KEY, ""): item for item in items}
        return items if self.many else items[0]

    def is_labelled(self, text: str) -> bool:
        """Whether a cell begins with one of the labels."""
        return self._label(text.split("\n", 1)[0]) is not None

    def split(self, text: str) -> list[str]:
        """Take a cell apart into its blocks, as they stand."""
        first = self._fields()[0]
        parts: list[str] = []
        for line in text.split("\n"):
            label = None if line.startswith(LITERAL) else self._label(line)
            if not parts or (label and label[0] == first):
                parts.append(line)
            else:
                parts[-1] += f"\n{line}"
        return [part.strip("\n") for part in parts]

    def _items(self, text: str) -> list[dict[str, list[str]]]:
        first = self._fields()[0]
        items: list[dict[str, list[str]]] = []
        name = ""
        for line in text.split("\n"):
            label = None if line.startswith(LITERAL) else self._label(line)
            if label is None:
                self._go_on(items, name, line)
                continue
            name, said = label
            if not items or name == first:
                items.append({})
            elif name in items[-1]:
                raise UnreadError("label_twice", label=line)
            items[-1][name] = [said]
        return items

    def _go_on(self, items: list[dict[str, list[str]]], name: str, line: str) -> None:
        if items:
            items[-1][name].append(line.removeprefix(LITERAL))
        elif line.strip():
            raise UnreadError("no_label", text=line, labels=tuple(self._fields()))

    def _values(self, item: Mapping[str, list[str]]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name, lines in item.items():
            text = "\n".join(lines).strip()
            if not text:
                continue
            if name == _KEY:
                made[name] = text
            else:
                made[name] = scalars.read(self._annotation(name), text)
        return made
