"""Derived figures made for a test, over the invented records."""

from macros.data import Ledger, load
from macros.data.derived import compute
from macros.data.validation import Placed
from macros.data.workings import Working
from macros.reading.yaml_positions import YamlText
from macros.values.problems import Problem
from tests.unit.ledgers import BASE

FILE = "seeds/workings.yml"
Spec = tuple[str, tuple[str, ...], str, str]


def derived_ledger(*specs: Spec, digits: int = 0) -> tuple[Ledger, list[Problem]]:
    """The invented records with derived figures (id, inputs, unit, formula), one a line; what is wrong."""
    ledger = load(BASE)
    for line, (id, inputs, unit, formula) in enumerate(specs, 1):
        working = Working.model_validate({
            "id": id, "label": f"Label of {id}", "formula": formula, "inputs": list(inputs), "unit": unit,
            "digits": digits, "working": f"Working of {id}."})
        ledger.derived[id] = working
        ledger.placed[id] = Placed(working, FILE, line, YamlText({}, {}), ())
    problems: list[Problem] = []
    compute(ledger, problems)
    return ledger, problems
