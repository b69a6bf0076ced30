"""``camp cohort``: open, sign off, look ahead in and revise a cohort."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from camp.cli.door import in_words, language, opened, speaking, who
from camp.cli.lead_wording import headings, say
from camp.cli.table import clip, table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from camp.desk.lead import Line, Opened, Revision
    from camp.desk.lead.listing import Overview
    from camp.shelf import Folder

_TITLE_COLUMNS: Final = 28
_LINES_SHOWN: Final = 200
_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group()
def cohort() -> None:
    """Open, sign off, look ahead in and revise a cohort.

    \b
    A cohort is one run of a curriculum:
      camp cohort open interpersonal-21 --start 2026-09-07
      camp cohort calendar 1            every send of every day, before it starts
      camp cohort approve 1             sign it off
      camp cohort revise 1 --swap 6 9   a guest cancels: see what changes
    A cohort is named by its number or its name.
    """  # noqa: D301  (\b is click's mark for lines to be kept)


@cohort.command("open")
@click.argument("curriculum")
@click.option("--start", type=_DAY, required=True, help="The local date of day 1.")
@click.option("--name", help="What it is called. [default: the title and its number]")
@click.option("--tz", "zone", help="IANA time zone. [default: the curriculum's]")
@click.option(
    "--skip-date",
    "skips",
    type=_DAY,
    multiple=True,
    help="A date without a day, like a holiday; may be given more than once.",
)
@speaking
@click.option("--json", "as_json", is_flag=True, help="Print the cohort as JSON.")
def open_(
    curriculum: str,
    *,
    start: datetime,
    name: str | None,
    zone: str | None,
    skips: tuple[datetime, ...],
    as_json: bool,
) -> None:
    """Open a cohort: pin the curriculum as it is now, and lay out what falls due.

    CURRICULUM is a folder, or the name of one that comes with camp. Later changes of
    the folder do not touch the cohort; use camp cohort revise.

    \b
    Examples:
      camp cohort open interpersonal-21 --start 2026-09-07
      camp cohort open ./my-camp --start 2026-09-28 --skip-date 2026-10-01
      camp cohort open ./my-camp --start 2026-10-12 --tz Europe/London --name Autumn
    """  # noqa: D301
    from camp import clock
    from camp.desk import lead

    with opened() as store:
        folder = _folder(curriculum)
        with _placed(folder), store.transaction() as kept:
            done = lead.open_cohort(
                kept,
                folder.files,
                _templates(),
                start.date(),
                name,
                zone,
                [day.date() for day in skips],
                clock.now(kept),
                who=who(),
                locale=language(),
            )
        _print_opened(done, as_json=as_json)


def _folder(name: str) -> Folder:
    from camp import shelf

    return shelf.open_folder(shelf.curriculum_path(name), language())


def _templates() -> dict[str, str]:
    """Read every script template there is: ``zh-CN/course/morning.full`` -> text."""
    from camp import shelf

    return {
        f"{spoken}/{name}": text
        for spoken in shelf.locales()
        for name, text in shelf.library(spoken).items()
    }


@contextmanager
def _placed(folder: Folder | None) -> Iterator[None]:
    """Name the folder in what is wrong with a curriculum."""
    from camp.curriculum import CurriculumError

    place = Path(folder.label if folder else "")
    try:
        yield
    except CurriculumError as error:
        problems = [replace(p, file=str(place / p.file)) for p in error.problems]
        raise CurriculumError(problems) from None


def _print_opened(done: Opened, *, as_json: bool) -> None:
    row = done.cohort
    if as_json:
        _print_json(
            {
                "id": row.id,
                "name": row.name,
                "title": done.title,
                "version": row.version_id,
                "start": row.start,
                "first": done.first,
                "last": done.last,
                "days": done.days,
                "zone": row.zone,
                "skips": sorted(row.skips),
                "warnings": [in_words(one) for one in done.warnings],
            }
        )
        return
    told = {"first": done.first, "last": done.last, "days": done.days}
    click.echo(say("opened", name=row.name, id=row.id, zone=row.zone, **told))
    for one in done.warnings:
        click.echo(in_words(one), err=True)
    click.echo(say("next"))
    for act in (
        f"camp cohort calendar {row.id}",
        f"camp roster import {row.id} students.xlsx",
        f"camp cohort approve {row.id}",
    ):
        click.echo(f"  {act}")


def _print_json(plain: object) -> None:
    click.echo(json.dumps(plain, ensure_ascii=False, indent=2, default=str))


@cohort.command("list")
@speaking
@click.option("--json", "as_json", is_flag=True, help="Print the cohorts as JSON.")
def list_(*, as_json: bool) -> None:
    """List every cohort, oldest first.

    \b
    Example:
      camp cohort list
    """  # noqa: D301
    from camp import clock
    from camp.desk.lead.listing import overview
    from camp.store import cohorts

    with opened() as store, store.reading() as kept:
        now = clock.now(kept)
        found = [overview(kept, row, now) for row in cohorts.everyone(kept)]
    if as_json:
        _print_json([_plain(one) for one in found])
    elif found:
        click.echo(table(headings("cohort_headers"), map(_listed, found)))
    else:
        click.echo(say("no_cohorts"))


def _listed(one: Overview) -> list[object]:
    row = one.row
    students = sum(one.students.values())
    cells: list[object] = [row.id, clip(row.name, _TITLE_COLUMNS), row.start, one.last]
    return [*cells, _running(one), one.groups, students, _signed(one), row.zone]


def _running(one: Overview) -> str:
    if one.number < one.first_number:
        return say("not_begun")
    if one.number > one.last_number:
        return say("over")
    return say("on_day", day=one.number)


def _signed(one: Overview) -> str:
    row = one.row
    if not row.signed or row.signed_at is None:
        return say("unsigned")
    return say("signed", who=row.signed_by or "", at=f"{row.signed_at:%Y-%m-%d}")


def _plain(one: Overview) -> dict[str, Any]:
    row = one.row
    return {
        "id": row.id,
        "name": row.name,
        "title": one.title,
        "version": row.version_id,
        "start": row.start,
        "first": one.first,
        "last": one.last,
        "zone": row.zone,
        "skips": sorted(row.skips),
        "number": one.number,
        "signed_by": row.signed_by if row.signed else None,
        "signed_at": row.signed_at if row.signed else None,
        "groups": one.groups,
        "students": dict(one.students),
        "left": one.left,
        "rows": dict(one.rows),
    }


@cohort.command()
@click.argument("cohort", metavar="COHORT")
@speaking
@click.option("--json", "as_json", is_flag=True, help="Print the cohort as JSON.")
def show(cohort: str, *, as_json: bool) -> None:
    """Show one cohort: its course, dates, people, and what has fallen due.

    \b
    Example:
      camp cohort show 1
    """  # noqa: D301
    from camp import clock
    from camp.desk import course
    from camp.desk.lead.listing import overview

    with opened() as store, store.reading() as kept:
        one = overview(kept, course.named(kept, cohort), clock.now(kept))
    if as_json:
        _print_json(_plain(one))
        return
    row = one.row
    students = ", ".join(f"{track} {count}" for track, count in one.students.items())
    lines = {
        "name": row.name,
        "id": row.id,
        "course": one.title,
        "version": row.version_id,
        "dates": f"{one.first} – {one.last}",
        "skips": ", ".join(map(str, sorted(row.skips))),
        "zone": row.zone,
        "now": _running(one),
        "sign_off": _signed(one),
        "groups": one.groups,
        "students": students,
        "left": one.left or "",
        "rows": ", ".join(f"{state} {count}" for state, count in one.rows.items()),
    }
    shown = [(say(key), value) for key, value in lines.items() if value != ""]
    click.echo(table(headings("about"), shown))


@cohort.command()
@click.argument("cohort", metavar="COHORT")
@click.option("--by", help="Who signs. [default: CAMP_WHO, else you]")
@speaking
def approve(cohort: str, by: str | None) -> None:
    """Sign off the version a cohort runs on: its curriculum and its scripts.

    A revision makes another version, which needs its own sign-off.

    \b
    Examples:
      camp cohort approve 1
      camp cohort approve 1 --by 小李
    """  # noqa: D301
    from camp import clock
    from camp.desk import course, lead

    signer = by or who()
    with opened() as store, store.transaction() as kept:
        row = course.named(kept, cohort)
        new = lead.approve(kept, row, signer, clock.now(kept))
    if new:
        click.echo(say("approved", name=row.name, who=signer))
    else:
        at = f"{row.signed_at:%Y-%m-%d %H:%M}Z" if row.signed_at else ""
        told = {"name": row.name, "who": row.signed_by or "", "at": at}
        click.echo(say("approved_already", **told))


@cohort.command()
@click.argument("cohort", metavar="COHORT")
@click.option("--group", "by_group", is_flag=True, help="One line a group.")
@click.option("--csv", "form", flag_value="csv", help="For a spreadsheet.")
@click.option("--ics", "form", flag_value="ics", help="For a phone's calendar.")
@click.option("--json", "form", flag_value="json", help="For a program.")
@speaking
def calendar(cohort: str, *, by_group: bool, form: str | None) -> None:
    """Show every send of every day, local time and UTC, before the first one.

    Beside the scripts it holds guidance, closes, debriefs and the closing day's acts.

    \b
    Examples:
      camp cohort calendar 1
      camp cohort calendar 1 --csv > calendar.csv
      camp cohort calendar 1 --ics > calendar.ics
      camp cohort calendar 1 --group --json
    """  # noqa: D301
    from camp import clock
    from camp.desk import course, lead

    with opened() as store, store.reading() as kept:
        row = course.named(kept, cohort)
        lines = lead.calendar(kept, row, clock.now(kept), by_group=by_group)
        if form == "ics":
            click.echo(lead.ics(kept, row, lines, language()), nl=False)
            return
    _print_calendar(lines, form)


def _print_calendar(lines: list[Line], form: str | None) -> None:
    from camp.desk.lead.almanac import HEADINGS, rows
    from camp.sheets import write_csv

    if form == "csv":
        click.echo(write_csv(HEADINGS, rows(lines, language())), nl=False)
    elif form == "json":
        found = rows(lines, language())
        _print_json([dict(zip(HEADINGS, row, strict=True)) for row in found])
    else:
        click.echo(table(headings("calendar_headers"), map(_sent, lines)))


def _sent(line: Line) -> list[object]:
    compose = f"{line.local(line.compose_at):%H:%M}"
    times = [line.local(line.post_from), line.local(line.post_until)]
    post = "–".join(f"{at:%H:%M}" for at in times) if times[0] != times[1] else ""
    what, title = in_words(line.what), clip(in_words(line.title), _TITLE_COLUMNS)
    groups = line.group or line.groups or None
    return [line.date, compose, post, line.number, line.day_kind, what, title, groups]


def _days_of(context: click.Context, option: click.Parameter, text: str | None) -> int:
    """Read 2d, 2 or 2天 as days."""
    if text is None:
        return 0
    found = re.fullmatch(r"([0-9]{1,3})\s*(d|天)?", text.strip())
    if not found or not int(found[1]):
        raise click.BadParameter("2d", ctx=context, param=option)
    return int(found[1])


@cohort.command()
@click.argument("cohort", metavar="COHORT")
@click.option("--file", "path", help="A curriculum to follow from now on.")
@click.option("--swap", nargs=2, type=int, metavar="A B", help="Two days by number.")
@click.option("--postpone", callback=_days_of, metavar="2d", help="By so many days.")
@click.option("--yes", is_flag=True, help="Do it; without this it is only shown.")
@speaking
@click.option("--json", "as_json", is_flag=True, help="Print the difference as JSON.")
def revise(
    cohort: str,
    *,
    path: str | None,
    swap: tuple[int, int] | None,
    postpone: int,
    yes: bool,
    as_json: bool,
) -> None:
    """Show what a change would come to; do it with --yes.

    What hosts have copied stays; what is composed and not copied is made anew; what a
    host edited is kept and marked; what is to come follows. A day that has begun never
    moves. The new version needs a sign-off.

    \b
    Examples:
      camp cohort revise 1 --swap 6 9            a guest cancels
      camp cohort revise 1 --postpone 2d --yes   a holiday comes in between
      camp cohort revise 1 --file ./my-camp      new texts or times
    """  # noqa: D301
    from camp import clock
    from camp.desk import course, lead

    with opened() as store:
        folder = _folder(path) if path else None
        change = lead.Change(
            files=folder.files if folder else None,
            templates=_templates() if folder else None,
            swap=swap,
            postpone=postpone,
        )
        with _placed(folder), store.transaction() as kept:
            row, now = course.named(kept, cohort), clock.now(kept)
            revision = lead.revise(kept, row, change, now, locale=language())
            if yes:
                lead.apply_revision(kept, row, revision, who(), now)
    _print_revision(revision, done=yes, as_json=as_json)


def _print_revision(revision: Revision, *, done: bool, as_json: bool) -> None:
    if as_json:
        _print_json(_plain_revision(revision, done=done))
        return
    if revision.empty:
        click.echo(say("nothing_changes"))
        return
    for one in revision.differences[:_LINES_SHOWN]:
        click.echo(in_words(one.words))
    more = len(revision.differences) - _LINES_SHOWN
    if more > 0:
        click.echo(say("more_lines", count=more))
    click.echo(say("revise_effects", **_counts(revision)))
    for warning in revision.warnings:
        click.echo(in_words(warning), err=True)
    click.echo(say("revised" if done else "revise_how"))


def _counts(revision: Revision) -> dict[str, int]:
    found = revision.effects
    return {
        "kept": len(found.kept),
        "again": len(found.again),
        "edited": len(found.edited),
        "guidance": len(found.guidance),
        "moved": found.moved,
        "added": found.added,
        "cancelled": found.cancelled,
    }


def _plain_revision(revision: Revision, *, done: bool) -> dict[str, Any]:
    return {
        "done": done and not revision.empty,
        "differences": [
            {
                "where": in_words(one.where),
                "field": one.field,
                "before": in_words(one.before),
                "after": in_words(one.after),
            }
            for one in revision.differences
        ],
        "effects": _counts(revision),
        "warnings": [in_words(one) for one in revision.warnings],
    }
