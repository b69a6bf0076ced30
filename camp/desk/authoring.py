"""What the author of a curriculum's own templates does: copy one, compare it, try it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches, unified_diff
from typing import TYPE_CHECKING, Final, Literal

from camp import scripts
from camp.curriculum import (
    Curriculum,
    CurriculumError,
    DayKind,
    Locale,
    Problem,
    load_quizzes,
)
from camp.desk.aloud import Texts, own_templates
from camp.desk.authoring_wording import say
from camp.desk.own_scripts import path_of, unreadable
from camp.desk.refusal import Reason, Refusal
from camp.scripts import ScriptError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from camp.curriculum import Quiz
    from camp.scripts import Message, Occurring, Situation
    from camp.scripts.facts import Facts
    from camp.scripts.tone import Version

Standing = Literal["lead", "middle", "back", "listener"]
"""How the group stands that a preview is written for."""

STANDINGS: Final[Mapping[Standing, Situation]] = {
    "lead": "lead",
    "middle": "usual",
    "back": "back",
    "listener": "listener",
}
_MARK: Final = re.compile(
    r"\{#[^#]*?(?P<path>scripts/\S+\.j2) sha256:(?P<sha>[0-9a-f]{64})[^#]*#\}\n?"
)
_COMMENT: Final[Mapping[Locale, str]] = {
    "zh-CN": "{{# 抄自 {path} sha256:{sha} ；camp script diff 会说那一份后来改没改 #}}\n",
    "en": "{{# copied from {path} sha256:{sha} ; camp script diff tells whether that has changed since #}}\n",
}
_KINDS: Final = frozenset(kind.value for kind in DayKind)


@dataclass(frozen=True, slots=True)
class Draft:
    """A copy of the library's template, ready to be put into a curriculum's folder."""

    path: str
    """Below the curriculum's folder."""
    body: bytes


@dataclass(frozen=True, slots=True)
class Difference:
    """A curriculum's own template beside the library's present one."""

    path: str
    state: str
    """same; changed; library_changed since it was copied; unmarked; alone: the library
    has none of that name."""
    word: Reason
    lines: tuple[str, ...]
    """A unified diff from the library's to the own, the mark of the copy left out."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A script written out on invented facts of one kind of group."""

    path: str
    own: bool
    """Whether the template is the curriculum's own."""
    number: int
    messages: tuple[Message, ...]
    measures: tuple[scripts.Measure, ...]
    heard: tuple[str, ...]
    """What the voice has against it."""


def named(name: str) -> str:
    """Read a template's name; Refusal with the nearest one when nothing is called so."""
    meant = name.strip().removesuffix(".j2")
    if meant in scripts.NAMES:
        return meant
    raise Refusal(say("no_name", name=meant[:80], near=_near(meant, scripts.NAMES)))


def draft(
    curriculum: Curriculum,
    files: Mapping[str, bytes],
    library: Texts,
    name: str,
    spoken: Locale,
) -> Draft:
    """Copy the library's template, with a comment that says where it came from.

    Refuses an unknown name, a language the curriculum does not declare, a template
    that is there already, and one that the library has not got, all at once.
    """
    meant = named(name)
    path = path_of(spoken, meant)
    reasons = []
    if spoken not in curriculum.locales:
        known = ", ".join(curriculum.locales)
        reasons.append(say("undeclared", spoken=spoken, known=known))
    if path in files:
        reasons.append(say("there", path=path))
    text = library(spoken).get(meant)
    if text is None:
        reasons.append(say("no_original", path=path))
    if reasons or text is None:
        raise Refusal(*reasons)
    sha = scripts.compile(meant, text).sha
    comment = _COMMENT[spoken].format(path=path, sha=sha)
    return Draft(path, (comment + text).encode())


def differences(
    files: Mapping[str, bytes],
    library: Texts,
    name: str | None = None,
    spoken: Locale | None = None,
) -> list[Difference]:
    """Compare own templates with the library's; all of them, or those of one name.

    Refuses a name that no template has, or that the curriculum has none of.
    """
    meant = None if name is None else named(name)
    found = [
        _difference(path_of(tongue, one), text, library(tongue).get(one))
        for tongue, texts in sorted(own_templates(files).items())
        for one, text in sorted(texts.items())
        if meant in {None, one} and spoken in {None, tongue}
    ]
    if meant is not None and not found:
        raise Refusal(say("not_own", name=meant))
    return found


