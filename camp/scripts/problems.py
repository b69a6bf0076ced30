"""What is wrong with a template, in its author's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Locale = Literal["zh-CN", "en"]

_WORDS: Final[dict[str, dict[Locale, str]]] = {
    "syntax": {
        "zh-CN": "写法有误：{detail}",
        "en": "cannot be read: {detail}",
    },
    "unknown_tag": {
        "zh-CN": "没有“{word}”这种标签{hint}；循环只有 for，能用的写法见 camp script facts",
        "en": 'there is no tag "{word}"{hint}; the only loop is for, see camp script facts',
    },
    "long": {
        "zh-CN": "模板有 {size} 个字符，最多 {most} 个；请拆成两份",
        "en": "the template has {size} characters, at most {most}; make two of it",
    },
    "deep": {
        "zh-CN": "嵌套太深，最多 {most} 层；请拆开写",
        "en": "nested too deep, at most {most} levels; write it flat",
    },
    "control": {
        "zh-CN": "第 {place} 个字符是看不见的控制字符，请删掉",
        "en": "character {place} is an invisible control character; delete it",
    },
    "refused": {
        "zh-CN": "话术里不能用{what}；可用的写法见 camp script facts",
        "en": "{what} has no place in a script; see camp script facts for what has",
    },
    "unknown": {
        "zh-CN": "没有“{word}”这个事实{hint}；全部事实见 camp script facts",
        "en": 'there is no fact "{word}"{hint}; camp script facts lists them all',
    },
    "unknown_part": {
        "zh-CN": "{owner} 里没有“{word}”{hint}；全部事实见 camp script facts",
        "en": '{owner} has no "{word}"{hint}; camp script facts lists them all',
    },
    "no_parts": {
        "zh-CN": "{owner} 是{kind}，没有“{word}”可取",
        "en": '{owner} is {kind} and has no "{word}"',
    },
    "unknown_filter": {
        "zh-CN": "没有“{word}”这个过滤器{hint}；可用：{known}",
        "en": 'there is no filter "{word}"{hint}; there are: {known}',
    },
    "unknown_test": {
        "zh-CN": "没有“is {word}”这个判断{hint}；可用：{known}",
        "en": 'there is no test "is {word}"{hint}; there are: {known}',
    },
    "filter_use": {
        "zh-CN": "{word} 的用法是 {usage}；这里给的是{given}",
        "en": "{word} is used as {usage}; here it gets {given}",
    },
    "unprintable": {
        "zh-CN": "{owner} 是{kind}，不能直接写进话术；请取其中一项",
        "en": "{owner} is {kind} and cannot be said as it is; take a part of it",
    },
    "not_a_list": {
        "zh-CN": "for 只能逐个走事实里的一列，{owner} 是{kind}",
        "en": "for walks a list of the facts; {owner} is {kind}",
    },
    "loops": {
        "zh-CN": "循环最多套 {most} 层",
        "en": "loops nest at most {most} deep",
    },
    "inner_loop": {
        "zh-CN": "里层循环要写上限，如 {owner}|limit({most})，最多 {most}",
        "en": "an inner loop says how many, as {owner}|limit({most}), at most {most}",
    },
    "pair": {
        "zh-CN": "这一列每项有 {count} 个值，for 后面要写 {count} 个名字",
        "en": "each item has {count} values; write {count} names after for",
    },
    "taken": {
        "zh-CN": "“{word}”已经是一个事实，循环里请换个名字",
        "en": '"{word}" is a fact already; call the loop\'s item something else',
    },
    "compare": {
        "zh-CN": "{left}和{right}不能这样比较",
        "en": "{left} and {right} cannot be compared like this",
    },
    "number": {
        "zh-CN": "这里要一个数，给的是{given}",
        "en": "this must be a number and is {given}",
    },
    "const": {
        "zh-CN": "固定的文字最多 {most} 个字符，数不超过 {number}",
        "en": "a fixed text has at most {most} characters, a number at most {number}",
    },
    "options": {
        "zh-CN": "这里的一列只能是 1 到 {most} 段固定的文字或数",
        "en": "a list written here holds 1 to {most} fixed texts or numbers",
    },
    "in_cue": {
        "zh-CN": "cue 里不能再开 {tag}；请先写 endcue",
        "en": "{tag} cannot stand inside a cue; close it with endcue first",
    },
    "missing": {
        "zh-CN": "这一天没有 {word} 要取的内容；请用 if 判断之后再写",
        "en": "{word} is asked of something this day does not have; guard it with if",
    },
    "missing_here": {
        "zh-CN": "这一行要取的内容，这一天没有；请用 if 判断之后再写",
        "en": "something on this line is not there on this day; guard it with if",
    },
    "output": {
        "zh-CN": "写出来超过 {most} 个字符，已停下；请用 limit 收住循环",
        "en": "it grew beyond {most} characters and was stopped; bound it with limit",
    },
    "no_template": {
        "zh-CN": "没有这份话术；请在 scripts 里写 {word}.j2",
        "en": "there is no such script; write {word}.j2 under scripts",
    },
    "bad_name": {
        "zh-CN": "这不是话术的名字{hint}；要写成 类型/时段.版本，如 course/morning.full",
        "en": "is not a script's name{hint}; write kind/slot.version, as course/morning.full",
    },
    "bad_facts": {
        "zh-CN": "存下的事实读不回来：{detail}",
        "en": "the stored facts cannot be read back: {detail}",
    },
    "tone_force": {
        "zh-CN": "“{what}”是催促；说到几点、哪步可以轻些",
        "en": '"{what}" pushes; say until when, and what may be skipped',
    },
    "tone_grease": {
        "zh-CN": "“{what}”太油；叫营名或人名",
        "en": '"{what}" is oily; use a name',
    },
    "tone_soup": {
        "zh-CN": "“{what}”是鸡汤；写某人今天做成的一件小事",
        "en": '"{what}" is syrup; say what someone managed today',
    },
    "tone_empty": {
        "zh-CN": "“{what}”是空话；写谁、几点、做了什么",
        "en": '"{what}" says nothing; say who, when, what',
    },
    "tone_machine": {
        "zh-CN": "“{what}”是机器腔；直接说那件事",
        "en": '"{what}" is a machine\'s phrase; say the thing itself',
    },
    "tone_shouts": {
        "zh-CN": "感叹号最多一个",
        "en": "at most one exclamation mark",
    },
    "tone_markdown": {
        "zh-CN": "群里不认 Markdown：{what}",
        "en": "chats do not read Markdown: {what}",
    },
    "tone_greeting": {
        "zh-CN": "前16个字是通知，别用“{what}”开头；先说是什么事",
        "en": 'the first words are the notification; do not open with "{what}"',
    },
    "tone_link": {
        "zh-CN": "链接单独一行，放在最后",
        "en": "the link stands alone, last",
    },
    "tone_marks": {
        "zh-CN": "不用“{what}”",
        "en": 'no "{what}"',
    },
    "tone_half": {
        "zh-CN": "“{what}”：中文用全角标点，数字和字之间不空格",
        "en": '"{what}": full-width punctuation and unspaced digits in Chinese',
    },
    "tone_brackets": {
        "zh-CN": "“{what}”会被原样贴出去；给营主看的写进 cue",
        "en": '"{what}" gets pasted as it is; what the host should read goes into a cue',
    },
    "tone_at": {
        "zh-CN": "贴出去的 @ 谁也收不到；写名字，在 cue 里提醒营主手动 @",
        "en": "a pasted @ reaches nobody; write the name, and cue the host to @ by hand",
    },
    "tone_emoji": {
        "zh-CN": "一行最多一个表情：{what}",
        "en": "one emoji a line: {what}",
    },
    "tone_emoji_front": {
        "zh-CN": "表情 {what} 要放在行首",
        "en": "the emoji {what} goes in front of its line",
    },
    "tone_stop": {
        "zh-CN": "列出来的一项，末尾不用句号",
        "en": "no full stop after a list item",
    },
    "tone_paragraph": {
        "zh-CN": "这段 {what} 个字，最多 {most}；拆开或删短",
        "en": "this paragraph has {what} characters, at most {most}; split or shorten it",
    },
    "tone_bytes": {
        "zh-CN": "这条有 {what} 字节，群机器人一条最多 {most}；请拆成两条",
        "en": "this message has {what} bytes, a group bot takes {most}; make two of it",
    },
    "tone_longer": {
        "zh-CN": "精简版 {what} 个字，比完整版的 {most} 个还长",
        "en": "the short version has {what} characters, the full one only {most}",
    },
    "tone_total": {
        "zh-CN": "全文 {what} 个字，最多 {most}",
        "en": "the text has {what} characters, at most {most}",
    },
}

CALLED: Final[dict[str, dict[Locale, str]]] = {
    "Call": {"zh-CN": "括号调用", "en": "a call"},
    "Assign": {"zh-CN": " set ", "en": "set"},
    "AssignBlock": {"zh-CN": " set ", "en": "set"},
    "Macro": {"zh-CN": " macro ", "en": "macro"},
    "CallBlock": {"zh-CN": " call ", "en": "call"},
    "FilterBlock": {"zh-CN": " filter 块", "en": "a filter block"},
    "With": {"zh-CN": " with ", "en": "with"},
    "Block": {"zh-CN": " block ", "en": "block"},
    "Extends": {"zh-CN": " extends ", "en": "extends"},
    "Include": {"zh-CN": " include ", "en": "include"},
    "Import": {"zh-CN": " import ", "en": "import"},
    "FromImport": {"zh-CN": " import ", "en": "import"},
    "ScopedEvalContextModifier": {"zh-CN": " autoescape ", "en": "autoescape"},
    "Mul": {"zh-CN": "乘法 *", "en": "multiplication"},
    "Div": {"zh-CN": "除法 /", "en": "division"},
    "FloorDiv": {"zh-CN": "除法 //", "en": "division"},
    "Mod": {"zh-CN": "取余 %，请写 turn(n)", "en": "% (write turn(n))"},
    "Pow": {"zh-CN": "乘方 **", "en": "a power"},
    "Pos": {"zh-CN": "正号 +", "en": "a plus sign"},
    "Concat": {"zh-CN": "连接 ~，挨着写就行", "en": "~ (write one after the other)"},
    "Slice": {"zh-CN": "切片，请写 limit(n)", "en": "a slice (write limit(n))"},
    "Getitem": {"zh-CN": "方括号取值", "en": "a value in square brackets"},
    "Dict": {"zh-CN": "字典", "en": "a dictionary"},
    "List": {"zh-CN": "单独一列，只能跟 pick 或 in", "en": "a list without pick or in"},
    "Tuple": {
        "zh-CN": "单独一列，只能跟 pick 或 in",
        "en": "a list without pick or in",
    },
}
"""What authors call the constructs that are refused; others go by Jinja's name."""

