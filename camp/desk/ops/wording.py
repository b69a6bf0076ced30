"""What ops' desk says, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.desk.phrases import Phrases, phrase

if TYPE_CHECKING:
    from camp.desk.refusal import Reason

WORDS: Final[Phrases] = {
    # today
    "title": ("第{day}天 · {date} · {kind}《{title}》", "Day {day} · {date} · {kind}: {title}"),
    "not_begun": (
        "还没开始：第{day}天是{date}",
        "not begun yet: day {day} is {date}",
    ),
    "over": (
        "营已经结束，补卡结算到{date}",
        "the camp is over; make-ups are counted until {date}",
    ),
    "skipped_date": (
        "{date}跳过，不算一天；下一天是第{day}天",
        "{date} is skipped and is no day; the next is day {day}",
    ),
    "unsigned": (
        "课程还没签发，请营长签",
        "The course is not signed off yet; please ask the lead",
    ),
    "unsigned.again": (
        "课程改过，还没签发；请{who}签",
        "The course was changed and waits for {who}'s sign-off",
    ),
    "unsigned.hint": ("签发：camp cohort approve {name}", "To sign off: camp cohort approve {name}"),
    "stuck": (
        "有{count}件到点没做，最早的是{at}。请管服务器的人看一眼",
        "{count} things are overdue, the oldest since {at}. Please ask whoever runs the server to look",
    ),
    "stuck.hint": (
        "camp worker 或 camp up 在跑吗？",
        "Is `camp worker` or `camp up` running?",
    ),
    "later": ("{at}生成", "made at {at}"),
    "making": ("正在生成{groups}", "being made for {groups}"),
    "posted": ("贴了{done}/{every}", "{done} of {every} posted"),
    "of_late": ("其中晚了{count}：{groups}", "{count} of them late: {groups}"),
    "left_early": (
        "还没贴{count}，{at}起可以贴",
        "{count} not posted yet, from {at} on",
    ),
    "left": (
        "还没贴{count}：{groups}（还有{time}）",
        "{count} not posted yet: {groups} ({time} left)",
    ),
    "overdue": (
        "过了{until}还没贴{count}：{groups}",
        "{count} not posted by {until}: {groups}",
    ),
    "missed": ("当天没贴{count}：{groups}", "{count} never posted: {groups}"),
    "not_made": (
        "没做成{count}：{groups}（{reason}）",
        "{count} not made: {groups} ({reason})",
    ),
    "minutes": ("{minutes}分钟", "{minutes} min"),
    "hours_sharp": ("{hours}小时", "{hours} h"),
    "hours": ("{hours}小时{minutes}分", "{hours} h {minutes} min"),
    "came": (
        "到{at}来了{came}位，共{members}位",
        "{came} of {members} checked in by {at}",
    ),
    "came.others": (
        "到{at}来了{came}位，共{members}位（另有{others}）",
        "{came} of {members} checked in by {at} (besides them: {others})",
    ),
    "people": ("{every}位：{camp}位在营，{others}", "{every}: {camp} in the camp, {others}"),
    "people.camp": ("{count}位在营", "{count} in the camp"),
    "people.listening": ("{count}位裸听", "{count} listening"),
    "people.deferred": ("{count}位延到下一期", "{count} deferred"),
    "waiting": (
        "待点评{pieces}份，最久等了{hours}小时：{groups}",
        "{pieces} pieces wait for an answer, the oldest for {hours} h: {groups}",
    ),
    "waiting_group": ("{group}{pieces}份", "{group} {pieces}"),
    "nothing_waits": ("作业都看过了", "every piece has been answered"),
    "row.failed": ("没做成", "failed"),
    "row.skipped": ("跳过了", "skipped"),
    "row.planned": ("等着", "planned"),
    "row.leased": ("正在做", "at work"),
    "row.done": ("做完", "done"),
    "row.cancelled": ("取消", "cancelled"),
    "kind.script": ("话术", "script"),
    "kind.guidance": ("运营要点", "guidance"),
    "kind.close": ("结算", "close"),
    "kind.standings": ("名次", "standings"),
    "kind.debrief": ("复盘", "debrief"),
    "kind.round": ("配对", "draw"),
    "kind.honors": ("算荣誉", "honours"),
    "kind.publish": ("公布荣誉", "publishing"),
    "kind.certificates": ("奖状", "certificates"),
    "kind.report": ("总报告", "report"),
    "next": ("下一件：{at} {what}", "next: {what} at {at}"),
    "day.opening": ("开营", "opening"),
    "day.course": ("课程日", "course day"),
    "day.guest": ("大咖日", "guest day"),
    "day.activity": ("活动日", "activity day"),
    "day.rest": ("休息日", "rest day"),
    "day.closing": ("结营", "closing"),
    # occurrences
    "no_state": ("没有“{state}”这个状态：用 {known}", "{state!r} is not a state; use {known}"),
    "no_rows": (
        "没有编号{ids}的事：看 camp occurrences",
        "there is nothing with id {ids}: see `camp occurrences`",
    ),
    "not_retried": (
        "{id}（{what}）是“{state}”，只有没做成和跳过的能再来",
        "{id} ({what}) is {state}; only what failed or was skipped is tried again",
    ),
    "nothing_failed": ("没有没做成的", "nothing has failed"),
    "row": ("第{day}天 {what}", "day {day} {what}"),
    "row_group": ("第{day}天 {group} {what}", "day {day} {group} {what}"),
    "span": ("{first} 到 {last}，{zone}", "{first} to {last}, {zone}"),
    # standings
    "no_standings": ("还没有公布过名次", "no standings have been published yet"),
    "no_standings_night": (
        "第{night}夜没有公布名次：有第{first}到第{last}夜",
        "there are no standings of night {night}: there are nights {first} to {last}",
    ),
    "tonight": ("当晚完成率", "That night"),
    "tonight_about": (
        "只算第{night}天，当晚公布的数",
        "Day {night} alone, as published that night",
    ),
    "duel": ("{home} 对 {away}：{words}", "{home} and {away}: {words}"),
    "stamps": ("{stamps}份", "{stamps}"),
    "pace": ("全营中位", "the middle"),
    # honors
    "no_honors": (
        "荣誉还没算：结营日{at}算",
        "the honours are not computed yet: that is on the closing day at {at}",
    ),
    "no_honors_ever": (
        "这门课没有荣誉，或没有结营日",
        "this course has no honours, or no closing day",
    ),
    "no_rule": ("没有“{rule}”这项荣誉：用 {known}", "{rule!r} is not an honour; use {known}"),
    "no_award": (
        "{group}没有人得“{title}”",
        "nobody in {group} holds {title!r}",
    ),
    "group_needed": (
        "“{title}”每个营一份：加上 --group",
        "{title!r} is given in every group: add --group",
    ),
    "whole": ("全营", "the whole camp"),
    "published": (
        "“{title}”已经公布：改用 camp honors {cohort} reissue",
        "{title!r} is published: use `camp honors {cohort} reissue`",
    ),
    "not_published": (
        "“{title}”还没公布：用 camp honors {cohort} correct",
        "{title!r} is not published yet: use `camp honors {cohort} correct`",
    ),
    "why_needed": ("要写原因：--why", "a reason is needed: --why"),
    "same_person": ("“{title}”本来就是{name}的", "{title!r} is {name}'s already"),
    "other_group": (
        "{name}不在{group}，不能得这个营的“{title}”",
        "{name} is not in {group} and cannot hold its {title!r}",
    ),
    "not_shown": (
        "{name}有不联系的标签，不能上榜",
        "{name} has a label against being shown",
    ),
    "not_there": (
        "{name}结营前不在营里，不能上榜",
        "{name} was not in the camp at its end",
    ),
    "reason_needed": (
        "没有记录能说明{name}为什么得“{title}”：用 --reason 写一句",
        "nothing recorded says why {name} should hold {title!r}: write --reason",
    ),
    "state.computed": ("算好，等确认", "computed, to be confirmed"),
    "state.confirmed": ("已确认", "confirmed"),
    "state.corrected": ("已更正", "corrected"),
    "state.published": ("已公布", "published"),
    "state.withdrawn": ("已撤回", "withdrawn"),
    "honors_count": (
        "{count}项荣誉，{people}位同学。",
        "{count} honours, {people} people.",
    ),
    "honors_open": ("还没公布。", "Not published yet."),
    "finished": ("走完全程的有{count}位。", "{count} completed the camp."),
    "place": ("{title}（第{place}）", "{title} (no. {place})"),
    # debrief
    "no_debrief": ("还没有复盘：第一夜在{at}", "there is no debrief yet: the first is at {at}"),
    "no_debrief_night": (
        "第{night}夜还没有复盘；有的是{there}",
        "there is no debrief of night {night}; there are {there}",
    ),
    "no_report": (
        "还没有总报告：结营后的夜里写",
        "there is no report yet: it is written the night after the closing",
    ),
    "changed": (
        "{before}→{after} {count}位",
        "{count} from {before} to {after}",
    ),
    "then_now": (
        "当晚{then}，现在{now}：{done}/{due}",
        "{then} that night, {now} now: {done} of {due}",
    ),
    "corrections": ("这一夜公布之后", "Since this night was published"),
    "audited": ("{at} {who} {act} {subject}：{before}→{after}（{why}）", "{at} {who}: {act} {subject}, {before} to {after} ({why})"),
}  # fmt: skip


def say(key: str, **values: Any) -> Reason:
    """Say a phrase of this desk."""
    return phrase(WORDS, key, **values)
