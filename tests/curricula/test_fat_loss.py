"""fat-loss-28 keeps its word: two sizes every day, a day's rest a week, nobody is weighed."""

import re

import pytest
from click.testing import CliRunner

from camp import shelf
from camp.cli import main
from camp.curriculum import DayKind, Tier, load
from camp.rehearsal import worlds
from camp.scripts import NAMES

PATH = shelf.curriculum_path("fat-loss-28")
FILES = shelf.open_folder(PATH).files
CAMP = load(FILES)
NUMBERED = list(enumerate(CAMP.days, CAMP.first_number))
OWED = [
    day
    for day in CAMP.days
    if day.kind in {DayKind.COURSE, DayKind.GUEST, DayKind.ACTIVITY}
]
TEXT = "\n".join(
    line
    for line in FILES["curriculum.yaml"].decode().split("\n")
    if not line.lstrip().startswith("#")
)
SHAMING = (
    *("暴瘦", "排毒", "打卡必瘦", "燃脂", "掉秤", "月瘦", "躺瘦", "刮油", "逆袭"),
    *("欺骗餐", "作弊餐", "罪恶", "卡路里", "胖子", "肥肉", "管住嘴迈开腿", "极速"),
)
ASKED = (
    *("先问医生", "平台期", "生理期", "喝多少水", "代餐", "膝盖疼", "外卖", "聚餐"),
    *("反弹", "主食", "轻断食", "嫌轻", "从没运动过", "称体重", "能瘦多少", "两个尺寸"),
)
BESIDE = "private/first.full"


def named(day):
    """Call a day by its key in a test's name."""
    return day.id


def lines(day):
    """What each tier does on a day."""
    return [getattr(day.homework, tier.value) for tier in Tier]


def asked(question):
    """The approved answer to the first question that names these words."""
    return next(one.answer for one in CAMP.answers if question in one.question)


def test_it_runs_from_an_opening_on_day_0_to_a_closing_on_day_28():
    assert [CAMP.first_number, CAMP.last_number, len(CAMP.days)] == [0, 28, 29]
    kinds = [day.kind for day in CAMP.days]
    assert [kinds[0], kinds[-1]] == [DayKind.OPENING, DayKind.CLOSING]
    assert kinds.count(DayKind.COURSE) >= 10
    assert kinds.count(DayKind.GUEST) >= 5
    assert kinds.count(DayKind.ACTIVITY) >= 4


def test_every_week_has_a_day_on_which_nothing_is_asked():
    owing = [any(CAMP.due_parts(n, tier) for tier in Tier) for n, _ in NUMBERED]
    for first in range(1, 28, 7):
        assert not all(owing[first : first + 7]), f"days {first} to {first + 6}"
    rests = [day for day in CAMP.days if day.kind is DayKind.REST]
    assert len(rests) >= 2
    assert all(day.extra and day.answers for day in rests)


def test_the_four_weeks_are_four_levels():
    spans = [(level.first, level.last) for level in CAMP.path]
    assert spans == [(0, 7), (8, 14), (15, 21), (22, 28)]


@pytest.mark.parametrize("day", OWED, ids=named)
def test_every_homework_line_has_a_size_for_the_practised_too(day):
    for line in lines(day):
        mine, _, practised = line.rpartition("练过的")
        assert mine.rstrip("；"), line
        assert practised.strip("，"), line
    assert day.reading is not None
    assert f"《{day.reading.title}》（{day.reading.minutes}分钟）" in day.homework.heavy


@pytest.mark.parametrize("day", OWED, ids=named)
def test_light_moves_a_little_and_heavy_writes_what_it_promises(day):
    number = next(n for n, one in NUMBERED if one is day)
    due = {tier: CAMP.due_parts(number, tier) for tier in Tier}
    assert due[Tier.LIGHT] == ("listen", "move")
    assert set(due[Tier.LIGHT]) < set(due[Tier.MEDIUM]) < set(due[Tier.HEAVY])
    least = CAMP.parts["reflection"].min_chars
    assert f"写{least}字心得" in day.homework.heavy


@pytest.mark.parametrize("day", CAMP.days, ids=named)
def test_every_day_prepares_its_host(day):
    assert len(day.guidance.traps) >= 2
    assert day.guidance.own_line
    assert day.answers
    assert day.key_points
    assert day.extra is not None


def test_no_two_days_open_alike_even_in_a_notification():
    hooks = [day.hook for day in CAMP.days]
    assert len({hook[:16] for hook in hooks}) == len(hooks)
    assert len({hook[:4] for hook in hooks}) == len(hooks)
    assert len({day.quote for day in CAMP.days}) == len(CAMP.days)


