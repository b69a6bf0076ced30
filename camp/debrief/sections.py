"""The plain sections: figures, silent people, posts, notes, troubles, tomorrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.debrief.page import (
    Act,
    Figure,
    Guidance,
    HostNote,
    LatePost,
    Quiet,
    SilentGroup,
    TroubleLine,
)
from camp.debrief.rates import add, permille, points
from camp.debrief.reading import weekday
from camp.debrief.rules.movement import tiers
from camp.debrief.unmade import why
from camp.debrief.wording import knows, listed, percent, title

if TYPE_CHECKING:
    from camp.debrief.night import DayFacts, GroupNight, Posting, Silent, Trouble
    from camp.debrief.page import Evidence
    from camp.debrief.rates import Pair
    from camp.debrief.reading import Reading

SLOTS = ("morning", "noon", "evening")
LADDER = (2, 4, 7)
"""Days of silence after which the first, second and last private note are due."""
TEN, NOON = 600, 720
ASKING = (
    "?",
    "？",
    "吗",
    "怎么办",
    "能不能",
    "可不可以",
    "求助",
    "帮忙",
    "please",
    "could someone",
)


def figures(reading: Reading) -> tuple[Figure, ...]:
    """List the night's numbers, each against last night where that is known."""
    rows = _rates(reading) if reading.now[1] else []
    return (*rows, *_counts(reading), *_quiz_figure(reading))


def _quiz_figure(reading: Reading) -> list[Figure]:
    """Say how many answered a quiz by midnight, once anyone has."""
    quiz = reading.night.quiz
    if quiz is None or not quiz.answered:
        return []
    label = reading.fill("figure.quiz", title=quiz.title)
    value = reading.fill("figure.of", count=quiz.answered, every=quiz.every)
    change = reading.fill(
        "figure.average", average=quiz.average, best=quiz.best, top=quiz.best_average
    )
    return [Figure("quiz", label, value, change)]


def _rates(reading: Reading) -> list[Figure]:
    done, due = reading.now
    table = tiers(reading)
    rows = [
        _rate_figure(reading, "completion", reading.last, reading.now),
        Figure(
            "people",
            reading.say("figure.people"),
            reading.fill("figure.of", count=done, every=due),
        ),
    ]
    writing = [table[t] for t in ("medium", "heavy") if t in table]
    if writing and len(writing) < len(table):
        before, now = add(*(r[0] for r in writing)), add(*(r[1] for r in writing))
        rows.append(_rate_figure(reading, "homework_rate", before, now))
    if any(permille(now) != permille(reading.now) for _, now, *_ in table.values()):
        rows += [
            _rate_figure(reading, f"tier.{tier}", before, now)
            for tier, (before, now, *_) in table.items()
        ]
    return rows


def _rate_figure(reading: Reading, key: str, before: Pair, now: Pair) -> Figure:
    name, _, tier = key.partition(".")
    label = reading.say(
        f"figure.{name}",
        None,
        tier=reading.tier_title(tier) if tier else None,
        heavy=reading.tier_title("heavy"),
    )
    change = ""
    if before[1]:
        change = reading.say(
            "figure.change", None, rate_last=before, move=points(before, now)
        )
    return Figure(key, label, percent(now), change)


def _counts(reading: Reading) -> list[Figure]:
    tally = reading.tally
    every = [p for g in reading.groups for p in g.facts.postings]
    corrected = sum(c.students for c in reading.night.corrections)
    rows = [
        _count(
            reading, "silent", reading.total("silent"), tally.silent if tally else None
        ),
        _count(
            reading,
            "waiting",
            reading.total("waiting"),
            tally.waiting if tally else None,
        ),
        _count(reading, "questions", reading.total("questions"), None),
        _count(reading, "made_up", reading.total("made_up"), None),
        _count(reading, "corrections", corrected, None),
    ]
    if every:
        on_time = sum(p.state == "posted" for p in every)
        value = reading.fill("figure.of", count=on_time, every=len(every))
        rows.insert(0, Figure("posts", reading.say("figure.posts"), value))
    return [row for row in rows if row is not None]


