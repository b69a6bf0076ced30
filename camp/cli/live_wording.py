"""What the live commands print, in both languages: (Chinese, English)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.cli.door import in_words, language

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "now": ("现在 {at}", "now {at}"),
    "came": (
        "{name}（{ref}）第{day}天收到：{parts}{chars}",
        "{name} ({ref}), day {day}: {parts} received{chars}",
    ),
    "chars": ("，{count}字", ", {count} characters"),
    "came_again": (
        "{name}（{ref}）第{day}天的这一份已经收过",
        "{name} ({ref}), day {day}: this was received already",
    ),
    "lacking": ("还差：{parts}", "still missing: {parts}"),
    "whole": ("这天齐了", "the day is complete"),
    "short": (
        "{part}{chars}字，还差{more}字",
        "{part}: {chars} characters, {more} short",
    ),
    "and": ("、", ", "),
    "imported": (
        "新收{taken}份（{students}位，第{days}天），已有{again}份；已结算的改了{changed}处",
        "new: {taken} (from {students} people, days {days}); there already: {again}; verdicts changed: {changed}",
    ),
    "imported_same": (
        "{again}份都收过，没有新的",
        "all {again} were there already, nothing is new",
    ),
    "praised": (
        "新收{new}条（{students}位），已有{again}条",
        "new: {new} (for {students} people); there already: {again}",
    ),
    "left_out": ("没有算进来的{count}行：", "left out, {count} rows:"),
    "dry": (
        "只是预览，什么都没有改。去掉 --dry-run 就会导入",
        "a preview: nothing is changed. Leave out --dry-run to import",
    ),
    "like": ("点赞", "liked"),
    "comment": ("留言", "commented on"),
    "stamp": ("盖章", "stamped"),
    "praise_done": (
        "{by}给{name}第{day}天的作业{kind}",
        "{by} {kind} {name}'s homework of day {day}",
    ),
    "praise_again": (
        "{by}已经给{name}第{day}天的作业{kind}过",
        "{by} has {kind} {name}'s homework of day {day} already",
    ),
    "nominated": ("{by}提名{name}：{honor}", "{by} nominates {name} for {honor}"),
    "board_headers": ("学号|姓名|群|强度", "ref|name|group|tier"),
    "board_rate": ("完成", "done"),
    "board_star": (
        "* 还没结算，现在看是这样",
        "* not closed yet: as it looks now",
    ),
    "board_empty": ("没有学员", "there is nobody"),
    "board_not_begun": ("还没有一天开始", "no day has begun yet"),
    "why_head": ("{name}（{ref}）", "{name} ({ref})"),
    "about": ("{title}：{about}", "{title}: {about}"),
    "why_headers": ("天|日期|结果|原因", "day|date|verdict|why"),
    "message": ("—— {at}{nth}/{of}{spare}", "—— {at}{nth}/{of}{spare}"),
    "spare": ("（备用，冷场才发）", " (spare: only if it is quiet)"),
    "cue": ("〔{cue}〕", "[{cue}]"),
    "copied": ("记下了：{word}", "noted: {word}"),
    "again": ("已经是这样：{word}", "it was so already: {word}"),
    "explained": (
        "模板 {template}\n内容哈希 {sha}\n重新生成：{same}",
        "template {template}\ncontent hash {sha}\nmade again: {same}",
    ),
    "same_bytes": ("一字不差", "the same, byte for byte"),
    "other_bytes": ("和存下的不一样！", "not what was kept!"),
    "facts_head": (
        "话术里能写的事实；[] 是列表里的每一项",
        "what a script may use; [] is each item of a list",
    ),
    "facts_headers": ("写法|类型|意思|例子", "how to write it|kind|meaning|example"),
    "troubles": ("没做成的，改好以后 camp retry {cohort} 编号：", "failed; once mended, camp retry {cohort} ID:"),
    "trouble_headers": ("编号|天|什么|群|原因", "id|day|what|groups|reason"),
    "no_groups": ("还没有群：camp roster import", "no groups yet: camp roster import"),
    "noted": (
        "记在第{night}夜，{group}",
        "kept for night {night}, {group}",
    ),
    "noted_again": (
        "第{night}夜已经有这一句",
        "night {night} has this line already",
    ),
    "standing_headers": ("名次|群|数|率|现在|说明", "place|group|figure|rate|now|why"),
    "night": ("第{night}夜", "night {night}"),
    "whole_camp": ("全营", "the whole camp"),
    "issue": ("{state}，第{issue}次", "{state}, issue {issue}"),
    "confirmed": ("确认了{count}项", "confirmed: {count}"),
    "confirmed_none": ("没有等确认的", "nothing is waiting to be confirmed"),
    "corrected": (
        "{title}现在是{name}（{ref}）：{reason}",
        "{title} is now {name}'s ({ref}): {reason}",
    ),
    "reissued": (
        "撤回了{before}的{title}，重发给{name}（{ref}），第{issue}次：{reason}",
        "withdrew {before}'s {title}; issued again to {name} ({ref}), issue {issue}: {reason}",
    ),
    "written": ("写进了 {path}", "written to {path}"),
    "not_written": ("{path} 写不进去：{why}", "{path} cannot be written: {why}"),
    "day_or_student": (
        "--day 和 --student 只写一个",
        "give --day or --student, not both",
    ),
    "group_of_a_day": (
        "--group 要和 --day 一起用",
        "--group needs --day",
    ),
    "not_drawn": ("没画{count}位，名字在上面", "left out: {count}, named above"),
    "drawing": ("画奖状", "Drawing"),
    "certificates_drawn": ("画好了{count}张，在 {path}", "drawn: {count}, in {path}"),
    "no_font": (
        "下面的名字有印不出的字，没有画。改了名字再画，或加 --anyway（缺的字印成〓）：",
        "no font has these names, so they were left out. Correct them, or use --anyway (〓 stands for what is missing):",
    ),
    "no_font_for": ("  {ref} {name}：{codes}", "  {ref} {name}: {codes}"),
    "no_workers": (
        "memory:// 到不了别的进程：去掉 --with-workers，或设好 CAMP_BROKER_URL",
        "memory:// reaches no other process: leave out --with-workers, or set CAMP_BROKER_URL",
    ),
    "packed": ("写好了{count}份，在 {path}", "written: {count}, in {path}"),
    "packing": ("打包", "Packing"),
    "not_ours": (
        "{path} 不是这个营这一天的话术包，没有动它；换一个 --out",
        "{path} is not this group's package of this day and was left alone; name another --out",
    ),
    "due_headers": (
        "编号|生成|天|什么|群|状态|说明",
        "id|due|day|what|group|state|note",
    ),
    "more": ("……另有{count}行，见 --json", "… and {count} more, see --json"),
    "none": ("没有", "nothing"),
    "retried": ("重新排上了{count}件", "planned again: {count}"),
    "retry_what": ("写上编号，或用 --all", "name ids, or use --all"),
    "one_way": (
        "--text、--file 和 - 只能用一个",
        "use one of --text, --file and -",
    ),
    "which_kind": (
        "要写一个：--like、--comment 或 --stamp",
        "say which: --like, --comment or --stamp",
    ),
    "not_text": ("{path} 不是 UTF-8 文字", "{path} is not UTF-8 text"),
}  # fmt: skip


def say(key: str, /, **values: Any) -> str:
    """Say one sentence in the language of whoever runs the command."""
    zh, en = _WORDS[key]
    words = {k: in_words(v) if isinstance(v, str) else v for k, v in values.items()}
    return (en if language() == "en" else zh).format(**words)


def headings(key: str) -> list[str]:
    """Give the headings of a table."""
    return say(key).split("|")
