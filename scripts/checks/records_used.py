"""Every chart, disagreement, and figure and event of the documents is used in a chapter, or says why not.

A chapter is any page but the reference, teach, contribute and about pages. Prose, key
figures, statements, charts, disagreement boxes and the inputs of derived
figures count; an index or a source's own page does not. A record that no
chapter needs carries `unused` with the reason.
"""

import re
from collections.abc import Iterable

from macros.authoring.macro import MACROS, Desk, records_of
from macros.data.kinds import Event, Figure
from macros.reading.calls import calls_in
from macros.reading.front_matter import split_page
from macros.reading.project import ROOT
from macros.values.problems import Problem
from scripts.checks.page import Site
from scripts.drawings import chart_file

SHOWN_WHOLE = ("chart", "disagreement")
LINKED = re.compile(r"reference/disagreements\.md#([a-z0-9-]+)")
UNSHOWN = 'Show it with {{{{ {}("…") }}}}, or take it away; perhaps another has taken its place.'
NOT_CHAPTERS = ("reference/", "teach/", "contribute/", "about/")


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Records of documents that no chapter uses, and reasons that are no longer true."""
    ledger, used = desk.ledger, used_in_chapters(desk)
    places = [*(("chart", id, (chart_file(id), 1)) for id in desk.charts),
              *(("disagreement", id, ledger.where(id)) for id in ledger.disagreements)]
    for kind, id, place in places:
        if id not in used:
            yield Problem(*place, f"the {kind} {id!r} is shown in no chapter", UNSHOWN.format(kind))
    for source in ledger.sources.values():
        records: list[Figure | Event] = [*source.figures, *source.events] if source.document else []
        for record in records:
            if record.id not in used and not record.unused:
                yield Problem(*ledger.where(record.id), f"{record.id!r} is used in no chapter",
                              "Use it, or say why not in a field 'unused'.")
            elif record.id in used and record.unused:
                yield Problem(*ledger.where(record.id), f"{record.id!r} is said to be unused, but a chapter "
                              "uses it", "Take the field 'unused' away.")


def used_in_chapters(desk: Desk) -> set[str]:
    """References that chapters show, with the inputs of derived figures and charts."""
    refs: list[str] = []
    for path in sorted((ROOT / "docs").rglob("*.md")):
        name = path.relative_to(ROOT / "docs").as_posix()
        if name.startswith(NOT_CHAPTERS):
            continue
        _, body, _ = split_page(path.read_text(encoding="utf-8"))
        calls = calls_in(body, MACROS)
        refs += records_of(calls, desk.ledger)
        refs += [call.args[0] for call in calls if call.name in SHOWN_WHOLE]
        for id in LINKED.findall(body):
            refs += [id, *(desk.ledger.disagreements[id].figures if id in desk.ledger.disagreements else ())]
        for call in calls:
            if call.name == "chart" and call.args[0] in desk.charts:
                refs += [*desk.charts[call.args[0]].facts, *desk.charts[call.args[0]].events]
    return desk.ledger.with_inputs(refs)
