"""Counting what a page asks of its database."""

from contextlib import contextmanager

from sqlalchemy import event

from camp.desk import entering

_NOT_ASKED = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA")


@contextmanager
def counted(desks, **link):
    """Open a desk as its door does; gives (kept, seat, statements so far)."""
    path = desks.link(**link).removeprefix("/in/")
    asked = []

    def note(*statement):
        if not statement[2].upper().startswith(_NOT_ASKED):
            asked.append(statement[2])

    event.listen(desks.store.engine, "before_cursor_execute", note)
    try:
        with desks.store.reading() as kept:
            secret = entering.secret_for(kept, "")
            yield kept, entering.enter(kept, path, secret, desks.now), asked
    finally:
        event.remove(desks.store.engine, "before_cursor_execute", note)


def asked_by(desks, client, address):
    """Ask for a page as a browser does; gives all statements of that request."""
    asked = []

    def note(*statement):
        if not statement[2].upper().startswith(_NOT_ASKED):
            asked.append(statement[2])

    engines = desks.store.engine.__class__
    event.listen(engines, "before_cursor_execute", note)
    try:
        assert client.get(address).status_code == 200, address
    finally:
        event.remove(engines, "before_cursor_execute", note)
    return asked
