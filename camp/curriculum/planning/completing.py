"""What a plan leaves open: filled in where there is a usual value, else marked as a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args, get_origin

from camp.curriculum.day_rules import NEEDED
from camp.curriculum.model import Curriculum
from camp.curriculum.planning import defaults, scalars
from camp.curriculum.values import Block, DayKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from camp.curriculum.planning.draft import Draft, Pages, Steps

_FORMAT: Final = "1"


def complete(draft: Draft, pages: Pages, key: str) -> None:
    """Fill in what is usual, and put None where something has to be written.

    ``key`` is the curriculum's own, should the plan not give one.
    """
    tree = draft.tree
    tree["format"] = _FORMAT
    tree.setdefault("id", key)
    _days(draft, pages)
    taken = defaults.fill_in(tree)
    if taken:
        pages.note("usual", None, names=taken)
    if "path" not in tree and draft.numbers:
        first, last = str(draft.numbers[0]), str(draft.numbers[-1])
        tree["path"] = [{"first": first, "last": last}]
    _open_up(Curriculum, tree)


def gaps(tree: Any, steps: Steps = ()) -> Iterator[Steps]:
    """Find every place where something has to be written, from the top down."""
    if tree is None:
        yield steps
    elif isinstance(tree, dict):
        for name, value in tree.items():
            yield from gaps(value, (*steps, name))
    elif isinstance(tree, list):
        for place, value in enumerate(tree):
            yield from gaps(value, (*steps, place))


def _days(draft: Draft, pages: Pages) -> None:
    days = draft.tree["days"]
    taken = {day["id"] for day in days if "id" in day}
    titled = []
    for place, day in enumerate(days):
        number = draft.numbers[place]
        kind = day.get("kind", "")
        day.setdefault("id", _key(kind, number, taken))
        taken.add(day["id"])
        for block in NEEDED.get(kind, ()):
            day.setdefault(block, {})
        day.setdefault("guidance", {})
        if kind == DayKind.COURSE and "title" in day and "title" not in day["lesson"]:
            day["lesson"]["title"] = day["title"]
            draft.origins["days", place, "lesson", "title"] = _title_spot(draft, place)
            titled.append(number)
    if titled:
        pages.note("titled", None, numbers=tuple(map(str, titled)))


def _title_spot(draft: Draft, place: int) -> Any:
    return draft.origins.get(("days", place, "title"), draft.origins["days", place])


def _key(kind: str, number: int, taken: set[str]) -> str:
    frames = {DayKind.OPENING.value, DayKind.CLOSING.value}
    key = kind if kind in frames else f"day-{number}"
    while key in taken:
        key = f"{key}-{number}"
    return key


def _open_up(block: type[Block], tree: dict[str, Any]) -> None:
    """Put None under every field that a block needs and does not have."""
    for name, field in block.model_fields.items():
        if name not in tree:
            if field.is_required():
                tree[name] = None
            continue
        inner = _inner(field.annotation)
        if inner:
            for each in _blocks(tree[name], keyed=_is_keyed(field.annotation)):
                _open_up(inner, each)


def _blocks(value: Any, *, keyed: bool) -> list[dict[str, Any]]:
    items = value if isinstance(value, list) else [value]
    if keyed and isinstance(value, dict):
        items = list(value.values())
    return [each for each in items if isinstance(each, dict)]


def _is_keyed(annotation: Any) -> bool:
    return get_origin(scalars.shape(annotation)) is dict


def _inner(annotation: Any) -> type[Block] | None:
    """Find the class of the blocks in an annotation such as ``tuple[Day, ...]``."""
    kind = scalars.shape(annotation)
    if isinstance(kind, type) and issubclass(kind, Block):
        return kind
    found = (_inner(each) for each in get_args(kind) if each is not Ellipsis)
    return next((each for each in found if each), None)
