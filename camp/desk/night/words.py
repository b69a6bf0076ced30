"""Composing what hosts copy: one slot of all groups at a time, full and short."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from camp import scripts
from camp.cohort import Role, Track, group_name
from camp.desk.night import figures
from camp.desk.night.work import Made, Work, doc_of, place_of
from camp.scripts import facts
from camp.store import versions
from camp.store import words as kept_words
from camp.store.words import Script

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Group
    from camp.desk.course import Course
    from camp.scripts.facts import Facts
    from camp.store import Kept
    from camp.store.queue import Row

VERSIONS = ("full", "short")
WITHOUT_NUMBERS = "composed without last night's numbers"
"""The notice beside a text that should have had them."""
_FIELDS = tuple(field.name for field in fields(scripts.Message))


@dataclass(frozen=True, slots=True)
class Given:
    """What composing a slot reads."""

    rows: Sequence[Row]
    course: Course
    locale: str
    kind: str
    """The day's kind: the folder of its templates."""
    common: Facts
    """The part all groups share, kept once."""
    own: Mapping[int, Facts | str]
    """By row: the facts of its group, or why they cannot be had."""
    late: frozenset[int]
    """Rows composed after their window."""
    blind: bool
    """True when last night's numbers should be there and are not."""


@dataclass(frozen=True, slots=True)
class Text:
    """One group's slot, composed."""

    scripts: tuple[Script, ...]
    common: bytes
    late: bool
    notice: str


def _read(kept: Kept, rows: Sequence[Row], now: datetime) -> Given:
    slot = figures.of_slot(kept, rows[0].cohort_id, rows[0].number, rows[0].slot, now)
    own: dict[int, Facts | str] = {}
    late = frozenset(row.id for row in rows if now > row.post_until)
    for row in rows:
        group = slot.groups.get(row.group_id)
        if group is None:
            own[row.id] = f"there is no group {row.group_id}"
            continue
        theirs = facts_of(slot, group)
        own[row.id] = replace(theirs, late=slot.hour) if row.id in late else theirs
    return Given(
        rows=rows,
        course=slot.course,
        locale=slot.cohort.curriculum.locale,
        kind=slot.cohort.curriculum.day(rows[0].number).kind.value,
        common=slot.common,
        own=own,
        late=late,
        blind=slot.blind,
    )


def facts_of(slot: figures.SlotFigures, group: Group) -> Facts:
    """The facts of one group at one slot."""
    plan = slot.cohort.curriculum
    listener = group.track is Track.LISTENER
    who = facts.Group(
        number=group.number,
        name=group_name(group.number, plan.locale),
        track=Track.LISTENER.value if listener else Track.CAMP.value,
        size=slot.sizes.get(group.id, 0),
    )
    shared = scripts.for_group(slot.common, who, plan.nickname)
    host = _host(slot.seats.get(group.id, {}))
    if listener:
        return replace(shared, host=host)
    return replace(
        shared,
        host=host,
        last=slot.last.get(group.id),
        now=slot.now.get(group.id),
        works=slot.works.get(group.id, ()),
        perfect=slot.perfect.get(group.id, ()),
        perfect_count=slot.perfect_counts.get(group.id, 0),
        duel=slot.duels.get(group.id),
        settled=slot.settled.get(group.id),
        quiz=slot.quizzes.get(group.id),
        citations=slot.citations.get(group.id, ()),
        finished=slot.finished.get(group.id, ()),
    )


def _host(seats: Mapping[Role, str]) -> facts.Host | None:
    if not any(seats.values()):
        return None
    return facts.Host(
        name=seats.get(Role.HOST, ""),
        deputy=seats.get(Role.DEPUTY, ""),
        officer=seats.get(Role.OFFICER, ""),
    )


def _make(given: Given) -> Made:
    common = as_bytes(scripts.to_plain(given.common))
    made = Made()
    for row in given.rows:
        theirs = given.own[row.id]
        if isinstance(theirs, str):
            made.failed.append((row, theirs))
            continue
        try:
            found = _scripts(given, row, theirs, versions.sha(common))
        except scripts.ScriptError as error:
            made.failed.append((row, str(error)))
        except Exception as error:  # noqa: BLE001  (one bad row harms no neighbour)
            made.failed.append((row, place_of(error)))
        else:
            notice = WITHOUT_NUMBERS if given.blind else ""
            text = Text(found, common, row.id in given.late, notice)
            made.results.append((row, text))
    return made


def _scripts(
    given: Given, row: Row, theirs: Facts, common_sha: str
) -> tuple[Script, ...]:
    """Both versions of one group's slot, as they are kept."""
    place = f"{given.locale}/{given.kind}/{row.slot}"
    own = doc_of(scripts.to_plain(theirs, beside=given.common))
    found = []
    for version in VERSIONS:
        template = given.course.template(given.locale, given.kind, row.slot, version)
        found.append(
            Script(
                cohort_id=row.cohort_id,
                number=row.number,
                group_id=row.group_id,
                slot=row.slot,
                version=version,
                template_sha=given.course.shas[f"{place}.{version}"],
                common_sha=common_sha,
                own_facts=own,
                messages=messages_text(scripts.compose(template, theirs)),
            )
        )
    return tuple(found)


def messages_text(messages: Sequence[scripts.Message]) -> str:
    """Messages as they are kept."""
    return doc_of(
        [{name: getattr(message, name) for name in _FIELDS} for message in messages]
    )


def as_bytes(plain: Any) -> bytes:
    """Plain values as JSON bytes."""
    return doc_of(plain).encode()


def _write(kept: Kept, results: Sequence[tuple[Row, Text]], now: datetime) -> None:
    versions.keep_blobs(kept, {text.common for _, text in results})
    kept_words.keep_scripts(kept, (s for _, text in results for s in text.scripts))
    for late, notice in sorted({(t.late, t.notice) for _, t in results}):
        kept_words.open_postings(
            kept,
            [
                (row.cohort_id, row.number, row.group_id, row.slot)
                for row, text in results
                if (text.late, text.notice) == (late, notice)
            ],
            now,
            late=late,
            notice=notice,
        )


WORK = Work(_read, _make, _write)


def remake(kept: Kept, course: Course, script: Script, name: str) -> str:
    """A kept script made again from its facts and template, byte for byte.

    ``name`` is the template's name in the course; the text used is the one of the
    script's own hash, whatever the course says now.
    """
    del course
    template = scripts.compile(name, versions.blob(kept, script.template_sha).decode())
    common = scripts.from_plain(json.loads(versions.blob(kept, script.common_sha)))
    theirs = scripts.from_plain(json.loads(script.own_facts), beside=common)
    return messages_text(scripts.compose(template, theirs))
