"""The strongest evidence chooses the sentence, and each kind brings its own proof."""

from __future__ import annotations

from dataclasses import replace

from camp.debrief import night as n
from camp.debrief import write
from tests.debrief.made import day, group, night, posted, tiers


def test_one_tier_that_did_not_write_is_named_with_its_task() -> None:
    groups = tuple(
        group(i, tiers=tiers((60, 45, 60), (60, 55, 60), partial=(4, 12)))
        for i in range(1, 11)
    )
    parts = (
        n.PartNight("listen", "听课", "medium", 500, 600),
        n.PartNight("homework", "作业", "medium", 270, 600, written=True),
    )
    head = write(night(groups, parts=parts)).headline
    assert head.evidence.kind == "tier_unwritten"
    assert head.lead == "人还在，中度那份作业没写出来。"
    assert head.proof == (
        "轻度、重度没怎么动，中度55.0%→45.0%：开了头没交全的120位，昨晚40位。"
        "今天中度要做的是“采访一位家里人”。"
    )
    assert head.numbers == "1,900位该打卡，来了1,050位，55.3%（昨晚58.4%）。"


def test_a_fall_in_a_few_groups_leaves_the_others_in_peace() -> None:
    groups = tuple(
        group(i, tiers=tiers((40, 40, 40) if i < 3 else (60, 60, 60), (60, 60, 60)))
        for i in range(1, 11)
    )
    head = write(night(groups)).headline
    assert head.lead == "8个营没怎么动，少的76位都在2个营。"
    assert head.proof == "1营60→40%，2营60→40%。"


def test_late_posts_are_told_as_a_comparison() -> None:
    groups = tuple(
        group(
            i,
            tiers=tiers((50, 50, 50) if i < 5 else (60, 60, 60), (60, 60, 60)),
            postings=posted(645 if i < 5 else 455 + i),
        )
        for i in range(1, 11)
    )
    debrief = write(night(groups))
    lines = [debrief.headline.lead, *(a.line for a in debrief.questions)]
    assert any("后才贴的4个营少10.0个点，其余6个营没动" in line for line in lines), (
        lines
    )


def test_a_rescue_that_worked_is_counted() -> None:
    rows = tuple(
        group(i, rounds=(n.NoteRound(8, 6, 2, "梁禾"),) if i < 9 else ())
        for i in range(1, 11)
    )
    head = write(night(rows)).headline
    assert head.lead == "昨天私信48位，到今晚回来16位。"


def test_notes_of_other_days_are_not_yesterdays() -> None:
    rows = tuple(group(i, rounds=(n.NoteRound(6, 30, 20),)) for i in range(1, 11))
    found = {e.kind for e in write(night(rows)).evidence}
    assert not {"rescue_worked", "rescue_failed"} & found


def test_a_guest_who_brought_people_is_named() -> None:
    rows = tuple(
        group(i, tiers=tiers((70, 70, 70), (60, 60, 60))) for i in range(1, 11)
    )
    today = day(kind="guest", what="进门先问吃饭没有", who="程雁")
    head = write(night(rows, day=today)).headline
    assert head.lead == "程雁来的这天，多来了190位。"
    assert "《进门先问吃饭没有》" in head.proof


def test_nothing_happened_is_said_and_the_page_is_short() -> None:
    debrief = write(night())
    assert debrief.headline.lead == "今晚没有大事。"
    assert "《问问家里人》" in debrief.headline.proof
    assert debrief.watch == ()
    assert debrief.models == ()
    assert debrief.posts == ()


def test_the_previous_cohort_stands_beside_last_night() -> None:
    made = night(previous=n.Previous("上期", 930, 1900))
    assert "（昨晚60.0%，上期同晚48.9%）" in write(made).headline.numbers


def test_chance_is_not_called_a_movement() -> None:
    rows = tuple(
        group(i, tiers=tiers((59 + i % 3, 60, 60), (60, 60, 60))) for i in range(1, 11)
    )
    kinds = {e.kind for e in write(night(rows)).evidence}
    assert not kinds & {"tier_down", "tier_up", "broad_down", "broad_up", "few_groups"}


def test_the_night_before_a_rest_day_is_called_by_its_number() -> None:
    made = night(before="rest", day=day(10))
    assert "（第8晚60.0%）" in write(made).headline.numbers


def test_nothing_due_means_no_numbers() -> None:
    rows = tuple(group(i, tiers=()) for i in range(1, 11))
    rest = day(kind="rest", due=False, what="", who="", homework=("", "", ""))
    debrief = write(night(rows, day=rest, curve=()))
    assert debrief.headline.numbers == ""
    assert debrief.headline.lead == "歇一天，没有要交的。"


def test_a_second_night_of_the_same_is_a_sequel() -> None:
    rows = tuple(
        group(i, tiers=tiers((50, 50, 50), (60, 60, 60))) for i in range(1, 11)
    )
    first = write(night(rows))
    assert first.headline.evidence.kind == "broad_down"
    head = write(night(rows, day=day(10)), [first]).headline
    assert head.lead.startswith("又少190位")


def test_a_promise_that_was_broken_is_told() -> None:
    made = night(promises=(n.Promise("过夜待点评", 300, 612, "份"),))
    assert write(made).headline.lead == "说好过夜待点评不过300份，今晚612份。"


def test_everyone_coming_is_news_once() -> None:
    full = tuple(
        group(i, tiers=tiers((100, 100, 100), (90, 90, 90))) for i in range(1, 11)
    )
    again = tuple(
        group(i, tiers=tiers((100, 100, 100), (100, 100, 100))) for i in range(1, 11)
    )
    strong = next(e for e in write(night(full)).evidence if e.kind == "everyone")
    weak = next(e for e in write(night(again)).evidence if e.kind == "everyone")
    assert strong.strength > 50 > weak.strength


def test_a_camp_of_no_groups_still_writes_a_page() -> None:
    made = replace(night(), groups=(), curve=())
    assert write(made).headline.lead


def test_english_is_written_not_translated() -> None:
    rows = tuple(
        group(i, tiers=tiers((60, 45, 60), (60, 55, 60), partial=(4, 12)))
        for i in range(1, 11)
    )
    head = write(night(rows, locale="en")).headline
    assert (
        head.lead == "They're still here; it was the medium task that stayed half done."
    )
    assert head.numbers == "1,900 due, 1,050 came, 55.3% (58.4% last night)."


def test_a_group_whose_texts_were_missing_is_not_praised_for_leading() -> None:
    def led(postings: tuple[n.Posting, ...]) -> set[str]:
        first = group(1, standing=1, standing_before=2, postings=postings)
        second = group(2, standing=2, standing_before=1, postings=posted())
        return {e.kind for e in write(night((first, second))).evidence}

    assert "new_leader" in led(posted())
    assert "new_leader" not in led(posted(None))


def test_two_groups_that_made_up_most_are_both_named() -> None:
    groups = tuple(group(i, made_up=10 if i < 3 else 2) for i in range(1, 5))
    made = write(night(groups))
    piece = next(e for e in made.evidence if e.kind == "made_up")
    assert dict(piece.values)["tops"] == "1营、2营"
    assert dict(piece.values)["top"] is None
