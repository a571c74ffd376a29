"""Plain YAML data into typed records, with messages that a newcomer can act on."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from macros.data.change_kinds import KEY as CHANGES_KEY
from macros.data.change_kinds import Change, Changes, Entry
from macros.data.kind import KINDS, kinds_at, marks_of, name_of
from macros.data.kinds import SeriesInfo, Source
from macros.reading.yaml_positions import Path, YamlText
from macros.values.amounts import Amount, parse_amount
from macros.values.fields import Refers
from macros.values.periods import Period, parse_period
from macros.values.problems import Problem, nearest

R = TypeVar("R", bound=BaseModel)
QUOTE = "'"
TO_FILL_IN = "TO FILL IN"  # what run.py new writes for a field that nobody has given
ID_FORM = "Small letters, digits and single hyphens: us-goods-deficit-2024."


@dataclass(frozen=True)
class Row:
    """One value of a series; `amount` is None where the series has a gap."""

    series: str
    period: Period
    entity: str
    amount: Amount | None
    line: int

    @property
    def ref(self) -> str:
        """How authors call it: series@period or series@period/entity."""
        return f"{self.series}@{self.period.text}" + (f"/{self.entity}" if self.entity else "")


@dataclass(frozen=True)
class Placed:
    """A record together with the file and line where it stands, and its place in the data of the file."""

    record: Any
    file: str
    line: int
    yaml: YamlText
    path: Path


@dataclass(frozen=True)
class RecordFile:
    """A file of records that is being read: its name in messages, its data, and what is wrong with it."""

    name: str
    yaml: YamlText
    problems: list[Problem]

    def complain(self, path: Path, message: str, hint: str = "") -> None:
        """Report what is wrong at one place of the data."""
        self.problems.append(Problem(self.name, self.yaml.line(path), message, hint))

    def placed(self, record: Any, path: Path = ()) -> Placed:
        """A record with its place in this file."""
        return Placed(record, self.name, self.yaml.line(path or ("id",)), self.yaml, path)

    def record(self, model: type[R], data: Any, path: Path = ()) -> R | None:
        """Check one mapping against a record type; report everything wrong with it."""
        if not isinstance(data, dict):
            self.complain(path, f"expected the fields of a {name_of(model)}",
                          f"Fields: {', '.join(model.model_fields)}.")
            return None
        waiting = {name for name, value in data.items() if TO_FILL_IN in str(value)}
        for name in waiting:
            files = [kind.files for kind in KINDS.values() for mark in marks_of(model, name)
                     if isinstance(mark, Refers) and kind.name in mark.kinds]
            who = _who(model, data, name_of(model))
            self.complain((*path, name), f"{who}, {name}: still says {TO_FILL_IN!r}",
                          f"Its ids stand in {' and '.join(files)}." if files else "")
        try:
            record = model.model_validate(data)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                if not waiting & {*detail["loc"][:1]}:
                    self._explain(detail, model, data, path)
            return None
        return None if waiting else record

    def listed(self, model: type[BaseModel], key: str) -> Iterator[Placed]:
        """The records in the list `key`."""
        data = self.yaml.data if isinstance(self.yaml.data, dict) else {}
        entries = data.get(key) or []
        if not isinstance(entries, list):
            self.complain((key,), f"{key} must be a list", "Begin each entry with '  - id: …'.")
            return
        for index, entry in enumerate(entries):
            record = self.record(model, entry, (key, index))
            if record is not None:
                yield self.placed(record, (key, index))

    def only_list(self, model: type[BaseModel], key: str) -> Iterator[Placed]:
        """The records in the list `key`, beside which nothing else may stand in the file."""
        if not isinstance(self.yaml.data, dict):
            self.complain((), f"expected the list {key}", f"Begin the file with '{key}:'.")
            return
        for name in self.yaml.data:
            if name != key:
                self.complain((name,), f"unknown field {name!r}", f"This file holds one list, {key}.")
        yield from self.listed(model, key)

    def named_after(self, id: str) -> None:
        """Complain unless the file has the name of the record in it."""
        stem = self.name.rsplit("/", 1)[-1].removesuffix(".yml")
        if id != stem:
            self.complain(("id",), f"the id {id!r} differs from the file's name",
                          f"Write id: {stem}, or rename the file.")

    def _explain(self, detail: Any, model: type[BaseModel], data: dict[str, Any], path: Path) -> None:
        """Say in our words what pydantic found."""
        location: Path = tuple(part for part in detail["loc"] if part != "[key]")  # its field has the line
        who, within = _who(model, data, name_of(model)), location
        for depth, (key, index) in enumerate(pairwise(location), 2):  # of a record in a list of this one
            inner = get_args(model.model_fields[key].annotation)[:1] if key in model.model_fields else ()
            if isinstance(index, int) and inner and isinstance(inner[0], type) and issubclass(
                    inner[0], BaseModel):
                model, data = inner[0], data[str(key)][index]
                who, within = _who(model, data, who), location[depth:]
        name = str(within[-1]) if within else ""
        where, hint = f"{who}, {name}" if name else who, ""
        match detail["type"]:
            case "missing":
                location, message = location[:-1], f"{who} lacks the field {name!r}"
            case "extra_forbidden":
                message, hint = f"{who} has an unknown field {name!r}", nearest(
                    name, model.model_fields, "field")
            case "literal_error":
                message = f"{where}: {detail['input']!r} is not allowed"
                hint = f"Allowed: {detail['ctx']['expected'].replace(' or ', ', ').replace(QUOTE, '')}."
            case "string_pattern_mismatch":
                message = f"{where}: {detail['input']!r} has the wrong form"
                hint = ID_FORM if name == "id" else f"It must match {detail['ctx']['pattern']}."
            case "string_type":
                message, hint = f"{where}: this is no text", "Write one, in quotes if it begins with a sign."
            case "list_type":
                message = f"{where}: this is no list"
                hint = f"Write a list: [{detail['input'] or 'one, two'}]"
            case "model_type":
                message = f"{where}: {detail['input']!r} is no record"
                hint = f"Write its fields: {', '.join(f'{field}: …' for field in model.model_fields)}"
            case "int_parsing":
                message, hint = f"{where}: {detail['input']!r} is no whole number", "Write digits alone: 45."
            case _:
                told = re.sub(r"^\w+ should", "it must", detail["msg"].removeprefix("Value error, "))
                message = f"{where}: {told.replace(' after validation', '')}"
        self.complain((*path, *location), message, hint)


def _who(model: type[BaseModel], data: Any, around: str) -> str:
    """A record by its kind and id; without an id, the record around it."""
    has_id = "id" in model.model_fields and isinstance(data, dict)
    return f"{name_of(model)} {str(data.get('id', '?'))!r}" if has_id else around


def source_records(file: RecordFile) -> Iterator[Placed]:
    """A source file's records: the source itself, then its figures and events.

    They are checked one by one, so that one bad figure does not hide the
    problems of the others.
    """
    data, kinds = file.yaml.data, kinds_at("part of a source")
    parts = {key: [*file.listed(kind.model, key)] for key, kind in kinds.items()}
    if isinstance(data, dict):
        data = {key: value for key, value in data.items() if key not in kinds}
    source = file.record(Source, data)
    if source is not None:
        file.named_after(source.id)
        yield file.placed(source.model_copy(update={
            key: [part.record for part in some] for key, some in parts.items()}))
    yield from chain.from_iterable(parts.values())


def enter_changes(file: RecordFile, changes: Changes) -> None:
    """Add the entries of one file of changes; the changes themselves stand in the list `changes`."""
    known = len(changes.all), len(file.problems)
    for index, change in enumerate(file.only_list(Change, CHANGES_KEY)):
        for name, entries in vars(changes).items():
            for number, one in enumerate(getattr(change.record, name)):
                line = file.yaml.line((CHANGES_KEY, index, name, number))
                entries.append(Entry(one, change.record, file.name, line))
    if (len(changes.all), len(file.problems)) == known:
        file.complain((), "the file lists no change",
                      "Get it back from the repository, or remove it and run accept again.")


def series_rows(info: SeriesInfo, text: str, file: str, problems: list[Problem]) -> list[Row]:
    """The rows of a series' CSV, checked against its description."""
    reader = csv.reader(io.StringIO(text))
    header, expected = next(reader, []), ["period", "value"] + (["entity"] if info.entities else [])
    if header != expected:
        problems.append(Problem(file, 1, f"the columns are {','.join(header)!r}",
                                f"They must be {','.join(expected)}."))
        return []
    rows: list[Row] = []
    seen: dict[str, int] = {}
    slugs = [entity.id for entity in info.entities]
    for number, cells in enumerate(reader, 2):
        try:
            row = _row(info, cells, len(expected), number)
        except ValueError as error:
            problems.append(Problem(file, number, str(error)))
            continue
        if row.amount is not None and row.amount.value == 0 and not info.zero_is_real:
            problems.append(Problem(
                file, number, f"a zero in series {info.id!r}, which does not say that zeros are real",
                f"Leave the value empty if it is missing; else set zero_is_real: true in {info.id}.yml."))
        if row.period.first > info.read_on.last:
            problems.append(Problem(file, number, f"{row.period.text} had not begun when the series was read "
                                    f"({info.read_on.text})", f"Correct it, or read_on in {info.id}.yml."))
        if row.entity and row.entity not in slugs:
            problems.append(Problem(file, number, f"unknown entity {row.entity!r}",
                                    nearest(row.entity, slugs, "entity")))
            continue
        if row.ref in seen:
            problems.append(Problem(file, number, f"{row.ref} stands already in line {seen[row.ref]}"))
        seen[row.ref] = number
        rows.append(row)
    return rows


def _row(info: SeriesInfo, cells: list[str], width: int, number: int) -> Row:
    if len(cells) != width:
        raise ValueError(f"{len(cells)} columns where {width} are expected")
    period, amount = parse_period(cells[0]), parse_amount(cells[1]) if cells[1] else None
    if amount is not None:
        amount = Amount(amount.value * info.scale, amount.step * info.scale, amount.decimals)
    return Row(info.id, period, cells[2] if width == 3 else "", amount, number)
