"""What a server tells the browser: one list, the same in every form."""

import re

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


def test_no_two_rules_say_something_of_one_header_for_one_address() -> None:
    """Hosts that read `_headers` would join what they say; nothing but a chart alone may stand in a frame."""
    told = headers.as_headers_file("/", ["", "embed/*"])
    said = {path: dict(re.findall(r"^  ([\w-]+): (.*)", fields, re.M))
            for path, fields in re.findall(r"^(/\S*)\n((?:  .*\n)*)", told, re.M)}
    policy, usual = "Content-Security-Policy", {name: headers.RULES["*"][name] for name in said["/"]}
    assert said["/"] == usual and not usual.keys() & said["/*"].keys()
    assert usual == {policy: headers.POLICY, "X-Frame-Options": "DENY", headers.KEEPING: "no-cache"}
    assert said["/embed/*"] == {policy: headers.IN_FRAME, headers.KEEPING: "no-cache"}
    assert said["/assets/hashed/*"] == {**usual, headers.KEEPING: "public, max-age=31536000, immutable"}


def test_a_location_of_nginx_repeats_the_headers_around_it() -> None:
    nginx = headers.as_nginx(headers.RULES, "/")
    blocks = dict(re.findall(r"location (\S+) \{\n(.*?)\n\}", nginx, re.S))
    assert set(blocks) == {"/", "/assets/hashed/", "/assets/generated/", "/data/", "/embed/", "/feed.xml"}
    assert all("Content-Security-Policy" in block for block in blocks.values())
    assert [path for path, block in blocks.items() if "frame-ancestors" not in block] == ["/embed/"]
    assert [path for path, block in blocks.items() if "no-cache" not in block] == ["/assets/hashed/"]
