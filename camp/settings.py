"""What an installation may set, as one declared table read from the environment.

Every name may also be given as ``NAME_FILE``: the path of a file that holds the value,
so that a secret never stands in an environment listing.
"""

from __future__ import annotations

import math
import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class SettingsError(ValueError):
    """A setting that cannot be used, in the words of whoever set it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; durations are seconds of the machine's clock."""

    database_url: str = ""
    """CAMP_DATABASE_URL: where the camp is kept; empty means a file of this user's."""
    broker_url: str = "memory://"
    """CAMP_BROKER_URL: what wakes the workers."""
    locale: str = ""
    """CAMP_LOCALE: the language of this program's own words; empty means zh-CN."""
    address: str = ""
    """CAMP_ADDRESS: where people reach the pages (https://…); empty means this machine."""
    secret: str = ""
    """CAMP_SECRET: what links are signed with; empty means one kept in the database."""
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
    found: dict[str, Any] = {}
    for field in fields(Settings):
        name = f"CAMP_{field.name.upper()}"
        text = _value(source, name)
        if text is not None:
            found[field.name] = _parse(name, text, str(field.type))
    found.setdefault("database_url", _own_database(source))
    return Settings(**found)


def _own_database(source: Mapping[str, str]) -> str:
    root = source.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return f"sqlite:///{Path(root) / 'camp' / 'camp.db'}"


def _value(source: Mapping[str, str], name: str) -> str | None:
    path = source.get(f"{name}_FILE")
    if not path:
        return source.get(name) or None
    try:
        text = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{name}_FILE: cannot read the file it names: {error}"
        ) from error
    if not text:
        # A secret that did not arrive must not quietly become the default.
        raise SettingsError(f"{name}_FILE: the file it names is empty: {path}")
    return text


def _parse(name: str, text: str, kind: str) -> str | float | int:
    if kind == "str":
        return text
    try:
        number = int(text) if kind == "int" else float(text)
    except ValueError:
        whole = "whole " if kind == "int" else ""
        raise SettingsError(f"{name}: {text!r} is not a {whole}number") from None
    if not 0 < number < math.inf:
        raise SettingsError(f"{name}: must be a number of more than 0, not {text}")
    return number
