"""Quizzes: what a paper earns, who is asked in which order, and who leads."""

from itertools import pairwise
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camp.contests import Papers, carried, chase, earned, marked, marks, shuffled
from camp.curriculum import Question, Quiz

CHOICES = {"single": 1, "multiple": 3}


def question(kind="single", points=10, right=None, wrong=3):
    if kind == "truth":
        return Question(kind=kind, text="?", holds=True, why=".", points=points)
    count = CHOICES[kind] if right is None else right
    return Question(
        kind=kind,
        text="?",
        right=tuple(f"r{n}" for n in range(count)),
        wrong=tuple(f"w{n}" for n in range(wrong)),
        why=".",
        points=points,
    )


def quiz(*questions, min_answers=1):
    return Quiz(
        id="q",
        title="q",
        about="q",
        opens={"day": 1, "at": "12:00"},
        closes={"day": 1, "at": "22:00"},
        min_answers=min_answers,
        questions=questions or (question(points=100),),
    )


def papers(number, answered, points, members=10, flawless=0):
    return Papers(number * 7, number, members, answered, points, flawless)


def places(board):
    return [(line.place, line.papers.number) for line in board]


def test_a_multiple_choice_earns_all_or_nothing():
    one = question("multiple")
    assert earned(one, {0, 1, 2}) == 10
    assert earned(one, {0, 1}) == 0
    assert earned(one, {0, 1, 2, 3}) == 0
    assert earned(one, ()) == 0


def test_a_truth_is_one_of_two():
    one = question("truth", points=5)
    assert (earned(one, {0}), earned(one, {1}), earned(one, {0, 1})) == (5, 0, 0)


@given(
    st.lists(st.sampled_from(["single", "multiple", "truth"]), min_size=1), st.data()
)
def test_only_a_paper_without_a_mistake_earns_everything(kinds, data):
    asked = quiz(*(question(kind) for kind in kinds))
    picked = tuple(
        frozenset(data.draw(st.sets(st.integers(0, one.size - 1))))
        for one in asked.questions
    )
    wholly = all(
        one.answer == p for one, p in zip(asked.questions, picked, strict=True)
    )
    assert (marks(asked, picked) == asked.most) == wholly
    assert 0 <= marks(asked, picked) <= asked.most


@given(
    st.integers(0, 20), st.integers(1, 9), st.text(max_size=9), st.integers(0, 10**9)
)
def test_an_order_has_everything_once_and_stays(size, cohort, key, student):
    order = shuffled(size, cohort, key, student)
    assert sorted(order) == list(range(size))
    assert order == shuffled(size, cohort, key, student)


@given(st.integers(2, 9), st.integers(1, 10**6), st.integers(1, 10**4))
def test_students_nearer_than_there_are_orders_never_share_one(size, student, apart):
    apart = apart % factorial(size) or 1
    first, second = (shuffled(size, 1, "q", s) for s in (student, student + apart))
    assert first != second


@pytest.mark.parametrize("size", [4, 10, 50])
def test_neighbours_do_not_begin_with_the_same_question(size):
    firsts = [shuffled(size, 1, "q", student)[0] for student in range(200)]
    assert all(a != b for a, b in pairwise(firsts))
    assert set(firsts) == set(range(size))


def test_groups_stand_by_the_average_of_those_who_answered():
    board = chase(quiz(), [papers(1, 2, 160), papers(2, 9, 810), papers(3, 1, 70)])
    assert places(board) == [(1, 2), (2, 1), (3, 3)]


def test_level_groups_are_told_apart_by_share_then_flawless_then_number():
    board = chase(
        quiz(),
        [
            papers(4, 2, 160),
            papers(3, 2, 160),
            papers(2, 2, 160, flawless=1),
            papers(1, 3, 240),
        ],
    )
    assert places(board) == [(1, 1), (2, 2), (3, 3), (4, 4)]


def test_too_few_papers_are_shown_and_not_ranked():
    board = chase(
        quiz(min_answers=5), [papers(1, 2, 200), papers(2, 6, 300), papers(3, 0, 0)]
    )
    assert places(board) == [(1, 2), (0, 1), (0, 3)]
    assert [line.unranked for line in board] == ["", "few", "idle"]


