"""HTML from templates, in which whatever a record says is escaped unless it is marked as HTML.

The templates lie in macros/views/templates. Their line breaks and indentation are for those who
read them: Markdown, which gets the HTML, would take some for paragraphs or code.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from macros.data import Ledger
from macros.reading.project import ROOT, own_table, page_address, report_address, repository, typographic
from macros.values.problems import Problem, ProblemsFound
from macros.views.html import date_html, doubts, figure_html, filled, origin_name, record_html, relative
from macros.words.house_style import as_of_text, fact_text, period_text
from macros.words.record_words import record_text

FOLDER = Path(__file__).resolve().parent / "templates"
WORDS = own_table(dict[str, dict[str, str]], "macros/views/words.yml")
NO_RECORDS = Ledger()
_BREAK = re.compile(r"\s*\n\s*")
_BESIDE_TAG = re.compile(r"(?<=>)(?<!</dd>)\s*\n\s*|\s*\n\s*(?=<(?!dt))")  # the search reads lists of terms


class OneLine(Extension):
    """A line break in a template is a space between words, values or terms, and nothing beside a tag."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template, its text in one line."""
        edge = Token(0, "edge", "")
        tokens = [edge, *stream, edge]
        for before, token, after in zip(tokens, tokens[1:-1], tokens[2:], strict=False):
            if token.type != "data":
                yield token
                continue
            text = _BESIDE_TAG.sub("", token.value)
            text = text if before.type == "variable_end" else re.sub(r"\A\s*\n\s*", "", text)
            text = text if after.type == "variable_begin" else re.sub(r"\s*\n\s*\Z", "", text)
            yield Token(token.lineno, token.type, _BREAK.sub(" ", text))


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The environment of all templates, each of which is compiled once."""
    environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined,
                              auto_reload=False, extensions=[OneLine])
    environment.filters |= {"period": period_text, "as_of": as_of_text, "text": fact_text,
                            "address": page_address, "doubts": doubts, "typographic": typographic}
    del environment.filters["safe"]  # HTML comes as Markup, from the function that made it
    return environment


def render(template: str, page_url: str, ledger: Ledger = NO_RECORDS, **values: object) -> Markup:
    """The HTML of a template.

    Beside its values a template has the records, and functions that link from its page.

    Args:
        template: name of its file without .html.
        page_url: address below the site's root of the page that gets the HTML.
        ledger: the records, if the template looks any up.
        values: what else it takes.

    Raises:
        ProblemsFound: the template can't be read.
    """
    try:
        ready = templates().get_template(f"{template}.html")
    except TemplateSyntaxError as error:
        raise ProblemsFound([Problem(f"macros/views/templates/{error.name}", error.lineno,
                                     f"the template can't be read: {error}")]) from error
    return Markup(ready.render(
        values, ledger=ledger,
        figure=lambda fact: figure_html(fact, ledger, page_url),
        date=lambda event: date_html(event, ledger.source_of[event.id], page_url),
        prose=lambda text: record_html(text, ledger, page_url),
        plain=lambda text: record_text(text, ledger),
        origin=lambda id: origin_name(id, ledger),
        record_file=lambda id: "{}/blob/HEAD/{}#L{}".format(repository(ROOT), *ledger.where(id)),
        report=lambda id: report_address(ROOT, page_url, id),
        link=lambda address: relative(address, page_url),
        record_link=lambda id, name="": filled(
            '<a href="{}">{}</a>', relative(ledger.address(id), page_url), name or origin_name(id, ledger))))
