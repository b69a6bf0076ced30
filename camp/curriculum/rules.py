"""What must fit together across a whole curriculum: a list of rules, each a function.

Rules walk the tree as it was read, so they speak even while other fields are wrong; a
value that is missing or not of its kind is None here and no rule complains about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from camp.curriculum import day_rules
from camp.curriculum.model import GroupPlan
from camp.curriculum.problems import Fault
from camp.curriculum.span import Span, span
from camp.curriculum.tree import Node
from camp.curriculum.windows import windows_in_order

_NOT_PLACES: Final = {"localtime", "posixrules", "Factory"}  # differ by machine
_CREW: Final = 3  # host, deputy and officer

Rule = Callable[[Node], Iterable[Fault]]


def broken_rules(root: Node) -> Iterator[Fault]:
    """Find everything that does not fit together."""
    for rule in RULES:
        yield from rule(root)


def ids_are_unique(root: Node) -> Iterator[Fault]:
    """Refuse an id that is used twice among days, contests or honors."""
    for name in ("days", "contests", "honors"):
        first: dict[str, Node] = {}
        for item in root.get(name).each():
            node = item.get("id")
            text = node.text()
            if not text:
                continue
            known = first.setdefault(text, node)
            if known is not node:
                yield node.fault(
                    "same_id", name=text, line=known.line, first=known.path
                )


def nothing_is_listed_twice(root: Node) -> Iterator[Fault]:
    """Refuse a name that stands twice in a list of names."""
    lists = [root.get("locales")]
    lists += [tier.get("parts") for tier in root.get("tiers").fields().values()]
    for day in root.get("days").each():
        lists += [day.get("parts"), day.get("cards")]
    lists += [contest.get("ties") for contest in root.get("contests").each()]
    lists += [honor.get("measures") for honor in root.get("honors").each()]
    for names in lists:
        seen: set[str] = set()
        for node in names.each():
            text = node.text()
            if text in seen:
                yield node.fault("listed_twice", name=text)
            elif text:
                seen.add(text)


def the_zone_is_real(root: Node) -> Iterator[Fault]:
    """Refuse a time zone that the IANA database does not know."""
    node = root.get("zone")
    name = node.text()
    if not name or _is_zone(name):
        return
    near = get_close_matches(name[:80], sorted(available_timezones()), n=1, cutoff=0.7)
    if near:
        yield node.fault("near_zone", name=name, near=near[0])
    else:
        yield node.fault("zone", name=name)


def _is_zone(name: str) -> bool:
    if name in _NOT_PLACES or name.startswith(("right/", "posix/")):
        return False
    try:
        return ZoneInfo(name).key == name
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


def parts_exist(root: Node) -> Iterator[Fault]:
    """Refuse a part of a tier or a day that is not under ``parts``."""
    known = tuple(root.get("parts").fields())
    lists = [tier.get("parts") for tier in root.get("tiers").fields().values()]
    lists += [day.get("parts") for day in root.get("days").each()]
    for names in lists:
        for node in names.each():
            text = node.text()
            if text and known and text not in known:
                yield node.fault("no_part", name=text, known=known)


def only_written_parts_have_a_length(root: Node) -> Iterator[Fault]:
    """Refuse ``min_chars`` on a part that is not written."""
    for part in root.get("parts").fields().values():
        least, written = part.get("min_chars"), part.get("written")
        says_no = not written.given or written.flag() is False
        if least.number() and says_no:
            yield least.fault("not_written")


def a_group_fits_its_chat(root: Node) -> Iterator[Fault]:
    """Refuse a group that has no room for its host, deputy and officer."""
    usual = GroupPlan()
    group = root.get("group")
    students = group.get("students").number() or usual.students
    people = group.get("people").number() or usual.people
    if students + _CREW > people:
        at = group.get("students" if group.get("students").given else "people")
        most = max(people - _CREW, 0)
        yield at.fault("group_full", students=students, people=people, most=most)


def levels_follow_each_other(root: Node) -> Iterator[Fault]:
    """Refuse stretches of the path that run backwards, overlap, or leave the days."""
    days = span(root)
    reached = -1
    for level in root.get("path").each():
        yield from days.outside(level.get("first"))
        yield from days.outside(level.get("last"))
        first, last = level.get("first").number(), level.get("last").number()
        if first is None or last is None:
            continue
        if last < first:
            yield level.get("last").fault("level_order", first=first, last=last)
        elif first <= reached:
            yield level.get("first").fault("level_overlap", number=reached + 1)
        reached = max(reached, last)


def contests_have_their_rounds(root: Node) -> Iterator[Fault]:
    """Refuse a pk without rounds, a league with them, and rounds out of order."""
    days = span(root)
    for contest in root.get("contests").each():
        rounds = contest.get("rounds")
        kind = contest.get("kind").text()
        if kind == "pk" and not rounds.each():
            yield rounds.fault("pk_rounds")
        if kind == "league" and rounds.each():
            yield rounds.fault("league_rounds")
        yield from _rounds_in_order(rounds.each(), days)


def _rounds_in_order(rounds: Iterable[Node], days: Span) -> Iterator[Fault]:
    reached = -1
    for each in rounds:
        yield from days.outside(each.get(0))
        yield from days.outside(each.get(1))
        first, last = each.get(0).number(), each.get(1).number()
        if first is None or last is None:
            continue
        if last < first:
            yield each.fault("round_order", first=first, last=last)
        elif first <= reached:
            yield each.fault("round_overlap", number=reached + 1)
        reached = max(reached, last)


def a_share_is_a_share(root: Node) -> Iterator[Fault]:
    """Refuse a completion that is given in percent."""
    for honor in root.get("honors").each():
        node = honor.get("least").get("completion")
        try:
            if float(node.text() or 0) > 1:
                yield node.fault("share")
        except ValueError:
            continue


def the_assessment_has_its_days(root: Node) -> Iterator[Fault]:
    """Refuse a questionnaire that opens or is read on a day that does not exist."""
    assessment = root.get("assessment")
    days = span(root)
    for name in ("opens", "read"):
        yield from days.outside(assessment.get(name))
    opens, read = assessment.get("opens").number(), assessment.get("read").number()
    if opens is not None and read is not None and read < opens:
        yield assessment.get("read").fault("read_early", read=read, opens=opens)


def assets_stay_inside(root: Node) -> Iterator[Fault]:
    """Refuse a path to an asset that leads out of the folder."""
    for node in root.walk():
        if node.key in {"asset", "logo"} and not _is_inside(node.text()):
            yield node.fault("asset_path", value=node.text())


def _is_inside(path: str | None) -> bool:
    if path is None:
        return True
    steps = path.split("/")
    return "\\" not in path and ":" not in path and not {"", ".", ".."} & set(steps)


RULES: Final[tuple[Rule, ...]] = (
    ids_are_unique,
    nothing_is_listed_twice,
    the_zone_is_real,
    parts_exist,
    only_written_parts_have_a_length,
    a_group_fits_its_chat,
    levels_follow_each_other,
    windows_in_order,
    contests_have_their_rounds,
    a_share_is_a_share,
    the_assessment_has_its_days,
    assets_stay_inside,
    *day_rules.RULES,
)
