"""Templates are bounded by construction: what is not listed is refused, all at once."""

import time
from dataclasses import replace

import pytest

from camp import scripts
from camp.scripts import ScriptError
from camp.scripts.expressions import MOST_DEEP, MOST_PROBLEMS
from camp.scripts.facts import Facts
from camp.scripts.kinds import FACTS
from camp.scripts.sandbox import MOST_OUTPUT, MOST_SOURCE


def problems_of(text, locale="zh-CN"):
    with pytest.raises(ScriptError) as raised:
        scripts.compile("course/morning.full", text, locale)
    return raised.value.problems


def codes_of(text):
    return [problem.code for problem in problems_of(text)]


REFUSED = {
    "call": "{{ day.hook() }}",
    "range": "{% for i in range(9) %}{% endfor %}",
    "cycler": "{{ cycler('a', 'b') }}",
    "method": "{{ day.hook.upper() }}",
    "mul": "{{ 'ab' * 9999999 }}",
    "div": "{{ day.number / 2 }}",
    "floordiv": "{{ day.number // 2 }}",
    "mod": "{{ day.number % 2 }}",
    "format": "{{ '%s' % day.hook }}",
    "pow": "{{ 9 ** 9 ** 9 }}",
    "pos": "{{ +day.number }}",
    "concat": "{{ day.hook ~ day.hook }}",
    "set": "{% set x = 1 %}",
    "set block": "{% set x %}a{% endset %}",
    "macro": "{% macro m() %}{% endmacro %}",
    "call block": "{% call m() %}{% endcall %}",
    "include": "{% include 'x' %}",
    "import": "{% import 'x' as x %}",
    "from": "{% from 'x' import y %}",
    "extends": "{% extends 'x' %}",
    "block": "{% block x %}{% endblock %}",
    "filter block": "{% filter clip(3) %}a{% endfilter %}",
    "with": "{% with a = 1 %}{% endwith %}",
    "autoescape": "{% autoescape true %}{% endautoescape %}",
    "slice": "{{ day.hook[:3] }}",
    "slice of a list": "{% for w in works[:2] %}{% endfor %}",
    "item by text": "{{ day['hook'] }}",
    "item by fact": "{{ perfect[day.number] }}",
    "dict": "{{ {'a': 1} }}",
    "bare list": "{{ ['a', 'b'] }}",
    "bare tuple": "{{ 'a', 'b' }}",
    "recursive": "{% for w in works recursive %}{% endfor %}",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_is_not_listed_is_refused(text):
    assert "refused" in codes_of(text)


WRONG = {
    "unknown": ["{{ lessen.title }}", "{% for x in y %}{% endfor %}", "{{ self }}"],
    "unknown_part": [
        "{{ lesson.titel }}",
        "{{ day.__class__ }}",
        "{% for w in works %}{{ w.title }}{% endfor %}",
        "{% for w in works %}{{ loop.cycle }}{% endfor %}",
        "{% for w in works %}{{ loop.parent }}{% endfor %}",
    ],
    "no_parts": [
        "{{ day.hook.upper }}",
        "{{ day.hook.__class__ }}",
        "{{ works.name }}",
        "{{ day.hook[0] }}",
        "{% for pair in answers %}{{ pair[2] }}{% endfor %}",
    ],
    "unknown_filter": ["{{ day.hook|upper }}", "{{ day.hook|safe }}", "{{ works|map }}"],
    "unknown_test": [
        "{% if lesson is defined %}{% endif %}",
        "{% if day.number is divisibleby 3 %}{% endif %}",
    ],
    "filter_use": [
        "{{ day.number|clip(3) }}",
        "{{ day.hook|clip }}",
        "{{ day.hook|clip(0) }}",
        "{{ day.hook|clip(day.number) }}",
        "{{ day.hook|clip(9, 9) }}",
        "{{ day.hook|clip(most=9) }}",
        "{{ day.hook|turn(3) }}",
        "{{ day.number|turn(0) }}",
        "{{ day.number|turn }}",
        "{{ works|join('、') }}",
        "{{ perfect|join(day.hook) }}",
        "{{ perfect|join('-' * 9) }}",
        "{{ perfect|join('123456789012345678901') }}",
        "{{ day.number|length }}",
        "{{ ['a']|pick('a') }}",
        "{{ ['a']|pick }}",
        "{{ day.hook|limit(3) }}",
        "{{ [1, 2]|pick(day.number) }}",
    ],
    "options": [
        "{{ [day.hook, 'a']|pick(1) }}",
        "{{ ['a', 1]|pick(1) }}",
        "{{ []|pick(1) }}",
        "{{ [" + "'a'," * 41 + "]|pick(1) }}",
        "{% if day.kind in [none] %}{% endif %}",
    ],
    "unprintable": ["{{ day }}", "{{ works }}", "{{ day.due }}", "{{ none }}", "{{ true }}"],
    "not_a_list": [
        "{% for c in day.hook %}{% endfor %}",
        "{% for n in day.number %}{% endfor %}",
        "{% for f in day %}{% endfor %}",
    ],
    "loops": [
        "{% for a in works %}" + "{% for b in works|limit(2) %}" * 2 + "{% endfor %}" * 3
    ],
    "inner_loop": [
        "{% for a in finished %}{% for b in finished %}{% endfor %}{% endfor %}",
        "{% for a in works %}{% for b in finished|limit(99) %}{% endfor %}{% endfor %}",
    ],
    "pair": ["{% for a, b, c in answers %}{% endfor %}"],
    "taken": ["{% for day in works %}{% endfor %}", "{% for loop in works %}{% endfor %}"],
    "compare": [
        "{% if day.number == '5' %}{% endif %}",
        "{% if day.hook > 3 %}{% endif %}",
        "{% if day.hook in 3 %}{% endif %}",
        "{% if 3 in perfect %}{% endif %}",
        "{% if last == none %}{% endif %}",
    ],
    "number": [
        "{{ day.hook + 1 }}",
        "{{ -day.hook }}",
        "{% message day.hook %}",
        "{% if day.hook is odd %}{% endif %}",
    ],
    "const": ["{{ 1.5 }}", "{{ 9999999 }}", "{{ '" + "长" * 501 + "' }}", "{{ 1e999 }}"],
    "control": ["a\x1eb", "{{ '\\x1e6\\x1fx' }}", "a\u202eb", "a\udc00b", "a\x00"],
    "in_cue": [
        "{% cue %}{% message 3 %}{% endcue %}",
        "{% cue %}{% if late %}{% cue %}{% endcue %}{% endif %}{% endcue %}",
    ],
    "syntax": ["{{ day.", "{% if %}", "{% cue %}", "{% endcue %}",
               "{{ " + "9" * 5000 + " }}", "{% message 3 4 %}"],
    "unknown_tag": ["{% fro w in works %}", "{% while true %}{% endwhile %}"],
    "long": ["x" * (MOST_SOURCE + 1)],
    "deep": [
        "{% if late %}" * 40 + "{% endif %}" * 40,
        "{{ " + "(" * 900 + "1" + ")" * 900 + " }}",
        "{{ " + " and ".join(["late"] * 400) + " }}",
        "{% if " + "not " * 600 + "late %}{% endif %}",
        "{{ day.hook" + "|clip(9)" * 60 + " }}",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, texts in WRONG.items() for text in texts]
)
def test_what_is_written_wrong_is_named(code, text):
    assert code in codes_of(text)


def test_an_unknown_fact_comes_with_the_one_that_was_meant():
    [problem] = problems_of("早\n{{ lesson.tilte }}")
    assert str(problem) == (
        "course/morning.full:2:11: lesson 里没有“tilte”，是不是“title”；"
        "全部事实见 camp script facts"
    )
    [problem] = problems_of("{{ lessn.title }}", "en")
    assert 'did you mean "lesson"' in problem.message


def test_all_problems_are_told_at_once_in_the_order_of_the_lines():
    found = problems_of("{{ a }}\n{% set b = 1 %}\n{{ day.hok }}{{ day }}\n{{ 2 * 3 }}")
    assert [(p.line, p.code) for p in found] == [
        (1, "unknown"),
        (2, "refused"),
        (3, "unknown_part"),
        (3, "unprintable"),
        (4, "refused"),
    ]


def test_a_wrong_value_is_blamed_once_and_not_for_what_follows_from_it():
    assert codes_of("{% for w in wroks %}{{ w.name|clip(3) }}{% endfor %}") == [
        "unknown"
    ]


def test_a_file_that_is_wrong_everywhere_stops_being_read():
    text = "".join(f"{{{{ wrong{number} }}}}\n" for number in range(1000))
    began = time.perf_counter()
    assert len(problems_of(text)) == MOST_PROBLEMS
    assert time.perf_counter() - began < 5


ALLOWED = {
    "{{ day.hook }}": "话赶话的时候，谁先急？",
    "{# 只给作者看 #}{{ group.name }}": "7营",
    "{% raw %}{{ day }}{% endraw %}": "{{ day }}",
    "{% if last and last.rank > 3 and not late %}a{% elif now %}b{% else %}c{% endif %}": "a",
    "{{ 'a' if late else 'b' }}{{ 'c' if late }}": "b",
    "{{ day.number + 1 - 2 }}{{ -last.change }}": "0-5",
    "{{ camp.days - day.number }}": "4",
    "{% for w in works|limit(1) %}{{ loop.index }}{{ w.name }}{% endfor %}": "1小王",
    "{% for w in works if w.remark %}{{ w.name }}{% else %}没有{% endfor %}": "小王",
    "{% for q, a in answers %}{{ q }}{{ a }}{% endfor %}": "要补吗？不用。",
    "{% for tier in camp.tiers %}{{ tier[0] }}{% if not loop.last %}、{% endif %}"
    "{% endfor %}": "轻度、中度、重度",
    "{{ works[0].name }}{{ perfect[1] }}": "小王小王",
    "{{ perfect|join }}，{{ perfect|length }}位，{{ perfect_count }}": "小李、小王、小张、小陈，4位，64",
    "{{ perfect|limit(2)|join('和') }}": "小李和小王",
    "{{ day.hook|clip(5) }}": "话赶话的…",
    "{{ day.number|turn(3) }}": "1",
    "{{ day.number|counted('day') }}, {{ works|length|counted('reply/replies') }}": "1 day, 2 replies",
    "{{ works|length|spelled }} of us, {{ last.rank|ordinal }}": "two of us, 9th",
    "{{ perfect|limit(3)|together }}": "小李、小王和小张".replace("、", ", ").replace(
        "和", " and "
    ),
    "{{ day.hook|clip(3)|quoted }}": '"话赶…"',
    "{{ guest.excerpts|pick(day.number) if guest else '无' }}": "无",
    "{% if day.kind in ['course', 'guest'] %}a{% endif %}": "a",
    "{% if day.number in (1, 7) and '急' in day.hook %}a{% endif %}": "a",
    "{% if guest is none and day.number is odd and level is not none %}a{% endif %}": "a",
    "{{ day.quote_by or '有人' }}说": "顾川说",
    "{% for a in works %}{% for b in works|limit(2) %}{{ b.name|clip(1) }}{% endfor %}"
    "{% endfor %}": "……" * 2,
}


@pytest.mark.parametrize(("text", "said"), ALLOWED.items())
def test_what_is_listed_works(say, text, said):
    assert say(text)[0].text == said


def test_the_same_number_always_picks_the_same_and_the_next_one_turns(
    course, say, facts
):
    text = '{{ ["甲", "乙", "丙"]|pick(day.number) }}'
    picked = [
        say(text, day=replace(facts.day, number=number))[0].text for number in range(7)
    ]
    assert picked == ["甲", "乙", "丙", "甲", "乙", "丙", "甲"]


def test_a_fact_that_is_missing_today_is_named_with_its_line(say):
    with pytest.raises(ScriptError) as raised:
        say("早\n\n{{ guest.name }}来了")
    [problem] = raised.value.problems
    assert (problem.line, problem.code) == (3, "missing")
    assert "name" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "{% if last.rank > 3 %}a{% endif %}",
        "{% for m in show.moments %}{% endfor %}",
        "{{ lesson.title|clip(3) }}",
        "{{ lesson.minutes + 1 }}",
        "{{ works[3].name }}",
        "{% if lesson.title in day.hook %}a{% endif %}",
    ],
)
def test_a_missing_fact_is_never_passed_over_in_silence(say, text):
    with pytest.raises(ScriptError):
        say(text, last=None, lesson=None, works=())


