"""The nightly debrief: its facts from a constant number of statements."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from camp import debrief, timetable
from camp.cohort import Aspect, Role, Track, group_name
from camp.curriculum import Slot, Tier
from camp.debrief import night as pages
from camp.desk import course
from camp.desk.night import guidance, standings, totals
from camp.desk.night.work import Made, Work
from camp.store import cohorts, nights, queue, roster, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Cohort, Group
    from camp.store import Kept
    from camp.store.queue import Row

_PAST = 5
_EARLIER = 6
_EARLY_REVIEW = 22 * 3600


@dataclass(frozen=True, slots=True)
class Given:
    """What a debrief reads: its night, and the ones before it."""

    row: Row
    night: pages.Night
    earlier: Sequence[debrief.Debrief]


@dataclass(slots=True)
class Reviews:
    """A group's reviewing on one day."""

    stamped: int = 0
    first_stamped: int = 0
    comments: int = 0
    reviewed: int = 0
    reviewed_early: int = 0


def _read(kept: Kept, rows: Sequence[Row], now: datetime) -> list[Given]:
    del now
    return [_read_one(kept, row) for row in rows]


def _read_one(kept: Kept, row: Row) -> Given:
    night = night_of(kept, row.cohort_id, row.number)
    earlier = [
        debrief.from_plain(json.loads(doc))
        for n, doc in nights.debriefs(kept, row.cohort_id).items()
        if n < row.number
    ]
    return Given(row, night, earlier[-_EARLIER:])


def night_of(kept: Kept, cohort_id: int, number: int) -> pages.Night:
    """Everything one debrief may say."""
    cohort, _, row = course.running(kept, cohort_id)
    plan = cohort.curriculum
    docs = {
        n: totals.read(doc)
        for n, doc in nights.night_totals(kept, cohort_id).items()
        if n <= number
    }
    past = [docs[n] for n in sorted(docs) if n < number and docs[n].due]
    tonight = docs.get(number) or totals.NightTotals(number, due=False)
    return pages.Night(
        cohort=cohort.name,
        course=plan.title,
        last_day=plan.last_number,
        day=_day(cohort, number),
        groups=_groups(kept, cohort, number, docs),
        locale=plan.locale,
        tomorrow=_day(cohort, number + 1) if number < plan.last_number else None,
        before=plan.day(number - 1).kind.value if number > plan.first_number else "",
        tier_titles=tuple(plan.tier(t).title for t in Tier),
        parts=_parts(cohort, tonight, past[-1] if past else None),
        curve=tuple(_past(d.number, d.done, d.owed, _partial(d)) for d in past),
        tallies=_tallies(docs, number),
        hours_last=_hours(past[-1]) if past else (),
        switches=_switches(kept, cohort, number),
        corrections=_corrections(tonight),
        troubles=_troubles(kept, cohort, number),
        windows=_windows(cohort, number),
        signed=row.signed,
        lead=row.signed_by or "",
    )


def _past(night: int, done: int, due: int, partial: int = 0) -> pages.Past:
    return pages.Past(night, done, due, partial)


def _partial(doc: totals.NightTotals) -> int:
    return sum(g.partial for g in doc.groups.values())


def _hours(doc: totals.NightTotals) -> tuple[int, ...]:
    return tuple(sum(g.hours[h] for g in doc.groups.values()) for h in range(24))


def _minute(cohort: Cohort, number: int, moment: datetime) -> int:
    """Local minutes since the midnight of a day."""
    begins = timetable.times(cohort, number).begins
    return (int(moment.timestamp()) - begins) // 60


