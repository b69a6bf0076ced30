import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, inspect, text

from camp.store import Store, StoreError
from camp.store.tables import HEAD, tables
from camp.store.upgrade import ready, revision, upgrade

ONE_OF_SEVERAL = """
import sys
from camp.store import Store
from camp.store.upgrade import ready
store = Store(sys.argv[1])
print("here", flush=True)
sys.stdin.readline()
ready(store)
"""


def shape(store):
    """Everything a database says about its tables, in values that can be compared."""
    with store.reachable() as connection:
        seen = inspect(connection)
        found = {
            name: {
                "columns": plain(seen.get_columns(name)),
                "key": plain(seen.get_pk_constraint(name)),
                "foreign": plain(seen.get_foreign_keys(name)),
                "unique": plain(seen.get_unique_constraints(name)),
                "check": plain(seen.get_check_constraints(name)),
                "index": plain(seen.get_indexes(name)),
            }
            for name in seen.get_table_names()
        }
        if connection.dialect.name == "sqlite":
            for name, table in found.items():
                sql = "select sql from sqlite_master where name = :name"
                made = connection.execute(text(sql), {"name": name}).scalar_one()
                table["rowid"] = "WITHOUT ROWID" not in made
    return found


def plain(value):
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return sorted((plain(each) for each in value), key=lambda each: each["name"])
    if isinstance(value, list | str | int | None):
        return value
    return str(value) if "elements" in type(value).__module__ else repr(value)


def test_the_steps_one_by_one_come_to_exactly_what_an_empty_database_is_made_as(bare):
    upgrade(bare)
    by_steps = shape(bare)
    with bare.reachable() as connection, connection.begin():
        tables.drop_all(connection)
        connection.execute(text("drop table alembic_version"))
    ready(bare)
    at_once = shape(bare)
    assert by_steps.keys() == at_once.keys() == {*tables.tables, "alembic_version"}
    for name in at_once:
        assert by_steps[name] == at_once[name], name


def test_alembic_itself_finds_nothing_to_add(store):
    with store.reachable() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables) == []


def test_every_rule_and_every_partial_index_is_really_there(store):
    found = shape(store)
    declared = {
        rule.name
        for table in tables.sorted_tables
        for rule in table.constraints
        if isinstance(rule, CheckConstraint)
    }
    rules = {rule["name"] for table in found.values() for rule in table["check"]}
    assert rules == declared
    assert len(rules) >= 12
    for table, index, where in [
        ("review", "ix_review_stamps", "'stamp'"),
        ("verdict", "ix_verdict_corrected", "now <> published"),
    ]:
        (partial,) = [i for i in found[table]["index"] if i["name"] == index]
        (said,) = [v for k, v in partial["dialect_options"].items() if "where" in k]
        assert where in said


def test_what_breaks_a_rule_is_not_kept(store):
    with (
        pytest.raises(Exception, match="ck_rehearsal_clock_one"),
        store.transaction() as kept,
    ):
        kept.do("insert into rehearsal_clock (id, now) values (2, 0)")


def test_an_empty_database_is_made_on_first_use(bare):
    assert revision(bare) is None
    ready(bare)
    assert revision(bare) == HEAD


def test_upgrading_twice_changes_nothing(store):
    before = shape(store)
    with store.transaction() as kept:
        kept.do("insert into rehearsal_clock (id, now) values (1, 42)")
    assert upgrade(store) == HEAD
    assert upgrade(store) == HEAD
    ready(store)
    assert shape(store) == before
    with store.reading() as kept:
        assert kept.row("select now from rehearsal_clock")[0] == 42


def test_processes_that_make_a_database_at_the_same_moment_all_find_it_made(
    database_url,
):
    """PostgreSQL lets one in at a time by an advisory lock, SQLite by its writer's."""
    several = [
        subprocess.Popen(
            [sys.executable, "-c", ONE_OF_SEVERAL, database_url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for one in several:
        assert one.stdout.readline() == "here\n"
    for one in several:
        one.stdin.write("now\n")
        one.stdin.flush()
    said = [one.communicate(timeout=60)[1] for one in several]
    assert [one.returncode for one in several] == [0, 0, 0], "\n".join(said)
    store = Store(database_url)
    assert revision(store) == HEAD
    store.close()


def test_a_database_of_a_newer_camp_is_refused_with_what_to_do(store):
    stand_at(store, "9999")
    for act in (ready, upgrade):
        with pytest.raises(StoreError, match=r"is at 9999.*install the release"):
            act(store)
    assert revision(store) == "9999"


def test_a_database_of_an_older_camp_waits_until_it_is_told_to_upgrade(store):
    stand_at(store, "0000")
    with pytest.raises(StoreError, match=r"is at 0000.*run `camp db upgrade`"):
        ready(store)


def test_a_step_that_nobody_knows_is_told_and_not_raised_as_it_is(store):
    stand_at(store, "0000")
    with pytest.raises(StoreError, match=r"cannot upgrade .* '0000'"):
        upgrade(store)


def test_a_database_of_another_program_is_left_as_it_was(bare):
    with bare.transaction() as kept:
        kept.do("create table student (mark integer)")
    with pytest.raises(StoreError, match=r"cannot upgrade .* already exists"):
        ready(bare)
    with bare.reachable() as connection:
        assert inspect(connection).get_table_names() == ["student"]
    assert revision(bare) is None


def test_a_password_is_never_told(store):
    closed = Store("postgresql://camp:geheim@127.0.0.1:1/camp")
    with pytest.raises(StoreError, match="cannot reach the database") as refused:
        revision(closed)
    assert "geheim" not in str(refused.value)
    closed.close()


def stand_at(store, number):
    with store.transaction() as kept:
        kept.do("update alembic_version set version_num = ?", (number,))
