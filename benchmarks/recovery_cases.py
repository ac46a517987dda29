"""The worlds that benchmarks/recovery.py runs: which estimate, in which world, with which truth."""

from __future__ import annotations

from functools import partial

from recovery_marks import EARLY, boasting, claims, lag, lethality, medians, mix, one_mean, one_median
from recovery_space import FEW_UNITS, MORE_UNITS, cluster, leaving, moving, repeats, spread_of, spreading, wide
from recovery_time import burst, common_calendar, either_tempo, excited, gapped, gapped_steps, relative, scatter, step, tempo, turn
from recovery_trials import Case
from waqai.analysis import Estimate, Phases, level_and_slope, negative_binomial_ratio, rate_ratio, relative_ratio, tempo_ratio, transport


def level(phases: Phases) -> Estimate:
    return level_and_slope(phases)[0]


CASES: tuple[Case, ...] = (
    Case("rate_ratio", "Poisson, 1 a day, 30 + 30 days, doubled", False, partial(tempo, make=rate_ratio, ratio=2.0, base=1.0)),
    Case("rate_ratio", "Poisson, 1 a day, unchanged", True, partial(tempo, make=rate_ratio, ratio=1.0, base=1.0)),
    Case(
        "negative_binomial_ratio",
        "scattered (alpha 0.8), 1.5 a day, x 1.8",
        False,
        partial(tempo, make=negative_binomial_ratio, ratio=1.8, base=1.5, alpha=0.8),
    ),
    Case(
        "negative_binomial_ratio",
        "scattered (alpha 0.8), unchanged",
        True,
        partial(tempo, make=negative_binomial_ratio, ratio=1.0, base=1.5, alpha=0.8),
    ),
    Case("tempo_ratio", "Poisson or scattered, 1.5 a day, x 1.8", False, partial(either_tempo, ratio=1.8)),
    Case("tempo_ratio", "Poisson or scattered, unchanged", True, partial(either_tempo, ratio=1.0)),
    Case("relative_ratio", "reporting x 1.5 for all, the actor x 1.6 beyond", False, partial(relative, ratio=1.6)),
    Case("relative_ratio", "reporting x 1.5 for all, nothing else", True, partial(relative, ratio=1.0)),
    Case("tempo_ratio", "five issues missing, taken out; 2 a day, x 1.8", False, partial(gapped, make=tempo_ratio, ratio=1.8)),
    Case("tempo_ratio", "five issues missing, taken out; unchanged", True, partial(gapped, make=tempo_ratio, ratio=1.0)),
    Case(
        "rate_ratio",
        "five issues missing, taken out; Poisson, 2 a day, unchanged",
        True,
        partial(gapped, make=rate_ratio, ratio=1.0, scattered=False),
    ),
    Case("relative_ratio", "five issues missing; unchanged", True, partial(gapped, make=relative_ratio, ratio=1.0, scattered=False)),
    Case("level_change", "five issues missing, taken out; 2 a day, no jump, no turn", True, partial(gapped, make=level, ratio=1.0)),
    Case("change_point", "two weeks without issues, taken out; 1.5 a day throughout", True, gapped_steps),
    Case("dispersion", "Poisson days", True, scatter),
    Case("change_point", "1.2 a day, x 2 on a day drawn from 40..110 of 150", False, partial(step, ratio=2.0), floor=True),
    Case("change_point", "1.2 a day throughout", True, partial(step, ratio=1.0)),
    Case("level_change", "+5 % a week, jump x 2, turn x 0.9; scattered", False, partial(turn, which=0, jump=2.0, slope=0.9)),
    Case("level_change", "+5 % a week, no jump, no turn; scattered", True, partial(turn, which=0, jump=1.0, slope=1.0)),
    Case("slope_change", "+5 % a week, jump x 2, turn x 0.9; scattered", False, partial(turn, which=1, jump=2.0, slope=0.9)),
    Case("slope_change", "+5 % a week, no jump, no turn; scattered", True, partial(turn, which=1, jump=1.0, slope=1.0)),
    Case("mix_shift", "six tactics, 90 + 120 incidents, a strong shift", False, partial(mix, late=(0.15, 0.25, 0.15, 0.15, 0.2, 0.1))),
    Case("mix_shift", "six tactics, a faint shift", False, partial(mix, late=(0.28, 0.25, 0.15, 0.12, 0.12, 0.08))),
    Case("mix_shift", "six tactics, no shift", True, partial(mix, late=tuple(EARLY)), floor=True),
    Case("mean_toll_ratio", "mean 4 killed, shape 1, 60 + 60 incidents, x 1.6", False, partial(lethality, ratio=1.6)),
    Case("mean_toll_ratio", "the same, unchanged", True, partial(lethality, ratio=1.0)),
    Case("mean_toll", "mean 5 killed, shape 1, 70 incidents", False, one_mean),
    Case("median_toll", "lognormal tolls, 61 incidents", False, one_median),
    Case("median_toll_difference", "lognormal tolls, 60 + 60 incidents", False, medians),
    Case(
        "synchrony",
        "12 places, a year, 5 % common days joined by half",
        False,
        partial(common_calendar, share=0.05, joined=0.5),
        heavy=True,
    ),
    Case(
        "synchrony",
        "12 places, a year, 10 % common days joined by a third",
        False,
        partial(common_calendar, share=0.1, joined=0.33),
        heavy=True,
    ),
    Case("synchrony", "12 places, no common calendar", True, partial(common_calendar, share=0.0, joined=0.0), heavy=True),
    Case(
        "synchrony",
        "12 places, no common calendar, 15 % of days not seen",
        True,
        partial(common_calendar, share=0.0, joined=0.0, unseen=0.15),
        heavy=True,
    ),
    Case("burst", "1 a day, 4 more a day for three days", False, partial(burst, extra=4.0, alpha=0.0), heavy=True),
    Case("burst", "1 a day, none", True, partial(burst, extra=0.0, alpha=0.0), heavy=True),
    Case("burst", "1 a day, scattered (alpha 0.7), none", True, partial(burst, extra=0.0, alpha=0.7), heavy=True),
    Case("self_excitation", "branching 0.5, mean lag 3 days, two years", False, partial(excited, branching=0.5), heavy=True),
    Case("self_excitation", "branching 0.3, mean lag 2 days, two years", False, partial(excited, branching=0.3, lag=2.0), heavy=True),
    Case(
        "self_excitation",
        "branching 0.7, mean lag 5.5 days, one year (it warns: short_for_memory)",
        False,
        partial(excited, branching=0.7, lag=5.5, days=365),
        heavy=True,
        warned=True,
    ),
    Case("self_excitation", "Poisson days, a year", True, partial(excited, branching=0.0, days=365), floor=True, heavy=True),
    Case(
        "self_excitation",
        "scattered days (alpha 0.7), a year",
        True,
        partial(excited, branching=0.0, days=365, alpha=0.7),
        floor=True,
        heavy=True,
    ),
    Case("claimed_share", "35 % of 80 incidents", False, claims),
    Case("claim_lag", "40 claims, median 1 day", False, lag, floor=True),
    Case("toll_disagreement", "claims x 1.8, 60 pairs", False, partial(boasting, factor=1.8)),
    Case("toll_disagreement", "claims as others, 60 pairs", True, partial(boasting, factor=1.0)),
    Case("spread", "eight units, 150 incidents", False, spread_of),
    Case("spread_change", "eight units, 120 + 150 incidents, more even", False, partial(spreading, late=MORE_UNITS)),
    Case("spread_change", "eight units, unchanged", True, partial(spreading, late=FEW_UNITS)),
    Case("standard_distance", "normal cloud of 50 km, 80 points", False, wide),
    Case("outside_share", "30 % outside before, 55 % after; 70 + 90", False, partial(leaving, early=0.3, late=0.55)),
    Case("outside_share", "30 % outside before and after", True, partial(leaving, early=0.3, late=0.3)),
    Case("centre_shift", "cloud of 60 by 40 km moved by 35 km; 70 + 90", False, partial(moving, km=35.0)),
    Case("centre_shift", "cloud of 60 by 40 km moved by 20 km; 70 + 90", False, partial(moving, km=20.0)),
    Case("centre_shift", "cloud of 60 by 40 km moved by 12 km; 70 + 90", False, partial(moving, km=12.0)),
    Case("centre_shift", "the same cloud, not moved", True, partial(moving, km=0.0), floor=True),
    Case(
        "transport",
        "cloud moved by 35 km",
        False,
        partial(moving, km=35.0, make=partial(transport, chance_draws=1, most_cells=50)),
        heavy=True,
    ),
    Case("transport", "cloud not moved", True, partial(moving, km=0.0, make=partial(transport, chance_draws=1, most_cells=50))),
    Case("near_repeats", "250 incidents, 20 % repeated within 5 km and 2 days", False, partial(repeats, share=0.2), heavy=True),
    Case("near_repeats", "250 incidents, none repeated", True, partial(repeats, share=0.0), heavy=True),
    Case("space_time_cluster", "30 towns, 18 weeks, 12 more in one town and ten days", False, partial(cluster, extra=12), heavy=True),
    Case("space_time_cluster", "30 towns, 18 weeks, none", True, partial(cluster, extra=0), heavy=True),
)
