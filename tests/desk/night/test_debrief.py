"""What a debrief is told: only what the night knows, and the nights before it."""

from datetime import timedelta

from camp.cohort import Aspect
from camp.debrief.night import NoteRound
from camp.desk import course, host
from camp.desk.night import debrief, lookback
from camp.store import queue
from camp.timetable import Kind
from tests.desk.night.scene import CAMP, LISTEN, MONDAY, courses


def told(camp, number):
    """The facts of a night, groups by number beside them."""
    with camp.look() as kept:
        night = debrief.night_of(kept, camp.id, number)
    return night, {group.number: group for group in night.groups}


def test_homework_that_waits_is_counted_at_the_close_and_remembered(scene):
    camp = scene()
    camp.all_came(1, hour=10)
    camp.stamp("小王", 1)
    camp.night(1)
    camp.all_came(2, hour=12)
    camp.review("comment", "小李", 1, camp.at(2, 15))
    camp.night(2)
    night, groups = told(camp, 2)
    assert (groups[1].waiting, groups[1].waiting_before) == (2, 1)
    assert (groups[2].waiting, groups[2].waiting_before) == (2, 1)
    assert groups[2].oldest_hours == 38
    assert [tally.waiting for tally in night.tallies] == [2]


def test_a_review_after_the_close_belongs_to_the_next_night(scene):
    camp = scene()
    camp.all_came(1, hour=10)
    camp.stamp("小王", 1)
    camp.review("stamp", "小李", 1, camp.at(1, 25))
    camp.late(camp.at(2, 9))
    mine = camp.counted(1, 1)
    assert (mine.stamped, mine.reviewed, mine.waiting) == (1, 1, 1)


def test_stamps_and_comments_of_earlier_nights_are_remembered(scene):
    camp = scene()
    camp.all_came(1, hour=10)
    camp.stamp("小王", 1)
    camp.stamp("小张", 1)
    camp.comment("小王", 1, by="小李")
    camp.comment("小王", 1, by="小王", text="谢谢")  # their own wall
    camp.night(1)
    camp.all_came(2, hour=10)
    camp.stamp("小王", 2)
    camp.night(2)
    night, groups = told(camp, 2)
    assert (night.tallies[0].stamped, night.tallies[0].comments) == (2, 1)
    assert (groups[1].stamped, groups[1].first_stamped) == (1, 0)
    assert camp.counted(1, 1).first_stamped == 1


def test_it_knows_how_long_nobody_has_reviewed_in_a_group(scene):
    camp = scene(courses(5))
    camp.all_came(1, hour=10)
    camp.stamp("小王", 1)
    for number in (1, 2, 3, 4):
        camp.night(number)
    days = [told(camp, n)[1][1].review_days for n in (1, 2, 3, 4)]
    assert days == [0, 1, 2, 3]
    assert told(camp, 4)[1][2].review_days is None


def test_reviews_before_ten_are_early(file_scene):
    camp = file_scene()
    camp.all_came(1, hour=10)
    camp.stamp("小李", 1, hour=21)
    camp.stamp("小王", 1, hour=23)
    camp.night(1)
    mine = told(camp, 1)[1][1]
    assert (mine.reviewed, mine.reviewed_early) == (2, 1)


def test_the_helper_wrote_to_several_others_and_may_be_named(scene):
    camp = scene(people={"小李": 1, "小王": 1, "小张": 1, "小赵": 1})
    camp.all_came(1, hour=10)
    for name in ("小王", "小张", "小赵"):
        camp.comment(name, 1, by="小李")
    for name in ("小李", "小张"):
        camp.comment(name, 1, by="小赵")
    camp.label("小李", "do-not-contact")
    camp.night(1)
    helper = told(camp, 1)[1][1].helper
    assert (helper.name, helper.helped) == ("小赵", 2)


def test_the_cohort_before_is_the_last_one_of_the_same_course(scene):
    camp = scene(courses(2), {"小李": 1, "小王": 1})
    camp.came("小李", 1)
    camp.night(1)
    camp.night(2)
    later = MONDAY + timedelta(weeks=3)
    camp.open(courses(2), {"小张": 1}, start=later, name="第2期")
    camp.came("小张", 1)
    camp.night(1)
    previous = told(camp, 1)[0].previous
    assert (previous.name, previous.done, previous.due) == ("小营", 1, 2)
    assert "小营同晚50.0%" in camp.debrief(1)["headline"]["numbers"]
    camp.open(courses(2), {"小赵": 1}, start=later, name="别的课", title="早起")
    camp.night(1)
    assert told(camp, 1)[0].previous is None


def test_who_came_and_who_left_is_told_by_group(scene):
    camp = scene(courses(4))
    camp.all_came(1)
    camp.night(1)
    assert [g.joined for g in told(camp, 1)[0].groups] == [0, 0]
    camp.bring({"小赵": 2}, joined=2)
    camp.change("小王", Aspect.LEFT, 3, "left")
    camp.night(2)
    groups = told(camp, 2)[1]
    assert (groups[1].joined, groups[2].joined) == (0, 1)
    assert (groups[1].left, groups[2].left) == (1, 0)
    camp.night(3)
    assert [g.left for g in told(camp, 3)[0].groups] == [0, 0]


