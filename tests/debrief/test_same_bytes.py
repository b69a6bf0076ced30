from __future__ import annotations

import ast
import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

import camp.debrief
from camp.debrief import from_plain, plain, text, write
from tests.debrief.simulated import Camp

ROOM = Path(camp.debrief.__file__).parent


def bytes_of(debrief: object) -> bytes:
    return json.dumps(plain(debrief), ensure_ascii=False).encode()


def test_the_same_night_gives_the_same_bytes() -> None:
    first = [bytes_of(d) for _, d in Camp(5, 8, 40).debriefs()]
    second = [bytes_of(d) for _, d in Camp(5, 8, 40).debriefs()]
    assert first == second


def test_the_order_in_which_rows_arrive_changes_nothing() -> None:
    said: list[camp.debrief.Debrief] = []
    dice = Random(3)  # noqa: S311
    for night in Camp(6, 8, 40).nights():
        groups = list(night.groups)
        dice.shuffle(groups)
        shuffled = list(said)
        dice.shuffle(shuffled)
        one = write(night, said)
        assert bytes_of(
            write(replace(night, groups=tuple(groups)), shuffled)
        ) == bytes_of(one)
        said.append(one)


def test_later_debriefs_do_not_change_an_earlier_night() -> None:
    pairs = list(Camp(7, 8, 40).debriefs())
    every = [d for _, d in pairs]
    for night, debrief in pairs:
        assert write(night, every) == debrief


def test_the_last_debriefs_remember_those_before_them() -> None:
    pairs = list(Camp(7, 8, 40).debriefs())
    every = [d for _, d in pairs]
    for place, (night, debrief) in enumerate(pairs):
        assert write(night, every[max(0, place - 2) : place]) == debrief


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_a_debrief_comes_back_from_json_as_it_was(locale: str) -> None:
    for _, debrief in Camp(8, 6, 40, locale=locale).debriefs():
        again = from_plain(json.loads(json.dumps(plain(debrief))))
        assert again == debrief
        assert text(again) == text(debrief)


def test_the_room_knows_no_floats_and_no_clock() -> None:
    for path in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (
                isinstance(node, ast.Constant) and isinstance(node.value, float)
            ), path
            assert not isinstance(node, ast.Div), path
            if isinstance(node, ast.ImportFrom):
                assert node.module is not None
                ours = node.module.startswith("camp.")
                assert not ours or node.module.startswith("camp.debrief"), path


def test_a_night_of_52_groups_is_written_quickly() -> None:
    """Five milliseconds on an idle machine; ten times that on a busy one."""
    from time import process_time

    nights = list(Camp(9).nights())
    said = []
    for night in nights[:9]:
        said.append(write(night, said))
    best = 1.0
    for _ in range(5):
        began = process_time()
        write(nights[9], said)
        best = min(best, process_time() - began)
    assert best < 0.05
