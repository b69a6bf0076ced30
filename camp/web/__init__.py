"""The browser's door: who is it, one transaction, one act, one page."""

from camp.web.app import build
from camp.web.serving import PortTakenError, Serving

__all__ = ["PortTakenError", "Serving", "build"]
