"""A curriculum's own pictures: whether what it names can be sent as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp.cards import check_asset
from camp.cards.assets import MOST_BYTES, MOST_PIXELS
from camp.curriculum import MAIN, Places, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from camp.curriculum import Curriculum, Locale, Material

_WORDS: Final = {
    "empty": (
        "“{name}”是空的；请换一张能打开的图",
        '"{name}" is empty; put a picture there that opens',
    ),
    "svg": (
        "“{name}”是 SVG，聊天里发不出去；请另存为 PNG",
        '"{name}" is an SVG, which no chat shows; save it as PNG',
    ),
    "not_a_picture": (
        "“{name}”不是图片；请放 PNG、JPEG 或 WebP",
        '"{name}" is not a picture; put a PNG, JPEG or WebP there',
    ),
    "broken": (
        "“{name}”打不开，可能没传完整；请重新导出一次",
        '"{name}" does not open, as if it were cut short; export it again',
    ),
    "bytes": (
        "“{name}”有{megabytes}MB，最多{most}MB；请压缩后再放",
        '"{name}" has {megabytes} MB, at most {most} MB; make it smaller',
    ),
    "pixels": (
        "“{name}”像素太多，最多{pixels}万；请缩小后再放",
        '"{name}" has too many pixels, at most {million} million; make it smaller',
    ),
}


def unfit(
    curriculum: Curriculum, files: Mapping[str, bytes], locale: Locale
) -> Iterator[Problem]:
    """Find pictures that are none, each at the place that names it.

    A file that is not there is the linter's to name.
    """
    places = Places(files)
    for steps, name in _named(curriculum):
        data = files.get(f"assets/{name.removeprefix('assets/')}")
        trouble = check_asset(data) if data is not None else None
        if trouble:
            words = _WORDS[trouble][0 if locale == "zh-CN" else 1].format(
                name=name,
                megabytes=f"{len(data or b'') / 1e6:.1f}",
                most=MOST_BYTES // 1_000_000,
                pixels=MOST_PIXELS // 10_000,
                million=MOST_PIXELS // 1_000_000,
            )
            yield Problem(MAIN, *places.of(*steps), words)


def _named(curriculum: Curriculum) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """List every picture the curriculum names, with the path to its name."""
    if curriculum.look.logo:
        yield ("look", "logo"), curriculum.look.logo
    for nth, day in enumerate(curriculum.days):
        held: list[tuple[tuple[str | int, ...], Material | None]] = [
            (("reading",), day.reading),
            (("extra",), day.extra),
            *((("materials", at), each) for at, each in enumerate(day.materials)),
        ]
        for steps, material in held:
            if material and material.kind == "image" and material.asset:
                yield ("days", nth, *steps, "asset"), material.asset
