"""HTML, attributes and addresses in a page: refused as the browser would see them, at their line."""

from __future__ import annotations

import pytest
import yaml

from macros.reading.page_html import EXTENSIONS, html_problems
from macros.reading.page_limits import limit_problems
from macros.reading.project import ROOT
from macros.values.problems import Problem
from tests.hostile.conftest import Inspect

TITLE = "# A page\n\nText.\n\n"  # the payload begins in line 5
HTML = "the page holds HTML: "

TAGS = [
    "<script>alert(1)</script>", "<SCRIPT>alert(1)</SCRIPT>", "<ScRiPt src=//evil.example></sCrIpT>",
    "<script\n>alert(1)</script\n>", "<script/x>alert(1)</script>", "text <script>alert(1)</script> text",
    "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)//", "<IMG SRC=x OnErRoR=alert(1)>",
    "text <img\nsrc=x\nonerror=alert(1)>", "<img/src=x/onerror=alert(1)>",
    "<img src=\"x\" srcset=\"//e.example/x 2x\">",
    "<svg onload=alert(1)>", "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<math href=\"javascript:alert(1)\">x</math>",
    "<iframe src=\"https://evil.example\"></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<meta http-equiv=refresh content=\"0;url=//evil.example\">", "<base href=\"//evil.example/\">",
    "<link rel=stylesheet href=\"//evil.example/x.css\">", "<style>@import '//evil.example/x.css';</style>",
    "<form action=\"https://evil.example\"><input name=q></form>", "<object data=x></object>",
    "<embed src=x>",
    "<video src=x onerror=alert(1)></video>", "<audio src=x></audio>",
    "<details open ontoggle=alert(1)>x</details>",
    "<a href=\"x.md\" ping=\"https://evil.example\">x</a>", "<a href=\"x.md\" target=\"_blank\">x</a>",
    "<a href='javascript:alert(1)'>x</a>", "<body onload=alert(1)>", "<marquee onstart=alert(1)>x</marquee>",
    "<div onclick=\"alert(1)\">x</div>", "<div style=\"background:url(//evil.example/x)\">x</div>",
    "<p style=\"background:url(//evil.example/x)\">x</p>", "<span style=\"position:fixed\">x</span>",
    "<span class=\"md-overlay\">x</span>", "<div markdown=\"1\" onclick=\"x\">\n*a*\n</div>",
    "<div markdown=\"block\" class=\"x\">\n\n<script>alert(1)</script>\n\n</div>",
    "<!-- a comment -->", "text <!-- a\ncomment --> text", "<!--> <script>alert(1)</script> -->",
    "<!DOCTYPE html>",
    "<![CDATA[ <script>alert(1)</script> ]]>", "<?php echo 1 ?>",
    "<?xml-stylesheet href=\"//evil.example\"?>",
    "<template><script>alert(1)</script></template>", "<noscript><img src=x onerror=alert(1)></noscript>",
    "<textarea></textarea>", "<title></title>", "<plaintext>", "<xmp>x</xmp>",
    "<custom-element x=y>z</custom-element>",
    "</article>", "</div>", "</p>", "<b>bold</b>", "<table><tr><td>x", "<div><p>x</p>",
    "<a\tname=x>y</a>", "<a href=x.md\x20onclick=alert(1)>y</a>", "<button popovertarget=x>y</button>",
    "- item\n\n    <script>alert(1)</script>", "> <script>alert(1)</script>",
    "| a |\n|---|\n| <script>alert(1)</script> |", "[^1]\n\n[^1]: note <script>alert(1)</script>",
    "*em <img src=x onerror=alert(1)>*", "[<img src=x onerror=alert(1)>](x.md)",
    "`code` <script>alert(1)</script>",
    "``` not a fence <script>alert(1)</script>", "a <scr{{ plain(\"\") }}ipt>alert(1)</script>",
    "a <{{ plain(\"script\") }}>alert(1)", "<a href=\"{{ fig('bases-2025-herald', 'text') }}\">x</a>",
    "\\<b\\> <u>x</u>", "## A <script>alert(1)</script> { #a }",
    "## A &lt;script&gt; { #a }", "## A &lt;/title&gt;&lt;script&gt; { #a }", "## A `<script>` { #a }",
    "## A &amp;lt;script&amp;gt; { #a }", "## A &#60;script> { #a }", "# A &#x3c;/title>", "## A < b { #a }",
    "## A *&lt;script&gt;* { #a }", "## A [&lt;b&gt;](page.md) { #a }", "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>",
]

