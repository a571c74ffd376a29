"""Tries seeded faults in a copy of the project, one at a time, with the checks that a build runs.

Started by `run.py mutate` in each copy, whose own code it runs; not meant to be
called by hand. Reads one fault a line (JSON) and writes one verdict a line. Each
fault is tried in a process of its own, forked from one that has read records
and site, so that nothing learnt from one fault, kept in a cache perhaps, can
help or hinder the next.
"""

from __future__ import annotations

import base64
import contextlib
import gc
import io
import json
import os
import select
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from macros.authoring.macro import Desk
from macros.reading.project import ROOT
from macros.values.problems import Problem
from scripts.checks import Rule
from scripts.checks.page import HtmlPage, Site, read_site
from scripts.open_site import open_site

PATIENCE = 240  # seconds for one fault
LAST = ("page_says", "drawings_agree")  # on a whole site they take long
SITE = ROOT / "site"
# What holds records and pages against what was accepted, by the names of macros.authoring.desk.
ACCEPTED = {"register": "unaccepted_records", "shown": "unaccepted_lines"}
NOTHING = Site(ROOT / ".cache" / "no-site", {})
Found = Iterator[tuple[str, Problem]]


@dataclass(frozen=True)
class Stand:
    """The copy before any fault.

    Attributes:
        without: checks that are left out.
        heard: the rules that have nothing against a part of the clean site, so
            that what they say of a faulty part counts: of an empty site
            (`nothing`), of one page (`page`), of one chart without pages (`chart`).
    """

    desk: Desk
    site: Site
    without: frozenset[str]
    heard: Mapping[str, list[str]] = field(default_factory=dict)


def main(argv: list[str] | None = None) -> int:
    """Answer faults until there are no more; the first line says what is wrong without any."""
    without = frozenset(argv if argv is not None else sys.argv[1:])
    opened = open_site(ROOT)
    stand = Stand(opened.desk, read_site(SITE), without)
    gc.freeze()
    wrong = [str(problem) for problem in opened.problems] or forked(lambda: clean(stand))
    if not wrong:
        stand = replace(stand, heard=forked(lambda: parts_heard(stand)))
    print(json.dumps(wrong), flush=True)
    for line in sys.stdin:
        files = {name: base64.b64decode(content) for name, content in json.loads(line).items()}
        with planted(files):
            verdict = forked(lambda files=files: verdict_on(stand, files))  # type: ignore[misc]
        print(json.dumps(verdict), flush=True)
    return 0


def parts_heard(stand: Stand) -> dict[str, list[str]]:
    """Which rules are content with a part of the clean site."""
    page = dict(list(stand.site.pages.items())[:1])
    chart = dict(list(stand.desk.charts.items())[:1])
    return {"nothing": content(stand, NOTHING, stand.desk),
            "page": content(stand, Site(SITE, page), stand.desk),
            "chart": content(stand, Site(SITE, {}), replace(stand.desk, charts=chart))}


def content(stand: Stand, site: Site, desk: Desk) -> list[str]:
    """The rules that find nothing wrong here."""
    names = []
    for name, rule in rules(stand).items():
        with contextlib.suppress(OSError, LookupError):  # a rule that needs the whole site
            if not list(rule(site, desk)):
                names.append(name)
    return names


def rules(stand: Stand) -> dict[str, Rule]:
    """The rules for the built site by name, as the code is now."""
    found: dict[str, Rule] = {rule.__module__.rpartition(".")[2]: rule
                              for rule in import_module("scripts.checks").RULES}
    return {name: rule for name, rule in found.items() if name not in stand.without}


def clean(stand: Stand) -> list[str]:
    """What the rules find where nothing was changed: nothing, or nothing could be learnt."""
    return [str(problem) for rule in rules(stand).values() for problem in rule(stand.site, stand.desk)]


@contextlib.contextmanager
def planted(files: Mapping[str, bytes]) -> Iterator[None]:
    """Write the faulty files, and afterwards put back what was there."""
    before = {name: (ROOT / name).read_bytes() for name in files}
    try:
        for name, content in files.items():
            (ROOT / name).write_bytes(content)
        yield
    finally:
        for name, content in before.items():
            (ROOT / name).write_bytes(content)


