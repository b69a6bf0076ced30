"""``camp cohort revise``: what a change comes to, and the change itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import click

from camp.cli.courses import folder_of, placed, print_json, templates
from camp.cli.door import in_words, language, opened, speaking, who
from camp.cli.lead_wording import say

if TYPE_CHECKING:
    from camp.desk.lead import Revision

_LINES_SHOWN: Final = 200


def _days_of(context: click.Context, option: click.Parameter, text: str | None) -> int:
    """Read 2d, 2 or 2天 as days."""
    if text is None:
        return 0
    found = re.fullmatch(r"([0-9]{1,3})\s*(d|天)?", text.strip())
    if not found or not int(found[1]):
        raise click.BadParameter("2d", ctx=context, param=option)
    return int(found[1])


@click.command()
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
        folder = folder_of(path) if path else None
        change = lead.Change(
            files=folder.files if folder else None,
            templates=templates() if folder else None,
            swap=swap,
            postpone=postpone,
        )
        with placed(folder), store.transaction() as kept:
            row, now = course.named(kept, cohort), clock.now(kept)
            revision = lead.revise(kept, row, change, now, locale=language())
            if yes:
                lead.apply_revision(kept, row, revision, who(), now)
    _print_revision(revision, done=yes, as_json=as_json)


def _print_revision(revision: Revision, *, done: bool, as_json: bool) -> None:
    if as_json:
        print_json(_plain_revision(revision, done=done))
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
