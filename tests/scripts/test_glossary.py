"""Every fact is explained, in both languages, with an example."""

import pytest

from camp.scripts import FILTERS, explain, samples
from camp.scripts.facts import Facts
from camp.scripts.filters import TESTS
from camp.scripts.glossary import meanings, paths


def test_the_table_explains_every_fact_and_nothing_else():
    assert [path for path, _ in paths(Facts)] == list(meanings())


def test_no_meaning_is_empty():
    assert all(words.strip() for pair in meanings().values() for words in pair)


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_every_value_has_an_example_from_the_samples(course, locale):
    shown = [
        facts
        for number in range(6)
        for slot in ("evening", "guidance")
        for facts in samples(course, number, slot, locale)
    ]
    entries = explain(locale, shown)
    bare = {
        entry.path
        for entry in entries
        if not entry.example and entry.kind not in {"一组事实", "a group of facts"}
    }
    lists = {"show.moments", "works", "citations"}
    unsaid = {"lesson.link", "guest.link", "reading.link", "extra.link"}
    assert bare <= lists | unsaid | {"guidance.own_line", "tomorrow.hook"}


def test_an_entry_reads_as_a_template_writes_it(course):
    entries = {e.path: e for e in explain("zh-CN", samples(course, 1, "evening"))}
    assert entries["lesson.title"].example == "急起来的样子"
    assert entries["works[].name"].example == "小王"
    assert entries["day.due"].example == "true"
    assert entries["camp.tiers"].example == "轻度 · 轻度的事"


def test_every_filter_says_how_it_is_used_and_what_for():
    for name, known in FILTERS.items():
        assert f"|{name}" in known.usage
        assert known.meaning["zh-CN"]
        assert known.meaning["en"]
    assert list(FILTERS) == [
        *("limit", "pick", "turn", "join", "length", "clip"),
        *("counted", "spelled", "ordinal", "together", "quoted"),
    ]
    assert list(TESTS) == ["none", "odd", "even"]
