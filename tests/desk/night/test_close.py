"""A close publishes a day once; what is made up later counts from then on."""

from datetime import timedelta

import pytest

from camp.cohort import Aspect, Track
from camp.desk.night import close
from camp.store import nights
from camp.timetable import Kind
from tests.desk.night.scene import CAMP, HOMEWORK, LISTEN, MONDAY, Scene, courses


def test_everyone_gets_a_verdict_for_the_day_that_ends(scene):
    camp = scene()
    camp.came("小李", 1)
    camp.came("小王", 1, parts=LISTEN)
    camp.night(1)
    assert camp.verdicts(1) == {"小李": "done", "小王": "partial", "小张": "missed"}


def test_what_is_made_up_counts_from_then_on_and_the_night_stays(scene):
    camp = scene()
    camp.came("小李", 1)
    camp.night(1)
    before = camp.totals(1)
    camp.came("小王", 2, hour=8, parts=LISTEN)
    camp.came("小王", 1, hour=33)  # the next morning at nine
    camp.night(2)
    assert camp.verdicts(1, published=True)["小王"] == "missed"
    assert camp.verdicts(1)["小王"] == "made_up"
    assert camp.totals(1) == before
    assert camp.counted(2, 1).made_up == 1
    assert camp.totals(2).corrected == {"make_up": 1}
    assert camp.table(1)[1] == (1, (1, 2))
    assert camp.table(2)[1] == (1, (2, 4))


def test_someone_who_made_up_everything_has_missed_nothing(scene):
    camp = scene()
    camp.all_came(1, ["小王", "小张"])
    camp.night(1)
    camp.came("小李", 1, hour=34)
    camp.all_came(2)
    camp.night(2)
    assert camp.counted(2, 1).perfect == 2
    names = [name for _, name in camp.counted(2, 1).perfect_names]
    assert names == ["小李", "小王"]
    # A day made up keeps a streak alive without making it longer.
    assert camp.counted(2, 1).streak == 1 + 2


def test_after_make_up_nothing_is_taken_and_the_verdict_stays(scene):
    camp = scene()
    camp.night(1)
    camp.night(2)
    assert camp.came("小李", 1, hour=49).reason == "too_late"
    camp.night(3)
    assert camp.verdicts(1)["小李"] == "missed"


def test_a_close_that_runs_late_judges_as_of_its_due_time(scene):
    camp = scene()
    camp.came("小李", 1, hour=23, minute=59)
    camp.came("小王", 1, hour=24, minute=4)  # within the grace
    camp.came("小张", 1, hour=24, minute=6)  # a minute too late
    camp.came("小李", 2, hour=8)
    camp.late(camp.at(2, 11))
    assert camp.verdicts(1) == {"小李": "done", "小王": "done", "小张": "missed"}
    with camp.look() as kept:
        (as_of, ran_at), *_ = kept.rows("select closed_as_of, ran_at from night")
        assert nights.moment_of(kept, camp.id, 1) == camp.at(1, 24, 5)
    assert ran_at - as_of == timedelta(hours=10, minutes=55) / timedelta(microseconds=1)


def test_a_late_close_counts_the_night_it_would_have_counted(scene, tmp_path):
    def live(camp, *, late):
        camp.came("小李", 1, hour=9)
        camp.came("小王", 1, hour=22)
        camp.stamp("小李", 1)
        camp.leave("小张", 1)
        if not late:
            camp.night(1)
        camp.came("小张", 1, hour=26)  # makes up a day of leave
        camp.came("小李", 2, hour=8)
        camp.comment("小李", 1, by="小王", hour=28)
        camp.stamp("小王", 1, hour=30)
        camp.came("小王", 2, hour=9)
        camp.late(camp.at(2, 12))
        return camp.totals(1), camp.verdicts(1, published=True), camp.debrief(1)

    other = Scene(f"sqlite:///{tmp_path / 'other.db'}")
    try:
        assert live(scene(), late=True) == live(other, late=False)
    finally:
        other.close()


@pytest.mark.parametrize("kind", [Kind.CLOSE, Kind.STANDINGS, Kind.DEBRIEF])
def test_a_night_worked_twice_is_the_same_night(scene, kind):
    camp = scene(attendance={"makeup_days": 1, "misses_per_week": 1, "beyond": "out"})
    camp.all_came(1, ["小李"])
    camp.night(1)
    camp.came("小李", 2)
    camp.came("小王", 1, hour=33)
    camp.night(2)
    before = camp.everything()
    camp.again(kind, 2)
    assert camp.everything() == before


