"""Reads what the Nu HTML checker and Lighthouse report, and says what is not good enough."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Any

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
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
    return [_error(message, folder) for message in messages if message.get("type") != "info"]


def _error(message: dict[str, Any], folder: str) -> str:
    page = str(message.get("url", "")).partition(f"{folder}/")[2] or message.get("url", "?")
    return f"{page}:{message.get('lastLine', '?')}: {message.get('message', message)}"


@dataclass(frozen=True)
class Run:
    """What one run of Lighthouse says of a page.

    Attributes:
        scores: of 100, by category.
        shift: how far things moved while it loaded (CLS).
        paint: milliseconds until the largest part was there (LCP).
        blocked: milliseconds for which the page did not answer (TBT).
        size: bytes that came over the line.
        failed: titles of audits that cost points in a category without full marks.
    """

    scores: dict[str, int]
    shift: float
    paint: float
    blocked: float
    size: float
    failed: tuple[str, ...]


def lighthouse_run(report: str) -> Run:
    """One run, from Lighthouse's JSON.

    Raises:
        ValueError: Lighthouse could not load the page.
    """
    data: dict[str, Any] = json.loads(report)
    if data.get("runtimeError"):
        raise ValueError(f"Lighthouse: {data['runtimeError'].get('message', data['runtimeError'])}")
    audits, categories = data["audits"], data["categories"]

    def number(name: str) -> float:
        return float(audits[name]["numericValue"])
    weighty = {reference["id"] for category in categories.values() if (category["score"] or 0) < 1
               for reference in category["auditRefs"] if reference.get("weight", 0) > 0}
    failed = tuple(audits[id]["title"] for id in sorted(weighty)
                   if audits[id].get("score") is not None and audits[id]["score"] < 1)
    return Run({name: round(FULL * (categories[name]["score"] or 0)) for name in CATEGORIES},
               number("cumulative-layout-shift"), number("largest-contentful-paint"),
               number("total-blocking-time"), number("total-byte-weight"), failed)


def middle(runs: list[Run]) -> Run:
    """The medians of several runs; an audit failed if it failed in any of them."""
    return Run({name: round(median(run.scores[name] for run in runs)) for name in CATEGORIES},
               median(run.shift for run in runs), median(run.paint for run in runs),
               median(run.blocked for run in runs), median(run.size for run in runs),
               tuple(sorted({title for run in runs for title in run.failed})))


def not_good_enough(page: str, run: Run) -> list[str]:
    """What a page lacks: full marks in each category, and nothing that moves."""
    found = [f"{page}: {name} {score}, not {FULL}" for name, score in run.scores.items() if score < FULL]
    if run.shift > 0:
        found.append(f"{page}: things move while it loads (CLS {run.shift:.4f})")
    return found


def table(results: Iterable[tuple[str, Run]]) -> str:
    """The medians as a table for the terminal."""
    lines = [f"{'page':<24}{'perf':>6}{'a11y':>6}{'best':>6}{'seo':>6}"
             f"{'CLS':>8}{'LCP':>9}{'TBT':>8}{'sent':>10}"]
    for page, run in results:
        scores = "".join(f"{run.scores[name]:>6}" for name in CATEGORIES)
        lines.append(f"{page or 'home':<24}{scores}{run.shift:>8.4f}{run.paint / 1000:>7.2f} s"
                     f"{run.blocked:>5.0f} ms{run.size / 1000:>7.1f} kB")
    return "\n".join(lines)
