"""Reading a handbook back: every text that stands in it."""

import re

from camp.handbook import Note, Pairs, Points, Table, Words

HAN = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff01-\uff5e]")
"""Chinese characters, and the punctuation that goes with them."""
WORDS_IN_ENGLISH = re.compile(r"[A-Za-z]+ [A-Za-z]+")


def texts(section):
    """Every text of a section, in order, its heading left out."""
    for block in section.blocks:
        match block:
            case Words(paragraphs=found) | Points(items=found):
                yield from found
            case Pairs(items=pairs):
                for pair in pairs:
                    yield from pair
            case Table(heads=heads, rows=rows):
                yield from heads
                for row in rows:
                    yield from row
            case Note(text=text):
                yield text
