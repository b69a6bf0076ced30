"""Every fact in words: what ``camp script facts`` prints.

A fact is written with dots (``lesson.title``); ``works[].name`` is the name of one item
of the list ``works``. A test keeps the table and the facts the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from camp.scripts import kinds, sample
from camp.scripts.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from camp.scripts.kinds import Kind
    from camp.scripts.problems import Locale

_TABLE: Final = """
camp | 这一期和它的课程 | the cohort and its course
camp.name | 这一期的名字 | the cohort's name
camp.title | 课程名 | the course's title
camp.goal | 结束时人人能做到的一件事 | what everyone can do at the end
camp.days | 最后一天是第几天 | the number of the last day
camp.groups | 多少个营参加评比 | how many groups take part in contests
camp.nickname | 群昵称怎么写，已填好本营的号 | the form of a nickname, with this group's number
camp.rules | 群规，一条一项 | the group's rules
camp.tiers | 每档强度的名字和说明，从轻到重 | title and description of each tier, light first
camp.makeup_days | 可以补几天 | for how many days a day can be made up
camp.dos | 群规里欢迎的，最多三条 | what the rules welcome, at most three
camp.donts | 群规里请放下的，最多三条 | what the rules ask to leave, at most three
group | 读这段话的营 | the group that reads
group.number | 营号 | its number
group.name | 大家怎么叫它 | what everyone calls it
group.track | camp 训练营；listener 裸听，不谈作业和名次 | camp, or listener: no homework, no standing
group.size | 多少位学员 | how many students
day | 这一天 | the day
day.id | 这一天在课程里的代号，调换日子也不变 | its key in the curriculum; survives a swap
day.number | 第几天 | its number
day.kind | opening, course, guest, activity, rest, closing | opening, course, guest, activity, rest, closing
day.title | 这一天的题目 | its title
day.hook | 早安第一句 | the line its morning opens with
day.quote | 值得留下的一句 | one sentence worth keeping
day.quote_by | 这句话是谁说的；可能为空 | who said it; may be empty
day.key_points | 带走的几句 | what to take away
day.date | 日期 | the date
day.weekday | 星期几 | the day of the week
day.closes | 今天几点前交算按时 | until when a check-in is on time
day.makeup_until | 最晚补到什么时候；不能补就为空 | until when it can be made up; empty when it cannot
day.due | 今天有没有要交的 | whether anything is due
day.left | 之后还有几天 | days still to come after this one
day.evening_at | 晚间几点开始 | when the evening begins
day.nth | 同类日子里的第几个，从 1 数起；轮换句子用它 | which day of its kind, from 1; to rotate sentences by
host | 说话的人；可能还没定 | who speaks; may not be known yet
host.name | 营主 | the host
host.deputy | 副营主；可能为空 | the deputy; may be empty
host.officer | 作业官；可能为空 | the homework officer; may be empty
level | 这一天所在的阶段；可能没有 | the stretch of the path; may be none
level.title | 阶段的名字 | its title
level.about | 走完这一段能做到什么 | what a student can do at its end
level.begins | 今天是不是这一段的头一天 | whether it begins today
lesson | 课程日的课 | a course day's lesson
lesson.title | 课名 | its title
lesson.teacher | 谁讲 | who gives it
lesson.media | 音频还是视频 | audio or video
lesson.minutes | 多少分钟 | its minutes
lesson.about | 一句话说讲什么 | what it explains, in one sentence
lesson.link | 链接；可能为空 | its link; may be empty
guest | 大咖日的嘉宾 | a guest day's guest
guest.name | 名字 | their name
guest.who | 做什么的 | what they do
guest.title | 分享的题目 | the title of the talk
guest.media | 音频还是视频 | audio or video
guest.minutes | 多少分钟 | its minutes
guest.about | 一句话说讲什么 | what it is about, in one sentence
guest.invitation | 请大家写点什么 | what listeners are invited to write
guest.excerpts | 先摘出来的几句 | sentences of the talk
guest.link | 链接；可能为空 | its link; may be empty
show | 活动，或开营、结营的仪式 | an activity, or the ceremony of an opening or a closing
show.name | 名字 | its name
show.what | 一句话说做什么 | what we do, in one sentence
show.why | 有什么用；仪式没有 | what it is good for; empty for a ceremony
show.start | 几点开始 | when it starts
show.end | 几点结束 | when it ends
show.minutes | 多少分钟 | its minutes
show.warm_up | 中午的预热；仪式没有 | the noon text that warms up; empty for a ceremony
show.moments | 按分钟排好的流程 | its run of show
show.moments[].at | 开始后第几分钟 | minutes after the start
show.moments[].say | 发什么；只有提示时为空 | what is said; empty when there is only a cue
show.moments[].cue | 只给营主看的提示；可能为空 | for the host alone; may be empty
show.moments[].spare | 是不是冷场才发 | whether it is posted only when the group is quiet
show.summary | 总结；可能为空 | what to take home; may be empty
homework | 今天每档做什么；没有就没作业 | what each tier does today; none means no homework
homework.light | 轻度 | the light tier
homework.medium | 中度 | the medium tier
homework.heavy | 重度 | the heavy tier
reading | 重度的加读；可能没有 | the heavy tier's extra reading; may be none
reading.title | 题目 | its title
reading.kind | 图、文章、音频、视频或文件 | picture, article, audio, video or file
reading.about | 一句话说它给什么 | what it gives, in one sentence
reading.minutes | 多少分钟；看图是 0 | its minutes; 0 for a picture
reading.link | 链接；可能为空 | its link; may be empty
extra | 午间给所有人的一样东西；可能没有 | noon's extra for everyone; may be none
extra.title | 题目 | its title
extra.kind | 图、文章、音频、视频或文件 | picture, article, audio, video or file
extra.about | 一句话说它给什么 | what it gives, in one sentence
extra.minutes | 多少分钟；看图是 0 | its minutes; 0 for a picture
extra.link | 链接；可能为空 | its link; may be empty
last | 本营上一个打卡日；头一天、休息日后、结算晚了就没有 | the last due day; none on the first, after a rest, or when the close was late
last.number | 那是第几天 | its number
last.done | 按时来了几位 | people who checked in in time
last.due | 那天该来几位 | people who were due
last.late | 其中21:00后来的几位 | of those who came, how many after 21:00
last.change | 比再前一天多几位，少就是负数，不知道是 0 | people more than the due day before; negative for fewer, 0 when unknown
last.rank | 那晚第几名；不排名是 0 | its place that night; 0 when not ranked
last.of | 一共多少个营排名 | how many groups were ranked
last.gap | 离前一名差几位；没有前一名是 0 | check-ins short of the group in front; 0 when there is none
last.rival | 前一名是谁；第一名为空 | the group in front; empty for the first
last.mood | lead 第一，middle 中间，back 后五分之一，first 头一晚 | lead, middle, back (the last fifth), first (its first night)
last.helper | 那天给很多人留言的一位；可能为空 | who wrote to many others that day; may be empty
last.helped | 这位给几份作业留了言 | under how many pieces they wrote
last.makeup_until | 那天最晚补到什么时候；不能补就为空 | until when that day can be made up; empty when it cannot
now | 今天到此刻；早安没有 | today so far; none in the morning
now.hour | 数到几点 | the hour of the count
now.came | 来了几位 | people who came
now.due | 今天该来几位 | people who are due
works | 上次晚间之后盖章的作业 | homework stamped since the evening before
works[].name | 谁写的 | who wrote it
works[].words | 原话，最多 90 个字 | their own words, at most 90 characters, 180 in English
works[].stamped_by | 谁盖的章 | who stamped it
works[].remark | 盖章时写的话；可能为空 | what the stamp said; may be empty
perfect | 到今天一天没落的，最多 12 个名字 | who has missed nothing so far, at most twelve names
perfect_count | 一天没落的一共几位 | how many those are in all
duel | 本营这一轮 PK；可能没有 | this group's round in pairs; may be none
duel.title | 评比的名字 | the contest's title
duel.rival | 对手是哪个营 | the other group
duel.ours | 我们的数，可以直接读 | our figure, ready to read
duel.theirs | 他们的数 | theirs
duel.ahead | 我们是不是领先 | whether we are ahead
duel.last_day | 这一轮是不是今天结束 | whether the round ends today
settled | 昨晚收的那一轮 PK；可能没有 | the round in pairs that ended last night; may be none
settled.title | 评比的名字 | the contest's title
settled.rival | 对手是哪个营 | the other group
settled.ours | 我们的数，可以直接读 | our figure, ready to read
settled.theirs | 他们的数 | theirs
settled.ahead | 我们是不是赢了 | whether we won
settled.last_day | 总是否 | always no
quiz | 这一条该说到的答题；多数时候没有，裸听营总是没有 | the quiz this script should speak of; none as a rule, and none for listeners
quiz.title | 答题的名字 | its title
quiz.about | 一句话说考什么 | what it is about, in one sentence
quiz.count | 多少道题 | how many questions
quiz.state | soon 今天晚些开卷，new 刚开卷，open 正开着，last 今天收卷，closed 贴出时已收、数还是收卷前的，over 头一次知道结果 | soon (opens later today), new (just opened), open, last (closes today), closed (by the time this is posted; counted before), over (the first to know how it ended)
quiz.opens | 什么时候开卷 | when it opens or opened
quiz.closes | 什么时候收卷 | when it closes or closed
quiz.hour | 数到几点；还没开卷、已经出结果，都为空 | the hour of the count; empty before it opens and once it is over
quiz.answered | 本营交了几位 | people of this group who have handed in
quiz.of | 本营能答的几位 | people of this group who may
quiz.average | 交了的平均几分；没人交为空 | the average of those who handed in; empty when nobody has
quiz.place | 本营平均分排第几；答的人太少是 0 | this group's place by average; 0 while too few have answered
quiz.groups | 排上名次的有几个营 | how many groups have a place
quiz.front | 前一名是哪个营；第一名为空 | the group just in front; empty for the first
quiz.gap | 追平前一名，全营一共差几分 | points, all papers together, short of drawing level with it
quiz.more | 再有几位全对就追平；追不平是 0 | flawless papers that would draw level; 0 when they could not
quiz.leader | 第一名是哪个营，是本营也写；还没有名次为空 | the group in first place, this one included; empty while there is none
quiz.best | 第一名平均几分 | its average
quiz.flawless | 收卷以后：本营一题没错的，最多 20 个名字 | once it is over: who of this group made no mistake, at most twenty names
quiz.flawless_count | 一题没错的一共几位 | how many those are in all
quiz.honor | 他们叫什么 | what they are called
quiz.line | 海报上写的一句 | the line on their poster
tomorrow | 明天；最后一天没有 | what comes next; none on the last day
tomorrow.number | 第几天 | its number
tomorrow.kind | 哪一种日子，同 day.kind | its kind, as day.kind
tomorrow.title | 课名、分享题目、活动名，或那天的题目 | the lesson's, talk's or activity's title, or the day's
tomorrow.who | 谁讲；可能为空 | teacher or guest; may be empty
tomorrow.hook | 那天早安第一句 | the line its morning opens with
tomorrow.start | 活动或仪式几点开始；没有就为空 | when its show starts; empty when there is none
citations | 结营晚上：本营和全营的荣誉 | closing evening: the honors
citations[].honor | 什么荣誉 | the honor
citations[].name | 给谁 | its winner
citations[].reason | 凭什么 | what for
citations[].words | 本人写过的话；可能为空 | the winner's own words; may be empty
finished | 结营晚上：走完全程的名字 | closing evening: everyone who completed the camp
guidance | 前一晚给营主的要点；只有 guidance 里有 | what a host reads the evening before; only in guidance
guidance.aim | 只盯哪一件 | the one thing to watch
guidance.traps | 容易出的岔子和办法 | what goes wrong, and what helps
guidance.own_line | 引营主说一句自己的；可能为空 | a question for a line of the host's own; may be empty
guidance.unreviewed | 几份作业还没人回 | homework nobody has answered yet
guidance.oldest_hours | 最久的等了几小时 | hours the oldest of it has waited
guidance.silent | 两天以上没来、还能联系的几位 | reachable students silent for two days or more
guidance.slots | 那天三个时段的名字和时间 | the slots of the day with their times
guidance.watch | 昨晚复盘里说本营的一句；可能为空 | this group's line in last night's debrief; may be empty
late | 过了时间才写时的钟点；平时为空 | the hour, when written after its time; else empty
answers | 今天核准过的问答 | the day's approved answers: question, answer
person | 单独写给哪一位；只有 private 和 reply 里有 | the one student written to; only in private and reply
person.name | 名字 | their name
person.done | 到今天打卡几天 | days checked in so far
person.wrote | 给同学的几份作业留过言 | pieces of classmates' homework they left words under
person.other | 跟谁吵起来的；平时为空 | who they fell out with; else empty
person.silent | 几个打卡日没来 | due days without a check-in
person.note | 第几封私信，3 是最后一封 | which private note this is; 3 is the last
person.tier | 这位的强度：light, medium, heavy；可能为空 | their tier: light, medium or heavy; may be empty
person.minutes | 今天听一遍要几分钟；没有要听的是 0 | today's minutes to listen; 0 when there is nothing to hear
case | 一条回复要答的事；只有 reply 里有 | what a reply answers; only in reply
case.names | 对谁说，群里怎么叫就怎么写 | whom it speaks to, as the group calls them
case.question | 问的或发的是什么，几个字；可能为空 | what was asked or posted, in a few words; may be empty
case.asked_at | 什么时候问的；可能为空 | when it was asked; may be empty
case.answer | 眼下能答的，整句；可能为空 | what is known already, in whole sentences; may be empty
case.by | 最晚几点给答复；可能为空 | by when the rest comes; may be empty
case.who | 谁来办；可能为空 | who sees to it; may be empty
notice | 总群指令；只有 broadcast 里有 | what headquarters asks every group to post; only in broadcast
notice.text | 请营主原样贴进群的话 | to be copied into the group, word for word
notice.why | 为什么 | why
notice.by | 最晚几点贴出 | until when it should stand in the groups
notice.what | 几个字说改了什么；可能为空 | the change in a few words; may be empty
notice.helper | 谁替不方便的营主贴；可能为空 | who posts for a host who cannot; may be empty
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact: how a template calls it, what it is, what it means, and an example."""

    path: str
    kind: str
    meaning: str
    example: str
    """Empty when no example was given that has it."""


def explain(locale: Locale, examples: Iterable[Facts] = ()) -> tuple[Entry, ...]:
    """List every fact a template may use, in the order of the facts.

    The example of each is the first found among ``examples`` (see :func:`samples`);
    what is only ever said beside the day's slots, or of a quiz, brings its own.
    """
    shown = (*examples, sample.aside(locale), sample.asked(locale))
    place = 0 if locale == "zh-CN" else 1
    return tuple(
        Entry(
            path,
            kinds.said(kind, locale),
            meanings()[path][place],
            next(filter(None, (_shown(one, path) for one in shown)), ""),
        )
        for path, kind in paths(Facts)
    )


@cache
def meanings() -> dict[str, tuple[str, str]]:
    """Read the table: the Chinese and the English meaning of every fact."""
    rows = (line.split(" | ") for line in _TABLE.strip().splitlines())
    return {path: (chinese, english) for path, chinese, english in rows}


def paths(owner: type, prefix: str = "") -> Iterator[tuple[str, Kind]]:
    """Walk the facts: every name with dots, and its kind."""
    for name, kind in kinds.parts(owner).items():
        yield prefix + name, kind
        item = kinds.item(kind)
        if kinds.has_parts(kind):
            yield from paths(kind, f"{prefix}{name}.")
        elif item is not None and kinds.has_parts(item):
            yield from paths(item, f"{prefix}{name}[].")


def _shown(value: Any, path: str) -> str:
    """Find an example of a fact; of a list's items, the first that has it."""
    step, _, rest = path.partition(".")
    found = getattr(value, step.removesuffix("[]"), None)
    if step.endswith("[]"):
        return next(filter(None, (_shown(item, rest) for item in found or ())), "")
    if rest:
        return _shown(found, rest)
    if isinstance(found, tuple):
        return _items(found)
    if isinstance(found, bool):
        return str(found).lower()
    return " ".join(str(found).split()) if isinstance(found, str | int) else ""


def _items(values: tuple[Any, ...]) -> str:
    if values and isinstance(values[0], tuple):
        return " · ".join(values[0])
    return "、".join(value for value in values if isinstance(value, str))
