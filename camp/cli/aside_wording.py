"""What replies, private notes and broadcasts print around a text: (Chinese, English)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from camp.cli.door import in_words, language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from camp.desk.host import Aside

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "reply_headers": ("回复|什么时候用", "reply|when it helps"),
    "reply_how": (
        "看一份：camp reply {cohort} --group {group} advert --to 小李",
        "see one: camp reply {cohort} --group {group} advert --to Tom",
    ),
    "to": ("—— 单独发给{name}", "—— to {name} alone"),
    "next": ("—— 下一条", "—— next message"),
    "cue": ("〔{cue}〕", "[{cue}]"),
    "due_headers": (
        "姓名|学号|没来的打卡日|最后一次来|该发",
        "name|ref|days missed|last came|due",
    ),
    "nobody": ("{group}现在没有该发的私信", "no private note is due in {group}"),
    "due_how": (
        "看一封：camp private {cohort} --group {group} --student {ref}",
        "see one: camp private {cohort} --group {group} --student {ref}",
    ),
    "came_back": (
        "写过的{written}位，{returned}位后来又来了",
        "written to so far: {written}; came again afterwards: {returned}",
    ),
    "note": (
        "{name}，{since}，{days}个打卡日没来：{called}",
        "{name}, {since}, {days} due days missed: {called} note",
    ),
    "note_how": (
        "发了以后：camp private sent {cohort} --group {group} --student {ref}",
        "once it is sent: camp private sent {cohort} --group {group} --student {ref}",
    ),
    "sent": ("记下了：{name}的{called}今天发了", "noted: {name}, {called} note, today"),
    "sent_again": (
        "{name}今天已经发过{called}，没有再记",
        "{name} had the {called} note today already; nothing was added",
    ),
}


def say(key: str, /, **values: Any) -> str:
    """Say one sentence in the language of whoever runs the command."""
    zh, en = _WORDS[key]
    words = {k: in_words(v) if isinstance(v, str) else v for k, v in values.items()}
    return (en if language() == "en" else zh).format(**words)


def print_asides(written: Iterable[Aside]) -> None:
    """Print texts to standard output; whom they go to and cues to standard error."""
    for nth, aside in enumerate(written):
        if nth:
            click.echo()
        if aside.to:
            click.echo(say("to", name=aside.to), err=True)
        for place, message in enumerate(aside.messages):
            if place:
                click.echo(say("next"), err=True)
            click.echo(message.text)
            if message.cue:
                click.echo(say("cue", cue=message.cue), err=True)


def plain(written: Iterable[Aside]) -> list[dict[str, object]]:
    """Put texts as JSON holds them."""
    return [
        {
            "name": aside.name,
            "to": aside.to,
            "messages": [{"text": m.text, "cue": m.cue} for m in aside.messages],
        }
        for aside in written
    ]
