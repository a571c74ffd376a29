"""What a page is, for machines that read JSON-LD in the words of schema.org."""

from collections.abc import Mapping
from typing import Any

from macros.data import Ledger
from macros.reading.project import ROOT, page_address, site_names
from macros.views.charts import ChartEntry
from macros.views.citations import Work
from macros.words.record_words import record_text

Thing = dict[str, Any]
KITS, TERMS = "teach/kits/", "reference/glossary/"


def described(url: str, work: Work, charts: Mapping[str, ChartEntry], ledger: Ledger, site: str) -> Thing:
    """A page as an article, the data of a chart, teaching material or a set of terms.

    Args:
        url: its address below the site's.
        work: the page as a work to cite.
        site: address of the whole site, ending in a slash.
    """
    day = "-".join(f"{part:02}" for part in work["issued"]["date-parts"][0])
    ours = {"@type": "Organization", "name": work["author"][0]["literal"], "url": site}
    page = {"@context": "https://schema.org", "@type": "Article", "@id": site + url, "url": site + url,
            "name": work["title"], "headline": work["title"], "author": ours, "publisher": ours,
            "dateModified": day, "inLanguage": "en-GB", "license": site_names(ROOT).licence_url,
            "isPartOf": {"@type": "WebSite", "name": work["container-title"], "url": site}}
    if chart := next((one for one in charts.values() if one.href == url), None):
        file = {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": site + chart.csv}
        page |= {"@type": "Dataset", "description": f"{chart.title}. {chart.subtitle}.", "distribution": file}
    elif url == KITS:
        page |= {"@type": "LearningResource", "hasPart": [
            {"@type": "LearningResource", "name": record_text(kit.question, ledger),
             "teaches": [record_text(one, ledger) for one in kit.able],
             "educationalLevel": kit.level, "timeRequired": f"PT{kit.minutes}M",
             "url": site + ledger.address(kit.id), "isBasedOn": site + page_address(kit.page)}
            for kit in ledger.kits.values()]}
    elif url == TERMS:
        page |= {"@type": "DefinedTermSet", "hasDefinedTerm": [
            {"@type": "DefinedTerm", "name": term.name, "description": record_text(term.means, ledger),
             "url": site + ledger.address(id)} for id, term in ledger.terms.items()]}
    elif url.startswith("teach/"):
        page |= {"@type": "LearningResource"}
    return page
