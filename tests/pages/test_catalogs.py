"""Both languages are complete: what templates say in Chinese is there in English."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

import camp.pages
from camp.pages import catalog, gettext

PAGES = Path(camp.pages.__file__).parent
HAN = re.compile(r"[\u3400-\u9fff]")


@cache
def said():
    """Every message of every template, with the templates that say it."""
    found: dict = {}
    templates = extract_from_dir(
        PAGES,
        method_map=[("**.j2", "jinja2.ext:babel_extract")],
        options_map={"**.j2": {"silent": "false", "trimmed": "true"}},
        keywords={"_": None, "gettext": None, "ngettext": (1, 2)},
    )
    for file, line, message, *_ in templates:
        found.setdefault(message, []).append(f"{file}:{line}")
    return found


def english():
    return [
        (path.name, message)
        for path in catalog.files("en")
        for message in catalog.read(path)
        if message.id
    ]


def key(message):
    return tuple(message.id) if isinstance(message.id, list | tuple) else message.id


def test_every_message_of_every_template_is_there_in_english():
    there = {key(message) for _, message in english()}
    missing = {words: places for words, places in said().items() if words not in there}
    assert not missing


def test_no_catalog_keeps_a_message_that_no_template_says():
    unused = [(name, key(m)) for name, m in english() if key(m) not in said()]
    assert not unused


def test_no_message_stands_in_two_catalogs():
    keys = [key(message) for _, message in english()]
    assert sorted({k for k in keys if keys.count(k) > 1}, key=str) == []


@pytest.mark.parametrize("path", catalog.files("en"), ids=lambda path: path.stem)
def test_a_translation_is_english_whole_and_has_the_same_places_to_fill(path):
    for message in catalog.read(path):
        if not message.id:
            continue
        forms = (
            message.string if isinstance(message.string, tuple) else [message.string]
        )
        ids = message.id if isinstance(message.id, list | tuple) else [message.id]
        for words in forms:
            assert words, message.id
            assert not HAN.search(words), words
            assert set(re.findall(r"%\(\w+\)s", words)) <= {
                place for one in ids for place in re.findall(r"%\(\w+\)s", one)
            }, words
        assert not message.fuzzy, message.id


@pytest.mark.parametrize(
    "path", sorted(PAGES.glob("*.html.j2")), ids=lambda path: path.name
)
def test_a_template_says_nothing_in_chinese_that_is_not_a_message(path):
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    outside = re.sub(r"\{%-?\s*trans.*?endtrans\s*-?%\}", "", text, flags=re.DOTALL)
    outside = re.sub(r"(_|ngettext)\((\"[^\"]*\"(, )?)+", "", outside)
    outside = outside.replace('else "中文"', "")
    assert not HAN.search(outside), HAN.search(outside)


def test_the_chinese_is_what_the_templates_say():
    assert gettext("zh-CN", "跳到正文") == "跳到正文"
    assert gettext("en", "跳到正文") == "Skip to the text"
