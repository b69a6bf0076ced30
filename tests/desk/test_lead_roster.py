"""A roster comes in whole or not at all, and the same file again changes nothing."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camp.cohort import Track
from camp.desk import lead
from camp.desk.refusal import Refusal, spoken
from camp.store import cohorts, queue, roster
from tests.desk.lead_camp import (
    BEFORE,
    LeadCamp,
    on_day,
    people,
    row,
    small_groups,
)


@pytest.fixture
def camp(database_url):
    made = LeadCamp(database_url)
    made.open(small_groups(students=4, people=8))
    yield made
    made.close()


@pytest.fixture
def file_camp(sqlite_url):
    made = LeadCamp(sqlite_url)
    made.open(small_groups(students=4, people=8))
    yield made
    made.close()


def sizes(camp):
    return sorted(
        camp.query("select group_id, count(*) from student group by group_id")
    )


def test_newcomers_fill_groups_evenly_and_tiers_are_spread(camp):
    plan = camp.bring(people(12))
    assert [(g.number, g.after, g.new) for g in plan.groups] == [
        (1, 4, True),
        (2, 4, True),
        (3, 4, True),
    ]
    tiers = camp.query("select group_id, tier, count(*) from student group by 1, 2")
    assert {count for *_, count in tiers} <= {1, 2}


def test_the_same_file_twice_changes_nothing(camp):
    rows = [
        *people(9),
        row(10, track="listener", tier=""),
        row(11, track="deferred"),
        row(12, phone="13800001234", labels=frozenset({"vip"})),
    ]
    camp.bring(rows)
    before = camp.everything()
    again = camp.bring(rows)
    assert again.empty
    assert again.unchanged == 12
    assert camp.everything() == before


def test_a_dry_look_changes_nothing(camp):
    before = camp.everything()
    plan = camp.do(lead.plan_import, people(5))
    assert len(plan.new) == 5
    assert camp.everything() == before


def test_one_bad_row_keeps_all_of_them_out_and_says_where(camp):
    before = camp.everything()
    bad = [
        *people(3),
        row(4, tier="extreme"),
        row(5, labels=frozenset({"boss"})),
        row(1, row=9),
        row(7, name=""),
    ]
    with pytest.raises(Refusal) as no:
        camp.bring(bad)
    assert [str(reason)[:4] for reason in no.value.reasons] == [
        "第5行，",
        "第6行，",
        "第8行，",
        "第9行，",
    ]
    assert spoken(no.value.reasons[3], "en") == (
        "row 9, ref: the number S001 stands in row 2 already"
    )
    assert camp.everything() == before


def test_an_empty_roster_is_refused(file_camp):
    with pytest.raises(Refusal, match="空"):
        file_camp.bring([])


def test_a_thousand_bad_rows_are_counted_not_listed(file_camp):
    with pytest.raises(Refusal) as no:
        file_camp.bring([row(n, tier="extreme") for n in range(1, 1001)])
    assert len(no.value.reasons) == 101
    assert "900" in no.value.reasons[-1]


def test_ten_thousand_students_make_fifty_two_groups(sqlite_url):
    camp = LeadCamp(sqlite_url)
    camp.open()
    plan = camp.bring(people(10_000))
    assert len(plan.groups) == 52
    assert {g.after for g in plan.groups} == {192, 193}
    camp.close()


def test_listeners_sit_by_themselves_and_the_deferred_nowhere(camp):
    camp.bring(
        [
            *people(6),
            row(7, track="listener"),
            row(8, track="listener"),
            row(9, track="deferred"),
        ]
    )
    with camp.act() as kept:
        tracks = {g.id: g.track for g in cohorts.groups(kept, camp.id)}
        students = roster.students(kept, camp.id)
    for one in students:
        if one.track is Track.DEFERRED:
            assert one.group_id == 0
        else:
            assert tracks[one.group_id] is one.track
    assert Counter(tracks.values()) == {Track.CAMP: 2, Track.LISTENER: 1}


def test_a_promised_group_is_kept(file_camp):
    file_camp.bring([row(1, group=3), row(2, group=3), *[row(n) for n in (3, 4)]])
    found = {m.ref: m.group for m in file_camp_members(file_camp)}
    assert found["S001"] == found["S002"] == 3


def file_camp_members(camp):
    with camp.act() as kept:
        return lead.members(kept, camp.row(kept))


def test_a_promised_group_may_not_be_overfull(file_camp):
    with pytest.raises(Refusal, match="坐不下"):
        file_camp.bring([row(n, group=1) for n in range(1, 7)])


def test_a_file_moves_nobody(file_camp):
    file_camp.bring(people(8))
    there = {m.ref: m.group for m in file_camp_members(file_camp)}
    other = 3 - there["S001"]
    with pytest.raises(Refusal, match="camp move"):
        file_camp.bring([row(1, group=other)])


def test_names_phones_and_labels_are_corrected_at_once(camp):
    camp.bring(people(2))
    camp.now = on_day(2)
    plan = camp.bring(
        [row(1, name="李晓", phone="13800001234", labels=frozenset({"vip"}))]
    )
    assert {c.day for c in plan.corrections} == {None}
    assert plan.missing == 1
    first, second = file_camp_members(camp)
    assert (first.name, first.phone, first.labels) == (
        "李晓",
        "138****1234",
        ("vip",),
    )
    assert second.name == "小王"


def test_a_phone_never_stands_in_the_audit(file_camp):
    file_camp.bring(people(1))
    file_camp.bring([row(1, phone="13800001234")])
    with file_camp.act() as kept:
        log = cohorts.audit(kept, file_camp.id)
    assert "roster phone" in {entry[2] for entry in log}
    assert "13800001234" not in repr(log)


def test_a_file_takes_no_label_off(file_camp):
    file_camp.bring([row(1, labels=frozenset({"do-not-contact"}))])
    assert file_camp.bring([row(1)]).empty
    (member,) = file_camp_members(file_camp)
    assert member.labels == ("do-not-contact",)


def test_a_tier_in_the_file_counts_from_tomorrow(camp):
    camp.bring(people(1))
    camp.now = on_day(2)
    camp.bring([row(1, tier="heavy")])
    assert camp.query("select aspect, day, value from change") == [("tier", 3, "heavy")]
    assert camp.bring([row(1, tier="heavy")]).empty


def test_deferring_frees_the_seat_and_coming_back_takes_one(camp):
    camp.bring(people(4))
    camp.now = on_day(1)
    camp.bring([row(1, track="deferred")])
    assert camp.bring([row(1, track="deferred")]).empty
    camp.bring([row(5)])
    with camp.act() as kept:
        assert len(cohorts.groups(kept, camp.id)) == 1
    camp.bring([row(1, track="camp")])
    members = {m.ref: m for m in file_camp_members(camp)}
    assert members["S001"].group > 0
    assert members["S001"].track is Track.CAMP


def test_whoever_joins_in_mid_camp_counts_from_tomorrow(camp):
    camp.bring(people(4))
    camp.now = on_day(2, 15)
    plan = camp.bring([*people(4), row(5), row(6)])
    assert plan.counts_from == 3
    joined = dict(camp.query("select ref, joined from student"))
    assert joined["S001"] == 0
    assert joined["S006"] == 3


def test_a_new_group_gets_no_greeting_that_is_stale(camp):
    camp.now = on_day(2, 15)  # the morning is over at 11:00, the noon at 17:00
    camp.bring(people(4))
    with camp.act() as kept:
        rows = [r for r in queue.rows(kept, camp.id) if r.group_id]
    assert min(r.post_until for r in rows) >= camp.now
    assert [(r.number, r.slot) for r in rows[:2]] == [(2, "noon"), (2, "evening")]


def test_every_script_of_every_day_is_laid_out_for_a_group_before_the_camp(camp):
    camp.bring(people(4))
    with camp.act() as kept:
        rows = [r for r in queue.rows(kept, camp.id) if r.group_id]
    assert len(rows) == 7 * 3


def test_nobody_joins_on_the_last_day_but_names_can_be_put_right(file_camp):
    file_camp.bring(people(2))
    file_camp.now = on_day(6)
    with pytest.raises(Refusal, match="最后一天"):
        file_camp.bring([row(3)])
    file_camp.bring([row(1, name="李晓")])


def test_someone_who_left_stays_left(file_camp):
    file_camp.bring(people(2))
    file_camp.do(lead.leave_camp, "S001", "小王")
    assert file_camp.bring([row(1, tier="heavy"), row(2)]).empty


def test_deferred_students_roll_into_a_later_cohort_under_their_numbers(camp):
    camp.bring(
        [
            row(1, track="deferred", phone="13800001234"),
            row(2, track="deferred", labels=frozenset({"refunded"})),
            row(3, track="deferred"),
            row(4),
        ]
    )
    first = camp.id
    camp.open(small_groups(students=4, people=8), start=date(2026, 10, 12))
    camp.bring([row(3)])

    def roll():
        with camp.act() as kept:
            rows = cohorts.get(kept, first), camp.row(kept)
            return lead.roll_deferred(kept, *rows, "小王", camp.now)

    done = roll()
    assert [(s.ref, group) for s, group in done.came] == [("S001", 1)]
    assert (done.there, done.refunded) == (1, 1)
    members = {m.ref: m for m in file_camp_members(camp)}
    assert members["S001"].phone == "138****1234"
    assert members["S001"].track is Track.CAMP
    before = camp.everything()
    assert roll().came == ()
    assert camp.everything() == before


def test_a_number_of_someone_else_stops_the_roll(file_camp):
    file_camp.bring([row(1, track="deferred")])
    first = file_camp.id
    file_camp.open(small_groups(students=4, people=8), start=date(2026, 10, 12))
    file_camp.bring([row(1, name="别人")])
    with file_camp.act() as kept:
        rows = cohorts.get(kept, first), file_camp.row(kept)
        with pytest.raises(Refusal, match="别人"):
            lead.roll_deferred(kept, *rows, "小王", file_camp.now)


def test_a_cohort_rolls_only_into_a_later_one(file_camp):
    with file_camp.act() as kept:
        here = file_camp.row(kept)
        with pytest.raises(Refusal):
            lead.roll_deferred(kept, here, here, "小王", file_camp.now)


CAP = 5


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cap")
    made = LeadCamp(f"sqlite:///{folder / 'camp.db'}")
    yield made
    made.close()


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_no_group_is_ever_over_the_cap(crowded, data):
    crowded.now = BEFORE
    crowded.open(small_groups(students=4, people=CAP + 3))
    known = 0
    for step in range(data.draw(st.integers(1, 5))):
        crowded.now = on_day(min(step, 4))
        known += data.draw(st.integers(0, 14))
        tracks = st.sampled_from(["", "listener", "deferred", "camp"])
        rows = [row(n, track=data.draw(tracks)) for n in range(1, known + 1)]
        if rows:
            crowded.bring(rows)
        _see_cap(crowded, even=step == 0)
        for _ in range(data.draw(st.integers(0, 6)) if known else 0):
            who = f"S{data.draw(st.integers(1, known)):03}"
            _try_to_move(crowded, who, data.draw(st.integers(1, 8)))
            _see_cap(crowded)


def _try_to_move(camp, who, number):
    try:
        camp.do(lead.move, who, number, "小李")
    except Refusal:
        return


def _see_cap(camp, *, even=False):
    with camp.act() as kept:
        roll = lead.read_roll(kept, camp.row(kept))
    for day in (*range(8), 10_000):
        present = Counter(
            roll.state(s, day).group_id
            for s in roll.students
            if roll.state(s, day).here
        )
        assert all(count <= CAP for group, count in present.items() if group), day
    if even:
        for track in (Track.CAMP, Track.LISTENER):
            counts = [roll.sizes()[g.id] for g in roll.groups if g.track is track]
            assert not counts or max(counts) - min(counts) <= 1
