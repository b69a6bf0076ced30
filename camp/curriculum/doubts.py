"""The words of every warning of this room: code -> (Chinese, English)."""

from __future__ import annotations

from typing import Final

DOUBTS: Final = {
    "topic": (
        "空格加 # 后面的字被当成注释丢掉了；要保留就给整段文字加引号",
        "what follows the # is dropped as a comment; quote the whole text to keep it",
    ),
    "hidden": (
        "有看不见的字符 {name}，多半是粘贴带进来的；请删掉",
        "an invisible character {name}, probably pasted; delete it",
    ),
    "noon_empty": (
        "这一天中午没有可发的；请写 extra，一张图或一页短文",
        "noon has nothing to show on this day; write an extra, a picture or a page",
    ),
    "nowhere": (
        "没有 link 也没有 asset，学员打不开；请写一个",
        "has neither link nor asset, so nobody can open it; write one",
    ),
    "asset_missing": (
        "assets 里没有“{value}”；请放进去，或改路径",
        'there is no "{value}" under assets; put it there or change the path',
    ),
    "vague": (
        "“{word}”说不清时候；请写几点、哪天，或删掉",
        '"{word}" does not say when; name a day and an hour, or drop it',
    ),
    "compelling": (
        "“{word}”在催人；改成到几点都算，或哪步可以轻些",
        '"{word}" pushes; say until when it counts, or which step may be lighter',
    ),
    "worn": (
        "“{word}”是套话；请换成一件具体的事",
        '"{word}" is a stock phrase; name the thing itself',
    ),
    "load": (
        "{tier} 这天约 {minutes} 分钟，说好的是 {promised} 分钟上下；请缩短，或改 tiers.{tier}.minutes",
        "{tier} takes about {minutes} minutes on this day, promised are {promised}; shorten it or change tiers.{tier}.minutes",
    ),
    "reading_long": (
        "要读 {minutes} 分钟，超过 15 分钟；请换短些的，或分两天",
        "takes {minutes} minutes to read, more than 15; choose a shorter one or split it",
    ),
    "selling_early": (
        "结营之前不说下一期的事；请去掉，移到结营那天",
        "the next camp is not spoken of before the closing; take it out",
    ),
    "no_summary": (
        "活动没有总结，大家带不走东西；请写 summary",
        "the activity has no summary, and that is what people take home; write one",
    ),
    "hook_long": (
        "有 {size} 个字，手机通知里只看得到前 16 个；请写到 24 个以内",
        "has {size} characters and a notification shows about 16; keep it within 24",
    ),
    "hook_long_en": (
        "有 {size} 个字符，手机通知放不下；请写到 60 个以内",
        "has {size} characters, more than a notification shows; keep it within 60",
    ),
    "same_text": (
        "和第 {line} 行一模一样；请换一句",
        "is the same as in line {line}; write another",
    ),
    "path_gap": (
        "第 {number} 天不在 path 的任何一段里；请让各段连起来",
        "day {number} lies in no stretch of the path; let the stretches join",
    ),
    "no_closing": (
        "最后一天不是结营，荣誉和奖状就没有发的日子；请加一个 closing",
        "the last day is no closing, so honors and certificates have no day; add a closing",
    ),
    "no_limit": (
        "没写 misses_per_week，这一项用不上；请补上，或去掉",
        "has no effect without misses_per_week; write that or take this out",
    ),
    "part_unused": (
        "没有一档强度要它；请写进 tiers，或去掉",
        "no tier asks for it; name it under tiers or take it out",
    ),
    "undue": (
        "写了作业，可这天没有要交的；请写 parts，或去掉作业",
        "there is homework, but nothing is due on this day; write parts or take it out",
    ),
    "card": (
        "这一天没有“{value}”海报；可写 {known}",
        'this day has no "{value}" card; use {known}',
    ),
    "nobody_ranked": (
        "满员也只有 {students} 人，没有一个营能排名；请改小",
        "a full group has {students} students, so none is ranked; make it smaller",
    ),
    "show_long": (
        "要到 {end} 才完，可 {until} 以后发的算迟；请早些开始，或写这天的 slots.evening",
        "it ends at {end}, but after {until} posts are late; start earlier, or give the day its own slots.evening",
    ),
}
