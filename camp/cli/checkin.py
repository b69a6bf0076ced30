"""``camp checkin``: hand in one check-in for a student."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from camp.cli.door import SaidNo, opened, speaking
from camp.cli.live_wording import say

if TYPE_CHECKING:
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.desk.checkins import HandedIn


@click.command("checkin")
@click.argument("cohort", metavar="COHORT")
@click.argument("student", metavar="STUDENT")
@click.option("--day", type=int, help="The day number. [default: today's]")
@click.option("--part", "parts", multiple=True, help="What is handed in; repeat it.")
@click.option("--text", help="What the student wrote.")
@click.option("--file", help="A text file to read it from; - reads standard input.")
@click.option(
    "--at",
    type=click.DateTime(["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S"]),
    help="When it came, on the cohort's clock. [default: now]",
)
@speaking
def checkin(  # noqa: PLR0913  (one parameter an option)
    cohort: str,
    student: str,
    *,
    day: int | None,
    parts: tuple[str, ...],
    text: str | None,
    file: str | None,
    at: datetime | None,
) -> None:
    """Hand in one check-in for a student, as the student would.

    STUDENT is a number, or a name that only one student has. Parts are the
    curriculum's, by key or title. The same thing twice is kept once; more of the same
    day adds to it. A day that has closed can be made up within its make-up days.

    \b
    Examples:
      camp checkin 1 小李 --part listen
      camp checkin 1 S00017 --part listen --part homework --text "最重的一句是……"
      camp checkin 1 小王 --day 4 --part 心得 --file reflection.txt
      camp checkin 1 小张 --part homework --file - < homework.txt
    """  # noqa: D301  (\b is click's mark for lines to be kept)
    from camp import clock, timetable
    from camp.desk import checkins, course

    words = _words(text, file)
    with opened() as store, store.transaction() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        its, _ = course.cohort_of(kept, row)
        moment = at and at.replace(tzinfo=timetable.zone(its.zone))
        done = checkins.hand_in(
            kept, row, student, day, parts, words=words, now=now, at=moment
        )
    _print(its, done)


def _words(text: str | None, file: str | None) -> str:
    if text is not None and file is not None:
        raise click.UsageError(say("one_way"))
    if file is None:
        return text or ""
    try:
        if file == "-":
            return sys.stdin.buffer.read().decode()
        return Path(file).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise SaidNo([say("not_text", path=file)]) from None
    except OSError as error:
        raise click.BadParameter(f"{file}: {error.strerror}") from None


def _print(cohort: Cohort, done: HandedIn) -> None:
    """Print what was received, and what the day still lacks."""
    about = {"name": done.student.name, "ref": done.student.ref, "day": done.day}
    if done.receipt.again:
        click.echo(say("came_again", **about))
    else:
        count = len(done.words.strip())
        chars = say("chars", count=count) if count else ""
        click.echo(say("came", parts=_titles(cohort, done.parts), chars=chars, **about))
    sent = done.receipt.sent
    if sent is not None:
        for bit, fewest in done.short:
            said = {"chars": sent.short, "more": fewest - sent.short}
            click.echo(say("short", part=_titles(cohort, bit), **said))
    if done.lacking:
        click.echo(say("lacking", parts=_titles(cohort, done.lacking)))
    elif sent is not None and sent.full_at:
        click.echo(say("whole"))


def _titles(cohort: Cohort, mask: int) -> str:
    titles = [
        part.title
        for place, part in enumerate(cohort.curriculum.parts.values())
        if mask >> place & 1
    ]
    return say("and").join(titles)
