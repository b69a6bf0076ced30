"""Every page is one calm, self-contained file in one language."""

import re
from dataclasses import replace
from itertools import pairwise
from string import Formatter

import pytest

from camp import debrief as told
from camp import pages
from camp.pages import (
    Beside,
    CalendarPage,
    DayLine,
    HeatRow,
    HonorsPage,
    IndexPage,
    Link,
    Links,
    MessageShown,
    ScriptsPage,
    SlotShown,
    StandingLine,
    StandingsPage,
    TableShown,
    Thanked,
    VersionShown,
)
from camp.pages.drawing import percent, warmth
from camp.pages.flags import bunting
from camp.pages.words import WORDS
from tests.debrief.simulated import Camp
from tests.pages.reading import Page

HAN = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
LOCALES = ("zh-CN", "en")
HERE = {"zh-CN": ("好好相处", "7营", "小李"), "en": ("Speaking well", "Group 7", "Tom")}
BACK = (Link("../index.html", "↑"),)


def in_(locale, zh, en):
    return zh if locale == "zh-CN" else en


def debriefs(locale):
    return [d for _, d in Camp(7, groups=6, size=60, locale=locale).debriefs()]


def night(locale):
    """A night whose hosts wrote in its own language."""
    one = debriefs(locale)[9]
    words = in_(locale, "有人问补卡", "Someone asked about day 2")
    return replace(one, notes=tuple(replace(n, words=words) for n in one.notes))


def beside(locale):
    group = HERE[locale][1]
    return Beside(
        last_day=21,
        days=((1, "course"), (2, "rest"), (3, "activity")),
        heat=(HeatRow(group, (100, None, 44), cold=True),),
        corrections=(in_(locale, "没来→补上 3位", "3 from missed to made up"),),
        links=BACK,
    )


def scripts_page(locale):
    cohort, group, _ = HERE[locale]
    text = in_(locale, "早\n\n第5天", "Morning\n\nDay 5")
    one = MessageShown(text, "20:30", in_(locale, "等一等", "Wait"), True, 6)
    return ScriptsPage(
        locale=locale,
        cohort=cohort,
        group=group,
        title="5",
        date="2026-09-11",
        slots=(
            SlotShown(
                title=in_(locale, "早安", "morning"),
                window="07:30–11:00",
                state="look",
                word=in_(locale, "已生成，还没贴", "made, not posted yet"),
                notices=(in_(locale, "还没签发", "not signed off"),),
                edited=(in_(locale, "我自己的话", "My own words"),),
                versions=(
                    VersionShown(in_(locale, "完整版", "full"), (one, one)),
                    VersionShown(in_(locale, "精简版", "short"), (one,)),
                ),
            ),
            SlotShown("…", "", "now", "…"),
        ),
        number=5,
        last_day=21,
        links=BACK,
    )


def standings_page(locale):
    cohort, group, _ = HERE[locale]
    lines = (
        StandingLine(1, group, "118/160", "73.8%", "", "120/160"),
        StandingLine(0, group, "0/0", "", in_(locale, "满20人才排名", "too small")),
    )
    tables = (
        TableShown(in_(locale, "联赛", "League"), "…", lines),
        TableShown("PK", "…", (), (f"{group} – {group}",)),
    )
    return StandingsPage(locale, cohort, 5, "2026-09-11", tables, 21, BACK)


def honors_page(locale):
    cohort, group, name = HERE[locale]
    one = Thanked(
        title=in_(locale, "优秀学员", "Steady"),
        name=name,
        group=group,
        reason=in_(locale, "20天都在。", "All 20 days."),
        words=in_(locale, "第5天写“还没想好”", "day 5: “not yet”"),
        margin=in_(locale, "下一位小王", "Next was Ben"),
        passed_over=(in_(locale, "小张排在前面", "Chloe stood higher"),),
        state=in_(locale, "已公布", "published"),
    )
    gone = replace(one, withdrawn=True, issue=1)
    whole = in_(locale, "全营", "the whole camp")
    return HonorsPage(
        locale,
        cohort,
        "3",
        ((group, (gone, replace(one, issue=2))), (whole, (one,))),
        in_(locale, "走完全程的有64位。", "64 completed the camp."),
        21,
        BACK,
    )


def calendar_page(locale):
    kind = in_(locale, "课程日", "course day")
    days = tuple(
        DayLine(n, "09-07", kind, "…", ("07:30–11:00",), rest=n == 2, href="#")
        for n in range(3)
    )
    return CalendarPage(locale, HERE[locale][0], "…", days, BACK)


def index_page(locale):
    many = tuple(Link(f"n{n}.html", str(n)) for n in range(9))
    few = (Link("a.html", "A", "…"), Link("b.html", "B"))
    return IndexPage(
        locale,
        HERE[locale][0],
        "…",
        (Links("1", many), Links("2", few, "…")),
        ("…",),
        (("…", "1,000"),),
        21,
    )


def report(locale):
    from camp.debrief.closing import CampFacts, DayEnd, GroupEnd

    day = DayEnd(1, "course", "…", done=30, due=40, left=1)
    groups = tuple(
        GroupEnd(n, HERE[locale][1], enrolled=20, completed=n * 5, done=n, due=9)
        for n in (1, 2, 3)
    )
    facts = CampFacts(
        HERE[locale][0],
        HERE[locale][0],
        (day, replace(day, number=2, done=20)),
        groups,
        locale=locale,
        enrolled=60,
        completed=30,
    )
    return told.report(facts)


