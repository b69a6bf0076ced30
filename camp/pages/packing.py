"""The words of a host package, in both languages, and the package as plain text."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from camp.pages.packed import (
        ChannelShown,
        PackagePage,
        PackedSlot,
        PartShown,
        PasteShown,
        PictureShown,
        WordingShown,
    )

WORDS: Final[dict[str, tuple[str, str]]] = {
    "title": ("{group} · {title} · 话术包", "{group} · {title} · Host package"),
    "laid_out": ("按{channel}排好，一条一贴", "Laid out for {channel}: one copy, one post"),
    "channel": ("{title}（每条最多{limit}）", "{title} (at most {limit} a message)"),
    "by_hand": (
        "这里的按钮没有反应时：按住文字，全选，复制",
        "If there are no buttons here: press the text, select all, copy",
    ),
    "slots": ("本页", "On this page"),
    "versions": ("版本", "Version"),
    "own": ("营主改过的", "the host's own"),
    "how_many": ("{n}条", "{n} messages"),
    "one": ("1条", "1 message"),
    "characters": ("{n}字", "{n} characters"),
    "a_character": ("1字", "1 character"),
    "bytes": ("{n}字节", "{n} bytes"),
    "a_byte": ("1字节", "1 byte"),
    "of_characters": ("{title} {size}/{limit}字", "{title} {size}/{limit} characters"),
    "of_bytes": ("{title} {size}/{limit}字节", "{title} {size}/{limit} bytes"),
    "parted": ("分{n}条", "in {n} parts"),
    "parts_for": ("{title}要分{n}条发", "{title} takes it in {n} parts"),
    "and": ("，", ", "),
    "message": ("第{n}条", "Message {n}"),
    "sole": ("{slot}{wording}", "{slot}, {wording}"),
    "spare": ("备用，冷场才发", "Spare: only if it is quiet"),
    "cue": ("给你看的，不用发：", "For your eyes, not to be posted: "),
    "copy": ("复制{what}", "Copy {what}"),
    "copied": ("已复制：{what}，{count}", "Copied: {what}, {count}"),
    "press": (
        "没有复制成。文字已经选中，按住它选“复制”",
        "That did not copy. The text is selected: press it and choose Copy",
    ),
    "unfold": ("展开", "Open"),
    "fold": ("收起", "Close"),
    "preview": (
        "先看看（没有数字，到点会重新写，现在别贴）",
        "A preview: no numbers yet, written anew when it is due, not to be posted now",
    ),
    "pictures": ("图片，按这个顺序发", "Pictures, in the order they are sent"),
    "picture": ("第{n}张，共{of}张：{about}", "{n} of {of}: {about}"),
    "hold": ("按住图片，保存或转发", "Press a picture to save or forward it"),
    "nothing": ("还没有要发的", "There is nothing to post yet"),
    "aside": ("〔{cue}〕", "[{cue}]"),
    "made": ("用这条命令可以再做一份：{mark}", "To make it again: {mark}"),
    "between": (
        "要复制的，只在 ┌ 和 └ 两行之间",
        "What is copied stands between the lines ┌ and └ only",
    ),
    "bot_text": ("企微文本", "WeCom text"),
    "bot_markdown": ("企微Markdown", "WeCom Markdown"),
    "wechat": ("微信", "WeChat"),
}  # fmt: skip

_CHANNELS: Final = {
    "wechat": "wechat",
    "wecom-text": "bot_text",
    "wecom-markdown": "bot_markdown",
}
"""A channel's name -> the key of what it is called."""


def say(locale: str, key: str, **values: object) -> str:
    """Say one of a package's words; KeyError when there is none of this name.

    Numbers are written with their thousands parted.
    """
    zh, en = WORDS[key]
    said = {k: f"{v:,}" if isinstance(v, int) else v for k, v in values.items()}
    return (zh if locale == "zh-CN" else en).format(**said)


def channel_called(locale: str, name: str) -> str:
    """Name a channel: 微信, WeCom bot text; KeyError when it has no name."""
    return say(locale, _CHANNELS[name])


