"""The filter of an address: one for every page, so that an address can be shared and means the same to everybody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlencode

from fastapi import Request

from waqai.app.naming import stored_name
from waqai.app.web import care
from waqai.app.web.editing import plain
from waqai.app.web.naming import country_code, places_named
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Denied, Visitor, bench_of
from waqai.knowledge.places import Gazetteer
from waqai.register import Filter
from waqai.register.filter import KEYS

NAMES = ("actor", "attacker", "target", "claimed_by")
"""Keys whose values may be names of persons."""

FIGURES = ("killed", "wounded", "toll", "sources")
"""Keys whose values are ranges of figures."""

OWN = frozenset(
    (
        "sort",
        "cursor",
        "view",
        "lang",
        "profile",
        "unit",
        "degrees",
        "limit",
        "name",
        "id",
        "n",
        "queue",
        "after",
        "as",
        "facet",
        "shape",
        "done",
        "back",
    )
)
"""Keys of addresses that are the pages' own and no part of a filter."""


def filter_of(request: Request, me: Visitor) -> Filter:
    """What the address of a page means. Raises FilterError for a key that neither page nor filter has, 403 for what a role may not ask."""
    pairs = [(key, value) for key, value in request.query_params.multi_items() if key not in OWN]
    return permitted(Filter.from_query(list(as_rows_hold(pairs, bench_of(request).gazetteer))), me)


def as_rows_hold(pairs: Iterable[tuple[str, str]], places: Callable[[], Gazetteer]) -> Iterator[tuple[str, str]]:
    """The parts of an address with names of actors, weapons, countries and places as rows hold them, in whichever language they are typed.

    A place that is only known as a governorate asks for all that lies in it.

    >>> from waqai.gazetteers import load_all_places
    >>> list(as_rows_hold([("actor", "داعش"), ("country", "العراق"), ("place", "الموصل"), ("place", "الأنبار")], load_all_places))
    [('actor', 'Islamic State'), ('country', 'IQ'), ('place', 'Mosul'), ('admin1', 'Anbar')]
    """
    for key, value in pairs:
        typed = value.strip()
        if key in (*NAMES, "weapon"):
            yield key, stored_name(typed, key) or ""
        elif key in FIGURES:
            yield key, figures_asked(typed)
        elif key == "country" and typed:
            found = country_code(typed) or next((row.country for row in places_named(places(), typed) if row.kind == "country"), None)
            yield key, found or typed.upper()
        elif key == "place" and (not typed.isascii() or typed.islower()):
            rows = places_named(places(), typed)
            units = all(row.kind == "admin1" for row in rows)
            yield from dict.fromkeys(("admin1" if units else "place", row.name) for row in rows) or [(key, value)]
        else:
            yield key, value


def permitted(wanted: Filter, me: Visitor) -> Filter:
    """The filter, if somebody may ask it: who sees no words and no names may not find out either by searching for them. Else 403."""
    if me.may(Right.READ):
        return wanted
    if wanted.text or wanted.article:
        raise Denied("no-words", "your role ({role}) does not search in words of articles", role=me.role)
    if any(care.names_a_person(list(getattr(wanted, name))) for name in NAMES):
        raise Denied("no-names", "your role ({role}) does not search for names of persons", role=me.role)
    return wanted


def figures_asked(written: str) -> str:
    """A range of figures as editors take it, as a filter has it.

    >>> [figures_asked(typed) for typed in ("٣+", "3-5", "3..5", "..5", "4")]
    ['3..', '3..5', '3..5', '..5', '4']
    """
    return re.sub(r"(\d+)\s*(?:[-–—]|إلى|الى|to)\s*(\d+)", r"\1..\2", re.sub(r"(\d+)\s*\+", r"\1..", plain(written)))


def figures_shown(asked: str) -> str:
    """A range of a filter as editors take it.

    >>> [figures_shown(asked) for asked in ("3..", "3..5", "..5", "4")]
    ['3+', '3-5', '..5', '4']
    """
    return re.sub(r"^(\d+)\.\.(\d+)$", r"\1-\2", re.sub(r"^(\d+)\.\.$", r"\1+", asked))


def without(wanted: Filter, key: str, value: str) -> str:
    """The query of a filter without one of its parts.

    >>> without(Filter.from_query("country=IQ&country=SY&toll=3.."), "country", "SY")
    'country=IQ&toll=3..'
    """
    return urlencode([pair for pair in wanted.to_pairs() if pair != (key, value)])


__all__ = ["KEYS", "NAMES", "OWN", "filter_of", "permitted", "without"]
