"""Which evidence is strongest, and which of it tonight's sentences are made of.

Strength is roughly the number of people a piece of evidence concerns. A kind that led
one of the last nights must be that much stronger to lead again, and no sentence is
written twice in a camp with other numbers in it: the next piece of evidence speaks.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from camp.debrief.masking import mask
from camp.debrief.page import Answer, Evidence, Headline, found
from camp.debrief.rules import compare
from camp.debrief.rules.days import DAYS
from camp.debrief.rules.hours import HOURS
from camp.debrief.rules.movement import MOVEMENT
from camp.debrief.rules.people import PEOPLE
from camp.debrief.rules.standing import STANDING
from camp.debrief.rules.work import WORK
from camp.debrief.wording import knows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from camp.debrief.page import Told
    from camp.debrief.reading import Reading

Rule = "Callable[[Reading], Evidence | None]"

RECENT = 4
"""Nights within which a sentence does not come back."""
FINE = 1000
"""Strength is divided in thousandths, so that weak pieces keep their order."""
RETURNING = frozenset(
    {
        "tier_unwritten",
        "tier_down",
        "part_down",
        "few_groups",
        "broad_down",
        "broad_up",
        "guest_up",
        "activity_up",
        "slow_slide",
        "later",
        "earlier",
        "reviews_piled",
        "rescue_worked",
        "rescue_failed",
        "posts_missed",
        "after_rest_down",
        "after_rest_back",
    }
)
"""Kinds whose headline, the second time, says when it was last so."""
LEARNING = frozenset(
    {
        "later",
        "earlier",
        "half_sooner",
        "half_later",
        "show_hour",
        "early_birds",
        "last_hour",
        "pieces_longer",
        "pieces_shorter",
        "switched",
        "guest_flat",
        "activity_flat",
        "spread_wider",
        "spread_narrower",
        "way_so_far",
        "peak_hour",
        "piece_length",
        "tier_depth",
        "wall",
    }
)
"""Kinds that teach something although they praise and blame nobody."""


FAMILIES = (
    frozenset(
        {
            "broad_up",
            "guest_up",
            "activity_up",
            "best_night",
            "after_rest_back",
            "tier_up",
        }
    ),
    frozenset(
        {
            "broad_down",
            "saturday_down",
            "monday_down",
            "after_rest_down",
            "worst_night",
            "slow_slide",
            "few_groups",
            "tier_down",
            "tier_unwritten",
            "guest_flat",
            "activity_flat",
        }
    ),
    frozenset(
        {"later", "earlier", "half_sooner", "half_later", "last_hour", "peak_hour"}
    ),
    frozenset({"everyone", "full_groups", "tier_depth"}),
    frozenset({"posts_missed", "posts_late"}),
    frozenset(
        {"reviews_piled", "reviews_cleared", "reviews_none_left", "still_waiting"}
    ),
    frozenset({"comments_up", "comments_down", "most_comments", "wall"}),
    frozenset({"first_stamps", "most_stamped", "stamps"}),
    frozenset({"silence_grew", "silence_shrank", "notes_owed"}),
    frozenset({"rescue_worked", "rescue_failed"}),
    frozenset({"handed_in", "most_homework"}),
    frozenset({"pieces_longer", "pieces_shorter", "piece_length"}),
)
"""Kinds that tell the same people's story: one of each is enough for a night."""


def family(kind: str) -> frozenset[str]:
    """Name the kinds that say much the same as this one, itself included."""
    return next((f for f in FAMILIES if kind in f), frozenset({kind}))


def quiet(reading: Reading) -> Evidence:
    """Nothing happened: the day is named and the page stays short."""
    kind = reading.day.kind
    ends = kind in {"opening", "closing"} and not reading.now[1]
    return found(
        f"quiet_{kind}",
        10 * reading.members if ends else 1,
        0,
        silent=reading.total("silent") or None,
        joined=reading.total("joined") or None,
        perfect=reading.total("perfect") or None,
    )


RULES = (*MOVEMENT, *DAYS, *HOURS, *PEOPLE, *WORK, *STANDING)


def gather(reading: Reading) -> tuple[Evidence, ...]:
    """All that tonight's facts prove, strongest first; the kind settles ties."""
    rows = [piece for rule in RULES if (piece := rule(reading)) is not None]
    rows += compare.learned(reading)
    rows.append(quiet(reading))
    return tuple(sorted(rows, key=lambda e: (-e.strength, e.kind)))


