"""Where the project lies, and the address of the site, where the engine is not there to be asked."""

from __future__ import annotations

import os
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_SETTING = re.compile(r'^site_url:.*?(https?://[^"\s\],]+)', re.M)


def site_address(root: Path) -> str:
    """The variable SITE_URL, or what mkdocs.yml names without it; ends in a slash."""
    given = os.environ.get("SITE_URL", "")
    match = _SETTING.search((root / "mkdocs.yml").read_text(encoding="utf-8"))
    address = given or (match[1] if match else "/")
    return address if address.endswith("/") else address + "/"


def page_address(file: str) -> str:
    """Address below the site's root of a page's file below docs/."""
    stem = file.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else stem + "/"
