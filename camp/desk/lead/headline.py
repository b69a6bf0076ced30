"""How a running camp stands at this moment, in the one sentence a lead reads first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.curriculum import Slot
from camp.desk.lead.wording import say
from camp.desk.phrases import groups_called, joined
from camp.timetable import window

if TYPE_CHECKING:
    from camp.curriculum import Curriculum
    from camp.desk.ops.today import SlotNow, Today
    from camp.desk.refusal import Reason


def headline(going: Today, plan: Curriculum) -> Reason:
    """Say what is open and can still be posted, else what was missed, else what comes."""
    open_now = [one for one in going.slots if one.left and _from(going, plan, one)]
    if open_now:
        return _open(open_now[0], *_hours(going, plan, open_now[0]))
    missing = [one for one in going.slots if one.overdue or one.missed]
    if missing:
        return say("now_missing", slots=joined(map(_missing, missing), "；", "; "))
    for one in going.slots:
        begins, _ = _hours(going, plan, one)
        if going.hour < begins:
            return say("now_next", slot=one.called, at=begins)
    return say("now_all") if going.slots else say("now_groupless")


def _hours(going: Today, plan: Curriculum, one: SlotNow) -> tuple[str, str]:
    """From when until when a slot is posted today: 07:30, 11:00."""
    _, begins, until = window(plan, going.number, Slot(one.slot))
    return f"{begins:%H:%M}", f"{until:%H:%M}"


def _from(going: Today, plan: Curriculum, one: SlotNow) -> bool:
    """Tell whether a slot's posting has begun; hours of one day compare as they read."""
    return going.hour >= _hours(going, plan, one)[0]


def _open(one: SlotNow, _: str, until: str) -> Reason:
    key = "now_open" if len(one.left) > 1 else "now_open_one"
    return say(
        key,
        count=len(one.left),
        group=groups_called(one.left),
        slot=one.called,
        until=until,
    )


def _missing(one: SlotNow) -> Reason:
    groups = {*one.overdue, *one.missed}
    return say("now_missed", slot=one.called, groups=groups_called(groups))
