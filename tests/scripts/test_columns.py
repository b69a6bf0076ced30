"""A problem names the column at which its author wrote it."""

import pytest

from camp import scripts
from camp.scripts import ScriptError

WRITTEN = {
    "{{ lesson.tilte }}": "tilte",
    "title {{ lesson.title }} {{ lesson.tilte }}": "tilte",
    "lessn {{ lessn.title }}": "lessn.title",
    "{{ day.hook }}{{ day }}": "day }}",
    "{{ day.hook|upcase }}": "upcase",
    "{{ 'x' if day.number is not prime }}": "prime",
    "早{% set b = 1 %}": "set",
    "{{ day.hook }}{% include 'a' %}": "include",
    "{% for x in range(9) %}{% endfor %}": "range",
    "{{ day.number * 2 }}": "* 2",
    "{{ day.key_points[0:2] }}": ":2]",
    "{% for x in day.title %}{% endfor %}": "for",
    "{{ day.hook }}{% while true %}": "while true",
    "{% fro w in works %}": "fro w",
    "{{ day.hook }}{% endcue %}": "{{ day",
}


@pytest.mark.parametrize(("text", "at"), WRITTEN.items())
def test_what_is_wrong_is_found_on_its_line(text, at):
    with pytest.raises(ScriptError) as raised:
        scripts.compile("course/noon.full", "早\n" + text)
    first = raised.value.problems[0]
    assert first.line == 2
    assert text[first.col - 1 :].startswith(at)
    assert str(first).startswith(f"course/noon.full:2:{first.col}: ")


def test_inside_a_tag_of_several_lines_the_line_is_searched_all_the_same():
    with pytest.raises(ScriptError) as raised:
        scripts.compile("course/noon.full", "{{\n  lesson\n    .tilte }}tilte")
    (found,) = raised.value.problems
    assert (found.line, found.col) in {(2, 3), (3, 6)}


def test_a_fact_that_is_missing_that_day_has_its_column(facts):
    template = scripts.compile("course/noon.full", "早\n\n好，{{ guest.name }}来了")
    with pytest.raises(ScriptError) as raised:
        template.write(facts)
    (found,) = raised.value.problems
    assert (found.line, found.col) == (3, 12)


def test_a_loop_that_writes_without_end_is_stopped_at_its_line(facts):
    loop = "{% for a in works %}{% for b in works|limit(20) %}\n"
    text = "早\n" + loop + "字" * 9_000 + "\n{% endfor %}{% endfor %}"
    template = scripts.compile("course/noon.full", text)
    with pytest.raises(ScriptError) as raised:
        template.write(facts)
    (found,) = raised.value.problems
    assert found.code == "output"
    assert found.line in {2, 3}
    assert found.col == 1
