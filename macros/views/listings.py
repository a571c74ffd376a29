"""Lists and record pages made from the ledger: sources, figures, events, disagreements."""

from __future__ import annotations

from html import escape

from macros.data import Fact, Ledger, Series
from macros.data.kinds import Correction, Disagreement, Event, Figure, Source
from macros.views.html import NOT_SEARCHED, date_html, figure_html, record_html, relative, short_name
from macros.views.places import place_link
from macros.words.house_style import fact_text, period_text

HOLDING = {"whole-text": "We read the whole text.", "excerpt": "We read an excerpt.",
           "second-hand": "We saw only a copy or a report by others."}
KIND = {"news-feature": "News feature", "analysis": "Analysis", "commentary": "Commentary",
        "policy-brief": "Policy brief", "statistic": "Statistic", "official-act": "Official act",
        "court-ruling": "Court ruling", "place-list": "List of places"}
WHY = {"date": "different dates", "definition": "different definitions",
       "base": "different bases", "rounding": "rounding", "error": "an error",
       "contested": "contested"}
TOPIC = {"trade": "Trade", "tariffs": "Tariffs", "cars": "Cars", "investment": "Investment",
         "yen": "The yen", "economy": "The economy", "defence-spending": "Paying for defence",
         "bases": "Bases and troops", "alliance": "The alliance", "china-taiwan": "China and Taiwan",
         "energy": "Energy", "opinion": "What people think", "politics": "Politics",
         "diplomacy": "Diplomacy", "ukraine": "Ukraine"}


def origin_name(id: str, ledger: Ledger) -> str:
    """A source or series in a few words."""
    if id in ledger.sources:
        return short_name(ledger.sources[id])
    return ledger.series[id].info.publisher


def fact_card(fact: Fact, ledger: Ledger, page_url: str) -> str:
    """A key figure: its value, what it is, its date and where it comes from."""
    origin = f"{len(fact.sources)} sources" if len(fact.sources) > 1 else origin_name(fact.sources[0], ledger)
    return ('<li class="fact">'
            f'<p class="fact-value">{figure_html(fact, ledger, page_url)}</p>'
            f'<p class="fact-label">{escape(fact.label)}</p>'
            f'<p class="fact-source">{escape(period_text(fact.as_of))} · {escape(origin)}</p></li>')


def source_about(source: Source, page_url: str) -> str:
    """What a source is, how it was read, what is wrong with its text."""
    who = ", ".join(source.authors) or "no author named"
    parts = [
        f'<p class="lede">{escape(source.summary)}</p>', '<dl class="record">',
        _pair("Title", source.title), _pair("Who", who), _pair("Publisher", source.publisher),
        _pair("Kind", KIND[source.kind]), _pair("Published", period_text(source.published)),
        _pair("What we have", HOLDING[source.have]
              + (f" Read in: {source.read_in}" if source.read_in else ""))]
    if source.url:
        parts.append(f'<dt>Address</dt><dd><a href="{escape(source.url)}">{escape(source.url)}</a></dd>')
    if source.document:
        parts.append(f"<dt>Copy read</dt><dd>{period_text(source.document.read_on)}, SHA-256 "
                     f'<code class="hash">{source.document.sha256}</code></dd>')
    parts += [_pair(f"How we know: {name}", why) for name, why in source.inferred.items()]
    parts += [_pair("Known defect", defect) for defect in source.defects]
    return "".join([*parts, "</dl>"])


def source_figures(source: Source, ledger: Ledger, page_url: str) -> str:
    """A source's figures in the order of its text, each with its anchor."""
    figures = sorted(source.figures, key=lambda figure: figure.locator)
    return (f'<ol class="records"{NOT_SEARCHED}>'
            + "".join(_figure_item(f, ledger, page_url) for f in figures) + "</ol>")


def source_dates(source: Source, ledger: Ledger, page_url: str) -> str:
    """A source's events in order of time, each with its anchor."""
    events = sorted(source.events, key=lambda event: event.date)
    return (f'<ol class="records"{NOT_SEARCHED}>'
            + "".join(_event_item(e, ledger, page_url, True) for e in events) + "</ol>")


