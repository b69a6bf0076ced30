"""Reviews and nominations that somebody brings."""

from datetime import datetime

import pytest

from camp.desk import praise
from camp.desk.refusal import Refusal
from camp.sheets import NominationRow, ReviewRow
from camp.store import checkins as kept_checkins


@pytest.fixture
def camp(small):
    """小王 and 小李 have handed in day 1; it is that evening."""
    small.walk(small.at(1, 7))
    small.came("小王", 1, hour=8)
    small.came("小李", 1, hour=8)
    small.walk(small.at(1, 21))
    return small


def review(row, ref, kind, by, words="", *, day=1, at=None):
    return ReviewRow(row, ref, day, kind, by, words, at)


def bring(camp, rows, **more):
    with camp.act() as kept:
        return praise.import_reviews(kept, camp.row, rows, camp.now, **more)


def there(camp):
    with camp.act() as kept:
        return kept_checkins.reviews(kept, camp.id, 0, 5)


def test_a_giver_is_a_student_by_number_else_a_name(camp):
    done = bring(
        camp,
        [
            review(2, "S11", "stamp", "阿敏", "最实在"),
            review(3, "S11", "like", "S10"),
            review(4, "S11", "like", "S10"),
        ],
    )
    assert (done.new, done.again, done.students) == (2, 1, 1)
    assert {(r.kind, r.giver, r.giver_id) for r in there(camp)} == {
        ("stamp", "阿敏", 0),
        ("like", "小李", camp.ids["小李"]),
    }


def test_the_same_sheet_again_changes_nothing(camp):
    rows = [
        review(
            2,
            "S11",
            "comment",
            "S10",
            "好",
            at=datetime.fromisoformat("2026-09-07 20:00"),
        )
    ]
    assert bring(camp, rows).new == 1
    assert bring(camp, rows).new == 0


def test_every_wrong_row_is_named(camp):
    with pytest.raises(Refusal) as no:
        bring(
            camp,
            [
                review(2, "S99", "like", "S10"),
                review(3, "S11", "stamp", "S10"),
                review(4, "S10", "like", "S10"),
                review(5, "S13", "like", "S10"),
                review(6, "S11", "like", "S10", day=3),
            ],
        )
    said = [str(reason) for reason in no.value.reasons]
    assert [s[:3] for s in said] == [f"第{n}行" for n in (2, 3, 4, 5, 6)]
    assert "只有营主、副营主、作业官能盖章" in said[1]
    assert there(camp) == []


def test_answering_under_ones_own_homework_is_welcome(camp):
    assert bring(camp, [review(2, "S10", "comment", "S10", "谢谢")]).new == 1


def test_homework_that_is_not_there_may_be_left_out(camp):
    rows = [review(2, "S11", "like", "S10"), review(3, "S13", "like", "S10")]
    done = bring(camp, rows, lenient=True)
    assert (done.new, len(done.left_out)) == (1, 1)


def test_a_single_stamp_is_given_once(camp):
    for new in (True, False):
        with camp.act() as kept:
            done = praise.praise(
                kept, camp.row, "小王", None,
                kind="stamp", words="写得实在", by="阿敏", now=camp.now,
            )  # fmt: skip
        assert (done.day, done.by, done.new) == (1, "阿敏", new)


def test_a_comment_needs_words_and_homework_and_both_are_said(camp):
    with camp.act() as kept, pytest.raises(Refusal) as no:
        praise.praise(
            kept, camp.row, "小赵", 1, kind="comment", words=" ", by="S10", now=camp.now
        )
    assert [str(r) for r in no.value.reasons] == [
        "留言要写字",
        "小赵第1天没有交作业，没有可点评的",
    ]


def test_a_like_brings_no_words_and_an_unseen_comment_is_none(camp):
    bring(camp, [review(2, "S11", "like", "阿敏", "加我微信")])
    assert [one.words for one in there(camp)] == [""]
    with camp.act() as kept, pytest.raises(Refusal):
        praise.praise(
            kept,
            camp.row,
            "S11",
            1,
            kind="comment",
            words="\u200e",
            by="阿敏",
            now=camp.now,
        )


def test_nominations_come_in_and_later_words_replace_the_earlier(camp):
    rows = [
        NominationRow(2, "S11", "warm", "阿舟", "谁那儿空着，他就去"),
        NominationRow(3, "S10", "warm", "S11", ""),
    ]
    with camp.act() as kept:
        first = praise.import_nominations(kept, camp.row, rows, camp.now)
        again = praise.import_nominations(kept, camp.row, rows, camp.now)
        praise.nominate(
            kept,
            camp.row,
            "小王",
            "温暖大使",
            by="阿舟",
            words="坐一会儿",
            now=camp.now,
        )
        found = kept_checkins.nominations(kept, camp.id)
    assert (first.new, again.new, again.again) == (2, 0, 2)
    assert [(honor, who, words) for _, honor, who, words in found] == [
        ("warm", "小王", ""),
        ("warm", "阿舟", "坐一会儿"),
    ]


def test_an_honor_that_is_not_there_names_those_that_are(camp):
    with camp.act() as kept, pytest.raises(Refusal, match="steady, warm"):
        praise.nominate(
            kept, camp.row, "小王", "best", by="阿舟", words="", now=camp.now
        )
    row = NominationRow(2, "S99", "warm", "阿舟", "")
    with camp.act() as kept, pytest.raises(Refusal, match="S99"):
        praise.import_nominations(kept, camp.row, [row], camp.now)
