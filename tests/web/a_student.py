"""A student of the small camp, who opens their page and hands something in."""

from tests.web.desks import OURS

LONG = "今天洗碗的时候想起昨天那句话，其实可以换一种说法，先说看到了什么。"


def begin(client, nickname="1-小张", tier="heavy", track="camp"):
    form = {"nickname": nickname, "tier": tier, "track": track}
    return client.post("/me/begin", data=form, headers=OURS)


def hand_in(client, day, part, words=""):
    form = {"day": str(day), "part": part, "words": words}
    return client.post("/me/checkin", data=form, headers=OURS)


def page_of(desks, name="小张", path="/me", **headers):
    with desks.browser(desks.link("student", name=name), **headers) as client:
        begin(client, f"1-{name}", desks_tier(name))
        answer = client.get(path)
    assert answer.status_code == 200
    return answer


def desks_tier(name):
    return {"小李": "light", "小王": "medium", "小张": "heavy", "小赵": "light"}[name]
