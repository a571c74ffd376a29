"""What the host says under a pull request: problems at their lines, and the file that is still to add."""

import json
import re
import sys
from textwrap import indent
from urllib.parse import parse_qs, urlsplit

import pytest

from macros.reading.project import ROOT
from macros.values.problems import Problem
from scripts.pull_request import LONGEST, PLAIN, told
from tests.conftest import Project

SENT = {"PR_TITLE": "-x `touch MARK`; $(touch MARK) <b>[bay](x) \"quoted\"", "HEAD_REPOSITORY": "aya/plan",
        "HEAD_BRANCH": "my/branch & more"}


@pytest.mark.parametrize(("text", "new", "link"), [
    ("x" * LONGEST, True, True), ("x" * LONGEST + "x", True, False), ("x", False, False), ("", False, False)])
def test_only_a_new_file_that_fits_into_an_address_has_a_link(text: str, new: bool, link: bool,
                                                              monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SENT.items():
        monkeypatch.setenv(name, value)
    said = told("seeds/changes/x.yml", text, new)
    assert ("https://github.com/aya/plan/new/my/branch" in said) == link and text in said
    assert ("Delete this file." in said) == (not text)


def test_the_finished_file_is_shown_and_linked_whatever_the_title_holds(project: Project) -> None:
    for command in (("init",), ("add", "seeds"), ("commit", "--message", "As it was")):
        project.run("git", "-c", "user.name=Aya", "-c", "user.email=aya@bay.example", *command)
    project.edit("seeds/terms.yml", "terms:\n", "terms:\n  - id: bay\n    name: bay\n    means: A bay.\n")
    done = project.run(sys.executable, "scripts/pull_request.py", **SENT)
    assert done.code == 0 and not (project.root / "MARK").exists(), done.output
    [link] = re.findall(r"\((https://[^)]+)\)", done.output)
    asked = {name: one for name, [one] in parse_qs(urlsplit(link).query).items()}
    assert urlsplit(link).path == "/aya/plan/new/my/branch%20%26%20more"
    assert asked["value"] == (project.root / asked["filename"]).read_text(encoding="utf-8")
    assert "id: bay" in asked["value"] and indent(asked["value"], "    ") in done.output
    project.run("git", "clean", "--force", "--quiet", "seeds/changes")
    sent = {**SENT, "PR_TITLE": "Update csds-2025.yml"}
    plain = project.run(sys.executable, "scripts/pull_request.py", **sent)
    assert "'2025.yml' is a quantity" in plain.output and f"why: {PLAIN}" in plain.output and plain.code == 0
    project.edit("seeds/terms.yml", "means: A bay.", "means: <b>A bay.")
    refused = project.run(sys.executable, "scripts/pull_request.py", **SENT)
    assert refused.code == 1 and "seeds/terms.yml:5: the text holds markup" in refused.output


def test_a_problem_is_shown_at_its_line() -> None:
    [matcher] = json.loads((ROOT / ".github/problems.json").read_text(encoding="utf-8"))["problemMatcher"]
    for line, given in ((65, "65"), (0, None)):
        first, hint = str(Problem("docs/trade/yen.md", line, "'x' is wrong", "Mend it.")).splitlines()
        found = re.match(matcher["pattern"][0]["regexp"], first)
        assert found and found.groups() == ("docs/trade/yen.md", given, "'x' is wrong")
        assert not re.match(matcher["pattern"][0]["regexp"], hint)
