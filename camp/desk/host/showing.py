"""One slot of one group: its messages, what became of it, or why there is none."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from camp import scripts, timetable
from camp.cohort import group_name
from camp.curriculum import Slot
from camp.desk import course
from camp.desk.host.wording import say
from camp.desk.lead import finding
from camp.desk.night import words as composing
from camp.desk.phrases import group_called, slot_called
from camp.desk.refusal import Refusal
from camp.store import cohorts, queue, versions, words
from camp.timetable import GUIDANCE_SLOT, Kind

if TYPE_CHECKING:
    from datetime import datetime

    from camp.cohort import Cohort, Group
    from camp.curriculum import Day
    from camp.desk.refusal import Reason
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.queue import Row
    from camp.store.words import Posting, Script

SLOTS: Final = (*(slot.value for slot in Slot), GUIDANCE_SLOT)
VERSIONS: Final = composing.VERSIONS


@dataclass(frozen=True, slots=True)
class Place:
    """One slot of one group's day, found."""

    row: CohortRow
    cohort: Cohort
    group: Group
    number: int
    slot: str
    due: Row | None
    """What falls due for it; None when nothing does."""

    @property
    def key(self) -> tuple[int, int, int, str]:
        """Where its posting is kept."""
        return self.row.id, self.number, self.group.id, self.slot

    @property
    def called(self) -> Reason:
        """Name the slot."""
        return slot_called(self.cohort.curriculum, self.number, self.slot)

    def hour(self, moment: datetime) -> str:
        """Put a moment on the cohort's clock, with its date when it is another day's."""
        local = timetable.local(moment, self.cohort.zone)
        day = timetable.date_of(self.cohort, self.number)
        if local.date() == day:
            return f"{local:%H:%M}"
        return f"{local:%m-%d %H:%M}"

    @property
    def window(self) -> str:
        """From when until when it is posted: 07:30–11:00."""
        if self.due is None:
            return ""
        return f"{self.hour(self.due.post_from)}–{self.hour(self.due.post_until)}"


@dataclass(frozen=True, slots=True)
class Message:
    """One paste."""

    text: str
    minute: int
    """Minutes after the start of its show, or of the slot."""
    at: str
    """When that is on the clock (20:36); empty for a script of one time."""
    cue: str
    """For the host alone; never part of the copy."""
    spare: bool
    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A slot as its host sees it."""

    place: Place
    version: str
    messages: tuple[Message, ...]
    """Empty when it is not composed; ``word`` then says why."""
    posting: Posting | None
    word: Reason
    """What became of it, in words."""
    state: str
    """composed, copied, posted, missed; else what became of the work."""
    notices: tuple[Reason | str, ...]

    @property
    def late(self) -> bool:
        """Tell whether it was posted after its window."""
        return is_late(self.place, self.posting)


def place_of(kept: Kept, row: CohortRow, group: int, number: int, slot: str) -> Place:
    """Find a slot; Refusal says everything that does not exist."""
    cohort, _ = course.cohort_of(kept, row)
    plan = cohort.curriculum
    found: Group | None = None
    reasons: list[str] = []
    try:
        found = group_numbered(kept, row, group)
    except Refusal as no:
        reasons += no.reasons
    if not plan.first_number <= number <= plan.last_number:
        first, last = plan.first_number, plan.last_number
        reasons.append(say("no_day", day=number, first=first, last=last))
    if slot not in SLOTS:
        reasons.append(say("no_slot", slot=slot, known=", ".join(SLOTS)))
    if reasons or found is None:
        raise Refusal(*reasons)
    guidance = slot == GUIDANCE_SLOT
    kind, group_id = (Kind.GUIDANCE, 0) if guidance else (Kind.SCRIPT, found.id)
    due = queue.one(kept, row.id, kind, number, group_id, "" if guidance else slot)
    return Place(row, cohort, found, number, slot, due)


def group_numbered(kept: Kept, row: CohortRow, number: int) -> Group:
    """Find the group of this number; Refusal names those there are."""
    found = cohorts.group(kept, row.id, number)
    return found or finding.group(finding.read_groups(kept, row), number)


def show(
    kept: Kept,
    place: Place,
    version: str,
    now: datetime,
) -> Shown:
    """Show a slot to its host; when there is no text yet, why and when there will be."""
    known = VERSIONS if place.slot != GUIDANCE_SLOT else VERSIONS[:1]
    if version not in known:
        raise Refusal(say("no_version", version=version, known=", ".join(known)))
    texts = {s.version: s for s in words.scripts(kept, *place.key)}
    script = texts.get(version)
    if script is None:
        return Shown(place, version, (), None, *why_not(kept, place, now), ())
    posting = words.posting(kept, *place.key)
    return Shown(
        place,
        version,
        messages_of(place, script),
        posting,
        word_of(place, posting),
        posting.state if posting else "composed",
        notices_of(place, posting),
    )


def messages_of(place: Place, script: Script) -> tuple[Message, ...]:
    """Read a script's messages, with the clock's time for a show's."""
    plain = words.messages(script)
    start = _show_start(place.cohort.curriculum.day(place.number))
    timed = start is not None and any(m["minute"] or m["spare"] for m in plain)
    return tuple(_message(m, start if timed else None) for m in plain)