ATTRIBUTES = [
    "## A heading { #a onclick=alert(1) }", "## A heading { onclick=\"alert(1)\" }",
    "## A heading {: onclick=alert(1) }",
    "A paragraph.\n{: onclick=alert(1) }", "A paragraph.\n{ onclick=alert(1) }", "*x*{ onclick=alert(1) }",
    "*x*{onclick=alert(1)}", "**x**{: style=\"position:fixed\" }", "[x](page.md){ onclick=alert(1) }",
    "[x](page.md){ target=_blank }", "[x](page.md){ href=javascript:alert(1) }", "`x`{ onclick=alert(1) }",
    "![x](../assets/a.png){ onerror=alert(1) }", "![x](../assets/a.png){ src=//evil.example/x.png }",
    "- x { onclick=alert(1) }", "- x\n{ onclick=alert(1) }", "| a |\n|---|\n| b { onclick=alert(1) } |",
    "*x*{ .md-overlay }", "*x*{ #__search }", "*x*{ data-foo=bar }", "*x*{ id=a id=b }",
    "> quote\n{ style=x }",
    "{{ plain(\"x\") }}{ onclick=alert(1) }", "*{{ plain(\"x\") }}*{ onclick=alert(1) }",
    "term\n: meaning { onclick=alert(1) }", "<https://e.example/>{ onclick=alert(1) }",
    "``` { .python onclick=alert(1) }\nx\n```", "``` { .python #some-id }\nx\n```",
    "```python title=\"x\"\nx\n```",
    "```python linenums=\"1\"\nx\n```", "```{ .x style=\"a\" }\nx\n```",
]

LINKS = [
    "[x](javascript:alert(1))", "[x](JavaScript:alert(1))", "[x](  javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](<java\tscript:alert(1)>)", "[x](&#106;avascript:alert(1))", "[x](&#x6A;avascript:alert(1))",
    "[x](&#0000106avascript:alert(1))", "[x](javascript&colon;alert(1))", "[x](java&Tab;script:alert(1))",
    "[x](java&NewLine;script:alert(1))", "[x](&#1;javascript:alert(1))", "[x](vbscript:msgbox(1))",
    "[x](data:text/html,<script>alert(1)</script>)", "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](DATA:text/html,x)",
    "[x](//evil.example)", "[x](\\\\\\\\evil.example)", "[x](\\\\evil)", "[x](/\\evil.example)",
    "[x](https:evil.example)",
    "[x](https:/\\evil.example)", "[x](https://user@evil.example/)",
    "[x](https://plan-b.example@evil.example/)",
    "[x](http://evil.example/)", "[x](ftp://evil.example/)", "[x](file:///etc/passwd)",
    "[x](blob:https://e.example/1)",
    "[x](tel:1)", "[x](https://ev\u0131l.example/)", "[x](https://xn.example\\@evil/)",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "[r][]\n\n[r]: data:text/html,x", "[r]\n\n[r]: vbscript:x \"title\"", "[r]\n\n[r]: <javascript:alert(1)>",
    "![x][r]\n\n[r]: https://tracker.example/p.png", "<javascript:alert(1)>", "<JAVASCRIPT:alert(1)>",
    "<data:text/html,x>",
    "<vbscript:x>", "<ftp://evil.example/>", "<http://evil.example/>", "![x](https://tracker.example/p.png)",
    "![x](//tracker.example/p.png)", "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![x](javascript:alert(1))",
    "![x](page.md)", "![x](../../../etc/passwd)", "![x](../data/x.png)", "[x](../../../../etc/passwd)",
    "[x](../../secret.md)",
    "[x](..%2f..%2fsecret.md)", "[x](page.md?x=javascript:1)", "[x](/trade/page.md)", "[x](page.html)",
    "[x](PAGE.md)",
    "[x](mailto:a@b.example?body=x)", "[x](mailto:a@b.example%0Abcc:c@d.example)",
    "[x]({{ plain(\"javascript\") }}:alert)",
    "[x](https://e.example/{{ fig(\"bases-2025-herald\", \"text\") }})", "[x](#a\" onclick=\"alert(1))",
    "[x](#)",
    "[![x](https://tracker.example/p.png)](page.md)", "- [x](javascript:alert(1))",
    "> [x](javascript:alert(1))",
    "| a |\n|---|\n| [x](javascript:alert(1)) |", "[^1]\n\n[^1]: [x](javascript:alert(1))",
    "## [x](javascript:alert(1)) { #a }", "**[x](javascript:alert(1))**",
    "[a [x](javascript:alert(1)) b][r]\n\n[r]: page.md",
    "[x](xlink:href)", "[x](view-source:https://e.example)", "[x](intent://e.example#Intent;end)",
    "[x](ms-settings:x)",
    "<http://127.0.0.1:8000/>", "[x](http://localhost:1/)", "[x](https://xn--80ak6aa92e.com/)",
    "[x](https://www.xn--80ak6aa92e.com/)", "[x](https://e.example/\"><script>)", "[x](https://e.example/{x})",
]


