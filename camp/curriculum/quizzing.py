"""From the files under ``quiz/`` to checked quizzes, or everything wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from pydantic import ValidationError

from camp.curriculum import tone
from camp.curriculum.explaining import explain
from camp.curriculum.problems import Fault, Locale, Problem, first_spoken, worded
from camp.curriculum.quiz import MOST_CHOICES, Quiz
from camp.curriculum.reading import Reading, read
from camp.curriculum.span import Span
from camp.curriculum.tree import Node

FOLDER: Final = "quiz/"
_ENDINGS: Final = (".yaml", ".yml")
_PLACED: Final = ("以上", "上述", "选项A", "选项B", "above", "below", "option A")
"""Words that speak of a choice's place: everyone sees another order."""


def load_quizzes(files: Mapping[str, bytes]) -> tuple[Quiz, ...]:
    """Read the quizzes of a curriculum that ``load`` has let pass, as they open."""
    found = [
        Quiz.model_validate(root.plain())
        for name in names(files)
        if (root := read(files[name]).root) is not None
    ]
    return tuple(sorted(found, key=lambda q: (q.opens.day, q.opens.at, q.id)))


def names(files: Iterable[str]) -> list[str]:
    """Name the files that are quizzes."""
    return sorted(f for f in files if f.startswith(FOLDER) and f.endswith(_ENDINGS))


def problems(
    files: Mapping[str, bytes], days: Span, locale: Locale
) -> Iterator[Problem]:
    """Find everything wrong with the quizzes of a curriculum that has these days."""
    first: dict[str, str] = {}
    for name in names(files):
        reading = read(files[name])
        faults = _checked(reading, days)
        if reading.root is not None:
            faults += _known(reading.root.get("id"), name, first)
        yield from worded(name, faults, locale)


def _known(node: Node, name: str, first: dict[str, str]) -> Iterator[Fault]:
    """Refuse the id of another file."""
    text = node.text()
    if text and first.setdefault(text, name) != name:
        yield node.fault("quiz_id", name=text, file=first[text])


def _checked(reading: Reading, days: Span) -> list[Fault]:
    root = reading.root
    if root is None or not isinstance(root.value, dict):
        return [*reading.faults] or [
            Fault(1, 1, "", "quiz_empty") if root is None else root.fault("not_block")
        ]
    silent = {fault.path for fault in reading.faults}
    silent |= {node.path for node in root.walk() if node.broken}
    broken = (fault for rule in RULES for fault in rule(root, days))
    return [*reading.faults, *first_spoken(silent, _misfits(root), broken)]


def _misfits(root: Node) -> list[Fault]:
    try:
        Quiz.model_validate(root.plain())
    except ValidationError as error:
        return explain(error, root, Quiz)
    return []


def the_window_opens_before_it_closes(root: Node, days: Span) -> Iterator[Fault]:
    """Refuse days that the course does not have, and a window that runs backwards."""
    ends = []
    for name in ("opens", "closes"):
        node = root.get(name)
        yield from days.outside(node.get("day"))
        day, at = node.get("day").number(), node.get("at").clock()
        if day is not None and at is not None:
            ends.append((day, at))
    if len(ends) == 2 and ends[1] <= ends[0]:  # noqa: PLR2004 - both ends
        yield root.get("closes").fault("quiz_window")


def a_question_can_be_answered(root: Node, days: Span) -> Iterator[Fault]:
    """Refuse a question without an answer, or with more than its kind allows."""
    del days
    for node in root.get("questions").each():
        kind = node.get("kind").text()
        if kind == "truth":
            yield from _truth(node)
        elif kind in {"single", "multiple"}:
            yield from _choice(node, kind)


def _truth(node: Node) -> Iterator[Fault]:
    if not node.get("holds").given:
        yield node.get("holds").fault("quiz_holds")
    for name in ("right", "wrong"):
        if node.get(name).given:
            yield node.get(name).key_fault("quiz_no_choices")


def _choice(node: Node, kind: str) -> Iterator[Fault]:
    right, wrong = node.get("right").each(), node.get("wrong").each()
    if node.get("holds").given:
        yield node.get("holds").key_fault("quiz_stray_holds")
    if kind == "single" and len(right) != 1:
        yield node.get("right").fault("quiz_single", size=len(right))
    elif not right:
        yield node.get("right").fault("quiz_multiple")
    elif len(right) + len(wrong) < 2:  # noqa: PLR2004 - with one there is no choice
        yield node.get("wrong").fault("quiz_choices")
    if len(right) + len(wrong) > MOST_CHOICES:
        size = len(right) + len(wrong)
        yield node.get("wrong").fault("list_long", size=size, most=MOST_CHOICES)


def nothing_is_asked_twice(root: Node, days: Span) -> Iterator[Fault]:
    """Refuse the same question twice, and the same choice twice in one question."""
    del days
    questions = root.get("questions").each()
    yield from _twice(node.get("text") for node in questions)
    for node in questions:
        yield from _twice([*node.get("right").each(), *node.get("wrong").each()])


def _twice(nodes: Iterable[Node]) -> Iterator[Fault]:
    seen: dict[str, Node] = {}
    for node in nodes:
        text = node.text()
        if text and seen.setdefault(text, node) is not node:
            yield node.fault("quiz_twice", line=seen[text].line)


Rule = Callable[[Node, Span], Iterable[Fault]]

RULES: Final[tuple[Rule, ...]] = (
    the_window_opens_before_it_closes,
    a_question_can_be_answered,
    nothing_is_asked_twice,
)


def doubts(files: Mapping[str, bytes], locale: Locale) -> Iterator[Problem]:
    """Warn about what a sound quiz should not do, and about files nothing reads."""
    ours = set(names(files))
    for name in sorted(files):
        if name in ours:
            found = _doubts(read(files[name]))
            yield from worded(name, found, locale, warning=True)
        elif name.startswith(FOLDER):
            stray = Fault(1, 1, "", "quiz_unused")
            yield stray.worded(name, locale, warning=True)


def _doubts(reading: Reading) -> Iterator[Fault]:
    yield from reading.doubts
    if reading.root is None:
        return
    for node in reading.root.walk():
        above = node.parent.key if node.parent else ""
        text = node.text()
        if not text or above == "wrong":
            continue
        for code, word in tone.jarring(text):
            yield node.fault(code, word=word)
    for question in reading.root.get("questions").each():
        for name in ("right", "wrong"):
            for choice in question.get(name).each():
                yield from _speaks_of_its_place(choice)


def _speaks_of_its_place(choice: Node) -> Iterator[Fault]:
    text = choice.text() or ""
    found = next((word for word in _PLACED if word in text), None)
    if found:
        yield choice.fault("quiz_placed", word=found)