def _day(cohort: Cohort, number: int) -> pages.DayFacts:
    plan, day = cohort.curriculum, cohort.curriculum.day(number)
    lesson, guest, show = day.lesson, day.guest, day.activity or day.ceremony
    what = lesson.title if lesson else guest.title if guest else ""
    if day.activity is not None:
        what = day.activity.name
    home = day.homework
    windows = {slot: post_from for slot, post_from, _ in _windows(cohort, number)}
    return pages.DayFacts(
        number=number,
        kind=day.kind.value,
        title=day.title,
        date=timetable.date_of(cohort, number),
        hook=day.hook,
        quote=day.quote,
        what=what or day.title,
        who=lesson.teacher if lesson else guest.name if guest else "",
        minutes=(lesson or guest or show).minutes if lesson or guest or show else 0,
        homework=(home.light, home.medium, home.heavy) if home else ("", "", ""),
        due=timetable.has_due(plan, number),
        starts=show.start.hour * 60 + show.start.minute if show else None,
        first_post=windows.get("morning"),
        aim=day.guidance.aim,
        traps=tuple((t.trap, t.answer) for t in day.guidance.traps),
    )


def _windows(cohort: Cohort, number: int) -> tuple[tuple[Any, int, int], ...]:
    found = []
    for slot in Slot:
        _, first, last = timetable.window(cohort.curriculum, number, slot)
        found.append(
            (slot.value, first.hour * 60 + first.minute, last.hour * 60 + last.minute)
        )
    return tuple(found)


def _parts(
    cohort: Cohort, tonight: totals.NightTotals, last: totals.NightTotals | None
) -> tuple[pages.PartNight, ...]:
    plan, tiers = cohort.curriculum, list(Tier)
    parts = list(plan.parts.items())
    before = {(t, b): (done, due) for t, b, done, due in last.parts} if last else {}
    found = []
    for tier, bit, done, due in tonight.parts:
        key, part = parts[bit]
        was = before.get((tier, bit))
        found.append(
            pages.PartNight(
                part=key,
                title=part.title,
                tier=tiers[tier].value,
                done=done,
                due=due,
                written=part.written,
                last=_past(last.number, *was) if last and was else None,
            )
        )
    return tuple(found)


def _tallies(
    docs: Mapping[int, totals.NightTotals], number: int
) -> tuple[pages.Tally, ...]:
    return tuple(
        pages.Tally(
            night=n,
            homework=sum(g.homework for g in docs[n].groups.values()),
            characters=sum(g.characters for g in docs[n].groups.values()),
            returned=sum(g.returned for g in docs[n].groups.values()),
            silent=sum(g.silent for g in docs[n].groups.values()),
        )
        for n in sorted(docs)
        if n < number
    )


def _switches(kept: Kept, cohort: Cohort, number: int) -> tuple[pages.Switch, ...]:
    """Tier changes that count from tomorrow, by pair."""
    changed = [
        c
        for c in roster.changes(kept, cohort.id)
        if c.aspect is Aspect.TIER and c.day == number + 1
    ]
    if not changed:
        return ()
    before = {
        r[0]: r[1]
        for r in kept.rows(
            "select student_id, max(tier) from verdict where cohort_id = ? and day = ? "
            "group by student_id",
            (cohort.id, number),
        )
    }
    tiers = [t.value for t in Tier]
    counts: dict[tuple[str, str], int] = {}
    for change in changed:
        was = before.get(change.student_id)
        if was is not None and tiers[was] != change.value:
            key = tiers[was], change.value
            counts[key] = counts.get(key, 0) + 1
    return tuple(pages.Switch(a, b, n) for (a, b), n in sorted(counts.items()))  # type: ignore[arg-type]


def _corrections(tonight: totals.NightTotals) -> tuple[pages.Correction, ...]:
    made_up = sum(g.made_up for g in tonight.groups.values())
    return (pages.Correction("make_up", made_up),) if made_up else ()


def _troubles(kept: Kept, cohort: Cohort, number: int) -> tuple[pages.Trouble, ...]:
    """What failed or was skipped today, one line a kind of thing and reason."""
    numbers = {g.id: g.number for g in cohorts.groups(kept, cohort.id)}
    found: dict[tuple[str, str, str, int], list[int]] = {}
    for row in queue.rows(kept, cohort.id, number=number):
        if row.state in {"failed", "skipped"}:
            what = row.slot or row.kind.value
            at = _minute(cohort, number, row.compose_at)
            hit = found.setdefault((row.state, what, row.reason, at), [])
            if row.group_id in numbers:
                hit.append(numbers[row.group_id])
    return tuple(
        pages.Trouble(kind, what, tuple(sorted(hit)), at, reason)  # type: ignore[arg-type]
        for (kind, what, reason, at), hit in sorted(found.items())
    )


