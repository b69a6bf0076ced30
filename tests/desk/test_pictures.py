"""The pictures of a day, a night and a student: which there are, and what they say."""

import base64

import pytest

from camp import cards
from camp.checkins import Verdict, current_streak, longest_streak, masks
from camp.cohort import Track
from camp.curriculum import Slot
from camp.desk import board, pictures
from camp.desk.refusal import Refusal
from camp.store import cohorts, versions
from tests.desk.finished import finish, live
from tests.desk.small import Small, curriculum

LOGO = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAA"
    "SUVORK5CYII="
)
EVENING = {
    "opening": ("Quote", "Programme"),
    "course": ("Quote", "CourseCard"),
    "rest": ("Quote",),
    "activity": ("Quote", "ActivityCard"),
    "closing": ("Quote", "Programme"),
}
GUEST = {
    "name": "程雁",
    "who": "社区调解员",
    "title": "先问吃饭没有",
    "media": "audio",
    "minutes": 26,
    "about": "怎么劝架。",
    "excerpts": ["我不问谁对。", "我问谁还没吃饭。"],
    "invitation": "听听她怎么进门。",
}


@pytest.fixture
def made(sqlite_url):
    """Makes small camps with a plan of their own."""
    camps = []

    def make(change=None):
        plan = curriculum()
        if change:
            change(plan)
        camps.append(Small(sqlite_url, plan=plan))
        return camps[-1]

    yield make
    for camp in camps:
        camp.store.close()


def of(camp, number, group=None):
    with camp.act() as kept:
        return pictures.day_cards(kept, camp.row, number, camp.now, group)


def called(sent):
    return [type(one.card).__name__ for one in sent]


def only(sent, kind):
    return [one.card for one in sent if isinstance(one.card, kind)]


def test_each_kind_of_day_brings_its_quote_then_what_is_on(small_file):
    kinds = ("opening", "course", "course", "rest", "activity", "closing")
    for number, kind in enumerate(kinds):
        wanted = list(EVENING[kind])
        if number == 0:
            wanted = ["Timetable", "Load", *wanted]
        sent = of(small_file, number)
        assert called(sent) == wanted, kind
        slots = [Slot.NOON if name == "Programme" else Slot.MORNING for name in wanted]
        assert [one.slot for one in sent] == slots


def test_a_guest_brings_a_card_with_a_sentence_of_the_talk(made):
    def change(plan):
        day = plan["days"][2]
        day["kind"] = "guest"
        del day["lesson"]
        day["guest"] = GUEST

    sent = of(made(change), 2)
    assert called(sent) == ["Quote", "GuestCard"]
    [card] = only(sent, cards.GuestCard)
    assert (card.name, card.excerpt) == ("程雁", "我不问谁对。")


def test_ways_of_studying_come_with_the_first_day_where_there_are_some(made):
    def change(plan):
        plan["methods"] = [{"title": "先听", "about": "一遍就好。"}]

    assert called(of(made(change), 0))[:3] == ["Timetable", "Load", "Methods"]


def test_day_1_after_an_opening_with_nothing_due_has_no_table(small_file):
    small_file.walk(small_file.at(1, 8))
    assert called(of(small_file, 1)) == ["Quote", "CourseCard"]


def test_a_morning_after_a_closed_night_brings_the_table_with_our_line_marked(
    small_file,
):
    live(small_file, 2, {("小李", 1)})
    sent = of(small_file, 2, 1)
    assert called(sent) == ["Quote", "CourseCard", "StandingsPoster"]
    [poster] = only(sent, cards.StandingsPoster)
    assert poster.number == 1
    lines = [(one.place, one.name, one.figure, one.detail) for one in poster.lines]
    assert lines == [(1, "2营", "100.0%", "4/4"), (2, "1营", "75.0%", "3/4")]
    assert [one.ours for one in poster.lines] == [False, True]
    [alike] = only(of(small_file, 2), cards.StandingsPoster)
    assert not any(one.ours for one in alike.lines)


