"""``camp proof``: hosts read coming days in pairs, and the lead answers what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from camp.cli.door import in_words, language, opened, speaking
from camp.cli.plain import as_json
from camp.cli.table import clip, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from camp.desk.proof import Duty, Flag, Preview, Reader, Said

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "duties": ("天|日期|时段|第一句|谁来看", "day|date|slot|first line|who reads it"),
    "duties_of": (
        "天|日期|时段|第一句|你|和谁一起",
        "day|date|slot|first line|you|together with",
    ),
    "flags": (
        "号|天|时段|谁|什么时候|意见|现在的第一句|答复",
        "flag|day|slot|who|when|remark|first line now|answer",
    ),
    "none": (
        "后面没有要校对的日子",
        "no coming day is left to read",
    ),
    "none_of": (
        "后面没有轮到{name}的日子",
        "no coming day is {name}'s to read",
    ),
    "read_it": (
        "看全文：camp proof show {cohort} --day {day} --slot {slot}",
        "to read one: camp proof show {cohort} --day {day} --slot {slot}",
    ),
    "and": ("；", "; "),
    "reader": ("{name}（{groups}）{word}", "{name} ({groups}): {word}"),
    "reader_extra": ("{name}{word}", "{name}: {word}"),
    "ticked": (
        "记下了：{who}看过第{day}天{slot}{beside}",
        "noted: {who} has read day {day} {slot}{beside}",
    ),
    "ticked_again": (
        "已经记过：{who}看过第{day}天{slot}{beside}",
        "noted already: {who} has read day {day} {slot}{beside}",
    ),
    "flagged": (
        "记下了，{id}号标记：第{day}天{slot}，{who}{beside}",
        "flag {id} is noted: day {day} {slot}, {who}{beside}",
    ),
    "flagged_again": (
        "已经有这一条，{id}号标记：第{day}天{slot}，{who}{beside}",
        "that is flag {id} already: day {day} {slot}, {who}{beside}",
    ),
    "beside": ("。这天轮到{names}", "; that day's readers: {names}"),
    "beside_too": ("。一起看的还有{names}", "; reading it too: {names}"),
    "names": ("、", ", "),
    "no_flags": ("没有等答复的标记", "no flag waits for an answer"),
    "no_flags_ever": ("还没有人做过标记", "nobody has flagged anything"),
    "changed": ("{line}（标记后改过）", "{line} (changed since)"),
    "settled": (
        "{id}号标记答复了：{answer}",
        "flag {id} is answered: {answer}",
    ),
    "settled_again": (
        "{id}号标记已经这样答复过：{answer}",
        "flag {id} was answered so already: {answer}",
    ),
    "heading": (
        "第{day}天 {slot}，按中间的营、举例的数字写出来",
        "day {day}, {slot}: as a group in the middle reads it, on invented numbers",
    ),
    "measured": (
        "—— {nth}/{of} · {characters}字 · {bytes}字节{spare}",
        "—— {nth}/{of} · {characters} characters · {bytes} bytes{spare}",
    ),
    "spare": ("（备用，冷场才发）", " (spare: only if it is quiet)"),
}
_LINE_COLUMNS: Final = 36
_REMARK_COLUMNS: Final = 48

_DAY = click.option("--day", type=int, required=True, help="The day number.")
_SLOT = click.option(
    "--slot",
    required=True,
    type=click.Choice(["morning", "noon", "evening"]),
    help="The time of day.",
)
_BY = click.option("--by", required=True, help="Who did it, by name.")


def _say(key: str, /, **values: object) -> str:
    zh, en = _WORDS[key]
    words = {k: in_words(v) if isinstance(v, str) else v for k, v in values.items()}
    return (en if language() == "en" else zh).format_map(words)


@click.group()
def proof() -> None:
    """Proof-read coming days in pairs, before anybody copies them.

    \b
    Two hosts of different groups read each coming day:
      camp proof list 1 --host 阿舟                         what is yours to read
      camp proof show 1 --day 9 --slot morning              read it
      camp proof tick 1 --day 9 --slot morning --by 阿舟    nothing to say
      camp proof flag 1 --day 9 --slot morning --by 阿舟 --remark "时间写错了"
      camp proof flags 1                                    what waits for the lead
    """  # noqa: D301  (\b is click's mark for lines to be kept)


@proof.command("list")
@click.argument("cohort", metavar="COHORT")
@click.option("--host", metavar="NAME", help="Only what this host reads.")
@click.option("--json", "machine", is_flag=True, help="Print it as JSON.")
@speaking
def list_(cohort: str, *, host: str | None, machine: bool) -> None:
    """List what is to be read: each coming day's slots, by whom, and how far they are.

    A tick counts for the text as it was read. After a revision that changes the text
    the list says so, and it is to be read again; other texts keep their ticks.

    \b
    Examples:
      camp proof list 1
      camp proof list 1 --host 阿舟
    """  # noqa: D301
    from camp import clock
    from camp.desk import course
    from camp.desk import proof as desk

    with opened() as store, store.reading() as kept:
        row = course.named(kept, cohort)
        found = desk.duties(kept, row, clock.now(kept), host)
    if machine:
        click.echo(as_json(found))
    elif not found:
        click.echo(_say("none_of", name=host) if host else _say("none"))
    else:
        key = "duties_of" if host else "duties"
        rows = [_of_host(one, host) if host else _of_all(one) for one in found]
        click.echo(table(_say(key).split("|"), rows))
        first = found[0]
        where = {"cohort": row.id, "day": first.number, "slot": first.slot}
        click.echo(_say("read_it", **where), err=True)


def _of_all(one: Duty) -> list[object]:
    return [*_where(one), _readers(one.readers)]


def _of_host(one: Duty, host: str) -> list[object]:
    mine = [reader for reader in one.readers if reader.name == host.strip()]
    others = [reader for reader in one.readers if reader not in mine]
    state = in_words(mine[0].word) if mine else ""
    return [*_where(one), state, _readers(others)]


def _where(one: Duty) -> list[object]:
    line = clip(one.first_line, _LINE_COLUMNS)
    return [one.number, one.on, in_words(one.called), line]


def _readers(readers: Iterable[Reader]) -> str:
    from camp.desk.phrases import groups_called

    return _say("and").join(
        _say(
            "reader" if one.groups else "reader_extra",
            name=one.name,
            groups=groups_called(one.groups) if one.groups else "",
            word=one.word,
        )
        for one in readers
    )


@proof.command("show")
@click.argument("cohort", metavar="COHORT")
@_DAY
@_SLOT
@click.option(
    "--version",
    type=click.Choice(["full", "short"]),
    default="full",
    show_default=True,
    help="Which version.",
)
@speaking
def show(cohort: str, *, day: int, slot: str, version: str) -> None:
    """Show a coming text to read, with the length of each message.

    It is written as the cohort's own version says it, for a group in the middle, on
    invented names and numbers; the real ones come on the day.

    \b
    Examples:
      camp proof show 1 --day 9 --slot morning
      camp proof show 1 --day 9 --slot evening --version short
    """  # noqa: D301
    from camp.desk import course
    from camp.desk import proof as desk

    with opened() as store, store.reading() as kept:
        row = course.named(kept, cohort)
        found = desk.preview(kept, row, day, slot, version)
    _print(found)


def _print(found: Preview) -> None:
    click.echo(_say("heading", day=found.number, slot=found.called), err=True)
    many = len(found.messages)
    pairs = zip(found.messages, found.measures, strict=True)
    for nth, (message, size) in enumerate(pairs, 1):
        spare = _say("spare") if message.spare else ""
        sizes = {"characters": size.characters, "bytes": size.bytes}
        click.echo(_say("measured", nth=nth, of=many, spare=spare, **sizes))
        click.echo(message.text)
        if message.cue:
            click.echo(f"〔{message.cue}〕")
        click.echo()


@proof.command("tick")
@click.argument("cohort", metavar="COHORT")
@_DAY
@_SLOT
@_BY
@speaking
def tick(cohort: str, *, day: int, slot: str, by: str) -> None:
    """Say that you have read a text and found nothing; a second time changes nothing.

    \b
    Examples:
      camp proof tick 1 --day 9 --slot morning --by 阿舟
    """  # noqa: D301
    from camp import clock
    from camp.desk import course
    from camp.desk import proof as desk

    with opened() as store, store.transaction() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        done = desk.tick(kept, row, day, slot, by, now)
    _tell("ticked", done)


@proof.command("flag")
@click.argument("cohort", metavar="COHORT")
@_DAY
@_SLOT
@_BY
@click.option("--remark", metavar="TEXT", required=True, help="What you found.")
@speaking
def flag(cohort: str, *, day: int, slot: str, by: str, remark: str) -> None:
    """Flag a text with what you found; the lead sees it and answers.

    \b
    Examples:
      camp proof flag 1 --day 9 --slot noon --by 阿舟 --remark "链接打不开"
    """  # noqa: D301
    from camp import clock
    from camp.desk import course
    from camp.desk import proof as desk

    with opened() as store, store.transaction() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        done = desk.flag(kept, row, day, slot, by, remark, now)
    _tell("flagged", done)


def _tell(key: str, done: Said) -> None:
    names = _say("names").join(done.beside)
    key_beside = "beside_too" if done.own_turn else "beside"
    beside = _say(key_beside, names=names) if names else ""
    about = {"who": done.who, "day": done.number, "slot": done.called, "id": done.id}
    click.echo(_say(key if done.new else f"{key}_again", beside=beside, **about))


@proof.command("flags")
@click.argument("cohort", metavar="COHORT")
@click.option("--all", "everything", is_flag=True, help="Those answered, too.")
@click.option("--json", "machine", is_flag=True, help="Print it as JSON.")
@speaking
def flags(cohort: str, *, everything: bool, machine: bool) -> None:
    """List the flags that wait for an answer: where, who, when, and what they found.

    \b
    Examples:
      camp proof flags 1
      camp proof flags 1 --all --json
    """  # noqa: D301
    from camp.desk import course
    from camp.desk import proof as desk

    with opened() as store, store.reading() as kept:
        row = course.named(kept, cohort)
        found = desk.flags(kept, row, everything=everything)
    if machine:
        click.echo(as_json(found))
    elif found:
        click.echo(table(_say("flags").split("|"), map(_flag, found)))
    else:
        click.echo(_say("no_flags_ever" if everything else "no_flags"))


def _flag(one: Flag) -> list[object]:
    line = clip(one.first_line, _LINE_COLUMNS)
    now = _say("changed", line=line) if one.changed else line
    remark = clip(one.remark, _REMARK_COLUMNS)
    answer = f"{one.settled_by}: {one.answer}" if one.settled_by else ""
    at = f"{one.at:%m-%d %H:%M}"
    return [one.id, one.number, in_words(one.called), one.who, at, remark, now, answer]


@proof.command("settle")
@click.argument("cohort", metavar="COHORT")
@click.argument("flag_id", metavar="FLAG", type=int)
@_BY
@click.option("--answer", metavar="TEXT", required=True, help="What comes of it.")
@speaking
def settle(cohort: str, flag_id: int, *, by: str, answer: str) -> None:
    """Answer a flag by its number: mended, or why it stays.

    \b
    Examples:
      camp proof settle 1 3 --by 小齐 --answer "改好了，今晚的版本里"
    """  # noqa: D301
    from camp import clock
    from camp.desk import course
    from camp.desk import proof as desk

    with opened() as store, store.transaction() as kept:
        row, now = course.named(kept, cohort), clock.now(kept)
        done = desk.settle(kept, row, flag_id, by, answer, now)
    key = "settled" if done.new else "settled_again"
    click.echo(_say(key, id=flag_id, answer=done.flag.answer))
