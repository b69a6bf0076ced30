"""Canned replies for hard moments, filled with this group's facts and record."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from camp import scripts
from camp.cohort import UNREACHABLE
from camp.desk.host import asides
from camp.desk.host.aside_wording import REPLIES, about, say
from camp.desk.host.letters import find_here
from camp.desk.lead import finding
from camp.desk.refusal import Refusal
from camp.scripts import facts
from camp.store import checkins, deeds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from camp.cohort import Group, Student
    from camp.curriculum import Answer, Curriculum
    from camp.desk.host.asides import Aside, Moment
    from camp.desk.lead.finding import Roll
    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

_GROUP: Final = frozenset({"welcome", "rules"})
_EACH: Final = "conflict_each"
_REFUND: Final = "refund"
_ANSWERED: Final = "asked_before"
_PRIVATE: Final = frozenset({_EACH, _REFUND})
_DO_NOT: Final = frozenset({"do-not-contact"})
_MOST_NAMES: Final = 6
_MOST_WORDS: Final = 200
_TEXTS: Final = ("about", "asked_at", "answer", "by", "who")
_LIKE: Final = 0.5
"""How alike a question must be to count as the one that was asked."""
_ENDS: Final = "。！？!?.…”』）)"
_NOISE: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the host knows of the moment; what is left empty, the reply does without."""

    to: tuple[str, ...] = ()
    """Names or numbers; who is no student is named as given."""
    about: str = ""
    asked_at: str = ""
    answer: str = ""
    by: str = ""
    who: str = ""


def known() -> tuple[tuple[str, Reason], ...]:
    """List every reply, with a line on when it helps and what it wants to know."""
    return tuple((name, about(name)) for name in REPLIES)


def reply(
    kept: Kept, row: CohortRow, group: Group, name: str, asked: Asked, now: datetime
) -> tuple[Aside, ...]:
    """Write a canned reply for a group; a quarrel's private one comes once for each.

    Nothing is kept. Refusal when there is no such reply, when a text is too long, or
    when somebody named may not be.
    """
    asked = _on_lines(asked)
    reasons = list(_wrong(name, asked))
    if reasons:
        raise Refusal(*reasons)
    roll = finding.read_roll(kept, row)
    day = asides.today(roll.cohort, now)
    people = _people(roll, group, day, name, asked.to)
    found = asides.moment(kept, row, group, now)
    case = _case(found, name, asked, tuple(n for n, _ in people))
    if name == _EACH:
        return _each(kept, found, case, people)
    facts_now = replace(found.facts, case=case)
    kind = "group" if name in _GROUP else "reply"
    to = case.names[0] if name in _PRIVATE and case.names else ""
    return (asides.write(found, f"{kind}/{name}", facts_now, to),)


def _on_lines(asked: Asked) -> Asked:
    return Asked(asked.to, *(scripts.line(getattr(asked, field)) for field in _TEXTS))


def _wrong(name: str, asked: Asked) -> Iterator[Reason]:
    if name not in REPLIES:
        yield say("no_reply", name=name, known=", ".join(REPLIES))
    if name == _EACH and len(set(asked.to)) != 2:  # noqa: PLR2004  (a quarrel has two)
        yield say("two", name=name)
    if len(asked.to) > _MOST_NAMES:
        yield say("many_names", most=_MOST_NAMES)
    for field in _TEXTS:
        size = len(getattr(asked, field))
        if size > _MOST_WORDS:
            option = "--" + field.removesuffix("_at")
            yield say("long", what=option, count=size, most=_MOST_WORDS)


