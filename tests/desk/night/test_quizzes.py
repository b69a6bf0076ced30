"""What every group hears of a quiz: when it opens, how it stands, how it ended."""

import json

import pytest

from camp.desk import course
from camp.desk.night import debrief as debriefs
from camp.desk.night import words as composing
from camp.store import nights, queue, roster, words
from camp.timetable import Kind
from tests.desk.lead_camp import on_day, templates
from tests.desk.night.scene import statements
from tests.desk.quiz_camp import QUIZ, RIGHT, SECOND_WRONG, QuizCamp

EIGHT = QUIZ.replace('closes: {day: 2, at: "22:00"}', 'closes: {day: 2, at: "20:00"}')


@pytest.fixture
def camp(database_url):
    made = QuizCamp(database_url, EIGHT)
    yield made
    made.close()


def facts_of(camp, group, day, slot):
    """The quiz as a group's kept script knows it; None when it knew of none."""
    with camp.store.reading() as kept:
        one, _ = words.scripts(kept, camp.id, day, camp.groups[group], slot)
    return json.loads(one.own_facts).get("quiz")


def test_a_group_hears_when_it_opens_how_it_runs_and_how_it_ended(camp):
    camp.walk(on_day(1, 13))
    assert "今天12:00开卷，《头一回，考考自己》" in camp.says(1, 1, "morning")
    assert "开卷了，4道题" in camp.says(1, 1, "noon")
    first, second = camp.seats[1][:2]
    camp.answer(1, 14, [(first, RIGHT), (second, SECOND_WRONG)])
    camp.answer(1, 15, [(one, RIGHT) for one in camp.seats[2][:2]])
    camp.walk(on_day(2, 21))
    evening = camp.says(1, 1, "evening")
    assert "到19:30，1营交了2位" in evening
    assert "明天20:00收卷" in evening
    assert "今天20:00收卷" in camp.says(1, 2, "morning")
    assert "《头一回，考考自己》还能答" in camp.says(1, 2, "noon")
    assert "收卷了，答案在打卡页" in camp.says(1, 2, "evening")
    camp.walk(on_day(3, 8))
    ended = camp.says(1, 3, "morning")
    assert "昨天20:00收的卷。1营交了2位，平均45分。" in ended
    assert f"🌟无懈可击：{first.name}\n4道题，一道没错" in ended
    assert second.name not in ended
    camp.walk(on_day(3, 13))
    assert "收卷" not in camp.says(1, 3, "noon")


def test_the_short_text_says_the_same_in_less(camp):
    camp.walk(on_day(1, 13))
    camp.answer(1, 14, [(one, RIGHT) for one in camp.seats[1][:2]])
    camp.walk(on_day(1, 21))
    short = camp.says(1, 1, "evening", "short")
    assert "《头一回，考考自己》明天20:00收卷\n到19:30交了2位" in short
    assert len(short) < len(camp.says(1, 1, "evening"))


def test_the_group_in_front_and_the_way_to_it_are_known(camp):
    camp.walk(on_day(1, 13))
    camp.answer(1, 14, [(one, RIGHT) for one in camp.seats[1][:2]])
    camp.answer(1, 14, [(one, SECOND_WRONG) for one in camp.seats[2][:2]])
    camp.answer(1, 14, [(camp.seats[3][0], SECOND_WRONG)])
    camp.walk(on_day(1, 21))
    second, third = (facts_of(camp, group, 1, "evening") for group in (2, 3))
    assert (second["place"], second["groups"], second["front"]) == (2, 2, "1营")
    assert (second["leader"], second["best"], second["gap"]) == ("1营", "50", 20)
    assert (second["answered"], second["of"], second["average"]) == (2, 4, "40")
    assert (third["place"], third["answered"]) == (0, 1)
    # One paper alone would tell everybody what one student got.
    assert "平均" not in camp.says(3, 1, "evening")
    # Behind is said once, by nobody: only who is well in front hears a place.
    assert "排第" not in camp.says(2, 1, "evening")
    assert "排第1" in camp.says(1, 1, "evening")


