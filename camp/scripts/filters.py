"""The filters a script may use: a short list, each bounded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from camp.scripts import kinds, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from camp.scripts.kinds import Kind
    from camp.scripts.problems import Locale

MOST_TEXT: Final = 500
"""The longest fixed text in a template, and the longest ``clip``."""
MOST_NUMBER: Final = 1_000_000
MOST_OPTIONS: Final = 40
MOST_SEPARATOR: Final = 20
MOST_INNER: Final = 20
"""How often a loop inside a loop may turn."""

Shape = Literal["list", "texts", "text", "number", "countable"]
Argument = Literal["size", "number", "separator", "word"]


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter: what it takes and gives, how it is written, and what it is for."""

    name: str
    takes: Shape
    argument: Argument | None
    """A fixed number from 1, any number, a fixed text that may be left out, or a word."""
    gives: type | None
    """What comes out; None when it is the list that went in."""
    act: Callable[..., Any]
    usage: str
    meaning: Mapping[Locale, str]


def limit(items: tuple[Any, ...], most: int) -> tuple[Any, ...]:
    """Keep the first ``most`` items of a list."""
    return items[:most]


def pick(items: Sequence[str], number: int) -> str:
    """Choose one text of a list by a number, turn by turn; "" from an empty list."""
    return items[number % len(items)] if items else ""


def turn(number: int, turns: int) -> int:
    """Say whose turn it is: the number modulo ``turns``, from 0."""
    return number % turns


def join(items: tuple[str, ...], between: str = "、") -> str:
    """Put the texts of a list into one, with ``between`` between them."""
    return between.join(items)


def length(items: Sequence[object]) -> int:
    """Count the items of a list, or the characters of a text."""
    return len(items)


def clip(text: str, most: int) -> str:
    """Cut a text to at most ``most`` characters; a cut text ends with ``…``."""
    return words.cut(text, most)


def counted(number: int, noun: str) -> str:
    """Count things in English: ``1 minute``, ``9 minutes``; odd plurals as ``reply/replies``."""
    one, _, many = noun.partition("/")
    return f"{number} {one if number == 1 else many or one + 's'}"


def spelled(number: int) -> str:
    """Spell a small number in English: three; digits from thirteen on."""
    return _SPELLED[number] if 0 <= number < len(_SPELLED) else str(number)


def ordinal(number: int) -> str:
    """Write a place in English: 1st, 9th, 23rd."""
    teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teen else _ENDINGS.get(number % 10, 'th')}"


def together(items: tuple[str, ...]) -> str:
    """Say a list as one in English: ``Tom``, ``Tom and Ana``, ``Tom, Ana and Lee``."""
    *before, last = items or ("",)
    return f"{', '.join(before)} and {last}" if before else last


def quoted(text: str) -> str:
    """Put English quotation marks around a text; marks inside it become single ones."""
    return f'"{text.translate(_INNER)}"'


_SPELLED: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve",
)  # fmt: skip
_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}
_INNER: Final = str.maketrans({'"': "'", "“": "‘", "”": "’"})


_MEANINGS: Final[dict[str, dict[Locale, str]]] = {
    "limit": {
        "zh-CN": "只取一列的前几项",
        "en": "the first few of a list",
    },
    "pick": {
        "zh-CN": "按数轮着挑一段，同一个数总是挑到同一段",
        "en": "one text by turns: the same number always picks the same",
    },
    "turn": {
        "zh-CN": "除以几的余数，用来隔天换写法",
        "en": "the remainder, to write by turns",
    },
    "join": {
        "zh-CN": "把一列文字连成一句，不写就用顿号连",
        "en": 'a list of texts as one; 、 between them unless told otherwise, so write join("; ")',
    },
    "length": {
        "zh-CN": "一列有几项，或一段文字有几个字",
        "en": "how many items, or characters of a text",
    },
    "clip": {
        "zh-CN": "最多留几个字，截过的以…结尾",
        "en": "at most so many characters; a cut text ends with …",
    },
    "counted": {
        "zh-CN": "英文：数和名词一起，单复数自己对上",
        "en": "a number with its noun, one or many: 1 minute, 9 minutes",
    },
    "spelled": {
        "zh-CN": "英文：十二以内的数写成单词",
        "en": "a number up to twelve as a word: three",
    },
    "ordinal": {
        "zh-CN": "英文：第几，写成 9th",
        "en": "a place: 1st, 9th, 23rd",
    },
    "together": {
        "zh-CN": "英文：把一列名字连成 a, b and c",
        "en": "a list as it is said: a, b and c",
    },
    "quoted": {
        "zh-CN": "英文：加上引号，里面的换成单引号",
        "en": "in quotation marks; those inside become single",
    },
}


def _listed() -> dict[str, Filter]:
    rows: tuple[
        tuple[Callable[..., Any], Shape, Argument | None, type | None, str], ...
    ] = (
        (limit, "list", "size", None, "works|limit(2)"),
        (pick, "texts", "number", str, '["…", "…"]|pick(day.number)'),
        (turn, "number", "size", int, "day.number|turn(3)"),
        (join, "texts", "separator", str, 'perfect|join("、")'),
        (length, "countable", None, int, "works|length"),
        (clip, "text", "size", str, "day.title|clip(16)"),
        (counted, "number", "word", str, 'lesson.minutes|counted("minute")'),
        (spelled, "number", None, str, "camp.rules|length|spelled"),
        (ordinal, "number", None, str, "last.rank|ordinal"),
        (together, "texts", None, str, "perfect|together"),
        (quoted, "text", None, str, "lesson.title|quoted"),
    )
    return {
        (name := act.__name__): Filter(
            name, takes, argument, gives, act, usage, _MEANINGS[name]
        )
        for act, takes, argument, gives, usage in rows
    }


FILTERS: Final = _listed()
"""Every filter by name."""

TESTS: Final[dict[str, Callable[[Any], bool]]] = {
    "none": lambda value: value is None,
    "odd": lambda value: value % 2 == 1,
    "even": lambda value: value % 2 == 0,
}


def takes(shape: Shape, kind: Kind) -> bool:
    """Tell whether a filter that takes ``shape`` can take a value of this kind."""
    item = kinds.item(kind)
    if shape == "countable":
        return item is not None or kind is str
    if shape in {"list", "texts"}:
        return item is str or (shape == "list" and item is not None)
    return kind is (str if shape == "text" else int)
