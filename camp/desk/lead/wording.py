"""What the lead's desk says, in both languages: one table, (Chinese, English)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from camp.desk.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from camp.desk.refusal import Reason

WORDS: Final[Mapping[str, tuple[str, str]]] = {
    # opening
    "name_taken": (
        "已经有一期叫“{name}”：换个名字",
        "there is a cohort {name!r} already: give this one another name",
    ),
    "name_empty": ("期名不能是空的", "a cohort needs a name"),
    "name_long": (
        "期名太长：最多{most}个字",
        "the cohort's name is too long: at most {most} characters",
    ),
    "name_number": (
        "期名不能只是数字：“{name}”会和期号混淆",
        "a cohort's name cannot be a bare number: {name!r} would be taken for its id",
    ),
    "zone_unknown": (
        "没有“{zone}”这个时区{near}",
        "there is no time zone {zone!r}{near}",
    ),
    "near": ("；是不是 {near}", "; did you mean {near}"),
    "start_year": (
        "开始日期{start}不像真的：要在{first}到{last}年之间",
        "the start {start} looks wrong: it should lie between {first} and {last}",
    ),
    "skip_outside": (
        "跳过的日期{day}不在营期里：只能在{first}之后、{last}之前",
        "the skip date {day} is outside the camp: it must come after {first} and before {last}",
    ),
    "started_already": (
        "第1天是{start}，已经过去了：过了时间的话术不会补发",
        "day 1 was {start}, which is past: scripts whose time is over will not be posted",
    ),
    "over_already": (
        "营期{start}到{last}已经全部过去：请核对开营日期",
        "the whole camp, {start} to {last}, is past: check the start",
    ),
    "unsigned": (
        "还没签发：camp cohort approve {name}",
        "not signed off yet: camp cohort approve {name}",
    ),
    "group_small": (
        "课程的 group.people 是{people}，留给营主、副营主、作业官{staff}个位置后坐不下学员",
        "the curriculum's group.people is {people}: with {staff} seats kept for host, deputy and officer no student fits",
    ),
    "start_past": (
        "{start}已经过了。第1天最早是{first}",
        "{start} is past. Day 1 can be {first} at the earliest",
    ),
    "has_people": (
        "“{name}”已经有学员了，不能取消",
        "{name} has students and cannot be called off",
    ),
    # now
    "now_open": (
        "{count}个营还没贴{slot}，{until}前都来得及",
        "{count} groups have not posted the {slot} text yet; until {until} is fine",
    ),
    "now_open_one": (
        "{group}还没贴{slot}，{until}前都来得及",
        "{group} has not posted the {slot} text yet; until {until} is fine",
    ),
    "now_missing": ("今天没贴：{slots}", "Not posted today: {slots}"),
    "now_missed": ("{slot} {groups}", "{slot}, {groups}"),
    "now_next": ("接下来是{slot}，{at}起贴", "Next: the {slot} text, from {at}"),
    "now_all": ("今天该贴的都贴了", "All of today's texts are posted"),
    "now_groupless": (
        "还没有学员，今天什么也不会发",
        "No students yet, so nothing is sent",
    ),
    # finding
    "no_student": (
        "“{cohort}”里没有学员“{key}”：写学号，或完整的名字{near}",
        "there is no student {key!r} in {cohort!r}: give their number or full name{near}",
    ),
    "many_students": (
        "“{key}”有{count}位：请用学号。{who}",
        "{count} students are called {key!r}: use the number. {who}",
    ),
    "candidate": ("{ref}（{name}，{group}）", "{ref} ({name}, {group})"),
    "deferred_group": ("延期", "deferred"),
    "no_group": (
        "没有第{number}群：现有 {there}",
        "there is no group {number}; there are: {there}",
    ),
    "calendar_columns": (
        "日期|天|类型|标题|内容|生成|发出起|发出止|时区|生成UTC|发出起UTC|发出止UTC|群数|群|状态",
        "date|day|day_kind|title|what|compose|post_from|post_until|zone|compose_utc|post_from_utc|post_until_utc|groups|group|states",
    ),
    "no_groups": (
        "还没有群：先导入名单（camp roster import）",
        "there are no groups yet: import a roster with `camp roster import`",
    ),
    "track_camp": ("训练营", "camp"),
    "track_listener": ("裸听", "listener"),
    "track_deferred": ("延期", "deferred"),
    "role_host": ("营主", "host"),
    "role_deputy": ("副营主", "deputy"),
    "role_officer": ("作业官", "officer"),
    # roster
    "at_row": ("第{row}行，{column}：{said}", "row {row}, {column}: {said}"),
    "ref_twice": (
        "学号 {ref} 在第{first}行已经有了",
        "the number {ref} stands in row {first} already",
    ),
    "ref_empty": ("缺学号", "the student's number is missing"),
    "name_missing": ("缺名字", "the name is missing"),
    "ref_long": (
        "学号太长：最多{most}个字符",
        "the number is too long: at most {most} characters",
    ),
    "tier_unknown": (
        "没有“{tier}”这个强度：用 {known}",
        "{tier!r} is not a tier; use {known}",
    ),
    "track_unknown": (
        "没有“{track}”这种学员：用 {known}",
        "{track!r} is not a track; use {known}",
    ),
    "label_unknown": (
        "没有“{label}”这个标签：用 {known}",
        "{label!r} is not a label; use {known}",
    ),
    "group_moved": (
        "{ref} 现在在{now}，名单上写的是{wanted}：换群请用 camp move",
        "{ref} is in {now}, the file says {wanted}: move students with `camp move`",
    ),
    "group_overfull": (
        "{group}坐不下：名单上写了{wanted}位新学员，只剩{room}个位置",
        "{group} is too small: the file puts {wanted} newcomers there and {room} seats are left",
    ),
    "group_wrong_track": (
        "{group}是{theirs}群，{ref} 是{own}学员",
        "{group} is a {theirs} group, {ref} is a {own} student",
    ),
    "camp_over": (
        "最后一天{last}已经开始，不能再加人或改强度",
        "the last day, {last}, has begun: nobody can join or change tier any more",
    ),
    "more": ("……另有{count}处", "… and {count} more"),
    "roster_empty": ("名单是空的", "the roster is empty"),
    "roll_same": ("不能从一期转到它自己", "a cohort cannot be rolled into itself"),
    "roll_earlier": (
        "“{to}”（{to_start}）不比“{source}”（{start}）晚",
        "{to!r} ({to_start}) is not later than {source!r} ({start})",
    ),
    "roll_other": (
        "学号 {ref} 在“{cohort}”里是{there}，不是{name}",
        "in {cohort!r} the number {ref} belongs to {there}, not to {name}",
    ),
    # people
    "group_full": (
        "{group}满了（{size}/{room}）。{others}",
        "{group} is full ({size}/{room}). {others}",
    ),
    "others_free": ("有位置的：{groups}", "Groups with room: {groups}"),
    "others_none": ("别的群也都满了", "Every other group is full too"),
    "group_free": ("{group}（剩{free}）", "{group} ({free} left)"),
    "move_track": (
        "{name}是{own}学员，{group}是{theirs}群",
        "{name} is a {own} student, {group} is a {theirs} group",
    ),
    "move_deferred": (
        "{name}延期了，不在任何群里：先改回训练营，或等新一期开营再转过去",
        "{name} is deferred and in no group: take them back into the camp first, or roll them into a later cohort once it is open",
    ),
    "has_left": (
        "{name}从第{day}天起已离营",
        "{name} has left the camp from day {day} on",
    ),
    "no_tomorrow": (
        "最后一天{last}已经开始：从明天起算的改动没有意义",
        "the last day, {last}, has begun: nothing can count from tomorrow any more",
    ),
    "listener_tier": (
        "{name}是裸听学员，没有强度",
        "{name} is a listener and has no tier",
    ),
    "no_such_day": (
        "没有第{day}天：这一期是第{first}到第{last}天",
        "there is no day {day}: this cohort has days {first} to {last}",
    ),
    "not_here": (
        "第{day}天{name}不在营里",
        "{name} is not in the camp on day {day}",
    ),
    "not_due": (
        "第{day}天{name}没有要交的，不用请假",
        "nothing is due from {name} on day {day}: no leave is needed",
    ),
    "leave_closed": (
        "第{day}天已经截止（{until}），不能再请假；营主或运营可以准假",
        "day {day} closed at {until}: leave can no longer be asked for, but a host or ops may excuse it",
    ),
    "leave_used": (
        "第{day}天那周的1天假用在{days}了，{monday}起又可以请",
        "That week's day off went on {days}; you can ask again from {monday}",
    ),
    "leave_used_all": (
        "第{day}天那周的{most}天假用在{days}了，{monday}起又可以请",
        "That week's {most} days off went on {days}; you can ask again from {monday}",
    ),
    "back_closed": (
        "第{day}天已经截止，请的假收不回了",
        "Day {day} is closed: its leave can no longer be taken back",
    ),
    "leave_none": (
        "这门课不设请假；营主或运营可以准假",
        "this course grants no leave on asking; a host or ops may excuse a day",
    ),
    "day_named": ("第{day}天（{date}）", "day {day} ({date})"),
    "why_missing": ("准假要写一句原因", "an excuse needs a reason"),
    "roles_missing": (
        "没有写谁：用 --host、--deputy 或 --officer",
        "nobody is named: use --host, --deputy or --officer",
    ),
    "seat_none": ("还没有写名字", "No names were written"),
    "seat_line": (
        "第{line}行看不懂：“{text}”。先写营号，再写名字，比如 7 小李",
        "Line {line} is not clear: “{text}”. Write the group's number, then the names, like 7 Amara",
    ),
    "seat_many": (
        "第{line}行写了{count}个名字，最多{most}个：营主、副营主、作业官",
        "Line {line} has {count} names; {most} at most: host, deputy, officer",
    ),
    "seat_group": (
        "第{line}行：没有{asked}，这一期是{all}",
        "Line {line}: no {asked}; this camp has {all}",
    ),
    "seat_span": ("{first}到{last}营", "Groups {first} to {last}"),
    "words_long": (
        "{what}太长：最多{most}个字",
        "{what} is too long: at most {most} characters",
    ),
    "words_odd": (
        "{what}里有不能显示的字符",
        "{what} holds characters that cannot be shown",
    ),
    "a_name": ("名字", "the name"),
    "a_why": ("原因", "the reason"),
    # calendar
    "makeup_only": ("补卡", "make-up"),
    "slot_morning": ("早安问候语", "morning greeting"),
    "slot_noon": ("午间万花筒", "noon kaleidoscope"),
    "slot_evening": ("晚间小班会", "evening meeting"),
    "slot_show": ("晚间活动秀", "evening show"),
    "due_guidance": ("运营要点", "guidance"),
    "due_close": ("结算", "close"),
    "due_standings": ("名次", "standings"),
    "due_debrief": ("复盘", "debrief"),
    "due_round": ("{contest}：本轮对阵", "{contest}: pairings"),
    "due_honors": ("荣誉评定", "honours computed"),
    "due_publish": ("荣誉公布", "honours published"),
    "due_certificates": ("奖状", "certificates"),
    "due_report": ("全营报告", "report"),
    "in_group": ("（{group}）", " ({group})"),
    "in_groups": ("（{count}个群）", " ({count} groups)"),
    "line": ("第{day}天 {what} · {title}{where}", "Day {day} {what} · {title}{where}"),
    "event_about": (
        "{cohort}\n生成 {compose}，最晚 {until}（{zone}）",
        "{cohort}\ncomposed {compose}, post until {until} ({zone})",
    ),
    # revising
    "nothing_asked": (
        "没有说要改什么：用 --file、--swap 或 --postpone",
        "nothing to change was given: use --file, --swap or --postpone",
    ),
    "swap_same": (
        "第{day}天和它自己不用换",
        "day {day} cannot be swapped with itself",
    ),
    "begun": (
        "第{day}天已经开始，不能动；最早能动的是第{first}天（{date}）",
        "day {day} has begun and cannot move; the first that can is day {first} ({date})",
    ),
    "begun_all": (
        "第{day}天已经开始，不能动；后面没有能动的天了",
        "day {day} has begun and cannot move; no day after it can",
    ),
    "swap_fixed": (
        "第{day}天是{kind}，位置不能换",
        "day {day} is the {kind} and keeps its place",
    ),
    "kind_opening": ("开营", "opening"),
    "kind_closing": ("结营", "closing"),
    "postpone_days": (
        "推迟的天数要在1到{most}之间",
        "a postponement is 1 to {most} days",
    ),
    "postpone_over": (
        "最后一天（{last}）已经开始，没有可推迟的天了",
        "the last day ({last}) has begun: there is nothing left to postpone",
    ),
    "file_moves": (
        "新课程里第{day}天是 {new}，而已经开始的第{day}天是 {old}；{movable}",
        "the new file teaches {new} on day {day}, but day {day} has begun with {old}; {movable}",
    ),
    "movable": (
        "最早能动的是第{first}天（{date}）",
        "the first that can move is day {first} ({date})",
    ),
    "movable_none": ("后面没有能动的天了", "no day after it can move"),
    "file_due": (
        "第{day}天已经开始，{tier} 要交的不能从 {old} 改成 {new}",
        "day {day} has begun: what {tier} owes cannot change from {old} to {new}",
    ),
    "file_parts": (
        "已经开始打卡：parts 的次序要保持 {old}，新的只能加在后面",
        "check-ins have begun: parts must keep the order {old}, new ones go at the end",
    ),
    "file_first": (
        "已经有群了：不能加上或去掉第0天的开营",
        "there are groups already: an opening on day 0 can be neither added nor taken away",
    ),
    "file_short": (
        "新课程到第{last}天为止，而第{day}天已经开始",
        "the new file ends with day {last}, but day {day} has begun",
    ),
    "file_room": (
        "{group}有{size}位学员，新课程只留{room}个位置",
        "{group} has {size} students, the new file leaves room for {room}",
    ),
    "counts_back": (
        "考勤规则变了：以后结算的补卡和请假按新的算，已公布的不变",
        "attendance rules change: make-up and leave judged from now on follow them, what is published stays",
    ),
    "assessment_stays": (
        "测评仍在第{day}天，那天现在上的是“{title}”：请看看话术对不对",
        "the assessment stays on day {day}, which now is {title!r}: see whether its texts still fit",
    ),
    "signing": (
        "改完要重新签发",
        "the new version needs its own sign-off",
    ),
    "nothing": ("无", "nothing"),
    "difference": (
        "{where} {field}：{before} → {after}",
        "{where} {field}: {before} → {after}",
    ),
    "day": ("第{day}天", "Day {day}"),
    "days": ("第{first}–{last}天", "Days {first}–{last}"),
    "whole": ("整期", "Course"),
    "templates": ("话术", "Script"),
    "files": ("文件", "File"),
    "added": ("新增", "added"),
    "present": ("原有", "as it was"),
    "changed": ("有改动", "changed"),
}


def say(key: str, /, **values: Any) -> Reason:
    """Say a sentence of the table in both languages; KeyError when it has none."""
    return phrase(WORDS, key, **values)
