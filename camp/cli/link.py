"""``camp link``: links instead of accounts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import click

from camp.cli.door import SaidNo, in_words, opened, speaking, who
from camp.cli.table import table
from camp.cli.web import local_address
from camp.cli.web_wording import headings, say

if TYPE_CHECKING:
    from datetime import datetime

    from camp.cohort import Student
    from camp.desk.entering import Listed
    from camp.store import Kept
    from camp.store.passes import Pass

_ROLES: Final = ("lead", "ops", "host", "deputy", "officer", "student", "join")
_OFFICES: Final = _ROLES[:2]
_SEATS: Final = _ROLES[2:5]
_DAYS = click.option(
    "--days",
    type=click.IntRange(1, 400),
    default=90,
    show_default=True,
    help="How long it opens.",
)


class _MakeByDefault(click.Group):
    """``camp link --role …`` is ``camp link make --role …``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the name of the act in front when none is given."""
        named = args and args[0] in {*self.commands, *ctx.help_option_names}
        return super().parse_args(ctx, args if named or not args else ["make", *args])


@click.group(cls=_MakeByDefault)
def link() -> None:
    """Let people in by a link of their own; there are no accounts.

    A link opens any number of times, until it is rotated, revoked or too old. A host's,
    deputy's or officer's opens only while they sit there: camp host assign ends it.

    \b
    Examples:
      camp link --role host 1 --group 7
      camp link --role lead --name 澜
      camp link --role join 1 --group 7
      camp link list
      camp link rotate 3
    """  # noqa: D301  (\b is click's mark for lines to be kept)


@link.command()
@click.argument("cohort", metavar="[COHORT]", required=False)
@click.option("--role", type=click.Choice(_ROLES), required=True, help="Who it is for.")
@click.option("--group", "number", type=int, help="Whose seat, students or door.")
@click.option("--name", help="Who the lead or ops is.")
@click.option("--student", metavar="REF", help="Which student, by number or name.")
@click.option("--all", "every", is_flag=True, help="A group's students, as CSV.")
@_DAYS
@speaking
def make(  # noqa: PLR0913  (one option for each thing a link may be of)
    cohort: str | None,
    *,
    role: str,
    number: int | None,
    name: str | None,
    student: str | None,
    every: bool,
    days: int,
) -> None:
    """Print somebody's link; the same one again while it opens.

    A student's link is theirs alone; a join link is one for a whole group, whose
    students say who they are by name and the last four digits of phone or number.

    \b
    Examples:
      camp link --role host 1 --group 7
      camp link --role deputy 1 --group 7 --days 30
      camp link --role ops --name 小周
      camp link --role student 1 --student 小李
      camp link --role student 1 --group 7 --all > links.csv
      camp link --role join 1 --group 7
    """  # noqa: D301
    from camp import clock
    from camp.desk import entering

    if role == "student":
        _fitting_student(cohort, number, name, student, every=every)
    else:
        _fitting(role, cohort, number, name)
        if student is not None or every:
            raise SaidNo([say("only_students")])
    links: list[tuple[Student, Pass]] = []
    made: Pass | None
    with opened() as store, store.transaction() as kept:
        now = clock.now(kept)
        if cohort is None:
            made = entering.office_link(kept, role, name or who(), days, who(), now)
        elif role == "student":
            links = _of_students(kept, cohort, (number, student), days, now)
            made = None if every else links[0][1]
        else:
            made = _of_group(kept, cohort, number or 0, role, days, now)
        sheet = b"" if made else _csv(kept, links)
        told = _told(kept, made) if made else None
    if told is None:
        click.echo(sheet, nl=False)
    else:
        _print(told)


def _fitting_student(
    cohort: str | None,
    number: int | None,
    name: str | None,
    student: str | None,
    *,
    every: bool,
) -> None:
    """See that the options name one student, or the whole of a group."""
    one = student is not None and not every
    group = every and student is None and number is not None
    if cohort is None or name is not None or not (one or group):
        raise SaidNo([say("which_student")])


def _of_students(
    kept: Kept,
    cohort: str,
    whom: tuple[int | None, str | None],
    days: int,
    now: datetime,
) -> list[tuple[Student, Pass]]:
    """Make the link of one student, or of everybody in a group."""
    from camp.desk import course, joining

    row = course.named(kept, cohort)
    number, key = whom
    return joining.links(kept, row, number, key, days, who(), now)


def _csv(kept: Kept, links: list[tuple[Student, Pass]]) -> bytes:
    """Write a group's links as a sheet, to be sent out one by one."""
    from camp.sheets import write_csv

    rows = [(s.ref, s.name, _told(kept, made)[1]) for s, made in links]
    return write_csv(headings("student_headers"), rows)


