"""What the programs remember from one run to the next, in files below .cache that only they write."""

import io
import os
import pickle
from contextlib import suppress
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from markupsafe import Markup

OURS = ("macros.", "scripts.open_site", "scripts.checks.page")
VALUES = (date, Decimal, Markup)  # what is remembered beside plain values and classes of ours


class _Ours(pickle.Unpickler):
    """Reads values alone: what somebody has laid there must not name other code to be run."""

    def find_class(self, module: str, name: str) -> Any:
        """A class of ours, or one of `VALUES`; raises UnpicklingError for what is neither."""
        found = super().find_class(module, name)
        if isinstance(found, type) and (found in VALUES or found.__module__.startswith(OURS)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is nothing that is remembered")


def recall(file: Path, key: str) -> Any:
    """What was remembered under that key; None if it was another, or is damaged."""
    with suppress(OSError, ValueError, EOFError, ImportError, AttributeError, pickle.UnpicklingError):
        known, _, content = file.read_bytes().partition(b"\n")
        if known == _mark(key, content):
            return _Ours(io.BytesIO(content)).load()
    return None


def remember(file: Path, key: str, value: object) -> None:
    """Put a value in the place of what a file held, under a key of one line; whole, or not at all.

    Where nothing may be written, or the disk is full, nothing is remembered.
    """
    partial = file.with_name(f".{file.name}.{os.getpid()}.part")
    content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(_mark(key, content) + b"\n" + content)
        partial.replace(file)
    with suppress(OSError):
        partial.unlink()


def _mark(key: str, content: bytes) -> bytes:
    return f"{key} {sha256(content).hexdigest()}".encode()
