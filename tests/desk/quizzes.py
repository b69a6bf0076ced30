"""A quiz of four questions for the small camp, and hands that fill it in."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from tests.web.desks import OURS

QUIZ = """\
id: first
title: 头一回，考考自己
about: 急起来的样子和先说看见的，四道题
opens: {day: 1, at: "12:00"}
closes: {day: 2, at: "22:00"}
min_answers: 2
questions:
  - kind: single
    text: 他进门没说话，先说哪一句？
    right: [鞋放得挺响]
    wrong: [你又发什么脾气, 你根本不在乎]
    why: 看见的能商量，猜的容易吵。
  - kind: multiple
    text: 哪几句是看见的？
    right: [他八点才回来, 碗还在水槽里]
    wrong: [他故意的, 她总是这样]
    why: 带“总是”“故意”的，多半是猜的。
  - kind: truth
    text: 别人的急，多半是冲你来的。
    holds: no
    why: 多半不是冲你来的。
  - kind: single
    text: 他停下来换口气，你做什么？
    right: [心里数三下]
    wrong: [接上讲道理, 低头看手机]
    why: 后半句常在那三秒里。
    points: 20
"""
FILES = {"quiz/first.yaml": QUIZ.encode()}
RIGHT = {"鞋放得挺响", "他八点才回来", "碗还在水槽里", "不对", "心里数三下"}
ENGLISH = {"True": "对", "False": "不对"}


@dataclass
class Choice:
    field: str
    value: str
    text: str
    picked: bool


def choices(page):
    """Every choice of a page, in the order it stands there."""
    found = re.findall(
        r'name="(q\d+)" value="(\d+)" id="[^"]*"( checked)?><label[^>]*>([^<]*)<',
        page.text,
    )
    return [
        Choice(field, value, html.unescape(text), bool(picked))
        for field, value, picked, text in found
    ]


def form(page, wanted=RIGHT):
    """The form as it goes out when these choices are picked."""
    filled: dict = {}
    for one in choices(page):
        if ENGLISH.get(one.text, one.text) in wanted:
            filled.setdefault(one.field, []).append(one.value)
    return filled


def begin(client, quiz="first"):
    """Begin a quiz and read its page."""
    answer = client.post(f"/me/quiz/{quiz}/begin", headers=OURS)
    assert answer.status_code == 303, answer.text
    return client.get(f"/me/quiz/{quiz}")


def answered(client, wanted=RIGHT, quiz="first"):
    """Begin a quiz, fill it in and hand it in."""
    filled = form(begin(client, quiz), wanted)
    return client.post(f"/me/quiz/{quiz}", data={**filled, "anyway": "1"}, headers=OURS)
