"""HTML, attributes and addresses in a page: refused as the browser would see them, at their line."""

from __future__ import annotations

import pytest
import yaml

from macros.reading.page_html import EXTENSIONS, html_problems
from macros.reading.page_limits import limit_problems
from macros.reading.project import ROOT
from tests.hostile.conftest import Inspect

TITLE = "# A page\n\nText.\n\n"  # the payload begins in line 5
HTML = "the page holds HTML: "

# No name of a tag is known to the code as bad: a tag that Markdown does not make is refused, and one
# that it makes is refused where Markdown would not have made it. So few names stand for all others.
TAGS = [
    "<script>alert(1)</script>", "<ScRiPt src=//evil.example></sCrIpT>", "<script\n>alert(1)</script\n>",
    "<script/x>alert(1)</script>", "text <script>alert(1)</script> text",
    "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)//", "<IMG SRC=x OnErRoR=alert(1)>",
    "text <img\nsrc=x\nonerror=alert(1)>", "<img/src=x/onerror=alert(1)>",
    "<img src=\"x\" srcset=\"//e.example/x 2x\">",
    "<svg/onload=alert(1)>", "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<meta http-equiv=refresh content=\"0;url=//evil.example\">", "<base href=\"//evil.example/\">",
    "<style>@import '//evil.example/x.css';</style>", "<details open ontoggle=alert(1)>x</details>",
    "<a href=\"x.md\" ping=\"https://evil.example\">x</a>", "<a href='javascript:alert(1)'>x</a>",
    "<p style=\"background:url(//evil.example/x)\">x</p>", "<span class=\"md-overlay\">x</span>",
    "<div onclick=\"alert(1)\">x</div>", "<div markdown=\"1\" onclick=\"x\">\n*a*\n</div>",
    "<div markdown=\"block\" class=\"x\">\n\n<script>alert(1)</script>\n\n</div>",
    "<!-- a comment -->", "text <!-- a\ncomment --> text", "<!--> <script>alert(1)</script> -->",
    "<!DOCTYPE html>", "<![CDATA[ <script>alert(1)</script> ]]>", "<?php echo 1 ?>",
    "<template><script>alert(1)</script></template>", "<textarea></textarea>", "<plaintext>",
    "<custom-element x=y>z</custom-element>", "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>",
    "</article>", "</p>", "<b>bold</b>", "<table><tr><td>x", "<div><p>x</p>",
    "<a\tname=x>y</a>", "<a href=x.md\x20onclick=alert(1)>y</a>",
    "- item\n\n    <script>alert(1)</script>", "> <script>alert(1)</script>",
    "| a |\n|---|\n| <script>alert(1)</script> |", "[^1]\n\n[^1]: note <script>alert(1)</script>",
    "*em <img src=x onerror=alert(1)>*", "[<img src=x onerror=alert(1)>](x.md)",
    "`code` <script>alert(1)</script>", "``` not a fence <script>alert(1)</script>", "\\<b\\> <u>x</u>",
    "a <scr{{ plain(\"\") }}ipt>alert(1)</script>", "a <{{ plain(\"script\") }}>alert(1)",
    "<a href=\"{{ fig('bases-2025-herald', 'text') }}\">x</a>",
    "## A <script>alert(1)</script> { #a }", "## A &lt;script&gt; { #a }", "## A `<script>` { #a }",
    "## A &amp;lt;script&amp;gt; { #a }", "# A &#x3c;/title>", "## A < b { #a }",
    "## A *&lt;script&gt;* { #a }", "## A [&lt;b&gt;](page.md) { #a }",
]

ATTRIBUTES = [
    "## A heading { #a onclick=alert(1) }", "## A heading { onclick=\"alert(1)\" }",
    "## A heading {: onclick=alert(1) }", "A paragraph.\n{: onclick=alert(1) }",
    "A paragraph.\n{ onclick=alert(1) }", "*x*{ onclick=alert(1) }", "*x*{onclick=alert(1)}",
    "**x**{: style=\"position:fixed\" }", "[x](page.md){ target=_blank }",
    "[x](page.md){ href=javascript:alert(1) }", "`x`{ onclick=alert(1) }",
    "![x](../assets/a.png){ src=//evil.example/x.png }", "- x { onclick=alert(1) }",
    "- x\n{ onclick=alert(1) }", "| a |\n|---|\n| b { onclick=alert(1) } |",
    "*x*{ .md-overlay }", "*x*{ #__search }", "*x*{ id=a id=b }", "> quote\n{ style=x }",
    "{{ plain(\"x\") }}{ onclick=alert(1) }", "*{{ plain(\"x\") }}*{ onclick=alert(1) }",
    "term\n: meaning { onclick=alert(1) }", "<https://e.example/>{ onclick=alert(1) }",
    "``` { .python onclick=alert(1) }\nx\n```", "``` { .python #some-id }\nx\n```",
    "```python title=\"x\"\nx\n```", "```python linenums=\"1\"\nx\n```",
]

