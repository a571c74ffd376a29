"""The rules for the built site: each module here that has a `check`, documented by its docstring."""

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from importlib import import_module
from itertools import chain
from multiprocessing import get_start_method
from pathlib import Path
from pkgutil import iter_modules

from macros.authoring.inspection import page_url
from macros.authoring.macro import Desk
from macros.data.freshness import build_day
from macros.reading.files_allowed import page_texts
from macros.reading.kept import recall, remember
from macros.reading.project import ROOT, repository, settings_text, site_address
from macros.values.problems import Problem
from scripts.checks.page import Site
from scripts.drawings import spread
from scripts.open_site import fingerprint, state

Rule = Callable[[Site, Desk], Iterable[Problem]]
RULES: tuple[Rule, ...] = tuple(
    module.check for one in sorted(iter_modules(__path__, f"{__name__}."), key=lambda m: "says" not in m.name)
    if hasattr(module := import_module(one.name), "check"))
PROVED = ".cache/read/proved"
_asked: list[tuple[Site, Desk]] = []  # what a worker has from the process that it was split from


def broken(site: Site, desk: Desk) -> list[Problem]:
    """What is wrong by all rules, in as many processes as there are cores where a process can be split.

    The first rule takes longest, and looks at each page by itself: its pages are shared out, and those
    of which all was right are remembered as long as nothing that they rest on is another.
    """
    of_all, keys = _rest_on(desk), _keys(site)
    proved = recall(ROOT / PROVED, of_all) or {}
    forked, anew = get_start_method() == "fork", [name for name in keys if proved.get(name) != keys[name]]
    shares = (os.cpu_count() or 1) if forked else 1
    _asked[:] = [(replace(site, pages={name: site.pages[name] for name in anew[share::shares]}), desk)
                 for share in range(shares)] + [(site, desk)]
    pieces = [*((RULES[0], share) for share in range(shares)), *((rule, shares) for rule in RULES[1:])]
    found = [*chain.from_iterable((spread if forked else map)(_broken, pieces))]
    wrong = {problem.file for problem in found}
    remember(ROOT / PROVED, of_all, {name: key for name, key in keys.items() if name not in wrong})
    return found


def _rest_on(desk: Desk) -> str:
    """A hash of all that says what any page is to say, but for its own text."""
    now, rules = state(ROOT), fingerprint(sorted(Path(__path__[0]).glob("*.py")), ROOT)
    return sha256(repr((now.code, now.records, now.drawing, rules, settings_text(ROOT), site_address(ROOT),
                        repository(ROOT), build_day(), date.today(), desk.titles, desk.exempt,
                        desk.shown_in)).encode()).hexdigest()


def _keys(site: Site) -> dict[str, str]:
    """For each page, by its path, a hash of its HTML and of its source."""
    texts = {page_url(file): text for file, text in page_texts(ROOT, []).items()}
    return {name: sha256(f"{page.html}\0{texts.get(page.url)}".encode()).hexdigest()
            for name, page in site.pages.items()}


def _broken(piece: tuple[Rule, int]) -> list[Problem]:
    rule, share = piece
    return [*rule(*_asked[share])]
