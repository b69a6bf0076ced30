"""What every student did in the whole camp, as honors compare it: a few statements.

A record holds what honors compare. What only a citation tells (when their latest
check-in came, how often theirs was the first) is added for the winners alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from camp import timetable
from camp.checkins import Verdict, longest_streak, parts_mask
from camp.cohort import Cohort, changes_by_student, group_name, state_on
from camp.desk.night.judge import TIERS
from camp.desk.night.works import LEAST
from camp.honors import Nomination, Record
from camp.scripts import excerpt, inner, room
from camp.store import checkins as kept_checkins
from camp.store import cohorts, deeds, roster

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from camp.cohort import State, Student
    from camp.honors import Honor
    from camp.store import Kept
    from camp.store.deeds import Sent

_HEAVIEST: Final = len(TIERS) - 1
_DAY: Final = 86_400
_NOMINATED, _QUOTED = 60, 40
"""Characters shown of a nomination, and of a winner's own text."""
_BREAKS: Final = frozenset({"breaks", "ends"})


@dataclass(slots=True)
class Deeds:
    """One student's counts while they are gathered; ``grew`` and so on are masks."""

    due: int = 0
    done: int = 0
    made_up: int = 0
    heavy: int = 0
    """Days done on the heaviest tier."""
    grew: int = 0
    broke: int = 0
    early_seconds: int = 0
    early_days: int = 0
    posts: int = 0
    stamps: int = 0
    stamped_reflections: int = 0
    stamped_chars: int = 0
    likes: int = 0
    comments: int = 0
    peer_comments: int = 0
    unanswered: int = 0
    nominations: list[Nomination] = field(default_factory=list)


class Book(dict[int, Deeds]):
    """Deeds by student; whoever is not in it yet has done nothing."""

    def __missing__(self, student: int) -> Deeds:
        """Open a page for a student."""
        mine = self[student] = Deeds()
        return mine


def of_cohort(kept: Kept, cohort: Cohort, through: int) -> list[Record]:
    """The record of every student over the days up to ``through``, by id."""
    book = Book()
    _verdicts(kept, cohort, through, book)
    _sent(kept, cohort, through, book)
    _reviews(kept, cohort, through, book)
    _stamps(kept, cohort, through, book)
    most = room(_NOMINATED, cohort.curriculum.locale)
    for student, _, who, words in kept_checkins.nominations(kept, cohort.id):
        said = Nomination(who, excerpt(words, most))
        book[student].nominations.append(said)
    numbers = {g.id: g.number for g in cohorts.groups(kept, cohort.id)}
    changes = changes_by_student(roster.changes(kept, cohort.id))
    tomorrow = max(through, cohort.curriculum.first_number) + 1
    return [
        _record(
            student,
            state_on(student, changes.get(student.id, ()), tomorrow),
            book[student.id],
            (numbers, cohort.curriculum.locale, through),
        )
        for student in roster.students(kept, cohort.id)
    ]


def _verdicts(kept: Kept, cohort: Cohort, through: int, book: Book) -> None:
    by_code = {v.code: v for v in Verdict}
    for student, tier, now, days in deeds.judged(kept, cohort.id, through):
        mine, verdict, many = book[student], by_code[now], days.bit_count()
        if verdict.in_denominator:
            mine.due += many
        if verdict.counts_as_done:
            mine.done += many
        if verdict is Verdict.MADE_UP:
            mine.made_up += many
        if verdict is Verdict.DONE:
            mine.grew |= days
            if tier == _HEAVIEST:
                mine.heavy |= days
        elif verdict.streak in _BREAKS:
            mine.broke |= days


def _sent(kept: Kept, cohort: Cohort, through: int, book: Book) -> None:
    """Count what was sent, and when the heaviest tier was whole."""
    whole = (2 << through) - 1
    for student, came in deeds.came(kept, cohort.id).items():
        book[student].posts += (came & whole).bit_count()
    for student, more in deeds.sent_again(kept, cohort.id, through).items():
        book[student].posts += more
    begins = _begins(cohort, through)
    for student, day, at in deeds.whole_at(kept, cohort.id, through, _HEAVIEST):
        second = at - begins[day]
        if second < _DAY:
            mine = book[student]
            mine.early_seconds += second
            mine.early_days += 1


def _begins(cohort: Cohort, through: int) -> dict[int, int]:
    first = cohort.curriculum.first_number
    return {n: timetable.times(cohort, n).begins for n in range(first, through + 1)}


