"""Curves over the days of a camp."""

from itertools import pairwise

from camp.pages.curves import Curve, chart


def test_a_rate_is_as_high_as_it_is_and_a_day_as_far_as_it_is():
    drawn = chart([Curve("a", ((0, 0, 4), (2, 4, 4)))], 2)
    (one,) = drawn.curves
    (x0, y0), (x1, y1) = one.marks
    assert (x0, x1) == (drawn.left, drawn.right)
    assert y0 > y1
    assert one.last == "100%"


def test_names_at_the_ends_never_lie_on_each_other():
    points = ((1, 1, 2), (2, 1, 2))
    drawn = chart([Curve(name, points) for name in "abc"], 3)
    ends = sorted(one.end[1] for one in drawn.curves)
    assert all(b - a >= 15 for a, b in pairwise(ends))


def test_curves_are_told_apart_and_one_without_a_day_is_left_out():
    drawn = chart(
        [Curve("a", ((1, 1, 2),)), Curve("b", ()), Curve("c", ((1, 2, 2),))], 21
    )
    assert [one.name for one in drawn.curves] == ["a", "c"]
    assert len({one.look for one in drawn.curves}) == 2
    assert [day for _, day in drawn.days] == [0, 7, 14, 21]
