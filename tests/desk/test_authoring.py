"""An author copies a template, changes it, sees what changed, and reads how it sounds."""

import pytest

from camp import curriculum, scripts, shelf
from camp.curriculum import CurriculumError
from camp.desk import authoring
from camp.desk.refusal import Refusal
from tests.curriculum.files import STARTER

FILES = {"curriculum.yaml": STARTER}
PLAN = curriculum.load(FILES)
NOON = "scripts/zh-CN/course/noon.full.j2"


def library(locale):
    """A library of two templates that stays as it is."""
    return {
        "course/noon.full": "{{ day.hook }}\n\n{{ lesson.title }}\n",
        "course/morning.full": "{{ day.hook }}{% if last %}来了{{ last.done }}位{% endif %}",
    }


def copied(name="course/noon.full", spoken="zh-CN", files=FILES, where=library):
    made = authoring.draft(PLAN, files, where, name, spoken)
    return {**files, made.path: made.body}


def refused(act, *given, **named):
    with pytest.raises(Refusal) as no:
        act(*given, **named)
    return [str(reason) for reason in no.value.reasons]


def tried(name="course/noon.full", own=None, **more):
    files = FILES if own is None else {**FILES, f"scripts/zh-CN/{name}.j2": own}
    return authoring.preview(PLAN, files, library, name, "zh-CN", **more)


def wrong(own, **more):
    body = own if isinstance(own, bytes) else own.encode()
    with pytest.raises(CurriculumError) as no:
        tried(own=body, folder="my-camp", **more)
    return [str(problem) for problem in no.value.problems]


def test_a_copy_says_where_it_came_from_and_reads_as_the_original():
    files = copied()
    first, rest = files[NOON].decode().split("\n", 1)
    assert NOON in first
    assert (
        f"sha256:{scripts.compile('x', library('zh-CN')['course/noon.full']).sha}"
        in first
    )
    assert rest == library("zh-CN")["course/noon.full"]
    own = authoring.preview(PLAN, files, library, "course/noon.full", "zh-CN")
    assert own.own
    assert own.messages == tried().messages


@pytest.mark.parametrize("spoken", ["zh-CN", "en"])
def test_every_template_of_the_real_library_can_be_copied(spoken):
    plan = PLAN.model_copy(update={"locales": (spoken,)})
    for name, text in shelf.library(spoken).items():
        made = authoring.draft(plan, FILES, shelf.library, name, spoken)
        assert made.body.decode().endswith(text)
        scripts.compile(made.path, made.body.decode())
        (found,) = authoring.differences({made.path: made.body}, shelf.library)
        assert found.state == "same"


def test_an_unknown_name_is_refused_with_the_nearest():
    assert refused(copied, "course/non.full") == [
        (
            "没有叫“course/non.full”的话术，是不是“course/noon.full”；"
            "名字写成 类型/时段.版本，如 course/noon.full"
        )
    ]
    assert "是不是" not in refused(copied, "../../x")[0]


def test_what_stands_against_a_copy_is_said_at_once():
    files = {**FILES, "scripts/en/course/noon.full.j2": b"x"}
    reasons = refused(copied, spoken="en", files=files)
    assert [reason[:20] for reason in reasons] == [
        "课程没有声明 en（只有 zh-CN），",
        "scripts/en/course/no",
    ]
    assert refused(copied, "rest/noon.full") == [
        "话术库里没有 scripts/zh-CN/rest/noon.full.j2"
    ]


def test_a_copy_that_was_not_changed_is_the_same():
    (found,) = authoring.differences(copied(), library)
    assert (found.path, found.state, found.lines) == (NOON, "same", ())


def test_what_was_changed_here_is_shown_line_by_line():
    files = copied()
    files[NOON] = files[NOON].replace(b"{{ lesson.title }}", "今天的课".encode())
    (found,) = authoring.differences(files, library)
    assert found.state == "changed"
    assert "没有动过" in found.word
    assert found.lines[-2:] == ("-{{ lesson.title }}", "+今天的课")
    assert not any("抄自" in line for line in found.lines)


def test_a_library_that_has_changed_since_the_copy_says_so():
    files = copied()

    def later(locale):
        return {"course/noon.full": "{{ day.hook }}\n\n{{ lesson.about }}\n"}

    (found,) = authoring.differences(files, later)
    assert found.state == "library_changed"
    assert "抄来以后话术库里的那一份改过了" in found.word
    assert "has changed since" in found.word.en.lower()


