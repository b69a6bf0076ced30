"""The words of every problem of this room: code -> (Chinese, English).

A message says what is wrong and what to write instead. ``{name}`` is filled in with a
value of the fault; a tuple is said as a list of choices.
"""

from __future__ import annotations

from typing import Final

from camp.curriculum.doubts import DOUBTS
from camp.curriculum.quiz_wording import QUIZ

ENDINGS: Final = {"zh-CN": ("、", " 或 "), "en": (", ", " or ")}
"""Between choices, and before the last one."""

_FILE: Final = {
    "more": (
        "还有 {left} 处问题没有列出；先改上面的，再检查一遍",
        "{left} more problems are not shown; mend those above and check again",
    ),
    "no_file": (
        "没有 curriculum.yaml；课程文件夹里要有它，可用 camp curriculum new 新建一份",
        "there is no curriculum.yaml; a curriculum's folder needs one, camp curriculum new makes it",
    ),
    "too_big": (
        "文件有 {size} 字节，最多 1000000；图片和长文请放进 assets",
        "the file has {size} bytes, at most 1000000; put pictures and long texts into assets",
    ),
    "too_many": (
        "内容超过 {most} 项，读到这里为止；请检查是不是粘贴重复了",
        "there are more than {most} values; reading stopped here, was something pasted twice?",
    ),
    "too_deep": (
        "套得太深，最多 {most} 层；请检查这里的缩进或括号",
        "nested too deep, at most {most} levels; check the indentation or brackets here",
    ),
    "utf16": (
        "文件是 UTF-16 编码；请另存为 UTF-8",
        "the file is UTF-16; save it as UTF-8",
    ),
    "utf8": (
        "这里有不是 UTF-8 的字节（{byte}）；请把文件另存为 UTF-8",
        "a byte here is not UTF-8 ({byte}); save the file as UTF-8",
    ),
    "control": (
        "有看不见的控制字符 {name}，请删掉",
        "an invisible control character {name}; delete it",
    ),
    "empty": (
        "文件是空的；可用 camp curriculum new 新建一份再改",
        "the file is empty; camp curriculum new makes one to start from",
    ),
    "documents": (
        "第二个“---”从这里开始；一个文件只写一份，请删掉这一行",
        'a second "---" begins here; one file holds one curriculum, delete this line',
    ),
    "directive": (
        "不能用以 % 开头的指令，请删掉",
        "directives that begin with % have no place here; delete it",
    ),
    "alias": (
        "不能用 *名字 引用别处；请把内容写在这里，文字以 * 开头时加引号",
        "*name cannot stand for another place; write it out, or quote a text that begins with *",
    ),
    "anchor": (
        "不能用 &名字 做记号，请删掉；文字以 & 开头时加引号",
        "&name cannot mark a place; delete it, or quote a text that begins with &",
    ),
    "tag": (
        "不能用 !标签，请删掉；文字以 ! 开头时加引号",
        "!tags have no place here; delete it, or quote a text that begins with !",
    ),
    "merge": (
        "不能用 << 合并；请把内容写在这里",
        "<< cannot merge another place; write it out",
    ),
    "complex_key": (
        "冒号前要写一个名字，不能是列表或一段",
        "before the colon stands a name, not a list or a block",
    ),
    "no_key": (
        "冒号前缺名字，请补上",
        "there is no name before the colon; write one",
    ),
    "twice": (
        "“{name}”写了两遍，第一遍在第 {line} 行；请留一个",
        '"{name}" is written twice, first in line {line}; keep one',
    ),
}

_SYNTAX: Final = {
    "tab": (
        "缩进用了 Tab；请换成空格，每层两个",
        "the indentation has a tab; use spaces, two a level",
    ),
    "full_colon": (
        "名字后面是全角冒号“：”；请换成半角冒号加空格“: ”",
        'a full-width colon "：" follows the name; write ": "',
    ),
    "colon": (
        "文字里有“: ”；请给整段文字加引号，或用全角冒号“：”",
        'the text holds a ": "; put the whole text in quotes',
    ),
    "no_colon": (
        "这一行没有“名字: 内容”的冒号；续行要比上一行多缩进，另起一项要写冒号加空格",
        'this line has no "name: value"; indent it further to go on with the text above',
    ),
    "no_space": (
        "冒号后面要空一格",
        "a space follows the colon; write one",
    ),
    "open_quote": (
        "引号从这里开始，没有结束；请在文字末尾补上同样的引号",
        "a quote opens here and never closes; close it at the end of the text",
    ),
    "open_bracket": (
        "括号从这里开始，没有好好结束；文字以 [ 或 {{ 开头时请加引号",
        "a bracket opens here and does not close; quote a text that begins with [ or {{",
    ),
    "after_quote": (
        "引号结束以后还有文字；请给整段加引号，里面的引号用“”",
        "words follow after the closing quote; quote the whole text, with the other kind of quotes inside",
    ),
    "sign": (
        "文字以 {sign} 开头；请给整段文字加引号",
        "the text begins with {sign}; put the whole text in quotes",
    ),
    "escape": (
        "双引号里的 \\ 有特别的意思；请改用单引号，或写成 \\\\",
        "\\ has a meaning inside double quotes; use single quotes, or write \\\\",
    ),
    "indent": (
        "缩进对不上；同一段的各行要左边对齐，列表每项以“- ”开头",
        'the indentation does not fit; lines of one block line up, items begin with "- "',
    ),
}

