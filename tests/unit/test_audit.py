"""What the audit makes of the reports of its tools."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from macros.reading.project import ROOT
from scripts.audit import __main__ as audit
from scripts.audit.host import nginx_settings
from scripts.audit.results import (
    AUDITS,
    CATEGORIES,
    Run,
    html_errors,
    lighthouse_run,
    middle,
    not_good_enough,
    table,
)


def a_run(performance: int = 100, shift: float = 0, paint: float = 1200, failed: tuple[str, ...] = ()) -> Run:
    marks = dict.fromkeys(CATEGORIES, 100.0) | {"performance": performance}
    return Run(marks | dict(zip(AUDITS, (shift, paint, 0, 60_000), strict=True)), failed)


def test_errors_of_pages_are_named_by_page_and_line() -> None:
    report = {"messages": [
        {"type": "error", "url": "file:/x/site/trade/index.html", "lastLine": 7, "message": "Stray tag."},
        {"type": "non-document-error", "url": "file:/x/site/none.html", "message": "cannot read"},
        {"type": "info", "url": "file:/x/site/index.html", "lastLine": 1, "message": "a hint"}]}
    assert html_errors(json.dumps(report), "/x/site") == [
        "trade/index.html:7: Stray tag.", "none.html:?: cannot read"]
    assert html_errors('{"messages": []}', "/x/site") == []
    for text in ("", "Error: Unable to access jarfile", "{}", "[]"):  # no report is not taken for no errors
        with pytest.raises(ValueError, match="no report"):
            html_errors(text, "/x/site")


def a_report(**changes: Any) -> str:
    numbers = {"cumulative-layout-shift": 0.25, "largest-contentful-paint": 1500, "total-blocking-time": 20,
               "total-byte-weight": 61_000}
    audits: dict[str, Any] = {name: {"numericValue": value, "score": 1, "title": name}
                              for name, value in numbers.items()}
    audits["font-size"] = {"score": 0, "title": "Words are too small"}
    audits["video-caption"] = {"score": None, "title": "There is no film"}
    audits["unweighted"] = {"score": 0, "title": "Costs nothing"}
    references = [{"id": "font-size", "weight": 1}, {"id": "video-caption", "weight": 10},
                  {"id": "unweighted", "weight": 0}]
    categories = {name: {"score": 0.99, "auditRefs": references} for name in CATEGORIES}
    return json.dumps({"audits": audits, "categories": categories} | changes)


def test_a_report_gives_scores_figures_and_what_failed() -> None:
    run = lighthouse_run(a_report())
    assert run.numbers == dict.fromkeys(CATEGORIES, 99) | dict(
        zip(AUDITS, (0.25, 1500, 20, 61_000), strict=True))
    assert run.failed == ("Words are too small",)


def test_a_page_that_did_not_load_is_an_error_and_a_category_without_a_score_no_full_mark() -> None:
    with pytest.raises(ValueError, match="refused"):
        lighthouse_run(a_report(runtimeError={"code": "X", "message": "refused"}))
    data = json.loads(a_report())
    data["categories"]["seo"]["score"] = None
    assert lighthouse_run(json.dumps(data)).numbers["seo"] == 0


def test_the_middle_of_three_runs_counts() -> None:
    runs = [a_run(90, 0.5, 3000, ("one",)), a_run(), a_run(failed=("two",))]
    assert middle(runs) == a_run(failed=("one", "two"))
    assert middle([a_run(90), a_run(99), a_run()]).numbers["performance"] == 99


def test_less_than_full_marks_and_any_shift_are_named_and_the_table_shows_each_page() -> None:
    assert not_good_enough("home", a_run()) == []
    assert not_good_enough("home", a_run(99, 0.0004)) == [
        "home: performance 99, not 100", "home: things move while it loads (CLS 0.0004)"]
    lines = table([("home", a_run()), ("plan-b/", a_run(98, paint=1830))]).splitlines()
    assert len(lines) == 3
    assert " ".join(lines[1].split()) == "home 100 100 100 100 0.0000 1.20 s 0 ms 60.0 kB"
    assert lines[2].startswith("plan-b/") and "1.83 s" in lines[2]


def test_the_web_server_takes_the_sites_own_rules_and_stays_on_this_machine() -> None:
    settings = nginx_settings(Path("/x/site"), 8123, Path("/x/work"), as_root=False)
    assert 'include "/x/site/nginx.conf";' in settings and "listen 127.0.0.1:8123;" in settings
    assert "user root" not in settings
    assert nginx_settings(Path("/x"), 1, Path("/y"), as_root=True).startswith("user root;")


def test_each_package_of_the_lock_has_its_fingerprint() -> None:
    lock = json.loads((ROOT / "scripts/audit/package-lock.json").read_text(encoding="utf-8"))
    wanted = json.loads((ROOT / "scripts/audit/package.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    for name, version in wanted["dependencies"].items():
        assert packages[f"node_modules/{name}"]["version"] == version


def test_tools_that_are_missing_are_named_with_the_command_that_installs_them(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(audit, "SYSTEM_PROGRAMS", str(tmp_path))
    assert audit.main([str(tmp_path)]) == 1
    assert "sudo apt-get install nodejs npm default-jre-headless nginx-light" in capsys.readouterr().err
