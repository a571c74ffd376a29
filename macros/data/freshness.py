"""What should have been looked at again by the day of the build, and by when.

The day is that of SOURCE_DATE_EPOCH, which run.py takes from the last commit,
and not today's, so that the same commit gives the same site on every day.
"""

import os
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime

from macros.data.kinds import Figure, SeriesInfo
from macros.data.ledger import Ledger
from macros.values.periods import Period


def build_day(environment: Mapping[str, str] = os.environ) -> date | None:
    """The day for which the site is built; None if nobody says."""
    seconds = environment.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC).date() if seconds.isdigit() else None


def due(ledger: Ledger) -> Iterator[tuple[str, Period]]:
    """Ids of figures and series with the day by which they are to be looked at again."""
    records: list[Figure | SeriesInfo] = [*ledger.figures.values()]
    for record in records + [series.info for series in ledger.series.values()]:
        if record.review_by is not None:
            yield record.id, record.review_by


def overdue(ledger: Ledger, day: date | None) -> dict[str, Period]:
    """What was due before a day: ids of figures and series, and references of all facts resting on them."""
    late = {id: period for id, period in due(ledger) if day is not None and period.last < day}
    found = dict(late)
    for ref in ledger.facts if late else ():
        behind = {one.partition("@")[0] for one in ledger.with_inputs([ref])}
        if dates := [late[id] for id in behind & late.keys()]:
            found[ref] = min(dates)
    return found


def unsearched(ledger: Ledger) -> Iterator[tuple[str, list[str]]]:
    """Silences, each with the sources that tell of its topic, were not searched for it, and came later."""
    topics: dict[str, set[str]] = {}
    came: dict[str, Period] = {}
    for entry in ledger.changes.records:
        came.setdefault(entry.of.id, entry.change.date)
    for id, source in ledger.source_of.items():
        topics.setdefault(getattr(ledger.placed[id].record, "topic", ""), set()).add(source)
    for silence in ledger.silences.values():
        missed = sorted(id for id in topics.get(silence.topic, set()) - {*silence.searched}
                        if id in came and came[id].first > silence.searched_on.last)
        if missed:
            yield silence.id, missed


def last_read(ids: Collection[str], ledger: Ledger) -> Period | None:
    """When the newest reading of some sources and series was; None if none of them was read itself."""
    documents = [ledger.sources[id].document for id in ids if id in ledger.sources]
    days = [document.read_on for document in documents if document]
    return max(days + [ledger.series[id].info.read_on for id in ids if id in ledger.series], default=None)
