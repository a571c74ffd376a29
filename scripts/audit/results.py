"""Reads what the Nu HTML checker and Lighthouse report, and says what is not good enough."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Any

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SHIFT = "cumulative-layout-shift"
AUDITS = (SHIFT, "largest-contentful-paint", "total-blocking-time", "total-byte-weight")
FULL = 100


def html_errors(report: str, folder: str) -> list[str]:
    """The errors in a report of the Nu HTML checker (its JSON), each with the page and the line.

    Raises:
        ValueError: this is no such report, so nothing has been checked.
    """
    try:
        messages: list[dict[str, Any]] = json.loads(report)["messages"]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise ValueError(f"The Nu HTML checker gave no report: {report.strip()[:500]}") from error
    return [f"{one['url'].rpartition(f'{folder}/')[2]}:{one.get('lastLine', '?')}: {one['message']}"
            for one in messages if one["type"] != "info"]


@dataclass(frozen=True)
class Run:
    """What one run of Lighthouse says of a page.

    Attributes:
        numbers: marks of 100 by category, and the measurements of AUDITS by their names: how far things
            moved, milliseconds until the largest part was there and without an answer, bytes sent.
        failed: titles of audits that cost points in a category without full marks.
    """

    numbers: dict[str, float]
    failed: tuple[str, ...]


def lighthouse_run(report: str) -> Run:
    """One run, from Lighthouse's JSON.

    Raises:
        ValueError: Lighthouse could not load the page.
    """
    data: dict[str, Any] = json.loads(report)
    if data.get("runtimeError"):
        raise ValueError(f"Lighthouse: {data['runtimeError']['message']}")
    audits, categories = data["audits"], data["categories"]
    weighty = {reference["id"] for category in categories.values() if (category["score"] or 0) < 1
               for reference in category["auditRefs"] if reference["weight"] > 0}
    failed = tuple(audits[id]["title"] for id in sorted(weighty)
                   if audits[id]["score"] is not None and audits[id]["score"] < 1)
    return Run({**{name: round(FULL * (categories[name]["score"] or 0)) for name in CATEGORIES},
                **{name: audits[name]["numericValue"] for name in AUDITS}}, failed)


def middle(runs: list[Run]) -> Run:
    """The medians of several runs; an audit failed if it failed in any of them."""
    return Run({name: median(run.numbers[name] for run in runs) for name in runs[0].numbers},
               tuple(sorted({title for run in runs for title in run.failed})))


def not_good_enough(page: str, run: Run) -> list[str]:
    """What a page lacks: full marks in each category, and nothing that moves."""
    found = [f"{page}: {name} {run.numbers[name]:g}, not {FULL}" for name in CATEGORIES
             if run.numbers[name] < FULL]
    if run.numbers[SHIFT] > 0:
        found.append(f"{page}: things move while it loads (CLS {run.numbers[SHIFT]:.4f})")
    return found


def table(results: Iterable[tuple[str, Run]]) -> str:
    """The medians as a table for the terminal."""
    lines = [f"{'page':<24}{'perf':>6}{'a11y':>6}{'best':>6}{'seo':>6}"
             f"{'CLS':>8}{'LCP':>9}{'TBT':>8}{'sent':>10}"]
    for page, run in results:
        marks = "".join(f"{run.numbers[name]:>6g}" for name in CATEGORIES)
        shift, paint, blocked, size = (run.numbers[name] for name in AUDITS)
        lines.append(f"{page:<24}{marks}{shift:>8.4f}{paint / 1000:>7.2f} s"
                     f"{blocked:>5.0f} ms{size / 1000:>7.1f} kB")
    return "\n".join(lines)
