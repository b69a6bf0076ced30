"""/api: whoever has no key of an app's gets nowhere, links or not."""

from tests.web.rows import everyone

KNOWN: dict[str, str] = {}
FORMS: dict[str, dict[str, str]] = {}
READS = (
    "/api/v1/cohort",
    "/api/v1/roster",
    "/api/v1/calendar",
    "/api/v1/groups/{group}/days/{day}/scripts",
    "/api/v1/standings",
    "/api/v1/debrief",
)
PUSHES = ("/api/v1/checkins", "/api/v1/reviews")
ROWS: dict[tuple[str, str], dict[str, int]] = {
    **{("GET", path): everyone(401) for path in READS},
    **{("POST", path): everyone(401) for path in PUSHES},
    ("GET", "/api/v1/docs"): everyone(200),
    ("GET", "/api/v1/openapi.json"): everyone(200),
}
