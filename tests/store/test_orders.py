"""Rows come in the same order on both engines, whatever a server's own locale."""

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from camp.store import Store, checkins, nights
from camp.store.nights import HonorRow
from camp.store.upgrade import ready
from tests import servers
from tests.store.schedule import NOON, opened

WHO = ["周恬", "阿木", "Zoë", "ada", "Ben", "王 澜", "-", "_", "10", "9", "é", "𠮷"]
RULES = ["a-b", "a_b", "ab", "a1", "a-1", "b", "a"]
CONTESTS = ["pk-1", "pk_1", "pk1", "pk", "league"]


@pytest.fixture
def english_url(postgres_server):
    """A PostgreSQL database that orders texts as English people would."""
    plain = servers.plain(postgres_server.url)
    with psycopg.connect(plain, autocommit=True) as admin:
        admin.execute("DROP DATABASE IF EXISTS english WITH (FORCE)")
        try:
            admin.execute(
                "CREATE DATABASE english TEMPLATE template0 "
                "LOCALE_PROVIDER icu ICU_LOCALE 'en-US'"
            )
        except psycopg.Error:
            pytest.skip("this PostgreSQL knows no other locale")
        yield postgres_server.url.removesuffix("postgres") + "english"
        admin.execute("DROP DATABASE english WITH (FORCE)")


@pytest.fixture
def stores(sqlite_url, english_url):
    found = [Store(sqlite_url), Store(english_url)]
    for store in found:
        ready(store)
    yield found
    for store in found:
        store.close()


def told(store, who, rules, contests):
    """What is read back of some texts kept in this order."""
    with store.transaction() as kept:
        for table in ("nomination", "honor", "standing", "pairing", "cohort"):
            kept.do(f"delete from {table}")
        camp = opened(kept)
        for name in who:
            checkins.nominate(kept, camp, 1, "warm", name, "", 0)
        awards = [HonorRow(rule, 0, 1, 1, 1, "{}", "computed") for rule in rules]
        nights.write_honors(kept, camp, awards, NOON)
        nights.write_standings(kept, camp, 1, [(c, 1, 1, "{}") for c in contests])
        for contest in contests:
            nights.write_pairing(kept, camp, contest, 1, "[]")
        return (
            [by for _, _, by, _ in checkins.nominations(kept, camp)],
            [row.rule for row in nights.honors(kept, camp)],
            [row[0] for row in nights.standings(kept, camp, 1)],
            [contest for contest, _ in nights.pairings(kept, camp)],
        )


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.permutations(WHO),
    st.permutations(RULES),
    st.permutations(CONTESTS),
)
def test_texts_are_ordered_by_code_point_on_every_server(stores, who, rules, contests):
    on_file, on_server = (told(store, who, rules, contests) for store in stores)
    assert on_file == on_server
    assert on_server == (
        sorted(who, key=str.encode),
        sorted(rules),
        sorted(contests),
        sorted(contests),
    )
