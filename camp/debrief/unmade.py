"""Why a text was not made, as people say it: the engine keeps its own short note."""

from __future__ import annotations

import re
from typing import Final

_PAST: Final = re.compile(r"not composed by (\d\d:\d\d)(; retry by hand)?")
_SAID: Final = {
    ("zh-CN", False): "到{until}还没写出来",
    ("zh-CN", True): "到{until}还没写出来，要人再试一次",
    ("en", False): "not written by {until}",
    ("en", True): "not written by {until}; somebody has to try again",
}


def why(locale: str, reason: str) -> str:
    """Say an engine's note in a reader's language; what it does not know stays as it is.

    >>> why("zh-CN", "not composed by 23:30")
    '到23:30还没写出来'
    """
    known = _PAST.fullmatch(reason)
    if known is None:
        return reason
    until, again = known.groups()
    return _SAID[locale, again is not None].format(until=until)
