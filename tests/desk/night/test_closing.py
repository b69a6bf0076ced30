"""The end: honors over the days before, certificates as they are earned, one report."""

import json

import pytest

from camp.cohort import Aspect, Track
from camp.desk.night import lookback, records
from camp.store import nights
from camp.timetable import Kind
from tests.desk.night.scene import (
    CAMP,
    HOMEWORK,
    LISTEN,
    LONG,
    WITH_SCRIPTS,
    courses,
)

KINDS = (*courses(3), "closing")
PEOPLE = {"小李": 1, "小王": 1, "小张": 2, "小赵": 2}


def stage(scene, *, makeup=2, finish=1.0, **given):
    attendance = {"makeup_days": makeup, "leave_per_week": 1, "finish": finish}
    return scene(KINDS, PEOPLE, rows=CAMP, attendance=attendance, **given)


def completions(camp):
    """Who holds a certificate of completion, and its words."""
    names = {i: name for name, i in camp.ids.items()}
    with camp.look() as kept:
        rows = nights.certificates(kept, camp.id)
    return {names[s]: words for s, kind, _, words in rows if kind == "completion"}


def awards(camp):
    """(rule, group number, winner) of every award."""
    numbers = {group.id: number for number, group in camp.groups.items()}
    names = {i: name for name, i in camp.ids.items()}
    with camp.look() as kept:
        rows = nights.honors(kept, camp.id)
    return [(r.rule, numbers[r.group_id], names[r.student_id], r.state) for r in rows]


def editions(camp):
    """Every edition of the report by night."""
    with camp.look() as kept:
        docs = nights.reports(kept, camp.id)
    return {night: json.loads(doc) for night, doc in docs.items()}


def test_honors_look_at_all_days_before_the_closing(scene):
    camp = stage(scene)
    for number in (1, 2, 3):
        camp.all_came(number, ["小李", "小张"])
        camp.night(number)
    camp.stamp("小李", 3)
    camp.until(camp.at(4, 14))
    assert awards(camp) == [
        ("steady", 1, "小李", "computed"),
        ("steady", 2, "小张", "computed"),
    ]
    camp.until(camp.at(4, 15))
    assert {state for *_, state in awards(camp)} == {"published"}


def test_a_completion_earned_later_gets_its_certificate_and_changes_no_honor(scene):
    camp = stage(scene)
    for number in (1, 2, 3):
        camp.all_came(number, ["小李", "小张", "小赵"])
        if number < 3:
            camp.came("小王", number)
        camp.night(number)
    camp.until(camp.at(4, 17))
    thanked = awards(camp)
    assert sorted(completions(camp)) == sorted(["小李", "小张", "小赵"])
    camp.until(camp.at(5, 8))
    assert list(editions(camp)) == [4]
    camp.came("小王", 3, hour=24 * 2 + 9)
    camp.until(camp.at(6, 12))
    assert completions(camp)["小王"] == "3个打卡日，完成3天"
    found = editions(camp)
    assert list(found) == [4, 5]
    assert [found[night]["amended"] for night in found] == [False, True]
    assert "补卡后更正" in found[5]["heading"]
    assert awards(camp) == thanked


def test_what_is_made_up_on_the_closing_day_itself_gets_its_certificate(scene):
    camp = stage(scene, makeup=1)
    for number in (1, 2, 3):
        camp.all_came(number, ["小李", "小张", "小赵"])
        if number < 3:
            camp.came("小王", number)
        camp.night(number)
    camp.until(camp.at(4, 17))
    assert "小王" not in completions(camp)
    camp.came("小王", 3, hour=24 + 20)
    camp.until(camp.at(5, 12))
    assert completions(camp)["小王"] == "3个打卡日，完成3天"


def test_a_report_that_would_say_nothing_new_is_not_published_again(scene):
    camp = stage(scene)
    for number in (1, 2, 3):
        camp.all_came(number)
        camp.night(number)
    camp.until(camp.at(6, 12))
    assert camp.row(Kind.REPORT, 5).state == "done"
    assert list(editions(camp)) == [4]


