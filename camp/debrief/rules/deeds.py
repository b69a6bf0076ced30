"""Models: groups others can learn from, each for a deed with a count.

A deed is something someone in the group did; a high rate alone is none. A group comes
back only for a deed it was not named for before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.debrief.page import Evidence, Model
from camp.debrief.rates import permille
from camp.debrief.rules.least import FEW, LAST_HOUR, MANY, PAIR, SOME

if TYPE_CHECKING:
    from collections.abc import Callable

    from camp.debrief.page import Value
    from camp.debrief.reading import GroupReading, Reading

MOST = 3
SWIFT = 15
"""Minutes after a window opens within which a post is prompt."""


def _deed(kind: str, strength: int, group: GroupReading, **values: Value) -> Evidence:
    return Evidence(kind, strength, 1, group.number, tuple(values.items()))


def reviewed_early(_: Reading, group: GroupReading) -> Evidence | None:
    """Nearly every piece was reviewed before 22:00."""
    facts = group.facts
    if facts.homework < SOME or 10 * facts.reviewed_early < 9 * facts.homework:
        return None
    return _deed(
        "deed.reviewed",
        facts.reviewed_early // 4,
        group,
        homework=facts.homework,
        reviewed=facts.reviewed_early,
        officer=facts.officer,
    )


def notes_back(reading: Reading, group: GroupReading) -> Evidence | None:
    """Find a round of private notes that brought people back."""
    rows = [r for r in group.facts.rounds if r.back >= PAIR and 4 * r.back >= r.sent]
    if not rows:
        return None
    best = max(rows, key=lambda r: (r.back, r.day))
    return _deed(
        "deed.notes",
        4 * best.back,
        group,
        by=best.by or None,
        day=best.day,
        sent=best.sent,
        back=best.back,
        nights=max(0, reading.day.number - best.day) or None,
        place=group.facts.standing_before if _climbed(group) else None,
        place_now=group.facts.standing if _climbed(group) else None,
    )


def _climbed(group: GroupReading) -> bool:
    before, now = group.facts.standing_before, group.facts.standing
    return before is not None and now is not None and now < before


def first_stamps(_: Reading, group: GroupReading) -> Evidence | None:
    """Stamps went to people who had none yet."""
    facts = group.facts
    if not PAIR <= facts.first_stamped <= facts.stamped:
        return None
    if 3 * facts.first_stamped < 2 * facts.stamped:
        return None
    return _deed(
        "deed.stamps",
        3 * facts.first_stamped,
        group,
        stamped=facts.stamped,
        people=facts.first_stamped,
        officer=facts.officer,
    )


def helper(_: Reading, group: GroupReading) -> Evidence | None:
    """Find a student who wrote under many others' homework."""
    one = group.facts.helper
    if one is None or one.helped < SOME:
        return None
    return _deed(
        "deed.helper",
        one.helped,
        group,
        student=one.name,
        helped=one.helped,
        comments=group.facts.comments or None,
    )


def cleared(_: Reading, group: GroupReading) -> Evidence | None:
    """Find that a pile of unreviewed homework was worked off."""
    before, now = group.facts.waiting_before, group.facts.waiting
    if before is None or before < MANY or 3 * now > before:
        return None
    return _deed(
        "deed.cleared",
        (before - now) // 2,
        group,
        waiting_last=before,
        waiting=now,
        officer=group.facts.officer,
    )


def returned(_: Reading, group: GroupReading) -> Evidence | None:
    """Silent people came back, more than one in ten of them."""
    facts = group.facts
    if facts.returned < PAIR or 10 * facts.returned < facts.silent + facts.returned:
        return None
    sent = sum(r.sent for r in facts.rounds)
    return _deed(
        "deed.returned",
        3 * facts.returned,
        group,
        people=facts.returned,
        sent=sent or None,
    )


def made_up(_: Reading, group: GroupReading) -> Evidence | None:
    """Earlier days came in after all."""
    pieces = group.facts.made_up
    if pieces < FEW or 20 * pieces < group.facts.members:
        return None
    return _deed("deed.made_up", 2 * pieces, group, pieces=pieces)


def prompt(reading: Reading, group: GroupReading) -> Evidence | None:
    """Every slot was posted within minutes of its window."""
    opens = {slot: start for slot, start, _ in reading.night.windows}
    rows = group.facts.postings
    times = [(p.at, opens.get(p.slot)) for p in rows]
    if len(rows) < PAIR or any(at is None or start is None for at, start in times):
        return None
    waits = [(at or 0) - (start or 0) for at, start in times]
    if max(waits) > SWIFT:
        return None
    return _deed(
        "deed.prompt",
        2 + group.facts.members // 40,
        group,
        slots=len(rows),
        minutes=max(waits),
        by=_one_poster(group),
    )


