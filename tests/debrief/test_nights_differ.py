"""With digits and names masked, no two nights of a camp read the same."""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest

from camp.debrief import mask, text
from tests.debrief.simulated import Camp

if TYPE_CHECKING:
    from camp.debrief import Debrief, Night

CAMPS = [
    ("real", 52, 190, "zh-CN", 1),
    ("real", 52, 190, "en", 2),
    ("real", 5, 60, "zh-CN", 3),
    ("real", 5, 12, "zh-CN", 4),
    ("full", 52, 190, "zh-CN", 5),
    ("full", 5, 60, "zh-CN", 6),
    ("full", 5, 60, "en", 7),
    ("still", 52, 190, "zh-CN", 8),
    ("still", 5, 60, "zh-CN", 9),
    ("still", 5, 60, "en", 10),
]


@cache
def told(
    mood: str, groups: int, size: int, locale: str, seed: int
) -> tuple[tuple[Night, Debrief], ...]:
    return tuple(Camp(seed, groups, size, mood, locale).debriefs())


def names(night: Night) -> list[str]:
    every = [night.lead, *night.ops, night.day.who]
    every += [night.tomorrow.who] if night.tomorrow else []
    for g in night.groups:
        every += [
            g.name,
            g.host,
            g.deputy,
            g.officer,
            *(s.name for s in g.silent_sample),
        ]
        every += [g.helper.name] if g.helper else []
    return every


def core(debrief: Debrief) -> list[str]:
    """The sentences that say what this night was."""
    return [
        debrief.headline.lead,
        debrief.headline.proof,
        *(a.line for a in debrief.questions),
        *(m.deed for m in debrief.models),
        *(w.cause for w in debrief.watch),
    ]


@pytest.mark.parametrize(("mood", "groups", "size", "locale", "seed"), CAMPS)
def test_no_two_nights_of_a_camp_read_the_same(
    mood: str, groups: int, size: int, locale: str, seed: int
) -> None:
    nights = told(mood, groups, size, locale, seed)
    every = sorted({name for night, _ in nights for name in names(night)})
    heads = [mask(f"{d.headline.lead}|{d.headline.proof}", every) for _, d in nights]
    answers = [mask("|".join(a.line for a in d.questions), every) for _, d in nights]
    pages = [mask(text(d), every) for _, d in nights]
    assert len(set(heads)) == len(nights)
    assert len(set(pages)) == len(nights)
    for (i, a), (j, b) in combinations(enumerate(nights), 2):
        same = set(mask("\n".join(core(a[1])), every).split("\n"))
        both = same & set(mask("\n".join(core(b[1])), every).split("\n")) - {""}
        said = [line for line in core(a[1]) if line]
        assert len(both) < len(said) or len(said) < 3, (i, j, both)
        if a[0].day.due and b[0].day.due:
            assert answers[i] != answers[j], (i, j)


@pytest.mark.parametrize(("mood", "groups", "size", "locale", "seed"), CAMPS)
def test_a_headline_is_not_the_last_one_with_other_nouns(
    mood: str, groups: int, size: int, locale: str, seed: int
) -> None:
    """Nights next to each other are told by different evidence."""
    debriefs = [d for _, d in told(mood, groups, size, locale, seed)]
    for before, after in pairwise(debriefs):
        kinds = [
            (
                d.headline.evidence.kind,
                *(a.evidence.kind for a in d.questions if a.evidence),
            )
            for d in (before, after)
        ]
        assert kinds[0] != kinds[1]
        if before.headline.evidence.kind == after.headline.evidence.kind:
            assert before.headline.lead != after.headline.lead


def test_a_camp_tells_many_kinds_of_evidence() -> None:
    debriefs = [d for _, d in Camp(11).debriefs()]
    assert len({d.headline.evidence.kind for d in debriefs}) >= 12
    assert len({e.kind for d in debriefs for e in d.evidence}) >= 40
