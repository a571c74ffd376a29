"""Which pages the tests visit: all, but of many that are of one kind only the largest."""

from __future__ import annotations

from pathlib import Path

KIND = 3  # folders deep: the pages of single records, of charts and of decisions
WHOLE = "404.html"  # its links are those of the site's own address


def to_visit(site: Path) -> list[str]:
    """Addresses of the pages to visit, below that of the site."""
    pages = {path.parent.relative_to(site): path.stat().st_size for path in site.rglob("index.html")}
    kinds = {place.parent: place for place in sorted(pages, key=pages.__getitem__)
             if len(place.parts) >= KIND}
    single = sorted(place for place in pages if len(place.parts) < KIND)
    return [*(f"{place.as_posix()}/".removeprefix("./") for place in (*single, *kinds.values())), WHOLE]