def _show_start(day: Day) -> timedelta | None:
    """When a day's show starts, after its midnight."""
    show_of_day = day.activity or day.ceremony
    if show_of_day is None:
        return None
    return timedelta(hours=show_of_day.start.hour, minutes=show_of_day.start.minute)


def _message(plain: dict[str, Any], start: timedelta | None) -> Message:
    at = ""
    if start is not None:
        minutes = int(start.total_seconds()) // 60 + plain["minute"]
        at = f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
    return Message(
        text=plain["text"],
        minute=plain["minute"],
        at=at,
        cue=plain["cue"],
        spare=plain["spare"],
        pictures=tuple(plain["pictures"]),
    )


def why_not(kept: Kept, place: Place, now: datetime) -> tuple[Reason, str]:
    """Say why there is no text, and the state of the work."""
    due = place.due
    if due is None or due.state == "done":
        return _nothing(place), "none"
    if due.state not in {"planned", "leased"}:
        return (
            say(due.state, slot=place.called, reason=due.reason, id=due.id),
            due.state,
        )
    when = place.hour(due.compose_at)
    if due.compose_at > now:
        said = say("planned", slot=place.called, when=when, window=place.window)
        return said, due.state
    waits = due.state == "planned" and _waits(kept, place, now)
    key = "waits" if waits else "due"
    return say(key, slot=place.called, when=when), due.state


def _waits(kept: Kept, place: Place, now: datetime) -> bool:
    """Whether a morning still waits for last night."""
    due = place.due
    if due is None or place.slot != Slot.MORNING:
        return False
    night = queue.one(kept, place.row.id, Kind.STANDINGS, place.number - 1, 0, "")
    open_still = night is not None and night.state in {"planned", "leased"}
    return open_still and now < due.post_from - queue.HELD_BACK_UNTIL


def _nothing(place: Place) -> Reason:
    if place.number < place.group.created:
        return say(
            "never",
            group=group_called(place.group.number),
            day=place.number,
            created=place.group.created,
        )
    return say("nothing", day=place.number)


def is_late(place: Place, posting: Posting | None) -> bool:
    """Tell whether it was posted after its window."""
    if posting is None or posting.posted_at is None or place.due is None:
        return False
    return posting.posted_at > place.due.post_until


def word_of(place: Place, posting: Posting | None) -> Reason:
    """Say what became of a composed slot."""
    if posting is None:
        return say("state.composed")
    if posting.posted_at is not None:
        late = is_late(place, posting) and place.due is not None
        key = "state.late" if late else "state.posted"
        until = place.hour(place.due.post_until) if place.due else ""
        at, who = place.hour(posting.posted_at), posting.posted_by
        return say(f"{key}_by" if who else key, at=at, who=who, until=until)
    if posting.state == "missed" or posting.copied_at is None:
        return say(f"state.{posting.state}")
    return say("state.copied", at=place.hour(posting.copied_at))


def notices_of(place: Place, posting: Posting | None) -> tuple[Reason | str, ...]:
    """List what the host should know beside the text."""
    found: list[Reason | str] = []
    if not place.row.signed:
        found.append(say("unsigned", name=place.row.name))
    if posting is None:
        return tuple(found)
    if posting.late:
        found.append(say("made_late"))
    if posting.notice == composing.WITHOUT_NUMBERS:
        found.append(say("no_numbers"))
    elif posting.notice:
        found.append(posting.notice)
    return tuple(found)


def remade(kept: Kept, place: Place) -> dict[str, bool]:
    """Make a slot's kept versions again: version -> whether the bytes are the same."""
    return {
        script.version: _again(kept, place, script) == script.messages
        for script in words.scripts(kept, *place.key)
    }


def _again(kept: Kept, place: Place, script: Script) -> str:
    its_course = course.of_version(kept, place.row.version_id)
    name = _template(place, script.version)
    return composing.remake(kept, its_course, script, name)


def _template(place: Place, version: str) -> str:
    plan = place.cohort.curriculum
    return f"{plan.locale}/{plan.day(place.number).kind.value}/{place.slot}.{version}"


def explain(kept: Kept, place: Place, version: str) -> dict[str, Any] | None:
    """Say what a script was made of: template, content hash, facts; None without one.

    ``same`` tells whether it comes out the same, byte for byte, when made again.
    """
    found = {s.version: s for s in words.scripts(kept, *place.key)}
    script = found.get(version)
    if script is None:
        return None
    common = scripts.from_plain(json.loads(versions.blob(kept, script.common_sha)))
    theirs = scripts.from_plain(json.loads(script.own_facts), beside=common)
    return {
        "template": f"scripts/{_template(place, version)}.j2",
        "sha": script.template_sha,
        "same": _again(kept, place, script) == script.messages,
        "facts": scripts.to_plain(theirs),
    }


def group_words(place: Place) -> str:
    """Name the group, in the course's language."""
    return group_name(place.group.number, place.cohort.curriculum.locale)
