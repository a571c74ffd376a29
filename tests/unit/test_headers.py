"""What a server tells the browser: one list, the same in every form."""

from __future__ import annotations

import re

import pytest

from scripts import headers

CODE = "document.documentElement.classList.add('js')"


def test_a_script_is_named_by_the_hash_of_its_code() -> None:
    assert headers.hash_of(CODE) == "'sha256-Du+OJKJSbdUgz5nrHeWWINvez6XKDDU/tyj/5c2uvwo='"


def test_the_policy_allows_nothing_from_elsewhere_and_nothing_inline() -> None:
    policy = headers.POLICY
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy and "data:" not in policy
    assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert policy == f"{headers.IN_PAGE}; frame-ancestors 'none'"  # which only headers can say
    assert f'"Content-Security-Policy" content="{headers.IN_PAGE}"' in headers.in_head(headers.IN_PAGE)


def test_every_form_has_every_header() -> None:
    places = ["", "assets/generated/*", "data/*", "embed/*", "feed.xml"]
    plain, nginx = headers.as_headers_file("/a/", places), headers.as_nginx(headers.RULES, "/a/")
    assert plain.startswith("/a/*\n  Referrer-Policy: ")
    for path, fields in headers.RULES.items():
        assert f"\n/a/{path}\n" in f"\n{plain}"
        for name, value in fields.items() if path != "embed/*" else ():
            assert f"  {name}: {value}\n" in plain
            assert f'{"default_type" if name == "Content-Type" else f"add_header {name}"} "{value}"' in nginx


@pytest.mark.parametrize(("name", "all_say", "else_where", "other"), [
    (headers.KEEPING, "no-cache", "/assets/hashed/*", ["public, max-age=31536000, immutable"]),
    ("X-Frame-Options", "DENY", "/embed/*", []),
    ("Content-Security-Policy", headers.POLICY, "/embed/*", [headers.IN_FRAME])])
def test_no_two_rules_say_something_of_one_header_for_one_address(
        name: str, all_say: str, else_where: str, other: list[str]) -> None:
    """Hosts that read `_headers` would join what they say: nobody but a chart alone may be framed."""
    told = headers.as_headers_file("/", ["", "data/*", "embed/*"])
    said = {path: re.findall(rf"^  {name}: (.*)", fields, re.M)
            for path, fields in re.findall(r"^(/\S*)\n((?:  .*\n)*)", told, re.M)}
    assert said.pop(else_where) == other and said.pop("/*") == said.pop("/data/*.csv") == []
    assert len(said) == 3 and all(values == [all_say] for values in said.values())


def test_a_location_of_nginx_repeats_the_headers_around_it() -> None:
    nginx = headers.as_nginx(headers.RULES, "/")
    blocks = dict(re.findall(r"location (\S+) \{\n(.*?)\n\}", nginx, re.S))
    assert set(blocks) == {"/", "/assets/hashed/", "/assets/generated/", "/data/", "/embed/", "/feed.xml"}
    assert all("Content-Security-Policy" in block for block in blocks.values())
    assert [path for path, block in blocks.items() if "frame-ancestors" not in block] == ["/embed/"]
    assert [path for path, block in blocks.items() if "X-Frame-Options" not in block] == ["/embed/"]
    assert [path for path, block in blocks.items() if "no-cache" not in block] == ["/assets/hashed/"]
