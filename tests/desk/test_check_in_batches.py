"""Many check-ins at once: in order of time, in few statements, and each of them once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import event

from camp.checkins import Granted, Telling, ask, judge_day, reasons
from camp.cohort import Aspect, Student, Track
from camp.curriculum import Tier
from camp.desk.student import CheckIn, Given, check_in, review
from camp.store import checkins as kept_checkins
from camp.store import roster
from camp.timetable import hour, times
from tests.desk.small import HOMEWORK, LISTEN, LONG, REFLECTION

MANY = 500


@pytest.fixture
def crowd(small):
    """Five hundred more students of the medium tier; their ids."""
    with small.act() as kept:
        group = small.groups[1].id
        new = [
            Student(0, f"X{n}", f"人{n}", group, "medium", Track.CAMP, 1)
            for n in range(MANY)
        ]
        return roster.add(kept, small.id, new)


def statements(small, act):
    """Which statements an act needs; a listener sees them all."""
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    event.listen(small.store.engine, "before_cursor_execute", note)
    try:
        with small.act() as kept:
            act(kept)
    finally:
        event.remove(small.store.engine, "before_cursor_execute", note)
    return [s for s in seen if not s.startswith("BEGIN")]


def everyone(small, ids, *, day=1, words="今天试了一次"):
    at = int(small.at(day, 20).timestamp())
    return [CheckIn(i, day, LISTEN | HOMEWORK, words, at) for i in ids]


def test_five_hundred_check_ins_take_as_many_statements_as_one(small, crowd):
    one = statements(
        small, lambda kept: check_in(kept, small.cohort, everyone(small, crowd[:1]))
    )
    many = statements(
        small, lambda kept: check_in(kept, small.cohort, everyone(small, crowd[1:]))
    )
    assert many == one
    assert len(one) == 6


def test_texts_that_were_sent_before_are_looked_up_once_for_all(small, crowd):
    with small.act() as kept:
        check_in(kept, small.cohort, everyone(small, crowd))
    again = statements(
        small,
        lambda kept: check_in(
            kept, small.cohort, everyone(small, crowd, words="第二份，更长一些")
        ),
    )
    assert len(again) == 7


def test_the_same_sheet_again_writes_nothing(small, crowd):
    with small.act() as kept:
        check_in(kept, small.cohort, everyone(small, crowd))
    again = statements(
        small, lambda kept: check_in(kept, small.cohort, everyone(small, crowd))
    )
    assert [s for s in again if not s.startswith(("select", "with door as"))] == []


def test_students_who_changed_cost_no_more_statements(small, crowd):
    with small.act() as kept:
        moved = [(i, Aspect.TIER, 1, "heavy") for i in crowd[:100]]
        roster.change(kept, small.id, moved, small.now)
    found = statements(
        small, lambda kept: check_in(kept, small.cohort, everyone(small, crowd))
    )
    assert len(found) == 6


def test_reviews_of_many_take_as_many_statements_as_of_one(small, crowd):
    with small.act() as kept:
        check_in(kept, small.cohort, everyone(small, crowd))
    at = int(small.at(1, 21).timestamp())
    stamps = [Given(1, i, "stamp", 0, "officer1", "写得实在", at) for i in crowd]
    one = statements(small, lambda kept: review(kept, small.cohort, stamps[:1]))
    many = statements(small, lambda kept: review(kept, small.cohort, stamps[1:]))
    assert many == one


def test_a_sheet_need_not_be_in_order_of_time(small):
    """What came last in time completed the day, wherever it stands in the sheet."""
    mine, at = small.ids["小王"], [int(small.at(1, h).timestamp()) for h in (8, 21)]
    came = [
        CheckIn(mine, 1, HOMEWORK, "晚上写的", at[1]),
        CheckIn(mine, 1, LISTEN, "", at[0]),
    ]
    with small.act() as kept:
        receipts = check_in(kept, small.cohort, came)
        fact = kept_checkins.facts_of(kept, small.id, 1, [mine])[mine]
        there = kept_checkins.submissions(kept, small.id, 1, mine)
    assert (fact.first_at, fact.full_at, fact.last_at) == (at[0], at[1], at[1])
    assert [one.words for one in there] == ["", "晚上写的"]
    assert [bool(r.sent.full_at) for r in receipts] == [True, False]


def test_a_text_of_an_earlier_hour_that_reaches_us_later_still_counts_as_in_time(small):
    """小王 wrote before midnight; the sheet with it came in the next afternoon."""
    mine = small.ids["小王"]
    next_day, evening = (int(small.at(1, h).timestamp()) for h in (30, 23))
    with small.act() as kept:
        late = check_in(
            kept, small.cohort, [CheckIn(mine, 1, LISTEN | HOMEWORK, "补", next_day)]
        )[0]
        early = check_in(
            kept, small.cohort, [CheckIn(mine, 1, LISTEN | HOMEWORK, "当晚", evening)]
        )[0]
        fact = kept_checkins.facts_of(kept, small.id, 1, [mine])[mine]
    assert (late.sent.in_time, early.sent.in_time) == (0, LISTEN | HOMEWORK)
    assert early.sent.full_at == evening
    assert (fact.first_at, fact.last_at) == (evening, next_day)


def test_the_same_text_known_to_have_come_in_time_after_all_is_kept_once_and_counts(
    small,
):
    """It was entered next day; then the chat is brought in, where it stood at 23:00."""
    mine = small.ids["小王"]
    next_day, evening = (int(small.at(1, h).timestamp()) for h in (30, 23))
    one = CheckIn(mine, 1, LISTEN | HOMEWORK, "当晚写的", next_day)
    with small.act() as kept:
        check_in(kept, small.cohort, [one])
        sooner = check_in(kept, small.cohort, [one._replace(at=evening)])[0]
        later = check_in(kept, small.cohort, [one])[0]
        fact = kept_checkins.facts_of(kept, small.id, 1, [mine])[mine]
        (there,) = kept_checkins.submissions(kept, small.id, 1, mine)
    assert (sooner.again, sooner.sent.in_time) == (False, LISTEN | HOMEWORK)
    assert (later.again, later.sent.in_time) == (True, LISTEN | HOMEWORK)
    assert (fact.sent, fact.chars, there.at) == (1, 4, evening)
    assert (fact.first_at, fact.full_at, fact.last_at) == (evening,) * 3


def test_the_same_thing_twice_in_one_sheet_is_kept_once(small):
    mine, at = small.ids["小王"], int(small.at(1, 9).timestamp())
    one = CheckIn(mine, 1, HOMEWORK, "  写了一句\r\n", at)
    same = one._replace(words="写了一句", at=at + 3)
    with small.act() as kept:
        receipts = check_in(kept, small.cohort, [one, same, one])
        there = kept_checkins.submissions(kept, small.id, 1, mine)
    assert [r.again for r in receipts] == [False, True, True]
    assert [(s.at, s.words) for s in there] == [(at, "写了一句")]


def test_one_student_can_send_very_much_but_not_without_end(small):
    mine, at = small.ids["小王"], int(small.at(1, 9).timestamp())
    came = [CheckIn(mine, 1, HOMEWORK, f"第{n}份", at + n) for n in range(257)]
    with small.act() as kept:
        receipts = check_in(kept, small.cohort, came)
        fact = kept_checkins.facts_of(kept, small.id, 1, [mine])[mine]
    assert [r.reason for r in receipts[-3:]] == ["", "too_many", "too_many"]
    assert fact.sent == kept_checkins.MOST_SENT == 255


def test_a_day_that_no_course_has_is_refused_at_once(small):
    at = int(small.at(1, 9).timestamp())
    came = [CheckIn(small.ids["小王"], day, LISTEN, "", at) for day in (-1, 6, 10**9)]
    with small.act() as kept:
        receipts = check_in(kept, small.cohort, came)
    assert {(r.taken, r.reason) for r in receipts} == {(False, "not_begun")}


def test_nothing_handed_in_is_nothing_kept(small):
    with small.act() as kept:
        assert check_in(kept, small.cohort, []) == []
        assert review(kept, small.cohort, []) == []


@pytest.mark.parametrize(
    ("aspect", "value"), [(Aspect.LEFT, "out"), (Aspect.TRACK, "listener")]
)
def test_whoever_left_or_only_listens_has_nothing_to_hand_in(small, aspect, value):
    mine = small.ids["小王"]
    with small.act() as kept:
        roster.change(kept, small.id, [(mine, aspect, 2, value)], small.now)
    assert small.came("小王", 1).taken
    refused = small.came("小王", 2)
    assert (refused.taken, refused.reason) == (False, "not_here")


def test_a_check_in_is_kept_with_the_group_and_the_tier_of_its_day(small):
    mine, new = small.ids["小李"], small.groups[2].id
    with small.act() as kept:
        changes = [(mine, Aspect.GROUP, 2, str(new)), (mine, Aspect.TIER, 2, "medium")]
        roster.change(kept, small.id, changes, small.now)
    for day in (1, 2):
        small.came("小李", day, parts=LISTEN)
    with small.act() as kept:
        facts = kept_checkins.facts_of_student(kept, small.id, mine)
    assert [(f.group_id, f.tier) for f in facts.values()] == [
        (small.groups[1].id, 0),
        (new, 1),
    ]
    assert [bool(f.full_at) for f in facts.values()] == [True, False]


def test_a_reflection_that_is_too_short_is_kept_and_told_what_it_lacks(small):
    """小张 is heavy: a reflection of 20 characters, of which 12 came."""
    text = "今天 把一句话说完了，真好"
    receipt = small.came(
        "小张", 1, 21, parts=LISTEN | HOMEWORK | REFLECTION, words=text
    )
    asked = ask(small.cohort.curriculum, times(small.cohort, 1), Tier.HEAVY)
    verdict = judge_day(asked, receipt.sent, Granted.NONE, asked.closes)
    plan = small.cohort.curriculum
    telling = Telling(
        plan.parts, plan.attendance, lambda at: hour(at, small.cohort.zone)
    )
    why = reasons(verdict, asked, receipt.sent, Granted.NONE, telling)
    assert why == "听课、作业到了，心得12字，还差8字"
    with small.act() as kept:
        (kept_text,) = kept_checkins.submissions(kept, small.id, 1, small.ids["小张"])
    assert (kept_text.words, kept_text.chars) == (text, 12)


def test_a_check_in_the_next_day_is_made_up_and_the_day_after_too_late(small):
    plan, times_1 = small.cohort.curriculum, times(small.cohort, 1)
    asked = ask(plan, times_1, Tier.MEDIUM)
    made_up, too_late = small.came("小王", 1, 47), small.came("小陈", 1, 49)
    verdict = judge_day(asked, made_up.sent, Granted.NONE, times_1.makeup_until)
    assert verdict == "made_up"
    assert (too_late.taken, too_late.reason) == (False, "too_late")


def test_likes_from_two_phones_at_once_are_each_counted_once(small):
    small.came("小王", 1)
    mine, at = small.ids["小王"], int(small.at(1, 21).timestamp())
    likes = [
        Given(1, mine, "like", small.ids[who], who, "", at)
        for who in ("小李", "小李", "小张", "小赵")
    ]
    together = Barrier(len(likes))

    def like(one):
        together.wait(timeout=10)
        with small.act() as kept:
            return review(kept, small.cohort, [one])[0]

    with ThreadPoolExecutor(len(likes)) as pool:
        new = list(pool.map(like, likes))
    assert sum(new) == 3
    with small.act() as kept:
        assert kept_checkins.facts_of(kept, small.id, 1, [mine])[mine].reviews == 3
        assert len(kept_checkins.reviews(kept, small.id, 1, 1)) == 3


def test_two_sheets_of_the_same_people_at_once_wait_for_each_other(small, crowd):
    """In whatever order the sheets name them: nobody waits for ever."""
    came = everyone(small, crowd[:60]) + everyone(small, crowd[:60], day=2)
    sheets = [came, came[::-1], came[60:] + came[:60]]
    together = Barrier(len(sheets))

    def bring_in(sheet):
        together.wait(timeout=10)
        with small.act() as kept:
            return check_in(kept, small.cohort, sheet)

    with ThreadPoolExecutor(len(sheets)) as pool:
        receipts = [r for found in pool.map(bring_in, sheets) for r in found]
    assert all(r.taken for r in receipts)
    assert sum(not r.again for r in receipts) == len(came)


def test_a_comment_with_other_spaces_around_it_is_the_same_comment(small):
    small.came("小王", 1)
    at = int(small.at(1, 21).timestamp())
    one = Given(1, small.ids["小王"], "comment", small.ids["小李"], "小李", LONG, at)
    with small.act() as kept:
        new = review(kept, small.cohort, [one, one._replace(words=f"\n{LONG} ")])
        (there,) = kept_checkins.reviews(kept, small.id, 1, 1)
    assert new == [True, False]
    assert there.words == LONG


def test_a_stamp_marks_the_day_and_gives_a_point_to_no_other(small):
    for name in ("小王", "小陈"):
        small.came(name, 1)
    assert small.stamped("小王", 1)
    assert not small.stamped("小王", 1)
    with small.act() as kept:
        stamped = {
            p.student_id: p.stamped for p in kept_checkins.progress(kept, small.id)
        }
    assert stamped[small.ids["小王"]] == 1 << 1
    assert stamped[small.ids["小陈"]] == 0
