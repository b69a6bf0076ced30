"""Private notes are kept as they are sent, at most one a day, on both engines."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from camp.cohort import Student, Track
from camp.store import cohorts, letters, roster
from camp.store.letters import Letter
from tests.store.schedule import NOON, opened


@pytest.fixture
def camp(store):
    """A cohort with one group and two students in it: (store, cohort, group, ids)."""
    with store.transaction() as kept:
        cohort = opened(kept)
        group = cohorts.add_group(kept, cohort, 7, Track.CAMP, 0).id
        new = [
            Student(0, f"S{n}", name, group, "light", Track.CAMP, 1)
            for n, name in enumerate(("小李", "小王"))
        ]
        ids = roster.add(kept, cohort, new)
    return store, cohort, group, ids


def test_a_note_comes_back_as_it_was_sent(camp):
    store, cohort, group, (one, two) = camp
    sent = [
        Letter(one, 3, group, 1, "阿舟", NOON),
        Letter(one, 5, group, 2, "阿舟", NOON + timedelta(days=2)),
        Letter(two, 3, group, 1, "小齐", NOON),
    ]
    with store.transaction() as kept:
        assert [letters.add(kept, cohort, letter) for letter in reversed(sent)] == [
            True
        ] * 3
    with store.reading() as kept:
        assert letters.letters(kept, cohort) == sent
        assert letters.letters(kept, cohort + 1) == []


def test_a_second_note_on_a_day_is_not_kept(camp):
    store, cohort, group, (one, _) = camp
    first = Letter(one, 3, group, 1, "阿舟", NOON)
    with store.transaction() as kept:
        assert letters.add(kept, cohort, first)
    with store.transaction() as kept:
        assert not letters.add(kept, cohort, first._replace(nth=2, who="小齐"))
    with store.reading() as kept:
        assert letters.letters(kept, cohort) == [first]


def test_there_is_no_fourth_note(camp):
    store, cohort, group, (one, _) = camp
    with (
        pytest.raises(IntegrityError, match="nth"),
        store.transaction() as kept,
    ):
        letters.add(kept, cohort, Letter(one, 3, group, 4, "阿舟", NOON))
