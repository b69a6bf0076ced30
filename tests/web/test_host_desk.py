"""The host's desk: what stands on it at each hour, and what each press does."""

import gzip
import re

import pytest

from camp.desk import lead
from camp.desk.host import at_desk_wording
from camp.pages import desk_words
from camp.store import cohorts
from tests.web.desks import OURS, seen


def look(desks, path="/desk", **link):
    with desks.browser(desks.link(**link)) as client:
        answer = client.get(path)
    assert answer.status_code == 200
    return answer


def press(desks, *addresses, **form):
    with desks.browser(desks.link()) as client:
        for address in addresses:
            answer = client.post(address, data=form, headers=OURS)
            assert answer.status_code in {204, 303}, answer.text
        return client.get("/desk")


def test_what_is_due_now_lies_on_top_with_its_window_and_the_time_left(both):
    both.walk(both.at(1, 8, 6))
    page = look(both)
    said = seen(page)
    assert said.index("现在发") < said.index("早安") < said.index("还有2小时54分")
    assert "07:30–11:00" in said
    assert "完整版 1条" in said
    assert "精简版 1条" in said
    assert "第1天从一句话开始" in said
    assert re.search(r'<progress class="bar" value="36" max="210"', page.text)
    assert page.text.count('class="now"') == 1
    assert "12:00备好，12:30起发" in said


def test_the_last_half_hour_looks_different(desks):
    desks.walk(desks.at(1, 10, 42))
    page = look(desks)
    assert "还有18分钟" in seen(page)
    assert 'class="bar bar--look"' in page.text


def test_each_message_says_what_its_button_copied_and_how_long_it_is(desks):
    desks.walk(desks.at(4, 20, 10))
    page = look(desks)
    assert re.findall(r">(复制第\d条)</button>", page.text)[:4] == [
        "复制第1条",
        "复制第2条",
        "复制第3条",
        "复制第4条",
    ]
    assert 'data-done="已复制：第2条，4字"' in page.text
    assert "4字 · 12/2,048字节" in seen(page)
    assert page.text.count("copy--next") == 2  # one in each version


def test_a_cue_stands_beside_a_message_and_never_in_it(desks):
    desks.walk(desks.at(4, 20, 10))
    page = look(desks)
    assert "给你看的，不用发： 等大家坐好" in seen(page)
    copied = re.findall(r'class="msg__text"[^>]*>(.*?)</div>', page.text, re.DOTALL)
    assert "门开了。" in copied
    assert not any("坐好" in text for text in copied)


def test_a_spare_message_is_marked_folded_and_never_next(desks):
    desks.walk(desks.at(4, 20, 10))
    page = look(desks)
    assert "第3条 · 20:45 备用，冷场才发" in seen(page)
    spare = re.search(
        r'<details class="msg msg--spare">.*?</details>', page.text, re.DOTALL
    )
    assert "data-spare" in spare[0]
    assert "copy--next" not in spare[0]


def test_a_tick_says_when_and_by_whom_and_leads_to_what_is_next(desks):
    desks.walk(desks.at(1, 8, 6))
    page = press(desks, "/desk/1/morning/posted")
    said = seen(page)
    assert "08:06由host1贴出" in said
    assert "现在没有要发的 下一段是万花筒，12:30起发。" in said
    assert 'class="now"' not in page.text


def test_a_double_press_changes_nothing(desks):
    desks.walk(desks.at(1, 8, 6))
    press(desks, "/desk/1/morning/posted")
    once = desks.kept_things()[1]
    desks.move(desks.at(1, 8, 20))
    assert "08:06由host1贴出" in seen(press(desks, "/desk/1/morning/posted"))
    assert desks.kept_things()[1] == once


def test_a_tick_can_be_taken_back_and_the_copy_stays(desks):
    desks.walk(desks.at(1, 8, 6))
    acts = ("copied", "posted", "undo", "undo")
    page = press(desks, *(f"/desk/1/morning/{act}" for act in acts))
    assert "现在发，08:06复制过" in seen(page)
    with desks.store.reading() as kept:
        said = [(a[1], a[2]) for a in cohorts.audit(kept, desks.id)]
    assert said.count(("host1", "not posted")) == 1


def test_a_tick_stays_once_the_day_is_closed(desks):
    desks.walk(desks.at(1, 8, 6))
    press(desks, "/desk/1/morning/posted")
    desks.walk(desks.at(1, 24, 10))
    with desks.browser(desks.link()) as client:
        answer = client.post("/desk/1/morning/undo", headers=OURS)
    assert answer.status_code == 422
    assert "第1天已经结算" in seen(answer)


def test_a_tick_on_a_page_left_open_overnight_leaves_the_closed_day_alone(both):
    both.walk(both.at(1, 24, 10))
    before = both.kept_things()
    with both.browser(both.link()) as client:
        answer = client.post("/desk/1/noon/posted", headers=OURS)
    assert answer.status_code == 422
    assert "第1天已经结算，不能补勾了。从今天的接着发就好" in seen(answer)
    assert both.kept_things()[1] == before[1]


