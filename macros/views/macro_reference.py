"""The list of all macros for contributors, made from the code itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import Parameter, getdoc, signature

from markupsafe import Markup

from macros.views.templating import render


def reference_html(macros: Mapping[str, Callable[..., str]]) -> Markup:
    """Every macro with the texts it takes and what it does."""
    described = [(name, [_parameter(one) for one in list(signature(macro).parameters.values())[2:]],
                  getdoc(macro) or "") for name, macro in macros.items()]
    return render("macro_reference", "", macros=described)


def _parameter(parameter: Parameter) -> str:
    if parameter.kind is Parameter.VAR_POSITIONAL:
        return f"{parameter.name}…"
    default = parameter.default
    return parameter.name if default is Parameter.empty else f'{parameter.name}="{default}"'