def test_a_published_night_stays_whatever_is_found_later(scene):
    camp = scene()
    camp.all_came(1, ["小李", "小张"])
    camp.night(1)
    published = camp.verdicts(1, published=True)
    tables, debrief = camp.table(1), camp.debrief(1)
    camp.excuse("小王", 1, camp.at(2, 10))
    for kind in (Kind.CLOSE, Kind.STANDINGS, Kind.DEBRIEF):
        camp.again(kind, 1)
    assert camp.verdicts(1, published=True) == published
    assert (camp.table(1), camp.debrief(1)) == (tables, debrief)
    assert camp.verdicts(1)["小王"] == "excused"


def test_leave_is_not_due_and_handing_in_all_the_same_counts(scene):
    camp = scene()
    camp.leave("小李", 1)
    camp.leave("小王", 1)
    camp.came("小王", 1)
    camp.came("小张", 1)
    camp.night(1)
    assert camp.verdicts(1) == {"小李": "leave", "小王": "done", "小张": "done"}
    mine = camp.counted(1, 1)
    assert (mine.done, mine.due, mine.leave) == (1, 1, 1)


def test_a_day_of_leave_can_be_made_up_too(scene):
    camp = scene()
    camp.leave("小李", 1)
    camp.night(1)
    camp.came("小李", 1, hour=30)
    camp.night(2)
    assert camp.verdicts(1, published=True)["小李"] == "leave"
    assert camp.verdicts(1)["小李"] == "made_up"
    assert camp.progress("小李")["made"] == 0b10
    assert camp.table(2)[1][1] == (1, 4)


def test_an_excuse_granted_late_judges_the_day_again(scene):
    camp = scene()
    camp.all_came(1, ["小李", "小张"])
    camp.night(1)
    assert camp.progress("小王")["broke"] == 0b10
    camp.excuse("小王", 1, camp.at(2, 10))
    assert camp.verdicts(1)["小王"] == "excused"
    assert camp.progress("小王")["broke"] == 0
    camp.all_came(2)
    camp.night(2)
    assert camp.table(2)[1] == (1, (3, 3))
    assert camp.totals(2).corrected == {"leave": 1}
    assert camp.debrief(2)["figures"][-1]["key"] == "corrections"


def test_a_tier_changes_from_tomorrow_and_each_day_is_judged_by_its_own(scene):
    camp = scene()
    camp.change("小李", Aspect.TIER, 2, "light")
    camp.came("小李", 1, parts=LISTEN)
    camp.night(1)
    camp.came("小李", 2, parts=LISTEN)
    camp.night(2)
    assert camp.verdicts(1)["小李"] == "partial"
    assert camp.verdicts(2)["小李"] == "done"
    light, medium, _ = camp.counted(2, 1).tiers
    assert (light, medium) == ([1, 1, 0], [0, 1, 0])


def test_a_move_counts_from_tomorrow_in_the_new_group(scene):
    camp = scene()
    camp.change("小李", Aspect.GROUP, 2, camp.groups[2].id)
    camp.all_came(1)
    camp.night(1)
    camp.all_came(2)
    camp.night(2)
    assert (camp.counted(1, 1).done, camp.counted(1, 2).done) == (2, 1)
    assert (camp.counted(2, 1).done, camp.counted(2, 2).done) == (1, 2)
    assert (camp.counted(2, 1).joined, camp.counted(2, 2).joined) == (0, 1)
    assert camp.counted(1, 1).left == 0


def test_whoever_joins_later_owes_nothing_from_before(scene):
    camp = scene()
    camp.night(1)
    camp.bring({"小赵": 1}, joined=3)
    camp.night(2)
    camp.came("小赵", 3)
    camp.night(3)
    assert "小赵" not in camp.verdicts(1) | camp.verdicts(2)
    mine = camp.counted(3, 1)
    assert mine.joined == 1
    assert mine.perfect_names == [[camp.ids["小赵"], "小赵"]]
    assert camp.ids["小赵"] not in [i for i, *_ in mine.silent_sample]


def test_whoever_was_deferred_until_today_was_not_silent_before(scene):
    camp = scene(courses(5), {"小李": 1})
    camp.bring({"小赵": 0}, track=Track.DEFERRED)
    camp.change("小赵", Aspect.TRACK, 3, Track.CAMP.value)
    camp.change("小赵", Aspect.GROUP, 3, camp.groups[1].id)
    for number in (1, 2, 3):
        camp.came("小李", number)
        camp.night(number)
    assert "小赵" not in camp.verdicts(2)
    assert camp.verdicts(3)["小赵"] == "missed"
    assert camp.counted(3, 1).joined == 1
    assert camp.counted(3, 1).silent == 0
    camp.night(4)
    assert camp.counted(4, 1).silent == 1


