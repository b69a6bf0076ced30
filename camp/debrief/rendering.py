"""A debrief as text for terminals and chats, and as plain JSON-able values and back."""

from __future__ import annotations

import dataclasses
import types
import typing
from functools import cache
from typing import TYPE_CHECKING, Any

from camp.debrief import page
from camp.debrief.report_page import Report
from camp.debrief.wording import say, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from camp.debrief.page import Debrief
    from camp.debrief.report_page import GroupLine

FEW = 5
"""Lines of a long section before the rest is counted."""


def text(written: Debrief | Report) -> str:
    """Write it in short lines, a section at a time; empty sections are left out."""
    return _report(written) if isinstance(written, Report) else _debrief(written)


def _report(report: Report) -> str:
    blocks = [report.heading, report.lead]
    for key, lines in REPORT:
        rows = lines(report)
        if rows:
            blocks.append("\n".join([_titled(report, f"r.{key}"), *rows]))
    return "\n\n".join(blocks) + "\n"


def _group_lines(rows: tuple[GroupLine, ...], locale: str) -> list[str]:
    colon, between = (": ", "; ") if locale == "en" else ("：", "，")
    return [f"{g.line}{colon}{between.join(g.deeds)}" for g in rows]


REPORT: tuple[tuple[str, Callable[[Report], list[str]]], ...] = (
    ("came", lambda r: [row.line for row in r.came]),
    ("curve", lambda r: [row.line for row in r.curve]),
    ("turns", lambda r: [line for t in r.turns for line in (t.line, t.evidence)]),
    ("best", lambda r: _group_lines(r.best, r.locale)),
    ("worst", lambda r: _group_lines(r.worst, r.locale)),
    ("thanks", lambda r: [f"{t.name} {t.who} {t.deed}" for t in r.thanks]),
    ("posts", lambda r: [row.line for row in r.posts]),
    ("honors", lambda r: [row.line for row in r.honors]),
    ("rescue", lambda r: [row.line for row in r.rescue]),
    ("changes", lambda r: [f"{c.cause} → {c.act}" for c in r.changes]),
)


def _debrief(debrief: Debrief) -> str:
    head = debrief.headline
    blocks = [
        debrief.heading,
        "\n".join(filter(None, (head.lead, head.numbers, head.proof))),
    ]
    for key, lines in SECTIONS:
        rows = lines(debrief)
        if rows:
            blocks.append("\n".join([_titled(debrief, key), *rows]))
    return "\n\n".join(blocks) + "\n"


def _titled(debrief: Debrief | Report, key: str) -> str:
    words = title(debrief.locale, key)
    return f"{words.upper()}" if debrief.locale == "en" else f"【{words}】"


def watch_line(debrief: Debrief, entry: page.Watch) -> str:
    """Write one entry of the watch list as one line."""
    return say(
        debrief.locale,
        "watch.line",
        {
            "title": entry.title,
            "movement": entry.movement,
            "since": entry.since,
            "cause": entry.cause,
            "act": entry.act.line,
        },
    )


def _models(debrief: Debrief) -> list[str]:
    colon = ":" if debrief.locale == "en" else ""
    return [f"{m.name}{colon} {m.deed}" for m in debrief.models]


def _watch(debrief: Debrief) -> list[str]:
    rows = [watch_line(debrief, entry) for entry in debrief.watch]
    rows += [line.line for line in debrief.leaving]
    return rows or [title(debrief.locale, "watch.none")]


def _questions(debrief: Debrief) -> list[str]:
    between = ": " if debrief.locale == "en" else "："
    return [
        f"{title(debrief.locale, a.key)}{between}{a.line}" for a in debrief.questions
    ]


def _guidance(debrief: Debrief) -> list[str]:
    traps = [
        say(debrief.locale, "g.trap", {"trap": trap, "answer": answer})
        for trap, answer in debrief.guidance.traps
    ]
    return [*debrief.guidance.lines, *traps]


