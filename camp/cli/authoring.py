"""``camp script new|diff|preview``: a curriculum's own templates."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from camp.cli.courses import folder_of, placed
from camp.cli.door import chosen, in_words, language, speaking, spoken
from camp.cli.plain import as_json
from camp.cli.table import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from camp.curriculum import Curriculum, Locale
    from camp.desk.authoring import Standing, Tried
    from camp.shelf import Folder

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "made": (
        "抄好了 {place}，改完以后：",
        "copied to {place}; once changed:",
    ),
    "none": (
        "这门课程没有自己的话术；camp script new 可以抄一份来改",
        "this curriculum has no templates of its own; camp script new copies one to change",
    ),
    "previewed": (
        "{path} · 第{day}天 · 举例的数字",
        "{path} · day {day} · on invented numbers",
    ),
    "measured": (
        "—— {nth}/{of}{at} · {characters}字 · {bytes}字节{spare}",
        "—— {nth}/{of}{at} · {characters} characters · {bytes} bytes{spare}",
    ),
    "minute": (" · 第{minute}分钟", " · minute {minute}"),
    "spare": ("（备用，冷场才发）", " (spare: only if it is quiet)"),
    "silent": (
        "写出来是空的，营主没有可发的",
        "it comes out empty, so the host has nothing to post",
    ),
    "heard": ("提醒：{words}", "warning: {words}"),
    "ways_head": (
        "\n事实之外能用的写法；别的都不认",
        "\nwhat may be written besides facts; nothing else is understood",
    ),
    "ways": ("写法|意思", "how to write it|meaning"),
}
_WAYS: Final = (
    ("{{ day.hook }}", "把一个事实写出来", "writes a fact"),
    (
        "{% if last %}…{% elif … %}…{% else %}…{% endif %}",
        "有才写；可以用 and、or、not、in、==、<、>",
        "only when it is so; with and, or, not, in, ==, <, >",
    ),
    (
        "{% for work in works|limit(2) %}…{% endfor %}",
        "一列里逐个写；里面有 loop.index、loop.first、loop.last",
        "each of a list; inside it loop.index, loop.first, loop.last",
    ),
    (
        "{% message 6 %}",
        "开始新的一条，第6分钟发；加 spare 是备用",
        "begins a message at minute 6; with spare, only if it is quiet",
    ),
    (
        "{% cue %}…{% endcue %}",
        "只给营主看，不会被复制",
        "for the host alone, never copied",
    ),
    ("{# … #}", "写给作者自己的话，不会写出来", "for authors, never written out"),
    ("guest is none", "没有这个事实", "the fact is absent"),
    ("day.number is odd", "单数；even 是双数", "odd; even for even"),
)


def _say(key: str, /, **values: object) -> str:
    zh, en = _WORDS[key]
    return (en if language() == "en" else zh).format_map(values)


def _tongue(plan: Curriculum) -> Locale:
    """Choose the script's language: --locale, else the first the curriculum declares."""
    return chosen() or plan.locale


def _opened(name: str) -> tuple[Folder, Curriculum]:
    from camp import curriculum as taught

    folder = folder_of(name)
    with placed(folder):
        return folder, taught.load(folder.files, language())


@click.command("new")
@click.argument("curriculum", metavar="CURRICULUM")
@click.argument("name", metavar="NAME")
@speaking
def new(curriculum: str, name: str) -> None:
    """Copy the library's template NAME into CURRICULUM, to be changed there.

    A curriculum's own template comes before the library's of the same name. A comment
    on top says what it was copied from. A template that is there is never overwritten.
    --locale is the language of the script, too; without it, the curriculum's first.

    \b
    Examples:
      camp script new my-camp course/noon.full
      camp script new my-camp activity/evening.full --locale en
    """  # noqa: D301  (\b is click's mark for lines to be kept)
    from camp import shelf
    from camp.desk import authoring
    from camp.desk.authoring_wording import say
    from camp.desk.refusal import Refusal

    with spoken():
        found = shelf.curriculum_path(curriculum)
        if curriculum in shelf.shipped() and not os.path.lexists(curriculum):
            raise Refusal(say("shipped", name=curriculum, path=str(found)))
        folder, plan = _opened(curriculum)
        tongue = _tongue(plan)
        made = authoring.draft(plan, folder.files, shelf.library, name, tongue)
        place = Path(folder.label) / made.path
        if os.path.lexists(place):
            raise Refusal(say("there", path=str(place)))
        shelf.put_whole(place, made.body, language())
    click.echo(_say("made", place=place))
    meant = authoring.named(name)
    more = "" if tongue == plan.locale else f" --locale {tongue}"
    for act in ("preview", "diff"):
        click.echo(f"  camp script {act} {curriculum} {meant}{more}")


