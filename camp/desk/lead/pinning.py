"""What a version is made of: a curriculum's files, and the templates it is said in."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Final

from camp.curriculum import CurriculumError
from camp.desk.aloud import own_templates
from camp.desk.check import check
from camp.shelf import Folder
from camp.store import versions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from camp.curriculum import Curriculum, Locale
    from camp.desk.check import Report

_KEPT: Final = 24
_reports: OrderedDict[str, Report] = OrderedDict()
_turn: Final = Lock()


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
    report = looked_over(files, templates, locale)
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


def looked_over(
    files: Mapping[str, bytes], templates: Mapping[str, str], locale: Locale = "zh-CN"
) -> Report:
    """Check a curriculum, the same content once a process: every script is written out.

    Whoever opens a camp has just seen the report; they need not hold the database
    while it is made again.
    """
    name = _name(files, templates, locale)
    with _turn:
        found = _reports.pop(name, None)
    if found is None:
        by_language = _by_language(templates)
        found = check(Folder("", files), lambda s: by_language.get(s, {}), locale)
    with _turn:
        _reports[name] = found  # the one used last is the last to go
        while len(_reports) > _KEPT:
            _reports.popitem(last=False)
    return found


def _name(files: Mapping[str, bytes], templates: Mapping[str, str], locale: str) -> str:
    def parts() -> Iterator[str]:
        yield locale
        for name, body in sorted(files.items()):
            yield f"{name}\0{versions.sha(body)}"
        for name, text in sorted(templates.items()):
            yield f"{name}\0{versions.sha(text.encode())}"

    return versions.sha("\n".join(parts()).encode())


def _by_language(templates: Mapping[str, str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path, text in templates.items():
        language, _, name = path.partition("/")
        found.setdefault(language, {})[name] = text
    return found
