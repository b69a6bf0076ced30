"""Keys for outside apps: one app, one cohort, and what it may do there.

A key is its row's number and a random part, of which only the digest is kept. It is
shown once. Ending it takes effect with the next request.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from camp import scripts
from camp.desk import course
from camp.desk.keys_wording import say
from camp.desk.numbers import read_number
from camp.desk.refusal import Refusal
from camp.store import cohorts
from camp.store import keys as kept_keys

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.store import Kept
    from camp.store.cohorts import CohortRow
    from camp.store.keys import Answer, AppKey

READ: Final = "read"
PUSH: Final = "push"
MAY: Final = (READ, PUSH)
REMEMBERED: Final = timedelta(days=7)
"""How long the answer of a push is kept."""
_LONGEST_NAME: Final = 60
_BEGINS: Final = "camp"


class Locked(Refusal):
    """A key that does not open."""

    def __init__(self, key: str) -> None:
        super().__init__(say(f"locked.{key}"))
        self.known = key == "may"
        """True when it is a key, but not one for this."""


class Reused(Refusal):
    """A push under a name that another push had."""

    def __init__(self) -> None:
        super().__init__(say("reused"))


@dataclass(frozen=True, slots=True)
class App:
    """Who asks, and for which cohort."""

    key: AppKey
    row: CohortRow
    cohort: Cohort

    @property
    def called(self) -> str:
        """Name it as the audit does."""
        return f"app {self.key.name}"


def make(
    kept: Kept, row: CohortRow, name: str, may: Collection[str], who: str, now: datetime
) -> tuple[AppKey, str]:
    """Make a key; the second of the pair is the key itself, and is shown only now."""
    said = scripts.line(name)[:_LONGEST_NAME]
    if not said:
        raise Refusal(say("nameless"))
    secret = secrets.token_urlsafe(32)
    allowed = ",".join(sorted(set(may) or {READ}))
    made = kept_keys.add(kept, row.id, said, allowed, _digest(secret), who, now)
    _audit(kept, made, "make key", who, now)
    return made, f"{_BEGINS}_{made.id}_{secret}"


def enter(kept: Kept, token: str, wants: str = "") -> App:
    """Let an app in; Locked when its key does not open, or not for what it wants."""
    begins, _, rest = token.partition("_")
    number, _, secret = rest.partition("_")
    key_id = read_number(number)
    known = begins == _BEGINS and key_id >= 0
    found = kept_keys.get(kept, key_id) if known else None
    wanted = found.digest if found else _digest("")
    same = hmac.compare_digest(_digest(secret), wanted)
    if found is None or not same or found.ended_at is not None:
        raise Locked("unknown")
    if wants and wants not in found.may.split(","):
        raise Locked("may")
    cohort, _, row = course.running(kept, found.cohort_id)
    return App(found, row, cohort)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def revoke(kept: Kept, key_id: int, who: str, now: datetime) -> bool:
    """End a key; False when it had ended already, Refusal when there is none."""
    found = kept_keys.get(kept, key_id)
    if found is None:
        raise Refusal(say("no_key", id=key_id))
    ended = kept_keys.end(kept, key_id, now)
    if ended:
        _audit(kept, found, "end key", who, now)
    return ended


def listed(kept: Kept) -> list[tuple[AppKey, str]]:
    """Every key that was ever made, with the name of its cohort."""
    names = {row.id: row.name for row in cohorts.everyone(kept)}
    return [(key, names[key.cohort_id]) for key in kept_keys.everyone(kept)]


def _audit(kept: Kept, key: AppKey, act: str, who: str, now: datetime) -> None:
    after = f"{key.id} {key.may}"
    cohorts.write_audit(kept, key.cohort_id, now, who, act, key.name, after=after)


def once(kept: Kept, app: App, name: str, asked: str, now: datetime) -> Answer | None:
    """Begin a push that is done once; the answer it got, when it was done before.

    Two of one name at once are done one after the other. Raises Reused when another
    thing was asked under this name.
    """
    kept_keys.forget(kept, app.key.id, now - REMEMBERED)
    digest = _digest(asked)
    if kept_keys.begin(kept, app.key.id, name, digest, now):
        return None
    before = kept_keys.answered(kept, app.key.id, name)
    if before.digest != digest:
        raise Reused
    return before


def keep_answer(kept: Kept, app: App, name: str, status: int, said: str) -> None:
    """Keep what a push is answered, in the act that did it."""
    kept_keys.answer(kept, app.key.id, name, status, said)
