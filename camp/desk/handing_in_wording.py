"""What a student is told when a check-in cannot be taken, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.desk.phrases import Phrases, phrase

if TYPE_CHECKING:
    from camp.desk.refusal import Reason

WORDS: Final[Phrases] = {
    "no_day": (
        "没有认出是哪一天。回到你的页面，从那一天的表再交一次。",
        "It is not clear which day this is for. Go back to your page and hand it in from that day's form.",
    ),
    "not_begun": (
        "第{day}天还没到：{date}0点起收，那天再交。",
        "Day {day} has not come yet: hand it in from midnight as {date} begins.",
    ),
    "too_late": (
        "第{day}天收到{date}24点为止，现在交不进去了。今天的照常交。",
        "Day {day} was open until the end of {date} and takes nothing more. Today's is open as usual.",
    ),
    "not_here": (
        "第{day}天你还没入营，或者是裸听、延期：那天不用打卡。",
        "On day {day} you were not in the camp yet, or listening only, or deferred: nothing is due from you.",
    ),
    "no_parts": (
        "先勾上这次交的是哪一样，再交。",
        "Tick what you are handing in, then hand it in.",
    ),
    "too_many": (
        "第{day}天已经交过{most}次，不再收了；前面交的都在。",
        "Day {day} has had {most} check-ins and takes no more; all of them are kept.",
    ),
    "words_long": (
        "写了{count}个字，一次最多收{most}个。删短些，或者分两次交。",
        "That is {count} characters; one check-in takes {most}. Shorten it, or hand it in in two.",
    ),
}


def say(key: str, **values: Any) -> Reason:
    """Say a phrase of this desk; values it does not name are left out."""
    return phrase(WORDS, key, **values)
