"""Writing the whole-camp report, after the last close."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from camp.debrief import wording
from camp.debrief.rates import gained
from camp.debrief.report_groups import ends, thanks
from camp.debrief.report_page import Change, CurvePoint, Line, Report, Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from camp.debrief.closing import CampFacts, DayEnd
    from camp.debrief.page import Debrief, Value

POINTS = 5
"""Numbers the curve is told in."""
TIERS = ("light", "medium", "heavy")


def report(facts: CampFacts, nights: Sequence[Debrief] = ()) -> Report:
    """Write the whole camp: who came, where it turned, whom to thank, what to change.

    ``nights`` are its published debriefs, in any order; from them come the reasons.
    """
    told = {debrief.night: debrief for debrief in nights}
    turns = _turns(facts, told)
    best, worst = ends(facts, tuple(told[n] for n in sorted(told)))
    return Report(
        cohort=facts.cohort,
        course=facts.course,
        locale=facts.locale,
        heading=_say(facts, "r.amended" if facts.amended else "r.heading"),
        lead=_say(facts, "r.lead"),
        came=_came(facts),
        curve=_curve(facts),
        turns=turns,
        best=best,
        worst=worst,
        thanks=thanks(facts),
        posts=_posts(facts),
        honors=_honors(facts),
        rescue=_rescue(facts),
        changes=_changes(facts, turns),
        amended=facts.amended,
    )


def _say(facts: CampFacts, key: str, **more: Value) -> str:
    """Fill a phrase from the camp's own numbers and from more."""
    enrolled = facts.enrolled
    values: dict[str, Value] = {
        "cohort": facts.cohort,
        "enrolled": enrolled,
        "completed": facts.completed,
        "rate": (facts.completed, enrolled) if enrolled else None,
        "groups": len(facts.groups),
        "previous": facts.previous_name,
        "previous_rate": (facts.previous_completed, facts.previous_enrolled)
        if facts.previous_enrolled
        else None,
    }
    return wording.say(facts.locale, key, values | more)


def _came(facts: CampFacts) -> tuple[Line, ...]:
    """Say who came, tier by tier, and who did not."""
    rows = []
    for row in facts.tiers:
        own = facts.tier_titles[TIERS.index(row.tier)]
        tier = own or wording.title(facts.locale, f"tier.{row.tier}")
        line = _say(
            facts,
            "r.tier",
            tier=tier,
            students=row.students,
            completed=row.completed,
            rate=(row.completed, row.students) if row.students else None,
        )
        rows.append(Line(f"tier.{row.tier}", line))
    for key in ("perfect", "never_came", "left", "deferred", "listeners"):
        count = getattr(facts, key)
        if count:
            rows.append(Line(key, _say(facts, f"r.{key}", people=count)))
    if facts.previous_enrolled:
        rows.append(Line("previous", _say(facts, "r.previous")))
    return tuple(rows)


def _due(facts: CampFacts) -> list[DayEnd]:
    return [day for day in sorted(facts.days, key=lambda d: d.number) if day.due]