def _pair(term: str, text: str) -> str:
    return f"<dt>{escape(term)}</dt><dd>{escape(text)}</dd>"


def place_in(source: Source, locator: int) -> str:
    """Where in a source something stands."""
    return f"row {locator} of our list" if source.document is None else f"paragraph {locator}"


def _figure_item(figure: Figure, ledger: Ledger, page_url: str) -> str:
    fact = ledger.fact(figure.id)
    source = ledger.sources[fact.sources[0]]
    measure = ledger.measures[figure.measures]
    note = f" {record_html(figure.note, ledger, page_url)}" if figure.note else ""
    rivals = "".join(
        f' <a href="{relative(f"reference/disagreements/#{d.id}", page_url)}">Sources differ: '
        f"{escape(d.title)}</a>" for d in ledger.disagreements_of(figure.id))
    return (f'<li class="record-item" id="{figure.id}">'
            f'<p class="record-head">{figure_html(fact, ledger, page_url)} '
            f"<span>{escape(figure.label)}</span></p>"
            f'<p class="record-meta">{escape(period_text(figure.as_of))} · said by '
            f"{escape(figure.attributed_to)} · {place_in(source, figure.locator)}: "
            f"“{escape(figure.evidence)}” · <code>{figure.id}</code></p>"
            f'<p class="record-note">{escape(measure.counts)}{note}{rivals}</p></li>')


def _event_item(event: Event, ledger: Ledger, page_url: str, anchor: bool) -> str:
    source = ledger.source_of[event.id]
    mark = f' id="{event.id}"' if anchor else ""
    notes = []
    if event.dated_by:
        notes.append(f"Dated by: {event.dated_by}")
    if event.confidence and event.confidence != "high":
        notes.append(f"Confidence: {event.confidence}. {event.confidence_note or ''}".strip())
    if anchor and event.read_in:
        notes.append(f"Read in: {event.read_in}")
    if anchor and event.note:
        notes.append(event.note)
    meta = (f'<p class="record-meta">{place_in(ledger.sources[source], event.locator)}: '
            f"“{escape(event.evidence)}” · <code>{event.id}</code></p>" if anchor else "")
    return (f'<li class="record-item"{mark}><p class="record-head">'
            f"{date_html(event, source, page_url)} "
            f"<span>{record_html(event.statement, ledger, page_url)}</span></p>{meta}"
            + (f'<p class="record-note">{escape(" ".join(notes))}</p>' if notes else "") + "</li>")


def timeline(events: list[Event], ledger: Ledger, page_url: str) -> str:
    """Events in order of time."""
    ordered = sorted(events, key=lambda event: (event.date, event.id))
    return '<ol class="timeline">' + "".join(
        _event_item(event, ledger, page_url, False) for event in ordered) + "</ol>"


def disagreement(record: Disagreement, ledger: Ledger, page_url: str) -> str:
    """The rival figures side by side, why they differ, and what the pages use."""
    rows = "".join(_rival(ledger.fact(ref), ref == record.uses, ledger, page_url)
                   for ref in record.figures)
    link = relative(f"reference/disagreements/#{record.id}", page_url)
    return (f'<aside class="disagreement" data-disagreement="{record.id}">'
            f'<p class="disagreement-title"><a href="{link}">{escape(record.title)}</a></p>'
            f'<ul class="rivals">{rows}</ul>'
            f'<p class="disagreement-why"><strong>Why: {WHY[record.why]}.</strong> '
            f"{record_html(record.explanation, ledger, page_url)}</p></aside>")


def _rival(fact: Fact, used: bool, ledger: Ledger, page_url: str) -> str:
    mark = ' <span class="used">used on our pages</span>' if used else ""
    origin = origin_name(fact.sources[0], ledger)
    said_by = origin if fact.attributed_to == origin else f"{fact.attributed_to}, in {origin}"
    return (f"<li>{figure_html(fact, ledger, page_url)} <span>{escape(fact.label)}, "
            f"{escape(period_text(fact.as_of))} · {escape(said_by)}</span>{mark}</li>")


def disagreements_index(ledger: Ledger, page_url: str) -> str:
    """Every disagreement, with an anchor."""
    return "".join(f'<section id="{d.id}" class="entry"{NOT_SEARCHED}>'
                   f"{disagreement(d, ledger, page_url)}</section>"
                   for d in ledger.disagreements.values())


