"""A group's people at the desk: the silent first, a note ready for each."""

from tests.web.a_desk import look, press
from tests.web.desks import seen


def test_the_silent_come_first_with_a_note_ready_for_each(both):
    both.came("小王", 1)
    both.came("小王", 2)
    both.walk(both.at(3, 9))
    page = look(both, "/desk/members")
    said = seen(page)
    assert "3人没声音 全营4人" in said
    assert said.index("小李") < said.index("其余的人") < said.index("小王")
    assert "停了2天" in said
    assert "连着2天" in said
    assert "小陈" not in said
    letter = look(both, f"/desk/members/{both.ids['小李']}")
    assert "小李好，我是1营的host1。" in letter.text
    assert "复制给小李的话" in seen(letter)


def test_first_notes_come_first_and_who_was_written_to_waits_below(both):
    both.came("小王", 1)
    both.walk(both.at(4, 9))
    press(both, f"/desk/members/{both.ids['小李']}/sent")
    both.walk(both.at(5, 9))
    said = seen(look(both, "/desk/members"))
    first, waits = said.index("先写第一封"), said.index("写过了，再等几天")
    assert first < said.index("小王") < said.index("小张") < waits
    assert waits < said.index("小李")
    assert "写过第一封" in said[waits:]


def test_a_host_can_send_the_join_link_again_of_their_own_group(desks):
    desks.walk(desks.at(1, 9))
    assert "还没有入群链接，请营长发一条" in seen(look(desks, "/desk/members/link"))
    desks.link(role="join", group=2)
    assert "/in/" not in look(desks, "/desk/members/link").text
    ours = desks.link(role="join")
    page = look(desks, "/desk/members/link")
    assert ours in page.text
    assert "复制入群链接" in seen(page)


def test_somebody_is_found_by_part_of_a_name(desks):
    desks.walk(desks.at(3, 9))
    said = seen(look(desks, "/desk/members?name=小王"))
    assert "找到1位 看全部 小王" in said
    assert "没有找到“小陈”" in seen(look(desks, "/desk/members?name=小陈"))


def test_a_note_that_was_sent_is_marked_once_and_not_offered_again(both):
    both.walk(both.at(3, 9))
    address = f"/desk/members/{both.ids['小李']}"
    page = press(both, f"{address}/sent")
    assert "今天写过" in seen(page)
    press(both, f"{address}/sent")
    with both.store.reading() as kept:
        assert kept.row("select count(*) from letter")[0] == 1
    assert "现在不用写给小李" in seen(look(both, address))


def test_another_groups_student_is_out_of_reach(desks):
    desks.walk(desks.at(3, 9))
    other = desks.ids["小陈"]
    with desks.browser(desks.link()) as client:
        answer = client.get(f"/desk/members/{other}")
        assert answer.status_code == 422
        assert "小陈" not in answer.text
    press(desks, f"/desk/members/{other}/sent", wanted=422)


def test_whoever_a_label_or_a_leave_covers_is_left_in_peace(desks):
    with desks.act() as kept:
        who = desks.ids["小李"]
        kept.do("insert into label (student_id, name) values (?, 'paused')", (who,))
    desks.walk(desks.at(3, 9))
    assert "有标签，不打扰" in seen(look(desks, "/desk/members"))
    said = seen(look(desks, f"/desk/members/{who}"))
    assert "现在不用写给小李" in said


def test_words_for_a_hard_moment_stand_ready_to_be_copied(desks):
    desks.walk(desks.at(1, 9))
    assert "难的时候怎么说" in seen(look(desks, "/desk"))
    page = look(desks, "/desk/words")
    said = seen(page)
    assert "有人发广告、链接、二维码" in said
    assert "要退款，私下说" in said
    assert page.text.count("data-copy=") >= 5
