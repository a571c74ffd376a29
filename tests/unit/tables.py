"""Tables of what a test tries, which stand in YAML beside the tests."""

from pathlib import Path
from typing import Any

import yaml


def rows(file: str, table: str) -> list[Any]:
    """The rows of one table: `rows("house_style", "ranges")`."""
    text = Path(__file__).with_name(f"{file}.yml").read_text(encoding="utf-8")
    tables: dict[str, list[Any]] = yaml.safe_load(text)
    return tables[table]