class Teller:
    """Chooses sentences for one night, each piece of evidence once."""

    def __init__(
        self, reading: Reading, evidence: tuple[Evidence, ...], named: set[str]
    ) -> None:
        self.reading = reading
        self.evidence = evidence
        # a helper named as a model is not told a second time
        self.used: set[str] = {"helper"} if "deed.helper" in named else set()
        self.shapes: list[str] = []
        every, last = reading.memory, reading.memory[-RECENT:]
        self.spoken = Counter(kind for told in every for kind in _kinds(told))
        self.recent = Counter(kind for told in last for kind in _kinds(told))
        self.heads = Counter(told.led for told in every)
        self.heads_recent = Counter(told.led for told in last)
        self.led = {told.shapes[0] for told in every if told.shapes}
        self.said = {shape for told in last for shape in told.shapes}

    def headline(self) -> Headline:
        """Choose the strongest evidence that is news."""
        order = sorted(
            (e for e in self.evidence if not _lesson_only(e)),
            key=lambda e: (-self._head_news(e), not _quiet(e), e.kind),
        )
        chosen = self._first(order, self.led | self.said) or self._first(order, set())
        if chosen is None:
            chosen = quiet(self.reading)
            self.shapes.append("")
        numbers = self._numbers() if self.reading.now[1] else ""
        proof = self._gap.join(filter(None, (self._proof(chosen), self._again(chosen))))
        return Headline(self._lead(chosen), numbers, proof, chosen)

    def answers(self) -> tuple[Answer, Answer, Answer]:
        """Answer the three questions from what the headline left."""
        rows = sorted(self.evidence, key=lambda e: (-self._news(e), e.kind))
        good = [e for e in rows if e.tone > 0 and not _splits(e)]
        bad = [e for e in rows if e.tone < 0]
        lessons = [e for e in rows if _splits(e) or e.kind in LEARNING]
        achieved = self._answer("achieved", good, self.said)
        missed = self._answer("not_achieved", bad, self.said)
        alike = {
            told.shapes[3]
            for told in self.reading.memory
            if told.shapes[1:3] == tuple(self.shapes[1:3])
        }
        return achieved, missed, self._answer("learned", lessons, self.said | alike)

    def _head_news(self, evidence: Evidence) -> int:
        """Strength, divided by each night this kind led; a strong one leads again.

        Two nights running only when there is a way to say that it went on.
        """
        if self._led_last(evidence) and not self._goes_on(evidence):
            return 0
        recent, ever = self.heads_recent[evidence.kind], self.heads[evidence.kind]
        said = self.spoken[evidence.kind] if evidence.strength <= 1 else 0
        return FINE * evidence.strength // (1 + recent + ever + said)

    def _news(self, evidence: Evidence) -> int:
        """Strength, divided by each time this kind spoke, more for a recent time."""
        recent, ever = self.recent[evidence.kind], self.spoken[evidence.kind]
        return FINE * evidence.strength // (1 + 2 * recent + ever)

    def _answer(self, key: str, rows: Iterable[Evidence], said: set[str]) -> Answer:
        chosen = self._first(rows, said)
        if chosen is None:
            self.shapes.append("")
            return Answer(key, self.reading.say(f"{key}.none"), None)
        line = self._gap.join(filter(None, (self._lead(chosen), self._proof(chosen))))
        return Answer(key, line, chosen)

    def _first(self, rows: Iterable[Evidence], said: set[str]) -> Evidence | None:
        """Take the first piece whose sentences are none of those said."""
        for evidence in rows:
            lead = self._lead(evidence)
            if evidence.kind in self.used or not lead:
                continue
            shape = mask(lead + self._gap + self._proof(evidence), self.reading.names)
            if shape in said:
                continue
            self.used |= family(evidence.kind)
            self.shapes.append(shape)
            return evidence
        return None

    @property
    def _gap(self) -> str:
        return " " if self.reading.locale == "en" else ""

    def _lead(self, evidence: Evidence) -> str:
        on = self._led_last(evidence) and self._goes_on(evidence)
        return self.reading.say(
            f"{evidence.kind}.{'again' if on else 'lead'}", evidence
        )

    def _led_last(self, evidence: Evidence) -> bool:
        memory = self.reading.memory
        return bool(memory) and memory[-1].led == evidence.kind

    def _goes_on(self, evidence: Evidence) -> bool:
        return knows(self.reading.locale, f"{evidence.kind}.again")

    def _proof(self, evidence: Evidence) -> str:
        """Say what a claim rests on."""
        key = f"{evidence.kind}.proof"
        known = knows(self.reading.locale, key)
        return self.reading.say(key, evidence) if known else ""

    def _again(self, evidence: Evidence) -> str:
        """Say when this kind last led a night, unless that was last night."""
        rows = [told for told in self.reading.memory[:-1] if told.led == evidence.kind]
        if not rows or evidence.kind not in RETURNING:
            return ""
        return self.reading.say(
            "before", None, night=rows[-1].night, then=rows[-1].title
        )

    def _numbers(self) -> str:
        previous = self.reading.night.previous
        known = previous is not None and previous.due > 0
        return self.reading.say(
            "numbers",
            None,
            previous=previous.name if previous and known else None,
            previous_rate=(previous.done, previous.due) if previous and known else None,
        )


def _kinds(told: Told) -> list[str]:
    """List the kinds that spoke on a night; the one that led counts twice."""
    return [told.led, told.led, *told.kinds]


def _lesson_only(evidence: Evidence) -> bool:
    """Tell whether it is a comparison that did not come out as one would hope."""
    return evidence.kind == "split_nothing" or evidence.kind.endswith("_against")


def _quiet(evidence: Evidence) -> bool:
    """Among equally weak pieces, that nothing happened is said first."""
    return evidence.kind.startswith("quiet_")


def _splits(evidence: Evidence) -> bool:
    return evidence.kind.startswith("split_")
