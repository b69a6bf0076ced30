"""Facts as JSON can hold them, and back again: a stored script is remade byte for byte.

What all groups of a day share is stored once, each group's own beside it::

    shared = to_plain(common)
    own = to_plain(facts, beside=common)
    facts == from_plain(own, beside=from_plain(shared))
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from camp.scripts import kinds
from camp.scripts.facts import Facts
from camp.scripts.problems import Locale, ScriptError, problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from camp.scripts.kinds import Kind

Plain = dict[str, Any]
"""What JSON can hold: texts, numbers, flags, null, lists and dictionaries."""

_DEFAULTS: Final = {
    field.name: field.default for field in fields(Facts) if field.default is not MISSING
}


def to_plain(facts: Facts, beside: Facts | None = None) -> Plain:
    """Turn facts into what JSON can hold.

    Left out is whatever has its default; with ``beside``, whatever is as it is there,
    down to the single part.
    """
    if beside is not None:
        return _difference(Facts, facts, beside)
    return {
        name: write(value)
        for name, write in _writers(Facts)
        if (value := getattr(facts, name)) != _DEFAULTS.get(name, MISSING)
    }


def from_plain(
    plain: Plain, beside: Facts | None = None, locale: Locale = "zh-CN"
) -> Facts:
    """Turn :func:`to_plain`'s dictionary back into the same facts.

    Raises ScriptError when it does not hold facts, or not the facts of this version.
    """
    try:
        facts: Facts = _restored(Facts, plain, beside)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        found = problem("bad_facts", locale, "facts", detail=error)
        raise ScriptError([found]) from error
    return facts


def _difference(owner: type, mine: Any, theirs: Any) -> Plain:
    """Write down the parts that differ; a group of facts on both sides, part by part."""
    found: Plain = {}
    for name, write in _writers(owner):
        own, other = getattr(mine, name), getattr(theirs, name)
        if own is other or own == other:
            continue
        kind = kinds.parts(owner)[name]
        both = kinds.has_parts(kind) and own is not None and other is not None
        found[name] = _difference(kind, own, other) if both else write(own)
    return found


@cache
def _writers(owner: type) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    return tuple((name, _writer(kind)) for name, kind in kinds.parts(owner).items())


def _writer(kind: Kind) -> Callable[[Any], Any]:
    """Make the function that writes one kind of value."""
    if kinds.has_parts(kind):
        writers = _writers(kind)

        def write(value: Any) -> Plain | None:
            if value is None:
                return None
            return {name: each(getattr(value, name)) for name, each in writers}

        return write
    item = kinds.item(kind)
    if kinds.has_parts(item):
        each = _writer(item)
        return lambda values: [each(value) for value in values]
    if kinds.pair(item):
        return lambda values: [list(value) for value in values]
    return _same if item is None else list


def _same(value: Any) -> Any:
    return value


def _restored(owner: Kind, plain: Plain, beside: Any) -> Any:
    readers = _readers(owner)
    if beside is None:
        return owner(
            **{name: readers[name](value, None) for name, value in plain.items()}
        )
    kept = {name: getattr(beside, name) for name in readers}
    for name, value in plain.items():
        kept[name] = readers[name](value, kept[name])
    return owner(**kept)


@cache
def _readers(owner: type) -> dict[str, Callable[[Any, Any], Any]]:
    return {name: _reader(kind) for name, kind in kinds.parts(owner).items()}


def _reader(kind: Kind) -> Callable[[Any, Any], Any]:
    """Make the function that reads one kind of value, given what stands beside it."""
    if kinds.has_parts(kind):
        return lambda value, beside: (
            None if value is None else _restored(kind, value, beside)
        )
    item = kinds.item(kind)
    if kinds.has_parts(item):
        return lambda values, _beside: tuple(
            _restored(item, value, None) for value in values
        )
    if kinds.pair(item):
        return lambda values, _beside: tuple(tuple(value) for value in values)
    return (lambda value, _beside: value) if item is None else _listed


def _listed(values: list[str], _beside: Any) -> tuple[str, ...]:
    return tuple(values)