def test_a_slot_is_not_ticked_before_it_may_be_posted(desks):
    desks.walk(desks.at(1, 19, 40))
    with desks.browser(desks.link()) as client:
        answer = client.post("/desk/1/evening/posted", headers=OURS)
    assert answer.status_code == 422
    assert "小班会20:00起发，发出去了再勾" in seen(answer)


def test_a_copy_is_noted_with_its_version_and_needs_no_page(desks):
    desks.walk(desks.at(1, 8, 6))
    with desks.browser(desks.link()) as client:
        form = {"quiet": "1", "version": "short"}
        answer = client.post("/desk/1/morning/copied", data=form, headers=OURS)
    assert answer.status_code == 204
    (posting,) = [p for p in desks.kept_things()[1] if p[1:4] == (1, 1, "morning")]
    assert "copied" in posting
    assert "short" in posting


def test_an_expired_slot_says_so_and_offers_the_next(desks):
    desks.walk(desks.at(1, 17, 30))
    said = seen(look(desks))
    assert "现在没有要发的 下一段是小班会，20:00起发。" in said
    assert said.count("过时了，没有发") == 2
    assert "接着发小班会。" in said
    assert said.index("万花筒 12:30") < said.index("早安 07:30")


def test_what_was_posted_after_all_can_still_be_ticked(desks):
    desks.walk(desks.at(1, 17, 30))
    assert "其实发了，补勾" in seen(look(desks))
    assert "17:30由host1贴出，过了17:00" in seen(press(desks, "/desk/1/noon/posted"))


def test_before_anything_is_made_the_desk_says_when_it_comes(desks):
    desks.walk(desks.at(1, 5))
    said = seen(look(desks))
    assert "现在没有要发的 下一段是早安，07:30起发。" in said
    assert "06:30备好，07:30起发" in said


def test_a_slot_that_is_ready_early_can_be_read(desks):
    desks.walk(desks.at(1, 19, 40))
    said = seen(look(desks))
    assert "备好了，20:00起发" in said
    assert "看文字" in said


def test_a_slot_that_could_not_be_made_is_ops_work_not_the_hosts(desks):
    desks.walk(desks.at(1, 5))
    with desks.act() as kept:
        kept.do(
            "update occurrence set state = 'failed', reason = 'x.j2:3: boom' "
            "where kind = 'script' and number = 1 and slot = 'morning'"
        )
    desks.move(desks.at(1, 8))
    said = seen(look(desks))
    assert "这一段没做成" in said
    assert "运营看得到，会来处理" in said
    assert "boom" not in said
    assert "camp retry" not in said


def test_days_before_the_camp_the_desk_names_the_first_slot_and_its_date(desks):
    desks.move(desks.at(-2, 12))
    assert "下一段是早安，9月6日 周日07:30起发。" in seen(look(desks))
    desks.move(desks.at(-1, 12))
    said = seen(look(desks))
    assert "下一段是明天的早安，07:30起发。" in said
    assert "第0天的要点" not in said
    assert "下一天的要点今晚21:30在这里。" in said
    assert "营还没开始" in said


def test_after_the_last_day_the_desk_says_it_is_over(desks):
    desks.walk(desks.at(7, 12))
    said = seen(look(desks))
    assert "这一期走完了" in said
    assert "不再收营主的话" in said


def test_when_all_is_posted_the_desk_says_so_and_names_tomorrow(desks):
    desks.walk(desks.at(1, 20, 30))
    acts = [f"/desk/1/{slot}/posted" for slot in ("morning", "noon", "evening")]
    said = seen(press(desks, *acts))
    assert "今天的都发好了 下一段是明天的早安，07:30起发。" in said


def test_once_all_is_posted_the_desk_names_the_work_that_waits(both):
    both.came("小王", 1, hour=17, words="先听完再开口，今天忍住了三次。")
    both.walk(both.at(1, 20, 30))
    acts = [f"/desk/1/{slot}/posted" for slot in ("morning", "noon", "evening")]
    said = seen(press(both, *acts))
    assert "今天 作业 1 学员 明天" in said
    assert "1份作业等一句话，最久的3小时 去看作业" in said


def test_the_tabs_say_how_many_are_silent_just_as_their_page_does(both):
    both.came("小王", 1)
    both.came("小王", 2)
    both.walk(both.at(3, 9))
    assert "学员 3 明天" in seen(look(both))
    assert "3人没声音" in seen(look(both, "/desk/members"))
    with both.act() as kept:
        lead.change_track(kept, both.row, "小李", "listener", "澜", both.now)
    both.walk(both.at(4, 9))
    assert "学员 2 明天" in seen(look(both))
    assert "2人没声音" in seen(look(both, "/desk/members"))


def test_whoever_cannot_get_in_is_named_on_the_desk(both):
    both.walk(both.at(1, 9))
    with both.browser(both.link(role="join")) as client:
        for _ in range(5):
            form = {"name": "小李", "digits": "9999"}
            client.post("/join", data=form, headers=OURS)
    assert "小李进不来，等你点一下" in seen(look(both))


