"""``camp honors``: who is thanked, why, and putting an honor right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from camp.cli.door import in_words, opened, speaking, who
from camp.cli.live_wording import say
from camp.cli.plain import as_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from camp.desk.ops.thanks import Award

_RULE = click.option("--rule", default="", help="Only this honor, by its id or title.")
_ONE_RULE = click.option("--rule", required=True, help="The honor's id or title.")
_GROUP = click.option("--group", type=int, help="The group's number.")
_PLACE = click.option("--place", type=int, default=1, show_default=True, help="Which of several winners.")  # fmt: skip
_STUDENT = click.option("--student", required=True, help="Whom it goes to.")
_WHY = click.option("--why", required=True, help="Why; it goes into the log.")
_REASON = click.option("--reason", default="", help="The words read out, instead of the computed ones.")  # fmt: skip


class _ListOrAct(click.Group):
    """Lists when no act is named; its options may then stand behind the cohort."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let options stand anywhere, unless they may belong to an act."""
        ctx.allow_interspersed_args = not any(arg in self.commands for arg in args)
        return super().parse_args(ctx, args)


@click.group(cls=_ListOrAct, invoke_without_command=True)
@click.argument("cohort", metavar="COHORT")
@_RULE
@_GROUP
@click.option("--json", "machine", is_flag=True, help="Print them as JSON.")
@speaking
@click.pass_context
def honors(
    context: click.Context,
    cohort: str,
    *,
    rule: str,
    group: int | None,
    machine: bool,
) -> None:
    """Show who is thanked, why, and whom they beat; confirm or put it right.

    Honors are computed on the closing day at 09:00 and published at 15:00 as ops
    confirmed or corrected them; unconfirmed they are published as computed.

    \b
    Examples:
      camp honors 1
      camp honors 1 confirm
      camp honors 1 correct --rule warmth --student 小李 --why "老贺请求让出"
      camp honors 1 reissue --rule steady --group 7 --student 小王 --why "补卡记错了人"
    """  # noqa: D301  (\b is click's mark for lines to be kept)
    context.obj = cohort
    if context.invoked_subcommand is not None:
        return
    from camp.desk import course, ops

    with opened() as store, store.reading() as kept:
        row = course.named(kept, cohort)
        found = ops.honors(kept, row, rule=rule, group=group)
    if machine:
        click.echo(as_json([_plain(award) for award in found]))
    else:
        _print(found)


def _plain(award: Award) -> dict[str, Any]:
    row = award.row
    kept = {"state": row.state, "issue": row.issue, "place": row.place}
    return award.doc | kept | {"ref": award.ref}


def _print(found: list[Award]) -> None:
    """Print group by group: who, why, whom they beat, and who was passed over."""
    heading = ""
    for award in found:
        doc = award.doc
        where = doc["group_name"] if award.row.group_id else say("whole_camp")
        if where != heading:
            click.echo(f"\n{where}" if heading else where)
            heading = where
        state = in_words(award.state)
        if award.row.issue > 1:
            state = say("issue", state=state, issue=award.row.issue)
        click.echo(f"  {award.title}  {doc['name']} {award.ref} · {state}")
        told = (doc["reason"], doc["words"], doc["margin"], *doc["passed_over"])
        for line in filter(None, told):
            click.echo(f"    {line}")


@honors.command("confirm")
@_RULE
@_GROUP
@speaking
@click.pass_obj
def confirm(cohort: str, *, rule: str, group: int | None) -> None:
    """Confirm what was computed: all of it, one honor, or one group.

    \b
    Examples:
      camp honors 1 confirm
      camp honors 1 confirm --group 7
    """  # noqa: D301
    from camp import clock
    from camp.desk import course, ops

    with opened() as store, store.transaction() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        done = ops.confirm(kept, row, who(), now, rule=rule, group=group)
    count = len(done)
    click.echo(say("confirmed", count=count) if done else say("confirmed_none"))


@honors.command("correct")
@_ONE_RULE
@_GROUP
@_PLACE
@_STUDENT
@_WHY
@_REASON
@speaking
@click.pass_obj
def correct(  # noqa: PLR0913  (one parameter an option)
    cohort: str,
    *,
    rule: str,
    group: int | None,
    place: int,
    student: str,
    why: str,
    reason: str,
) -> None:
    """Give an honor to another student before it is published.

    The reason read out is computed from what that student did, unless --reason gives
    one.

    \b
    Examples:
      camp honors 1 correct --rule warmth --student 小李 --why "老贺请求让出"
    """  # noqa: D301
    from camp.desk import ops

    wish = (rule, group, place)
    done, _ = _put_right(cohort, ops.correct, wish, student, why=why, reason=reason)
    doc = done.doc
    about = {"name": doc["name"], "ref": done.ref, "reason": doc["reason"]}
    click.echo(say("corrected", title=done.title, **about))


@honors.command("reissue")
@_ONE_RULE
@_GROUP
@_PLACE
@_STUDENT
@_WHY
@_REASON
@speaking
@click.pass_obj
def reissue(  # noqa: PLR0913  (one parameter an option)
    cohort: str,
    *,
    rule: str,
    group: int | None,
    place: int,
    student: str,
    why: str,
    reason: str,
) -> None:
    """Withdraw a published honor, visibly, and issue it again for another student.

    The certificate follows; what was issued before stays on record.

    \b
    Examples:
      camp honors 1 reissue --rule steady --group 7 --student 小王 --why "补卡记错了人"
    """  # noqa: D301
    from camp.desk import ops

    wish = (rule, group, place)
    done, before = _put_right(
        cohort, ops.reissue, wish, student, why=why, reason=reason
    )
    doc = done.doc
    about = {"name": doc["name"], "ref": done.ref, "reason": doc["reason"]}
    said = {"before": before, "title": done.title, "issue": done.row.issue}
    click.echo(say("reissued", **said, **about))


def _put_right(
    cohort: str,
    act: Callable[..., Award],
    wish: tuple[str, int | None, int],
    student: str,
    **said: str,
) -> tuple[Award, str]:
    """Do one correction; also gives the name it was taken from."""
    from camp import clock
    from camp.desk import course
    from camp.desk.ops.thanks import standing_award

    with opened() as store, store.transaction() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        before = standing_award(kept, row, *wish).doc["name"]
        done = act(kept, row, wish, student, who=who(), now=now, **said)
    return done, before
