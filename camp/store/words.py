"""What was composed for hosts, and what they did with it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from camp.store.engine import among, micros, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from camp.store.engine import Kept


REWRITTEN: Final = {"zh-CN": "原文已更新", "en": "Text updated"}
"""How the notice begins of a posting whose text a revision has changed."""


@dataclass(frozen=True, slots=True)
class Script:
    """A composed text with what it was made of; facts and messages are JSON."""

    cohort_id: int
    number: int
    group_id: int
    slot: str
    version: str
    template_sha: str
    common_sha: str
    """The content name of the facts that all groups share."""
    own_facts: str
    messages: str


@dataclass(frozen=True, slots=True)
class Posting:
    """What became of one slot of one group."""

    number: int
    group_id: int
    slot: str
    state: str
    composed_at: datetime
    late: bool
    """Composed after its window had passed."""
    version: str
    """The version that was copied or posted; empty before."""
    copied_at: datetime | None
    posted_at: datetime | None
    posted_by: str
    edited: str | None
    """The host's own wording, when they changed it."""
    notice: str
    """What the host or ops should know (原文已更新, composed without numbers)."""


def keep_scripts(kept: Kept, scripts: Iterable[Script]) -> None:
    """Keep composed texts; composing again replaces what was composed before.

    What a host has copied or posted stays as they copied it; guidance is not copied.
    """
    kept.many(
        "insert into script (cohort_id, number, group_id, slot, version, template_sha, "
        "common_sha, own_facts, messages) values (?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "on conflict (cohort_id, number, group_id, slot, version) do update set "
        "template_sha = excluded.template_sha, common_sha = excluded.common_sha, "
        "own_facts = excluded.own_facts, messages = excluded.messages "
        "where script.slot = 'guidance' or not exists (select 1 from posting p "
        "where p.cohort_id = script.cohort_id and p.number = script.number "
        "and p.group_id = script.group_id and p.slot = script.slot "
        "and p.state in ('copied', 'posted'))",
        [
            (
                s.cohort_id, s.number, s.group_id, s.slot, s.version, s.template_sha,
                s.common_sha, s.own_facts, s.messages,
            )
            for s in scripts
        ],
    )  # fmt: skip


def scripts(
    kept: Kept, cohort_id: int, number: int, group_id: int, slot: str
) -> list[Script]:
    """The versions of one slot of one group."""
    return [
        Script(*r)
        for r in kept.rows(
            "select cohort_id, number, group_id, slot, version, template_sha, "
            "common_sha, own_facts, messages from script where cohort_id = ? "
            "and number = ? and group_id = ? and slot = ? order by version",
            (cohort_id, number, group_id, slot),
        )
    ]


def scripts_of_days(
    kept: Kept, cohort_id: int, group_id: int, numbers: Sequence[int]
) -> list[Script]:
    """Every version of every slot of a group on these days."""
    condition, values = among(kept, "number", numbers)
    return [
        Script(*r)
        for r in kept.rows(
            "select cohort_id, number, group_id, slot, version, template_sha, "
            "common_sha, own_facts, messages from script where cohort_id = ? "
            f"and {condition} and group_id = ? order by number, slot, version",
            (cohort_id, *values, group_id),
        )
    ]


def scripts_kept(kept: Kept, cohort_id: int) -> int:
    """How many texts for groups were composed (guidance to hosts apart)."""
    return int(
        kept.row(
            "select count(*) from script where cohort_id = ? and slot <> 'guidance'",
            (cohort_id,),
        )[0]
    )


def messages(script: Script) -> list[dict[str, Any]]:
    """A script's messages as plain values."""
    found: list[dict[str, Any]] = json.loads(script.messages)
    return found


def open_postings(
    kept: Kept,
    rows: Iterable[tuple[int, int, int, str]],
    now: datetime,
    *,
    late: bool,
    notice: str,
) -> None:
    """Note that slots wait to be posted: (cohort, number, group, slot).

    What a host has already copied or posted stays as it is, and so does the mark that
    a revision left on it.
    """
    at = micros(now)
    marks = [f"{mark}%" for mark in REWRITTEN.values()]
    kept.many(
        "insert into posting (cohort_id, number, group_id, slot, state, composed_at, "
        "late, version, notice) values (?, ?, ?, ?, 'composed', ?, ?, '', ?) "
        "on conflict (cohort_id, number, group_id, slot) do update set "
        "composed_at = excluded.composed_at, late = excluded.late, "
        "notice = case when excluded.notice = '' and (posting.notice like ? "
        "or posting.notice like ?) then posting.notice else excluded.notice end "
        "where posting.state = 'composed'",
        [(*row, at, int(late), notice, *marks) for row in rows],
    )


_POSTING = (
    "number, group_id, slot, state, composed_at, late, version, copied_at, posted_at, "
    "posted_by, edited, notice"
)


def _posting(r: Sequence[Any]) -> Posting:
    return Posting(
        number=r[0],
        group_id=r[1],
        slot=r[2],
        state=r[3],
        composed_at=moment(r[4]),
        late=bool(r[5]),
        version=r[6],
        copied_at=None if r[7] is None else moment(r[7]),
        posted_at=None if r[8] is None else moment(r[8]),
        posted_by=r[9] or "",
        edited=r[10],
        notice=r[11],
    )


def postings(kept: Kept, cohort_id: int, number: int) -> list[Posting]:
    """A day's postings by group and slot."""
    return [
        _posting(r)
        for r in kept.rows(
            f"select {_POSTING} from posting where cohort_id = ? and number = ? "
            "order by group_id, slot",
            (cohort_id, number),
        )
    ]


