"""The driver: moves the rehearsal's clock to the next due row and lets people act.

It goes through the same tasks, store and desks as a camp in real time. The clock moves
only when nothing that is due is still open; what people did before that moment is
handed in first.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from camp import clock, timetable
from camp.cohort import Role, Track
from camp.curriculum import Slot
from camp.desk import course, host, lead, praise, quiz, student
from camp.desk.refusal import Refusal
from camp.rehearsal import worlds
from camp.rehearsal.acts import Acts, Member, Script, until
from camp.rehearsal.cast import habits, roster
from camp.settings import Settings
from camp.sheets import NominationRow
from camp.store import cohorts, queue, rehearsal_clock
from camp.store import roster as kept_roster
from camp.worker import Engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from camp.cohort import Cohort
    from camp.rehearsal.acts import Act, Ask, Note, Post, Vote
    from camp.rehearsal.cast import Attendance
    from camp.store import Kept, Store
    from camp.store.cohorts import CohortRow

_CHUNK = 4000
_STUCK = 500
_INTO_THE_EVENING = timedelta(minutes=10)
"""How far into its window a camp that is stopped on an evening stands."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be rehearsed."""

    files: Mapping[str, bytes]
    templates: Mapping[str, str]
    students: int
    attendance: Attendance
    start: date
    seed: int
    name: str | None = None
    pictures: int | None = None
    """Draw pictures for the group of this number, for all for 0, for none for None."""
    until: int | None = None
    """Stop on the evening of this day, just after its text may go out; None: the end."""


@dataclass(slots=True)
class Played:
    """What happened, for the summary."""

    cohort_id: int = 0
    students: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    """Seconds of the machine's time by phase."""


def play(store: Store, plan: Plan, tell: Callable[[int, int], None]) -> Played:
    """Rehearse a plan in an empty database; ``tell`` hears (the day that is lived, of)."""
    # Nobody else works in this database, so no row needs to rest between two looks.
    return Driver(Engine(Settings(announce_seconds=0.0), store), plan, tell).play()