def test_after_a_rest_day_there_is_no_table(small_file):
    live(small_file, 4)
    small_file.walk(small_file.at(4, 8))
    assert called(of(small_file, 4)) == ["Quote", "ActivityCard"]


def test_a_group_nobody_was_missing_from_gets_a_poster_and_others_do_not(small_file):
    live(small_file, 2, {("小李", 1)})
    [poster] = only(of(small_file, 2, 2), cards.PerfectScore)
    assert (poster.title, poster.line) == ("无懈可击", "2营，4位，一位不少")
    assert only(of(small_file, 2, 1), cards.PerfectScore) == []
    assert only(of(small_file, 2), cards.PerfectScore) == [poster]


def test_where_nobody_came_the_table_says_so_and_nobody_is_praised(small_file):
    small_file.walk(small_file.at(2, 8))
    assert only(of(small_file, 2), cards.PerfectScore) == []
    [poster] = only(of(small_file, 2), cards.StandingsPoster)
    assert {one.figure for one in poster.lines} == {"0.0%"}


def test_listeners_get_neither_homework_nor_tables(small_file):
    with small_file.act() as kept:
        cohorts.add_group(kept, small_file.id, 3, Track.LISTENER, 0)
    live(small_file, 2)
    sent = of(small_file, 2, 3)
    assert called(sent) == ["Quote", "CourseCard"]
    assert only(sent, cards.CourseCard)[0].tasks == ()
    assert len(only(of(small_file, 2, 1), cards.CourseCard)[0].tasks) == 3


def test_what_a_day_names_is_all_that_is_sent(made):
    def change(plan):
        plan["days"][1]["cards"] = ["lesson"]
        plan["days"][2]["cards"] = ["quote"]
        plan["days"][5]["cards"] = ["quote"]

    camp = made(change)
    assert called(of(camp, 1)) == ["CourseCard"]
    assert called(of(camp, 2)) == ["Quote"]
    assert called(of(camp, 5)) == ["Quote", "Programme"]


def test_a_day_and_a_group_there_are_not_are_refused_together(small_file):
    with pytest.raises(Refusal) as no:
        of(small_file, 9, 7)
    assert [str(reason) for reason in no.value.reasons] == [
        "没有第9天；这一期是第0天到第5天",
        "没有7营",
    ]
    assert no.value.reasons[0].en == "there is no day 9; this cohort has days 0 to 5"


def test_the_setting_is_the_cohorts_own(made):
    def change(plan):
        plan["look"] = {"colour": "#123456", "accent": "#abcdef", "logo": "logo.png"}

    camp = made(change)
    with camp.act() as kept:
        order = [day.id for day in camp.cohort.curriculum.days]
        old = versions.version(kept, camp.row.version_id)
        files = {**old.files, "assets/logo.png": LOGO}
        new = versions.keep_version(kept, "好好相处", files, {}, order, camp.now)
        kept.do("update cohort set version_id = ?", (new,))
    setting = of(camp, 1)[0].card.setting
    assert setting.logo == LOGO
    assert (setting.colour, setting.accent) == ("#123456", "#abcdef")
    assert (setting.title, setting.cohort, setting.days) == ("好好相处", "小营", 5)


def growth(camp, key):
    with camp.act() as kept:
        return pictures.growth(kept, camp.row, key, camp.now)


def test_a_growth_card_counts_what_the_board_counts(small):
    finish(small, {("小李", 1), ("小王", 2), ("小张", 4)})
    words = {verdict.value: verdict for verdict in Verdict}
    for name in ("小李", "小王", "小张", "小陈"):
        with small.act() as kept:
            found = board.board(kept, small.row, small.now, student=name)
        cells = [words[one.verdict or "not_due"] for one in found.lines[0].cells]
        days = [number for number, _ in found.days]
        done, hold = masks(days, cells)
        card = growth(small, name)
        assert card.streak == current_streak(done, hold, days[-1])
        [(count, _), (best, _)] = card.figures
        assert int(best) == longest_streak(done, hold, days[-1])
        assert int(count) == found.lines[0].done


