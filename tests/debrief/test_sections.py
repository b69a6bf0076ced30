from __future__ import annotations

from dataclasses import replace

from camp.debrief import night as n
from camp.debrief import text, write
from tests.debrief.made import day, group, night, posted, tiers, with_group


def test_each_private_note_waits_for_its_day_and_after_the_third_comes_none() -> None:
    people = (
        n.Silent(1, "秋池", 2, 0),
        n.Silent(2, "老贺", 3, 1),
        n.Silent(3, "周岚", 4, 1),
        n.Silent(4, "南乔", 9, 2),
        n.Silent(5, "立夏", 12, 3),
        n.Silent(6, "陈立", 8, 0),
    )
    made = with_group(
        night(),
        group(2, silent=6, silent_due=(2, 1, 1), silent_sample=people, unreachable=3),
    )
    (cold,) = write(made).silent
    assert [(q.name, q.note, q.now) for q in cold.students] == [
        ("秋池", 1, True),
        ("陈立", 1, True),
        ("周岚", 2, True),
        ("南乔", 3, True),
        ("老贺", 2, False),
        ("立夏", 0, False),
    ]
    assert cold.line == "6位静默，首封到期2位，第二封1位，最后一封1位；另有3位不联系"


def test_posts_late_missed_and_without_text_stand_by_slot_with_their_hour() -> None:
    made = night()
    made = with_group(made, group(3, postings=posted(702, state="late")))
    made = with_group(made, group(5, postings=posted(None)))
    made = with_group(
        made, group(6, postings=(n.Posting("morning", "uncomposed", reason="缺数字"),))
    )
    debrief = write(made)
    assert [p.line for p in debrief.posts] == [
        "6营早安没有话术：缺数字",
        "5营早安没贴",
        "3营早安11:42才贴，11:00截止",
    ]
    assert debrief.posts_line == "按时贴出：早安0/3，午间2/2，晚间2/2"


def test_a_note_that_asks_comes_first_and_gets_an_answer_by_noon() -> None:
    made = with_group(night(), group(2, note="点名夸了三位"))
    made = with_group(made, group(8, note="能不能晚一小时开小班会？"))
    first, second = write(made).notes
    assert (first.group, second.group) == (8, 2)
    assert first.words == "能不能晚一小时开小班会？"
    assert first.act is not None
    assert "12:00前回营主" in first.act.line
    assert second.act is None


def test_an_unsigned_version_is_signed_before_the_first_post() -> None:
    (trouble,) = write(replace(night(), signed=False)).troubles
    assert trouble.line == "这一版课程还没有签字"
    assert trouble.act is not None
    assert trouble.act.line == "王澜07:30前签"


def test_what_the_engine_could_not_do_names_groups_hour_and_reason() -> None:
    made = night(
        troubles=(
            n.Trouble("failed", "noon", (2, 7), 720, "模板第3行缺值"),
            n.Trouble("send_unknown", "send", (4,), 1201),
        )
    )
    failed, unknown = write(made).troubles
    assert failed.line == "午间话术没做成（2营、7营），12:00：模板第3行缺值"
    assert "没有回音" in unknown.line
    assert unknown.act is not None


def test_guidance_names_tomorrow_its_aim_and_its_traps() -> None:
    traps = (("有人约不到", "写下想问的三句也算"),)
    made = night(
        tomorrow=day(10, what="约一次人", aim="约不到也算", traps=traps, starts=1230)
    )
    guidance = write(made).guidance
    assert guidance.lines[:3] == (
        "第10天，周三，课程日《约一次人》，顾川",
        "07:30起贴早安，20:30开场",
        "只盯一件：约不到也算",
    )
    assert guidance.traps == traps


def test_no_tomorrow_means_no_guidance() -> None:
    debrief = write(night(tomorrow=None))
    assert debrief.guidance.lines == ()
    assert "明天带什么" not in text(debrief)


def test_figures_stand_beside_last_night() -> None:
    rows = tuple(
        group(i, tiers=tiers((60, 60, 50), (60, 60, 50))) for i in range(1, 11)
    )
    made = night(rows, tallies=(n.Tally(8, waiting=9),))
    figures = {f.key: f for f in write(made).figures}
    assert figures["completion"].value == "58.4%"
    assert figures["completion"].change == "昨晚58.4%，没动"
    assert figures["people"].value == "1,110 / 1,900"
    assert figures["tier.heavy"].label == "重度"
    assert (figures["waiting"].value, figures["waiting"].change) == ("0", "昨晚9")


def test_tiers_that_all_stand_where_the_camp_does_are_not_listed() -> None:
    assert not [f for f in write(night()).figures if f.key.startswith("tier.")]


def test_the_tiers_bear_the_names_the_curriculum_gives_them() -> None:
    rows = tuple(
        group(i, tiers=tiers((60, 60, 50), (60, 60, 50))) for i in range(1, 11)
    )
    made = night(rows, tier_titles=("听", "写", "读"))
    assert [f.label for f in write(made).figures if f.key.startswith("tier.")] == [
        "听",
        "写",
        "读",
    ]


def test_ops_without_names_are_called_by_their_role() -> None:
    made = with_group(
        night(ops=(), lead=""), group(7, host="", host_days=4, postings=posted(None))
    )
    (entry,) = write(made).watch
    assert entry.act.line == "运营10:00前给营主打电话，早安先由副营主梁禾代贴"


RUNNING = n.QuizNight(
    "头一周，考考自己",
    1204,
    9800,
    "86.5",
    "12营",
    "94.1",
    closes=(8, 1200),
    noon=750,
    few=(("3营", 2), ("9营", 5)),
)


def quiz_lines(quiz: n.QuizNight, locale: str = "zh-CN") -> list[str]:
    made = write(night(quiz=quiz, locale=locale))
    return [line for line in made.guidance.lines if quiz.title in line]


def test_a_quiz_that_runs_on_names_its_hour_the_groups_and_what_a_host_does() -> None:
    assert quiz_lines(RUNNING) == [
        "《头一周，考考自己》开到第8天20:00，3营交了2位、9营交了5位：营主12:30贴午间时，答题那条一起贴"
    ]
    english = replace(RUNNING, title="A week in", few=(("Group 3", 1),))
    assert quiz_lines(english, "en") == [
        (
            '"A week in" runs until day 8, 20:00; Group 3 has 1 in: '
            "hosts paste the quiz message with noon's at 12:30"
        )
    ]


def test_nobody_is_sent_to_a_quiz_that_has_closed_by_noon_or_needs_no_push() -> None:
    only_hour = ["《头一周，考考自己》开到第8天20:00"]
    assert quiz_lines(replace(RUNNING, noon=None)) == only_hour
    assert quiz_lines(replace(RUNNING, few=())) == only_hour
    assert quiz_lines(replace(RUNNING, closes=None)) == []


def test_a_quiz_is_a_figure_of_its_night_once_anyone_has_answered() -> None:
    (shown,) = [f for f in write(night(quiz=RUNNING)).figures if f.key == "quiz"]
    assert (shown.label, shown.value) == ("《头一周，考考自己》交了", "1,204 / 9,800")
    assert shown.change == "平均86.5分，最前12营94.1分"
    assert "《头一周，考考自己》交了" in text(write(night(quiz=RUNNING)))
    nobody = write(night(quiz=replace(RUNNING, answered=0)))
    assert "quiz" not in {f.key for f in nobody.figures}
    alone = replace(RUNNING, best="", best_average="")
    (shown,) = [f for f in write(night(quiz=alone)).figures if f.key == "quiz"]
    assert shown.change == "平均86.5分"
