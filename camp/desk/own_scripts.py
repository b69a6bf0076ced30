"""A curriculum's own templates as files: which are read, and what nothing reads."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from camp import scripts
from camp.curriculum import Curriculum, Locale, Problem
from camp.desk.aloud import own_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER: Final = "scripts/"
LOCALES: Final[tuple[Locale, ...]] = ("zh-CN", "en")

_WORDS: Final = {
    "stray": (
        "这个文件用不上{near}；自己的话术要放在 scripts/zh-CN/course/noon.full.j2 这样的地方",
        "nothing reads this file{near}; a template of your own goes to a place like scripts/zh-CN/course/noon.full.j2",
    ),
    "near": ("，是不是“{near}”", ", did you mean {near}"),
    "bytes": (
        "这一行有不是 UTF-8 的字节；请另存为 UTF-8",
        "this line has bytes that are not UTF-8; save it as UTF-8",
    ),
    "undeclared": (
        "课程没有声明 {spoken}，这份话术不会用到；在 curriculum.yaml 的 locales 里加上，或删掉它",
        "the curriculum does not declare {spoken}, so nobody will read this; add it to locales in curriculum.yaml, or delete the file",
    ),
}


def path_of(spoken: str, name: str) -> str:
    """Name the file of a template: ``scripts/zh-CN/course/noon.full.j2``."""
    return f"{FOLDER}{spoken}/{name}.j2"


def strays(files: Mapping[str, bytes], locale: Locale) -> Iterator[Problem]:
    """Find files under ``scripts/`` that nothing would ever read, or nobody could."""
    for path, data in files.items():
        if not path.startswith(FOLDER):
            continue
        if own_name(path) is None:
            near = _near(path, locale)
            yield Problem(path, 1, 1, _say("stray", locale, near=near))
            continue
        yield from unreadable(path, data, locale)


def unreadable(path: str, data: bytes, locale: Locale) -> Iterator[Problem]:
    """Find the first byte of a template that is not UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        col = len(data[start : error.start].decode(errors="replace")) + 1
        yield Problem(path, line, col, _say("bytes", locale))


def undeclared(
    curriculum: Curriculum, files: Mapping[str, bytes], locale: Locale
) -> Iterator[Problem]:
    """Find templates in a language that the curriculum does not declare."""
    for path in files:
        own = own_name(path)
        if own and own[0] not in curriculum.locales:
            words = _say("undeclared", locale, spoken=own[0])
            yield Problem(path, 1, 1, words, warning=True)


def _near(path: str, locale: Locale) -> str:
    there = [path_of(spoken, name) for spoken in LOCALES for name in scripts.NAMES]
    close = get_close_matches(path[:80], there, n=1, cutoff=0.7)
    return _say("near", locale, near=close[0]) if close else ""


def _say(code: str, locale: Locale, **values: object) -> str:
    return _WORDS[code][0 if locale == "zh-CN" else 1].format_map(values)