_SHAPE: Final = {
    "missing": (
        "缺这一项，请补上",
        "is missing; write it",
    ),
    "pair": (
        "要写两个数，如 [3, 6]",
        "takes two numbers, as [3, 6]",
    ),
    "near_field": (
        "没有“{name}”这一项；是不是 {near}",
        '"{name}" is not a field here; did you mean {near}?',
    ),
    "unknown_field": (
        "没有“{name}”这一项；这里可以写 {known}",
        '"{name}" is not a field here; use {known}',
    ),
    "nothing": (
        "是空的；请写上内容，或去掉这一项",
        "is empty; write something or take it out",
    ),
    "not_text": (
        "这里要一段文字；文字以 [ 或 {{ 开头、或里面有“: ”时请加引号",
        'should be a text; quote it when it begins with [ or {{ or holds a ": "',
    ),
    "not_list": (
        "这里要一个列表；每项另起一行，以“- ”开头",
        'should be a list; begin every item on its own line with "- "',
    ),
    "not_block": (
        "这里要一段“名字: 内容”；请在下面缩进两格逐项写",
        'should be a block; write its "name: value" lines below, indented by two',
    ),
    "text_empty": (
        "是空的；请写上内容",
        "is empty; write something",
    ),
    "text_long": (
        "有 {size} 个字，最多 {most} 个；请写短些",
        "has {size} characters, at most {most}; make it shorter",
    ),
    "list_short": (
        "有 {size} 项，至少 {least} 项；请补上",
        "has {size} items, at least {least}; add more",
    ),
    "list_long": (
        "有 {size} 项，最多 {most} 项；请去掉几项",
        "has {size} items, at most {most}; take some out",
    ),
    "word": (
        "“{value}”不能当名字；请用小写字母、数字、- 和 _，字母或数字开头，最多 40 个",
        '"{value}" is not a key; use small letters, digits, - and _, a letter or digit first, at most 40',
    ),
    "one_line": (
        "要写在一行里；请去掉换行",
        "should be one line; take the line breaks out",
    ),
    "link": (
        "“{value}”不是链接；请写 https:// 开头的完整地址，里面没有空格",
        '"{value}" is not a link; write a whole address that begins with https://, without spaces',
    ),
    "colour": (
        '“{value}”不是颜色；请写成 "#2f6f5e" 这样，带引号',
        '"{value}" is not a colour; write it as "#2f6f5e", quotes included',
    ),
    "day_kind": (
        "“{value}”不是日子的类型；请写 course、guest、activity、rest、opening 或 closing",
        '"{value}" is not a kind of day; use course, guest, activity, rest, opening or closing',
    ),
    "choice": (
        "“{value}”不在可选的里面；请写 {choices}",
        '"{value}" is not one of the choices; use {choices}',
    ),
    "whole": (
        "“{value}”不是整数；请写数字，如 12",
        '"{value}" is not a whole number; write digits, as 12',
    ),
    "decimal": (
        "“{value}”不是数；请写数字，如 0.8",
        '"{value}" is not a number; write digits, as 0.8',
    ),
    "flag": (
        "“{value}”不是是或否；请写 true 或 false",
        '"{value}" is neither yes nor no; write true or false',
    ),
    "at_least": (
        "“{value}”太小；最小是 {least}",
        '"{value}" is too small; write {least} or more',
    ),
    "at_most": (
        "“{value}”太大；最大是 {most}",
        '"{value}" is too large; write {most} or less',
    ),
    "format": (
        "“{value}”这种格式读不了；请写 1",
        'format "{value}" cannot be read; write 1',
    ),
    "clock": (
        '“{value}”不是钟点；请写成 "21:30" 这样，从 00:00 到 23:59',
        '"{value}" is not a time of day; write it as "21:30", from 00:00 to 23:59',
    ),
    "near_clock": (
        '“{value}”不是这样写的钟点；请写 "{near}"',
        '"{value}" is not written as a time of day; write "{near}"',
    ),
    "other": (
        "“{value}”放在这里不对（{detail}）",
        '"{value}" does not fit here ({detail})',
    ),
}

