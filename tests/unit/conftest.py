"""What the unit tests share: the invented records of tests/broken/base."""

import pytest

from macros.authoring.macro import Desk
from macros.data import Ledger
from tests.unit.ledgers import load_alone


@pytest.fixture(scope="session")
def bay() -> Ledger:
    """The invented records; not to be changed."""
    return load_alone()


@pytest.fixture(scope="session")
def desk(bay: Ledger) -> Desk:
    """A desk over the invented records, without charts."""
    return Desk(bay, {})
