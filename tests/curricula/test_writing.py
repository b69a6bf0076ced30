"""Small True Things: a whole camp in English that lives through a clock change."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from camp import shelf, timetable
from camp.checkins import written_chars
from camp.cohort import Cohort, Group, Track
from camp.curriculum import DayKind, Slot, Tier, lint, load
from camp.rehearsal import Plan, rehearse
from camp.timetable import Kind

FILES = shelf.open_folder(shelf.curriculum_path("writing-21-en")).files
COURSE = load(FILES)
NUMBERS = range(COURSE.first_number, COURSE.last_number + 1)
DUE = [n for n in NUMBERS if timetable.has_due(COURSE, n)]
START = date(2026, 10, 12)
CLOCKS_GO_BACK = date(2026, 10, 25)
CAMP = Cohort(1, "October", COURSE, START, COURSE.zone)
HAN = re.compile("[\u2e80-\u9fff\uff01-\uff5e]")


def mornings():
    """When the morning of each local date may first be posted, in UTC."""
    laid = timetable.lay_out(CAMP, [Group(1, 1, Track.CAMP)])
    return {
        timetable.local(row.post_from, CAMP.zone).date(): row.post_from
        for row in laid
        if row.kind is Kind.SCRIPT and row.slot == Slot.MORNING
    }


def notifications(field):
    """The first sixteen characters of a line of each day, as a phone shows them."""
    return [getattr(COURSE.day(n), field)[:16] for n in NUMBERS]


def test_it_is_twenty_two_days_with_ten_lessons_six_guests_and_four_evenings():
    kinds = [COURSE.day(n).kind for n in NUMBERS]
    assert list(NUMBERS) == list(range(22))
    assert kinds[0] is DayKind.OPENING
    assert kinds[-1] is DayKind.CLOSING
    assert kinds.count(DayKind.COURSE) == 10
    assert kinds.count(DayKind.GUEST) == 6
    assert kinds.count(DayKind.ACTIVITY) == 4


def test_it_speaks_english_in_london_and_nothing_in_it_is_put_right_by_the_linter():
    assert COURSE.locales == ("en",)
    assert COURSE.zone == "Europe/London"
    assert lint(COURSE, FILES, "en") == ()
    assert not HAN.search(FILES["curriculum.yaml"].decode())


def test_half_past_seven_stays_half_past_seven_when_the_clocks_go_back():
    at = mornings()
    assert min(at) < CLOCKS_GO_BACK < max(at)
    for day, moment in at.items():
        assert f"{timetable.local(moment, CAMP.zone):%H:%M}" == "07:30"
        hour = 6 if day < CLOCKS_GO_BACK else 7
        assert moment.astimezone(UTC).hour == hour
    before = at[CLOCKS_GO_BACK - timedelta(days=1)]
    assert at[CLOCKS_GO_BACK] - before == timedelta(hours=25)


def test_the_evening_of_the_spare_hour_closes_before_the_hour_comes_back():
    day = COURSE.day(13)
    assert day.id == "spare-hour"
    times = timetable.times(CAMP, 13)
    assert times.date == CLOCKS_GO_BACK - timedelta(days=1)
    back = int(datetime(2026, 10, 25, 1, tzinfo=UTC).timestamp())
    assert times.closes < back < timetable.times(CAMP, 14).late_from


def test_no_two_days_open_alike_not_even_in_a_notification():
    assert len(set(notifications("hook"))) == 22
    assert len({hook.split()[0] for hook in notifications("hook")}) > 16
    assert len(set(notifications("quote"))) == 22


def test_every_due_day_has_homework_for_each_tier_and_something_to_read():
    for number in DUE:
        day = COURSE.day(number)
        lines = [getattr(day.homework, tier.value) for tier in Tier]
        assert len(set(lines)) == 3, day.id
        assert day.reading.title in day.homework.heavy
        assert "300 words" in day.homework.heavy
        assert day.extra.link
    assert len(DUE) == 20


def test_three_hundred_plain_words_are_enough_for_heavy():
    shows = [day.activity or day.ceremony for day in COURSE.days]
    messages = [moment.say or "" for show in shows if show for moment in show.show]
    words = " ".join(messages).split()
    assert len(words) > 1500
    least = COURSE.parts["reflection"].min_chars
    for start in range(0, len(words) - 300, 50):
        assert written_chars(" ".join(words[start : start + 300])) > least
    assert written_chars(" ".join(words[:200])) < least


def test_each_day_tells_its_host_one_thing_and_how_to_answer_what_goes_wrong():
    for number in NUMBERS:
        day = COURSE.day(number)
        assert len(day.guidance.traps) >= 2, day.id
        assert day.guidance.own_line.endswith(("?", "slow", "may say so")), day.id
        assert len(day.answers) >= 2, day.id


def test_no_text_names_another_days_number_so_days_can_change_places():
    for number in NUMBERS:
        said = COURSE.day(number).model_dump_json()
        assert not re.search(r"\b[Dd]ay [0-9]", said), COURSE.day(number).id
        assert not re.search(r"(Mon|Tues|Wednes|Thurs|Fri|Satur)day('s lesson)", said)


def test_its_rules_can_be_remembered_three_to_do_and_three_to_leave():
    leave = [rule for rule in COURSE.rules if rule.startswith(("No ", "Don't "))]
    assert (len(COURSE.rules), len(leave)) == (6, 3)
    assert max(map(len, COURSE.rules)) < 60


def test_there_is_an_answer_for_the_clocks_and_a_dozen_others():
    asked = [each.question for each in COURSE.answers]
    assert len(set(asked)) == len(asked) >= 12
    assert any("clocks" in question for question in asked)
    assert 4 <= len(COURSE.methods) <= 6
    assert len(COURSE.honors) == 5


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """Live through it with sixty students, across the clock change, once."""
    out = tmp_path_factory.mktemp("writing")
    templates = {f"en/{name}": text for name, text in shelf.library("en").items()}
    return rehearse(Plan(FILES, templates, 60, "real", START, 21), out), out


def test_nobody_in_a_rehearsal_of_it_says_a_word_of_chinese(lived):
    _, out = lived
    for path in out.rglob("*"):
        if path.suffix in {".txt", ".html", ".csv", ".ics"}:
            assert not HAN.search(path.read_text(encoding="utf-8")), path


def test_in_a_rehearsal_hosts_have_their_breakfast_at_the_usual_hour(lived):
    _, out = lived
    for number in (12, 13, 14, 15):
        page = (out / f"groups/01/day-{number}/index.html").read_text()
        posted = re.findall(r"posted (\d\d:\d\d) by", page)
        assert len(posted) == 3
        assert posted[0] >= "07:30", number


def test_in_a_rehearsal_people_write_enough_for_heavy(lived):
    _, out = lived
    debrief = (out / "debriefs" / "night-02.txt").read_text()
    heavy = re.search(r"Heavy ([0-9.]+)%", debrief)
    assert float(heavy.group(1)) > 20
