"""Plain YAML data into typed records, with messages that a newcomer can act on."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from macros.data.change_kinds import KEY as CHANGES_KEY
from macros.data.change_kinds import Change, Changes, Entry
from macros.data.kind import kinds_at, name_of
from macros.data.kinds import SeriesInfo, Source
from macros.reading.yaml_positions import Path, YamlText
from macros.values.amounts import Amount, parse_amount
from macros.values.periods import Period, parse_period
from macros.values.problems import Problem, nearest

R = TypeVar("R", bound=BaseModel)


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
    """A record together with the file and line where it stands."""

    record: Any
    file: str
    line: int


def validate(model: type[R], data: Any, yaml: YamlText, path: Path, file: str,
             problems: list[Problem]) -> R | None:
    """Check one mapping against a record type; report everything wrong with it."""
    if not isinstance(data, dict):
        problems.append(Problem(file, yaml.line(path), f"expected the fields of a {name_of(model)}",
                                f"Fields: {', '.join(model.model_fields)}."))
        return None
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            problems.append(_problem(detail, model, data, yaml, path, file))
        return None


def _problem(detail: Any, model: type[BaseModel], data: dict[str, Any], yaml: YamlText,
             path: Path, file: str) -> Problem:
    location: Path = tuple(part for part in detail["loc"] if part != "[key]")  # a key has its field's line
    line = yaml.line((*path, *location))
    who, within = _who(model, data, name_of(model)), location
    for depth, (key, index) in enumerate(pairwise(location), 2):  # of a record in a list of this one
        inner = get_args(model.model_fields[key].annotation)[:1] if key in model.model_fields else ()
        if isinstance(index, int) and isinstance(inner[0], type) and issubclass(inner[0], BaseModel):
            model, data = inner[0], data[str(key)][index]
            who, within = _who(model, data, who), location[depth:]
    name = str(within[-1]) if within else ""
    kind, value = detail["type"], detail["input"]
    if kind == "missing":
        return Problem(file, yaml.line((*path, *location[:-1])), f"{who} lacks the field {name!r}")
    if kind == "extra_forbidden":
        return Problem(file, line, f"{who} has an unknown field {name!r}",
                       nearest(name, model.model_fields, "field"))
    if kind == "literal_error":
        allowed = detail["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
        return Problem(file, line, f"{who}, {name}: {value!r} is not allowed",
                       f"Allowed: {', '.join(allowed)}.")
    if kind == "string_pattern_mismatch":
        hints = {"id": "Small letters, digits and single hyphens: us-goods-deficit-2024."}
        return Problem(file, line, f"{who}, {name}: {value!r} has the wrong form",
                       hints.get(name, f"It must match {detail['ctx']['pattern']}."))
    message = detail["msg"].removeprefix("Value error, ")
    return Problem(file, line, f"{who}{', ' + name if name else ''}: {message}")


def _who(model: type[BaseModel], data: Any, around: str) -> str:
    """A record by its kind and id; without an id, the record around it."""
    has_id = "id" in model.model_fields and isinstance(data, dict)
    return f"{name_of(model)} {str(data.get('id', '?'))!r}" if has_id else around


def source_records(yaml: YamlText, file: str, problems: list[Problem]) -> Iterator[Placed]:
    """A source file's records: the source itself, then its figures and events.

    They are checked one by one, so that one bad figure does not hide the
    problems of the others.
    """
    if not isinstance(yaml.data, dict):
        validate(Source, yaml.data, yaml, (), file, problems)
        return
    kinds = kinds_at("part of a source")
    head = {key: value for key, value in yaml.data.items() if key not in kinds}
    parts: list[Placed] = []
    for key, kind in kinds.items():
        parts.extend(listed(kind.model, key, yaml, file, problems))
    source = validate(Source, head, yaml, (), file, problems)
    if source is not None:
        stem = file.rsplit("/", 1)[-1].removesuffix(".yml")
        if source.id != stem:
            problems.append(Problem(file, yaml.line(("id",)),
                                    f"the id {source.id!r} differs from the file's name",
                                    f"Write id: {stem}, or rename the file."))
        yield Placed(source.model_copy(update={
            key: [p.record for p in parts if isinstance(p.record, kind.model)]
            for key, kind in kinds.items()}), file, yaml.line(("id",)))
    yield from parts


def listed(model: type[BaseModel], key: str, yaml: YamlText, file: str,
           problems: list[Problem]) -> Iterator[Placed]:
    """The records in the list `key` of a file."""
    data = yaml.data if isinstance(yaml.data, dict) else {}
    entries = data.get(key) or []
    if not isinstance(entries, list):
        problems.append(Problem(file, yaml.line((key,)), f"{key} must be a list",
                                "Begin each entry with '  - id: …'."))
        return
    for index, entry in enumerate(entries):
        record = validate(model, entry, yaml, (key, index), file, problems)
        if record is not None:
            yield Placed(record, file, yaml.line((key, index)))


def change_entries(yaml: YamlText, file: str, problems: list[Problem]) -> Changes:
    """The entries of one file of changes; the changes themselves stand in the list `changes`."""
    only_key(CHANGES_KEY, yaml, file, problems)
    known = len(problems)
    found = Changes()
    for index, placed in enumerate(listed(Change, CHANGES_KEY, yaml, file, problems)):
        for name, entries in (("records", found.records), ("lines", found.lines)):
            entries += [Entry(of, placed.record, file, yaml.line((CHANGES_KEY, index, name, number)))
                        for number, of in enumerate(getattr(placed.record, name))]
    if not found.records and not found.lines and len(problems) == known:
        problems.append(Problem(file, 1, "the file lists no change",
                                "Get it back from the repository, or remove it and run accept again."))
    return found


def only_key(key: str, yaml: YamlText, file: str, problems: list[Problem]) -> None:
    """Complain about anything in a list file but its one list."""
    if not isinstance(yaml.data, dict):
        problems.append(Problem(file, yaml.line(()), f"expected the list {key}",
                                f"Begin the file with '{key}:'."))
        return
    for name in yaml.data:
        if name != key:
            problems.append(Problem(file, yaml.line((name,)), f"unknown field {name!r}",
                                    f"This file holds one list, {key}."))


def series_rows(info: SeriesInfo, text: str, file: str, problems: list[Problem]) -> list[Row]:
    """The rows of a series' CSV, checked against its description."""
    if hashlib.sha256(text.encode()).hexdigest() != info.sha256:
        problems.append(Problem(
            file, 0, f"the rows are not those that series {info.id!r} describes",
            f"sha256 is {hashlib.sha256(text.encode()).hexdigest()}; put it into {info.id}.yml "
            "if the change is meant, and update vintage and checks."))
    reader = csv.reader(io.StringIO(text))
    header = next(reader, [])
    expected = ["period", "value"] + (["entity"] if info.entities else [])
    if header != expected:
        problems.append(Problem(file, 1, f"the columns are {','.join(header)!r}",
                                f"They must be {','.join(expected)}."))
        return []
    rows: list[Row] = []
    seen: dict[str, int] = {}
    slugs = [entity.id for entity in info.entities]
    for number, cells in enumerate(reader, 2):
        row = _row(info, cells, len(expected), number, file, problems)
        if row is None:
            continue
        if row.entity and row.entity not in slugs:
            problems.append(Problem(file, number, f"unknown entity {row.entity!r}",
                                    nearest(row.entity, slugs, "entity")))
            continue
        if row.ref in seen:
            problems.append(Problem(file, number, f"{row.ref} stands already in line {seen[row.ref]}"))
        seen[row.ref] = number
        rows.append(row)
    return rows


def _row(info: SeriesInfo, cells: list[str], width: int, number: int, file: str,
         problems: list[Problem]) -> Row | None:
    if len(cells) != width:
        problems.append(Problem(file, number, f"{len(cells)} columns where {width} are expected"))
        return None
    try:
        period = parse_period(cells[0])
        amount = parse_amount(cells[1]) if cells[1] else None
    except ValueError as error:
        problems.append(Problem(file, number, str(error)))
        return None
    if amount is not None and amount.value == 0 and not info.zero_is_real:
        problems.append(Problem(
            file, number, f"a zero in series {info.id!r}, which does not say that zeros are real",
            "Leave the value empty if it is missing; else set zero_is_real: true in "
            f"{info.id}.yml."))
    if amount is not None and info.scale != 1:
        amount = Amount(amount.value * info.scale, amount.step * info.scale, amount.decimals)
    return Row(info.id, period, cells[2] if width == 3 else "", amount, number)
