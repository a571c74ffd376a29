"""The desk for the records and pages as they are: what macros draw on, and what is wrong.

Kept apart from the package's start so that an engine which executes the macros
module once a page still reads the records once only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from macros.accepted.chains import history, unaccepted_lines, unaccepted_records
from macros.accepted.changelog import read_changelog
from macros.accepted.own_corrections import wrong_corrections
from macros.authoring.inspection import inspect_all
from macros.authoring.macro import Desk, watched
from macros.authoring.page_index import PageInfo, read_pages, showing
from macros.data import Ledger, load
from macros.reading.files_allowed import page_files, page_texts
from macros.reading.front_matter import split_page
from macros.reading.project import settings_text
from macros.values.problems import Problem, ProblemsFound
from macros.views.changes import news
from macros.views.charts import MANIFEST, read_manifest
from macros.views.exemptions import read_exemptions
from macros.views.search import in_menu_order
from macros.words.bare_numbers import exempt_words
from macros.words.placeholders import placeholder_problems
from macros.words.record_words import record_problems

INSPECTED = ".cache/inspected"


@dataclass(frozen=True)
class Opened:
    """The desk, and what is wrong with records or pages (then nothing may be published).

    `texts` are the pages that were found in order, front matter and outer blanks removed;
    `pages` says of each page, by its address, what it is about.
    """

    desk: Desk
    problems: tuple[Problem, ...]
    texts: frozenset[str] = frozenset()
    pages: Mapping[str, PageInfo] = field(default_factory=dict)


def open_records(root: Path) -> Opened:
    """The desk with the records and what changed in them, before anything is drawn."""
    try:
        ledger = load(root)
    except ProblemsFound as found:
        return Opened(Desk(Ledger(), {}), tuple(found.problems))
    problems = [*unaccepted_records(ledger), *wrong_corrections(ledger), *record_problems(ledger),
                *placeholder_problems(ledger)]
    changelog = read_changelog(root, exempt_words(ledger), problems)
    desk = Desk(ledger, {}, news=news(ledger, history(ledger), changelog), changelog=changelog)
    return Opened(desk, tuple(sorted(set(problems))))


def open_pages(desk: Desk, root: Path, seal: str) -> Opened:
    """The desk with the charts that were drawn, and the pages that were found in order.

    Args:
        seal: a hash over records, code and pages; what was inspected as it is now needs no second look.
    """
    charts = read_manifest(root / MANIFEST.relative_to(MANIFEST.parent.parent))
    desk = replace(desk, charts=charts)
    sealed = root / INSPECTED
    if not (sealed.exists() and sealed.read_text(encoding="utf-8") == seal):
        problems = {*inspect_all(desk, root), *unaccepted_lines(desk.ledger, page_texts(root, []), watched())}
        if problems:
            return Opened(desk, tuple(sorted(problems)))
        sealed.write_text(seal, encoding="utf-8")
    pages = read_pages(desk, root)  # only of pages that were found in order
    menu = settings_text(root)
    desk = replace(desk, shown_in={id: showing(pages, id) for id in charts},
                   titles=in_menu_order({url: page.title for url, page in pages.items()}, menu),
                   exempt=read_exemptions(desk.ledger, root))
    texts = (split_page(path.read_text(encoding="utf-8"))[1].strip() for path in page_files(root))
    return Opened(desk, (), frozenset(texts), pages)
