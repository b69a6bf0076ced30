"""What is said about the keys of outside apps, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.desk.phrases import Phrases, phrase

if TYPE_CHECKING:
    from camp.desk.refusal import Reason

WORDS: Final[Phrases] = {
    "locked.unknown": (
        "这把钥匙打不开：没带、抄错，或是已经停用。请求头要写 Authorization: Bearer camp_…",
        "This key does not open: it is missing, miscopied or no longer in use. Send the header Authorization: Bearer camp_…",
    ),
    "locked.may": (
        "这把钥匙没有这项权限，请管服务器的人用 camp key make --may 再发一把",
        "This key may not do that; ask whoever runs the server for another (camp key make --may)",
    ),
    "reused": (
        "这个 Idempotency-Key 已经用在别的内容上了；新的内容换一个新的",
        "This Idempotency-Key stands for another body; send a new body under a new one",
    ),
    "nameless": ("写上这个应用叫什么：--name", "Say what the app is called: --name"),
    "no_key": (
        "没有编号{id}的钥匙，看 camp key list",
        "there is no key {id}; see camp key list",
    ),
}


def say(key: str, /, **values: Any) -> Reason:
    """Say a phrase about keys."""
    return phrase(WORDS, key, **values)
