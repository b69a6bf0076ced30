"""``camp cohort``: open, sign off, look ahead in and revise a cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from camp.cli.courses import folder_of, placed, print_json, templates
from camp.cli.door import in_words, language, opened, speaking, who
from camp.cli.lead_wording import headings, say
from camp.cli.revise import revise
from camp.cli.table import clip, table

if TYPE_CHECKING:
    from datetime import datetime

    from camp.desk.lead import Line, Opened
    from camp.desk.lead.listing import Overview

_TITLE_COLUMNS: Final = 28
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
        folder = folder_of(curriculum)
        with placed(folder), store.transaction() as kept:
            done = lead.open_cohort(
                kept,
                folder.files,
                templates(),
                start.date(),
                name,
                zone,
                [day.date() for day in skips],
                clock.now(kept),
                who=who(),
                locale=language(),
            )
        _print_opened(done, as_json=as_json)


def _print_opened(done: Opened, *, as_json: bool) -> None:
    row = done.cohort
    if as_json:
        print_json(
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
        print_json([_plain(one) for one in found])
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
        print_json(_plain(one))
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
    from camp.desk.lead import almanac
    from camp.sheets import write_csv

    if form == "csv":
        named = almanac.headings(language())
        click.echo(write_csv(named, almanac.rows(lines, language())), nl=False)
    elif form == "json":
        found = almanac.rows(lines, language())
        print_json([dict(zip(almanac.HEADINGS, row, strict=True)) for row in found])
    else:
        click.echo(table(headings("calendar_headers"), map(_sent, lines)))


def _sent(line: Line) -> list[object]:
    compose = f"{line.local(line.compose_at):%H:%M}"
    times = [line.local(line.post_from), line.local(line.post_until)]
    post = "–".join(f"{at:%H:%M}" for at in times) if times[0] != times[1] else ""
    what, title = in_words(line.what), clip(in_words(line.title), _TITLE_COLUMNS)
    groups = line.group or line.groups or None
    return [line.date, compose, post, line.number, line.day_kind, what, title, groups]


cohort.add_command(revise)