def postings_of_group(
    kept: Kept, cohort_id: int, number: int, group_id: int
) -> dict[str, Posting]:
    """A group's postings of one day by slot."""
    rows = kept.rows(
        f"select {_POSTING} from posting where cohort_id = ? and number = ? "
        "and group_id = ?",
        (cohort_id, number, group_id),
    )
    return {r[2]: _posting(r) for r in rows}


def posting(
    kept: Kept, cohort_id: int, number: int, group_id: int, slot: str
) -> Posting | None:
    """One posting."""
    row = kept.row(
        f"select {_POSTING} from posting where cohort_id = ? and number = ? "
        "and group_id = ? and slot = ?",
        (cohort_id, number, group_id, slot),
    )
    return None if row is None else _posting(row)


Place = tuple[int, int, int, str]
"""(cohort, number, group, slot)."""


def copied(kept: Kept, place: Place, version: str, who: str, now: datetime) -> None:
    """Note a copy; what is posted or missed stays so, the first copy's hour stays."""
    kept.do(
        "update posting set state = case when state = 'composed' then 'copied' "
        "else state end, version = ?, copied_by = ?, "
        "copied_at = coalesce(copied_at, ?) "
        "where cohort_id = ? and number = ? and group_id = ? and slot = ?",
        (version, who, micros(now), *place),
    )


def posted(kept: Kept, place: Place, version: str, who: str, now: datetime) -> bool:
    """Note that it stands in the group; False when it stood there already."""
    touched = kept.do(
        "update posting set state = 'posted', posted_by = ?, posted_at = ?, "
        "version = case when version = '' then ? else version end "
        "where cohort_id = ? and number = ? and group_id = ? and slot = ? "
        "and posted_at is null",
        (who, micros(now), version, *place),
    )
    return touched > 0


def not_posted(kept: Kept, place: Place) -> bool:
    """Take a tick back; False when there was none to take back."""
    touched = kept.do(
        "update posting set posted_at = null, posted_by = null, "
        "state = case when copied_at is null then 'composed' else 'copied' end "
        "where cohort_id = ? and number = ? and group_id = ? and slot = ? "
        "and state = 'posted'",
        place,
    )
    return touched > 0


def hold(kept: Kept, place: Place) -> None:
    """Let nobody else write about a slot until the end of this act."""
    if not kept.on_sqlite:
        kept.row(
            "select 1 from posting where cohort_id = ? and number = ? "
            "and group_id = ? and slot = ? for no key update",
            place,
        )


def edited(kept: Kept, place: Place, words: str | None) -> None:
    """Keep the host's own wording beside the script; None when they take it back."""
    kept.do(
        "update posting set edited = ? "
        "where cohort_id = ? and number = ? and group_id = ? and slot = ?",
        (words, *place),
    )


def notify(kept: Kept, place: Place, notice: str) -> None:
    """Tell the host something about a posting."""
    kept.do(
        "update posting set notice = ? "
        "where cohort_id = ? and number = ? and group_id = ? and slot = ?",
        (notice, *place),
    )


def reissue(kept: Kept, cohort_id: int, number: int, slot: str, notice: str) -> None:
    """Let a day's text count as not yet read, because it is composed anew."""
    kept.do(
        "update posting set state = 'composed', version = '', copied_at = null, "
        "copied_by = null, posted_at = null, posted_by = null, notice = ? "
        "where cohort_id = ? and number = ? and slot = ?",
        (notice, cohort_id, number, slot),
    )


def miss_unposted(kept: Kept, cohort_id: int, number: int) -> int:
    """At the close, what was not posted is missed; returns how many."""
    return kept.do(
        "update posting set state = 'missed' where cohort_id = ? and number = ? "
        "and posted_at is null and state <> 'missed' and slot <> 'guidance'",
        (cohort_id, number),
    )


def write_note(  # noqa: PLR0913, PLR0917  (who wrote what about which night)
    kept: Kept,
    cohort_id: int,
    night: int,
    group_id: int,
    who: str,
    words: str,
    now: datetime,
) -> bool:
    """Keep a host's line; the same line twice is kept once. True when it is new."""
    key = cohort_id, night, group_id
    # Someone else may be writing under the same number at this moment: then what they
    # wrote is looked at as well, for it may be the second half of a double tap.
    while words not in (there := _lines(kept, key)).values():
        if kept.do(
            "insert into note (cohort_id, night, group_id, seq, who, words, at) "
            "values (?, ?, ?, ?, ?, ?, ?) "
            "on conflict (cohort_id, night, group_id, seq) do nothing",
            (*key, max(there, default=-1) + 1, who, words, micros(now)),
        ):
            return True
    return False


def take_note_back(
    kept: Kept, key: tuple[int, int, int], seq: int, who: str
) -> str | None:
    """Take somebody's own line back; its words, None when there is no such line.

    ``key`` is (cohort, night, group).
    """
    row = kept.row(
        "delete from note where cohort_id = ? and night = ? and group_id = ? "
        "and seq = ? and who = ? returning words",
        (*key, seq, who),
    )
    return None if row is None else str(row[0])


def _lines(kept: Kept, key: tuple[int, int, int]) -> dict[int, str]:
    rows = kept.rows(
        "select seq, words from note where cohort_id = ? and night = ? "
        "and group_id = ?",
        key,
    )
    return {r[0]: r[1] for r in rows}


def notes(kept: Kept, cohort_id: int, night: int) -> dict[int, list[tuple[str, str]]]:
    """Hosts' lines of a night: group id -> (who, words)."""
    found: dict[int, list[tuple[str, str]]] = {}
    for group_id, who, words in kept.rows(
        "select group_id, who, words from note where cohort_id = ? and night = ? "
        "order by group_id, seq",
        (cohort_id, night),
    ):
        found.setdefault(group_id, []).append((who, words))
    return found
