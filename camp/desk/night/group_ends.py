"""Every group looked back on at the end of a camp."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from camp.cohort import Role, Track, group_name
from camp.debrief.closing import GroupEnd
from camp.desk.night import written
from camp.store import cohorts, counts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from camp.cohort import Group
    from camp.desk.night.lookback import Camp
    from camp.store import Kept
    from camp.store.counts import Post


def of_camp(kept: Kept, camp: Camp) -> tuple[GroupEnd, ...]:
    """Every group by number; listener groups are left out."""
    cohort = camp.cohort
    seats = cohorts.seats(kept, cohort.id, cohort.curriculum.last_number)
    notes = counts.noted_nights(kept, cohort.id)
    letters = written.in_all(kept, cohort.id, cohort.curriculum.last_number)
    posts: dict[int, list[Post]] = {}
    for post in camp.posts:
        posts.setdefault(post.group_id, []).append(post)
    found = []
    for group in cohorts.groups(kept, cohort.id):
        if group.track is not Track.LISTENER:
            end = _enrolled(camp, group, notes.get(group.id, 0))
            end = _staffed(end, seats.get(group.id, {}))
            end = _worked(end, camp, group)
            sent, back = letters.get(group.id, (0, 0))
            end = replace(end, written_to=sent, came_back=back)
            found.append(_posted(end, camp, posts.get(group.id, ())))
    return tuple(found)


def _enrolled(camp: Camp, group: Group, notes: int) -> GroupEnd:
    """Who took part, and how they kept up from the first due day to the last."""
    students, ends = camp.people.students, camp.people.ends
    theirs = [s for s in students if ends[s.id].group_id == group.id]
    nights = [
        [sum(pair) for pair in zip(*day[group.id], strict=True)]
        if group.id in day
        else [0, 0]
        for _, day in sorted(camp.counted.items())
    ] or [[0, 0]]
    return GroupEnd(
        number=group.number,
        name=group_name(group.number, camp.cohort.curriculum.locale),
        enrolled=len(theirs),
        completed=sum(s.id in camp.finished for s in theirs),
        done=sum(done for done, _ in nights),
        due=sum(due for _, due in nights),
        first_done=nights[0][0],
        first_due=nights[0][1],
        last_done=nights[-1][0],
        last_due=nights[-1][1],
        notes=notes,
    )


def _staffed(end: GroupEnd, seat: Mapping[Role, str]) -> GroupEnd:
    """Add who looked after the group."""
    return replace(
        end,
        host=seat.get(Role.HOST, ""),
        deputy=seat.get(Role.DEPUTY, ""),
        officer=seat.get(Role.OFFICER, ""),
    )


def _worked(end: GroupEnd, camp: Camp, group: Group) -> GroupEnd:
    """Add what was written and how it was answered."""
    nightly = [d.groups[group.id] for d in camp.docs.values() if group.id in d.groups]
    reviews = [r for r in camp.reviews if r.group_id == group.id]
    last = camp.docs[max(camp.docs)].groups.get(group.id) if camp.docs else None
    return replace(
        end,
        homework=sum(g.homework for g in nightly),
        reviewed=sum(r.reviewed for r in reviews),
        reviewed_same_day=sum(g.reviewed for g in nightly),
        stamped=sum(r.stamped for r in reviews),
        comments=sum(r.comments for r in reviews),
        silent=last.silent if last else 0,
    )


def _posted(end: GroupEnd, camp: Camp, posts: Sequence[Post]) -> GroupEnd:
    """Add what was posted, and by whom."""
    done = [p for p in posts if p.at is not None]
    late = sum(p in camp.late for p in done)
    return replace(
        end,
        composed=len(posts),
        posted=len(done) - late,
        late=late,
        missed=len(posts) - len(done),
        host_posts=sum(bool(p.who) and p.who == end.host for p in done),
        deputy_posts=sum(bool(p.who) and p.who == end.deputy for p in done),
    )
