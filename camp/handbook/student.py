"""The student handbook: what to do, until when, what counts, and who helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp import timetable
from camp.checkins import days_to_finish
from camp.cohort import called_within
from camp.curriculum import DayKind, Tier
from camp.debrief.wording import listed, title
from camp.handbook.book import (
    Handbook,
    Note,
    Pairs,
    Points,
    Section,
    Table,
    Words,
    section,
)
from camp.handbook.occasion import Occasion, numbers
from camp.handbook.student_words import say
from camp.scripts.wording import date_of, media, weekday_of

if TYPE_CHECKING:
    from camp.curriculum import (
        Contest,
        Curriculum,
        HonorRule,
        Level,
        Locale,
        Material,
    )


def student_handbook(curriculum: Curriculum, occasion: Occasion) -> Handbook:
    """Write the handbook of a course's students, for one cohort or in general."""
    made = [write(curriculum, occasion) for write in _SECTIONS]
    return Handbook(
        locale=occasion.locale,
        kind="student",
        title=say(occasion.locale, "title"),
        course=course_line(curriculum, occasion),
        promise=curriculum.goal,
        sections=tuple(one for one in made if one is not None),
        colour=curriculum.look.colour,
        accent=curriculum.look.accent,
    )


def course_line(curriculum: Curriculum, occasion: Occasion) -> str:
    """Name the course, and the cohort when there is one."""
    called = called_within(occasion.cohort, curriculum.title)
    return " · ".join(part for part in (curriculum.title, called) if part)


def _goal(plan: Curriculum, occasion: Occasion) -> Section | None:
    told = Words(paragraphs(plan.about))
    return section("goal", say(occasion.locale, "goal"), told)


def paragraphs(text: str) -> tuple[str, ...]:
    """Part a text at its empty lines."""
    return tuple(part.strip() for part in text.split("\n\n") if part.strip())


def _path(plan: Curriculum, occasion: Occasion) -> Section | None:
    locale = occasion.locale
    levels = tuple((_level(locale, one), one.about) for one in plan.path)
    return section("path", say(locale, "path"), Pairs(levels))


def _level(locale: str, one: Level) -> str:
    key = "level" if one.first < one.last else "level_day"
    return say(locale, key, first=one.first, last=one.last, title=one.title)


def _promises(plan: Curriculum, occasion: Occasion) -> Section | None:
    title_ = say(occasion.locale, "promises")
    return section("promises", title_, Points(plan.promises))


def _calendar(plan: Curriculum, occasion: Occasion) -> Section | None:
    locale = occasion.locale
    heads = ["head.day", "head.date", "head.kind", "head.title"]
    rows: list[tuple[str, ...]] = []
    for number in numbers(plan):
        day = plan.day(number)
        kind = title(locale, f"kind.{day.kind.value}")
        rows.append((str(number), day_called(occasion, number), kind, day.title))
    if not occasion.dates:
        heads.remove("head.date")
        rows = [(row[0], *row[2:]) for row in rows]
    table = Table(tuple(say(locale, h) for h in heads), tuple(rows))
    return section("calendar", say(locale, "calendar"), table, _asking(plan, locale))


def _asking(plan: Curriculum, locale: Locale) -> Words:
    """Say which days ask for a check-in: kinds of days, or some of a kind by number."""
    asks: list[str] = []
    free: list[str] = []
    for kind in DayKind:
        days = [n for n in numbers(plan) if plan.day(n).kind is kind]
        due = [n for n in days if timetable.has_due(plan, n)]
        if due and len(due) < len(days):
            asks += [say(locale, "day_numbered", number=n) for n in due]
            free += [
                say(locale, "day_numbered", number=n) for n in days if n not in due
            ]
        elif days:
            (asks if due else free).append(say(locale, f"days.{kind.value}"))
    told = [
        say(locale, key, days=listed(locale, names))
        for key, names in (("days_ask", asks), ("days_free", free))
        if names
    ]
    return Words((sentences(locale, *told),))


