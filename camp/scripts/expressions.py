"""What an expression may be, and what kind of value it has.

The kind of every expression is known from the facts' own type hints, so a misspelt
fact, a loop over a text or a number compared with a word is found when the template is
written, not on the evening it is composed.
"""

from __future__ import annotations

from functools import singledispatchmethod
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from jinja2 import nodes

from camp.scripts import columns, filters, kinds
from camp.scripts.kinds import FACTS, Kind, Mixed, Unknown
from camp.scripts.problems import CALLED, Locale, Problem, problem
from camp.scripts.words import hidden_at

if TYPE_CHECKING:
    from collections.abc import Collection

MOST_DEEP: Final = 30
"""How deep blocks and expressions may be nested, together."""

MOST_PROBLEMS: Final = 100
"""After so many problems the walk ends: it is the wrong file, or one slip many times."""

Scope = dict[str, Kind]
"""The names of the loops around an expression, with their kinds."""

Fixed = nodes.List | nodes.Tuple
"""A list written in the template."""


class Expressions:
    """What is known and what is wrong in one template, expression by expression."""

    def __init__(self, name: str, locale: Locale, text: str) -> None:
        self.name = name
        self._lines = text.split("\n")
        self.locale: Locale = locale
        self._found: dict[Problem, None] = {}
        self.used: set[str] = set()
        self.depth = 0

    def wrong(self, node: nodes.Node, code: str, **values: object) -> Kind:
        """Note a problem at a node, once; its kind is Unknown from then on."""
        col = columns.of_node(self._lines, node)
        line = node.lineno or 0
        found = problem(code, self.locale, self.name, line, col=col, **values)
        self._found[found] = None
        return Unknown

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong, in the order of the lines."""
        return sorted(self._found, key=attrgetter("line", "col"))

    def refuse(self, node: nodes.Node) -> Kind:
        """Note that a construct has no place in a script."""
        called = type(node).__name__
        what = CALLED.get(called, {}).get(self.locale, called)
        return self.wrong(node, "refused", what=what)

    def enter(self, node: nodes.Node) -> bool:
        """Go one level deeper, unless that is too deep or too much is wrong already."""
        if len(self._found) >= MOST_PROBLEMS:
            return False
        if self.depth >= MOST_DEEP:
            self.wrong(node, "deep", most=MOST_DEEP)
            return False
        self.depth += 1
        return True

    def kind(self, node: nodes.Node, scope: Scope) -> Kind:
        """Say what kind of value an expression has; Unknown when it is refused."""
        if not self.enter(node):
            return Unknown
        found = self._kind(node, scope)
        self.depth -= 1
        return found

    def said(self, kind: Kind) -> str:
        """Name a kind in the author's language."""
        return kinds.said(kind, self.locale)

    def number(self, node: nodes.Node, scope: Scope) -> Kind:
        """Insist on a number."""
        kind = self.kind(node, scope)
        if kind not in {int, Unknown}:
            self.wrong(node, "number", given=self.said(kind))
        return int

    @singledispatchmethod
    def _kind(self, node: nodes.Node, _scope: Scope) -> Kind:
        return self.refuse(node)

    @_kind.register
    def _data(self, _node: nodes.TemplateData, _scope: Scope) -> Kind:
        return str

    @_kind.register
    def _const(self, node: nodes.Const, _scope: Scope) -> Kind:
        value = node.value
        if isinstance(value, str):
            if hidden_at(value):
                return self.wrong(node, "control", place=hidden_at(value))
            fits = len(value) <= filters.MOST_TEXT
        else:
            fits = value is None or (
                isinstance(value, int) and value <= filters.MOST_NUMBER
            )
        if fits:
            return type(value)
        most, number = filters.MOST_TEXT, filters.MOST_NUMBER
        return self.wrong(node, "const", most=most, number=number)

    @_kind.register
    def _name(self, node: nodes.Name, scope: Scope) -> Kind:
        if node.name in scope:
            return scope[node.name]
        if node.name in FACTS:
            self.used.add(node.name)
            return FACTS[node.name]
        near = kinds.near(node.name, [*FACTS, *scope])
        return self.wrong(node, "unknown", word=node.name, near=near)

    @_kind.register
    def _getattr(self, node: nodes.Getattr, scope: Scope) -> Kind:
        owner = self.kind(node.node, scope)
        if owner is Unknown:
            return Unknown
        if not kinds.has_parts(owner):
            return self._no_parts(node, owner, node.attr)
        known = kinds.parts(owner)
        if node.attr in known:
            return known[node.attr]
        near = kinds.near(node.attr, known)
        spelling = spelt(node.node)
        return self.wrong(
            node, "unknown_part", owner=spelling, word=node.attr, near=near
        )

    @_kind.register
    def _getitem(self, node: nodes.Getitem, scope: Scope) -> Kind:
        owner = self.kind(node.node, scope)
        place = node.arg.value if isinstance(node.arg, nodes.Const) else None
        if isinstance(node.arg, nodes.Slice):
            return self.refuse(node.arg)
        if type(place) is not int:
            return self.refuse(node)
        halves = kinds.pair(owner)
        if place < len(halves):
            return halves[place]
        item = kinds.item(owner)
        if item is None and owner is not Unknown:
            return self._no_parts(node, owner, place)
        return item or Unknown

    def _no_parts(
        self, node: nodes.Getattr | nodes.Getitem, owner: Kind, word: object
    ) -> Kind:
        spelling, kind = spelt(node.node), self.said(owner)
        return self.wrong(node, "no_parts", owner=spelling, kind=kind, word=word)

    @_kind.register
    def _both(self, node: nodes.And | nodes.Or, scope: Scope) -> Kind:
        left, right = self.kind(node.left, scope), self.kind(node.right, scope)
        return left if left == right else Mixed

    @_kind.register
    def _not(self, node: nodes.Not, scope: Scope) -> Kind:
        self.kind(node.node, scope)
        return bool

    @_kind.register
    def _choice(self, node: nodes.CondExpr, scope: Scope) -> Kind:
        self.kind(node.test, scope)
        if node.expr2 is None:
            node.expr2 = nodes.Const("", lineno=node.lineno)
        one, other = self.kind(node.expr1, scope), self.kind(node.expr2, scope)
        if one == other or Unknown in (one, other):
            return one
        return str if {one, other} == {str, int} else Mixed

    @_kind.register
    def _sum(self, node: nodes.Add | nodes.Sub, scope: Scope) -> Kind:
        self.number(node.left, scope)
        return self.number(node.right, scope)

    @_kind.register
    def _minus(self, node: nodes.Neg, scope: Scope) -> Kind:
        return self.number(node.node, scope)

    @_kind.register
    def _compare(self, node: nodes.Compare, scope: Scope) -> Kind:
        left = self.kind(node.expr, scope)
        for operand in node.ops:
            right = self._compared(operand, scope)
            if not _comparable(operand.op, left, right):
                given = {"left": self.said(left), "right": self.said(right)}
                self.wrong(node, "compare", **given)
            left = right
        return bool

    def _compared(self, operand: nodes.Operand, scope: Scope) -> Kind:
        among = operand.op in {"in", "notin"}
        if among and isinstance(operand.expr, Fixed):
            return self._options(operand.expr, scope)
        return self.kind(operand.expr, scope)

    def _options(self, node: nodes.List | nodes.Tuple, scope: Scope) -> Kind:
        """Check a list written in the template: fixed texts, or fixed numbers."""
        found = {self.kind(child, scope) for child in node.items}
        if Unknown in found:
            return Unknown
        fixed = all(isinstance(child, nodes.Const) for child in node.items)
        if fixed and len(node.items) <= filters.MOST_OPTIONS:
            if found == {str}:
                return tuple[str, ...]
            if found == {int}:
                return tuple[int, ...]
        return self.wrong(node, "options", most=filters.MOST_OPTIONS)

    @_kind.register
    def _test(self, node: nodes.Test, scope: Scope) -> Kind:
        if node.name not in filters.TESTS or node.args or node.kwargs:
            return self._unknown_name(node, "unknown_test", filters.TESTS)
        if node.name == "none":
            self.kind(node.node, scope)
        else:
            self.number(node.node, scope)
        return bool

    def _unknown_name(
        self, node: nodes.Test | nodes.Filter, code: str, known: Collection[str]
    ) -> Kind:
        near, listed = kinds.near(node.name, known), ", ".join(known)
        return self.wrong(node, code, word=node.name, near=near, known=listed)

    @_kind.register
    def _filter(self, node: nodes.Filter, scope: Scope) -> Kind:
        known = filters.FILTERS.get(node.name)
        if known is None or node.node is None:
            return self._unknown_name(node, "unknown_filter", list(filters.FILTERS))
        if known.name == "pick" and isinstance(node.node, Fixed):
            given = self._options(node.node, scope)
        else:
            given = self.kind(node.node, scope)
        fits = filters.takes(known.takes, given) and self._argument(known, node, scope)
        if not fits and given is not Unknown:
            use = {"usage": known.usage, "given": self.said(given)}
            return self.wrong(node, "filter_use", word=known.name, **use)
        return given if known.gives is None else known.gives

    def _argument(
        self, known: filters.Filter, node: nodes.Filter, scope: Scope
    ) -> bool:
        if node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) > 1:
            return False
        if not node.args:
            return known.argument in {None, "separator"}
        value = node.args[0]
        kind = self.kind(value, scope)
        if known.argument == "number":
            return kind in {int, Unknown}
        fixed = value.value if isinstance(value, nodes.Const) else None
        if known.argument == "size":
            return type(fixed) is int and 1 <= fixed <= filters.MOST_TEXT
        text = known.argument in {"separator", "word"} and isinstance(fixed, str)
        return text and len(str(fixed)) <= filters.MOST_SEPARATOR


def spelt(node: nodes.Node) -> str:
    """Spell an expression as its author did, as far as it is a name with parts."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{spelt(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{spelt(node.node)}[{node.arg.value}]"
    return "…"


def _comparable(op: str, left: Kind, right: Kind) -> bool:
    if Unknown in (left, right):
        return True
    if op in {"in", "notin"}:
        return left == kinds.item(right) or left is right is str
    if op in {"eq", "ne"}:
        return left == right and left is not Mixed
    return left is right is int
