"""The doors anyone may try."""

from tests.web.rows import everyone

KNOWN = {"{token}": "1-x", "{name}": "x.css"}
ROWS = {
    ("GET", "/"): everyone(200),
    ("GET", "/healthz"): everyone(200),
    ("GET", "/in/{token}"): everyone(404),
    ("GET", "/asset/{name}"): everyone(404),
    ("POST", "/language"): everyone(303),
}
