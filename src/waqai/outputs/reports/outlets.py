"""From which country the outlets of a report speak, and whether its forces are a party to the incidents."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

import yaml

from waqai.analysis import IncidentTable
from waqai.knowledge import load_packs

_STATE = frozenset(("state_military", "state_police", "state_security", "coalition"))
_MANY = 0.5


@dataclass(frozen=True, slots=True)
class Leaning:
    """That more than half of the reports with a known outlet come from papers of one country; `party`: its forces take part."""

    country: str
    share: float
    party: bool


@functools.cache
def load_outlets() -> Mapping[str, Mapping[str, str]]:
    """Outlets by the name that documents have: `en`, `ar`, `country` (may be missing)."""
    found: Mapping[str, Mapping[str, str]] = yaml.safe_load(
        resources.files("waqai.outputs.reports").joinpath("outlets.yaml").read_text("utf-8")
    )
    return found


def leaning(subject: IncidentTable, around: IncidentTable) -> Leaning | None:
    """The country from which most reports of the subject speak, if there is one; `around`: the incidents that show who fights."""
    outlets = subject.reports["outlet"].dropna()
    countries = outlets.map(lambda name: load_outlets().get(str(name).casefold(), {}).get("country")).dropna().value_counts()
    if not len(countries) or countries.iloc[0] / len(outlets) <= _MANY:
        return None
    country = str(countries.index[0])
    parties = {str(name) for side in ("attackers", "targets") for cell in around.rows[side] for name in cell}
    return Leaning(country, float(countries.iloc[0] / len(outlets)), bool(parties & _forces_of(country)))


@functools.cache
def _forces_of(country: str) -> frozenset[str]:
    return frozenset(
        entry.label_en
        for entry in load_packs().of("actors")
        if entry.attrs.get("class") in _STATE and country in (entry.attrs.get("country") or ())
    )
