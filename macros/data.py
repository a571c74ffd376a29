"""THE data module: the ledger of everything the site knows, and the only reader of seeds/.

`load()` reads every record, collects all problems of a run, and returns a
`Ledger`. Pages, charts, tables, downloads and checks ask the ledger; nothing
else opens a file in seeds/.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from macros.amounts import Amount, Interval, interval
from macros.coastlines import Coastline, Ring, check_coastline
from macros.explorer_records import Answer, Criterion, WhatIf
from macros.files_allowed import RECORDS, folder_problems, is_plain, read_table, read_text
from macros.periods import Period
from macros.problems import Problem, ProblemsFound, nearest
from macros.records import (
    Correction,
    Disagreement,
    Event,
    Figure,
    MapInfo,
    Measure,
    Name,
    Option,
    Person,
    Place,
    Position,
    Record,
    Search,
    SeriesInfo,
    Source,
    Term,
)
from macros.units import Quantity
from macros.validation import Placed, Row, listed, only_key, series_rows, source_records, validate
from macros.yaml_positions import YamlText, read_yaml

ROOT = Path(__file__).resolve().parent.parent
MAPS = ROOT / "seeds" / "maps"
# What the programs keep beside the records: what was accepted, and how it changed.
REGISTER, HISTORY, SHOWN = "seeds/register.csv", "seeds/history.csv", "seeds/shown.csv"
T = TypeVar("T")
LISTS: dict[str, type[Record]] = {
    "measures": Measure, "disagreements": Disagreement, "corrections": Correction, "names": Name,
    "people": Person, "options": Option, "terms": Term, "places": Place,
    "criteria": Criterion, "answers": Answer, "what-ifs": WhatIf, "searches": Search}
REFERENCE = re.compile(r"\{([a-z0-9-]+(?:@[A-Z0-9/a-z-]+)?)\}")


class UnknownId(LookupError):
    """An id that no record has; carries a hint with the nearest valid ones."""

    def __init__(self, ref: str, kind: str, hint: str) -> None:
        super().__init__(f"there is no {kind} {ref!r}")
        self.hint = hint


@dataclass(frozen=True)
class Fact:
    """A number that a page may show, wherever it comes from.

    A figure of a source, a row of a series and a derived figure all become
    facts, so that prose, charts and checks need one shape only.

    Attributes:
        ref: what an author writes: figure id, series@period, derived id.
        kind: `figure`, `row` or `derived`.
        low, high: the amount, twice the same unless it is a range.
        digits: decimals to show in prose, at the scale prose uses; None shows
            the number as its source printed it.
        sources: ids of the sources and series it rests on.
        href: address below the site's root, with anchor.
    """

    ref: str
    kind: str
    label: str
    low: Amount
    high: Amount
    qualifier: str
    unit: str
    as_of: Period
    measures: str
    attributed_to: str
    sources: tuple[str, ...]
    href: str
    topic: str
    digits: int | None = None
    file: str = ""
    line: int = 0

    @property
    def is_range(self) -> bool:
        """Whether the fact spans from one amount to another."""
        return self.low != self.high

    @property
    def quantity(self) -> Quantity:
        """The value with its unit; of a range, the middle."""
        return Quantity((self.low.value + self.high.value) / 2 if self.is_range
                        else self.low.value, self.unit)

    @property
    def interval(self) -> Interval:
        """Where the true value may lie."""
        return interval(self.low, self.high, self.qualifier)


@dataclass(frozen=True)
class Series:
    """One public statistic: its provenance and its rows."""

    info: SeriesInfo
    rows: tuple[Row, ...]

    @property
    def href(self) -> str:
        """Address of its page below the site's root."""
        return f"reference/series/{self.info.id}/"

    def values(self, entity: str = "") -> list[Row]:
        """The rows of one entity (or all of a series without entities), in order of time."""
        return sorted((r for r in self.rows if r.entity == entity), key=lambda r: r.period)


