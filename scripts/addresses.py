"""Addresses that lead on: of what has moved since a release, and the short ones, go/ID/, which stay for good.

A page that has moved leaves behind one that leads to it, and so does each short address. An
anchor that has moved on its page stands in it twice, by both names; one that has left the page
stays at its end, where only those who follow it see it. None of this needs a script or a server's help.
"""

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from macros.authoring.macro import Desk
from macros.data.addresses import STORY
from macros.views.html import relative
from scripts.checks.page import LEADS_ON
from scripts.running import write_if_changed

SHORT = "go/"
_ANCHOR = r'(<\w+(?:\s[^>]*)?\sid="{}"[^>]*>)'
_END = "</article>"
NOTHING = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'


def short_addresses(desk: Desk) -> dict[str, str]:
    """Where each short address leads: to a chapter, a figure of a source or worked out here, or a chart."""
    found = {url.rstrip("/").rpartition("/")[2]: url for url in desk.titles if url.startswith(STORY)}
    found |= {ref: fact.href for ref, fact in desk.ledger.facts.items() if fact.kind != "row"}
    return {f"{SHORT}{id}/": href for id, href in
            {**found, **{id: entry.href for id, entry in desk.charts.items()}}.items()}


def leading_on(desk: Desk) -> dict[str, str]:
    """The addresses of pages that do nothing but lead on, and where to."""
    moved = {one.was: one.now for one in desk.ledger.redirects.values() if "#" not in one.was}
    return {**short_addresses(desk), **moved}


def leading_page(was: str, now: str, site: str) -> str:
    """The page that leads from one address below the site's to another."""
    link = escape(relative(now, was))
    return (f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">{NOTHING}'
            f'<title>Leads on</title><meta name="robots" content="noindex">{LEADS_ON}content="0; url={link}">'
            f'<link rel="canonical" href="{escape(site + now)}"></head>'
            f'<body><p><a href="{link}">What you look for is here.</a></p></body></html>\n')


def lead_on(folder: Path, desk: Desk, site: str) -> None:
    """Add to a built site whatever leads on.

    Raises:
        ValueError: a page or an anchor that is to lead on is there already, or leads nowhere.
    """
    for was, now in leading_on(desk).items():
        file = folder / was / "index.html"
        if file.exists():
            raise ValueError(f"{was}: a page stands here, which a redirect or short address would replace")
        write_if_changed(file, leading_page(was, now, site).encode())
    for page, anchors in anchors_moved(desk).items():
        path = folder / page / "index.html"
        if not path.is_file():
            raise ValueError(f"{page}: this page has gone; let it lead on as a whole in seeds/redirects.yml")
        path.write_text(with_anchors(path.read_text(encoding="utf-8"), page, anchors), encoding="utf-8")


def anchors_moved(desk: Desk) -> Mapping[str, dict[str, str]]:
    """The anchors of each page that lead to another, and where to."""
    found: dict[str, dict[str, str]] = {}
    for one in desk.ledger.redirects.values():
        page, sign, anchor = one.was.partition("#")
        if sign:
            found.setdefault(page, {})[anchor] = one.now
    return found


def with_anchors(html: str, page: str, anchors: Mapping[str, str]) -> str:
    """A page with anchors that have moved; raises ValueError if one of its own is not there."""
    for old, now in anchors.items():
        target, _, new = now.partition("#")
        if target != page:
            link = escape(relative(now, page))
            moved = f'<p class="moved" id="{old}"><a href="{link}">This stands elsewhere now.</a></p>'
            html = html.replace(_END, moved + _END)
            continue
        html, places = re.subn(_ANCHOR.format(re.escape(new)), rf'\1<span id="{old}"></span>', html)
        if not places:
            raise ValueError(f"{page}: the redirect of #{old} leads to #{new}, which is not there")
    return html