def test_the_end_worked_twice_is_the_same_end(scene):
    camp = stage(scene)
    for number in (1, 2, 3):
        camp.all_came(number, ["小李", "小张"])
        camp.stamp("小李", number)
        camp.comment("小李", number, by="小张")
        camp.night(number)
    camp.until(camp.at(6, 12))
    before = camp.everything()
    for kind in (Kind.HONORS, Kind.PUBLISH, Kind.CERTIFICATES, Kind.REPORT):
        camp.again(kind, 4)
    assert camp.everything() == before


def test_honors_computed_again_after_a_make_up_stay(scene):
    camp = stage(scene)
    for number in (1, 2, 3):
        camp.all_came(number, ["小王"])
        camp.night(number)
    camp.until(camp.at(4, 16))
    thanked = awards(camp)
    assert thanked == [("steady", 1, "小王", "published")]
    camp.all_came(3, ["小张"], hour=24 * 2 + 9)
    camp.until(camp.at(5, 12))
    camp.again(Kind.HONORS, 4)
    camp.again(Kind.PUBLISH, 4)
    assert awards(camp) == thanked


def test_whoever_left_or_only_listens_completes_nothing(scene):
    camp = stage(scene, finish=0.5)
    camp.change("小李", Aspect.LEFT, 4, "left")
    for number in (1, 2, 3):
        camp.all_came(number)
        camp.night(number)
    camp.until(camp.at(4, 17))
    assert sorted(completions(camp)) == sorted(["小王", "小张", "小赵"])


def test_the_report_counts_what_stands_now(scene):
    camp = stage(scene, finish=0.6)
    camp.all_came(1)
    camp.night(1)
    camp.all_came(2, ["小李"])
    camp.night(2)
    camp.came("小王", 2, hour=33)
    camp.all_came(3, ["小李", "小王", "小张"])
    camp.stamp("小李", 3)
    camp.night(3)
    camp.until(camp.at(5, 2))
    report = editions(camp)[4]
    assert [(p["number"], p["done"], p["due"]) for p in report["curve"]] == [
        (1, 4, 4),
        (2, 2, 4),
        (3, 3, 4),
    ]
    assert [line["kind"] for line in report["came"]][:3] == [
        "tier.light",
        "tier.medium",
        "tier.heavy",
    ]
    assert report["came"][1]["line"].startswith("中度")


def test_the_report_counts_who_posted_what_and_when(scene):
    camp = scene(("course", "closing"), PEOPLE, rows=WITH_SCRIPTS)
    camp.all_came(1, hour=9)
    camp.stamp("小李", 1)
    for number in (1, 2):
        camp.until(camp.at(number, 20))
        camp.posted(number, 1, "morning", "host1", camp.at(number, 8))
        camp.posted(number, 1, "noon", "host1", camp.at(number, 13))
        camp.posted(number, 1, "evening", "deputy1", camp.at(number, 23, 30))
        camp.night(number)
    camp.until(camp.at(3, 2))
    with camp.look() as kept:
        who = lookback.people(kept, camp.cohort)
        facts = lookback.of_camp(kept, camp.cohort, who, [], "王澜")
    one, two = facts.groups
    assert (one.composed, one.posted, one.late, one.missed) == (6, 4, 2, 0)
    assert (one.host_posts, one.deputy_posts) == (4, 2)
    assert (two.composed, two.missed) == (6, 6)
    assert (one.homework, one.reviewed, one.reviewed_same_day) == (2, 1, 1)
    assert [(d.done, d.due, d.late, d.missed) for d in facts.days] == [
        (4, 4, 1, 3),
        (0, 0, 1, 3),
    ]


