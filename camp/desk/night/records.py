"""What every student did in the whole camp, as honors compare it: a few statements."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from camp import timetable
from camp.checkins import Verdict, longest_streak, parts_mask
from camp.cohort import Cohort, changes_by_student, group_name, state_on
from camp.honors import Nomination, Record
from camp.scripts import excerpt
from camp.store import checkins as kept_checkins
from camp.store import cohorts, nights, roster

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from camp.honors import Honor
    from camp.store import Kept

_HEAVY = 2
_DAY = 86_400


@dataclass(slots=True)
class Deeds:
    """One student's counts while they are gathered."""

    due: int = 0
    done_days: int = 0
    made_up: int = 0
    heavy: int = 0
    """Days done on the heavy tier, as a mask."""
    grew: int = 0
    broke: int = 0
    early_seconds: int = 0
    early_days: int = 0
    firsts: int = 0
    posts: int = 0
    latest: tuple[int, int] = (0, 0)
    """(local second of the day, day number)."""
    stamps: int = 0
    stamped_reflections: int = 0
    stamped_chars: int = 0
    likes: int = 0
    comments: int = 0
    peer_comments: int = 0
    unanswered: int = 0
    helped: set[int] = field(default_factory=set)
    nominations: list[Nomination] = field(default_factory=list)


def of_cohort(kept: Kept, cohort: Cohort, through: int) -> list[Record]:
    """The record of every student over the days up to ``through``, by id."""
    deeds: dict[int, Deeds] = {}
    _verdicts(kept, cohort, through, deeds)
    _facts(kept, cohort, through, deeds)
    _reviews(kept, cohort, through, deeds)
    for student, _, who, words in kept_checkins.nominations(kept, cohort.id):
        deeds.setdefault(student, Deeds()).nominations.append(
            Nomination(who, excerpt(words, 60))
        )
    return _records(kept, cohort, through, deeds)


def _verdicts(
    kept: Kept, cohort: Cohort, through: int, deeds: dict[int, Deeds]
) -> None:
    by_code = {v.code: v for v in Verdict}
    for day, student, _, tier, _, now in nights.verdicts(kept, cohort.id):
        if day > through:
            continue
        mine = deeds.get(student)
        if mine is None:
            mine = deeds[student] = Deeds()
        verdict, bit = by_code[now], 1 << day
        mine.due += verdict.in_denominator
        mine.done_days += verdict.counts_as_done
        mine.made_up += verdict is Verdict.MADE_UP
        if verdict is Verdict.DONE:
            mine.grew |= bit
            if tier == _HEAVY:
                mine.heavy |= bit
        elif verdict.streak in {"breaks", "ends"}:
            mine.broke |= bit


def _facts(kept: Kept, cohort: Cohort, through: int, deeds: dict[int, Deeds]) -> None:
    first_of: dict[tuple[int, int], tuple[int, int]] = {}
    midnights = {
        n: timetable.times(cohort, n).begins
        for n in range(cohort.curriculum.first_number, through + 1)
    }
    for day, student, group, tier, full_at, first_at, sent in kept.rows(
        "select day, student_id, group_id, tier, full_at, first_at, sent from fact "
        "where cohort_id = ? and day <= ? order by day, student_id",
        (cohort.id, through),
    ):
        mine = deeds.get(student)
        if mine is None:
            mine = deeds[student] = Deeds()
        mine.posts += sent
        second = full_at - midnights[day]
        if 0 < full_at and second < _DAY:
            mine.latest = max(mine.latest, (second, day))
            if tier == _HEAVY:
                mine.early_seconds += second
                mine.early_days += 1
        first = first_of.get((day, group))
        if first is None or first_at < first[0]:
            first_of[day, group] = (first_at, student)
    for _, student in first_of.values():
        deeds[student].firsts += 1


