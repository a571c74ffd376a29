"""Makes everything that must exist before the engine runs: charts, fonts, downloads.

A file is written only if its content changed, so that a watching server is not
woken. The cards of the pages are made later, from the pages (scripts/drawings.py).
"""

import hashlib
import io
import json
import re
import traceback
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from babel.numbers import get_currency_name

from macros.data import Ledger
from macros.reading.project import ROOT
from macros.values.periods import Period
from macros.values.problems import Problem, ProblemsFound, UnknownId
from macros.values.units import Unit, unit_of
from macros.words.placeholders import placeholders_in
from scripts import datapackage, export, feed, search_entries, styles
from scripts.charts.kit.lettering import FACES, face
from scripts.charts.kit.model import NARROW_WIDTH, VARIANTS, WIDTH, Chart, Column
from scripts.charts.kit.writing import Writing
from scripts.drawings import chart_file, chart_ids, chart_key, draw_missing, folder_of, one_chart
from scripts.running import settle, write_if_changed

GENERATED = "assets/generated"
OWNED = (*(f"{GENERATED}/{name}" for name in ("charts", "css", "fonts", "search")), "data")
# The letters of English, of names in our records and of other languages in Latin script, and signs. A test
# holds them to the pages: a letter that is missing here would come from another typeface.
LETTERS = ("U+0020-007E,U+00A0,U+00A3,U+00A5,U+00A7,U+00A9,U+00B0,U+00B6,U+00B7,U+00BA,U+00BD,U+00C9,U+00D6,"
           "U+00D7,U+00DC,U+00DF-00E2,U+00E4,U+00E7-00EB,U+00ED,U+00EE,U+00F1,U+00F3,U+00F4,U+00F6,U+00FA,"
           "U+00FC,U+0142,U+014C-014D,U+016A-016B,U+2010-2014,U+2018-201D,U+2026,U+2032-2033,U+203A,U+20AC,"
           "U+2192,U+2212")
FEATURES = "kern,liga,lnum,tnum"
Fault = tuple[str, str]  # message and hint
COUNTED = "count"  # what a chart counts itself
_WIDTH_OF_A_PART = 0x0200  # USE_MY_METRICS, in the table glyf of OpenType


def prepare(ledger: Ledger) -> list[str]:
    """Write everything that is made of the records: docs/assets/generated, docs/data, the manifest of charts.

    Returns:
        the files that were made, below docs/.

    Raises:
        ProblemsFound: something cannot be made.
    """
    charts, problems = computed(ledger)
    keys = {id: chart_key(id, chart) for id, chart in charts.items()}
    problems += [blame(id, error) for id, error in draw_missing(charts, keys).items()]
    if problems:
        raise ProblemsFound(problems)
    wanted = {**fonts(), **export.files(ledger), **feed.files(ledger), **search_entries.files(ledger)}
    wanted[styles.PUBLISHED] = styles.style_sheet(ROOT / "docs/assets/css")
    entries: dict[str, dict[str, Any]] = {}
    for id, chart in charts.items():
        files, entries[id] = published(id, chart, folder_of(id, keys[id]))
        wanted.update(files)
    titles = {id: chart.title for id, chart in charts.items()}
    wanted["data/datapackage.json"] = datapackage.package(
        {name: content for name, content in wanted.items() if name.endswith(".csv")}, ledger, titles)
    settle(ROOT / "docs", OWNED, wanted)
    manifest = json.dumps({"charts": entries}, ensure_ascii=False, indent=1)
    write_if_changed(ROOT / ".cache" / "charts.json", manifest.encode())
    return [*wanted]


def computed(ledger: Ledger) -> tuple[dict[str, Chart], list[Problem]]:
    """Every chart's texts and table, and what went wrong with the others."""
    charts: dict[str, Chart] = {}
    problems: list[Problem] = []
    for id in chart_ids():
        try:
            charts[id] = one_chart(id, ledger)
        except (Exception, SystemExit) as error:  # whatever a chart's code does wrong is told, not thrown
            problems.append(blame(id, error))
            continue
        problems += [Problem(chart_file(id), 0, *fault) for fault in faults(charts[id], ledger)]
    return charts, problems


