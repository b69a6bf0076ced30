"""``make bench``: every hot job beside its hand-written floor.

Figures of one machine say little; the ratios are what to compare.
"""

import importlib
import sys
from pathlib import Path

BENCHES = (
    ("start-up", "start_up", "main"),
    ("the pure rooms", "core_rooms", "main"),
    ("reading sheets", "sheets_read", "main"),
    ("one night", "one_night", "main"),
    ("certificates", "pictures", "certificates"),
    ("one slot", "pictures", "slot"),
    ("the check-in POST", "check_in_post", "main"),
    ("60,000 check-ins in a minute", "check_in_post", "soak"),
    ("the desks of a full group", "desk_pages", "main"),
    ("the reference camp", "reference_camp", "main"),
    ("growth", "reference_camp", "growth"),
)


def main():
    """Run all benches, or those whose names are given."""
    sys.path.insert(0, str(Path(__file__).parent))
    wanted = set(sys.argv[1:])
    for title, module, act in BENCHES:
        if wanted and not wanted & {module, act}:
            continue
        print(f"\n== {title}", flush=True)
        getattr(importlib.import_module(module), act)()


if __name__ == "__main__":
    main()
