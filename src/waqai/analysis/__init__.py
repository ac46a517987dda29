"""Questions over incidents, answered with figures, intervals and caveats. Pure functions over one table; docs/method.md says what each
rests on.

from datetime import date
from waqai.analysis import IncidentTable, split_phases, tempo_ratio

table = IncidentTable.from_incidents(incidents)              # or .from_rows(exported rows)
phases = split_phases(table, date(2015, 8, 3), window_days=30, actor="Houthis")
ratio = tempo_ratio(phases)                                  # an Estimate: value, low, high, p, n, method, caveats, rows, parts
"""

from waqai.analysis.area import Area
from waqai.analysis.bursts import bursts
from waqai.analysis.campaigns import Campaign, ClaimedTotals, claimed_against_counted, claimed_totals, inferred_campaigns, named_campaigns
from waqai.analysis.caveats import Caveat
from waqai.analysis.changes import change_points
from waqai.analysis.claiming import claim_lag, claim_outlets, claimed_share, toll_disagreement
from waqai.analysis.coverage import Coverage, coverage
from waqai.analysis.displacement import centre_shift, outside_share, transport
from waqai.analysis.estimate import Estimate
from waqai.analysis.hawkes import self_excitation
from waqai.analysis.interrupted import level_and_slope
from waqai.analysis.lethality import mean_toll, mean_toll_ratio, median_toll, median_toll_difference
from waqai.analysis.mix import mix_shift
from waqai.analysis.near_repeats import near_repeats
from waqai.analysis.phases import Phases, daily_counts, observed_days, split_phases
from waqai.analysis.rates import (
    Ratio,
    dispersion,
    exact_ratio,
    negative_binomial_ratio,
    rate_ratio,
    relative_ratio,
    tempo_ratio,
    zero_excess,
)
from waqai.analysis.rows import RowError
from waqai.analysis.scan import space_time_clusters
from waqai.analysis.sensitivity import Outcome, Scenario, Sensitivity, scenarios, sensitivity, steady_outlets
from waqai.analysis.sources import Sources, reports_per_incident, source_profile
from waqai.analysis.spread import spread, spread_change, standard_distance
from waqai.analysis.synchrony import synchrony
from waqai.analysis.table import IncidentTable
from waqai.analysis.tolls import toll_total

__all__ = [
    "Area",
    "Campaign",
    "Caveat",
    "ClaimedTotals",
    "Coverage",
    "Estimate",
    "IncidentTable",
    "Outcome",
    "Phases",
    "Ratio",
    "RowError",
    "Scenario",
    "Sensitivity",
    "Sources",
    "bursts",
    "centre_shift",
    "change_points",
    "claim_lag",
    "claim_outlets",
    "claimed_against_counted",
    "claimed_share",
    "claimed_totals",
    "coverage",
    "daily_counts",
    "dispersion",
    "exact_ratio",
    "inferred_campaigns",
    "level_and_slope",
    "mean_toll",
    "mean_toll_ratio",
    "median_toll",
    "median_toll_difference",
    "mix_shift",
    "named_campaigns",
    "near_repeats",
    "negative_binomial_ratio",
    "observed_days",
    "outside_share",
    "rate_ratio",
    "relative_ratio",
    "reports_per_incident",
    "scenarios",
    "self_excitation",
    "sensitivity",
    "source_profile",
    "space_time_clusters",
    "split_phases",
    "spread",
    "spread_change",
    "standard_distance",
    "steady_outlets",
    "synchrony",
    "tempo_ratio",
    "toll_disagreement",
    "toll_total",
    "transport",
    "zero_excess",
]
