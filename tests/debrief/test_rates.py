from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from camp.debrief.rates import add, gained, half_hour, permille, points, stirred

pairs = st.integers(0, 10_000).flatmap(
    lambda due: st.tuples(st.integers(0, due), st.just(due))
)


def test_thousandths_round_half_up() -> None:
    assert permille((1, 2)) == 500
    assert permille((1, 3)) == 333
    assert permille((2, 3)) == 667
    assert permille((0, 0)) == 0


def test_a_change_is_what_a_reader_would_subtract() -> None:
    assert points((532, 1000), (508, 1000)) == -24


def test_people_gained_are_counted_against_last_times_rate() -> None:
    assert gained((50, 100), (40, 100)) == -10
    assert gained((50, 100), (60, 120)) == 0
    assert gained((0, 0), (5, 10)) == 0


def test_a_large_fall_stirs_and_a_small_one_does_not() -> None:
    assert stirred((5000, 10_000), (4700, 10_000))
    assert not stirred((50, 100), (48, 100))


def test_the_hour_by_which_half_had_come() -> None:
    assert half_hour((0, 1, 1, 2)) == 3
    assert half_hour(()) is None
    assert half_hour((0, 0)) is None


@given(pairs, pairs)
def test_chance_has_no_direction(a: tuple[int, int], b: tuple[int, int]) -> None:
    assert stirred(a, b) == stirred(b, a)


@given(pairs)
def test_nothing_stirs_against_itself(a: tuple[int, int]) -> None:
    assert not stirred(a, a)
    assert gained(a, a) == 0
    assert points(a, a) == 0


@given(pairs)
def test_a_rate_lies_between_nothing_and_everything(a: tuple[int, int]) -> None:
    assert 0 <= permille(a) <= 1000


@given(st.lists(pairs, max_size=6))
def test_pairs_add_up(rows: list[tuple[int, int]]) -> None:
    assert add(*rows) == (sum(r[0] for r in rows), sum(r[1] for r in rows))
