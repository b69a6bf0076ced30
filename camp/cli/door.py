"""What every door does: open the store, say no in words, leave with the right code.

Exit codes: 0 done, 1 said no, 2 wrong usage (click's own).
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from camp.curriculum import Locale
    from camp.store import Store

    Command = TypeVar("Command", bound=Callable[..., object])

_LOCALE = "camp.locale"
"""Where a command's context remembers the language that was asked for."""


@contextmanager
def spoken() -> Iterator[None]:
    """Turn what rooms raise into words on stderr and exit code 1."""
    from camp.curriculum import CurriculumError
    from camp.desk.refusal import Refusal
    from camp.scripts import ScriptError
    from camp.settings import SettingsError
    from camp.sheets import SheetError
    from camp.shelf import ShelfError
    from camp.store import StoreError

    try:
        yield
    except Refusal as no:
        raise SaidNo([in_words(reason) for reason in no.reasons]) from None
    except (CurriculumError, ScriptError, SheetError) as no:
        raise SaidNo([str(problem) for problem in no.problems]) from None
    except (SettingsError, ShelfError, StoreError) as no:
        raise SaidNo([str(no)]) from None


class SaidNo(click.ClickException):
    """The camp said no: every reason on its own line, exit code 1."""

    exit_code = 1

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("\n".join(reasons))

    def show(self, file: object = None) -> None:
        """Write the reasons to stderr, without click's prefix: they carry places."""
        del file
        click.echo(self.message, err=True)


@contextmanager
def opened() -> Iterator[Store]:
    """Open the installation's database; it is made when there is none yet."""
    from camp import settings
    from camp.store import Store
    from camp.store.upgrade import ready

    with spoken():
        store = Store(settings.read().database_url)
        try:
            ready(store)
            yield store
        finally:
            store.close()


def who() -> str:
    """Whoever runs the command, for the audit."""
    return os.environ.get("CAMP_WHO") or os.environ.get("USER") or "ops"


def speaking(command: Command) -> Command:
    """Give a command ``--locale``; what it says follows :func:`language`."""
    option = click.option(
        "--locale",
        type=click.Choice(["zh-CN", "en"]),
        expose_value=False,
        is_eager=True,
        callback=_remember,
        help="Language of what is said. [default: CAMP_LOCALE, else zh-CN]",
    )
    return option(command)


def _remember(
    context: click.Context, option: click.Parameter, chosen: str | None
) -> None:
    del option
    if chosen is not None:
        context.meta[_LOCALE] = chosen


def language() -> Locale:
    """Pick the language of this program's own words: --locale, CAMP_LOCALE, zh-CN."""
    from camp import settings

    return "en" if (chosen() or settings.read().locale) == "en" else "zh-CN"


def chosen() -> Locale | None:
    """Say which language ``--locale`` asked for; None when it was not given."""
    context = click.get_current_context(silent=True)
    asked: Locale | None = context.meta.get(_LOCALE) if context else None
    return asked


def in_words(words: str) -> str:
    """Say something in the language of whoever runs the command."""
    from camp.desk.refusal import spoken as in_language

    return in_language(words, language())