def faults(chart: Chart, ledger: Ledger) -> Iterator[Fault]:
    """What is wrong with a chart's table and texts."""
    for text in (chart.title, chart.subtitle, chart.alt, *chart.description, chart.table.key,
                 *(column.head for column in chart.table.columns)):
        for _, words in placeholders_in(text):
            yield f"it still says {words!r}", "Write what the chart shows in place of what the scaffold says."
    if not chart.is_map:  # its numbers are coordinates
        yield from _units(chart, ledger)
    yield from _times(chart, ledger)


def _units(chart: Chart, ledger: Ledger) -> Iterator[Fault]:
    """Each column of numbers is in the unit of the records that have them, and its head names none other."""
    units: dict[str, str] = {}
    of_value: dict[Decimal, dict[str, str]] = defaultdict(dict)
    rows = [ledger.facts[row.ref] for id in chart.sources if id in ledger.series
            for row in ledger.series[id].rows if row.ref in ledger.facts]
    for fact in rows + [ledger.fact(ref) for ref in chart.facts]:
        units.setdefault(fact.unit, fact.ref.partition("@")[0])
        of_value[abs(fact.low.value)][fact.unit] = fact.ref.partition("@")[0]
    for index, column in enumerate(chart.table.columns):
        numbers = [abs(cell) for cell in chart.table.column(index) if isinstance(cell, Decimal)]
        if not numbers:
            continue
        if not isinstance(column.show, Writing):
            yield (f"the column {column.head!r} holds numbers and says no unit for them",
                   "Let it be written by the values, or by writing_of(ledger, …).")
            continue
        said = column.show.unit
        found = [of_value[number] for number in numbers if number in of_value]
        others = units if not found else found[0] if all(said not in each for each in found) else {}
        if said != COUNTED and said not in others and others:
            yield (f"the column {column.head!r} says {said}, but "
                   + ", ".join(f"{ref} is in {unit}" for unit, ref in others.items()),
                   "Let it be written in the unit of its records: writing_of(ledger, …).")
        for words, why in _misnamed(column, unit_of(said), ledger):
            yield f"the column {column.head!r} {words}, and its numbers are in {said}", why


def _misnamed(column: Column, unit: Unit, ledger: Ledger) -> Iterator[Fault]:
    """A head that names a currency which is not in the unit, or not the one that the numbers leave out."""
    codes = {code for measure in ledger.measures.values() for one in [unit_of(measure.unit)]
             for code in (one.currency, one.against)}
    known, own = (
        {get_currency_name(code.upper(), locale="en").split()[-1].lower() for code in some if code}
        for some in (codes, {unit.currency, unit.against}))
    named = {name for name in known | own if re.search(rf"\b{name}s?\b", column.head.lower())}
    for name in sorted(named - own):
        yield f"speaks of {name}", "Say in the head what the numbers are."
    if column.writing.bare and not own <= named:
        yield "names no currency, and the numbers have no sign", "Name it in the head, or write them with it."


def _times(chart: Chart, ledger: Ledger) -> Iterator[Fault]:
    """No mark stands after the last period of the records, and none that lasts after their reading."""
    series = [ledger.series[id].info for id in chart.sources if id in ledger.series]
    dates = [*(info.as_of for info in series), *(ledger.fact(ref).as_of for ref in chart.facts),
             *(ledger.events[id].date for id in chart.events)]
    if not dates:
        return
    last = max(period.last for period in dates)
    read = max([last, *(info.read_on.last for info in series)])
    drawn = [index for index, column in enumerate(chart.table.columns) if column.drawn]
    for label, cells in chart.table.rows:
        marks = [cells[index] for index in drawn if cells[index] is not None]
        for when, limit in [(label, last)] * bool(marks) + [(mark, read) for mark in marks]:
            if isinstance(when, Period) and when.last > limit:
                yield (f"it draws {when.text}, and its records end on {limit.isoformat()}",
                       "Draw no mark after the last reading; the axis may go on.")


