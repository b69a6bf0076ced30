"""``camp script``: show a script, mark it copied or posted, and what it may say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from camp.cli import authoring
from camp.cli.door import SaidNo, in_words, language, opened, speaking, who
from camp.cli.live_wording import headings, say
from camp.cli.plain import as_json
from camp.cli.table import table

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from camp.desk.host import Marked, Message, Place, Shown
    from camp.store import Kept

_GROUP = click.option("--group", type=int, required=True, help="The group's number.")
_DAY = click.option("--day", type=int, help="The day number. [default: today's]")
_SLOT = click.option(
    "--slot",
    required=True,
    type=click.Choice(["morning", "noon", "evening", "guidance"]),
    help="The time of day; guidance is what hosts read the evening before.",
)
_VERSION = click.option(
    "--version",
    "version",
    type=click.Choice(["full", "short"]),
    default="full",
    show_default=True,
    help="Which version.",
)
_BY = click.option("--by", help="Who did it. [default: whoever runs this]")


@click.group()
def script() -> None:
    """Show a script, and mark it copied or posted.

    \b
      camp script show 1 --group 7 --slot morning
      camp script posted 1 --group 7 --slot morning --by 阿舟
      camp script facts                 everything a template may say
      camp script new my-camp course/noon.full      say it your own way
      camp script preview my-camp course/noon.full  and see how it reads
    """  # noqa: D301  (\b is click's mark for lines to be kept)


@script.command("show")
@click.argument("cohort", metavar="COHORT")
@_GROUP
@_DAY
@_SLOT
@_VERSION
@click.option("--explain", is_flag=True, help="What it was made of, and made again.")
@click.option("--json", "machine", is_flag=True, help="Print it as JSON.")
@speaking
def show(  # noqa: PLR0913  (one parameter an option)
    cohort: str,
    *,
    group: int,
    day: int | None,
    slot: str,
    version: str,
    explain: bool,
    machine: bool,
) -> None:
    """Show one script of one group: every message, with its time and its cues.

    Messages go to standard output, what became of them to standard error, so that
    nothing but the text lands in a pipe. A script that is not made yet says when it
    will be; one that failed or was skipped says why, and exits with 1.

    \b
    Examples:
      camp script show 1 --group 7 --slot morning
      camp script show 1 --group 7 --day 6 --slot evening --version short
      camp script show 1 --group 7 --day 6 --slot noon --explain
    """  # noqa: D301
    from camp import clock
    from camp.desk import course, host

    with opened() as store, store.reading() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        place = host.place_of(kept, row, group, _day(kept, row, day, now), slot)
        found = host.show(kept, place, version, now)
        made_of = host.explain(kept, place, version) if explain else None
    if machine:
        click.echo(as_json(_facts(found) | ({"made_of": made_of} if explain else {})))
    else:
        _print(found)
        if made_of is not None:
            _print_explained(made_of)
    if not found.messages:
        raise SaidNo([in_words(found.word)])


def _day(kept: Kept, row: Any, day: int | None, now: datetime) -> int:
    """Give the day that is meant: the one asked for, else the one that runs."""
    from camp.desk import course
    from camp.desk.lead.opening import current_number

    if day is not None:
        return day
    its, _ = course.cohort_of(kept, row)
    return min(current_number(its, now), its.curriculum.last_number)


def _print(found: Shown) -> None:
    if not found.messages:
        return
    click.echo(in_words(found.word), err=True)
    for notice in found.notices:
        click.echo(in_words(notice), err=True)
    many = len(found.messages)
    for nth, message in enumerate(found.messages, 1):
        if many > 1:
            click.echo(_mark(message, nth, many))
        if message.text:
            click.echo(message.text)
        if message.cue:
            click.echo(say("cue", cue=message.cue), err=many == 1)
        if nth < many:
            click.echo()


def _mark(message: Message, nth: int, many: int) -> str:
    at = f"{message.at} · " if message.at else ""
    spare = say("spare") if message.spare else ""
    return say("message", at=at, nth=nth, of=many, spare=spare)


def _facts(found: Shown) -> dict[str, Any]:
    place = found.place
    return {
        "cohort": place.row.name,
        "group": place.group.number,
        "day": place.number,
        "slot": place.slot,
        "version": found.version,
        "state": found.state,
        "word": found.word,
        "late": found.late,
        "window": place.window,
        "notices": found.notices,
        "messages": found.messages,
        "posting": found.posting,
    }


def _print_explained(made_of: dict[str, Any]) -> None:
    same = say("same_bytes" if made_of["same"] else "other_bytes")
    click.echo(err=True)
    about = {"template": made_of["template"], "sha": made_of["sha"]}
    click.echo(say("explained", same=same, **about), err=True)
    click.echo(as_json(made_of["facts"]), err=True)


@script.command("copied")
@click.argument("cohort", metavar="COHORT")
@_GROUP
@_DAY
@_SLOT
@_VERSION
@_BY
@speaking
def copied(
    cohort: str, *, group: int, day: int | None, slot: str, version: str, by: str | None
) -> None:
    """Mark a script as copied; a second time changes nothing.

    \b
    Examples:
      camp script copied 1 --group 7 --slot morning --version short
    """  # noqa: D301
    from camp.desk import host

    def act(kept: Kept, place: Place, now: datetime) -> Marked:
        return host.copied(kept, place, version, by or who(), now)

    _mark_it(cohort, group, day, slot, act)


@script.command("posted")
@click.argument("cohort", metavar="COHORT")
@_GROUP
@_DAY
@_SLOT
@_VERSION
@_BY
@click.option(
    "--edited",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A text file with the host's own wording, when they changed it.",
)
@speaking
def posted(  # noqa: PLR0913  (one parameter an option)
    cohort: str,
    *,
    group: int,
    day: int | None,
    slot: str,
    version: str,
    by: str | None,
    edited: Path | None,
) -> None:
    """Mark a script as posted; a second time changes nothing.

    After the end of its window it counts as late, and says so.

    \b
    Examples:
      camp script posted 1 --group 7 --slot morning --by 阿舟
      camp script posted 1 --group 7 --slot noon --edited noon.txt
    """  # noqa: D301
    from camp.desk import host

    own = _text(edited) if edited is not None else None

    def act(kept: Kept, place: Place, now: datetime) -> Marked:
        return host.posted(
            kept,
            place,
            by or who(),
            now,
            version=version,
            own_words=own,
            afterwards=True,
        )

    _mark_it(cohort, group, day, slot, act)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise SaidNo([say("not_text", path=str(file))]) from None


def _mark_it(
    cohort: str,
    group: int,
    day: int | None,
    slot: str,
    act: Callable[[Kept, Place, datetime], Marked],
) -> None:
    from camp import clock
    from camp.desk import course, host

    with opened() as store, store.transaction() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        place = host.place_of(kept, row, group, _day(kept, row, day, now), slot)
        done = act(kept, place, now)
    click.echo(say("again" if done.again else "copied", word=done.word))


@script.command("facts")
@click.option("--json", "machine", is_flag=True, help="Print them as JSON.")
@speaking
def facts(*, machine: bool) -> None:
    """List every fact a script may use, with its meaning and an example.

    A template sees these by name and nothing else. What else may be written in one
    comes below; --json is the facts alone.

    \b
    Examples:
      camp script facts
      camp script facts --locale en
    """  # noqa: D301
    from camp import curriculum, scripts, shelf

    with_example = curriculum.load(shelf.starter())
    examples = [
        one
        for number in range(with_example.first_number, with_example.last_number + 1)
        for slot in ("morning", "noon", "evening", "guidance")
        for one in scripts.samples(with_example, number, slot, "zh-CN")
    ]
    entries = scripts.explain(language(), examples)
    if machine:
        click.echo(as_json(entries))
        return
    click.echo(say("facts_head"), err=True)
    rows = [[e.path, e.kind, e.meaning, _one_line(e.example)] for e in entries]
    click.echo(table(headings("facts_headers"), rows))
    authoring.print_ways()


def _one_line(example: str) -> str:
    from camp.cli.table import clip

    return clip(" ".join(example.split()), 40)


for _command in (authoring.new, authoring.diff, authoring.preview):
    script.add_command(_command)