def _reviews(kept: Kept, cohort: Cohort, through: int, book: Book) -> None:
    for giver, likes in deeds.likes(kept, cohort.id, through).items():
        book[giver].likes += likes
    answered: set[tuple[int, int]] = set()
    for giver, day, student in deeds.comments(kept, cohort.id, through):
        mine = book[giver]
        mine.comments += 1
        if giver != student:
            mine.peer_comments += 1
            mine.unanswered += (day, student) not in answered
            answered.add((day, student))


def _stamps(kept: Kept, cohort: Cohort, through: int, book: Book) -> None:
    reflection = _reflection_bits(cohort)
    for student, parts, longest in deeds.stamped(kept, cohort.id, through):
        mine = book[student]
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


def _record(
    student: Student,
    state: State,
    mine: Deeds,
    known: tuple[Mapping[int, int], str, int],
) -> Record:
    numbers, locale, through = known
    number = numbers.get(state.group_id, 0)
    hold = (2 << through) - 1 & ~mine.grew & ~mine.broke
    return Record(
        student=student.id,
        name=student.name,
        group=state.group_id,
        group_number=number,
        group_name=group_name(number, locale),
        track=state.track.value,
        left=not state.here,
        reachable=student.reachable,
        due=mine.due,
        done=mine.done,
        made_up=mine.made_up,
        streak=longest_streak(mine.grew, hold, through),
        stamps=mine.stamps,
        stamped_reflections=mine.stamped_reflections,
        stamped_chars=mine.stamped_chars,
        heaviest_streak=longest_streak(mine.heavy, hold, through),
        early_seconds=mine.early_seconds,
        early_days=mine.early_days,
        likes_given=mine.likes,
        comments_given=mine.comments,
        peer_comments=mine.peer_comments,
        unanswered=mine.unanswered,
        posts=mine.posts,
        nominations=tuple(mine.nominations),
    )


def with_words(
    kept: Kept, cohort: Cohort, records: Iterable[Record], honors: Iterable[Honor]
) -> list[Record]:
    """The records again, the winners' with what a citation tells of them."""
    winners = sorted({honor.student for honor in honors})
    through = cohort.curriculum.last_number - 1
    sent: dict[int, list[Sent]] = {}
    for day in deeds.sent(kept, cohort.id, through, winners):
        sent.setdefault(day.student_id, []).append(day)
    earliest = deeds.earliest(kept, cohort.id, through)
    helped = deeds.helped(kept, cohort.id, through, winners)
    words = _own_words(kept, cohort, winners)
    begins, locale = _begins(cohort, through), cohort.curriculum.locale
    return [
        replace(
            record,
            latest=_latest(sent.get(record.student, ()), begins, locale),
            firsts=sum(
                day.first_at == earliest[day.day, day.group_id]
                for day in sent.get(record.student, ())
            ),
            helped=helped.get(record.student, 0),
            own_words=words.get(record.student, ()),
        )
        if record.student in words or record.student in sent
        else record
        for record in records
    ]


def _latest(days: Iterable[Sent], begins: Mapping[int, int], locale: str) -> str:
    """When the latest check-in came: 第13天23:51."""
    seconds = [(d.full_at - begins[d.day], d.day) for d in days if d.full_at]
    second, day = max((s for s in seconds if s[0] < _DAY), default=(0, 0))
    if not second:
        return ""
    at = f"{second // 3600:02d}:{second % 3600 // 60:02d}"
    return f"第{day}天{at}" if locale == "zh-CN" else f"{at} on day {day}"


def _own_words(
    kept: Kept, cohort: Cohort, winners: Iterable[int]
) -> dict[int, tuple[tuple[int, str], ...]]:
    """The first and the last stamped text of each winner: (day, excerpt)."""
    best: dict[int, list[tuple[int, int]]] = {}
    for student, day, seq in deeds.stamped_texts(kept, cohort.id, winners, LEAST):
        best.setdefault(student, []).append((day, seq))
    ids = {
        (student, day): kept_checkins.submission_id(cohort.id, day, student, seq)
        for student, days in best.items()
        for day, seq in {days[0], days[-1]}
    }
    texts = kept_checkins.words(kept, sorted(ids.values()))
    most = room(_QUOTED, cohort.curriculum.locale)
    found: dict[int, tuple[tuple[int, str], ...]] = {}
    for (student, day), key in sorted(ids.items()):
        said = inner(excerpt(texts.get(key, ""), most))
        if len(said) >= LEAST:
            found[student] = (*found.get(student, ()), (day, said))
    return found
