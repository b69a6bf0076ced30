"""What contests say, in Chinese and in English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from camp.contests.rates import Rate

_RULES = {
    "zh-CN": {
        "completion": "完成率",
        "excellent": "人均优秀作业",
        "homework": "作业完成率",
        "streak": "人均连续天数",
        "size": "人数",
    },
    "en": {
        "completion": "completion",
        "excellent": "stamped homework per member",
        "homework": "homework completion",
        "streak": "days in a row per member",
        "size": "size",
    },
}


@dataclass(frozen=True, slots=True)
class Telling:
    """One contest, told in one language."""

    measure: str
    locale: str = "zh-CN"

    def say(self, chinese: str, english: str) -> str:
        """Choose the sentence of this telling's language."""
        return chinese if self.locale == "zh-CN" else english

    def decided(self, by: str) -> str:
        """Say what told two groups apart: 「完成率相同，看人均优秀作业」."""
        names = _RULES["zh-CN" if self.locale == "zh-CN" else "en"]
        if by == "number":
            return self.say(
                "各项都相同，按营号排",
                "level on everything, so the group number decides",
            )
        if by == self.measure:
            return self.say(f"看{names[by]}", f"on {names[by]}")
        level = names[self.measure]
        return self.say(
            f"{level}相同，看{names[by]}", f"level on {level}, so {names[by]} decides"
        )

    def small(self, members: int, least: int) -> str:
        """Say why a small group is not ranked."""
        return self.say(
            f"现有{members}人，满{least}人才排名",
            f"{members} members; groups are ranked from {least}",
        )

    def idle(self) -> str:
        """Say why a group without figures is not ranked."""
        return self.say("还没有到期的打卡", "nothing has been due yet")

    def meeting(self, home: int, away: int) -> str:
        """Say why two places meet; 0 for a group without a place."""
        if home and away:
            return self.say(
                f"联赛第{home}和第{away}", f"{home} and {away} in the league"
            )
        return self.say("还没有名次，按营号配对", "no places yet: by group number")

    def pacing(self, name: str) -> str:
        """Say who meets the pace, and why."""
        return self.say(
            f"这一轮营数是单数，{name}对全营中位",
            f"an odd number of groups: {name} meets the pace of the middle",
        )

    def figure(self, rate: Rate) -> str:
        """Say a figure: 118/160 for completion, 31份（120人） for stamped homework."""
        first, second = rate
        if self.measure == "completion":
            return f"{first}/{second}"
        return self.say(f"{first}份（{second}人）", f"{first} ({second} members)")

    def figures(self, *named: tuple[str, Rate]) -> str:
        """Say some names with their figures."""
        gap = self.say("", " on ")
        told = [f"{name}{gap}{self.figure(rate)}" for name, rate in named]
        return self.say("，", ", ").join(told)

    def won(self, figures: str, name: str, by: str) -> str:
        """Say who won a duel, and on what."""
        why = self.decided(by)
        return self.say(f"{figures}。{why}，{name}胜", f"{figures}. {name} wins, {why}")

    def paced(self, figures: str, short: int) -> str:
        """Say whether the pace was reached, and by how much it was not."""
        if not short:
            return self.say(f"{figures}。赶上中位，胜", f"{figures}. The pace was met")
        unit = "次" if self.measure == "completion" else "份"
        return self.say(
            f"{figures}。离中位差{short}{unit}", f"{figures}. {short} short of the pace"
        )

    def middle(self) -> str:
        """Name the pace."""
        return self.say("全营中位", "the middle")

    def nothing(self) -> str:
        """Say that a round had nothing to compare."""
        return self.say("这一轮没有可比的数", "there was nothing to compare this round")