PAGES = {
    "debrief": lambda lc: pages.debrief_html(night(lc), beside(lc)),
    "report": lambda lc: pages.report_html(report(lc), 21, BACK),
    "scripts": lambda lc: pages.scripts_html(scripts_page(lc)),
    "standings": lambda lc: pages.standings_html(standings_page(lc)),
    "honors": lambda lc: pages.honors_html(honors_page(lc)),
    "calendar": lambda lc: pages.calendar_html(calendar_page(lc)),
    "index": lambda lc: pages.index_html(index_page(lc)),
}


@pytest.fixture(scope="module", params=[(n, lc) for n in PAGES for lc in LOCALES])
def drawn(request):
    """Each page in each language, drawn once."""
    name, locale = request.param
    return name, locale, PAGES[name](locale)


def test_a_page_loads_nothing_and_runs_nothing(drawn):
    _, _, text = drawn
    page = Page(text)
    assert page.loads == []
    assert not {"script", "iframe", "object", "form", "link"} & set(page.tags)
    assert "http://" not in text
    assert "@import" not in text
    assert "url(" not in text


def test_a_page_says_its_language_its_title_and_its_width(drawn):
    _, locale, text = drawn
    page = Page(text)
    assert text.startswith("<!doctype html>\n")
    assert page.lang == locale
    assert page.title.strip()
    assert 'name="viewport" content="width=device-width, initial-scale=1"' in text


def test_headings_begin_with_one_and_skip_none(drawn):
    _, _, text = drawn
    levels = Page(text).headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_names_of_parts_lead_to_headings_that_exist_once(drawn):
    _, _, text = drawn
    page = Page(text)
    assert len(page.ids) == len(set(page.ids))
    assert set(page.named_by) <= set(page.ids)


def test_an_english_page_has_no_chinese_and_a_chinese_one_no_english_labels(drawn):
    name, locale, text = drawn
    said = Page(text).text
    if locale == "en":
        if name == "debrief":
            said = re.sub(
                r"第5期|同学.|[\u4e00-\u9fff]{2}\d*", "", said
            )  # made-up names
        assert not HAN.search(said)
    else:
        own = {en for zh, en in WORDS.values() if en.isascii() and len(en) > 3}
        assert not own & set(Page(text).words)


def test_the_same_facts_make_the_same_bytes(drawn):
    name, locale, text = drawn
    assert PAGES[name](locale) == text


@pytest.mark.parametrize("locale", LOCALES)
def test_every_night_of_a_camp_can_be_drawn(locale):
    for one in debriefs(locale):
        page = Page(pages.debrief_html(one))
        assert one.headline.lead in page.text
        for entry in one.watch:
            assert entry.act.line in page.text


def test_what_people_wrote_cannot_become_markup():
    bad = "<script>alert(1)</script>\"'&"
    one = debriefs("zh-CN")[9]
    found = pages.debrief_html(
        replace(one, cohort=bad, headline=replace(one.headline, lead=bad)),
        Beside(corrections=(bad,), links=(Link(bad, bad),)),
    )
    assert "<script" not in found
    assert bad in Page(found).text
    shown = pages.scripts_html(
        replace(
            scripts_page("zh-CN"), group=bad, slots=(SlotShown(bad, bad, "now", bad),)
        )
    )
    assert "<script" not in shown


def test_a_night_without_anything_to_chase_says_so():
    one = debriefs("zh-CN")[0]
    assert "今晚没有要追的营" in pages.debrief_html(replace(one, watch=()))


def test_nothing_to_show_is_an_answer():
    nothing = replace(honors_page("zh-CN"), groups=())
    assert "还没有。" in pages.honors_html(nothing)
    empty = replace(scripts_page("zh-CN"), slots=())
    assert "还没有话术" in pages.scripts_html(empty)
    none = replace(standings_page("zh-CN"), tables=())
    assert "还没有。" in pages.standings_html(none)


@pytest.mark.parametrize(("days", "hung"), [(21, 9), (5, 0), (1, 1), (62, 62), (8, 3)])
def test_one_flag_hangs_for_each_day(days, hung):
    string = bunting(days, hung)
    assert len(string.flags) == days
    assert sum(flag.look != "todo" for flag in string.flags) == hung
    for flag in string.flags:
        places = [float(n) for n in re.findall(r"-?\d+\.\d", flag.path)]
        assert all(-70 <= n <= string.width + 70 for n in places)


@pytest.mark.parametrize(
    ("number", "step"), [(0, 1), (44, 1), (45, 2), (64, 3), (65, 4), (84, 5), (85, 6)]
)
def test_warmth_follows_the_key(number, step):
    assert warmth(number) == step


def test_a_rate_is_rounded_to_a_tenth():
    assert [percent(1, 3), percent(2, 3), percent(0, 0)] == ["33.3%", "66.7%", ""]


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_of_a_heading_need_the_same_values(key):
    zh, en = (
        {name for _, name, _, _ in Formatter().parse(words) if name}
        for words in WORDS[key]
    )
    assert zh == en


LOOK = (pages.drawing._ROOM / "look.css").read_text(encoding="utf-8")
COLOURS = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", LOOK))


def light(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (
        p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *((text, ground) for text in ("ink", "ink-2", "ink-3", "pine", "ochre")
          for ground in ("paper", "sheet", "sunk")),
        *(("ink", f"heat-{n}") for n in range(1, 7)),
        ("ink", "ochre-soft"),
        ("sheet", "seal"),
    ],
)  # fmt: skip
def test_text_can_be_read_on_every_ground_it_lies_on(text, ground):
    a, b = sorted((light(COLOURS[text]), light(COLOURS[ground])))
    assert (b + 0.05) / (a + 0.05) >= 4.5
