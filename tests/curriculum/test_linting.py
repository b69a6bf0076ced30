"""What a sound curriculum is warned about, where, and in both languages."""

import pytest

from camp.curriculum import Tier, lint, load, load_minutes, tone
from tests.curriculum.files import SOUND, edited, unmarked

OWN_EVENING = '\n    slots:\n      evening: {compose: "19:00", post_from: "19:30", post_until: "%s"}'

CASES = {
    "noon without anything to show": (
        [("  - id: one", "  - §id: one"), ("    extra:\n      title: A table\n      kind: image\n      about: Look at it.\n      link: https://learn.example/t\n", "")],
        "days[1].extra: noon has nothing to show on this day; write an extra, a picture or a page",
        "days[1].extra: 这一天中午没有可发的；请写 extra，一张图或一页短文",
    ),
    "an extra that is nowhere": (
        [("      title: A table", "      §title: A table"), ("      link: https://learn.example/t\n", "")],
        "days[1].extra: has neither link nor asset, so nobody can open it; write one",
        "days[1].extra: 没有 link 也没有 asset，学员打不开；请写一个",
    ),
    "an asset that is not there": (
        [("      link: https://learn.example/t\n", "      asset: §table.png\n")],
        'days[1].extra.asset: there is no "table.png" under assets; put it there or change the path',
        "days[1].extra.asset: assets 里没有“table.png”；请放进去，或改路径",
    ),
    "a logo that is not there": (
        [('  colour: "#2f6f5e"', "  logo: §logo.png")],
        'look.logo: there is no "logo.png" under assets; put it there or change the path',
        "look.logo: assets 里没有“logo.png”；请放进去，或改路径",
    ),
    "a vague promise": (
        [("rules:", "promises:\n  - §活动不定期举行\nrules:")],
        'promises[0]: "不定期" does not say when; name a day and an hour, or drop it',
        "promises[0]: “不定期”说不清时候；请写几点、哪天，或删掉",
    ),
    "a vague promise in English": (
        [("rules:", "promises:\n  - §More coming soon\nrules:")],
        'promises[0]: "coming soon" does not say when; name a day and an hour, or drop it',
        "promises[0]: “coming soon”说不清时候；请写几点、哪天，或删掉",
    ),
    "a text that pushes": (
        [("medium: Write, heavy: Write more}\n    extra", "medium: §务必写完, heavy: Write more}\n    extra")],
        'days[1].homework.medium: "务必" pushes; say until when it counts, or which step may be lighter',
        "days[1].homework.medium: “务必”在催人；改成到几点都算，或哪步可以轻些",
    ),
    "a worn phrase": (
        [("Be kind", "§温馨提示：请友善")],
        'rules[0]: "温馨提示" is a stock phrase; name the thing itself',
        "rules[0]: “温馨提示”是套话；请换成一件具体的事",
    ),
    "a lesson longer than the lightest tier was promised": (
        [("  - id: one", "  - §id: one"), ("      minutes: 9", "      minutes: 16")],
        "days[1]: light takes about 16 minutes on this day, promised are 10; shorten it or change tiers.light.minutes",
        "days[1]: light 这天约 16 分钟，说好的是 10 分钟上下；请缩短，或改 tiers.light.minutes",
    ),
    "a heavy day longer than promised": (
        [("  - id: one", "  - §id: one"), ("    extra:", "    reading: {title: More, kind: audio, about: More, minutes: 40, link: https://a.example}\n    extra:")],
        "days[1]: heavy takes about 49 minutes on this day, promised are 30; shorten it or change tiers.heavy.minutes",
        "days[1]: heavy 这天约 49 分钟，说好的是 30 分钟上下；请缩短，或改 tiers.heavy.minutes",
    ),
    "an article of twenty minutes": (
        [("    extra:", "    reading: {title: More, kind: article, about: More, minutes: §20, link: https://a.example}\n    extra:")],
        "days[1].reading.minutes: takes 20 minutes to read, more than 15; choose a shorter one or split it",
        "days[1].reading.minutes: 要读 20 分钟，超过 15 分钟；请换短些的，或分两天",
    ),
    "selling before the closing": (
        [("    guidance: {aim: Listen}", "    selling: §true\n    guidance: {aim: Listen}")],
        "days[2].selling: the next camp is not spoken of before the closing; take it out",
        "days[2].selling: 结营之前不说下一期的事；请去掉，移到结营那天",
    ),
    "an activity without a summary": (
        [("      name: Rooms", "      §name: Rooms"), ("      summary: Two rooms.\n", "")],
        "days[3].activity.summary: the activity has no summary, and that is what people take home; write one",
        "days[3].activity.summary: 活动没有总结，大家带不走东西；请写 summary",
    ),
    "a hook too long": (
        [("hook: Who mends the clock?", "hook: §Who mends the clock that hangs above the door of the old mill?")],
        "days[2].hook: has 62 characters, more than a notification shows; keep it within 60",
        "days[2].hook: 有 62 个字符，手机通知放不下；请写到 60 个以内",
    ),
    "a Chinese hook too long": (
        [("[en]", "[zh-CN]"), ("hook: Who mends the clock?", "hook: §" + "钟" * 25)],
        "days[2].hook: has 25 characters and a notification shows about 16; keep it within 24",
        "days[2].hook: 有 25 个字，手机通知里只看得到前 16 个；请写到 24 个以内",
    ),
    "two days with one hook": (
        [("hook: Who mends the clock?", "hook: §What is on the table?")],
        "days[2].hook: is the same as in line 81; write another",
        "days[2].hook: 和第 81 行一模一样；请换一句",
    ),
    "a path that ends too soon": (
        [("  - title: All of it", "  §- title: All of it"), ("last: 4", "last: 2")],
        "path: day 3 lies in no stretch of the path; let the stretches join",
        "path: 第 3 天不在 path 的任何一段里；请让各段连起来",
    ),
    "honors without a closing": (
        [("  - id: closing\n    kind: closing", "  - §id: closing\n    kind: rest"), ('    ceremony:\n      start: "20:00"\n      minutes: 30\n      about: Goodbye.\n      show:\n        - {at: 0, say: Goodbye}\n        - {at: 9, say: Go}\n', "")],
        "days[4]: the last day is no closing, so honors and certificates have no day; add a closing",
        "days[4]: 最后一天不是结营，荣誉和奖状就没有发的日子；请加一个 closing",
    ),
    "a consequence without a limit": (
        [("  makeup_days: 2", "  beyond: §out")],
        "attendance.beyond: has no effect without misses_per_week; write that or take this out",
        "attendance.beyond: 没写 misses_per_week，这一项用不上；请补上，或去掉",
    ),
    "a part nobody asks for": (
        [("    min_chars: 100\n", "    min_chars: 100\n  §sing: {title: Sing}\n")],
        "parts.sing: no tier asks for it; name it under tiers or take it out",
        "parts.sing: 没有一档强度要它；请写进 tiers，或去掉",
    ),
    "a contest no group is large enough for": (
        [("    kind: league\n", "    kind: league\n    min_members: §199\n")],
        "contests[0].min_members: a full group has 192 students, so none is ranked; make it smaller",
        "contests[0].min_members: 满员也只有 192 人，没有一个营能排名；请改小",
    ),
    "homework nobody can hand in": (
        [("    guidance: {aim: Be there}", "    §homework: {light: a, medium: b, heavy: c}\n    guidance: {aim: Be there}")],
        "days[0].homework: there is homework, but nothing is due on this day; write parts or take it out",
        "days[0].homework: 写了作业，可这天没有要交的；请写 parts，或去掉作业",
    ),
    "a card of what the day has not": (
        [("    guidance: {aim: Listen}", "    cards: [quote, §lesson]\n    guidance: {aim: Listen}")],
        'days[2].cards[1]: this day has no "lesson" card; use quote or guest',
        "days[2].cards[1]: 这一天没有“lesson”海报；可写 quote 或 guest",
    ),
    "a show that ends after its window": (
        [("title: Three", "title: Three" + OWN_EVENING % "21:00"), ('start: "20:30"', 'start: §"20:30"')],
        "days[3].activity.start: it ends at 21:10, but after 21:00 posts are late; start earlier, or give the day its own slots.evening",
        "days[3].activity.start: 要到 21:10 才完，可 21:00 以后发的算迟；请早些开始，或写这天的 slots.evening",
    ),
    "a show that ends after midnight": (
        [("title: Three", "title: Three" + OWN_EVENING % "23:00"), ('start: "20:30"', 'start: §"23:50"')],
        "days[3].activity.start: it ends at 00:30, but after 23:00 posts are late; start earlier, or give the day its own slots.evening",
        "days[3].activity.start: 要到 00:30 才完，可 23:00 以后发的算迟；请早些开始，或写这天的 slots.evening",
    ),
    "a topic taken for a comment": (
        [("quote: It was never broken.", "quote: It was never broken. §#clocks")],
        "what follows the # is dropped as a comment; quote the whole text to keep it",
        "空格加 # 后面的字被当成注释丢掉了；要保留就给整段文字加引号",
    ),
    "a character nobody sees": (
        [("quote: It was", "quote: It §\u200bwas")],
        "an invisible character U+200B, probably pasted; delete it",
        "有看不见的字符 U+200B，多半是粘贴带进来的；请删掉",
    ),
}  # fmt: skip


