"""What a lead's page of one student says, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.desk.phrases import Phrases, phrase

if TYPE_CHECKING:
    from camp.desk.refusal import Reason

WORDS: Final[Phrases] = {
    "nobody": (
        "这一期没有这位学员，回到这一期再找一次",
        "There is no such student in this camp; go back to the camp and look again",
    ),
    "sure": (
        "离营收不回来，勾上“确定”再点一次",
        "Leaving cannot be taken back: tick “I am sure” and press again",
    ),
    "day": ("选一天", "Choose a day"),
    "group": ("选一个营", "Choose a group"),
    "label.do-not-contact": ("勿扰：不发消息，不点名", "do not contact: no message, no name"),
    "label.paused": ("暂停：不发消息，不点名", "paused: no message, no name"),
    "label.refunded": ("已退款：不发消息，不点名", "refunded: no message, no name"),
    "label.staff": ("工作人员", "staff"),
    "label.vip": ("贵宾", "VIP"),
    "label.returning": ("老学员", "returning"),
    "label.invited": ("受邀", "invited"),
}  # fmt: skip


def say(key: str, /, **values: Any) -> Reason:
    """Say a phrase of this page; KeyError when there is none of this name."""
    return phrase(WORDS, key, **values)