_HINTS: Final[dict[Locale, str]] = {
    "zh-CN": "，是不是“{near}”",
    "en": ', did you mean "{near}"',
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right, with its place.

    ``line`` and ``col`` count from 1; 0 means the template as a whole, or a line as a
    whole. ``code`` names the kind of problem and never changes with the language.
    """

    name: str
    line: int
    message: str
    code: str
    col: int = 0

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"

    @property
    def place(self) -> str:
        """Name the place: ``course/noon.full:2:11``, without a column when there is none."""
        return f"{self.name}:{self.line}" + (f":{self.col}" if self.col else "")


class ScriptError(Exception):
    """A template, a script or its stored facts cannot be used; says why and where."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def problem(
    code: str,
    locale: Locale,
    name: str,
    line: int = 0,
    *,
    col: int = 0,
    **values: object,
) -> Problem:
    """Word one problem in the author's language.

    ``near`` among the values is the suggested name; it becomes the hint of the codes
    that have one.
    """
    near = values.pop("near", "")
    hint = _HINTS[locale].format(near=near) if near else ""
    said = {key: _short(value) for key, value in values.items()}
    words = _WORDS[code][locale].format(hint=hint, **said)
    return Problem(name, line, words, code, col)


def _short(value: object, most: int = 60) -> str:
    """Put a quoted value on one short line."""
    words = " ".join(str(value).split())
    return words if len(words) <= most else words[: most - 1] + "…"
