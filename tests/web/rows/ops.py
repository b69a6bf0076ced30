"""/ops"""

from tests.web.rows import only

KNOWN = {
    "{camp:int}": "1",
    "{group:int}": "1",
    "{night:int}": "0",
    "{what}": "groups",
    "{form}": "csv",
}
_CAMP = "/ops/{camp:int}"
FORMS = {f"{_CAMP}/retry": {"ids": "999"}}
ROWS = {
    **{
        ("GET", path): only(("ops",), 200)
        for path in (
            "/ops",
            "/ops/compare",
            f"{_CAMP}/night",
            f"{_CAMP}/night/{{night:int}}",
            f"{_CAMP}/night/{{night:int}}/{{group:int}}",
            f"{_CAMP}/figures",
            f"{_CAMP}/watch",
            f"{_CAMP}/watch/{{night:int}}",
            f"{_CAMP}/appeals",
            f"{_CAMP}/export/{{what}}.{{form}}",
        )
    },
    # Nothing has failed and nobody is on the list of the first night.
    ("POST", f"{_CAMP}/watch/{{night:int}}/{{group:int}}"): only(("ops",), 422),
    # Nobody has said that a day was judged wrongly.
    ("POST", f"{_CAMP}/appeals/{{day:int}}/{{whom:int}}"): only(("ops",), 422),
    ("POST", f"{_CAMP}/retry"): only(("ops",), 422),
}