@dataclass
class Ledger:
    """All records, by id. Built by `load`; read-only afterwards."""

    sources: dict[str, Source] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)
    disagreements: dict[str, Disagreement] = field(default_factory=dict)
    corrections: dict[str, Correction] = field(default_factory=dict)
    names: dict[str, Name] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    options: dict[str, Option] = field(default_factory=dict)
    criteria: dict[str, Criterion] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    what_ifs: dict[str, WhatIf] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    searches: dict[str, Search] = field(default_factory=dict)
    map_places: dict[str, Place] = field(default_factory=dict)
    coastlines: dict[str, Coastline] = field(default_factory=dict)
    derived: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    source_of: dict[str, str] = field(default_factory=dict)
    places: dict[str, Placed] = field(default_factory=dict)
    overdue: dict[str, Period] = field(default_factory=dict)

    def fact(self, ref: str) -> Fact:
        """The fact that `ref` names.

        Raises:
            UnknownId: there is none, or a series row needs its entity named.
        """
        if ref in self.facts:
            return self.facts[ref]
        name, at, _ = ref.partition("@")
        if at and name in self.series:
            rows = [r for r in self.facts if r.startswith(ref + "/")] or [
                r for r in self.facts if r.startswith(name + "@")]
            raise UnknownId(ref, "row", nearest(ref, rows, "row"))
        raise UnknownId(ref, "figure", nearest(ref, [
            *(r for r, f in self.facts.items() if f.kind != "row"), *self.series], "figure"))

    def event(self, id: str) -> Event:
        """The event of that id; raises UnknownId."""
        return _look_up(self.events, id, "event")

    def source(self, id: str) -> Source:
        """The source of that id; raises UnknownId."""
        return _look_up(self.sources, id, "source")

    def one_series(self, id: str) -> Series:
        """The series of that id; raises UnknownId."""
        return _look_up(self.series, id, "series")

    def disagreement(self, id: str) -> Disagreement:
        """The disagreement of that id; raises UnknownId."""
        return _look_up(self.disagreements, id, "disagreement")

    def option(self, id: str) -> Option:
        """The option of that id; raises UnknownId."""
        return _look_up(self.options, id, "option")

    def term(self, id: str) -> Term:
        """The term of that id; raises UnknownId."""
        return _look_up(self.terms, id, "term")

    def map_place(self, id: str) -> Place:
        """The place on the maps of that id; raises UnknownId."""
        return _look_up(self.map_places, id, "place")

    def coastline(self, id: str) -> tuple[Ring, ...]:
        """The coasts of one map as closed rings of (longitude, latitude); raises UnknownId."""
        return _look_up(self.coastlines, id, "map").rings()

    def disagreements_of(self, ref: str) -> list[Disagreement]:
        """The disagreements in which a fact takes part."""
        return [d for d in self.disagreements.values() if ref in d.figures]

    def place(self, id: str) -> tuple[str, int]:
        """File and line of a record."""
        return self.places[id].file, self.places[id].line

    def origin(self, id: str) -> Source | Series:
        """The source or series of that id."""
        return self.sources[id] if id in self.sources else self.series[id]


def _look_up(records: dict[str, T], id: str, kind: str) -> T:
    if id not in records:
        raise UnknownId(id, kind, nearest(id, records, kind))
    return records[id]


def load(root: Path = ROOT) -> Ledger:
    """Read and check all records below `root`/seeds.

    Raises:
        ProblemsFound: with every problem in every file, never only the first.
    """
    from macros import coherence, derived, freshness, workings  # noqa: F401, PLC0415  (they stand on this)

    problems = list(folder_problems(root / "seeds", root, {"seeds": RECORDS}))
    ledger = Ledger()
    for placed in _all_records(root, problems):
        _enter(ledger, placed, problems)
    _enter_facts(ledger)
    complete = not problems
    if complete:
        derived.compute(ledger, problems)
    problems.extend(coherence.check(ledger, complete=complete))
    if problems:
        raise ProblemsFound(problems)
    ledger.overdue = freshness.overdue(ledger, freshness.build_day())
    return ledger


def seed_files(root: Path = ROOT) -> list[Path]:
    """Every record file, in a fixed order; also those that lie where no record is looked for."""
    kept = {root / REGISTER, root / HISTORY, root / SHOWN}
    return sorted(path for path in (root / "seeds").rglob("*")
                  if path.suffix in RECORDS and path not in kept and is_plain(path))


def read_kept(name: str, root: Path = ROOT) -> str | None:
    """The text of REGISTER, HISTORY or SHOWN, as last accepted; None if there is none."""
    path = root / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _has_a_place(path: Path, seeds: Path) -> bool:
    where = {".yml": (".", "sources", "series", "maps"), ".csv": ("series", "maps")}
    return path.parent.relative_to(seeds).as_posix() in where.get(path.suffix, ())


def _all_records(root: Path, problems: list[Problem]) -> Iterator[Placed]:
    for path in seed_files(root):
        file = path.relative_to(root).as_posix()
        if not _has_a_place(path, root / "seeds"):
            problems.append(Problem(file, 0, "no kind of record lives in this file",
                                    "Records live in seeds/*.yml, seeds/sources/*.yml and, each with a "
                                    "*.csv beside it, seeds/series/*.yml and seeds/maps/*.yml."))
            continue
        if path.suffix == ".csv":
            if not path.with_suffix(".yml").exists():
                problems.append(Problem(file, 0, "a CSV without its description",
                                        f"Add {path.stem}.yml with its provenance."))
            continue
        text = read_text(path, file, problems)
        if text is None:
            continue
        before = len(problems)
        yaml = read_yaml(text, file, problems)
        if not yaml.lines and len(problems) > before:  # unreadable: what it lacks says nothing
            continue
        if path.parent.name == "sources":
            yield from source_records(yaml, file, problems)
        elif path.parent.name == "series":
            yield from _series(path, file, yaml, problems)
        elif path.parent.name == "maps":
            yield from _map(path, file, yaml, problems)
        elif path.stem in LISTS:
            only_key(path.stem, yaml, file, problems)
            yield from listed(LISTS[path.stem], path.stem, yaml, file, problems)
        else:
            problems.append(Problem(file, 0, "no kind of record lives in this file",
                                    nearest(path.stem, LISTS, "file")))


