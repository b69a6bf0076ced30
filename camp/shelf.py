"""Where curricula and script templates lie on disk, and how far they are trusted.

In a checkout ``curricula/`` and ``scripts/`` stand at the top of the tree; in a wheel
they lie in ``camp/_shelf/``. A folder from outside is read with limits: no links, no
devices, nothing that does not fit.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from camp.scripts.sharing import put_together

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAIN: Final = "curriculum.yaml"
MOST_YAML_BYTES: Final = 1_000_000
MOST_BYTES: Final = 20_000_000
MOST_FILES: Final = 2_000
MOST_DEPTH: Final = 8

_YAML: Final = (".yaml", ".yml")
_HERE: Final = Path(__file__).parent
_HALF: Final = re.compile(r"\.(\d+)-\d+\.part$")

_WORDS: Final = {
    "missing": (
        "没有这个课程文件夹，也没有叫这个名字的现成课程{near}",
        "there is no such folder, and no shipped curriculum of this name{near}",
    ),
    "near": ("；现成的有 {names}", "; shipped are {names}"),
    "no_folder": (
        "不是文件夹，也不是 curriculum.yaml；请给出课程文件夹",
        "is neither a folder nor a curriculum.yaml; name the curriculum's folder",
    ),
    "no_main": (
        "里面没有 curriculum.yaml；可用 camp curriculum new 新建一份",
        "has no curriculum.yaml; camp curriculum new makes one",
    ),
    "link": (
        "是指向别处的链接；请把文件本身放进来",
        "is a link that leads elsewhere; put the file itself here",
    ),
    "odd": ("不是普通文件，请移走", "is not a plain file; move it away"),
    "unreadable": ("读不了（{why}）", "cannot be read ({why})"),
    "yaml_big": (
        "有 {size} 字节，最多 {most}",
        "has {size} bytes, at most {most}",
    ),
    "total_big": (
        "整个文件夹超过 {most} 字节；请把大的音视频放到网上，写链接",
        "the folder exceeds {most} bytes; put large media online and link to them",
    ),
    "many": (
        "里面的文件超过 {most} 个；这是课程文件夹吗？",
        "holds more than {most} files; is this a curriculum's folder?",
    ),
    "deep": (
        "文件夹套得太深，最多 {most} 层",
        "folders are nested too deep, at most {most} levels",
    ),
    "name": (
        "文件名里有读不出的字符，请改名",
        "has unreadable characters in its name; rename it",
    ),
    "taken": (
        "里面已经有东西；请给一个空的或新的文件夹",
        "is not empty; name an empty or a new folder",
    ),
    "unwritable": ("写不进去（{why}）", "cannot be written ({why})"),
    "no_locale": (
        "没有这种语言的话术；现有 {names}",
        "there are no scripts in this language; there are: {names}",
    ),
}


class ShelfError(Exception):
    """Something on disk cannot be used; says where, why, and what to do."""

    def __init__(
        self, place: str, code: str, locale: str = "zh-CN", **values: object
    ) -> None:
        self.place = place
        self.code = code
        self.words = _said(code, locale, values)
        super().__init__(f"{place}: {self.words}")


def _said(code: str, locale: str, values: Mapping[str, object]) -> str:
    return _WORDS[code][0 if locale == "zh-CN" else 1].format(**values)


@dataclass(frozen=True, slots=True)
class Folder:
    """A curriculum's folder as it was read: its path as given, and what is in it."""

    label: str
    files: Mapping[str, bytes]
    """Relative path with ``/`` -> content."""


def open_folder(path: str | os.PathLike[str], locale: str = "zh-CN") -> Folder:
    """Read a curriculum's folder, or the folder of a ``curriculum.yaml``.

    Hidden files and READMEs are left out. ``locale`` is the language of the errors.
    Raises ShelfError for what is missing, unreadable, linked from elsewhere or too big;
    nothing larger than the limits is ever read.
    """
    root = Path(path)
    if root.name == MAIN and not root.is_dir():
        root = root.parent
    label = str(root)
    if not os.path.lexists(root):
        raise _missing(label, locale)
    if not root.is_dir():
        raise ShelfError(label, "no_folder", locale)
    if not os.path.lexists(root / MAIN):
        raise ShelfError(label, "no_main", locale)
    files: dict[str, bytes] = {}
    left = MOST_BYTES
    for found in _walk(root, locale):
        data = _content(found, label, left, locale)
        files[found.relative_to(root).as_posix()] = data
        left -= len(data)
    return Folder(label, dict(sorted(files.items())))


