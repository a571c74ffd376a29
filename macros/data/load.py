"""Reads every record below seeds/ into a ledger; nothing else opens a file there."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from macros.data import coherence, consistent, derived, documents, freshness
from macros.data.addresses import released
from macros.data.change_kinds import Changes
from macros.data.kind import KINDS, kinds_at, name_of
from macros.data.kinds import SeriesInfo, Source
from macros.data.kits import Kit
from macros.data.ledger import Fact, Ledger, Series, own_fields
from macros.data.map_kinds import Coastline, MapInfo, read_coastline
from macros.data.validation import Placed, RecordFile, enter_changes, series_rows, source_records
from macros.data.witness import REINDEX, read_witness, witness_file
from macros.reading.files_allowed import RECORDS, folder_problems, is_plain, read_table, read_text
from macros.reading.project import ROOT
from macros.reading.yaml_positions import read_yaml
from macros.values.problems import Problem, ProblemsFound, late_told_once, nearest

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
    problems = late_told_once(problems)
    _enter_facts(ledger)
    _enter_witnesses(root, ledger, problems)
    complete = not problems
    if complete:
        derived.compute(ledger, problems)
    try:
        released(root)
    except ProblemsFound as found:
        problems += found.problems
    problems.extend(coherence.check(ledger, complete=complete))
    if complete:
        contradicted = {ref for ref, *_ in coherence.evidence_agrees(ledger)} if problems else set()
        problems.extend(documents.check(ledger, contradicted))
    if not problems:  # else an input of another year may be what is wrong
        problems += [Problem(*ledger.where(id), *said) for id, *said in consistent.workings_fit(ledger)]
        ledger.overdue = freshness.overdue(ledger, freshness.build_day())
    return ledger, problems


def seed_files(root: Path = ROOT) -> list[Path]:
    """Every record file, in a fixed order; also those that lie where no record is looked for."""
    return sorted(path for path in (root / "seeds").rglob("[!.]*")
                  if path.suffix in RECORDS and is_plain(path))


# Folders below seeds/ in which files of a kind may lie.
PLACES = {".yml": (".", "sources", "series", "maps", "kits", "changes"),
          ".csv": ("series", "maps", "witness", "addresses")}
ALONE = ("witness", "addresses")  # folders whose tables need no description beside them


def _all_records(root: Path, changes: Changes, problems: list[Problem]) -> Iterator[Placed]:
    """Every record; what was accepted of them goes into `changes`."""
    for path in seed_files(root):
        name = path.relative_to(root).as_posix()
        if path.parent.relative_to(root / "seeds").as_posix() not in PLACES.get(path.suffix, ()):
            problems.append(Problem(name, 0, "no kind of record lives in this file",
                                    "Records live in seeds/*.yml, seeds/sources/*.yml, seeds/kits/*.yml and, "
                                    "each with a *.csv beside it, seeds/series/*.yml and seeds/maps/*.yml; "
                                    "changes of them in seeds/changes/*.yml."))
        elif path.suffix != ".csv":
            if (text := read_text(path, name, problems)) is not None:
                beside = path.parent.name in WITH_ROWS  # rows, which may be others beside the same text
                placed, entered, found = (_read.__wrapped__(path, name, text) if beside
                                          else _read(Path(name), name, text))
                yield from placed
                for entries, others in zip(vars(changes).values(), vars(entered).values(), strict=True):
                    entries.extend(others)
                problems.extend(found)
        elif path.parent.name not in ALONE and not path.with_suffix(".yml").exists():
            problems.append(Problem(name, 0, "a CSV without its description",
                                    f"Add {path.stem}.yml with its provenance."))


@lru_cache(maxsize=5_000)
def _read(path: Path, name: str, text: str) -> tuple[list[Placed], Changes, list[Problem]]:
    """What is in a file of records, and what is wrong with it: kept, as nobody may change a record."""
    changes, problems = Changes(), list[Problem]()
    yaml = read_yaml(text, name, problems)
    # what the unreadable lacks says nothing
    some = _records_in(path, RecordFile(name, yaml, problems), changes) if yaml.lines or not problems else ()
    return [*some], changes, problems


def _records_in(path: Path, file: RecordFile, changes: Changes) -> Iterator[Placed]:
    lists = kinds_at("list")
    if path.parent.name == "changes":
        enter_changes(file, changes)
    elif not file.yaml.lines:
        file.problems.append(Problem(file.name, 0, "the file holds nothing",
                                     "Bring its records back: git restore, or take the file away."))
    elif path.parent.name == "sources":
        yield from source_records(file)
    elif path.parent.name == "kits":
        if kit := file.record(Kit, file.yaml.data):
            file.named_after(kit.id)
            yield file.placed(kit)
    elif path.parent.name in WITH_ROWS:
        yield from _with_rows(path, file)
    elif path.stem in lists:
        yield from file.only_list(lists[path.stem].model, path.stem)
    else:
        file.problems.append(Problem(file.name, 0, "no kind of record lives in this file",
                                     nearest(path.stem, lists, "file")))


def _with_rows(path: Path, file: RecordFile) -> Iterator[Placed]:
    """A series or a map: its description, and the rows in the CSV beside it."""
    model, read_rows, remedy = WITH_ROWS[path.parent.name]
    info, rows = file.record(model, file.yaml.data), path.with_suffix(".csv")
    if info is None:
        return
    file.named_after(info.id)
    who, csv = f"{name_of(model)} {info.id!r}", _csv(file.name)
    if not is_plain(rows):
        file.problems.append(Problem(file.name, 0, f"{who} has no rows", f"Add {rows.name} beside it."))
        return
    text = read_table(rows, csv, file.problems)
    if text is not None:
        known, table = len(file.problems), read_rows(info, text, csv, file.problems)
        found = sha256(text.encode()).hexdigest()
        if found != info.sha256 and len(file.problems) == known:  # else they are not meant to be so
            file.problems.append(Problem(csv, 0, f"the rows are not those that {who} describes",
                                         f"sha256 is {found}; {remedy.format(id=info.id)}"))
        yield file.placed(table)


# How each folder of descriptions reads the rows beside them, and what to do if they are others.
WITH_ROWS: dict[str, tuple[type[Any], Callable[[Any, str, str, list[Problem]], Series | Coastline], str]] = {
    "series": (SeriesInfo, lambda info, *table: Series(info, tuple(series_rows(info, *table))),
               "put it into {id}.yml if the change is meant, and update vintage and checks."),
    "maps": (MapInfo, read_coastline,
             "rows are not edited by hand: run 'python3 scripts/run.py refresh-map'.")}


def _csv(file: str) -> str:
    return file.removesuffix(".yml") + ".csv"


def _enter(ledger: Ledger, placed: Placed, problems: list[Problem]) -> None:
    own = own_fields(placed.record)
    if own.id in ledger.placed:
        file, line = ledger.where(own.id)
        problems.append(Problem(placed.file, placed.line, f"duplicate id {own.id!r}",
                                f"It stands first in {file}:{line}; ids are unique over all kinds."))
        return
    ledger.placed[own.id] = placed
    ledger.shelf(KINDS[type(own)])[own.id] = placed.record
    if isinstance(own, Source):
        for parts in kinds_at("part of a source"):
            for part in getattr(own, parts):
                ledger.source_of.setdefault(part.id, own.id)


def _enter_witnesses(root: Path, ledger: Ledger, problems: list[Problem]) -> None:
    """The witness of each document that was read; none may lie there without its document."""
    due = {id: witness_file(id) for id, source in ledger.sources.items() if source.held}
    for id, file in due.items():
        if is_plain(root / file):
            ledger.witnesses[id] = read_witness(root, file, problems)
        else:
            problems.append(Problem(*ledger.where(id), f"source {id!r} lacks {file}, its witness", REINDEX))
    for path in [] if problems else sorted((root / "seeds/witness").glob("*.csv")):
        if path.stem not in due:
            problems.append(Problem(witness_file(path.stem), 0, "no source names this document",
                                    "Remove the file, or correct its name."))


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
            f"reference/sources/{source}/#{figure.id}", figure.topic, None, file, line,
            figure.as_of_assumed or "", figure.corrected_by or "")
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
                    measure, info.publisher, (info.id,), series.href, info.topic, info.digits, file, row.line)
        ledger.facts[row.ref] = fact
        if row.entity and in_period[row.period.text] == 1:
            ledger.facts[f"{info.id}@{row.period.text}"] = fact
