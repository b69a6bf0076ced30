"""What a student asks for: a day's leave, and another tier."""

from tests.web.a_student import begin, hand_in
from tests.web.desks import OURS, seen


def test_leave_is_asked_for_and_the_second_in_a_week_is_refused(noon):
    with noon.browser(noon.link("student", name="小张")) as client:
        begin(client)
        ask = {"day": "2", "words": "出差"}
        assert client.post("/me/leave", data=ask, headers=OURS).status_code == 303
        page = client.get("/me")
        assert '<option value="2">' not in page.text
        assert "已请假：第2天 9月8日 周二 不用打卡，连续不断" in seen(page)
        assert ">假</span>" in page.text
        again = client.post("/me/leave", data={"day": "4"}, headers=OURS)
    assert again.status_code == 422
    used = "第4天那周的1天假用在第2天（9月8日 周二）了，9月14日 周一起又可以请"
    assert used in seen(again)


def test_leave_is_taken_back_while_its_day_runs_and_not_afterwards(desks):
    desks.walk(desks.at(1, 12, 10))
    with desks.browser(desks.link("student", name="小张")) as client:
        begin(client)
        client.post("/me/leave", data={"day": "2"}, headers=OURS)
        for _ in range(2):
            assert client.post("/me/leave/2/back", headers=OURS).status_code == 303
        page = client.get("/me")
        assert "已请假" not in seen(page)
        assert '<option value="2">' in page.text
        client.post("/me/leave", data={"day": "1"}, headers=OURS)
        assert "今天你请了假，交了也算" in seen(client.get("/me"))
        desks.walk(desks.at(2, 9))
        late = client.post("/me/leave/1/back", headers=OURS)
    assert late.status_code == 422
    assert "第1天已经截止，请的假收不回了" in seen(late)
    with desks.store.reading() as kept:
        acts = [r[0] for r in kept.rows("select act from audit order by id")]
    assert acts.count("leave taken back") == 1


def test_a_day_that_is_handed_in_is_not_offered_for_leave(noon):
    with noon.browser(noon.link("student", name="小李")) as client:
        begin(client, "1-小李", "light")
        assert '<option value="1">今天' in client.get("/me").text
        hand_in(client, 1, "listen")
        page = client.get("/me").text
    assert '<option value="1">' not in page
    assert '<option value="2">' in page


def test_another_tier_counts_from_tomorrow(noon):
    with noon.browser(noon.link("student", name="小张")) as client:
        begin(client)
        client.post("/me/tier", data={"tier": "light"}, headers=OURS)
        said = seen(client.get("/me"))
    assert "小张 · 1营 · 重度" in said
    assert "明天起是轻度" in said
