"""The rules for the built site: each module here that has a `check`, documented by its docstring."""

from collections.abc import Callable, Iterable
from importlib import import_module
from pkgutil import iter_modules

from macros.authoring.macro import Desk
from macros.values.problems import Problem
from scripts.checks.page import Site

Rule = Callable[[Site, Desk], Iterable[Problem]]
RULES: tuple[Rule, ...] = tuple(module.check for found in iter_modules(__path__, f"{__name__}.")
                                if hasattr(module := import_module(found.name), "check"))