def test_the_report_counts_who_came_and_who_did_not(scene):
    camp = stage(scene, finish=0.6)
    camp.bring({"小陈": 0}, track=Track.DEFERRED)
    camp.change("小赵", Aspect.LEFT, 3, "left")
    for number in (1, 2, 3):
        camp.all_came(number, ["小李"])
        camp.night(number)
    with camp.look() as kept:
        who = lookback.people(kept, camp.cohort)
        facts = lookback.of_camp(kept, camp.cohort, who, [], "")
    assert (facts.enrolled, facts.never_came, facts.left) == (4, 3, 1)
    assert (facts.deferred, facts.listeners) == (1, 0)
    assert [d.left for d in facts.days] == [0, 1, 0, 0]
    assert [(g.enrolled, g.first_done, g.last_done) for g in facts.groups] == [
        (2, 1, 1),
        (2, 0, 0),
    ]


def test_the_report_knows_the_cohort_before(scene):
    camp = stage(scene, finish=0.6)
    for number in (1, 2, 3):
        camp.all_came(number, ["小李"])
        camp.night(number)
    camp.until(camp.at(6, 12))
    later = camp.cohort.start.replace(month=10)
    attendance = {"makeup_days": 1, "finish": 0.6}
    camp.open(
        KINDS, {"小陈": 1}, start=later, rows=CAMP, name="第2期", attendance=attendance
    )
    for number in (1, 2, 3):
        camp.night(number)
    camp.until(camp.at(5, 12))
    came = {line["kind"]: line["line"] for line in editions(camp)[4]["came"]}
    assert "小营" in came["previous"]


EARLY = {
    "id": "early",
    "title": "灯塔榜样",
    "measures": ["heaviest_streak", "earliness"],
    "about": "重度连续",
}


@pytest.fixture
def written(scene):
    """Three days on which three people did a little of everything."""
    camp = scene(
        KINDS,
        {"小李": 1, "小王": 1, "小张": 1},
        tier={"小李": "heavy", "小王": "medium", "小张": "medium"},
        rows=CAMP,
        honors=[EARLY],
    )
    camp.came("小李", 1, hour=7)
    camp.came("小王", 1, hour=8, parts=LISTEN)
    camp.came("小王", 1, hour=9, parts=HOMEWORK, text=LONG + "又写了一段。")
    camp.stamp("小李", 1)
    camp.stamp("小王", 1)
    camp.comment("小李", 1, by="小王", hour=20)
    camp.comment("小李", 1, by="小张", hour=21)
    camp.comment("小王", 1, by="小王", hour=22)
    camp.review("like", "小李", 1, camp.at(1, 22), by="小王")
    camp.night(1)
    camp.came("小李", 2, hour=9)
    camp.leave("小王", 2)
    camp.night(2)
    camp.came("小张", 2, hour=24 + 8)
    camp.came("小李", 3, hour=10)
    camp.night(3)
    return camp


def test_a_record_adds_up_what_someone_did(written):
    with written.look() as kept:
        book = {r.name: r for r in records.of_cohort(kept, written.cohort, 3)}
    li, wang, zhang = book["小李"], book["小王"], book["小张"]
    assert (li.due, li.done, li.streak, li.heaviest_streak) == (3, 3, 3, 3)
    assert (li.early_seconds, li.early_days) == ((7 + 9 + 10) * 3600, 3)
    assert (li.stamps, li.stamped_reflections) == (1, 1)
    assert (wang.due, wang.done, wang.posts, wang.streak) == (2, 1, 2, 1)
    assert (wang.comments_given, wang.peer_comments, wang.unanswered) == (2, 1, 1)
    assert (wang.likes_given, wang.stamped_reflections) == (1, 0)
    assert (zhang.due, zhang.done, zhang.made_up, zhang.unanswered) == (3, 1, 1, 0)


def test_a_citation_tells_the_winners_own_scene(written):
    written.until(written.at(4, 12))
    with written.look() as kept:
        (row,) = nights.honors(kept, written.id)
    doc = json.loads(row.doc)
    assert doc["name"] == "小李"
    assert doc["reason"] == "重度连续3天，平均8:40交。有3天，打卡墙第一份是小李的。"
