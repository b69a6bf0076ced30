"""A run of show inside one cell: ``12′ words``, ``14′（备用）words``, ``〔a cue〕``.

A moment runs over as many lines as it likes; a line that would begin another, or be
taken for a cue, carries a backslash.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from camp.curriculum.planning.blocks import UnreadError
from camp.curriculum.planning.escapes import LITERAL, NOTHING, literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from camp.curriculum.problems import Locale

BULLET: Final = re.compile(r"\A\s*(?:[-*•·●]\s+|\d{1,2}[.、)）](?!\d)\s*|[①-⑳]\s*)")
"""What people put in front of an item."""

_HEAD: Final = re.compile(
    r"\s*第?(\d{1,4})\s*(?:[′’']|(?:分钟?|min(?:ute)?s?)(?=[\s：:（(〔]|$))[：:]?"
    r"\s*((?:[（(](?:备用|spare)[)）]|(?:备用|spare)[：:])?)\s*(.*)",
    re.DOTALL | re.IGNORECASE,
)
_CUE: Final = re.compile(r"〔(.*)〕")
_SPARE: Final = ("（备用）", " (spare) ")


def read_show(text: str) -> list[dict[str, str]]:
    """Read a run of show: ``12′ words``, ``14′（备用）words``, ``〔cue〕`` on its own."""
    if text in NOTHING:
        return []
    return [_moment(part) for part in split_show(text) if part.strip()]


def split_show(text: str) -> list[str]:
    """Take a run of show apart into its moments, as they stand."""
    parts: list[str] = []
    for line in text.split("\n"):
        if not parts or _HEAD.fullmatch(line):
            parts.append(line)
        else:
            parts[-1] += f"\n{line}"
    return [part.strip("\n") for part in parts]


def _moment(part: str) -> dict[str, str]:
    first, *lines = part.split("\n")
    head = _HEAD.fullmatch(_unlisted(first))
    if head is None:
        raise UnreadError("no_minute", text=first)
    minute, spare, words = head.groups()
    said, cues = [], []
    for line in [words, *lines]:
        cue = _CUE.fullmatch(line.strip())
        if cue:
            cues.append(cue[1].strip())
        else:
            said.append(line.removeprefix(LITERAL))
    made = {"at": str(int(minute))}
    say = "\n".join(said).strip()
    if say:
        made["say"] = say
    if cues:
        made["cue"] = "；".join(cues)
    if spare:
        made["spare"] = "true"
    return made


def _unlisted(line: str) -> str:
    return line if _HEAD.fullmatch(line) else BULLET.sub("", line, count=1)


def write_show(value: list[dict[str, str]], locale: Locale) -> str:
    """Write a run of show, a moment after the other."""
    return "\n".join(_moment_lines(moment, locale) for moment in value)


def _moment_lines(moment: Mapping[str, str], locale: Locale) -> str:
    spare = _SPARE[0 if locale == "zh-CN" else 1]
    is_spare = moment.get("spare") == "true"
    head = f"{moment['at']}′{spare if is_spare else ' '}"
    first, *rest = moment.get("say", "").split("\n")
    lines = [head + _first_line(first)] if first else []
    lines += [literal(line) if _misread(line) else line for line in rest]
    if "cue" in moment:
        cue = f"〔{moment['cue']}〕"
        lines = [*lines, cue] if lines else [head + cue]
    return "\n".join(lines)


def _misread(line: str) -> bool:
    odd = line.startswith(LITERAL) or _CUE.fullmatch(line.strip())
    return bool(odd or _HEAD.fullmatch(line) or _HEAD.fullmatch(_unlisted(line)))


def _first_line(line: str) -> str:
    """Write what stands behind the minute, marked if it would be read as more."""
    head = _HEAD.fullmatch(f"0′ {line}")
    is_odd = head is None or head[2] or head[3] != line
    marked = is_odd or line.startswith(LITERAL) or _CUE.fullmatch(line.strip())
    return literal(line) if marked else line