def warnings(text, locale="en", **others):
    files = {"curriculum.yaml": text.encode(), **others}
    return list(lint(load(files, locale), files, locale))


@pytest.mark.parametrize("name", CASES)
def test_a_doubt_is_a_warning_in_its_place_in_both_languages(name):
    changes, english, chinese = CASES[name]
    text, place = unmarked(edited(*changes))
    for locale, words in (("en", english), ("zh-CN", chinese)):
        found = warnings(text, locale)
        assert [p.message for p in found] == [words]
        assert [(p.file, p.line, p.col, p.warning) for p in found] == [
            ("curriculum.yaml", *place, True)
        ]


def test_the_sound_file_gives_no_warning():
    assert warnings(SOUND) == []


def test_an_asset_that_is_there_is_found_with_or_without_its_folder():
    for asset in ("table.png", "assets/table.png"):
        text = edited(
            ("      link: https://learn.example/t\n", f"      asset: {asset}\n")
        )
        assert warnings(text, **{"assets/table.png": b"x"}) == []


def test_a_comment_after_a_value_is_a_comment():
    assert (
        warnings(
            edited(("minutes: 9", "minutes: 9  # about"), ("Be kind", "Be kind #"))
        )
        == []
    )


def test_a_family_of_emoji_is_not_called_invisible():
    assert warnings(edited(("Be kind", "Be kind 👨\u200d👩\u200d👧"))) == []


