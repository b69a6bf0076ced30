"""Replies, private notes and broadcasts: what a host says beside the day's slots."""

import pytest

from camp.cohort import Aspect, Track
from camp.desk import host, lead
from camp.desk.host import Asked
from camp.desk.refusal import Refusal
from camp.desk.student import Given, review
from camp.scripts.facts import Notice
from camp.store import letters, roster
from tests.desk import small as small_camps
from tests.desk.small import Small, _day, curriculum

COURSES = 9


def long_plan():
    """An opening, nine courses, a rest, and a closing: long enough for three notes."""
    kinds = ["opening", *["course"] * COURSES, "rest", "closing"]
    days = [_day(n, kind) for n, kind in enumerate(kinds)]
    answers = [
        {"question": "昨天没打卡，还能补吗？", "answer": "能，两天内补都算。"},
        {"question": "怎么请假？", "answer": "当天跟营主说一声就行。"},
    ]
    path = [{"title": "全程", "first": 0, "last": len(days) - 1, "about": "一段"}]
    plan = {**curriculum(), "days": days, "answers": answers, "path": path}
    plan["contests"][1]["rounds"] = []
    return {**plan, "contests": plan["contests"][:1]}


@pytest.fixture
def camp(sqlite_url):
    """A camp of nine courses; 小李 and 小王 came on day 1, nobody came since."""
    small = Small(sqlite_url, plan=long_plan())
    small.walk(small.at(1, 12))
    for name in ("小李", "小王"):
        small.came(name, 1, hour=10)
    yield small
    small.store.close()


def due(camp, group=1):
    with camp.act() as kept:
        found = host.group_numbered(kept, camp.row, group)
        return host.due(kept, camp.row, found, camp.now)


def names(found):
    return [(one.student.name, one.days, one.note) for one in found.due]


def sent(camp, name, group=1, who="阿舟"):
    with camp.act() as kept:
        found = host.group_numbered(kept, camp.row, group)
        return host.sent(kept, camp.row, found, name, who, camp.now)


def note(camp, name, group=1):
    with camp.act() as kept:
        found = host.group_numbered(kept, camp.row, group)
        return host.note_for(kept, camp.row, found, name, camp.now)


def reply(camp, name, group=1, **asked):
    with camp.act() as kept:
        found = host.group_numbered(kept, camp.row, group)
        return host.reply(kept, camp.row, found, name, Asked(**asked), camp.now)


def text(aside):
    return "\n".join(m.text for m in aside.messages)


def why(act, *args, **more):
    with pytest.raises(Refusal) as no:
        act(*args, **more)
    return "\n".join(no.value.reasons)


def label(camp, name, *labels):
    with camp.act() as kept:
        lead.change_labels(
            kept, camp.row, name, list(labels), [], who="小齐", now=camp.now
        )


def test_two_missed_due_days_make_the_first_note_due(camp):
    camp.walk(camp.at(2, 23))
    assert names(due(camp)) == []
    camp.walk(camp.at(3, 1))
    assert names(due(camp)) == [("小张", 2, "first"), ("小赵", 2, "first")]
    camp.walk(camp.at(4, 1))
    assert [name for name, _, _ in names(due(camp))] == ["小李", "小王", "小张", "小赵"]


def test_a_note_speaks_to_one_person_of_today_and_asks_little(camp):
    camp.walk(camp.at(3, 9))
    silent, written = note(camp, "小张")
    assert (silent.note, silent.since, written.to) == ("first", None, "小张")
    assert "小张好，我是1营的host1。两天没在打卡墙上看到你" in text(written)
    assert "今天的课11分钟，轻度听完就算" in text(written)
    assert "想换轻度，回我一个“轻”" in text(written)
    light = text(note(camp, "小赵")[1])
    assert "想换轻度" not in light


def test_three_notes_come_in_order_days_apart_and_nothing_follows(camp):
    seen = []
    for number in range(3, 12):
        camp.walk(camp.at(number, 9))
        for one in due(camp).due:
            if one.student.name == "小张":
                seen.append((number, one.note))
                sent(camp, "小张")
    assert seen == [(3, "first"), (5, "second"), (8, "last")]
    assert "之后不再写" in why(note, camp, "小张")


def test_a_late_first_note_is_still_the_first_and_the_next_waits(camp):
    camp.walk(camp.at(7, 9))
    assert note(camp, "小张")[0].note == "first"
    sent(camp, "小张")
    camp.walk(camp.at(8, 9))
    assert "再等1天" in why(note, camp, "小张")
    camp.walk(camp.at(9, 9))
    assert note(camp, "小张")[0].note == "second"


