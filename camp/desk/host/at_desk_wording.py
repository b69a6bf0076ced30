"""What a host's desk says about its slots, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.desk.phrases import Phrases, phrase

if TYPE_CHECKING:
    from camp.desk.refusal import Reason

_HOUR: Final = 60
WORDS: Final[Phrases] = {
    "do": ("现在发", "Post it now"),
    "do_copied": ("现在发，{at}复制过", "Post it now; copied {at}"),
    "ready": ("备好了，{at}起发", "Ready; to be posted from {at}"),
    "planned": ("{made}备好，{at}起发", "Ready at {made}, to be posted from {at}"),
    "over": ("过时了，没有发", "Its time is over, it was not posted"),
    "over.do": (
        "不用补发，那时的话到现在就凉了。接着发{next}。",
        "No need to make up for it: its words were for then. Next comes {next}.",
    ),
    "over.last": (
        "不用补发，那时的话到现在就凉了。",
        "No need to make up for it: its words were for then.",
    ),
    "skipped": ("这一段没有：{why}", "There is none this time: {why}"),
    "failed": ("这一段没做成", "This one could not be made"),
    "failed.do": (
        "运营看得到，会来处理；做好了就在这里。",
        "Ops can see it; once it is mended it appears here.",
    ),
    "making.do": (
        "过一会儿再打开这一页。",
        "Open this page again in a while.",
    ),
    "left": ("还有{time}", "{time} left"),
    "left.hours": ("{hours}小时{minutes}分", "{hours} h {minutes} min"),
    "left.hour": ("{hours}小时", "{hours} h"),
    "left.minutes": ("{minutes}分钟", "{minutes} min"),
    "left.least": ("还有不到1分钟", "Less than a minute left"),
    "own": ("你改过的", "In your words"),
    "tomorrow": ("明天的{slot}", "tomorrow's {slot}"),
    "rest.none": ("现在没有要发的", "There is nothing to post now"),
    "rest.some": ("现在没有要发的", "There is nothing to post now"),
    "rest.all": ("今天的都发好了", "Everything of today is posted"),
    "rest.over": ("这一期走完了", "This camp has come to its end"),
    "next": ("下一段是{slot}，{at}起发。", "Next is {slot}, from {at}."),
    "next.day": (
        "下一段是{slot}，{day}{at}起发。",
        "Next is {slot}, on {day} from {at}.",
    ),
    "next.late": (
        "{slot}到时候了，还没备好，好了就在这里。",
        "It is time for {slot}, and it is not ready yet; it will appear here.",
    ),
    "next.none": (
        "后面没有要发的了。",
        "Nothing more is to be posted.",
    ),
    "unsigned": (
        "这一版课程还没签发，先问一句营长再发",
        "This version of the course is not signed off; ask the camp lead before posting",
    ),
    "aim": ("要点", "Guidance"),
    "aim.tomorrow": ("明天的要点", "Tomorrow's guidance"),
    "aim.today": ("今天的要点", "Today's guidance"),
    "aim.day": ("第{day}天的要点", "Guidance for day {day}"),
    "aim.written": (
        "昨晚{at}写的，里面的“明天”就是今天。",
        'Written last night at {at}; its "tomorrow" is today.',
    ),
    "aim.comes": (
        "下一天的要点今晚{at}在这里。",
        "The next day's guidance comes here at {at} tonight.",
    ),
    "aim.comes.day": (
        "第{of}天的要点{day}{at}在这里。",
        "The guidance for day {of} comes here on {day} at {at}.",
    ),
    "aim.none": ("后面没有要点了。", "There is no further guidance."),
    "note.until": ("24:00前进今晚的复盘", "goes into tonight's debrief; open until midnight"),
    "tick_early": (
        "{slot}{at}起发，发出去了再勾",
        "{slot} goes out from {at}; tick it once it is there",
    ),
    "tick_closed": (
        "第{day}天已经结算，不能补勾了。从今天的接着发就好",
        "day {day} is closed, so it can no longer be ticked; just go on with today's",
    ),
    "undo_closed": (
        "第{day}天已经结算，这一勾不能撤了",
        "day {day} is closed; the tick stays",
    ),
}  # fmt: skip


def say(key: str, **values: Any) -> Reason:
    """Say a phrase of the desk in the browser."""
    return phrase(WORDS, key, **values)


def minutes_left(minutes: int) -> Reason:
    """Say how long is left: 还有2小时54分, 2 h 54 min left."""
    hours, rest = divmod(minutes, _HOUR)
    if minutes < 1:
        return say("left.least")
    key = "left.hours" if hours and rest else "left.hour" if hours else "left.minutes"
    return say("left", time=say(key, hours=hours, minutes=rest))
