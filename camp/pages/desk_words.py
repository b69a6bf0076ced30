"""What any page says when something cannot be done, in both languages."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, tuple[str, str]]] = {
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
    "elsewhere": (
        "这一页是另一条链接的",
        "This page belongs to another link",
    ),
    "elsewhere_do": (
        "这个浏览器后来打开了别的链接，所以刚才这一下没有算。从聊天里再点一次原来的链接，再做一次。",
        "Another link was opened in this browser since, so nothing was done. Open the first link again from your chat, then do it again.",
    ),
    "unread": ("这一次送来的读不了", "What was sent cannot be read"),
    "unread_do": (
        "什么都没有变。回到你的页面，再做一次。",
        "Nothing has changed. Go back to your page and do it again.",
    ),
    "refused": ("这一下没有做成", "That could not be done"),
    "broken": ("这里出了点问题", "Something went wrong here"),
    "broken_do": (
        "已经做过的都在。过一会儿再打开一次；还是这样，告诉营长。",
        "What was done is safe. Open it again in a while; if it stays, tell the camp lead.",
    ),
    "busy": ("一下子来的人太多，这一次没有收下", "Too many at once: this was not taken"),
    "busy_do": (
        "你写的在下面，一个字没少。过一分钟，回到你的页面再交一次。",
        "What you wrote is below, all of it. Go back to your page in a minute and hand it in again.",
    ),
    "away": ("数据库暂时连不上", "The database cannot be reached just now"),
}  # fmt: skip


def say(locale: str, key: str, **values: object) -> str:
    """Say a phrase of a notice; KeyError when there is none of this name."""
    zh, en = WORDS[key]
    return (zh if locale == "zh-CN" else en).format(**values)
