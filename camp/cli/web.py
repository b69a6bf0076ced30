"""``camp web``: serve the pages; ``camp up`` serves them beside its worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from camp.cli.door import SaidNo, opened, spoken
from camp.cli.web_wording import say

if TYPE_CHECKING:
    from camp.settings import Settings
    from camp.web import Serving

PORT: Final = 8000


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
        with opened():
            pass
        serving = pages_at(settings.read(), host, port)
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


def local_address(port: int = PORT) -> str:
    """Say where the pages are for whoever sits at this machine."""
    return f"http://localhost:{port}"
