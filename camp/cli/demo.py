"""``camp up --demo``: every desk of a camp in its ninth evening, to look around in."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from camp.cli.door import in_words, language
from camp.cli.web import local_address
from camp.cli.web_wording import say as said_of_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from camp.rehearsal import Door, FirstLook
    from camp.settings import Settings

_COURSES: Final = {"zh-CN": "interpersonal-21", "en": "writing-21-en"}
_STUDENTS: Final = 400
"""Three groups: enough for a contest, and for one of them to be going cold."""
_DAY: Final = 9
_START: Final = date(2026, 9, 7)
_SEED: Final = 7
"""In this run of both courses the first group's host keeps to the hours."""
_COLON: Final = {"zh-CN": "：", "en": ": "}
_WORDS: Final[dict[str, tuple[str, str]]] = {
    "stands": (
        "演示：{cohort}，第{number}天，{at}。钟停在这一刻，随便按；停下时这份库就删掉",
        "demo: {cohort}, day {number}, {at}. The clock stands still, press anything; all of it is removed when this stops",
    ),
    "database": (
        "命令也能看：CAMP_DATABASE_URL={url}",
        "for commands beside it: CAMP_DATABASE_URL={url}",
    ),
}


@contextmanager
def first_look(found: Settings) -> Iterator[tuple[Settings, FirstLook]]:
    """Rehearse a camp up to an evening, in a folder that is removed afterwards."""
    from camp import rehearsal
    from camp.cli.rehearse import Progress, plan_of

    with tempfile.TemporaryDirectory(
        prefix="camp-demo-", ignore_cleanup_errors=True
    ) as folder:
        url = f"sqlite:///{Path(folder) / 'camp.db'}"
        plan = plan_of(
            _COURSES[language()],
            _START,
            students=_STUDENTS,
            attendance="real",
            seed=_SEED,
            until=_DAY,
        )
        with Progress(quiet=False) as progress:
            look = rehearsal.first_look(
                url, plan, found.secret, lambda n, _: progress.tell("days", n, _DAY)
            )
        yield replace(found, database_url=url), look


def tell(look: FirstLook, found: Settings, port: int) -> None:
    """Say where the camp stands, and print one link a desk."""
    at = f"{look.at:%Y-%m-%d %H:%M}"
    click.echo(_say("stands", cohort=look.cohort, number=look.number, at=at))
    address = (found.address or local_address(port)).rstrip("/")
    for door in look.doors:
        click.echo(f"  {_whose(door)}{_COLON[language()]}{address}{door.path}")
    click.echo(_say("database", url=found.database_url))
    if not found.address:
        click.echo(said_of_links("here_only"), err=True)


def _whose(door: Door) -> str:
    """Name who comes in there: 营主 阿舟（1营）, host Maya (Group 1)."""
    from camp.desk.entering_wording import role_called

    name = f"{in_words(role_called(door.role))} {door.name}"
    if not door.group:
        return name
    return (
        f"{name}（{door.group}）" if language() == "zh-CN" else f"{name} ({door.group})"
    )


def _say(key: str, **values: object) -> str:
    return _WORDS[key][language() != "zh-CN"].format(**values)
