"""The host's other pages: homework, students, tomorrow, and being away."""

import html
import re
from datetime import timedelta

import pytest

from camp.store import cohorts
from tests.web.desks import OURS, seen

TEXT = "先听完再开口，今天忍住了三次，第四次没忍住。"


def look(desks, path, **link):
    with desks.browser(desks.link(**link)) as client:
        answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return answer


def press(desks, address, form=None, wanted=303, **link):
    with desks.browser(desks.link(**link)) as client:
        answer = client.post(address, data=form or {}, headers=OURS)
        assert answer.status_code == wanted, answer.text
        if wanted == 303:
            return client.get(answer.headers["location"])
    return answer


@pytest.fixture
def evening(both):
    """Two of group 1 and one of group 2 have handed something in."""
    both.came("小王", 2, hour=17, words=TEXT)
    both.came("小张", 2, hour=18, words=TEXT + "明天再试。")
    both.came("小陈", 2, hour=16, parts=2, words="别的群写的")
    both.walk(both.at(2, 20))
    return both


# words of one's own


def test_a_host_writes_over_a_text_and_copies_their_own_words_first(both):
    both.walk(both.at(1, 8, 6))
    page = look(both, "/desk/1/morning/edit")
    assert "第1天从一句话开始" in page.text
    page = press(both, "/desk/1/morning/edit", {"words": "早安，今天听一段就好。"})
    said = seen(page)
    assert said.index("你改过的 1条") < said.index("早安，今天听一段就好。")
    assert said.index("早安，今天听一段就好。") < said.index("第1天从一句话开始")
    assert "复制你改过的" in said
    made = drawn_from(look(both, "/desk/1/morning/edit"))
    back = press(both, "/desk/1/morning/edit", {"original": "1", "made": made})
    assert "你改过的" not in seen(back)


def drawn_from(page):
    """Read what a page says it was drawn from, as its form sends it back."""
    return re.search(r'name="made" value="([^"]*)"', page.text)[1]


def boxes(page):
    found = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", page.text, re.DOTALL)
    return [html.unescape(one) for one in found]


def test_two_at_one_desk_do_not_write_over_each_other(both):
    both.walk(both.at(1, 8, 6))
    address = "/desk/1/morning/edit"
    made = drawn_from(look(both, address))
    press(both, address, {"words": "营主写的", "made": made})
    before = both.kept_things()
    theirs = {"words": "副营主写的", "made": made}
    answer = press(both, address, theirs, wanted=409, role="deputy")
    assert both.kept_things()[1] == before[1]
    assert boxes(answer) == ["副营主写的"]
    said = seen(answer)
    assert said.index("你打开以后，这段话变过了") < said.index("营主写的")
    both_texts = {"words": "营主写的，副营主写的", "made": drawn_from(answer)}
    page = press(both, address, both_texts, role="deputy")
    assert "营主写的，副营主写的" in seen(page)


def test_the_same_words_sent_twice_are_kept_once_and_nobody_is_asked(desks):
    desks.walk(desks.at(1, 8, 6))
    made = drawn_from(look(desks, "/desk/1/morning/edit"))
    form = {"words": "早，慢慢来", "made": made}
    press(desks, "/desk/1/morning/edit", form)
    press(desks, "/desk/1/morning/edit", form)


def test_taking_the_script_back_leaves_words_that_came_meanwhile(desks):
    desks.walk(desks.at(1, 8, 6))
    address = "/desk/1/morning/edit"
    press(desks, address, {"words": "第一份"})
    page = look(desks, address)
    press(desks, address, {"words": "第二份", "made": drawn_from(page)}, role="deputy")
    back = {"original": "1", "made": drawn_from(page)}
    answer = press(desks, address, back, wanted=409)
    assert boxes(answer) == ["第二份"]
    assert "现在是下面这一份" in seen(answer)
    press(desks, address, {**back, "made": drawn_from(answer)})
    assert "第二份" not in seen(look(desks, "/desk"))


