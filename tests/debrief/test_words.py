"""Both languages say the same things, and every gap in a phrase has something to fill it."""

from __future__ import annotations

import re
from functools import cache
from string import Formatter

import pytest

from camp.debrief import night as n
from camp.debrief import text, write
from camp.debrief.reading import read
from camp.debrief.words import PHRASES, TITLES
from tests.debrief.made import day, group, night, posted, tiers
from tests.debrief.simulated import INCIDENTS, Camp

LOCALES = ("zh-CN", "en")
EMPTY = (
    "整体良好",
    "加强引导",
    "继续努力",
    "家人们",
    "务必",
    "必须",
    "温馨提示",
    "不定期",
    "表现优秀",
    "让我们",
    "总而言之",
    "敬请期待",
    "journey",
    "reach out",
    "friendly reminder",
    "you've got this",
)


def fragments(locale: str, key: str) -> list[str]:
    return [
        way
        for part in PHRASES[locale].get(key, ())
        for way in ((part,) if isinstance(part, str) else part)
    ]


def gaps(locale: str, key: str) -> set[str]:
    return {
        name
        for fragment in fragments(locale, key)
        for _, name, _, _ in Formatter().parse(fragment)
        if name
    }


@cache
def seen() -> tuple[dict[str, set[str]], set[str]]:
    """Every kind found in many nights with the names of its values, and the base names."""
    kinds: dict[str, set[str]] = {}
    base: set[str] = set()
    camps = [
        (1, 52, 190, "real"),
        (2, 30, 80, "real"),
        (3, 5, 60, "real"),
        (5, 30, 190, "full"),
        (6, 5, 50, "still"),
        (7, 20, 100, "real"),
        (8, 40, 190, "real"),
    ]
    pairs = [pair for camp in camps for pair in Camp(*camp).debriefs()]
    pairs += [(made, write(made)) for made in rare()]
    for made, debrief in pairs:
        base |= set(read(made, ()).base)
        every = [*debrief.evidence, *(m.evidence for m in debrief.models)]
        for piece in [*every, *(w.evidence for w in debrief.watch)]:
            kinds.setdefault(piece.kind, set()).update(name for name, _ in piece.values)
    return kinds, base


def rare() -> list[n.Night]:
    """Nights that hardly ever come about by chance."""
    ten = range(1, 11)
    low, high = tiers((40, 40, 40), (60, 60, 60)), tiers((70, 70, 70), (60, 60, 60))
    owls = tuple([0] * 9 + [10] * 9 + [0] * 3 + [40, 40, 40])
    early = tuple([0] * 9 + [10] * 9 + [1] * 6)
    past = tuple(n.Past(i, 1000, 1900) for i in range(1, 8))
    full = n.Past(8, 1140, 1900)
    return [
        night(previous=n.Previous("上期", 1500, 1900)),
        night(tuple(group(i, tiers=high) for i in ten), curve=(*past, full)),
        night(
            tuple(
                group(
                    i,
                    tiers=low if i == 1 else tiers((60, 60, 60), (60, 60, 60)),
                    hours=early if i == 1 else owls,
                )
                for i in ten
            )
        ),
        night(
            tuple(
                group(i, tiers=low if i == 1 else high, leave=40 * (i == 1))
                for i in ten
            )
        ),
        night(
            tuple(
                group(i, tiers=tiers((60, 45, 60), (60, 55, 60), partial=(4, 12)))
                for i in ten
            )
        ),
        night(
            tuple(
                group(
                    i,
                    tiers=tiers((60, 45, 60), (60, 60, 60), partial=(4, 14))
                    if i == 1
                    else high,
                )
                for i in ten
            )
        ),
        night(
            tuple(group(i, homework=120) for i in ten),
            tallies=tuple(n.Tally(i, homework=900) for i in range(4)),
        ),
        night(promises=(n.Promise("按时早安", 50, 51, "营", at_most=False),)),
        night(promises=(n.Promise("按时早安", 50, 41, "营", at_most=False),)),
        night(
            tuple(
                group(
                    i,
                    tiers=low if i < 5 else high,
                    postings=posted(640 if i < 5 else 460),
                    silent=9,
                    rounds=(n.NoteRound(9, 5),) if i > 5 else (),
                    comments=9 + 200 * (i > 5),
                    homework=60,
                    reviewed_early=60 * (i > 4),
                    stamped=4,
                    first_stamped=int(i > 4),
                    oldest_hours=30 * (i < 5),
                )
                for i in ten
            )
        ),
        night(
            tuple(
                group(
                    i,
                    tiers=low if i > 5 else high,
                    postings=posted(640 if i < 5 else 460),
                    silent=9,
                    rounds=(n.NoteRound(9, 5),) if i > 5 else (),
                    comments=9 + 200 * (i > 5),
                    homework=60,
                    reviewed_early=60 * (i > 4),
                    stamped=4,
                    first_stamped=int(i > 4),
                    oldest_hours=30 * (i < 5),
                )
                for i in ten
            )
        ),
        night(day=day(kind="closing", due=False)),
        night(
            tuple(
                group(
                    i, tiers=tiers((100, 100, 100), (100, 100, 100)) if i < 3 else low
                )
                for i in ten
            )
        ),
        night(tuple(group(i, rounds=(n.NoteRound(8, 6),)) for i in ten)),
        night(
            tuple(
                group(i, tiers=low if i == 1 else high, left=9 * (i == 1)) for i in ten
            )
        ),
        *(night((group(1, incidents=(n.Incident(kind, 600),)),)) for kind in INCIDENTS),
        night(
            tuple(
                group(
                    i,
                    tiers=low if i == 1 else high,
                    questions=3 * (i == 1),
                    question_hours=9,
                )
                for i in ten
            )
        ),
        night(
            tuple(
                group(
                    i,
                    tiers=low if i == 1 else high,
                    postings=(n.Posting("noon", "uncomposed", reason="缺值"),)
                    if i == 1
                    else (),
                )
                for i in ten
            )
        ),
    ]


