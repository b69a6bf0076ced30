"""The words of every problem of a quiz: code -> (Chinese, English)."""

from __future__ import annotations

from typing import Final

QUIZ: Final = {
    "quiz_empty": (
        "文件是空的；请写题目，或删掉这个文件",
        "the file is empty; write the questions, or delete it",
    ),
    "quiz_id": (
        "id“{name}”在 {file} 里用过了；请换一个",
        'the id "{name}" is that of {file}; choose another',
    ),
    "quiz_window": (
        "收卷要晚于开卷；请改 day 或 at",
        "it closes before it opens; change the day or the time",
    ),
    "quiz_holds": (
        "判断题要写 holds：对写 yes，不对写 no",
        "a truth needs holds: yes when the text is true, no when it is not",
    ),
    "quiz_no_choices": (
        "判断题只有对和不对，不写选项；要选项请改成 single",
        "a truth has no choices; make it single to give some",
    ),
    "quiz_stray_holds": (
        "holds 只给判断题；请删掉，或把 kind 改成 truth",
        "holds is for a truth; take it out, or make the kind truth",
    ),
    "quiz_single": (
        "单选要正好一个对的，这里有 {size} 个；几个都对就改成 multiple",
        "single has exactly one right choice, here are {size}; make it multiple if several are right",
    ),
    "quiz_multiple": (
        "至少要有一个对的选项",
        "at least one choice must be right",
    ),
    "quiz_choices": (
        "只有一个选项，没得选；请再写几个不对的",
        "there is only one choice; write some that are wrong",
    ),
    "quiz_twice": (
        "和第 {line} 行一样；请换一个",
        "is the same as in line {line}; write another",
    ),
    "quiz_unused": (
        "quiz 里只读 .yaml，这个文件不会用到",
        "only .yaml files under quiz are read; this one is not used",
    ),
    "quiz_placed": (
        "每个人看到的选项顺序不一样，“{word}”会指错；请直接写内容",
        'everyone sees the choices in another order, so "{word}" misleads; say what it means',
    ),
}