def _missing(label: str, locale: str) -> ShelfError:
    names = "、".join(shipped()) if locale == "zh-CN" else ", ".join(shipped())
    near = _said("near", locale, {"names": names}) if names else ""
    return ShelfError(label, "missing", locale, near=near)


def _walk(root: Path, locale: str) -> Iterator[Path]:
    """Visit the files below a folder that belong to a curriculum."""

    def refuse(error: OSError) -> None:
        raise _unreadable(Path(error.filename or root), error, locale)

    count = 0
    for place, inner, names in os.walk(root, onerror=refuse):
        folder = Path(place)
        inner[:] = sorted(filter(_is_ours, inner))
        ours = sorted(filter(_is_ours, names))
        count += len(inner) + len(ours)
        if count > MOST_FILES:
            raise ShelfError(str(root), "many", locale, most=MOST_FILES)
        if len(folder.relative_to(root).parts) > MOST_DEPTH:
            raise ShelfError(str(folder), "deep", locale, most=MOST_DEPTH)
        for name in (*inner, *ours):
            _trust(root, folder / name, locale)
        yield from (folder / name for name in ours)


def _is_ours(name: str) -> bool:
    """Leave out hidden files and what is written about a folder, not for the camp."""
    return not name.startswith(".") and not name.upper().startswith("README")


def _trust(root: Path, path: Path, locale: str) -> None:
    """Refuse names that cannot be shown, and links that lead out of the folder."""
    if not path.name.isprintable():
        shown = str(path.parent / ascii(path.name))
        raise ShelfError(shown, "name", locale)
    if path.is_symlink():
        inside = path.is_file() and path.resolve().is_relative_to(root.resolve())
        if not inside:
            raise ShelfError(str(path), "link", locale)


def _content(path: Path, label: str, left: int, locale: str) -> bytes:
    """Read one file that fits; its kind and size are looked at before its content."""
    most = MOST_YAML_BYTES if path.suffix.lower() in _YAML else left
    try:
        seen = path.stat()
        if not stat.S_ISREG(seen.st_mode):
            raise ShelfError(str(path), "odd", locale)
        if seen.st_size <= most:
            with path.open("rb") as file:
                data = file.read(most + 1)
            if len(data) <= most:
                return data
    except OSError as error:
        raise _unreadable(path, error, locale) from None
    if most != left:
        size = {"size": seen.st_size, "most": most}
        raise ShelfError(str(path), "yaml_big", locale, **size)
    raise ShelfError(label, "total_big", locale, most=MOST_BYTES)


def _unreadable(path: Path, error: OSError, locale: str) -> ShelfError:
    why = error.strerror or type(error).__name__
    return ShelfError(str(path), "unreadable", locale, why=why)


def curriculum_path(name_or_path: str) -> Path:
    """Find a curriculum: a path when there is something, else a shipped one's name.

    What is neither comes back as the path it would be, for ``open_folder`` to refuse.
    """
    path = Path(name_or_path)
    if not os.path.lexists(path) and name_or_path in shipped():
        return _shelf() / "curricula" / name_or_path
    return path


def shipped() -> tuple[str, ...]:
    """Name the curricula that come with camp."""
    found = (_shelf() / "curricula").glob(f"*/{MAIN}")
    return tuple(sorted(path.parent.name for path in found))


def locales() -> tuple[str, ...]:
    """Name the languages that have scripts."""
    scripts = _shelf() / "scripts"
    found = scripts.iterdir() if scripts.is_dir() else ()
    return tuple(sorted(path.name for path in found if path.is_dir()))


