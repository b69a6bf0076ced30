"""A camp in English is in English wherever anyone looks."""

import re
from datetime import date

import pytest

from camp import shelf
from camp.rehearsal import Plan, rehearse

CHINESE = re.compile("[\u3000-\u9fff\uff00-\uffef]")
MANY_FOR_ONE = re.compile(
    r"\b1 (?:people|pieces|minutes|days|hours|check-ins|stamps|likes|comments|posts"
    r"|students|members|groups|characters|nominations)\b"
)
SEEN = (".txt", ".html", ".csv", ".ics")


@pytest.fixture(scope="module")
def camp(tmp_path_factory):
    """Live through writing-21-en with eighty students, once."""
    out = tmp_path_factory.mktemp("english")
    files = shelf.open_folder(shelf.curriculum_path("writing-21-en")).files
    templates = {f"en/{n}": t for n, t in shelf.library("en").items()}
    rehearse(Plan(files, templates, 80, "real", date(2026, 10, 12), 21), out)
    return {
        str(path.relative_to(out)): path.read_text("utf-8")
        for path in sorted(out.rglob("*"))
        if path.suffix in SEEN
    }


def test_nothing_that_anyone_sees_is_in_chinese(camp):
    mixed = {name: CHINESE.findall(text)[:5] for name, text in camp.items()}
    assert {name: found for name, found in mixed.items() if found} == {}


def test_one_of_anything_is_said_as_one(camp):
    wrong = {
        name: found.group()
        for name, text in camp.items()
        if (found := MANY_FOR_ONE.search(text))
    }
    assert wrong == {}


def test_no_two_days_of_a_group_open_alike(camp):
    for slot in ("morning", "noon", "evening"):
        openings = [
            re.sub(r"^\[.*\]\n", "", text).partition("\n")[0]
            for name, text in camp.items()
            if name.startswith("groups/01/") and name.endswith(f"{slot}.full.txt")
        ]
        assert len(openings) == 22
        assert len(set(openings)) == len(openings), slot


def test_the_honours_are_read_out_with_what_was_done(camp):
    evening = camp["groups/01/day-21/evening.full.txt"]
    assert re.search(r"🌟 The Full Notebook: \w+ \w+\n.*check-in days", evening)
    assert not re.search("[“”]", evening)
    assert "who went the whole way" in evening or "One of us" in evening


def test_numbers_carry_their_hour_in_english(camp):
    noon = camp["groups/01/day-02/noon.full.txt"]
    assert re.search(r"12:00 the count was \d+", noon)
