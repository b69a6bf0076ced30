"""What the desk for check-ins and praise says, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.desk.phrases import Phrases, phrase

if TYPE_CHECKING:
    from camp.desk.refusal import Reason

WORDS: Final[Phrases] = {
    "at_row": ("第{row}行，{column}：{said}", "row {row}, {column}: {said}"),
    "more": ("……另有{count}处", "… and {count} more"),
    "empty": ("文件里没有一行可用", "there is nothing in the file"),
    "col.ref": ("学号", "ref"),
    "col.day": ("天", "day"),
    "col.time": ("时间", "time"),
    "col.parts": ("部分", "parts"),
    "col.by": ("点评人", "by"),
    "unknown": (
        "没有学号为“{ref}”的学员",
        "there is no student with the number {ref!r}",
    ),
    "no_date": (
        "{date}不是营里的一天：这一期是{first}到{last}",
        "{date} is no day of this camp, which runs from {first} to {last}",
    ),
    "no_day": (
        "没有第{day}天：这一期是第{first}到第{last}天",
        "there is no day {day}: this cohort has days {first} to {last}",
    ),
    "not_begun": (
        "第{day}天还没开始：{date}零点起收",
        "day {day} has not begun: it opens at midnight on {date}",
    ),
    "future": (
        "{at}还没到，现在是{now}",
        "{at} has not come yet, it is {now}",
    ),
    "too_late": (
        "第{day}天补卡到{until}为止，这份是{at}",
        "day {day} could be made up until {until}, this is from {at}",
    ),
    "not_here": (
        "第{day}天{name}不在营里，或是裸听、延期",
        "{name} was not in the camp on day {day}, or only listens",
    ),
    "no_parts": (
        "没有写交了哪一样：用 {known}",
        "it does not say which part was handed in: use {known}",
    ),
    "unknown_part": (
        "没有“{part}”这一样：用 {known}",
        "{part!r} is not a part; use {known}",
    ),
    "too_many": (
        "{name}第{day}天交的次数太多了",
        "{name} has handed in too often for day {day}",
    ),
    "no_homework": (
        "{name}第{day}天没有交作业，没有可点评的",
        "{name} handed in nothing for day {day}: there is nothing to review",
    ),
    "stamp_by_student": (
        "只有营主、副营主、作业官能盖章，{name}是学员",
        "only a host, deputy or officer stamps; {name} is a student",
    ),
    "own_homework": (
        "{name}不能给自己点评",
        "{name} cannot review their own homework",
    ),
    "no_comment": ("留言要写字", "a comment needs words"),
    "who_empty": ("没有写是谁", "nobody is named"),
    "words_long": (
        "太长了：{count}个字，最多{most}个",
        "too long: {count} characters, at most {most}",
    ),
    "no_honor": (
        "没有“{honor}”这项荣誉：用 {known}",
        "{honor!r} is not an honour; use {known}",
    ),
    "when_other": ("第{day}天{at}", "{at} on day {day}"),
    "not_yet": ("还没到", "not yet"),
    "still_open": ("还没收到，{until}前都算", "Nothing yet; in time until {until}"),
    "midnight": ("24:00", "midnight"),
    "end_of": ("{date}24:00", "midnight on {date}"),
}


def say(key: str, **values: Any) -> Reason:
    """Say a phrase of this desk."""
    return phrase(WORDS, key, **values)
