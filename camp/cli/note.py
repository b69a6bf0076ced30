"""``camp note``: leave a host's line for tonight's debrief."""

from __future__ import annotations

import click

from camp.cli.door import opened, speaking, who
from camp.cli.live_wording import say


@click.command("note")
@click.argument("cohort", metavar="COHORT")
@click.argument("words", metavar="WORDS")
@click.option("--group", type=int, required=True, help="The group's number.")
@click.option("--by", help="Who writes. [default: whoever runs this]")
@speaking
def note(cohort: str, words: str, *, group: int, by: str | None) -> None:
    """Leave a host's line for tonight's debrief.

    Until five past midnight it belongs to the day that is ending. A line that asks for
    something gets an answerer in the debrief. The same line twice is kept once.

    \b
    Examples:
      camp note 1 --group 7 --by 阿舟 "今天有人问能不能补第2天"
    """  # noqa: D301  (\b is click's mark for lines to be kept)
    from camp import clock
    from camp.desk import course, host
    from camp.desk.phrases import group_called

    with opened() as store, store.transaction() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        found = host.group_numbered(kept, row, group)
        done = host.note(kept, row, found, words, by or who(), now)
    named = group_called(done.group)
    key = "noted" if done.new else "noted_again"
    click.echo(say(key, night=done.night, group=named))