def channel_takes(locale: str, name: str, unit: str, limit: int) -> str:
    """Name a channel with what it takes: 微信（每条最多2,000字）."""
    most = amount(locale, unit, limit)
    return say(locale, "channel", title=channel_called(locale, name), limit=most)


def own_called(locale: str) -> str:
    """Name the host's own wording of a slot."""
    return say(locale, "own")


def amount(locale: str, unit: str, number: int) -> str:
    """Say a number of characters or bytes: 135字, 1 byte."""
    if number == 1:
        return say(locale, {"characters": "a_character", "bytes": "a_byte"}[unit])
    return say(locale, unit, n=number)


def count(locale: str, text: PartShown | PasteShown) -> str:
    """Say how long a text is: 135字，409字节."""
    characters = amount(locale, "characters", text.characters)
    return say(locale, "and").join((characters, amount(locale, "bytes", text.bytes)))


def filled(locale: str, way: ChannelShown) -> str:
    """Say how far a text fills a channel: 微信 135/2,000字."""
    said = say(
        locale, f"of_{way.unit}", title=way.title, size=way.size, limit=way.limit
    )
    if not way.over:
        return said
    return said + say(locale, "and") + say(locale, "parted", n=len(way.parts))


def how_many(locale: str, wording: WordingShown) -> str:
    """Say how many messages a wording has: 4条."""
    many = sum(max(1, len(paste.parts)) for paste in wording.pastes)
    return say(locale, "one") if many == 1 else say(locale, "how_many", n=many)


def source(picture: PictureShown) -> str:
    """Give a picture as an address that holds the picture itself."""
    return f"data:{picture.media};base64,{base64.b64encode(picture.data).decode()}"


def package_text(page: PackagePage) -> str:
    """Write a package as plain text: what is copied stands between ┌ and └ alone."""
    locale = page.locale
    parts = [
        "\n".join(
            (
                page.title,
                f"{page.cohort} · {page.group} · {page.date}",
                say(locale, "laid_out", channel=page.channel),
                say(locale, "between"),
            )
        ),
        *("\n\n".join(_slot(locale, slot)) for slot in page.slots),
        say(locale, "made", mark=page.mark),
    ]
    return "\n\n\n".join(parts) + "\n"


def _slot(locale: str, slot: PackedSlot) -> Iterator[str]:
    head = f"======== {slot.title} {slot.window}".rstrip() + " ========"
    yield "\n".join((head, slot.word, *slot.notices))
    if slot.read_only:
        yield from _to_read(locale, slot.wordings)
    else:
        for wording in slot.wordings:
            yield from _wording(locale, wording)
    if slot.preview:
        yield f"{say(locale, 'preview')}{'：' if locale == 'zh-CN' else ':'}"
        yield from _to_read(locale, slot.preview)
    if slot.pictures:
        named = (
            f"{nth}. {picture.about} ({picture.name})"
            for nth, picture in enumerate(slot.pictures, 1)
        )
        yield "\n".join((say(locale, "pictures"), *named))


def _to_read(locale: str, wordings: Sequence[WordingShown]) -> Iterator[str]:
    for wording in wordings:
        if len(wordings) > 1:
            yield f"-- {wording.title}"
        for paste in wording.pastes:
            words = "".join(part.text for part in paste.parts)
            cue = say(locale, "aside", cue=paste.cue) if paste.cue else ""
            spare = say(locale, "spare") if paste.spare else ""
            head = " · ".join(filter(None, (paste.minute, spare)))
            yield "\n".join(filter(None, (head, words, cue)))


def _wording(locale: str, wording: WordingShown) -> Iterator[str]:
    many = len(wording.pastes) > 1
    for nth, paste in enumerate(wording.pastes, 1):
        about = [wording.title, paste.minute]
        about += [say(locale, "message", n=nth)] if many else []
        about += [say(locale, "spare")] if paste.spare else []
        sizes = [count(locale, paste), *(filled(locale, w) for w in paste.channels)]
        lines = [" · ".join(filter(None, about))]
        lines += [" · ".join(sizes)] if paste.parts else []
        lines += [say(locale, "cue") + paste.cue] if paste.cue else []
        yield "\n".join(lines)
        for part in paste.parts:
            yield f"┌ {part.mark}".rstrip() + f"\n{part.text}\n└"
