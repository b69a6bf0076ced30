"""Whoever opens a page of a host's desk, and presses something there."""

from tests.web.desks import OURS


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
