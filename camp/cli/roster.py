"""``camp roster``: bring students into a cohort, and see who is in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from camp.cli.door import SaidNo, in_words, language, opened, speaking, who
from camp.cli.lead_wording import headings, say
from camp.cli.table import clip, table

if TYPE_CHECKING:
    from camp.desk.lead import Correction, ImportPlan, Member
    from camp.sheets import RosterRow

_SHOWN: Final = 50
_NAME_COLUMNS: Final = 20


@click.group()
def roster() -> None:
    """Bring students into a cohort, and see who is in it.

    \b
    A roster is an xlsx or csv file with a header; columns may stand in any order:
      学号 姓名 手机 强度 类型 标签 群    or    ref name phone tier track labels group
    Only a name, and an id or a phone, are needed.
      camp roster import 1 students.xlsx --dry-run
      camp roster import 1 students.xlsx
    """  # noqa: D301  (\b is click's mark for lines to be kept)


@roster.command("import")
@click.argument("cohort", metavar="COHORT")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@speaking
@click.option("--json", "as_json", is_flag=True, help="Print what changes as JSON.")
def import_(cohort: str, file: Path, *, dry_run: bool, as_json: bool) -> None:
    """Bring a roster in: all of it, or nothing when a row is wrong.

    Newcomers are spread evenly over groups, which are opened as they are needed. The
    same file again changes nothing. Names, phones and labels are corrected at once; a
    change of tier or track counts from tomorrow. Whoever the file no longer names
    stays: people leave with camp leave --for-good.

    \b
    Examples:
      camp roster import 1 students.xlsx --dry-run
      camp roster import 1 students.csv
    """  # noqa: D301
    from camp import clock
    from camp.desk import course, lead

    with opened() as store:
        rows = _rows(file)
        with store.transaction() as kept:
            now, row = clock.now(kept), course.named(kept, cohort)
            plan = lead.plan_import(kept, row, rows, now)
            if not dry_run:
                lead.apply_import(kept, row, plan, who(), now)
    _print_plan(plan, dry_run=dry_run, as_json=as_json)
    if plan.problems:
        raise SaidNo([in_words(problem) for problem in plan.problems])


def _rows(file: Path) -> tuple[RosterRow, ...]:
    """Read the file; what its reader wants to say goes to stderr."""
    from camp import sheets
    from camp.sheets.archive import MAX_UNPACKED

    with file.open("rb") as content:
        body = content.read(MAX_UNPACKED + 1)  # more is refused, and need not be read
    found = sheets.roster(sheets.read(file.name, body, language()), language())
    for note in found.notes:
        click.echo(note, err=True)
    return found.rows


def _print_plan(plan: ImportPlan, *, dry_run: bool, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(_plain(plan), ensure_ascii=False, indent=2))
        return
    counts = {"unchanged": plan.unchanged, "missing": plan.missing}
    click.echo(say("import_counts", new=len(plan.new), changed=plan.changed, **counts))
    if plan.corrections:
        shown = [_corrected(one) for one in plan.corrections[:_SHOWN]]
        click.echo(table(headings("correction_headers"), shown))
        more = len(plan.corrections) - _SHOWN
        if more > 0:
            click.echo(say("more_lines", count=more))
    if plan.groups:
        filled = [_filled(plan, place) for place in range(len(plan.groups))]
        click.echo(table(headings("import_groups"), filled))
    if not plan.empty:
        click.echo(say("counts_from", day=plan.counts_from))
    click.echo(say(_outcome(plan, dry_run=dry_run)))


def _outcome(plan: ImportPlan, *, dry_run: bool) -> str:
    if plan.empty and not plan.problems:
        return "import_same"
    return "import_dry" if dry_run else "import_done"


def _filled(plan: ImportPlan, place: int) -> list[object]:
    one = plan.groups[place]
    new = "+" if one.new else None
    return [one.number, one.track.value, one.before, one.after, new]


def _corrected(one: Correction) -> list[object]:
    from camp.desk.lead.listing import masked

    private = one.field.value == "phone"
    before = masked(one.before) if private else one.before
    after = masked(one.after) if private else one.after
    since = say("at_once") if one.day is None else say("on_day", day=one.day)
    name = clip(one.student.name, _NAME_COLUMNS)
    return [one.student.ref, name, one.field.value, before, after, since]


def _plain(plan: ImportPlan) -> dict[str, Any]:
    return {
        "new": [{"ref": n.student.ref, "group": n.group} for n in plan.new],
        "changed": [
            {"ref": c.student.ref, "what": c.field.value, "from_day": c.day}
            for c in plan.corrections
        ],
        "unchanged": plan.unchanged,
        "missing": plan.missing,
        "groups": [
            {"number": g.number, "before": g.before, "after": g.after, "new": g.new}
            for g in plan.groups
        ],
        "counts_from": plan.counts_from,
        "problems": [in_words(problem) for problem in plan.problems],
    }


@roster.command()
@click.argument("cohort", metavar="COHORT")
@click.option("--group", "number", type=int, help="Only this group.")
@click.option("--csv", "form", flag_value="csv", help="For a spreadsheet.")
@click.option("--json", "form", flag_value="json", help="For a program.")
@speaking
def show(cohort: str, *, number: int | None, form: str | None) -> None:
    """Show who is in a cohort; phones are masked, pending moves are counted.

    \b
    Examples:
      camp roster show 1 --group 7
      camp roster show 1 --csv > roster.csv
    """  # noqa: D301
    from camp.desk import course, lead
    from camp.sheets import write_csv

    with opened() as store, store.reading() as kept:
        found = lead.members(kept, course.named(kept, cohort), number)
    if form == "json":
        click.echo(
            json.dumps([_member(m) for m in found], ensure_ascii=False, indent=2)
        )
    elif form == "csv":
        click.echo(write_csv(headings("roster_headers"), map(_line, found)), nl=False)
    elif found:
        click.echo(table(headings("roster_headers"), map(_line, found)))
    else:
        click.echo(say("nobody"))


def _line(one: Member) -> list[str | int | None]:
    return [
        one.ref,
        one.name,
        one.phone,
        one.tier,
        one.track.value,
        one.group or None,
        " ".join(one.labels),
        one.joined,
        one.left,
    ]


def _member(one: Member) -> dict[str, Any]:
    return {
        "ref": one.ref,
        "name": one.name,
        "phone": one.phone,
        "tier": one.tier,
        "track": one.track.value,
        "group": one.group,
        "labels": list(one.labels),
        "joined": one.joined,
        "left": one.left,
    }


@roster.command()
@click.argument("source", metavar="FROM")
@click.argument("later", metavar="TO")
@speaking
def roll(source: str, later: str) -> None:
    """Bring the deferred students of one cohort into a later one.

    They keep their numbers and leave the earlier list; doing it twice changes nothing.
    Those who had their money back stay behind.

    \b
    Example:
      camp roster roll 1 2
    """  # noqa: D301
    from camp import clock
    from camp.desk import course, lead

    with opened() as store, store.transaction() as kept:
        rows = course.named(kept, source), course.named(kept, later)
        done = lead.roll_deferred(kept, *rows, who(), clock.now(kept))
    counts = {"there": done.there, "refunded": done.refunded}
    click.echo(say("rolled", came=len(done.came), **counts))


@roster.command()
@click.argument("cohort", metavar="COHORT")
@click.argument("student", metavar="STUDENT")
@click.option("--add", multiple=True, metavar="LABEL", help="Put this label on.")
@click.option("--remove", multiple=True, metavar="LABEL", help="Take this label off.")
@speaking
def label(
    cohort: str, student: str, add: tuple[str, ...], remove: tuple[str, ...]
) -> None:
    """Put labels on a student and take others off, at once.

    do-not-contact, paused and refunded keep a student out of every message, list and
    poster; staff, vip, returning and invited are for your own lists.

    \b
    Examples:
      camp roster label 1 S00017 --add do-not-contact
      camp roster label 1 小李 --remove paused
    """  # noqa: D301
    from camp import clock
    from camp.desk import course, lead

    with opened() as store, store.transaction() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        act = lead.change_labels(kept, row, student, add, remove, who=who(), now=now)
    labels = act.after or say("none")
    click.echo(say("labelled", name=act.student.name, labels=labels))
