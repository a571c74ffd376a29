"""Makes everything that must exist before the engine runs: charts, fonts, downloads.

Each chart is drawn only if its rows, texts, code or the style changed; a file
is written only if its content did, so that a watching server is not woken.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import sys
import traceback
from pathlib import Path
from typing import Any

from macros.data import ROOT, Ledger, UnknownId, load
from macros.problems import Problem, ProblemsFound, report
from scripts import export
from scripts.charts.model import Chart

GENERATED = "assets/generated"
CACHE = ROOT / ".cache" / "charts"
CHART_CODE = ROOT / "scripts" / "charts"
NOT_CHARTS = {"__init__", "model", "house"}
WEB_FONTS = (("font_source_serif_pro", "SourceSerifPro-Semibold", "serif-semibold"),
             ("font_source_sans_pro", "SourceSansPro-Regular", "sans-regular"),
             ("font_source_sans_pro", "SourceSansPro-It", "sans-italic"),
             ("font_source_sans_pro", "SourceSansPro-Semibold", "sans-semibold"))
LETTERS = "U+0020-007E,U+00A0-017F,U+2010-2026,U+20AC,U+2190-2193,U+2212,U+00A5"


def main() -> int:
    """Prepare docs/assets/generated, docs/data and the manifest of charts."""
    try:
        ledger = load(ROOT)
    except ProblemsFound as found:
        print(found, file=sys.stderr)
        return 1
    wanted = {**fonts(), **export.files(ledger)}
    entries: dict[str, dict[str, Any]] = {}
    problems: list[Problem] = []
    for id in chart_ids():
        try:
            files, entries[id] = drawn(id, one_chart(id, ledger))
        except Exception as error:  # whatever a chart's code does wrong is told, not thrown
            problems.append(blame(id, error))
            continue
        wanted.update(files)
    if problems:
        print(report(problems), file=sys.stderr)
        return 1
    settle(ROOT / "docs", wanted)
    manifest = json.dumps({"charts": entries}, ensure_ascii=False, indent=1)
    write_if_changed(ROOT / ".cache" / "charts.json", manifest.encode())
    return 0


def blame(id: str, error: Exception) -> Problem:
    """Where a chart's code went wrong, in its own file."""
    file = f"scripts/charts/{id.replace('-', '_')}.py"
    frames = [frame for frame in traceback.extract_tb(error.__traceback__)
              if frame.filename.endswith(Path(file).name)]
    hint = error.hint if isinstance(error, UnknownId) else ""
    return Problem(file, frames[-1].lineno or 0 if frames else 0,
                   f"the chart cannot be drawn: {type(error).__name__}: {error}", hint)


def chart_ids() -> list[str]:
    """Ids of all charts: their file names with hyphens."""
    return sorted(path.stem.replace("_", "-") for path in CHART_CODE.glob("*.py")
                  if path.stem not in NOT_CHARTS)


def one_chart(id: str, ledger: Ledger) -> Chart:
    """A chart's texts and table, computed from the ledger."""
    module = importlib.import_module(f"scripts.charts.{id.replace('-', '_')}")
    chart: Chart = module.chart(ledger)
    return chart


def drawn(id: str, chart: Chart) -> tuple[dict[str, bytes], dict[str, Any]]:
    """A chart's files by address, and its entry in the manifest."""
    folder = f"{GENERATED}/charts"
    key = chart_key(id, chart)
    names = {f"{theme}{size}": f"{folder}/{id}-{theme}{size}.svg"
             for theme in ("light", "dark") for size in ("", "-narrow")}
    cache = CACHE / f"{id}-{key}.json"
    if cache.exists():
        drawings: dict[str, str] = json.loads(cache.read_text(encoding="utf-8"))
    else:
        drawings = draw_all(chart)
        for old in cache.parent.glob(f"{id}-????????????????.json"):
            old.unlink()
        write_if_changed(cache, json.dumps(drawings).encode())
    files = {names[name]: svg.encode() for name, svg in drawings.items()}
    files[f"{folder}/{id}.csv"] = chart.table.csv().encode()
    from scripts.charts import house  # noqa: PLC0415  (sizes only, matplotlib comes with it)
    entry = {
        "title": chart.title, "subtitle": chart.subtitle, "alt": chart.alt,
        "description": list(chart.description), "credit": chart.credit, "as_of": chart.as_of,
        "header": [chart.table.key, *(column.head for column in chart.table.columns)],
        "rows": chart.table.shown(), "drawings": names, "csv": f"{folder}/{id}.csv",
        "sizes": {"wide": [house.WIDTH, chart.height],
                  "narrow": [house.NARROW_WIDTH, chart.narrow_height]},
        "sources": list(chart.sources)}
    return files, entry


def draw_all(chart: Chart) -> dict[str, str]:
    """The four drawings of a chart."""
    from scripts.charts import house  # noqa: PLC0415  (matplotlib is loaded only to draw)
    house.install_fonts()
    return {theme.name + ("-narrow" if theme.narrow else ""): house.render(chart, theme)
            for theme in house.themes()}


def chart_key(id: str, chart: Chart) -> str:
    """A hash of all that a drawing depends on."""
    digest = hashlib.sha256(repr((
        chart.table.key, [c.head for c in chart.table.columns], chart.table.rows,
        chart.height, chart.narrow_height)).encode())
    for name in (id.replace("-", "_"), "house", "model"):
        digest.update((CHART_CODE / f"{name}.py").read_bytes())
    digest.update((ROOT / "requirements.txt").read_bytes())
    return digest.hexdigest()[:16]


def fonts() -> dict[str, bytes]:
    """The typefaces of the pages, cut down to Latin letters, as WOFF2."""
    result = {}
    for package, name, short in WEB_FONTS:
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            raise FileNotFoundError(f"the font package {package} is missing; install requirements.txt")
        source = Path(spec.origin).parent / "files" / f"{name}.ttf"
        key = hashlib.sha256(source.read_bytes() + LETTERS.encode()).hexdigest()[:16]
        cache = ROOT / ".cache" / "fonts" / f"{short}-{key}.woff2"
        if not cache.exists():
            cache.parent.mkdir(parents=True, exist_ok=True)
            subset(source, cache)
        result[f"{GENERATED}/fonts/{short}.woff2"] = cache.read_bytes()
    return result


def subset(source: Path, target: Path) -> None:
    """Cut a font down to LETTERS and pack it."""
    from fontTools import subset as cutter  # noqa: PLC0415  (slow to import, rarely needed)
    cutter.main([str(source), f"--unicodes={LETTERS}", "--flavor=woff2", "--layout-features=*",
                 f"--output-file={target}"])


def settle(docs: Path, wanted: dict[str, bytes]) -> None:
    """Make the generated folders hold exactly the wanted files."""
    for name, content in wanted.items():
        write_if_changed(docs / name, content)
    for folder in (docs / GENERATED, docs / "data"):
        for path in folder.rglob("*"):
            if path.is_file() and path.relative_to(docs).as_posix() not in wanted:
                path.unlink()


def write_if_changed(path: Path, content: bytes) -> None:
    """Write a file whole, or leave it alone if it already says so."""
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(path.suffix + ".part")
    partial.write_bytes(content)
    partial.replace(path)


if __name__ == "__main__":
    sys.exit(main())
