"""The rules for the built site: each module here that has a `check`, documented by its docstring."""

from collections.abc import Callable, Iterable
from importlib import import_module
from itertools import chain
from multiprocessing import get_start_method
from pkgutil import iter_modules

from macros.authoring.macro import Desk
from macros.values.problems import Problem
from scripts.checks.page import Site
from scripts.drawings import spread

Rule = Callable[[Site, Desk], Iterable[Problem]]
RULES: tuple[Rule, ...] = tuple(
    module.check for one in sorted(iter_modules(__path__, f"{__name__}."), key=lambda m: "says" not in m.name)
    if hasattr(module := import_module(one.name), "check"))
_asked: list[tuple[Site, Desk]] = []  # what a worker has from the process that it was split from


def broken(site: Site, desk: Desk) -> list[Problem]:
    """What is wrong by all rules; the longest begins, beside the others where a process can be split."""
    _asked[:] = [(site, desk)]
    work = spread if get_start_method() == "fork" else map
    return [*chain.from_iterable(work(_broken, RULES))]


def _broken(rule: Rule) -> list[Problem]:
    return [*rule(*_asked[0])]
