"""A template and the facts make a script: an ordered list of messages."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from camp.scripts import tags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from camp.scripts.facts import Facts
    from camp.scripts.sandbox import Template

_CUES: Final = re.compile(f"{tags.CUE}([^{tags.END_CUE}]*){tags.END_CUE}")
_GAPS: Final = re.compile("\n{3,}")
_LINE_ENDS: Final = re.compile(r"[^\S\n]+$", re.MULTILINE)
_FIRST_HAN: Final = "\u2e80"
_HAN_A_MINUTE: Final = 300
_LETTERS_A_MINUTE: Final = 1000


@dataclass(frozen=True, slots=True)
class Message:
    """One paste: what is copied, when, and what stands beside it for the host."""

    minute: int
    """Minutes after the script's start."""
    text: str
    """What is copied; "" only for a script that is nothing but a cue."""
    cue: str = ""
    """For the host alone, never part of the copy."""
    spare: bool = False
    """True when it is posted only if the group is quiet."""
    pictures: tuple[str, ...] = ()
    """Names of the pictures that go with it; the desk adds them."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How long one message is: characters, UTF-8 bytes, seconds to read."""

    characters: int
    bytes: int
    seconds: int


def compose(template: Template, facts: Facts) -> tuple[Message, ...]:
    """Write a script.

    Raises ScriptError when the facts lack what the template asks for, or when it writes
    more than fits. The same template and facts always make the same messages.
    """
    return read(template.write(facts))


def read(raw: str) -> tuple[Message, ...]:
    """Read the messages out of a template's raw text and tidy them.

    A message without a text gives its cue to the one before it.
    """
    opening, *marked = raw.split(tags.MESSAGE)
    messages = [_message(opening, 0, spare=False)]
    minute = 0
    for piece in marked:
        head, _, body = piece.partition(tags.TEXT)
        at, _, plus = head.partition(tags.SPARE)
        minute = minute if at == tags.SAME else max(0, int(at))
        messages.append(_message(body, minute, spare=bool(plus)))
    return _joined(messages)


def _message(body: str, minute: int, *, spare: bool) -> Message:
    cue = ""
    if tags.CUE in body:
        cue = "\n".join(filter(None, map(tidy, _CUES.findall(body))))
        body = _CUES.sub("", body)
    return Message(minute, tidy(body), cue, spare)


def _joined(messages: Sequence[Message]) -> tuple[Message, ...]:
    kept: list[Message] = []
    for message in messages:
        if message.text:
            kept.append(message)
        elif message.cue and kept:
            cue = f"{kept[-1].cue}\n{message.cue}".strip()
            kept[-1] = replace(kept[-1], cue=cue)
        elif message.cue:
            kept.append(message)
    return tuple(kept)


def tidy(text: str) -> str:
    """Strip line ends and both ends of a text; leave at most one blank line in a row."""
    if " " in text or "\u3000" in text or "\xa0" in text:
        text = _LINE_ENDS.sub("", text)
    return _GAPS.sub("\n\n", text.strip())


def whole(messages: Sequence[Message], locale: str = "zh-CN") -> str:
    """Show a script as one plain text, for a person who reads it in a terminal.

    Minutes stand before the messages when there is more than one time; a spare message
    is marked with ``+``, a cue stands in 〔〕, in English in [], below its message.
    """
    timed = any(message.minute or message.spare for message in messages)
    return "\n\n".join(_shown(message, locale, timed=timed) for message in messages)


def _shown(message: Message, locale: str, *, timed: bool) -> str:
    mark = f"[{message.minute}′{'+' if message.spare else ''}]" if timed else ""
    around = "〔{}〕" if locale == "zh-CN" else "[{}]"
    cue = around.format(message.cue) if message.cue else ""
    return "\n".join(part for part in (mark, message.text, cue) if part)


def measure(messages: Sequence[Message]) -> tuple[Measure, ...]:
    """Measure every message; links count as characters but take no time to read."""
    return tuple(_measured(message.text) for message in messages)


def _measured(text: str) -> Measure:
    read_out = re.sub(r"https?://\S+", "", text)
    characters = "".join(read_out.split())
    letters = sum(character < _FIRST_HAN for character in characters)
    weighed = letters * _HAN_A_MINUTE + (len(characters) - letters) * _LETTERS_A_MINUTE
    seconds = -(-weighed * 60 // (_HAN_A_MINUTE * _LETTERS_A_MINUTE))
    return Measure(len(text), len(text.encode()), seconds)
