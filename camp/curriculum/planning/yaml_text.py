"""The plain tree as the text of a ``curriculum.yaml``, in the manner of the starter."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, get_args, get_origin

from camp.curriculum import values
from camp.curriculum.model import Curriculum
from camp.curriculum.planning import scalars
from camp.curriculum.planning.labels import label, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from camp.curriculum.planning.draft import Draft, Steps
    from camp.curriculum.problems import Locale

_PLAIN: Final = re.compile(
    r"(?![-?:,\[\]{}#&*!|>'\"%@`\s~]|\.\.\.|null$|<<$)[^\n]*[^\s:]"
)
_NOT_PLAIN: Final = re.compile(r":\s|\s#")
_CLOCK: Final = re.compile(r"\d\d:\d\d")
_STEP: Final = "  "
_JOINS_EMOJI: Final = "\u200d"


class Writer:
    """Writes one tree; ``short`` are lists that have too few items yet."""

    def __init__(self, draft: Draft, locale: Locale, short: Collection[Steps]) -> None:
        self._draft = draft
        self._locale = locale
        self._short = short

    def text(self, source: str) -> str:
        """Write the whole file; ``source`` names the plan it was made of."""
        head = words("file_head", self._locale, source=source).split("\n")
        lines = [f"# {line}" for line in head]
        for name in _ordered(Curriculum, self._draft.tree):
            comment = words(f"top_{name}", self._locale)
            if comment or name == "format":
                lines.append("")
            lines += [f"# {line}" for line in comment.split("\n") if line]
            lines += self._field(name, self._draft.tree[name], (name,), Curriculum, "")
        return "\n".join(lines) + "\n"

    def _field(
        self, name: str, value: Any, steps: Steps, block: Any, indent: str
    ) -> Iterator[str]:
        """Write one field and what hangs below it."""
        kind = block.model_fields[name].annotation if block else None
        if value is None:
            yield f"{indent}{name}:  # {self._gap(steps)}"
        elif isinstance(value, dict) and value:
            yield f"{indent}{name}:"
            keyed = get_origin(scalars.shape(kind)) is dict
            yield from self._block(value, steps, _inner(kind), indent, keyed=keyed)
        elif isinstance(value, list) and value:
            mark = f"  # {self._gap(steps)}" if steps in self._short else ""
            yield f"{indent}{name}:{mark}"
            yield from self._list(value, steps, _inner(kind), indent + _STEP)
        else:
            yield from _scalar(f"{indent}{name}:", value, indent + _STEP)

    def _block(
        self,
        value: Mapping[str, Any],
        steps: Steps,
        block: Any,
        indent: str,
        *,
        keyed: bool,
    ) -> Iterator[str]:
        inner = indent + _STEP
        if keyed:
            for name, each in value.items():
                if isinstance(each, dict):
                    yield f"{inner}{name}:"
                    for field in _ordered(block, each):
                        at = (*steps, name, field)
                        yield from self._field(
                            field, each[field], at, block, inner + _STEP
                        )
                else:
                    yield from _scalar(f"{inner}{name}:", each, inner + _STEP)
            return
        for name in _ordered(block, value):
            yield from self._field(name, value[name], (*steps, name), block, inner)

    def _list(
        self, value: list[Any], steps: Steps, block: Any, indent: str
    ) -> Iterator[str]:
        for place, each in enumerate(value):
            if steps == ("days",):
                yield from self._day_mark(place)
            if isinstance(each, dict):
                lines = self._item(each, (*steps, place), block, indent)
            elif isinstance(each, list):
                pair = ", ".join(map(str, each))
                lines = [f"{indent}- [{pair}]"]
            else:
                lines = list(_scalar(f"{indent}-", each, indent + _STEP))
            yield from lines

    def _day_mark(self, place: int) -> Iterator[str]:
        if place:
            yield ""
        number = self._draft.numbers[place]
        yield f"{_STEP}# {words('day_mark', self._locale, number=number)}"

    def _item(
        self, value: Mapping[str, Any], steps: Steps, block: Any, indent: str
    ) -> list[str]:
        lines: list[str] = []
        for name in _ordered(block, value):
            at = (*steps, name)
            lines += self._field(name, value[name], at, block, indent + _STEP)
        first = lines[0].removeprefix(indent + _STEP)
        return [f"{indent}- {first}", *lines[1:]]

    def _gap(self, steps: Steps) -> str:
        named = label(steps, self._draft.numbers, self._locale, bare=True)
        return words("gap", self._locale, label=named)


def _ordered(block: Any, value: Mapping[str, Any]) -> list[str]:
    """Put fields in the order of the model; what it does not know comes last."""
    known = [name for name in block.model_fields if name in value] if block else []
    return [*known, *(name for name in value if name not in known)]


def _inner(annotation: Any) -> Any:
    kind = scalars.shape(annotation)
    if isinstance(kind, type):
        return kind if issubclass(kind, values.Block) else None
    found = (_inner(each) for each in get_args(kind) if each is not Ellipsis)
    return next((each for each in found if each), None)


def _scalar(head: str, value: Any, indent: str) -> Iterator[str]:
    """Write a text: plain where that is safe, in paragraphs, or in quotes."""
    if value in ([], {}):
        yield f"{head} {'[]' if value == [] else '{}'}"
        return
    text = str(value)
    if "\n" in text and _is_paragraphs(text):
        yield f"{head} |-"
        yield from (f"{indent}{line}" if line else "" for line in text.split("\n"))
    elif _is_plain(text):
        yield f"{head} {text}"
    else:
        yield f"{head} {_quoted(text)}"


def _is_shown(text: str) -> bool:
    return text.replace(_JOINS_EMOJI, "").replace("\u3000", "").isprintable()


def _is_plain(text: str) -> bool:
    return bool(
        _PLAIN.fullmatch(text)
        and not _NOT_PLAIN.search(text)
        and not _CLOCK.fullmatch(text)
        and _is_shown(text)
    )


def _is_paragraphs(text: str) -> bool:
    lines = text.split("\n")
    return all(line == line.strip() and _is_shown(line) for line in lines)


def _quoted(text: str) -> str:
    said = json.dumps(text, ensure_ascii=False)
    return "".join(sign if _is_shown(sign) else _escape(sign) for sign in said)


def _escape(sign: str) -> str:
    code = ord(sign)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004
