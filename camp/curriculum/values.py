"""The values a curriculum is made of: texts, times, keys, and how each must be written.

Texts are counted in characters, durations in minutes; a time of day is local to the
cohort and written ``HH:MM``.
"""

from __future__ import annotations

import re
from datetime import time
from enum import StrEnum
from typing import Annotated, Final

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

MAX_DAYS: Final = (
    62  # a student's days fit one signed 64-bit mask, make-up nights included
)

WORD: Final = r"^[a-z0-9][a-z0-9_-]*$"
ONE_LINE: Final = r"^[^\r\n]*$"
WEB: Final = r"^https?://[^\s]+$"
HEX: Final = r"^#[0-9a-fA-F]{6}$"
CLOCK: Final = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


def _hours_and_minutes(value: object) -> object:
    """Let only ``HH:MM`` pass: seconds and zones would make windows incomparable."""
    if isinstance(value, str) and not re.fullmatch(CLOCK, value):
        raise PydanticCustomError("clock", "not a time of day as HH:MM")
    return value


TimeOfDay = Annotated[
    time,
    BeforeValidator(_hours_and_minutes),
    PlainSerializer(lambda at: f"{at:%H:%M}", return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": CLOCK}),
]
Word = Annotated[str, StringConstraints(pattern=WORD, min_length=1, max_length=40)]
Line = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=200, pattern=ONE_LINE
    ),
]
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)
]
Link = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=WEB, max_length=500),
]
Asset = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)
]
Minutes = Annotated[int, Field(ge=0, le=24 * 60)]
Colour = Annotated[str, StringConstraints(pattern=HEX)]
Score = Annotated[int, Field(ge=0, le=1000)]


class DayKind(StrEnum):
    """What a day is for."""

    OPENING = "opening"
    COURSE = "course"
    GUEST = "guest"
    ACTIVITY = "activity"
    REST = "rest"
    CLOSING = "closing"


class Slot(StrEnum):
    """A time of day at which a group is spoken to."""

    MORNING = "morning"
    NOON = "noon"
    EVENING = "evening"


class Tier(StrEnum):
    """How much a student takes on; heavier comes later."""

    LIGHT = "light"
    MEDIUM = "medium"
    HEAVY = "heavy"


class Block(BaseModel):
    """One block of the file: frozen, and with no field that is not named here."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True
    )