def test_a_clash_in_english_is_english(english):
    english.walk(english.at(1, 8, 6))
    address = "/desk/1/morning/edit"
    press(english, address, {"words": "Mine"})
    answer = press(english, address, {"words": "Yours", "made": "1-0"}, wanted=409)
    assert "This text has changed since you opened it" in seen(answer)
    assert not re.search(r"[\u4e00-\u9fff]", answer.text.replace(">中文<", "><"))


def test_a_line_of_dashes_stays_in_the_message_it_was_written_in(desks):
    desks.walk(desks.at(1, 8, 6))
    words = "早安\n------\n今天的课"
    page = press(desks, "/desk/1/morning/edit", {"words": words})
    assert "你改过的 1条" in seen(page)
    copied = re.findall(r'class="msg__text"[^>]*>(.*?)</div>', page.text, re.DOTALL)
    assert copied[0] == words
    assert boxes(look(desks, "/desk/1/morning/edit")) == [words]


def test_a_show_is_rewritten_message_by_message_and_keeps_its_hours(desks):
    desks.walk(desks.at(4, 20, 10))
    page = look(desks, "/desk/4/evening/edit")
    assert page.text.count("<textarea") == 4
    words = ["门开啦。", "第一问，慢慢想。", "备用的一问。", "总结。"]
    said = seen(press(desks, "/desk/4/evening/edit", {"words": words}))
    assert "你改过的 4条" in said
    assert said.index("第一问，慢慢想。") < said.index("完整版 4条") or "第2条" in said
    assert "给你看的，不用发： 等大家坐好 门开啦。" in said


def test_a_message_left_empty_is_left_out_and_the_others_keep_their_hours(desks):
    desks.walk(desks.at(4, 20, 10))
    words = ["", "第一问，慢慢想。", "", "总结。"]
    said = seen(press(desks, "/desk/4/evening/edit", {"words": words}))
    assert "你改过的 2条" in said
    own = said[: said.index("门开了。")]
    assert "20:36" in own
    assert "21:10" in own
    assert "20:45" not in own
    page = look(desks, "/desk/4/evening/edit")
    assert page.text.count("<textarea") == 4


def test_empty_words_of_ones_own_are_refused(desks):
    desks.walk(desks.at(1, 8, 6))
    answer = press(desks, "/desk/1/morning/edit", {"words": "  "}, wanted=422)
    assert "没有写字" in seen(answer)


def test_words_that_are_too_long_are_refused_and_all_of_them_are_kept(desks):
    desks.walk(desks.at(4, 20, 10))
    words = ["门开啦。", "长" * 8_001]
    answer = press(desks, "/desk/4/evening/edit", {"words": words}, wanted=422)
    assert "太长了" in seen(answer)
    assert "门开啦。" in seen(answer)
    assert "长" * 8_001 in seen(answer)


# pictures


def test_a_slots_pictures_are_named_on_the_desk_and_drawn_on_demand(desks):
    desks.walk(desks.at(1, 8, 6))
    with desks.browser(desks.link()) as client:
        page = client.get("/desk")
        assert "长按图片" in seen(page)
        links = re.findall(r'<img src="(/desk/1/morning/picture/[^"]+)"', page.text)
        assert len(links) == 2
        first = client.get(links[0])
        assert first.headers["content-type"] == "image/png"
        assert first.content.startswith(b"\x89PNG")
        mark = {"if-none-match": first.headers["etag"]}
        assert client.get(links[0], headers=mark).status_code == 304
        assert client.get("/desk/1/noon/picture/1").status_code == 422
        assert client.get("/desk/1/morning/picture/99").status_code == 422


def test_the_morning_after_a_night_brings_its_table(desks):
    desks.came("小李", 1)
    desks.walk(desks.at(2, 8))
    page = look(desks, "/desk")
    links = re.findall(r'src="(/desk/2/morning/picture/[^"]+)" alt="(.*?)"', page.text)
    assert links[-1][1] == "昨晚的战报"
    assert look(desks, links[-1][0]).content.startswith(b"\x89PNG")


