"""The JSON Schemas of ``curriculum.yaml`` and of a quiz, for editors that complete."""

from __future__ import annotations

import json
from typing import Literal

from camp.curriculum.model import Curriculum
from camp.curriculum.quiz import Quiz

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_json(file: Literal["curriculum", "quiz"] = "curriculum") -> str:
    """Write the schema of a kind of file: the same model, the same bytes."""
    model = Quiz if file == "quiz" else Curriculum
    schema = {"$schema": _DIALECT, **model.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
