"""How the programs write a file: whole or not at all, whatever stops them meanwhile."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write a file whole, or leave it alone if it already says so; whether it was written.

    What is being written has a dot before its name: it is neither published nor taken for a record.
    """
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}.part")
    partial.write_bytes(content)
    partial.replace(path)
    return True


def settle(docs: Path, folders: Sequence[str], wanted: Mapping[str, bytes]) -> None:
    """Make generated folders hold exactly the wanted files."""
    for name, content in wanted.items():
        write_if_changed(docs / name, content)
    for folder in folders:
        for path in (docs / folder).rglob("*"):
            if path.is_file() and path.relative_to(docs).as_posix() not in wanted:
                path.unlink()
