"""Every field says what it wants: each kind of slip, its place, both languages."""

import typing

import pytest

from camp.curriculum import DayKind
from camp.curriculum.wording import MESSAGES
from tests.curriculum.files import SOUND, edited, one_problem, problems

CASES = {
    "a kind of day misspelt": (
        [("kind: guest", "kind: §gest")],
        'days[2].kind: "gest" is not a kind of day; use course, guest, activity, rest, opening or closing',
        "days[2].kind: “gest”不是日子的类型；请写 course、guest、activity、rest、opening 或 closing",
    ),
    "another choice misspelt": (
        [("media: audio", "media: §radio")],
        'days[1].lesson.media: "radio" is not one of the choices; use audio or video',
        "days[1].lesson.media: “radio”不在可选的里面；请写 audio 或 video",
    ),
    "a field misspelt": (
        [("    hook: Who mends", "    §hok: Who mends")],
        'days[2].hok: "hok" is not a field here; did you mean hook?',
        "days[2].hok: 没有“hok”这一项；是不是 hook",
    ),
    "a field in capitals": (
        [("nickname: number", "§Nickname: number")],
        'Nickname: "Nickname" is not a field here; did you mean nickname?',
        "Nickname: 没有“Nickname”这一项；是不是 nickname",
    ),
    "a field nobody knows": (
        [("  colour:", "  §quux: 1\n  colour:")],
        'look.quux: "quux" is not a field here; use colour, accent or logo',
        "look.quux: 没有“quux”这一项；这里可以写 colour、accent 或 logo",
    ),
    "a field that is missing": (
        [("  - id: two", "  - §id: two"), ("    hook: Who mends the clock?\n", "")],
        "days[2].hook: is missing; write it",
        "days[2].hook: 缺这一项，请补上",
    ),
    "a top field that is missing": (
        [("format: 1", "§format: 1"), ("goal: Say one thing well\n", "")],
        "goal: is missing; write it",
        "goal: 缺这一项，请补上",
    ),
    "a field left empty": (
        [("hook: Who mends the clock?", "hook:§")],
        "days[2].hook: is empty; write something or take it out",
        "days[2].hook: 是空的；请写上内容，或去掉这一项",
    ),
    "a block left empty": (
        [("group:\n  students: 192\n  people: 200", "group:§")],
        "group: is empty; write something or take it out",
        "group: 是空的；请写上内容，或去掉这一项",
    ),
    "a text of nothing but blanks": (
        [("goal: Say one thing well", 'goal: §"  "')],
        "goal: is empty; write something",
        "goal: 是空的；请写上内容",
    ),
    "a text that became a list": (
        [("quote: A door is a start.", "quote: §[A door] ")],
        'days[0].quote: should be a text; quote it when it begins with [ or { or holds a ": "',
        "days[0].quote: 这里要一段文字；文字以 [ 或 { 开头、或里面有“: ”时请加引号",
    ),
    "a list that is a text": (
        [("key_points: [Look first]", "key_points: §Look first")],
        'days[1].key_points: should be a list; begin every item on its own line with "- "',
        "days[1].key_points: 这里要一个列表；每项另起一行，以“- ”开头",
    ),
    "a block that is a text": (
        [("guidance: {aim: One detail}", "guidance: §One detail")],
        'days[1].guidance: should be a block; write its "name: value" lines below, indented by two',
        "days[1].guidance: 这里要一段“名字: 内容”；请在下面缩进两格逐项写",
    ),
    "a text too long": (
        [("hook: Who mends the clock?", "hook: §" + "好" * 201)],
        "days[2].hook: has 201 characters, at most 200; make it shorter",
        "days[2].hook: 有 201 个字，最多 200 个；请写短些",
    ),
    "a list too short": (
        [("excerpts: [It ticks., It stops.]", "excerpts: §[It ticks.]")],
        "days[2].guest.excerpts: has 1 items, at least 2; add more",
        "days[2].guest.excerpts: 有 1 项，至少 2 项；请补上",
    ),
    "a list too long": (
        [("key_points: [Look first]", "key_points: §[a, b, c, d, e, f, g]")],
        "days[1].key_points: has 7 items, at most 6; take some out",
        "days[1].key_points: 有 7 项，最多 6 项；请去掉几项",
    ),
    "more parts than a check-in can carry": (
        [("parts:\n  listen", "parts:\n  §" + "".join(f"p{i}: {{title: P}}\n  " for i in range(7)) + "listen")],
        "parts: has 9 items, at most 8; take some out",
        "parts: 有 9 项，最多 8 项；请去掉几项",
    ),
    "an id with a capital": (
        [("id: tiny", "id: §Tiny One")],
        'id: "Tiny One" is not a key; use small letters, digits, - and _, a letter or digit first, at most 40',
        "id: “Tiny One”不能当名字；请用小写字母、数字、- 和 _，字母或数字开头，最多 40 个",
    ),
    "a part with a capital": (
        [("    min_chars: 100\n", "    min_chars: 100\n  §Sing: {title: Sing}\n")],
        'parts.Sing: "Sing" is not a key; use small letters, digits, - and _, a letter or digit first, at most 40',
        "parts.Sing: “Sing”不能当名字；请用小写字母、数字、- 和 _，字母或数字开头，最多 40 个",
    ),
    "a line of two lines": (
        [("goal: Say one thing well", "goal: §|-\n  Say one thing\n  well")],
        "goal: should be one line; take the line breaks out",
        "goal: 要写在一行里；请去掉换行",
    ),
    "a link without its beginning": (
        [("https://learn.example/t", "§learn.example/t")],
        'days[1].extra.link: "learn.example/t" is not a link; write a whole address that begins with https://, without spaces',
        "days[1].extra.link: “learn.example/t”不是链接；请写 https:// 开头的完整地址，里面没有空格",
    ),
    "a link that runs a script": (
        [("https://learn.example/t", "§javascript:alert(1)")],
        'days[1].extra.link: "javascript:alert(1)" is not a link; write a whole address that begins with https://, without spaces',
        "days[1].extra.link: “javascript:alert(1)”不是链接；请写 https:// 开头的完整地址，里面没有空格",
    ),
    "a colour by name": (
        [('"#2f6f5e"', "§green")],
        'look.colour: "green" is not a colour; write it as "#2f6f5e", quotes included',
        'look.colour: “green”不是颜色；请写成 "#2f6f5e" 这样，带引号',
    ),
    "a number in words": (
        [("minutes: 9", "minutes: §nine")],
        'days[1].lesson.minutes: "nine" is not a whole number; write digits, as 12',
        "days[1].lesson.minutes: “nine”不是整数；请写数字，如 12",
    ),
    "half a minute": (
        [("minutes: 9", "minutes: §9.5")],
        'days[1].lesson.minutes: "9.5" is not a whole number; write digits, as 12',
        "days[1].lesson.minutes: “9.5”不是整数；请写数字，如 12",
    ),
    "a number too small": (
        [("minutes: 9", "minutes: §0")],
        'days[1].lesson.minutes: "0" is too small; write 1 or more',
        "days[1].lesson.minutes: “0”太小；最小是 1",
    ),
    "a number too large": (
        [("students: 192", "students: §1000")],
        'group.students: "1000" is too large; write 197 or less',
        "group.students: “1000”太大；最大是 197",
    ),
    "a share in words": (
        [("completion: 0.8", "completion: §most")],
        'honors[0].least.completion: "most" is not a number; write digits, as 0.8',
        "honors[0].least.completion: “most”不是数；请写数字，如 0.8",
    ),
    "a share without end": (
        [("completion: 0.8", "completion: §.inf")],
        'honors[0].least.completion: ".inf" is not a number; write digits, as 0.8',
        "honors[0].least.completion: “.inf”不是数；请写数字，如 0.8",
    ),
    "a measure nobody keeps": (
        [("least: {completion", "least: {§completeness: 1, completion")],
        'honors[0].least.completeness: "completeness" is not one of the choices; use completion, stamps, likes_given,…',
        "",
    ),
    "neither yes nor no": (
        [("written: true", "written: §maybe")],
        'parts.write.written: "maybe" is neither yes nor no; write true or false',
        "parts.write.written: “maybe”不是是或否；请写 true 或 false",
    ),
    "a time without its zero": (
        [('compose: "06:30"', 'compose: §"6:30"')],
        'slots.morning.compose: "6:30" is not written as a time of day; write "06:30"',
        'slots.morning.compose: “6:30”不是这样写的钟点；请写 "06:30"',
    ),
    "a time with a full-width colon": (
        [('compose: "06:30"', "compose: §6：30")],
        'slots.morning.compose: "6：30" is not written as a time of day; write "06:30"',
        'slots.morning.compose: “6：30”不是这样写的钟点；请写 "06:30"',
    ),
    "a time said in Chinese": (
        [('start: "20:30"', "start: §20点")],
        'days[3].activity.start: "20点" is not written as a time of day; write "20:00"',
        'days[3].activity.start: “20点”不是这样写的钟点；请写 "20:00"',
    ),
    "midnight as 24:00": (
        [('post_until: "11:00"', 'post_until: §"24:00"')],
        'slots.morning.post_until: "24:00" is not a time of day; write it as "21:30", from 00:00 to 23:59',
        'slots.morning.post_until: “24:00”不是钟点；请写成 "21:30" 这样，从 00:00 到 23:59',
    ),
    "a time with a zone": (
        [('post_until: "11:00"', 'post_until: §"11:00+08:00"')],
        'slots.morning.post_until: "11:00+08:00" is not a time of day; write it as "21:30", from 00:00 to 23:59',
        'slots.morning.post_until: “11:00+08:00”不是钟点；请写成 "21:30" 这样，从 00:00 到 23:59',
    ),
    "a round of one day": (
        [("- [3, 3]", "- §[3]")],
        "contests[1].rounds[1][1]: takes two numbers, as [3, 6]",
        "contests[1].rounds[1][1]: 要写两个数，如 [3, 6]",
    ),
    "a round of three days": (
        [("- [3, 3]", "- §[3, 3, 3]")],
        "contests[1].rounds[1]: takes two numbers, as [3, 6]",
        "contests[1].rounds[1]: 要写两个数，如 [3, 6]",
    ),
    "a file of a later format": (
        [("format: 1", "format: §2")],
        'format: format "2" cannot be read; write 1',
        "format: “2”这种格式读不了；请写 1",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_slip_is_said_in_its_place_in_both_languages(name):
    changes, english, chinese = CASES[name]
    said = one_problem(edited(*changes), "en")
    assert said == english or (english.endswith("…") and said.startswith(english[:-1]))
    if chinese:
        assert one_problem(edited(*changes), "zh-CN") == chinese


def test_times_stay_what_they_look_like():
    found = problems(edited(('start: "20:30"', "start: 20:30")))
    assert found == []


def test_only_a_plain_nothing_is_nothing():
    assert problems(edited(("goal: Say one thing well", "goal: 'null'"))) == []
    assert problems(edited(("goal: Say one thing well", "goal: NULL"))) == []
    for nothing in ("null", "~", ""):
        assert (
            len(problems(edited(("goal: Say one thing well", f"goal: {nothing}")))) == 1
        )


def test_texts_that_look_like_something_else_stay_texts():
    for text in ("yes", "1.0", "2026-09-07", "0x1F", "1e3", "off", "007"):
        assert problems(edited(("goal: Say one thing well", f"goal: {text}"))) == []


def test_a_missing_field_is_not_said_twice_when_it_was_misspelt():
    assert len(problems(edited(("nickname:", "nicname:")))) == 1


def test_a_list_whose_items_are_all_wrong_is_not_called_too_short():
    text = edited(("excerpts: [It ticks., It stops.]", "excerpts: [[a], [b]]"))
    assert [p.message.split(":")[0] for p in problems(text)] == [
        "days[2].guest.excerpts[0]",
        "days[2].guest.excerpts[1]",
    ]


def test_a_long_value_is_cut_so_that_its_problem_stays_one_line():
    text = edited(("media: audio", 'media: "' + "x\\n" * 500 + '"'))
    assert len(problems(text)[0].message) < 150
    assert "\n" not in problems(text)[0].message


def test_the_kinds_named_in_the_message_are_all_the_kinds_there_are():
    for words in MESSAGES["day_kind"]:
        assert all(kind.value in words for kind in DayKind)


def test_every_message_has_both_languages_and_the_same_blanks():
    import string

    def blanks(words):
        return {name for _, name, _, _ in string.Formatter().parse(words) if name}

    for code, (chinese, english) in MESSAGES.items():
        assert blanks(chinese) == blanks(english), code
        assert any("一" <= c <= "鿿" for c in chinese), code
        assert not any("一" <= c <= "鿿" for c in english), code


def test_a_file_with_nothing_right_is_told_its_problems_up_to_a_limit():
    found = problems("a: 1\n" * 1000)
    assert len(found) == 201
    assert "more problems are not shown" in found[-1].message


def test_a_curriculum_survives_its_own_json():
    from camp.curriculum import Curriculum, load

    plan = load({"curriculum.yaml": SOUND.encode()})
    assert Curriculum.model_validate_json(plan.model_dump_json()) == plan
    assert (
        typing.cast("dict", plan.model_dump(mode="json"))["slots"]["noon"]["compose"]
        == "12:00"
    )
