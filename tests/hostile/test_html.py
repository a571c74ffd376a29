"""HTML, attributes and addresses in a page: refused as the browser would see them, at their line."""

import pytest
import yaml

from macros.reading.page_html import EXTENSIONS, html_problems
from macros.reading.page_limits import limit_problems
from macros.reading.project import ROOT
from tests.conftest import cases
from tests.hostile.conftest import Inspect

TITLE = "# A page\n\nText.\n\n"  # the payload begins in line 5
PAYLOADS = cases("hostile/html.yml")


@pytest.mark.parametrize("payload", [*PAYLOADS["tags"], *PAYLOADS["attributes"], *PAYLOADS["links"]])
def test_html_attributes_and_addresses_of_another_kind_are_refused_at_their_line(
        inspect: Inspect, payload: str) -> None:
    found = inspect(f"{TITLE}{payload}\n\nMore text.\n")
    assert any(5 <= problem.line <= 9 for problem in found), found


@pytest.mark.parametrize("text", PAYLOADS["harmless"])
def test_what_pages_need_or_what_only_looks_like_html_is_let_through(text: str) -> None:
    source = f"{TITLE}{text}\n\nMore text.\n"
    assert list(html_problems(source, source, "docs/trade/page.md", 1)) == []
    assert limit_problems(source, "docs/trade/page.md") == []


def test_a_message_names_the_text_and_what_is_allowed_at_every_line(inspect: Inspect) -> None:
    found = inspect(f"{TITLE}<script>alert(x)</script>\n\n[x](&#106;avascript:alert(x))\n\n"
                    "*x*{ onclick=y }\n")
    assert [(problem.line, problem.message) for problem in found] == [
        (5, "the page holds HTML: '<script>'"), (7, "the link 'javascript:alert(x)' is not allowed"),
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
