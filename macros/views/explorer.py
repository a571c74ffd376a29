"""The options explorer: a table of all answers with their evidence, and what could change them.

Everything stands in the HTML; docs/assets/js/explorer.js only chooses what of it is shown.
"""

from __future__ import annotations

from markupsafe import Markup

from macros.data import Ledger
from macros.data.answers import SILENT_TEXTS, answer_to, effects_on, text_of
from macros.views.templating import render


def explorer(ledger: Ledger, page_url: str) -> Markup:
    """Controls, table and what-ifs of the explorer; a what-if names the options without an effect."""
    groups = []
    for criterion in ledger.criteria.values():
        answers = [answer_to(option, criterion.id, ledger) for option in ledger.options]
        groups.append((criterion, [(answer, text_of(answer, ledger)) for answer in answers]))
    cases = [(case, [option.name for option in ledger.options.values()
                     if not effects_on(option.id, case.effects)]) for case in ledger.what_ifs.values()]
    return render("explorer", page_url, ledger, groups=groups, cases=cases, silent_texts=SILENT_TEXTS)