def day_called(occasion: Occasion, number: int) -> str:
    """Name a day's date and weekday; empty when no date is known."""
    on = occasion.dates.get(number)
    if on is None:
        return ""
    locale = occasion.locale
    date, weekday = date_of(on, locale), weekday_of(on, locale)
    return f"{weekday} {date}" if locale == "en" else f"{date}{weekday}"


def _tiers(plan: Curriculum, occasion: Occasion) -> Section | None:
    locale = occasion.locale
    rows = []
    for tier in Tier:
        its = plan.tier(tier)
        parts = listed(locale, (plan.parts[key].title for key in its.parts))
        minutes = say(locale, "minutes", count=its.minutes)
        rows.append((its.title, parts, minutes, its.about))
    heads = ("head.tier", "head.hands_in", "head.minutes", "head.about")
    least = [
        say(locale, "least", part=part.title, count=part.min_chars)
        for part in plan.parts.values()
        if part.min_chars
    ]
    change = say(locale, "tier_change", lightest=plan.tier(Tier.LIGHT).title)
    table = Table(tuple(say(locale, head) for head in heads), tuple(rows))
    return section("tiers", say(locale, "tiers"), table, Words((change, *least)))


def _checking_in(plan: Curriculum, occasion: Occasion) -> Section | None:
    locale, rule = occasion.locale, plan.attendance
    grace = int(timetable.GRACE.total_seconds() // 60)
    said = [say(locale, "in_time", grace=grace), say(locale, "how_often")]
    said.append(_makeup(locale, rule.makeup_days))
    if rule.leave_per_week:
        one = rule.leave_per_week == 1
        key = "leave_one" if one else "leave"
        said.append(say(locale, key, days=rule.leave_per_week))
    if rule.misses_per_week is not None:
        said.append(_misses(locale, rule.misses_per_week, rule.beyond))
    due = sum(timetable.has_due(plan, number) for number in numbers(plan))
    least = days_to_finish(due, rule.finish)
    finish = say(locale, "finish", due=due, least=least) if least else ""
    return section(
        "checking-in", say(locale, "checking_in"), Points(tuple(said)), Note(finish)
    )


def _makeup(locale: str, days: int) -> str:
    key = {0: "makeup_none", 1: "makeup_one"}.get(days, "makeup")
    return say(locale, key, days=days)


def _misses(locale: str, count: int, beyond: str) -> str:
    """Say how many misses a week are borne, and what the next one leads to."""
    many = {0: "none", 1: "one"}.get(count, "some")
    return say(locale, f"borne.{many}", count=count) + say(locale, f"beyond.{beyond}")


def sentences(locale: str, *told: str) -> str:
    """Put sentences one after the other, as the language does."""
    return (" " if locale == "en" else "").join(told)


def _methods(plan: Curriculum, occasion: Occasion) -> Section | None:
    pairs = tuple((method.title, method.about) for method in plan.methods)
    return section("methods", say(occasion.locale, "methods"), Pairs(pairs))


def _rules(plan: Curriculum, occasion: Occasion) -> Section | None:
    locale = occasion.locale
    form = plan.nickname.replace("{group}", "7")
    nickname = say(locale, "nickname", form=form)
    rules = Points(plan.rules, numbered=True)
    return section("rules", say(locale, "rules"), rules, Note(nickname))


def ladder(plan: Curriculum, occasion: Occasion) -> Section | None:
    """Say what is done when something happens."""
    steps = tuple((step.when, step.act) for step in plan.ladder)
    return section("ladder", say(occasion.locale, "ladder"), Pairs(steps))


def _contests(plan: Curriculum, occasion: Occasion) -> Section | None:
    locale = occasion.locale
    pairs = tuple((c.title, _contest(c, locale)) for c in plan.contests)
    note = Words((say(locale, "contests_note"),) if pairs else ())
    return section("contests", say(locale, "contests"), Pairs(pairs), note)


def _contest(contest: Contest, locale: str) -> str:
    about = contest.about.rstrip("。.")
    if contest.ties:
        ties = listed(locale, (say(locale, f"tie.{tie}") for tie in contest.ties))
        said = say(locale, "ties", about=about, ties=ties)
    else:
        said = say(locale, "no_ties", about=about)
    if not contest.rounds:
        return said
    named = [_round(locale, first, last) for first, last in contest.rounds]
    key = "rounds" if len(named) > 1 else "rounds_one"
    told = say(locale, key, count=len(named), rounds=listed(locale, named))
    return sentences(locale, said, told)


def _round(locale: str, first: int, last: int) -> str:
    key = "round" if first < last else "round_day"
    return say(locale, key, first=first, last=last)


def _honors(plan: Curriculum, occasion: Occasion) -> Section | None:
    locale = occasion.locale
    pairs = tuple((rule.title, _honor(rule, locale)) for rule in plan.honors)
    note = Words((say(locale, "honors_note"),) if pairs else ())
    return section("honors", say(locale, "honors"), Pairs(pairs), note)


def _honor(rule: HonorRule, locale: str) -> str:
    about = rule.about.rstrip("。.")
    said = say(locale, f"honor.{rule.per}", about=about, winners=rule.winners)
    more = (say(locale, "honor.repeat"),) if rule.may_repeat else ()
    return sentences(locale, said, *more)


def _money(plan: Curriculum, occasion: Occasion) -> Section | None:
    locale, pairs = occasion.locale, []
    if (points := plan.points) is not None:
        told = say(
            locale,
            "points_line",
            done=points.done,
            made_up=points.made_up,
            stamp=points.stamp,
            comment=points.comment,
            about=points.about.rstrip("。."),
        )
        pairs.append((say(locale, "points"), told))
    if (deposit := plan.deposit) is not None:
        amount, back = deposit.amount.rstrip("。."), deposit.back.rstrip("。.")
        told = say(locale, "deposit_line", amount=amount, back=back)
        pairs.append((say(locale, "deposit"), told))
    words = [word for word, _ in pairs]
    name = " · ".join(words) if locale == "zh-CN" else " and ".join(words).capitalize()
    return section("points", name, Pairs(tuple(pairs)))


def _assessment(plan: Curriculum, occasion: Occasion) -> Section | None:
    found, locale = plan.assessment, occasion.locale
    if found is None:
        return None
    line = say(
        locale,
        "assessment_line",
        title=found.title,
        minutes=found.minutes,
        opens=found.opens,
        read=found.read,
        about=found.about.rstrip("。."),
    )
    link = (str(found.link),) if found.link else ()
    told = Words((line, *link, *paragraphs(found.how)))
    return section("assessment", say(locale, "assessment"), told)


def _materials(plan: Curriculum, occasion: Occasion) -> Section | None:
    """Everything there is to read, look at or hear again, day by day, with its link."""
    locale, pairs = occasion.locale, []
    for number in numbers(plan):
        day = plan.day(number)
        there = (day.extra, day.reading, *day.materials)
        lines = [_material(one, locale) for one in there if one and one.link]
        if lines:
            name = say(locale, "materials_of", number=number, title=day.title)
            pairs.append((name, "\n".join(lines)))
    return section("materials", say(locale, "materials"), Pairs(tuple(pairs)))


def _material(one: Material, locale: Locale) -> str:
    kind = media(one.kind, locale)
    return say(
        locale,
        "material",
        title=one.title,
        kind=kind,
        about=one.about.rstrip("。."),
        link=one.link,
    )


def answers(plan: Curriculum, occasion: Occasion) -> Section | None:
    """Give the answers that everyone gives."""
    pairs = tuple((one.question, one.answer) for one in plan.answers)
    return section("answers", say(occasion.locale, "answers"), Pairs(pairs))


def _people(plan: Curriculum, occasion: Occasion) -> Section | None:
    locale = occasion.locale
    pairs = tuple(
        (say(locale, role), say(locale, f"{role}_does"))
        for role in ("host", "deputy", "officer", "ops")
    )
    note = Note(say(locale, "people_note", people=plan.group.people))
    return section("people", say(locale, "people"), Pairs(pairs), note)


_SECTIONS = (
    _goal, _path, _calendar, _tiers, _checking_in, _methods, _rules, ladder,
    _contests, _honors, _money, _assessment, _promises, answers, _materials, _people,
)  # fmt: skip