def test_a_text_that_outgrows_the_cap_is_stopped(say):
    many = tuple(f"名字{number}" for number in range(192))
    text = (
        "{% for a in finished %}{% for b in finished|limit(20) %}"
        "{{ finished|join('、') }}{% endfor %}{% endfor %}"
    )
    began = time.perf_counter()
    with pytest.raises(ScriptError) as raised:
        say(text, finished=many)
    assert time.perf_counter() - began < 1
    assert str(MOST_OUTPUT) in str(raised.value)


def test_the_slowest_loops_the_grammar_allows_end_soon(say):
    many = tuple(f"名字{number}" for number in range(192))
    test = "{% if a == b %}{% endif %}" * ((MOST_SOURCE - 120) // 26)
    text = (
        "{% for a in finished %}{% for b in finished|limit(20) %}"
        + test
        + "{% endfor %}{% endfor %}完"
    )
    template, began = scripts.compile("course/evening.full", text), time.perf_counter()
    assert template
    say(text, finished=many)
    assert time.perf_counter() - began < 5


def test_the_same_text_is_made_ready_once():
    assert scripts.compile("course/noon.full", "{{ day.hook }}") is scripts.compile(
        "course/noon.full", "{{ day.hook }}"
    )


def test_a_template_knows_which_facts_it_uses():
    template = scripts.compile(
        "x/y", "{{ day.hook }}{% if last %}{{ last.done }}{% endif %}"
    )
    assert template.facts == ("day", "last")
    assert len(template.sha) == 64


def test_nothing_but_the_facts_is_in_reach():
    for name in ("range", "dict", "lipsum", "cycler", "joiner", "namespace", "caller"):
        assert codes_of("{{ " + name + " }}") == ["unknown"]
    assert set(FACTS) == set(Facts.__dataclass_fields__)


def test_depth_is_counted_from_where_one_stands():
    inside = "{% if late %}" * (MOST_DEEP - 3) + "{{ day.hook }}"
    scripts.compile("x/y", inside + "{% endif %}" * (MOST_DEEP - 3))
