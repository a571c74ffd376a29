"""The derived figures themselves, by theme; importing the package registers them all."""

from __future__ import annotations

from macros.data.workings import (
    cars,
    defence,
    distances,
    energy,
    investment,
    neighbours,
    opinion,
    partners,
    plan_b,
    tariffs,
    trade,
    yen,
)

__all__ = ["cars", "defence", "distances", "energy", "investment", "neighbours", "opinion", "partners",
           "plan_b", "tariffs", "trade", "yen"]
