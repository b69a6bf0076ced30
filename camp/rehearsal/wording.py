"""What the people of a rehearsal write: homework, comments, a host's line at night."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from camp.rehearsal import chinese

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ENGLISH_OPENINGS: Final = (
    "My uncle kept the receipts for everything, including the ring.",
    "There's a mug at work that belongs to nobody, and I've used it for nine years.",
    "The man in front of me was buying one onion and took his time over it.",
    "My gran's button tin came to me because nobody else wanted the weight.",
    "At the stop this morning a boy was explaining the offside rule to a pigeon.",
    "The drawer by the back door hasn't shut since we moved in.",
    "She said she wasn't upset, and put the plates away one at a time.",
    "We had the caravan for a year and the argument for three.",
    "Somebody has left a single glove on our wall, palm up.",
    "The lift at the hospital says its floors in a voice like my old headmistress.",
    "Dad rang to tell me what the weather was doing outside my own window.",
    "The neighbours opposite eat at seven and draw the curtain at eight.",
    "I found the list in his coat: bread, bulbs, ring Sue.",
    "Nothing happened in the launderette until the machine stopped.",
    "The first thing in my pocket was a ticket to a film I walked out of.",
    "My sister tells it with a dog in it. There wasn't a dog.",
    "On the 6:52 everyone looks up at the same bridge.",
    "Mum's handwriting is on every box in the loft, and half of them lie.",
    "He mended the gate on the day he left, which I've never understood.",
    "The woman at the till asked if I was all right, and I said, carrier bag, please.",
    "Our street has eleven bins and one of them has a face drawn on it.",
    "I didn't want to write this one, so I started with the kettle.",
    "The dentist's radio was playing the song from our wedding.",
    "There was a chair outside number nine with a note saying it works.",
)
_ENGLISH_MIDDLES: Final = (
    "I counted the steps down, which I only do when I'm early.",
    "He had the big coat on, though it was nearly May.",
    "You could hear next door's telly agreeing with itself.",
    "I'd have said something, but she was holding the pan.",
    "The label was in somebody's best handwriting and half washed off.",
    "Nobody sat in his place, and nobody said that they weren't.",
    "It smelt of wet dog and oranges, and I can't account for the oranges.",
    "She asked me twice, and the second time she looked at the clock.",
    "I cut a sentence here about the light, because it was only the light.",
    "There was a plaster on the handle, gone grey.",
    "The bus went past full, and we all pretended to be reading.",
    "He said it to the dog, so that I'd hear.",
    "I had it in my hand for a minute before I knew what it was.",
    "Two of the eggs were cracked and he'd turned them to face the back.",
    "The kettle clicked off and neither of us got up.",
    "My brother remembers a red car, and it may well have been red.",
    "She folded the paper back along the creases it came with.",
    "Somebody upstairs was practising the same four notes.",
    "I wrote the price down, because he'd have wanted to know.",
    "The boy put his shoe back on without untying it.",
    "We got as far as the roundabout before anyone laughed.",
    "It was raining in the way that doesn't count as rain.",
    "I've left out what he said next, since it's his.",
    "The tap has dripped since 2009 and now we'd miss it.",
)
_ENGLISH_ENDINGS: Final = (
    "I put it back where it was.",
    "He'd already switched the light off.",
    "That's as far as I've got tonight.",
    "The onion was for somebody else, it turned out.",
    "I haven't decided about the last line.",
    "She kept the bag.",
    "Anyway, it's still on the wall.",
    "Bus came.",
    "I've no idea where the other one went.",
    "We had it with mustard.",
    "Nobody has mentioned it since.",
    "The receipt is still in the book.",
    "It was my stop by then.",
    "He waved from the wrong window.",
    "There were two left, so I took the smaller.",
    "She said it was fine, and shut the drawer with her hip.",
)
_ENGLISH_COMMENTS: Final = (
    "I can still see the plaster on the handle",
    "Stealing the button tin, if I may",
    "Read this on the bus and missed my stop",
    "Ours was a biscuit tin, and it lied as well",
    "The bit where nobody got up",
    "I'd stop one line sooner, but what do I know",
    "I heard your dad say that",
    "Wondering about the oranges",
)
_ENGLISH_REMARKS: Final = (
    "You didn't tell me how to feel, and I did",
    "Stopped at the right line",
    "Written down as it was said",
    "One exact thing, and it holds the rest up",
    "The ordinary line is the one that got me",
    "I could have drawn that room",
    "You trusted the object, and it held",
    "Not a word in there is showing off",
    "The small thing turned up and did all the work",
    "I believed every inch of it",
    "You left just when I wanted you to stay",
    "Nobody else could have sent this one in",
    "The verb in the middle is doing the lot",
)
_ADVERT: Final = (
    "我这边有个副业群，感兴趣的加我，每天两小时就行 https://ads.invalid/join"
)
_ENGLISH_ADVERT: Final = (
    "I run a side income group, message me https://ads.invalid/join"
)
_ENGLISH_NOTES: Final = (
    "Three people said the listening was fine but didn't know how to start writing",
    "Two of them kept talking under the homework until eleven",
    "Someone asked whether the audio can come earlier, what should I say?",
    "One of them is on nights this week and would like Light, told her how",
    "Went quiet for a few minutes this evening, then somebody posted a list",
    "Someone used her sister's real name, I've asked her privately to change it",
    "More made up than yesterday, mostly people who'd worked late",
)


@dataclass(frozen=True, slots=True)
class Said:
    """What the people of one language say."""

    hosts: tuple[str, ...]
    comments: tuple[str, ...]
    remarks: tuple[str, ...]
    notes: tuple[str, ...]
    advert: str
    vote: str
    """Why a host puts someone forward."""
    lead: str
    """Who signs the course off."""
    ops: str
    """Who brings people in and settles things."""
    away: str
    """Why somebody asks for a day off."""
    openings: tuple[str, ...]
    """How a piece of homework begins."""
    middles: tuple[str, ...]
    endings: tuple[str, ...]
    between: str
    """What stands between two sentences."""
    by_day: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(
        default_factory=dict
    )
    """By a day's key, where a world knows it: what is noted down, and thought on from there."""


