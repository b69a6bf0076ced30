"""What the strict YAML reader lets through, refuses, and says about it."""

import pytest
import yaml

from camp.curriculum import reading
from tests.curriculum.files import SOUND, edited, one_problem, problems

HOOK = "hook: What is on the table?"

SLIPS = {
    "a colon inside a text": (
        "hook: What§: is it",
        'the text holds a ": "; put the whole text in quotes',
        "文字里有“: ”；请给整段文字加引号，或用全角冒号“：”",
    ),
    "words after a closing quote": (
        'hook: §"What" is it',
        "words follow after the closing quote; quote the whole text, with the other kind of quotes inside",
        "引号结束以后还有文字；请给整段加引号，里面的引号用“”",
    ),
    "a quote that never closes": (
        'hook: §"What is it',
        "a quote opens here and never closes; close it at the end of the text",
        "引号从这里开始，没有结束；请在文字末尾补上同样的引号",
    ),
    "a text that begins with @": (
        "hook: §@everyone",
        "the text begins with @; put the whole text in quotes",
        "文字以 @ 开头；请给整段文字加引号",
    ),
    "a text that begins with a star": (
        "hook: §*强调* it",
        "the text begins with *; put the whole text in quotes",
        "文字以 * 开头；请给整段文字加引号",
    ),
    "a text that begins with a bracket": (
        "hook: §[a] it",
        "the text begins with [; put the whole text in quotes",
        "文字以 [ 开头；请给整段文字加引号",
    ),
    "a bracket that never closes": (
        "hook: §[a it",
        "a bracket opens here and does not close; quote a text that begins with [ or {",
        "括号从这里开始，没有好好结束；文字以 [ 或 { 开头时请加引号",
    ),
    "a full-width colon": (
        "hook§：What",
        'a full-width colon "：" follows the name; write ": "',
        "名字后面是全角冒号“：”；请换成半角冒号加空格“: ”",
    ),
    "a colon without its space": (
        "hook§:What",
        "a space follows the colon; write one",
        "冒号后面要空一格",
    ),
    "a line without a colon": (
        "§hook What",
        'this line has no "name: value"; indent it further to go on with the text above',
        "这一行没有“名字: 内容”的冒号；续行要比上一行多缩进，另起一项要写冒号加空格",
    ),
    "a backslash in double quotes": (
        'hook: "C:§\\dir"',
        "\\ has a meaning inside double quotes; use single quotes, or write \\\\",
        "双引号里的 \\ 有特别的意思；请改用单引号，或写成 \\\\",
    ),
    "an alias": (
        "hook: §*name",
        "days[1].hook: *name cannot stand for another place; write it out, or quote a text that begins with *",
        "days[1].hook: 不能用 *名字 引用别处；请把内容写在这里，文字以 * 开头时加引号",
    ),
    "an anchor": (
        "hook: §&name What",
        "&name cannot mark a place; delete it, or quote a text that begins with &",
        "不能用 &名字 做记号，请删掉；文字以 & 开头时加引号",
    ),
    "a tag": (
        "hook: §!!str What",
        "!tags have no place here; delete it, or quote a text that begins with !",
        "不能用 !标签，请删掉；文字以 ! 开头时加引号",
    ),
    "a merge": (
        "hook: What\n    §<<: {title: x}",
        "<< cannot merge another place; write it out",
        "不能用 << 合并；请把内容写在这里",
    ),
    "a list before a colon": (
        "hook: What\n    ? §[a]\n    : b",
        "before the colon stands a name, not a list or a block",
        "冒号前要写一个名字，不能是列表或一段",
    ),
    "a key without a name": (
        'hook: What\n    §"": b',
        "there is no name before the colon; write one",
        "冒号前缺名字，请补上",
    ),
    "a key written twice": (
        "hook: What\n    §hook: again",
        'days[1].hook: "hook" is written twice, first in line 81; keep one',
        "days[1].hook: “hook”写了两遍，第一遍在第 81 行；请留一个",
    ),
    "a control character": (
        "hook: Wh§\x07at",
        "an invisible control character U+0007; delete it",
        "有看不见的控制字符 U+0007，请删掉",
    ),
    "a control character in disguise": (
        'hook: §"Wh\\0at"',
        "an invisible control character U+0000; delete it",
        "有看不见的控制字符 U+0000，请删掉",
    ),
    "a line break of another world": (
        "hook: Wh§\u2028at",
        "an invisible control character U+2028; delete it",
        "有看不见的控制字符 U+2028，请删掉",
    ),
}


@pytest.mark.parametrize("name", SLIPS)
@pytest.mark.parametrize("parser", ["in C", "in Python"])
def test_a_slip_of_the_pen_is_named_in_plain_words(name, parser, monkeypatch):
    if parser == "in Python":
        monkeypatch.setattr(reading, "_LOADER", yaml.SafeLoader)
    line, english, chinese = SLIPS[name]
    text = edited((HOOK, line))
    assert one_problem(text, "en") == english
    assert one_problem(text, "zh-CN") == chinese


def test_every_tab_in_the_indentation_is_shown():
    text = edited(
        (f"    {HOOK}", f"\t{HOOK}"), ("    quote: A door is", "  \t  quote: A door is")
    )
    assert [(p.line, p.col) for p in problems(text)] == [(68, 3), (81, 1)]
    assert "has a tab" in problems(text)[0].message


