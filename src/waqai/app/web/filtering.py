"""The filter of an address: one for every page, so that an address can be shared and means the same to everybody."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import Request

from waqai.app.web.labels import REVIEWS, STATUSES, TACTICS
from waqai.register import Filter
from waqai.register.filter import KEYS

OWN = frozenset(
    ("sort", "cursor", "view", "lang", "profile", "unit", "degrees", "limit", "name", "id", "n", "queue", "after", "as", "facet")
)
"""Keys of addresses that are the pages' own and no part of a filter."""


def filter_of(request: Request) -> Filter:
    """What the address of a page means. Raises FilterError for a key that neither page nor filter has."""
    pairs = [(key, value) for key, value in request.query_params.multi_items() if key not in OWN]
    return Filter.from_query(pairs)


def without(wanted: Filter, key: str, value: str) -> str:
    """The query of a filter without one of its parts.

    >>> without(Filter.from_query("country=IQ&country=SY&toll=3.."), "country", "SY")
    'country=IQ&toll=3..'
    """
    return urlencode([pair for pair in wanted.to_pairs() if pair != (key, value)])


CHOICES = {"type": TACTICS, "status": STATUSES, "review": {key: said for key, said in REVIEWS.items() if key != "rejected"}}
"""Keys whose values are few and known."""

__all__ = ["CHOICES", "KEYS", "OWN", "filter_of", "without"]
