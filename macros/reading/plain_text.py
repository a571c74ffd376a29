"""Texts in records and in the calls of pages are words, not markup.

They are put into pages, which are then read as Markdown. A link, a tag or an
attribute in such a text would come to life there.
"""

from __future__ import annotations

import re

_MARKUP = re.compile(
    r"<(?:[A-Za-z/!?][^\n]{0,30}|\s*\Z)"                     # a tag, a comment, a declaration
    r"|&(?:#\w{1,10}|[A-Za-z]\w{1,30});"           # an entity
    r"|!\[|\]\s?[(\[]|\]:|\[\^"                    # images, links, references, footnotes
    r"|`"                                          # code
    r"|\{(?![a-z0-9-]+(?:@[A-Za-z0-9/-]+)?\}"     # braces other than {an-id} and {words | condition}
    r"|[A-Za-z][\w ’'-]{0,60}\|[\w@/*$¥€%.,<>=!~ -]{3,600}\})[^\n]{0,30}"
    r"|\\[^\sA-Za-z0-9]")                          # an escaped sign
HINT = ("Texts are plain words here: no tags, links, entities, backticks, nor braces other than {an-id} and "
        "{words | a < b}.")


def markup_in(text: str) -> str:
    """The first piece of a text that is markup rather than words; empty if there is none."""
    match = _MARKUP.search(text)
    return match.group() if match else ""
