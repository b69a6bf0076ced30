"""Who completes a camp: the share of due days that the curriculum asks for.

Source: ``attendance.finish`` of the curriculum. The share is taken in millionths, so that
both engines, the closing and the handbook count alike.
"""

from __future__ import annotations

_ONE = 1_000_000


def days_to_finish(due: int, share: float) -> int:
    """Find the fewest of ``due`` days with which a camp is complete; share is 0-1.

    >>> days_to_finish(20, 0.8), days_to_finish(7, 0.6)
    (16, 5)
    """
    return -(-due * round(share * _ONE) // _ONE)


def finishes(done: int, due: int, share: float) -> bool:
    """Whether so many done days complete a camp; nothing due completes nothing.

    >>> finishes(15, 20, 0.8), finishes(16, 20, 0.8), finishes(0, 0, 0.0)
    (False, True, False)
    """
    return due > 0 and done >= days_to_finish(due, share)
