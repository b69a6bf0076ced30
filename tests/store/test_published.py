"""What a night has published stays; what is corrected stands beside it."""

import pytest

from camp.store import nights
from camp.store.nights import HonorRow, Judged
from tests.store.schedule import HOUR, NOON, opened

MISSED, DONE, MADE_UP = 4, 1, 2
STEADY = HonorRow("steady", 7, 1, 1, 42, '{"why": "都在"}', "computed")


@pytest.fixture
def night(store):
    """A store with a cohort whose first night has judged two students."""
    with store.transaction() as kept:
        assert opened(kept) == 1
        rows = [(1, 42, 7, 0, DONE, DONE), (1, 43, 7, 1, MISSED, MISSED)]
        nights.publish(kept, 1, rows)
    return store


def test_a_verdict_that_is_published_is_never_published_otherwise(night):
    with night.transaction() as kept:
        nights.publish(kept, 1, [(1, 43, 7, 1, DONE, DONE), (1, 44, 7, 0, DONE, DONE)])
        assert nights.verdicts_of_day(kept, 1, 1) == [
            Judged(1, 42, 7, 0, DONE, DONE),
            Judged(1, 43, 7, 1, MISSED, MISSED),
            Judged(1, 44, 7, 0, DONE, DONE),
        ]


def test_a_correction_stands_beside_what_was_published(night):
    with night.transaction() as kept:
        nights.correct(kept, 1, [(MADE_UP, 1, 43)])
        assert nights.verdicts_of_student(kept, 1, 43) == [
            Judged(1, 43, 7, 1, MISSED, MADE_UP)
        ]
        assert nights.corrections(kept, 1) == [(1, 7, 1, MISSED, MADE_UP, 1)]
        now = nights.verdict_counts(kept, 1, 1, 1)
        then = nights.verdict_counts(kept, 1, 1, 1, published=True)
    assert [row[3] for row in now] == [DONE, MADE_UP]
    assert [row[3] for row in then] == [DONE, MISSED]


def test_a_student_of_many_days_is_found_on_each_of_them(night):
    with night.transaction() as kept:
        nights.publish(kept, 1, [(n, 42, 7, 0, DONE, DONE) for n in (0, 5, 62)])
        found = nights.verdicts_of_student(kept, 1, 42)
        assert [row.day for row in found] == [0, 1, 5, 62]
        assert nights.verdicts_of_student(kept, 2, 42) == []


def test_a_night_its_standings_debrief_and_report_are_written_once(night):
    with night.transaction() as kept:
        assert nights.last_standings_night(kept, 1) is None
        for words in ("first", "second"):
            nights.write_night(kept, 1, 1, NOON, NOON + HOUR, words)
            nights.write_standings(kept, 1, 1, [("league", 7, 1, words)])
            nights.write_debrief(kept, 1, 1, words, NOON)
            nights.write_report(kept, 1, 1, words, NOON)
            nights.write_pairing(kept, 1, "pk", 1, words)
        assert nights.night_totals(kept, 1) == {1: "first"}
        assert nights.standings(kept, 1, 1) == [("league", 7, 1, "first")]
        assert nights.last_standings_night(kept, 1) == 1
        assert nights.debriefs(kept, 1) == {1: "first"}
        assert nights.reports(kept, 1) == {1: "first"}
        assert nights.pairings(kept, 1) == {("pk", 1): "first"}


def test_an_amended_report_is_one_of_a_later_night(night):
    with night.transaction() as kept:
        nights.write_report(kept, 1, 1, "first", NOON)
        nights.write_report(kept, 1, 2, "amended", NOON)
        assert nights.reports(kept, 1) == {1: "first", 2: "amended"}


def test_standings_come_in_order_of_place_and_the_unranked_last(night):
    with night.transaction() as kept:
        lines = [("league", 7, 0, "small"), ("league", 8, 2, ""), ("league", 9, 1, "")]
        nights.write_standings(kept, 1, 1, lines)
        assert [row[1] for row in nights.standings(kept, 1, 1)] == [9, 8, 7]


def test_an_honor_that_stands_is_not_computed_again(night):
    with night.transaction() as kept:
        nights.write_honors(kept, 1, [STEADY], NOON)
        nights.write_honors(kept, 1, [STEADY._replace(student_id=43)], NOON)
        assert nights.honors(kept, 1) == [STEADY]


def test_what_ops_confirmed_or_left_alone_is_published_and_what_they_withdrew_is_not(
    night,
):
    warm, gone = STEADY._replace(rule="warm"), STEADY._replace(rule="gone")
    with night.transaction() as kept:
        nights.write_honors(kept, 1, [STEADY, warm, gone], NOON)
        nights.set_honor(kept, 1, warm, state="corrected", student_id=43, doc="{}")
        nights.set_honor(kept, 1, gone, state="withdrawn")
        assert nights.publish_honors(kept, 1) == 2
        assert nights.publish_honors(kept, 1) == 0
        found = {
            row.rule: (row.student_id, row.state) for row in nights.honors(kept, 1)
        }
    assert found == {
        "steady": (42, "published"),
        "warm": (43, "published"),
        "gone": (42, "withdrawn"),
    }


def test_a_certificate_is_issued_once_and_never_reworded(night):
    first = (42, "completion", "C0001-00-0000042", "20天都在")
    with night.transaction() as kept:
        nights.issue_certificates(kept, 1, [first], NOON)
        nights.issue_certificates(kept, 1, [(*first[:3], "19天")], NOON + HOUR)
        assert nights.certificates(kept, 1) == [first]
