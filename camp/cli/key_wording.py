"""What the commands around keys print: (Chinese, English)."""

from __future__ import annotations

from typing import Any, Final

from camp.cli.door import language

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "made": (
        "钥匙{id}，给{name}，只管{cohort}，权限 {may}。现在抄走，以后不再显示：",
        "key {id} for {name}, to {cohort} only, may {may}. Copy it now, it is not shown again:",
    ),
    "none": (
        "还没有钥匙：camp key make 1 --name 应用名 --may push",
        "there are no keys yet: camp key make 1 --name APP --may push",
    ),
    "headers": (
        "编号|应用|期|权限|发于|谁发的|状态",
        "id|app|cohort|may|made|by|state",
    ),
    "open": ("能用", "open"),
    "ended": ("停用了", "ended"),
    "revoked": ("钥匙{id}停用了", "key {id} no longer opens"),
    "revoked_again": ("钥匙{id}早已停用", "key {id} was ended before"),
}


def say(key: str, /, **values: Any) -> str:
    """Say one sentence in the language of whoever runs the command."""
    zh, en = _WORDS[key]
    return (en if language() == "en" else zh).format(**values)
