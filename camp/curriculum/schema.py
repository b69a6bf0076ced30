"""The JSON Schema of ``curriculum.yaml``, for editors that complete and check."""

from __future__ import annotations

import json

from camp.curriculum.model import Curriculum

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_json() -> str:
    """Write the schema: the same model, the same bytes."""
    schema = {"$schema": _DIALECT, **Curriculum.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
