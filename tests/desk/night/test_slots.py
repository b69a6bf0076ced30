"""What a slot's texts say: only what is known at that moment, of that group."""

from dataclasses import replace
from datetime import timedelta

from camp import timetable
from camp.cohort import Aspect, Track
from camp.desk.night import figures, words
from camp.store import queue
from camp.store import words as kept_words
from camp.timetable import Kind
from tests.desk.night.scene import LISTEN, MONDAY, WITH_SCRIPTS, courses

FIVE = {"小李": 1, "小王": 1, "小张": 1, "小赵": 1, "小陈": 2}


def stage(scene, kinds=None, people=None, **given):
    return scene(kinds or courses(4), people, rows=WITH_SCRIPTS, **given)


def test_the_morning_tells_last_night_and_the_noon_tells_today(scene):
    camp = stage(scene)
    camp.came("小李", 1, hour=9)
    camp.until(camp.at(1, 12))
    camp.came("小王", 1, hour=22)
    camp.until(camp.at(2, 12))
    assert "到12:00来了1/2" in camp.text(1, 1, "noon")
    assert "昨天2位，第1" in camp.text(2, 1, "morning")
    assert "昨天" not in camp.text(1, 1, "morning")


def test_a_listener_group_gets_no_numbers(scene):
    camp = stage(scene)
    camp.group(9, track=Track.LISTENER)
    camp.bring({"小赵": 9}, track=Track.LISTENER)
    camp.all_came(1, ["小李", "小王", "小张"], hour=9)
    camp.stamp("小李", 1, hour=10)
    camp.until(camp.at(2, 12))
    for number, slot in ((2, "morning"), (1, "noon"), (1, "evening")):
        said = camp.text(number, 9, slot)
        assert said.startswith(f"第{number}天从一句话开始")
        assert not any(w in said for w in ("昨天", "到1", "一天没落", "小李"))


def test_a_new_listener_in_a_camp_group_is_not_asked_for(scene):
    camp = stage(scene)
    camp.change("小王", Aspect.TRACK, 2, Track.LISTENER.value)
    camp.until(camp.at(2, 12))
    with camp.look() as kept:
        slot = figures.of_slot(kept, camp.id, 2, "noon", camp.at(2, 12))
        assert figures.sizes(kept, camp.id, 2)[camp.groups[1].id] == 2
    assert slot.now[camp.groups[1].id].due == 1
    assert slot.sizes[camp.groups[1].id] == 2


def test_moves_and_departures_change_the_sizes(scene):
    camp = stage(scene)
    camp.change("小李", Aspect.GROUP, 2, camp.groups[2].id)
    camp.change("小张", Aspect.LEFT, 3, "left")
    with camp.look() as kept:
        sizes = [figures.sizes(kept, camp.id, number) for number in (1, 2, 3)]
    one, two = camp.groups[1].id, camp.groups[2].id
    assert [(s[one], s[two]) for s in sizes] == [(2, 1), (1, 2), (1, 1)]


def test_after_a_skipped_date_nobody_says_yesterday_or_tomorrow(scene):
    camp = stage(scene, skips=[MONDAY + timedelta(days=1)])
    camp.all_came(1, hour=9)
    camp.until(camp.at(2, 20))
    assert "昨天" not in camp.text(2, 1, "morning")
    assert "明天" not in camp.text(1, 1, "evening")
    assert "明天急起来3" in camp.text(2, 1, "evening")
    # The evening before day 2 is that of the skipped Tuesday: nobody came today.
    assert "来了" not in camp.text(2, 1, "guidance")


def test_the_evening_before_guidance_counts_today(scene):
    camp = stage(scene)
    camp.came("小李", 1, hour=9)
    camp.came("小王", 1, hour=9, parts=LISTEN)
    camp.until(camp.at(1, 22))
    said = camp.text(2, 1, "guidance")
    assert "到21:30来了2" in said
    assert "待点评1" in said


