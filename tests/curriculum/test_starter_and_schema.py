"""The starter teaches and runs; the schema on disk is the model's."""

import json
import re

import pytest

from camp.curriculum import DayKind, lint, load, schema_json
from tests.curriculum.files import ROOT, SHIPPED, STARTER

SCHEMA = ROOT / "camp/curriculum/curriculum.schema.json"


def test_the_starter_has_every_kind_of_day_that_needs_explaining():
    plan = load({"curriculum.yaml": STARTER})
    kinds = [day.kind for day in plan.days]
    assert len(kinds) == 7
    assert kinds.count(DayKind.COURSE) == 3
    assert {DayKind.OPENING, DayKind.GUEST, DayKind.ACTIVITY, DayKind.CLOSING} < set(
        kinds
    )
    assert (plan.first_number, plan.last_number) == (0, 6)


def test_the_starter_explains_itself():
    lines = STARTER.decode().split("\n")
    comments = [line for line in lines if line.lstrip().startswith("#")]
    assert len(comments) > 40
    assert any("camp curriculum check" in line for line in comments)
    assert all(kind.value in "\n".join(comments) for kind in DayKind)


@pytest.mark.parametrize(
    "path", [*SHIPPED, None], ids=lambda p: p.parent.name if p else "starter"
)
def test_what_ships_loads_without_a_doubt(path):
    data = path.read_bytes() if path else STARTER
    files = {"curriculum.yaml": data}
    if path:
        files |= {
            inner.relative_to(path.parent).as_posix(): b""
            for inner in path.parent.rglob("assets/**/*")
        }
    assert lint(load(files), files) == ()


def test_the_schema_on_disk_is_the_models():
    assert SCHEMA.read_text() == schema_json(), "write it again: camp curriculum schema"


def test_the_schema_says_what_every_field_is_for():
    schema = json.loads(schema_json())
    assert schema["properties"]["goal"]["description"].startswith(
        "What everyone can do"
    )
    assert schema["additionalProperties"] is False
    start = schema["$defs"]["Activity"]["properties"]["start"]
    assert re.fullmatch(start["pattern"], "20:30")
    assert not re.fullmatch(start["pattern"], "24:00")


def test_the_schema_names_the_choices_of_a_kind():
    schema = json.loads(schema_json())
    assert schema["$defs"]["DayKind"]["enum"] == [kind.value for kind in DayKind]
