"""Where in a plan a fault of its curriculum began, and what it is called there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from camp.curriculum.planning.labels import setting_of
from camp.curriculum.planning.names import (
    CHOICES,
    DAY,
    LABELS,
    OWN,
    SETTINGS,
    called,
)
from camp.curriculum.planning.wording import PLAN
from camp.curriculum.problems import filled
from camp.curriculum.wording import MESSAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from camp.curriculum.planning.draft import Draft, Spot, Steps
    from camp.curriculum.problems import Fault, Locale, Problem

_STEP: Final = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_PATH: Final = re.compile(
    r"(?P<path>[a-z_]+(?:[\w.\[\]-]*[\w\]])?)[:：] ?(?P<words>.+)", re.DOTALL
)
_NOT_WRITTEN: Final = frozenset({"missing", "nothing", "text_empty"})
_PAIRED: Final = frozenset({"trap", "answer", "when", "act"})
"""Fields that stand on either side of an arrow."""
_EXAMPLES: Final = {"kind": "image", "measure": "completion", "measures": "completion"}
_CALLED: Final = frozenset({"kind", "earlier", "later", "choices"})
"""Values that are words of the file."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing to say about a plan, in words, with its place in the plan."""

    spot: Spot | None
    message: str
    day: int | None = None
    """The day it belongs to."""


def steps_of(path: str) -> Steps:
    """Take a path apart: ``days[3].hook`` is days, 3, hook."""
    found = _STEP.finditer(path)
    return tuple(int(one[1]) if one[1] else one[2] for one in found)


def parted(problem: Problem) -> tuple[str, str]:
    """Take a problem apart: the path in the file, and what is wrong there."""
    if problem.fault is not None:
        path = problem.fault.path
        return path, problem.message.removeprefix(f"{path}: ")
    found = _PATH.fullmatch(problem.message)
    return (found["path"], found["words"]) if found else ("", problem.message)


@dataclass(frozen=True, slots=True)
class _Name:
    """What a place of the file is called in a plan."""

    key: str
    """Of the column or setting; empty for a whole day."""
    called: str
    inside: tuple[str, ...]
    """Fields below it, by the names of the file."""


