"""What the papers of a quiz come to: for every group, and under the key that holds now.

A student is asked the version in which they began, to the end; what they earn follows the
key of the version their camp is pinned to. So a wrong key is put right for everybody.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from camp import contests
from camp.contests import Papers
from camp.desk import course
from camp.desk.phrases import phrase
from camp.desk.refusal import Reason
from camp.store import cohorts, papers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from camp.cohort import Group
    from camp.curriculum import Quiz
    from camp.desk.phrases import Phrases
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.papers import Paper, Tally

_WORDS: Final[Phrases] = {
    "flawless": ("无懈可击", "Flawless"),
    "flawless.line": ("{n}道题，一道没错", "{n} questions, not one mistake"),
    "key": ("答案按新的一版算", "the answers follow the new version"),
    "anew": (
        "《{title}》已经交了{n}份，会按新的题和答案重新算分",
        "“{title}”: {n} handed in already; they will be marked by the new questions and answers",
    ),
    "papers": ("交了{n}份，全对{flawless}份", "{n} handed in, {flawless} flawless"),
}


def flawless_of(quiz: Quiz) -> tuple[Reason, Reason]:
    """What those without a mistake are called, and the line under it."""
    said = quiz.flawless
    if said is not None:
        return Reason(said.title, said.title), Reason(said.line, said.line)
    line = phrase(_WORDS, "flawless.line", n=len(quiz.questions))
    return phrase(_WORDS, "flawless"), line


def of_groups(
    groups: Iterable[Group],
    members: Mapping[int, int],
    found: Mapping[int, Tally],
) -> list[Papers]:
    """Say what each group brings; ``members`` and ``found`` are by its id."""
    return [
        _papers(group, members.get(group.id, 0), found.get(group.id))
        for group in groups
    ]


def _papers(group: Group, members: int, tally: Tally | None) -> Papers:
    if tally is None:
        return Papers(group.id, group.number, members)
    # Who answered and moved on still counts where they answered.
    return Papers(
        group.id,
        group.number,
        max(members, tally.answered),
        tally.answered,
        tally.points,
        tally.flawless,
    )


def average(points: int, answered: int) -> str:
    """Write an average to a tenth; a dash when nobody answered.

    >>> [average(173, 2), average(200, 2), average(0, 0)]
    ['86.5', '100', '–']
    """
    if not answered:
        return "–"
    tenths = (points * 10 + answered // 2) // answered
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)


class Key:
    """The key of a quiz, for papers of its own version and of earlier ones."""

    def __init__(self, kept: Kept, quiz: Quiz, version_id: int) -> None:
        self._kept, self._quiz, self._version = kept, quiz, version_id
        self._asked: dict[int, Quiz] = {version_id: quiz}

    def asked(self, paper: Paper) -> Quiz:
        """The quiz as a paper's student is asked it."""
        quiz = self._asked.get(paper.version_id)
        if quiz is None:
            there = course.of_version(self._kept, paper.version_id).quizzes
            # Whoever has begun a quiz began it in a version that has it.
            quiz = next(one for one in there if one.id == self._quiz.id)
            self._asked[paper.version_id] = quiz
        return quiz

    def read(self, paper: Paper) -> Paper:
        """A paper with its answers as places in the quiz of now."""
        if paper.version_id == self._version:
            return paper
        found = contests.carried(self.asked(paper), self._quiz, paper.picked)
        return replace(paper, picked=tuple(one or frozenset() for one in found))

    def mark(self, paper: Paper) -> Paper:
        """A paper with what its answers earn now, and the most they could."""
        found = contests.carried(self.asked(paper), self._quiz, paper.picked)
        points, most = contests.marked(self._quiz, found)
        return replace(paper, points=points, most=most)


def rekeyed(before: Iterable[Quiz], after: Iterable[Quiz]) -> list[Quiz]:
    """The quizzes whose questions or key are not what they were."""
    known = {quiz.id: quiz.questions for quiz in before}
    return [quiz for quiz in after if known.get(quiz.id) != quiz.questions]


def warned(kept: Kept, cohort_id: int, changed: Iterable[Quiz]) -> list[Reason]:
    """Say which quizzes were handed in already and will be marked anew."""
    found = []
    for quiz in changed:
        tallies = papers.tallies(kept, cohort_id, quiz.id).values()
        handed_in = sum(tally.answered for tally in tallies)
        if handed_in:
            found.append(phrase(_WORDS, "anew", title=quiz.title, n=handed_in))
    return found


def follow(
    kept: Kept,
    row: CohortRow,
    changed: Iterable[Quiz],
    version_id: int,
    who: str,
    now: datetime,
) -> None:
    """Mark what was handed in anew by the quizzes of a version that are ``changed``.

    One line in the audit for each quiz in which anything is worth more or less than it
    was. To be called in the revision's own transaction.
    """
    for quiz in changed:
        _mark_anew(kept, row, Key(kept, quiz, version_id), quiz.id, who, now)


def _mark_anew(
    kept: Kept, row: CohortRow, key: Key, quiz: str, who: str, now: datetime
) -> None:
    old = papers.handed_in(kept, row.id, quiz)
    new = [key.mark(paper) for paper in old]
    changed = [now for was, now in zip(old, new, strict=True) if was != now]
    if not changed:
        return
    papers.mark(kept, row.id, changed)
    cohorts.write_audit(
        kept,
        row.id,
        now,
        who,
        "mark",
        quiz,
        before=str(_counted(old)),
        after=str(_counted(new)),
        why=str(phrase(_WORDS, "key")),
    )


def _counted(handed_in: Sequence[Paper]) -> Reason:
    flawless = sum(paper.flawless for paper in handed_in)
    return phrase(_WORDS, "papers", n=len(handed_in), flawless=flawless)