def test_the_questions_people_ask_have_one_approved_answer_each():
    assert len(CAMP.answers) >= 14
    every = [one.question for one in CAMP.answers]
    every += [one.question for day in CAMP.days for one in day.answers]
    assert len(set(every)) == len(every)
    for words in ASKED:
        assert sum(words in one.question for one in CAMP.answers) == 1, words


def test_whoever_should_ask_a_doctor_first_is_told_on_the_first_evening():
    who = ("怀孕", "哺乳", "降糖药", "心脏", "血压", "手术", "暴食", "催吐")
    opening = CAMP.days[0].ceremony
    said = "\n".join(moment.say or "" for moment in opening.show)
    for words in who:
        assert words in asked("先问医生"), words
        assert words in said, words
    assert any("先问医生" in rule for rule in CAMP.rules)
    heard_by_listeners = CAMP.day(1).key_points
    assert "先问医生" in heard_by_listeners[0]


def test_nobody_is_weighed_shamed_or_hurried():
    assert [word for word in SHAMING if word in TEXT] == []
    assert any("体重" in rule and "前后对比照" in rule for rule in CAMP.rules)
    assert not re.search(r"减[掉去]?[0-9一二三四五六七八九十两]+[斤公]", TEXT)
    assert "不许诺斤数" in asked("能瘦多少")


def test_no_honor_thanks_anyone_for_never_resting():
    measures = {measure for honor in CAMP.honors for measure in honor.measures}
    assert len(CAMP.honors) == 5
    assert "heaviest_streak" not in measures


def test_whoever_stays_away_a_whole_week_goes_on_as_a_listener():
    rules = CAMP.attendance
    assert (rules.misses_per_week, rules.beyond) == (4, "listener")
    assert "到第五天就转成只听" in asked("缺了好几天")
    assert f"每周一到周日能请{'零一两三'[rules.leave_per_week]}天" in asked("请假")
    assert f"{'零一两三'[rules.makeup_days]}天内能补" in asked("怎么补")


def test_a_day_may_be_swapped_without_a_word_going_stale():
    for number, day in NUMBERED[1:-1]:
        said = re.sub(r"《[^》]*》", "", repr(day))
        assert not re.search(
            r"第[0-9]+天|第[一二三四]周|(?:周|星期)[一二三四五六日]", said
        ), number


@pytest.mark.parametrize(
    "day", [day for day in CAMP.days if day.activity], ids=lambda day: day.id
)
def test_an_evening_is_written_out_for_a_quiet_group_and_for_latecomers(day):
    show = day.activity.show
    assert sum(moment.spare for moment in show) >= 1
    assert sum(moment.cue is not None for moment in show) >= 3
    assert "来晚的" in (show[-1].say or "") or "站着" in (show[-1].say or "")
    assert day.activity.summary
    assert "今晚来不了的" in day.materials[0].about


def test_the_first_private_note_asks_for_what_light_asks_here():
    assert BESIDE in NAMES
    done = CliRunner().invoke(main, ["script", "preview", str(PATH), BESIDE])
    assert done.exit_code == 0, done.output
    assert "轻度就齐了" in done.stdout
    assert "听完就算" not in done.stdout


def test_whoever_rehearses_it_speaks_of_meals_and_stairs_not_of_quarrels():
    ours, others = (worlds.said(one, "zh-CN") for one in (CAMP.id, "interpersonal-21"))
    spoken = "".join((*ours.openings, *ours.middles, *ours.endings, *ours.comments))
    assert not set(ours.middles) & set(others.middles)
    assert [word for word in SHAMING if word in spoken] == []
    assert "代餐" in ours.advert


def test_a_rehearsal_writes_of_the_day_at_hand_and_never_twice_the_same():
    ours = worlds.said(CAMP.id, "zh-CN").by_day
    assert set(ours) == {day.id for day in OWED}
    said = [piece for both in ours.values() for kind in both for piece in kind]
    assert len(set(said)) == len(said)
    assert [word for word in SHAMING if word in "".join(said)] == []


@pytest.mark.parametrize("kind", ["course", "guest"])
def test_the_short_morning_says_what_light_moves_too(kind):
    name = f"{kind}/morning.short"
    done = CliRunner().invoke(main, ["script", "preview", str(PATH), name])
    assert done.exit_code == 0, done.output
    first = next(day for day in OWED if day.kind.value == kind)
    assert first.homework.light in done.stdout
