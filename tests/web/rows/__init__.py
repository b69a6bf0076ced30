"""Who gets what at every address: one file a desk, one row a route.

A row is ``(method, path of the route) -> {role: status}``, asked for with the examples
in ``KNOWN`` in place of what varies. A route without a row fails the build.
"""

EVERYONE = (
    "nobody", "lead", "ops", "officer", "deputy", "host", "student", "join",
)  # fmt: skip
SEATED = ("officer", "deputy", "host")


def only(who, status, otherwise=403):
    """What a row looks like when only some get through."""
    return dict.fromkeys(EVERYONE, otherwise) | dict.fromkeys(who, status)


def everyone(status):
    return dict.fromkeys(EVERYONE, status)
