"""``camp broadcast``: what headquarters asks every group to post."""

from __future__ import annotations

import click

from camp.cli.aside_wording import plain, print_asides
from camp.cli.door import opened, speaking
from camp.cli.plain import as_json


@click.command("broadcast")
@click.argument("cohort", metavar="COHORT")
@click.option("--text", required=True, help="What every host copies, word for word.")
@click.option("--why", required=True, help="Why, in a sentence with a number in it.")
@click.option("--by", required=True, help="By when it stands in the groups.")
@click.option("--what", default="", help="The change in a few words.")
@click.option("--helper", default="", help="Who posts for a host who cannot.")
@click.option("--json", "machine", is_flag=True, help="Print it as JSON.")
@speaking
def broadcast(  # noqa: PLR0913  (one parameter an option)
    cohort: str,
    *,
    text: str,
    why: str,
    by: str,
    what: str,
    helper: str,
    machine: bool,
) -> None:
    """Print a broadcast for the hosts' chat: what, why, the text to copy, the receipt.

    The text to copy is a message of its own, so that a long press copies it alone.

    \b
    Examples:
      camp broadcast 1 --what 明晚活动提前到20:00 --by 今晚22:00 --helper 小齐 \\
        --text "明晚活动改到20:00，赶不上的看总结再写，打卡照算。" \\
        --why "上一期20:30开场，21:10以后一半人没再说话"
    """  # noqa: D301  (\b is click's mark for lines to be kept)
    from camp import clock
    from camp.desk import course, host
    from camp.scripts.facts import Notice

    with opened() as store, store.reading() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        written = host.broadcast(kept, row, Notice(text, why, by, what, helper), now)
    if machine:
        click.echo(as_json(plain([written])))
    else:
        print_asides([written])
