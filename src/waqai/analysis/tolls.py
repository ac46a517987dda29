"""The tolls of incidents as intervals: lowest, best and highest of each, joint figures and open ones kept for what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from waqai.analysis.arrays import Floats, Mask
from waqai.analysis.caveats import Caveat
from waqai.analysis.estimate import Estimate
from waqai.analysis.phases import table_caveats
from waqai.analysis.table import IncidentTable

MEASURES = ("killed", "wounded", "casualties")
"""`casualties` are killed and wounded together, and so need no splitting of joint figures."""


@dataclass(frozen=True, slots=True, eq=False)
class Tolls:
    """One measure of every incident of a table: `low <= best <= high`, NaN where no report gives any figure; `high` may be infinite.

    `best` is NaN too where only a joint figure bounds the measure («مقتل وإصابة ١٢» bounds the killed by 0 and 12).
    """

    low: Floats
    best: Floats
    high: Floats

    @property
    def stated(self) -> Mask:
        """Which incidents have a best figure of their own."""
        return ~np.isnan(self.best)

    @property
    def bounded(self) -> Mask:
        """Which incidents are bounded at all, by own or joint figures."""
        return ~np.isnan(self.low)


def tolls_of(table: IncidentTable, measure: str = "killed") -> Tolls:
    """The tolls of a measure. ValueError for a measure that is none of MEASURES.

    >>> rows = [{"id": "a", "killed_min": 3, "killed_max": 5}, {"id": "b", "casualties_combined": 12}, {"id": "c"}]
    >>> tolls = tolls_of(IncidentTable.from_rows(rows), "killed")
    >>> tolls.low.tolist(), tolls.best.tolist(), tolls.high.tolist()
    ([3.0, 0.0, nan], [3.0, nan, nan], [5.0, 12.0, nan])
    """
    if measure not in MEASURES:
        raise ValueError(f"{measure!r} is none of {', '.join(MEASURES)}")
    cells = {(name, side): _column(table, f"{name}_{side}") for name in ("killed", "wounded", "joint") for side in ("low", "best", "high")}
    joint_known = ~np.isnan(cells["joint", "low"])
    if measure == "casualties":
        known = ~np.isnan(cells["killed", "low"]) | ~np.isnan(cells["wounded", "low"])
        found = []
        for side in ("low", "best", "high"):
            own = np.nan_to_num(cells["killed", side], nan=0.0, posinf=np.inf) + np.nan_to_num(
                cells["wounded", side], nan=0.0, posinf=np.inf
            )
            joint = np.nan_to_num(cells["joint", side], nan=0.0, posinf=np.inf)
            found.append(np.where(known | joint_known, np.where(known, np.maximum(own, joint), joint), np.nan))
        return Tolls(*found)
    known = ~np.isnan(cells[measure, "low"])
    joint_only = ~known & joint_known
    low = np.where(known, cells[measure, "low"], np.where(joint_only, 0.0, np.nan))
    high = np.where(known, cells[measure, "high"], np.where(joint_only, cells["joint", "high"], np.nan))
    return Tolls(low, np.where(known, cells[measure, "best"], np.nan), high)


def toll_total(table: IncidentTable, measure: str = "killed") -> Estimate:
    """The sum over all incidents of the best figures, between the sums of lowest and highest. No sampling: the interval is what reports
    leave open.

    Where a highest figure is open the upper end is open (`inf`), and `parts["high_stated"]` sums what is stated. Incidents without any
    figure count nothing and are named in a caveat: the total is a floor.
    """
    tolls = tolls_of(table, measure)
    bounded, open_high = tolls.bounded, np.isinf(tolls.high)
    joint = bounded & ~tolls.stated
    best = float(np.nansum(tolls.best))
    stated = float(np.where(bounded, np.where(open_high, np.maximum(np.nan_to_num(tolls.best), tolls.low), tolls.high), 0.0).sum())
    return Estimate(
        "toll_total",
        best,
        "persons",
        int(bounded.sum()),
        f"sum of {measure} over incidents, bounds of reports added up",
        float(np.nansum(tolls.low)),
        float("inf") if open_high.any() else stated,
        level=1.0,
        caveats=(*table_caveats(table), *toll_caveats(tolls)),
        rows=tuple(table.rows["id"][bounded]),
        parts={
            "measure": measure,
            "high_stated": stated,
            "open": int(open_high.sum()),
            "joint": int(joint.sum()),
            "unstated": int((~bounded).sum()),
        },
    )


def toll_caveats(tolls: Tolls) -> tuple[Caveat, ...]:
    """Unstated tolls, joint tolls, open tolls, each with how many."""
    n = len(tolls.low)
    joint = int((tolls.bounded & ~tolls.stated).sum())
    found = [
        ("tolls_unstated", int((~tolls.bounded).sum())), ("tolls_joint", joint), ("tolls_open", int(np.isinf(tolls.high).sum())),
    ]  # fmt: skip
    return tuple(Caveat(key, {"n": count, "total": n}) for key, count in found if count)


def _column(table: IncidentTable, name: str) -> Any:
    return table.rows[name].to_numpy(dtype=float)