def test_both_languages_have_the_same_phrases_and_titles() -> None:
    assert set(PHRASES["zh-CN"]) == set(PHRASES["en"])
    months = {f"month.{i}" for i in range(1, 13)}
    assert set(TITLES["en"]) - months == set(TITLES["zh-CN"])


def test_every_kind_the_rules_can_find_has_words() -> None:
    kinds, _ = seen()
    for locale in LOCALES:
        for kind in kinds:
            keys = {kind, f"{kind}.lead"}
            assert keys & set(PHRASES[locale]), kind


def test_every_phrase_belongs_to_a_kind_that_can_be_found() -> None:
    kinds, _ = seen()
    leads = {
        key[:-5]
        for key in PHRASES["en"]
        if key.endswith(".lead") and key not in {"role.lead", "r.lead"}
    }
    split = {kind for kind in leads if kind.startswith("split_")}
    assert leads - split <= set(kinds), sorted(leads - split - set(kinds))
    deeds = {
        k
        for k in PHRASES["en"]
        if k.startswith(("deed.", "cause.")) and "still" not in k
    }
    assert deeds <= set(kinds), sorted(deeds - set(kinds))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_gap_of_a_phrase_is_filled_by_its_kind(locale: str) -> None:
    kinds, base = seen()
    split = set().union(*(v for k, v in kinds.items() if k.startswith("split_")))
    for kind, values in kinds.items():
        known = values | base | (split if kind.startswith("split_") else set())
        for key in (
            kind,
            f"{kind}.lead",
            f"{kind}.proof",
            f"{kind}.again",
            f"{kind}.still",
        ):
            assert gaps(locale, key) <= known | {"left"}, (
                key,
                gaps(locale, key) - known,
            )
        assert gaps(locale, f"g.{kind}") <= known | {"next_task"}, kind


@pytest.mark.parametrize("locale", LOCALES)
def test_an_act_needs_only_its_cause_and_the_people(locale: str) -> None:
    kinds, base = seen()
    people = {
        "ops",
        "lead",
        "host",
        "the_host",
        "the_deputy",
        "the_officer",
        "has_deputy",
        "lender",
        "lender_officer",
        "by",
    }
    for key in PHRASES[locale]:
        found = re.fullmatch(r"act\.(\w+)\.\d", key)
        if found and found[1] != "any":
            values = kinds[f"cause.{found[1]}"]
            assert gaps(locale, key) <= values | base | people, key
        elif found:
            assert gaps(locale, key) <= people, key


@pytest.mark.parametrize("locale", LOCALES)
def test_no_empty_phrase_of_the_trade_is_used(locale: str) -> None:
    every = " ".join(f for key in PHRASES[locale] for f in fragments(locale, key))
    assert not [word for word in EMPTY if word in every]


def test_chinese_uses_full_width_punctuation() -> None:
    for key in PHRASES["zh-CN"]:
        for fragment in fragments("zh-CN", key):
            bare = re.sub(r"\{[^}]*\}", "", fragment)
            assert not re.search(r"[,;?!\"']", bare), (key, fragment)
            assert not re.search(r"(?<!\d):(?!\d)", bare), (key, fragment)
            assert "！" not in fragment


def test_english_never_runs_two_sentences_together() -> None:
    for _, debrief in Camp(12, 12, 60, locale="en").debriefs():
        page = text(debrief)
        assert not re.search(r"[a-z]\.[A-Z]", page), page
        assert "  " not in page
        assert ".." not in page
        for line in (debrief.headline.lead, *(a.line for a in debrief.questions)):
            assert (
                line[0].isupper() or not line[0].isascii() or line[0] in '"0123456789'
            ), line
            assert line.endswith((".", '."')), line


def test_chinese_lines_end_once() -> None:
    for _, debrief in Camp(13, 12, 60).debriefs():
        page = text(debrief)
        assert "。。" not in page
        assert "，。" not in page
        assert "：。" not in page
        for answer in debrief.questions:
            assert answer.line.endswith("。")
