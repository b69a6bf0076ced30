"""``camp review`` and ``camp nominate``: praise under someone's homework."""

from __future__ import annotations

import click

from camp.cli.door import opened, speaking
from camp.cli.live_wording import say


@click.command("review")
@click.argument("cohort", metavar="COHORT")
@click.argument("student", metavar="STUDENT")
@click.option("--day", type=int, help="Whose day number. [default: today's]")
@click.option("--like", is_flag=True, help="Like it.")
@click.option("--comment", metavar="TEXT", help="Write under it.")
@click.option("--stamp", is_flag=True, help="Stamp it as excellent.")
@click.option("--words", default="", help="What the stamp says.")
@click.option(
    "--by", required=True, help="Who gives it: a student's number, or a name."
)
@speaking
def review(  # noqa: PLR0913  (one parameter an option)
    cohort: str,
    student: str,
    *,
    day: int | None,
    like: bool,
    comment: str | None,
    stamp: bool,
    words: str,
    by: str,
) -> None:
    """Like, comment on or stamp someone's homework; the same again changes nothing.

    A stamped piece may be read to the group in the next evening's script.

    \b
    Examples:
      camp review 1 小李 --day 5 --stamp --words "没想好就写没想好，最实在" --by 阿敏
      camp review 1 小王 --comment "这句我也想换" --by S00017
      camp review 1 小张 --like --by S00018
    """  # noqa: D301  (\b is click's mark for lines to be kept)
    from camp import clock
    from camp.desk import course, praise

    kind = _kind(like=like, comment=comment is not None, stamp=stamp)
    said = comment if comment is not None else words
    with opened() as store, store.transaction() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        done = praise.praise(
            kept, row, student, day, kind=kind, words=said, by=by, now=now
        )
    key = "praise_done" if done.new else "praise_again"
    about = {"by": done.by, "name": done.student.name, "day": done.day}
    click.echo(say(key, kind=say(kind), **about))


def _kind(**given: bool) -> str:
    """Name the one kind that was asked for."""
    chosen = [kind for kind, wanted in given.items() if wanted]
    if len(chosen) != 1:
        raise click.UsageError(say("which_kind"))
    return chosen[0]


@click.command("nominate")
@click.argument("cohort", metavar="COHORT")
@click.argument("student", metavar="STUDENT")
@click.argument("honor", metavar="HONOR")
@click.option("--by", required=True, help="Who nominates: a host's or student's name.")
@click.option("--words", default="", help="Why, as it may be read out.")
@speaking
def nominate(cohort: str, student: str, honor: str, *, by: str, words: str) -> None:
    """Nominate a student for an honor, named by its id or title.

    The same person's later words replace the earlier.

    \b
    Examples:
      camp nominate 1 老贺 warmth --by 阿舟 --words "谁那儿空着，他就去坐一会儿"
    """  # noqa: D301
    from camp import clock
    from camp.desk import course, praise

    with opened() as store, store.transaction() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        whose, title = praise.nominate(
            kept, row, student, honor, by=by, words=words, now=now
        )
    click.echo(say("nominated", by=by, name=whose.name, honor=title))