@click.command("diff")
@click.argument("curriculum", metavar="CURRICULUM")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--json", "machine", is_flag=True, help="Print it as JSON.")
@speaking
def diff(curriculum: str, name: str | None, *, machine: bool) -> None:
    """Show how a curriculum's own templates differ from the library's present ones.

    It says when the library's has changed since the copy was made: the comment that
    camp script new puts on top remembers. --locale looks at that language alone.

    \b
    Examples:
      camp script diff my-camp
      camp script diff my-camp course/noon.full
    """  # noqa: D301
    from camp import shelf
    from camp.desk import authoring

    with spoken():
        folder = folder_of(curriculum)
        found = authoring.differences(folder.files, shelf.library, name, chosen())
    if machine:
        click.echo(as_json(found))
        return
    if not found:
        click.echo(_say("none"))
    for one in found:
        click.echo(in_words(one.word))
        for line in one.lines:
            click.echo(f"  {line}")


@click.command("preview")
@click.argument("curriculum", metavar="CURRICULUM")
@click.argument("name", metavar="NAME")
@click.option("--day", type=int, help="The day number. [default: the first that fits]")
@click.option(
    "--group",
    "standing",
    type=click.Choice(["lead", "middle", "back", "listener"]),
    help="How the group stands. [default: middle]",
)
@click.option("--late", is_flag=True, help="As it reads when it is made too late.")
@click.option("--json", "machine", is_flag=True, help="Print it as JSON.")
@speaking
def preview(
    curriculum: str,
    name: str,
    *,
    day: int | None,
    standing: Standing | None,
    late: bool,
    machine: bool,
) -> None:
    """Write one script out on invented names and numbers, with the length of each message.

    The curriculum's own template is used when there is one, else the library's. What is
    wrong in it is told with file, line and column.

    \b
    Examples:
      camp script preview my-camp course/noon.full
      camp script preview my-camp course/morning.short --day 5 --group back
      camp script preview my-camp course/evening.full --group listener --late
    """  # noqa: D301
    from camp import shelf
    from camp.desk import authoring

    with spoken():
        folder, plan = _opened(curriculum)
        found = authoring.preview(
            plan,
            folder.files,
            shelf.library,
            name,
            _tongue(plan),
            number=day,
            standing=standing,
            late=late,
            folder=folder.label,
            locale=language(),
        )
    if machine:
        click.echo(as_json(found))
    else:
        _print(found)


def _print(found: Tried) -> None:
    click.echo(_say("previewed", path=found.path, day=found.number), err=True)
    many = len(found.messages)
    timed = any(message.minute or message.spare for message in found.messages)
    pairs = zip(found.messages, found.measures, strict=True)
    for nth, (message, size) in enumerate(pairs, 1):
        at = _say("minute", minute=message.minute) if timed else ""
        spare = _say("spare") if message.spare else ""
        sizes: dict[str, Any] = {"characters": size.characters, "bytes": size.bytes}
        click.echo(_say("measured", nth=nth, of=many, at=at, spare=spare, **sizes))
        if message.text:
            click.echo(message.text)
        if message.cue:
            click.echo(f"〔{message.cue}〕")
        if nth < many:
            click.echo()
    if not many:
        click.echo(_say("silent"), err=True)
    for words in found.heard:
        click.echo(_say("heard", words=words), err=True)


def print_ways() -> None:
    """List what a template may hold besides facts: tags, tests and filters."""
    from camp import scripts

    nth = 2 if language() == "en" else 1
    rows = [[way[0], way[nth]] for way in _WAYS]
    rows += [[one.usage, one.meaning[language()]] for one in scripts.FILTERS.values()]
    click.echo(_say("ways_head"), err=True)
    click.echo(table(_say("ways").split("|"), rows))
