"""Simultaneity, bursts, self-excitation, campaigns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from waqai.analysis import (
    ClaimedTotals,
    IncidentTable,
    bursts,
    claimed_against_counted,
    claimed_totals,
    inferred_campaigns,
    named_campaigns,
    observed_days,
    self_excitation,
    synchrony,
)
from waqai.analysis.hawkes import excitement, fit_hawkes, simulate_hawkes

START = date(2024, 3, 1)
Row = Callable[..., dict[str, Any]]


def spread(row: Row, seed: int = 1, days: int = 84, places: int = 6, chance: float = 0.1) -> list[dict[str, Any]]:
    """Incidents of places that do not know of each other."""
    hit = np.random.default_rng(seed).random((days, places)) < chance
    return [row(int(day), admin1=f"unit-{place}") for day, place in np.argwhere(hit)]


def test_one_day_on_which_every_place_is_hit_stands_out(row: Row) -> None:
    quiet = spread(row)
    table = IncidentTable.from_rows(quiet + [row(40, admin1=f"unit-{place}") for place in range(6)])
    found = synchrony(table, observed_days(table), permutations=199)
    assert found.value is not None and found.value > 1.3 and found.p is not None and found.p < 0.05
    [day] = found.parts["days"]
    assert day["day"] == str(START + timedelta(40)) and len(day["places"]) == 6 and len(day["ids"]) >= 6
    alone = IncidentTable.from_rows(quiet)
    assert synchrony(alone, observed_days(alone), permutations=199).parts["days"] == []


def test_a_busy_place_by_itself_is_no_simultaneity(row: Row) -> None:
    table = IncidentTable.from_rows(spread(row, chance=0.05) + [row(40, admin1="unit-0") for _ in range(30)])
    found = synchrony(table, observed_days(table), permutations=199)
    assert found.p is not None and found.p > 0.05


def test_days_that_are_not_sure_take_no_part(row: Row) -> None:
    vague = [{**row(10, admin1=f"unit-{i}"), "date_end": row(14)["date_start"]} for i in range(6)]
    table = IncidentTable.from_rows(spread(row) + vague)
    found = synchrony(table, observed_days(table), permutations=99)
    assert found.n == len(spread(row)) and "dates_too_wide_for_a_day" in {caveat.key for caveat in found.caveats}


def test_a_burst_is_found_with_its_days_and_members(row: Row) -> None:
    calm = [row(day, place="town") for day in range(90) if day % 2]
    storm = [row(day, place="city") for day in (50, 51, 52) for _ in range(5)]
    table = IncidentTable.from_rows(calm + storm)
    [burst] = bursts(table, observed_days(table), simulations=199)
    assert (burst.parts["first"], burst.parts["last"]) == (str(START + timedelta(50)), str(START + timedelta(52)))
    assert burst.n == 16 and len(burst.rows) == 16 and "city" in burst.parts["places"]
    steady = IncidentTable.from_rows(calm)
    assert bursts(steady, observed_days(steady), simulations=199) == ()


def test_excitement_is_what_its_definition_says() -> None:
    counts = np.array([[2.0, 0.0, 1.0, 0.0]])
    assert excitement(counts, 0.5)[0] == pytest.approx([0.0, 1.0, 0.5, 0.75])


def test_the_hawkes_fit_is_the_maximum_of_its_likelihood() -> None:
    counts = simulate_hawkes(0.5, 0.5, 0.7, 400, 1, np.random.default_rng(8))[0]
    fit = fit_hawkes(counts)

    def likelihood(mu: float, branching: float, decay: float) -> float:
        rate = mu + branching * excitement(counts[None, :], decay)[0]
        return float((counts * np.log(rate) - rate).sum())

    best = likelihood(fit.mu, fit.branching, fit.decay)
    near = [likelihood(fit.mu * a, fit.branching + b, fit.decay + c) for a in (0.8, 1.2) for b in (-0.15, 0.15) for c in (-0.1, 0.1)]
    assert best > max(near) and fit.low < fit.branching < fit.high


def test_shuffled_days_do_not_excite(row: Row) -> None:
    rng = np.random.default_rng(3)
    counts = simulate_hawkes(0.4, 0.6, 0.6, 300, 1, rng)[0]

    def table(series: Any) -> IncidentTable:
        return IncidentTable.from_rows([row(int(day)) for day in np.repeat(np.arange(300), series)])

    days = np.arange(np.datetime64(START), np.datetime64(START) + 300)
    real, shuffled = (self_excitation(table(series), days, 99, 99) for series in (counts, rng.permutation(counts)))
    assert real.p == pytest.approx(0.01) and real.low is not None and real.low > 0 and real.parts["fit_p"] > 0.05
    assert shuffled.p is not None and shuffled.p > 0.05 and shuffled.low == 0


def test_named_campaigns_gather_spellings_and_leave_retellings_uncounted(row: Row) -> None:
    rows = [row(d, campaign="غزوة السهل", admin1=f"u{d}", killed_min=2, killed_max=2, claimed_by="Northern Front") for d in (0, 1, 1, 2)]
    rows += [row(1, campaign="«السهل»", admin1="u2"), row(5, campaign="السهل", status="background", killed_min=90, killed_max=90), row(3)]
    [campaign] = named_campaigns(IncidentTable.from_rows(rows))
    assert campaign.name == "غزوة السهل" and len(campaign.members) == 5 and len(campaign.retold) == 1
    assert (campaign.first, campaign.last) == (START, START + timedelta(2))
    assert campaign.claimed == campaign.unconfirmed == 4 and campaign.totals[0].value == 8
    assert campaign.most_units == 2 and campaign.fullest == START + timedelta(1)
    [totals] = claimed_totals(IncidentTable.from_rows(rows))
    assert totals.figures == {"killed": 90}


def test_an_unnamed_campaign_is_proposed_where_a_burst_is_also_simultaneous(row: Row) -> None:
    calm = spread(row, days=112, chance=0.03)
    storm = [row(day, admin1=f"unit-{place}", claimed_by="Northern Front") for day in (60, 61) for place in range(6)]
    table = IncidentTable.from_rows(calm + storm)
    [campaign] = inferred_campaigns(table, observed_days(table))
    assert campaign.kind == "inferred" and {"burst", "synchrony", "shared_claim"} == set(campaign.signs)
    assert set(campaign.members) >= {f"row-{len(calm) + i + 1}" for i in range(12)}
    assert "inferred_campaign" in {caveat.key for caveat in campaign.caveats}
    alone = IncidentTable.from_rows(calm)
    assert inferred_campaigns(alone, observed_days(alone)) == ()


def test_claimed_figures_stand_beside_counted_ones_with_the_bounds_of_dates(row: Row) -> None:
    edge = {**row(9), "date_end": row(11)["date_start"], "killed_min": 1, "killed_max": 4}
    rows = [row(d, killed_min=3, killed_max=3) for d in range(10)] + [edge, row(20)]
    claim = ClaimedTotals("spring", {"incidents": 40, "killed": 100}, START, START + timedelta(9), "Northern Front")
    incidents, killed = claimed_against_counted(IncidentTable.from_rows(rows), claim, "Northern Front")
    assert (incidents.value, incidents.low, incidents.high) == (0.25, 0.25, 0.275)
    assert (killed.value, killed.low, killed.high) == (0.3, 0.3, 0.34)
    assert "claimed_not_found" in {caveat.key for caveat in killed.caveats}
    with pytest.raises(ValueError, match="'tanks' is none of"):
        ClaimedTotals("x", {"tanks": 3})
