"""Whoever writes to a file waits in a line, first come first served.

SQLite lets one writer in at a time and has no line: whoever finds it taken looks again
after a pause that grows to a tenth of a second. Beside one who writes again and again
that is a lottery, which a host's press would lose for seconds. Within one process this
line is fair; between processes SQLite's own waiting stays.
"""

from __future__ import annotations

from collections import deque
from threading import Lock
from typing import TYPE_CHECKING, Final, Self
from weakref import WeakValueDictionary

if TYPE_CHECKING:
    from pathlib import Path


class Turns:
    """A lock that is handed on in the order in which it was asked for."""

    def __init__(self) -> None:
        self._looking = Lock()
        self._line: deque[Lock] = deque()
        self._taken = False

    def __enter__(self) -> Self:
        """Wait for one's turn; whoever holds it already would wait for ever."""
        with self._looking:
            if not self._taken:
                self._taken = True
                return self
            mine = Lock()
            mine.acquire()
            self._line.append(mine)
        try:
            mine.acquire()
        except BaseException:
            self._give_up(mine)
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Hand on to the next in line."""
        with self._looking:
            self._next()

    def __len__(self) -> int:
        """Count who waits."""
        return len(self._line)

    def _next(self) -> None:
        if self._line:
            self._line.popleft().release()
        else:
            self._taken = False

    def _give_up(self, mine: Lock) -> None:
        """Leave the line, interrupted; a turn that came at that moment goes on."""
        with self._looking:
            if mine in self._line:
                self._line.remove(mine)
            else:
                self._next()


_LINES: Final[WeakValueDictionary[Path, Turns]] = WeakValueDictionary()
_ASKING: Final = Lock()


def line_for(file: Path) -> Turns:
    """Find the one line before a file, whoever in this process opened it."""
    with _ASKING:
        return _LINES.setdefault(file.resolve(), Turns())
