"""A form that was sent, read within its limits."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.types import Message

MOST_BYTES: Final = 16_384
"""Of a post; the longest line a desk takes is a tenth of it."""
_MOST_FIELDS: Final = 200
_MOST_FILES: Final = 5
_NOT_ASCII: Final = re.compile(rb"(?:%[89A-Fa-f][0-9A-Fa-f])+")


class UnreadableError(Exception):
    """What came is no form, or has more fields than any page of ours."""


@dataclass(frozen=True, slots=True)
class Post:
    """A form that was sent."""

    request: Request
    fields: Mapping[str, str]
    files: Mapping[str, File] = field(default_factory=dict)
    many: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Every value of each field, for boxes of which several may be ticked."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that came with a form."""

    name: str
    data: bytes


async def body_of(request: Request, most: int) -> bytes | None:
    """Read what was sent; None when it is longer than ``most`` bytes."""
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > most:
            return None
    return bytes(found)


def fields_of(body: bytes) -> dict[str, list[str]]:
    """Read the fields of a form that came urlencoded; ValueError for too many.

    A Chinese character is nine bytes in one, and ``parse_qs`` looks at each: it would
    cost more than the check-in. So its escapes are undone in runs, all that is not
    ASCII, and what parts the fields stays as it is.
    """
    text = _NOT_ASCII.sub(_undone, body).decode("utf-8", "replace")
    return parse_qs(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS)


def _undone(run: re.Match[bytes]) -> bytes:
    return bytes.fromhex(run[0].replace(b"%", b"").decode())


async def post_of(request: Request, body: bytes) -> Post:
    """Read the fields of a form, and its files when it has any; UnreadableError."""
    try:
        if request.headers.get("content-type", "").startswith("multipart/"):
            return await _in_parts(request, body)
        many = fields_of(body)
    except (HTTPException, ValueError, LookupError) as error:
        raise UnreadableError(str(error)) from error
    return Post(request, {name: said[-1] for name, said in many.items()}, {}, many)


async def _in_parts(request: Request, body: bytes) -> Post:
    async def again() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    read = Request(request.scope, again)
    fields: dict[str, list[str]] = {}
    files: dict[str, File] = {}
    async with read.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS) as form:
        for name, said in form.multi_items():
            if isinstance(said, str):
                fields.setdefault(name, []).append(said)
            elif said.filename:
                files[name] = File(said.filename, await said.read())
    return Post(request, {n: said[-1] for n, said in fields.items()}, files, fields)