def _reviews(kept: Kept, cohort: Cohort, through: int, deeds: dict[int, Deeds]) -> None:
    answered: set[tuple[int, int]] = set()
    for kind, day, student, giver in kept.rows(
        "select kind, day, student_id, giver_id from review where cohort_id = ? "
        "and day <= ? and giver_id > 0 order by at, day, student_id, key",
        (cohort.id, through),
    ):
        mine = deeds.setdefault(giver, Deeds())
        if kind == "like":
            mine.likes += 1
        elif kind == "comment":
            mine.comments += 1
            if giver != student:
                mine.peer_comments += 1
                mine.unanswered += (day, student) not in answered
                answered.add((day, student))
        if giver != student:
            mine.helped.add(student)
    reflection = _reflection_bits(cohort)
    for student, parts, longest in kept.rows(
        "select f.student_id, f.parts, f.longest from fact f "
        "join (select distinct day, student_id from review "
        "where cohort_id = ? and kind = 'stamp' and day <= ?) r "
        "on r.day = f.day and r.student_id = f.student_id where f.cohort_id = ?",
        (cohort.id, through, cohort.id),
    ):
        mine = deeds.setdefault(student, Deeds())
        mine.stamps += 1
        if parts & reflection:
            mine.stamped_reflections += 1
            mine.stamped_chars += longest


def _reflection_bits(cohort: Cohort) -> int:
    """The written parts that ask for most characters: what students reflect in."""
    parts = cohort.curriculum.parts
    most = max((p.min_chars for p in parts.values() if p.written), default=0)
    return parts_mask(
        parts, (k for k, p in parts.items() if p.written and p.min_chars == most)
    )


def _records(
    kept: Kept, cohort: Cohort, through: int, deeds: Mapping[int, Deeds]
) -> list[Record]:
    locale, first = cohort.curriculum.locale, cohort.curriculum.first_number
    numbers = {g.id: g.number for g in cohorts.groups(kept, cohort.id)}
    changes = changes_by_student(roster.changes(kept, cohort.id))
    whole = (2 << through) - 1
    found = []
    for student in roster.students(kept, cohort.id):
        mine = deeds.get(student.id) or Deeds()
        state = state_on(student, changes.get(student.id, ()), max(through, first) + 1)
        hold = whole & ~mine.grew & ~mine.broke
        number = numbers.get(state.group_id, 0)
        found.append(
            Record(
                student=student.id,
                name=student.name,
                group=state.group_id,
                group_number=number,
                group_name=group_name(number, locale),
                track=state.track.value,
                left=not state.here,
                reachable=student.reachable,
                due=mine.due,
                done=mine.done_days,
                made_up=mine.made_up,
                streak=longest_streak(mine.grew, hold, through),
                stamps=mine.stamps,
                stamped_reflections=mine.stamped_reflections,
                stamped_chars=mine.stamped_chars,
                heaviest_streak=longest_streak(mine.heavy, hold, through),
                early_seconds=mine.early_seconds,
                early_days=mine.early_days,
                firsts=mine.firsts,
                likes_given=mine.likes,
                comments_given=mine.comments,
                peer_comments=mine.peer_comments,
                unanswered=mine.unanswered,
                helped=len(mine.helped),
                posts=mine.posts,
                nominations=tuple(mine.nominations),
                latest=_latest(mine.latest, locale),
            )
        )
    return found


def _latest(latest: tuple[int, int], locale: str) -> str:
    """When the latest check-in came: 第13天23:51."""
    second, day = latest
    if not second:
        return ""
    at = f"{second // 3600:02d}:{second % 3600 // 60:02d}"
    return f"第{day}天{at}" if locale == "zh-CN" else f"{at} on day {day}"


def with_words(
    kept: Kept, cohort: Cohort, records: Iterable[Record], honors: Iterable[Honor]
) -> list[Record]:
    """The records again, the winners' with their own stamped words, at most two."""
    winners = {honor.student for honor in honors}
    best: dict[int, list[tuple[int, int]]] = {}
    for student, day, seq in kept.rows(
        "select f.student_id, f.day, f.best from fact f join review r "
        "on r.cohort_id = f.cohort_id and r.day = f.day "
        "and r.student_id = f.student_id and r.kind = 'stamp' "
        "where f.cohort_id = ? and f.chars > 0 "
        "group by f.student_id, f.day, f.best order by f.student_id, f.day",
        (cohort.id,),
    ):
        if student in winners:
            best.setdefault(student, []).append((day, seq))
    chosen = {s: [days[0], days[-1]][: len(days)] for s, days in best.items()}
    ids = {
        (s, day): kept_checkins.submission_id(cohort.id, day, s, seq)
        for s, days in chosen.items()
        for day, seq in days
    }
    texts = kept_checkins.words(kept, sorted(ids.values())) if ids else {}
    return [
        replace(
            record,
            own_words=tuple(
                (day, excerpt(texts[ids[record.student, day]], 40))
                for day, _ in sorted(set(chosen[record.student]))
            ),
        )
        if record.student in chosen
        else record
        for record in records
    ]
