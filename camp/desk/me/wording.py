"""What a student's page says, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.desk.phrases import Phrases, phrase

if TYPE_CHECKING:
    from camp.desk.refusal import Reason

WORDS: Final[Phrases] = {
    "counted": ("第{day}天已计入", "Day {day} counts"),
    "counted.yesterday": ("昨天已计入", "Yesterday counts"),
    "made_up": ("第{day}天补上了", "Day {day} is made up"),
    "made_up.streak": (
        "{why}。补上的不断连续，也不加一天",
        "{why}. A day made up keeps the streak but doesn't add to it",
    ),
    "called.partial": ("还差一些", "part missing"),
    "called.missed": ("没交", "not handed in"),
    "called.leave": ("请假", "day off"),
    "day": ("第{day}天", "day {day}"),
    "heading": ("走完{done}天，连续{streak}天", "{done} days done, {streak} in a row"),
    "heading.one": ("走完1天，连续{streak}天", "1 day done, {streak} in a row"),
    "heading.done": ("走完{done}天", "{done} days done"),
    "heading.done.one": ("走完1天", "1 day done"),
    "heading.first": ("从今天这{minutes}分钟开始就行", "Begin with today's {minutes} minutes"),
    "heading.again": ("从今天这{minutes}分钟接上就行", "Pick it up with today's {minutes} minutes"),
    "heading.today": ("从今天接上就行", "Pick it up from today"),
    "heading.none": ("每一天都记在这里", "Every day is kept here"),
    "hope.yesterday": (
        "昨天补上，连续{streak}天还在",
        "Make up yesterday and your {streak} in a row still stand",
    ),
    "hope": ("{days}补上，连续{streak}天还在", "Make up {days} and your {streak} in a row still stand"),
    "replies": ("昨天的作业有{count}句回话", "{count} replies to yesterday's piece"),
    "replies.one": ("昨天的作业有1句回话", "One reply to yesterday's piece"),
    "made_up.more": ("今晚结算时算进去", "It is counted tonight"),
    "lacking": ("第{day}天还差{parts}", "Day {day}: {parts} still missing"),
    "lacking.yesterday": ("昨天还差{parts}", "Yesterday: {parts} still missing"),
    "until.today": ("可补到今晚24点", "It can be made up until midnight tonight"),
    "until.day": ("可补到{date}24点", "It can be made up until the end of {date}"),
    "lost": ("第{day}天没有计入", "Day {day} does not count"),
    "lost.yesterday": ("昨天没有计入", "Yesterday does not count"),
    "over": ("补卡时间过了，今天照常走", "It can no longer be made up; today goes on as usual"),
    "off.leave": ("昨天请了假，不算缺", "You were on leave yesterday: not a miss"),
    "off.excused": ("昨天免了，不算缺", "Yesterday was excused: not a miss"),
    "out": ("缺得超过约定了，营主会来找你", "More was missed than agreed; your host will write to you"),
    "task.until": ("今天24点前", "Until midnight"),
    "task.makeup": ("补第{day}天，{until}", "Make up day {day}. {until}"),
    "follow": (
        "今天先交{first}也留着，{rest}可补到{until}",
        "{first} alone is kept; {rest} can follow until {until}",
    ),
    "by": ("{date}24点", "the end of {date}"),
    "by.tomorrow": ("明晚24点", "midnight tomorrow"),
    "still": ("还差{parts}，今天才算", "{parts} still missing before today counts"),
    "still.makeup": ("还差{parts}，这天才算", "{parts} still missing before this day counts"),
    "hours": ("还有{hours}小时{minutes}分", "{hours} h {minutes} min left"),
    "minutes": ("还有{minutes}分", "{minutes} min left"),
    "rest.rest": ("今天休整，没有要交的", "A rest day: nothing to hand in"),
    "rest.opening": ("今天开营，没有要交的", "The opening: nothing to hand in"),
    "rest.closing": ("今天结营，没有要交的", "The closing: nothing to hand in"),
    "rest.day": ("今天没有要交的", "Nothing to hand in today"),
    "rest.before": ("还没开营", "The camp has not begun"),
    "rest.after": ("这一期走完了", "This camp is over"),
    "rest.listener": ("只听的同学不用打卡，听就好", "You are listening: nothing to hand in"),
    "rest.listen": ("今天：《{title}》，{minutes}分钟", "Today: “{title}”, {minutes} min"),
    "rest.deferred": ("你延期到下一期了", "You are deferred to the next camp"),
    "rest.out": ("缺得超过约定了，这一期先停在这里", "More was missed than agreed, so it rests here this time"),
    "rest.later": ("你从{date}开始算", "You count from {date} on"),
    "rest.leave": ("今天你请了假，交了也算", "You are on leave today; what you hand in still counts"),
    "titled": ("《{title}》", "“{title}”"),
    "next": ("下一次：{date}，{title}", "Next: {date}, {title}"),
    "next.first": ("{date}见：{title}", "It begins on {date} with {title}"),
    "next.out": (
        "以前交的都还在下面。觉得哪天算错了，点那一天，跟营主说一句",
        "All you handed in is still below. If a day looks wrong, open it and tell your host",
    ),
    "next.none": ("走过的每一天都还在下面。", "Every day you walked is still below."),
    "listen": ("{title}，{teacher}，{minutes}分钟", "{title}, {teacher}, {minutes} min"),
    "hold.rule": (
        "每周（周一到周日）可请{days}天，当天24点前说，不算缺、连续不断",
        "{days} days a week, Monday to Sunday, asked for before midnight: not a miss, and no streak breaks",
    ),
    "hold.rule.one": (
        "每周（周一到周日）可请1天，当天24点前说，不算缺、连续不断",
        "One day a week, Monday to Sunday, asked for before midnight: not a miss, and no streak breaks",
    ),
    "hold.none": ("这一期没有请假，可以补卡", "This camp has no leave; days can be made up"),
    "papers.at": ("{date}16点，它会出现在这里", "On {date} at 16:00 it appears here"),
    "piece.gone": ("这份作业不在你们群的墙上了", "This homework is not on your group's wall"),
    "piece.mine": ("自己的作业不能自己点赞", "One does not like one's own homework"),
    "piece.many": ("一天最多回{most}句，明天再来", "At most {most} comments a day; come back tomorrow"),
    "draft.long": ("草稿最多存{most}字", "A draft has at most {most} characters"),
    "nickname.none": ("写上你在群里的昵称", "Write your name in the group"),
    "nickname.long": ("昵称最多{most}个字", "At most {most} characters"),
    "nickname.lacking": (
        "还差{lacking}，照这样写：{form}",
        "Add your {lacking}, like this: {form}",
    ),
    "nickname.parts": (
        "要{count}段，用-连起来：{form}",
        "It takes {count} parts joined by hyphens: {form}",
    ),
    "nickname.empty": ("有一段是空的，照这个样子写：{form}", "A part is empty; write it like this: {form}"),
    "nickname.group": ("第一段写群号：{number}", "The first part is your group's number: {number}"),
    "choose": ("选一档强度", "Choose a tier"),
    "choose.way": ("选跟着走，还是只听", "Choose to take part, or only to listen"),
    "begin.none": (
        "这里没有要选的了，你的页面上一切照旧",
        "There is nothing to choose here; your page is as it was",
    ),
    "listening.none": ("这一期没有只听的群，问问你的营主", "This camp has no listeners' group; ask your host"),
    "track.camp": ("营里", "in the camp"),
    "from.first": ("从第一天算起", "It counts from the first day"),
    "from.tomorrow": ("这里选的从明天起用", "These choices start tomorrow"),
    "from.tomorrow.due": (
        "今天的照交，这里选的从明天起用",
        "Hand in today as usual; these choices start tomorrow",
    ),
}  # fmt: skip


def say(key: str, /, **values: Any) -> Reason:
    """Say a phrase of a student's page; values it does not name are left out."""
    return phrase(WORDS, key, **values)
