"""The filter of an address: one for every page, so that an address can be shared and means the same to everybody."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import Request

from waqai.app.web import care
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Denied, Visitor
from waqai.register import Filter
from waqai.register.filter import KEYS

NAMES = ("actor", "attacker", "target", "claimed_by")
"""Keys whose values may be names of persons."""

OWN = frozenset(
    ("sort", "cursor", "view", "lang", "profile", "unit", "degrees", "limit", "name", "id", "n", "queue", "after", "as", "facet", "shape")
)
"""Keys of addresses that are the pages' own and no part of a filter."""


def filter_of(request: Request, me: Visitor) -> Filter:
    """What the address of a page means. Raises FilterError for a key that neither page nor filter has, 403 for what a role may not ask."""
    pairs = [(key, value) for key, value in request.query_params.multi_items() if key not in OWN]
    return permitted(Filter.from_query(pairs), me)


def permitted(wanted: Filter, me: Visitor) -> Filter:
    """The filter, if somebody may ask it: who sees no words and no names may not find out either by searching for them. Else 403."""
    if me.may(Right.READ):
        return wanted
    if wanted.text or wanted.article:
        raise Denied("no-words", "your role ({role}) does not search in words of articles", role=me.role)
    if any(care.names_a_person(list(getattr(wanted, name))) for name in NAMES):
        raise Denied("no-names", "your role ({role}) does not search for names of persons", role=me.role)
    return wanted


def without(wanted: Filter, key: str, value: str) -> str:
    """The query of a filter without one of its parts.

    >>> without(Filter.from_query("country=IQ&country=SY&toll=3.."), "country", "SY")
    'country=IQ&toll=3..'
    """
    return urlencode([pair for pair in wanted.to_pairs() if pair != (key, value)])


__all__ = ["KEYS", "NAMES", "OWN", "filter_of", "permitted", "without"]
