"""The one style sheet that pages load: our sheets joined, without comments.

The dark palette is written once, in tokens.css; here it is also given to readers
whose system is dark and who have chosen nothing, with or without scripts.
"""

from __future__ import annotations

import re
from pathlib import Path

from macros.values.problems import Problem, ProblemsFound

FIRST = ("tokens.css", "base.css", "site.css")
UNCHOSEN = ":root:not([data-md-color-scheme])"
PUBLISHED = "assets/generated/css/site.css"
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_DARK = re.compile(r'\[data-md-color-scheme="slate"\]\s*\{([^}]*)\}')


def style_sheet(folder: Path) -> bytes:
    """All sheets of a folder as one, those of FIRST in that order and before the others.

    Raises:
        ProblemsFound: tokens.css has no dark palette.
    """
    rest = sorted(path.name for path in folder.glob("*.css") if path.name not in FIRST)
    sheets = [_COMMENT.sub("", (folder / name).read_text(encoding="utf-8")) for name in (*FIRST, *rest)]
    dark = _DARK.search(sheets[0])
    if dark is None:
        raise ProblemsFound([Problem(f"docs/assets/css/{FIRST[0]}", 0,
                                     'there is no palette for [data-md-color-scheme="slate"]')])
    sheets[0] += f"\n@media screen and (prefers-color-scheme: dark) {{ {UNCHOSEN} {{{dark[1]}}} }}\n"
    lines = (" ".join(line.split()) for sheet in sheets for line in sheet.splitlines())
    return ("\n".join(line for line in lines if line) + "\n").encode()
