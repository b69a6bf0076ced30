"""Which column and which setting holds what: a key of the file, and how its cell is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp.curriculum.day import (
    Activity,
    Ceremony,
    Day,
    Guest,
    Guidance,
    Homework,
    Lesson,
    Material,
)
from camp.curriculum.model import (
    Assessment,
    Attendance,
    Contest,
    Curriculum,
    Deposit,
    GroupPlan,
    HonorRule,
    Look,
    Part,
    Points,
    TierPlan,
)
from camp.curriculum.planning import cells, scalars
from camp.curriculum.planning.blocks import Labelled
from camp.curriculum.planning.names import DAY, DAY_KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from camp.curriculum.planning.cells import Cell
    from camp.curriculum.values import Block

MAIN: Final[Mapping[str, str]] = {
    "opening": "ceremony",
    "course": "lesson",
    "guest": "guest",
    "activity": "activity",
    "closing": "ceremony",
}
"""The block that makes a day what it is, by its kind."""

BLOCKS: Final[Mapping[str, type[Block]]] = {
    "lesson": Lesson,
    "guest": Guest,
    "activity": Activity,
    "ceremony": Ceremony,
    "homework": Homework,
    "reading": Material,
    "extra": Material,
    "guidance": Guidance,
}
"""The blocks of a day that have columns of their own."""

_WHOLE: Final[Mapping[str, Cell]] = {
    "reading": cells.MATERIAL,
    "extra": cells.MATERIAL,
    "materials": cells.labelled(Labelled(Material, many=True)),
    "slots": cells.WINDOWS,
    "guidance.traps": cells.TRAPS,
    "answers": cells.ANSWERS,
}

SETTING_CELLS: Final[Mapping[str, Cell]] = {
    "title": cells.LINE,
    "id": cells.LINE,
    "about": cells.TEXT,
    "locales": cells.scalar(Curriculum.model_fields["locales"].annotation),
    "zone": cells.LINE,
    "goal": cells.LINE,
    "path": cells.PATH,
    "promises": cells.LINES,
    "slots": cells.WINDOWS,
    "parts": cells.labelled(Labelled(Part, keyed=True)),
    "tiers.light": cells.labelled(Labelled(TierPlan)),
    "tiers.medium": cells.labelled(Labelled(TierPlan)),
    "tiers.heavy": cells.labelled(Labelled(TierPlan)),
    "attendance": cells.labelled(Labelled(Attendance)),
    "group": cells.labelled(Labelled(GroupPlan)),
    "nickname": cells.LINE,
    "rules": cells.LINES,
    "ladder": cells.pairs("when", "act"),
    "contests": cells.labelled(Labelled(Contest, many=True)),
    "honors": cells.labelled(Labelled(HonorRule, many=True)),
    "points": cells.labelled(Labelled(Points)),
    "deposit": cells.labelled(Labelled(Deposit)),
    "assessment": cells.labelled(Labelled(Assessment)),
    "methods": cells.pairs("title", "about"),
    "answers": cells.ANSWERS,
    "look": cells.labelled(Labelled(Look)),
}
"""Every setting, in the order of the file."""


_BY_NAME: Final[Mapping[str, Cell]] = {
    "show": cells.SHOW,
    "excerpts": cells.LINES,
    "key_points": cells.LINES,
    "warm_up": cells.TEXT,
    "summary": cells.TEXT,
    "link": cells.LINK,
}


def _cell(key: str) -> Cell:
    block, _, name = key.rpartition(".")
    made = _WHOLE.get(key) or _BY_NAME.get(name)
    if made:
        return made
    field = BLOCKS.get(block, Day).model_fields.get(name)
    if field is None or scalars.shape(field.annotation) is str:
        return cells.LINE
    return cells.scalar(field.annotation)


def _main_cells() -> dict[str, Cell]:
    names = [key.removeprefix("main.") for key in DAY if key.startswith("main.")]
    homes = {name: _home(name) for name in names}
    return {f"main.{name}": _cell(f"{home}.{name}") for name, home in homes.items()}


def _home(name: str) -> str:
    return next(
        block for block in ("lesson", "activity") if name in BLOCKS[block].model_fields
    )


DAY_CELLS: Final[Mapping[str, Cell]] = {
    key: _cell(key) for key in {*DAY, *DAY_KEYS.values()}
} | _main_cells()
"""Every column of a day; ``main.`` is read alike for all blocks that have it."""

NOT_OF_THE_FILE: Final = {"number", "date", "stage"}
"""Columns that place a day and are not kept."""