def corrections_index(ledger: Ledger, page_url: str) -> str:
    """Every correction, with an anchor."""
    def item(c: Correction) -> str:
        origin = ""
        if c.source:
            link = relative(f"reference/sources/{c.source}/", page_url)
            where = f", paragraph {c.locator}" if c.locator else ""
            origin = f'<a href="{link}">{escape(origin_name(c.source, ledger))}</a>{where}: '
        return (f'<li class="record-item" id="{c.id}"><p class="record-head">{origin}'
                f"“{escape(c.says)}”</p><p>{record_html(c.right, ledger, page_url)}</p>"
                f'<p class="record-meta">Checked with {escape(c.checked_with)} · found '
                f"{period_text(c.found)}</p></li>")
    return f'<ol class="records"{NOT_SEARCHED}>' + "".join(map(item, ledger.corrections.values())) + "</ol>"


def figures_index(ledger: Ledger, page_url: str) -> str:
    """Every figure of every source in one table per topic."""
    parts = []
    for topic, name in TOPIC.items():
        chosen = [f for f in ledger.figures.values() if f.topic == topic]
        if not chosen:
            continue
        rows = "".join(_index_row(ledger.fact(f.id), ledger, page_url)
                       for f in sorted(chosen, key=lambda f: (f.label, f.id)))
        parts.append(
            f'<div class="table-scroll"{NOT_SEARCHED} tabindex="0" role="region" aria-label="{name}">'
            f'<table class="index" id="topic-{topic}"><caption>{name}</caption><thead><tr>'
            '<th scope="col">What</th><th scope="col">Value</th><th scope="col">When</th>'
            f'<th scope="col">Source</th></tr></thead><tbody>{rows}</tbody></table></div>')
    return "".join(parts)


def _index_row(fact: Fact, ledger: Ledger, page_url: str) -> str:
    source = fact.sources[0]
    link = relative(f"reference/sources/{source}/", page_url)
    return (f'<tr><th scope="row">{escape(fact.label)}</th>'
            f"<td>{figure_html(fact, ledger, page_url)}</td>"
            f"<td>{escape(period_text(fact.as_of))}</td>"
            f'<td><a href="{link}">{escape(origin_name(source, ledger))}</a></td></tr>')


def derived_index(ledger: Ledger, page_url: str) -> str:
    """Every derived figure with its inputs and working."""
    items = []
    for entry in ledger.derived.values():
        fact = ledger.fact(entry.id)
        inputs = "".join(_derived_input(ref, ledger, page_url) for ref in entry.inputs)
        places = all(ref in ledger.places for ref in entry.inputs)
        when = "" if places else f"{escape(period_text(fact.as_of))} · "  # a place has no date
        items.append(
            f'<li class="record-item" id="{entry.id}"><p class="record-head">'
            f"{figure_html(fact, ledger, page_url)} <span>{escape(entry.label)}</span></p>"
            f'<p class="record-meta">{when}<code>{entry.id}</code></p>'
            f"<p>{escape(entry.working)}</p><ul>{inputs}</ul></li>")
    return f'<ol class="records"{NOT_SEARCHED}>{"".join(items)}</ol>'


def _derived_input(ref: str, ledger: Ledger, page_url: str) -> str:
    if ref in ledger.places:
        return f"<li>{place_link(ref, ledger, page_url)}</li>"
    fact = ledger.fact(ref)
    return f"<li>{figure_html(fact, ledger, page_url)} {escape(fact.label)}</li>"


def series_about(series: Series, ledger: Ledger, page_url: str) -> str:
    """A series' provenance, traps and checks."""
    info = series.info
    pairs = [("Publisher", info.publisher), ("First published as", info.primary_source),
             ("Edition", info.vintage), ("Licence", info.licence),
             ("What we have", HOLDING[info.have]), ("Where it was read", info.where_read),
             ("Confidence", f"{info.confidence}. {info.confidence_note or ''}".strip()),
             ("Read on", period_text(info.read_on))]
    if info.review_by:
        pairs.append(("To be looked at again by", period_text(info.review_by) + (
            ": overdue" if info.id in ledger.overdue else "")))
    pairs += [("Know before you use it", text) for text in info.caveats]
    pairs += [("Break in method", f"{b.at.text}: {b.why}") for b in info.breaks]
    pairs += [("How it was checked", text) for text in info.checks]
    csv = relative(f"data/series/{info.id}.csv", page_url)
    return ('<dl class="record">' + "".join(_pair(*pair) for pair in pairs)
            + f'</dl><p><a href="{csv}" download>Download the rows (CSV)</a></p>')


