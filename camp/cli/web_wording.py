"""What the commands around pages and links print: (Chinese, English)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.cli.door import in_words, language

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "at": ("页面：{address}", "pages: {address}"),
    "taken": (
        "这个端口用不了：{why}。换一个：--port",
        "this port is not to be had: {why}. Choose another with --port",
    ),
    "without": (
        "页面没有开，端口用不了：{why}。要开就用 --port 换一个",
        "no pages are served, the port is not to be had: {why}. Choose one with --port",
    ),
    "died": ("页面自己停了，原因见上面", "the pages ended by themselves, see above"),
    "stopped": ("停好了，随时可以再开", "stopped; start again whenever you like"),
    "made": ("{role} {name}，{until}前能用：", "{role} {name}, opens until {until}:"),
    "first": (
        "营长 {name} 的链接，从这里开始（以后用 camp link --role lead 再看）：",
        "the lead's link, {name}'s: begin here (camp link --role lead shows it again)",
    ),
    "here_only": (
        "只有这台机器打得开：让手机也能开，先设 CAMP_ADDRESS，比如 http://192.168.1.20:8000",
        "it opens on this machine only: for phones set CAMP_ADDRESS, for example http://192.168.1.20:8000",
    ),
    "revoked": ("链接{id}停用了", "link {id} no longer opens"),
    "revoked_again": ("链接{id}早已停用", "link {id} was ended before"),
    "nobody": (
        "还没有链接：camp link --role host 1 --group 1",
        "there are no links yet: camp link --role host 1 --group 1",
    ),
    "headers": (
        "编号|角色|名字|期|群|到|状态",
        "id|role|name|cohort|group|until|state",
    ),
    "student_headers": ("学号|姓名|链接", "number|name|link"),
    "which_student": (
        "写上是谁：camp link --role student 1 --student 小李；整个群：--group 7 --all",
        "say which: camp link --role student 1 --student NAME; a whole group: --group 7 --all",
    ),
    "only_students": (
        "--student 和 --all 只用在学员的链接上",
        "--student and --all are for students' links only",
    ),
    "no_place": (
        "{role}的链接要写是哪一期哪个群：camp link --role {option} 1 --group 1",
        "a {role}'s link needs a cohort and a group: camp link --role {option} 1 --group 1",
    ),
    "no_name_here": (
        "{role}的名字在座位上，不用 --name；换人用 camp host assign",
        "a {role}'s name is on the seat, leave out --name; to change it: camp host assign",
    ),
    "no_group_here": (
        "{role}不带群，不用写期和 --group",
        "a {role} looks after no single group: leave out the cohort and --group",
    ),
}


def say(key: str, /, **values: Any) -> str:
    """Say one sentence in the language of whoever runs the command."""
    zh, en = _WORDS[key]
    words = {k: in_words(v) if isinstance(v, str) else v for k, v in values.items()}
    return (en if language() == "en" else zh).format(**words)


def headings(key: str = "headers") -> list[str]:
    """Say the headings of the list of links, or of another table."""
    return say(key).split("|")
