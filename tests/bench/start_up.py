"""How long ``camp --help`` takes to appear, beside Python and click alone."""

import statistics
import subprocess
import sys
import time

RUNS = 9


def seconds(*words):
    """Time a Python process, the best of the middle."""
    spent = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        subprocess.run([sys.executable, *words], check=True, capture_output=True)
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent)


def main():
    """Print both, and the ratio."""
    floor = seconds("-c", "import click")
    ours = seconds("-m", "camp", "--help")
    print(f"camp --help {ours * 1000:.0f} ms (goal 300), "
          f"import click {floor * 1000:.0f} ms, {ours / floor:.1f} times")  # fmt: skip


if __name__ == "__main__":
    main()