def test_a_template_without_a_mark_or_without_an_original_is_told_apart():
    files = {**FILES, NOON: b"{{ day.hook }}!", "scripts/zh-CN/rest/noon.full.j2": b"x"}
    found = {one.path: one.state for one in authoring.differences(files, library)}
    assert found == {NOON: "unmarked", "scripts/zh-CN/rest/noon.full.j2": "alone"}


def test_one_name_or_one_language_may_be_asked_for():
    files = copied("course/morning.full", files=copied())
    assert len(authoring.differences(files, library)) == 2
    (found,) = authoring.differences(files, library, "course/noon.full")
    assert found.path == NOON
    assert authoring.differences(files, library, spoken="en") == []
    assert refused(authoring.differences, FILES, library, "course/noon.full") == [
        "这门课程没有自己的 course/noon.full；camp script new 可以抄一份"
    ]


def test_a_hidden_mark_in_a_difference_is_shown_and_does_nothing():
    files = {**FILES, NOON: "{{ day.hook }}\x1b[2J\u202e".encode()}
    (found,) = authoring.differences(files, library)
    assert found.lines[-1] == "+{{ day.hook }}�[2J�"


def test_a_preview_counts_characters_and_bytes():
    found = tried(own="早安ab".encode())
    assert (found.own, found.number) == (True, 1)
    assert [(m.characters, m.bytes) for m in found.measures] == [(4, 8)]


def test_a_preview_hears_what_the_voice_has_against_it():
    assert any("务必" in words for words in tried(own="务必听完".encode()).heard)


STANDINGS = "{% if group.track == 'listener' %}听{% elif last %}{{ last.mood }}{% endif %}{{ late }}"


@pytest.mark.parametrize(
    ("standing", "late", "text"),
    [
        ("lead", False, "lead"),
        ("middle", False, "middle"),
        ("back", False, "back"),
        ("listener", False, "听"),
        (None, False, "middle"),
        (None, True, "14:20"),
        ("listener", True, "听14:20"),
        ("back", True, "back14:20"),
    ],
)
def test_a_preview_is_written_for_the_kind_of_group_asked_for(standing, late, text):
    more = {"number": 2, "standing": standing, "late": late}
    found = tried("course/morning.full", STANDINGS.encode(), **more)
    assert [m.text for m in found.messages] == [text]


def test_a_day_of_another_kind_is_refused_with_the_days_that_fit():
    assert refused(tried, number=0) == [
        "第0天是 opening，course/noon.full 用在第 1, 2, 3 天"
    ]
    assert refused(tried, number=40) == ["没有第40天：课程是第0到第6天"]
    assert refused(tried, "rest/noon.full", b"x") == [
        "课程里没有 rest 这种日子，这份话术不会用到"
    ]


def test_what_is_said_beside_the_slots_can_be_tried_on_any_day():
    own = "{{ person.name }}好".encode()
    assert tried("private/first.full", own, number=5).messages[0].text == "小李好"


BROKEN = {
    "{% for x in range(9) %}{% endfor %}": "2:13: 话术里不能用括号调用",
    "{% while true %}{% endwhile %}": "2:4: 没有“while”这种标签；循环只有 for",
    "{{ lesson.tilte }}": "2:11: lesson 里没有“tilte”，是不是“title”",
    "{{ lessn.title }}": "2:4: 没有“lessn”这个事实，是不是“lesson”",
    "{{ guest.name }}": "2:10: 这一天没有 name 要取的内容；请用 if 判断之后再写",
    "字" * 20_000: "1:1: 模板有 20002 个字符",
}


@pytest.mark.parametrize(("text", "words"), BROKEN.items())
def test_what_is_wrong_in_a_template_is_told_by_file_line_and_column(text, words):
    (found,) = wrong(f"早\n{text}")
    assert found.startswith(f"my-camp/{NOON}:{words}")


def test_a_loop_that_writes_too_much_is_stopped_and_named_by_its_line():
    text = "早\n{% for a in camp.rules %}{% for b in camp.rules|limit(9) %}\n"
    (found,) = wrong(text + "字" * 9_000 + "{% endfor %}{% endfor %}")
    assert "写出来超过 20000 个字符，已停下" in found
    assert found.startswith((f"my-camp/{NOON}:2:1: ", f"my-camp/{NOON}:3:1: "))


def test_a_template_that_is_not_utf8_is_told_by_its_byte():
    (found,) = wrong("早\n中".encode() + b"\xff")
    assert found.startswith(f"my-camp/{NOON}:2:2: ")
