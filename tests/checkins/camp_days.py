"""Days of a small camp, for tests: clocks count from day 0 at second 0."""

from hypothesis import strategies as st

from camp.checkins import Asked, Granted, Submission
from camp.curriculum import Attendance, Part

DAY = 86_400
GRACE = 300

PARTS = {
    "listen": Part(title="听课"),
    "homework": Part(title="作业", written=True),
    "reflection": Part(title="心得", written=True, min_chars=500),
}
LISTEN, HOMEWORK, REFLECTION = 1, 2, 4
LIGHT, MEDIUM, HEAVY = 1, 3, 7


def asked(day, need=HEAVY, makeup_days=2, date=None):
    """One day; ``date`` counts days from a Monday and is the day number by default."""
    date = day if date is None else date
    closes = (date + 1) * DAY + GRACE
    return Asked(
        day=day,
        need=need,
        closes=closes,
        makeup_until=closes + makeup_days * DAY,
        week=date // 7,
        minima=((REFLECTION, 500),),
    )


def attendance(makeup_days=0, misses_per_week=2, beyond="out"):
    return Attendance(
        makeup_days=makeup_days, misses_per_week=misses_per_week, beyond=beyond
    )


def submissions(earliest=1, latest=4 * DAY):
    """Things handed in, whole or in pieces, before the close and after."""
    return st.builds(
        Submission,
        parts=st.sampled_from([0, LISTEN, HOMEWORK, REFLECTION, MEDIUM, HEAVY, HEAVY]),
        chars=st.sampled_from([0, 80, 412, 499, 500, 600, 612]),
        at=st.integers(earliest, latest),
    )


@st.composite
def camps(draw):
    """A camp as one student lives it: days, what they sent, what they were let off."""
    makeup = draw(st.integers(0, 3))
    gaps = draw(st.lists(st.sampled_from([1, 1, 1, 1, 2, 3]), min_size=1, max_size=16))
    days, date = [], draw(st.integers(0, 6))
    for number, gap in enumerate(gaps):
        need = draw(st.sampled_from([0, LIGHT, MEDIUM, MEDIUM]))
        days.append(asked(number, need, makeup, date))
        date += gap
    sent = [
        draw(st.lists(submissions(day.closes - DAY, day.closes + 4 * DAY), max_size=2))
        for day in days
    ]
    for came in sent:
        came.sort(key=lambda submission: submission.at)
    let_off = st.sampled_from([Granted.NONE] * 6 + [Granted.LEAVE, Granted.EXCUSED])
    granted = {day.day: draw(let_off) for day in days}
    rule = attendance(
        makeup,
        draw(st.sampled_from([None, 0, 1, 2])),
        draw(st.sampled_from(["out", "listener", "nothing"])),
    )
    return days, sent, granted, rule
