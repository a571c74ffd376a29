"""The desk for the records and pages as they are: what macros draw on, and what is wrong.

Kept apart from the package's start so that an engine which executes the macros
module once a page still reads the records once only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from macros.accepted.chains import history, unaccepted_records, wrong_corrections
from macros.accepted.changelog import by_hand, read_changelog
from macros.accepted.shown import EXAMPLES, unaccepted_lines
from macros.authoring.inspection import Seen, inspect_all
from macros.authoring.macro import MACROS, Desk, watched
from macros.authoring.page_index import PageInfo, read_pages, showing
from macros.data import Ledger
from macros.data.change_kinds import FOLDER
from macros.data.load import read
from macros.reading.calls import is_readable
from macros.reading.files_allowed import is_plain, page_texts
from macros.reading.front_matter import MARK, may_be_generated
from macros.reading.kept import recall, remember
from macros.reading.plain_text import HINT as MARKUP_HINT
from macros.reading.plain_text import markup_in
from macros.reading.project import settings_text
from macros.values.problems import Problem, nearest
from macros.views.changes import news
from macros.views.charts import MANIFEST, read_manifest
from macros.views.exemptions import read_exemptions
from macros.views.search import in_menu_order, menu_files
from macros.words.bare_numbers import exempt_words
from macros.words.placeholders import placeholder_problems
from macros.words.record_words import record_problems

INSPECTED = ".cache/read/pages"
_ENTRY = re.compile(r""" *- (?:("[^"]*"|[^:]*):(?: |$))?(.*)""")  # of the menu: its words, where it leads
_APART = re.compile(r"^  ([\w/*-]+(?:\.md)?)$", re.M)  # what not_in_nav lists


@dataclass(frozen=True)
class Opened:
    """The desk, and what is wrong with records or pages (then nothing may be published).

    Attributes:
        unaccepted: those of the problems that somebody need only accept.
        pages: what each page is about, by its address.
        looks: of each page, by its file, a hash of all that its looks hang on; none while a file lies
            below docs/ that may not, since the engine follows links and reads giants.
    """

    desk: Desk
    problems: tuple[Problem, ...]
    unaccepted: tuple[Problem, ...] = ()
    pages: Mapping[str, PageInfo] = field(default_factory=dict)
    looks: Mapping[str, str] = field(default_factory=dict)

    @property
    def faults(self) -> tuple[Problem, ...]:
        """The problems that no acceptance would mend."""
        return tuple(sorted({*self.problems} - {*self.unaccepted}))

    def found(self, problems: Iterable[Problem], unaccepted: Iterable[Problem] = ()) -> Opened:
        """The same with more problems."""
        waiting = {*self.unaccepted, *unaccepted}
        return replace(self, problems=tuple(sorted({*self.problems, *problems, *waiting})),
                       unaccepted=tuple(sorted(waiting)))


def open_records(root: Path) -> Opened:
    """The desk with the records and what changed in them, before anything is drawn."""
    ledger, unreadable = read(root)
    if unreadable:
        desk = Desk(ledger, {}, unread=frozenset(problem.file for problem in unreadable))
        return Opened(desk, ()).found([*unreadable, *placeholder_problems(ledger)])
    problems = wrong_records(ledger)
    changelog = read_changelog(root, exempt_words(ledger), problems)
    desk = Desk(ledger, {}, news=news(ledger, history(ledger), changelog), changelog=changelog)
    return Opened(desk, ()).found(problems, unaccepted_records(ledger))


def wrong_records(ledger: Ledger) -> list[Problem]:
    """What is wrong in records that can be read, and no acceptance would mend."""
    return [*wrong_corrections(ledger), *record_problems(ledger), *placeholder_problems(ledger)]


