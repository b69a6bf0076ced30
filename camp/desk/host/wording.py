"""What the host's desk says, in both languages."""

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
    "no_slot": (
        "没有“{slot}”这个时段：用 {known}",
        "{slot!r} is not a slot; use {known}",
    ),
    "no_version": (
        "没有“{version}”这一版：用 {known}",
        "{version!r} is not a version; use {known}",
    ),
    "planned": (
        "{slot}还没生成：{when}生成，{window}可以贴",
        "{slot} is not made yet: it is made at {when}, to be posted {window}",
    ),
    "due": (
        "{slot}该在{when}生成，正在生成；要是一直没有，看 camp today",
        "{slot} was due at {when} and is being made; if it stays away, see `camp today`",
    ),
    "waits": (
        "{slot}该在{when}生成，还在等昨晚的名次",
        "{slot} was due at {when} and waits for last night's standings",
    ),
    "skipped": (
        "{slot}没有生成：{reason}。要补就用 camp retry {id}",
        "{slot} was not made: {reason}. To make it after all: camp retry {id}",
    ),
    "failed": (
        "{slot}没做成：{reason}。改好以后用 camp retry {id}",
        "{slot} failed: {reason}. Once mended: camp retry {id}",
    ),
    "cancelled": ("{slot}取消了：{reason}", "{slot} was cancelled: {reason}"),
    "never": (
        "{group}在第{day}天还没有这一份：它从第{created}天起才有话术",
        "{group} has nothing for day {day}: its scripts begin with day {created}",
    ),
    "nothing": ("第{day}天没有这一份", "there is nothing of this kind on day {day}"),
    "state.composed": ("已生成，还没贴", "made, not posted yet"),
    "state.copied": ("{at}复制了，还没贴", "copied {at}, not posted yet"),
    "state.posted": ("{at}贴出", "posted {at}"),
    "state.posted_by": ("{at}由{who}贴出", "posted {at} by {who}"),
    "state.late": ("{at}贴出，过了{until}", "posted {at}, after {until}"),
    "state.late_by": (
        "{at}由{who}贴出，过了{until}",
        "posted {at} by {who}, after {until}",
    ),
    "state.missed": ("当天没有贴", "not posted on the day"),
    "made_late": (
        "过了时间才生成，里面写了钟点",
        "made after its time; the text says the hour",
    ),
    "no_numbers": (
        "生成时还没有昨晚的数字，正文里没有名次",
        "made without last night's numbers: no standing in the text",
    ),
    "unsigned": (
        "这一版课程还没签发：camp cohort approve {name}",
        "this version of the course is not signed off: camp cohort approve {name}",
    ),
    "words_empty": ("没有写字", "there are no words"),
    "words_long": (
        "太长了：{count}个字，最多{most}个",
        "too long: {count} characters, at most {most}",
    ),
    "kind.well": ("顺利：{words}", "Went well: {words}"),
    "kind.help": ("要帮忙：{words}", "Needs help: {words}"),
    "kind.learnt": ("学到：{words}", "Learnt: {words}"),
    "note_early": (
        "营还没开始：第{day}天是{date}",
        "the camp has not begun: day {day} is {date}",
    ),
    "note_over": (
        "最后一夜已经结了，不再收营主的话",
        "the last night is closed: no more lines for a debrief",
    ),
    "not_here": (
        "你的群里今天没有这个人，回到名单再点一次",
        "nobody of that kind is in your group today; go back to the list",
    ),
    "no_homework": (
        "你的群里没有这一份作业，回到作业页再看一眼",
        "there is no such homework in your group; look at the homework page again",
    ),
    "no_stand_in": (
        "选副营主或作业官来代",
        "choose the deputy or the officer to stand in",
    ),
    "no_through": (
        "代到哪一天，选第{first}到第{last}天里的一天",
        "choose a day from {first} to {last} to stand in through",
    ),
    "stand_in_nameless": (
        "这个位子还空着，写上请谁来代",
        "nobody sits there yet: write who stands in",
    ),
    "stand_in_self": (
        "这是你自己，选另一位来代",
        "that is you: choose somebody else",
    ),
    "host_only": (
        "只有营主能请人代，请营主来交",
        "only the host can hand over; ask the host to",
    ),
    "no_day_ahead": (
        "没有这一天，从第{first}天起可以先看",
        "there is no such day; from day {first} on they can be read beforehand",
    ),
    "no_picture": (
        "没有这张图，回到页面再点一次",
        "there is no such picture; go back to the page",
    ),
    "no_praise": (
        "只能赞、写一句，或盖“优秀作业”",
        "homework can be liked, commented on or stamped, nothing else",
    ),
    "who_empty": ("没有写是谁", "nobody is named"),
    "for_eyes": ("前一晚给营主看的", "for the host, the evening before"),
    "no_groups": (
        "还没有群：先用 camp roster import",
        "there are no groups yet: bring students in with `camp roster import`",
    ),
    "picture_missing": (
        "《{title}》的图 {path} 不在这一版课程里，没有放进来",
        "the picture of “{title}”, {path}, is not in this version of the course",
    ),
    "picture_odd": (
        "《{title}》的 {path} 不是 PNG、JPEG、GIF 或 WebP 图片，没有放进来",
        "{path} of “{title}” is no PNG, JPEG, GIF or WebP picture, so it is left out",
    ),
    "full": ("完整版", "full"),
    "short": ("精简版", "short"),
}


def say(key: str, **values: Any) -> Reason:
    """Say a phrase of this desk."""
    return phrase(WORDS, key, **values)
