"""What the core rooms cost: microseconds a call, the best of several runs."""

import sys
from collections.abc import Callable
from time import process_time

from camp import contests, honors
from camp.checkins import (
    Asked,
    Granted,
    Sent,
    Settled,
    Submission,
    current_streak,
    judge_day,
    judge_night,
    longest_streak,
    receive,
    written_chars,
)
from camp.curriculum import Attendance, Contest, HonorRule

STUDENTS, GROUPS, RUNS = 10_000, 52, 7
CHINESE = ("今天听完课我想了很久，孩子练琴的时候我总是先急。\n" * 30)[:600]
ENGLISH = ("The kitchen table has a chipped mug on it. " * 14)[:600]
TODAY = Asked(5, 0b1111, 600_000, 780_000, 1, ((8, 500),))
NIGHT = tuple(Asked(n, 0b1111, n * 100_000, (n + 2) * 100_000, 1) for n in (3, 4, 5))
FACTS = {4: Sent(0b1111, 0b1111, 1), 5: Sent(1, 1)}
RULE = Attendance(makeup_days=2, misses_per_week=2, beyond="out")


def league() -> tuple[list[contests.Tally], Contest]:
    """Fifty-two groups with ties among them."""
    tallies = [
        contests.Tally(
            *(n, n, f"{n}营", 192, 100 + n % 9, 192),
            excellent=n % 5,
            homework_done=n % 3,
            homework_due=90,
        )
        for n in range(1, GROUPS + 1)
    ]
    rule = Contest(
        id="league",
        title="全营联赛",
        kind="league",
        measure="completion",
        ties=("excellent", "homework"),
        about="来了多少",
    )
    return tallies, rule


def closing() -> tuple[list[honors.Record], list[HonorRule]]:
    """Ten thousand students and the five honors of a camp."""
    records = [
        honors.Record(
            *(n, f"学员{n}", n % GROUPS, n % GROUPS, f"{n % GROUPS}营"),
            due=20,
            done=n * 7 % 21,
            stamps=n * 13 % 12,
            likes_given=n * 31 % 700,
            comments_given=n * 17 % 150,
            peer_comments=n * 11 % 90,
            stamped_reflections=n * 5 % 14,
            stamped_chars=n * 37 % 9000,
            heaviest_streak=n * 3 % 20,
            early_seconds=n * 7919 % 1_700_000,
            early_days=20,
        )
        for n in range(STUDENTS)
    ]
    measures = [
        ("completion", "stamps"),
        ("giving", "comments_given"),
        ("stamped_reflections", "stamped_chars"),
        ("heaviest_streak", "earliness"),
        ("peer_comments", "nominations"),
    ]
    rules = [
        HonorRule(id=f"rule-{n}", title=f"荣誉{n}", measures=pair, about="为什么给")
        for n, pair in enumerate(measures)
    ]
    return records, rules


def jobs() -> dict[str, tuple[Callable[[], object], int]]:
    """Each job with how often a run repeats it."""
    tallies, league_rule = league()
    records, rules = closing()
    came, before = Submission(0b1111, 612, 500_000), Sent(1, 1)
    full = Sent(0b1111, 0b1111, 500_000, 612)
    no, done, hold = (
        Granted.NONE,
        0b1101_1110_1111_0111_1110,
        0b0010_0000_0000_1000_0001,
    )
    return {
        "written_chars (600 characters, zh)": (lambda: written_chars(CHINESE), 5000),
        "written_chars (600 characters, en)": (lambda: written_chars(ENGLISH), 5000),
        "receive": (lambda: receive(before, came, TODAY), 20_000),
        "judge_day": (lambda: judge_day(TODAY, full, no, 600_000), 20_000),
        "judge_night (3 days)": (
            lambda: judge_night(NIGHT, FACTS, {}, RULE, 500_000, Settled()),
            5000,
        ),
        "current_streak": (lambda: current_streak(done, hold, 19), 20_000),
        "longest_streak": (lambda: longest_streak(done, hold, 19), 20_000),
        "rank (52 groups)": (lambda: contests.rank(tallies, league_rule), 50),
        "award (10,000 records, 5 rules)": (lambda: honors.award(records, rules), 1),
    }


def best(job: Callable[[], object], times: int) -> float:
    """Microseconds of processor time a call, in the fastest of several runs."""
    fastest = float("inf")
    for _ in range(RUNS):
        begun = process_time()
        for _ in range(times):
            job()
        fastest = min(fastest, process_time() - begun)
    return fastest / times * 1e6


def main() -> None:
    """Print one line a job."""
    for name, (job, times) in jobs().items():
        sys.stdout.write(f"{name:36}{best(job, times):12,.2f} µs\n")


if __name__ == "__main__":
    main()