def test_on_the_opening_everyone_has_come(file_scene):
    camp = file_scene(("opening", "course"))
    camp.night(0)
    assert [g.joined for g in told(camp, 0)[0].groups] == [2, 1]
    assert "今天进群3位" in camp.debrief(0)["headline"]["proof"]


def test_verdicts_that_changed_are_counted_by_cause(scene):
    camp = scene(people={"小李": 1, "小王": 1, "小张": 1, "小赵": 1})
    camp.night(1)
    camp.came("小李", 1, hour=33)
    camp.excuse("小王", 1, camp.at(2, 10))
    camp.night(2)
    causes = {c.cause: c.students for c in told(camp, 2)[0].corrections}
    assert causes == {"make_up": 1, "leave": 1}
    camp.night(3)
    assert told(camp, 3)[0].corrections == ()


def test_tier_changes_that_count_from_tomorrow_are_told_by_pair(scene):
    camp = scene()
    camp.change("小李", Aspect.TIER, 2, "light")
    camp.change("小张", Aspect.TIER, 2, "heavy")
    camp.night(1)
    switches = {(s.before, s.after): s.students for s in told(camp, 1)[0].switches}
    assert switches == {("medium", "light"): 1, ("medium", "heavy"): 1}
    camp.night(2)
    assert told(camp, 2)[0].switches == ()


def test_posts_are_told_as_of_the_close(scene):
    camp = scene(rows=frozenset(Kind))
    camp.until(camp.at(1, 20))
    camp.posted(1, 1, "morning", "host1", camp.at(1, 8))
    camp.posted(1, 1, "noon", "deputy1", camp.at(1, 18))
    camp.until(camp.at(1, 24, 10))
    camp.posted(1, 1, "evening", "host1", camp.at(1, 24, 10))
    camp.night(1)
    posts = told(camp, 1)[1][1].postings
    assert [(p.slot, p.state, p.by) for p in posts] == [
        ("morning", "posted", "host1"),
        ("noon", "late", "deputy1"),
        ("evening", "missed", ""),
    ]
    assert told(camp, 1)[1][1].host_days == 0
    assert told(camp, 1)[1][2].host_days is None


def test_a_host_who_lets_the_deputy_post_is_away(file_scene):
    camp = file_scene(courses(4), rows=frozenset(Kind))
    for number in (1, 2, 3):
        camp.until(camp.at(number, 9))
        who = "host1" if number == 1 else "deputy1"
        camp.posted(number, 1, "morning", who, camp.at(number, 9))
        camp.night(number)
    assert [told(camp, n)[1][1].host_days for n in (1, 2, 3)] == [0, 1, 2]
    assert told(camp, 3)[1][1].missed_before == 2


def test_what_failed_is_told_once_with_its_groups(scene):
    camp = scene(rows=frozenset(Kind))
    with camp.act() as kept:
        kept.do(
            "update occurrence set state = 'skipped', reason = 'too late' "
            "where number = 1 and slot = 'noon'"
        )
        kept.do(
            "update occurrence set state = 'failed', reason = 'broken' "
            "where number = 2 and kind = 'guidance'"
        )
    camp.night(1)
    night, groups = told(camp, 1)
    troubles = [(t.kind, t.what, t.groups, t.at, t.reason) for t in night.troubles]
    assert troubles == [
        ("failed", "guidance", (), 21 * 60 + 30, "broken"),
        ("skipped", "noon", (1, 2), 12 * 60, "too late"),
    ]
    assert [p.state for p in groups[1].postings if p.slot == "noon"] == ["uncomposed"]
    camp.night(2)
    assert told(camp, 2)[0].troubles == ()


def test_texts_made_late_or_without_numbers_are_told(scene):
    camp = scene(rows=frozenset(Kind))
    camp.all_came(1)
    with camp.act() as kept:
        kept.do("update occurrence set state = 'failed' where kind = 'close'")
    camp.until(camp.at(2, 5))
    camp.late(camp.at(2, 13))
    with camp.act() as kept:
        ids = [r.id for r in queue.rows(kept, camp.id) if r.kind is Kind.CLOSE]
        queue.retry(kept, camp.id, ids, camp.at(2, 14))
    camp.night(2)
    told_of = {(t.kind, t.what) for t in told(camp, 2)[0].troubles}
    assert ("late", "morning") in told_of
    assert ("without_numbers", "morning") in told_of


def test_a_failed_round_or_publication_is_told_in_known_words(file_scene):
    camp = file_scene(("course", "closing"), rows=CAMP)
    camp.until(camp.at(2, 8))
    with camp.act() as kept:
        kept.do("update occurrence set state = 'failed' where kind = 'publish'")
    camp.night(2)
    assert [t.what for t in told(camp, 2)[0].troubles] == ["honors"]
    assert camp.debrief(2)["troubles"]


