"""Groups and contests for tests."""

from hypothesis import strategies as st

from camp.contests import Tally
from camp.curriculum import Contest

TIES = ["completion", "excellent", "homework", "streak", "size"]


def contest(measure="completion", ties=(), min_members=1):
    return Contest(
        id="league",
        title="全营联赛",
        kind="league",
        measure=measure,
        ties=ties,
        min_members=min_members,
        about="每天该打卡的人里，来了多少",
    )


def tally(number, done=0, due=100, members=50, **counts):
    """One group; its id is a hundred and its number, so that the two never agree."""
    return Tally(100 + number, number, f"{number}营", members, done, due, **counts)


CONTESTS = st.builds(
    contest,
    st.sampled_from(["completion", "excellent"]),
    st.permutations(TIES).flatmap(
        lambda ties: st.integers(0, len(ties)).map(lambda n: tuple(ties[:n]))
    ),
    st.sampled_from([1, 3]),
)


def counts(number):
    """A group whose few members make ties likely."""
    return st.builds(
        lambda members, due, share, excellent, homework, streak: tally(
            number,
            done=due * share // 4,
            due=due,
            members=members,
            excellent=excellent,
            homework_done=homework // 2,
            homework_due=homework,
            streak=streak,
        ),
        st.integers(0, 8),
        st.sampled_from([0, 4, 8, 12, 7]),
        st.integers(0, 4),
        st.integers(0, 3),
        st.integers(0, 2),
        st.integers(0, 2),
    )


GROUPS = st.integers(0, 9).flatmap(
    lambda n: st.tuples(*(counts(number) for number in range(1, n + 1)))
)
