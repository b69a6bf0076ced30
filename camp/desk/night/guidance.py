"""The evening before: what every host reads about tomorrow, with their group's numbers."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from camp import scripts
from camp.desk.night import figures, totals, words
from camp.desk.night.days import next_day
from camp.desk.night.reviewing import waiting, written_mask
from camp.desk.night.work import Made, Work, doc_of
from camp.store import counts
from camp.store.versions import keep_blobs, sha
from camp.store.words import Script, keep_scripts, open_postings
from camp.timetable import GUIDANCE_SLOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.scripts.facts import Facts
    from camp.store import Kept
    from camp.store.queue import Row


@dataclass(frozen=True, slots=True)
class Given:
    """What a day's guidance reads."""

    row: Row
    slot: figures.SlotFigures
    common: Facts
    own: dict[int, Facts]


def _read(kept: Kept, rows: Sequence[Row], now: datetime) -> list[Given]:
    return [_read_one(kept, row, now) for row in rows]


def _read_one(kept: Kept, row: Row, now: datetime) -> Given:
    tomorrow = row.number
    slot = figures.of_slot(kept, row.cohort_id, tomorrow, GUIDANCE_SLOT, now)
    cohort, plan = slot.cohort, slot.cohort.curriculum
    today = tomorrow - 1
    # The evening before a day may be that of a skipped date: nothing happened today.
    if today >= plan.first_number and next_day(cohort, today):
        figures.today_so_far(kept, slot, today, now)
    doc = counts.last_totals(kept, cohort.id)
    last = totals.read(doc).groups if doc else {}
    left = waiting(kept, cohort.id, today, written_mask(plan), int(now.timestamp()))
    watch = _watch(kept, cohort, tomorrow)
    base = scripts.guidance(plan, tomorrow, plan.locale)
    own = {}
    for group_id, group in slot.groups.items():
        pieces, hours = left.get(group_id, (0, 0))
        own[group_id] = replace(
            words.facts_of(slot, group),
            guidance=replace(
                base,
                unreviewed=pieces,
                oldest_hours=hours,
                silent=last[group_id].silent if group_id in last else 0,
                watch=watch.get(group.number, ""),
            ),
        )
    return Given(row, slot, slot.common, own)


def _watch(kept: Kept, cohort: Cohort, number: int) -> dict[int, str]:
    """Each group's line in last night's debrief, by group number."""
    last_night = number - 2 if next_day(cohort, number - 1) else number - 1
    found = counts.debriefs_before(kept, cohort.id, number, 1)
    if not found or found[0][0] != last_night:
        return {}
    return {w["group"]: w["act"]["line"] for w in json.loads(found[0][1])["watch"]}


def _make(given: Sequence[Given]) -> Made:
    return Made(results=[(one.row, _compose(one)) for one in given])


def _compose(given: Given) -> tuple[bytes, list[Script]]:
    """One text a group."""
    plan = given.slot.cohort.curriculum
    kind = plan.day(given.row.number).kind.value
    name = f"{plan.locale}/{kind}/guidance.full"
    template = given.slot.course.template(plan.locale, kind, "guidance", "full")
    common = words.as_bytes(scripts.to_plain(given.common))
    return common, [
        Script(
            cohort_id=given.row.cohort_id,
            number=given.row.number,
            group_id=group_id,
            slot=GUIDANCE_SLOT,
            version="full",
            template_sha=given.slot.course.shas[name],
            common_sha=sha(common),
            own_facts=doc_of(scripts.to_plain(theirs, beside=given.common)),
            messages=words.messages_text(scripts.compose(template, theirs)),
        )
        for group_id, theirs in given.own.items()
    ]


def _write(
    kept: Kept, results: Sequence[tuple[Row, tuple[bytes, list[Script]]]], now: datetime
) -> None:
    for _, (common, texts) in results:
        keep_blobs(kept, [common])
        keep_scripts(kept, texts)
        places = [(s.cohort_id, s.number, s.group_id, s.slot) for s in texts]
        open_postings(kept, places, now, late=False, notice="")


WORK = Work(_read, _make, _write)