def _one_poster(group: GroupReading) -> str | None:
    posters = {p.by for p in group.facts.postings}
    return posters.pop() or None if len(posters) == 1 else None


def evening(reading: Reading, group: GroupReading) -> Evidence | None:
    """Many came after the evening was posted."""
    posting = group.posts.get("evening")
    if posting is None or posting.at is None or not group.facts.hours:
        return None
    hour = posting.at // 60 + 1
    after = sum(group.facts.hours[hour:])
    if after < SOME or 5 * after < 2 * group.now[0] or hour > LAST_HOUR:
        return None
    return _deed(
        "deed.evening",
        after // 3,
        group,
        at=posting.at,
        hour=60 * hour,
        people=after,
        show=reading.day.kind == "activity" or None,
    )


def talk(reading: Reading, group: GroupReading) -> Evidence | None:
    """Twice the camp's comments for every check-in."""
    comments, done = group.facts.comments, group.now[0]
    every = reading.total("comments")
    if comments < MANY or comments * reading.now[0] < 2 * every * done:
        return None
    return _deed("deed.talk", comments // 10, group, comments=comments, people=done)


def stood_in(_: Reading, group: GroupReading) -> Evidence | None:
    """Find that the deputy posted everything, and in time."""
    facts = group.facts
    by = {p.by for p in facts.postings}
    if not facts.deputy or by != {facts.deputy} or len(facts.postings) < PAIR:
        return None
    if any(p.state != "posted" for p in facts.postings):
        return None
    return _deed(
        "deed.stood_in",
        3 + facts.members // 20,
        group,
        deputy=facts.deputy,
        slots=len(facts.postings),
    )


def nobody_missing(_: Reading, group: GroupReading) -> Evidence | None:
    """Everyone came, and their homework was seen."""
    facts, (done, due) = group.facts, group.now
    if not due or done < due or facts.homework < SOME or facts.waiting:
        return None
    return _deed("deed.full", 1 + due // 10, group, people=due, homework=facts.homework)


def held(reading: Reading, group: GroupReading) -> Evidence | None:
    """Find that it gained people on a night the camp lost some."""
    morning = group.posts.get("morning")
    if not reading.moved or reading.gain >= 0 or group.gain < FEW or morning is None:
        return None
    usual = reading.usual_morning
    if morning.at is None or usual is None or morning.at > usual:
        return None
    if permille(group.now) < permille(reading.now):
        return None
    return _deed(
        "deed.held",
        2 * group.gain,
        group,
        people=group.gain,
        at=morning.at,
        trail=group.trail,
    )


DEEDS: tuple[Callable[[Reading, GroupReading], Evidence | None], ...] = (
    reviewed_early,
    notes_back,
    first_stamps,
    helper,
    cleared,
    returned,
    made_up,
    prompt,
    evening,
    talk,
    stood_in,
    nobody_missing,
    held,
)


def models(reading: Reading, watched: frozenset[int]) -> tuple[Model, ...]:
    """One to three groups with three different deeds, best first.

    A group on tonight's watch list is no model, whatever it did.
    """
    told = {deed for told in reading.memory for deed in told.deeds}
    recent = _recent(reading)
    rows = sorted(
        (
            (
                -(deed.strength // (1 + recent.count(deed.kind))),
                group.number,
                deed,
                group,
            )
            for group in reading.groups
            if group.number not in watched
            for rule in DEEDS
            if (deed := rule(reading, group)) is not None and deed_of(deed) not in told
        ),
        key=lambda row: (row[0], row[1], row[2].kind),
    )
    chosen: list[Model] = []
    for _, number, deed, group in rows:
        taken = {m.evidence.kind for m in chosen} | {str(m.group) for m in chosen}
        if len(chosen) < MOST and not {deed.kind, str(number)} & taken:
            chosen.append(_model(reading, group, deed))
    return tuple(chosen)


def deed_of(deed: Evidence) -> tuple[int, str, Value]:
    """Tell one deed from another: another day's round of notes is a new one."""
    return deed.group, deed.kind, deed.get("day")


def _recent(reading: Reading) -> list[str]:
    """Deeds named on the last two nights: another kind goes first."""
    return [kind for told in reading.memory[-2:] for _, kind, _ in told.deeds]


def _model(reading: Reading, group: GroupReading, deed: Evidence) -> Model:
    line = reading.say(deed.kind, deed)
    return Model(group.number, group.name, group.facts.host, line, deed)
