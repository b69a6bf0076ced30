"""What a version is made of: a curriculum's files, and the templates it is said in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.curriculum import CurriculumError
from camp.desk.aloud import own_templates
from camp.desk.check import check
from camp.shelf import Folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from camp.curriculum import Curriculum, Locale


def course_of(
    files: Mapping[str, bytes], templates: Mapping[str, str], locale: Locale = "zh-CN"
) -> tuple[Curriculum, dict[str, str]]:
    """Check a curriculum and gather every template of its languages.

    ``templates`` are the library's, ``zh-CN/course/morning.full`` -> text; the
    curriculum's own ``scripts/zh-CN/course/morning.full.j2`` come before them.
    ``locale`` is the language of the problems. Raises CurriculumError with everything
    that keeps the course from running; warnings do not.
    """
    by_language = _by_language(templates)
    report = check(
        Folder("", files), lambda spoken: by_language.get(spoken, {}), locale
    )
    if report.curriculum is None or report.errors:
        raise CurriculumError(report.errors)
    own = own_templates(files)
    said = {
        f"{language}/{name}": text
        for language in report.curriculum.locales
        for name, text in {
            **by_language.get(language, {}),
            **own.get(language, {}),
        }.items()
    }
    return report.curriculum, dict(sorted(said.items()))


def _by_language(templates: Mapping[str, str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path, text in templates.items():
        language, _, name = path.partition("/")
        found.setdefault(language, {})[name] = text
    return found
