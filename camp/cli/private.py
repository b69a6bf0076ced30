"""``camp private``: the private notes that are due now, and that one was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from camp.cli.aside_wording import plain, print_asides, say
from camp.cli.door import in_words, opened, speaking
from camp.cli.door import who as runner
from camp.cli.plain import as_json
from camp.cli.table import table

if TYPE_CHECKING:
    from camp.desk.host import Aside, Round, Silent

_GROUP = click.option("--group", type=int, required=True, help="The group's number.")


class _ShowsFirst(click.Group):
    """``camp private 1 …`` is ``camp private show 1 …``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``show`` before what names no command of its own."""
        if args and args[0] not in {*self.commands, *ctx.help_option_names}:
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_ShowsFirst)
def private() -> None:
    """Show the private notes that are due now; note that one was sent.

    After two due days without a check-in the first note is due, after four the second,
    after seven the last; nothing follows it. Nobody whom a label keeps out is listed.

    \b
    Examples:
      camp private 1 --group 7                       who is due which note
      camp private 1 --group 7 --student 小李        the text for one of them
      camp private sent 1 --group 7 --student 小李   it was sent
    """  # noqa: D301  (\b is click's mark for lines to be kept)


@private.command("show")
@click.argument("cohort", metavar="COHORT")
@_GROUP
@click.option("--student", help="A name or number: show the text for this one.")
@click.option("--json", "machine", is_flag=True, help="Print it as JSON.")
@speaking
def show(cohort: str, *, group: int, student: str | None, machine: bool) -> None:
    """List who is due a private note in a group, or show one student's.

    \b
    Examples:
      camp private 1 --group 7
      camp private 1 --group 7 --student 小李
    """  # noqa: D301
    from camp import clock
    from camp.desk import course, host

    if student is None:
        with opened() as store, store.reading() as kept:
            row, now = course.named(kept, cohort), clock.now(kept)
            found = host.group_numbered(kept, row, group)
            listed = host.due(kept, row, found, now)
        _list(cohort, listed, machine=machine)
        return
    with opened() as store, store.reading() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        found = host.group_numbered(kept, row, group)
        silent, note = host.note_for(kept, row, found, student, now)
    if machine:
        click.echo(as_json({**_plain(silent), **plain([note])[0]}))
    else:
        _show(cohort, group, silent, note)


def _list(cohort: str, found: Round, *, machine: bool) -> None:
    from camp.desk.phrases import group_called

    if machine:
        facts = {"group": found.group, "written": found.written}
        due = [_plain(one) for one in found.due]
        click.echo(as_json({**facts, "returned": found.returned, "due": due}))
        return
    group = group_called(found.group)
    if found.due:
        click.echo(table(say("due_headers").split("|"), map(_line, found.due)))
    else:
        click.echo(say("nobody", group=group))
    if found.written:
        counts = {"written": found.written, "returned": found.returned}
        click.echo(say("came_back", **counts), err=True)
    if found.due:
        ref = found.due[0].student.ref
        click.echo(say("due_how", cohort=cohort, group=found.group, ref=ref), err=True)


def _line(one: Silent) -> list[object]:
    called = (in_words(one.since_called), in_words(one.called))
    return [one.student.name, one.student.ref, one.days, *called]


def _plain(one: Silent) -> dict[str, Any]:
    return {
        "student": one.student.name,
        "ref": one.student.ref,
        "days": one.days,
        "since": one.since,
        "note": one.note,
    }


def _show(cohort: str, group: int, silent: Silent, note: Aside) -> None:
    about = {"since": silent.since_called, "called": silent.called}
    name, ref = silent.student.name, silent.student.ref
    click.echo(say("note", name=name, days=silent.days, **about), err=True)
    print_asides([note])
    click.echo(say("note_how", cohort=cohort, group=group, ref=ref), err=True)


@private.command("sent")
@click.argument("cohort", metavar="COHORT")
@_GROUP
@click.option("--student", required=True, help="A name or number.")
@click.option("--by", help="Who wrote. [default: whoever runs this]")
@speaking
def sent(cohort: str, *, group: int, student: str, by: str | None) -> None:
    """Note that the student's due note was sent, so that nobody is written twice.

    A second time on the same day changes nothing.

    \b
    Examples:
      camp private sent 1 --group 7 --student 小李 --by 阿舟
    """  # noqa: D301
    from camp import clock
    from camp.desk import course, host

    with opened() as store, store.transaction() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        found = host.group_numbered(kept, row, group)
        done = host.sent(kept, row, found, student, by or runner(), now)
    name, called = done.silent.student.name, done.silent.called
    click.echo(say("sent_again" if done.again else "sent", name=name, called=called))