@dataclass(frozen=True, slots=True)
class Places:
    """A plan's own places and names for what stands in the file it became."""

    draft: Draft
    heads: Mapping[str, str]
    """Key of a column -> its header as the table has it."""
    listed: bool
    """Whether the plan is an outline: it has lines, not rows and columns."""
    locale: Locale
    """Of whoever reads."""
    tongue: Locale
    """In which the plan calls things."""

    def of_problem(self, problem: Problem) -> Said:
        """Word a problem of the file at the place in the plan where it began."""
        path, words = parted(problem)
        steps = steps_of(path)
        fault = problem.fault
        if fault is not None and fault.code in _NOT_WRITTEN and steps:
            return self._not_written(steps)
        return self._at(steps, words if fault is None else self._worded(fault))

    def _at(self, steps: Steps, words: str) -> Said:
        """Say something of a place; the name its row and column do not tell goes first."""
        name, spot = self._name(steps), self.draft.spot(steps) if steps else None
        inside = [self._label(each) for each in name.inside[-1:] if each in LABELS]
        told = spot is not None and bool(spot.column) and not self.listed
        named = inside if told else [*filter(None, [name.called]), *inside]
        return Said(spot, self._about(named, words), self._day(steps))

    def _about(self, named: list[str], words: str) -> str:
        if not named:
            return words
        if self.locale == "zh-CN":
            return "的".join(f"“{name}”" for name in named) + f"：{words}"
        return ", ".join(f'"{name}"' for name in named) + f": {words}"

    def _not_written(self, steps: Steps) -> Said:
        """Say what is not there yet, and how a plan would write it."""
        name, day = self._name(steps), self._day(steps)
        if self._cell(steps, name):
            inside = self._inside(name)
            return self._at(steps[: -len(name.inside)], inside)
        if day is None:
            words = self._say("no_item" if self.listed else "no_row", name=name.called)
            return Said(None, self._about([*map(self._label, name.inside[-1:])], words))
        spot = self.draft.spot(steps)
        if self.listed:
            words = self._say("no_label_here", name=name.called)
            return Said(spot, self._about([*map(self._label, name.inside)], words), day)
        own = self.heads.get(name.key, "")
        if spot and own and not name.inside:
            return Said(replace(spot, column=own), self._say("cell_empty"), day)
        gap = "" if self.tongue == "zh-CN" else " "
        column = gap.join([name.called, *map(self._label, name.inside)])
        return Said(spot, self._say("no_column", name=column), day)

    def _inside(self, name: _Name) -> str:
        """Say which line a cell lacks."""
        field = name.inside[-1]
        if field in _PAIRED and name.key != "answers":
            return self._say("half_pair")
        if field in _EXAMPLES:
            example = self._value(_EXAMPLES[field])
            return self._say("inside_choice", name=self._label(field), example=example)
        return self._say("inside_empty", name=self._label(field))

    def _cell(self, steps: Steps, name: _Name) -> bool:
        """Whether something stands in the cell in which a field is missing."""
        least = 3 if steps[0] == "days" else len(name.key.split("."))
        sizes = range(least, len(steps) + 1)
        return bool(name.inside) and any(
            steps[:size] in self.draft.origins for size in sizes
        )

    def _day(self, steps: Steps) -> int | None:
        place = steps[1] if steps[:1] == ("days",) and len(steps) > 1 else None
        return self.draft.numbers[place] if isinstance(place, int) else None

    def _name(self, steps: Steps) -> _Name:
        """Call a place by its column or setting: by the plan's own name, if it has one."""
        names = [step for step in steps if isinstance(step, str)]
        if steps[:1] == ("days",):
            return self._of_day(steps, names[1:])
        top = setting_of(names) if names else ""
        if top not in SETTINGS:
            return _Name(top, "", ())
        spot = self.draft.spot(steps)
        own = spot.column if spot else ""
        shown = own or called(SETTINGS, top, self.tongue)
        return _Name(top, shown, tuple(names[len(top.split(".")) :]))

    def _of_day(self, steps: Steps, names: list[str]) -> _Name:
        if not names:
            return _Name("", "", ())
        key, size = self._column(names)
        inside = tuple(names[size:])
        spot = self.draft.spot(steps)
        own = spot.column if spot else ""
        if not own:
            own = self.heads.get(key, "") or self._block(key)
        return _Name(key, own, inside)

    def _column(self, names: list[str]) -> tuple[str, int]:
        """Find the column that holds a field of a day, and how deep it reaches."""
        ways = [(names[0], 1)]
        if len(names) > 1:
            block, field = names[:2]
            shared = [(f"main.{field}", 2)] if block in OWN else []
            ways = [(f"{block}.{field}", 2), *shared, *ways]
        for known in (self.heads, DAY):
            found = next((way for way in ways if way[0] in known), None)
            if found:
                return found
        return names[0], 1

    def _label(self, name: str) -> str:
        return LABELS[name][self._side] if name in LABELS else self._value(name)

    def _value(self, value: str) -> str:
        """Call a word of the file as a plan does."""
        return CHOICES[value][0] if value in CHOICES and not self._side else value

    def _block(self, name: str) -> str:
        if name in OWN:
            return OWN[name][self._side][0]
        return called(DAY, name, self.tongue) if name in DAY else self._value(name)

    @property
    def _side(self) -> int:
        return 0 if self.tongue == "zh-CN" else 1

    def _say(self, code: str, **values: object) -> str:
        return filled(PLAN[code], values, self.locale)

    def _worded(self, fault: Fault) -> str:
        """Word a fault as whoever keeps a plan would read it."""
        values = {name: self._called(name, v) for name, v in fault.values.items()}
        first = fault.values.get("first")
        if fault.code == "same_text":
            values["day"] = self._day(steps_of(str(first)))
        return filled(PLAN.get(fault.code) or MESSAGES[fault.code], values, self.locale)

    def _called(self, name: str, value: object) -> object:
        if name == "block":
            return self._block(str(value))
        if name == "tier":
            return called(SETTINGS, f"tiers.{value}", self.tongue)
        if name not in _CALLED:
            return value
        if isinstance(value, tuple):
            return tuple(self._value(str(each)) for each in value)
        return self._value(str(value))
