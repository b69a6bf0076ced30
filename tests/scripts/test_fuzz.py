"""Whatever is written as a template, the room answers with messages or a ScriptError."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from camp import scripts
from camp.scripts import ScriptError, compose

MARKS = "\x17\x1c\x1d\x1e\x1f"
PIECES = st.sampled_from(
    [
        *(
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "#}",
            "{{ day.hook }}",
            "{% endif %}",
            "{% endfor %}",
        ),
        *("{% if late %}", "{% else %}", "{% for w in works %}", "{% message 3 %}"),
        *(
            "{% cue %}",
            "{% endcue %}",
            "{% raw %}",
            "|clip(3)",
            "|pick(",
            "|join",
            "day",
        ),
        *(
            "{% message",
            "spare",
            "works[0]",
            ".name",
            "(",
            ")",
            "[",
            "]",
            "'",
            '"',
            "\\",
        ),
        *(
            "loop.index",
            " and ",
            " not ",
            " in ",
            "==",
            "<",
            "+",
            "-",
            "*",
            "~",
            "**",
            "%",
        ),
        *(
            "1",
            "0",
            "none",
            "true",
            "{% set x = 1 %}",
            "{% macro m() %}",
            "recursive",
            "\n",
        ),
        *(
            "{% filter clip(3) %}",
            "{% block b %}",
            "{% for a, b in answers %}",
            ",",
            ":",
        ),
        *(
            "\\N{",
            "\\x",
            "\\u12",
            "\ud800",
            "\x1e",
            "{%-",
            "-%}",
            "{%+",
            "早",
            "is odd",
        ),
    ]
)


# Facts are long: a report that prints them for every example takes minutes.
QUICK = settings(max_examples=300, deadline=2000, report_multiple_bugs=False)


def outcome_of(text, facts):
    """Compose a text, or return the error; anything but a ScriptError is a bug."""
    try:
        return compose(scripts.compile("course/morning.full", text), facts)
    except ScriptError as error:
        return error


@QUICK
@given(st.lists(PIECES | st.text(max_size=6), max_size=40).map("".join))
def test_no_template_hangs_or_raises_anything_but_a_script_error(facts, text):
    outcome = outcome_of(text, facts)
    if isinstance(outcome, ScriptError):
        assert outcome.problems
        assert str(outcome)
    else:
        assert set("".join(m.text + m.cue for m in outcome)).isdisjoint(MARKS)


LEAVES = {
    "number": "day.number 1 last.change guest.minutes loop.index w.words|length",
    "text": "day.hook 'a' late host.name guest.name w.remark works[0].name answers[1][0]",
    "list": "perfect day.key_points guest.excerpts camp.rules",
    "any": "last guest day.due loop.last duel.ahead perfect",
}
SHAPES = {
    "number": """({number} + {number})
        (-({number}) - {number})
        {list}|length
        {text}|length
        ({number})|turn(3)
        ({number} if {any} else {number})""",
    "text": """{text}|clip(2)
        {list}|join
        {list}|pick({number})
        ['a','b']|pick({number})
        ({text} or {text})
        ({text} if {any} else {text})
        ({list})[1]""",
    "list": """{list}|limit(2)
        {list}|limit(1)""",
    "any": """({number} < {number})
        ({text} == {text})
        ({text} in {list})
        ({text} in {text})
        ({text} not in ('a', 'b'))
        ({number} in [1, 7])
        ({number} is odd)
        ({any} is none)
        (not {any})
        ({any} and {any})""",
}


def filled(shape, inner):
    """Make a strategy that fills a shape like ``{number} + {number}``."""
    pieces = re.split(r"\{(\w+)\}", shape.strip())
    return st.tuples(
        *(
            inner[piece] if place % 2 else st.just(piece)
            for place, piece in enumerate(pieces)
        )
    ).map("".join)


def expressions(depth):
    """Make one strategy for each kind of well-formed expression."""
    leaves = {kind: st.sampled_from(words.split()) for kind, words in LEAVES.items()}
    if depth == 0:
        return leaves
    inner = expressions(depth - 1)
    return {
        kind: leaves[kind]
        | st.one_of(filled(shape, inner) for shape in shapes.splitlines())
        for kind, shapes in SHAPES.items()
    }


WELL = expressions(2)


@QUICK
@given(WELL["any"], WELL["number"] | WELL["text"], WELL["list"], WELL["number"])
def test_what_the_grammar_lets_through_can_only_miss_a_fact(
    facts, asked, shown, walked, at
):
    outcome = outcome_of(
        f"{{% for w in works %}}{{% if {asked} %}}{{{{ {shown} }}}}{{% endif %}}"
        f"{{% message {at} spare {asked} %}}{{% endfor %}}"
        f"{{% for v in {walked} %}}{{{{ v }}}}{{% endfor %}}",
        facts,
    )
    if isinstance(outcome, ScriptError):
        codes = {problem.code for problem in outcome.problems}
        assert codes <= {"missing", "missing_here"}
