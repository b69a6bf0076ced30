"""``camp tier``, ``move``, ``leave`` and ``excuse``: what changes for one student."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from camp.cli.door import opened, speaking, who
from camp.cli.lead_wording import say
from camp.cohort import group_name

if TYPE_CHECKING:
    from camp.desk.lead import Act, DayOff


@click.command("tier")
@click.argument("cohort", metavar="COHORT")
@click.argument("student", metavar="STUDENT")
@click.argument("tier_", metavar="TIER")
@speaking
def tier(cohort: str, student: str, tier_: str) -> None:
    """Change a student's tier from tomorrow; today is judged as it began.

    STUDENT is a number, or a name that only one student has. TIER is light, medium or
    heavy.

    \b
    Examples:
      camp tier 1 S00017 medium
      camp tier 1 小李 heavy
    """  # noqa: D301  (\b is click's mark for lines to be kept)
    from camp import clock
    from camp.desk import course, lead

    with opened() as store, store.transaction() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        act = lead.change_tier(kept, row, student, tier_.strip(), who(), now)
    _say_act("tier_done", act, before=act.before, after=act.after)


@click.command("move")
@click.argument("cohort", metavar="COHORT")
@click.argument("student", metavar="STUDENT")
@click.argument("group", metavar="GROUP", type=int)
@speaking
def move(cohort: str, student: str, group: int) -> None:
    """Move a student to another group: access at once, counted from tomorrow.

    A full group refuses and names the groups with room.

    \b
    Examples:
      camp move 1 S00017 8
      camp move 1 小王 12
    """  # noqa: D301
    from camp import clock
    from camp.desk import course, lead

    with opened() as store, store.transaction() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        act = lead.move(kept, row, student, group, who(), now)
    _say_act("move_done", act, before=_named(act.before), after=_named(act.after))


def _named(number: str) -> str:
    from camp.cli.door import language

    return group_name(int(number), language())


def _say_act(key: str, act: Act, **values: str) -> None:
    if not act.changed:
        click.echo(say("same"))
        return
    about = {"name": act.student.name, "ref": act.student.ref}
    click.echo(say(key, day=act.day, **about, **values))


@click.command("leave")
@click.argument("cohort", metavar="COHORT")
@click.argument("student", metavar="STUDENT")
@click.option("--day", type=int, help="The day number. [default: today's]")
@click.option("--why", default="", help="What they said; it goes into the log.")
@click.option("--for-good", is_flag=True, help="They leave the camp, from tomorrow.")
@click.option("--refunded", is_flag=True, help="With --for-good: money went back.")
@speaking
def leave(
    cohort: str,
    student: str,
    *,
    day: int | None,
    why: str,
    for_good: bool,
    refunded: bool,
) -> None:
    """Keep a leave that a student asked for, before the day closes.

    The course says how many a calendar week; beyond that a host or ops may grant a day
    with camp excuse. With --for-good the student leaves the camp from tomorrow.

    \b
    Examples:
      camp leave 1 S00017
      camp leave 1 小张 --day 9 --why 出差
      camp leave 1 S00017 --for-good --refunded
    """  # noqa: D301
    from camp import clock
    from camp.desk import course, lead

    _see_options(day, for_good=for_good, refunded=refunded)
    act, off = None, None
    with opened() as store, store.transaction() as kept:
        row, now, by = course.named(kept, cohort), clock.now(kept), who()
        if for_good:
            act = lead.leave_camp(
                kept, row, student, by, now, why=why, refunded=refunded
            )
        else:
            off = lead.leave(kept, row, student, day, who=by, why=why, now=now)
    if act is not None:
        _say_act("left_done", act)
    if off is not None:
        _say_day_off("leave_done", off)


def _see_options(day: int | None, *, for_good: bool, refunded: bool) -> None:
    if for_good and day is not None:
        raise click.UsageError("--day does not go with --for-good")
    if refunded and not for_good:
        raise click.UsageError("--refunded goes with --for-good")


@click.command("excuse")
@click.argument("cohort", metavar="COHORT")
@click.argument("student", metavar="STUDENT")
@click.option("--day", type=int, required=True, help="The day number, past or to come.")
@click.option("--why", required=True, help="The reason; it goes into the log.")
@speaking
def excuse(cohort: str, student: str, *, day: int, why: str) -> None:
    """Excuse a student for a day of the camp, past days too.

    What a night has published stays; the student's present verdicts change.

    \b
    Example:
      camp excuse 1 S00017 --day 5 --why 住院
    """  # noqa: D301
    from camp import clock
    from camp.desk import course, lead

    with opened() as store, store.transaction() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        off = lead.excuse(kept, row, student, day, who=who(), why=why, now=now)
    _say_day_off("excuse_done", off)


def _say_day_off(key: str, off: DayOff) -> None:
    if not off.changed:
        click.echo(say("same"))
        return
    about = {"name": off.student.name, "ref": off.student.ref}
    told = {"day": off.day, "date": off.date, "free": off.left_this_week}
    click.echo(say(key, **about, **told))
