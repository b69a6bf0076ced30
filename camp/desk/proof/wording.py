"""What proof-reading says, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.desk.phrases import Phrases, phrase

if TYPE_CHECKING:
    from camp.desk.refusal import Reason

WORDS: Final[Phrases] = {
    "no_day": (
        "没有第{day}天：这一期是第{first}到第{last}天",
        "there is no day {day}: this cohort has days {first} to {last}",
    ),
    "past": (
        "第{day}天已经过去，改不了了；现在可以看第{first}到第{last}天",
        "day {day} is over and cannot change; days {first} to {last} can be read now",
    ),
    "over": (
        "这一期的日子都过去了，没有要校对的",
        "every day of this cohort is over: nothing is left to read",
    ),
    "no_slot": (
        "没有“{slot}”这个时段：用 {known}",
        "{slot!r} is not a slot; use {known}",
    ),
    "no_version": (
        "没有“{version}”这一版：用 {known}",
        "{version!r} is not a version; use {known}",
    ),
    "nobody": (
        "还没有安排营主：camp host assign",
        "nobody is seated yet: camp host assign",
    ),
    "no_such": (
        "这一期没有叫“{name}”的营主、副营主或作业官{near}",
        "no host, deputy or officer of this cohort is called {name!r}{near}",
    ),
    "no_host": (
        "这一期没有叫“{name}”的营主{near}",
        "no host of this cohort is called {name!r}{near}",
    ),
    "near": ("，是不是“{near}”", "; did you mean {near!r}"),
    "who_empty": ("没有写是谁", "nobody is named"),
    "words_empty": ("没有写字", "there are no words"),
    "words_long": (
        "太长了：{count}个字，最多{most}个",
        "too long: {count} characters, at most {most}",
    ),
    "no_flag": (
        "这一期没有{id}号标记：camp proof flags {name} --all",
        "this cohort has no flag {id}: camp proof flags {name} --all",
    ),
    "settled": (
        "{id}号标记已经由{who}答复：{answer}",
        "flag {id} was answered by {who} already: {answer}",
    ),
    "state.unread": ("没看", "not read"),
    "state.read": ("看过", "read"),
    "state.flagged": ("标记{id}号，等答复", "flag {id}, not answered yet"),
    "state.answered": ("标记{id}号，已答复", "flag {id}, answered"),
    "state.changed": (
        "看过的是改之前的，要再看",
        "read before it was changed: to be read again",
    ),
    "open": (
        "校对标记有{count}处没答复：{where}。看 camp proof flags {cohort}",
        "flags not answered: {count} ({where}); see camp proof flags {cohort}",
    ),
    "where": ("第{day}天{slot}（{who}）", "day {day} {slot}, {who}"),
    "more": ("等", "and more"),
}


def say(key: str, **values: Any) -> Reason:
    """Say a phrase of proof-reading."""
    return phrase(WORDS, key, **values)
