import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlalchemy.exc import StatementError

from camp.store import Store, StoreError, micros, moment, rehearsal_clock
from camp.store.engine import among
from camp.store.tables.said import rehearsal_clock as clock_table
from camp.store.upgrade import ready

NOON = datetime(2026, 9, 7, 4, 0, 0, 123_456, tzinfo=UTC)


@given(st.datetimes(timezones=st.timezones()))
def test_a_moment_is_kept_to_the_microsecond_whatever_its_zone(at):
    assert moment(micros(at)) == at.astimezone(UTC)
    assert moment(micros(at)).tzinfo is UTC


@given(st.datetimes())
def test_a_moment_without_a_zone_cannot_be_kept(at):
    with pytest.raises(ValueError, match="without a time zone"):
        micros(at)


def test_a_moment_without_a_zone_is_refused_by_a_column_too(store):
    with (
        pytest.raises(StatementError, match="without a time zone"),
        store.transaction() as kept,
    ):
        kept.run(insert(clock_table), [{"id": 1, "now": NOON.replace(tzinfo=None)}])


def test_moments_are_ordered_and_read_alike_by_both_ways_of_asking(store):
    elsewhere = NOON.astimezone(timezone(timedelta(hours=-3)))
    with store.transaction() as kept:
        kept.run(insert(clock_table), [{"id": 1, "now": elsewhere}])
        assert rehearsal_clock.read(kept) == NOON
        assert kept.run(select(clock_table.c.now)).scalar_one() == NOON
        assert kept.row("select now from rehearsal_clock")[0] == micros(NOON)


def test_an_act_is_kept_whole_or_not_at_all(store):
    def fail():
        with store.transaction() as kept:
            keep(kept, "a")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with store.reading() as kept:
        assert names(kept) == []
    with store.transaction() as kept:
        keep(kept, "a")
        keep(kept, "b")
    with store.reading() as kept:
        assert names(kept) == ["a", "b"]


def test_one_look_sees_one_state_however_long_it_takes(store):
    with store.reading() as look:
        assert names(look) == []
        with store.transaction() as kept:
            keep(kept, "a")
        assert names(look) == []
    with store.reading() as look:
        assert names(look) == ["a"]


def test_looking_never_waits_for_a_writer(store):
    seen = []

    def look():
        with store.reading() as kept:
            seen.append(names(kept))

    with store.transaction() as kept:
        keep(kept, "a")
        thread = threading.Thread(target=look)
        thread.start()
        thread.join(timeout=20)
    assert seen == [[]]


def test_two_writers_come_one_after_the_other(store):
    begun, errors = threading.Barrier(4), []

    def count():
        begun.wait()
        try:
            for _ in range(20):
                with store.transaction() as kept:
                    row = "select now from rehearsal_clock where id = 1"
                    kept.rows(row if kept.on_sqlite else f"{row} for update")
                    kept.do("update rehearsal_clock set now = now + 1")
        except Exception as error:  # noqa: BLE001  (told by the assertion below)
            errors.append(error)

    with store.transaction() as kept:
        rehearsal_clock.move(kept, moment(0))
    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with store.reading() as kept:
        assert rehearsal_clock.read(kept) == moment(80)


def test_what_is_asked_by_hand_reads_the_same_on_both_engines(store):
    with store.transaction() as kept:
        keep(kept, "50% off", "a_b", "é")
        assert names(kept, "where sha like '5%'") == ["50% off"]
        assert kept.row("select sha from blob where sha = ?", ("nothing",)) is None
        assert kept.do("delete from blob where sha <> ?", ("é",)) == 2
        assert kept.row("select 7 % 4")[0] == 3


def test_many_rows_of_nothing_are_no_statement(store):
    with store.transaction() as kept:
        kept.many("this is no SQL", [])


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.integers(-(2**62), 2**62), max_size=20))
def test_ids_are_found_among_any_number_of_them(store, ids):
    with store.transaction() as kept:
        kept.do("delete from submission")
        kept.many(
            "insert into submission (id, at, parts, chars, words) values (?, 0, 0, 0, '')",
            [(i,) for i in range(-5, 6)] + [(i,) for i in ids if abs(i) > 5],
        )
        condition, values = among(kept, "id", ids)
        found = kept.rows(f"select id from submission where {condition}", values)
    assert {row[0] for row in found} == ids


def test_texts_are_found_among_others_quotes_and_all(store):
    odd = ['a"b', "it's", "100%", "问?", "back\\slash"]
    with store.transaction() as kept:
        keep(kept, "x", *odd)
        condition, values = among(kept, "sha", odd)
        assert sorted(
            r[0] for r in kept.rows(f"select sha from blob where {condition}", values)
        ) == sorted(odd)
        condition, values = among(kept, "sha", [])
        assert kept.rows(f"select sha from blob where {condition}", values) == []


@pytest.mark.parametrize(
    "url", ["no url", "mysql://camp@db/camp", "postgres://camp:geheim@", ""]
)
def test_an_address_that_cannot_be_used_says_which_can_and_hides_the_rest(url):
    with pytest.raises(StoreError, match="sqlite:///FILE or postgresql://") as refused:
        Store(url)
    assert "geheim" not in str(refused.value)


def test_a_file_in_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot make the folder"):
        Store(f"sqlite:///{tmp_path}/file/camp.db")


def test_a_folder_made_for_the_camp_is_its_users_own(tmp_path):
    store = Store(f"sqlite:///{tmp_path}/new/camp.db")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    store.close()


def test_a_file_that_is_no_database_is_said_to_be_out_of_reach(tmp_path):
    (tmp_path / "camp.db").write_text(
        "not a database, but long enough to look like one" * 9
    )
    store = Store(f"sqlite:///{tmp_path}/camp.db")
    with pytest.raises(StoreError, match="cannot reach the database"):
        ready(store)
    store.close()


def test_a_server_that_goes_away_in_the_middle_is_told_as_that(postgres_url):
    store = Store(postgres_url)
    ready(store)

    def cut_off():
        with store.transaction() as kept:
            ours = kept.row("select pg_backend_pid()")[0]
            with store.transaction() as other:
                other.row("select pg_terminate_backend(?)", (ours,))
            keep(kept, "a")

    with pytest.raises(StoreError, match="went away"):
        cut_off()
    with store.transaction() as kept:
        keep(kept, "b")
    store.close()


def test_sqlite_survives_a_power_cut_unless_it_is_thrown_away(sqlite_url):
    for throw_away, full in ((False, 2), (True, 0)):
        store = Store(sqlite_url, throw_away=throw_away)
        with store.reading() as kept:
            assert kept.row("pragma synchronous")[0] == full
            assert kept.row("pragma foreign_keys")[0] == 1
            assert throw_away or kept.row("pragma journal_mode")[0] == "wal"
        store.close()


def test_the_address_is_shown_without_its_password():
    store = Store("postgresql://camp:geheim@db/camp")
    assert "geheim" not in store.url
    assert "db/camp" in store.url
    store.close()


def keep(kept, *found):
    kept.many("insert into blob (sha, body) values (?, ?)", [(n, b"") for n in found])


def names(kept, where=""):
    return sorted(row[0] for row in kept.rows(f"select sha from blob {where}"))