def test_a_host_of_two_groups_sees_each_groups_own_pictures(desks):
    desks.came("小李", 1)
    desks.walk(desks.at(2, 8))
    found = {}
    for group in (1, 2):
        page = look(desks, "/desk", group=group)
        found[group] = re.findall(r'src="(/desk/2/morning/picture/[^"]+)"', page.text)
    assert not {*found[1]} & {*found[2]}
    mine, theirs = (look(desks, found[g][-1], group=g) for g in (1, 2))
    assert mine.content != theirs.content
    assert "max-age" in mine.headers["cache-control"]
    # The page of group 1 still lies open while the browser holds the link to group 2.
    other = look(desks, found[1][-1], group=2)
    assert other.headers["cache-control"] == "private, no-cache"


def test_a_picture_has_another_address_once_something_else_is_on_it(desks):
    desks.walk(desks.at(1, 8, 6))
    before = re.findall(r'src="(/desk/1/[^"]+)"', look(desks, "/desk").text)
    assert before == re.findall(r'src="(/desk/1/[^"]+)"', look(desks, "/desk").text)
    with desks.act() as kept:
        kept.do("update cohort set name = '第二期' where id = ?", (desks.id,))
    after = re.findall(r'src="(/desk/1/[^"]+)"', look(desks, "/desk").text)
    assert not {*before} & {*after}


# homework


def test_homework_waits_in_the_order_it_came_and_other_groups_is_not_shown(evening):
    said = seen(look(evening, "/desk/homework"))
    assert "0 /2 已点评" in said
    assert "还有2份等你一句话" in said
    assert said.index("小王") < said.index("小张")
    assert "别的群写的" not in said


@pytest.mark.parametrize("role", ["host", "officer"])
def test_one_press_reviews_a_piece_and_counts_it(evening, role):
    who = evening.ids["小王"]
    address = f"/desk/homework/2/{who}"
    page = press(evening, address, {"kind": "stamp"}, role=role)
    said = seen(page)
    assert "1 /2 已点评" in said
    assert "小王 第2天 已盖章 撤回 再写一句" in said
    assert said.count(TEXT) == 1  # only the other one's, which still waits
    answered = seen(look(evening, "/desk/homework?show=answered"))
    assert "小王" in answered
    assert "已盖章" in answered
    with evening.store.reading() as kept:
        kinds = kept.rows("select kind, giver, giver_id from review")
    assert [tuple(one) for one in kinds] == [("stamp", f"{role}1", 0)]


@pytest.mark.parametrize("kind", ["like", "stamp", "comment"])
def test_what_was_pressed_by_mistake_is_taken_back_and_waits_again(evening, kind):
    address = f"/desk/homework/2/{evening.ids['小王']}"
    press(evening, address, {"kind": kind, "words": "第四次也算"})
    for _ in range(2):
        said = seen(press(evening, address, {"undo": kind}))
        assert "0 /2 已点评" in said
        assert said.index("小王") < said.index("小张")
    with evening.store.reading() as kept:
        assert kept.row("select count(*) from review")[0] == 0
        assert kept.row("select sum(reviews) from fact")[0] == 0
        assert kept.row("select sum(stamped) from progress")[0] == 0
        log = [one[1:5] for one in cohorts.audit(kept, evening.id)]
    about = f"day 2 student {evening.ids['小王']}"
    took = ("host1", "take back praise", about, f"{kind} host1")
    assert log.count(took) == 1


def test_another_groups_stamp_is_not_taken_back(evening):
    other = f"/desk/homework/2/{evening.ids['小陈']}"
    press(evening, other, {"kind": "stamp"}, group=2)
    press(evening, other, {"undo": "stamp"}, wanted=422)
    press(evening, f"/desk/homework/2/{evening.ids['小王']}", {"undo": "x"}, wanted=422)
    with evening.store.reading() as kept:
        assert kept.row("select count(*) from review")[0] == 1


