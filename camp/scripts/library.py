"""The scripts at hand: a curriculum's own templates first, then the library's."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from camp.curriculum import DayKind, Slot
from camp.scripts import kinds
from camp.scripts.problems import Locale, Problem, ScriptError, problem
from camp.scripts.sandbox import Template, compile, sha_of  # noqa: A004

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSIONS: Final = ("full", "short")


def name_of(kind: DayKind | str, slot: Slot | str, version: str = "full") -> str:
    """Name a template: ``course/morning.full``; ``guidance`` is a slot of its own."""
    return f"{kind}/{slot}.{version}"


ASIDES: Final = tuple(
    name_of(kind, text)
    for kind, texts in (
        ("group", ("welcome", "rules")),
        (
            "reply",
            (
                *("advert", "off_topic", "conflict_group", "conflict_each"),
                *("late_answer", "asked_before", "refund"),
            ),
        ),
        ("private", ("first", "second", "last")),
        ("broadcast", ("change",)),
    )
    for text in texts
)
"""What is said beside a day's slots, when somebody needs it; always full."""

NAMES: Final = (
    *(
        name_of(kind, slot, version)
        for kind in DayKind
        for slot, version in (
            *((slot, version) for slot in Slot for version in VERSIONS),
            ("guidance", "full"),
        )
    ),
    *ASIDES,
)
"""Every template's name; a complete library has them all."""


@dataclass(frozen=True, slots=True)
class Library:
    """Template texts of one language by name, each with its hash.

    Made by :meth:`of`. The hashes are SHA-256 in hex; ``sha`` is that of the whole and
    changes with any text or name.
    """

    texts: Mapping[str, str] = field(compare=False, repr=False)
    shas: Mapping[str, str] = field(compare=False, repr=False)
    sha: str
    locale: Locale = "zh-CN"

    @classmethod
    def of(
        cls,
        texts: Mapping[str, str],
        own: Mapping[str, str] | None = None,
        locale: Locale = "zh-CN",
    ) -> Library:
        """Put a curriculum's ``own`` templates before the library's, name by name.

        Raises ScriptError for names that no script has, all at once.
        """
        merged = dict(sorted({**texts, **(own or {})}.items()))
        wrong = [_bad_name(name, locale) for name in merged if name not in NAMES]
        if wrong:
            raise ScriptError(wrong)
        shas = {name: sha_of(text) for name, text in merged.items()}
        lines = "".join(f"{name} {sha}\n" for name, sha in shas.items())
        whole = hashlib.sha256(lines.encode()).hexdigest()
        return cls(merged, shas, whole, locale)

    def template(
        self, kind: DayKind | str, slot: Slot | str, version: str = "full"
    ) -> Template:
        """Make the template of one script ready.

        Raises ScriptError when there is none, or when it breaks the grammar.
        """
        name = name_of(kind, slot, version)
        if name not in self.texts:
            raise ScriptError([problem("no_template", self.locale, name, word=name)])
        return compile(name, self.texts[name], self.locale)

    def problems(self) -> tuple[Problem, ...]:
        """Check every template, and that none is missing; empty when all is well."""
        found: list[Problem] = []
        for name in NAMES:
            if name not in self.texts:
                found.append(problem("no_template", self.locale, name, word=name))
                continue
            try:
                compile(name, self.texts[name], self.locale)
            except ScriptError as error:
                found += error.problems
        return tuple(found)


def _bad_name(name: str, locale: Locale) -> Problem:
    return problem("bad_name", locale, name, near=kinds.near(name, NAMES))
