"""Invented people and plausible numbers: a script before there is a camp."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from camp import timetable
from camp.curriculum import Curriculum, DayKind, Slot
from camp.scripts import asked as invented
from camp.scripts import briefing, wording
from camp.scripts.facts import (
    Case,
    Citation,
    Duel,
    Facts,
    Group,
    Host,
    Last,
    Notice,
    Now,
    Person,
    Work,
)
from camp.scripts.quizzes import Place, concerning

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import time

    from camp.curriculum import Quiz
    from camp.scripts.problems import Locale

Occurring = Slot | Literal["morning", "noon", "evening", "guidance", "aside"]
"""A slot of a day; ``aside`` is what somebody needs in between (see ``ASIDES``)."""
Situation = Literal[
    "usual", "first", "lead", "back", "quiet", "bare", "listener", "late"
]
"""How the group stands: ``bare`` knows nothing but the curriculum, ``quiet`` has zeros."""

SITUATIONS: Final[tuple[Situation, ...]] = (
    "usual", "first", "lead", "back", "quiet", "bare", "listener", "late",
)  # fmt: skip

Dates: TypeAlias = "Callable[[int], date]"
"""On which date a day falls."""

_FIRST_DATE: Final = date(2026, 9, 7)  # a Monday
_GROUPS: Final = 52
_SIZE: Final = 192
_HOURS: Final[dict[str, str]] = {"noon": "12:00", "evening": "19:30"}
_CAME: Final[dict[str, int]] = {"noon": 37, "evening": 92}

_PEOPLE: Final[dict[Locale, dict[str, str]]] = {
    "zh-CN": {
        "cohort": "{title}第6期", "group": "{number}营",
        "host": "阿舟", "deputy": "小齐", "officer": "阿敏",
        "one": "小李", "two": "小王", "three": "小张", "four": "小陈",
        "words_one": "听完想起上周那次开会，我说了五分钟，没停下来问过别人一句。",
        "words_two": "还没想好怎么写，先记下一句：我急的时候，嗓门比道理先到。",
        "remark": "没想好就写没想好，最实在。",
        "reason": "20个打卡日，20天都在，盖章11次",
        "watch": "来的人没少，待点评从12份到31份，作业官今天请假。",
        "figure_ours": "31份", "figure_theirs": "28份",
        "question": "补卡看哪个时间", "asked_at": "昨天14:20",
        "answer": "看提交时间，周六24:00前交的都算。", "by": "22:00",
        "what": "明晚活动提前到20:00", "why": "上一期20:30开场，21:10以后一半人没再说话",
        "text": "明晚活动改到20:00，比课表早半小时。赶不上的，看总结再写，打卡照算。",
        "until": "今晚22:00",
    },
    "en": {
        "cohort": "{title}, cohort 6", "group": "Group {number}",
        "host": "Maya", "deputy": "Sam", "officer": "Ines",
        "one": "Tom", "two": "Ana", "three": "Lee", "four": "Ruth",
        "words_one": "I talked for five minutes last week and never once asked a question.",
        "words_two": "Not sure yet what to write, so just this: I get loud before I get clear.",
        "remark": "Saying you don't know yet is a fine place to start.",
        "reason": "Here on all 20 days, 11 pieces stamped",
        "watch": "Nobody left, but 31 pieces wait for an answer; the officer is away today.",
        "figure_ours": "31", "figure_theirs": "28",
        "question": "which time counts for a make-up", "asked_at": "yesterday at 14:20",
        "answer": "The time you send it; before midnight on Saturday counts.", "by": "22:00",
        "what": "Tomorrow's session starts at 20:00",
        "why": "Last time half the room had gone quiet by 21:10.",
        "text": "Tomorrow's session starts at 20:00, half an hour early. If you can't make it, "
        "write from the summary; it counts just the same.",
        "until": "22:00 tonight",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Aside:
    """What only the texts beside a day's slots know, invented; named as in the facts."""

    person: Person
    case: Case
    notice: Notice


def aside(locale: Locale) -> Aside:
    """Invent someone who went silent, a question that waited, and a change of hours."""
    it = _PEOPLE[locale]
    return Aside(
        Person(
            it["one"], 9, 31, it["two"], silent=2, note=1, tier="medium", minutes=11
        ),
        Case(
            names=(it["one"], it["two"]),
            question=it["question"],
            asked_at=it["asked_at"],
            answer=it["answer"],
            by=it["by"],
            who=it["deputy"],
        ),
        Notice(it["text"], it["why"], it["until"], it["what"], it["deputy"]),
    )


def asked(locale: Locale) -> invented.Asked:
    """Invent a quiz, for whoever reads the list of facts."""
    return invented.asked(_names(locale), locale)


