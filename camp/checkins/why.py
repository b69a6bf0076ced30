"""Why a verdict is what it is, in words a student reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from camp.checkins.sent import Sent
from camp.checkins.verdicts import Granted, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from camp.checkins.sent import Asked
    from camp.curriculum import Attendance, Part

_ZH = ("", "一样", "两样", "三样", "四样", "五样", "六样", "七样", "八样")
_EN = (
    "",
    "one",
    "both",
    *(f"all {n}" for n in ("three", "four", "five", "six", "seven", "eight")),
)


@dataclass(frozen=True, slots=True)
class Telling:
    """What reasons are told with."""

    parts: Mapping[str, Part]
    """The curriculum's parts, in its order."""
    rule: Attendance
    when: Callable[[int], str]
    """An instant as a reader of that day says it: 21:04, or 第3天晚上 once it is later."""
    locale: str = "zh-CN"

    def say(self, chinese: str, english: str) -> str:
        """Choose the sentence of this telling's language."""
        return chinese if self.locale == "zh-CN" else english


def reasons(
    verdict: Verdict,
    asked: Asked,
    sent: Sent | None,
    granted: Granted,
    telling: Telling,
) -> str:
    """Why the verdict is what it is: 「三样都在21:04前交齐」, one sentence, no full stop."""
    sent = sent or Sent()
    words = _COUNTED.get(verdict)
    if words is None:
        return _uncounted(verdict, asked, telling)
    why = words(asked, sent, telling)
    if granted is Granted.NONE or not verdict.counts_as_done:
        return why
    return telling.say(f"请了假也来了，{why}", f"Came in spite of leave: {why}")


def _done(asked: Asked, sent: Sent, telling: Telling) -> str:
    count = asked.need.bit_count()
    known = 0 < sent.full_at < asked.closes
    at = telling.when(sent.full_at) if known else ""
    if count == 1:
        part = _titles(asked.need, telling)
        return telling.say(
            f"{part}{at}交到" if at else f"{part}按时交到",
            f"{part} in at {at}" if at else f"{part} in on time",
        )
    return telling.say(
        f"{_ZH[count]}都在{at or '截止'}前交齐",
        f"{_EN[count]} in {f'by {at}' if at else 'on time'}".capitalize(),
    )


def _made_up(asked: Asked, sent: Sent, telling: Telling) -> str:
    if sent.full_at < asked.closes:
        return telling.say("补卡期内补齐", "Made up within the make-up days")
    at = telling.when(sent.full_at)
    return telling.say(f"{at}补齐", f"Made up, {at}")


def _unfinished(asked: Asked, sent: Sent, telling: Telling) -> str:
    """Partial and missed: what came, what is short and by how much, what is lacking."""
    lacking = asked.need & ~sent.parts
    if not lacking:
        return telling.say(
            "截止时还没交齐，之后到的下一晚算",
            "Not all in at the close; counted next night",
        )
    if not sent.parts and not sent.short:
        return telling.say("这天没有收到", "Nothing came in")
    said = []
    came = _titles(asked.need & sent.parts, telling)
    if came:
        after = "" if sent.in_time else telling.say("截止后", " after the close")
        said.append(telling.say(f"{after}{came}到了", f"{came} in{after}"))
    for bit, fewest in asked.minima:
        if lacking & bit and sent.short:
            lacking ^= bit
            said.append(_too_short(_titles(bit, telling), sent.short, fewest, telling))
    if lacking:
        rest = _titles(lacking, telling)
        said.append(telling.say(f"还差{rest}", f"{rest} missing"))
    return telling.say("，", "; ").join(said)


def _too_short(part: str, chars: int, fewest: int, telling: Telling) -> str:
    return telling.say(
        f"{part}{chars}字，还差{fewest - chars}字",
        f"{part} {chars} characters, {fewest - chars} short",
    )


_COUNTED = {
    Verdict.DONE: _done,
    Verdict.MADE_UP: _made_up,
    Verdict.PARTIAL: _unfinished,
    Verdict.MISSED: _unfinished,
}


def _uncounted(verdict: Verdict, asked: Asked, telling: Telling) -> str:
    """Leave, excused, out and not due: why the day does not count."""
    if verdict is Verdict.LEAVE:
        return telling.say("请了假，不计", "On leave; doesn't count")
    if verdict is Verdict.EXCUSED:
        return telling.say("免了这天，不计", "Excused; doesn't count")
    if verdict is Verdict.OUT:
        nth = (telling.rule.misses_per_week or 0) + 1
        return telling.say(
            f"周内第{nth}次没来，按约定退出",
            f"Miss no. {nth} in one week: out, as agreed",
        )
    if not asked.need:
        return telling.say("这天不用打卡", "Nothing was due")
    if telling.rule.beyond == "listener":
        return telling.say("已转为裸听，不计", "A listener by then; doesn't count")
    return telling.say("已经退出，不计", "Had left by then; doesn't count")


def _titles(mask: int, telling: Telling) -> str:
    """Join the titles of some parts as the language joins them."""
    titles = [
        part.title
        for place, part in enumerate(telling.parts.values())
        if mask >> place & 1
    ]
    if len(titles) < 2:  # noqa: PLR2004  (nothing to join)
        return "".join(titles)
    first = telling.say("、", ", ").join(titles[:-1])
    return telling.say(f"{first}、{titles[-1]}", f"{first} and {titles[-1]}")
