"""A key that was wrong is put right: what was handed in before is marked anew."""

from dataclasses import replace

import pytest

from camp.cohort import Aspect
from camp.desk import entering, quiz
from camp.desk.refusal import Refusal
from camp.store import cohorts, papers, roster
from tests.desk.lead_camp import on_day
from tests.desk.quiz_camp import QUIZ, RIGHT, QuizCamp, files

WRONG_KEY = QUIZ.replace("right: [鞋放得挺响]", "right: [你又发什么脾气]").replace(
    "wrong: [你又发什么脾气, 你根本不在乎]", "wrong: [鞋放得挺响, 你根本不在乎]"
)
SHOES = (frozenset({1}), *RIGHT[1:])
"""鞋放得挺响 and the rest as it should be, as places in the file with the wrong key."""


@pytest.fixture
def camp(database_url):
    made = QuizCamp(database_url, WRONG_KEY)
    yield made
    made.close()


@pytest.fixture
def answered(camp):
    """小李 and 小王 have handed in; 小王 knew better than the key."""
    camp.now = on_day(1, 14)
    xiao_li, xiao_wang = camp.seats[1][:2]
    assert camp.answer(1, 14, [(xiao_li, RIGHT), (xiao_wang, SHOES)]) == 2
    return camp


def seat(kept, camp, student):
    row = cohorts.get(kept, camp.id)
    link = entering.student_link(kept, row, student, 90, "澜", camp.now)
    secret = entering.secret_for(kept, "")
    return entering.enter(kept, entering.token_of(link, secret), secret, camp.now)


def look(camp, student):
    with camp.act() as kept:
        return quiz.look(kept, seat(kept, camp, student), "first", camp.now, "zh-CN")


def test_the_key_is_corrected_and_whoever_was_right_is_flawless_now(answered):
    camp = answered
    xiao_li, xiao_wang = camp.seats[1][:2]
    assert camp.papers()[xiao_wang.id].points == 40
    assert look(camp, xiao_li).flawless == "无懈可击"
    camp.revise(files=files())
    found = camp.papers()
    assert (found[xiao_wang.id].points, found[xiao_wang.id].flawless) == (50, True)
    assert (found[xiao_li.id].points, found[xiao_li.id].flawless) == (40, False)
    page = look(camp, xiao_wang)
    assert page.score == "50分，满分50"
    assert page.flawless == "无懈可击"
    assert {line.name: line.flawless for line in page.board}["1营"] == 1
    with camp.act() as kept:
        card = quiz.poster(kept, seat(kept, camp, xiao_wang), "first", camp.now)
        with pytest.raises(Refusal, match="全对的人"):
            quiz.poster(kept, seat(kept, camp, xiao_li), "first", camp.now)
    assert card.names == ("头一回，考考自己",)


def test_the_scripts_that_come_follow_the_corrected_key(answered):
    camp = answered
    camp.answer(1, 15, [(one, (frozenset({2}), *SHOES[1:])) for one in camp.seats[2]])
    camp.revise(files=files(QUIZ.replace('at: "22:00"', 'at: "20:00"')))
    camp.walk(on_day(3, 8))
    assert f"🌟无懈可击：{camp.seats[1][1].name}\n" in camp.says(1, 3, "morning")


def test_a_text_nobody_has_copied_yet_is_made_anew_with_the_corrected_marks(answered):
    camp = answered
    xiao_li, xiao_wang = camp.seats[1][:2]
    ends = 'at: "20:00"'
    camp.revise(files=files(WRONG_KEY.replace('at: "22:00"', ends)))
    camp.walk(on_day(3, 8))
    assert f"🌟无懈可击：{xiao_li.name}\n" in camp.says(1, 3, "morning")
    camp.revise(files=files(QUIZ.replace('at: "22:00"', ends)))
    camp.walk(on_day(3, 9))
    assert f"🌟无懈可击：{xiao_wang.name}\n" in camp.says(1, 3, "morning")


def test_the_answers_people_read_afterwards_are_those_of_the_corrected_key(answered):
    camp = answered
    camp.revise(files=files())
    camp.now = on_day(3, 9)
    shown = {one.text: one for one in look(camp, camp.seats[1][1]).questions}
    shoes = shown["他进门没说话，先说哪一句？"]
    assert shoes.earned == 10
    assert [c.text for c in shoes.choices if c.picked] == ["鞋放得挺响"]
    assert [c.text for c in shoes.choices if c.right] == ["鞋放得挺响"]


def test_whoever_still_fills_in_keeps_their_page_and_is_marked_by_the_new_key(camp):
    camp.now = on_day(1, 14)
    student = camp.seats[1][0]
    with camp.act() as kept:
        quiz.begin(kept, seat(kept, camp, student), "first", camp.now)
    page = look(camp, student)
    wanted = {"鞋放得挺响", "他八点才回来", "碗还在水槽里", "不对", "心里数三下"}
    form = {
        one.field: [str(c.place) for c in one.choices if c.text in wanted]
        for one in page.questions
    }
    camp.revise(files=files())
    assert look(camp, student).questions == page.questions
    with camp.act() as kept:
        sat = seat(kept, camp, student)
        assert quiz.hand_in(kept, sat, "first", form, camp.now, anyway=False)
    assert camp.papers()[student.id].flawless


