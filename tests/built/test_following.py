"""One record changed: everything that uses it follows, or the build names what no longer holds."""

import json
import re
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

from macros.data.witness import mark
from scripts.checks.page import read_site
from tests.conftest import Project

PROFITS = "japan-profit-share-2025-ft26"
CSDS = "seeds/sources/csds-2025.yml"
ATOM = "{http://www.w3.org/2005/Atom}"
OURS = """\
  - id: profit-share-misread-2026
    kind: ours
    says: 10 per cent of profits
    right: "{japan-profit-share-2025-ft26} of profits"
    record: japan-profit-share-2025-ft26
    checked_with: the document itself
    found: 2026-11-25
"""


def edit_figure(project: Project, file: str, id: str, value: tuple[str, str], token: tuple[str, str]) -> None:
    """Change value and evidence of one figure, and have the witness say the same, as if the document did."""
    text = (project.root / file).read_text(encoding="utf-8")
    start = text.index(f"  - id: {id}\n")
    end = text.find("\n  - id: ", start + 1)
    block = text[start:end]
    head, evidence = block.replace(f"value: {value[0]}\n", f"value: {value[1]}\n").split("evidence: ")
    changed = head + "evidence: " + evidence.replace(token[0], token[1], 1)
    assert changed.count(value[1]) >= block.count(value[1]) + 2
    (project.root / file).write_text(text[:start] + changed + text[end:], encoding="utf-8")
    witness, source = f"seeds/witness/{Path(file).stem}.csv", Path(file).stem
    at, before, now = (one.partition("\n")[0] for one in (
        block.split("locator: ")[1], block.split("evidence: ")[1], changed.split("evidence: ")[1]))
    project.edit(witness, f"\n{at},amount,{value[0]} ", f"\n{at},amount,{value[1]} ")
    old, new = (f"{at},words,{mark(source, int(at), words)},\n" for words in (before, now))
    project.edit(witness, old, old + new)  # a correction may quote the same words


def shown_in(site: Path, id: str) -> list[tuple[str, str]]:
    """Page and text of every place that shows a figure."""
    return [(page.path, element.text) for page in read_site(site).pages.values()
            for element in page.having("data-figure") if element.attrs["data-figure"] == id]


def told_in_page_and_feed(project: Project, id: str, sort: str, before: str, after: str) -> None:
    """The page on what changed and the feed name a change with both its values, and lead to the record."""
    site = read_site(project.root / "site")
    (element,) = [one for one in site.pages["about/changes/index.html"].having("data-change")
                  if one.attrs["id"].endswith(f"-{id}") and f"{before} → {after}" in one.text]
    assert element.attrs["data-change"] == sort and "tried in a test" in element.text
    feed = ElementTree.fromstring((project.root / "site/feed.xml").read_bytes())
    (entry,) = [one for one in feed.iter(f"{ATOM}entry")
                if f"{before} → {after}" in (one.findtext(f"{ATOM}title") or "")]
    assert entry.findtext(f"{ATOM}id") == f"tag:plan-b.example,2026:changes/{element.attrs['id']}"
    hrefs = [link.get("href", "") for link in entry.findall(f"{ATOM}link")]
    assert hrefs[0].endswith(f"about/changes/#{element.attrs['id']}") and hrefs[1].endswith(f"#{id}")


def test_a_corrected_figure_and_a_changed_row_are_told_and_followed_everywhere(
        built: Project, project: Project) -> None:
    before = shown_in(built.root / "site", PROFITS)
    assert {text for _, text in before} == {"10%"} and len(before) >= 3
    drawings = project.root / "docs/assets/generated/charts"
    drawn = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in drawings.iterdir()}
    edit_figure(project, "seeds/sources/ft-2026.yml", PROFITS, ("10", "12"), ("10 per cent", "12 per cent"))
    correct_ours(project)
    change_a_row(project)
    result = project.run_py("build")
    assert result.code == 0, result.output
    site = project.root / "site"
    after = shown_in(site, PROFITS)
    assert {text for _, text in after} == {"12%"}
    assert {page for page, _ in after} == {page for page, _ in before}
    figures = json.loads((site / "data/figures.json").read_text(encoding="utf-8"))["figures"]
    assert next(f for f in figures if f["id"] == PROFITS)["value"] == 12
    told_in_page_and_feed(project, PROFITS, "corrected", "10%, 2025", "12%, 2025")
    changes = (site / "about/changes/index.html").read_text(encoding="utf-8")
    assert "Ours: “10 per cent of profits”" in changes
    assert "<p>Some of its rows have changed.</p><p>Resting on it: " in changes
    page = (site / "security/paying/index.html").read_text(encoding="utf-8")
    assert "¥4.87trn" in page and "¥4.86trn" not in page
    assert "4870700000000" in (site / "data/charts/defence-budget-in-yen.csv").read_text(encoding="utf-8")
    redrawn = {path.name for path in drawings.iterdir() if path.stat().st_mtime_ns != drawn[path][0]}
    ids = {re.split(r"-light|-dark|-points|\.png", name)[0] for name in redrawn}
    assert {id.removesuffix("-small") for id in ids} == {"defence-budget-in-yen", "who-gets-the-profits"}
    light = drawings / "defence-budget-in-yen-light.svg"
    assert light.read_bytes() != drawn[light][1]


def correct_ours(project: Project) -> None:
    """Accept a change as a correction of ours, which has to be told first."""
    accept = ("accept", "--corrected", "--why", "tried in a test")
    result = project.run_py(*accept)
    assert result.code == 1 and "Add an entry of the kind 'ours' to seeds/corrections.yml" in result.output
    corrections = project.root / "seeds/corrections.yml"
    corrections.write_text(corrections.read_text(encoding="utf-8") + OURS, encoding="utf-8")
    assert project.run_py(*accept).code == 0


def change_a_row(project: Project) -> None:
    """Change a row, its fingerprint, and what has been accepted of it."""
    series = "seeds/series/defence-budget-yen"
    rows = project.root / f"{series}.csv"
    before = sha256(rows.read_bytes()).hexdigest()
    project.edit(f"{series}.csv", "48607", "48707")
    project.edit(f"{series}.yml", before, sha256(rows.read_bytes()).hexdigest())
    project.accept()


def test_a_contradiction_and_a_statement_that_no_longer_holds_are_named(project: Project) -> None:
    page = project.root / "docs/trade/yen.md"
    page.write_text(page.read_text(encoding="utf-8") + (
        f'\nIt is {{{{ says("a tenth", "{PROFITS} ~ 10%") }}}}.\n'), encoding="utf-8")
    project.accept()
    edit_figure(project, CSDS, "tariff-deal-rate-2025-csds", ("15", "20"), ("15%", "20%"))
    said = project.run_py("check").output
    assert "'tariff-deal-rate-2025-csds' (exact 20 percent)" in said
    assert "add a disagreement that lists both" in said
    edit_figure(project, CSDS, "tariff-deal-rate-2025-csds", ("20", "15"), ("20%", "15%"))
    edit_figure(project, "seeds/sources/ft-2026.yml", PROFITS, ("10", "19"), ("10 per cent", "19 per cent"))
    project.accept()
    result = project.run_py("check")
    assert result.code == 1
    assert "the statement 'a tenth' no longer holds" in result.output