def test_guidance_repeats_what_last_nights_debrief_said_of_the_group(file_scene):
    people = {f"学员{i:02}": 1 + i // 20 for i in range(40)}
    camp = stage(file_scene, courses(5), people)
    for number in (1, 2, 3):
        there = [n for n, g in people.items() if g == 2 or number == 1]
        camp.all_came(number, there, hour=9)
        camp.until(camp.at(number, 24, 30))
    listed = {w["group"]: w["act"]["line"] for w in camp.debrief(2)["watch"]}
    assert listed
    camp.until(camp.at(3, 22))
    for group, line in listed.items():
        assert line in camp.text(4, group, "guidance")


def test_without_a_ranking_the_texts_stand(scene):
    contests = [
        {
            "id": "league",
            "title": "联赛",
            "kind": "league",
            "measure": "completion",
            "min_members": 20,
            "about": "比完成率",
        }
    ]
    camp = stage(scene, contests=contests)
    camp.all_came(1, hour=9)
    camp.until(camp.at(2, 12))
    assert "昨天2位，第0" in camp.text(2, 1, "morning")


def test_a_late_close_leaves_the_morning_without_numbers_and_says_so(scene):
    camp = stage(scene)
    camp.all_came(1, hour=9)
    with camp.act() as kept:
        kept.do("update occurrence set state = 'failed' where kind = 'close'")
    camp.until(camp.at(2, 20))
    assert "昨天" not in camp.text(2, 1, "morning")
    with camp.look() as kept:
        posts = kept_words.postings(kept, camp.id, 2)
    notices = {p.slot: p.notice for p in posts if p.group_id == camp.groups[1].id}
    assert notices["morning"] == words.WITHOUT_NUMBERS
    # An older list would praise whoever missed the night that is not counted yet.
    assert "一天没落" not in camp.text(2, 1, "evening")


def works(camp, number, group=1):
    """Whose homework an evening reads."""
    said = camp.text(number, group, "evening")
    return [name for name in camp.ids if f"{name}：" in said]


def test_an_evening_reads_whoever_was_not_read_before(scene):
    camp = stage(scene, courses(4), FIVE)
    camp.all_came(1, hour=9)
    for name in ("小李", "小王"):
        camp.stamp(name, 1, hour=10)
    camp.until(camp.at(1, 20))
    camp.all_came(2, hour=9)
    for name in ("小李", "小王", "小张"):
        camp.stamp(name, 2, hour=10)
    camp.until(camp.at(2, 20))
    camp.all_came(3, hour=9)
    for name in ("小李", "小王", "小赵"):
        camp.stamp(name, 3, hour=10)
    camp.until(camp.at(3, 20))
    assert works(camp, 1) == ["小李", "小王"]
    assert works(camp, 2) == ["小李", "小张"]
    # Both were stamped yesterday; the lower number goes first.
    assert works(camp, 3) == ["小李", "小赵"]


def test_what_an_evening_did_not_read_comes_with_the_next(scene):
    camp = stage(scene, courses(3), FIVE)
    camp.all_came(1, hour=9)
    camp.stamp("小李", 1, hour=10)
    with camp.act() as kept:
        kept.do(
            "update occurrence set state = 'skipped' where number = 1 "
            "and slot = 'evening' and group_id = ?",
            (camp.groups[1].id,),
        )
    camp.until(camp.at(2, 20))
    assert works(camp, 1) == []
    assert works(camp, 2) == ["小李"]


def test_what_one_evening_read_the_next_does_not_read_again(scene):
    camp = stage(scene, courses(3), FIVE)
    camp.all_came(1, hour=9)
    camp.stamp("小李", 1, hour=10)
    camp.until(camp.at(1, 20))
    camp.review("stamp", "小王", 1, camp.at(1, 21))
    camp.until(camp.at(2, 20))
    assert works(camp, 1) == ["小李"]
    assert works(camp, 2) == ["小王"]


def test_nobody_whom_a_label_hides_is_read_or_praised(scene):
    camp = stage(scene, courses(3), FIVE)
    camp.all_came(1, hour=9)
    for name in ("小李", "小王"):
        camp.stamp(name, 1, hour=10)
    camp.label("小李", "paused")
    for name in ("小李", "小王", "小赵"):
        camp.comment(name, 1, by="小张")
    camp.until(camp.at(1, 26))
    assert works(camp, 1) == ["小王"]
    # A label put after the close holds at once, also for what the night has counted.
    camp.label("小张", "do-not-contact")
    camp.until(camp.at(2, 20))
    assert "小张" not in camp.text(2, 1, "morning")
    evening = camp.text(2, 1, "evening")
    assert "一天没落小王" in evening
    assert "小张" not in evening
    assert "小李" not in evening


def test_a_text_of_a_few_characters_is_not_shown(scene):
    camp = stage(scene, courses(2), FIVE)
    camp.came("小李", 1, hour=9, text="写完了。")
    camp.came("小王", 1, hour=9, text="想换成：你弹，我坐这儿听。")
    for name in ("小李", "小王"):
        camp.stamp(name, 1, hour=10)
    camp.until(camp.at(1, 20))
    assert works(camp, 1) == ["小王"]


def test_the_closing_evening_thanks_and_names_whoever_walked_all_the_way(scene):
    camp = stage(scene, (*courses(2), "closing"), FIVE)
    for number in (1, 2):
        camp.all_came(number, hour=9)
        camp.until(camp.at(number, 24, 30))
    camp.label("小王", "do-not-contact")
    camp.until(camp.at(3, 20))
    said = camp.text(3, 1, "evening")
    assert "优秀学员小李" in said
    assert "走完小张" in said
    assert "走完小王" not in said
    assert "走完小陈" not in said
    assert "走完小陈" in camp.text(3, 2, "evening")


def test_an_honor_given_once_is_read_in_every_group_with_the_winners_group(scene):
    honors = [
        {
            "id": "warm",
            "title": "温暖大使",
            "measures": ["peer_comments"],
            "per": "cohort",
            "about": "留言最多",
        }
    ]
    camp = stage(scene, (*courses(1), "closing"), FIVE, honors=honors)
    camp.all_came(1, hour=9)
    camp.comment("小王", 1, by="小李")
    camp.until(camp.at(2, 20))
    for group in (1, 2):
        assert "温暖大使小李（1营）" in camp.text(2, group, "evening")


def test_a_running_pair_is_told_from_the_second_morning_on(scene):
    pk = {
        "id": "pk",
        "title": "PK赛",
        "kind": "pk",
        "measure": "completion",
        "min_members": 1,
        "rounds": [[1, 3]],
        "about": "两个营比",
    }
    camp = stage(scene, contests=[pk])
    camp.came("小李", 1, hour=9)
    camp.until(camp.at(2, 8))
    assert "对" not in camp.text(1, 1, "morning")
    assert "对2营1/2比0/1，领先" in camp.text(2, 1, "morning")
    assert "对1营0/1比1/2。" in camp.text(2, 2, "morning")


def test_a_round_that_ended_last_night_is_told_the_day_after_and_not_again(scene):
    pk = {
        "id": "pk",
        "title": "PK赛",
        "kind": "pk",
        "measure": "completion",
        "min_members": 1,
        "rounds": [[1, 1], [2, 3]],
        "about": "两个营比",
    }
    camp = stage(scene, courses(3), contests=[pk])
    camp.came("小李", 1, hour=9)
    camp.until(camp.at(3, 14))
    assert "收官" not in camp.text(1, 1, "noon")
    assert "收官2营1/2比0/1，赢了" in camp.text(2, 1, "noon")
    assert "收官1营0/1比1/2。" in camp.text(2, 2, "noon")
    assert "收官" not in camp.text(3, 1, "noon")


def test_a_text_is_made_again_byte_for_byte(scene):
    camp = stage(scene, courses(2), FIVE)
    camp.all_came(1, hour=9)
    camp.stamp("小李", 1, hour=10)
    camp.until(camp.at(2, 20))
    with camp.look() as kept:
        for number, slot in ((1, "evening"), (2, "morning")):
            for script in kept_words.scripts(
                kept, camp.id, number, camp.groups[1].id, slot
            ):
                name = f"zh-CN/course/{slot}.{script.version}"
                assert words.remake(kept, None, script, name) == script.messages


def test_a_group_that_cannot_be_told_of_harms_no_neighbour(scene):
    camp = stage(scene)
    nobody = replace(camp.groups[1], id=99)
    with camp.act() as kept:
        queue.lay_out(kept, camp.id, timetable.group_rows(camp.cohort, nobody))
    camp.until(camp.at(1, 13))
    assert camp.text(1, 1, "noon")
    bad = camp.row(Kind.SCRIPT, 1, 99, "noon")
    assert (bad.state, bad.reason) == ("failed", "there is no group 99")
