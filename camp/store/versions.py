"""Curriculum versions: immutable, each text kept once per content."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from camp.store.engine import micros

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from camp.store.engine import Kept


@dataclass(frozen=True, slots=True)
class Version:
    """A curriculum with the templates it is said in, as a cohort pins it."""

    id: int
    sha: str
    files: Mapping[str, bytes]
    """Path below the curriculum's folder -> content."""
    templates: Mapping[str, str]
    """``zh-CN/course/morning.full`` -> text."""
    order: tuple[str, ...]
    """Day ids in the order they are taught; a swap changes only this."""


def sha(body: bytes) -> str:
    """The name of a content."""
    return hashlib.sha256(body).hexdigest()


def keep_blobs(kept: Kept, bodies: Iterable[bytes]) -> None:
    """Keep contents; one that is there already is left alone."""
    rows = [(sha(body), body) for body in bodies]
    kept.many(
        "insert into blob (sha, body) values (?, ?) on conflict (sha) do nothing", rows
    )


def blob(kept: Kept, name: str) -> bytes:
    """The content of this name; KeyError when it is not kept."""
    row = kept.row("select body from blob where sha = ?", (name,))
    if row is None:
        raise KeyError(name)
    return bytes(row[0])


def keep_version(
    kept: Kept,
    title: str,
    files: Mapping[str, bytes],
    templates: Mapping[str, str],
    order: Sequence[str],
    now: datetime,
) -> int:
    """Keep a version and return its id; the same content has one id."""
    pieces = [("file", name, body) for name, body in sorted(files.items())]
    pieces += [
        ("template", name, text.encode()) for name, text in sorted(templates.items())
    ]
    named = [(role, name, sha(body)) for role, name, body in pieces]
    whole = sha(json.dumps([named, list(order)]).encode())
    new = kept.row(
        "insert into version (sha, title, day_order, made_at) values (?, ?, ?, ?) "
        "on conflict (sha) do nothing returning id",
        (whole, title, json.dumps(list(order)), micros(now)),
    )
    if new is None:
        there = kept.row("select id from version where sha = ?", (whole,))
        return int(there[0])
    keep_blobs(kept, (body for _, _, body in pieces))
    kept.many(
        "insert into version_piece (version_id, role, name, sha) values (?, ?, ?, ?)",
        [(new[0], *piece) for piece in named],
    )
    return int(new[0])


def sha_of(kept: Kept, version_id: int) -> str:
    """The content name of a whole version; KeyError when there is none."""
    row = kept.row("select sha from version where id = ?", (version_id,))
    if row is None:
        raise KeyError(version_id)
    return str(row[0])


def version(kept: Kept, version_id: int) -> Version:
    """A version by id; KeyError when there is none."""
    row = kept.row("select sha, day_order from version where id = ?", (version_id,))
    if row is None:
        raise KeyError(version_id)
    files: dict[str, bytes] = {}
    templates: dict[str, str] = {}
    for role, name, body in kept.rows(
        "select p.role, p.name, b.body from version_piece p "
        "join blob b on b.sha = p.sha where p.version_id = ? order by p.role, p.name",
        (version_id,),
    ):
        if role == "file":
            files[name] = bytes(body)
        else:
            templates[name] = bytes(body).decode()
    return Version(version_id, row[0], files, templates, tuple(json.loads(row[1])))
