"""One record changed: everything that uses it follows, or the build names what no longer holds."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from scripts.checks.page import read_site
from tests.conftest import Project

CSDS = "seeds/sources/csds-2025.yml"
ATOM = "{http://www.w3.org/2005/Atom}"
OURS = """\
  - id: profit-share-misread-2026
    kind: ours
    says: 10 per cent of profits
    right: 12 per cent of profits
    checked_with: the document itself
    found: 2026-11-25
"""


def edit_figure(project: Project, file: str, id: str, value: tuple[str, str], token: tuple[str, str]) -> None:
    """Change value and evidence of one figure, and nothing else."""
    text = (project.root / file).read_text(encoding="utf-8")
    start = text.index(f"  - id: {id}\n")
    end = text.find("\n  - id: ", start + 1)
    block = text[start:end]
    head, evidence = block.replace(f"value: {value[0]}\n", f"value: {value[1]}\n").split("evidence: ")
    changed = head + "evidence: " + evidence.replace(token[0], token[1], 1)
    assert changed.count(value[1]) >= block.count(value[1]) + 2
    (project.root / file).write_text(text[:start] + changed + text[end:], encoding="utf-8")


def test_a_changed_figure_shows_on_every_page_and_download(project: Project) -> None:
    id = "japan-profit-share-2025-ft26"
    before = shown(project, id, "10%")
    edit_figure(project, "seeds/sources/ft-2026.yml", id, ("10", "12"), ("10 per cent", "12 per cent"))
    result = project.run_py("build")
    assert result.code != 0
    assert f"figure {id!r} was accepted as '10%, " in result.output and "now says '12%, " in result.output
    project.accept()
    result = project.run_py("build")
    assert result.code == 0, result.output
    after = shown_in(project.root / "site", id)
    assert len(after) == before and before >= 3
    assert {text for _, text in after} == {"12%"}
    figures = json.loads((project.root / "site/data/figures.json").read_text(encoding="utf-8"))["figures"]
    assert next(f for f in figures if f["id"] == id)["value"] == 12
    told_in_page_and_feed(project, id, "revised", "10%, 2025", "12%, 2025")


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


def test_a_correction_of_ours_has_to_be_told_and_then_is(project: Project) -> None:
    id = "japan-profit-share-2025-ft26"
    edit_figure(project, "seeds/sources/ft-2026.yml", id, ("10", "12"), ("10 per cent", "12 per cent"))
    result = project.run_py("accept", "--corrected", "--why", "tried in a test")
    assert result.code == 1 and "Add an entry of the kind 'ours' to seeds/corrections.yml" in result.output
    assert "was accepted as '10%, " in project.run_py("check").output
    corrections = project.root / "seeds/corrections.yml"
    corrections.write_text(corrections.read_text(encoding="utf-8") + OURS, encoding="utf-8")
    assert project.run_py("accept", "--corrected", "--why", "tried in a test").code == 0
    result = project.run_py("build", SITE_URL="https://plan-b.example/japan/")
    assert result.code == 0, result.output
    told_in_page_and_feed(project, id, "corrected", "10%, 2025", "12%, 2025")
    page = (project.root / "site/about/changes/index.html").read_text(encoding="utf-8")
    assert "Ours: “10 per cent of profits”" in page
    feed = (project.root / "site/feed.xml").read_text(encoding="utf-8")
    assert 'href="https://plan-b.example/japan/about/changes/#' in feed
    assert 'href="https://plan-b.example/about/' not in feed


def shown(project: Project, id: str, text: str) -> int:
    """Build, and count the places that show the figure with this text."""
    result = project.run_py("build")
    assert result.code == 0, result.output
    places = shown_in(project.root / "site", id)
    assert {found for _, found in places} == {text}
    return len(places)


def shown_in(site: Path, id: str) -> list[tuple[str, str]]:
    """Page and text of every place that shows a figure."""
    return [(page.path, element.text) for page in read_site(site).pages.values()
            for element in page.having("data-figure") if element.attrs["data-figure"] == id]


def test_the_deal_s_tariff_cannot_change_alone(project: Project) -> None:
    edit_figure(project, CSDS, "tariff-deal-rate-2025-csds", ("15", "20"), ("15%", "20%"))
    result = project.run_py("build")
    assert result.code != 0
    assert "'tariff-deal-rate-2025-csds' (exact 20 percent)" in result.output
    assert "add a disagreement that lists both" in result.output


def test_a_changed_row_redraws_its_chart_and_follows_into_its_texts(project: Project) -> None:
    assert project.run_py("build").code == 0
    series = "seeds/series/fdi-us-by-ubo-2023"
    old_hash = "sha256: "
    project.edit(f"{series}.csv", "749.6", "741.6")
    result = project.run_py("build")
    assert result.code != 0
    assert "the rows are not those that series 'fdi-us-by-ubo-2023' describes" in result.output
    new_hash = result.output.split("sha256 is ")[1].split(";")[0]
    text = (project.root / f"{series}.yml").read_text(encoding="utf-8")
    old = text.split(old_hash)[1].split("\n")[0]
    project.edit(f"{series}.yml", old, new_hash)
    assert "series 'fdi-us-by-ubo-2023' has changed since it was accepted" in project.run_py("check").output
    project.accept()
    drawing = project.root / "docs/assets/generated/charts/direct-investment-in-us-light.svg"
    folder = drawing.parent
    times = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    drawn_before = drawing.read_bytes()
    result = project.run_py("build")
    assert result.code == 0, result.output
    page = (project.root / "site/trade/investment/index.html").read_text(encoding="utf-8")
    assert "$741.6bn" in page and "$749.6bn" not in page
    assert drawing.read_bytes() != drawn_before
    redrawn = {path.name for path in folder.iterdir() if times.get(path) != path.stat().st_mtime_ns}
    assert {name.split("-light")[0].split("-dark")[0].removesuffix(".png") for name in redrawn} == {
        "direct-investment-in-us"}
    csv = (project.root / "site/data/charts/direct-investment-in-us.csv").read_text("utf-8")
    assert "741600000000" in csv
    changes = (project.root / "site/about/changes/index.html").read_text(encoding="utf-8")
    assert "<p>Some of its rows have changed.</p><p>Resting on it: " in changes


def test_a_statement_that_no_longer_holds_is_named(project: Project) -> None:
    page = project.root / "docs/trade/yen.md"
    statement = '\nIt is {{ says("a tenth", "japan-profit-share-2025-ft26 ~ 10%") }}.\n'
    page.write_text(page.read_text(encoding="utf-8") + statement, encoding="utf-8")
    assert project.run_py("check").code == 0
    edit_figure(project, "seeds/sources/ft-2026.yml", "japan-profit-share-2025-ft26",
                ("10", "19"), ("10 per cent", "19 per cent"))
    project.accept()
    result = project.run_py("check")
    assert result.code == 1
    assert "the statement 'a tenth' no longer holds" in result.output
