"""Certificates beside a bare typst loop, and one slot for 52 groups beside plain Jinja2.

Both ways of printing run in processes of their own, in turn, and are compared by
processor seconds: 300 certificates with names, journal, QR codes and list, and 300 of
the same pages set by a loop that knows nothing but the template and what to fill in.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

PEOPLE, RUNS, GOAL, GOAL_MB = 300, 3, 1.3, 300
STUDENTS, DAY, SLOTS, GOAL_MS, GOAL_RENDER = 9_900, 3, 7, 150, 1.5
HERE = Path(__file__).parent


def in_turn(words: list[str], env: dict[str, str]) -> tuple[float, int]:
    """Run a process to its end: its processor seconds, and its most memory in MB."""
    quiet = subprocess.DEVNULL
    running = subprocess.Popen(words, env={**os.environ, **env}, stdout=quiet)
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode == 0, words
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def prepare(folder: Path) -> None:
    """Keep a camp with 300 certificates, and what the bare loop fills in."""
    from one_night import opened

    from camp.cards.certificates import _job
    from camp.desk import course, pictures
    from camp.desk.night.ceremony import COMPLETION
    from camp.desk.night.closing import serial_of
    from camp.store import Store, cohorts, nights, roster
    from camp.store.upgrade import ready

    store = Store(f"sqlite:///{folder / 'camp.db'}", throw_away=True)
    ready(store)
    cohort_id = opened(store, PEOPLE)
    with store.transaction() as kept:
        row = cohorts.get(kept, cohort_id)
        cohort, _ = course.cohort_of(kept, row)
        found = list(roster.students(kept, cohort_id))[:PEOPLE]
        told = [
            (s.id, COMPLETION, serial_of(cohort, s.id, "00"), "20个打卡日，完成19天")
            for s in found
        ]
        nights.issue_certificates(kept, cohort_id, told, cohorts_now(kept))
    with store.reading() as kept:
        papers = pictures.certificates(kept, row)
    texts = [_job((one.card,)).text for one in papers]
    (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    store.close()


def cohorts_now(kept):
    """The camp's own clock."""
    from camp import clock

    return clock.now(kept)


def bare(folder: Path) -> None:
    """Set the same pages in a plain loop: no names, no journal, no codes drawn."""
    import typst

    room = Path(__file__).parents[2] / "camp" / "cards"
    press = typst.Compiler(
        str(room / "typ" / "certificate.typ"),
        root=str(room / "typ"),
        font_paths=typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(room / "fonts")],
        ),
        ignore_system_fonts=True,
    )
    out = folder / "bare"
    out.mkdir(exist_ok=True)
    texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    for number, text in enumerate(texts):
        page = press.compile(
            format="pdf", sys_inputs={"card": text}, timestamp=0, pdf_tags=False
        )
        (out / f"{number}.pdf").write_bytes(page)


def certificates() -> None:
    """Print the ratio of both ways, and how much memory ours takes."""
    me = [sys.executable, str(HERE / "pictures.py")]
    runs = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = {
            "CAMP_DATABASE_URL": f"sqlite:///{folder / 'camp.db'}",
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
            "PYTHONDONTWRITEBYTECODE": "",
        }
        in_turn([*me, "prepare", name], env)
        for run in range(RUNS + 1):
            out = folder / f"ours-{run}"
            command = [sys.executable, "-m", "camp", "certificates", "1"]
            floor, _ = in_turn([*me, "bare", name], env)
            mine, used = in_turn([*command, "--out", str(out)], env)
            assert len(list(out.rglob("*.pdf"))) == PEOPLE
            again, _ = in_turn([*command, "--out", str(out)], env)
            runs.append(
                (mine / floor, (mine - again) / floor, mine, floor, again, used)
            )
    ratio, each, mine, floor, again, used = (
        statistics.median(column) for column in zip(*runs[1:], strict=True)
    )
    print(f"{PEOPLE} certificates: {mine:.1f} s, bare loop {floor:.1f} s: "
          f"{ratio:.2f} times, {each:.2f} without the {again:.1f} s that a run with "
          f"nothing to draw takes (goal {GOAL}), {used} MB (goal {GOAL_MB})")  # fmt: skip


