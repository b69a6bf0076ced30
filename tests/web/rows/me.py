"""A student's page, and a group's door."""

from tests.web.rows import SEATED, only

STUDENT, JOIN = ("student",), ("join",)
KNOWN: dict[str, str] = {"{student:int}": "2", "{serial}": "X-1"}
FORMS: dict[str, dict[str, str]] = {
    "/me/checkin": {"day": "1", "part": "listen", "words": "好"},
    "/me/begin": {"nickname": "1-小李", "tier": "light", "track": "camp"},
    "/me/draft": {"day": "1", "part": "homework", "words": "写到一半"},
    "/me/leave": {"day": "2"},
    "/me/appeal/{day:int}": {"words": "那天交过的"},
    "/me/tier": {"tier": "heavy"},
    "/me/wall/{day:int}/{student:int}": {"kind": "like"},
    "/join": {"name": "小谁", "digits": "0000"},
    "/desk/members/unlock": {"name": "小李"},
}
ROWS: dict[tuple[str, str], dict[str, int]] = {
    ("GET", "/me"): only(STUDENT, 200),
    ("POST", "/me/checkin"): only(STUDENT, 303),
    ("POST", "/me/begin"): only(STUDENT, 303),
    ("POST", "/me/draft"): only(STUDENT, 303),
    ("POST", "/me/leave"): only(STUDENT, 303),
    ("POST", "/me/leave/{day:int}/back"): only(STUDENT, 303),
    # The first day still runs: nothing is held against anybody yet.
    ("POST", "/me/appeal/{day:int}"): only(STUDENT, 422),
    ("POST", "/me/tier"): only(STUDENT, 303),
    ("POST", "/me/wall/{day:int}/{student:int}"): only(STUDENT, 422),
    ("GET", "/me/certificate/{serial}.png"): only(STUDENT, 422),
    ("GET", "/join"): only(JOIN, 200),
    ("POST", "/join"): only(JOIN, 422),
    ("POST", "/desk/members/unlock"): only(SEATED, 303),
}
