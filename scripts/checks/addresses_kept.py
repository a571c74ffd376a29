"""Every address that a release published leads somewhere, and what only leads on is as it was made."""

from collections.abc import Iterable

from macros.authoring.macro import Desk
from macros.data.addresses import released
from macros.reading.project import ROOT
from macros.values.problems import Problem, nearest
from scripts.addresses import leading_on, leading_page
from scripts.checks.page import Site

FILE = "seeds/redirects.yml"


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Addresses that were dropped or renamed without a redirect."""
    home, made = site.pages.get("index.html"), leading_on(desk)
    for was, now in made.items():
        if site.leading.get(f"{was}index.html") != leading_page(was, now, home.site if home else "/"):
            yield Problem(was, 0, "this page does not lead on as it was made", "Build the site anew.")
        if lacking := site.lacks(now):
            yield Problem(was, 0, f"it leads to {now!r}: {lacking}")
    for name in site.leading.keys() - {f"{was}index.html" for was in made}:
        yield Problem(name, 0, "this page leads on, and no redirect says so")
    for chart in desk.charts.values():
        if lacking := site.lacks(chart.framed):
            yield Problem(chart.framed, 0, f"{lacking}, for frames on other sites", "Build the site anew.")
    for address in released(ROOT):
        page, _, anchor = address.partition("#")  # a page that leads on takes its anchors with it
        if page not in made and (lacking := site.lacks(address)):
            ids = site.pages[f"{page}index.html"].ids if f"{page}index.html" in site.pages else ()
            near = nearest(anchor, ids, "id") if ids else nearest(page, [*desk.titles], "page")
            yield Problem(FILE, 0, f"{address!r} was published, and {lacking}",
                          f"{near}\nBring it back, or let it lead on: - {{id: …, was: {address!r}, now: …}}")
