"""Courses of every shape, with texts that try to be something else."""

from hypothesis import strategies as st

from camp.curriculum import Curriculum, load
from camp.curriculum.model import Measure
from tests.curriculum.files import SHIPPED, STARTER

KINDS = ["course", "guest", "activity", "rest"]
PIECES = [
    "=1+1", "+x", "-y", "@z", "'=a", '"', ",", "，", "；", ";", "、", "：", ": ", "|", "→", "->",
    "\\", "\\\\", "\\→", "\\u{41}", "0′ ", "12′", "5分 x", "5分钟：", "（备用）", "备用：", "(spare)",
    "〔x〕", "〔", "〕", "- a", "* b", "1. c", "2、d", "① e", "# h", "## 第1天 课程日 《x》", "> q",
    "```", "~~~", "---", "***", "**标题**：x", "- **金句**：y", "《x》", "“x”", "（无）", "(none)",
    "标题：x", "title: y", "问：", "答：", "坑：", "类型：", "钥匙：", "说明：", "🙂", "👨\u200d👩\u200d👧", "🇨🇳",
    "\u200b", "\u3000", "é", "e\u0301", "\u2126", "\t", "<b>", "&amp;", "[x](y)", "null", "~", "yes",
    "20:30", "3", "3.0", " #x", "{a}", "!t", "%", "`", "中文", "word", " ", "_x000A_", "\ufeff", "天", "day",
]  # fmt: skip
BREAKS = ["\n", "\n\n", "\n \n", "\n  "]


def _words(pieces, most):
    joined = st.lists(st.sampled_from(pieces), min_size=1, max_size=6).map("".join)
    return joined.map(lambda text: text.strip()[:most].strip()).filter(bool)


LINE = _words(PIECES, 200)
TEXT = _words([*PIECES, *BREAKS], 400)
WORD = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True)
LINK = st.sampled_from(["https://learn.example/1", "http://x.example/a?b=c,d#e|f"])
ASSET = st.sampled_from(["tu/1.png", "一.pdf", "=1.png"])


def block(needed, optional=None):
    """Make a block: some fields are always there, others now and then."""
    return st.fixed_dictionaries(needed, optional=optional or {})


def several(items, least=1, most=3):
    """Make a list."""
    return st.lists(items, min_size=least, max_size=most)


MINUTES = st.integers(5, 240)
MATERIAL = block(
    {
        "title": LINE,
        "kind": st.sampled_from(["image", "article", "audio", "video", "file"]),
        "about": LINE,
    },
    {"minutes": st.integers(0, 1440), "link": LINK, "asset": ASSET},
)
ANSWER = block({"question": LINE, "answer": TEXT})
HOMEWORK = block({"light": LINE, "medium": LINE, "heavy": LINE})


@st.composite
def show(draw, least):
    """Make a run of show in order, with cues and spares."""
    times = sorted(draw(several(st.integers(0, 5), least, 5)))
    moments = []
    for at in times:
        kind = draw(st.sampled_from(["say", "cue", "both", "spare"]))
        moment = {"at": at}
        if kind != "cue":
            moment["say"] = draw(TEXT)
        if kind in {"cue", "both"}:
            moment["cue"] = draw(LINE)
        if kind == "spare":
            moment["spare"] = True
        moments.append(moment)
    moments[0].setdefault("say", "8点半，开始。")
    return moments


CEREMONY = block(
    {"start": st.just("20:30"), "minutes": MINUTES, "about": LINE, "show": show(2)}
)
MAIN = {
    "opening": ("ceremony", CEREMONY),
    "closing": ("ceremony", CEREMONY),
    "course": (
        "lesson",
        block(
            {
                "title": LINE,
                "teacher": LINE,
                "media": st.sampled_from(["audio", "video"]),
                "minutes": st.integers(1, 240),
                "about": LINE,
            },
            {"link": LINK},
        ),
    ),
    "guest": (
        "guest",
        block(
            {
                "name": LINE,
                "who": LINE,
                "title": LINE,
                "minutes": st.integers(1, 240),
                "about": LINE,
                "invitation": LINE,
                "excerpts": several(LINE, 2, 4),
            },
            {"media": st.sampled_from(["audio", "video"]), "link": LINK},
        ),
    ),
    "activity": (
        "activity",
        block(
            {
                "name": LINE,
                "what": LINE,
                "why": LINE,
                "start": st.just("20:30"),
                "minutes": MINUTES,
                "warm_up": TEXT,
                "show": show(3),
            },
            {"summary": TEXT},
        ),
    ),
}
DAY = {
    "title": LINE,
    "hook": LINE,
    "quote": LINE,
    "key_points": several(LINE, 1, 6),
    "guidance": block(
        {"aim": LINE},
        {
            "traps": several(block({"trap": LINE, "answer": LINE}), 0, 3),
            "own_line": LINE,
        },
    ),
}
DAY_MORE = {
    "quote_by": LINE,
    "extra": MATERIAL,
    "materials": several(MATERIAL, 0, 2),
    "cards": st.lists(WORD, max_size=3, unique=True),
    "answers": several(ANSWER, 0, 2),
    "selling": st.booleans(),
    "slots": st.just(
        {"noon": {"compose": "11:30", "post_from": "12:00", "post_until": "15:00"}}
    ),
}


