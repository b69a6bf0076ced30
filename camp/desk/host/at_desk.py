"""A host's desk at one moment: what is due now, what waits, what is over, and tonight."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from camp import scripts, timetable
from camp.desk.entering_wording import role_called
from camp.desk.host import standing
from camp.desk.host.at_desk_wording import minutes_left, say
from camp.desk.host.day import as_shown
from camp.desk.host.editing import own_messages
from camp.desk.host.glance import glance
from camp.desk.host.note import LONGEST
from camp.desk.host.pictures import listed
from camp.desk.host.posting import closed, mark_of, why_no_tick
from camp.desk.host.showing import (
    VERSIONS,
    Place,
    messages_of,
    notices_of,
    why_not,
    word_of,
)
from camp.desk.host.wording import say as say_slot
from camp.desk.phrases import date_called, group_called, joined
from camp.desk.refusal import spoken
from camp.pages import Aim, DeskPage, DeskSlot, TonightShown
from camp.pages.desk_shown import DeskVersion
from camp.store import queue, words
from camp.timetable import GUIDANCE_SLOT, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Cohort, Group
    from camp.desk.entering import Seat
    from camp.desk.host.glance import Glance
    from camp.desk.refusal import Reason
    from camp.pages.desk_shown import PictureLink
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.queue import Row
    from camp.store.words import Posting, Script

_CLOSING_MINUTES: Final = 30
_GONE: Final = frozenset({"skipped", "cancelled"})
CHANNEL: Final = "wecom-text"
"""The strictest channel a host may paste into: its limit stands beside each message."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """All that one page needs, read in four statements."""

    kept: Kept
    row: CohortRow
    cohort: Cohort
    group: Group
    number: int
    now: datetime
    due: Sequence[Row]
    texts: Mapping[tuple[int, str], Sequence[Script]]
    postings: Mapping[str, Posting]
    table: standing.Table
    locale: str
    """The reader's; the scripts stay in the course's."""

    def place(self, number: int, slot: str, due: Row | None) -> Place:
        return Place(self.row, self.cohort, self.group, number, slot, due)


def at_desk(kept: Kept, seat: Seat, now: datetime, locale: str) -> DeskPage:
    """Gather a host's desk; the statements do not grow with the group."""
    seen = _look(kept, seat, now, locale)
    today = [row for row in seen.due if _is_of(row, seen.number)]
    pictures = _pictures(seen)
    slots = [_slot(seen, row, pictures.get(row.slot, ())) for row in today]
    due_now = next((slot for slot in slots if slot.look == "do"), None)
    others = [slot for slot in slots if slot is not due_now]
    plan = seen.cohort.curriculum
    day = timetable.date_of(seen.cohort, seen.number)
    lies = glance(kept, seat, now, locale)
    return DeskPage(
        locale=locale,
        cohort=seen.row.name,
        group=spoken(group_called(seen.group.number), locale),
        who=_who(seat, locale),
        number=seen.number,
        last_day=plan.last_number,
        title=plan.day(seen.number).title,
        date=spoken(date_called(day), locale),
        now=due_now,
        rest=_rest(seen, slots),
        later=tuple(s for s in others if s.look not in {"done", "over"}),
        over=_over([s for s in others if s.look in {"done", "over"}]),
        aim=_aim(seen),
        tonight=_tonight(lies, seat.name, locale),
        standing=standing.shown(seen.table, seen.cohort, seen.group, now),
        charge=lies.charge,
        limit=scripts.channel(CHANNEL).limit,
        beside=lies.beside,
    )


def heading(seat: Seat, locale: str) -> str:
    """Say whose desk it is: 7营 · 营主 阿舟."""
    _, _, group = seat.of_group()
    return f"{spoken(group_called(group.number), locale)} · {_who(seat, locale)}"


def _who(seat: Seat, locale: str) -> str:
    return spoken(joined([role_called(seat.link.role), seat.name], " ", " "), locale)


def _over(slots: Sequence[DeskSlot]) -> tuple[DeskSlot, ...]:
    """What is behind, latest first; what to do instead is said once."""
    latest = next((s for s in reversed(slots) if s.look == "over"), None)
    return tuple(s if s is latest else replace(s, more="") for s in reversed(slots))


def _look(kept: Kept, seat: Seat, now: datetime, locale: str) -> _Seen:
    row, cohort, group = seat.of_group()
    plan = cohort.curriculum
    today = timetable.number_at(cohort, now)
    number = min(max(today, plan.first_number), plan.last_number)
    days = (number, number + 1)
    texts: dict[tuple[int, str], list[Script]] = {}
    for one in words.scripts_of_days(kept, row.id, group.id, days):
        texts.setdefault((one.number, one.slot), []).append(one)
    return _Seen(
        kept,
        row,
        cohort,
        group,
        number,
        now,
        queue.of_group(kept, row.id, group.id, days),
        texts,
        words.postings_of_group(kept, row.id, number, group.id),
        standing.beside(kept, cohort, group),
        locale,
    )


