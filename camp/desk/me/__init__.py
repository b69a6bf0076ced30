"""A student's own page: what is due, what became of it, and what may be asked for."""

from camp.desk.me.asking import (
    ask_leave,
    begin,
    choose_tier,
    first_visit,
    keep_draft,
)
from camp.desk.me.one import One, one_of
from camp.desk.me.page import page
from camp.desk.me.papers import drawn
from camp.desk.me.wall import answer

__all__ = [
    "One",
    "answer",
    "ask_leave",
    "begin",
    "choose_tier",
    "drawn",
    "first_visit",
    "keep_draft",
    "one_of",
    "page",
]