def library(locale: str) -> dict[str, str]:
    """Read the script templates of a language: ``course/morning.full`` -> text.

    What templates share is put into each (:mod:`camp.scripts.sharing`).
    Raises ShelfError when there are none in this language.
    """
    if locale not in locales():
        names = ", ".join(locales())
        raise ShelfError(f"scripts/{locale}", "no_locale", names=names)
    root = _shelf() / "scripts" / locale
    found = sorted(root.rglob("*.j2"))
    texts = {
        path.relative_to(root).as_posix().removesuffix(".j2"): path.read_text("utf-8")
        for path in found
    }
    return put_together(texts)


def starter() -> dict[str, bytes]:
    """Read the starter curriculum's files, by relative path."""
    return dict(open_folder(_HERE / "curriculum" / "starter").files)


def put_down(
    files: Mapping[str, bytes], into: str | os.PathLike[str], locale: str = "zh-CN"
) -> None:
    """Write files into a new or empty folder: all of them, or none.

    Raises ShelfError when it holds anything, or cannot be written.
    """
    root = Path(into)
    half = root.absolute().with_name(f".{root.absolute().name}.part")
    try:
        if os.path.lexists(root) and (not root.is_dir() or any(root.iterdir())):
            raise ShelfError(str(root), "taken", locale)
        for name, data in files.items():
            path = half / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        _move_in(half, root)
    except OSError as error:
        raise _unwritable(root, error, locale) from None
    finally:
        shutil.rmtree(half, ignore_errors=True)


def _move_in(half: Path, root: Path) -> None:
    """Let a finished folder take its place; an empty one that is there stays itself."""
    if not root.is_dir():
        half.rename(root)
        return
    for path in sorted(half.iterdir()):
        path.rename(root / path.name)


def put_whole(path: str | os.PathLike[str], data: bytes, locale: str = "zh-CN") -> None:
    """Write one file whole or not at all, making its folder when there is none.

    Whoever reads it meanwhile reads the old file or the new one, never half of one.
    Raises ShelfError when it cannot be written; the old file then stays.
    """
    target = Path(path)
    # Two that write the same file at once each have a half of their own.
    writer = f"{os.getpid()}-{threading.get_ident()}"
    half = target.with_name(f".{target.name}.{writer}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(data)
        half.replace(target)
    except OSError as error:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise _unwritable(target, error, locale) from None


def clear_halves(folder: str | os.PathLike[str]) -> None:
    """Remove what ``put_whole`` left half-written below a folder when it was killed.

    What a process that still runs is writing stays.
    """
    for half in Path(folder).rglob(".*.part"):
        writer = _HALF.search(half.name)
        if writer and not _runs(int(writer[1])):
            with suppress(OSError):
                half.unlink()


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def add_line(path: str | os.PathLike[str], line: str, locale: str = "zh-CN") -> None:
    """Add a line to the end of a file in one write; a torn one before it is ended first.

    Raises ShelfError when it cannot be written.
    """
    target = Path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("a+b", buffering=0) as file:
            torn = False
            if file.seek(0, os.SEEK_END):
                file.seek(-1, os.SEEK_END)
                torn = file.read(1) != b"\n"
            file.write(f"{chr(10) * torn}{line}\n".encode())
    except OSError as error:
        raise _unwritable(target, error, locale) from None


def read_on(
    path: str | os.PathLike[str], start: int = 0, locale: str = "zh-CN"
) -> bytes:
    """Read a file from its byte ``start`` to its end; nothing when there is no file.

    Raises ShelfError when it cannot be read.
    """
    try:
        with Path(path).open("rb") as file:
            file.seek(start)
            return file.read()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise _unreadable(Path(path), error, locale) from None


def _unwritable(path: Path, error: OSError, locale: str) -> ShelfError:
    why = error.strerror or type(error).__name__
    return ShelfError(str(path), "unwritable", locale, why=why)


def _shelf() -> Path:
    """Find where both lie: inside a wheel, or at the top of a checkout."""
    inside = _HERE / "_shelf"
    return inside if inside.is_dir() else _HERE.parent
