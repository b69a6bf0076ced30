"""Quizzes, in a camp that has none: who is let in, and that there is nothing to answer."""

from tests.web.rows import SEATED, only

KNOWN = {"{quiz}": "first", "{student:int}": "1"}
FORMS = {"/me/quiz/{quiz}": {"q0": "0"}}
ROWS = {
    ("GET", "/me/quiz"): only(["student"], 200),
    ("GET", "/me/quiz/{quiz}"): only(["student"], 422),
    ("GET", "/me/quiz/{quiz}/poster.png"): only(["student"], 422),
    ("POST", "/me/quiz/{quiz}"): only(["student"], 422),
    ("POST", "/me/quiz/{quiz}/begin"): only(["student"], 422),
    ("POST", "/me/quiz/{quiz}/pick"): only(["student"], 422),
    ("GET", "/desk/quiz"): only(SEATED, 200),
    ("GET", "/desk/quiz/{quiz}/{student:int}/poster.png"): only(SEATED, 422),
}
