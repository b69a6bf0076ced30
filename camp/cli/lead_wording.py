"""What the camp lead's commands print, in both languages: (Chinese, English)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.cli.door import in_words, language

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "opened": (
        "开了“{name}”（编号{id}）：{first} 到 {last}，{days}天，{zone}",
        "opened {name!r} (id {id}): {first} to {last}, {days} days, {zone}",
    ),
    "next": ("接着：", "next:"),
    "approved": ("“{name}”已由{who}签发", "{name!r} is signed off by {who}"),
    "approved_already": (
        "“{name}”的这一版已由{who}在 {at} 签发过",
        "this version of {name!r} was signed off by {who} at {at} already",
    ),
    "no_cohorts": (
        "还没有开过营：camp cohort open",
        "no cohort yet: camp cohort open",
    ),
    "cohort_headers": (
        "编号|期名|第1天|最后一天|进行到|群|学员|签发|时区",
        "id|name|day 1|last day|now|groups|students|signed|zone",
    ),
    "signed": ("{who} {at}", "{who} {at}"),
    "unsigned": ("未签发", "not signed"),
    "not_begun": ("未开始", "not begun"),
    "on_day": ("第{day}天", "day {day}"),
    "over": ("已结束", "over"),
    "about": ("项目|内容", "what|value"),
    "name": ("期名", "name"),
    "id": ("编号", "id"),
    "course": ("课程", "course"),
    "version": ("版本", "version"),
    "dates": ("日期", "dates"),
    "skips": ("跳过", "skip dates"),
    "zone": ("时区", "zone"),
    "now": ("进行到", "now"),
    "sign_off": ("签发", "signed off"),
    "groups": ("群", "groups"),
    "students": ("学员", "students"),
    "left": ("离营", "left"),
    "rows": ("日程", "schedule"),
    "calendar_headers": (
        "日期|生成|发出|天|类型|内容|标题|群",
        "date|composed|post|day|kind|what|title|groups",
    ),
    "nothing_changes": ("和现在一样，没有要改的", "everything is so already"),
    "revise_effects": (
        "已复制或发出的保留{kept}份，重写{again}份，营主改过的保留并标出{edited}份，运营要点重发{guidance}份；日程改期{moved}条，新增{added}条，取消{cancelled}条",
        "copied or posted and kept: {kept}; composed anew: {again}; edited by hosts, kept and marked: {edited}; guidance issued again: {guidance}; rows moved: {moved}, added: {added}, cancelled: {cancelled}",
    ),
    "revise_how": (
        "以上还没有生效。要改，加 --yes 再运行一次",
        "nothing is changed yet. To do it, run this again with --yes",
    ),
    "revised": ("改好了", "revised"),
    "more_lines": ("……另有 {count} 行，见 --json", "… and {count} more, see --json"),
    "import_counts": (
        "新学员{new}，改动{changed}，不变{unchanged}；名单上没有、留在营里的{missing}",
        "new: {new}; changed: {changed}; unchanged: {unchanged}; not in the file and staying: {missing}",
    ),
    "import_groups": ("群|类型|原有|现在|新开", "group|track|before|after|new"),
    "import_dry": (
        "只是预览，什么都没有改。去掉 --dry-run 就会导入",
        "a preview: nothing is changed. Leave out --dry-run to import",
    ),
    "import_done": ("导入好了", "imported"),
    "import_same": ("和名单一样，没有要改的", "everything is as the file says"),
    "counts_from": (
        "新学员和改动从第{day}天算起",
        "newcomers and changes count from day {day}",
    ),
    "correction_headers": (
        "学号|姓名|项目|原来|改成|从",
        "ref|name|what|before|after|from",
    ),
    "at_once": ("立即", "at once"),
    "roster_headers": (
        "学号|姓名|手机|强度|类型|群|标签|从|离营",
        "ref|name|phone|tier|track|group|labels|from|left",
    ),
    "nobody": ("还没有学员：camp roster import", "nobody yet: camp roster import"),
    "rolled": (
        "转入{came}位；已在的{there}位，退款的{refunded}位没有转",
        "came over: {came}; there already: {there}; refunded and left behind: {refunded}",
    ),
    "labelled": ("{name}的标签：{labels}", "labels of {name}: {labels}"),
    "none": ("无", "none"),
    "host_headers": (
        "群|类型|学员|营主|副营主|作业官",
        "group|track|students|host|deputy|officer",
    ),
    "seated": ("{group}：{people}", "{group}: {people}"),
    "same": ("已经是这样，没有改动", "it is so already, nothing was changed"),
    "tier_done": (
        "{name}（{ref}）从第{day}天起是{after}，之前是{before}",
        "{name} ({ref}) is {after} from day {day} on, {before} before",
    ),
    "move_done": (
        "{name}（{ref}）：{before} → {after}，现在就可以进群，从第{day}天起计入新群",
        "{name} ({ref}): {before} → {after}; may join the chat now, counts there from day {day}",
    ),
    "left_done": (
        "{name}（{ref}）从第{day}天起离营，位置已空出",
        "{name} ({ref}) leaves the camp from day {day} on; the seat is free",
    ),
    "leave_done": (
        "{name}（{ref}）第{day}天（{date}）请假，本周还能请{free}天",
        "{name} ({ref}) is on leave on day {day} ({date}); {free} more that week",
    ),
    "excuse_done": (
        "{name}（{ref}）第{day}天（{date}）已准假",
        "{name} ({ref}) is excused for day {day} ({date})",
    ),
    "db_ready": ("{url}：在 {revision}，可以用", "{url}: at {revision}, ready"),
    "db_empty": (
        "{url}：还是空的，第一次使用时会建好",
        "{url}: empty, it is made on first use",
    ),
    "db_upgraded": ("{url}：已升级到 {revision}", "{url}: upgraded to {revision}"),
}


def say(key: str, /, **values: Any) -> str:
    """Say one sentence in the language of whoever runs the command."""
    zh, en = _WORDS[key]
    words = {k: in_words(v) if isinstance(v, str) else v for k, v in values.items()}
    return (en if language() == "en" else zh).format(**words)


def headings(key: str) -> list[str]:
    """Say the headings of a table."""
    return say(key).split("|")