def test_tomorrow_is_told_only_when_it_is_tomorrow(scene):
    camp = scene(skips=[MONDAY + timedelta(days=1)])
    camp.night(1)
    assert told(camp, 1)[0].tomorrow is None
    camp.night(2)
    assert told(camp, 2)[0].tomorrow.number == 3


def test_a_group_is_told_of_from_the_day_it_is_there(file_scene):
    camp = file_scene()
    camp.group(3, created=2)
    camp.night(1)
    assert sorted(told(camp, 1)[1]) == [1, 2]
    camp.night(2)
    assert sorted(told(camp, 2)[1]) == [1, 2, 3]


def test_hours_and_parts_come_from_what_was_in_time(file_scene):
    camp = file_scene()
    camp.came("小李", 1, hour=7)
    camp.came("小王", 1, hour=24, minute=3)
    camp.came("小张", 1, parts=LISTEN, hour=9)
    camp.night(1)
    night, groups = told(camp, 1)
    assert groups[1].hours[7] == groups[1].hours[23] == 1
    assert sum(groups[1].hours) == 2
    assert camp.counted(1, 1).late == 1
    parts = {(p.tier, p.part): (p.done, p.due) for p in night.parts}
    assert parts["medium", "listen"] == (3, 3)
    assert parts["medium", "homework"] == (2, 3)


def test_the_day_a_clock_goes_back_has_its_hours_right(file_scene):
    sunday = MONDAY.replace(month=10, day=25)
    camp = file_scene(courses(1), start=sunday, zone="Europe/London")
    camp.came("小李", 1, hour=9)  # nine hours after midnight it is eight
    camp.until(camp.at(1, 26))
    assert camp.counted(1, 1).hours[8] == 1


def test_a_person_who_comes_back_after_two_days_is_told_of(scene):
    camp = scene(courses(4), {"小李": 1, "小王": 1, "小张": 1})
    camp.all_came(1)
    for number in (1, 2, 3):
        camp.night(number)
    silent = told(camp, 3)[1][1]
    assert silent.silent == 3
    assert silent.silent_due == (3, 0, 0)
    assert [(s.name, s.days) for s in silent.silent_sample] == [
        ("小李", 2),
        ("小王", 2),
        ("小张", 2),
    ]
    camp.came("小李", 4)
    camp.label("小王", "paused")
    camp.night(4)
    mine = told(camp, 4)[1][1]
    assert (mine.returned, mine.silent, mine.unreachable) == (1, 1, 1)
    assert mine.silent_before == 3


def written(camp, number, hour, *groups):
    """The hosts of some groups send every private note that is due."""
    with camp.act() as kept:
        row = course.running(kept, camp.id)[2]
        hosts = dict.fromkeys(groups, "阿舟")
        return host.send_due(kept, row, hosts, camp.at(number, hour))


def test_private_notes_are_told_with_who_came_back_after_them(scene):
    camp = scene(courses(7), {"小李": 1, "小王": 1, "小张": 2})
    camp.all_came(1)
    for number in (1, 2, 3):
        camp.night(number)
    assert written(camp, 4, 12, 1) == 2
    assert written(camp, 4, 13, 1) == 0  # nobody is written to twice
    camp.night(4)
    mine, theirs = (told(camp, 4)[1][n] for n in (1, 2))
    assert mine.rounds == (NoteRound(4, 2, 0, "阿舟"),)
    assert [(s.name, s.notes) for s in mine.silent_sample] == [("小李", 1), ("小王", 1)]
    assert theirs.rounds == ()
    assert [(s.name, s.notes) for s in theirs.silent_sample] == [("小张", 0)]
    camp.came("小李", 5)
    camp.night(5)
    assert told(camp, 5)[1][1].rounds == (NoteRound(4, 2, 1, "阿舟"),)
    assert told(camp, 4)[1][1].rounds == (NoteRound(4, 2, 0, "阿舟"),)
    with camp.look() as kept:
        who = lookback.people(kept, camp.cohort)
        groups = lookback.of_camp(kept, camp.cohort, who, [], "").groups
    assert [(g.written_to, g.came_back) for g in groups] == [(2, 1), (0, 0)]


def test_a_note_of_an_earlier_silence_is_not_counted_in_this_one(scene):
    camp = scene(courses(8), {"小李": 1})
    camp.all_came(1)
    for number in (1, 2, 3):
        camp.night(number)
    assert written(camp, 4, 12, 1) == 1
    camp.came("小李", 4, hour=20)
    camp.came("小李", 5)
    for number in (4, 5, 6, 7):
        camp.night(number)
    silent = told(camp, 7)[1][1]
    assert [(s.name, s.days, s.notes) for s in silent.silent_sample] == [("小李", 2, 0)]
