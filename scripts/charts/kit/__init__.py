"""What charts are made with: the records, how they are told, the model of a chart, and what draws it.

A chart's file imports this package alone, as `kit`.
"""

from macros.data import Fact, Ledger
from macros.values.periods import Period, parse_period
from macros.words.house_style import fact_text, grouped, period_text
from scripts.charts.kit.canvas import Canvas, Panel
from scripts.charts.kit.gaps import doubtful, pieces
from scripts.charts.kit.lettering import SIZE, SMALL, width, wrapped
from scripts.charts.kit.model import (
    Chart,
    Column,
    Row,
    Table,
    Values,
    after,
    at,
    credit,
    every_year,
    labels_of,
    of_figures,
    origins,
    over_time,
    ranking,
    table_of,
)
from scripts.charts.kit.writing import ALL, Writing, writing_of
