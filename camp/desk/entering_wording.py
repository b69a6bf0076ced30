"""What is said about links, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.desk.phrases import Phrases, phrase

if TYPE_CHECKING:
    from camp.desk.refusal import Reason
    from camp.store.passes import Pass

WORDS: Final[Phrases] = {
    "role.lead": ("营长", "lead"),
    "role.ops": ("运营官", "ops"),
    "role.host": ("营主", "host"),
    "role.deputy": ("副营主", "deputy"),
    "role.officer": ("作业官", "officer"),
    "role.student": ("学员", "student"),
    "role.join": ("入群链接", "join link"),
    "state.open": ("能用", "open"),
    "state.ended": ("停用了", "ended"),
    "state.expired": ("过期了", "expired"),
    "state.moved": ("换人了", "seat changed"),
    "shut.unknown": ("这条链接打不开", "This link does not open"),
    "shut.unknown.do": (
        "可能没有复制全。回到发给你的那条消息，从头到尾再点一次；还不行，请营长重发一条。",
        "Part of it may be missing. Go back to the message it came in and open it from there; if that fails, ask the camp lead for a new one.",
    ),
    "shut.ended": ("这条链接停用了", "This link has been ended"),
    "shut.ended.do": (
        "要是弄错了，问一句营长，以前做过的都还在。",
        "If that is a mistake, ask the camp lead; nothing you did is lost.",
    ),
    "shut.replaced": ("这条链接停用了", "This link has been ended"),
    "shut.replaced.do": (
        "已经换了新的。请营长把新链接发给你，以前做过的都还在。",
        "It has been replaced. Ask the camp lead for the new one; nothing you did is lost.",
    ),
    "shut.expired": ("这条链接过期了", "This link has expired"),
    "shut.expired.do": (
        "请营长再发一条，打开就能接着做，以前做过的都还在。",
        "Ask the camp lead for another and go on from there; nothing you did is lost.",
    ),
    "shut.moved": ("这个群换人带了", "Somebody else looks after this group now"),
    "shut.moved.do": (
        "这条链接只给原来那一位。要是弄错了，请营长再安排一次。",
        "This link was for the one before. If that is a mistake, ask the camp lead.",
    ),
    "shut.nobody": ("这里要用你的链接进", "This page opens with your own link"),
    "shut.nobody.do": (
        "学员：点群里的入群链接。营主和运营：点营长发给你的那条。链接可以收藏，点多少次都行。",
        "Students: use the link in your group. Hosts and ops: the one the camp lead sent you. Keep it: it opens as often as you like.",
    ),
    "shut.elsewhere": ("这一页不归你的链接", "Your link is for another page"),
    "shut.elsewhere.do": (
        "从你自己的那条链接进，就会到你的页面。",
        "Come in by the link you were sent; it opens your own page.",
    ),
    "shut.left": ("这位学员已经离开这一期", "This student has left the camp"),
    "shut.left.do": (
        "要是弄错了，告诉你的营主，以前交的都还在。",
        "If that is a mistake, tell your host; nothing you handed in is lost.",
    ),
    "join.wrong": (
        "名字和后四位对不上，还可以试{left}次",
        "The name and the four digits do not fit; {left} more tries",
    ),
    "join.locked": (
        "试了五次都没对上。跟营主{host}说一声，点开就能再试。",
        "Five tries didn't match. Tell your host, {host}; one tap lets you try again.",
    ),
    "join.locked.host": (
        "试了五次都没对上。跟你的营主说一声，点开就能再试。",
        "Five tries didn't match. Tell your host; one tap lets you try again.",
    ),
    "join.shut": (
        "这个门口试错的太多，先关上一小时。着急的话，告诉你的营主。",
        "Too many wrong names were tried here, so this door is shut for an hour. Tell your host if you cannot wait.",
    ),
    "free": (
        "{group}还没有{role}：camp host assign {cohort} --group {number} --{option} 名字",
        "{group} has no {role} yet: camp host assign {cohort} --group {number} --{option} NAME",
    ),
    "nameless": ("写上是谁：--name 名字", "say who it is: --name NAME"),
    "moved": (
        "链接{id}是给{name}的，现在坐在那里的是别人：用 camp link --role 另做一条",
        "link {id} was {name}'s, and somebody else sits there now: make theirs with camp link --role",
    ),
    "no_office": ("没有这条链接", "There is no such link"),
    "own": (
        "这是你正在用的链接，停了你就进不来了，所以没有停",
        "This is the link you are using; ended, it would shut you out, so it stays",
    ),
    "sent.office": (
        "{name}，这是{role}的页面，只给你一个人：",
        "{name}, your {role} page; for you alone:",
    ),
    "sent.seat": (
        "{name}，这是{group}{role}的页面，只给你一个人：",
        "{name}, your {role} page for {group}; for you alone:",
    ),
    "sent.join": (
        "{group}的打卡页，写上名字就能进：",
        "{group}, this is where you check in:",
    ),
    "no_link": (
        "没有编号{id}的链接，看 camp link list",
        "there is no link {id}; see camp link list",
    ),
}  # fmt: skip


def say(key: str, **values: Any) -> Reason:
    """Say a phrase about links."""
    return phrase(WORDS, key, **values)


def sent_with(link: Pass, group: Reason | None) -> Reason:
    """Say what goes along with a link when it is sent; ``group`` only for a seat's."""
    if group is None:
        return say("sent.office", name=link.name, role=role_called(link.role))
    if not link.name:
        return say("sent.join", group=group)
    return say("sent.seat", name=link.name, group=group, role=role_called(link.role))


def role_called(role: str) -> Reason:
    """Name a role: 营主, host."""
    return say(f"role.{role}")


def state_called(state: str) -> Reason:
    """Say whether a link opens."""
    return say(f"state.{state}")
