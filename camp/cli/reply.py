"""``camp reply``: a canned reply, filled with this group's facts."""

from __future__ import annotations

import click

from camp.cli.aside_wording import plain, print_asides, say
from camp.cli.door import in_words, opened, speaking
from camp.cli.plain import as_json
from camp.cli.table import table


@click.command("reply")
@click.argument("cohort", metavar="COHORT")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--group", type=int, required=True, help="The group's number.")
@click.option("--to", multiple=True, help="Whom it speaks to; may be given again.")
@click.option("--about", default="", help="What was asked or posted, in a few words.")
@click.option("--asked", default="", help="When it was asked, as you would say it.")
@click.option("--answer", default="", help="What is known so far.")
@click.option("--by", default="", help="The hour by which the rest comes.")
@click.option("--who", default="", help="Who sees to it.")
@click.option("--json", "machine", is_flag=True, help="Print it as JSON.")
@speaking
def reply(  # noqa: PLR0913  (one parameter an option)
    cohort: str,
    name: str | None,
    *,
    group: int,
    to: tuple[str, ...],
    about: str,
    asked: str,
    answer: str,
    by: str,
    who: str,
    machine: bool,
) -> None:
    """Show a canned reply for a hard moment; without NAME, list them all.

    The text goes to standard output, cues for the host to standard error. Nothing is
    kept. conflict_each writes one private text for each of the two.

    \b
    Examples:
      camp reply 1 --group 7
      camp reply 1 --group 7 advert --to 小李 --about 自家的茶叶店
      camp reply 1 --group 7 conflict_each --to 小李 --to 小王 --by 22:00
      camp reply 1 --group 7 asked_before --to 小张 --about 补卡
      camp reply 1 --group 7 late_answer --to 小张 --asked 昨天14:20 --by 20:00
    """  # noqa: D301  (\b is click's mark for lines to be kept)
    from camp import clock
    from camp.desk import course, host

    with opened() as store, store.reading() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        found = host.group_numbered(kept, row, group)
        given = host.Asked(to, about, asked, answer, by, who)
        written = host.reply(kept, row, found, name, given, now) if name else ()
    if not name:
        _list(cohort, group, machine=machine)
    elif machine:
        click.echo(as_json(plain(written)))
    else:
        print_asides(written)


def _list(cohort: str, group: int, *, machine: bool) -> None:
    from camp.desk import host

    found = [(name, in_words(words)) for name, words in host.known()]
    if machine:
        click.echo(as_json(dict(found)))
        return
    click.echo(table(say("reply_headers").split("|"), map(list, found)))
    click.echo(say("reply_how", cohort=cohort, group=group), err=True)