def test_what_was_looked_at_last_comes_first(evening):
    for name in ("小张", "小王"):
        evening.move(evening.now + timedelta(minutes=5))
        press(evening, f"/desk/homework/2/{evening.ids[name]}", {"kind": "like"})
    said = seen(look(evening, "/desk/homework?show=answered"))
    assert said.index("小王") < said.index("小张")
    evening.move(evening.now + timedelta(minutes=5))
    press(evening, f"/desk/homework/2/{evening.ids['小张']}", {"kind": "stamp"})
    said = seen(look(evening, "/desk/homework?show=answered"))
    assert said.index("小张") < said.index("小王")


def test_when_all_is_read_the_page_says_nobody_was_overlooked(evening):
    for name in ("小王", "小张"):
        form = {"kind": "comment", "words": f"{name}，第四次也算数。"}
        page = press(evening, f"/desk/homework/2/{evening.ids[name]}", form)
    assert "作业都看完了。2份，一份没漏。" in seen(page)
    said = seen(look(evening, "/desk/homework?show=answered"))
    assert "host1：小王，第四次也算数。" in said


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("小陈", {"kind": "like"}),
        ("小李", {"kind": "like"}),
        ("小王", {"kind": "burn"}),
        ("小王", {"kind": "comment", "words": " "}),
        ("小王", {"kind": "comment", "words": "长" * 2_001}),
    ],
)
def test_another_groups_homework_and_odd_praise_are_refused(evening, name, form):
    press(evening, f"/desk/homework/2/{evening.ids[name]}", form, wanted=422)
    with evening.store.reading() as kept:
        assert kept.row("select count(*) from review")[0] == 0


def test_nothing_handed_in_is_said_and_what_comes_next(desks):
    desks.walk(desks.at(1, 9))
    assert "这三天还没有人交作业" in seen(look(desks, "/desk/homework"))


# students


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


# tomorrow


def test_tomorrow_can_be_read_and_ticked_slot_by_slot(both):
    both.walk(both.at(1, 20))
    said = seen(look(both, "/desk/ahead"))
    assert "第2天" in said
    assert "下一天" in said
    assert "第2天从一句话开始" in said
    page = press(both, "/desk/ahead/2/morning")
    assert "看过" in seen(page)
    assert seen(page).count("读过了，没问题") == 2


def test_what_is_wrong_in_a_text_reaches_the_lead(both):
    both.walk(both.at(1, 20))
    form = {"flag": "1", "words": "日期写成了昨天"}
    page = press(both, "/desk/ahead/3/noon", form)
    assert "标记1号，等答复" in seen(page)
    with both.store.reading() as kept:
        assert kept.row("select words from proof")[0] == "日期写成了昨天"
    press(both, "/desk/ahead/3/noon", {"flag": "1", "words": ""}, wanted=422)


def test_whose_turn_it_is_to_proof_read_sees_their_days(desks):
    desks.walk(desks.at(1, 20))
    said = seen(look(desks, "/desk/ahead"))
    assert "轮到你校对" in said
    assert "还有3段没读" in said


def test_a_day_that_is_over_or_unknown_is_refused_in_words(desks):
    desks.walk(desks.at(2, 9))
    with desks.browser(desks.link()) as client:
        for day in (1, 99):
            assert client.get(f"/desk/ahead/{day}").status_code == 422


# standing, and the line at night


def test_the_desk_says_where_the_group_stood_and_how_far_the_next_is(both):
    for name in ("小陈", "小周", "小吴"):
        both.came(name, 1)
    both.came("小李", 1)
    both.walk(both.at(2, 9))
    said = seen(look(both, "/desk"))
    assert "昨晚第2名" in said
    assert "再多2个人打卡，就能追上2营。" in said
    assert "2营 3/4 75.0%" in said
    assert "前面没有人了。" in seen(look(both, "/desk", group=2))


