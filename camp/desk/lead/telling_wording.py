"""What a revision is called in plain words, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.desk.phrases import Phrases, phrase

if TYPE_CHECKING:
    from camp.desk.refusal import Reason

WORDS: Final[Phrases] = {
    "day": (
        "第{day}天（{date}）改上：{title}",
        "Day {day} ({date}) becomes {title}",
    ),
    "day_gone": ("第{day}天没有了", "Day {day} goes"),
    "later": (
        "第{day}天起都晚{days}天，结营从{was}改到{now}",
        "From day {day} all is {days} days later; the camp ends on {now}, not {was}",
    ),
    "later_one": (
        "第{day}天起都晚1天，结营从{was}改到{now}",
        "From day {day} all is a day later; the camp ends on {now}, not {was}",
    ),
    "earlier": (
        "第{day}天起都早{days}天，结营从{was}改到{now}",
        "From day {day} all is {days} days earlier; the camp ends on {now}, not {was}",
    ),
    "free": (
        "{first}到{last}空着，不发也不用打卡",
        "{first} to {last}: nothing is sent and nothing is due",
    ),
    "free_one": (
        "{first}空着，不发也不用打卡",
        "{first}: nothing is sent and nothing is due",
    ),
    "window": (
        "第{day}天的{slot}改到{begins}–{until}贴",
        "Day {day}: the {slot} text is posted {begins}–{until}",
    ),
    "within": ("第{day}天改了{what}", "Day {day} changes: {what}"),
    "whole": ("整期改了{what}", "The whole course changes: {what}"),
    "scripts": ("{count}份话术换了写法", "{count} script templates are worded anew"),
    "script": ("1份话术换了写法", "One script template is worded anew"),
    "quiz_gone": ("小测会没有了：{names}", "Quizzes that go: {names}"),
    "quiz_new": ("新加小测：{names}", "New quizzes: {names}"),
    "quiz_other": ("小测的题改了：{names}", "Quizzes with other questions: {names}"),
    "file_gone": ("会少的图片和资料：{names}", "Pictures and papers that go: {names}"),
    "file_new": ("新加的图片和资料：{names}", "New pictures and papers: {names}"),
    "file_other": ("换过的图片和资料：{names}", "Other pictures and papers: {names}"),
    "small": (
        "有一两处小改，营里看不出来",
        "Small things that nobody in the camp sees",
    ),
    "again": (
        "第{day}天的{slot}，{groups}会重写（还没复制）",
        "Day {day}, {slot}: written again for {groups} (not copied yet)",
    ),
    "edited": (
        "第{day}天的{slot}，{groups}的营主自己改过，留着，旁边标出不同",
        "Day {day}, {slot}: the hosts of {groups} reworded it; it stays, with what is new beside it",
    ),
    "kept": (
        "第{day}天的{slot}，{groups}已经复制或贴出，不动",
        "Day {day}, {slot}: copied or posted already in {groups}; it stays",
    ),
    "guidance": (
        "第{day}天给营主的要点会重发",
        "The hosts' guidance for day {day} is sent again",
    ),
    "moved": (
        "还没到的话术都跟着改时间",
        "Texts that are still to come follow the new times",
    ),
    # what a day has, by its field
    "field.kind": ("当天是什么日子", "the kind of day"),
    "field.title": ("标题", "title"),
    "field.hook": ("开头那句", "opening line"),
    "field.quote": ("金句", "quote"),
    "field.quote_by": ("金句的出处", "the quote's author"),
    "field.key_points": ("要点", "key points"),
    "field.lesson": ("课", "lesson"),
    "field.guest": ("嘉宾", "guest"),
    "field.activity": ("活动", "activity"),
    "field.ceremony": ("结营式", "ceremony"),
    "field.homework": ("作业", "homework"),
    "field.reading": ("阅读", "reading"),
    "field.extra": ("午间内容", "the noon extra"),
    "field.materials": ("资料", "materials"),
    "field.cards": ("海报", "cards"),
    "field.parts": ("打卡要交的", "what a check-in holds"),
    "field.guidance": ("给营主的要点", "guidance for hosts"),
    "field.answers": ("核准的回答", "approved answers"),
    "field.selling": ("能不能提报名", "whether selling is allowed"),
    # what a course has
    "field.about": ("简介", "what it is about"),
    "field.locales": ("语言", "languages"),
    "field.zone": ("时区", "time zone"),
    "field.goal": ("目标", "goal"),
    "field.path": ("路径", "path"),
    "field.promises": ("承诺", "promises"),
    "field.tiers": ("强度", "tiers"),
    "field.attendance": ("考勤", "attendance"),
    "field.group": ("每营人数", "the size of groups"),
    "field.nickname": ("昵称写法", "nickname"),
    "field.rules": ("营规", "rules"),
    "field.ladder": ("违规怎么办", "what follows a broken rule"),
    "field.contests": ("比赛", "contests"),
    "field.honors": ("荣誉", "honours"),
    "field.points": ("积分", "points"),
    "field.deposit": ("押金", "deposit"),
    "field.assessment": ("测评", "assessment"),
    "field.methods": ("方法", "methods"),
    "field.look": ("海报的样子", "the look of cards"),
}  # fmt: skip


def say(key: str, /, **values: Any) -> Reason:
    """Say a phrase about a revision."""
    return phrase(WORDS, key, **values)


def called(path: str) -> Reason | None:
    """Name a field of a day or a course by its path; None for one nobody sees."""
    key = f"field.{path.partition('.')[0].partition('[')[0]}"
    return say(key) if key in WORDS else None
