"""The rows of a roster file, checked: every problem with its row and column."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from camp import scripts
from camp.cohort import LABELS, Track
from camp.curriculum import Tier
from camp.desk.lead.wording import say
from camp.desk.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from camp.sheets import RosterRow

LONGEST_REF: Final = 100
LONGEST_NAME: Final = 60
LONGEST_PHONE: Final = 40

COLUMNS: Final = {
    "ref": Reason("学号", "ref"),
    "name": Reason("姓名", "name"),
    "phone": Reason("手机", "phone"),
    "tier": Reason("强度", "tier"),
    "track": Reason("类型", "track"),
    "labels": Reason("标签", "labels"),
    "group": Reason("群", "group"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One student as the file has them; empty texts leave things as they are."""

    row: int
    ref: str
    name: str
    phone: str
    tier: str
    track: Track | None
    labels: frozenset[str]
    group: int | None


@dataclass(slots=True)
class Problems:
    """What is wrong, in the order of the rows."""

    found: list[tuple[int, Reason]] = field(default_factory=list)

    def at(self, row: int, column: str, said: Reason) -> None:
        """Note what is wrong with a cell."""
        words = say("at_row", row=row, column=COLUMNS[column], said=said)
        self.found.append((row, words))

    def all(self) -> tuple[Reason, ...]:
        """Every problem, by row."""
        return tuple(words for _, words in sorted(self.found, key=lambda p: p[0]))


def checked(rows: Iterable[RosterRow], problems: Problems) -> list[Entry]:
    """Turn rows into entries, each number once; what is wrong goes to ``problems``."""
    entries: list[Entry] = []
    first_seen: dict[str, int] = {}
    for row in rows:
        entry = _entry(row, problems)
        if not entry.ref:
            problems.at(row.row, "ref", say("ref_empty"))
        elif entry.ref.casefold() in first_seen:
            first = first_seen[entry.ref.casefold()]
            problems.at(row.row, "ref", say("ref_twice", ref=entry.ref, first=first))
        else:
            first_seen[entry.ref.casefold()] = row.row
            entries.append(entry)
    if not entries and not problems.found:
        problems.found.append((0, say("roster_empty")))
    return entries


def _entry(row: RosterRow, problems: Problems) -> Entry:
    entry = Entry(
        row=row.row,
        ref=scripts.line(row.ref),
        name=scripts.line(row.name),
        phone=scripts.line(row.phone),
        tier=_tier(row, problems),
        track=_track(row, problems),
        labels=frozenset(row.labels),
        group=row.group,
    )
    for column, words, most in (
        ("ref", entry.ref, LONGEST_REF),
        ("name", entry.name, LONGEST_NAME),
        ("phone", entry.phone, LONGEST_PHONE),
    ):
        if len(words) > most:
            said = say("words_long", what=COLUMNS[column], most=most)
            problems.at(row.row, column, said)
    for label in sorted(entry.labels - LABELS):
        known = ", ".join(sorted(LABELS))
        problems.at(row.row, "labels", say("label_unknown", label=label, known=known))
    return entry


def _tier(row: RosterRow, problems: Problems) -> str:
    known = [tier.value for tier in Tier]
    if row.tier and row.tier not in known:
        said = say("tier_unknown", tier=row.tier, known=", ".join(known))
        problems.at(row.row, "tier", said)
        return ""
    return str(row.tier)


def _track(row: RosterRow, problems: Problems) -> Track | None:
    known = [track.value for track in Track]
    if not row.track:
        return None
    if row.track not in known:
        said = say("track_unknown", track=row.track, known=", ".join(known))
        problems.at(row.row, "track", said)
        return None
    return Track(row.track)
