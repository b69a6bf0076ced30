"""What an author is told about their own templates, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.desk.phrases import Phrases, phrase

if TYPE_CHECKING:
    from camp.desk.refusal import Reason

WORDS: Final[Phrases] = {
    "no_name": (
        "没有叫“{name}”的话术{near}；名字写成 类型/时段.版本，如 course/noon.full",
        "no script is called {name!r}{near}; write kind/slot.version, as course/noon.full",
    ),
    "near": ("，是不是“{near}”", "; did you mean {near!r}"),
    "undeclared": (
        "课程没有声明 {spoken}（只有 {known}），抄过去也没有人读；先在 curriculum.yaml 的 locales 里加上",
        "the curriculum does not declare {spoken} (only {known}), so nobody would read it; add it to locales in curriculum.yaml first",
    ),
    "there": (
        "{path} 已经有了，不会覆盖；想重新抄一份，先把它移走",
        "{path} is there already and is not overwritten; move it away to copy anew",
    ),
    "shipped": (
        "“{name}”是随程序来的课程，不在原地改；先把整个文件夹 {path} 复制出来",
        "{name!r} comes with camp and is not changed in place; copy its folder first: {path}",
    ),
    "no_original": (
        "话术库里没有 {path}",
        "the library has no {path}",
    ),
    "not_own": (
        "这门课程没有自己的 {name}；camp script new 可以抄一份",
        "this curriculum has no {name} of its own; camp script new copies one",
    ),
    "alone": (
        "{path}：话术库里没有这一份，没有可比的",
        "{path}: the library has none of this name to compare it with",
    ),
    "state.same": (
        "{path}：和话术库里的一样，可以删掉",
        "{path}: the same as the library's; it may be deleted",
    ),
    "state.changed": (
        "{path}：抄来以后话术库没有动过，下面是这里改的",
        "{path}: the library's has not changed since the copy; below is what was changed here",
    ),
    "state.library_changed": (
        "{path}：抄来以后话术库里的那一份改过了，下面的差别两边都有份",
        "{path}: the library's HAS CHANGED since the copy; the difference below is of both sides",
    ),
    "state.unmarked": (
        "{path}：开头没有写抄自哪一版，不知道话术库后来改没改",
        "{path}: no mark says which version it was copied from, so whether the library's has changed since is unknown",
    ),
    "no_day": (
        "没有第{day}天：课程是第{first}到第{last}天",
        "there is no day {day}: the course has days {first} to {last}",
    ),
    "no_kind": (
        "课程里没有 {kind} 这种日子，这份话术不会用到",
        "the course has no day of kind {kind}, so this script is never said",
    ),
    "other_kind": (
        "第{day}天是 {kind}，{name} 用在第 {known} 天",
        "day {day} is a {kind} day; {name} is said on days {known}",
    ),
}


def say(key: str, **values: Any) -> Reason:
    """Say a phrase to an author."""
    return phrase(WORDS, key, **values)
