"""The one style sheet that pages load: our sheets joined, without comments and spaces that say nothing.

The dark palette is written once, in tokens.css; here it is also given to readers
whose system is dark and who have chosen nothing, with or without scripts.
"""

import re
from pathlib import Path

from macros.reading.files_allowed import STYLE_SHEETS
from macros.values.problems import Problem, ProblemsFound

UNCHOSEN = ":root:not([data-md-color-scheme])"
PUBLISHED = "assets/generated/css/site.css"
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_SPACES = re.compile(r"\s*([{};,>]|(?<!\s):(?=\s))\s*|\s+")
_DARK = re.compile(r'\[data-md-color-scheme="slate"\]\s*\{([^}]*)\}')


def style_sheet(folder: Path) -> bytes:
    """The theme's sheets in a folder as one, in their order.

    Raises:
        ProblemsFound: tokens.css has no dark palette.
    """
    sheets = [_COMMENT.sub("", (folder / name).read_text(encoding="utf-8")) for name in STYLE_SHEETS]
    dark = _DARK.search(sheets[0])
    if dark is None:
        raise ProblemsFound([Problem(f"docs/assets/css/{STYLE_SHEETS[0]}", 0,
                                     'there is no palette for [data-md-color-scheme="slate"]')])
    sheets[0] += f"\n@media screen and (prefers-color-scheme: dark) {{ {UNCHOSEN} {{{dark[1]}}} }}\n"
    joined = _SPACES.sub(lambda match: match[1] or " ", "".join(sheets)).strip()
    return (joined.replace(";}", "}") + "\n").encode()
