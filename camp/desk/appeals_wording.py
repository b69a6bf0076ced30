"""What is said about a day that a student thinks was judged wrongly, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.desk.phrases import Phrases, phrase

if TYPE_CHECKING:
    from camp.desk.refusal import Reason

WORDS: Final[Phrases] = {
    "gone": (
        "你的名单里没有这一条，回到名单再看一眼",
        "It is not on your list; go back to the list and look again",
    ),
    "act": ("选“算数”或“维持”", "Choose “It counts” or “It stays”"),
    "why": (
        "维持要写一句原因，同学会看到",
        "Say in a line why it stays; the student reads it",
    ),
    "why.long": (
        "最多{most}个字，现在{count}个",
        "At most {most} characters, this has {count}",
    ),
    "first.granted": (
        "{who}已经回了：算数。先回的作数，这一条不用再管",
        "{who} has answered: it counts. The first answer stands, nothing is left to do",
    ),
    "first.upheld": (
        "{who}已经回了：维持，“{why}”。先回的作数，这一条不用再管",
        "{who} has answered: it stays, “{why}”. The first answer stands, nothing is left to do",
    ),
    "ask.none": (
        "第{day}天现在没有可以改的",
        "There is nothing to change about day {day} now",
    ),
    "ask.over": (
        "荣誉已经公布，这一期的打卡不再改了。有话可以私下跟营主说",
        "The honours are out, so no day is judged again. You can still write to your host",
    ),
    "ask.empty": ("写一句哪里不对", "Say in a line what is wrong"),
    "ask.long": (
        "最多{most}个字，现在{count}个",
        "At most {most} characters, this has {count}",
    ),
    "ask.waits": (
        "第{day}天已经交给营主了，等回音。还有话，私下跟营主说",
        "Day {day} is with your host already. If there is more, write to them",
    ),
    "ask.answered": (
        "第{day}天营主已经回了，回音在那一天下面。还有话，私下跟营主说",
        "Your host has answered about day {day}, see below it. If there is more, write to them",
    ),
    "waits": ("已交给营主，等回音", "With your host now; the answer will stand here"),
    "granted.own": (
        "{who} {at}回了：算数，这天不算缺",
        "{who}, {at}: it counts, no miss",
    ),
    "granted": (
        "{who} {at}回了：算数，这天不算缺。{why}",
        "{who}, {at}: it counts, no miss. {why}",
    ),
    "upheld": (
        "{who} {at}回了：还是照原来的算。{why}",
        "{who}, {at}: it stays as it was. {why}",
    ),
}


def say(key: str, /, **values: Any) -> Reason:
    """Say a phrase about an appeal; KeyError when there is none of this name."""
    return phrase(WORDS, key, **values)
