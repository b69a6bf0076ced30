"""Whatever the bytes: a curriculum or words about it, soon, and within little memory."""

import time
import tracemalloc

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from camp.curriculum import CurriculumError, lint, load, reading
from tests.curriculum.files import SHIPPED, SOUND, STARTER

SOURCES = [SOUND.encode(), STARTER, *(path.read_bytes() for path in SHIPPED)]
SECONDS = 5
MEGABYTES = 64

often = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def judged(data):
    """Load, and hold the reader to what it promises; True when it loads."""
    files = {"curriculum.yaml": data}
    places = []
    for locale in ("en", "zh-CN"):
        found, loads = found_in(files, locale)
        assert found or loads
        for problem in found:
            held(problem, data)
        places.append((loads, [(p.line, p.col) for p in found]))
    assert places[0] == places[1]
    return places[0][0]


def found_in(files, locale):
    """List every problem or, when it loads, every warning."""
    try:
        curriculum = load(files, locale)
    except CurriculumError as error:
        return error.problems, False
    return lint(curriculum, files, locale), True


def held(problem, data):
    """Hold a problem to its form: a place in the file and one line of words."""
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert 1 <= problem.line <= lines
    assert problem.col >= 1
    assert problem.message.strip()
    assert "\n" not in problem.message
    assert "does not fit here" not in problem.message


@often
@given(st.binary(max_size=400))
@example(b'a: "\\')
@example(b"\xef\xbb\xbf")
@example(b"a: |\n \xe2\x80\xa8")
def test_random_bytes_are_refused_in_words(data):
    assert not judged(data)


yaml_like = st.lists(
    st.sampled_from(
        [
            *("a", "b: ", ": ", "- ", "  ", "\n", "\n  ", "[", "]", "{", "}", ","),
            *('"', "'", "|", ">", "&x", "*x", "!t", "%", "@", "`", "#", "?", "<<: "),
            *("\t", "：", "\\", "---\n", "...\n", "~", "days:", "format: 1\n", "🎧"),
        ]
    ),
    max_size=40,
).map("".join)


@often
@given(yaml_like)
def test_anything_like_yaml_is_refused_in_words(text):
    judged(text.encode())


def garble(line, other, how):
    """Do one of the things that happen to a line."""
    body = line.lstrip()
    indent = line[: len(line) - len(body)]
    return {
        "delete": [],
        "double": [line, line],
        "dedent": [indent[2:] + body],
        "indent": ["  " + line],
        "tab": ["\t" + body],
        "cut": [line[: len(line) // 2]],
        "empty": [line.partition(":")[0] + ":"],
        "colon": [line.replace(": ", "：", 1)],
        "quote": [line.replace(": ", ': "', 1)],
        "swap": [indent + other.lstrip()],
        "noise": [line.replace(": ", ": [{*&!%@`", 1)],
        "number": [line.partition(": ")[0] + ": -99999999999999999999"],
        "list": [line.partition(": ")[0] + ": [1, [2], {a: b}]"],
        "binary": [line + "\x00\ufffe"],
    }[how]


HOWS = [
    *("delete", "double", "dedent", "indent", "tab", "cut", "empty", "colon"),
    *("quote", "swap", "noise", "number", "list", "binary"),
]


@often
@given(st.data())
def test_whatever_happens_to_the_lines_of_a_curriculum_is_said_in_words(data):
    lines = data.draw(st.sampled_from(SOURCES)).decode().split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        other = lines[data.draw(st.integers(0, len(lines) - 1))]
        how = data.draw(st.sampled_from(HOWS))
        lines[place : place + 1] = garble(lines[place], other, how)
    judged("\n".join(lines).encode())


@often
@given(st.data())
def test_whatever_happens_to_the_bytes_of_a_curriculum_is_said_in_words(data):
    body = bytearray(data.draw(st.sampled_from(SOURCES[:2])))
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(body)))
        end = start + data.draw(st.integers(0, 30))
        body[start:end] = data.draw(st.binary(max_size=8))
    judged(bytes(body))


laughs = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 20)
)
HOSTILE = {
    "brackets": "[" * 1_000_000,
    "braces": "{" * 1_000_000,
    "keys in keys": "a: " * 333_000,
    "questions": "? " * 500_000,
    "dashes": "- " * 500_000,
    "one key again and again": "a: 1\n" * 200_000,
    "other keys each time": "".join(f"k{n}: 1\n" for n in range(90_000)),
    "items": "- a\n" * 250_000,
    "flow in flow": "a: {" * 250_000,
    "lists in lists": "[a, " * 250_000,
    "a thousand laughs": laughs,
    "aliases": "*a " * 330_000,
    "anchors": "&a " * 330_000,
    "tags": "!" * 999_999,
    "documents": "---\n" * 250_000,
    "an open quote": '"' + "x" * 999_990,
    "quotes in quotes": "'" * 999_999,
    "colons": ": " * 500_000,
    "percents": "%" * 999_999,
    "bars": "|\n" * 500_000,
    "blank lines": "\n" * 1_000_000,
    "blanks": " " * 1_000_000,
    "a comment": "#" * 1_000_000,
    "tabs": "\t\n" * 500_000,
    "one long word": "x" * 1_000_000,
    "words without colons": "a\n" * 500_000,
    "broken lines": "a: b: c\n" * 125_000,
    "a long misspelt field": SOUND + "nicknamee" * 100_000 + ": x",
    "many misspelt fields": SOUND + "".join(f"titl{n}: x\n" for n in range(20_000)),
    "many days": SOUND + "  - {id: x, kind: corse, hook: }\n" * 15_000,
    "many rounds": SOUND.replace("- [3, 3]", "- [3, 3]\n" + "      - [2, 1]\n" * 12_000),
    "many moments": SOUND.replace("- {at: 30, say: End}", "- {at: 1, sya: x}\n" + "        - {at: 1}\n" * 20_000),
    "a number of a million digits": SOUND.replace("minutes: 9", "minutes: " + "9" * 900_000),
    "a long zone": SOUND.replace("Europe/London", "Europe/" * 100_000),
    "a long text": SOUND.replace("Here every day", "务必" * 150_000),
    "control characters": "\x01" * 1_000_000,
    "hidden characters": SOUND + "# " + "\u200b" * 300_000,
    "hash signs": SOUND.replace("Be kind", "Be kind\n" + "  - x #y\n" * 20_000),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_little_time(name):
    data = HOSTILE[name].encode()[: reading.MOST_BYTES]
    began = time.process_time()
    judged(data)
    took = time.process_time() - began
    assert took < SECONDS, took


@pytest.mark.parametrize(
    "name",
    ["brackets", "other keys each time", "a thousand laughs", "many days"],
)
def test_a_hostile_file_costs_little_memory(name):
    files = {"curriculum.yaml": HOSTILE[name].encode()[: reading.MOST_BYTES]}
    tracemalloc.start()
    try:
        with pytest.raises(CurriculumError):
            load(files)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < MEGABYTES * 1_000_000, peak
