"""What doors need of a course on disk, and how they print for programs."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from camp.cli.door import language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from camp.shelf import Folder


def folder_of(name: str) -> Folder:
    """Read a curriculum's folder, or a shipped one by name; ShelfError."""
    from camp import shelf

    return shelf.open_folder(shelf.curriculum_path(name), language())


def templates() -> dict[str, str]:
    """Read every script template there is: ``zh-CN/course/morning.full`` -> text."""
    from camp import shelf

    return {
        f"{spoken}/{name}": text
        for spoken in shelf.locales()
        for name, text in shelf.library(spoken).items()
    }


@contextmanager
def placed(folder: Folder | None) -> Iterator[None]:
    """Name the folder in what is wrong with a curriculum."""
    from camp.curriculum import CurriculumError

    place = Path(folder.label if folder else "")
    try:
        yield
    except CurriculumError as error:
        problems = [replace(p, file=str(place / p.file)) for p in error.problems]
        raise CurriculumError(problems) from None


def print_json(plain: object) -> None:
    """Print plain values for a program; dates are written as text."""
    click.echo(json.dumps(plain, ensure_ascii=False, indent=2, default=str))
