"""Draws the picture that stands for each page where a link to it is shared.

What a card says comes from the pages, read by `macros.authoring.page_index`; each card is
drawn only if that has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from macros.authoring.page_index import PageInfo
from macros.reading.project import ROOT
from macros.values.problems import Problem, ProblemsFound
from scripts.drawings import chart_key, ledger_of_process, one_chart, spread, style_key
from scripts.prepare import GENERATED, settle
from scripts.writing import write_if_changed

CACHE = ROOT / ".cache" / "cards"


def draw_missing(pages: Sequence[PageInfo]) -> None:
    """Draw what is missing, and make the folder of cards hold exactly one for each page.

    Raises:
        ProblemsFound: some cannot be drawn.
    """
    files = {page.url: CACHE / f"{card_key(page)}.png" for page in pages}
    found = spread(draw, [page for page in pages if not files[page.url].exists()])
    if problems := [*filter(None, found)]:
        raise ProblemsFound(problems)
    folder = f"{GENERATED}/cards"
    settle(ROOT / "docs", [folder],
           {f"{folder}/{url}card.png": file.read_bytes() for url, file in files.items()})
    for old in set(CACHE.glob("*.png")) - set(files.values()):
        old.unlink()


def card_key(page: PageInfo) -> str:
    """A hash of all that a page's card depends on."""
    digest = hashlib.sha256(style_key() + repr((page.title, page.part, page.value, page.label)).encode())
    if page.chart:
        digest.update(chart_key(page.chart, one_chart(page.chart, ledger_of_process())).encode())
    return digest.hexdigest()[:24]


def draw(page: PageInfo) -> Problem | None:
    """Draw one card into the cache; what is wrong with it, where it cannot be drawn."""
    from scripts.charts.kit import house, lettering  # noqa: PLC0415  (matplotlib is loaded only to draw)

    lettering.install()
    chart = one_chart(page.chart, ledger_of_process()) if page.chart else None
    try:
        write_if_changed(CACHE / f"{card_key(page)}.png", house.card(page, chart))
    except ValueError as error:  # words that do not fit, above all
        return Problem(f"docs/{page.url}", 0, f"the card of this page cannot be drawn: {error}")
    return None
