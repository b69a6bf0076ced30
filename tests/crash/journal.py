"""Triggers that write down every result as it is kept: what is done twice shows.

An upsert that changed a published row leaves no trace in the row itself; here it does.
"""

from contextlib import closing

from camp.store import Store

KEYS = {
    "script": "cohort_id number group_id slot version",
    "posting": "cohort_id number group_id slot",
    "verdict": "cohort_id day student_id",
    "night": "cohort_id number",
    "standing": "cohort_id night contest group_id",
    "pairing": "cohort_id contest first",
    "debrief": "cohort_id night",
    "honor": "cohort_id rule group_id place issue",
    "certificate": "cohort_id student_id kind",
    "report": "cohort_id night",
    "submission": "id",
    "occurrence": "id",
}
FIXED = {
    "posting": ("composed_at", "late"),
    "verdict": ("published", "group_id", "tier"),
    "honor": ("student_id", "doc"),
}
"""Columns that never change once written, of tables whose other columns may."""
TABLE = {
    "sqlite": "create table journal (seq integer primary key, what text, key text, op text)",
    "postgresql": "create table journal (seq bigserial primary key, what text, key text, op text)",
}
FUNCTION = """
create function note_down() returns trigger language plpgsql as $$
declare k text := ''; c text; r jsonb;
begin
  r := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  foreach c in array string_to_array(tg_argv[0], ' ') loop
    k := k || case when k = '' then '' else '/' end || (r ->> c);
  end loop;
  insert into journal (what, key, op) values (tg_table_name, k, tg_argv[1]);
  return null;
end $$
"""


def keep(store: Store) -> None:
    """Write down from now on what is kept in this database."""
    kind = store.engine.dialect.name
    with store.engine.begin() as connection:
        connection.exec_driver_sql(TABLE[kind])
        if kind == "postgresql":
            connection.exec_driver_sql(FUNCTION)
        for statement in triggers(kind):
            connection.exec_driver_sql(statement)


def triggers(kind: str) -> list[str]:
    """The statements that make the triggers of one engine."""
    found = []
    for table, keys in KEYS.items():
        if table == "occurrence":
            done = "new.state = 'done' and old.state <> 'done'"
            found.append(_trigger(kind, table, keys, "update of state", "done", done))
            continue
        columns = FIXED.get(table)
        update = f"update of {', '.join(columns)}" if columns else "update"
        found.append(_trigger(kind, table, keys, "insert", "insert"))
        found.append(_trigger(kind, table, keys, update, "update"))
        found.append(_trigger(kind, table, keys, "delete", "delete"))
    return found


def _trigger(
    kind: str, table: str, keys: str, event: str, op: str, when: str = ""
) -> str:
    name = f"journal_{table}_{op}"
    condition = f"when ({when})" if when else ""
    head = f"create trigger {name} after {event} on {table} for each row {condition}"
    if kind == "postgresql":
        return f"{head} execute function note_down('{keys}', '{op}')"
    row = "old" if op == "delete" else "new"
    key = " || '/' || ".join(f"{row}.{column}" for column in keys.split())
    insert = f"insert into journal (what, key, op) values ('{table}', {key}, '{op}')"
    return f"{head} begin {insert}; end"


def read(store: Store) -> list[tuple[str, str, str]]:
    """Everything written down, in order."""
    with closing(store.engine.raw_connection()) as connection:
        cursor = connection.cursor()
        cursor.execute("select what, key, op from journal order by seq")
        return [tuple(row) for row in cursor.fetchall()]
