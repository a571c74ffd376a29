"""The data module: the only reader of seeds/. Its face is these four names.

`load()` reads every record, collects all problems of a run, and returns a
`Ledger`. Pages, charts, tables, downloads and checks ask the ledger.
"""

from macros.data.ledger import Fact, Ledger, Series
from macros.data.load import load