def open_pages(opened: Opened, root: Path, code: str, records: str) -> Opened:
    """The desk with the charts that were drawn, and what is wrong with the pages.

    Args:
        opened: the desk with the records.
        code: a hash over the code: what was found by another is forgotten.
        records: one over all that calls may say.
    """
    texts, unread = page_texts(root, []), opened.desk.unread
    desk = opened.desk if unread else replace(opened.desk, charts=read_manifest(root / MANIFEST))
    lost = {} if unread else {id: kit.exercise.chart for id, kit in desk.ledger.kits.items()
                              if kit.exercise.chart not in desk.charts.keys() | desk.undrawn}
    desk = replace(desk, undrawn=desk.undrawn.union(lost.values()))
    opened = opened.found(Problem(*desk.ledger.where(id), f"kit {id!r}: there is no chart {chart!r}",
                                  nearest(chart, desk.charts, "chart")) for id, chart in lost.items())
    memory: dict[str, Seen] = {} if unread else recall(root / INSPECTED, code) or {}
    before = dict(memory)
    found = inspect_all(desk, root, memory, records)
    opened = opened.found(found, _unaccepted(desk, root, texts, found))
    if unread:
        return opened
    if memory != before:
        remember(root / INSPECTED, code, memory)
    faulty = {problem.file for problem in opened.faults}
    texts = {file: text for file, text in texts.items() if file not in faulty}
    pages = read_pages(desk, texts)
    menu = settings_text(root)
    opened = opened.found([*wrong_menu(menu, root, exempt_words(desk.ledger)), *in_no_menu(menu, texts),
                           *without_calls(texts)])
    desk = replace(desk, shown_in={id: showing(pages, id) for id in desk.charts},
                   titles=in_menu_order({url: page.title for url, page in pages.items()}, menu),
                   exempt=read_exemptions(desk.ledger, texts))
    return replace(opened, desk=desk, pages=pages,
                   looks={file: seen.rests_on for file, seen in memory.items()})


def in_no_menu(settings: str, files: Iterable[str]) -> Iterator[Problem]:
    """Those pages to which no entry of the menu leads, and that the settings do not leave out."""
    listed, apart = {*menu_files(settings)}, _APART.findall(settings.partition("\nnav:\n")[0])
    for file in files:
        if file.removeprefix("docs/") not in listed and not any(map(PurePosixPath(file).match, apart)):
            yield Problem(file, 0, "the page is in no menu", "Write it into that of mkdocs.yml.")


def without_calls(texts: Mapping[str, str]) -> Iterator[Problem]:
    """Pages, but for those of the guide, that call no macro: the first call gives a page its head."""
    for file, text in texts.items():
        if "{{" not in text and not file.startswith(EXAMPLES):
            yield Problem(file, 0, "the page calls no macro, and says nothing to search engines",
                          'Write below its title: {{ describe("One sentence on what it says.") }}')


def wrong_menu(settings: str, root: Path, exempt: re.Pattern[str]) -> Iterator[Problem]:
    """Entries of the menu that say a number, lead to no page of ours, or to one that has an entry."""
    above, _, menu = settings.partition("\nnav:\n")
    listed: dict[str, int] = {}  # pages, each by the line that leads to it first
    for number, line in enumerate(menu.split("\n"), above.count("\n") + 3):
        words, target = match.groups() if (match := _ENTRY.fullmatch(line)) else ("", "")
        if words and not f"docs/{target}".startswith(EXAMPLES):
            yield from by_hand(words, "mkdocs.yml", number, exempt)
        if signs := markup_in(words or ""):
            yield Problem("mkdocs.yml", number, f"the menu holds markup: {signs!r}", MARKUP_HINT)
        if target and (".." in target or not is_plain(root / "docs" / target) or not target.endswith(".md")):
            yield Problem("mkdocs.yml", number, f"the menu leads to {target!r}, which is no page",
                          "Name a file below docs/, as in: - A page: folder/page.md")
        elif target and listed.setdefault(target, number) != number:
            yield Problem("mkdocs.yml", number, f"the menu leads to {target!r} a second time",
                          f"Keep one of the entries: this, or that of line {listed[target]}.")


def _unaccepted(desk: Desk, root: Path, readable: Mapping[str, str],
                found: Iterable[Problem]) -> list[Problem]:
    """What somebody need only accept in the pages; of one that can't be read nothing is said.

    Nor is it of a line in which something is wrong, or of a call that could not be made: whoever
    is told to accept a slip may do so.
    """
    if any(file.startswith(FOLDER) for file in desk.unread):
        return []
    wrong, lines = {(problem.file, problem.line) for problem in found}, desk.ledger.changes.lines
    texts = dict.fromkeys((path.relative_to(root).as_posix() for path in (root / "docs").rglob("*.md")), "")
    texts |= readable
    if not desk.charts:  # then something is wrong with the records, and their pages are still to be made
        texts = {one.of.subject: MARK for one in lines if may_be_generated(one.of.subject)} | texts
    return [one for one in unaccepted_lines(lines, texts, watched())
            if (one.file, one.line) not in wrong and not (desk.unread | desk.undrawn and "(" in one.message)
            and (one.file not in texts or is_readable(texts[one.file], MACROS))]
