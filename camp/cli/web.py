"""``camp web``: serve the pages; ``camp up`` serves them beside its worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from camp.cli.door import SaidNo, opened, spoken
from camp.cli.web_wording import say

if TYPE_CHECKING:
    from camp.settings import Settings
    from camp.store import Store
    from camp.web import Serving

PORT: Final = 8000
_FIRST_DAYS: Final = 90


@click.command()
@click.option("--host", default="0.0.0.0", show_default=True, help="Where to listen.")  # noqa: S104  (phones must reach it)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="The port; 0 takes a free one.",
)
def web(host: str, port: int) -> None:
    """Serve the pages alone, beside workers that run elsewhere.

    Any number may serve one database. Behind a proxy that speaks https, set
    CAMP_ADDRESS to what people type, so that links begin with it.

    \b
    Examples:
      camp web
      camp web --host 127.0.0.1 --port 9000
    """  # noqa: D301  (\b is click's mark for lines to be kept)
    from camp import settings
    from camp.cli.run import log_lines
    from camp.worker import until_stopped

    log_lines()
    with spoken(), until_stopped():
        found = settings.read()
        with opened() as store:
            serving = pages_at(found, host, port)
            if serving is not None:
                tell_first(store, found, serving.port)
        if serving is not None:
            with serving:
                while serving.wait():
                    pass
            raise SaidNo([say("died")])
    click.echo(say("stopped"))


def pages_at(found: Settings, host: str, port: int | None) -> Serving | None:
    """Take a port and say the address; without one asked for, a taken one is no loss.

    SaidNo when the very port that was asked for is taken.
    """
    from camp.web import PortTakenError, Serving

    try:
        serving = Serving(found, host, PORT if port is None else port)
    except PortTakenError as no:
        if port is not None:
            raise SaidNo([say("taken", why=str(no))]) from None
        click.echo(say("without", why=str(no)))
        return None
    click.echo(say("at", address=found.address or local_address(serving.port)))
    return serving


def tell_first(store: Store, found: Settings, port: int) -> None:
    """Make the lead's link when there has never been one, and print it alone.

    Later only ``camp link --role lead`` shows it again: logs are read by many.
    """
    from camp import clock
    from camp.cli.door import who
    from camp.desk import entering
    from camp.store import passes

    with store.reading() as kept:
        if any(link.role == "lead" for link in passes.everyone(kept)):
            return
    with store.transaction() as kept:
        made = entering.office_link(
            kept, "lead", who(), _FIRST_DAYS, who(), clock.now(kept)
        )
        token = entering.token_of(made, entering.secret_for(kept, found.secret))
    click.echo(say("first", name=made.name))
    click.echo(f"{(found.address or local_address(port)).rstrip('/')}/in/{token}")


def local_address(port: int = PORT) -> str:
    """Say where the pages are for whoever sits at this machine."""
    return f"http://localhost:{port}"
