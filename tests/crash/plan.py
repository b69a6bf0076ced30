"""What the students of the crash test will send, and when: the same seed, the same plan."""

import random
from dataclasses import dataclass
from datetime import datetime

from tests.worker.small_camp import at, students

LISTEN, HOMEWORK, REFLECTION = 1, 2, 4
NEED = {
    "light": LISTEN,
    "medium": LISTEN | HOMEWORK,
    "heavy": LISTEN | HOMEWORK | REFLECTION,
}
DUE_DAYS = range(1, 6)
WAVES = ("09:10", "16:40", "23:40")
LATER = "13:10"
"""On the next day: what is made up."""
FILLER = (
    "听完想起上周发给房东的那条消息，把要他做的事挪到了第一句，后面的来龙去脉都删了，"
)


@dataclass(frozen=True, slots=True)
class Send:
    """One thing a student hands in."""

    ref: str
    day: int
    seq: int
    parts: int
    words: str
    when: datetime

    @property
    def key(self) -> str:
        """What an acknowledgement names."""
        return f"{self.ref}/{self.day}/{self.seq}"


def sends(seed: int) -> list[Send]:
    """Everything that will be sent, in order of time."""
    found = []
    for one in students():
        for day in DUE_DAYS:
            rng = random.Random(f"{seed}/{one.ref}/{day}")  # noqa: S311  (no secret)
            for seq, (parts, when) in enumerate(_day(rng, NEED[one.tier], day)):
                words = _words(one.name, one.group, day, seq, long=one.tier == "heavy")
                found.append(Send(one.ref, day, seq, parts, words, when))
    return sorted(found, key=lambda s: (s.when, s.ref, s.day, s.seq))


def _day(rng: random.Random, need: int, day: int) -> list[tuple[int, datetime]]:
    """What one student does about one day."""
    fate = rng.random()
    first, second = sorted(rng.choices(range(len(WAVES)), k=2))
    early, late = at(day, WAVES[first]), at(day, WAVES[second])
    if fate < 0.45:
        return [(need, early)]
    if fate < 0.65 and need != LISTEN:
        return [(LISTEN, early), (need & ~LISTEN, late)]
    if fate < 0.75:
        return [(LISTEN, late)]
    if fate < 0.82 and need != LISTEN:
        return [(LISTEN, early), (need & ~LISTEN, at(day + 1, LATER))]
    if fate < 0.9:
        return [(need, at(day + 1, LATER))]
    return []


def mark(name: str, group: int, day: int, seq: int) -> str:
    """What every text begins with, so that it can be traced to whoever wrote it."""
    return f"{name}·{group}营·第{day}天·{seq}"


def _words(name: str, group: int, day: int, seq: int, *, long: bool) -> str:
    return f"{mark(name, group, day, seq)}，{FILLER * (7 if long else 1)}写完了。"