def test_tomorrows_guidance_takes_the_place_of_todays_when_it_is_there(desks):
    desks.walk(desks.at(1, 20))
    before = seen(look(desks))
    assert "今天的要点" in before
    assert "下一天的要点今晚21:30在这里。" in before
    desks.walk(desks.at(1, 21, 40))
    after = seen(look(desks))
    assert "明天的要点 第2课" in after
    assert "今天的要点" not in after


def test_a_line_at_night_is_kept_once_and_shown_as_it_was_written(both):
    both.walk(both.at(1, 21))
    words = "<script>alert(1)</script> 有人问能不能补第1天"
    page = press(both, "/desk/note", "/desk/note", words=words)
    assert seen(page).count("有人问能不能补第1天 host1") == 1
    assert "<script>alert" not in page.text


def test_a_line_as_long_as_the_box_takes_is_kept_whatever_its_kind(desks):
    desks.walk(desks.at(1, 21))
    form = {"kind": "help", "words": "长" * 500}
    assert "要帮忙：" + "长" * 500 in seen(press(desks, "/desk/note", **form))


def test_ones_own_line_is_taken_back_and_nobody_elses(both):
    both.walk(both.at(1, 21))
    press(both, "/desk/note", words="写错了")
    with both.browser(both.link(role="deputy")) as client:
        client.post("/desk/note", data={"words": "副营主的"}, headers=OURS)
        client.post("/desk/note", data={"undo": "0"}, headers=OURS)
        said = seen(client.get("/desk"))
    assert "写错了 host1" in said
    assert said.count("收回") == 2  # the button, and the hint below
    said = seen(press(both, "/desk/note", "/desk/note", undo="0"))
    assert "写错了" not in said
    assert "副营主的" in said
    assert "重新写的 host1" in seen(press(both, "/desk/note", words="重新写的"))


def test_todays_guidance_says_that_it_was_written_last_night(desks):
    desks.walk(desks.at(2, 9))
    said = seen(look(desks))
    assert "今天的要点" in said
    assert "昨晚21:30写的，里面的“明天”就是今天。" in said


def test_an_empty_or_endless_line_is_refused_and_not_lost(desks):
    desks.walk(desks.at(1, 21))
    with desks.browser(desks.link()) as client:
        empty = client.post("/desk/note", data={"words": " "}, headers=OURS)
        long = client.post("/desk/note", data={"words": "长" * 501}, headers=OURS)
    assert (empty.status_code, long.status_code) == (422, 422)
    assert "长" * 501 in seen(long)


def test_an_unknown_slot_day_or_version_is_refused_in_words(desks):
    desks.walk(desks.at(1, 8))
    with desks.browser(desks.link(), **{"accept-language": "zh"}) as client:
        for address in ("/desk/1/night/posted", "/desk/99/morning/posted"):
            answer = client.post(address, headers=OURS)
            assert answer.status_code == 422
            assert "这一下没有做成" in seen(answer)
        odd = {"version": "x" * 300}
        assert (
            client.post("/desk/1/morning/copied", data=odd, headers=OURS).status_code
            == 422
        )


def test_in_english_every_word_is_english(english):
    english.walk(english.at(4, 20, 10))
    page = look(english)
    assert '<html lang="en">' in page.text
    assert not re.search(r"[\u4e00-\u9fff]", page.text.replace(">中文<", "><"))
    assert "2 h 50 min left" in seen(page)
    assert "Copy message 1" in seen(page)


@pytest.mark.parametrize("table", [desk_words.WORDS, at_desk_wording.WORDS])
def test_every_phrase_has_both_languages_with_the_same_values(table):
    for key, (zh, en) in table.items():
        assert zh, key
        assert en, key
        assert not re.search(r"[\u4e00-\u9fff]", en), key
        names = [set(re.findall(r"{(\w+)}", words)) for words in (zh, en)]
        assert names[0] == names[1], key


def test_the_first_page_is_small_and_asks_for_nothing_elsewhere(desks):
    desks.walk(desks.at(4, 20, 10))
    with desks.browser(desks.link()) as client:
        page = client.get("/desk")
        assert page.headers["content-encoding"] == "gzip"
        wanted = re.findall(r'(?:src|href)="([^"#]+)"', page.text)
        wanted = [one for one in wanted if not one.startswith("/desk")]
        parts = [client.get(address) for address in wanted]
    assert all(address.startswith("/asset/") for address in wanted)
    assert len(wanted) == 4
    assert all("immutable" in part.headers["cache-control"] for part in parts)
    size = sum(len(gzip.compress(p.content)) for p in [page, *parts])
    assert size < 60_000
    assert not re.search(r"<style|style=|<script>|\son\w+=", page.text)


def test_a_name_with_markup_in_it_is_only_a_name(desks):
    desks.seated(1, host="<b>小李</b>")
    page = look(desks)
    assert "&lt;b&gt;小李&lt;/b&gt;" in page.text
    assert "<b>小李" not in page.text
