"""/verify: anyone may ask about a certificate they hold."""

from tests.web.rows import everyone

KNOWN: dict[str, str] = {"{serial}": "C0001-00-0000001-7KQ2M9XD"}
FORMS: dict[str, dict[str, str]] = {}
ROWS: dict[tuple[str, str], dict[str, int]] = {
    ("GET", "/verify"): everyone(200),
    ("GET", "/verify/{serial}"): everyone(404),
}
