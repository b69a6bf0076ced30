"""A card of every kind, and what a test can see of a picture without eyes."""

import io
import json

from PIL import Image

from camp.cards import (
    ActivityCard,
    Certificate,
    CourseCard,
    Dot,
    Growth,
    GuestCard,
    Load,
    LoadDay,
    Methods,
    PerfectScore,
    Programme,
    ProgrammeStep,
    Quote,
    Setting,
    StandingsLine,
    StandingsPoster,
    Task,
    TierLine,
    Timetable,
    TimetableRow,
)

KINDS = ("opening", "course", "guest", "activity", "rest", "closing")
VERDICTS = (
    *("done", "made_up", "partial", "missed", "leave", "excused", "not_due", "out"),
    "ahead",
)


def setting(locale="zh-CN", colour="#34667a", accent="#dd9a52", **more):
    title = {"zh-CN": "好好相处", "en": "Small True Things"}[locale]
    cohort = {"zh-CN": "第6期", "en": "Autumn"}[locale]
    given = {"title": title, "cohort": cohort, "days": 21, **more}
    return Setting(locale=locale, colour=colour, accent=accent, **given)


def cards(held, text="话赶话的时候，谁先急", number=9, many=52):
    """One card of every kind, every text of it the same."""
    tier = TierLine(text, 20, text)
    rows = tuple(
        TimetableRow(n, KINDS[n % 6], text, text, text if n % 8 == 0 else "")
        for n in range(22)
    )
    loads = tuple(LoadDay(n, KINDS[n % 6], n, n, n + 8, 40) for n in range(22))
    lines = tuple(
        StandingsLine(n, text, 1000 - n * 9, "73.8%", "118/160", ours=n == 30)
        for n in range(1, many + 1)
    )
    dots = tuple(Dot(n, VERDICTS[n % 9], stamped=n % 4 == 0) for n in range(1, 22))
    return (
        Timetable(held, rows),
        Load(held, loads, (tier, tier, tier)),
        Methods(held, ((text, text),) * 6),
        Programme(held, "opening", text, text, (ProgrammeStep("20:30", text),) * 8),
        CourseCard(
            *(held, number, text, text, text, "audio", 11, text),
            date=text,
            tasks=(Task(text, text),) * 3,
        ),
        GuestCard(
            *(held, number, text, text, text, "video", 26, text),
            excerpt=text,
            invitation=text,
            date=text,
        ),
        ActivityCard(held, number, text, text, text, "20:30", 50, text),
        Quote(held, number, text, text),
        StandingsPoster(held, number, text, lines, text),
        PerfectScore(held, number, text, text, (text,) * 190),
        Growth(held, text, text, dots, 6, text, ((text, text),) * 3),
    )


def certificate(held=None, name="小李", serial="HH-06-0128", **more):
    given = {
        "title": "灯塔榜样",
        "reason": "20个打卡日，20天都在。",
        "date": "2026年9月28日",
        "group": "7营",
        "host": "阿舟",
        "verify": f"https://camp.example/c/{serial}",
        **more,
    }
    return Certificate(
        held or setting(), given.pop("kind", "honor"), name=name, serial=serial, **given
    )


def image(picture):
    return Image.open(io.BytesIO(picture.data)).convert("RGB")


def margins_are_clear(picture, margin=30, top=200):
    """True when nothing reaches into the outermost pixels below the flags.

    Across a margin every row has one colour: the ground's.
    """
    drawn = image(picture)
    for left in (0, drawn.width - margin):
        strip = drawn.crop((left, top, left + margin, drawn.height))
        shrunk = strip.resize((1, strip.height), Image.Resampling.NEAREST)
        if strip.tobytes() != shrunk.resize(strip.size).tobytes():
            return False
    floor = drawn.crop((0, drawn.height - margin, drawn.width, drawn.height))
    return len(floor.getcolors() or ()) == 1


def letters(job):
    """Every character a job prints."""

    def walk(value):
        if isinstance(value, str):
            yield from value
        elif isinstance(value, dict):
            for key, each in value.items():
                if key not in {"fonts", "look", "qr", "logo"}:
                    yield from walk(each)
        elif isinstance(value, list):
            for each in value:
                yield from walk(each)

    return set(walk(json.loads(job.text)))
