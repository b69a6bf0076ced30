"""A curriculum's folder that comes as a zip: weighed before and while it is unpacked."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from camp import shelf
from camp.desk.lead.upload_wording import say
from camp.desk.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MOST_RATIO: Final = 250
"""As in a workbook: texts pack to a tenth, a bomb to a thousandth."""
_RATIO_FROM: Final = 1_000_000
_UTF8_NAME: Final = 0x800
_LOCKED: Final = 1
_HOW: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_YAML: Final = (".yaml", ".yml")


def unpack(body: bytes) -> dict[str, bytes]:
    """Read the files of a curriculum's folder; Refusal for what is not to be trusted.

    A folder around everything is taken off; hidden files and READMEs are left out.
    """
    if body.count(b"PK\x01\x02") > shelf.MOST_FILES:
        raise Refusal(say("many", most=shelf.MOST_FILES))
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            entries = list(_entries(archive))
            _weigh(entries)
            found = {path: _content(archive, entry) for path, entry in entries}
    except Refusal:
        raise
    except Exception as error:
        raise Refusal(say("damaged")) from error
    return _in_folder(found)


def _entries(
    archive: zipfile.ZipFile,
) -> Iterator[tuple[PurePosixPath, zipfile.ZipInfo]]:
    """Name the plain files, each once and inside the folder."""
    seen = set()
    for entry in archive.infolist():
        path = PurePosixPath(_name(entry).replace("\\", "/"))
        if entry.is_dir() or not _ours(path):
            continue
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            raise Refusal(say("outside", name=_shown(path)))
        if not str(path).isprintable() or len(path.parts) > shelf.MOST_DEPTH + 1:
            raise Refusal(say("odd_name", name=_shown(path)))
        if stat.S_IFMT(entry.external_attr >> 16) not in {0, stat.S_IFREG}:
            raise Refusal(say("link", name=_shown(path)))
        if path in seen:
            raise Refusal(say("twice", name=_shown(path)))
        seen.add(path)
        yield path, entry


def _name(entry: zipfile.ZipInfo) -> str:
    """Read a name as it was meant: older Windows writes Chinese ones in GBK."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    raw = entry.filename.encode("cp437", "replace")
    for coding in ("utf-8", "gb18030"):
        try:
            return raw.decode(coding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _ours(path: PurePosixPath) -> bool:
    hidden = any(part.startswith(".") and part != ".." for part in path.parts)
    return not (
        hidden or "__MACOSX" in path.parts or path.name.upper().startswith("README")
    )


def _shown(path: PurePosixPath) -> str:
    text = str(path)[:120]
    return text if text.isprintable() else ascii(text)


def _weigh(entries: list[tuple[PurePosixPath, zipfile.ZipInfo]]) -> None:
    """Look at what the archive claims, before any of it is unpacked."""
    total = sum(entry.file_size for _, entry in entries)
    if total > shelf.MOST_BYTES:
        raise Refusal(say("heavy", most=shelf.MOST_BYTES // 10**6))
    for path, entry in entries:
        if entry.flag_bits & _LOCKED:
            raise Refusal(say("locked"))
        packed = max(entry.compress_size * _MOST_RATIO, _RATIO_FROM)
        if entry.compress_type not in _HOW or entry.file_size > packed:
            raise Refusal(say("stuffed", name=_shown(path)))
        if path.suffix.lower() in _YAML and entry.file_size > shelf.MOST_YAML_BYTES:
            most = shelf.MOST_YAML_BYTES // 10**6
            raise Refusal(say("yaml_heavy", name=_shown(path), most=most))


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Unpack one file, and never a byte more than it claimed."""
    with archive.open(entry) as packed:
        data = packed.read(entry.file_size + 1)
    if len(data) > entry.file_size:
        raise Refusal(say("stuffed", name=entry.filename[:120]))
    return data


def _in_folder(found: Mapping[PurePosixPath, bytes]) -> dict[str, bytes]:
    """Take off the folder around the curriculum, when there is one."""
    mains = [path for path in found if path.name == shelf.MAIN]
    if not mains:
        raise Refusal(say("no_main"))
    main = min(mains, key=lambda path: len(path.parts))
    root = main.parent
    inside = {
        p.relative_to(root).as_posix(): data
        for p, data in found.items()
        if p.is_relative_to(root)
    }
    if len(inside) < len(found):
        others = [p for p in found if not p.is_relative_to(root)]
        raise Refusal(say("beside", name=_shown(others[0]), main=str(main)))
    return dict(sorted(inside.items()))