def test_a_growth_card_shows_every_day_and_what_was_stamped(small):
    live(small, 2)
    small.stamped("小王", 1)
    card = growth(small, "S11")
    assert [dot.verdict for dot in card.dots] == [
        "not_due", "done", "ahead", "ahead", "ahead", "ahead",
    ]  # fmt: skip
    assert [dot.number for dot in card.dots if dot.stamped] == [1]
    assert (card.name, card.group, card.tier, card.streak) == ("小王", "1营", "中度", 1)


def test_a_day_begun_and_still_open_breaks_no_streak(small):
    live(small, 2)
    small.walk(small.at(2, 21))
    small.came("小王", 2, parts=1)
    card = growth(small, "小王")
    assert card.streak == 1
    assert card.dots[2].verdict == "ahead"


def test_before_the_camp_every_day_is_still_to_come(small_file):
    card = growth(small_file, "小李")
    assert {dot.verdict for dot in card.dots} == {"ahead"}
    assert card.streak == 0


def test_a_student_there_is_not_is_refused(small_file):
    with pytest.raises(Refusal, match="小马"):
        growth(small_file, "小马")


def test_no_certificates_are_refused_with_when_they_come(small_file):
    with small_file.act() as kept, pytest.raises(Refusal, match="结营日16:00颁发"):
        pictures.certificates(kept, small_file.row)


def test_a_certificate_says_who_why_when_and_under_whom(small):
    finish(small, {("小张", 1), ("小张", 2)})
    with small.act() as kept:
        papers = pictures.certificates(kept, small.row, "https://camp.example/")
    whole = next(one for one in papers if one.card.name == "小王")
    assert (whole.ref, whole.group) == ("S11", 1)
    assert (whole.card.title, whole.card.kind) == ("结营证书", "completion")
    assert whole.card.reason == "3个打卡日，完成3天"
    assert (whole.card.group, whole.card.host) == ("1营", "host1")
    assert whole.card.date == "2026年9月11日"
    assert whole.card.verify == f"https://camp.example/verify/{whole.card.serial}"
    titles = {one.card.title for one in papers}
    assert {"结营证书", "优秀学员"} <= titles
    assert not [one for one in papers if one.card.name == "小张"]
    assert len({one.card.serial for one in papers}) == len(papers)


def test_an_album_draws_once_what_all_groups_share(small_file, monkeypatch):
    live(small_file, 2, {("小李", 1)})
    drawn = []
    real = cards.draw
    monkeypatch.setattr(cards, "draw", lambda card: (drawn.append(card), real(card))[1])
    with small_file.act() as kept:
        album = pictures.Album(kept, small_file.row, 2, small_file.now)
        first, second = album.of(1), album.of(2)
    assert [one.file for one in first] == [
        "01-morning-quote-02.png",
        "02-morning-course-02.png",
        "03-morning-standings-01.png",
    ]
    assert [one.file for one in second][3:] == ["04-morning-perfect-01.png"]
    assert len(drawn) == len(set(drawn)) == 5
    assert all(one.data.startswith(b"\x89PNG") for one in (*first, *second))
    assert [one.about for one in first] == ["今天的一句话", "今天的课", "昨晚的战报"]


def test_in_an_english_camp_every_picture_is_english(sqlite_url):
    camp = Small(sqlite_url, locale="en")
    live(camp, 2)
    sent = of(camp, 2, 1)
    perfect = only(sent, cards.PerfectScore)[0]
    assert (perfect.title, perfect.line) == ("Nobody missing", "Group 1: all 4 came")
    [poster] = only(sent, cards.StandingsPoster)
    assert all(one.name.startswith("Group") for one in poster.lines)
    camp.store.close()
