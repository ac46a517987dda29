"""Who claims incidents, through whom and how soon, and how the claimed tolls differ from those that others report."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from scipy import stats

from waqai.analysis.arrays import Floats, Mask
from waqai.analysis.caveats import Caveat
from waqai.analysis.estimate import Estimate, few, merged
from waqai.analysis.phases import day_known, table_caveats
from waqai.analysis.shares import share
from waqai.analysis.table import IncidentTable


def claimed(table: IncidentTable) -> Mask:
    """Which incidents somebody claims to have done."""
    found: Mask = table.rows["claimed_by"].map(bool).to_numpy(dtype=bool)
    return found


def unconfirmed(table: IncidentTable) -> Mask:
    """Which incidents rest on the claim alone: nobody but the claimant reports them."""
    others = table.rows["confirmed_by"].map(lambda stances: any(stance != "claim" for stance in stances))
    found: Mask = claimed(table) & ~others.to_numpy(dtype=bool)
    return found


def claimed_share(table: IncidentTable) -> Estimate:
    """The share of incidents that are claimed; `parts["unconfirmed"]` of them nobody else reports, `parts["by"]` counts claimants."""
    found = share("claimed_share", table, claimed(table), "incidents with a claim")
    by = table.rows["claimed_by"].explode().dropna().value_counts()
    parts = {**found.parts, "unconfirmed": int(unconfirmed(table).sum()), "by": {str(name): int(n) for name, n in by.items()}}
    return Estimate(found.name, found.value, found.unit, found.n, found.method, found.low, found.high, caveats=found.caveats,
                    rows=found.rows, parts=parts)  # fmt: skip


def claim_outlets(table: IncidentTable) -> dict[str, int]:
    """How many incidents were claimed through each outlet (its reporter where the report names one), most first."""
    reports = table.reports[table.reports["stance"] == "claim"]
    through = reports["reporter"].fillna(reports["outlet"]).fillna("?")
    counted = pd.DataFrame({"incident": reports["incident"], "through": through}).drop_duplicates()["through"].value_counts()
    return {str(name): int(n) for name, n in counted.items()}


def claim_lag(table: IncidentTable) -> Estimate:
    """The median number of days from an incident to the first report of its claim; order statistics, exact to the day at best."""
    reports = table.reports[(table.reports["stance"] == "claim") & table.reports["published"].notna()]
    first = reports.groupby("incident")["published"].min()
    at = first.index.to_numpy(dtype=np.int64)
    lag = (first.to_numpy().astype("datetime64[D]") - table.days[at]).astype("timedelta64[D]")
    kept = ~np.isnat(lag) & day_known(table)[at]
    values, ids = np.sort(lag[kept].astype(float)), tuple(table.rows["id"].to_numpy(dtype=object)[at[kept]])
    n, method = len(values), "median days from the incident to the first report of its claim, order statistics"
    caveats = merged(table_caveats(table), [few(n), Caveat("lag_of_reports", {})])
    if n < 6:
        return Estimate("claim_lag", float(np.median(values)) if n else None, "days", n, method, caveats=caveats, rows=ids)
    rank = int(stats.binom.ppf(0.025, n, 0.5))
    quarter = [float(q) for q in np.quantile(values, [0.25, 0.75])]
    return Estimate(
        "claim_lag",
        float(np.median(values)),
        "days",
        n,
        method,
        float(values[max(rank - 1, 0)]),
        float(values[n - max(rank, 1)]),
        caveats=caveats,
        rows=ids,
        parts={"quartiles": quarter, "same_day": float((values <= 0).mean())},
    )


def toll_disagreement(table: IncidentTable, measure: str = "killed") -> Estimate:
    """How many times as many dead (wounded) claims give as other reports of the same incidents: geometric mean of paired ratios.

    Lowest stated figures are compared, one added to both where either is nothing; Student's t on the logarithms of the ratios, p by the
    sign test. `parts` holds the same against each stance by itself. Only incidents that both tell can be compared: mostly those that
    somebody could count.
    """
    low, method = f"{measure}_low", f"claimed over reported {measure}, paired by incident, Student's t on logarithms; null: no difference"
    told = table.reports[table.reports[low].notna()]
    by = told.groupby(["incident", "stance"])[low].median().unstack()
    if "claim" not in by or by.drop(columns="claim").notna().sum().sum() == 0:
        return Estimate(
            "toll_disagreement", None, "ratio", 0, method, null=1.0, caveats=(Caveat("nothing_to_compare", {"field": "claim"}),)
        )
    others = by.drop(columns="claim")
    pairs = _logs(by["claim"], others.median(axis=1))
    stances = {str(name): _paired(np.asarray(_logs(by["claim"], others[name]))) for name in others}
    value, start, end, p = _paired(pairs.to_numpy())
    caveats = merged(
        table_caveats(table), [few(len(pairs)), Caveat("paired_only", {"n": len(pairs), "total": int(by["claim"].notna().sum())})]
    )
    rows = tuple(table.rows["id"].to_numpy(dtype=object)[pairs.index.to_numpy(dtype=np.int64)])
    parts = {
        "measure": measure,
        "higher": float((pairs > 0).mean()) if len(pairs) else None,
        "lower": float((pairs < 0).mean()) if len(pairs) else None,
        "by_stance": {name: list(each) for name, each in stances.items()},
    }
    return Estimate(
        "toll_disagreement", value, "ratio", len(pairs), method, start, end, p=p, null=1.0, caveats=caveats, rows=rows, parts=parts
    )


def _logs(claimed_: pd.Series, others: pd.Series) -> pd.Series:
    """Logarithms of claimed over other tolls where both are known; one is added to both where either is nothing, and only there, as it
    draws every ratio towards one."""
    more = ((claimed_ <= 0) | (others <= 0)).astype(float)
    return (np.log(claimed_ + more) - np.log(others + more)).dropna()


def _paired(logs: Floats) -> tuple[float | None, float | None, float | None, float | None]:
    """(ratio, low, high, p) of paired logarithms; None where fewer than two pairs stand."""
    n = len(logs)
    if n < 2:
        return (math.exp(float(logs[0])) if n else None), None, None, None
    centre, error = float(logs.mean()), float(logs.std(ddof=1)) / math.sqrt(n)
    reach = float(stats.t.ppf(0.975, n - 1)) * error
    up, down = int((logs > 1e-12).sum()), int((logs < -1e-12).sum())
    p = float(stats.binomtest(up, up + down).pvalue) if up + down else 1.0
    return math.exp(centre), math.exp(centre - reach), math.exp(centre + reach), p
