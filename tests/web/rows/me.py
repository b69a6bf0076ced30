"""/me"""

KNOWN: dict[str, str] = {}
FORMS: dict[str, dict[str, str]] = {}
ROWS: dict[tuple[str, str], dict[str, int]] = {}