def test_a_quiz_that_nothing_reads_is_said():
    found = warnings(SOUND, **{"quiz/one.txt": b"a: 1\n"})
    assert [(p.file, p.warning) for p in found] == [("quiz/one.txt", True)]
    assert (
        "这个文件不会用到"
        in warnings(SOUND, "zh-CN", **{"quiz/one.txt": b""})[0].message
    )


@pytest.mark.parametrize(
    "text",
    [
        "他常说“必须马上回”",
        "《必须》这首歌",
        "这一步不必须",
        "Writing it up is not compulsory",
        "Nothing mandatory about it; reading isn't compulsory either",
        "没有一定要写的",
        "an invitation to a mandatoryish thing",
    ],
)
def test_what_is_quoted_or_denied_does_not_push(text):
    assert list(tone.jarring(text)) == []


def test_the_load_of_a_day_counts_listening_and_the_heavy_tiers_reading():
    reading = "    reading: {title: More, kind: article, about: More, minutes: 6, link: https://a.example}\n    extra:"
    day = load({"curriculum.yaml": edited(("    extra:", reading)).encode()}).days[1]
    assert [load_minutes(day, tier) for tier in Tier] == [9, 9, 15]


def test_a_guest_may_speak_longer_than_a_lesson():
    assert warnings(edited(("      minutes: 20\n", "      minutes: 45\n"))) == []
    assert len(warnings(edited(("      minutes: 20\n", "      minutes: 46\n")))) == 1
