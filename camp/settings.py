"""What an installation may set, as one declared table read from the environment.

Every name may also be given as ``NAME_FILE``: the path of a file that holds the value,
so that a secret never stands in an environment listing.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class SettingsError(ValueError):
    """A setting that cannot be used, in the words of whoever set it."""


def _own_database() -> str:
    root = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return f"sqlite:///{Path(root) / 'camp' / 'camp.db'}"


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; durations are seconds of the machine's clock."""

    database_url: str = ""
    """CAMP_DATABASE_URL: where the camp is kept; empty means a file of this user's."""
    broker_url: str = "memory://"
    """CAMP_BROKER_URL: what wakes the workers."""
    locale: str = ""
    """CAMP_LOCALE: the language of this program's own words; empty means zh-CN."""
    tick_seconds: float = 15.0
    """CAMP_TICK_SECONDS: how often the clock process wakes the workers."""
    poll_seconds: float = 30.0
    """CAMP_POLL_SECONDS: how often a worker looks by itself."""
    lease_seconds: float = 120.0
    """CAMP_LEASE_SECONDS: after this long a claimed row is taken back."""
    announce_seconds: float = 60.0
    """CAMP_ANNOUNCE_SECONDS: no row is announced again within this time."""
    batch_rows: int = 200
    """CAMP_BATCH_ROWS: the most rows that travel in one message."""


def read(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; SettingsError names the variable that cannot be used."""
    source = os.environ if environ is None else environ
    found: dict[str, str | float | int] = {}
    for field in fields(Settings):
        name = f"CAMP_{field.name.upper()}"
        text = _value(source, name)
        if text is None:
            continue
        found[field.name] = _parse(name, text, str(field.type))
    found["database_url"] = found.get("database_url") or _own_database()
    return Settings(**found)  # type: ignore[arg-type]


def _value(source: Mapping[str, str], name: str) -> str | None:
    path = source.get(f"{name}_FILE")
    if not path:
        return source.get(name) or None
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        message = f"{name}_FILE: cannot read the file it names: {error}"
        raise SettingsError(message) from error


def _parse(name: str, text: str, kind: str) -> str | float | int:
    if kind == "str":
        return text
    try:
        number = int(text) if kind == "int" else float(text)
    except ValueError:
        message = f"{name}: {text!r} is not a number"
        raise SettingsError(message) from None
    if number <= 0:
        message = f"{name}: must be more than 0"
        raise SettingsError(message)
    return number
