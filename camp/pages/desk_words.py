"""The words of the desks in the browser, in both languages."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, tuple[str, str]]] = {
    "day": ("第{number}天", "Day {number}"),
    "versions": ("版本", "Version"),
    "window_gone": ("时段已过去的部分", "How much of the window is over"),
    "many": ("{n}条", "{n} messages"),
    "sole": ("1条", "1 message"),
    "message": ("第{n}条", "Message {n}"),
    "spare": ("备用，冷场才发", "only if it is quiet"),
    "cue": ("给你看的，不用发：", "For your eyes, not to be posted: "),
    "no_text": ("这一条只是提醒，没有要发的字", "A reminder only, nothing to post"),
    "copy": ("复制{what}", "Copy {what}"),
    "copied": ("已复制：{what}，{n}字", "Copied: {what}, {n} characters"),
    "what_message": ("第{n}条", "message {n}"),
    "what_only": ("{version}", "the {version} version"),
    "press": (
        "没有复制成。文字已经选中，按住它选“复制”",
        "That did not copy. The text is selected: press it and choose Copy",
    ),
    "by_hand": (
        "这里的按钮没有反应时：按住文字，全选，复制",
        "If there are no copy buttons: press the text, select all, copy",
    ),
    "count": ("{n}字 · {bytes}/{limit}字节", "{n} characters · {bytes}/{limit} bytes"),
    "too_long": (
        "{n}字 · {bytes}/{limit}字节，企业微信要分两次发",
        "{n} characters · {bytes}/{limit} bytes: in WeCom, post it in two",
    ),
    "all_posted": ("都发到群里了", "It is all in the group"),
    "why_tick": ("勾上后，运营就不会来催你", "Tick it, and ops will not chase you"),
    "after_all": ("其实发了，补勾", "It was posted after all"),
    "undo": ("撤销", "Undo"),
    "undo_what": ("撤销{slot}的“已发”", "Undo: {slot} posted"),
    "read": ("看文字", "Read it"),
    "fold": ("收起", "Close"),
    "aim_fold": ("展开", "Open"),
    "note": ("今晚一句话", "One line tonight"),
    "note_label": ("今晚一句话", "One line for tonight's debrief"),
    "note_hint": (
        "顺利的、要帮忙的、学到的，写一样就好。要帮忙的，复盘里会写谁来答。",
        "What went well, what needs help, or what you learnt. Ask for help, and the debrief says who answers.",
    ),
    "note_send": ("留下这句", "Leave this line"),
    "note_there": ("已留下，会进今晚的复盘：", "Left for tonight's debrief:"),
    "back": ("回到我的页面", "Back to my page"),
    "your_words": ("你写的还在这里，可以复制走：", "What you wrote is here, to be copied:"),
    "lost": ("没有这一页", "There is no such page"),
    "lost_do": (
        "地址可能没有复制全。从营长发你的链接再进一次。",
        "The address may be cut short. Come in again by the link you were sent.",
    ),
    "cross": ("这一下没有算", "That did not count"),
    "cross_do": (
        "它是从别的网站发来的，为了安全没有收。从你的链接打开页面，再点一次。",
        "It came from another site and was not taken. Open the page by your link and press again.",
    ),
    "big": ("写得太长了，没有收下", "That is too long and was not taken"),
    "big_do": ("短一些，再发一次。", "Make it shorter and send it again."),
    "refused": ("这一下没有做成", "That could not be done"),
    "broken": ("这里出了点问题", "Something went wrong here"),
    "broken_do": (
        "已经做过的都在。过一会儿再打开一次；还是这样，告诉营长。",
        "What was done is safe. Open it again in a while; if it stays, tell the camp lead.",
    ),
    "away": ("数据库暂时连不上", "The database cannot be reached just now"),
}  # fmt: skip


def say(locale: str, key: str, **values: object) -> str:
    """Say a phrase of the desks; KeyError when there is none of this name."""
    zh, en = WORDS[key]
    return (zh if locale == "zh-CN" else en).format(**values)