def _groups(
    kept: Kept, cohort: Cohort, number: int, docs: Mapping[int, totals.NightTotals]
) -> tuple[pages.GroupNight, ...]:
    """Every group that takes part, by number."""
    past = [docs[n] for n in sorted(docs) if n < number and docs[n].due]
    tonight = docs.get(number)
    seats = cohorts.seats(kept, cohort.id, number)
    notes = words.notes(kept, cohort.id, number)
    reviewed = _reviews(kept, cohort, number)
    posts = _postings(kept, cohort, number)
    missed = _missed_before(kept, cohort.id, number - 1)
    last_post = _last_posts(kept, cohort.id, number)
    as_of = timetable.times(cohort, number).closes
    mask = guidance.written_mask(cohort.curriculum)
    waits = guidance.waiting(kept, cohort.id, number, mask, as_of)
    places = _places(kept, cohort.id, number)
    earlier = _places(kept, cohort.id, past[-1].number) if past else {}
    found = []
    for group in cohorts.groups(kept, cohort.id):
        if group.track is Track.LISTENER:
            continue
        mine = tonight.groups.get(group.id) if tonight else None
        mine = mine or totals.GroupTotals()
        review = reviewed.get(group.id, Reviews())
        seat = seats.get(group.id, {})
        pieces, hours = waits.get(group.id, (0, 0))
        theirs = notes.get(group.id, [])
        before = past[-1].groups.get(group.id) if past else None
        found.append(
            pages.GroupNight(
                number=group.number,
                name=group_name(group.number, cohort.curriculum.locale),
                host=seat.get(Role.HOST, ""),
                deputy=seat.get(Role.DEPUTY, ""),
                officer=seat.get(Role.OFFICER, ""),
                members=mine.members,
                tiers=_tiers(mine, group, past, due=bool(tonight and tonight.due)),
                made_up=mine.made_up,
                leave=mine.leave,
                left=mine.left,
                joined=mine.joined,
                returned=mine.returned,
                hours=tuple(mine.hours),
                homework=mine.homework,
                characters=mine.characters,
                reviewed=review.reviewed,
                reviewed_early=review.reviewed_early,
                waiting=pieces,
                oldest_hours=hours,
                stamped=review.stamped,
                first_stamped=review.first_stamped,
                comments=review.comments,
                helper=pages.Helper(mine.helper, mine.helped) if mine.helper else None,
                perfect=mine.perfect,
                silent=mine.silent,
                silent_before=before.silent if before else None,
                silent_due=(mine.silent_due[0], mine.silent_due[1], mine.silent_due[2]),
                silent_sample=tuple(
                    pages.Silent(i, name, days) for i, name, days in mine.silent_sample
                ),
                unreachable=mine.unreachable,
                postings=posts.get(group.id, ()),
                missed_before=missed.get(group.id, 0),
                host_days=_since(last_post.get(group.id), number),
                note="；".join(text for _, text in theirs),
                note_by=theirs[-1][0] if theirs else "",
                standing=places.get(group.id),
                standing_before=earlier.get(group.id),
            )
        )
    return tuple(found)


def _since(last: int | None, number: int) -> int | None:
    return None if last is None else number - last


def _tiers(
    mine: totals.GroupTotals,
    group: Group,
    past: Sequence[totals.NightTotals],
    *,
    due: bool,
) -> tuple[pages.TierNight, ...]:
    if not due:
        return ()
    found = []
    for code, tier in enumerate(Tier):
        done, owed, partial = mine.tiers[code]
        nights_before = []
        for doc in past[-_PAST:]:
            theirs = doc.groups.get(group.id)
            if theirs is not None:
                was = theirs.tiers[code]
                nights_before.append(_past(doc.number, was[0], was[1], was[2]))
        found.append(
            pages.TierNight(tier.value, done, owed, partial, tuple(nights_before))
        )
    return tuple(found)


