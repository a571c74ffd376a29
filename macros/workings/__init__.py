"""The derived figures themselves, by theme; importing the package registers them all."""

from __future__ import annotations

from macros.workings import cars, investment, tariffs, trade, yen

__all__ = ["cars", "investment", "tariffs", "trade", "yen"]