def _names(locale: Locale) -> tuple[str, ...]:
    return tuple(_PEOPLE[locale][one] for one in ("one", "two", "three", "four"))


def _with_aside(facts: Facts, situation: Situation, locale: Locale) -> Facts:
    """Lay what an aside knows over a day; ``bare`` is told the names and nothing else."""
    known = aside(locale)
    person, case, notice = known.person, known.case, known.notice
    if situation in {"bare", "quiet"}:
        person = Person(person.name, other=person.other, silent=2, note=1)
        case = Case(names=case.names[:1])
        notice = Notice(notice.text, notice.why, notice.by)
    return replace(facts, person=person, case=case, notice=notice)


def sample(  # noqa: PLR0913  (what is to be said, and what is known of it)
    curriculum: Curriculum,
    number: int,
    slot: Occurring,
    *,
    locale: Locale | None = None,
    situation: Situation = "usual",
    quizzes: Sequence[Quiz] = (),
    dates: Dates | None = None,
) -> Facts:
    """Invent the facts of a group on a day of the curriculum, for a preview.

    ``quizzes`` are those that go with the curriculum; ``dates`` say on which date a day
    falls, where that is known. Nothing in them is anyone's; the same arguments give the
    same facts. Raises KeyError when the curriculum has no such day.
    """
    spoken = locale or curriculum.locales[0]
    wanted = _Wanted(curriculum, slot, spoken, quizzes, dates or _invented_date)
    return _in(situation, _shared(curriculum, number, wanted), wanted)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be said, whatever the day and the situation."""

    curriculum: Curriculum
    slot: Occurring
    spoken: Locale
    quizzes: Sequence[Quiz]
    dates: Dates


def _shared(curriculum: Curriculum, number: int, wanted: _Wanted) -> Facts:
    """What a day's samples have in common, whatever the situation."""
    spoken = wanted.spoken
    occasion = _occasion(curriculum, number, spoken, wanted.dates(number))
    common = briefing.common(curriculum, occasion)
    group = Group(7, _PEOPLE[spoken]["group"].format(number=7), "camp", _SIZE)
    return briefing.for_group(common, group, curriculum.nickname)


def _in(situation: Situation, facts: Facts, wanted: _Wanted) -> Facts:
    curriculum, slot, spoken = wanted.curriculum, wanted.slot, wanted.spoken
    people, group = _PEOPLE[spoken], facts.group
    if slot == "aside":
        facts = _with_aside(facts, situation, spoken)
    if slot == "guidance":
        return _with_guidance(facts, curriculum, situation, spoken)
    if situation == "bare":
        return _with_quiz(facts, situation, wanted)
    facts = replace(
        facts, host=Host(people["host"], people["deputy"], people["officer"])
    )
    if situation == "listener":
        return replace(facts, group=replace(group, track="listener"))
    if slot != "aside":
        facts = _with_numbers(facts, wanted, situation)
        facts = _with_quiz(facts, situation, wanted)
    return replace(facts, late="14:20") if situation == "late" else facts


def samples(
    curriculum: Curriculum,
    number: int,
    slot: Occurring,
    locale: Locale | None = None,
    quizzes: Sequence[Quiz] = (),
) -> tuple[Facts, ...]:
    """Invent the same day and slot in every situation a script has to stand."""
    spoken = locale or curriculum.locales[0]
    wanted = _Wanted(curriculum, slot, spoken, quizzes, _invented_date)
    shared = _shared(curriculum, number, wanted)
    return tuple(_in(situation, shared, wanted) for situation in SITUATIONS)


def _with_quiz(facts: Facts, situation: Situation, wanted: _Wanted) -> Facts:
    """Lay the quiz of a slot over its facts, when there is one to speak of."""
    if wanted.slot == "aside":
        return facts
    locale = wanted.spoken
    place = Place(facts.day.number, Slot(wanted.slot), locale)

    def moment(number: int, at: time) -> datetime:
        return datetime.combine(wanted.dates(number), at)

    found = concerning(wanted.curriculum, wanted.quizzes, place, moment)
    if found is None:
        return facts
    taught, plain = found
    named = invented.counted(plain, taught, situation, _names(locale), locale)
    return replace(facts, quiz=named)


def _invented_date(number: int) -> date:
    return _FIRST_DATE + timedelta(days=number - 1)


def _occasion(
    curriculum: Curriculum, number: int, locale: Locale, day: date
) -> briefing.Occasion:
    makeup = curriculum.attendance.makeup_days
    return briefing.Occasion(
        cohort=_PEOPLE[locale]["cohort"].format(title=curriculum.title),
        number=number,
        on=day,
        makeup_until=day + timedelta(days=makeup) if makeup else None,
        groups=_GROUPS,
        locale=locale,
    )