def _people(
    roll: Roll, group: Group, day: int, name: str, keys: tuple[str, ...]
) -> list[tuple[str, Student | None]]:
    """Find whom it speaks to; Refusal with everyone who may not be spoken to."""
    found: list[tuple[str, Student | None]] = []
    reasons: list[str] = []
    for key in keys:
        try:
            one = _student(roll, group, day, key, strict=name == _EACH)
        except Refusal as no:
            reasons += no.reasons
            continue
        # Who asks for their money back is answered, whatever the label says by now.
        barred = _DO_NOT if name == _REFUND else UNREACHABLE
        if one is not None and not barred.isdisjoint(one.labels):
            reasons.append(say("unreachable", name=one.name))
        found.append((one.name if one else scripts.line(key)[:_MOST_WORDS], one))
    if reasons:
        raise Refusal(*reasons)
    return found


def _student(
    roll: Roll, group: Group, day: int, key: str, *, strict: bool
) -> Student | None:
    """Find the student meant; a namesake elsewhere does not count.

    Without a student of that name or number: None, or Refusal when ``strict``.
    """
    here = [
        s
        for s in roll.students
        if roll.state(s, max(day, s.joined)).group_id == group.id
    ]
    try:
        return find_here(roll, here, group, key)
    except Refusal:
        if strict:
            raise
        return None


def _case(found: Moment, name: str, asked: Asked, names: tuple[str, ...]) -> facts.Case:
    question, answer = asked.about, _sentence(asked.answer, found)
    if name == _ANSWERED:
        kept = _approved(found.cohort.curriculum, found.number, asked.about)
        question, answer = kept.question, kept.answer
    return facts.Case(names, question, asked.asked_at, answer, asked.by, asked.who)


def _sentence(words: str, found: Moment) -> str:
    """End a sentence that was left open."""
    if not words or words[-1] in _ENDS:
        return words
    return words + ("。" if found.cohort.curriculum.locale == "zh-CN" else ".")


def _approved(plan: Curriculum, number: int, words: str) -> Answer:
    """Find the approved answer that is meant: today's first, then the camp's, then the rest.

    Refusal lists the questions there are when none is near.
    """
    days = [plan.day(number), *(d for d in plan.days if d.id != plan.day(number).id)]
    first, *rest = (day.answers for day in days)
    known_ones = [*first, *plan.answers, *(one for day in rest for one in day)]
    listed = "\n".join(f"  {one.question}" for one in known_ones)
    if not words:
        raise Refusal(say("no_about", known=listed))
    wanted = _plain(words)
    best = max(known_ones, key=lambda one: _nearness(wanted, one), default=None)
    if best is None or _nearness(wanted, best) < _LIKE:
        raise Refusal(say("no_answer", about=words, known=listed))
    return best


def _plain(words: str) -> str:
    return _NOISE.sub("", words).casefold()


def _nearness(wanted: str, one: Answer) -> float:
    """2 for words of the question, 1 for words of the answer, else how alike they are."""
    question = _plain(one.question)
    if wanted and wanted in question:
        return 2
    if wanted and wanted in _plain(one.answer):
        return 1
    return SequenceMatcher(None, wanted, question, autojunk=False).ratio()


def _each(
    kept: Kept,
    found: Moment,
    case: facts.Case,
    people: list[tuple[str, Student | None]],
) -> tuple[Aside, ...]:
    """Write to both, each with what their own record is good for."""
    first, second = (student for _, student in people if student is not None)
    cohort_id = found.cohort.id
    came = {p.student_id: p.came for p in checkins.progress(kept, cohort_id)}
    wrote: dict[int, set[tuple[int, int]]] = {}
    for giver, day, whose in deeds.comments(kept, cohort_id, found.number):
        if whose != giver:
            wrote.setdefault(giver, set()).add((day, whose))
    written = []
    for one, other in ((first, second), (second, first)):
        person = facts.Person(
            name=one.name,
            done=came.get(one.id, 0).bit_count(),
            wrote=len(wrote.get(one.id, ())),
            other=other.name,
            tier=one.tier,
        )
        theirs = replace(found.facts, case=case, person=person)
        written.append(asides.write(found, f"reply/{_EACH}", theirs, one.name))
    return tuple(written)