_RULES: Final = {
    "same_id": (
        "“{name}”在第 {line} 行用过了；每个 id 只用一次，请换一个",
        '"{name}" is used in line {line} already; every id is used once, choose another',
    ),
    "opening_first": (
        "开营只能是第一天；请移到最前面，或换一种类型",
        "an opening is the first day; move it to the front or change its kind",
    ),
    "closing_last": (
        "结营只能是最后一天；请移到最后面，或换一种类型",
        "a closing is the last day; move it to the end or change its kind",
    ),
    "needs": (
        "缺这一段；{kind} 这种日子要有 {block}",
        "is missing; a day of kind {kind} needs {block}",
    ),
    "stray": (
        "{kind} 这种日子用不上 {block}；请去掉，或换一种类型",
        "a day of kind {kind} has no {block}; take it out or change the kind",
    ),
    "no_part": (
        "parts 里没有“{name}”；请写 {known}",
        '"{name}" is not one of the parts; use {known}',
    ),
    "listed_twice": (
        "“{name}”在这里写了两遍；请去掉一个",
        '"{name}" stands here twice; take one out',
    ),
    "nothing_due": (
        "{kind} 这种日子不打卡；请去掉，或写 []",
        "nothing is due on a day of kind {kind}; take it out or write []",
    ),
    "not_written": (
        "不是文字的一项没有字数；请加上 written: true，或去掉 min_chars",
        "only a written part has a length; add written: true or take min_chars out",
    ),
    "group_full": (
        "{students} 位学员加营主、副营主、作业官 3 位，超过 {people} 人；最多写 {most}",
        "{students} students with host, deputy and officer exceed {people} people; write {most} or less",
    ),
    "level_order": (
        "从第 {first} 天到第 {last} 天是倒着的；first 不能大于 last",
        "it runs backwards from day {first} to day {last}; first must not exceed last",
    ),
    "day_outside": (
        "没有第 {number} 天；课程是第 {first} 天到第 {last} 天",
        "there is no day {number}; the course has days {first} to {last}",
    ),
    "level_overlap": (
        "和前一段重叠，或排在它前面；请从第 {number} 天或以后开始",
        "it overlaps the stretch before it, or stands out of order; begin on day {number} or later",
    ),
    "window_order": (
        "三个钟点的顺序要是 compose ≤ post_from < post_until；现在是 {compose}、{post_from}、{post_until}",
        "times must run compose ≤ post_from < post_until; they are {compose}, {post_from}, {post_until}",
    ),
    "slots_overlap": (
        "{later} 从 {start} 开始，{earlier} 到 {end} 才结束；两个时段不能重叠",
        "{later} begins at {start} before {earlier} ends at {end}; slots must not overlap",
    ),
    "show_early": (
        "{start} 开始，可这一晚的话术 {compose} 才生成；请推迟开始，或在这天的 slots.evening 里提前",
        "it starts at {start}, but its texts are made at {compose}; start later, or give the day an earlier slots.evening",
    ),
    "zone": (
        "“{name}”不是时区；请写 Asia/Shanghai 这样的名字",
        '"{name}" is not a time zone; write a name such as Asia/Shanghai',
    ),
    "near_zone": (
        "“{name}”不是时区；是不是 {near}",
        '"{name}" is not a time zone; did you mean {near}?',
    ),
    "pk_rounds": (
        "pk 要有轮次；请写 rounds，如 - [3, 6]",
        "a pk needs rounds; write them, as - [3, 6]",
    ),
    "league_rounds": (
        "联赛没有轮次；请去掉 rounds，或把 kind 换成 pk",
        "a league has no rounds; take them out or make its kind pk",
    ),
    "round_order": (
        "从第 {first} 天到第 {last} 天是倒着的；请先写早的一天",
        "it runs backwards from day {first} to day {last}; write the earlier day first",
    ),
    "round_overlap": (
        "和前一轮重叠，或排在它前面；请从第 {number} 天或以后开始",
        "it overlaps the round before it, or stands out of order; begin on day {number} or later",
    ),
    "share": (
        "完成率是 0 到 1 的数；八成写 0.8",
        "completion is a number from 0 to 1; write 0.8 for four fifths",
    ),
    "read_early": (
        "第 {read} 天读报告，早于第 {opens} 天开放；请换一天",
        "the report is read on day {read}, before it opens on day {opens}; choose a later day",
    ),
    "asset_path": (
        "“{value}”不能当附件的路径；请写 assets/ 里面的相对路径，如 map.png，不带 .. 和 \\",
        '"{value}" cannot be an asset; write a path inside assets, as map.png, without .. and \\',
    ),
    "moment_empty": (
        "既没有 say 也没有 cue；请至少写一个",
        "has neither say nor cue; write one of them",
    ),
    "moment_spare": (
        "备用的一条要有 say",
        "a spare message needs a say",
    ),
    "moment_late": (
        "在第 {at} 分钟，可整场只有 {minutes} 分钟；请提前，或加长 minutes",
        "it comes at minute {at} of a show of {minutes}; make it earlier or the show longer",
    ),
    "moment_order": (
        "第 {at} 分钟排在第 {before} 分钟后面；请按时间先后排",
        "minute {at} stands after minute {before}; put the messages in order of time",
    ),
    "nothing_said": (
        "整场没有一句 say；至少写一条发到群里的话",
        "nothing is said in the whole show; write at least one say",
    ),
}

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    **_FILE,
    **_SYNTAX,
    **_SHAPE,
    **_RULES,
    **QUIZ,
    **DOUBTS,
}