def blame(id: str, error: Exception | SystemExit) -> Problem:
    """Where a chart's code went wrong, in its own file."""
    file = chart_file(id)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__)
              if frame.filename.endswith(Path(file).name)]
    hint = error.hint if isinstance(error, UnknownId) else ""
    if isinstance(error, ModuleNotFoundError) and not (ROOT / file).exists():
        hint = f"Rename the file of {id}: {Path(file).name}, with underscores in the place of hyphens."
    return Problem(file, (frames[-1].lineno if frames else getattr(error, "lineno", 0)) or 0,
                   f"the chart cannot be drawn: {type(error).__name__}: {error}", hint)


def published(id: str, chart: Chart, cache: Path) -> tuple[dict[str, bytes], dict[str, Any]]:
    """A chart's files by address, taken from its folder in the cache, and its entry in the manifest."""
    folder = f"{GENERATED}/charts"
    drawings = {name: f"{folder}/{id}-{name}.svg" for name in VARIANTS}
    small = {scheme: f"{folder}/{id}-small-{scheme}.svg" for scheme in ("light", "dark")}
    csv, png, points = f"data/charts/{id}.csv", f"{folder}/{id}.png", f"{folder}/{id}-points.json"
    files = {address: (cache / f"{name}.svg").read_bytes() for name, address in drawings.items()}
    files |= {address: (cache / f"small-{scheme}.svg").read_bytes() for scheme, address in small.items()}
    files[png], places = ((cache / name).read_bytes() for name in ("poster.png", "points.json"))
    files |= {points: places} if places else {}
    files[csv] = export.as_file(chart.table.csv())
    table = chart.table
    return files, {
        "title": chart.title, "subtitle": chart.subtitle, "alt": chart.alt,
        "description": list(chart.description), "credit": chart.credit, "as_of": chart.as_of,
        "topic": chart.topic, "header": [table.key, *(column.head for column in table.columns)],
        "rows": table.shown(),
        "drawings": drawings, "small": small, "csv": csv, "png": png, "points": points if places else "",
        "sizes": {"wide": [WIDTH, chart.height], "narrow": [NARROW_WIDTH, chart.narrow_height]},
        "sources": list(chart.sources), "facts": list(chart.facts), "events": list(chart.events),
        "is_map": chart.is_map}


def fonts() -> dict[str, bytes]:
    """The typefaces of the pages, cut down to Latin letters, as WOFF2."""
    result = {}
    for family, weight in FACES:
        source, short = face(family, weight), f"{family.split()[1].lower()}-{weight}"
        made = f"{LETTERS} {FEATURES} own widths".encode()
        key = hashlib.sha256(source.read_bytes() + made).hexdigest()[:16]
        cache = ROOT / ".cache" / "fonts" / f"{short}-{key}.woff2"
        if not cache.exists():
            # Slow to import, and rarely needed.
            from fontTools import subset  # noqa: PLC0415
            options = subset.Options(flavor="woff2", layout_features=FEATURES.split(","), hinting=False,
                                     desubroutinize=True)
            font = subset.load_font(str(source), options)
            for glyph in map(font["glyf"].__getitem__, font.getGlyphOrder()):
                for part in glyph.components if glyph.isComposite() else ():
                    part.flags &= ~_WIDTH_OF_A_PART  # of %, “ and …: browsers that hint would overprint them
            subsetter = subset.Subsetter(options)
            subsetter.populate(unicodes=subset.parse_unicodes(LETTERS))
            subsetter.subset(font)
            out = io.BytesIO()
            subset.save_font(font, out, options)
            write_if_changed(cache, out.getvalue())
        result[f"{GENERATED}/fonts/{short}.woff2"] = cache.read_bytes()
    return result
