"""The reference load against its floor: the same camp, rehearsed and by hand, in turn."""

import json
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
MOST_TIMES, MOST_MB = 5.0, 400


def rehearsed(students):
    """Rehearse a camp in a process of its own; its summary."""
    command = [
        *(sys.executable, "-m", "camp", "rehearse", "interpersonal-21", "--json"),
        *("--attendance", "full", "--students", str(students)),
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def by_hand(students):
    """Run the floor in a process of its own; its seconds."""
    command = [sys.executable, str(HERE / "floor_camp.py"), str(students)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)["seconds"]


def main(runs=3):
    """Print the ratio of both, pair by pair, then how the cost grows with students."""
    pairs = []
    for run in range(runs):
        floor, ours = (by_hand(10_000), None) if run % 2 == 0 else (None, None)
        ours = rehearsed(10_000)
        floor = by_hand(10_000) if floor is None else floor
        pairs.append((ours["seconds"]["total"], floor, ours))
        print(f"  rehearsal {pairs[-1][0]:6.1f} s   by hand {floor:5.2f} s   "
              f"{pairs[-1][0] / floor:4.1f} times   {ours['peak_mb']} MB")  # fmt: skip
    ratio = statistics.median(mine / floor for mine, floor, _ in pairs)
    last = pairs[-1][2]
    print(f"whole camp, 10,000 students, {last['groups']} groups, "
          f"{last['checkins']:,} check-ins, {last['scripts']:,} texts: "
          f"{ratio:.1f} times the floor (goal {MOST_TIMES}), "
          f"{last['peak_mb']} MB (goal {MOST_MB})")  # fmt: skip
    for phase, spent in sorted(last["seconds"].items(), key=lambda p: -p[1]):
        print(f"  {phase:14} {spent:7.2f} s")


def growth(sizes=(1_000, 10_000, 50_000)):
    """Print the cost a student at three sizes: linear means that it stays."""
    for students in sizes:
        found = rehearsed(students)
        total = found["seconds"]["total"]
        print(f"  {students:6,} students  {total:7.1f} s  "
              f"{total / students * 1000:5.2f} ms a student  {found['peak_mb']} MB")  # fmt: skip


if __name__ == "__main__":
    main()