def _is_of(row: Row, number: int) -> bool:
    return row.kind is Kind.SCRIPT and row.number == number


def _pictures(seen: _Seen) -> dict[str, tuple[PictureLink, ...]]:
    ours = standing.ours(seen.table, seen.group, seen.number)
    return listed(seen.row, seen.cohort, seen.group, seen.number, ours)


def _slot(seen: _Seen, row: Row, pictures: tuple[PictureLink, ...]) -> DeskSlot:
    """Draw one slot of today as it stands at this moment."""
    place = seen.place(row.number, row.slot, row)
    posting = seen.postings.get(row.slot)
    versions = _versions(seen, place, posting)
    look, word, more = _standing(seen, place, posting)
    minutes = int((row.post_until - seen.now).total_seconds()) // 60
    open_now = row.post_from <= seen.now <= row.post_until
    texts = seen.locale
    return DeskSlot(
        key=row.slot,
        number=row.number,
        title=spoken(place.called, texts),
        window=place.window,
        look=look,
        word=spoken(word, texts),
        more=spoken(more, texts),
        left=spoken(minutes_left(minutes), texts) if open_now else "",
        gone=int((seen.now - row.post_from).total_seconds()) // 60 if open_now else 0,
        whole=int((row.post_until - row.post_from).total_seconds()) // 60,
        closing=open_now and minutes < _CLOSING_MINUTES,
        versions=versions,
        pictures=pictures if versions else (),
        notices=_notices(place, posting, texts),
        tick=_may_tick(seen, place, posting),
        undo=_may_undo(seen, place, posting),
        made=mark_of(posting),
    )


def _versions(
    seen: _Seen, place: Place, posting: Posting | None
) -> tuple[DeskVersion, ...]:
    """Each version to be copied; what the host has rewritten comes first."""
    kept = {
        s.version: messages_of(place, s)
        for s in seen.texts.get((place.number, place.slot), ())
    }
    there = [version for version in VERSIONS if version in kept]
    found = [
        DeskVersion(
            version,
            spoken(say_slot(version), seen.locale),
            tuple(as_shown(m) for m in kept[version]),
        )
        for version in there
    ]
    if posting is not None and posting.edited:
        own = own_messages(posting.edited, [kept[version] for version in there])
        title = spoken(say("own"), seen.locale)
        found.insert(0, DeskVersion("own", title, own))
    return tuple(found)


def _standing(
    seen: _Seen, place: Place, posting: Posting | None
) -> tuple[str, Reason, Reason | str]:
    """Say how a slot stands: its look, its word, and what to do about it."""
    row, now = place.due, seen.now
    if row is None:
        raise KeyError(place.key)
    if posting is not None and posting.posted_at is not None:
        return "done", word_of(place, posting), ""
    if now > row.post_until:
        return "over", say("over"), _instead(seen, row)
    if posting is None:
        return _not_made(seen, place, row)
    if now < row.post_from:
        return "wait", say("ready", at=place.hour(row.post_from)), ""
    if posting.copied_at is None:
        return "do", say("do"), ""
    return "do", say("do_copied", at=place.hour(posting.copied_at)), ""


def _not_made(seen: _Seen, place: Place, row: Row) -> tuple[str, Reason, Reason | str]:
    """Say why there is no text before a window is over, in a host's words."""
    if row.state in _GONE:
        return "over", say("skipped", why=row.reason), _instead(seen, row)
    if row.state == "failed":
        return "look", say("failed"), say("failed.do")
    if row.compose_at > seen.now:
        made, posted = place.hour(row.compose_at), place.hour(row.post_from)
        return "wait", say("planned", made=made, at=posted), ""
    waits = "wait" if seen.now < row.post_from else "look"
    return waits, why_not(seen.kept, place, seen.now)[0], say("making.do")


def _instead(seen: _Seen, row: Row) -> Reason:
    """Say what comes instead of a slot that is over."""
    coming = _coming(seen)
    if coming is None or coming.id == row.id:
        return say("over.last")
    return say("over.do", next=_called(seen, coming))


def _coming(seen: _Seen) -> Row | None:
    """Find the next slot that may still be posted, today's or tomorrow's."""
    for row in seen.due:
        if row.kind is not Kind.SCRIPT or row.state in _GONE:
            continue
        posting = seen.postings.get(row.slot) if row.number == seen.number else None
        if posting is not None and posting.posted_at is not None:
            continue
        if row.post_until >= seen.now:
            return row
    return None


