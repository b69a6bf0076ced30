"""What is read out: a count, then a scene or the winner's own words, then stop.

Source: voice.md §3. A sentence is said only when the record knows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.honors.measures import MEASURES

if TYPE_CHECKING:
    from camp.curriculum import HonorRule, Measure
    from camp.honors.record import Record


def reason(record: Record, rule: HonorRule, members: int, locale: str) -> str:
    """Why this honor is theirs: 「20个打卡日，20天都在，盖章11次。…」.

    ``members`` of the winner's group, 0 when unknown.
    """
    sentences = [count(record, rule, locale), scene(record, rule, members, locale)]
    told = [_ended(said, locale) for said in sentences if said]
    return ("" if locale == "zh-CN" else " ").join(told)


def count(record: Record, rule: HonorRule, locale: str) -> str:
    """Say what the record reached of every measure, each thing once; no zeros."""
    said: list[str] = []
    for measure in rule.measures:
        yardstick = MEASURES[measure]
        words = yardstick.words(record, locale)
        if yardstick.value(record)[0] and not any(words in before for before in said):
            said.append(words)
    if locale == "zh-CN":
        return "，".join(said)
    return _sentence(", ".join(said))


def scene(record: Record, rule: HonorRule, members: int, locale: str) -> str:
    """Tell the first scene that is known for one of the rule's measures."""
    for measure in rule.measures:
        told = _told(measure, record, members, locale)
        if told:
            return told
    return ""


def own_words(record: Record, rule: HonorRule, locale: str) -> str:
    """Quote the winner, unless a scene was told: 「第5天写“还没想好”，…」."""
    if scene(record, rule, 0, locale):
        return ""
    if locale == "zh-CN":
        said = "，".join(f"第{day}天写“{words}”" for day, words in record.own_words)
        return said.replace("。”，", "”，")  # a sentence quoted inside one has no stop
    return _sentence(
        "; ".join(f'day {day}, "{words}"' for day, words in record.own_words)
    )


def _told(measure: Measure, record: Record, members: int, locale: str) -> str:
    zh = locale == "zh-CN"
    if measure in {"completion", "streak", "stamps"}:
        return _latest(record, zh)
    if measure in {"giving", "likes_given", "comments_given"}:
        return _helped(record, members, zh)
    if measure in {"heaviest_streak", "earliness"}:
        return _firsts(record, zh)
    if measure in {"peer_comments", "nominations"}:
        return _nominated(record, zh)
    return ""


def _latest(record: Record, zh: bool) -> str:
    if not record.latest:
        return ""
    words = record.latest_words
    if zh:
        return f"最晚一次是{record.latest}" + (f"，末句写着“{words}”" if words else "")
    ending = f', ending "{words}"' if words else ""
    return f"The latest came in at {record.latest}{ending}"


def _helped(record: Record, members: int, zh: bool) -> str:
    if not record.helped:
        return ""
    if zh:
        group = f"{record.group_name}{members}位同学，" if members else ""
        return f"{group}{record.helped}位的作业下面有过这个名字"
    of = f" of the {members}" if members else ""
    where = f" in {record.group_name}" if members else ""
    return f"Turned up under the homework of {record.helped}{of}{where}"


def _firsts(record: Record, zh: bool) -> str:
    if not record.firsts:
        return ""
    if zh:
        return f"有{record.firsts}天，打卡墙第一份是{record.name}的"
    return f"First on the wall {_times(record.firsts)}"


def _nominated(record: Record, zh: bool) -> str:
    put = next((n for n in record.nominations if n.words), None)
    if put is None:
        return ""
    if zh:
        return f"{put.by}提名时写：“{put.words}”"
    return f'Put forward by {put.by}: "{put.words}"'


def _times(number: int) -> str:
    """Say how often: once, twice, 15 times."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _ended(said: str, locale: str) -> str:
    """End a sentence, unless the words it quotes have ended it."""
    if said.endswith(("”", '"')) and said[-2:-1] in set("。！？….!?"):
        return said
    return said + ("。" if locale == "zh-CN" else ".")


def _sentence(words: str) -> str:
    """Begin with a capital and leave the rest alone."""
    return words[:1].upper() + words[1:]


def margin(winner: Record, second: Record, measure: Measure | None, locale: str) -> str:
    """Say on what the runner-up was beaten; no measure means only the number did it."""
    zh = locale == "zh-CN"
    if measure is None:
        if zh:
            return f"和{second.name}各项相同，按学号小的在前"
        return f"Level with {second.name} on everything; the lower number goes first"
    none = "没有" if zh else "none"
    ours = MEASURES[measure].words(winner, locale) or none
    theirs = MEASURES[measure].words(second, locale) or none
    if zh:
        return f"下一位{second.name}：{theirs}；{winner.name}：{ours}"
    return f"Next was {second.name}: {theirs}; {winner.name}: {ours}"


def unopposed(locale: str) -> str:
    """Say that nobody else reached the least that was asked."""
    return "没有别人够条件" if locale == "zh-CN" else "No one else qualified"


def passed_over(record: Record, title: str, locale: str) -> str:
    """Say who stood higher but holds an honor already."""
    if locale == "zh-CN":
        return f"{record.name}排在前面，已得{title}，这项给下一位"
    return f"{record.name} stood higher but already holds {title}"
