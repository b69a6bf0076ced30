"""What the debrief says, apart from how it finds out: phrases and titles by locale."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from camp.debrief.words import (
    en_compare,
    en_groups,
    en_night,
    en_report,
    en_sections,
    en_titles,
    zh_compare,
    zh_groups,
    zh_night,
    zh_report,
    zh_sections,
    zh_titles,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

Phrase: TypeAlias = tuple[str | tuple[str, ...], ...]

PHRASES: dict[str, Mapping[str, Phrase]] = {
    "zh-CN": {
        **zh_night.PHRASES,
        **zh_compare.PHRASES,
        **zh_groups.PHRASES,
        **zh_sections.PHRASES,
        **zh_report.PHRASES,
    },
    "en": {
        **en_night.PHRASES,
        **en_compare.PHRASES,
        **en_groups.PHRASES,
        **en_sections.PHRASES,
        **en_report.PHRASES,
    },
}
TITLES: dict[str, Mapping[str, str]] = {
    "zh-CN": {**zh_titles.TITLES, **zh_report.TITLES},
    "en": {**en_titles.TITLES, **en_report.TITLES},
}
"""The titles of sections and the short words (slots, tiers, kinds of day), by key."""
