"""The press: a card and its template go in, the bytes of a picture come out."""

from __future__ import annotations

import io
import json
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typst
from PIL import Image

from camp.cards import glyphs
from camp.cards.assets import Svg, logo_svg
from camp.cards.card import Card, CardError, Picture
from camp.cards.colours import palette
from camp.cards.facts import facts_of
from camp.cards.wording import labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from camp.cards.card import Setting

_TEMPLATES: Final = Path(__file__).parent / "typ"
_MOST_BYTES: Final = 1_000_000
"""What a chat takes without making the picture worse."""
_COLOURS: Final = 256
_A_PIXEL: Final = 72.0
"""At this resolution a typst point is a pixel."""


def draw(card: Card) -> Picture:
    """Draw one card as a PNG for chat, 1080 pixels wide, at most a million bytes.

    The same card gives the same bytes. CardError when it cannot be laid out on one
    page, which no text of any length should cause.
    """
    facts = facts_of(card)
    job = Job.of(facts.template, card.setting, facts.values)
    pages = job.pages("png", _A_PIXEL)
    if len(pages) != 1:
        raise CardError(f"{facts.name}: {len(pages)} pages instead of one")
    return picture(f"{facts.name}.png", pages[0])


@dataclass(frozen=True, slots=True)
class Job:
    """One template with all it shows, ready for the press."""

    template: str
    text: str
    families: tuple[str, ...]

    @classmethod
    def of(cls, template: str, setting: Setting, values: Mapping[str, Any]) -> Job:
        """Tidy every text, choose the fonts, and add colours and labels."""
        shown = _tidied(
            {
                **values,
                "setting": {
                    "title": setting.title,
                    "cohort": setting.cohort,
                    "days": setting.days,
                },
            }
        )
        families = glyphs.our_case().families(_texts(shown))
        look = palette(setting.colour, setting.accent)
        card = {
            **shown,
            "locale": setting.locale,
            "words": labels(setting.locale),
            "look": {name: getattr(look, name) for name in look.__slots__},
            "logo": logo_svg(setting.logo) if setting.logo else "",
            "fonts": {
                "sans": [glyphs.SANS, glyphs.SERIF, *families],
                "serif": [glyphs.SERIF, glyphs.SANS, *families],
            },
        }
        return cls(template, json.dumps(card, ensure_ascii=False), families)

    def pages(self, kind: str, ppi: float = _A_PIXEL) -> list[bytes]:
        """Print it: a PNG for each page, or one PDF."""
        try:
            with _PRESS:
                made = _compiler(self.template, rare=bool(self.families)).compile(
                    format="pdf" if kind == "pdf" else "png",
                    ppi=ppi,
                    sys_inputs={"card": self.text},
                    timestamp=0,
                    pdf_tags=False,
                )
        except typst.TypstError as error:
            raise CardError(f"{self.template}: {error}") from error
        if made is None:
            raise CardError(f"{self.template}: nothing was printed")
        return made if isinstance(made, list) else [made]


_PRESS: Final = threading.Lock()
"""A compiler prints one thing at a time."""


def picture(name: str, data: bytes) -> Picture:
    """Name a PNG; one that a chat would shrink is given fewer colours first."""
    with Image.open(io.BytesIO(data)) as image:
        width, height = image.size
        if len(data) > _MOST_BYTES:
            data = _lighter(image)
    return Picture(name, data, width, height)


def _lighter(image: Image.Image) -> bytes:
    kept = io.BytesIO()
    few = image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(kept, "PNG", optimize=True)
    return kept.getvalue()


@cache
def _fonts(*, rare: bool) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=rare,
        include_embedded_fonts=False,
        font_paths=[str(glyphs.SHIPPED)],
    )


@cache
def _compiler(template: str, *, rare: bool) -> typst.Compiler:
    return typst.Compiler(
        str(_TEMPLATES / f"{template}.typ"),
        root=str(_TEMPLATES),
        font_paths=_fonts(rare=rare),
        ignore_system_fonts=True,
    )


def _tidied(value: Any) -> Any:
    if isinstance(value, str):
        return value if isinstance(value, Svg) else glyphs.tidy(value)
    if isinstance(value, dict):
        return {key: _tidied(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_tidied(each) for each in value]
    return value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if not isinstance(value, Svg):
            yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
