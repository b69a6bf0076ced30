"""A headquarters broadcast: what every group is asked to post, why, and how to answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from camp import scripts
from camp.desk.host import asides
from camp.desk.host.aside_wording import say
from camp.desk.refusal import Refusal
from camp.scripts import facts

if TYPE_CHECKING:
    from datetime import datetime

    from camp.desk.host.asides import Aside
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

_MOST: Final = {"--text": 600, "--why": 120, "--by": 40, "--what": 40, "--helper": 40}
_NEEDED: Final = ("--text", "--why", "--by")


def broadcast(kept: Kept, row: CohortRow, notice: facts.Notice, now: datetime) -> Aside:
    """Write a broadcast; nothing is kept. Refusal says everything that is missing."""
    notice = facts.Notice(
        text=scripts.tidy(scripts.clean(notice.text)),
        why=scripts.line(notice.why),
        by=scripts.line(notice.by),
        what=scripts.line(notice.what),
        helper=scripts.line(notice.helper),
    )
    given = {f"--{name}": getattr(notice, name) for name in _FIELDS}
    reasons = [say("empty", what=name) for name in _NEEDED if not given[name]]
    reasons += [
        say("long", what=name, count=len(given[name]), most=most)
        for name, most in _MOST.items()
        if len(given[name]) > most
    ]
    if reasons:
        raise Refusal(*reasons)
    found = asides.moment(kept, row, None, now)
    return asides.write(found, "broadcast/change", replace(found.facts, notice=notice))


_FIELDS: Final = ("text", "why", "by", "what", "helper")
