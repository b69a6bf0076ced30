"""Proof-reading: hosts read coming days in pairs, and the lead hears what they find."""

from camp.desk.proof.duties import Duty, Reader, duties
from camp.desk.proof.flags import Flag, Settled, flags, open_lines, settle
from camp.desk.proof.saying import Said, flag, tick
from camp.desk.proof.texts import SLOTS, Preview, preview

__all__ = [
    "SLOTS",
    "Duty",
    "Flag",
    "Preview",
    "Reader",
    "Said",
    "Settled",
    "duties",
    "flag",
    "flags",
    "open_lines",
    "preview",
    "settle",
    "tick",
]
