"""How to cite a page or chart, in the styles of schools and for programs that keep references.

The styles are those of the Citation Style Language (macros/views/citing), worked by pandoc. What it
said of a work is kept until the work changes: its title, its address, or the day of its last change.
"""

import json
import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pypandoc
from markupsafe import Markup

from macros.data import Ledger
from macros.data.addresses import released
from macros.data.freshness import build_day
from macros.reading.project import ROOT, page_address, site_names, typographic
from macros.views.charts import ChartEntry
from macros.views.templating import render

CITING = Path(__file__).resolve().parent / "citing"
STYLES = {"MLA": "modern-language-association", "APA": "apa", "Chicago": "chicago-author-date",
          "Harvard": "harvard-cite-them-right"}
CACHE = ROOT / ".cache" / "citations.json"
NOT_CITED = ("contribute/", "reference/sources/", "reference/series/", "reference/charts/", "search/")
LINK = re.compile(r"</?a\b[^>]*>")
Work = dict[str, Any]  # as CSL-JSON has it


def by_address(titles: Mapping[str, str], charts: Mapping[str, ChartEntry], ledger: Ledger,
               site: str) -> dict[str, tuple[Work, dict[str, str]]]:
    """Each page and chart as a work, with what is said of it by style, by its address; see `works`."""
    found = works(titles, charts, ledger, site)
    # Styles would print both days in one line, and who copies it could not tell which is which.
    said = cited({name: field for name, field in work.items() if name != "original-date"}
                 for work in found.values())
    return {url: (work, said[work["id"]]) for url, work in found.items()}


def works(titles: Mapping[str, str], charts: Mapping[str, ChartEntry], ledger: Ledger,
          site: str) -> dict[str, Work]:
    """All pages and charts as works to cite, by their address; of each record its source is to be cited.

    A work is of the day on which a record that it shows, or a line of it, was last accepted.

    Args:
        titles: of pages, by their addresses.
        site: address of the whole site, ending in a slash.
    """
    days, first = _days(ledger), released(ROOT)
    newest = max(days.values(), default=f"{build_day() or date.today()}")
    found = {url: _work(url, title, days.get(url, newest), first.get(url, ""), site)
             for url, title in titles.items() if not url.startswith(NOT_CITED)}
    for chart in charts.values():
        drawn = (*chart.sources, *chart.facts, *chart.events)
        day = max((days.get(f"{id}/", "") for id in drawn), default="") or newest
        found[chart.href] = _work(chart.href, chart.title, day, first.get(chart.href, ""), site) | {
            "genre": "Map" if chart.is_map else "Chart"}
    return found


@lru_cache(maxsize=1)
def _days(ledger: Ledger) -> dict[str, str]:
    """When something of a record or a page was last accepted, by the address that it has or would have."""
    days: dict[str, str] = {}
    for entry in ledger.changes.entries:
        subject = page_address(entry.of.subject.removeprefix("docs/"))
        days[subject] = max(days.get(subject, ""), entry.change.date.text)
    return days


def _work(url: str, title: str, day: str, first: str, site: str) -> Work:
    ours, day = site_names(ROOT), max(day, first)  # what stands on a page may be older than the page
    dates = {"issued": day, "original-date": first} if first not in ("", day) else {"issued": day}
    return {"id": url.rstrip("/").replace("/", "-") or "home", "type": "webpage", "title": title,
            "author": [{"literal": typographic(ours.author)}], "container-title": typographic(ours.site),
            "URL": site + url, "language": "en-GB",
            **{name: {"date-parts": [[int(part) for part in one.split("-")]]} for name, one in dates.items()}}


def cited(all_works: Iterable[Work]) -> dict[str, dict[str, str]]:
    """By id of the work and style: HTML, or for BibTeX its text."""
    styles = {name: str(CITING / f"{file}.csl") for name, file in STYLES.items()}
    program = sha256(b"".join(path.read_bytes() for path in sorted(CITING.iterdir()))).hexdigest()
    keys = {sha256((program + json.dumps(work)).encode()).hexdigest()[:24]: work for work in all_works}
    known = json.loads(CACHE.read_text(encoding="utf-8")) if CACHE.exists() else {}
    if missing := [work for key, work in keys.items() if key not in known]:
        asked = json.dumps({"works": missing, "styles": styles})
        pandoc = [pypandoc.get_pandoc_path(), "lua", str(CITING / "alone.lua")]
        ran = subprocess.run(pandoc, input=asked, capture_output=True, text=True, check=True)
        said = json.loads(ran.stdout)
        known = known | {key: said[work["id"]] for key, work in keys.items() if key not in known}
        CACHE.parent.mkdir(exist_ok=True)
        partial = CACHE.with_suffix(f".{os.getpid()}")  # another may read meanwhile
        partial.write_text(json.dumps(known), encoding="utf-8")
        partial.replace(CACHE)
    return {work["id"]: known[key] for key, work in keys.items()}


def ris(work: Work) -> str:
    """A work in the form RIS."""
    day = "/".join(f"{part:02}" for part in work["issued"]["date-parts"][0])
    fields = {"TY": "ELEC", "AU": work["author"][0]["literal"], "TI": work["title"],
              "T2": work["container-title"], "PY": day[:4], "DA": day, "UR": work["URL"],
              "LA": work["language"], "ER": ""}
    return "".join(f"{tag}  - {value}\n" for tag, value in fields.items())


def forms(work: Work, said: Mapping[str, str]) -> Markup:
    """All that can be copied of one work."""
    programs = {"BibTeX": said["BibTeX"], "RIS": ris(work),
                "CSL-JSON": json.dumps([work], indent=1, ensure_ascii=False)}
    return render("citation", "", styles=in_styles(said), programs=programs)


def brief(said: Mapping[str, str]) -> Markup:
    """A work in the styles of schools alone, without links, which would lead to where one is."""
    return render("citation", "", programs={}, styles={
        name: Markup(LINK.sub("", words)) for name, words in in_styles(said).items()})


def in_styles(said: Mapping[str, str]) -> dict[str, Markup]:
    """What is said of a work by style, the one that schools ask for most first."""
    return {name: Markup(said[name].removeprefix("<p>").strip().removesuffix("</p>")) for name in STYLES}
