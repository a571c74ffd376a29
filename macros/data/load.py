"""Reads every record below seeds/ into a ledger; nothing else opens a file there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.data import coherence, derived, freshness
from macros.data.change_kinds import Changes
from macros.data.coastlines import Coastline, check_coastline
from macros.data.kind import KINDS, kinds_at
from macros.data.kinds import Event, Figure, Position, SeriesInfo, Source
from macros.data.ledger import Fact, Ledger, Series
from macros.data.map_kinds import MapInfo
from macros.data.validation import (
    Placed,
    change_entries,
    listed,
    only_key,
    series_rows,
    source_records,
    validate,
)
from macros.reading.files_allowed import RECORDS, folder_problems, is_plain, read_table, read_text
from macros.reading.project import ROOT
from macros.reading.yaml_positions import YamlText, read_yaml
from macros.values.problems import Problem, ProblemsFound, nearest

MAPS = ROOT / "seeds" / "maps"


def load(root: Path = ROOT) -> Ledger:
    """Read and check all records below `root`/seeds.

    Raises:
        ProblemsFound: with every problem in every file, never only the first.
    """
    ledger, problems = read(root)
    if problems:
        raise ProblemsFound(problems)
    return ledger


def read(root: Path = ROOT) -> tuple[Ledger, list[Problem]]:
    """All records below `root`/seeds that can be read, and what is wrong with these and the others.

    Figures are worked out, and dates compared with the day, only where nothing is wrong.
    """
    problems = list(folder_problems(root / "seeds", root, {"seeds": RECORDS}))
    ledger = Ledger()
    for placed in _all_records(root, ledger.changes, problems):
        _enter(ledger, placed, problems)
    _enter_facts(ledger)
    complete = not problems
    if complete:
        derived.compute(ledger, problems)
    problems.extend(coherence.check(ledger, complete=complete))
    if not problems:
        ledger.overdue = freshness.overdue(ledger, freshness.build_day())
    return ledger, problems


def seed_files(root: Path = ROOT) -> list[Path]:
    """Every record file, in a fixed order; also those that lie where no record is looked for."""
    return sorted(path for path in (root / "seeds").rglob("*") if path.suffix in RECORDS and is_plain(path))


def _has_a_place(path: Path, seeds: Path) -> bool:
    where = {".yml": (".", "sources", "series", "maps", "changes"), ".csv": ("series", "maps")}
    return path.parent.relative_to(seeds).as_posix() in where.get(path.suffix, ())


def _all_records(root: Path, changes: Changes, problems: list[Problem]) -> Iterator[Placed]:
    """Every record; what was accepted of them goes into `changes`."""
    for path in seed_files(root):
        file = path.relative_to(root).as_posix()
        if not _has_a_place(path, root / "seeds"):
            problems.append(Problem(file, 0, "no kind of record lives in this file",
                                    "Records live in seeds/*.yml, seeds/sources/*.yml and, each with a "
                                    "*.csv beside it, seeds/series/*.yml and seeds/maps/*.yml; changes of "
                                    "them in seeds/changes/*.yml."))
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
        if path.parent.name == "changes":
            found = change_entries(yaml, file, problems)
            changes.records += found.records
            changes.lines += found.lines
        elif path.parent.name == "sources":
            yield from source_records(yaml, file, problems)
        elif path.parent.name == "series":
            yield from _series(path, file, yaml, problems)
        elif path.parent.name == "maps":
            yield from _map(path, file, yaml, problems)
        elif path.stem in kinds_at("list"):
            only_key(path.stem, yaml, file, problems)
            yield from listed(kinds_at("list")[path.stem].model, path.stem, yaml, file, problems)
        else:
            problems.append(Problem(file, 0, "no kind of record lives in this file",
                                    nearest(path.stem, kinds_at("list"), "file")))


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
    if id in ledger.placed:
        file, line = ledger.where(id)
        problems.append(Problem(placed.file, placed.line, f"duplicate id {id!r}",
                                f"It stands first in {file}:{line}; ids are unique over all kinds."))
        return
    ledger.placed[id] = placed
    model = type(record.info) if isinstance(record, Series | Coastline) else type(record)
    ledger.shelf(KINDS[model])[id] = record
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
        file, line = ledger.where(figure.id)
        ledger.facts[figure.id] = Fact(
            figure.id, "figure", figure.label, low, high, figure.qualifier, figure.unit,
            figure.as_of, figure.measures, figure.attributed_to, (source,),
            f"reference/sources/{source}/#{figure.id}", figure.topic, None, file, line)
    for series in ledger.series.values():
        _enter_rows(ledger, series)


def _enter_rows(ledger: Ledger, series: Series) -> None:
    info = series.info
    entities = {entity.id: entity for entity in info.entities}
    file = _csv(ledger.where(info.id)[0])
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
