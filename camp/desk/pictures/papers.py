"""Certificates by the thousand into a folder: begun again wherever it was left.

A journal beside the files says what each was made of. Whoever draws, this program or a
worker beside it, writes the file whole, then its line: a crash between the two costs
drawing one certificate again, to the same bytes.
"""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

import camp
from camp import cards, shelf
from camp.desk.pictures.wording import say
from camp.desk.refusal import spoken
from camp.sheets import write_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from camp.desk.pictures.people import Paper

Form = Literal["pdf", "png"]

JOURNAL: Final = ".drawn"
INDEX: Final = "certificates.csv"
SHEAF: Final = 24
"""Certificates drawn between two looks at the journal."""


class Folder:
    """A folder of certificates, shared by whoever draws."""

    def __init__(self, path: Path, form: Form, locale: str = "zh-CN") -> None:
        self.path, self.form, self._locale = path, form, locale
        self._done: dict[str, tuple[str, str]] = {}
        self._read = 0

    def file(self, paper: Paper) -> Path:
        """Name a certificate's file: by group, then by serial number."""
        return self.path / self._key(paper)

    def left(self, papers: Iterable[Paper]) -> list[Paper]:
        """List what is not drawn yet, was drawn of other words, or is not as drawn."""
        self._read_journal()
        return [one for one in papers if not self._is_drawn(one)]

    def _is_drawn(self, paper: Paper) -> bool:
        made, size = self._done.get(self._key(paper), ("", ""))
        if made != made_of(paper):
            return False
        try:
            return str(os.stat(self.file(paper)).st_size) == size  # noqa: PTH116  (quicker)
        except OSError:
            return False

    def draw(self, papers: Sequence[Paper]) -> Iterator[Path]:
        """Draw certificates into the folder, one after the other."""
        pictures = cards.certificates([one.card for one in papers], self.form)
        for one, picture in zip(papers, pictures, strict=True):
            path = self.file(one)
            shelf.put_whole(path, picture.data, self._locale)
            line = f"{self._key(one)} {made_of(one)} {len(picture.data)}"
            shelf.add_line(self.path / JOURNAL, line, self._locale)
            yield path

    def index(self, papers: Iterable[Paper]) -> None:
        """List every certificate with its student and file, for a spreadsheet.

        What someone who was stopped left half-written is cleared away.
        """
        rows = [
            (
                one.card.serial,
                one.ref,
                one.card.name,
                one.card.group,
                one.card.title,
                one.card.reason,
                self._key(one),
            )
            for one in papers
        ]
        heads = spoken(say("columns"), self._locale).split("|")
        shelf.put_whole(self.path / INDEX, write_csv(heads, rows), self._locale)
        shelf.clear_halves(self.path)

    def _key(self, paper: Paper) -> str:
        return f"{_inside(paper)}{paper.card.serial}.{self.form}"

    def _read_journal(self) -> None:
        """Learn what was drawn since the last look, and of what; a torn line is none."""
        new = shelf.read_on(self.path / JOURNAL, self._read, self._locale)
        whole = new[: new.rfind(b"\n") + 1]
        self._read += len(whole)
        for line in whole.decode("utf-8", "replace").split("\n"):
            match line.split(" "):
                case name, made, size:
                    self._done[name] = (made, size)


def _inside(paper: Paper) -> str:
    return f"{paper.group:02d}/" if paper.group else ""


def made_of(paper: Paper) -> str:
    """Fingerprint everything that stands on a certificate, and who drew it."""
    card = paper.card
    said = [getattr(card, name) for name in card.__slots__ if name != "setting"]
    return _print_of(f"{_print_of_setting(card.setting)}{said!r}")


@lru_cache(maxsize=8)
def _print_of_setting(setting: cards.Setting) -> str:
    """What all certificates share, a logo of megabytes included: looked at once."""
    return _print_of(f"{camp.__version__}{setting!r}")


def _print_of(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "backslashreplace")).hexdigest()


def unprintable(papers: Iterable[Paper]) -> list[tuple[Paper, str]]:
    """List the students whose names no font has, with the characters that are missing."""
    papers = list(papers)
    missing = dict(cards.uncovered(dict.fromkeys(one.card.name for one in papers)))
    seen: dict[str, tuple[Paper, str]] = {}
    for one in papers:
        if one.card.name in missing:
            seen.setdefault(one.ref, (one, missing[one.card.name]))
    return list(seen.values())
