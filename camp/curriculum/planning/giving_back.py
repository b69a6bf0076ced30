"""A curriculum as a planning table: settings and days, every field in its cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from camp.curriculum.planning.escapes import guarded
from camp.curriculum.planning.fields import BLOCKS, DAY_CELLS, SETTING_CELLS
from camp.curriculum.planning.labels import words
from camp.curriculum.planning.names import DAY, SETTINGS, called

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from camp.curriculum.model import Curriculum
    from camp.curriculum.problems import Locale

MAX_CELL: Final = 20_000
"""Most characters that a cell may have, as sheets are read."""

_WHOLE: Final = ("slots", "attendance", "group", "look")
"""Settings that are written out even where they are as usual."""
_SAID_TO_BE_NONE: Final = ("ladder", "contests", "honors")
"""Settings that have a usual value, so that having none must be said."""
_ALWAYS: Final = ("number", "kind", "title", "id")


@dataclass(frozen=True, slots=True)
class Written:
    """A curriculum in cells: keys of settings and columns, and their texts."""

    settings: tuple[tuple[str, str], ...]
    days: tuple[Mapping[str, str], ...]
    locale: Locale

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that any day needs, in the order of a planning table."""
        used = {key for day in self.days for key in day}
        return tuple(key for key in DAY if key in used or key in _ALWAYS)

    def setting_rows(self) -> list[list[str]]:
        """The settings, a row each, by what they are called."""
        return [[called(SETTINGS, k, self.locale), text] for k, text in self.settings]

    def day_rows(self) -> list[list[str]]:
        """The header, and a row a day."""
        heads = [called(DAY, key, self.locale) for key in self.columns]
        return [heads, *([day.get(k, "") for k in self.columns] for day in self.days)]

    def too_long(self) -> list[str]:
        """Say which texts are longer than a cell may be."""
        found = [
            (called(SETTINGS, key, self.locale), text) for key, text in self.settings
        ]
        for day in self.days:
            mark = words("day_mark", self.locale, number=day["number"])
            found += [
                (f"{mark} {called(DAY, k, self.locale)}", t) for k, t in day.items()
            ]
        return [
            words("cell_long", self.locale, label=name, size=len(text), most=MAX_CELL)
            for name, text in found
            if len(text) > MAX_CELL
        ]


def written(curriculum: Curriculum, locale: Locale) -> Written:
    """Write every field of a curriculum into cells, named in a language."""
    plain = _plain(curriculum)
    settings = tuple(
        (key, guarded(SETTING_CELLS[key].write(value, locale)))
        for key, value in _settings(plain)
    )
    first = curriculum.first_number
    days = tuple(
        _day(day, number, locale) for number, day in enumerate(plain["days"], first)
    )
    return Written(settings, days, locale)


def _plain(curriculum: Curriculum) -> dict[str, Any]:
    """Take a curriculum as plain texts, without what is as the model has it anyway."""
    tree: dict[str, Any] = curriculum.model_dump(
        mode="json", exclude_none=True, exclude_defaults=True
    )
    whole = curriculum.model_dump(mode="json", exclude_none=True, include=set(_WHOLE))
    texts: dict[str, Any] = _texts({**tree, **whole})
    return texts


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _texts(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_texts(each) for each in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)


def _settings(plain: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key in SETTING_CELLS:
        block, _, name = key.rpartition(".")
        value = plain[block].get(name) if block else plain.get(key)
        if value is None and key in _SAID_TO_BE_NONE:
            value = []
        if value is not None:
            yield key, value


def _day(day: Mapping[str, Any], number: int, locale: Locale) -> dict[str, str]:
    texts = {"number": str(number)}
    for key, value in _fields(day):
        texts[key] = guarded(DAY_CELLS[key].write(value, locale))
    return {key: text for key, text in texts.items() if text}


def _fields(day: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Go through the columns that a day fills."""
    for name, value in day.items():
        if name in DAY or name not in BLOCKS:
            yield name, value
            continue
        for field, inner in value.items():
            own = f"{name}.{field}"
            yield (own if own in DAY else f"main.{field}"), inner


def rows_of_one(book: Written) -> list[list[str]]:
    """Lay settings and days out in one table, as a text file has it.

    The settings come first, a row each under 设置; an empty row, and then the days.
    """
    days = book.day_rows()
    width = max(len(days[0]), 2)
    top = [_head(book.locale), *book.setting_rows(), []]
    return [[*row, *([""] * (width - len(row)))] for row in [*top, *days]]


def _head(locale: Locale) -> list[str]:
    return ["设置", "内容"] if locale == "zh-CN" else ["settings", "value"]


def sheets_of(book: Written) -> Sequence[tuple[str, list[list[str]]]]:
    """Lay days and settings out on two worksheets: name and rows, the header first."""
    chinese = book.locale == "zh-CN"
    names = ("每天", "设置") if chinese else ("days", "settings")
    settings = [_head(book.locale), *book.setting_rows()]
    return [(names[0], book.day_rows()), (names[1], settings)]
