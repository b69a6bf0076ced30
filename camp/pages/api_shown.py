"""What the API's page shows, as plain facts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ApiField:
    """Something that is sent with a request."""

    name: str
    about: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked."""

    id: str
    method: str
    path: str
    summary: str
    about: str
    fields: tuple[ApiField, ...]
    curl: str
    answer: str


@dataclass(frozen=True, slots=True)
class ApiPage:
    """The whole API, told."""

    title: str
    about: str
    document: str
    """Where the OpenAPI document is."""
    operations: tuple[Operation, ...]
