"""A rehearsed camp: the same engine, the same bytes, and pages worth reading."""

import json
import re
from datetime import UTC, date, datetime
from itertools import combinations

import pytest

from camp import debrief, shelf
from camp.rehearsal import Plan, rehearse
from camp.store import Store, papers

STARTER = shelf.starter()
MAIN = shelf.open_folder(shelf.curriculum_path("interpersonal-21")).files
QUIZZES = ("first-week", "second-week")
TEMPLATES = {f"zh-CN/{n}": t for n, t in shelf.library("zh-CN").items()}


def plan(files=STARTER, students=30, attendance="real", seed=21):
    return Plan(files, TEMPLATES, students, attendance, date(2026, 9, 7), seed)


def pages(folder):
    """Read everything a person may open; the database is not for reading."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "camp.db"
    }


@pytest.fixture(scope="module")
def camp(tmp_path_factory):
    """Live through interpersonal-21 with three hundred students, once."""
    out = tmp_path_factory.mktemp("camp")
    return rehearse(plan(MAIN, students=300), out), out


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    rehearse(plan(), tmp_path / "one")
    rehearse(plan(), tmp_path / "two")
    assert pages(tmp_path / "one") == pages(tmp_path / "two")


def test_another_seed_gives_another_camp(tmp_path):
    rehearse(plan(), tmp_path / "one")
    rehearse(plan(seed=22), tmp_path / "two")
    assert pages(tmp_path / "one") != pages(tmp_path / "two")


def test_everything_that_falls_due_is_done(camp):
    summary, _ = camp
    assert set(summary.occurrences) == {"done"}
    assert summary.scripts == (summary.groups + 1) * 22 * 3 * 2  # and one of listeners


def test_about_one_in_four_finishes_and_some_do_everything_a_person_may_do(camp):
    summary, _ = camp
    assert {"done", "made_up", "partial", "missed", "leave"} <= set(summary.verdicts)
    finished = summary.certificates - summary.honors
    assert 0.15 < finished / summary.students < 0.35


def test_with_full_attendance_nearly_everyone_comes_nearly_every_day():
    summary = rehearse(plan(MAIN, students=60, attendance="full"))
    assert summary.checkins > 60 * 20 * 0.95
    assert summary.verdicts["done"] > summary.checkins * 0.95


def test_every_group_reads_its_own_name_and_nobody_elses(camp):
    summary, out = camp
    for group in range(1, summary.groups + 1):
        mornings = sorted((out / "groups" / f"{group:02d}").glob("*/morning.full.txt"))
        assert len(mornings) == 22
        greeted = [re.findall(r"(\d+)营的同学", path.read_text()) for path in mornings]
        assert {number for found in greeted for number in found} == {str(group)}


def test_homework_is_stamped_by_the_officer_the_group_was_told_of(camp):
    summary, out = camp
    for group in range(1, summary.groups + 1):
        folder = out / "groups" / f"{group:02d}"
        told = (folder / "day-00" / "morning.full.txt").read_text()
        officer = re.search(r"作业官是(\w+?)。", told).group(1)
        texts = [path.read_text() for path in folder.glob("*/evening.full.txt")]
        stamped = {name for t in texts for name in re.findall(r"(\w+)盖章时写：", t)}
        assert stamped == {officer}


def test_no_two_nights_of_a_camp_read_the_same(camp):
    _, out = camp
    nights = [path.read_text() for path in sorted((out / "debriefs").glob("*.txt"))]
    assert len(nights) == 22
    names = names_in(out)
    masked = [debrief.mask(text, names) for text in nights]
    for one, other in combinations(masked, 2):
        assert one != other


def names_in(out):
    """Gather the names of students and hosts a debrief may mention."""
    found = set()
    for path in (out / "debriefs").glob("*.txt"):
        found |= set(re.findall(r"([\u4e00-\u9fff]{2,4}\d?)（\d+天", path.read_text()))
    return found


def test_every_watched_group_has_a_cause_and_an_act_with_a_person_and_an_hour(camp):
    _, out = camp
    text = (out / "debriefs" / "night-09.html").read_text()
    assert "要追的营" in text
    assert re.search(r"\d{1,2}:\d{2}前", text)


def test_an_honor_names_its_reason_and_whom_it_beat(camp):
    _, out = camp
    text = (out / "honors.html").read_text()
    assert "个打卡日" in text
    assert "下一位" in text


def test_every_page_of_the_index_is_there(camp):
    _, out = camp
    index = (out / "index.html").read_text()
    for href in re.findall(r'href="([^"#]+)"', index):
        assert (out / href).exists(), href


def test_the_summary_is_what_a_machine_reads(camp):
    summary, _ = camp
    plain = json.loads(json.dumps(summary.plain()))
    assert set(plain) == {
        *("students", "groups", "occurrences", "scripts", "checkins", "verdicts"),
        *("honors", "certificates", "seconds", "peak_mb"),
    }
    assert plain["seconds"]["total"] > 0


def without_quizzes(files):
    return {path: data for path, data in files.items() if not path.startswith("quiz/")}


def test_people_answer_the_quizzes_some_without_a_mistake_and_many_not_at_all(camp):
    summary, out = camp
    store = Store(f"sqlite:///{out / 'camp.db'}")
    with store.reading() as kept:
        found = {name: papers.handed_in(kept, 1, name) for name in QUIZZES}
    store.close()
    for theirs in found.values():
        flawless = sum(paper.flawless for paper in theirs)
        assert 20 < len(theirs) < summary.students // 2
        assert 0 < flawless < len(theirs) // 2
        assert len({paper.points for paper in theirs}) > 3
    opens, closes = (
        datetime(2026, 9, d, h, tzinfo=UTC) for d, h in ((13, 4), (14, 12))
    )
    for paper in found["first-week"]:
        assert opens <= paper.begun_at < paper.handed_in_at < closes


def test_hosts_paste_how_a_quiz_stands_and_who_was_flawless(camp):
    _, out = camp
    folder = out / "groups" / "01"
    said = {
        (day, slot): (folder / f"day-{day:02d}" / f"{slot}.full.txt").read_text()
        for day in (7, 8, 9)
        for slot in ("morning", "noon", "evening")
    }
    assert "今天12:00开卷，《头一周，考考自己》" in said[7, "morning"]
    assert "开卷了，10道题" in said[7, "noon"]
    assert re.search(r"到19:30，1营交了\d+位", said[7, "evening"])
    assert "收卷了，答案在打卡页" in said[8, "evening"]
    assert re.search(r"1营交了\d+位，平均[\d.]+分", said[9, "morning"])
    assert "卷" not in said[9, "noon"] + said[9, "evening"]


def test_listeners_are_told_of_no_quiz(camp):
    summary, out = camp
    listening = out / "groups" / f"{summary.groups + 1:02d}"
    texts = [path.read_text() for path in sorted(listening.rglob("*.txt"))]
    assert texts
    assert not [text for text in texts if "开卷" in text or "收卷" in text]


def test_nothing_else_changes_because_people_answer_a_quiz(tmp_path):
    rehearse(plan(MAIN, students=40), tmp_path / "with")
    rehearse(plan(without_quizzes(MAIN), students=40), tmp_path / "without")
    one, other = pages(tmp_path / "with"), pages(tmp_path / "without")
    nights = {n for n in one if re.fullmatch(r"debriefs/night-\d+\.txt", n)}
    other_nights = {n[-6:-4] for n in nights if one[n] != other[n]}
    assert len(nights) == 22
    assert other_nights == {"07", "08", "14", "15"}
    mornings = [n for n in one if "/day-" in n and "quiz" not in n]
    changed = {n for n in mornings if one[n] != other.get(n)}
    days = {name.split("/day-")[1][:2] for name in changed}
    assert days == {"07", "08", "09", "14", "15", "16"}
