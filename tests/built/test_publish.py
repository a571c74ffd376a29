"""The published folder: the policy in every page, packed copies that unpack to the file, security.txt."""

import gzip
import re
from datetime import UTC, datetime
from html import unescape
from http.client import HTTPConnection
from pathlib import Path

import brotli
import pytest

from macros.authoring.macro import Desk
from macros.data import Ledger
from scripts import headers, publish
from scripts.audit.host import nginx
from scripts.content_names import FOLDER, read_releases
from tests.conftest import BUILD_DATE, Project


def test_every_page_carries_the_policy_before_what_it_governs_and_does_nothing_inline(built: Project) -> None:
    """The file of headers allows the one script of all pages, and no other."""
    pages = list((built.root / "site").rglob("*.html"))
    assert len(pages) > 100
    for path in pages:
        html = path.read_text(encoding="utf-8")
        place = html.index('http-equiv="Content-Security-Policy"')
        assert place < min(html.index(tag) for tag in ("<link", "<script") if tag in html), path
        allowed = unescape(re.findall(r'Content-Security-Policy" content="([^"]+)"', html)[0])
        inline = re.findall(r"<script>(.*?)</script>", html, re.S)
        assert [headers.hash_of(code) for code in inline] == re.findall(r"'sha256-[^']+'", allowed), path
        assert not re.search(r"<[^>]+\s(?:style|on[a-z]+)=|<style|=.javascript:", html), path
    said = (built.root / "site/_headers").read_text(encoding="utf-8")
    assert {*re.findall(r"'sha256-[^']+'", said)} == {headers.SCRIPT}


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
    given = read_releases(built.root / "site")[0]
    assert loaded == {f"{FOLDER}/{given[name]}"
                      for name in ("assets/generated/css/site.css", "assets/js/site.js")}


def test_a_page_without_a_place_for_the_policy_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"index\.html: <meta charset"):
        publish.publish(tmp_path, Desk(Ledger(), {}))


KEPT, ASKED = "public, max-age=31536000, immutable", "no-cache"
ANSWERS = [("trade/yen/", "text/html; charset=utf-8", ASKED),
           ("data/figures.json", "application/json", ASKED),
           ("data/figures.csv", "text/csv; charset=utf-8", ASKED),
           ("robots.txt", "text/plain; charset=utf-8", ASKED),
           ("feed.xml", "application/atom+xml; charset=utf-8", ASKED),
           ("sitemap.xml", "application/xml; charset=utf-8", ASKED),
           ("assets/generated/charts/yen-per-dollar-light.svg", "image/svg+xml", ASKED),
           ("assets/generated/charts/yen-per-dollar-light.svg", "image/svg+xml", KEPT),
           ("assets/generated/css/site.css", "text/css; charset=utf-8", KEPT),
           ("assets/js/site.js", "text/javascript; charset=utf-8", KEPT),
           ("assets/generated/fonts/sans-regular.woff2", "font/woff2", KEPT)]


@pytest.mark.parametrize("base", ["", "japan/"])
def test_nginx_says_of_every_kind_of_file_what_it_is_and_how_long_it_keeps(
        built: Project, tmp_path: Path, base: str) -> None:
    """Packed or not, at the root or below a path, also for addresses without the last slash or a file."""
    site = built.root / "site"
    (tmp_path / "japan").symlink_to(site)
    (tmp_path / "nginx.conf").write_text(headers.as_nginx(headers.RULES, f"/{base}"), encoding="utf-8")
    given = read_releases(site)[0]
    with nginx(tmp_path if base else site) as home:
        asked = HTTPConnection(home.split("/")[2])
        for packing in ("gzip", "identity"):
            for name, kind, keeping in ANSWERS:
                path = f"{FOLDER}/{given[name]}" if keeping == KEPT else name
                asked.request("GET", f"/{base}{path}", headers={"Accept-Encoding": packing})
                answer = asked.getresponse()
                answer.read()
                told = [answer.headers[field] for field in ("Content-Type", "Cache-Control")]
                assert (answer.status, told) == (200, [kind, keeping]), (path, packing)
                assert answer.headers["X-Frame-Options"] == "DENY"
        for path, status, place in (("trade", 301, f"/{base}trade/"), ("no", 404, None),
                                    (f"{FOLDER}/gone.12345678.js", 404, None)):
            asked.request("GET", f"/{base}{path}", headers={"Host": "plan-b.example"})
            answer = asked.getresponse()
            assert (answer.status, answer.headers["Location"]) == (status, place)
            assert answer.headers["Cache-Control"] == ASKED  # what comes later may not be missing for a year
            assert (b"This page is not here" in answer.read()) == (status == 404)


def test_every_host_finds_the_sitemap(built: Project) -> None:
    said = (built.root / "site/robots.txt").read_text(encoding="utf-8")
    assert said.splitlines()[-1] == "Sitemap: https://plan-b.example/sitemap.xml"
