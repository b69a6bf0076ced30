"""The host's desk."""

from tests.web.rows import SEATED, everyone, only

KNOWN = {"{day:int}": "1", "{slot}": "morning", "{nth:int}": "2", "{whom:int}": "1"}
FORMS = {
    "/desk/note": {"words": "今晚很稳"},
    "/desk/{day:int}/{slot}/edit": {"words": "早，今天听一段"},
    "/desk/homework/{day:int}/{whom:int}": {"kind": "like"},
    "/desk/ahead/{day:int}/{slot}": {},
    "/desk/appeals/{day:int}/{whom:int}": {"act": "grant"},
    "/desk/members/excuse": {"whom": "1", "day": "1", "words": "住院"},
    "/desk/handover": {"role": "deputy", "through": "2"},
}
ROWS = {
    ("GET", "/desk"): only(SEATED, 200),
    ("POST", "/desk/note"): only(SEATED, 303),
    **{
        ("POST", f"/desk/{{day:int}}/{{slot}}/{act}"): only(SEATED, 303)
        for act in ("posted", "undo", "copied", "edit")
    },
    ("GET", "/desk/{day:int}/{slot}/edit"): only(SEATED, 200),
    ("GET", "/desk/{day:int}/{slot}/picture/{nth:int}"): only(SEATED, 200),
    ("GET", "/desk/homework"): only(SEATED, 200),
    # Nobody has handed anything in yet, and nobody is silent.
    ("POST", "/desk/homework/{day:int}/{whom:int}"): only(SEATED, 422),
    ("GET", "/desk/members"): only(SEATED, 200),
    ("GET", "/desk/members/link"): only(SEATED, 200),
    ("GET", "/desk/members/{whom:int}"): only(SEATED, 200),
    ("POST", "/desk/members/{whom:int}/sent"): only(SEATED, 422),
    ("GET", "/desk/appeals"): only(SEATED, 200),
    # Nobody has said that a day was judged wrongly.
    ("POST", "/desk/appeals/{day:int}/{whom:int}"): only(SEATED, 422),
    ("POST", "/desk/members/excuse"): only(SEATED, 303),
    ("GET", "/desk/ahead"): only(SEATED, 200),
    ("GET", "/desk/ahead/{day:int}"): only(SEATED, 200),
    ("POST", "/desk/ahead/{day:int}/{slot}"): only(SEATED, 303),
    ("GET", "/desk/words"): only(SEATED, 200),
    ("GET", "/desk/handover"): only(SEATED, 200),
    # To hand over is the host's alone.
    ("POST", "/desk/handover"): only(SEATED, 422) | {"host": 303},
    ("GET", "/desk/reminders"): only(SEATED, 200),
    ("GET", "/calendar/{token}.ics"): everyone(404),
}
