"""What a server tells the browser: one list, the same in every form."""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape

from scripts import headers

CODE = "document.documentElement.classList.add('js')"
HTML = (f'<script>{CODE}</script><script type="module" src="assets/js/site.js"></script>'
        '<script type="application/ld+json">{"a": 1}</script>'
        '<script id="x" type="application/json">{}</script>')


def test_only_scripts_that_run_where_they_stand_are_hashed_whatever_their_type() -> None:
    assert headers.inline_scripts(HTML) == [CODE]
    assert headers.inline_scripts('<script type="module">x()</script><script async>y()</script>') == [
        "x()", "y()"]
    digest = base64.b64encode(hashlib.sha256(CODE.encode()).digest()).decode()
    assert headers.hashes([CODE, CODE]) == [f"'sha256-{digest}'"]


def test_the_policy_allows_nothing_from_elsewhere_and_nothing_inline() -> None:
    policy = headers.policy(headers.hashes([CODE]))
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy and "data:" not in policy
    assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert "frame-ancestors 'none'" in policy


def test_the_page_says_what_the_header_says_but_for_what_only_headers_can() -> None:
    allowed = headers.hashes([CODE])
    meta = headers.as_meta(allowed)
    said = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', meta)
    assert said is not None
    assert unescape(said[1]).split("; ") == [one for one in headers.policy(allowed).split("; ")
                                             if not one.startswith("frame-ancestors")]


def test_every_form_has_every_header() -> None:
    wanted = headers.rules(headers.hashes([CODE]))
    places = ["", "assets/generated/*", "data/*", "feed.xml"]
    plain, nginx = headers.as_headers_file(wanted, "/a/", places), headers.as_nginx(wanted, "/a/")
    assert plain.startswith("/a/*\n  Content-Security-Policy: default-src 'none'")
    for path, fields in wanted.items():
        assert f"\n/a/{path}\n" in f"\n{plain}"
        for name, value in fields.items():
            assert f"  {name}: {value}\n" in plain
            assert f'{"default_type" if name == "Content-Type" else f"add_header {name}"} "{value}"' in nginx


def test_no_two_rules_say_something_of_keeping_for_one_address() -> None:
    """Hosts that read `_headers` would join what they say."""
    told = headers.as_headers_file(headers.rules([]), "/", ["", "data/*"])
    kept = dict(re.findall(r"^(/\S*)\n(?:  .*\n)*?  Cache-Control: (.*)", told, re.M))
    assert kept == {"/": "no-cache", "/data/*": "no-cache",
                    "/assets/hashed/*": "public, max-age=31536000, immutable"}


def test_a_location_of_nginx_repeats_the_headers_around_it() -> None:
    nginx = headers.as_nginx(headers.rules([]), "/")
    blocks = dict(re.findall(r"location (\S+) \{\n(.*?)\n\}", nginx, re.S))
    assert set(blocks) == {"/", "/assets/hashed/", "/assets/generated/", "/data/", "/feed.xml"}
    assert all("Content-Security-Policy" in block for block in blocks.values())
    assert [path for path, block in blocks.items() if "no-cache" not in block] == ["/assets/hashed/"]
