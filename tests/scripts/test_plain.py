"""Stored facts come back exactly, so that a script can be remade byte for byte."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from camp.scripts import SITUATIONS, ScriptError, from_plain, sample, to_plain
from camp.scripts.facts import Facts, Group

SLOTS = ("morning", "noon", "evening", "guidance")
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck)
)


def stored(plain):
    """Send it through JSON, as a database does."""
    return json.loads(json.dumps(plain))


@QUICK
@given(st.from_type(Facts))
def test_any_facts_come_back_the_same(facts):
    assert from_plain(stored(to_plain(facts))) == facts


@QUICK
@given(st.from_type(Facts), st.from_type(Facts))
def test_any_facts_come_back_the_same_beside_any_others(facts, others):
    own = stored(to_plain(facts, beside=others))
    assert from_plain(own, beside=others) == facts


@pytest.mark.parametrize("slot", SLOTS)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_sample_comes_back_beside_another_day(course, slot, situation):
    beside = sample(course, 3, "evening")
    for number in range(6):
        facts = sample(course, number, slot, situation=situation)
        assert from_plain(stored(to_plain(facts, beside)), beside) == facts
        assert from_plain(stored(to_plain(facts))) == facts


def test_beside_what_is_shared_only_what_is_a_groups_own_is_kept(facts):
    camp = replace(facts.camp, nickname="8-名字-城市")
    own = replace(facts, group=Group(8, "8营", "camp", 192), camp=camp, last=None)
    assert to_plain(own, beside=facts) == {
        "camp": {"nickname": "8-名字-城市"},
        "group": {"number": 8, "name": "8营"},
        "last": None,
    }


def test_what_has_its_default_is_left_out(facts):
    plain = to_plain(replace(facts, last=None, works=(), late=""))
    assert {"last", "works", "late"}.isdisjoint(plain)


@pytest.mark.parametrize(
    "plain",
    [{}, {"camp": 3}, {"weather": "fine"}, {"camp": {"title": "x"}}, {"works": [{}]}],
)
def test_what_does_not_hold_facts_is_refused(plain):
    with pytest.raises(ScriptError) as raised:
        from_plain(plain)
    assert raised.value.problems[0].code == "bad_facts"