def _called(seen: _Seen, row: Row) -> Reason:
    """Name a slot with its day, when that is not the date it is."""
    place = seen.place(row.number, row.slot, row)
    if _days_ahead(seen, row.number) == 1:
        return say("tomorrow", slot=place.called)
    return place.called


def _days_ahead(seen: _Seen, number: int) -> int:
    """Count the dates from today to a day number; skipped ones count too."""
    today = timetable.local(seen.now, seen.cohort.zone).date()
    return (timetable.date_of(seen.cohort, number) - today).days


def _rest(seen: _Seen, slots: Sequence[DeskSlot]) -> tuple[str, str]:
    """Say what there is while nothing is due: a fact, then what comes next."""
    coming, locale = _coming(seen), seen.locale
    done = [slot for slot in slots if slot.look == "done"]
    key = "rest.none"
    if done:
        key = "rest.all" if len(done) == len(slots) else "rest.some"
    if coming is None:
        over = seen.number == seen.cohort.curriculum.last_number
        key = "rest.over" if over else key
        return spoken(say(key), locale), spoken(say("next.none"), locale)
    named = _called(seen, coming)
    if coming.post_from <= seen.now:
        return spoken(say(key), locale), spoken(say("next.late", slot=named), locale)
    day = date_called(timetable.date_of(seen.cohort, coming.number))
    at = timetable.hour(coming.post_from, seen.cohort.zone)
    far = _days_ahead(seen, coming.number) > 1
    said = say("next.day" if far else "next", slot=named, at=at, day=day)
    return spoken(say(key), locale), spoken(said, locale)


def _notices(place: Place, posting: Posting | None, locale: str) -> tuple[str, ...]:
    """What the host should know beside the text; signing off is not theirs to do."""
    unsigned = say_slot("unsigned", name=place.row.name)
    return tuple(
        spoken(say("unsigned") if notice == unsigned else notice, locale)
        for notice in notices_of(place, posting)
    )


def _may_tick(seen: _Seen, place: Place, posting: Posting | None) -> bool:
    if posting is None or posting.posted_at is not None or place.due is None:
        return False
    return why_no_tick(place, seen.now) is None


def _may_undo(seen: _Seen, place: Place, posting: Posting | None) -> bool:
    ticked = posting is not None and posting.posted_at is not None
    return ticked and not closed(place, seen.now)


def _aim(seen: _Seen) -> Aim:
    """Tomorrow's guidance once it is there; until then today's, and when it comes."""
    locale = seen.locale
    early = _days_ahead(seen, seen.number) > 0
    coming = seen.number if early else seen.number + 1
    for number in (coming, coming - 1):
        texts = seen.texts.get((number, GUIDANCE_SLOT), ())
        if not texts:
            continue
        said = [
            m.text
            for m in messages_of(seen.place(number, GUIDANCE_SLOT, None), texts[0])
        ]
        about = seen.cohort.curriculum.day(number).title
        later = "" if number == coming else _aim_comes(seen, coming)
        title, written = _aim_title(seen, number), _aim_written(seen, number)
        return Aim(title, about, tuple(said), later, written)
    title = spoken(say("aim"), locale)
    return Aim(title, "", (), _aim_comes(seen, coming))


def _aim_title(seen: _Seen, number: int) -> str:
    ahead = _days_ahead(seen, number)
    key = {0: "aim.today", 1: "aim.tomorrow"}.get(ahead, "aim.day")
    return spoken(say(key, day=number), seen.locale)


def _aim_written(seen: _Seen, number: int) -> str:
    """Say that today's guidance speaks from the evening before, when it does."""
    posting = seen.postings.get(GUIDANCE_SLOT) if number == seen.number else None
    if posting is None or posting.late or _days_ahead(seen, number):
        return ""
    made = timetable.local(posting.composed_at, seen.cohort.zone)
    if (timetable.date_of(seen.cohort, number) - made.date()).days != 1:
        return ""
    return spoken(say("aim.written", at=f"{made:%H:%M}"), seen.locale)


def _aim_comes(seen: _Seen, number: int) -> str:
    """Say when the guidance for a day comes; hosts need not ask."""
    rows = [r for r in seen.due if r.kind is Kind.GUIDANCE and r.number == number]
    if not rows or rows[0].state not in {"planned", "leased"}:
        return spoken(say("aim.none"), seen.locale)
    made = timetable.local(rows[0].compose_at, seen.cohort.zone)
    today = timetable.local(seen.now, seen.cohort.zone).date()
    key = "aim.comes" if made.date() == today else "aim.comes.day"
    day = date_called(made.date())
    return spoken(say(key, day=day, of=number, at=f"{made:%H:%M}"), seen.locale)


def _tonight(lies: Glance, mine: str, locale: str) -> TonightShown:
    until = "" if lies.shut else spoken(say("note.until"), locale)
    return TonightShown(until, lies.lines, lies.shut, LONGEST, mine)