def test_nobody_is_written_twice_on_a_day(camp):
    camp.walk(camp.at(3, 9))
    first, second = sent(camp, "小张"), sent(camp, "小张", who="小齐")
    assert (first.again, second.again) == (False, True)
    assert second.silent.note == "first"
    with camp.act() as kept:
        kept_ones = letters.letters(kept, camp.id)
    assert [(one.nth, one.day, one.who) for one in kept_ones] == [(1, 3, "阿舟")]


def test_who_comes_back_is_counted_and_begins_anew(camp):
    camp.walk(camp.at(3, 9))
    sent(camp, "小张")
    assert (due(camp).written, due(camp).returned) == (1, 0)
    camp.came("小张", 3, hour=10)
    camp.walk(camp.at(4, 9))
    assert (due(camp).written, due(camp).returned) == (1, 1)
    assert "小张" not in [name for name, _, _ in names(due(camp))]
    camp.walk(camp.at(6, 9))
    assert ("小张", 2, "first") in names(due(camp))


@pytest.mark.parametrize("word", ["do-not-contact", "paused", "refunded"])
def test_a_label_comes_before_any_note(camp, word):
    camp.walk(camp.at(3, 9))
    label(camp, "小张", word)
    assert names(due(camp)) == [("小赵", 2, "first")]
    for act in (note, sent):
        assert "不便联系" in why(act, camp, "小张")
    assert "不便联系" in why(reply, camp, "advert", to=("小张",))
    with camp.act() as kept:
        assert letters.letters(kept, camp.id) == []


def test_leave_and_listening_are_no_silence(camp):
    with camp.act() as kept:
        roster.grant(
            kept, camp.id, 2, camp.ids["小张"], "excused", "小齐", "", camp.now
        )
        change = (camp.ids["小赵"], Aspect.TRACK, 2, Track.LISTENER.value)
        roster.change(kept, camp.id, [change], camp.now)
    camp.walk(camp.at(3, 9))
    assert names(due(camp)) == []
    assert "裸听" in why(note, camp, "小赵")
    assert "满2天才写第一封" in why(note, camp, "小张")


def test_a_student_of_another_group_is_said_to_be_elsewhere(camp):
    camp.walk(camp.at(3, 9))
    assert "小陈不在1营" in why(note, camp, "小陈")
    assert "没有学员“小刘”" in why(sent, camp, "小刘")
    assert "没有写是谁" in why(sent, camp, "小张", who=" ")


def test_after_the_camp_nobody_is_written_to(camp):
    camp.walk(camp.at(12, 9))
    assert names(due(camp)) == []
    assert "营已经结束" in why(note, camp, "小张")


@pytest.mark.parametrize("name", [name for name, _ in host.known()])
def test_every_reply_is_written_with_this_groups_facts(camp, name):
    asked = {"to": ("小李", "小王"), "about": "补吗", "by": "22:00", "who": "小齐"}
    for one in reply(camp, name, **asked):
        assert text(one)
        assert "{" not in text(one)


def test_an_advert_is_thanked_and_shown_another_way(camp):
    said = text(reply(camp, "advert", to=("小李",), about="自家的茶叶店")[0])
    assert said.startswith("谢谢小李愿意拿出来分享“自家的茶叶店”。")
    assert "链接先不留" in said
    assert "写进今天的作业" in said


def test_a_quarrel_writes_to_each_with_their_own_record(camp):
    camp.came("小张", 1, hour=11)
    at = int(camp.at(1, 11).timestamp())
    with camp.act() as kept:
        for whose in ("小李", "小张"):
            given = Given(
                1, camp.ids[whose], "comment", camp.ids["小王"], "小王", "我也是", at
            )
            review(kept, camp.cohort, [given])
    first, second = reply(camp, "conflict_each", to=("小李", "小王"), by="22:00")
    assert (first.to, second.to) == ("小李", "小王")
    assert "到今天你打卡1天" in text(first)
    assert "也会这样去问小王" in text(first)
    assert "2份作业留过言" in text(second)
    assert "也会这样去问小李" in text(second)
    assert all("22:00前，我带个办法回来" in text(one) for one in (first, second))


