"""What this room says, Chinese and English together, and what it calls a field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp.curriculum.planning.names import CHOICES, DAY, LABELS, SETTINGS, called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from camp.curriculum.planning.draft import Remark, Steps
    from camp.curriculum.problems import Locale

_WORDS: Final[dict[str, tuple[str, str]]] = {
    # in the file that is made
    "file_head": (
        (
            "由计划表 {source} 做成。\n“待补”是计划表里没有的，写上内容，去掉那句注释；"
            "还剩哪些，用 camp curriculum check 查。"
        ),
        (
            "Made of the plan {source}.\nWhat is marked “to write” was not in it: write it and drop the mark;"
            " camp curriculum check says what is left."
        ),
    ),
    "gap": ("待补：{label}", "to write: {label}"),
    "day_mark": ("第{number}天", "Day {number}"),
    "top_format": (
        "这份文件的格式，固定写 1",
        "The version of this file's format, always 1",
    ),
    "top_id": (
        "课程的钥匙：小写字母、数字、-，定了就别改",
        "The course's key: small letters, digits, -; once set, leave it",
    ),
    "top_about": (
        "这门课讲什么、给谁，报名的人会看到",
        "What the course is about and for whom; those who sign up read it",
    ),
    "top_locales": ("用哪些语言发话术", "The languages its scripts are made in"),
    "top_zone": (
        "默认时区，开班时可以换",
        "The usual time zone; a cohort may have its own",
    ),
    "top_goal": (
        "一句话说清：结营时，每个人能做成什么",
        "In one sentence: what everyone can do at the end",
    ),
    "top_path": (
        "分几段走。各段连起来，不空不叠",
        "The stretches of the way, without gaps or overlaps",
    ),
    "top_promises": (
        "对学员说好的事，写做得到的、说得清时间的",
        "What students are promised: what can be kept, and by when",
    ),
    "top_slots": (
        "三个时段：几点写好，几点起能发，几点以后算晚",
        "The three slots: when the text is made, from when and until when it is posted",
    ),
    "top_parts": ("一天里可以交哪几样", "What can be handed in on a day"),
    "top_tiers": (
        "三档强度，各交哪几样，大约几分钟",
        "The three tiers: what each asks for, and how long it takes",
    ),
    "top_attendance": (
        "几天内能补、一周能请几天假",
        "How late a day can be made up, and how much leave a week has",
    ),
    "top_group": ("一个群多少学员", "How many students a group has"),
    "top_nickname": ("群里的昵称怎么写", "How students name themselves in the group"),
    "top_rules": ("群规，12条以内", "The group's rules, twelve at most"),
    "top_ladder": (
        "出了事怎么一步步处理",
        "What is done when something goes wrong, step by step",
    ),
    "top_contests": ("比赛", "Contests between groups"),
    "top_honors": (
        "荣誉：按 measures 从前往后比",
        "Honors: measures are compared first to last",
    ),
    "top_points": ("积分", "Points"),
    "top_deposit": ("押金", "The deposit"),
    "top_assessment": ("测评", "The questionnaire"),
    "top_methods": ("这门课怎么学", "How this course is studied"),
    "top_answers": (
        "全营通用的答复，谁来问都这样答",
        "Approved answers, the same for everyone",
    ),
    "top_look": ("图片的颜色和标志", "Colours and logo of the pictures"),
    "top_days": (
        "每一天，从前往后排。第一天是 opening 就是第0天，否则是第1天",
        "Every day in order; an opening is day 0, else the first is day 1",
    ),
    # what is wrong
    "no_header": (
        "没有找到表头；一行里至少要有这样几列：{values}",
        "there is no header; a row needs a few columns like these: {values}",
    ),
    "no_days": ("表头下面一天也没有", "there is no day below the header"),
    "no_day_heading": (
        "一天也没有；每天用一个标题开头，如 ## 第1天 课程日 《题目》",
        "there is no day; begin each with a heading, such as ## Day 1 course “Title”",
    ),
    "near_header": (
        "没有“{name}”这一列；是不是“{near}”",
        '"{name}" is no column; did you mean "{near}"?',
    ),
    "near_setting": (
        "没有“{name}”这一项；是不是“{near}”",
        '"{name}" is no setting; did you mean "{near}"?',
    ),
    "near_label": (
        "没有“{name}”这一项；是不是“{near}”",
        '"{name}" is no field; did you mean "{near}"?',
    ),
    "header_twice": (
        "和“{first}”是同一列；请只留一列",
        'is the same column as "{first}"; keep one',
    ),
    "label_again": (
        "这一天已经写过“{name}”；请合成一处",
        'this day has "{name}" already; put them together',
    ),
    "setting_twice": (
        "“{name}”在第{first}行已经写过；请合成一处",
        '"{name}" stands in row {first} already; put them together',
    ),
    "no_number": ("没有写是第几天", "does not say which day it is"),
    "number": (
        "“{text}”看不出是第几天；请写 3 或 第3天",
        '"{text}" is not a day number; write 3 or Day 3',
    ),
    "number_big": (
        "第{number}天太远了，最多到第{most}天",
        "day {number} is too far, the last can be {most}",
    ),
    "day_twice": (
        "第{number}天在第{first}行已经有了；一天只写一行，请合到一起",
        "day {number} stands in row {first} already; put a day into one row",
    ),
    "days_missing": (
        "第{number}天前面缺第 {missing} 天；请补上，空着的日子可以写“休息”",
        "before day {number}, day {missing} is missing; add it, a day off is “rest”",
    ),
    "opening_number": (
        "开营是第0天，这里写的是第{number}天；请从0数起，或把类型改成课程日",
        "an opening is day 0, this says {number}; count from 0, or make it a course day",
    ),
    "zero_number": (
        "第0天只能是开营；请改类型，或从1数起",
        "day 0 can only be an opening; change its kind, or count from 1",
    ),
    "date": (
        "“{text}”看不出是哪一天；请写 2026-09-07 这样",
        '"{text}" is not a date; write it like 2026-09-07',
    ),
    "date_twice": (
        "和第{first}行是同一天；一天只写一行，请合到一起",
        "is the same date as row {first}; put a day into one row",
    ),
    "no_kind": (
        "没有写类型，看不出这些内容放在哪儿；请写开营、课程日、大咖日、活动日、休息或结营",
        "has no kind, so there is no telling where this belongs; write opening, course, guest, activity, rest or closing",
    ),
    "no_label": (
        "“{text}”前面要有标签；每行写“标签：内容”，可用 {labels}",
        '"{text}" needs a label; write "label: value" lines, known are {labels}',
    ),
    "label_twice": (
        "“{label}”在同一段里写了两次；请合成一处",
        '"{label}" stands twice in one block; put them together',
    ),
    "no_minute": (
        "“{text}”前面要写第几分钟，如 12′ 接下来……",
        '"{text}" needs its minute in front, as in 12′ Next …',
    ),
    "window": (
        "“{text}”看不懂；请写 早安 06:30 07:30-11:00 这样",
        '"{text}" is not clear; write it like morning 06:30 07:30-11:00',
    ),
    "too_big": (
        "有 {size} KB、{lines} 行，太大了；这是课程大纲吗？",
        "has {size} KB and {lines} lines, too much; is this an outline?",
    ),
    "days_many": (
        "有 {count} 天，最多 {most} 天；这是课程计划吗？",
        "has {count} days, at most {most}; is this a course's plan?",
    ),
    "more": ("……另有 {count} 处", "… and {count} more"),
    "cell_long": (
        "{label}有 {size} 个字，一格放不下（最多 {most}）；请导出成 .md",
        "{label} has {size} characters, more than a cell holds ({most}); export to .md",
    ),
    # how it was read
    "sorted": (
        "天数不是从小到大，已经按天数排好",
        "the days were not in order; they were put in order",
    ),
    "dates_unread": (
        "日期没有用到：哪天开营，开班时用 --start 定",
        "the dates were not used: a cohort says when it starts, with --start",
    ),
    "dated": (
        "没有天数，按日期排了先后；日期本身不记，开班时用 --start 定",
        "there are no day numbers, so dates gave the order; they are not kept, a cohort says when it starts",
    ),
    "date_gap": (
        "前面空了 {days} 个日子，接着往下数；要跳过的日子，开班时再说",
        "after a gap of {days} days the count goes on; days to skip are named when a cohort opens",
    ),
    "kind_guessed": (
        "没有写类型，看内容当作 {kind}",
        "has no kind; by what it says it was taken for {kind}",
    ),
    "titled": (
        "这些天没有写课名，用了当天的标题：{numbers}",
        "these days name no lesson, so it took the day's title: {numbers}",
    ),
    "usual": (
        "没有写、先用通行写法的：{names}",
        "not in the plan, filled in with what is usual: {names}",
    ),
    "headers_unread": (
        "这些列没有用到：{names}",
        "columns that were not used: {names}",
    ),
    "settings_unread": ("这些行没有用到：{names}", "rows that were not used: {names}"),
    "labels_unread": ("没有用到：{names}", "not used: {names}"),
    "sheet_unread": (
        "工作表“{sheet}”里没有看到每天的安排或设置，没有用到",
        'the sheet "{sheet}" holds neither days nor settings and was not used',
    ),
    "no_main": (
        "{kind}这天用不到这一格",
        "has no place on a day of this kind ({kind})",
    ),
    "no_field": (
        "这一类日子没有这一项，没有用到",
        "has no place on a day of this kind and was not used",
    ),
    "stages_unread": (
        "已经写了路径，阶段这一列没有用到",
        "the path is given, so the column of stages was not used",
    ),
}


def words(code: str, locale: Locale, /, **values: object) -> str:
    """Say something of the table; empty when it has no such entry."""
    both = _WORDS.get(code, ("", ""))
    side = 0 if locale == "zh-CN" else 1
    comma = ("、", ", ")[side]
    said = {k: comma.join(v) if isinstance(v, tuple) else v for k, v in values.items()}
    return both[side].format_map(said)


def remark(one: Remark, locale: Locale) -> str:
    """Say a remark without its place."""
    values = dict(one.values)
    if one.code == "usual":
        names = values["names"]
        listed = names if isinstance(names, tuple) else ()
        values["names"] = tuple(_setting(str(name), locale) for name in listed)
    labels = values.get("labels")
    if isinstance(labels, tuple):
        side = 0 if locale == "zh-CN" else 1
        values["labels"] = tuple(LABELS[str(name)][side] for name in labels)
    kind = values.get("kind")
    if kind in CHOICES and locale == "zh-CN":
        values["kind"] = CHOICES[str(kind)][0]
    said = {k: v if isinstance(v, tuple) else _short(v) for k, v in values.items()}
    return words(one.code, locale, **said)


def _short(value: object, most: int = 40) -> object:
    if not isinstance(value, str):
        return value
    line = " ".join(value.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _setting(name: str, locale: Locale) -> str:
    if name in SETTINGS:
        return called(SETTINGS, name, locale)
    return label(tuple(name.split(".")), (), locale)


def label(
    steps: Steps, numbers: Sequence[int], locale: Locale, *, bare: bool = False
) -> str:
    """Call a place of the file as a plan does: 第3天 开头. ``bare`` leaves the day out."""
    side = 0 if locale == "zh-CN" else 1
    if steps[0] == "days":
        place, names = steps[1], [str(s) for s in steps[2:] if isinstance(s, str)]
        number = numbers[place] if isinstance(place, int) else 0
        named = _named(names, side, locale)
        mark = "" if bare else words("day_mark", locale, number=number)
        return f"{mark} {named}".strip()
    names = [str(step) for step in steps if isinstance(step, str)]
    top = setting_of(names)
    rest = names[len(top.split(".")) :]
    first = LABELS[top][side] if top in LABELS else top
    first = called(SETTINGS, top, locale) if top in SETTINGS else first
    others = [LABELS[name][side] if name in LABELS else name for name in rest]
    return " ".join([first, *others])


def setting_of(names: Sequence[str]) -> str:
    """Find the setting that a way down from the top lies in: tiers.light, goal."""
    ways = (".".join(names[:2]), names[0])
    return next((way for way in ways if way in SETTINGS), names[0])


def _named(names: list[str], side: int, locale: Locale) -> str:
    """Call a field of a day by its column, else by its label inside the cell."""
    for key in (".".join(names), f"main.{names[-1]}" if names else ""):
        if key in DAY:
            return called(DAY, key, locale)
    top = [called(DAY, names[0], locale)] if names and names[0] in DAY else []
    return " ".join(
        [*top, LABELS[names[-1]][side] if names[-1] in LABELS else names[-1]]
    )
