"""The table of verdicts, and the rates they add up to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camp.checkins import Verdict, completion, rates

TABLE = [
    ("not_due", 0, False, False, "holds"),
    ("done", 1, True, True, "grows"),
    ("made_up", 2, True, True, "holds"),
    ("partial", 3, False, True, "breaks"),
    ("missed", 4, False, True, "breaks"),
    ("leave", 5, False, False, "holds"),
    ("excused", 6, False, False, "holds"),
    ("out", 7, False, False, "ends"),
]


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line[0])
def test_each_verdict_is_worth_what_the_table_says(line):
    verdict = Verdict(line[0])
    assert line == (
        verdict.value,
        verdict.code,
        verdict.counts_as_done,
        verdict.in_denominator,
        verdict.streak,
    )
    assert Verdict.from_code(verdict.code) is verdict


def test_the_table_names_every_verdict():
    assert [line[0] for line in TABLE] == list(Verdict)


def test_a_code_nobody_stored_is_an_error():
    with pytest.raises(KeyError):
        Verdict.from_code(99)


def test_a_made_up_day_counts_and_leave_is_not_due():
    xiaoli = [Verdict.DONE, Verdict.MADE_UP, Verdict.LEAVE, Verdict.MISSED, Verdict.OUT]
    assert completion(xiaoli) == (2, 3)


def test_a_record_without_due_days_has_no_rate():
    assert completion([Verdict.NOT_DUE, Verdict.EXCUSED]) == (0, 0)


@given(st.lists(st.tuples(st.integers(1, 4), st.lists(st.sampled_from(Verdict)))))
def test_group_rates_add_up_to_the_camp_whatever_the_order_of_students(records):
    found = rates(records)
    everyone = [verdict for _, verdicts in records for verdict in verdicts]
    assert list(found) == sorted({group for group, _ in records})
    assert tuple(map(sum, zip((0, 0), *found.values(), strict=True))) == completion(
        everyone
    )
    assert list(rates(reversed(records)).items()) == list(found.items())
