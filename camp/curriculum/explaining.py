"""What pydantic found, as faults with a place in the file and words for its author."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, get_args

from camp.curriculum import values
from camp.curriculum.model import Curriculum
from camp.curriculum.problems import MOST_PROBLEMS, Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pydantic import ValidationError

    from camp.curriculum.tree import Node

_PATTERNS: Final = {
    values.WORD: "word",
    values.ONE_LINE: "one_line",
    values.WEB: "link",
    values.HEX: "colour",
}
_CODES: Final = {
    "int_parsing": "whole",
    "int_from_float": "whole",
    "int_parsing_size": "whole",
    "int_type": "whole",
    "float_parsing": "decimal",
    "float_type": "decimal",
    "finite_number": "decimal",
    "bool_parsing": "flag",
    "bool_type": "flag",
    "string_type": "not_text",
    "string_too_short": "text_empty",
    "tuple_type": "not_list",
    "model_type": "not_block",
    "dict_type": "not_block",
    "clock": "clock",
    "time_type": "clock",
    "time_parsing": "clock",
}
_LOOSE_CLOCK: Final = re.compile(r"\s*(\d{1,2})\s*[:：.h点时]\s*(\d{2})?分?\s*")


@dataclass(frozen=True, slots=True)
class _Finding:
    """One of pydantic's errors, and the node it is about."""

    kind: str
    node: Node
    detail: Mapping[str, Any]
    steps: tuple[str | int, ...]
    message: str
    model: type[values.Block]

    @property
    def known(self) -> tuple[str, ...]:
        """The fields of the block that a field was written into."""
        return tuple(_block(self.model, self.steps[:-1]).model_fields)

    @property
    def value(self) -> object:
        inner = self.node.value
        return inner if isinstance(inner, str) else "…"


def explain(
    error: ValidationError, root: Node, model: type[values.Block] = Curriculum
) -> list[Fault]:
    """Turn pydantic's errors with a model into faults.

    Only the first few hundred are looked at: whoever has more sees those first.
    """
    found = error.errors(include_url=False, include_input=False)[: MOST_PROBLEMS * 2]
    findings = [_finding(each, root, model) for each in found]
    meant = {fault.path for each in findings for fault in _meant(each)}
    faults = []
    for finding in findings:
        if _is_echo(finding) or (
            finding.kind == "missing" and finding.node.path in meant
        ):
            continue
        faults.append(_fault(finding))
    return faults


def _finding(raw: Mapping[str, Any], root: Node, model: type[values.Block]) -> _Finding:
    steps = tuple(step for step in raw["loc"] if step != "[key]")
    kind = raw["type"] if steps == raw["loc"] else f"key:{raw['type']}"
    detail, message = raw.get("ctx", {}), raw["msg"]
    return _Finding(kind, root.at(steps), detail, steps, message, model)


def _is_echo(finding: _Finding) -> bool:
    """Whether it is the echo of another: a list counts only its sound items."""
    least: int = finding.detail.get("min_length", 0)
    return finding.kind == "too_short" and _items(finding.node) >= least


def _fault(finding: _Finding) -> Fault:
    if finding.kind.startswith("key:"):
        return _bad_key(finding)
    if finding.node.value is None and finding.kind != "missing":
        return finding.node.fault("nothing")
    return _BY_KIND.get(finding.kind, _by_code)(finding)


def _missing(finding: _Finding) -> Fault:
    in_a_pair = isinstance(finding.steps[-1], int)
    return finding.node.fault("pair" if in_a_pair else "missing")


def _by_code(finding: _Finding) -> Fault:
    code = _CODES.get(finding.kind, "other")
    if finding.kind == "string_pattern_mismatch":
        code = _PATTERNS.get(finding.detail["pattern"], "other")
    if code == "clock":
        return _not_a_clock(finding)
    return finding.node.fault(code, value=finding.value, detail=finding.message)


