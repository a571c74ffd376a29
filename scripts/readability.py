"""Reading ease of each chapter (Flesch), over the prose as readers see it.

Macros are expanded by reading the built pages; headings, tables, lists of
records, charts, boxes and the explorer are left out. 50 and more is what a
curious 16-year-old reads without effort.
"""

from __future__ import annotations

import sys
from pathlib import Path

import textstat
from lxml import html

from macros.reading.project import ROOT

PARTS = ("index.html", "trade/**/index.html", "security/**/index.html", "plan-b/**/index.html")
LEAST = 50.0
LEFT_OUT = ('.//figure | .//table | .//ol[contains(@class, "records")] | .//details '
            '| .//ul[contains(@class, "facts")] | .//details[contains(@class, "page-sources")] '
            '| .//div[@class="explorer"] | .//dl | .//a[contains(@class, "headerlink")] '
            '| .//*[contains(@class, "list-title")] | .//h1 | .//h2 | .//h3')


def main() -> int:
    """Print each chapter's reading ease and words; 1 if one is too hard."""
    site = ROOT / "site"
    if not site.exists():
        print("Nothing is built yet: run the build first.", file=sys.stderr)
        return 2
    hard = 0
    for path in chapters(site):
        text = prose(path)
        ease = textstat.flesch_reading_ease(text)
        hard += ease < LEAST
        print(f"{ease:5.1f}  {len(text.split()):5d} words  {path.relative_to(site).parent.as_posix() or '.'}/"
              + ("  too hard" if ease < LEAST else ""))
    return 1 if hard else 0


def chapters(site: Path) -> list[Path]:
    """The built pages of the story."""
    return [path for part in PARTS for path in sorted(site.glob(part))]


def prose(path: Path) -> str:
    """The sentences of a page's article."""
    article = html.parse(str(path)).getroot().xpath("//article")[0]
    for part in article.xpath(LEFT_OUT):
        part.drop_tree()
    blocks = [" ".join(block.text_content().split()) for block in article.xpath(".//p | .//li")]
    return " ".join(block if block.endswith((".", "?", "!", ":")) else block + "."
                    for block in blocks if block)


if __name__ == "__main__":
    sys.exit(main())
