"""From the parser's events to the tree, without recursion and within limits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NoReturn

import yaml

from camp.curriculum.problems import Fault
from camp.curriculum.syntax import MENDED
from camp.curriculum.tree import Node

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_DEPTH: Final = 20
MOST_NODES: Final = 50_000
MOST_FAULTS: Final = (
    1_000  # by then it is not a curriculum with slips, but another file
)

CONTROL: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ue000\ufffe\uffff\ud800-\udfff]"
)
_NOTHING: Final = {"", "~", "null"}
_TOPIC: Final = re.compile(r"\s+#[^\s#!=-]")


class _Enough(Exception):  # noqa: N818 - a signal, caught where it is awaited
    """Nothing after this can be judged."""


class Builder:
    """Turns parser events into nodes, with a stack of open blocks and lists.

    ``root`` is None when the file is larger or deeper than any curriculum; ``doubts``
    are texts that probably say less than their author meant.
    """

    def __init__(self, lines: list[str]) -> None:
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self.doubts: list[Fault] = []
        self.quoted: Any = None  # the last text's event when it stood in quotes
        self._lines = lines
        self._open: list[Node] = []
        self._keys: list[
            Node | None
        ] = []  # of each open block: the key awaiting a value
        self._nodes = 0
        self._documents = 0

    def build(self, events: Iterable[Any]) -> None:
        """Walk the events; a yaml.YAMLError of the parser passes through."""
        try:
            for event in events:
                self._take(event)
                if len(self.faults) > MOST_FAULTS:
                    self.root = None
                    return
        except _Enough:
            return

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._attach(self._scalar(event))
        elif isinstance(event, yaml.AliasEvent):
            node = self._attach(self._node(event, None, broken=True))
            self.faults.append(node.fault("alias"))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._enter(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            self._keys.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _document(self, event: Any) -> None:
        self._documents += 1
        line, col = event.start_mark.line + 1, event.start_mark.column + 1
        if self._documents > 1:
            self.faults.append(Fault(line, col, "", "documents"))
            raise _Enough
        if event.version or event.tags:
            self.faults.append(Fault(line, col, "", "directive"))

    def _node(self, event: Any, value: Any, *, broken: bool = False) -> Node:
        mark = event.start_mark
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._give_up(mark, "too_many", most=MOST_NODES)
        # what is left empty at the very end stands, for the parser, on a line too far
        line = min(mark.line, len(self._lines) - 1)
        return Node(value, line + 1, mark.column + 1, broken=broken)

    def _give_up(self, mark: Any, code: str, **values: object) -> NoReturn:
        self.root = None
        self.faults.append(Fault(mark.line + 1, mark.column + 1, "", code, values))
        raise _Enough

    def _enter(self, event: Any) -> None:
        is_block = isinstance(event, yaml.MappingStartEvent)
        node = self._attach(self._node(event, {} if is_block else []))
        self._decorated(event, node)
        if len(self._open) >= MOST_DEPTH:
            self._give_up(event.start_mark, "too_deep", most=MOST_DEPTH)
        self._open.append(node)
        self._keys.append(None)

    def _scalar(self, event: Any) -> Node:
        text = event.value
        plain = not event.style
        if plain:
            self._doubt(event)
        self.quoted = event if event.style and event.style in "'\"" else None
        is_nothing = plain and text in _NOTHING and not self._expects_key()
        node = self._node(event, None if is_nothing else text)
        node.broken = text == MENDED and MENDED in self._lines[node.line - 1]
        found = None if node.broken else CONTROL.search(text)
        if found:
            node.broken = True
            name = f"U+{ord(found.group()):04X}"
            fault = Fault(node.line, node.col, "", "control", {"name": name})
            self.faults.append(fault)
        self._decorated(event, node)
        return node

    def _decorated(self, event: Any, node: Node) -> None:
        """Refuse a name (``&x``) or a tag (``!x``) in front of a value."""
        if event.anchor is not None:
            self.faults.append(Fault(node.line, node.col, "", "anchor"))
        if event.tag is not None:
            self.faults.append(Fault(node.line, node.col, "", "tag"))

    def _doubt(self, event: Any) -> None:
        """Doubt a text that ends where a ``#topic`` begins: YAML dropped the rest."""
        end = event.end_mark
        if event.value and event.start_mark.line == end.line < len(self._lines):
            rest = self._lines[end.line][end.column :]
            if _TOPIC.match(rest):
                fault = Fault(end.line + 1, end.column + 2, "", "topic")
                self.doubts.append(fault)

    def _expects_key(self) -> bool:
        return (
            bool(self._open)
            and isinstance(self._open[-1].value, dict)
            and self._keys[-1] is None
        )

    def _attach(self, node: Node) -> Node:
        """Put a node where it belongs: top, next in its list, key, or value of a key."""
        if not self._open:
            self.root = node
            return node
        above = self._open[-1]
        node.parent = above
        if isinstance(above.value, list):
            node.key = len(above.value)
            above.value.append(node)
        elif self._keys[-1] is None:
            self._check_key(node)
            self._keys[-1] = node
        else:
            self._put(above, self._keys[-1], node)
            self._keys[-1] = None
        return node

    def _check_key(self, key: Node) -> None:
        if not isinstance(key.value, str):
            code = "alias" if key.broken else "complex_key"
        elif key.value == "<<":
            code = "merge"
        elif not key.value:
            code = "no_key"
        else:
            return
        self.faults.append(Fault(key.line, key.col, "", code))
        key.value = None

    def _put(self, above: Node, key: Node, node: Node) -> None:
        node.key_line, node.key_col = key.line, key.col
        if not isinstance(key.value, str) or not isinstance(above.value, dict):
            node.key = "?"
            return
        node.key = key.value
        first = above.value.get(key.value)
        if first is None:
            above.value[key.value] = node
        else:
            fault = node.key_fault("twice", name=key.value, line=first.key_line)
            self.faults.append(fault)
