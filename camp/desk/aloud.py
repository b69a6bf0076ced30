"""A curriculum read aloud: every script of every day, written out on invented facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from camp import scripts
from camp.curriculum import (
    MAIN,
    Curriculum,
    Day,
    Locale,
    Places,
    Problem,
    Quiz,
    Slot,
    load_quizzes,
)
from camp.scripts import Library, Message, Occurring, ScriptError
from camp.shelf import ShelfError

if TYPE_CHECKING:
    from camp.scripts.facts import Facts
    from camp.scripts.tone import Version

Texts = Callable[[str], Mapping[str, str]]
"""Where the library's templates of a language come from: ``shelf.library``."""

GUIDANCE: Final[Occurring] = "guidance"
VERSIONS: Final[tuple[Version, ...]] = ("full", "short")
_OWN: Final = re.compile(r"scripts/([^/]+)/([^/]+/[^/]+)\.j2")
_SHOWN: Final = 3
_USUAL: Final = scripts.SITUATIONS.index("usual")
_SENTENCE: Final = re.compile(r"(?:[^\n。！？!?.]|[.](?!\s|$))*[。！？!?.]?")

_WORDS: Final = {
    "no_scripts": (
        "{spoken} 缺 {count} 份话术（{names} 等）；请补上，或去掉这种语言",
        "{spoken} lacks {count} scripts ({names} and so on); write them or drop the language",
    ),
    "silent": (
        "写出来是空的，营主没有可发的",
        "comes out empty, so the host has nothing to post",
    ),
    "same_start": (
        "开头和第 {number} 天一样：“{words}”；请让两天不同",
        'opens like day {number}: "{words}"; let the days differ',
    ),
}


def say(code: str, locale: Locale, **values: object) -> str:
    """Say one of this room's messages."""
    return _WORDS[code][0 if locale == "zh-CN" else 1].format_map(values)


@dataclass(frozen=True, slots=True)
class Said:
    """One script of a day, written out on invented facts."""

    slot: Occurring
    """morning, noon, evening or guidance."""
    version: Version
    messages: tuple[Message, ...]


def say_day(
    curriculum: Curriculum,
    files: Mapping[str, bytes],
    library: Texts,
    number: int,
    spoken: Locale,
) -> Iterator[Said]:
    """Write out a day's scripts and its guidance, in one language.

    Raises KeyError when there is no such day, ScriptError or ShelfError when a script
    cannot be written.
    """
    kind = curriculum.day(number).kind
    quizzes = load_quizzes(files)
    shelf = Library.of(library(spoken), own_templates(files).get(spoken), spoken)
    for slot, version in _slots():
        facts = scripts.sample(curriculum, number, slot, locale=spoken, quizzes=quizzes)
        template = shelf.template(kind, slot, version)
        yield Said(slot, version, scripts.compose(template, facts))


def listen(
    curriculum: Curriculum,
    files: Mapping[str, bytes],
    library: Texts,
    locale: Locale = "zh-CN",
) -> Iterator[Problem]:
    """Write out every script in every declared language and say what is wrong."""
    places = Places(files)
    own = own_templates(files)
    quizzes = load_quizzes(files)
    for spoken in curriculum.locales:
        try:
            texts = dict(library(spoken))
        except ShelfError:
            texts = {}
        ours = own.get(spoken, {})
        listener = _Listener(
            curriculum, places, spoken, locale, {**texts, **ours}, quizzes
        )
        yield from listener.missing()
        yield from listener.templates(frozenset(ours))
        yield from listener.days()
        yield from listener.asides()


def own_templates(files: Mapping[str, bytes]) -> dict[str, dict[str, str]]:
    """Gather a curriculum's own templates: language -> ``course/noon.full`` -> text."""
    found: dict[str, dict[str, str]] = {}
    for path, data in files.items():
        name = own_name(path)
        if name:
            text = data.decode(errors="replace")
            found.setdefault(name[0], {})[name[1]] = text
    return found


def own_name(path: str) -> tuple[str, str] | None:
    """Read (language, name) off a template's path; None when it names no script."""
    own = _OWN.fullmatch(path)
    return (own[1], own[2]) if own and own[2] in scripts.NAMES else None