def test_a_quarrel_needs_two_people_of_this_group(camp):
    assert "两位" in why(reply, camp, "conflict_each", to=("小李",))
    said = why(reply, camp, "conflict_each", to=("小陈", "小刘"))
    assert "小陈不在1营" in said
    assert "小刘" in said


def test_a_question_asked_before_gets_the_approved_answer_word_for_word(camp):
    said = text(reply(camp, "asked_before", to=("小李",), about="补吗")[0])
    assert "“昨天没打卡，还能补吗？”" in said
    assert "能，两天内补都算。" in said
    assert "当天跟营主说一声就行。" in text(
        reply(camp, "asked_before", about="怎样请假")[0]
    )


def test_a_question_nobody_approved_lists_those_there_are(camp):
    for asked in ({"about": "发票怎么开票据"}, {}):
        said = why(reply, camp, "asked_before", **asked)
        assert "怎么请假？" in said


def test_a_late_answer_owns_the_hour_and_dates_the_rest(camp):
    said = text(
        reply(
            camp,
            "late_answer",
            to=("小李",),
            asked_at="昨天14:20",
            about="补卡看哪个时间",
            answer="看提交时间",
            who="顾老师",
            by="20:00",
        )[0]
    )
    assert "昨天14:20问的，到现在才回，是我们漏了，抱歉" in said
    assert "先答能答的：看提交时间。" in said
    assert "剩下的我去问顾老师，20:00前在这儿回你。" in said


def test_a_refund_is_answered_though_the_label_is_there_already(camp):
    label(camp, "小李", "refunded")
    found = reply(camp, "refund", to=("小李",), who="小齐", by="明天18:00")[0]
    assert found.to == "小李"
    assert "退款由小齐办，我已经转过去了，明天18:00前联系你" in text(found)
    label(camp, "小王", "do-not-contact")
    assert "不便联系" in why(reply, camp, "refund", to=("小王",))


def test_who_is_no_student_is_called_as_the_host_calls_them(camp):
    assert "7号楼的老贺想接着说的" in text(
        reply(camp, "off_topic", to=("7号楼的老贺",), about="球赛")[0]
    )


def test_everything_wrong_with_a_reply_is_said_at_once(camp):
    said = why(reply, camp, "adverts", to=("甲",) * 7, about="长" * 300, by="早" * 300)
    assert "advert, off_topic" in said
    assert "--to 最多6位" in said
    assert "--about太长了：300个字" in said
    assert "--by太长了" in said


def test_a_hidden_mark_in_a_name_never_reaches_the_group(camp):
    said = text(reply(camp, "advert", to=("小\u202e李",), about="店\u200f铺")[0])
    assert "\u202e" not in said
    assert "\u200f" not in said


def test_a_broadcast_says_what_why_and_the_receipt_and_copies_alone(camp):
    notice = Notice(
        text="明晚活动改到20:00，打卡照算。",
        why="上期21:10后一半人没再说话",
        by="今晚22:00",
        what="明晚活动提前到20:00",
        helper="小齐",
    )
    with camp.act() as kept:
        found = host.broadcast(kept, camp.row, notice, camp.now)
    head, copied = (m.text for m in found.messages)
    assert head.startswith("2个营：明晚活动提前到20:00，今晚22:00前请贴")
    assert "原因：上期21:10后一半人没再说话" in head
    assert "贴完回“营号+已贴”。不方便回“代”，小齐来贴" in head
    assert copied == "明晚活动改到20:00，打卡照算。"


def test_a_broadcast_without_words_says_everything_that_is_missing(camp):
    with camp.act() as kept, pytest.raises(Refusal) as no:
        host.broadcast(kept, camp.row, Notice(" ", "", "今晚" * 40), camp.now)
    assert [str(reason) for reason in no.value.reasons] == [
        "--text没有写字",
        "--why没有写字",
        "--by太长了：80个字，最多40个",
    ]


def test_a_reply_of_the_cohorts_own_version_goes_before_the_librarys(
    sqlite_url, monkeypatch
):
    own = {
        **small_camps.templates(),
        "zh-CN/reply/advert.full": "自己的说法，{{ case.names[0] }}",
    }
    monkeypatch.setattr(small_camps, "templates", lambda _locale: own)
    camp = Small(sqlite_url)
    camp.move(camp.at(1, 9))
    assert text(reply(camp, "advert", to=("小李",))[0]) == "自己的说法，小李"
    assert "收到，不用先说理由" in text(reply(camp, "refund", to=("小李",))[0])
    camp.store.close()
