"""Writing the nightly debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.debrief import sections
from camp.debrief.evidence import Teller, gather
from camp.debrief.page import Debrief, Told
from camp.debrief.reading import Reading, date_words, read
from camp.debrief.rules.deeds import deed_of, models
from camp.debrief.watch import watch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from camp.debrief.night import Night
    from camp.debrief.page import Answer, Headline, Model


def write(night: Night, earlier: Sequence[Debrief] = ()) -> Debrief:
    """Write what a night taught, for ops to act on.

    ``earlier`` are this camp's debriefs before tonight, in any order. The last two are
    enough: a debrief remembers what those before it told. The same night and the same
    earlier ones give the same debrief.
    """
    reading = read(night, tuple(earlier))
    evidence = gather(reading)
    listed, leaving = watch(reading)
    named = models(reading, frozenset(w.group for w in listed))
    teller = Teller(reading, evidence, {m.evidence.kind for m in named})
    headline, answers = teller.headline(), teller.answers()
    day = night.day
    return Debrief(
        cohort=night.cohort,
        course=night.course,
        night=day.number,
        kind=day.kind,
        title=day.title,
        date=day.date.isoformat(),
        locale=night.locale,
        heading=_heading(reading),
        headline=headline,
        figures=sections.figures(reading),
        models=named,
        watch=listed,
        leaving=leaving,
        silent=sections.silent(reading),
        posts=sections.posts(reading),
        posts_line=sections.posts_line(reading),
        notes=sections.notes(reading),
        questions=answers,
        guidance=sections.guidance(reading, evidence),
        troubles=sections.troubles(reading),
        evidence=evidence,
        memory=(*reading.memory, _told(night, teller, headline, answers, named)),
    )


def _told(
    night: Night,
    teller: Teller,
    headline: Headline,
    answers: tuple[Answer, ...],
    named: tuple[Model, ...],
) -> Told:
    """Keep what this night told, for the nights after it."""
    return Told(
        night.day.number,
        night.day.title,
        headline.evidence.kind,
        tuple(a.evidence.kind for a in answers if a.evidence),
        tuple(teller.shapes),
        tuple(deed_of(model.evidence) for model in named),
    )


def _heading(reading: Reading) -> str:
    return reading.say("heading", None, date=date_words(reading.locale, reading.day))