SAID: Final = {
    "zh-CN": Said(
        (
            "阿舟",
            "梁禾",
            "小齐",
            "江晚",
            "老秦",
            "木子",
            "阿敏",
            "南星",
            "叶知",
            "陆遥",
        ),
        chinese.COMMENTS,
        chinese.REMARKS,
        chinese.NOTES,
        _ADVERT,
        "谁的作业下面空着，就去坐一会儿",
        "林老师",
        "小齐",
        "出差",
        chinese.OPENINGS,
        chinese.MIDDLES,
        chinese.ENDINGS,
        "",
    ),
    "en": Said(
        (
            *("Maya", "Joel", "Hana", "Rhys", "Tess", "Ola", "Finn", "Bea"),
            *("Nell", "Gus", "Ines", "Colm", "Ada", "Lorna", "Kit", "Wyn"),
            *("Moira", "Ned", "Sunil", "Peg", "Iris", "Abe", "Tariq", "Dot"),
        ),
        _ENGLISH_COMMENTS,
        _ENGLISH_REMARKS,
        _ENGLISH_NOTES,
        _ENGLISH_ADVERT,
        "Sits down wherever nobody has answered yet",
        "Frances",
        "Dilip",
        "Away for work",
        (*_ENGLISH_OPENINGS, *_ENGLISH_MIDDLES),
        _ENGLISH_MIDDLES,
        _ENGLISH_ENDINGS,
        " ",
    ),
}
"""By locale."""


_TURNS: Final = 4
"""Days that follow each other and do not begin with the same sentences."""


class Texts:
    """A pool of texts of varied length, the same for the same seed."""

    def __init__(
        self, seed: int, say: Said, *, around: int | None, longest: int
    ) -> None:
        """Write the pool; ``around`` fixes the length (characters), None varies it.

        Varied lengths follow the notes of the four camps: a tenth below 45 characters,
        half below 345, a tenth above 1,400. ``longest`` is the most a part asks for.
        Characters are written ones, without spaces.
        """
        rnd = random.Random(f"texts {seed}")  # noqa: S311  (invented texts, no secrets)
        lengths = (20, 45, 90, 133, 220, 345, 520, 560, 640, 761, 1100, 1386)
        self._say = say
        self._pool = [
            self._text(rnd, around or lengths[i // _TURNS % len(lengths)], i % _TURNS)
            for i in range(480)
        ]
        self._long = [
            self._text(rnd, longest * 5 // 4 + 20, i % _TURNS) for i in range(160)
        ]

    def _text(self, rnd: random.Random, length: int, turn: int) -> str:
        """Write a beginning of its turn, as many sentences as it takes, and an end."""
        say = self._say
        parts = [rnd.choice(say.openings[turn::_TURNS])]
        size = _written(parts[0])
        more = [words for words in say.middles if words != parts[0]]
        mine = more[turn::_TURNS]
        others = [words for words in more if words not in mine]
        rest = rnd.sample(others, len(others)) + rnd.sample(mine, len(mine))
        while size < length - 20:
            rest = rest or rnd.sample(more, len(more))
            parts.append(rest.pop())
            size += _written(parts[-1])
        parts.append(rnd.choice(say.endings))
        return say.between.join(parts)

    def any(self, number: int, turn: int = 0) -> str:
        """A text of the usual lengths, of a day's turn."""
        return _of_turn(self._pool, number, turn)

    def long(self, number: int, turn: int = 0) -> str:
        """A text longer than any part asks for, of a day's turn."""
        return _of_turn(self._long, number, turn)

    def of_day(self, day: str, number: int, turn: int, *, long: bool) -> str:
        """A text of a day: its own words where the world has some; a long one goes on.

        ``turn`` is the day's number: texts of ``_TURNS`` days on end begin differently.
        """
        if day not in self._say.by_day:
            return self.long(number, turn) if long else self.any(number, turn)
        noted, thought = self._say.by_day[day]
        mine = noted[number % len(noted)]
        if not long:
            return mine
        on = thought[number // len(noted) % len(thought)]
        return self._say.between.join((mine, on, self.long(number, turn)))


def _of_turn(texts: Sequence[str], number: int, turn: int) -> str:
    return texts[(number * _TURNS + turn % _TURNS) % len(texts)]


def _written(text: str) -> int:
    return sum(not c.isspace() for c in text)
