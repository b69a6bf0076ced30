"""/lead"""

from tests.web.rows import only

KNOWN: dict[str, str] = {
    "{camp:int}": "1",
    "{key}": "interpersonal-21",
    "{upload:int}": "9",
    "{kind}": "csv",
    "{group:int}": "1",
    "{link:int}": "999",
}
_CAMP = "/lead/camps/{camp:int}"
FORMS: dict[str, dict[str, str]] = {
    "/lead/camps": {"from": "starter", "start": "soon"},
    f"{_CAMP}/groups": {"words": "1 小李"},
    f"{_CAMP}/groups/{{group:int}}": {"host": "小李"},
    f"{_CAMP}/roster/apply": {"seen": "x"},
    f"{_CAMP}/revise": {"postpone": "x"},
    f"{_CAMP}/students/{{whom:int}}/leave": {"day": "2"},
    f"{_CAMP}/students/{{whom:int}}/excuse": {"day": "1", "words": "住院"},
    f"{_CAMP}/students/{{whom:int}}/tier": {"tier": "heavy"},
    f"{_CAMP}/students/{{whom:int}}/track": {"track": "deferred"},
    f"{_CAMP}/students/{{whom:int}}/labels": {"label": "vip"},
    "/lead/links": {"role": "ops", "name": "小周"},
}
_LOOKS = (
    "/lead",
    "/lead/links",
    "/lead/roster.csv",
    "/lead/curricula",
    "/lead/curricula/{key}",
    "/lead/camps/new",
    _CAMP,
    f"{_CAMP}/calendar",
    f"{_CAMP}/calendar.{{kind}}",
    f"{_CAMP}/day/{{day:int}}",
    f"{_CAMP}/roster",
    f"{_CAMP}/groups",
    f"{_CAMP}/students",
    f"{_CAMP}/students/{{whom:int}}",
    f"{_CAMP}/links",
    f"{_CAMP}/revise",
)
_CODES = (
    "/lead/curricula/{upload:int}/curriculum.yaml",
    "/lead/links/{link:int}.png",
    f"{_CAMP}/links/{{link:int}}.png",
)
_ACTS = {
    "/lead/curricula": 422,
    "/lead/curricula/{upload:int}/drop": 303,
    "/lead/camps": 422,
    f"{_CAMP}/approve": 303,
    f"{_CAMP}/call-off": 422,
    f"{_CAMP}/roster": 422,
    f"{_CAMP}/roster/apply": 422,
    f"{_CAMP}/roster/drop": 303,
    f"{_CAMP}/groups": 303,
    f"{_CAMP}/groups/{{group:int}}": 303,
    **{
        f"{_CAMP}/students/{{whom:int}}/{act}": 303
        for act in ("leave", "excuse", "tier", "track", "labels")
    },
    # Neither a group nor a tick was sent.
    **{f"{_CAMP}/students/{{whom:int}}/{act}": 422 for act in ("move", "gone")},
    f"{_CAMP}/links": 303,
    f"{_CAMP}/links/{{link:int}}/renew": 422,
    f"{_CAMP}/revise": 422,
    "/lead/links": 303,
    "/lead/links/{link:int}/end": 422,
}
ROWS: dict[tuple[str, str], dict[str, int]] = {
    **{("GET", path): only(("lead",), 200) for path in _LOOKS},
    **{("GET", path): only(("lead",), 422) for path in _CODES},
    **{("POST", path): only(("lead",), status) for path, status in _ACTS.items()},
}
