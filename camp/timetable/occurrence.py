"""One thing that falls due, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Kind(StrEnum):
    """What falls due."""

    SCRIPT = "script"
    GUIDANCE = "guidance"
    CLOSE = "close"
    STANDINGS = "standings"
    DEBRIEF = "debrief"
    ROUND = "round"
    HONORS = "honors"
    PUBLISH = "publish"
    CERTIFICATES = "certificates"
    REPORT = "report"


class Policy(StrEnum):
    """What becomes of a thing whose time has passed."""

    SKIP = "skip"
    WITH_NOTE = "with_note"
    MANUAL = "manual"
    ALWAYS = "always"


GUIDANCE_SLOT = "guidance"
"""The slot name under which a host's text for tomorrow is kept."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One thing that falls due; instants are UTC."""

    kind: Kind
    number: int
    """The day it belongs to."""
    group_id: int
    """0 for what concerns the whole cohort."""
    slot: str
    """A script's slot, a round's contest, else empty."""
    compose_at: datetime
    post_from: datetime
    post_until: datetime
    """After this moment the policy says what becomes of it."""
    policy: Policy
    waits_for: Kind | None = None
    """The kind of this cohort's occurrence that should be done before."""
    waits_number: int = 0
