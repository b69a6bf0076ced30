"""What a template may contain: everything that is not listed here is refused."""

from __future__ import annotations

from functools import singledispatchmethod
from typing import TYPE_CHECKING, Final

from jinja2 import nodes

from camp.scripts import filters, kinds, tags
from camp.scripts.expressions import Expressions, Scope, spelt
from camp.scripts.kinds import FACTS, Kind, Loop, Unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from camp.scripts.problems import Locale

MOST_LOOPS: Final = 2
"""How deep loops may be nested; the inner one says how often it turns."""


class Grammar(Expressions):
    """One walk over one template; ``problems`` holds all that is wrong with it.

    ``used`` holds the facts it asks for by name.
    """

    def __init__(self, name: str, locale: Locale, text: str) -> None:
        super().__init__(name, locale, text)
        self._cue = False
        self._loops = 0

    def check(self, tree: nodes.Template) -> None:
        """Walk the whole tree."""
        self._body(tree.body, {})

    def _body(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        for node in body:
            if self.enter(node):
                self._statement(node, scope)
                self.depth -= 1

    @singledispatchmethod
    def _statement(self, node: nodes.Node, _scope: Scope) -> None:
        self.refuse(node)

    @_statement.register
    def _output(self, node: nodes.Output, scope: Scope) -> None:
        if self._tag(node, scope):
            return
        for child in node.nodes:
            kind = self.kind(child, scope)
            if kind not in {str, int, Unknown}:
                owner, said = spelt(child), self.said(kind)
                self.wrong(child, "unprintable", owner=owner, kind=said)

    def _tag(self, node: nodes.Output, scope: Scope) -> bool:
        first = node.nodes[0] if node.nodes else None
        mark = first.data if isinstance(first, nodes.TemplateData) else ""
        if mark == tags.END_CUE:
            self._cue = False
        elif mark == tags.CUE:
            self._not_in_cue(node, "cue")
            self._cue = True
        elif mark == tags.MESSAGE:
            self._not_in_cue(node, "message")
            self._message(node, scope)
        else:
            return False
        return True

    def _not_in_cue(self, node: nodes.Output, tag: str) -> None:
        if self._cue:
            self.wrong(node, "in_cue", tag=tag)

    def _message(self, node: nodes.Output, scope: Scope) -> None:
        at, spare = node.nodes[1], node.nodes[3]
        if not isinstance(at, nodes.TemplateData):
            self.number(at, scope)
        if isinstance(spare, nodes.CondExpr):
            self.kind(spare.test, scope)

    @_statement.register
    def _if(self, node: nodes.If, scope: Scope) -> None:
        for branch in (node, *node.elif_):
            self.kind(branch.test, scope)
            self._body(branch.body, scope)
        self._body(node.else_, scope)

    @_statement.register
    def _for(self, node: nodes.For, scope: Scope) -> None:
        if node.recursive:
            self.wrong(node, "refused", what="recursive")
        items = self._items(node, scope)
        self._loops += 1
        if self._loops > MOST_LOOPS:
            self.wrong(node, "loops", most=MOST_LOOPS)
        elif self._loops > 1 and not _limited(node.iter):
            owner = spelt(node.iter)
            self.wrong(node, "inner_loop", owner=owner, most=filters.MOST_INNER)
        around = {name: kind for name, kind in scope.items() if name != "loop"}
        if node.test is not None:
            self.kind(node.test, around | items)
        self._body(node.body, around | items | {"loop": Loop})
        self._loops -= 1
        self._body(node.else_, scope)

    def _items(self, node: nodes.For, scope: Scope) -> Scope:
        """Name what the loop takes from its list, with the kinds."""
        item = self._walked(node, scope)
        if isinstance(node.target, nodes.Name):
            return self._bind([node.target], [item])
        names = list(node.target.find_all(nodes.Name))
        halves: Sequence[Kind] = kinds.pair(item)
        if not halves and item is not Unknown:
            self.refuse(node.target)
        elif halves and len(names) != len(halves):
            self.wrong(node, "pair", count=len(halves))
        if len(names) != len(halves):
            halves = [Unknown] * len(names)
        return self._bind(names, halves)

    def _walked(self, node: nodes.For, scope: Scope) -> Kind:
        """Say what one item of the list is that a loop walks over."""
        walked = self.kind(node.iter, scope)
        item = kinds.item(walked)
        if item is None and walked is not Unknown:
            said = self.said(walked)
            return self.wrong(node, "not_a_list", owner=spelt(node.iter), kind=said)
        return item or Unknown

    def _bind(self, names: Sequence[nodes.Name], found: Sequence[Kind]) -> Scope:
        for name in names:
            if name.name in FACTS or name.name == "loop":
                self.wrong(name, "taken", word=name.name)
        return {name.name: kind for name, kind in zip(names, found, strict=True)}


def _limited(node: nodes.Node) -> bool:
    """Tell whether a loop says how often it turns, and not too often."""
    if not isinstance(node, nodes.Filter) or node.name != "limit" or not node.args:
        return False
    most = node.args[0]
    fixed = most.value if isinstance(most, nodes.Const) else None
    return type(fixed) is int and fixed <= filters.MOST_INNER
