"""How much a text is about each country: by the places, the countries and the adjectives that it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from waqai.mentions.place_added import is_added
from waqai.mentions.place_making import QUIET
from waqai.mentions.place_mention import PlaceMention

SIDES = frozenset(("شمال", "جنوب", "شرق", "غرب", "وسط", "ساحل"))
"""«في الشمال»: of whatever land the text is about."""


def country_weights(mentions: Sequence[PlaceMention], context: Mapping[str, float] | None = None) -> dict[str, float]:
    """How much a text is about each country: named, by adjective, and by places that only it has; the lead counts more.

    `context` adds what is known besides (the paper's country, the actors): ISO code to weight, 1.0 for one mention's worth.
    """
    weights: dict[str, float] = dict(context or {})
    for m in mentions:
        # of equals the larger leads
        countries = dict.fromkeys(h.row.country for h in sorted(m.hits, key=lambda h: (-h.row.weight, h.row.id)))
        if not countries or m.kind == "border" or is_added(m) or (m.key in SIDES and not m.frame and not m.hints):
            continue  # «في الشمال» is of any land
        worth = {"country": 2.0, "nationality": 0.5}.get(m.kind, 1.2)
        if m.role == "adjacent":
            worth *= 0.1  # «القريبة من فنزويلا» is not in Venezuela
        elif m.role in QUIET or m.role == "dateline":
            worth *= 0.3
        elif m.role == "heading":
            worth *= 2
        if m.common:
            worth *= 0.3
        if m.sentence <= 2:
            worth *= 1.5
        for country in countries:
            weights[country] = weights.get(country, 0.0) + worth / len(countries) ** 2
    return weights


def anchors(m: PlaceMention) -> bool:
    """Whether a mention says on its own which country a text is about: a country, an adjective, a unit or a large city."""
    return m.kind in ("country", "nationality") or any(h.row.kind == "admin1" or h.row.weight >= 150_000 for h in m.hits)