def _posts(debrief: Debrief) -> list[str]:
    rows = _few(debrief, [p.line for p in debrief.posts])
    return [debrief.posts_line, *rows] if debrief.posts_line else rows


def _silent(debrief: Debrief) -> list[str]:
    english = debrief.locale == "en"
    colon, between, comma = (": ", ", ", ",") if english else ("：", "、", "")
    rows = []
    for group in sorted(debrief.silent, key=lambda g: (-sum(g.due), g.group)):
        due = [
            say(
                debrief.locale,
                "silent.who",
                {"name": q.name, "days": q.days, "note": q.note or None},
            )
            for q in group.students
            if q.now
        ]
        parts = (f"{group.name}{comma} {group.line}", between.join(due[:FEW]))
        rows.append(colon.join(filter(None, parts)))
    return _few(debrief, rows)


def _notes(debrief: Debrief) -> list[str]:
    rows, english = [], debrief.locale == "en"
    for note in debrief.notes:
        act = f" → {note.act.line}" if note.act else ""
        who = f"{note.name} {note.by}".strip()
        said = f'{who}: "{note.words}"' if english else f"{who}：“{note.words}”"
        rows.append(said + act)
    return _few(debrief, rows)


def _troubles(debrief: Debrief) -> list[str]:
    return [
        f"{row.line} → {row.act.line}" if row.act else row.line
        for row in debrief.troubles
    ]


def _figures(debrief: Debrief) -> list[str]:
    shape = " ({})" if debrief.locale == "en" else "（{}）"
    return [
        f"{f.label} {f.value}" + (shape.format(f.change) if f.change else "")
        for f in debrief.figures
    ]


def _few(debrief: Debrief, rows: list[str]) -> list[str]:
    if len(rows) <= FEW:
        return rows
    more = title(debrief.locale, "more").format(count=len(rows) - FEW)
    return [*rows[:FEW], more]


SECTIONS: tuple[tuple[str, Callable[[Debrief], list[str]]], ...] = (
    ("watch", _watch),
    ("models", _models),
    ("questions", _questions),
    ("guidance", _guidance),
    ("posts", _posts),
    ("silent", _silent),
    ("notes", _notes),
    ("troubles", _troubles),
    ("figures", _figures),
)
"""In the order ops act on them."""


def plain(written: Any) -> dict[str, Any]:
    """Turn a debrief or report into dicts, lists, strings and whole numbers."""
    return {
        field.name: _plain(getattr(written, field.name))
        for field in dataclasses.fields(written)
    }


def from_plain(values: dict[str, Any]) -> Debrief:
    """Read back what ``plain`` made of a debrief."""
    made: Debrief = _build(page.Debrief, values)
    return made


def report_from_plain(values: dict[str, Any]) -> Report:
    """Read back what ``plain`` made of a report."""
    made: Report = _build(Report, values)
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return plain(value) if dataclasses.is_dataclass(value) else value


def _build(kind: Any, values: dict[str, Any]) -> Any:
    readers = _readers(kind)
    return kind(**{name: readers[name](value) for name, value in values.items()})


@cache
def _readers(kind: Any) -> dict[str, Callable[[Any], Any]]:
    """How each field of a class is read back, found once from its annotations."""
    hints = typing.get_type_hints(kind)
    return {f.name: _reader(hints[f.name]) for f in dataclasses.fields(kind)}


def _reader(hint: Any) -> Callable[[Any], Any]:
    if dataclasses.is_dataclass(hint):
        return lambda value: _build(hint, value)
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple and dataclasses.is_dataclass(args[0]):
        inner = _reader(args[0])
        return lambda value: tuple(inner(item) for item in value)
    if origin in {typing.Union, types.UnionType}:
        made = next((a for a in args if dataclasses.is_dataclass(a)), None)
        if made is not None:
            inner = _reader(made)
            return lambda value: None if value is None else inner(value)
    return _tuples


def _tuples(value: Any) -> Any:
    """Turn lists back to tuples, however deep."""
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value
