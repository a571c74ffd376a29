"""The published folder: the policy in every page, packed copies that unpack to the file, security.txt."""

from __future__ import annotations

import gzip
import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import brotli
import pytest

from scripts import headers, publish
from tests.conftest import BUILD_DATE, Project


def test_every_page_carries_the_policy_before_what_it_governs_and_does_nothing_inline(built: Project) -> None:
    """The file of headers allows the one script of all pages, and no other."""
    pages = list((built.root / "site").rglob("*.html"))
    assert len(pages) > 100
    used: set[str] = set()
    for path in pages:
        html = path.read_text(encoding="utf-8")
        place = html.index('http-equiv="Content-Security-Policy"')
        assert place < min(html.index("<link"), html.index("<script")), path
        allowed = unescape(re.findall(r'Content-Security-Policy" content="([^"]+)"', html)[0])
        wanted = headers.hashes(headers.inline_scripts(html))
        assert len(wanted) == 1 and wanted[0] in allowed, path
        used.update(wanted)
        assert not re.search(r"<[^>]+\s(?:style|on[a-z]+)=|<style|=.javascript:", html), path
    said = (built.root / "site/_headers").read_text(encoding="utf-8")
    assert len(used) == 1 and set(re.findall(r"'sha256-[^']+'", said)) == used


def test_packed_copies_unpack_to_the_file(built: Project) -> None:
    site = built.root / "site"
    packed = [path for path in site.rglob("*")
              if path.suffix in (".gz", ".br") and path.name != "sitemap.xml.gz"]
    assert len(packed) > 400
    for path in packed:
        unpack = gzip.decompress if path.suffix == ".gz" else brotli.decompress
        assert unpack(path.read_bytes()) == path.with_suffix("").read_bytes(), path
    for path in publish.packable(site):
        assert path.with_name(path.name + ".br").exists() and path.with_name(path.name + ".gz").exists()


def test_security_txt_says_where_to_write_and_until_when(built: Project) -> None:
    text = (built.root / "site/.well-known/security.txt").read_text(encoding="utf-8")
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    expires = datetime.fromisoformat(fields["Expires"])
    built_on = datetime.fromtimestamp(int(BUILD_DATE), UTC)
    assert 300 < (expires - built_on).days <= 366
    assert fields["Canonical"] == "https://plan-b.example/.well-known/security.txt"
    contact = fields["Contact"].removeprefix("https://plan-b.example/")
    page, _, anchor = contact.partition("#")
    assert f'id="{anchor}"' in (built.root / "site" / page / "index.html").read_text(encoding="utf-8")


def test_nothing_of_the_theme_is_left_that_no_page_loads(built: Project) -> None:
    folders = [built.root / "site" / name for name in publish.UNUSED]
    assert [path for folder in folders for path in folder.rglob("*") if path.is_file()] == []
    loaded = {name for path in (built.root / "site").rglob("*.html")
              for name in re.findall(r'(?:src|href)="(?:\.\./)*(assets/[^"]+\.(?:js|css))"',
                                     path.read_text(encoding="utf-8"))}
    assert loaded == {"assets/generated/css/site.css", "assets/js/site.js"}
    assert all((built.root / "site" / name).is_file() for name in loaded)


def test_a_page_without_a_place_for_the_policy_is_named(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    assert publish.main([str(tmp_path)]) == 1
    assert "index.html: <meta charset" in capsys.readouterr().err
