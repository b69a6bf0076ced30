"""Everything in a curriculum that must fit together, and how it is said."""

import pytest

from camp.curriculum import CurriculumError, Problem, load
from tests.curriculum.files import MARK, SOUND, edited, one_problem, problems, unmarked

CASES = {
    "two days with one id": (
        [("id: two", "id: §one")],
        'days[2].id: "one" is used in line 78 already; every id is used once, choose another',
        "days[2].id: “one”在第 78 行用过了；每个 id 只用一次，请换一个",
    ),
    "two contests with one id": (
        [("id: pk", "id: §league")],
        'contests[1].id: "league" is used in line 35 already; every id is used once, choose another',
        "contests[1].id: “league”在第 35 行用过了；每个 id 只用一次，请换一个",
    ),
    "a language named twice": (
        [("[en]", "[en, §en]")],
        'locales[1]: "en" stands here twice; take one out',
        "locales[1]: “en”在这里写了两遍；请去掉一个",
    ),
    "a zone misspelt": (
        [("Europe/London", "§Europe/Lodon")],
        'zone: "Europe/Lodon" is not a time zone; did you mean Europe/London?',
        "zone: “Europe/Lodon”不是时区；是不是 Europe/London",
    ),
    "a zone from nowhere": (
        [("Europe/London", "§北京时间")],
        'zone: "北京时间" is not a time zone; write a name such as Asia/Shanghai',
        "zone: “北京时间”不是时区；请写 Asia/Shanghai 这样的名字",
    ),
    "a zone that is a path": (
        [("Europe/London", "§../../etc/localtime")],
        'zone: "../../etc/localtime" is not a time zone; write a name such as Asia/Shanghai',
        "zone: “../../etc/localtime”不是时区；请写 Asia/Shanghai 这样的名字",
    ),
    "a tier asking for an unknown part": (
        [("{title: Light, parts: [listen]", "{title: Light, parts: [§lissen]")],
        'tiers.light.parts[0]: "lissen" is not one of the parts; use listen or write',
        "tiers.light.parts[0]: parts 里没有“lissen”；请写 listen 或 write",
    ),
    "a day asking for an unknown part": (
        [("    key_points: [Look first]", "    key_points: [Look first]\n    parts: [§sing]")],
        'days[1].parts[0]: "sing" is not one of the parts; use listen or write',
        "days[1].parts[0]: parts 里没有“sing”；请写 listen 或 write",
    ),
    "a length for what is not written": (
        [("    title: Listen\n", "    title: Listen\n    min_chars: §9\n")],
        "parts.listen.min_chars: only a written part has a length; add written: true or take min_chars out",
        "parts.listen.min_chars: 不是文字的一项没有字数；请加上 written: true，或去掉 min_chars",
    ),
    "a group too full for its crew": (
        [("people: 200", "people: 194"), ("students: 192", "students: §192")],
        "group.students: 192 students with host, deputy and officer exceed 194 people; write 191 or less",
        "group.students: 192 位学员加营主、副营主、作业官 3 位，超过 194 人；最多写 191",
    ),
    "a small chat with the usual group": (
        [("  students: 192\n  people: 200", "  people: §100")],
        "group.people: 192 students with host, deputy and officer exceed 100 people; write 97 or less",
        "group.people: 192 位学员加营主、副营主、作业官 3 位，超过 100 人；最多写 97",
    ),
    "a stretch that runs backwards": (
        [("first: 0\n    last: 4", "first: 3\n    last: §2")],
        "path[0].last: it runs backwards from day 3 to day 2; first must not exceed last",
        "path[0].last: 从第 3 天到第 2 天是倒着的；first 不能大于 last",
    ),
    "a stretch beyond the last day": (
        [("last: 4", "last: §9")],
        "path[0].last: there is no day 9; the course has days 0 to 4",
        "path[0].last: 没有第 9 天；课程是第 0 天到第 4 天",
    ),
    "stretches that overlap": (
        [("    about: Everything.", "    about: Everything.\n  - {title: More, first: §4, last: 4, about: More}")],
        "path[1].first: it overlaps the stretch before it, or stands out of order; begin on day 5 or later",
        "path[1].first: 和前一段重叠，或排在它前面；请从第 5 天或以后开始",
    ),
    "a window that ends before it begins": (
        [('morning: {compose: "06:30", post_from: "07:30", post_until: "11:00"}', 'morning: §{compose: "06:30", post_from: "07:30", post_until: "07:00"}')],
        "slots.morning: times must run compose ≤ post_from < post_until; they are 06:30, 07:30, 07:00",
        "slots.morning: 三个钟点的顺序要是 compose ≤ post_from < post_until；现在是 06:30、07:30、07:00",
    ),
    "slots that overlap": (
        [("morning: {", "morning: §{"), ('post_until: "11:00"', 'post_until: "13:00"')],
        "slots.morning: noon begins at 12:30 before morning ends at 13:00; slots must not overlap",
        "slots.morning: noon 从 12:30 开始，morning 到 13:00 才结束；两个时段不能重叠",
    ),
    "a day whose own window meets the plan's": (
        [("    key_points: [Look first]", '    key_points: [Look first]\n    slots:\n      noon: §{compose: "10:00", post_from: "10:30", post_until: "12:00"}')],
        "days[1].slots.noon: noon begins at 10:30 before morning ends at 11:00; slots must not overlap",
        "days[1].slots.noon: noon 从 10:30 开始，morning 到 11:00 才结束；两个时段不能重叠",
    ),
    "a pk without rounds": (
        [("  - id: pk", "  - §id: pk"), ("    rounds:\n      - [1, 2]\n      - [3, 3]\n", "")],
        "contests[1].rounds: a pk needs rounds; write them, as - [3, 6]",
        "contests[1].rounds: pk 要有轮次；请写 rounds，如 - [3, 6]",
    ),
    "a league with rounds": (
        [("kind: pk", "kind: league"), ("      - [1, 2]", "      §- [1, 2]")],
        "contests[1].rounds: a league has no rounds; take them out or make its kind pk",
        "contests[1].rounds: 联赛没有轮次；请去掉 rounds，或把 kind 换成 pk",
    ),
    "a round that runs backwards": (
        [("[1, 2]", "§[2, 1]")],
        "contests[1].rounds[0]: it runs backwards from day 2 to day 1; write the earlier day first",
        "contests[1].rounds[0]: 从第 2 天到第 1 天是倒着的；请先写早的一天",
    ),
    "rounds that overlap": (
        [("[3, 3]", "§[2, 3]")],
        "contests[1].rounds[1]: it overlaps the round before it, or stands out of order; begin on day 3 or later",
        "contests[1].rounds[1]: 和前一轮重叠，或排在它前面；请从第 3 天或以后开始",
    ),
    "a round beyond the last day": (
        [("[3, 3]", "[3, §5]")],
        "contests[1].rounds[1][1]: there is no day 5; the course has days 0 to 4",
        "contests[1].rounds[1][1]: 没有第 5 天；课程是第 0 天到第 4 天",
    ),
    "a completion in percent": (
        [("completion: 0.8", "completion: §80")],
        "honors[0].least.completion: completion is a number from 0 to 1; write 0.8 for four fifths",
        "honors[0].least.completion: 完成率是 0 到 1 的数；八成写 0.8",
    ),
    "a report read before it opens": (
        [("  opens: 1\n  read: 2", "  opens: 2\n  read: §1")],
        "assessment.read: the report is read on day 1, before it opens on day 2; choose a later day",
        "assessment.read: 第 1 天读报告，早于第 2 天开放；请换一天",
    ),
    "a questionnaire on a day that is not there": (
        [("  read: 2", "  read: §8")],
        "assessment.read: there is no day 8; the course has days 0 to 4",
        "assessment.read: 没有第 8 天；课程是第 0 天到第 4 天",
    ),
    "an asset above the folder": (
        [("      link: https://learn.example/t", "      asset: §../secret.png")],
        'days[1].extra.asset: "../secret.png" cannot be an asset; write a path inside assets, as map.png, without .. and \\',
        "days[1].extra.asset: “../secret.png”不能当附件的路径；请写 assets/ 里面的相对路径，如 map.png，不带 .. 和 \\",
    ),
    "an asset with a drive": (
        [('  colour: "#2f6f5e"', "  logo: §C:/logo.png")],
        'look.logo: "C:/logo.png" cannot be an asset; write a path inside assets, as map.png, without .. and \\',
        "look.logo: “C:/logo.png”不能当附件的路径；请写 assets/ 里面的相对路径，如 map.png，不带 .. 和 \\",
    ),
    "a course day without its lesson": (
        [("kind: guest", "kind: course"), ("  - id: two", "  - §id: two"), ("    guest:\n      name: Ada\n      who: A clockmaker\n      title: Ticking\n      minutes: 20\n      about: What she hears.\n      invitation: Write what you hear\n      excerpts: [It ticks., It stops.]\n", "")],
        "days[2].lesson: is missing; a day of kind course needs lesson",
        "days[2].lesson: 缺这一段；course 这种日子要有 lesson",
    ),
    "a lesson on a day of rest": (
        [("kind: course", "kind: rest"), ("    lesson:", "    §lesson:"), ("    homework: {light: Listen, medium: Write, heavy: Write more}\n    extra:", "    extra:")],
        "days[1].lesson: a day of kind rest has no lesson; take it out or change the kind",
        "days[1].lesson: rest 这种日子用不上 lesson；请去掉，或换一种类型",
    ),
    "homework at the closing": (
        [("    guidance: {aim: Slowly}", "    §homework: {light: a, medium: b, heavy: c}\n    guidance: {aim: Slowly}")],
        "days[4].homework: a day of kind closing has no homework; take it out or change the kind",
        "days[4].homework: closing 这种日子用不上 homework；请去掉，或换一种类型",
    ),
    "parts due at the closing": (
        [("    guidance: {aim: Slowly}", "    parts: §[listen]\n    guidance: {aim: Slowly}")],
        "days[4].parts: nothing is due on a day of kind closing; take it out or write []",
        "days[4].parts: closing 这种日子不打卡；请去掉，或写 []",
    ),
    "a moment after the end": (
        [("{at: 30, say: End}", "{at: §50, say: End}")],
        "days[3].activity.show[2].at: it comes at minute 50 of a show of 40; make it earlier or the show longer",
        "days[3].activity.show[2].at: 在第 50 分钟，可整场只有 40 分钟；请提前，或加长 minutes",
    ),
    "moments out of order": (
        [("{at: 30, say: End}", "{at: §5, say: End}")],
        "days[3].activity.show[2].at: minute 5 stands after minute 10; put the messages in order of time",
        "days[3].activity.show[2].at: 第 5 分钟排在第 10 分钟后面；请按时间先后排",
    ),
    "a moment that says nothing": (
        [("{at: 9, cue: Wait}", "§{at: 9}")],
        "days[0].ceremony.show[1]: has neither say nor cue; write one of them",
        "days[0].ceremony.show[1]: 既没有 say 也没有 cue；请至少写一个",
    ),
    "a spare moment with only a cue": (
        [("{at: 9, cue: Wait}", "§{at: 9, cue: Wait, spare: true}")],
        "days[0].ceremony.show[1]: a spare message needs a say",
        "days[0].ceremony.show[1]: 备用的一条要有 say",
    ),
    "a show without a word": (
        [("        - {at: 0, say: Hello}", "        §- {at: 0, cue: Hello}")],
        "days[0].ceremony.show: nothing is said in the whole show; write at least one say",
        "days[0].ceremony.show: 整场没有一句 say；至少写一条发到群里的话",
    ),
    "a show before its texts are made": (
        [('start: "20:30"', 'start: §"19:00"')],
        "days[3].activity.start: it starts at 19:00, but its texts are made at 19:30; start later, or give the day an earlier slots.evening",
        "days[3].activity.start: 19:00 开始，可这一晚的话术 19:30 才生成；请推迟开始，或在这天的 slots.evening 里提前",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_does_not_fit_is_said_in_its_place_in_both_languages(name):
    changes, english, chinese = CASES[name]
    assert one_problem(edited(*changes), "en") == english
    assert one_problem(edited(*changes), "zh-CN") == chinese


def test_the_sound_file_is_sound():
    curriculum = load({"curriculum.yaml": SOUND.encode()})
    assert [day.id for day in curriculum.days] == [
        *("opening", "one", "two", "three", "closing"),
    ]


def test_an_opening_comes_first_and_a_closing_last():
    swapped = edited(
        ("kind: closing", "kind: opening"),
        ("kind: opening\n    title: Opening", "kind: closing\n    title: Opening"),
    )
    found = [p.message for p in problems(swapped.replace("first: 0", "first: 1"))]
    assert found[0].endswith(
        "a closing is the last day; move it to the end or change its kind"
    )
    assert found[-1].endswith(
        "an opening is the first day; move it to the front or change its kind"
    )
    in_chinese = problems(swapped.replace("first: 0", "first: 1"), "zh-CN")
    assert in_chinese[0].message.endswith(
        "结营只能是最后一天；请移到最后面，或换一种类型"
    )
    assert in_chinese[-1].message.endswith(
        "开营只能是第一天；请移到最前面，或换一种类型"
    )


def test_an_earlier_evening_of_its_own_lets_a_show_start_earlier():
    own = '\n    slots:\n      evening: {compose: "17:00", post_from: "17:30", post_until: "20:00"}'
    text = edited(
        ('start: "20:30"', 'start: "18:00"'), ("title: Three", "title: Three" + own)
    )
    assert problems(text) == []


def test_a_ceremony_may_start_at_seven_when_its_texts_are_made():
    assert problems(SOUND.replace('start: "20:00"', 'start: "19:00"')) == []
    early = edited(
        (
            'start: "20:00"\n      minutes: 30\n      about: Hello',
            'start: §"18:59"\n      minutes: 30\n      about: Hello',
        )
    )
    assert "texts are made at 19:00" in one_problem(early)


def test_everything_wrong_is_said_at_once_in_the_order_of_the_file():
    text = edited(
        ("zone: Europe/London", "zone: Nowhere/Town"),
        ("minutes: 9", "minutes: nine"),
        ("kind: guest", "kind: gest"),
        ("last: 4", "last: 7"),
        ("    quote: An end is a door.\n", ""),
    )
    found = problems(text)
    assert [p.message.split(":")[0] for p in found] == [
        "zone",
        "path[0].last",
        "days[1].lesson.minutes",
        "days[2].kind",
        "days[4].quote",
    ]
    assert [p.line for p in found] == sorted(p.line for p in found)


def test_rules_speak_about_a_day_even_while_another_field_of_it_is_wrong():
    text = edited(
        ("id: two", "id: one"), ("hook: Who mends the clock?\n", "hok: Who?\n")
    )
    messages = [p.message for p in problems(text)]
    assert len(messages) == 2
    assert messages[0].startswith("days[2].id: ")
    assert messages[1] == 'days[2].hok: "hok" is not a field here; did you mean hook?'


def test_the_error_carries_every_problem_and_reads_as_lines():
    plain, _ = unmarked(edited(("Europe/London", "§Nowhere/Town")))
    with pytest.raises(CurriculumError) as refused:
        load({"curriculum.yaml": plain.encode()}, "en")
    assert isinstance(refused.value.problems[0], Problem)
    assert str(refused.value) == (
        'curriculum.yaml:6:7: zone: "Nowhere/Town" is not a time zone; '
        "write a name such as Asia/Shanghai"
    )


@pytest.mark.parametrize(
    "zone", ["localtime", "right/Europe/London", "Europe", "UTC+8"]
)
def test_what_means_another_time_on_another_machine_is_no_zone(zone):
    text = edited(("Europe/London", MARK + zone))
    assert "is not a time zone" in one_problem(text)


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "UTC", "America/Argentina/Ushuaia"])
def test_every_place_of_the_world_is_a_zone(zone):
    assert problems(edited(("Europe/London", zone))) == []


def test_the_rules_know_the_window_a_ceremony_is_laid_out_with():
    from camp import timetable
    from camp.curriculum import Slot
    from camp.curriculum.windows import CEREMONY

    plan = load({"curriculum.yaml": SOUND.encode()})
    laid_out = timetable.window(plan, 0, Slot.EVENING)
    assert laid_out == (CEREMONY.compose, CEREMONY.post_from, CEREMONY.post_until)
