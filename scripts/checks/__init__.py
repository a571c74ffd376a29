"""The rules for the built site: each module here that has a `check`, documented by its docstring."""

import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from pkgutil import iter_modules

from macros.authoring.macro import Desk
from macros.values.problems import Problem
from scripts.checks.page import Site
from scripts.running import begin_worker

Rule = Callable[[Site, Desk], Iterable[Problem]]
RULES: tuple[Rule, ...] = tuple(module.check for found in iter_modules(__path__, f"{__name__}.")
                                if hasattr(module := import_module(found.name), "check"))
LONGEST = f"{__name__}.page_says"  # takes about as long as all others

_asked: list[tuple[Site, Desk]] = []  # what a worker has from the process that it was split from


def broken(site: Site, desk: Desk) -> list[Problem]:
    """What is wrong by all rules; in two processes where one can be split without reading all anew."""
    _asked[:] = [(site, desk)]
    if sys.platform != "linux":
        return [problem for place in range(len(RULES)) for problem in _broken(place)]
    begun = sorted(range(len(RULES)), key=lambda place: RULES[place].__module__ != LONGEST)
    with ProcessPoolExecutor(2, mp_context=get_context("fork"), initializer=begin_worker) as pool:
        found = dict(zip(begun, pool.map(_broken, begun), strict=True))
    return [problem for place in range(len(RULES)) for problem in found[place]]


def _broken(place: int) -> list[Problem]:
    return [*RULES[place](*_asked[0])]
