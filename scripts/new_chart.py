"""Begins a chart: its file under scripts/charts; its page is made from it.

Usage: python -m scripts.new_chart ID
"""

from __future__ import annotations

import re
import sys

from macros.reading.project import ROOT
from macros.values.problems import Problem, report
from macros.words.placeholders import CHART
from scripts.drawings import chart_file
from scripts.writing import write_if_changed

CODE = '''"""Say in one line what the chart shows."""

from scripts.charts import kit

SERIES = "yen-per-dollar"  # the series that it draws


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart; every text is computed from the records, so that it stays true."""
    values = kit.over_time(ledger, SERIES)
    last = values.last
    return kit.Chart(
        title=f"{title}: {{values.told(last)}}",
        subtitle="{subtitle}",
        alt=f"{alt}: {{values.told(last)}}.",
        description=["{marks}", "{silence}"],
        as_of=last.text, topic="yen", sources=[SERIES],
        table=kit.table_of("Year", {{ledger.series[SERIES].info.title: values}}), draw=draw)


def draw(canvas: kit.Canvas) -> None:
    """Say in one line how it is drawn; every cell of the table needs its mark."""
    panel = canvas.panel(x="time", y="value")
    panel.values_axis([0, 100, 200, 300], limits=(0, 380))
    panel.time_axis([1975, 2000, 2025], limits=(1970, 2027))
    panel.line(0, canvas.colours.japan)
'''


def main(argv: list[str]) -> int:
    """Write the file; 1, and nothing written, if the id is of no use."""
    if len(argv) != 1:
        print("Usage: python3 scripts/run.py new chart ID", file=sys.stderr)
        return 2
    id, file = argv[0], chart_file(argv[0])
    valid = re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", id)
    if not valid or (ROOT / file).exists():
        problem = (Problem(file, 0, "this file is there already", "Choose another id.") if valid else
                   Problem("scripts/charts", 0, f"{id!r} is no id",
                           "Small letters, digits and single hyphens, such as oil-by-source."))
        print(report([problem]), file=sys.stderr)
        return 1
    write_if_changed(ROOT / file, CODE.format(**CHART).encode())
    print(f"Wrote {file}")
    print(f'Write its texts in place of those that are there, then put {{{{ chart("{id}") }}}} into a page.')
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
