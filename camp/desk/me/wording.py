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
    "made_up.more": ("今晚结算时算进去", "It is counted tonight"),
    "lacking": ("第{day}天还差{parts}", "Day {day} still lacks {parts}"),
    "lacking.yesterday": ("昨天还差{parts}", "Yesterday still lacks {parts}"),
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
    "hours": ("还有{hours}小时{minutes}分", "{hours} h {minutes} min left"),
    "minutes": ("还有{minutes}分", "{minutes} min left"),
    "rest.rest": ("今天休整，没有要交的", "A rest day: nothing to hand in"),
    "rest.opening": ("今天开营，没有要交的", "The opening: nothing to hand in"),
    "rest.closing": ("今天结营，没有要交的", "The closing: nothing to hand in"),
    "rest.day": ("今天没有要交的", "Nothing to hand in today"),
    "rest.before": ("还没开营", "The camp has not begun"),
    "rest.after": ("这一期走完了", "This camp is over"),
    "rest.listener": ("裸听的同学不用打卡，听就好", "You are listening: nothing to hand in"),
    "rest.deferred": ("你延期到下一期了", "You are deferred to the next camp"),
    "rest.later": ("你从{date}开始算", "You count from {date} on"),
    "rest.leave": ("今天你请了假，交了也算", "You are on leave today; what you hand in still counts"),
    "next": ("下一次：{date}，《{title}》", "Next: {date}, “{title}”"),
    "next.first": ("{date}见：《{title}》", "It begins on {date} with “{title}”"),
    "next.none": ("走过的每一天都还在下面。", "Every day you walked is still below."),
    "listen": ("{title}，{teacher}，{minutes}分钟", "{title}, {teacher}, {minutes} min"),
    "hold.rule": (
        "每周（周一到周日）可请{days}天，当天24点前说，不算缺、连续不断",
        "{days} day(s) a week, Monday to Sunday, asked for before midnight: not a miss, and no streak breaks",
    ),
    "hold.none": ("这一期没有请假，可以补卡", "This camp has no leave; days can be made up"),
    "papers.at": ("{date}16点，它会出现在这里", "On {date} at 16:00 it appears here"),
    "piece.gone": ("这份作业不在你们群的墙上了", "This homework is not on your group's wall"),
    "piece.mine": ("自己的作业不能自己点赞", "One does not like one's own homework"),
    "piece.many": ("一天最多回{most}句，明天再来", "At most {most} comments a day; come back tomorrow"),
    "draft.long": ("草稿最多存{most}字", "A draft has at most {most} characters"),
    "nickname.none": ("写上你在群里的昵称", "Write your name in the group"),
    "nickname.long": ("昵称最多{most}个字", "At most {most} characters"),
    "nickname.parts": (
        "要{count}段，用-连起来：{form}",
        "It takes {count} parts joined by hyphens: {form}",
    ),
    "nickname.empty": ("有一段是空的，照这个样子写：{form}", "A part is empty; write it like this: {form}"),
    "nickname.group": ("第一段写群号：{number}", "The first part is your group's number: {number}"),
    "choose": ("选一档强度", "Choose a tier"),
    "listening.none": ("这一期没有裸听群，问问你的营主", "This camp has no listeners' group; ask your host"),
    "track.camp": ("营里", "in the camp"),
    "from.first": ("从第一天算起", "It counts from the first day"),
    "from.tomorrow": ("从明天算起", "It counts from tomorrow"),
}  # fmt: skip


def say(key: str, /, **values: Any) -> Reason:
    """Say a phrase of a student's page; values it does not name are left out."""
    return phrase(WORDS, key, **values)
