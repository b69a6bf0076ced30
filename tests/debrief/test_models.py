from __future__ import annotations

from camp.debrief import night as n
from camp.debrief import write
from tests.debrief.made import day, group, night, posted, with_group
from tests.debrief.simulated import Camp


def test_a_model_is_named_for_a_deed_with_a_count() -> None:
    swift = group(3, homework=142, reviewed_early=139, officer="秋水")
    (model,) = write(with_group(night(), swift)).models
    assert model.deed == "作业官秋水把142份作业里的139份在22:00前点评了。"


def test_notes_that_brought_people_back_tell_who_wrote_and_how_far_it_climbed() -> None:
    kind = group(
        2, rounds=(n.NoteRound(7, 21, 13, "梁禾"),), standing_before=39, standing=6
    )
    (model,) = write(with_group(night(), kind)).models
    assert model.deed == "梁禾第7天发21封私信，2天回来13位，名次39→6。"


def test_a_high_rate_alone_is_no_deed() -> None:
    assert write(night()).models == ()


def test_a_model_returns_only_for_a_new_deed() -> None:
    swift = with_group(night(day=day(8)), group(3, homework=142, reviewed_early=139))
    first = write(swift)
    again = write(
        with_group(night(), group(3, homework=120, reviewed_early=119)), [first]
    )
    assert again.models == ()
    other = group(3, homework=120, reviewed_early=119, stamped=6, first_stamped=5)
    (model,) = write(with_group(night(), other), [first, again]).models
    assert model.deed == "今天盖章6份，5位是头一次。"


def test_another_round_of_notes_is_a_new_deed() -> None:
    one = group(2, rounds=(n.NoteRound(7, 20, 10, "梁禾"),))
    two = group(2, rounds=(n.NoteRound(8, 20, 11, "梁禾"),))
    first = write(with_group(night(day=day(8)), one))
    assert write(with_group(night(), one), [first]).models == ()
    assert len(write(with_group(night(), two), [first]).models) == 1


def test_a_group_on_the_watch_list_is_no_model() -> None:
    both = group(
        3, homework=142, reviewed_early=139, host_days=4, postings=posted(None)
    )
    debrief = write(with_group(night(), both))
    assert [w.group for w in debrief.watch] == [3]
    assert debrief.models == ()


def test_three_models_have_three_groups_and_three_deeds() -> None:
    for _, debrief in Camp(31, 40, 150).debriefs():
        assert len(debrief.models) <= 3
        assert len({m.group for m in debrief.models}) == len(debrief.models)
        assert len({m.evidence.kind for m in debrief.models}) == len(debrief.models)


def test_no_group_is_a_model_twice_for_the_same_deed() -> None:
    told = []
    for _, debrief in Camp(32, 10, 150).debriefs():
        told += [
            (m.group, m.evidence.kind, m.evidence.get("day")) for m in debrief.models
        ]
    assert len(set(told)) == len(told)
