"""One miss too many: out or a listener from tomorrow, and back when it was none."""

from camp.cohort import Track
from tests.desk.night.scene import courses


def test_one_miss_too_many_and_they_are_out_from_tomorrow(scene):
    rule = {"makeup_days": 1, "misses_per_week": 1, "beyond": "out"}
    camp = scene(courses(5), attendance=rule)
    camp.night(1)  # 小李 misses Monday and Tuesday
    camp.night(2)  # Monday has settled
    assert camp.state("小李", 3).here
    camp.all_came(3, ["小王", "小张"])
    camp.night(3)  # Tuesday has settled: one too many
    assert camp.verdicts(2)["小李"] == "out"
    assert camp.verdicts(3)["小李"] == "missed"
    assert camp.state("小李", 3).here
    assert not camp.state("小李", 4).here
    assert camp.counted(3, 1).left == 1 + 1  # 小王 had missed both days as well
    assert camp.came("小李", 4, hour=9).reason == "not_here"
    camp.night(4)
    assert "小李" not in camp.verdicts(4)
    assert camp.counted(4, 2).members == 0
    assert camp.counted(4, 2).left == 0
    assert camp.progress("小李")["broke"] == 0b1110


def test_one_miss_too_many_makes_a_listener_when_the_course_says_so(scene):
    rule = {"makeup_days": 1, "misses_per_week": 1, "beyond": "listener"}
    camp = scene(courses(5), attendance=rule)
    for number in (1, 2, 3):
        camp.all_came(number, ["小王", "小张"])
        camp.night(number)
    assert camp.verdicts(2)["小李"] == "missed"
    assert camp.state("小李", 3).track is Track.CAMP
    assert camp.state("小李", 4).track is Track.LISTENER
    assert camp.counted(3, 1).left == 0
    camp.night(4)
    assert "小李" not in camp.verdicts(4)
    assert camp.counted(4, 1).members == 1


def test_a_miss_counts_only_once_however_many_nights_look_at_it(scene):
    rule = {"makeup_days": 2, "misses_per_week": 1, "beyond": "out"}
    camp = scene(courses(6), attendance=rule)
    for number in range(1, 7):
        camp.all_came(number, None if number > 1 else ["小王", "小张"])
        camp.night(number)
    assert camp.progress("小李")["misses"] == 1
    assert camp.state("小李", 7).here


def test_misses_are_counted_by_calendar_week(scene):
    rule = {"makeup_days": 0, "misses_per_week": 1, "beyond": "out"}
    camp = scene(courses(9), attendance=rule)
    for number in range(1, 10):
        # Sunday and the Monday after it: two misses, two weeks.
        missing = number in {7, 8}
        camp.all_came(number, ["小王", "小张"] if missing else None)
        camp.night(number)
    assert camp.state("小李", 10).here
    assert camp.progress("小李")["misses"] == 1


def test_an_excuse_brings_back_whoever_left_over_that_miss(scene):
    rule = {"makeup_days": 0, "misses_per_week": 1, "beyond": "out"}
    camp = scene(courses(5), attendance=rule)
    camp.all_came(1, ["小王", "小张"])
    camp.night(1)
    camp.all_came(2, ["小王", "小张"])
    camp.night(2)
    assert not camp.state("小李", 3).here
    camp.excuse("小李", 1, camp.at(3, 10))
    assert camp.state("小李", 3).here
    assert camp.verdicts(2)["小李"] == "missed"
    camp.all_came(3, hour=12)
    camp.night(3)
    assert camp.verdicts(3)["小李"] == "done"
    # The miss that is left still counts: the next one is one too many.
    camp.night(4)
    assert not camp.state("小李", 5).here


def test_an_excused_miss_is_not_held_against_anyone(scene):
    rule = {"makeup_days": 0, "misses_per_week": 1, "beyond": "out"}
    camp = scene(courses(4), attendance=rule)
    camp.all_came(1, ["小王", "小张"])
    camp.night(1)
    camp.excuse("小李", 1, camp.at(2, 10))
    camp.all_came(2, ["小王", "小张"])
    camp.night(2)
    assert camp.state("小李", 3).here
    assert camp.progress("小李")["misses"] == 1
