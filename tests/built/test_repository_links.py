"""Pages and records lead to their place in the repository, and to the form for wrong numbers."""

import re

from macros.reading.project import ROOT, repository
from tests.conftest import Project, git, pages_of

HOME = re.escape(repository(ROOT))
MEND = re.compile(rf'<div class="mend md-typeset">(?:<details class="cite-here"><summary>Cite this page'
                  rf'</summary>.*?</details> )?'
                  rf'<a href="{HOME}/edit/main/([^"]+)">Edit this page</a> <a class="report" '
                  rf'href="{HOME}/issues/new\?template=([\w.-]+)&amp;page=/([^"]*)">This number is wrong</a>')
RECORD = re.compile(rf'<a href="{HOME}/blob/HEAD/([^"#]+)#L(\d+)"><code>([^<]+)</code></a>')


def test_every_page_leads_to_a_file_of_the_repository_and_to_the_form(built: Project) -> None:
    files, site = {*git(ROOT, "ls-files").splitlines()}, built.root / "site"
    led = {path.parent.relative_to(site).as_posix().removeprefix(".") + "/": MEND.findall(
        path.read_text(encoding="utf-8")) for path in pages_of(site)}
    assert len(led) > 100
    for page, links in led.items():
        [(file, form, named)] = links
        assert file in files and (ROOT / ".github/ISSUE_TEMPLATE" / form).is_file(), page
        assert named == page.removeprefix("/")
    assert led["reference/series/yen-per-dollar/"][0][0] == "seeds/series/yen-per-dollar.yml"
    assert led["reference/charts/yen-per-dollar/"][0][0] == "scripts/charts/yen_per_dollar.py"


def test_every_record_leads_to_its_line(built: Project) -> None:
    found = [link for path in (built.root / "site/reference").rglob("index.html")
             for link in RECORD.findall(path.read_text(encoding="utf-8"))]
    assert len(found) > 600
    for file, line, id in found:
        assert f"id: {id}" in (ROOT / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]


def test_a_site_built_for_another_address_is_left_alone(built: Project) -> None:
    result = built.run_py("check", REPO_URL="https://aya.example/plan")
    assert result.code == 0 and "was built from others" in result.output
