"""Worked cases whose figures are in the literature or the press: computed again from benchmarks/published.yaml, or explained.

    python benchmarks/published.py [--docs]

Prints a line for each statement: what the source says, what comes out here, and whether the two agree. `--docs` puts them into
docs/method.md. Totals know their period, not their days: ratios are exact Poisson ratios of totals, which take single attacks as
independent of each other, so that their intervals are the narrowest that can be meant.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from recovery import METHOD, put_between_marks
from waqai.analysis import IncidentTable, Ratio, claimed_share, exact_ratio, spread

DATA = Path(__file__).with_name("published.yaml")


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement of a source beside what is computed from its own figures; `agrees` is None where the figures cannot decide it."""

    case: str
    says: str
    computed: str
    agrees: bool | None
    values: Mapping[str, float]


def load() -> dict[str, Any]:
    cases: dict[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return cases


def days(period: Mapping[str, Any]) -> int:
    return int((period["end"] - period["start"]).days) + 1


def shown(ratio: Ratio) -> str:
    return f"{ratio.value:.2f} [{ratio.low:.2f}, {ratio.high:.2f}], p = {ratio.p:.2g}"


def figures(ratio: Ratio) -> dict[str, float]:
    return {"ratio": ratio.value or 0.0, "low": ratio.low or 0.0, "high": ratio.high or 0.0, "p": ratio.p or 0.0}


def ratio_of(early: Mapping[str, Any], late: Mapping[str, Any]) -> Ratio:
    return exact_ratio(early["attacks"], days(early), late["attacks"], days(late))


def findings(cases: Mapping[str, Any]) -> Iterator[Finding]:
    yield from campaign(cases["ramadan_2022"])
    yield from totals(cases)
    yield from tables(cases)
    yield from places(cases)


def campaign(case: Mapping[str, Any]) -> Iterator[Finding]:
    """The campaign was announced in the middle of Ramadan: fifteen days before it, fifteen from it on."""
    whole, late = case["ramadan"], case["since_announcement"]
    n1, t1 = late["attacks"], days({"start": late["start"], "end": whole["end"]})
    ratio = exact_ratio(whole["attacks"] - n1, days(whole) - t1, n1, t1)
    computed = f"rate from 17 April over rate before: {shown(ratio)}"
    yield Finding("ramadan_2022", "attacks surged with the campaign", computed, bool(ratio.low and ratio.low > 1), figures(ratio))
    other = exact_ratio(whole["attacks"] - case["more_than_last_ramadan"], days(whole), whole["attacks"], days(whole))
    computed = f"ratio of the two months: {shown(other)}: no difference that chance would not make"
    yield Finding("ramadan_2022", "ten attacks more than in Ramadan 2021", computed, None, figures(other))


def totals(cases: Mapping[str, Any]) -> Iterator[Finding]:
    half = cases["half_year_2024"]
    ratio = ratio_of(half["year_2023"], half["first_half_2024"])
    computed = f"ratio of daily rates: {shown(ratio)}"
    yield Finding("half_year_2024", "more than double the pace of 2023", computed, bool(ratio.value and ratio.value > 2), figures(ratio))
    both = cases["half_year_2023"]
    rows = [{"claimed_by": both["actor"] if i < both["claimed"] else None} for i in range(both["documented"])]
    share = claimed_share(IncidentTable.from_rows(rows))
    computed = f"share claimed: {share.value:.3f} [{share.low:.3f}, {share.high:.3f}]: counting claims alone halves the record"
    yield Finding("half_year_2023", "63 of 133 attacks claimed", computed, None, {"share": share.value or 0.0})
    years = cases["eleven_months_2023"]
    ratio = ratio_of(years["year_2022"], years["year_2023"])
    fall, least, most = (100 * (1 - (end or 0.0)) for end in (ratio.value, ratio.high, ratio.low))
    computed = f"{fall:.1f} % [{least:.1f}, {most:.1f}]: 53 is cut off, not rounded"
    yield Finding("eleven_months_2023", "a decrease of 53 percent", computed, abs(fall - 53) < 1, {"fall": fall})
    naba = cases["naba_2020"]
    year, before = naba["year_2020"], naba["year_2020"]["attacks"] + naba["fewer_than_2019"]
    week = 7 * year["attacks"] / days(year)
    yield Finding("naba_2020", "on average 53 operations a week", f"{week:.1f} a week", round(week) == 53, {"week": week})
    ratio = exact_ratio(before, 365, year["attacks"], days(year))
    computed = f"ratio of daily rates: {shown(ratio)}"
    yield Finding("naba_2020", "a bit less active than in 2019", computed, bool(ratio.high and ratio.high < 1), figures(ratio))


def tables(cases: Mapping[str, Any]) -> Iterator[Finding]:
    tactics = cases["tactics_2022"]
    total, each = sum(tactics["tactics"].values()), tactics["killed_and_wounded"] / tactics["total"]
    share = 100 * tactics["tactics"]["inghimasi and suicide"] / total
    computed = f"types add up to {total:,}; {each:.2f} killed and wounded each; suicide and inghimasi {share:.1f} %"
    yield Finding("tactics_2022", "2,058 operations, by type", computed, total == tactics["total"], {"total": total, "each": each})
    yield from suicide(cases["suicide_2016"])
    week = cases["week_may_2022"]
    attacks, people = (sum(pair[i] for pair in week["provinces"].values()) for i in (0, 1))
    iraq = sum(week["within_iraq"].values())
    agrees = (attacks, people, iraq) == (week["total"], week["killed_and_wounded"], week["provinces"]["Iraq"][0])
    computed = f"provinces add up to {attacks} and {people}, those within Iraq to {iraq}"
    yield Finding("week_may_2022", "56 operations, 204 killed and wounded", computed, agrees, {"attacks": attacks, "people": people})


def suicide(case: Mapping[str, Any]) -> Iterator[Finding]:
    targets, means = sum(case["targets"].values()), sum(case["means"].values())
    pace, december = case["total"] / case["days"], case["total"] - sum(case["months"])
    computed = f"targets add up to {targets:,}, means to {means:,}"
    yield Finding("suicide_2016", "1,112 attacks, by target and by means", computed, {targets, means} == {case["total"]}, {"means": means})
    yield Finding("suicide_2016", "an average of three a day", f"{pace:.2f} a day", round(pace) == 3, {"pace": pace})
    months = [*case["months"], december]
    ratio = exact_ratio(sum(months[:8]), 244, sum(months[8:]), 122)
    computed = f"the total leaves {december} for it; September to December over January to August: {shown(ratio)}"
    yield Finding("suicide_2016", "(December is missing in the report)", computed, None, {"december": december, **figures(ratio)})


def places(cases: Mapping[str, Any]) -> Iterator[Finding]:
    case = cases["countries_2021"]
    by_country, length = case["countries"], days(case)
    total = sum(by_country.values())
    found = spread(IncidentTable.from_rows([{"country": name} for name, n in by_country.items() for _ in range(n)]), "country")
    mixed = f"as mixed as {found.value:.1f} [{found.low:.1f}, {found.high:.1f}] countries hit alike, of {len(by_country)}"
    agrees = total == case["total"] and sorted(by_country, key=by_country.__getitem__)[-2] == "Nigeria"
    values = {"total": total, "effective": found.value or 0.0}
    yield Finding("countries_2021", "517 attacks, Nigeria second", f"countries add up to {total}; {mixed}", agrees, values)
    computed = f"1 January to 17 March are {length} days: one of the two is a slip"
    yield Finding("countries_2021", "within 81 days", computed, length == case["days_said"], {"days": length})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", action="store_true", help="put the table into docs/method.md")
    options = parser.parse_args()
    cases = load()
    words = {True: "agrees", False: "does not agree", None: "adds"}
    lines = ["| case | the source says | computed here from its figures | |", "|---|---|---|---|"]
    lines += [f"| `{f.case}` | {f.says} | {f.computed} | {words[f.agrees]} |" for f in findings(cases)]
    lines += ["", *(f"* `{name}`: {case['title']}. {case['source']}." for name, case in cases.items())]
    print("\n".join(lines))
    if options.docs:
        put_between_marks(METHOD, "published", "\n".join(lines))


if __name__ == "__main__":
    main()