def _places(kept: Kept, cohort_id: int, night: int) -> dict[int, int]:
    table = standings.tables(kept, cohort_id, night).get(standings.TONIGHT, [])
    return {s.group: s.place for s in table if s.place}


def _reviews(kept: Kept, cohort: Cohort, number: int) -> dict[int, Reviews]:
    """Reviewing of a day's homework by group, as of its close."""
    times = timetable.times(cohort, number)
    found: dict[int, Reviews] = {}
    for group_id, comments, stamped, reviewed, early in kept.rows(
        "select group_id, sum(case when kind = 'comment' then 1 else 0 end), "
        "count(distinct case when kind = 'stamp' then student_id end), "
        "count(distinct student_id), "
        "count(distinct case when at < ? then student_id end) "
        "from review where cohort_id = ? and day = ? and at < ? group by group_id",
        (times.begins + _EARLY_REVIEW, cohort.id, number, times.closes),
    ):
        found[group_id] = Reviews(stamped, 0, comments, reviewed, early)
    for group_id, first in kept.rows(
        "select r.group_id, count(distinct r.student_id) from review r "
        "join progress p on p.student_id = r.student_id "
        "where r.cohort_id = ? and r.day = ? and r.kind = 'stamp' and r.at < ? "
        "and p.stamped = ? group by r.group_id",
        (cohort.id, number, times.closes, 1 << number),
    ):
        found[group_id].first_stamped = first
    return found


def _postings(
    kept: Kept, cohort: Cohort, number: int
) -> dict[int, tuple[pages.Posting, ...]]:
    found: dict[int, list[pages.Posting]] = {}
    until = {slot: last for slot, _, last in _windows(cohort, number)}
    for p in words.postings(kept, cohort.id, number):
        if p.slot not in until:
            continue
        at = None if p.posted_at is None else _minute(cohort, number, p.posted_at)
        late = at is not None and at > until[p.slot]
        state = "missed" if at is None else "late" if late else "posted"
        found.setdefault(p.group_id, []).append(
            pages.Posting(p.slot, state, at, p.posted_by)  # type: ignore[arg-type]
        )
    for row in queue.rows(kept, cohort.id, number=number):
        if row.kind is timetable.Kind.SCRIPT and row.state in {"failed", "skipped"}:
            found.setdefault(row.group_id, []).append(
                pages.Posting(row.slot, "uncomposed", reason=row.reason)  # type: ignore[arg-type]
            )
    order = {slot.value: i for i, slot in enumerate(Slot)}
    return {
        group: tuple(sorted(theirs, key=lambda p: order[p.slot]))
        for group, theirs in found.items()
    }


def _missed_before(kept: Kept, cohort_id: int, number: int) -> dict[int, int]:
    return dict(
        kept.rows(
            "select group_id, count(*) from posting where cohort_id = ? "
            "and number = ? and state = 'missed' group by group_id",
            (cohort_id, number),
        )
    )


def _last_posts(kept: Kept, cohort_id: int, number: int) -> dict[int, int]:
    """The last day on which something was posted in a group."""
    return dict(
        kept.rows(
            "select group_id, max(number) from posting where cohort_id = ? "
            "and number <= ? and posted_at is not null group by group_id",
            (cohort_id, number),
        )
    )


def _make(given: Sequence[Given]) -> Made:
    return Made(
        results=[
            (
                one.row,
                json.dumps(
                    debrief.plain(debrief.write(one.night, one.earlier)),
                    ensure_ascii=False,
                    separators=(",", ":"),
                ),
            )
            for one in given
        ]
    )


def _write(kept: Kept, results: Sequence[tuple[Row, str]], now: datetime) -> None:
    for row, doc in results:
        nights.write_debrief(kept, row.cohort_id, row.number, doc, now)


WORK = Work(_read, _make, _write)
