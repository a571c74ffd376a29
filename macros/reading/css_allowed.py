"""What a style sheet may name: files of the site, and nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.values.problems import Problem

_COMMENT = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n]?|\\([^\n])")
_URL = re.compile(r"url\(\s*([\"']?)([^\"')]*)\1\s*\)?", re.I)
_OWN_FILE = re.compile(r"(?:\.\./)*[A-Za-z0-9][A-Za-z0-9_./-]*(?:#[A-Za-z][\w-]*)?|#[A-Za-z][\w-]*")
_REFUSED = re.compile(
    r"@import\b|@charset\b|@namespace\b|expression\s*\(|-moz-binding|(?<![\w-])behavior\s*:|(?:image|image-set|src)\s*\("
    r"|javascript:|</|<!--", re.I)
_HINT = "A style sheet names files of the site by a relative path: url(\"../generated/fonts/x.woff2\")."


def css_problems(text: str, file: str) -> Iterator[Problem]:
    """Everything in a style sheet that would fetch from elsewhere, or run."""
    plain = _COMMENT.sub(lambda match: "\n" * match.group().count("\n"), text)
    plain = _ESCAPE.sub(_unescaped, plain)  # u\72l( is url( to a browser
    for match in _REFUSED.finditer(plain):
        line = plain.count("\n", 0, match.start()) + 1
        yield Problem(file, line, f"a style sheet may not hold {match.group()!r}", _HINT)
    for match in _URL.finditer(plain):
        address = match[2].strip()
        if not _OWN_FILE.fullmatch(address) or ":" in address or "//" in address:
            line = plain.count("\n", 0, match.start()) + 1
            yield Problem(file, line, f"a style sheet may not fetch {address[:80]!r}", _HINT)


def _unescaped(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "?"