def test_whoever_must_not_be_named_is_not_among_the_flawless(camp):
    shown, hidden = camp.seats[1][:2]
    camp.walk(on_day(1, 13))
    camp.answer(1, 14, [(shown, RIGHT), (hidden, RIGHT)])
    with camp.act() as kept:
        roster.add_labels(kept, [(hidden.id, "do-not-contact")])
    camp.walk(on_day(3, 8))
    found = facts_of(camp, 1, 3, "morning")
    assert (found["flawless"], found["flawless_count"]) == ([shown.name], 1)
    assert found["answered"] == 2


def test_a_script_about_a_quiz_is_made_again_byte_for_byte(camp):
    camp.walk(on_day(1, 13))
    camp.answer(1, 14, [(one, RIGHT) for one in camp.seats[1]])
    camp.walk(on_day(3, 8))
    with camp.store.reading() as kept:
        its = course.running(kept, camp.id)[1]
        for one in words.scripts(kept, camp.id, 3, camp.groups[1], "morning"):
            made = composing.remake(kept, its, one, "x")
            assert made == one.messages


def read(camp, day, slot):
    """How many statements it takes to read what a slot's scripts may say."""
    with camp.store.reading() as kept:
        rows = [
            row
            for row in queue.rows(kept, camp.id, number=day)
            if row.kind is Kind.SCRIPT and row.slot == slot
        ]
    with statements(camp.store) as sent, camp.store.reading() as kept:
        composing.WORK.read(kept, rows, rows[0].compose_at)
    return [one for one in sent if "paper" in one]


def test_a_slot_takes_no_statement_more_without_a_quiz_and_two_at_most_with_one(
    sqlite_url,
):
    camp = QuizCamp(sqlite_url, EIGHT)
    camp.walk(on_day(1, 13))
    assert read(camp, 1, "morning") == []
    assert len(read(camp, 1, "noon")) == 1
    camp.answer(1, 14, [(one, RIGHT) for row in camp.seats.values() for one in row])
    camp.walk(on_day(2, 21))
    assert len(read(camp, 1, "evening")) == len(read(camp, 2, "noon")) == 1
    assert len(read(camp, 3, "morning")) == 2
    assert read(camp, 3, "noon") == read(camp, 5, "morning") == []
    camp.close()


def debriefed(camp, day):
    """What ops read of a night's quiz: its figure, and what is asked of hosts."""
    with camp.store.reading() as kept:
        made = debriefs.read_back(nights.debriefs(kept, camp.id)[day])
    figures = [one for one in made.figures if one.key == "quiz"]
    return figures, [line for line in made.guidance.lines if "头一回" in line]


def test_ops_read_how_many_answered_and_which_groups_a_word_would_help(camp):
    camp.walk(on_day(1, 13))
    sent = [one for number in (1, 2) for one in camp.seats[number]]
    camp.answer(1, 14, [(one, RIGHT) for one in sent])
    camp.walk(on_day(2, 1))
    ((figure,), (line,)) = debriefed(camp, 1)
    assert (figure.value, figure.change) == ("8 / 12", "平均50分，最前1营50分")
    assert line.startswith("《头一回，考考自己》开到第2天20:00，3营交了0位：营主12:30")
    camp.answer(2, 9, [(camp.seats[3][0], SECOND_WRONG)])
    camp.walk(on_day(3, 1))
    ((figure,), lines) = debriefed(camp, 2)
    assert (figure.value, lines) == ("9 / 12", [])
    camp.walk(on_day(4, 1))
    assert debriefed(camp, 3) == ([], [])


def test_a_debrief_takes_a_statement_for_papers_only_near_a_quiz(sqlite_url):
    camp = QuizCamp(sqlite_url, EIGHT)
    camp.walk(on_day(5, 1))
    for day, papers in ((1, 1), (2, 1), (3, 0), (4, 0)):
        with statements(camp.store) as sent, camp.store.reading() as kept:
            debriefs.night_of(kept, camp.id, day)
        assert len([one for one in sent if "paper" in one]) == papers
    camp.close()


def test_templates_are_put_together_before_a_camp_keeps_them():
    assert not [n for n, text in templates().items() if "include" in text]
