"""What is unknown is left out or said to be unknown; nothing breaks and nothing gapes."""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, fields, replace
from random import Random
from typing import Any

import pytest

from camp.debrief import from_plain, plain, text, write
from camp.debrief import night as n
from tests.debrief.simulated import Camp

DANGLING = re.compile(
    r"(?m)^[，；。：、,;.]|[，；：、（][，；。：、）]|[“(] *[,.;:]|(?<= )[,.;:](?: |$)|  "
)
KEPT = {"number", "name", "groups", "day", "locale", "last_day", "cohort", "course"}


def forget(thing: Any, dice: Random, share: float) -> Any:
    """The same facts with some of them back at what a desk would leave: the default."""
    changes = {
        f.name: f.default
        for f in fields(thing)
        if f.name not in KEPT and f.default is not MISSING and dice.random() < share
    }
    return replace(thing, **changes)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("share", [0.1, 0.5, 1.0])
def test_any_facts_may_be_missing(seed: int, share: float) -> None:
    dice = Random(seed)  # noqa: S311
    said = []
    locale = "en" if seed % 2 else "zh-CN"
    for whole in Camp(seed, 6, 40, locale=locale).nights():
        night = forget(whole, dice, share)
        groups = tuple(forget(g, dice, share) for g in night.groups)
        night = replace(night, groups=groups, day=forget(night.day, dice, share))
        debrief = write(night, said)
        page = text(debrief)
        assert debrief.headline.lead
        assert len(debrief.memory[-1].shapes) == 4
        assert "None" not in page
        assert "{" not in page
        assert "《》" not in page
        assert '""' not in page
        assert "“”" not in page
        assert not DANGLING.search(page), page
        assert from_plain(json.loads(json.dumps(plain(debrief)))) == debrief
        said.append(debrief)


def test_the_smallest_night_there_can_be() -> None:
    whole = next(Camp(1, 1, 1).nights())
    bare = n.Night("第1期", "课", 21, whole.day, ())
    assert text(write(bare))


def test_one_student_in_one_group() -> None:
    for _, debrief in Camp(2, 1, 7).debriefs():
        assert debrief.watch == () or debrief.watch[0].cause
        assert "None" not in text(debrief)