def refused(found: list[Problem], line: int) -> bool:
    """Whether something is wrong with the page at a line or right below it, not merely somewhere."""
    return any(line <= problem.line <= line + 4 for problem in found)


@pytest.mark.parametrize("payload", TAGS)
def test_html_in_a_page_is_refused_at_its_line(inspect: Inspect, payload: str) -> None:
    found = inspect(f"{TITLE}{payload}\n\nMore text.\n")
    assert refused(found, 5), found


@pytest.mark.parametrize("payload", ATTRIBUTES)
def test_an_attribute_in_braces_is_refused_at_its_line(inspect: Inspect, payload: str) -> None:
    found = inspect(f"{TITLE}{payload}\n\nMore text.\n")
    assert refused(found, 5), found


@pytest.mark.parametrize("payload", LINKS)
def test_an_address_of_another_kind_is_refused_at_its_line(inspect: Inspect, payload: str) -> None:
    found = inspect(f"{TITLE}{payload}\n\nMore text.\n")
    assert refused(found, 5), found


HARMLESS = [
    "a < b and c > d", "a <b", "<p", "<p class=x", "5 &lt; 6 &amp; more", "`<script>alert(1)</script>`",
    "``<img src=x onerror=alert(1)>``", "```html\n<script>alert(1)</script>\n```", "~~~\n<!-- x -->\n~~~",
    "- item\n\n    ```text\n    <script>\n    ```", "`{ onclick=alert(1) }`", "`[x](javascript:alert(1))`",
    "\\<script\\>", "[a [x](javascript:alert(1)) b](page.md)", "<https://e.example/a?b=c#d>", "<a@b.example>",
    "[x](https://e.example/a_(b))", "[x](page.md \"a title\")", "[x](#some-id)", "[x][r]\n\n[r]: page.md",
    "![x](../assets/a.png)", "[x](../data/figures.csv)", "| a | b |\n|:--|--:|\n| c | d |",
    "a[^1]\n\n[^1]: A note.",
    "> quoted\n> more", "1. a\n2. b\n\n    - c", "a  \nb", "---", "*a* **b** ***c*** `d`",
    "3. three\n4. four",
    "## A heading { #some-id }", "日本 é … ¥ ° ′ — “x”",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_pages_need_or_what_only_looks_like_html_is_let_through(text: str) -> None:
    source = f"{TITLE}{text}\n\nMore text.\n"
    assert list(html_problems(source, source, "docs/trade/page.md", 1)) == []
    assert limit_problems(source, "docs/trade/page.md") == []


def test_a_message_names_the_text_and_what_is_allowed(inspect: Inspect) -> None:
    found = inspect(f"{TITLE}<script>alert(x)</script>\n\n[x](&#106;avascript:alert(x))\n\n"
                    "*x*{ onclick=y }\n")
    assert [(problem.line, problem.message) for problem in found] == [
        (5, f"{HTML}'<script>'"), (7, "the link 'javascript:alert(x)' is not allowed"),
        (9, "<em> gets the attribute onclick='y'")]
    assert all(problem.hint for problem in found)


def test_the_same_payload_twice_is_reported_at_both_lines(inspect: Inspect) -> None:
    found = inspect(f"{TITLE}a <b>x</b>\n\nb <b>x</b>\n")
    assert {problem.line for problem in found} == {5, 7}


def test_pages_are_read_with_the_extensions_of_the_site() -> None:
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    named = {}
    for entry in config["markdown_extensions"]:
        name, options = (entry, {}) if isinstance(entry, str) else next(iter(entry.items()))
        named[name] = {key: str(value).lower() for key, value in (options or {}).items()}
    ours = {name: {key: str(value).lower() for key, value in options.items()}
            for name, options in EXTENSIONS.items()}
    assert {name: {key: value.lower(
        ) for key, value in options.items()} for name, options in named.items()} == ours


@pytest.mark.parametrize("text", [
    "Plain words, *stress*, `code` and a list:\n\n- a\n- b", "> quoted", "```text\ncode\n```", "1. a\n2. b",
    "A [link](page.md) and [another](../trade/cars.md#some-id).", "## A heading { #some-id }\n\nText.",
    "| a | b |\n|---|---|\n| c | d |"])
def test_plain_markdown_is_let_through(text: str) -> None:
    source = f"{TITLE}{text}\n"
    assert list(html_problems(source, source, "docs/trade/page.md", 1)) == []