def test_a_group_made_mid_camp_is_counted_from_then_on(scene):
    camp = scene()
    camp.all_came(1)
    camp.night(1)
    camp.night(2)
    camp.group(3, created=3)
    camp.bring({"小赵": 3}, joined=3)
    camp.came("小赵", 3)
    camp.night(3)
    assert sorted(camp.table(1)) == [1, 2]
    assert sorted(camp.table(3)) == [1, 2, 3]
    assert camp.table(3)[3] == (1, (1, 1))


def test_a_skipped_date_holds_no_close_and_nothing_is_lost_over_it(scene):
    rule = {"makeup_days": 1, "misses_per_week": 1, "beyond": "out"}
    two_days_off = [MONDAY + timedelta(days=n) for n in (2, 3)]
    camp = scene(courses(4), skips=two_days_off, attendance=rule)
    camp.came("小王", 1)
    camp.all_came(2, ["小王", "小张"])
    camp.night(1)
    camp.came("小张", 1, hour=33)
    camp.night(2)
    # Day 2's make-up ends on the skipped Wednesday; its miss settles on Friday.
    camp.all_came(3)
    camp.night(3)
    assert camp.verdicts(2)["小李"] == "out"
    assert camp.verdicts(1)["小张"] == "made_up"
    assert not camp.state("小李", 4).here


def test_a_rest_day_owes_nothing_and_ends_no_streak(scene):
    camp = scene(("course", "rest", "course", "closing"), rows=CAMP)
    camp.all_came(1)
    camp.night(1)
    camp.night(2)
    assert camp.verdicts(2) == {}
    assert not camp.totals(2).due
    assert camp.counted(2, 1).members == 2
    assert camp.counted(2, 1).streak == 2
    camp.all_came(3)
    camp.night(3)
    assert camp.counted(3, 1).streak == 4


def test_postings_that_were_not_made_are_missed_at_the_close(scene):
    camp = scene(rows=frozenset(Kind))
    camp.until(camp.at(1, 22))
    camp.posted(1, 1, "morning", "host1", camp.at(1, 8))
    camp.night(1)
    with camp.look() as kept:
        states = dict(
            kept.rows(
                "select slot, state from posting where group_id = ? and number = 1",
                (camp.groups[1].id,),
            )
        )
    del states["guidance"]
    assert states == {"morning": "posted", "noon": "missed", "evening": "missed"}


def test_listeners_and_those_who_left_have_no_verdict(scene):
    camp = scene()
    camp.group(9, track=Track.LISTENER)
    camp.bring({"小赵": 9}, track=Track.LISTENER)
    camp.change("小李", Aspect.LEFT, 2, "left")
    camp.all_came(1, ["小李", "小王", "小张"])
    camp.night(1)
    camp.all_came(2, ["小王", "小张"])
    camp.night(2)
    assert sorted(camp.verdicts(1)) == sorted(["小李", "小王", "小张"])
    assert sorted(camp.verdicts(2)) == sorted(["小王", "小张"])
    assert camp.counted(1, 1).left == 1
    assert camp.counted(2, 1).left == 0
    assert camp.groups[9].id not in camp.totals(2).groups


def test_part_of_a_day_is_counted_by_part_and_not_for_whoever_is_on_leave(scene):
    camp = scene()
    camp.leave("小张", 1)
    camp.came("小张", 1, parts=LISTEN)
    camp.came("小李", 1, parts=HOMEWORK)
    camp.came("小王", 1)
    camp.night(1)
    parts = {(tier, bit): (done, due) for tier, bit, done, due in camp.totals(1).parts}
    assert parts[1, 0] == (1, 2)  # listened, of the two who owed it
    assert parts[1, 1] == (2, 2)
    assert camp.counted(1, 1).homework == 2


@pytest.mark.parametrize("makeup", [0, 1])
def test_an_excuse_granted_while_the_close_runs_is_not_lost(scene, makeup):
    rule = {"makeup_days": makeup, "misses_per_week": 0, "beyond": "out"}
    camp = scene(attendance=rule)
    camp.all_came(1, ["小王", "小张"])
    camp.move(camp.at(1, 24, 5))
    row = camp.row(Kind.CLOSE, 1)
    with camp.look() as kept:
        made = close.WORK.make(close.WORK.read(kept, [row], row.compose_at))
    camp.excuse("小李", 1, camp.at(1, 24, 6))
    with camp.act() as kept:
        close.WORK.write(kept, made.results, row.compose_at)
    assert camp.verdicts(1)["小李"] == "excused"
    assert camp.state("小李", 2).here
