"""Every figure, date and statement on a page says what its record says."""

from __future__ import annotations

from collections.abc import Iterable

from macros.authoring.macro import Desk
from macros.values.problems import Problem, UnknownId
from macros.views.html import machine_value, relative
from macros.words.house_style import fact_text, iso, period_text
from macros.words.statements import BadCondition, judge
from scripts.checks.built import Element, HtmlPage, Site

STYLES = ("full", "short", "superlative")
DATE_STYLES = ("full", "day", "month", "year")


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Figures whose value or text differs, dates that differ, statements that do not hold."""
    for page in site.pages.values():
        for element in page.elements:
            complaint = _complaint(element, desk)
            if complaint:
                yield Problem(page.path, element.line, complaint)
        yield from _links(page, desk)


def _links(page: HtmlPage, desk: Desk) -> Iterable[Problem]:
    """Figures that lead to another record than their own."""
    url = page.path.removesuffix("index.html")
    for run in page.runs:
        figure, link = run.within("data-figure"), run.within("href")
        if figure and link and run.channel == "text" and figure.attrs["data-figure"] in desk.ledger.facts:
            href = relative(desk.ledger.facts[figure.attrs["data-figure"]].href, url)
            if link.attrs["href"] != href:
                yield Problem(page.path, run.line, f"{figure.attrs['data-figure']!r} leads to "
                              f"{link.attrs['href']!r}, not to its record")


def _complaint(element: Element, desk: Desk) -> str:
    attrs, ledger = element.attrs, desk.ledger
    try:
        if "data-figure" in attrs:
            fact = ledger.fact(attrs["data-figure"])
            if attrs.get("value") != machine_value(fact):
                return f"{fact.ref!r} has the value {attrs.get('value')!r}, not {machine_value(fact)!r}"
            if element.text not in {fact_text(fact, style) for style in STYLES}:
                return f"{fact.ref!r} reads {element.text!r}, not {fact_text(fact)!r}"
        elif "data-event" in attrs:
            event = ledger.event(attrs["data-event"])
            if attrs.get("datetime") != iso(event.date):
                return f"{event.id!r} has the date {attrs.get('datetime')!r}, not {iso(event.date)!r}"
            if element.text not in {period_text(event.date, style=style) for style in DATE_STYLES}:
                return f"{event.id!r} reads {element.text!r}, not {period_text(event.date)!r}"
        elif "data-period" in attrs:
            period = period_text(ledger.fact(attrs["data-period"]).as_of)
            if element.text != period:
                return f"the period of {attrs['data-period']!r} reads {element.text!r}, not {period!r}"
        elif "data-statement" in attrs and not judge(attrs["data-statement"], ledger).holds:
            return f"the statement {element.text!r} does not hold: {attrs['data-statement']}"
    except (UnknownId, BadCondition) as error:
        return str(error)
    return ""
