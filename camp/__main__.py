"""``python -m camp``."""

from camp.cli import run

run()