@st.composite
def day(draw, kind, number):
    """Make a day of a kind."""
    made = {"id": f"d-{number}", "kind": kind, **draw(block(DAY, DAY_MORE))}
    if kind in MAIN:
        name, what = MAIN[kind]
        made[name] = draw(what)
    if kind in {"course", "guest", "activity"}:
        made["homework"] = draw(HOMEWORK)
        if draw(st.booleans()):
            made["reading"] = draw(MATERIAL)
        if draw(st.booleans()):
            made["parts"] = draw(st.sampled_from([[], ["a"], ["b", "a"]]))
    return made


def _tier():
    return block(
        {
            "title": LINE,
            "parts": st.sampled_from([["a"], ["a", "b"]]),
            "minutes": st.integers(0, 1440),
            "about": LINE,
        }
    )


MEASURES = Measure.__args__
CONTEST = block(
    {
        "id": WORD,
        "title": LINE,
        "kind": st.just("league"),
        "measure": st.sampled_from(["completion", "excellent"]),
        "about": LINE,
    },
    {
        "ties": st.lists(st.sampled_from(["streak", "size"]), max_size=2, unique=True),
        "min_members": st.integers(1, 200),
    },
)
HONOR = block(
    {
        "id": WORD,
        "title": LINE,
        "measures": st.lists(
            st.sampled_from(MEASURES), min_size=1, max_size=4, unique=True
        ),
        "about": LINE,
    },
    {
        "per": st.sampled_from(["group", "cohort"]),
        "winners": st.integers(1, 50),
        "least": st.dictionaries(
            st.sampled_from(MEASURES),
            st.floats(0, 1) | st.sampled_from([0.8, 1e-7]),
            max_size=3,
        ),
        "may_repeat": st.booleans(),
    },
)
TOP = {
    "about": TEXT,
    "locales": st.sampled_from([["zh-CN"], ["en"], ["en", "zh-CN"]]),
    "zone": st.sampled_from(["Asia/Shanghai", "Europe/London"]),
    "goal": LINE,
    "nickname": LINE,
    "rules": several(LINE, 1, 4),
    "title": LINE,
    "parts": st.just({"a": {"title": "=x"}, "b": {"title": "b", "written": True}}),
    "tiers": block({"light": _tier(), "medium": _tier(), "heavy": _tier()}),
}
TOP_MORE = {
    "promises": several(LINE, 0, 3),
    "attendance": block(
        {},
        {
            "makeup_days": st.integers(0, 7),
            "leave_per_week": st.integers(0, 7),
            "misses_per_week": st.integers(0, 7),
            "beyond": st.sampled_from(["out", "listener", "nothing"]),
            "finish": st.floats(0, 1),
        },
    ),
    "group": st.just({"students": 50, "people": 60}),
    "ladder": several(block({"when": LINE, "act": LINE}), 0, 3),
    "contests": st.lists(CONTEST, max_size=2, unique_by=lambda one: one["id"]),
    "honors": st.lists(HONOR, max_size=3, unique_by=lambda one: one["id"]),
    "points": block({"about": LINE}, {"done": st.integers(0, 1000)}),
    "deposit": block({"amount": LINE, "back": LINE}),
    "assessment": block(
        {
            "title": LINE,
            "about": LINE,
            "minutes": st.integers(0, 90),
            "opens": st.just(1),
            "read": st.just(1),
            "how": TEXT,
        },
        {"link": LINK},
    ),
    "methods": several(block({"title": LINE, "about": LINE}), 0, 3),
    "answers": several(ANSWER, 0, 3),
    "look": block(
        {}, {"colour": st.just("#000000"), "logo": ASSET, "accent": st.just("#FFffFF")}
    ),
    "slots": st.just(
        {"noon": {"compose": "11:30", "post_from": "12:00", "post_until": "15:00"}}
    ),
}


@st.composite
def curricula(draw):
    """Make a whole course."""
    kinds = draw(several(st.sampled_from(KINDS), 1, 4))
    opens, closes = draw(st.booleans()), draw(st.booleans())
    kinds = ["opening"] * opens + kinds + ["closing"] * closes
    days = [draw(day(kind, number)) for number, kind in enumerate(kinds)]
    first = 0 if opens else 1
    path = [{"title": draw(LINE), "about": draw(TEXT)}]
    path[0] |= {"first": first, "last": first + len(kinds) - 1}
    top = {"format": 1, "id": draw(WORD), "path": path, "days": days}
    return Curriculum.model_validate({**top, **draw(block(TOP, TOP_MORE))})


REAL = [load({"curriculum.yaml": STARTER})] + [
    load({"curriculum.yaml": path.read_bytes()}) for path in SHIPPED
]
