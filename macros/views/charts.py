"""Charts as HTML: the figure in a chapter, and all that a chart's own page offers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from macros.views.charts_manifest import ChartEntry
from macros.views.html import NOT_SEARCHED, relative
from macros.views.listings import TOPIC

NARROW = "screen and (max-width: 719px)"  # paper has room for the wide drawing
AUTHOR, SITE, LICENCE = "Japan’s Plan B contributors", "Japan’s Plan B", "CC BY 4.0"


def figure(entry: ChartEntry, page_url: str) -> str:
    """The chart as a figure: finding, drawing, credit, description, table and downloads.

    On its own page, whose heading is the finding, everything is open; elsewhere the
    first paragraph of the description is, and the rest unfolds.
    """
    at_home = page_url == entry.href
    first, *more = (f"<p>{escape(line)}</p>" for line in entry.description)
    title = "" if at_home else (
        f'<p class="chart-title"><a href="{relative(entry.href, page_url)}">{escape(entry.title)}</a></p>')
    return (
        f'<figure class="chart" id="chart-{entry.id}" data-chart="{entry.id}">'
        f'<figcaption>{title}<p class="chart-subtitle">{escape(entry.subtitle)}</p></figcaption>'
        f'{picture(entry, "light", page_url)}{picture(entry, "dark", page_url)}'
        f'<p class="chart-credit"{NOT_SEARCHED}>{escape(entry.credit)} As of {escape(entry.as_of)}.</p>'
        f'<div class="chart-text">{first}{"".join(more) if at_home else ""}</div>'
        f'<details class="chart-data"{NOT_SEARCHED}{" open" if at_home else ""}>'
        f'<summary>{"The numbers" if at_home else "More about this chart, and its numbers"}</summary>'
        f'{"" if at_home else "".join(more)}{table(entry.header, entry.rows, entry.title)}</details>'
        f"{_downloads(entry, page_url, at_home)}</figure>")


def _downloads(entry: ChartEntry, page_url: str, at_home: bool) -> str:
    links = [f'<a href="{relative(entry.csv, page_url)}" download>Data (CSV)</a>',
             f'<a href="{relative(entry.png, page_url)}" download>Picture (PNG)</a>']
    if not at_home:
        links.append(f'<a href="{relative(entry.href, page_url)}#pass-it-on">Embed or cite</a>')
    return f'<p class="chart-links"{NOT_SEARCHED}>{" · ".join(links)}</p>'


def picture(entry: ChartEntry, scheme: str, page_url: str) -> str:
    """The drawing for one scheme, wide or narrow by the width of the screen."""
    wide, narrow = (relative(entry.drawings[key], page_url) for key in (scheme, f"{scheme}-narrow"))
    (width, height), (small, tall) = entry.sizes["wide"], entry.sizes["narrow"]
    return (f'<picture class="only-{scheme}"><source media="{NARROW}" srcset="{narrow}" '
            f'width="{small}" height="{tall}"><img src="{wide}" alt="{escape(entry.alt)}" '
            f'width="{width}" height="{height}" loading="lazy" decoding="async"></picture>')


def table(header: list[str], rows: list[list[str]], caption: str) -> str:
    """A table with a caption, column heads and row heads; numbers marked as such."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:]) + "</tr>" for row in rows)
    return (f'<div class="table-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
            f"<table><caption>{escape(caption)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")


def embed_code(entry: ChartEntry, site: str) -> str:
    """HTML that shows the chart on another site: a picture that leads here, and no script.

    Args:
        site: address of this site, ending in a slash.
    """
    width, height = entry.sizes["poster"]
    return (f'<figure>\n  <a href="{site}{entry.href}"><img src="{site}{entry.png}"\n'
            f'    alt="{escape(entry.alt)}"\n    width="{width}" height="{height}" loading="lazy"\n'
            f'    style="max-width: 100%; height: auto"></a>\n'
            f'  <figcaption>{escape(entry.title)}. Chart: <a href="{site}{entry.href}">{SITE}</a>, '
            f"{LICENCE}.</figcaption>\n</figure>")


def citation(entry: ChartEntry, site: str) -> str:
    """How to name the chart as a source; the day of retrieval is the reader's to fill in."""
    kind = "Map" if entry.is_map else "Chart"
    return (f"{AUTHOR}. {entry.title}. {kind}, data as of {entry.as_of}. In {SITE}. "
            f"{site}{entry.href} (accessed on …). {LICENCE}.")


def pass_it_on(entry: ChartEntry, site: str) -> str:
    """Address, citation and embed code of a chart, ready to copy."""
    return (f'<section{NOT_SEARCHED}><dl class="record pass-on"><dt>Address</dt>'
            f"<dd><code>{site}{entry.href}</code></dd>"
            f"<dt>To cite</dt><dd>{escape(citation(entry, site))}</dd>"
            f"<dt>Data behind it</dt><dd>{escape(entry.credit)}</dd></dl>"
            '<p>To show it on another page, copy this. It loads one picture and no script.</p>'
            '<div class="table-scroll" tabindex="0" role="region" aria-label="Embed code">'
            f"<pre class=\"embed\"><code>{escape(embed_code(entry, site))}</code></pre></div></section>")


def told_in(pages: Iterable[tuple[str, str]], page_url: str) -> str:
    """The chapters that show a chart, as links.

    Args:
        pages: address below the site's root and title of each.
    """
    items = "".join(f'<li><a href="{relative(url, page_url) or "./"}">{escape(title)}</a></li>'
                    for url, title in pages)
    return f"<ul{NOT_SEARCHED}>{items}</ul>" if items else "<p>No chapter shows it at present.</p>"


def gallery(charts: Mapping[str, ChartEntry], page_url: str) -> str:
    """All charts and maps by topic, each as a small drawing with its finding."""
    parts = []
    for topic, name in TOPIC.items():
        entries = [entry for entry in charts.values() if entry.topic == topic]
        if entries:
            cards = "".join(_card(entry, page_url) for entry in entries)
            parts.append(f'<h2 id="{topic}">{name}<a class="headerlink" href="#{topic}" '
                         f'title="Link to this section">&para;</a></h2>'
                         f'<ul class="gallery"{NOT_SEARCHED}>{cards}</ul>')
    return "".join(parts)


def _card(entry: ChartEntry, page_url: str) -> str:
    small, tall = entry.sizes["narrow"]
    pictures = "".join(
        f'<img class="only-{scheme}" src="{relative(entry.drawings[f"{scheme}-narrow"], page_url)}" alt="" '
        f'width="{small}" height="{tall}" loading="lazy" decoding="async">' for scheme in ("light", "dark"))
    return (f'<li class="gallery-card"><a href="{relative(entry.href, page_url)}">'
            f'<span class="gallery-picture">{pictures}</span>'
            f'<span class="gallery-title">{escape(entry.title)}</span></a>'
            f'<span class="gallery-note">{"Map" if entry.is_map else "Chart"} · '
            f"{escape(entry.as_of)}</span></li>")
