"""A student's own page: what is due, what became of it, and what may be asked for."""

from camp.desk.me.appealing import appeal
from camp.desk.me.asking import (
    Chosen,
    ask_leave,
    begin,
    begun,
    choose_tier,
    first_visit,
    keep_draft,
    take_leave_back,
)
from camp.desk.me.one import One, one_of
from camp.desk.me.page import Wish, page
from camp.desk.me.papers import drawn
from camp.desk.me.wall import answer

__all__ = [
    "Chosen",
    "One",
    "Wish",
    "answer",
    "appeal",
    "ask_leave",
    "begin",
    "begun",
    "choose_tier",
    "drawn",
    "first_visit",
    "keep_draft",
    "one_of",
    "page",
    "take_leave_back",
]
