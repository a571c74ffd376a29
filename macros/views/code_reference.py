"""What contributors may write, from the code itself: the macros, and the fields of every kind of record."""

from collections.abc import Callable, Mapping
from functools import cache
from inspect import Parameter, getdoc, signature
from typing import Any, get_args, get_type_hints

from macros.data.kind import KINDS, Home, Kind, Record, is_told, meaning_of

TOO_MANY = 20  # formulas: an editor knows them from the schema


def macros_described(macros: Mapping[str, Callable[..., str]]) -> list[tuple[str, list[str], str]]:
    """Every macro with the texts it takes and what it does."""
    return [(name, [_parameter(one) for one in list(signature(macro).parameters.values())[2:]],
             getdoc(macro) or "") for name, macro in macros.items()]


def _parameter(parameter: Parameter) -> str:
    if parameter.kind is Parameter.VAR_POSITIONAL:
        return f"{parameter.name}…"
    default = parameter.default
    return parameter.name if default is Parameter.empty else f'{parameter.name}="{default}"'


@cache
def kinds_described() -> list[tuple[Kind, str, list[dict[str, Any]]]]:
    """Every kind of record: where it stands, and each field with its meaning and what it may hold."""
    ordered = sorted(KINDS.values(), key=lambda kind: (get_args(Home).index(kind.home), kind.name))
    return [(kind, (kind.model.__doc__ or "").split("\n")[0], _fields(kind.model)) for kind in ordered]


def _fields(model: type[Record]) -> list[dict[str, Any]]:
    """What each field of a record is called, means and may hold, and whether it may be left out."""
    schemas, hints = model.model_json_schema()["properties"], get_type_hints(model)
    return [_field(model, name, schemas[name], _parts(hints[name])) for name in model.model_fields]


def _field(model: type[Record], name: str, schema: dict[str, Any],
           parts: type[Record] | None) -> dict[str, Any]:
    options = [schema, *schema.get("anyOf", ()), schema.get("items", {})]
    allowed: list[str] = next((one["enum"] for one in options if "enum" in one), [])
    return {"name": name, "meaning": meaning_of(model, name), "told": is_told(model, name),
            "optional": not model.model_fields[name].is_required(),
            "allowed": allowed if len(allowed) <= TOO_MANY else [],
            "parts": _fields(parts) if parts and parts not in KINDS else []}


def _parts(hint: Any) -> type[Record] | None:
    """The type of the parts of a field, if it holds any."""
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint
    return next(filter(None, map(_parts, get_args(hint))), None)
