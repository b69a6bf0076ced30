"""The whole camp on one page: read this first.

What is taught and what was sent go in; who counts, who leads, who is thanked and what
we learnt come out. Everything here is a pure function over plain facts. The rest of
the house keeps those facts, takes them in and shows them, and sees to it that each
step happens at its hour, whatever crashes.
"""

from datetime import date

from camp import checkins, contests, debrief, honors, shelf, timetable
from camp.checkins import Granted, Submission, Telling, Verdict
from camp.cohort import Cohort, Group, Student, Track
from camp.contests import Tally
from camp.curriculum import Tier, load
from camp.debrief.night import DayFacts, GroupNight, Night, Silent, TierNight
from camp.honors import Record

PLAN = load(shelf.starter())
COHORT = Cohort(1, "写短第1期", PLAN, start=date(2026, 9, 7), zone="Asia/Shanghai")
GROUPS = [Group(id=1, number=1, track=Track.CAMP), Group(2, 2, Track.CAMP)]
LI = Student(1, "S1", "小李", group_id=1, tier="heavy", track=Track.CAMP, joined=1)
WANG = Student(2, "S2", "小王", group_id=1, tier="medium", track=Track.CAMP, joined=1)
ZHANG = Student(3, "S3", "小张", group_id=2, tier="light", track=Track.CAMP, joined=1)
DUE = range(1, 6)
"""Five days on which something is due; day 0 opens the camp, day 6 closes it."""
ALL = [(day, "21:04", "listen homework reflection", 230) for day in DUE]
SENT = {
    LI: ALL,
    WANG: [(1, "08:10", "listen", 0), (1, "31:40", "homework", 80), *ALL[1:]],
    ZHANG: [(1, "12:10", "listen", 0), (2, "12:30", "listen", 0)],
}
"""(day, hour, parts, characters); 31:40 is 07:40 the next morning."""


def test_what_is_taught_and_sent_becomes_verdicts_a_table_thanks_and_a_debrief():
    # When: everything that will fall due is known before day 1.
    calendar = list(timetable.lay_out(COHORT, GROUPS))
    closing = [row.kind for row in calendar if row.number == 6 and not row.group_id]
    assert {"close", "honors", "publish", "certificates", "report"} <= set(closing)
    night_5 = next(r for r in calendar if (r.kind, r.number) == ("close", 5))
    assert timetable.hour(night_5.compose_at, COHORT.zone) == "00:05"

    # What was done: a verdict for each day, with its reason.
    li, wang, zhang = (judged(student, night_5) for student in SENT)
    assert li[0] == (Verdict.DONE, "三样都在21:04前交齐")
    assert wang[0] == (Verdict.MADE_UP, "07:40补齐")
    assert [said for _, said in zhang[1:3]] == ["听课12:30交到", "这天没有收到"]

    # Who leads: whole numbers, and how far it is to the next group.
    done = checkins.rates([(1, by(li)), (1, by(wang)), (2, by(zhang))])
    assert done == {1: (10, 10), 2: (2, 5)}
    league = PLAN.contests[0].model_copy(update={"min_members": 1})
    tallies = [Tally(g.id, g.number, f"{g.number}营", 2, *done[g.id]) for g in GROUPS]
    first, second = contests.rank(tallies, league)
    assert (first.name, second.name, second.gap) == ("1营", "2营", 3)

    # Who is thanked: the rule, the winner, the reason, and what decided it.
    records = [
        record(LI, li, stamps=2),
        record(WANG, wang, made_up=1),
        record(ZHANG, zhang),
    ]
    (steady,) = honors.award(records, PLAN.honors)
    assert (steady.title, steady.name) == ("每天都在", "小李")
    assert steady.reason == "5个打卡日，5天都在，盖章2次。"
    assert steady.margin == "下一位小王：盖章0次；小李：盖章2次"

    # What we learnt: what ops read in the morning, and whom to write to.
    page = debrief.text(debrief.write(night(li[4], wang[4], zhang[4])))
    assert page.startswith("第5夜复盘 · 9月11日周五 · 活动日《活动：换着改》")
    assert "3位该打卡，来了2位，66.7%。" in page
    assert "2营 1位静默，最后一封1位" in page


def judged(student, close):
    """Fold what a student sent into facts; the verdict and its reason of each day."""
    days = [
        checkins.ask(PLAN, timetable.times(COHORT, day), Tier(student.tier))
        for day in DUE
    ]
    sent = {}
    for day, clock, parts, chars in SENT[student]:
        hour, minute = map(int, clock.split(":"))
        begins = timetable.times(COHORT, day).begins
        mask = checkins.parts_mask(PLAN.parts, parts.split())
        one = Submission(mask, chars, begins + hour * 3600 + minute * 60)
        sent[day] = checkins.receive(sent.get(day), one, days[day - 1])
    as_of = int(close.compose_at.timestamp())
    verdicts = checkins.judge(days, sent, {}, PLAN.attendance, as_of)
    telling = Telling(
        PLAN.parts, PLAN.attendance, lambda at: timetable.hour(at, COHORT.zone)
    )
    return [
        (v, checkins.reasons(v, day, sent.get(day.day), Granted.NONE, telling))
        for day, v in zip(days, verdicts, strict=True)
    ]


def by(theirs):
    return [verdict for verdict, _ in theirs]


def record(student, theirs, **known):
    """What honors know of a student's whole camp."""
    done, due = checkins.completion(by(theirs))
    group = student.group_id
    return Record(
        student.id,
        student.name,
        group,
        group,
        f"{group}营",
        due=due,
        done=done,
        **known,
    )


def night(*verdicts):
    """The fifth night in numbers, as the desk that counts it hands it over."""
    heavy, medium, light = (int(verdict.counts_as_done) for verdict, _ in verdicts)
    tiers = (TierNight("medium", medium, 1), TierNight("heavy", heavy, 1))
    day = PLAN.day(5)
    return Night(
        cohort=COHORT.name,
        course=PLAN.title,
        last_day=PLAN.last_number,
        day=DayFacts(5, "activity", day.title, timetable.date_of(COHORT, 5)),
        groups=(
            GroupNight(1, "1营", host="周恬", members=2, tiers=tiers),
            GroupNight(
                *(2, "2营", "阿木"),
                members=1,
                tiers=(TierNight("light", light, 1),),
                silent=1,
                silent_due=(0, 0, 1),
                silent_sample=(Silent(3, ZHANG.name, days=3, notes=2),),
            ),
        ),
    )