@pytest.mark.parametrize(
    ("kind", "begins"), [("well", "顺利"), ("help", "要帮忙"), ("learnt", "学到")]
)
def test_a_line_at_night_says_what_it_is(desks, kind, begins):
    desks.walk(desks.at(1, 21))
    form = {"kind": kind, "words": "点名夸了三个人"}
    assert f"{begins}：点名夸了三个人" in seen(press(desks, "/desk/note", form))


# away


def test_a_deputy_takes_over_and_the_desk_and_the_log_say_so(both):
    both.walk(both.at(1, 9))
    page = press(both, "/desk/handover", {"role": "deputy", "through": "2"})
    assert "现在由副营主deputy1代" in seen(page)
    link = re.search(r"/in/\d+-[\w-]+", page.text)[0]
    with both.browser(link) as client:
        said = seen(client.get("/desk"))
    assert "由副营主deputy1代" in said
    with both.store.reading() as kept:
        log = [one[1:6] for one in cohorts.audit(kept, both.id)]
    assert ("host1", "hand over", "group 1", "", "deputy deputy1") in log
    assert "现在由" not in seen(press(both, "/desk/handover", {"back": "1"}))


def test_a_new_name_sits_there_through_that_day_and_no_longer(both):
    both.walk(both.at(1, 9))
    form = {"role": "deputy", "name": "阿舟", "through": "2"}
    page = press(both, "/desk/handover", form)
    link = re.search(r"/in/\d+-[\w-]+", page.text)[0]
    both.walk(both.at(2, 22))
    with both.browser(link) as client:
        assert client.get("/desk").status_code == 200
        both.walk(both.at(3, 8))
        assert client.get("/desk").status_code == 403
    assert "阿舟" not in seen(look(both, "/desk"))
    with both.store.reading() as kept:
        assert cohorts.seats(kept, both.id, 3)[both.groups[1].id]["deputy"] == "deputy1"


def test_back_again_the_deputy_sits_where_they_sat_and_the_lent_link_is_shut(both):
    both.walk(both.at(1, 9))
    deputys = both.link(role="deputy")
    form = {"role": "deputy", "name": "王五", "through": "3"}
    page = press(both, "/desk/handover", form)
    lent = re.search(r"/in/\d+-[\w-]+", page.text)[0]
    assert "王五坐deputy1的位子，deputy1的链接这几天打不开" in seen(page)
    both.walk(both.at(2, 9))
    for _ in range(2):
        page = press(both, "/desk/handover", {"back": "1"})
    assert "王五" not in seen(page)
    with both.browser() as client:
        assert client.get(lent).status_code == 403
    with both.browser(deputys) as client:
        assert client.get("/desk").status_code == 200
    with both.store.reading() as kept:
        group = both.groups[1].id
        names = [cohorts.seats(kept, both.id, n)[group]["deputy"] for n in range(6)]
    assert names == ["deputy1", "王五", *["deputy1"] * 4]


def test_a_second_name_gives_the_first_seat_back(desks):
    desks.walk(desks.at(1, 9))
    form = {"role": "deputy", "name": "王五", "through": "4"}
    press(desks, "/desk/handover", form)
    press(desks, "/desk/handover", form | {"name": "阿舟", "through": "2"})
    with desks.store.reading() as kept:
        group = desks.groups[1].id
        names = [cohorts.seats(kept, desks.id, n)[group]["deputy"] for n in range(6)]
    assert names == ["deputy1", "阿舟", "阿舟", *["deputy1"] * 3]


def test_whoever_stands_in_can_be_asked_to_stay_longer(desks):
    desks.walk(desks.at(1, 9))
    form = {"role": "deputy", "name": "阿舟"}
    press(desks, "/desk/handover", form | {"through": "2"})
    press(desks, "/desk/handover", form | {"through": "3"})
    with desks.store.reading() as kept:
        group = desks.groups[1].id
        names = [cohorts.seats(kept, desks.id, n)[group]["deputy"] for n in range(5)]
    assert names == ["deputy1", "阿舟", "阿舟", "阿舟", "deputy1"]


