"""The options explorer: a table of all answers with their evidence, and what could change them.

Everything stands in the HTML; docs/assets/js/explorer.js only chooses what of it
is shown. Its controls are hidden until it is there.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from macros.data import Ledger
from macros.data.answers import SILENT_TEXTS, answer_to, effects_on, text_of
from macros.data.explorer_kinds import Criterion, Effect, Option, WhatIf
from macros.reading.project import page_address
from macros.views.html import date_html, figure_html, record_html, relative, short_name
from macros.views.listings import origin_name
from macros.words.house_style import period_text
from macros.words.record_words import record_text

CAPTION = "What the sources say of each option, question by question"
# Browsers forget that it is a table when a narrow screen lays it out as blocks, unless it is said.
HEAD = ('<thead><tr><th scope="col">Option</th>'
        '<th scope="col">What the sources say</th></tr></thead>')
NOTHING = "No source says what this would change"


def explorer(ledger: Ledger, page_url: str) -> str:
    """Controls, table and what-ifs of the explorer."""
    groups = "".join(_group(criterion, ledger, page_url) for criterion in ledger.criteria.values())
    cases = "".join(_case(case, ledger, page_url) for case in ledger.what_ifs.values())
    return (f'<div class="explorer">{_controls(ledger)}'
            f'<table class="explorer-table"><caption>{CAPTION}</caption>{HEAD}{groups}</table>'
            f'<div class="what-ifs" data-nothing="{NOTHING}">{cases}</div></div>')


def _controls(ledger: Ledger) -> str:
    options = [(o.id, o.name) for o in ledger.options.values()]
    questions = [(c.id, c.name) for c in ledger.criteria.values()]
    cases = [(w.id, record_text(w.name, ledger)) for w in ledger.what_ifs.values()]
    return ('<form class="explorer-controls" aria-label="Choose what the table shows" autocomplete="off" '
            "hidden>"
            + _boxes("Options", "options", options, "checked")
            + _boxes("Questions", "criteria", questions, "checked")
            + _boxes("What if …", "whatif", cases, "")
            + '<p class="explorer-buttons"><button type="button" data-does="copy">Copy link to this view'
            '</button><button type="button" data-does="reset">Show everything</button></p>'
            '<p class="explorer-status" role="status"></p></form>')


def _boxes(legend: str, name: str, choices: Iterable[tuple[str, str]], checked: str) -> str:
    boxes = "".join(f'<label><input type="checkbox" name="{name}" value="{id}" {checked}> '
                    f"<span>{escape(text)}</span></label>" for id, text in choices)
    return f'<fieldset><legend>{legend}</legend><div class="explorer-boxes">{boxes}</div></fieldset>'


def _group(criterion: Criterion, ledger: Ledger, page_url: str) -> str:
    """One question and the answer of each option, as a group of rows."""
    rows = "".join(_row(option, criterion, ledger, page_url) for option in ledger.options.values())
    return (f'<tbody data-criterion="{criterion.id}">'
            '<tr class="explorer-question">'
            f'<th scope="rowgroup" colspan="2" id="question-{criterion.id}">'
            f"{escape(criterion.name)} <span>{escape(criterion.question)}</span></th></tr>{rows}</tbody>")


def _row(option: Option, criterion: Criterion, ledger: Ledger, page_url: str) -> str:
    answer = answer_to(option.id, criterion.id, ledger)
    text = text_of(answer, ledger)
    silent = ' class="explorer-silent"' if text in SILENT_TEXTS else ""
    about = f"{option.name}, {criterion.name}"
    return (f'<tr data-option="{option.id}" id="answer-{answer.id}">'
            f'<th scope="row">'
            f'<a href="{relative(page_address(option.page), page_url)}">{escape(option.name)}</a></th>'
            f'<td><p{silent}>{record_html(text, ledger, page_url)}</p>'
            f"{evidence(answer.evidence, about, ledger, page_url)}</td></tr>")


def _case(case: WhatIf, ledger: Ledger, page_url: str) -> str:
    """One what-if with every effect, and the options for which nobody names one."""
    name = escape(record_text(case.name, ledger))
    effects = "".join(_effect(effect, name, ledger, page_url) for effect in case.effects)
    left = [o for o in ledger.options.values() if not effects_on(o.id, case.effects)]
    nothing = (f'<p class="explorer-silent">{NOTHING} for these options: '
               f'{"; ".join(escape(o.name) for o in left)}.</p>' if left else "")
    return (f'<section class="what-if" data-whatif="{case.id}" aria-labelledby="what-if-{case.id}">'
            f'<h3 id="what-if-{case.id}">What if {name}?<a class="headerlink" href="#what-if-{case.id}" '
            'title="Link to this section">&para;</a></h3>'
            f"<p>{record_html(case.supposes, ledger, page_url)}</p>"
            f"{evidence(case.evidence, name, ledger, page_url)}{effects}{nothing}</section>")


def _effect(effect: Effect, case: str, ledger: Ledger, page_url: str) -> str:
    option = ledger.options[effect.option]
    criterion = ledger.criteria[effect.criterion] if effect.criterion else None
    about = option.name + (f", {criterion.name}" if criterion else "")
    mark = f' data-criterion="{criterion.id}"' if criterion else ""
    question = f" <span>{escape(criterion.name)}</span>" if criterion else ""
    return (f'<div class="what-if-effect" data-option="{option.id}"{mark}>'
            f'<p class="what-if-about"><span>{escape(option.name)}</span>{question}</p>'
            f"<p>{record_html(effect.says, ledger, page_url)}</p>"
            f'{evidence(effect.evidence, f"{about}, what if {case}", ledger, page_url)}</div>')


def evidence(refs: Iterable[str], about: str, ledger: Ledger, page_url: str) -> str:
    """The records that bear a text out, folded away; empty without any.

    Args:
        about: what the text is about, for those who hear one such list after another.
    """
    items = "".join(f'<li data-evidence="{ref}">{_cited(ref, ledger, page_url)}</li>' for ref in refs)
    if not items:
        return ""
    return (f'<details class="explorer-evidence"><summary>Evidence<span class="unseen"> for {escape(about)}'
            f"</span></summary><ul>{items}</ul></details>")


def _cited(ref: str, ledger: Ledger, page_url: str) -> str:
    """One piece of evidence as a link to its record, with who and when."""
    if ref in ledger.positions:
        position = ledger.positions[ref]
        source = ledger.source_of[ref]
        link = relative(f"reference/sources/{source}/#{ref}", page_url)
        return (f'<a href="{link}">{escape(ledger.people[position.who].name)}</a>, {escape(position.role)}, '
                f"{escape(period_text(position.date))} "
                f"<small>({escape(short_name(ledger.sources[source]))})</small>")
    if ref in ledger.events:
        event, source = ledger.events[ref], ledger.source_of[ref]
        return (f"{date_html(event, source, page_url)}: {record_html(event.statement, ledger, page_url)} "
                f"<small>({escape(short_name(ledger.sources[source]))})</small>")
    fact = ledger.fact(ref)
    origin = (f"{fact.attributed_to}, in {origin_name(fact.sources[0], ledger)}" if fact.kind != "derived"
              else "worked out here")
    return (f"{figure_html(fact, ledger, page_url)}: {escape(fact.label)}, {escape(period_text(fact.as_of))} "
            f"<small>({escape(origin)})</small>")
