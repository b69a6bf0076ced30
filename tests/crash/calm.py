"""The same camp without a storm, in one process: what a sound database looks like."""

from pathlib import Path

from camp.settings import Settings
from camp.store import Store
from camp.worker import Engine
from tests.crash import journal
from tests.crash.driver import Driver
from tests.crash.plan import sends
from tests.crash.writer import Writer
from tests.worker import small_camp


def prepare(url: str, folder: Path, wanted: int) -> None:
    """Open the camp, and write down everything that is kept from then on."""
    store = Store(url)
    small_camp.opened(store)
    journal.keep(store)
    store.close()
    (folder / "acks").touch()
    (folder / "kills").write_text("0")
    (folder / "kills-wanted").write_text(str(wanted))


def pass_by(url: str, folder: Path, seed: int) -> None:
    """Let the whole camp pass, nobody killed."""
    prepare(url, folder, 0)
    store, plan = Store(url), sends(seed)
    driver, writer = Driver(store, folder, plan), Writer(store, folder / "acks")
    engine = Engine(Settings(database_url=url, announce_seconds=0.001))
    left = plan
    while not driver.step():
        now = writer.now()
        writer.hand_in([one for one in left if one.when <= now])
        left = [one for one in left if one.when > now]
        for batch in engine.tick():
            engine.work(batch)
    engine.store.close()
    store.close()
