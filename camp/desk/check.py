"""Whether a curriculum can be run as it is: loaded, linted, and every script written out.

One act, for the camp lead before sign-off: whatever would surprise a host on day 9 is
said here, with the place in the curriculum's own files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from camp.curriculum import (
    MAIN,
    Curriculum,
    CurriculumError,
    Locale,
    Problem,
    lint,
    load,
)
from camp.desk import aloud, own_pictures, own_scripts

if TYPE_CHECKING:
    from camp.shelf import Folder


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found; ``curriculum`` is None when it does not even load."""

    curriculum: Curriculum | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps the curriculum from running."""
        return tuple(problem for problem in self.problems if not problem.warning)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What it may do but should not."""
        return tuple(problem for problem in self.problems if problem.warning)


def check(folder: Folder, library: aloud.Texts, locale: Locale = "zh-CN") -> Report:
    """Load, lint, and write every script of every day in every declared language.

    ``library`` gives the templates of a language (``shelf.library``), ``locale`` is the
    language of the problems. Whatever is wrong with the curriculum is in the report;
    nothing of it raises.
    """
    files = folder.files
    found = list(own_scripts.strays(files, locale))
    try:
        curriculum = load(files, locale)
    except CurriculumError as error:
        return Report(None, _in_order([*found, *error.problems]))
    found += lint(curriculum, files, locale)
    found += own_scripts.undeclared(curriculum, files, locale)
    found += own_pictures.unfit(curriculum, files, locale)
    found += aloud.listen(curriculum, files, library, locale)
    return Report(curriculum, _in_order(found))


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Put the curriculum's own file first, then go by place; nothing twice."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda one: (one.file != MAIN, one)))
