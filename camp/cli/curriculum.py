"""``camp curriculum``: check, show and start curricula."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click

from camp.cli import planning
from camp.cli.door import SaidNo, language
from camp.cli.table import clip, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from camp.curriculum import Curriculum, Day, Locale, Problem
    from camp.shelf import Folder

_TITLE_COLUMNS: Final = 28

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "headers": (
        "天|类型|标题|课／人／活动|阶段|轻度|中度|重度",
        "day|kind|title|lesson, guest or activity|stage|light|medium|heavy",
    ),
    "minutes": (
        "最后三列是三档各要听和读多少分钟，写的不算",
        "the last three columns: minutes of listening and reading, without writing",
    ),
    "warning": ("提醒：", "warning: "),
    "asking": (
        "{path}：正在逐个打开网址",
        "{path}: opening every link",
    ),
    "fine": ("没有问题", "nothing to put right"),
    "error": ("{count} 处错误", "{count} error"),
    "errors": ("{count} 处错误", "{count} errors"),
    "a_warning": ("{count} 处提醒", "{count} warning"),
    "warnings": ("{count} 处提醒", "{count} warnings"),
    "and": ("，", " and "),
    "no_day": (
        "没有第 {number} 天；课程是第 {first} 天到第 {last} 天",
        "there is no day {number}; the course has days {first} to {last}",
    ),
    "made": ("建好了 {place}，接着：", "made {place}; next:"),
    "morning": ("早安", "morning"),
    "noon": ("午间", "noon"),
    "evening": ("晚间", "evening"),
    "guidance": ("前一晚给营主的运营要点", "guidance for hosts, the evening before"),
    "full": ("完整版", "full"),
    "short": ("精简版", "short"),
}

_locale = click.option(
    "--locale",
    type=click.Choice(["zh-CN", "en"]),
    help="Language of what is said. [default: CAMP_LOCALE, else zh-CN]",
)


@click.group()
def curriculum() -> None:
    """Check, show and start curricula.

    \b
    A curriculum is a folder with a curriculum.yaml:
      camp curriculum new my-camp       make one to start from
      camp curriculum check my-camp     say what is wrong, with line and column
      camp curriculum show my-camp      see all days at a glance
      camp curriculum import plan.xlsx  make one of your own planning table
    """  # noqa: D301  (\b is click's mark for lines to be kept)


@curriculum.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--strict", is_flag=True, help="Let warnings fail the check, too.")
@click.option("--links", is_flag=True, help="Ask the web whether every link answers.")
@_locale
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
def check(
    paths: tuple[str, ...],
    strict: bool,
    links: bool,
    locale: Locale | None,
    as_json: bool,
) -> None:
    """Check curricula: the file, the rules, and every script of every day.

    PATH is a curriculum's folder, its curriculum.yaml, or the name of one that comes
    with camp. Every problem is one line: file:line:col: what is wrong. Exit code 1
    when there is an error.

    \b
    Examples:
      camp curriculum check my-camp
      camp curriculum check --strict curricula/*/
      camp curriculum check --links my-camp        goes out into the web
      camp curriculum check my-camp --json --locale en
    """  # noqa: D301
    words = locale or _language()
    results = [_checked(path, words, links=links) for path in paths]
    if as_json:
        shown = [_plain(each) for result in results for each in result.problems]
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        for result in results:
            _print(result, words)
    if any(result.failed(strict=strict) for result in results):
        raise click.exceptions.Exit(1)


@dataclass(frozen=True, slots=True)
class _Result:
    """One checked path: what it is called, and its problems with whole paths."""

    name: str
    problems: tuple[Problem, ...]

    def failed(self, *, strict: bool) -> bool:
        return any(strict or not problem.warning for problem in self.problems)


def _checked(path: str, locale: Locale, *, links: bool) -> _Result:
    from camp import links as web
    from camp import shelf
    from camp.curriculum import Problem
    from camp.desk.check import check as check_folder

    try:
        folder = shelf.open_folder(shelf.curriculum_path(path), locale)
    except shelf.ShelfError as error:
        return _Result(path, (Problem(error.place, 1, 1, error.words),))
    report = check_folder(folder, shelf.library, locale)
    title = report.curriculum.title if report.curriculum else ""
    name = f"{folder.label} {title}".rstrip()
    found = list(report.problems)
    if links:
        click.echo(_say("asking", locale, path=path), err=True)
        found += web.check(folder.files, locale)
    return _Result(name, tuple(_in_folder(folder, each) for each in found))


@contextmanager
def _saying_no() -> Iterator[None]:
    """Turn what these rooms raise into words on stderr and exit code 1."""
    from camp.scripts import ScriptError
    from camp.settings import SettingsError
    from camp.shelf import ShelfError

    try:
        yield
    except ScriptError as no:
        raise SaidNo([str(problem) for problem in no.problems]) from None
    except (ShelfError, SettingsError) as no:
        raise SaidNo([str(no)]) from None


def _language() -> Locale:
    with _saying_no():
        return "en" if language() == "en" else "zh-CN"


def _say(code: str, locale: Locale, **values: object) -> str:
    return _WORDS[code][0 if locale == "zh-CN" else 1].format_map(values)


def _in_folder(folder: Folder, problem: Problem) -> Problem:
    return replace(problem, file=str(Path(folder.label) / problem.file))


def _plain(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "col": problem.col,
        "severity": "warning" if problem.warning else "error",
        "message": problem.message,
    }


def _print(result: _Result, locale: Locale) -> None:
    for problem in result.problems:
        mark = _say("warning", locale) if problem.warning else ""
        click.echo(str(replace(problem, message=mark + problem.message)))
    click.echo(f"{result.name}: {_summary(result, locale)}")


def _summary(result: _Result, locale: Locale) -> str:
    warnings = sum(problem.warning for problem in result.problems)
    errors = len(result.problems) - warnings
    counts = [
        _say(one if count == 1 else many, locale, count=count)
        for one, many, count in (
            ("error", "errors", errors),
            ("a_warning", "warnings", warnings),
        )
        if count
    ]
    return _say("and", locale).join(counts) or _say("fine", locale)


@curriculum.command()
@click.argument("path")
@click.option("--day", "number", type=int, help="Print this day with all its scripts.")
@_locale
def show(path: str, number: int | None, locale: Locale | None) -> None:
    """Show all days at a glance, or one day as hosts will see it.

    The scripts of a day are written out on invented numbers and names.

    \b
    Examples:
      camp curriculum show my-camp
      camp curriculum show interpersonal-21 --day 5
    """  # noqa: D301
    words = locale or _language()
    with _saying_no():
        folder, plan = loaded(path, words)
        if number is None:
            click.echo(_days(plan, words))
        else:
            click.echo("\n".join(_day(plan, folder, number, words)))


def loaded(path: str, locale: Locale) -> tuple[Folder, Curriculum]:
    """Load a curriculum; what is wrong with it is said with its place."""
    from camp import curriculum as taught
    from camp import shelf

    folder = shelf.open_folder(shelf.curriculum_path(path), locale)
    try:
        return folder, taught.load(folder.files, locale)
    except taught.CurriculumError as error:
        placed = [str(_in_folder(folder, each)) for each in error.problems]
        raise SaidNo(placed) from None


def _days(plan: Curriculum, locale: Locale) -> str:
    numbers = range(plan.first_number, plan.last_number + 1)
    days = table(_headers(locale), [_row(plan, number) for number in numbers])
    return f"{plan.title}\n\n{days}\n\n{_say('minutes', locale)}"


def _headers(locale: Locale) -> list[str]:
    return _say("headers", locale).split("|")


def _row(plan: Curriculum, number: int) -> list[object]:
    from camp.curriculum import Tier, load_minutes

    day = plan.day(number)
    level = plan.level(number)
    title, what = clip(day.title, _TITLE_COLUMNS), clip(_what(day), _TITLE_COLUMNS)
    loads = [load_minutes(day, tier) or None for tier in Tier]
    return [number, day.kind.value, title, what, level.title if level else None, *loads]


def _what(day: Day) -> str:
    if day.lesson:
        return f"{day.lesson.teacher} {day.lesson.title}"
    if day.guest:
        return f"{day.guest.name} {day.guest.title}"
    if day.activity:
        return f"{day.activity.start:%H:%M} {day.activity.name}"
    return f"{day.ceremony.start:%H:%M}" if day.ceremony else ""


def _day(
    plan: Curriculum, folder: Folder, number: int, locale: Locale
) -> Iterator[str]:
    """Write one day out: its heading, then every script in every declared language."""
    from camp import shelf
    from camp.desk.aloud import say_day
    from camp.scripts import whole

    if not plan.first_number <= number <= plan.last_number:
        first, last = plan.first_number, plan.last_number
        raise SaidNo([_say("no_day", locale, number=number, first=first, last=last)])
    yield table(_headers(locale), [_row(plan, number)])
    for tongue in plan.locales:
        with _in_scripts(folder, tongue):
            day = list(say_day(plan, folder.files, shelf.library, number, tongue))
        for said in day:
            names = [_say(str(said.slot), locale)]
            if said.slot != "guidance":
                names.append(_say(said.version, locale))
            if len(plan.locales) > 1:
                names.append(tongue)
            yield f"\n──── {' · '.join(names)} ────\n"
            yield whole(said.messages)


@contextmanager
def _in_scripts(folder: Folder, tongue: Locale) -> Iterator[None]:
    """Name the file in what is wrong with a template, the curriculum's own or ours."""
    from camp.desk.own_scripts import path_of
    from camp.scripts import ScriptError

    try:
        yield
    except ScriptError as error:
        root, placed = Path(folder.label), []
        for one in error.problems:
            path = path_of(tongue, one.name)
            file = str(root / path) if path in folder.files else path
            placed.append(replace(one, name=file))
        raise ScriptError(placed) from None


@curriculum.command()
@click.argument("folder", metavar="DIR")
@click.option("--title", help="The course's title.")
@_locale
def new(folder: str, title: str | None, locale: Locale | None) -> None:
    """Make a small, commented curriculum of seven days to start from.

    DIR must be new or empty. It runs as it is; change it piece by piece and check.

    \b
    Examples:
      camp curriculum new my-camp
      camp curriculum new my-camp --title 早起21天
    """  # noqa: D301
    from camp import shelf

    words = locale or _language()
    with _saying_no():
        shelf.put_down(_named(shelf.starter(), folder, title, words), folder, words)
    click.echo(_say("made", words, place=Path(folder) / "curriculum.yaml"))
    for act in ("check", "show"):
        click.echo(f"  camp curriculum {act} {folder}")
    click.echo(f"  camp rehearse {folder} --students 50")


def _named(
    files: dict[str, bytes], folder: str, title: str | None, locale: Locale
) -> dict[str, bytes]:
    """Give the starter its own id, after its folder, and its title."""
    from camp import curriculum as taught

    text = files[taught.MAIN].decode()
    key = re.sub("[^a-z0-9_-]+", "-", Path(folder).resolve().name.lower()).strip("-_")
    if key:
        text = re.sub("(?m)^id: .*$", f"id: {key[:40]}", text, count=1)
    if title is not None:
        line = f"title: {json.dumps(title, ensure_ascii=False)}"
        text = re.sub("(?m)^title: .*$", lambda _: line, text, count=1)
    named = {**files, taught.MAIN: text.encode(errors="replace")}
    try:
        taught.load(named, locale)
    except taught.CurriculumError as error:
        raise SaidNo([problem.message for problem in error.problems]) from None
    return named


@curriculum.command()
@click.argument("file", type=click.Choice(["curriculum", "quiz"]), default="curriculum")
def schema(file: Literal["curriculum", "quiz"]) -> None:
    """Print the JSON Schema of curriculum.yaml, or of a quiz, for editors.

    \b
    Examples:
      camp curriculum schema > curriculum.schema.json
      camp curriculum schema quiz > quiz.schema.json
    and in the first line of curriculum.yaml:
      # yaml-language-server: $schema=curriculum.schema.json
    """  # noqa: D301
    from camp.curriculum import schema_json

    click.echo(schema_json(file), nl=False)


curriculum.add_command(planning.import_)
curriculum.add_command(planning.export)
