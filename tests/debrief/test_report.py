"""The whole camp after closing: who came, where it turned, whom to thank, what to change."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from camp.debrief import closing as c
from camp.debrief import plain, report, report_from_plain, text
from tests.debrief.simulated import Camp


def facts(**more: object) -> c.CampFacts:
    rates = (0, 90, 88, 85, 84, 86, 88, 0, 80, 60, 58, 57, 56, 64, 60)
    days = tuple(
        c.DayEnd(
            i,
            "course" if i != 13 else "guest",
            f"第{i}课",
            f"第{i}课",
            "程雁" if i == 13 else "顾川",
            done=10 * rate,
            due=1000 if rate else 0,
            homework=6 * rate,
            late=2 * (i == 9),
            missed=int(i == 9),
            returned=40 * (i == 13),
        )
        for i, rate in enumerate(rates)
    )
    groups = tuple(
        c.GroupEnd(
            i,
            f"{i}营",
            f"营主{i}",
            f"副{i}",
            f"官{i}",
            enrolled=100,
            completed=20 + 5 * i,
            homework=800,
            reviewed=790 if i > 2 else 300,
            reviewed_same_day=750 if i > 6 else 200,
            comments=100,
            written_to=30,
            came_back=i,
            silent=90 - 10 * i,
            composed=60,
            posted=60 if i > 5 else 50,
            late=0 if i > 5 else 4,
            missed=0 if i > 5 else 6,
            host_posts=60 if i == 8 else 30,
            deputy_posts=20 if i == 5 else 0,
            notes=15 if i == 7 else 2,
        )
        for i in range(1, 9)
    )
    values: dict[str, object] = {
        "cohort": "《好好相处》第6期",
        "course": "好好相处",
        "days": days,
        "groups": groups,
        "tiers": (
            c.TierEnd("light", 500, 260),
            c.TierEnd("medium", 200, 70),
            c.TierEnd("heavy", 100, 10),
        ),
        "enrolled": 800,
        "completed": 340,
        "never_came": 60,
        "left": 12,
        "perfect": 88,
        "honors": (
            c.HonorEnd("优秀学员", 8),
            c.HonorEnd("灯塔榜样", 1, ("7营陈立冬",), 1),
        ),
        "troubles": 2,
        "previous_name": "第5期",
        "previous_completed": 300,
        "previous_enrolled": 800,
        "lead": "王澜",
        "ops": ("小齐",),
    }
    return c.CampFacts(**(values | more))


def test_who_came_is_told_by_tier_and_beside_the_cohort_before() -> None:
    made = report(facts())
    assert made.lead == "800位报名，340位走完，42.5%。"
    lines = [row.line for row in made.came]
    assert lines[0] == "轻度：500位里走完260位，52.0%"
    assert "一次没来的60位" in lines
    assert lines[-1] == "第5期走完37.5%"


def test_the_curve_is_five_numbers_from_first_to_last() -> None:
    made = report(facts())
    assert [p.number for p in made.curve] == [1, 4, 8, 11, 14]
    assert made.curve[0].line == "第1天 90.0%，900位"


def test_the_day_that_lost_most_is_told_with_that_nights_finding() -> None:
    lost, pulled = report(facts()).turns
    assert (lost.number, lost.people) == (9, 200)
    assert (
        lost.line
        == "第9天《第9课》少的人最多：200位，80.0%→60.0%；这天漏贴1段；贴晚2段"
    )
    assert lost.evidence == "那晚没有复盘"
    assert (
        pulled.line
        == "第13天《第13课》（程雁）拉回的人最多：80位，56.0%→64.0%；静默过的回来40位"
    )


def test_a_published_debrief_brings_the_reason() -> None:
    pairs = list(Camp(4, 12, 80).debriefs())
    curve = [p for night, _ in pairs for p in night.curve]
    told = {p.night: p for p in curve}
    last = pairs[-1][0]
    days = tuple(
        c.DayEnd(
            n.day.number,
            n.day.kind,
            n.day.title,
            n.day.what,
            done=told[n.day.number].done,
            due=told[n.day.number].due,
        )
        for n, _ in pairs
        if n.day.number in told
    )
    made = report(facts(days=days, groups=()), [d for _, d in pairs])
    assert made.turns[0].evidence
    assert last.day.number == 21
    assert any("那晚" not in turn.evidence for turn in made.turns)


def test_groups_at_both_ends_are_told_with_what_was_done() -> None:
    made = report(facts())
    assert [g.group for g in made.best] == [8, 7, 6]
    assert [g.group for g in made.worst] == [1, 2, 3]
    assert made.best[0].deeds[0] == "800份作业，750份当天点评"
    assert made.worst[0].deeds == ("60段漏贴6段", "800份作业有500份没点评")


def test_people_are_thanked_once_and_for_a_deed() -> None:
    made = report(facts())
    assert len({t.group for t in made.thanks}) == len(made.thanks)
    assert {(t.who, t.deed) for t in made.thanks} >= {
        ("副5", "代贴20段")
    } or made.thanks


def test_what_to_change_has_a_number_a_person_and_an_act() -> None:
    made = report(facts())
    kinds = {change.kind for change in made.changes}
    assert kinds == {"lost", "missed", "late", "reviews", "unseen", "never", "troubles"}
    assert all("小齐" in ch.act or "王澜" in ch.act for ch in made.changes)
    assert all(any(x.isdigit() for x in ch.cause) for ch in made.changes)


def test_an_amended_report_says_so() -> None:
    assert "更正" in report(facts(amended=True)).heading


def test_a_camp_without_anything_still_reports() -> None:
    made = report(c.CampFacts("第7期", "好好相处", (), ()))
    assert made.curve == made.turns == made.best == made.worst == ()
    assert text(made).startswith("第7期 全程报告")


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_the_report_is_plain_and_has_no_gaps(locale: str) -> None:
    made = report(replace(facts(), locale=locale))
    assert report_from_plain(json.loads(json.dumps(plain(made)))) == made
    page = text(made)
    assert "{" not in page
    assert "None" not in page
    assert text(made) == text(report(replace(facts(), locale=locale)))
