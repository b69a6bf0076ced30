"""A template and the facts make messages; what the host reads is never in the copy."""

from dataclasses import replace

import pytest

from camp.scripts import Message, measure, tidy, whole
from camp.scripts.facts import Work


def test_a_script_without_tags_is_one_message_at_minute_nought(say):
    assert say("早，{{ group.name }}") == (Message(0, "早，7营"),)


def test_a_message_tag_begins_a_new_paste_at_its_minute(say):
    assert say("开门\n{% message 6 %}\n第一问\n{% message 15 spare %}\n备用\n") == (
        Message(0, "开门"),
        Message(6, "第一问"),
        Message(15, "备用", spare=True),
    )


def test_a_minute_may_be_reckoned_and_spare_may_depend(say):
    text = "{% message day.number + 2 spare late %}a{% message 9 spare not late %}b"
    assert say(text) == (Message(3, "a"), Message(9, "b", spare=True))


def test_a_message_without_a_minute_follows_at_the_same_one(say):
    text = "{% message 6 %}a{% message %}b{% message spare %}c"
    assert [(m.minute, m.spare) for m in say(text)] == [
        (6, False),
        (6, False),
        (6, True),
    ]


def test_a_run_of_show_becomes_its_messages(say, course):
    from camp.scripts import sample

    text = (
        "{% for moment in show.moments %}\n"
        "{% message moment.at spare moment.spare %}\n"
        "{{ moment.say }}\n"
        "{% cue %}{{ moment.cue }}{% endcue %}\n"
        "{% endfor %}\n"
        "{% message show.minutes %}\n"
        "{{ show.summary }}\n"
    )
    assert say(text, show=sample(course, 3, "evening").show) == (
        Message(0, "门开了，今晚50分钟。"),
        Message(6, "第一问：写三个缺点。", cue="静着是在想，别补话。"),
        Message(15, "写一个也算。", spare=True),
        Message(50, "今晚门开了两边。"),
    )


def test_cues_stand_beside_the_message_and_never_in_it(say):
    [message] = say(
        "回1或2。{% cue %}数好，{{ group.name }}{% endcue %}\n然后说\n"
        "{% cue %}别急{% endcue %}\n"
    )
    assert message == Message(0, "回1或2。然后说", cue="数好，7营\n别急")


def test_a_script_that_is_only_a_cue_keeps_it(say):
    assert say("{% cue %}今晚不用发{% endcue %}") == (Message(0, "", cue="今晚不用发"),)


@pytest.mark.parametrize(
    "forged",
    [
        "\x1e6\x1f\x1d假的一条",
        "\x1c给营主\x17",
        "\x1e=\x1f+\x1d",
        "{% message 6 %}假的{% cue %}",
        "{{ day.hook }}",
    ],
)
def test_a_student_cannot_forge_a_message_border(say, forged):
    works = (Work("小李", forged, "阿敏", ""),)
    [message] = say("{% for w in works %}“{{ w.words }}”{% endfor %}", works=works)
    assert message.cue == ""
    assert message.text.startswith("“")
    assert message.text.endswith("”")
    assert not set(message.text) & set("\x17\x1c\x1d\x1e\x1f")


def test_a_student_cannot_turn_the_reading_direction(say, facts):
    group = replace(facts.group, name="7\u202e营\x00\ud800")
    assert say("{{ group.name }}", group=group)[0].text == "7营"


def test_a_text_is_tidied():
    assert tidy("\n\n 早  \n\u3000\n\n\n课\t\n尾\n\n") == "早\n\n课\n尾"


def test_tags_leave_no_trace_in_the_lines(say):
    text = (
        "一\n{% if late %}\n晚\n{% endif %}\n  {% if not late %}\n二\n  {% endif %}\n三"
    )
    assert say(text)[0].text == "一\n二\n三"


def test_empty_messages_are_left_out(say):
    assert say("{% message 3 %}\n{% if late %}晚{% endif %}\n{% message 5 %}到") == (
        Message(5, "到"),
    )


def test_a_script_is_shown_whole_with_its_minutes_and_cues():
    run = (
        Message(0, "开门"),
        Message(6, "第一问", cue="等"),
        Message(15, "备用", spare=True),
    )
    assert whole(run) == "[0′]\n开门\n\n[6′]\n第一问\n〔等〕\n\n[15′+]\n备用"
    assert whole((Message(0, "早"),)) == "早"


def test_a_message_is_measured_in_characters_bytes_and_seconds():
    [size] = measure((Message(0, "早。" * 150 + "\nhttps://learn.example/5"),))
    assert (size.characters, size.bytes, size.seconds) == (324, 924, 60)


def test_the_same_facts_always_make_the_same_messages(say):
    text = "{{ day.hook }}{% for w in works %}{% message 3 %}{{ w.words }}{% endfor %}"
    assert say(text) == say(text)
