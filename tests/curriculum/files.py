"""Small curricula to break: one sound file, and places marked in it."""

from pathlib import Path

from camp.curriculum import CurriculumError, load

ROOT = Path(__file__).parent.parent.parent
STARTER = (ROOT / "camp/curriculum/starter/curriculum.yaml").read_bytes()
SHIPPED = sorted((ROOT / "curricula").glob("*/curriculum.yaml"))
MARK = "§"

SOUND = """\
format: 1
id: tiny
title: Tiny
about: A very small course.
locales: [en]
zone: Europe/London
goal: Say one thing well
path:
  - title: All of it
    first: 0
    last: 4
    about: Everything.
slots:
  morning: {compose: "06:30", post_from: "07:30", post_until: "11:00"}
parts:
  listen:
    title: Listen
  write:
    title: Write
    written: true
    min_chars: 100
tiers:
  light: {title: Light, parts: [listen], minutes: 10, about: Listen}
  medium: {title: Medium, parts: [listen, write], minutes: 20, about: Write}
  heavy: {title: Heavy, parts: [listen, write], minutes: 30, about: More}
attendance:
  makeup_days: 2
group:
  students: 192
  people: 200
nickname: number-name
rules:
  - Be kind
contests:
  - id: league
    title: League
    kind: league
    measure: completion
    about: Who comes
  - id: pk
    title: Duel
    kind: pk
    measure: excellent
    rounds:
      - [1, 2]
      - [3, 3]
    about: Who writes
honors:
  - id: steady
    title: Steady
    measures: [completion]
    least: {completion: 0.8}
    about: Here every day
assessment:
  title: Four ways
  about: Twenty questions
  minutes: 8
  opens: 1
  read: 2
  how: Slowly.
look:
  colour: "#2f6f5e"
days:
  - id: opening
    kind: opening
    title: Opening
    hook: Come in
    quote: A door is a start.
    key_points: [Come in]
    ceremony:
      start: "20:00"
      minutes: 30
      about: Hello.
      show:
        - {at: 0, say: Hello}
        - {at: 9, cue: Wait}
    guidance: {aim: Be there}
  - id: one
    kind: course
    title: One
    hook: What is on the table?
    quote: Put a hand on the tap.
    key_points: [Look first]
    lesson:
      title: Detail
      teacher: Ruth
      media: audio
      minutes: 9
      about: Why one mug is enough.
      link: https://learn.example/1
    homework: {light: Listen, medium: Write, heavy: Write more}
    extra:
      title: A table
      kind: image
      about: Look at it.
      link: https://learn.example/t
    guidance: {aim: One detail}
  - id: two
    kind: guest
    title: Two
    hook: Who mends the clock?
    quote: It was never broken.
    key_points: [Ask first]
    guest:
      name: Ada
      who: A clockmaker
      title: Ticking
      minutes: 20
      about: What she hears.
      invitation: Write what you hear
      excerpts: [It ticks., It stops.]
    homework: {light: Listen, medium: Write, heavy: Write more}
    guidance: {aim: Listen}
  - id: three
    kind: activity
    title: Three
    hook: Two rooms tonight
    quote: Doors go both ways.
    key_points: [Go in]
    activity:
      name: Rooms
      what: We swap rooms.
      why: To see them.
      start: "20:30"
      minutes: 40
      warm_up: Think of a room.
      show:
        - {at: 0, say: Begin}
        - {at: 10, say: Swap, spare: true}
        - {at: 30, say: End}
      summary: Two rooms.
    homework: {light: Come, medium: Write, heavy: Write more}
    guidance: {aim: Keep time}
  - id: closing
    kind: closing
    title: Closing
    hook: Where did it start?
    quote: An end is a door.
    key_points: [Go on]
    ceremony:
      start: "20:00"
      minutes: 30
      about: Goodbye.
      show:
        - {at: 0, say: Goodbye}
        - {at: 9, say: Go}
    guidance: {aim: Slowly}
"""


def edited(*changes):
    """Change the sound file; every old text must stand in it exactly once."""
    text = SOUND
    for old, new in changes:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return text


def unmarked(text):
    """Take the mark out; the text, and (line, col) where it stood."""
    before, mark, after = text.partition(MARK)
    assert mark, "the text has no mark"
    return before + after, (before.count("\n") + 1, len(before.split("\n")[-1]) + 1)


def problems(text, locale="en", **others):
    """Load one file and list what is wrong with it."""
    data = text.encode() if isinstance(text, str) else text
    files = {"curriculum.yaml": data, **{k: v.encode() for k, v in others.items()}}
    try:
        load(files, locale)
    except CurriculumError as error:
        return list(error.problems)
    return []


def one_problem(text, locale="en"):
    """Expect exactly one problem where the mark is; its message."""
    plain, place = unmarked(text)
    found = problems(plain, locale)
    assert [(p.file, p.line, p.col) for p in found] == [("curriculum.yaml", *place)], (
        "\n".join(map(str, found))
    )
    assert not found[0].warning
    return found[0].message
