"""What a kind of record is: declared once, beside its fields, and asked by everything else.

`@kind(...)` above a model is all that it takes: where its records stand in seeds/,
what they are called, where readers meet them. Reading, references, checks of
words, accepted states, downloads, schemas and the guide follow from it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple, Self, TypeVar, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, model_validator

from macros.values.fields import ForReaders, Mark, Refers, Written

Home = Literal["source", "part of a source", "series", "list", "map", "kit"]
R = TypeVar("R", bound="Record")
M = TypeVar("M", Refers, ForReaders, Written)
Faults = Iterator[str]
_FOLDERS = {"source": "sources", "part of a source": "sources", "series": "series", "map": "maps",
            "kit": "kits"}
FIELD = re.compile(r"\{([\w.]+)\}")


class Record(BaseModel):
    """What all records share: no unknown fields, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    def _faults(self) -> Faults:
        """What is wrong between fields that are right each by itself."""
        yield from ()

    def _twice(self) -> Faults:
        """What stands in a list of ids again, and would say nothing, or count double."""
        for name, marks in _fields(type(self)):
            if isinstance(ids := getattr(self, name), list) and any(isinstance(one, Refers) for one in marks):
                yield from (f"{name} has {id!r} twice" for id, count in Counter(ids).items() if count > 1)

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        for fault in (*self._faults(), *self._twice()):
            raise ValueError(fault)
        return self


@dataclass(frozen=True)
class Kind:
    """One kind of record.

    Attributes:
        name: in the singular, as messages and changes call it: what-if.
        plural: name of its records in the ledger and in downloads: what-ifs.
        file: name of its list and its file in seeds/, where that is not its plural.
        home: in which files it stands: a list of its own, a file each, or a list in a source.
        page: where readers meet a record, `{field}` filled in; empty if no page shows it by itself.
        published: whether others may want it as data; not so what only our search or our maps use.
        label: a record in one line, `{field}` and `{field.field}` (of the record named there) filled in.
    """

    model: type[Record]
    name: str
    plural: str
    home: Home
    file: str
    page: str
    label: str
    published: bool

    @property
    def shelf(self) -> str:
        """Name of its records in the ledger."""
        return self.plural.replace("-", "_")

    @property
    def files(self) -> str:
        """The files in which its records stand, as a pattern below the project's root."""
        return f"seeds/{_FOLDERS[self.home]}/*.yml" if self.home in _FOLDERS else f"seeds/{self.file}.yml"


KINDS: dict[type[Record], Kind] = {}


def kind(name: str, plural: str = "", *, home: Home = "list", file: str = "", page: str = "",
         label: str = "{label}", published: bool = True) -> Callable[[type[R]], type[R]]:
    """Declare a model as a kind of record; see Kind for what is said of it."""
    def declare(model: type[R]) -> type[R]:
        many = plural or f"{name}s"
        KINDS[model] = Kind(model, name, many, home, file or many, page, label, published)
        return model
    return declare


def kinds_at(home: Home) -> dict[str, Kind]:
    """The kinds that stand there, by the name of their list."""
    return {kind.file: kind for kind in KINDS.values() if kind.home == home}


def name_of(model: type[BaseModel]) -> str:
    """What messages call a record of that type, or a part of one."""
    words = re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__)
    return KINDS[model].name if model in KINDS else words.lower()


class Marked(NamedTuple):
    """A text in a record: its field, how that is marked, the text itself, and its place in the record."""

    field: str
    marks: tuple[Any, ...]
    text: str
    path: tuple[str | int, ...]

    def mark(self, sort: type[M]) -> M | None:
        """The field's mark of one sort, or None."""
        for mark in self.marks:  # asked so often that a generator would take twice as long
            if isinstance(mark, sort):
                return mark
        return None


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, tuple[Mark, ...]], ...]:
    hints = get_type_hints(model, include_extras=True)
    return tuple((name, tuple(_marks(hints[name]))) for name in model.model_fields)


def marks_of(model: type[BaseModel], field: str) -> tuple[Mark, ...]:
    """How a field is marked: as a reference to other records, as text for readers, as provenance."""
    return dict(_fields(model)).get(field, ())


def meaning_of(model: type[BaseModel], field: str) -> str:
    """What a field holds, as its model or its type says; empty if neither does."""
    def of_type(hint: Any) -> str:
        own = (getattr(extra, "description", "") for extra in getattr(hint, "__metadata__", ()))
        return next(filter(None, (*own, *map(of_type, get_args(hint)))), "")
    info = model.model_fields[field]
    return info.description or of_type(info.annotation)


def is_told(model: type[Record], field: str) -> bool:
    """Whether a field holds text for readers, with references to be filled in."""
    return any(isinstance(mark, ForReaders) for mark in marks_of(model, field))


def _marks(hint: Any) -> Iterator[Any]:
    """What a type is marked with, however deep in lists and alternatives."""
    if hasattr(hint, "__metadata__"):
        yield from (mark for mark in hint.__metadata__ if isinstance(mark, Mark))
    for inner in get_args(hint) if get_origin(hint) is not Literal else ():
        yield from _marks(inner)


def texts_in(record: Record, place: tuple[str | int, ...] = ()) -> Iterator[Marked]:
    """Every text of a record and of the parts in it, but for parts that are records of their own."""
    for name, marks in _fields(type(record)):
        for path, value in _flat(getattr(record, name), (*place, name)):
            if isinstance(value, str):
                yield Marked(name, marks, value, path)
            elif isinstance(value, Record) and type(value) not in KINDS:
                yield from texts_in(value, path)


def _flat(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if not isinstance(value, dict | list):
        yield path, value
        return
    for key, one in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _flat(one, (*path, key))