def _curve(facts: CampFacts) -> tuple[CurvePoint, ...]:
    """Tell the curve in five numbers: first, last and three between."""
    days = _due(facts)
    if not days:
        return ()
    last = len(days) - 1
    places = sorted(
        {(2 * i * last + POINTS - 1) // (2 * (POINTS - 1)) for i in range(POINTS)}
    )
    return tuple(_point(facts, days[place]) for place in places)


def _point(facts: CampFacts, day: DayEnd) -> CurvePoint:
    line = _say(
        facts, "r.point", number=day.number, now=(day.done, day.due), done=day.done
    )
    return CurvePoint(day.number, day.title, day.done, day.due, line)


def _turns(facts: CampFacts, told: dict[int, Debrief]) -> tuple[Turn, ...]:
    """Find the day that lost most people and the one that brought most."""
    days = _due(facts)
    steps = [
        (gained((before.done, before.due), (day.done, day.due)), before, day)
        for before, day in itertools.pairwise(days)
    ]
    if not steps:
        return ()
    low = min(steps, key=lambda s: (s[0], s[2].number))
    high = max(steps, key=lambda s: (s[0], -s[2].number))
    rows = []
    if low[0] < 0:
        rows.append(_turn(facts, "lost", low, told))
    if high[0] > 0:
        rows.append(_turn(facts, "pulled", high, told))
    return tuple(rows)


def _turn(
    facts: CampFacts,
    kind: str,
    step: tuple[int, DayEnd, DayEnd],
    told: dict[int, Debrief],
) -> Turn:
    gain, before, day = step
    line = _say(
        facts,
        f"r.{kind}",
        number=day.number,
        what=day.what or day.title,
        who=day.who,
        people=abs(gain),
        before=(before.done, before.due),
        after=(day.done, day.due),
        late=day.late or None,
        missed=day.missed or None,
        returned=day.returned or None,
    )
    return Turn(
        kind,
        day.number,
        day.title,
        abs(gain),
        line,
        _reason(facts, kind, told.get(day.number)),
    )


def _reason(facts: CampFacts, kind: str, debrief: Debrief | None) -> str:
    """Quote that night's own finding; say so when it found none."""
    tone = -1 if kind == "lost" else 1
    if debrief is None:
        return _say(facts, "r.untold")
    if debrief.locale != facts.locale:
        return _say(facts, "r.unknown")
    if debrief.headline.evidence.tone == tone:
        gap = " " if facts.locale == "en" else ""
        return gap.join(filter(None, (debrief.headline.lead, debrief.headline.proof)))
    found = [
        a.line for a in debrief.questions if a.evidence and a.evidence.tone == tone
    ]
    return found[0] if found else _say(facts, "r.unknown")


def _total(facts: CampFacts, field: str) -> int:
    return sum(getattr(group, field) for group in facts.groups)


def _posts(facts: CampFacts) -> tuple[Line, ...]:
    """Count what was composed, posted, late and missed, and by whom."""
    composed = _total(facts, "composed")
    if not composed:
        return ()
    rows = [
        Line(
            "posts",
            _say(
                facts,
                "r.posts",
                composed=composed,
                posted=_total(facts, "posted"),
                late=_total(facts, "late") or None,
                missed=_total(facts, "missed") or None,
            ),
        )
    ]
    by_hand = _total(facts, "host_posts")
    if by_hand:
        deputies = _total(facts, "deputy_posts") or None
        rows.append(
            Line("posters", _say(facts, "r.posters", hosts=by_hand, deputies=deputies))
        )
    if facts.troubles:
        rows.append(Line("troubles", _say(facts, "r.troubles", count=facts.troubles)))
    return tuple(rows)


def _honors(facts: CampFacts) -> tuple[Line, ...]:
    rows = [
        Line(
            "honor",
            _say(
                facts,
                "r.honor",
                title=honor.title,
                winners=honor.winners,
                names=wording.listed(facts.locale, honor.names),
                corrected=honor.corrected or None,
            ),
        )
        for honor in facts.honors
    ]
    if facts.reissued:
        rows.append(Line("reissued", _say(facts, "r.reissued", count=facts.reissued)))
    return tuple(rows)


def _rescue(facts: CampFacts) -> tuple[Line, ...]:
    """Count the silent, those written to, and those who came back."""
    sent, back = _total(facts, "written_to"), _total(facts, "came_back")
    rows = []
    if sent:
        share = (back, sent)
        rows.append(
            Line("notes", _say(facts, "r.notes", sent=sent, back=back, share=share))
        )
        top = max(facts.groups, key=lambda g: (g.came_back, -g.number))
        if top.came_back and top.came_back < back:
            rows.append(
                Line(
                    "top",
                    _say(
                        facts,
                        "r.top",
                        name=top.name,
                        sent=top.written_to,
                        back=top.came_back,
                    ),
                )
            )
    silent = _total(facts, "silent")
    if silent:
        rows.append(Line("silent", _say(facts, "r.silent", people=silent)))
    return tuple(rows)


def _changes(facts: CampFacts, turns: tuple[Turn, ...]) -> tuple[Change, ...]:
    """List what to do differently: each with its number and its act."""
    sums = _sums(facts)
    values: dict[str, Value] = {
        **sums,
        "lead": facts.lead or wording.say(facts.locale, "role.lead", {}),
        "ops": facts.ops[0] if facts.ops else wording.say(facts.locale, "role.ops", {}),
    }
    kinds = [kind for kind, holds in CHANGES if holds(sums)]
    lost = next((turn for turn in turns if turn.kind == "lost"), None)
    if lost is not None:
        kinds.insert(0, "lost")
        values |= {"number": lost.number, "what": lost.title, "people": lost.people}
    return tuple(
        Change(
            kind,
            _say(facts, f"r.cause.{kind}", **values),
            _say(facts, f"r.act.{kind}", **values),
        )
        for kind in kinds
    )


def _sums(facts: CampFacts) -> dict[str, int]:
    """Add up what the changes are judged by."""
    homework = _total(facts, "homework")
    peak = max(facts.days, key=lambda d: (d.homework, -d.number), default=None)
    return {
        "missed": _total(facts, "missed"),
        "late": _total(facts, "late"),
        "composed": _total(facts, "composed"),
        "homework": homework,
        "overnight": homework - _total(facts, "reviewed_same_day"),
        "unseen": homework - _total(facts, "reviewed"),
        "never": facts.never_came,
        "enrolled": facts.enrolled,
        "silent": _total(facts, "silent"),
        "sent": _total(facts, "written_to"),
        "count": facts.troubles,
        "peak": peak.homework if peak else 0,
        "peak_day": peak.number if peak else 0,
    }


CHANGES: tuple[tuple[str, Callable[[dict[str, int]], bool]], ...] = (
    ("missed", lambda n: 100 * n["missed"] >= n["composed"] > 0),
    ("late", lambda n: 50 * n["late"] >= n["composed"] > 0),
    ("reviews", lambda n: 3 * n["overnight"] >= n["homework"] > 0),
    ("unseen", lambda n: 20 * n["unseen"] >= n["homework"] > 0),
    ("never", lambda n: 20 * n["never"] >= n["enrolled"] > 0),
    ("notes", lambda n: n["silent"] > 2 * n["sent"]),
    ("troubles", lambda n: n["count"] > 0),
)
"""(kind, when it is worth changing): shares of the whole, in whole numbers."""
