"""What the loader finds, for someone who keeps a plan: code -> (Chinese, English).

Only what it would say in the words of ``curriculum.yaml`` is said otherwise here. A
value called kind, block, tier, slot or choices comes as a plan calls it.
"""

from __future__ import annotations

from typing import Final

PLAN: Final[dict[str, tuple[str, str]]] = {
    # nothing is written: in a cell, in a column that is not there, inside a cell
    "cell_empty": ("还没有写", "is not written yet"),
    "no_column": (
        "还没有“{name}”；加一列“{name}”，写在这一行",
        'has no "{name}" yet; add a column "{name}" and write it in this row',
    ),
    "no_label_here": (
        "还没有“{name}”；在这一天下面加一条：- **{name}**：……",
        'has no "{name}" yet; add a line below this day: - **{name}**: …',
    ),
    "inside_empty": (
        "缺“{name}”；另起一行写“{name}：……”",
        'has no "{name}"; write it on a line of its own, as "{name}: …"',
    ),
    "inside_choice": (
        "缺“{name}”；另起一行，比如写“{name}：{example}”",
        'has no "{name}"; add a line, such as "{name}: {example}"',
    ),
    "half_pair": (
        "箭头两边都要写，像这样：出了什么事 → 怎么接",
        "needs words on both sides of its arrow, as: what goes wrong → what helps",
    ),
    "no_row": (
        "还没有“{name}”；在表头上面加一行，前面写“{name}”，后面写内容",
        'there is no "{name}" yet; above the header add a row: "{name}", then what it says',
    ),
    "no_item": (
        "还没有“{name}”；在第一天上面加一条：- **{name}**：……",
        'there is no "{name}" yet; add a line above the first day: - **{name}**: …',
    ),
    # --- what stands there does not fit
    "pair": ("要写从第几天到第几天，如 3-6", "takes a first and a last day, as 3-6"),
    "near_field": ("这一项放在这里不对，请去掉", "does not belong here; take it out"),
    "unknown_field": ("这一项放在这里不对，请去掉", "does not belong here; take it out"),
    "not_text": ("这里要一段文字", "should be a text"),
    "not_list": (
        "看不懂；请写成 3-6、10-13 这样",
        "is not clear; write it as 3-6, 10-13",
    ),
    "not_block": (
        "看不懂；请写成 完成率 0.8、优秀章 3 这样",
        "is not clear; write it as completion 0.8, stamps 3",
    ),
    "colour": (
        "“{value}”不是颜色；请写成 #2f6f5e 这样",
        '"{value}" is not a colour; write it as #2f6f5e',
    ),
    "day_kind": (
        "“{value}”不是日子的类型；请写开营、课程日、大咖日、活动日、休息或结营",
        '"{value}" is not a kind of day; use course, guest, activity, rest, opening or closing',
    ),
    "flag": (
        "“{value}”不是是或否；请写“是”或“否”",
        '"{value}" is neither yes nor no; write yes or no',
    ),
    "clock": (
        "“{value}”不是钟点；请写成 21:30 这样，从 00:00 到 23:59",
        '"{value}" is not a time of day; write it as 21:30, from 00:00 to 23:59',
    ),
    "near_clock": (
        "“{value}”不是这样写的钟点；请写 {near}",
        '"{value}" is not written as a time of day; write {near}',
    ),
    "other": (
        "“{value}”放在这里不对；请换一种写法",
        '"{value}" does not fit here; write it another way',
    ),
    "same_id": (
        "“{name}”用过了；每个钥匙只用一次，请换一个",
        '"{name}" is used already; every key is used once, choose another',
    ),
    "needs": ("{kind}要有{block}；请写上", "a day of kind {kind} needs a {block}; write it"),
    "stray": (
        "{kind}用不上{block}；请去掉，或换一种类型",
        "a day of kind {kind} has no {block}; take it out or change the kind",
    ),
    "no_part": (
        "“打卡内容”里没有“{name}”；请写 {known}",
        '"{name}" is not one of the parts of a check-in; use {known}',
    ),
    "nothing_due": (
        "{kind}不打卡；请去掉，或写（无）",
        "nothing is due on a day of kind {kind}; take it out or write (none)",
    ),
    "not_written": (
        "不用写字的一项没有字数；加一行“要写：是”，或去掉“最少字数”",
        'only a written part has a length; add "written: yes" or take "min chars" out',
    ),
    "level_order": (
        "从第{first}天到第{last}天是倒着的；先写早的一天",
        "it runs backwards from day {first} to day {last}; write the earlier day first",
    ),
    "window_order": (
        "三个钟点要一个比一个晚：几点写好、几点起能发、几点以后算晚；现在是 {compose}、{post_from}、{post_until}",
        "its times must follow each other: made, posted from, posted until; they are {compose}, {post_from}, {post_until}",
    ),
    "show_early": (
        "{start} 开始，可这一晚的话术 {compose} 才生成；请推迟开始，或在“时段”里把这一晚提前",
        "it starts at {start}, but its texts are made at {compose}; start later, or give the day an earlier evening among its slots",
    ),
    "pk_rounds": (
        "PK 要有轮次；加一行“轮次：3-6”",
        'a pk needs rounds; add a line "rounds: 3-6"',
    ),
    "league_rounds": (
        "联赛没有轮次；请去掉，或把类型换成 PK",
        "a league has no rounds; take them out or make its kind pk",
    ),
    "asset_path": (
        "“{value}”不能当文件名；请写 map.png 这样的名字",
        '"{value}" cannot be a file; write a name such as map.png',
    ),
    "moment_empty": (
        "有一条既没有发到群里的话，也没有给营主的提示；请至少写一样",
        "a moment has neither words nor a cue; write one of them",
    ),
    "moment_spare": (
        "备用的一条要有发到群里的话",
        "a spare moment needs words to post",
    ),
    "moment_late": (
        "有一条在第{at}分钟，可整场只有{minutes}分钟；请提前，或加长时长",
        "a moment comes at minute {at} of a show of {minutes}; make it earlier or the show longer",
    ),
    "nothing_said": (
        "整场没有一句发到群里的话；请至少写一条",
        "nothing is said in the whole show; write at least one thing to post",
    ),
    # --- what may be but should not
    "noon_empty": (
        "这一天中午没有可发的；在“午间”写一张图或一页短文",
        'noon has nothing to show on this day; write a picture or a page under "noon"',
    ),
    "nowhere": (
        "没有链接也没有文件，学员打不开；请写一个链接",
        "has neither link nor file, so nobody can open it; write a link",
    ),
    "asset_missing": (
        "计划表带不了文件“{value}”；下载做好的课程，和文件一起放进压缩包再传",
        'a plan cannot bring the file "{value}"; download the course made of it, and send both in a zip',
    ),
    "load": (
        "{tier}这天约 {minutes} 分钟，说好的是 {promised} 分钟上下；请缩短，或改“{tier}”的分钟",
        '{tier} takes about {minutes} minutes on this day, promised are {promised}; shorten it or change the minutes of "{tier}"',
    ),
    "no_summary": (
        "活动没有总结，大家带不走东西；请写上",
        "the activity has no summary, and that is what people take home; write one",
    ),
    "same_text": (
        "和第{day}天写的一样；请换一句",
        "is the same as on day {day}; write another",
    ),
    "path_gap": (
        "第{number}天不在路径的任何一段里；请让各段连起来",
        "day {number} lies in no stretch of the path; let the stretches join",
    ),
    "no_closing": (
        "最后一天不是结营，荣誉和奖状就没有发的日子；请加一天结营",
        "the last day is no closing, so honors and certificates have no day; add one",
    ),
    "no_limit": (
        "没写“每周可漏”，这一项用不上；请补上，或去掉",
        'has no effect without "misses per week"; write that or take this out',
    ),
    "part_unused": (
        "轻度、中度、重度都没有要它；请在一档里写上，或去掉",
        "light, medium and heavy do not ask for it; name it in one of them or take it out",
    ),
    "undue": (
        "写了作业，可这天没有要交的；请改“当天要交”，或去掉作业",
        'there is homework, but nothing is due on this day; change "parts" or take it out',
    ),
    "show_long": (
        "要到 {end} 才完，可 {until} 以后发的算迟；请早些开始，或在“时段”里写这一晚的",
        "it ends at {end}, but after {until} posts are late; start earlier, or give the day its own evening among its slots",
    ),
}  # fmt: skip