def test_a_tiny_group_is_ranked_once_everyone_answered():
    board = chase(quiz(min_answers=5), [papers(1, 3, 200, members=3)])
    assert places(board) == [(1, 1)]


def test_the_gap_is_in_points_and_in_papers_without_a_mistake():
    front, back = papers(1, 4, 360), papers(2, 2, 140)
    line = chase(quiz(), [front, back])[1]
    assert (line.front, line.gap, line.more) == (1, 40, 4)


def test_no_paper_catches_a_group_that_is_flawless():
    line = chase(quiz(), [papers(1, 4, 400), papers(2, 2, 140)])[1]
    assert (line.gap, line.more) == (60, 0)


GROUPS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 100)), max_size=8
)


def made(rows):
    return [
        papers(number, min(a, b), min(a, b) * each, members=max(a, b, 1))
        for number, (a, b, each) in enumerate(rows, 1)
    ]


@given(GROUPS, st.randoms())
def test_the_order_in_which_groups_come_changes_nothing(rows, random):
    groups = made(rows)
    mixed = list(groups)
    random.shuffle(mixed)
    assert chase(quiz(), groups) == chase(quiz(), mixed)


@given(GROUPS)
def test_as_many_flawless_papers_as_are_said_catch_up_and_one_less_does_not(rows):
    asked = quiz()
    board = chase(asked, made(rows))
    by_number = {line.papers.number: line.papers for line in board}
    for line in board:
        if not line.more:
            continue
        ours, theirs = line.papers, by_number[line.front]

        def level(more, ours=ours, theirs=theirs):
            points = ours.points + more * asked.most
            return points * theirs.answered >= theirs.points * (ours.answered + more)

        assert level(line.more)
        assert not level(line.more - 1)
        assert ours.answered + line.more <= ours.members


def test_a_corrected_key_moves_what_was_picked_with_its_words():
    was, now = question(right=1), question(right=1)
    was = was.model_copy(update={"right": ("w0",), "wrong": ("r0", "w1")})
    now = now.model_copy(update={"right": ("r0",), "wrong": ("w0", "w1")})
    picked = carried(quiz(was), quiz(now), (frozenset({1}),))
    assert picked == (frozenset({0}),)
    assert marked(quiz(now), picked) == (10, 10)
    assert marks(quiz(was), (frozenset({1}),)) == 0


def test_a_question_that_was_not_asked_neither_earns_nor_lacks():
    asked = question().model_copy(update={"text": "one"})
    later = question("truth").model_copy(update={"text": "two"})
    picked = carried(quiz(asked), quiz(later, asked), (frozenset({0}),))
    assert picked == (None, frozenset({0}))
    assert marked(quiz(later, asked), picked) == (10, 10)


def test_a_question_that_is_gone_is_gone_with_its_answer():
    one, two = (question().model_copy(update={"text": t}) for t in ("one", "two"))
    picked = carried(quiz(one, two), quiz(two), (frozenset(), frozenset({0})))
    assert marked(quiz(two), picked) == (10, 10)


def test_an_answer_of_another_kind_of_question_is_none():
    before = quiz(question("truth"))
    assert carried(before, quiz(question()), (frozenset({0}),)) == (frozenset(),)


@given(st.permutations(range(4)), st.permutations(range(3)), st.data())
def test_however_a_quiz_is_put_in_order_a_paper_stays_what_it_was(order, turned, data):
    asked = [
        question(kind).model_copy(update={"text": f"q{n}"})
        for n, kind in enumerate(("single", "multiple", "truth", "multiple"))
    ]
    picked = tuple(
        data.draw(st.frozensets(st.integers(0, one.size - 1))) for one in asked
    )
    now = [
        one
        if one.kind == "truth"
        else one.model_copy(update={"wrong": tuple(one.wrong[n] for n in turned)})
        for one in (asked[n] for n in order)
    ]
    found = carried(quiz(*asked), quiz(*now), picked)
    assert marked(quiz(*now), found) == (marks(quiz(*asked), picked), quiz(*now).most)
    assert carried(quiz(*now), quiz(*asked), found) == picked
