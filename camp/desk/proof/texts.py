"""The texts that are read: a day's slot as the pinned version says it, on invented facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from camp import scripts
from camp.curriculum import Slot
from camp.desk import course
from camp.desk.phrases import slot_called
from camp.desk.proof.wording import say
from camp.desk.refusal import Refusal

if TYPE_CHECKING:
    from camp.cohort import Cohort
    from camp.desk.refusal import Reason
    from camp.scripts import Message
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

SLOTS: Final = tuple(slot.value for slot in Slot)

Written = dict[str, tuple[tuple["Message", ...], ...]]
"""Version -> the messages in every situation of :data:`camp.scripts.SITUATIONS`."""


@dataclass(slots=True)
class Texts:
    """What each version says on a day, written out when it is asked for."""

    kept: Kept
    row: CohortRow
    _written: dict[tuple[int, int, str], Written | None] = field(default_factory=dict)

    def unchanged(self, version_id: int, number: int, slot: str) -> bool:
        """Tell whether a slot reads as it did in a version, whoever the group is."""
        now = self.row.version_id
        if version_id == now:
            return True
        return self._of(version_id, number, slot) == self._of(now, number, slot)

    def usual(self, number: int, slot: str, version: str) -> tuple[Message, ...]:
        """Write a slot as the cohort says it now, for a group in the middle."""
        its = course.of_version(self.kept, self.row.version_id)
        facts = scripts.sample(its.curriculum, number, Slot(slot), quizzes=its.quizzes)
        return scripts.compose(_template(its, number, slot, version), facts)

    def first_line(self, number: int, slot: str) -> str:
        """Quote the line a slot opens with."""
        messages = self.usual(number, slot, "full")
        text = messages[0].text if messages else ""
        return text.partition("\n")[0].strip()

    def _of(self, version_id: int, number: int, slot: str) -> Written | None:
        place = (version_id, number, slot)
        if place not in self._written:
            self._written[place] = _write(
                course.of_version(self.kept, version_id), number, slot
            )
        return self._written[place]


def _write(its: course.Course, number: int, slot: str) -> Written | None:
    """Write a slot out in every situation; None when the version has no such day."""
    plan = its.curriculum
    if not plan.first_number <= number <= plan.last_number:
        return None
    facts = scripts.samples(plan, number, Slot(slot), quizzes=its.quizzes)
    made: Written = {}
    for version in scripts.VERSIONS:
        template = _template(its, number, slot, version)
        made[version] = tuple(scripts.compose(template, one) for one in facts)
    return made


def _template(
    its: course.Course, number: int, slot: str, version: str
) -> scripts.Template:
    plan = its.curriculum
    return its.template(plan.locale, plan.day(number).kind.value, slot, version)


@dataclass(frozen=True, slots=True)
class Preview:
    """One version of a slot as it will read for a group in the middle."""

    number: int
    slot: str
    called: Reason
    version: str
    messages: tuple[Message, ...]
    measures: tuple[scripts.Measure, ...]


def preview(
    kept: Kept, row: CohortRow, number: int, slot: str, version: str = "full"
) -> Preview:
    """Write out a slot to be read; Refusal for what does not exist."""
    cohort, _ = course.cohort_of(kept, row)
    reasons = place_reasons(cohort, number, slot)
    if version not in scripts.VERSIONS:
        known = ", ".join(scripts.VERSIONS)
        reasons.append(say("no_version", version=version, known=known))
    if reasons:
        raise Refusal(*reasons)
    messages = Texts(kept, row).usual(number, slot, version)
    called = slot_called(cohort.curriculum, number, slot)
    measures = scripts.measure(messages)
    return Preview(number, slot, called, version, messages, measures)


def place_reasons(cohort: Cohort, number: int, slot: str) -> list[Reason]:
    """Say what is wrong with a day number and a slot."""
    plan = cohort.curriculum
    first, last = plan.first_number, plan.last_number
    found = []
    if not first <= number <= last:
        found.append(say("no_day", day=number, first=first, last=last))
    if slot not in SLOTS:
        found.append(say("no_slot", slot=slot, known=", ".join(SLOTS)))
    return found
