"""Check-ins that somebody brings: one by one, or a whole sheet."""

from datetime import date, datetime

import pytest

from camp.desk import checkins
from camp.desk.refusal import Refusal
from camp.sheets import CheckInRow
from camp.store import checkins as kept_checkins
from camp.store import nights, roster
from tests.desk.small import LONG


def local(text):
    """A time as a sheet has it: on the cohort's clock, without a zone."""
    return datetime.fromisoformat(text)


def row(ref, day, parts=("listen",), words="", at=None, number=2):
    return CheckInRow(number, ref, day, frozenset(parts), words, at)


def bring(small, rows, **more):
    with small.act() as kept:
        return checkins.import_checkins(kept, small.row, rows, small.now, **more)


def verdict(small, name, day):
    with small.act() as kept:
        rows = nights.verdicts_of_student(kept, small.id, small.ids[name])
    return next((r.published, r.now) for r in rows if r.day == day)


def test_a_sheet_is_taken_whole_and_the_same_again_changes_nothing(small):
    small.walk(small.at(2, 21))
    rows = [
        row("S10", 2, at=local("2026-09-08 20:10")),
        row("S11", small.at(2, 12).date(), ("listen", "homework"), LONG),
    ]
    first, again = bring(small, rows), bring(small, rows)
    assert (first.taken, first.again, first.students, first.days) == (2, 0, 2, (2,))
    assert (again.taken, again.again) == (0, 2)


def test_a_time_in_a_sheet_is_local_to_the_cohort(small):
    small.walk(small.at(2, 21))
    bring(small, [row("S10", 2, at=local("2026-09-08 20:10"))])
    with small.act() as kept:
        fact = kept_checkins.facts_of(kept, small.id, 2, [small.ids["小李"]])
    assert fact[small.ids["小李"]].first_at == int(small.at(2, 20, 10).timestamp())


def test_a_row_without_a_time_counts_on_its_day_however_late_it_is_brought(small):
    small.walk(small.at(2, 9))
    done = bring(small, [row("S10", 1)])
    assert done.changed == 1
    assert verdict(small, "小李", 1) == (4, 1)


def test_a_row_without_a_time_while_its_day_runs_came_now(small):
    small.walk(small.at(2, 9))
    bring(small, [row("S10", 2)])
    with small.act() as kept:
        fact = kept_checkins.facts_of(kept, small.id, 2, [small.ids["小李"]])
    assert fact[small.ids["小李"]].first_at == int(small.now.timestamp())


def test_in_time_facts_that_arrive_late_correct_the_present_and_not_the_published(
    small,
):
    small.walk(small.at(2, 9))
    done = bring(small, [row("S10", 1, at=local("2026-09-07 22:00"))])
    assert done.changed == 1
    assert verdict(small, "小李", 1) == (4, 1)
    small.walk(small.at(3, 1))
    assert verdict(small, "小李", 1) == (4, 1)


def test_a_sheet_turns_a_made_up_day_into_one_that_was_in_time(small):
    small.walk(small.at(2, 9))
    small.came("小李", 1, hour=32)
    small.walk(small.at(3, 9))
    assert verdict(small, "小李", 1) == (4, 2)
    done = bring(small, [row("S10", 1, at=local("2026-09-07 22:00"))])
    assert (done.taken, done.changed) == (1, 1)
    assert verdict(small, "小李", 1) == (4, 1)


def test_every_problem_is_named_with_its_row_and_nothing_is_kept(small):
    small.walk(small.at(2, 21))
    rows = [
        row("S10", 2, number=2),
        row("S99", 2, number=3),
        row("S11", 3, number=4),
        row("S12", 44, number=5),
        row("S13", date(2026, 12, 1), number=6),
        row("S20", 2, (), number=7),
        row("S21", 2, at=local("2026-09-08 23:00"), number=8),
    ]
    with pytest.raises(Refusal) as no:
        bring(small, rows)
    said = [str(reason) for reason in no.value.reasons]
    assert [words.split("，")[0] for words in said] == [
        f"第{number}行" for number in (3, 4, 5, 6, 7, 8)
    ]
    assert said[0] == "第3行，学号：没有学号为“S99”的学员"
    assert no.value.reasons[0].en == (
        "row 3, ref: there is no student with the number 'S99'"
    )
    with small.act() as kept:
        assert kept_checkins.checkins_kept(kept, small.id) == 0


def test_a_row_that_is_too_late_says_until_when_it_could_be_made_up(small):
    small.walk(small.at(3, 21))
    late = row("S10", 1, at=local("2026-09-09 20:00"), number=5)
    with pytest.raises(Refusal, match="第5行，时间：第1天补卡到9月8日 周二24:00为止"):
        bring(small, [row("S11", 3 - 1), late])
    done = bring(small, [row("S11", 2, number=2), late], lenient=True)
    assert done.taken == 1
    assert "第5行" in done.left_out[0]


def test_an_empty_sheet_is_refused(small_file):
    with pytest.raises(Refusal, match="没有一行可用"):
        bring(small_file, [])


def test_students_are_found_by_their_phone_too(small):
    small.walk(small.at(1, 9))
    with small.act() as kept:
        roster.put_contacts(kept, [(small.ids["小李"], "13800138000")])
        people = checkins.People(kept, checkins.finding.read_roll(kept, small.row))
    by_phone = [ref for ref, s in people.by_ref.items() if s.name == "小李"]
    assert len(by_phone) == 2


def hand(small, name, day, parts, words="", **more):
    with small.act() as kept:
        return checkins.hand_in(
            kept, small.row, name, day, parts, words=words, now=small.now, **more
        )


def test_one_check_in_says_what_the_day_still_lacks(small):
    small.walk(small.at(1, 9))
    done = hand(small, "小王", None, ["听课"])
    assert (done.day, done.lacking) == (1, 2)
    assert hand(small, "小王", 1, ["homework"], "写了").lacking == 0


def test_a_text_that_is_too_short_says_so(small):
    small.walk(small.at(1, 9))
    done = hand(small, "S12", 1, ["reflection"], "短")
    assert done.short == ((4, 20),)


def test_a_day_that_has_closed_is_made_up_and_the_board_follows_the_next_night(small):
    small.walk(small.at(2, 9))
    hand(small, "小李", 1, ["listen"])
    assert verdict(small, "小李", 1) == (4, 4)
    small.walk(small.at(3, 1))
    assert verdict(small, "小李", 1) == (4, 2)


@pytest.mark.parametrize(
    ("name", "day", "parts", "words", "said"),
    [
        ("小明", 1, ["listen"], "", "没有学员“小明”"),
        ("小李", 9, ["listen"], "", "没有第9天"),
        ("小李", 4, ["listen"], "", "还没开始"),
        ("小李", 1, ["listne"], "", "没有“listne”这一样"),
        ("小李", 1, [], "", "没有写交了哪一样"),
        ("小李", 0, ["listen"], "", "不在营里"),
        ("小李", 1, ["listen"], "字" * 30_000, "太长了"),
    ],
)
def test_what_cannot_be_handed_in_says_why(small_file, name, day, parts, words, said):
    small_file.walk(small_file.at(1, 9))
    with pytest.raises(Refusal, match=said):
        hand(small_file, name, day, parts, words)


def test_nothing_comes_from_the_future(small_file):
    small_file.walk(small_file.at(1, 9))
    with pytest.raises(Refusal, match="还没到"):
        hand(small_file, "小李", 1, ["listen"], at=small_file.at(1, 12))
