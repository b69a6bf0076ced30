"""``camp rehearse``: a whole camp on a fast clock."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from camp.cli.door import SaidNo, language, spoken

if TYPE_CHECKING:
    from datetime import date, datetime
    from typing import Self

    from camp.rehearsal import Plan, Summary


@click.command()
@click.argument("curriculum")
@click.option(
    "--students",
    default=100,
    type=click.IntRange(1, 100_000),
    metavar="N",
    show_default=True,
    help="How many students.",
)
@click.option(
    "--attendance",
    default="real",
    type=click.Choice(["real", "full"]),
    show_default=True,
    help="real: as in four real camps, one in four finishes; "
    "full: everyone checks in nearly every day.",
)
@click.option(
    "--start",
    default="2026-09-07",
    type=click.DateTime(["%Y-%m-%d"]),
    show_default=True,
    metavar="DATE",
    help="The date of day 1.",
)
@click.option(
    "--seed",
    default=21,
    type=int,
    show_default=True,
    help="The same seed, the same bytes.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write what each person would have seen; begin at index.html.",
)
@click.option(
    "--pictures",
    is_flag=False,
    flag_value=0,
    type=click.IntRange(min=0),
    metavar="[GROUP]",
    help="Draw the pictures, certificates and handbooks too: of one group, or of all.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def rehearse(curriculum: str, as_json: bool, **wanted: Any) -> None:
    """Run a whole camp through the real engine, in a throw-away database.

    CURRICULUM is a folder, or the name of one that ships with camp.

    \b
    Examples:
      camp rehearse interpersonal-21 --students 1000 --out demo
      camp rehearse my-camp --students 100 --out demo --pictures 1
      camp rehearse my-camp --students 10000 --attendance full --json
    """  # fmt: skip  # noqa: D301  (\b is click's mark for lines to be kept)
    from camp.rehearsal import rehearse as run

    out = wanted.pop("out")
    start: datetime = wanted.pop("start")
    if out is None and wanted["pictures"] is not None:
        words = ("--pictures 要和 --out 一起用", "--pictures needs --out")
        raise click.UsageError(words[language() != "zh-CN"])
    with spoken():
        plan = plan_of(curriculum, start.date(), **wanted)
        _empty(out)
        with Progress(quiet=as_json) as progress:
            summary = run(plan, out, progress.tell)
    if as_json:
        click.echo(json.dumps(summary.plain(), ensure_ascii=False, indent=2))
    else:
        _print(summary, out)
    if (wanted["pictures"] or 0) > summary.groups:
        number = wanted["pictures"]
        no = (f"没有{number}营，没画它的图", f"no group {number}: no pictures of it")
        raise SaidNo([no[language() != "zh-CN"]])


def plan_of(curriculum: str, start: date, **wanted: Any) -> Plan:
    """Plan the rehearsal of a course: a folder, or the name of one that ships."""
    from camp import shelf
    from camp.curriculum import load
    from camp.rehearsal import Plan

    folder = shelf.open_folder(shelf.curriculum_path(curriculum), language())
    locales = load(folder.files, language()).locales
    templates = {
        f"{locale}/{name}": text
        for locale in locales
        for name, text in shelf.library(locale).items()
    }
    return Plan(files=folder.files, templates=templates, start=start, **wanted)


def _empty(out: Path | None) -> None:
    """A folder with something of someone else's in it is left alone."""
    from camp.desk.refusal import Reason, Refusal

    if out is None or not out.exists() or not any(out.iterdir()):
        return
    if not (out / "index.html").exists() or not (out / "debriefs").exists():
        raise Refusal(
            Reason(
                f"{out} 里有别的文件；请换一个空文件夹",
                f"{out} holds other files; name an empty folder",
            )
        )


_PHASES = {
    "days": ("过每一天", "Days"),
    "pages": ("写页面", "Pages"),
    "pictures": ("画图", "Pictures"),
}


class Progress:
    """A bar for people, nothing for machines."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._bar: Any = None
        self._phase = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None

    def tell(self, phase: str, done: int, of: int) -> None:
        """Move the bar of a phase."""
        if self._quiet:
            return
        if phase != self._phase:
            self._close()
            self._phase = phase
            words = _PHASES[phase]
            label = words[language() != "zh-CN"]
            self._bar = click.progressbar(length=of, label=label, show_eta=False)
            self._bar.render_progress()
        self._bar.update(done - self._bar.pos)


def _print(summary: Summary, out: Path | None) -> None:
    """The summary for a person."""
    zh = language() == "zh-CN"
    verdicts = summary.verdicts
    done = verdicts.get("done", 0) + verdicts.get("made_up", 0)
    due = done + verdicts.get("partial", 0) + verdicts.get("missed", 0)
    states = ", ".join(f"{state} {n}" for state, n in summary.occurrences.items())
    rows = [
        ("学员 / 营", "Students / groups", f"{summary.students} / {summary.groups}"),
        ("到期事项", "Occurrences", states),
        ("话术", "Scripts", str(summary.scripts)),
        ("打卡", "Check-ins", str(summary.checkins)),
        ("完成 / 应做", "Done / due", f"{done} / {due}"),
        (
            "荣誉 / 证书",
            "Honours / certificates",
            f"{summary.honors} / {summary.certificates}",
        ),
        ("用时", "Seconds", f"{summary.seconds['total']:.1f}"),
        ("内存", "Memory", f"{summary.peak_mb} MB"),
    ]
    from camp.cli.table import table

    click.echo(table(("", ""), [(z if zh else e, value) for z, e, value in rows]))
    if out is not None:
        click.echo(f"{'打开' if zh else 'Open'} {out / 'index.html'}")
