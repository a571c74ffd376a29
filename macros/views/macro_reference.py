"""The list of all macros for contributors, made from the code itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from inspect import Parameter, getdoc, signature


def reference_html(macros: Mapping[str, Callable[..., str]]) -> str:
    """Every macro with the texts it takes and what it does."""
    items = []
    for name, macro in macros.items():
        takes = ", ".join(_parameter(p) for p in list(signature(macro).parameters.values())[2:])
        items.append(f'<dt id="macro-{name}"><code>{name}({takes})</code></dt>'
                     f"<dd>{escape(getdoc(macro) or '')}</dd>")
    return f'<dl class="record">{"".join(items)}</dl>'


def _parameter(parameter: Parameter) -> str:
    if parameter.kind is Parameter.VAR_POSITIONAL:
        return f"{parameter.name}…"
    default = parameter.default
    return parameter.name if default is Parameter.empty else f'{parameter.name}="{default}"'
