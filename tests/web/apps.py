"""An outside app: its key, and what it pushes."""

from camp.desk import keys

CHINESE = {"accept-language": "zh"}


def apped(desks):
    desks.walk(desks.at(1, 21))
    return desks


def key(desks, *may, name="小程序"):
    with desks.act() as kept:
        made, secret = keys.make(
            kept, desks.row, name, may or keys.MAY, "澜", desks.now
        )
    desks.key_id = made.id
    return {"authorization": f"Bearer {secret}", **CHINESE}


def push(client, headers, name="one", to="checkins", leave_out=False, items=()):
    body = {to: list(items), "leave_out": leave_out}
    headers = {**headers, "idempotency-key": name}
    return client.post(f"/api/v1/{to}", json=body, headers=headers)


def handed(student="S10", day=1, parts=("listen",), words="", **more):
    return {
        "student": student,
        "day": day,
        "parts": list(parts),
        "words": words,
        **more,
    }


def submissions(desks):
    with desks.store.reading() as kept:
        return kept.row("select count(*) from submission")[0]