def _with_numbers(facts: Facts, wanted: _Wanted, situation: Situation) -> Facts:
    curriculum, slot, locale = wanted.curriculum, wanted.slot, wanted.spoken
    number = facts.day.number
    facts = replace(
        facts,
        duel=_duel(curriculum, number, locale),
        settled=_settled(curriculum, number, locale),
    )
    due_before = number > curriculum.first_number and timetable.has_due(
        curriculum, number - 1
    )
    if due_before and situation != "late":
        last = _last(wanted, number - 1, situation)
        facts = replace(facts, last=last)
    if facts.day.due and slot != Slot.MORNING:
        came = 0 if situation == "quiet" else _CAME[slot]
        facts = replace(facts, now=Now(_HOURS[slot], came, _SIZE))
    if slot == Slot.EVENING and situation != "quiet":
        facts = _with_evening(facts, curriculum, locale)
    return facts


def _last(wanted: _Wanted, number: int, situation: Situation) -> Last:
    locale = wanted.spoken
    people = _PEOPLE[locale]
    makeup = wanted.curriculum.attendance.makeup_days
    end = wanted.dates(number) + timedelta(days=makeup)
    usual = Last(
        number=number,
        done=118,
        due=_SIZE,
        late=41,
        change=5,
        rank=9,
        of=_GROUPS,
        gap=4,
        rival=people["group"].format(number=17),
        mood="middle",
        helper=people["one"],
        helped=12,
        makeup_until=wording.until(end, locale) if makeup else "",
    )
    if situation == "first":
        return replace(usual, mood="first", change=0)
    if situation == "lead":
        return replace(usual, mood="lead", done=171, rank=1, gap=0, rival="")
    if situation == "back":
        return replace(usual, mood="back", done=74, late=9, change=-31, rank=47, gap=2)
    if situation == "quiet":
        return replace(
            usual, done=0, late=0, change=-3, rank=0, gap=0, rival="", helper="",
            helped=0, mood="back", makeup_until="",
        )  # fmt: skip
    return usual


def _duel(curriculum: Curriculum, number: int, locale: Locale) -> Duel | None:
    people = _PEOPLE[locale]
    for contest in curriculum.contests:
        for first, last in contest.rounds:
            if first <= number <= last:
                return Duel(
                    title=contest.title,
                    rival=people["group"].format(number=12),
                    ours=people["figure_ours"],
                    theirs=people["figure_theirs"],
                    ahead=True,
                    last_day=number == last,
                )
    return None


def _settled(curriculum: Curriculum, number: int, locale: Locale) -> Duel | None:
    """The round that ended on the day before."""
    found = _duel(curriculum, number - 1, locale)
    return replace(found, last_day=False) if found and found.last_day else None


def _with_evening(facts: Facts, curriculum: Curriculum, locale: Locale) -> Facts:
    people = _PEOPLE[locale]
    names = _names(locale)
    works = (
        Work(people["two"], people["words_two"], people["officer"], people["remark"]),
        Work(people["one"], people["words_one"], people["officer"], ""),
    )
    if facts.day.kind in {DayKind.OPENING, DayKind.REST}:
        return facts
    facts = replace(facts, works=works, perfect=names, perfect_count=64)
    if facts.day.kind != DayKind.CLOSING:
        return facts
    return replace(facts, citations=_citations(curriculum, locale), finished=names)


def _citations(curriculum: Curriculum, locale: Locale) -> tuple[Citation, ...]:
    people = _PEOPLE[locale]
    names = (people["one"], people["two"], people["three"])
    words = (people["words_one"], people["words_two"], "")
    return tuple(
        Citation(honor.title, name, people["reason"], said)
        for honor, name, said in zip(
            curriculum.honors, names * 4, words * 4, strict=False
        )
    )


def _with_guidance(
    facts: Facts, curriculum: Curriculum, situation: Situation, locale: Locale
) -> Facts:
    guidance = briefing.guidance(curriculum, facts.day.number, locale)
    people = _PEOPLE[locale]
    if situation in {"bare", "quiet", "first", "listener"}:
        return replace(facts, guidance=guidance)
    # It is written on the evening before, when the night before that was told last.
    today, told = (_due_days(curriculum, facts.day.number - n) for n in (1, 2))
    guidance = replace(
        guidance,
        unreviewed=31 if today else 0,
        oldest_hours=19 if told else 0,
        silent=14 if told > 1 else 0,
        watch=people["watch"] if told else "",
    )
    host = Host(people["host"], people["deputy"], people["officer"])
    now = Now("21:30", 85, _SIZE) if today else None
    return replace(facts, host=host, guidance=guidance, now=now)


def _due_days(curriculum: Curriculum, until: int) -> int:
    """Count the days up to a number on which something was due."""
    numbers = range(curriculum.first_number, until + 1)
    return sum(timetable.has_due(curriculum, number) for number in numbers)
