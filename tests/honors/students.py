"""Students and rules for tests."""

from hypothesis import strategies as st

from camp.curriculum import HonorRule
from camp.honors import MEASURES, Nomination, Record

COUNTS = [
    *("due", "streak", "stamps", "stamped_reflections", "stamped_chars"),
    *("heaviest_streak", "likes_given", "comments_given", "peer_comments", "posts"),
]


def student(number, name="小李", group=7, **known):
    return Record(
        student=number,
        name=name,
        group=100 + group,
        group_number=group,
        group_name=f"{group}营",
        **known,
    )


def rule(*measures, key="excellent", title="优秀学员", **more):
    return HonorRule(id=key, title=title, measures=measures, about="为什么给", **more)


@st.composite
def records(draw):
    """A few students of two groups who are alike enough for ties."""
    found = []
    for number in range(draw(st.integers(0, 7))):
        counts = {name: draw(st.integers(0, 2)) for name in COUNTS}
        days = draw(st.integers(0, 2))
        found.append(
            student(
                number,
                f"学员{number}",
                draw(st.sampled_from([1, 2])),
                track=draw(st.sampled_from(["camp", "camp", "camp", "listener"])),
                left=draw(st.sampled_from([False, False, False, True])),
                reachable=draw(st.sampled_from([True, True, True, False])),
                done=draw(st.integers(0, counts["due"])),
                early_days=days,
                early_seconds=days * draw(st.sampled_from([3600, 7200])),
                nominations=(Nomination("营主"),) * draw(st.integers(0, 2)),
                **counts,
            )
        )
    return found


@st.composite
def rules(draw):
    """A few rules, as a curriculum might have them."""
    return [
        rule(
            *draw(
                st.lists(
                    st.sampled_from([*MEASURES]), min_size=1, max_size=3, unique=True
                )
            ),
            key=f"rule-{n}",
            title=f"荣誉{n}",
            per=draw(st.sampled_from(["group", "cohort"])),
            winners=draw(st.integers(1, 3)),
            least=draw(
                st.dictionaries(
                    st.sampled_from(["completion", "stamps"]),
                    st.sampled_from([0.5, 1]),
                    max_size=1,
                )
            ),
            may_repeat=draw(st.booleans()),
        )
        for n in range(draw(st.integers(0, 4)))
    ]
