"""The rules of the voice that a machine can hear."""

import pytest

from camp.scripts import Message, lint, lint_text, lint_versions

GOOD = """话赶话的时候，谁先急？

早，7营的同学。第5天，顾川老师讲《急起来的样子》，音频11分钟：同一个人，平时和着急时为什么像两个人。

“别人的急，多半不是冲你来的。你怎么接，决定它往哪儿去。”

🎧轻度：听完音频
✍️中度：再写一次话赶话，谁先急、哪句最重、想换成哪句，三五句就好
📖重度：中度之外，读《压力下的四种样子》（6分钟），写500字以上心得
今晚24:00前交，都算今天的。

昨天来了118位，全营第9，再有4位就追平17营。41位是晚上九点后来的，夜里交也来得及。

https://learn.example/5"""


def codes(text, **more):
    return [problem.code for problem in lint_text(text, **more)]


def test_a_text_that_sounds_right_passes():
    assert lint((Message(0, GOOD),), "course/morning.full", "full") == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("请务必完成", "tone_force"),
        ("今天也别掉队", "tone_force"),
        ("家人们看过来", "tone_grease"),
        ("干货满满的11分钟", "tone_grease"),
        ("遇见更好的自己", "tone_soup"),
        ("奖品敬请期待", "tone_empty"),
        ("温馨提示：带上本子", "tone_machine"),
        ("学的不是技巧，而是心", "tone_machine"),
        ("好！很好！", "tone_shouts"),
        ("**重点**在后面", "tone_markdown"),
        ("- 第一条", "tone_markdown"),
        ("[链接](https://a.example)", "tone_markdown"),
        ("早上好，第5天", "tone_greeting"),
        ("看 https://a.example 再来", "tone_link"),
        ("https://a.example\n还有一句", "tone_link"),
        ("来呀~", "tone_marks"),
        ("等等。。。", "tone_marks"),
        ("一句话——说完", "tone_marks"),
        ("今天,写三句", "tone_half"),
        ("来了 118 位", "tone_half"),
        ("【重要】今晚", "tone_brackets"),
        ("@小李 看这里", "tone_at"),
        ("🎉今晚💪", "tone_emoji"),
        ("今晚🎉来", "tone_emoji_front"),
        ("🎧听完音频。", "tone_stop"),
        ("长" * 71, "tone_paragraph"),
        ("Just a friendly reminder", "tone_machine"),
        ("Make sure to hand it in", "tone_force"),
        ("You’ve got this, Tom", "tone_grease"),
        ("Day 5 of your journey", "tone_soup"),
        ("Prizes: watch this space", "tone_empty"),
        ("We'll reach out tomorrow", "tone_machine"),
        ("🎧 Listen to today's lesson.", "tone_stop"),
    ],
)
def test_what_sounds_wrong_is_heard(text, code):
    assert code in codes(text)


def test_a_problem_names_its_line_and_its_word():
    [problem] = lint_text("第5天\n务必听完", "course/noon.full")
    assert str(problem) == "course/noon.full:2: “务必”是催促；说到几点、哪步可以轻些"
    [problem] = lint_text("You must listen", locale="en")
    assert "You must" in problem.message


def test_a_link_does_not_count_as_length():
    assert codes("https://learn.example/" + "a" * 90) == []


def test_a_short_version_has_its_own_length():
    assert codes("长" * 100, version="short") == []
    assert lint((Message(0, "长\n" * 200),), "course/guidance.full", "guidance") == ()
    [problem] = lint((Message(0, "长" * 111),), "x", "short")
    assert problem.code == "tone_total"


def test_a_run_of_show_may_be_long_but_each_message_must_fit_the_bot():
    run = (Message(0, "长\n" * 200), Message(6, "长\n" * 600))
    [problem] = lint(run, "x", "full")
    assert (problem.name, problem.code) == ("x#2", "tone_bytes")


def test_a_short_version_longer_than_its_full_one_is_heard():
    full, short = (Message(0, "一二"),), (Message(0, "一二三"),)
    assert lint_versions(full, short, "x")[0].code == "tone_longer"
    assert lint_versions(short, full, "x") == ()


def test_english_has_its_own_room_whatever_the_language_of_the_problems():
    english = "x" * 200
    assert codes(english) == ["tone_paragraph"]
    assert codes(english, spoken="en") == []
    assert codes(english + "x" * 21, spoken="en") == ["tone_paragraph"]
    lines = (Message(0, "\n".join(["x" * 130] * 6)),)
    [problem] = lint(lines, "x", "full", "zh-CN", "en")
    assert problem.message == "全文 785 个字，最多 780"
    assert lint((Message(0, "x" * 340),), "x", "short", "zh-CN", "en") == ()