def series_rows(series: Series, ledger: Ledger) -> str:
    """All rows of a series in a table."""
    info = series.info
    labels = {entity.id: entity.label for entity in info.entities}
    head = "<th scope=\"col\">Period</th>" + (
        "<th scope=\"col\">What</th>" if labels else "") + "<th scope=\"col\">Value</th>"
    body = []
    for row in sorted(series.rows, key=lambda r: (r.entity, r.period)):
        value = fact_text(ledger.fact(row.ref)) if row.amount else "no value"
        what = f"<td>{escape(labels[row.entity])}</td>" if labels else ""
        body.append(f'<tr><th scope="row">{escape(period_text(row.period))}</th>{what}'
                    f"<td>{escape(value)}</td></tr>")
    return (f'<div class="table-scroll"{NOT_SEARCHED} tabindex="0" role="region" aria-label="Rows"><table>'
            f"<caption>{escape(info.title)}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{''.join(body)}</tbody></table></div>")


def sources_index(ledger: Ledger, page_url: str) -> str:
    """All sources, then all series, each with what was seen of it."""
    documents = [s for s in ledger.sources.values() if s.document]
    where = {id for p in ledger.places.values() for id in (p.source, *p.disputed_basis)}
    others = [s for s in ledger.sources.values() if not s.document]
    maps = [s for s in others if s.id in where]
    parts = []
    for title, chosen in (("Documents that the site explains", documents),
                          ("Official acts and rulings", [s for s in others if s not in maps]),
                          ("What the maps rest on", maps)):
        items = "".join(
            f'<li><a href="{relative(f"reference/sources/{s.id}/", page_url)}">{escape(s.title)}</a>'
            f" {escape(short_name(s))}. {HOLDING[s.have]}</li>"
            for s in sorted(chosen, key=lambda s: s.published))
        parts.append(f'<p class="list-title">{title}</p><ul{NOT_SEARCHED}>{items}</ul>')
    items = "".join(
        f'<li><a href="{relative(s.href, page_url)}">{escape(s.info.title)}</a> '
        f"{escape(s.info.publisher)}. {HOLDING[s.info.have]}</li>"
        for s in sorted(ledger.series.values(), key=lambda s: s.info.title))
    return "".join(parts) + f'<p class="list-title">Public statistics</p><ul{NOT_SEARCHED}>{items}</ul>'


def sources_of_page(ids: list[str], ledger: Ledger, page_url: str) -> str:
    """The sources and series that a page rests on."""
    items = []
    for id in ids:
        if id in ledger.sources:
            source = ledger.sources[id]
            link, title, by = f"reference/sources/{id}/", source.title, short_name(source)
            seen = source.have
        else:
            series = ledger.series[id]
            link, title, by = series.href, series.info.title, series.info.publisher
            seen = series.info.have
        second = " Seen only second-hand." if seen == "second-hand" else ""
        items.append(f'<li><a href="{relative(link, page_url)}">{escape(title)}</a>, '
                     f"{escape(by)}.{second}</li>")
    return f'<ul class="page-sources"{NOT_SEARCHED}>{"".join(items)}</ul>{_checked(ids, ledger)}'


def _checked(ids: list[str], ledger: Ledger) -> str:
    """The day up to which a page was checked: when the newest of its sources was last read."""
    days = [ledger.series[id].info.read_on for id in ids if id in ledger.series]
    days += [source.document.read_on for id in ids
             if (source := ledger.sources.get(id)) is not None and source.document]
    if not days:
        return ""
    return (f'<p class="checked"{NOT_SEARCHED}>Checked against these sources up to '
            f"{escape(period_text(max(days)))}; what came later is not in it.</p>")