def _of_group(
    kept: Kept, cohort: str, number: int, role: str, days: int, now: datetime
) -> Pass:
    """Make the link of a group's seat, or of its door."""
    from camp.cohort import Role
    from camp.desk import course, entering

    row = course.named(kept, cohort)
    if role in _SEATS:
        return entering.seat_link(kept, row, number, Role(role), days, who(), now)
    return entering.join_link(kept, row, number, days, who(), now)


def _fitting(
    role: str, cohort: str | None, number: int | None, name: str | None
) -> None:
    """See that the options fit the role, before anything is opened."""
    from camp.desk.entering_wording import role_called

    called = role_called(role)
    if role in _OFFICES:
        if cohort is not None or number is not None:
            raise SaidNo([say("no_group_here", role=called)])
        return
    if cohort is None or number is None:
        raise SaidNo([say("no_place", role=called, option=role)])
    if name is not None:
        raise SaidNo([say("no_name_here", role=called)])


def _told(kept: Kept, made: Pass) -> tuple[str, str]:
    """Say whose it is, and the link itself."""
    from camp import settings
    from camp.desk import entering
    from camp.desk.entering_wording import role_called

    found = settings.read()
    token = entering.token_of(made, entering.secret_for(kept, found.secret))
    until = f"{made.until:%Y-%m-%d}"
    about = say("made", role=role_called(made.role), name=made.name, until=until)
    return about, f"{(found.address or local_address()).rstrip('/')}/in/{token}"


def _print(told: tuple[str, str]) -> None:
    """Print a link alone on its line, so that it can be piped and copied."""
    from camp import settings

    about, address = told
    click.echo(about, err=True)
    click.echo(address)
    if not settings.read().address:
        click.echo(say("here_only"), err=True)


@link.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@speaking
def list_(*, as_json: bool) -> None:
    """List every link with whether it opens; the links themselves are not shown.

    \b
    Example:
      camp link list
    """  # noqa: D301
    from camp import clock
    from camp.desk import entering

    with opened() as store, store.reading() as kept:
        found = entering.listed(kept, clock.now(kept))
    if as_json:
        click.echo(json.dumps([_plain(f) for f in found], ensure_ascii=False, indent=2))
    elif found:
        click.echo(table(headings(), map(_line, found)))
    else:
        click.echo(say("nobody"))


def _line(one: Listed) -> list[object]:
    from camp.desk.entering_wording import role_called, state_called

    role, state = in_words(role_called(one.link.role)), state_called(one.state)
    until = f"{one.link.until:%Y-%m-%d}"
    place = [one.cohort, one.group or ""]
    return [one.link.id, role, one.link.name, *place, until, in_words(state)]


def _plain(one: Listed) -> dict[str, object]:
    return {
        "id": one.link.id,
        "role": one.link.role,
        "name": one.link.name,
        "cohort": one.cohort,
        "group": one.group,
        "until": one.link.until.isoformat(),
        "state": one.state,
    }


@link.command()
@click.argument("link_id", metavar="ID", type=int)
@_DAYS
@speaking
def rotate(link_id: int, *, days: int) -> None:
    """End a link that leaked and print a new one for the same person.

    \b
    Example:
      camp link rotate 3
    """  # noqa: D301
    from camp import clock
    from camp.desk import entering

    with opened() as store, store.transaction() as kept:
        made = entering.rotate(kept, link_id, days, who(), clock.now(kept))
        told = _told(kept, made)
    _print(told)


@link.command()
@click.argument("link_id", metavar="ID", type=int)
@speaking
def revoke(link_id: int) -> None:
    """End a link.

    \b
    Example:
      camp link revoke 3
    """  # noqa: D301
    from camp import clock
    from camp.desk import entering

    with opened() as store, store.transaction() as kept:
        ended = entering.revoke(kept, link_id, who(), clock.now(kept))
    click.echo(say("revoked" if ended else "revoked_again", id=link_id))