def forked(work: Callable[[], Any]) -> Any:
    """What work gives in a forked process; an error if it dies or takes too long."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with os.fdopen(writing, "w", encoding="utf-8") as out:
            json.dump(work(), out)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as answers:
        if not select.select([answers], [], [], PATIENCE)[0]:
            os.kill(child, signal.SIGKILL)
        text = answers.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else {"outcome": "error", "by": "", "message": "no answer came"}


def verdict_on(stand: Stand, files: Mapping[str, bytes]) -> dict[str, str]:
    """Killed by whom and with which words, survived, or an error, which kills nothing."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            name, problem = next(found(stand, files), ("", None))
    except Exception as error:  # whatever a check does wrong is told; a traceback explains nothing to authors
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return {"outcome": "error", "by": f"{Path(frame.filename).name}:{frame.lineno}",
                "message": f"{type(error).__name__}: {error}"}
    if problem is None:
        return {"outcome": "survived", "by": "", "message": ""}
    return {"outcome": "killed", "by": name, "message": str(problem).splitlines()[0]}


def found(stand: Stand, files: Mapping[str, bytes]) -> Found:
    """What the checks say, with the name of the check."""
    names = {name.removeprefix("site/") for name in files}
    if any(not name.startswith("site/") for name in files):
        yield from of_sources(stand, code=any(name.endswith(".py") for name in files))
        return
    pages = {path: HtmlPage(path, files[f"site/{path}"].decode("utf-8")) if path in names else page
             for path, page in stand.site.pages.items()}
    yield from of_part(stand, pages, names)
    for name, rule in sorted(rules(stand).items(), key=lambda pair: pair[0] in LAST):
        for problem in rule(Site(SITE, pages), stand.desk):
            yield name, problem


def of_sources(stand: Stand, *, code: bool) -> Found:
    """Records, register, charts and pages as a build checks them; nothing is drawn or rendered.

    Of the rules for the site those are heard that need no site, so that an empty one contents them.
    """
    if code:
        for name in [name for name in sys.modules if name.split(".")[0] in ("macros", "scripts")]:
            del sys.modules[name]  # so that it is read again, as a new process would
    desk: Any = import_module("macros.authoring.desk")
    desk._run = lambda *step, **made: None
    for name, check in ACCEPTED.items():
        if name in stand.without:
            setattr(desk, check, lambda *sides: [])
    opened = desk.open_site(ROOT)
    for problem in opened.problems:
        yield stage_of(problem), problem
    for problem in import_module("scripts.prepare").computed(opened.desk.ledger)[1]:
        yield "charts", problem
    nothing = import_module("scripts.checks.page").Site(NOTHING.folder, {})
    for name in stand.heard["nothing"]:
        for problem in rules(stand)[name](nothing, opened.desk):
            yield name, problem


def stage_of(problem: Problem) -> str:
    """Who found a problem before anything was built."""
    in_a_page = problem.file.startswith("docs/")
    if import_module("macros.accepted.chains").COMMAND in problem.hint:
        return "shown" if in_a_page else "register"
    return "pages" if in_a_page else "records"


def of_part(stand: Stand, pages: Mapping[str, HtmlPage], changed: set[str]) -> Found:
    """The changed page, or the chart of a changed drawing, alone: quick, and most faults show there."""
    part = {path: page for path, page in pages.items() if path in changed}
    charts = {id: entry for id, entry in stand.desk.charts.items()
              if changed & {entry.csv, entry.png, *entry.drawings.values()}}
    if not part and not charts:
        return
    desk = stand.desk if part else replace(stand.desk, charts=charts)
    for name in stand.heard["page" if part else "chart"]:
        for problem in rules(stand)[name](Site(SITE, part), desk):
            if problem.file in changed:  # of others a part might say what the whole would not
                yield name, problem


if __name__ == "__main__":
    sys.exit(main())