def _count(reading: Reading, key: str, count: int, before: int | None) -> Figure | None:
    """Make a count worth a line: one that is there, or was there last night."""
    if not count and not before:
        return None
    change = (
        reading.say("figure.before", None, before=before) if before is not None else ""
    )
    value = reading.fill("figure.count", count=count)
    return Figure(key, reading.say(f"figure.{key}"), value, change)


def silent(reading: Reading) -> tuple[SilentGroup, ...]:
    """Reachable students who fell silent, by group: who, how long, which note is next."""
    rows = []
    for group in reading.groups:
        facts = group.facts
        if not facts.silent and not facts.unreachable:
            continue
        first, second, third = facts.silent_due
        line = reading.fill(
            "silent.line",
            total=facts.silent,
            first=first or None,
            second=second or None,
            third=third or None,
            unreachable=facts.unreachable or None,
        )
        rows.append(
            SilentGroup(
                group.number,
                group.name,
                facts.silent,
                facts.silent_due,
                facts.unreachable,
                line,
                _people(facts),
            )
        )
    return tuple(rows)


def _people(facts: GroupNight) -> tuple[Quiet, ...]:
    people = [_quiet(student) for student in facts.silent_sample]
    return tuple(sorted(people, key=lambda q: (not q.now, q.note or 4, q.days, q.id)))


def _quiet(student: Silent) -> Quiet:
    """Which note is next: each waits for its day, and after the third there is none."""
    sent = student.notes
    if sent >= len(LADDER):
        return Quiet(student.id, student.name, student.days, 0, now=False)
    now = student.days >= LADDER[sent]
    return Quiet(student.id, student.name, student.days, sent + 1, now=now)


def posts(reading: Reading) -> tuple[LatePost, ...]:
    """List posts late, missed or without a text: by slot, missed first, then by hour."""
    until: dict[str, int] = {slot: end for slot, _, end in reading.night.windows}
    order = {"uncomposed": 0, "missed": 1, "late": 2}
    rows = [
        (SLOTS.index(p.slot), order[p.state], p.at or 0, g.number, g.name, p)
        for g in reading.groups
        for p in g.facts.postings
        if p.state in order
    ]
    rows.sort(key=lambda row: row[:4])
    return tuple(
        LatePost(
            number, name, p.slot, p.state, p.at, p.by, _post(reading, name, p, until)
        )
        for *_, number, name, p in rows
    )


def _post(reading: Reading, name: str, row: Posting, until: dict[str, int]) -> str:
    return reading.fill(
        f"post.{row.state}",
        name=name,
        slot=title(reading.locale, f"slot.{row.slot}"),
        at=row.at,
        until=until.get(row.slot),
        reason=why(reading.locale, row.reason) or None,
    )


def posts_line(reading: Reading) -> str:
    """How many groups posted each slot in time; empty when the day has none."""
    said = []
    for slot in SLOTS:
        rows = [p for g in reading.groups for p in g.facts.postings if p.slot == slot]
        if rows:
            said.append(
                reading.fill(
                    "posts.slot",
                    slot=title(reading.locale, f"slot.{slot}"),
                    count=sum(p.state == "posted" for p in rows),
                    every=len(rows),
                )
            )
    between = ", " if reading.locale == "en" else "，"
    return reading.fill("posts.line", slots=between.join(said)) if said else ""


def notes(reading: Reading) -> tuple[HostNote, ...]:
    """List the hosts' own lines, those that ask for something first."""
    rows = []
    for group in reading.groups:
        words = group.facts.note.strip()
        if not words:
            continue
        asks = any(mark in words.lower() for mark in ASKING)
        by = group.facts.note_by or group.facts.host
        act = _answer(reading, group.facts, group.number) if asks else None
        rows.append(HostNote(group.number, group.name, by, words, act))
    return tuple(sorted(rows, key=lambda n: (n.act is None, n.group)))


def _answer(reading: Reading, facts: GroupNight, turn: int) -> Act:
    ops = ops_for(reading, turn)
    host = reading.say("who.host", None, host=facts.host)
    return Act(
        reading.say("act.note", None, ops=ops, by=NOON, the_host=host), ops, NOON
    )