def test_only_the_host_hands_over_and_sees_the_link(desks):
    desks.walk(desks.at(1, 9))
    press(desks, "/desk/handover", {"role": "deputy", "through": "2"})
    page = look(desks, "/desk/handover", role="officer")
    assert "现在由副营主deputy1代" in seen(page)
    assert "/in/" not in page.text
    press(desks, "/desk/handover", {"back": "1"}, wanted=422, role="officer")


@pytest.mark.parametrize(
    "form",
    [
        {"role": "deputy", "name": "host1", "through": "2"},
        {"role": "host", "through": "2"},
        {"role": "deputy", "through": "0"},
        {"role": "deputy", "through": "99"},
        {"role": "deputy", "through": "x"},
        {},
    ],
)
def test_an_odd_handover_is_refused(desks, form):
    desks.walk(desks.at(1, 9))
    desks.link()
    before = desks.kept_things()
    press(desks, "/desk/handover", form, wanted=422)
    assert desks.kept_things() == before


def test_a_calendar_app_gets_the_slots_with_alarms_and_nothing_else(both):
    both.walk(both.at(1, 9))
    with both.act() as kept:
        cohorts.write_audit(kept, both.id, both.now, "澜", "open", "小营")
    page = look(both, "/desk/reminders")
    path = re.search(r"/calendar/\d+-[\w-]+\.ics", page.text)[0]
    with both.browser() as client:
        answer = client.get(path)
        assert answer.headers["content-type"].startswith("text/calendar")
        token = path.removeprefix("/calendar/").removesuffix(".ics")
        assert client.get(f"/in/{token}").status_code == 404
    lines = answer.text.split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("BEGIN:VALARM") == 18
    assert lines.count("TRIGGER:PT0M") == 18
    assert "DTSTART:20260906T233000Z" in lines
    both.seated(1, host="小周")
    with both.browser() as client:
        assert client.get(path).status_code == 403


def test_a_link_to_the_desk_opens_no_calendar(desks):
    token = desks.link().removeprefix("/in/")
    with desks.browser() as client:
        assert client.get(f"/calendar/{token}.ics").status_code == 404


def test_words_for_a_hard_moment_stand_ready_to_be_copied(desks):
    desks.walk(desks.at(1, 9))
    assert "难的时候怎么说" in seen(look(desks, "/desk"))
    page = look(desks, "/desk/words")
    said = seen(page)
    assert "有人发广告、链接、二维码" in said
    assert "要退款，私下说" in said
    assert page.text.count("data-copy=") >= 5


# both languages


PAGES = (
    "/desk", "/desk/words", "/desk/members?name=Ben",
    "/desk/members/link", "/desk/homework", "/desk/homework?show=answered", "/desk/members",
    "/desk/members/1", "/desk/ahead", "/desk/handover", "/desk/reminders",
    "/desk/3/morning/edit",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_in_english_no_page_has_a_chinese_word(english, path):
    english.came("Ben", 2, words="I listened to the end.")
    english.came("Chloe", 2, words="I listened. " * 30)
    english.stamped("Ben", 2)
    english.walk(english.at(3, 9))
    page = look(english, path)
    assert '<html lang="en">' in page.text
    assert not re.search(r"[\u4e00-\u9fff]", page.text.replace(">中文<", "><"))


def test_the_interface_is_the_readers_and_the_script_the_courses(desks):
    desks.walk(desks.at(1, 8, 6))
    with desks.browser(desks.link(), **{"accept-language": "en"}) as client:
        said = seen(client.get("/desk"))
    assert "Copy the full version" in said
    assert "Group 1" in said
    assert "第1天从一句话开始" in said