# The same of schemes: https and mailto are allowed, and nothing else.
LINKS = [
    "[x](javascript:alert(1))", "[x](  JavaScript:alert(1))", "[x](<java\tscript:alert(1)>)",
    "[x](&#106;avascript:alert(1))", "[x](&#x6A;avascript:alert(1))", "[x](&#0000106avascript:alert(1))",
    "[x](javascript&colon;alert(1))", "[x](java&NewLine;script:alert(1))", "[x](&#1;javascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)", "[x](DATA:text/html,x)", "[x](//evil.example)",
    "[x](\\\\\\\\evil.example)", "[x](\\\\evil)", "[x](/\\evil.example)", "[x](https:evil.example)",
    "[x](https:/\\evil.example)", "[x](https://plan-b.example@evil.example/)", "[x](http://evil.example/)",
    "[x](file:///etc/passwd)", "[x](tel:1)", "[x](https://ev\u0131l.example/)",
    "[x](https://xn.example\\@evil/)", "[x](https://xn--80ak6aa92e.com/)",
    "[x](https://www.xn--80ak6aa92e.com/)", "[x](https://e.example/\"><script>)", "[x](https://e.example/{x})",
    "[x][r]\n\n[r]: javascript:alert(1)", "[r][]\n\n[r]: data:text/html,x",
    "[r]\n\n[r]: vbscript:x \"title\"", "[r]\n\n[r]: <javascript:alert(1)>",
    "![x][r]\n\n[r]: https://tracker.example/p.png", "<javascript:alert(1)>", "<http://evil.example/>",
    "<http://127.0.0.1:8000/>", "![x](https://tracker.example/p.png)", "![x](//tracker.example/p.png)",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)", "![x](page.md)", "![x](../../../etc/passwd)",
    "![x](../data/x.png)", "[x](../../../../etc/passwd)", "[x](../../secret.md)", "[x](..%2f..%2fsecret.md)",
    "[x](page.md?x=javascript:1)", "[x](/trade/page.md)", "[x](page.html)", "[x](PAGE.md)",
    "[x](mailto:a@b.example?body=x)", "[x](mailto:a@b.example%0Abcc:c@d.example)",
    "[x]({{ plain(\"javascript\") }}:alert)",
    "[x](https://e.example/{{ fig(\"bases-2025-herald\", \"text\") }})", "[x](#a\" onclick=\"alert(1))",
    "[x](#)", "[![x](https://tracker.example/p.png)](page.md)", "- [x](javascript:alert(1))",
    "> [x](javascript:alert(1))", "| a |\n|---|\n| [x](javascript:alert(1)) |",
    "[^1]\n\n[^1]: [x](javascript:alert(1))", "## [x](javascript:alert(1)) { #a }",
    "[a [x](javascript:alert(1)) b][r]\n\n[r]: page.md",
]


@pytest.mark.parametrize("payload", [*TAGS, *ATTRIBUTES, *LINKS])
def test_html_attributes_and_addresses_of_another_kind_are_refused_at_their_line(
        inspect: Inspect, payload: str) -> None:
    found = inspect(f"{TITLE}{payload}\n\nMore text.\n")
    assert any(5 <= problem.line <= 9 for problem in found), found


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


def test_a_message_names_the_text_and_what_is_allowed_at_every_line(inspect: Inspect) -> None:
    found = inspect(f"{TITLE}<script>alert(x)</script>\n\n[x](&#106;avascript:alert(x))\n\n"
                    "*x*{ onclick=y }\n")
    assert [(problem.line, problem.message) for problem in found] == [
        (5, f"{HTML}'<script>'"), (7, "the link 'javascript:alert(x)' is not allowed"),
        (9, "<em> gets the attribute onclick='y'")]
    assert all(problem.hint for problem in found)
    found = inspect(f"{TITLE}a <b>x</b>\n\nb <b>x</b>\n")
    assert {problem.line for problem in found} == {5, 7}


def test_pages_are_read_with_the_extensions_of_the_site() -> None:
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    named = {}
    for entry in config["markdown_extensions"]:
        name, options = (entry, {}) if isinstance(entry, str) else next(iter(entry.items()))
        named[name] = {key: str(value).lower() for key, value in (options or {}).items()}
    assert named == {name: {key: str(value).lower() for key, value in options.items()}
                     for name, options in EXTENSIONS.items()}


@pytest.mark.parametrize("text", [
    "Plain words, *stress*, `code` and a list:\n\n- a\n- b", "> quoted", "```text\ncode\n```", "1. a\n2. b",
    "A [link](page.md) and [another](../trade/cars.md#some-id).", "## A heading { #some-id }\n\nText.",
    "| a | b |\n|---|---|\n| c | d |"])
def test_plain_markdown_is_let_through(text: str) -> None:
    source = f"{TITLE}{text}\n"
    assert list(html_problems(source, source, "docs/trade/page.md", 1)) == []
