"""Tables: a night's own is what was published, the league counts what stands now."""

from camp.store import nights
from camp.timetable import Kind
from tests.desk.night.scene import CAMP, courses

PK = {
    "id": "pk",
    "title": "PK赛",
    "kind": "pk",
    "measure": "completion",
    "min_members": 1,
    "rounds": [[2, 3]],
    "about": "两个营比",
}
LEAGUE = {
    "id": "league",
    "title": "联赛",
    "kind": "league",
    "measure": "completion",
    "min_members": 2,
    "about": "比完成率",
}


def test_the_league_counts_make_ups_and_a_nights_own_table_does_not(scene):
    camp = scene()
    camp.came("小张", 1)
    camp.night(1)
    camp.came("小李", 1, hour=33)
    camp.came("小王", 1, hour=33)
    camp.all_came(2)
    camp.night(2)
    assert camp.table(1, "night") == {1: (2, (0, 2)), 2: (1, (1, 1))}
    assert camp.table(2, "night") == {1: (1, (2, 2)), 2: (2, (1, 1))}
    assert camp.table(2) == {1: (1, (4, 4)), 2: (2, (2, 2))}


def test_a_small_group_is_shown_without_a_place(scene):
    camp = scene(contests=[LEAGUE])
    camp.all_came(1)
    camp.night(1)
    assert camp.table(1) == {1: (1, (2, 2)), 2: (0, (1, 1))}
    with camp.look() as kept:
        docs = [doc for *_, doc in nights.standings(kept, camp.id, 1)]
    assert any("现有1人，满2人才排名" in doc for doc in docs)


def test_a_table_waits_for_its_close_and_says_so(scene):
    camp = scene()
    with camp.act() as kept:
        kept.do("update occurrence set state = 'failed' where kind = 'close'")
    camp.night(1)
    assert camp.table(1) == {}
    for kind in (Kind.STANDINGS, Kind.DEBRIEF):
        row = camp.row(kind, 1)
        assert row.state == "failed"
        assert "night 1 has not closed" in row.reason


def test_a_late_table_counts_the_stamps_of_its_own_night(file_scene):
    excellent = {**LEAGUE, "measure": "excellent", "min_members": 1}
    camp = file_scene(contests=[excellent])
    camp.all_came(1)
    camp.stamp("小李", 1)
    camp.review("stamp", "小王", 1, camp.at(1, 31))
    camp.late(camp.at(1, 32))
    assert camp.table(1)[1] == (1, (1, 2))


def test_a_pair_is_drawn_once_and_told_from_both_sides(scene):
    camp = scene(courses(3), rows=CAMP, contests=[LEAGUE | {"min_members": 1}, PK])
    camp.came("小张", 1)
    camp.until(camp.at(2, 1))
    with camp.look() as kept:
        drawn = nights.pairings(kept, camp.id)
    camp.came("小李", 2)
    camp.night(2)
    camp.again(Kind.ROUND, 2, slot="pk")
    with camp.look() as kept:
        assert nights.pairings(kept, camp.id) == drawn
        docs = [
            doc for kind, *_, doc in nights.standings(kept, camp.id, 2) if kind == "pk"
        ]
    assert len(docs) == 2
    assert sorted(doc.count('"rival":"1营"') for doc in docs) == [0, 1]


def test_a_group_that_is_not_there_yet_is_not_drawn(file_scene):
    camp = file_scene(courses(3), rows=CAMP, contests=[PK])
    camp.group(3, created=3)
    camp.until(camp.at(2, 1))
    with camp.look() as kept:
        (doc,) = nights.pairings(kept, camp.id).values()
    assert f'"home":{camp.groups[3].id}' not in doc
    assert f'"away":{camp.groups[3].id}' not in doc