def _difference(path: str, own: str, original: str | None) -> Difference:
    mark = _MARK.match(own)
    text = own[mark.end() :] if mark else own
    if original is None:
        return Difference(path, "alone", say("alone", path=path), ())
    lines = tuple(
        _shown(line.rstrip("\n"))
        for line in unified_diff(
            original.splitlines(keepends=True),
            text.splitlines(keepends=True),
            f"camp/{path}",
            path,
        )
    )
    state = _state(mark["sha"] if mark else None, original, same=not lines)
    return Difference(path, state, say(f"state.{state}", path=path), lines)


def _shown(line: str) -> str:
    """Keep what cannot be seen from acting on whoever reads the line."""
    return "".join(c if c.isprintable() or c == "\t" else "�" for c in line)


def _state(copied: str | None, original: str, *, same: bool) -> str:
    if same:
        return "same"
    if copied is None:
        return "unmarked"
    now = scripts.compile("original", original).sha
    return "changed" if copied == now else "library_changed"


def preview(  # noqa: PLR0913  (what is written for whom)
    curriculum: Curriculum,
    files: Mapping[str, bytes],
    library: Texts,
    name: str,
    spoken: Locale,
    *,
    number: int | None = None,
    standing: Standing | None = None,
    late: bool = False,
    folder: str = "",
    locale: Locale = "zh-CN",
    dates: Callable[[int], date] | None = None,
) -> Tried:
    """Write a script out on invented facts; its first fitting day unless one is given.

    ``dates`` say on which date a day falls, where a camp has fixed that already.
    ``folder`` stands before an own template's path in what is wrong with it, which
    CurriculumError tells with line and column.
    """
    meant = named(name)
    path = path_of(spoken, meant)
    own = path in files
    place = f"{folder}/{path}" if own and folder else path
    if own and (bad := list(unreadable(place, files[path], locale))):
        raise CurriculumError(bad)
    text = files[path].decode() if own else library(spoken).get(meant)
    if text is None:
        raise Refusal(say("no_original", path=path))
    day = _day(curriculum, meant, number)
    quizzes = load_quizzes(files)
    facts = _facts(curriculum, quizzes, day, meant, spoken, standing, dates, late=late)
    try:
        messages = scripts.compose(scripts.compile(place, text, locale), facts)
    except ScriptError as error:
        raise CurriculumError(_placed(error.problems)) from None
    heard = scripts.lint(messages, meant, _version(meant), locale, spoken)
    return Tried(
        path=place,
        own=own,
        number=day,
        messages=messages,
        measures=scripts.measure(messages),
        heard=tuple(one.message for one in heard),
    )


def _version(name: str) -> Version:
    """Say how a script is listened to."""
    if "/guidance." in name:
        return "guidance"
    return "short" if name.endswith(".short") else "full"


def _placed(problems: Iterable[scripts.Problem]) -> list[Problem]:
    return [
        Problem(one.name, max(one.line, 1), max(one.col, 1), one.message)
        for one in problems
    ]


def _day(curriculum: Curriculum, name: str, number: int | None) -> int:
    """Choose the day; Refusal when there is none, or it is of another kind."""
    kind = name.partition("/")[0]
    first, last = curriculum.first_number, curriculum.last_number
    fitting = [
        one
        for one in range(first, last + 1)
        if kind not in _KINDS or curriculum.day(one).kind == kind
    ]
    if not fitting:
        raise Refusal(say("no_kind", kind=kind))
    if number is None:
        return max(fitting[0], min(1, fitting[-1]))
    if not first <= number <= last:
        raise Refusal(say("no_day", day=number, first=first, last=last))
    if number not in fitting:
        there = {"day": number, "kind": curriculum.day(number).kind.value}
        known = ", ".join(map(str, fitting))
        raise Refusal(say("other_kind", name=name, known=known, **there))
    return number


def _facts(  # noqa: PLR0913, PLR0917  (whom it is written for, and on which day)
    curriculum: Curriculum,
    quizzes: Sequence[Quiz],
    number: int,
    name: str,
    spoken: Locale,
    standing: Standing | None,
    dates: Callable[[int], date] | None,
    *,
    late: bool,
) -> Facts:
    kind, _, rest = name.partition("/")
    slot: Occurring = "aside"
    if kind in _KINDS:
        slot = rest.partition(".")[0]  # type: ignore[assignment]

    def of(situation: Situation) -> Facts:
        return scripts.sample(
            curriculum,
            number,
            slot,
            locale=spoken,
            situation=situation,
            quizzes=quizzes,
            dates=dates,
        )

    if late and standing is None:
        return of("late")
    found = of(STANDINGS[standing or "middle"])
    return replace(found, late=of("late").late) if late else found


def _near(name: str, known: Iterable[str]) -> Reason:
    close = get_close_matches(name[:80], list(known), n=1, cutoff=0.5)
    return say("near", near=close[0]) if close else Reason("", "")
