"""Facts as JSON: what a machine reads, in the language of whoever runs the command."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from camp.cli.door import in_words


def as_json(value: Any) -> str:
    """Write facts as JSON; the same facts, the same text."""
    return json.dumps(plain(value), ensure_ascii=False, indent=2)


def plain(value: Any) -> Any:
    """Turn facts into dicts, lists, strings and numbers."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return in_words(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        value = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    listed = isinstance(value, list | tuple | set | frozenset)
    return [plain(item) for item in value] if listed else value
