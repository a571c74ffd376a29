"""What the US sells to Japan and buys from it, and the gap between the two."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from macros.data import Ledger
from macros.house_style import grouped
from scripts.charts.house import note
from scripts.charts.model import Chart, Column, Table, Theme, credit

SERIES = "us-trade-with-japan-bea"
FLOWS = ("goods-exports", "goods-imports", "goods-balance")
BILLION = Decimal(10) ** 9


def chart(ledger: Ledger) -> Chart:
    """The chart, from one series on one basis (balance of payments)."""
    series = ledger.one_series(SERIES)
    flows = [{r.period.text: r.amount.value for r in series.values(flow) if r.amount}
             for flow in FLOWS]
    years = sorted(set(flows[0]) & set(flows[1]) & set(flows[2]))
    first, last = years[0], years[-1]
    balance = flows[2]
    smallest = max(balance, key=lambda year: balance[year])

    def bn(value: Decimal) -> str:
        return f"{'-' if value < 0 else ''}${grouped(abs(value) / BILLION, 1)}bn"

    in_deficit = all(value < 0 for value in balance.values())
    finding = (f"The US has bought more goods from Japan than it sold there in every year from "
               f"{first} to {last}" if in_deficit else
               f"US goods trade with Japan, {first} to {last}")
    return Chart(
        title=finding,
        subtitle="US goods trade with Japan, billions of dollars a year, balance-of-payments basis",
        alt=f"In {last} the US imported {bn(flows[1][last])} of goods from Japan and exported "
            f"{bn(flows[0][last])}, a balance of {bn(balance[last])}. In {first} the balance was "
            f"{bn(balance[first])}; the gap was smallest in {smallest}, at {bn(balance[smallest])}.",
        description=[
            "The upper line is what the US bought from Japan, the lower what it sold there; the "
            "shaded band between them is the American deficit in goods.",
            "Services are not in it. The values are on the balance-of-payments basis, which runs a "
            "little above the customs figures quoted elsewhere; the two are never joined here."],
        credit=credit(ledger, [SERIES]), as_of=last, sources=[SERIES],
        table=Table("Year", tuple(Column(head, bn) for head in (
            "US exports to Japan", "US imports from Japan", "Balance")),
            tuple((year, tuple(flow[year] for flow in flows)) for year in years)),
        draw=draw)


def draw(axes: Any, table: Table, theme: Theme) -> None:
    """Two lines from zero with the gap shaded between them."""
    years = [int(label) for label in table.labels]
    exports, imports = ([float(v / BILLION) for v in table.column(i) if v is not None]
                        for i in (0, 1))
    axes.fill_between(years, exports, imports, color=theme.fill, linewidth=0)
    axes.plot(years, imports, color=theme.japan, linewidth=2.2)
    axes.plot(years, exports, color=theme.second, linewidth=2.2)
    axes.set_ylim(0, max(imports) * 1.16)
    axes.set_yticks([0, 50, 100, 150])
    axes.set_xlim(years[0], years[-1])
    axes.set_xticks([2000, 2012, 2024] if theme.narrow else [2000, 2004, 2008, 2012, 2016, 2020, 2024])
    middle = len(years) // 2
    note(axes, years[middle], max(imports) * 1.04, "US buys from Japan", theme.japan, ha="center")
    note(axes, years[middle], min(exports) * 0.62, "US sells to Japan", theme.second, ha="center")
    note(axes, years[middle], (exports[middle] + imports[middle]) / 2, "deficit", theme.muted,
         ha="center", xytext=(0, -4))
