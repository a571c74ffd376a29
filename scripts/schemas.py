"""JSON Schemas of the record files, made from the kinds: editors complete fields by them, and complain.

Each record file begins with a line that names its schema; `run.py serve` and
`build` lay them into docs/data/schemas/.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from macros.data.kind import KINDS, Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = "data/schemas"
MODELINE = "# yaml-language-server: $schema="


@lru_cache(maxsize=1)
def files() -> dict[str, bytes]:
    """A schema for each sort of record file, by its address below the site's root."""
    wanted = {kind.file: schema(kind) for kind in KINDS.values() if kind.home != "part of a source"}
    return {f"{FOLDER}/{name}.json": (json.dumps(one, ensure_ascii=False, indent=1) + "\n").encode()
            for name, one in wanted.items()}


def schema(kind: Kind) -> dict[str, Any]:
    """The schema of the files in which records of a kind stand: one record, or a list of them."""
    own = kind.model.model_json_schema()
    if kind.home != "list":
        return {"$schema": DIALECT, **own}
    parts = own.pop("$defs", {})
    return {"$schema": DIALECT, "type": "object", "additionalProperties": False,
            "properties": {kind.file: {"type": "array", "items": own}}, "$defs": parts}


def modeline(kind: Kind) -> str:
    """The first line of a record file of that kind, from which an editor finds the schema."""
    return f"{MODELINE}{'../' * kind.files.count('/')}docs/{FOLDER}/{kind.file}.json"
