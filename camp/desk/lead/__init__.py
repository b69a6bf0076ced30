"""What the camp lead does: open, sign off, look ahead, revise, and seat everyone."""

from camp.desk.lead.absence import (
    DayOff,
    due_days,
    excuse,
    leave,
    leave_left,
    take_leave_back,
)
from camp.desk.lead.almanac import ics
from camp.desk.lead.calendar import Line, calendar
from camp.desk.lead.differences import Difference
from camp.desk.lead.finding import Roll, read_roll
from camp.desk.lead.hosts import GroupSeats, assign_host, seat_list, seats
from camp.desk.lead.importing import (
    Correction,
    Field,
    GroupChange,
    ImportPlan,
    Newcomer,
    plan_import,
)
from camp.desk.lead.joining import apply_import
from camp.desk.lead.listing import Member, Overview, members, overview
from camp.desk.lead.opening import Opened, approve, call_off, open_cohort
from camp.desk.lead.people import (
    Act,
    change_labels,
    change_tier,
    change_track,
    leave_camp,
    move,
)
from camp.desk.lead.rebuilding import Effects
from camp.desk.lead.revising import Change, Revision, apply_revision, revise
from camp.desk.lead.rolling import Rolled, roll_deferred

__all__ = [
    "Act",
    "Change",
    "Correction",
    "DayOff",
    "Difference",
    "Effects",
    "Field",
    "GroupChange",
    "GroupSeats",
    "ImportPlan",
    "Line",
    "Member",
    "Newcomer",
    "Opened",
    "Overview",
    "Revision",
    "Roll",
    "Rolled",
    "apply_import",
    "apply_revision",
    "approve",
    "assign_host",
    "calendar",
    "call_off",
    "change_labels",
    "change_tier",
    "change_track",
    "due_days",
    "excuse",
    "ics",
    "leave",
    "leave_camp",
    "leave_left",
    "members",
    "move",
    "open_cohort",
    "overview",
    "plan_import",
    "read_roll",
    "revise",
    "roll_deferred",
    "seat_list",
    "seats",
    "take_leave_back",
]
