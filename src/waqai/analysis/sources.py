"""What the reports themselves do to the figures: how many sources there are, how alike, and how much hangs on each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waqai.analysis.estimate import Estimate
from waqai.analysis.phases import Phases
from waqai.analysis.shares import share
from waqai.analysis.table import IncidentTable


@dataclass(frozen=True, slots=True)
class Sources:
    """The reports behind a table.

    `outlets`, `stances`, `languages`, `reporters`: how many incidents each of them tells (unknown ones under "?"); `reports`, `documents`:
    how many; `copies`: reports that reprint another article; `effective`: how many equally busy outlets would be as concentrated (inverse
    Herfindahl index); `single`: the share of incidents that one independent source alone tells.
    """

    reports: int
    documents: int
    copies: int
    outlets: dict[str, int]
    stances: dict[str, int]
    languages: dict[str, int]
    reporters: dict[str, int]
    effective: float | None
    single: Estimate


def source_profile(table: IncidentTable) -> Sources:
    """Count the reports of a table; all zero where rows came without their versions (then `single` rests on the row's `sources`)."""
    reports = table.reports
    counted = {}
    for column in ("outlet", "stance", "language", "reporter"):
        named = reports[["incident", column]].assign(**{column: reports[column].astype(object).where(reports[column].notna(), "?")})
        counted[column] = {str(name): int(n) for name, n in named.drop_duplicates()[column].value_counts().items()}
    known = np.array([n for name, n in counted["outlet"].items() if name != "?"], dtype=float)
    effective = float(known.sum() ** 2 / (known**2).sum()) if len(known) else None
    single = share("single_source_share", table, table.rows["sources"].to_numpy() <= 1, "incidents that one independent source tells")
    return Sources(
        len(reports), int(reports["document"].nunique()), int(reports["copy_of"].notna().sum()), counted["outlet"], counted["stance"],
        counted["language"], counted["reporter"], effective, single,
    )  # fmt: skip


def reports_per_incident(phases: Phases) -> tuple[float | None, float | None]:
    """Mean number of independent sources of an incident before and after: a jump says that attention changed, whatever the tempo did."""
    sources = phases.table.rows["sources"].to_numpy(dtype=float)
    early, late = sources[~phases.after], sources[phases.after]
    return (float(early.mean()) if len(early) else None), (float(late.mean()) if len(late) else None)
