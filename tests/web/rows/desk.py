"""The host's desk."""

from tests.web.rows import SEATED, only

KNOWN = {"{day:int}": "1", "{slot}": "morning"}
FORMS = {"/desk/note": {"words": "今晚很稳"}}
ROWS = {
    ("GET", "/desk"): only(SEATED, 200),
    ("POST", "/desk/note"): only(SEATED, 303),
    **{
        ("POST", f"/desk/{{day:int}}/{{slot}}/{act}"): only(SEATED, 303)
        for act in ("posted", "undo", "copied")
    },
}