def _bad_key(finding: _Finding) -> Fault:
    name = str(finding.node.key)
    if finding.kind == "key:literal_error":
        choices = _choices(finding.detail["expected"])
        return finding.node.key_fault("choice", value=name, choices=choices)
    return finding.node.key_fault("word", value=name)


def _choices(expected: str) -> tuple[str, ...]:
    return tuple(re.findall(r"'([^']*)'", expected))


def _not_a_choice(finding: _Finding) -> Fault:
    if finding.kind == "enum":
        return finding.node.fault("day_kind", value=finding.value)
    choices = _choices(finding.detail["expected"])
    return finding.node.fault("choice", value=finding.value, choices=choices)


def _text_long(finding: _Finding) -> Fault:
    size = len(finding.node.text() or "")
    return finding.node.fault("text_long", size=size, most=finding.detail["max_length"])


def _list_short(finding: _Finding) -> Fault:
    size, least = _items(finding.node), finding.detail["min_length"]
    return finding.node.fault("list_short", size=size, least=least)


def _list_long(finding: _Finding) -> Fault:
    if finding.steps[-2:-1] == ("rounds",):
        return finding.node.fault("pair")
    size, most = _items(finding.node), finding.detail["max_length"]
    return finding.node.fault("list_long", size=size, most=most)


def _items(node: Node) -> int:
    return len(node.each() or node.fields())


def _range(finding: _Finding) -> Fault:
    node, detail = finding.node, finding.detail
    if finding.steps == ("format",):
        return node.fault("format", value=finding.value)
    if "ge" in detail:
        return node.fault("at_least", value=finding.value, least=detail["ge"])
    return node.fault("at_most", value=finding.value, most=detail["le"])


def _not_a_clock(finding: _Finding) -> Fault:
    found = _LOOSE_CLOCK.fullmatch(str(finding.value))
    if found:
        near = f"{int(found.group(1)):02}:{found.group(2) or '00'}"
        if re.match(values.CLOCK, near):
            return finding.node.fault("near_clock", value=finding.value, near=near)
    return finding.node.fault("clock", value=finding.value)


def _unknown_field(finding: _Finding) -> Fault:
    name = str(finding.steps[-1])
    known = finding.known
    near = _near(name, known)
    if near:
        return finding.node.key_fault("near_field", name=name, near=near)
    return finding.node.key_fault("unknown_field", name=name, known=known)


def _near(name: str, known: Sequence[str]) -> str:
    if len(name) > 40:  # noqa: PLR2004 - no field's name is half as long
        return ""
    return next(iter(get_close_matches(name.lower(), known, n=1)), "")


def _meant(finding: _Finding) -> Iterator[Fault]:
    """Guess the missing field that an unknown one was meant for."""
    if finding.kind == "extra_forbidden" and finding.node.parent is not None:
        near = _near(str(finding.steps[-1]), finding.known)
        if near:
            yield finding.node.parent.get(near).fault("missing")


def _block(model: type[values.Block], steps: Sequence[str | int]) -> type[values.Block]:
    """Find the block of the model that a way down leads to."""
    block = model
    for step in steps:
        field = block.model_fields.get(str(step))
        block = _inner(field.annotation) or block if field else block
    return block


def _inner(annotation: Any) -> type[values.Block] | None:
    """Find the block inside an annotation such as ``tuple[Day, ...]``."""
    if isinstance(annotation, type) and issubclass(annotation, values.Block):
        return annotation
    found = (_inner(each) for each in get_args(annotation))
    return next((each for each in found if each is not None), None)


_BY_KIND: Final[dict[str, Callable[[_Finding], Fault]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_field,
    "enum": _not_a_choice,
    "literal_error": _not_a_choice,
    "string_too_long": _text_long,
    "too_short": _list_short,
    "too_long": _list_long,
    "greater_than_equal": _range,
    "less_than_equal": _range,
}
