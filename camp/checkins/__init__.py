"""What was done: parts, tier, leave and time become a verdict with its reasons.

What came in is folded into one fact a student and day (:func:`receive`); a fact and
what was asked give a verdict (:func:`judge_day`); a record of days gives a history
(:func:`judge`), which a night can carry on by itself (:func:`judge_night`). Nothing
here reads a clock: instants are UTC seconds that the caller passes in.
"""

from camp.checkins.finishing import days_to_finish, finishes
from camp.checkins.judging import (
    Settled,
    closed_tonight,
    judge,
    judge_day,
    judge_night,
    settle,
)
from camp.checkins.sent import Asked, Sent, Submission, ask, parts_mask, receive
from camp.checkins.streaks import current_streak, longest_streak, masks
from camp.checkins.verdicts import Granted, Verdict, completion, rates
from camp.checkins.why import Telling, reasons
from camp.checkins.written import written_chars

__all__ = [
    "Asked",
    "Granted",
    "Sent",
    "Settled",
    "Submission",
    "Telling",
    "Verdict",
    "ask",
    "closed_tonight",
    "completion",
    "current_streak",
    "days_to_finish",
    "finishes",
    "judge",
    "judge_day",
    "judge_night",
    "longest_streak",
    "masks",
    "parts_mask",
    "rates",
    "reasons",
    "receive",
    "settle",
    "written_chars",
]
