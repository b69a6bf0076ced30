"""``camp curriculum import`` and ``export``: a lead's own plan, in and out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from camp.cli.door import SaidNo, chosen, language, speaking, spoken

if TYPE_CHECKING:
    from camp.curriculum import Locale
    from camp.desk.lead.planning import MadeOfPlan

_MOST_SHOWN: Final = 60
_KEY: Final = "my-camp"

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "note": ("说明：{words}", "note: {words}"),
    "made": (
        "建好了 {place}：{title}，{days} 天",
        "made {place}: {title}, {days} days",
    ),
    "would": (
        "没有写任何文件；会建 {place}：{title}，{days} 天",
        "nothing was written; it would make {place}: {title}, {days} days",
    ),
    "gaps": (
        "还有 {count} 处待补，补好再检查：camp curriculum check {folder}",
        "{count} to write still; then camp curriculum check {folder}",
    ),
    "a_gap": (
        "还有 1 处待补，补好再检查：camp curriculum check {folder}",
        "one to write still; then camp curriculum check {folder}",
    ),
    "no_gaps": (
        "没有待补的；接着：camp curriculum check {folder}",
        "nothing is missing; next: camp curriculum check {folder}",
    ),
    "more": ("……另有 {count} 处", "… and {count} more"),
    "untitled": ("（还没有标题）", "(no title yet)"),
    "exported": ("写好了 {place}", "wrote {place}"),
    "form": (
        "{name}: 只能写成 .xlsx、.csv 或 .md",
        "{name}: only .xlsx, .csv and .md can be written",
    ),
    "read_form": (
        "{name}: 只能读 .xlsx、.csv 和 .md",
        "{name}: only .xlsx, .csv and .md are read",
    ),
    "there": (
        "{name}: 已经有这个文件；换个名字，或加 --force 覆盖",
        "{name}: exists already; choose another name, or --force to replace it",
    ),
    "unreadable": ("{name}: 读不了（{why}）", "{name}: cannot be read ({why})"),
}


def _say(code: str, /, **values: object) -> str:
    return _WORDS[code][0 if language() == "zh-CN" else 1].format_map(values)


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    help="The folder to make. [default: FILE's name]",
)
@click.option("--dry-run", is_flag=True, help="Only say what would come of it.")
@speaking
def import_(file: Path, into: Path | None, *, dry_run: bool) -> None:
    """Make a curriculum's folder of a planning table or an outline.

    A table has a row a day under a header; columns may stand in any order, in Chinese
    or English (天 类型 标题 开头 金句 要点 课名 老师 分钟 轻度 中度 重度 …, or day kind
    title hook quote …). A shared column, such as 分钟 or 链接, belongs to whatever the
    day has: lesson, guest, activity or ceremony. What holds for the whole camp stands
    in rows above the header, or on a second sheet: a name and what it says. An outline
    has a heading a day (## 第1天 课程日 《题目》) and a list of bold labels.

    \b
    Inside a cell, one line each:
      a list           要点一
      a run of show    12′ words    14′（备用）words    〔a cue for the host〕
      traps            what goes wrong → what helps
      readings         标题：…  类型：短文  说明：…  分钟：6  链接：…
    A line that begins with \\ means just what it says. Hidden rows are read like others.

    What is wrong is said with its place, all at once, and nothing is written. What is
    only missing is written as a gap (待补) and listed.

    \b
    Examples:
      camp curriculum import plan.xlsx --dry-run
      camp curriculum import plan.csv --into my-camp
      camp curriculum import outline.md
    """  # noqa: D301
    from camp import shelf
    from camp.desk.lead import planning

    folder = into or file.with_suffix("")
    with spoken():
        if file.suffix.lower() not in (*planning.TABLES, *planning.OUTLINES):
            raise SaidNo([_say("read_form", name=file)])
        made = planning.read_plan(file.name, _body(file), _key(folder), language())
        if not dry_run:
            shelf.put_down(made.files, folder, language())
    for note in made.notes:
        click.echo(_say("note", words=note), err=True)
    _print(made, folder, dry_run=dry_run)


def _body(file: Path) -> bytes:
    from camp.sheets import MAX_UNPACKED

    try:
        with file.open("rb") as content:
            return content.read(
                MAX_UNPACKED + 1
            )  # more is refused, and need not be read
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise SaidNo([_say("unreadable", name=file, why=why)]) from None


def _key(folder: Path) -> str:
    """Name the course after its folder, as ``new`` does."""
    name = folder.resolve().name.lower()
    key = re.sub("[^a-z0-9_-]+", "-", name).strip("-_")[:40]
    return key or _KEY


def _print(made: MadeOfPlan, folder: Path, *, dry_run: bool) -> None:
    from camp.desk.lead import planning

    title = made.title or _say("untitled")
    code = "would" if dry_run else "made"
    click.echo(_say(code, place=folder, title=title, days=made.days))
    for gap, words in list(zip(made.gaps, made.missing, strict=True))[:_MOST_SHOWN]:
        click.echo(f"  {words}")
        if not dry_run:
            click.echo(f"    {planning.gap_place(str(folder), gap)}: {gap.label}")
    more = len(made.gaps) - _MOST_SHOWN
    if more > 0:
        click.echo(f"  {_say('more', count=more)}")
    code = {0: "no_gaps", 1: "a_gap"}.get(len(made.gaps), "gaps")
    click.echo(_say(code, count=len(made.gaps), folder=folder))


@click.command()
@click.argument("path", metavar="CURRICULUM")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE",
    help="The plan to write: FILE.xlsx, FILE.csv or FILE.md.",
)
@click.option("--force", is_flag=True, help="Replace FILE when it is there.")
@speaking
def export(path: str, out: Path, *, force: bool) -> None:
    """Write a curriculum as a planning table or an outline, to edit and import again.

    Nothing is lost: imported again it is the same course. A workbook has the days on
    its first sheet and the settings on its second; a csv has the settings in rows above
    the days; an outline has them in a list at the top. Names of columns are in the
    course's language, or in that of --locale. Assets and scripts of the folder are not
    part of a plan.

    \b
    Examples:
      camp curriculum export interpersonal-21 --out plan.xlsx
      camp curriculum export my-camp --out plan.md --locale en
    """  # noqa: D301
    from camp import shelf
    from camp.cli.curriculum import loaded
    from camp.desk.lead import planning

    with spoken():
        if out.suffix.lower() not in (*planning.TABLES, *planning.OUTLINES):
            raise SaidNo([_say("form", name=out)])
        if out.exists() and not force:
            raise SaidNo([_say("there", name=out)])
        _, course = loaded(path, language())
        tongue: Locale = chosen() or course.locale
        shelf.put_whole(out, planning.write_plan(course, out.name, tongue), language())
    click.echo(_say("exported", place=out))