def _series(path: Path, file: str, yaml: YamlText, problems: list[Problem]) -> Iterable[Placed]:
    info = validate(SeriesInfo, yaml.data, yaml, (), file, problems)
    text = None if info is None else _rows_beside(path, file, yaml, info.id, "series", problems)
    if info is not None and text is not None:
        rows = tuple(series_rows(info, text, _csv(file), problems))
        yield Placed(Series(info, rows), file, yaml.line(("id",)))


def _map(path: Path, file: str, yaml: YamlText, problems: list[Problem]) -> Iterable[Placed]:
    info = validate(MapInfo, yaml.data, yaml, (), file, problems)
    text = None if info is None else _rows_beside(path, file, yaml, info.id, "map", problems)
    if info is not None and text is not None:
        coastline = Coastline(info, text)
        check_coastline(coastline, _csv(file), problems)
        yield Placed(coastline, file, yaml.line(("id",)))


def _rows_beside(path: Path, file: str, yaml: YamlText, id: str, kind: str,
                 problems: list[Problem]) -> str | None:
    """Text of the CSV that belongs to a description; None if it cannot be read."""
    if id != path.stem:
        problems.append(Problem(file, yaml.line(("id",)), f"the id {id!r} differs from the file's name",
                                f"Write id: {path.stem}, or rename the file."))
    rows_path = path.with_suffix(".csv")
    if not is_plain(rows_path):
        problems.append(Problem(file, 0, f"{kind} {id!r} has no rows", f"Add {rows_path.name} beside it."))
        return None
    return read_table(rows_path, _csv(file), problems)


def _csv(file: str) -> str:
    return file.removesuffix(".yml") + ".csv"


def _enter(ledger: Ledger, placed: Placed, problems: list[Problem]) -> None:
    record = placed.record
    id = record.info.id if isinstance(record, Series | Coastline) else record.id
    if id in ledger.places:
        file, line = ledger.place(id)
        problems.append(Problem(placed.file, placed.line, f"duplicate id {id!r}",
                                f"It stands first in {file}:{line}; ids are unique over all kinds."))
        return
    ledger.places[id] = placed
    shelves: dict[type[Any], dict[str, Any]] = {
        Source: ledger.sources, Figure: ledger.figures, Event: ledger.events,
        Measure: ledger.measures, Series: ledger.series, Disagreement: ledger.disagreements,
        Correction: ledger.corrections, Name: ledger.names, Position: ledger.positions,
        Person: ledger.people, Option: ledger.options, Term: ledger.terms,
        Search: ledger.searches, Place: ledger.map_places, Coastline: ledger.coastlines,
        Criterion: ledger.criteria, Answer: ledger.answers, WhatIf: ledger.what_ifs}
    shelves[type(record)][id] = record
    if isinstance(record, Source):
        parts: list[Figure | Event | Position] = [*record.figures, *record.events, *record.positions]
        for part in parts:
            ledger.source_of.setdefault(part.id, record.id)


def _enter_facts(ledger: Ledger) -> None:
    for figure in ledger.figures.values():
        source = ledger.source_of.get(figure.id)
        if source is None:
            continue
        low, high = figure.ends
        file, line = ledger.place(figure.id)
        ledger.facts[figure.id] = Fact(
            figure.id, "figure", figure.label, low, high, figure.qualifier, figure.unit,
            figure.as_of, figure.measures, figure.attributed_to, (source,),
            f"reference/sources/{source}/#{figure.id}", figure.topic, None, file, line)
    for series in ledger.series.values():
        _enter_rows(ledger, series)


def _enter_rows(ledger: Ledger, series: Series) -> None:
    info = series.info
    entities = {entity.id: entity for entity in info.entities}
    file = _csv(ledger.place(info.id)[0])
    in_period = Counter(row.period.text for row in series.rows)
    for row in series.rows:
        if row.amount is None:
            continue
        entity = entities.get(row.entity)
        measure = (entity.measures if entity else None) or info.measures or ""
        label = (ledger.measures[measure].label if measure in ledger.measures
                 else f"{info.title}: {entity.label}" if entity else info.title)
        fact = Fact(row.ref, "row", label, row.amount, row.amount, "exact", info.unit, row.period,
                    measure, info.publisher, (info.id,), series.href, info.topic, info.digits,
                    file, row.line)
        ledger.facts[row.ref] = fact
        if row.entity and in_period[row.period.text] == 1:
            ledger.facts[f"{info.id}@{row.period.text}"] = fact