def ops_for(reading: Reading, turn: int) -> str:
    """Who of ops takes this one; the role when no name is known."""
    names = reading.night.ops
    return names[turn % len(names)] if names else reading.say("role.ops")


def troubles(reading: Reading) -> tuple[TroubleLine, ...]:
    """List what the engine could not do, and what still needs a person."""
    rows = [_trouble(reading, t, turn) for turn, t in enumerate(reading.night.troubles)]
    if not reading.night.signed:
        lead = reading.night.lead or reading.say("role.lead")
        tomorrow = reading.night.tomorrow
        by = tomorrow.first_post if tomorrow and tomorrow.first_post else TEN
        line = reading.say("act.trouble.unsigned", None, lead=lead, by=by)
        act = Act(line, lead, by)
        rows.append(TroubleLine("unsigned", reading.say("trouble.unsigned"), act))
    return tuple(rows)


def _trouble(reading: Reading, row: Trouble, turn: int) -> TroubleLine:
    names = {g.number: g.name for g in reading.groups}
    where = [names.get(number, str(number)) for number in row.groups]
    line = reading.say(
        f"trouble.{row.kind}",
        None,
        what=title(reading.locale, f"what.{row.what}"),
        where=listed(reading.locale, where),
        at=row.at,
        reason=why(reading.locale, row.reason),
    )
    key, act = f"act.trouble.{row.kind}", None
    if knows(reading.locale, key):
        ops = ops_for(reading, turn)
        act = Act(reading.say(key, None, ops=ops, by=TEN), ops, TEN)
    return TroubleLine(row.kind, line, act)


def guidance(reading: Reading, evidence: tuple[Evidence, ...]) -> Guidance:
    """Gather what hosts need for tomorrow: the day, its aim, what tonight taught."""
    day = reading.night.tomorrow
    if day is None:
        return Guidance((), ())
    lines = [_day_line(reading, day)]
    if day.first_post is not None:
        lines.append(
            reading.say("g.times", None, first=day.first_post, starts=day.starts)
        )
    if day.aim:
        lines.append(reading.say("g.aim", None, aim=day.aim))
    lines += _due_lines(reading, day)
    lines += _quiz_line(reading)
    lines += _linked(reading, evidence) if day.due else []
    return Guidance(tuple(lines), day.traps)


def _day_line(reading: Reading, day: DayFacts) -> str:
    return reading.say(
        "g.day",
        None,
        number=day.number,
        weekday=weekday(reading.locale, day),
        kind=title(reading.locale, f"kind.{day.kind}"),
        what=day.what or day.title,
        who=day.who,
    )


def _due_lines(reading: Reading, day: DayFacts) -> list[str]:
    if day.kind == "closing":
        return [reading.say("g.closing")]
    if not day.due:
        return [reading.say("g.rest")] if day.kind == "rest" else []
    if not day.homework[1]:
        return []
    tier = reading.tier_title("medium")
    return [reading.say("g.task", None, tier=tier, task=day.homework[1])]


def _quiz_line(reading: Reading) -> list[str]:
    """Say until when a quiz runs on, and where a host's word at noon would help most."""
    quiz = reading.night.quiz
    if quiz is None or quiz.closes is None:
        return []
    few = [reading.fill("g.quiz.few", name=name, n=n) for name, n in quiz.few]
    day, at = quiz.closes
    return [
        reading.fill(
            "g.quiz",
            title=quiz.title,
            day=day,
            at=at,
            few=listed(reading.locale, few) if quiz.noon is not None else "",
            noon=quiz.noon,
        )
    ]


def _linked(reading: Reading, evidence: tuple[Evidence, ...]) -> list[str]:
    """At most two lines that follow from what was found tonight."""
    keys = [(f"g.{e.kind}", e) for e in evidence if e.strength]
    rows = [
        reading.say(key, piece) for key, piece in keys if knows(reading.locale, key)
    ]
    return [row for row in rows if row][:2]
