"""The command line: ``camp``. Every command is a door of a few lines."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

_COMMANDS: Mapping[str, tuple[str, str]] = {
    "curriculum": ("curriculum", "Check, show and start curricula."),
    "cohort": ("cohort", "Open, sign off, look ahead in and revise a cohort."),
    "roster": ("roster", "Bring students into a cohort."),
    "host": ("host", "Seat the people who look after a group."),
    "link": ("link", "Links that let people in: make, list, rotate, revoke."),
    "key": ("key", "Keys for outside apps: make, list, revoke."),
    "tier": ("people", "Change a student's tier from tomorrow."),
    "move": ("people", "Move a student to another group from tomorrow."),
    "leave": ("people", "Keep a leave that a student asked for."),
    "excuse": ("people", "Excuse a student for a day."),
    "checkin": ("checkin", "Hand in one check-in."),
    "checkins": ("checkins", "Bring in many check-ins, reviews and nominations."),
    "board": ("board", "Who did what on which day, and why it counts."),
    "review": ("reviews", "Like, comment or stamp someone's homework."),
    "nominate": ("reviews", "Nominate a student for an honor."),
    "script": ("script", "Show a script, and mark it copied or posted."),
    "proof": ("proof", "Hosts read coming days in pairs; flags reach the lead."),
    "package": ("package", "Take a day's messages along: a page, a text, an archive."),
    "cards": ("pictures", "Draw a day's pictures, a student's, or the course's."),
    "certificates": ("pictures", "Draw every certificate, for chat or for print."),
    "handbook": ("handbook", "Write the student and the host handbook."),
    "today": ("today", "What is due, late and missing now."),
    "note": ("note", "Leave a host's line for tonight's debrief."),
    "reply": ("reply", "A canned reply for a hard moment."),
    "private": ("private", "Private notes to the silent: who is due one."),
    "broadcast": ("broadcast", "What headquarters asks every group to post."),
    "standings": ("standings", "Who leads, and by how much."),
    "honors": ("honors", "Who is thanked, why, and whom they beat."),
    "debrief": ("debrief", "Last night in words that ops can act on."),
    "report": ("debrief", "The whole camp looked back on."),
    "occurrences": ("occurrences", "What falls due, and what became of it."),
    "retry": ("occurrences", "Plan failed or skipped work again."),
    "rehearse": ("rehearse", "Run a whole camp on a fast clock."),
    "up": ("run", "Run everything in one process, the pages too."),
    "web": ("web", "Serve the pages alone."),
    "worker": ("run", "Work off what falls due."),
    "clock": ("run", "Wake the workers."),
    "db": ("db", "Make or upgrade the database."),
}


class _Lazy(click.Group):
    """Commands are imported when they are used, so that ``--help`` stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order the camp walks."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the room of one command."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        room, _ = _COMMANDS[cmd_name]
        found: click.Command = getattr(
            importlib.import_module(f"camp.cli.{room}"), cmd_name
        )
        return found

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the commands from the table, importing none of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(n, words) for n, (_, words) in _COMMANDS.items()])


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="camp")
def main() -> None:
    """Run training camps: a curriculum goes in; scripts and debriefs come out.

    \b
    Begin here:
      camp curriculum new my-camp          a commented starter
      camp rehearse my-camp --students 50  a whole camp on a fast clock
      camp cohort open my-camp --start 2026-09-07
      camp roster import 1 students.xlsx
      camp up                              run it
    """  # noqa: D301  (\b is click's mark for lines to be kept)


def run() -> None:
    """The program; for ``python -m camp``."""
    sys.exit(main())
