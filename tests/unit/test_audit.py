"""What the audit makes of the reports of its tools."""

import json
from pathlib import Path

import pytest

from scripts import programs
from scripts.audit import __main__ as audit
from scripts.audit.host import nginx_settings


def test_errors_of_pages_are_named_by_page_and_line() -> None:
    report = {"messages": [
        {"type": "error", "url": "file:/x/site/trade/index.html", "lastLine": 7, "message": "Stray tag."},
        {"type": "non-document-error", "url": "file:/x/site/none.html", "message": "cannot read"},
        {"type": "info", "url": "file:/x/site/index.html", "lastLine": 1, "message": "a hint"}]}
    assert audit.html_errors(json.dumps(report), "/x/site") == [
        "trade/index.html:7: Stray tag.", "none.html:?: cannot read"]
    assert audit.html_errors('{"messages": []}', "/x/site") == []
    for text in ("", "Error: Unable to access jarfile", "{}", "[]"):  # no report is not taken for no errors
        with pytest.raises(ValueError, match="no report"):
            audit.html_errors(text, "/x/site")


def test_full_marks_are_asked_for_in_each_category_and_nothing_may_move() -> None:
    settings = json.loads((audit.PINNED / "lighthouserc.json").read_text(encoding="utf-8"))
    asked = settings["ci"]["assert"]["assertions"]
    least = {name.removeprefix("categories:"): more["minScore"] for name, (level, more) in asked.items()
             if level == "error" and "minScore" in more}
    assert least == dict.fromkeys(("performance", "accessibility", "best-practices", "seo"), 1)
    assert asked["cumulative-layout-shift"][1]["maxNumericValue"] == 0


def test_the_web_server_takes_the_sites_own_rules_and_stays_on_this_machine() -> None:
    settings = nginx_settings(Path("/x/site"), 8123, Path("/x/work"), as_root=False)
    assert 'include "/x/site/nginx.conf";' in settings and "listen 127.0.0.1:8123;" in settings
    assert "user root" not in settings
    assert nginx_settings(Path("/x"), 1, Path("/y"), as_root=True).startswith("user root;")


def test_tools_that_are_missing_are_named_with_the_command_that_installs_them(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs, "SYSTEM", str(tmp_path))
    assert audit.main([str(tmp_path)]) == 1
    assert "sudo apt-get install nodejs npm default-jre-headless nginx-light" in capsys.readouterr().err
