"""Courses of any shape, and cohorts that run them anywhere, for tests of dates."""

from datetime import date, time, timedelta

from hypothesis import strategies as st

from camp.cohort import Cohort, Group, Track
from camp.curriculum import Curriculum
from tests.desk.small import curriculum

START = date(2026, 9, 7)
"""A Monday."""
ZONES = (
    "Asia/Shanghai",
    "Europe/London",
    "America/Santiago",
    "America/Nuuk",
    "America/Havana",
    "Australia/Lord_Howe",
)
CHANGES = [
    *(date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 25)),  # Europe, Greenland
    *(date(2026, 4, 4), date(2026, 9, 5), date(2026, 9, 6)),  # Chile
    *(date(2026, 4, 5), date(2026, 10, 4)),  # Lord Howe: half an hour
    *(date(2026, 3, 8), date(2026, 11, 1)),  # Cuba: at midnight
]
"""Local dates on or around which clocks change somewhere in ``ZONES``."""
CAMP_21 = "opening " + "course " * 20 + "closing"

_DAYS = {day["kind"]: day for day in curriculum()["days"]}
_DAYS["guest"] = {**_DAYS["course"], "kind": "guest"}


def plan(kinds="opening course course closing", *, makeup=2, rounds=(), **more):
    """A course of these kinds of days; ``rounds`` are of a contest in pairs."""
    league, pk = curriculum()["contests"]
    days = [
        {
            **_DAYS[kind],
            "id": f"day-{i}",
            **({"parts": []} if kind == "opening" else {}),
        }
        for i, kind in enumerate(kinds.split())
    ]
    return Curriculum.model_validate(
        {
            **curriculum(),
            "days": days,
            "attendance": {"makeup_days": makeup},
            "contests": [league, *([{**pk, "rounds": rounds}] if rounds else [])],
            **more,
        }
    )


def cohort(course=None, *, start=START, zone="Asia/Shanghai", skips=()):
    return Cohort(1, "第1期", course or plan(), start, zone, frozenset(skips))


def groups(count=2, created=0):
    return [Group(100 + n, n, Track.CAMP, created) for n in range(1, count + 1)]


@st.composite
def courses(draw):
    """Any order of days between an opening and a closing, which may be missing."""
    inner = draw(
        st.lists(
            st.sampled_from(["course", "course", "guest", "activity", "rest"]),
            min_size=1,
            max_size=9,
        )
    )
    kinds = [
        *draw(st.sampled_from([[], ["opening"]])),
        *inner,
        *draw(st.sampled_from([[], ["closing"]])),
    ]
    first = 0 if kinds[0] == "opening" else 1
    last = first + len(kinds) - 1
    firsts = draw(st.lists(st.integers(first, last), unique=True, max_size=3))
    return plan(
        " ".join(kinds),
        makeup=draw(st.integers(0, 4)),
        rounds=[[n, n] for n in sorted(firsts)],
        slots=draw(st.one_of(st.just({}), slots())),
    )


@st.composite
def slots(draw):
    """Three windows in order at any quarters of an hour, the small hours included."""
    quarters = draw(
        st.lists(st.integers(0, 95), min_size=9, max_size=9, unique=True).map(sorted)
    )
    at = [f"{q // 4:02}:{q % 4 * 15:02}" for q in quarters]
    names = ("compose", "post_from", "post_until")
    return {
        slot: dict(zip(names, at[i * 3 : i * 3 + 3], strict=True))
        for i, slot in enumerate(("morning", "noon", "evening"))
    }


def skips(start=START):
    """Some dates of a camp on which nothing happens; the first may be one of them."""
    days = st.integers(-2, 14).map(lambda n: start + timedelta(days=n))
    return st.frozensets(days, max_size=4)


@st.composite
def cohorts(draw):
    """Cohorts anywhere, often where and when the clocks change."""
    start = draw(st.sampled_from(CHANGES)) - timedelta(days=draw(st.integers(0, 6)))
    return cohort(
        draw(courses()),
        start=start,
        zone=draw(st.sampled_from(ZONES)),
        skips=draw(skips(start)),
    )


def quarters():
    """Every quarter of an hour of a day, in order."""
    return [time(minutes // 60, minutes % 60) for minutes in range(0, 1440, 15)]