def test_a_page_asked_for_before_the_revision_is_marked_by_the_key_after_it(camp):
    camp.now = on_day(1, 14)
    student = camp.seats[1][0]
    with camp.act() as kept:
        quiz.begin(kept, seat(kept, camp, student), "first", camp.now)
        before = seat(kept, camp, student)
    page = look(camp, student)
    wanted = {"鞋放得挺响", "他八点才回来", "碗还在水槽里", "不对", "心里数三下"}
    form = {
        one.field: [str(c.place) for c in one.choices if c.text in wanted]
        for one in page.questions
    }
    camp.revise(files=files())
    with camp.act() as kept:
        assert quiz.hand_in(kept, before, "first", form, camp.now, anyway=False)
    assert camp.papers()[student.id].points == 50


def test_the_lead_is_told_beforehand_how_many_papers_are_marked_anew(answered):
    camp = answered
    said = "《头一回，考考自己》已经交了2份，会按新的题和答案重新算分"
    assert said in camp.revise(files=files()).warnings
    later = files(QUIZ.replace("closes: {day: 2,", "closes: {day: 3,"))
    assert said not in camp.revise(files=later).warnings


def test_the_log_says_how_many_are_flawless_before_and_after(answered):
    camp = answered
    camp.revise(files=files())
    with camp.store.reading() as kept:
        log = [one for one in cohorts.audit(kept, camp.id) if one[2] == "mark"]
    ((_, who, _, what, before, after, why),) = log
    assert (who, what) == ("小李", "first")
    assert before == after == "交了2份，全对1份"
    assert why == "答案按新的一版算"


def test_a_revision_that_leaves_the_key_alone_marks_nothing(answered):
    camp = answered
    before = camp.papers()
    camp.revise(files=files(WRONG_KEY.replace("头一回，考考自己", "头一回，再考考")))
    assert camp.papers() == before
    with camp.store.reading() as kept:
        assert "mark" not in [one[2] for one in cohorts.audit(kept, camp.id)]


def test_back_to_the_first_key_and_the_marks_are_back_too(answered):
    camp = answered
    before = camp.papers()
    camp.revise(files=files())
    assert camp.papers() != before
    camp.revise(files=files(WRONG_KEY))
    assert camp.papers() == before


def test_other_points_and_a_reworded_choice_count_for_who_handed_in_before(answered):
    camp = answered
    reworded = QUIZ.replace("鞋放得挺响", "鞋放得好响").replace(
        "points: 20", "points: 30"
    )
    camp.revise(files=files(reworded))
    paper = camp.papers()[camp.seats[1][1].id]
    assert (paper.points, paper.most) == (60, 60)


def test_a_question_that_came_later_takes_nothing_from_who_was_not_asked_it(answered):
    camp = answered
    more = QUIZ + (
        "  - kind: truth\n    text: 道歉要先说理由。\n    holds: no\n    why: 先说那件事。\n"
    )
    camp.revise(files=files(more))
    paper = camp.papers()[camp.seats[1][1].id]
    assert (paper.points, paper.most, paper.flawless) == (50, 50, True)


def test_what_is_published_stays_as_it_was(answered):
    camp = answered
    camp.walk(on_day(2, 1))
    published = ("verdict", "night", "standing", "debrief", "honor", "certificate")
    before = {k: v for k, v in camp.everything().items() if k in published}
    camp.revise(files=files())
    after = camp.everything()
    assert before["standing"]
    assert {k: after[k] for k in before} == before


def test_many_at_once_are_held_to_the_rules_of_one(camp):
    listener, left, late, early, twice, fine = (*camp.seats[1], *camp.seats[2][:2])
    camp.now = on_day(1, 13)
    with camp.act() as kept:
        roster.change(
            kept,
            camp.id,
            [
                (listener.id, Aspect.TRACK, 1, "listener"),
                (left.id, Aspect.TRACK, 1, "deferred"),
            ],
            camp.now,
        )
    assert (
        camp.answer(1, 14, [(one, RIGHT) for one in (listener, left, twice, fine)]) == 2
    )
    assert camp.answer(1, 11, [(early, RIGHT)]) == 0
    assert camp.answer(2, 22, [(late, RIGHT)]) == 0
    before = camp.papers()
    assert set(before) == {twice.id, fine.id}
    camp.answer(1, 16, [(twice, SHOES)])
    assert camp.papers() == before


def test_a_paper_of_many_is_a_paper_of_one(camp):
    camp.now = on_day(1, 14)
    alone, among = camp.seats[1][:2]
    with camp.act() as kept:
        quiz.begin(kept, seat(kept, camp, alone), "first", camp.now)
    page = look(camp, alone)
    form = {
        one.field: [str(c.place) for c in one.choices if c.text == "心里数三下"]
        for one in page.questions
    }
    with camp.act() as kept:
        quiz.hand_in(
            kept, seat(kept, camp, alone), "first", form, camp.now, anyway=True
        )
    nothing = frozenset()
    camp.answer(1, 14, [(among, (nothing, nothing, nothing, frozenset({0})))])
    with camp.store.reading() as kept:
        one, other = (
            papers.of_student(kept, camp.id, who.id)["first"] for who in (alone, among)
        )
    same = {"student_id": 0, "begun_at": one.begun_at, "handed_in_at": one.begun_at}
    assert replace(one, **same) == replace(other, **same)
