"""Quizzes at the desk: who may answer, which version they are asked, what stands."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from camp.cohort import Aspect, Track
from camp.desk import entering, quiz
from camp.desk.refusal import Refusal
from camp.store import cohorts, papers, roster, versions
from tests.desk.quizzes import FILES, QUIZ
from tests.desk.small import Small


@pytest.fixture
def camp(database_url):
    made = Small(database_url, files=FILES)
    made.move(made.at(1, 15))
    yield made
    made.store.close()


def seat(kept, camp, name="小李"):
    row = cohorts.get(kept, camp.id)
    (who,) = roster.some(kept, camp.id, [camp.ids[name]])
    link = entering.student_link(kept, row, who, 90, "澜", camp.now)
    secret = entering.secret_for(kept, "")
    return entering.enter(kept, entering.token_of(link, secret), secret, camp.now)


def act(camp, what, *rest, name="小李", **more):
    with camp.act() as kept:
        return what(kept, seat(kept, camp, name), "first", *rest, camp.now, **more)


def look(camp, name="小李"):
    with camp.act() as kept:
        return quiz.look(kept, seat(kept, camp, name), "first", camp.now, "zh-CN")


def hand_in(camp, form, name="小李"):
    return act(camp, quiz.hand_in, form, name=name, anyway=True)


def filled(page, wanted):
    """A form with these choices picked, as the page shows them."""
    return {
        one.field: [str(c.place) for c in one.choices if c.text in wanted]
        for one in page.questions
    }


def paper(camp, name="小李"):
    with camp.store.reading() as kept:
        return papers.of_student(kept, camp.id, camp.ids[name]).get("first")


def changed(camp, name, aspect, value, day=1):
    with camp.act() as kept:
        roster.change(kept, camp.id, [(camp.ids[name], aspect, day, value)], camp.now)


def revised(camp, text):
    """Let the camp follow another version whose quiz is this."""
    with camp.act() as kept:
        row = cohorts.get(kept, camp.id)
        old = versions.version(kept, row.version_id)
        files = {**old.files, "quiz/first.yaml": text.encode()}
        new = versions.keep_version(
            kept, "好好相处", files, old.templates, old.order, camp.now
        )
        cohorts.repin(kept, camp.id, new, row.start, row.skips)


def test_eight_hands_at_once_hand_in_one_paper(camp):
    act(camp, quiz.begin)
    page = look(camp)
    forms = [filled(page, {c.text}) for one in page.questions for c in one.choices][:8]
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda form: hand_in(camp, form), forms))
    found = paper(camp)
    assert found.handed_in_at is not None
    assert sum(bool(one) for one in found.picked) == 1


def test_the_first_second_counts_and_the_last_one_does_not(camp):
    camp.move(camp.at(1, 12))
    act(camp, quiz.begin)
    camp.move(camp.at(2, 22) - timedelta(seconds=1))
    assert hand_in(camp, {})
    camp.move(camp.at(1, 12))
    act(camp, quiz.begin, name="小王")
    camp.move(camp.at(2, 22))
    with pytest.raises(Refusal, match="今天22:00已经收卷"):
        hand_in(camp, {}, "小王")
    assert paper(camp, "小王").handed_in_at is None


def test_beginning_again_keeps_the_paper(camp):
    act(camp, quiz.begin)
    act(camp, quiz.pick, filled(look(camp), {"不对"}))
    before = paper(camp)
    act(camp, quiz.begin)
    assert paper(camp) == before


def test_handing_in_what_was_never_begun_says_so(camp):
    with pytest.raises(Refusal, match="还没开始这份卷子"):
        hand_in(camp, {"q0": ["0"]})
    assert paper(camp) is None


@pytest.mark.parametrize("track", [Track.LISTENER, Track.DEFERRED])
def test_listeners_and_deferred_read_it_after_the_close(camp, track):
    changed(camp, "小李", Aspect.TRACK, track.value)
    with pytest.raises(Refusal, match="旁听和延期"):
        act(camp, quiz.begin)
    assert look(camp).stage == "shut"
    camp.move(camp.at(3, 9))
    page = look(camp)
    assert page.stage == "over"
    assert all(one.why for one in page.questions)


def test_whoever_begins_is_asked_that_version_to_the_end(camp):
    act(camp, quiz.begin)
    act(camp, quiz.pick, filled(look(camp), {"鞋放得挺响"}))
    before = look(camp)
    revised(camp, QUIZ.replace("鞋放得挺响", "门关得挺重"))
    assert look(camp).questions == before.questions
    act(camp, quiz.begin, name="小王")
    texts = {c.text for one in look(camp, "小王").questions for c in one.choices}
    assert "门关得挺重" in texts
    assert hand_in(camp, filled(look(camp), {"鞋放得挺响"}))
    assert paper(camp).points == 10


def test_a_quiz_that_a_revision_put_off_is_open_longer(camp):
    act(camp, quiz.begin)
    revised(camp, QUIZ.replace("closes: {day: 2,", "closes: {day: 4,"))
    camp.move(camp.at(3, 9))
    assert hand_in(camp, filled(look(camp), {"不对"}))


def test_who_moves_after_answering_still_counts_where_they_answered(camp):
    act(camp, quiz.begin)
    hand_in(camp, {})
    changed(camp, "小李", Aspect.GROUP, str(camp.groups[2].id), day=2)
    camp.move(camp.at(2, 10))
    with camp.store.reading() as kept:
        found = papers.tallies(kept, camp.id, "first")
    assert [t.answered for t in found.values()] == [1]
    assert set(found) == {camp.groups[1].id}
    assert {line.name: line.answered for line in look(camp).board} == {
        "1营": 1,
        "2营": 0,
    }


def test_a_quiz_without_a_title_of_its_own_is_flawless_by_default(camp):
    act(camp, quiz.begin)
    right = {"鞋放得挺响", "他八点才回来", "碗还在水槽里", "不对", "心里数三下"}
    hand_in(camp, filled(look(camp), right))
    assert look(camp).flawless == "无懈可击"
    with camp.act() as kept:
        card = quiz.poster(kept, seat(kept, camp), "first", camp.now)
    assert (card.title, card.line) == ("无懈可击", "小李，4道题，一道没错")


def test_a_name_no_font_has_is_named_before_anything_is_drawn(camp):
    act(camp, quiz.begin)
    right = {"鞋放得挺响", "他八点才回来", "碗还在水槽里", "不对", "心里数三下"}
    hand_in(camp, filled(look(camp), right))
    with camp.act() as kept:
        roster.rename(kept, camp.ids["小李"], "小\U0001f9d1李")
    with camp.act() as kept:
        row = cohorts.get(kept, camp.id)
        (who,) = roster.some(kept, camp.id, [camp.ids["小李"]])
        link = entering.student_link(kept, row, who, 90, "澜", camp.now)
        secret = entering.secret_for(kept, "")
        token = entering.token_of(link, secret)
        sat = entering.enter(kept, token, secret, camp.now)
        with pytest.raises(Refusal, match="海报字体没有"):
            quiz.poster(kept, sat, "first", camp.now)


def test_what_may_be_answered_comes_before_what_was(camp):
    with camp.act() as kept:
        line = quiz.line(kept, seat(kept, camp), camp.now, "zh-CN")
    assert (line.title, line.look) == ("头一回，考考自己", "do")
    act(camp, quiz.begin)
    hand_in(camp, {})
    with camp.act() as kept:
        line = quiz.line(kept, seat(kept, camp), camp.now, "zh-CN")
    assert (line.look, line.word) == ("done", "0分，满分50")
