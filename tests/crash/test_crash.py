"""A whole camp passes while its processes are killed outright, a hundred times.

SIGKILL strikes at random moments, most of them just after something has fallen due:
``camp up`` on one file; two workers, their pools and a clock on PostgreSQL and Redis;
on both, now and then, the page that takes check-ins and whoever moves the clock. Then
the checker, which knows nothing of camp's code, judges what the database holds.

CAMP_TEST_SEED and CAMP_TEST_KILLS repeat or widen a run.
"""

import os
import random
import sqlite3
from contextlib import closing

import pytest

from tests.crash import calm, checker
from tests.crash.plan import sends
from tests.crash.scene import MANY, ONE, Scene
from tests.worker.small_camp import course

KILLS = int(os.environ.get("CAMP_TEST_KILLS", "100"))
WITHIN = 6.0 * KILLS + 120
MACHINES = {"sqlite": ONE, "postgresql": MANY}


@pytest.fixture
def seed() -> int:
    """Where this run's moments come from; printed when it fails."""
    return int(
        os.environ.get("CAMP_TEST_SEED") or random.SystemRandom().randrange(9999)
    )


@pytest.fixture(params=list(MACHINES))
def scene(request, tmp_path, nursery, seed):
    """A camp about to begin, on one engine after the other."""
    kinds = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}
    settings = {"CAMP_DATABASE_URL": request.getfixturevalue(kinds[request.param])}
    if request.param == "postgresql":
        settings["CAMP_BROKER_URL"] = request.getfixturevalue("redis_url")
    calm.prepare(settings["CAMP_DATABASE_URL"], tmp_path, KILLS)
    found = Scene(nursery, tmp_path, settings, MACHINES[request.param], seed, KILLS)
    yield found
    found.end()


@pytest.mark.crash
def test_a_hundred_kills_lose_nothing_double_nothing_and_mix_nothing_up(scene, seed):
    took = scene.run(WITHIN)
    url = scene.settings["CAMP_DATABASE_URL"]
    seen = checker.gather(url, scene.folder / "acks", course()["curriculum.yaml"])
    taken_again = sum(max(row["fence"] - 1, 0) for row in seen["occurrence"])
    print(  # noqa: T201  (what a run is worth, with -s or when it fails)
        f"\nseed {seed}: {scene.kills} kills in {took:.0f} s, {scene.killed}\n"
        f"{taken_again} rows were lost in the middle and taken up again\n"
        f"{len(seen.acks)} acknowledgements; by hand:\n{scene.retried}"
    )
    objections = checker.judge(seen)
    said = "\n".join(objections[:20])
    assert objections == [], f"CAMP_TEST_SEED={seed}\n{said}\n{scene.told()}"
    assert {ack["key"] for ack in seen.acks} == {one.key for one in sends(seed)}
    assert all(ack["taken"] for ack in seen.acks)
    assert scene.kills >= KILLS
    assert taken_again > KILLS // 20, "the kills hit nothing that was at work"
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as kept:
            assert kept.execute("pragma integrity_check").fetchone() == ("ok",)