class Driver:
    """One rehearsal in a throw-away database."""

    def __init__(
        self, engine: Engine, plan: Plan, tell: Callable[[int, int], None]
    ) -> None:
        self._engine, self._plan, self._tell = engine, plan, tell
        self.played = Played()
        self._acts: dict[int, Acts] = {}
        self._fed: dict[tuple[int, str], int] = {}
        self._day = -10

    def play(self) -> Played:
        """Rehearse the camp, whole or until its plan stops it."""
        with self._phase("open"):
            self._open()
        stop = self._stop()
        while (due := self._next()) is not None and (stop is None or due <= stop):
            self._go_on_to(due)
        if stop is not None:
            self._go_on_to(stop)
        return self.played

    def _go_on_to(self, moment: datetime) -> None:
        self._live_until(moment)
        with self._engine.store.transaction() as kept:
            rehearsal_clock.move(kept, moment)
        self._work()

    def _stop(self) -> datetime | None:
        """Find the moment the plan stops at: a little after an evening's window opens."""
        cohort, number = self._cohort, self._plan.until
        if number is None:
            return None
        _, opens, _ = timetable.window(cohort.curriculum, number, Slot.EVENING)
        return timetable.moment_of(cohort, number, opens) + _INTO_THE_EVENING

    @contextmanager
    def _phase(self, name: str) -> Iterator[None]:
        begun = clock.stopwatch()
        try:
            yield
        finally:
            spent = clock.stopwatch() - begun
            self.played.seconds[name] = self.played.seconds.get(name, 0.0) + spent

    def _open(self) -> None:
        """Open the cohort, sign it off, bring in the roster and seat everyone."""
        plan, store = self._plan, self._engine.store
        began = datetime.combine(plan.start - timedelta(days=5), time(2), tzinfo=UTC)
        with store.transaction() as kept:
            rehearsal_clock.move(kept, began)
            opened = lead.open_cohort(
                kept, plan.files, plan.templates, plan.start, plan.name, None, (), began
            )
            cohort, its_course, row = course.running(kept, opened.id)
            taught = cohort.curriculum
            self._say = worlds.said(taught.id, taught.locale)
            lead.approve(kept, opened.cohort, self._say.lead, began)
        people = roster(
            plan.students, plan.attendance, plan.seed, cohort.curriculum.locale
        )
        with store.transaction() as kept:
            wanted = lead.plan_import(kept, row, people, began)
            lead.apply_import(kept, row, wanted, self._say.ops, began)
        self.played.cohort_id, self.played.students = opened.id, plan.students
        self._cohort: Cohort = cohort
        self._row: CohortRow = row
        self._asked = its_course.quizzes
        self._zone = cohort.zone
        self._cast()
        with store.transaction() as kept:
            for group in self._groups:
                names = dict(zip(Role, self._script.staff(group), strict=True))
                lead.assign_host(kept, row, group, names, self._say.ops, began)

    def _cast(self) -> None:
        """Give everyone who came in a habit."""
        plan = self._plan
        with self._engine.store.reading() as kept:
            students = [
                s
                for s in kept_roster.students(kept, self._cohort.id)
                if s.track is Track.CAMP
            ]
            groups = cohorts.groups(kept, self._cohort.id)
        self._groups = [g.number for g in groups if g.track is not Track.LISTENER]
        due = sum(
            timetable.has_due(self._cohort.curriculum, n)
            for n in range(
                self._cohort.curriculum.first_number,
                self._cohort.curriculum.last_number + 1,
            )
        )
        theirs = habits(students, plan.attendance, due, plan.seed)
        self._members = {
            s.ref: Member(s.id, s.ref, s.name, s.group_id, s.tier, habit)
            for s, habit in zip(students, theirs, strict=True)
        }
        self._script = Script(
            self._cohort,
            list(self._members.values()),
            plan.attendance,
            plan.seed,
            self._asked,
        )

    def _next(self) -> datetime | None:
        with self._engine.store.reading() as kept:
            due = queue.next_due(kept)
            now = rehearsal_clock.read(kept)
        return None if due is None or now is None else max(due, now)

    def _work(self) -> None:
        """Tick, and run what was announced, until nothing that is due is open."""
        for _ in range(_STUCK):
            with self._phase("tick"):
                batches = self._engine.tick()
            if not batches:
                return
            for batch in batches:
                with self._phase(self._kind(batch[0])):
                    self._engine.work(batch)
        message = "the rehearsal is stuck: the same rows fall due again and again"
        raise RuntimeError(message)

    def _kind(self, occurrence: int) -> str:
        with self._engine.store.reading() as kept:
            return queue.kind_of(kept, occurrence).value

    def _live_until(self, due: datetime) -> None:
        """Let people do what they did before a moment."""
        number = timetable.number_at(self._cohort, due)
        first, last = (
            self._cohort.curriculum.first_number,
            self._cohort.curriculum.last_number,
        )
        while self._day < min(number, last):
            self._day = max(self._day + 1, first)
            with self._phase("people"):
                self._acts[self._day] = self._script.of_day(self._day, self._groups)
            self._acts.pop(self._day - 4, None)
            self._tell(self._day, last)
        at = int(due.timestamp())
        for day in sorted(self._acts):
            self._feed(day, at)

    def _feed(self, day: int, at: int) -> None:
        """Hand in what people did on a day up to a second, each kind in order."""
        acts, store = self._acts[day], self._engine.store
        for sent in self._slices(day, "check-ins", acts.checkins, at):
            with self._phase("check-ins"), store.transaction() as kept:
                student.check_in(kept, self._cohort, sent)
        for given in self._slices(day, "reviews", acts.reviews, at):
            with self._phase("reviews"), store.transaction() as kept:
                student.review(kept, self._cohort, given)
        for posts in self._slices(day, "posts", acts.posts, at):
            with self._phase("hosts"), store.transaction() as kept:
                self._post(kept, day, posts)
        for notes in self._slices(day, "notes", acts.notes, at):
            with self._phase("hosts"), store.transaction() as kept:
                self._note(kept, notes)
        self._feed_seldom(day, at)

    def _feed_seldom(self, day: int, at: int) -> None:
        """Hand in what people do on some days only."""
        acts, store = self._acts[day], self._engine.store
        for asks in self._slices(day, "asks", acts.asks, at):
            for ask in asks:
                with self._phase("people"), store.transaction() as kept:
                    self._ask(kept, ask)
        for sheets in self._slices(day, "sheets", acts.sheets, at):
            with self._phase("quizzes"), store.transaction() as kept:
                quiz.sit(kept, self._row, sheets)
        for votes in self._slices(day, "votes", acts.votes, at):
            with self._phase("people"), store.transaction() as kept:
                self._vote(kept, votes)

    def _slices(
        self, day: int, kind: str, acts: list[Act], at: int
    ) -> Iterator[list[Act]]:
        """The acts of one kind that were done by a second and not handed in yet."""
        start = self._fed.get((day, kind), 0)
        end = until(acts, at, start)
        self._fed[day, kind] = end
        for first in range(start, end, _CHUNK):
            yield acts[first : min(first + _CHUNK, end)]

    def _post(self, kept: Kept, day: int, posts: list[Post]) -> None:
        """Hosts copy and post; a slot without a text cannot be posted."""
        for post in posts:
            when = datetime.fromtimestamp(post.at, UTC)
            try:
                place = host.place_of(kept, self._row, post.group, day, post.slot)
                host.posted(kept, place, post.who, when, version=post.version)
            except Refusal:
                continue

    def _note(self, kept: Kept, notes: list[Note]) -> None:
        for note in notes:
            group = host.group_numbered(kept, self._row, note.group)
            when = datetime.fromtimestamp(note.at, UTC)
            host.note(kept, self._row, group, note.words, note.who, when)
        # Whoever sits down to leave a line also writes to those who fell silent; where
        # everybody comes there is nobody to write to.
        if notes and self._plan.attendance == "real":
            hosts = {note.group: note.who for note in notes}
            when = datetime.fromtimestamp(notes[-1].at, UTC)
            host.send_due(kept, self._row, hosts, when)

    def _vote(self, kept: Kept, votes: list[Vote]) -> None:
        """Put people forward for the honor that counts nominations, if there is one."""
        rules = self._cohort.curriculum.honors
        honor = next((r.id for r in rules if "nominations" in r.measures), None)
        if honor is not None:
            rows = [
                NominationRow(i, vote.ref, honor, vote.who, vote.words)
                for i, vote in enumerate(votes)
            ]
            when = datetime.fromtimestamp(votes[0].at, UTC)
            praise.import_nominations(kept, self._row, rows, when)

    def _ask(self, kept: Kept, ask: Ask) -> None:
        when = datetime.fromtimestamp(ask.at, UTC)
        try:
            if ask.what == "leave":
                lead.leave(
                    kept,
                    self._row,
                    ask.ref,
                    None,
                    who=ask.ref,
                    why=self._say.away,
                    now=when,
                )
            elif ask.what == "pause":
                lead.change_labels(
                    kept,
                    self._row,
                    ask.ref,
                    {"paused"},
                    (),
                    who=self._say.ops,
                    now=when,
                )
            else:
                act = lead.change_tier(
                    kept, self._row, ask.ref, ask.value, ask.ref, when
                )
                if act.changed:
                    self._members[ask.ref].tier = ask.value
        except Refusal:
            return