@pytest.mark.parametrize("indent", ["   ", "      "])
def test_a_line_out_of_line_is_shown_where_it_begins(indent):
    found = problems(edited((f"    {HOOK}", indent + HOOK)))
    assert [(p.line, p.col) for p in found] == [(81, len(indent) + 1)]
    assert "does not fit" in found[0].message


def test_slips_on_many_lines_are_shown_together_with_everything_else():
    text = edited(
        (HOOK, "hook: What: is it"),
        ("hook: Who mends the clock?", "hook: @who"),
        ("quote: An end is a door.", 'quote: "An end" is'),
        ("media: audio", "media: radio"),
    )
    found = problems(text)
    assert [(p.line, p.col) for p in found] == [
        (81, 15),
        (87, 14),
        (101, 11),
        (138, 12),
    ]


def test_a_value_that_could_not_be_read_is_complained_of_once():
    text = edited(("kind: course", "kind: @course"), ("minutes: 9", "minutes: `9"))
    assert len(problems(text)) == 2


def test_bytes_that_are_not_utf8_are_shown_with_their_place():
    data = SOUND.encode().replace(b"Be kind", b"Be k\xffind")
    found = problems(data)
    assert [str(p) for p in found] == [
        "curriculum.yaml:33:9: a byte here is not UTF-8 (0xFF); save the file as UTF-8"
    ]


def test_a_file_saved_by_an_old_editor_is_told_apart():
    assert "UTF-16" in problems(SOUND.encode("utf-16"))[0].message
    assert "0xB1" in problems("标题: 一".encode("gbk"))[0].message


def test_a_byte_order_mark_and_windows_line_ends_change_nothing():
    text = "\ufeff" + SOUND.replace("\n", "\r\n")
    assert problems(text) == []
    broken = text.replace("minutes: 9\r", "minutes: nine\r")
    assert [(p.line, p.col) for p in problems(broken)] == [(88, 16)]
    first = text.replace("format: 1", "format: 2")
    assert [(p.line, p.col) for p in problems(first)] == [(1, 9)]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a word\n", "---\n", "~", "null"])
def test_an_empty_file_is_told_how_to_begin(text):
    found = problems(text)
    assert [p.message for p in found] == [
        "the file is empty; camp curriculum new makes one to start from"
    ]


@pytest.mark.parametrize("text", ["- a\n", "hello", "[a, b]", '"x"'])
def test_a_file_that_is_no_block_is_refused(text):
    assert "should be a block" in problems(text)[0].message


def test_one_file_holds_one_curriculum():
    found = problems(SOUND + "---\nformat: 1\n")
    assert [(p.line, p.col) for p in found] == [(SOUND.count("\n") + 1, 1)]
    assert problems("---\n" + SOUND + "...\n") == []


def test_a_directive_is_refused():
    assert "directives" in problems("%YAML 1.2\n---\n" + SOUND)[0].message


def test_a_missing_file_is_told_how_to_begin():
    from camp.curriculum import CurriculumError, load

    with pytest.raises(CurriculumError, match=r"there is no curriculum\.yaml"):
        load({}, "en")
    with pytest.raises(CurriculumError, match=r"没有 curriculum\.yaml"):
        load({})


def test_a_quiz_is_read_as_strictly():
    from camp.curriculum import CurriculumError, load

    files = {"curriculum.yaml": SOUND.encode(), "quiz/one.yaml": b"a: 1\na: 2\n"}
    with pytest.raises(CurriculumError, match=r"quiz/one\.yaml:2:1: a: .* twice"):
        load(files, "en")


def test_the_limits_hold():
    assert "at most 1000000" in problems("a" * 1_000_001)[0].message
    assert "nested too deep" in problems("[" * 100_000)[0].message
    assert (
        "nested too deep"
        in problems("".join("  " * i + "a:\n" for i in range(30)))[0].message
    )
    assert "more than 50000 values" in problems("a: [" + "1," * 60_000 + "]")[0].message
    deep = "a: " + "[" * 19 + "]" * 19
    assert "nested" not in str(problems(deep))


def test_a_character_that_stands_for_nothing_readable_cannot_be_smuggled_in():
    for text in ("hook: \ue000", 'hook: "\\ue000"'):
        found = problems(edited((HOOK, text)))
        assert [p.line for p in found] == [81]
        assert "U+E000" in found[0].message


IN_CHINESE = {
    "too big": ("a" * 1_000_001, "文件有 1000001 字节，最多 1000000"),
    "too deep": ("[" * 21, "套得太深，最多 20 层"),
    "too many": ("a: [" + "1," * 60_000 + "]", "内容超过 50000 项"),
    "in UTF-16": (SOUND.encode("utf-16"), "请另存为 UTF-8"),
    "in GBK": ("标题: 一".encode("gbk"), "不是 UTF-8 的字节（0xB1）"),
    "empty": ("", "文件是空的"),
    "two files in one": (SOUND + "---\na: 1", "一个文件只写一份"),
    "with a directive": ("%YAML 1.2\n---\n" + SOUND, "不能用以 % 开头的指令"),
    "with tabs": ("format:\n\ta: 1\n", "缩进用了 Tab"),
    "out of line": ("format: 1\n id: x\n", "缩进对不上"),
    "wrong throughout": ("".join(f"a{n}: 1\n" for n in range(300)), "处问题没有列出"),
}


@pytest.mark.parametrize("name", IN_CHINESE)
def test_what_is_wrong_with_a_whole_file_is_said_in_chinese(name):
    data, words = IN_CHINESE[name]
    assert words in problems(data, "zh-CN")[-1].message