def _slots() -> Iterator[tuple[Occurring, Version]]:
    for slot in Slot:
        for version in VERSIONS:
            yield slot, version
    yield GUIDANCE, "full"


def _first_sentence(messages: tuple[Message, ...]) -> str:
    found = _SENTENCE.match(messages[0].text) if messages else None
    return found.group().strip() if found else ""


@dataclass(slots=True)
class _Listener:
    """A curriculum in one language, and how its days began so far."""

    curriculum: Curriculum
    places: Places
    spoken: Locale
    locale: Locale
    texts: Mapping[str, str]
    quizzes: tuple[Quiz, ...] = ()
    broken: set[str] = field(default_factory=set)
    starts: dict[tuple[str, ...], int] = field(default_factory=dict)
    alike: set[tuple[str, ...]] = field(default_factory=set)

    def missing(self) -> Iterator[Problem]:
        """Say once which scripts this language lacks for the kinds of days there are."""
        kinds = sorted({day.kind for day in self.curriculum.days})
        wanted = [scripts.name_of(kind, *slot) for kind in kinds for slot in _slots()]
        wanted += scripts.ASIDES
        lacking = [name for name in wanted if name not in self.texts]
        self.broken.update(lacking)
        if lacking:
            place = self.curriculum.locales.index(self.spoken)
            names = ", ".join(lacking[:_SHOWN])
            said = {"spoken": self.spoken, "count": len(lacking), "names": names}
            line, col = self.places.of("locales", place)
            words = say("no_scripts", self.locale, **said)
            yield Problem(MAIN, line, col, f"locales[{place}]: {words}")

    def templates(self, own: frozenset[str]) -> Iterator[Problem]:
        """Check the templates by themselves; a curriculum's own are named by file."""
        for name, text in sorted(self.texts.items()):
            try:
                scripts.compile(name, text, self.locale)
            except ScriptError as error:
                self.broken.add(name)
                yield from self._of_template(error.problems, name in own)

    def _of_template(
        self, problems: Iterable[scripts.Problem], is_own: bool
    ) -> Iterator[Problem]:
        for problem in problems:
            path = f"scripts/{self.spoken}/{problem.name}.j2"
            if is_own:
                line, col = max(problem.line, 1), max(problem.col, 1)
                yield Problem(path, line, col, problem.message)
            else:
                words = f"{path}{problem.place.removeprefix(problem.name)}: {problem.message}"
                line, col = self.places.of("locales")
                yield Problem(MAIN, line, col, f"locales: {words}")

    def days(self) -> Iterator[Problem]:
        """Write out every day."""
        for place, day in enumerate(self.curriculum.days):
            for slot in (*Slot, GUIDANCE):
                yield from self._slot(place, day, slot)

    def _slot(self, place: int, day: Day, slot: Occurring) -> Iterator[Problem]:
        number = self.curriculum.first_number + place
        said: dict[Version, tuple[Message, ...]] = {}
        starts: list[Problem] = []
        heard: list[Problem] = []
        for version in VERSIONS if slot != GUIDANCE else ("full",):
            name = scripts.name_of(day.kind, slot, version)
            if name in self.broken:
                continue
            try:
                written = self._written(name, number, slot)
            except ScriptError as error:
                for problem in error.problems:
                    yield self._on(place, problem.place, problem.message)
                continue
            said[version] = written[_USUAL]
            if slot != GUIDANCE:
                heard += self._heard_otherwise(place, name, version, written)
            starts += self._same_start(place, (slot, version), written)
            if not any(message.text for message in said[version]):
                words = say("silent", self.locale)
                yield self._on(place, name, words, warning=True)
        if slot != GUIDANCE:
            yield from self._heard(place, scripts.name_of(day.kind, slot), said)
            yield from heard
        yield from starts

    def _heard_otherwise(
        self,
        place: int,
        name: str,
        version: Version,
        written: tuple[tuple[Message, ...], ...],
    ) -> Iterator[Problem]:
        """Listen to the rarer situations too; how long a text is, the usual one tells."""
        usual = written[_USUAL]
        for messages in dict.fromkeys(one for one in written if one != usual):
            for problem in scripts.lint(
                messages, name, version, self.locale, self.spoken
            ):
                if problem.code != "tone_total":
                    words = problem.message + self._quoted(problem, {version: messages})
                    yield self._on(place, problem.name, words, warning=True)

    def _written(
        self, name: str, number: int, slot: Occurring
    ) -> tuple[tuple[Message, ...], ...]:
        """Write a script in every situation; the usual one is listened to."""
        template = scripts.compile(name, self.texts[name], self.locale)
        return tuple(
            scripts.compose(template, facts)
            for facts in scripts.samples(
                self.curriculum, number, slot, self.spoken, self.quizzes
            )
        )

    def _heard(
        self, place: int, name: str, said: Mapping[Version, tuple[Message, ...]]
    ) -> Iterator[Problem]:
        stem = name.removesuffix("full")
        found: list[scripts.Problem] = []
        for version, messages in said.items():
            found += scripts.lint(
                messages, stem + version, version, self.locale, self.spoken
            )
        if len(said) == len(VERSIONS):
            found += scripts.lint_versions(
                said["full"], said["short"], stem + "short", self.locale
            )
        for problem in found:
            words = problem.message + self._quoted(problem, said)
            yield self._on(place, problem.name, words, warning=True)

    def _quoted(
        self, problem: scripts.Problem, said: Mapping[Version, tuple[Message, ...]]
    ) -> str:
        """Quote the line that was heard, as ``name#2`` and a line number point to it."""
        name, _, message = problem.name.partition("#")
        version: Version = "short" if name.endswith("short") else "full"
        if not problem.line or version not in said:
            return ""
        text = said[version][int(message or 1) - 1].text
        line = text.split("\n")[problem.line - 1].strip()
        return f"：“{line}”" if self.locale == "zh-CN" else f': "{line}"'

    def asides(self) -> Iterator[Problem]:
        """Write out what is said beside the slots, on every day; each thing wrong once."""
        found: dict[str, bool] = {}
        ready = {
            name: scripts.compile(name, self.texts[name], self.locale)
            for name in scripts.ASIDES
            if name not in self.broken
        }
        first = self.curriculum.first_number
        for number in range(first, self.curriculum.last_number + 1):
            facts = scripts.samples(self.curriculum, number, "aside", self.spoken)
            for name, template in ready.items():
                found |= self._aside(name, template, facts)
        line, col = self.places.of("locales")
        for words, warning in found.items():
            yield Problem(MAIN, line, col, f"locales: {words}", warning)

    def _aside(
        self, name: str, template: scripts.Template, facts: Iterable[Facts]
    ) -> dict[str, bool]:
        try:
            written = [scripts.compose(template, one) for one in facts]
        except ScriptError as error:
            return {str(one): False for one in error.problems}
        found: dict[str, bool] = {}
        if not all(any(m.text for m in messages) for messages in written):
            found[f"{name} ({self.spoken}): {say('silent', self.locale)}"] = True
        for heard in scripts.lint(
            written[_USUAL], name, "full", self.locale, self.spoken
        ):
            found[f"{name} ({self.spoken}): {heard.message}"] = True
        return found

    def _same_start(
        self,
        place: int,
        slot: tuple[Occurring, Version],
        written: tuple[tuple[Message, ...], ...],
    ) -> Iterator[Problem]:
        """Find a day that opens with a sentence of a day before, as any group reads it."""
        number = self.curriculum.first_number + place
        for situation, messages in zip(scripts.SITUATIONS, written, strict=True):
            start = _first_sentence(messages)
            first = self.starts.setdefault((*slot, situation, start), number)
            if (
                not start
                or first == number
                or (*slot, start, str(number)) in self.alike
            ):
                continue
            self.alike.add((*slot, start, str(number)))
            words = say("same_start", self.locale, number=first, words=start)
            yield self._on(place, ".".join(slot), words, warning=True)

    def _on(
        self, place: int, name: str, words: str, *, warning: bool = False
    ) -> Problem:
        line, col = self.places.of("days", place)
        message = f"days[{place}]: {name} ({self.spoken}): {words}"
        return Problem(MAIN, line, col, message, warning)