def camp(folder: Path) -> None:
    """Bring 52 groups to the morning of a day, its slot due and not composed."""
    from datetime import UTC, datetime

    from one_night import Days, opened

    from camp import timetable
    from camp.settings import Settings
    from camp.store import Store, rehearsal_clock
    from camp.store.upgrade import ready
    from camp.worker import Engine

    url = f"sqlite:///{folder / 'camp.db'}"
    store = Store(url)
    ready(store)
    kinds = "('close', 'standings', 'debrief')"
    cohort_id = opened(
        store,
        STUDENTS,
        keep=f"kind in {kinds} or (kind = 'script' and number = {DAY} and slot = 'morning')",
    )
    days = Days(store, cohort_id)
    for number in range(DAY):
        days.live(number)
    engine = Engine(Settings(database_url=url, announce_seconds=0.0), store)
    before = timetable.times(days.cohort, DAY - 1).closes + 900
    with store.transaction() as kept:
        rehearsal_clock.move(kept, datetime.fromtimestamp(before, UTC))
    while batches := engine.tick():
        for batch in batches:
            engine.work(batch)
    with store.transaction() as kept:
        due = kept.row("select min(compose_at) from occurrence where kind = 'script'")
        rehearsal_clock.move(kept, datetime.fromtimestamp(due[0] / 1e6, UTC))
    store.close()


def slot() -> None:
    """Print milliseconds of one slot with facts and commit, and rendering's ratio."""
    from camp.settings import Settings
    from camp.store import Store
    from camp.worker import Engine

    spent, waited, pairs, texts = [], [], [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        camp(folder)
        for run in range(SLOTS):
            copy = shutil.copy(folder / "camp.db", folder / f"{run}.db")
            url = f"sqlite:///{copy}"
            engine = Engine(
                Settings(database_url=url, announce_seconds=0.0), Store(url)
            )
            if run == 0:
                pairs = [rendering(engine) for _ in range(SLOTS)]
            batches = engine.tick()
            begun, from_then = process_time(), perf_counter()
            for batch in batches:
                engine.work(batch)
            spent.append((process_time() - begun) * 1000)
            waited.append((perf_counter() - from_then) * 1000)
            with engine.store.reading() as kept:
                texts = kept.row("select count(*) from script")[0]
            engine.store.close()
    print(f"one slot, {texts} texts in {len(batches)} batches, facts and commit: "
          f"{statistics.median(spent):.0f} ms of the processor, "
          f"{statistics.median(waited):.0f} ms in all (goal {GOAL_MS})")  # fmt: skip
    mine, plain = (statistics.median(c) * 1000 for c in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"rendering alone {mine:.1f} ms, plain Jinja2 {plain:.1f} ms: "
          f"{ratio:.2f} times (goal {GOAL_RENDER})")  # fmt: skip


def rendering(engine) -> tuple[float, float]:
    """Render the due slot once with the sandbox and once with plain Jinja2; seconds."""
    import jinja2

    from camp import clock, scripts
    from camp.desk.night import words
    from camp.scripts import filters
    from camp.store import queue

    with engine.store.reading() as kept:
        rows = [r for r in queue.rows(kept, 1, number=DAY) if r.slot == "morning"]
        given = words._read(kept, rows, clock.now(kept))
    names = [f"{given.locale}/{given.kind}/morning.{v}" for v in words.VERSIONS]
    ours = [
        scripts.compile(f"scripts/{n}.j2", given.course.templates[n]) for n in names
    ]
    plain = jinja2.Environment(trim_blocks=True, lstrip_blocks=True)  # noqa: S701  (chat)
    plain.filters |= {name: one.act for name, one in filters.FILTERS.items()}
    plain.tests |= filters.TESTS
    theirs = [plain.from_string(given.course.templates[name]) for name in names]
    facts = list(given.own.values())
    values = [{n: getattr(f, n) for n in f.__slots__} for f in facts]
    begun = process_time()
    for one in facts:
        for template in ours:
            scripts.compose(template, one)
    between = process_time()
    for one in values:
        for template in theirs:
            template.render(one)
    return between - begun, process_time() - between


def main() -> None:
    """Run both."""
    certificates()
    slot()


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    acts = {"prepare": prepare, "bare": bare}
    if len(sys.argv) == 3:
        acts[sys.argv[1]](Path(sys.argv[2]))
    else:
        main()
