"""Which incidents: one object for the command line, the interface, the workbench and the address of a page.

| key of the address | field | meaning |
|---|---|---|
| `from`, `to` | `since`, `until` | first and last day; an incident counts where one of its possible days lies between them |
| `bbox` | `bbox` | west,south,east,north in degrees |
| `country`, `admin1`, `place` | the same | ISO code, governorate, place; several times: any of them |
| `actor`, `attacker`, `target` | the same | names as in the rows; `actor` is either side |
| `type`, `status`, `weapon` | the same | tactic, status, weapon |
| `killed`, `wounded`, `toll` | the same | range of the best figure: `3..`, `..5`, `3..5`, `4`; `toll` takes joint figures in |
| `source`, `reported_by`, `claimed_by`, `campaign` | the same | outlet of a report, whose word it is, who claims it, named series |
| `review` | `review` | new, partly, accepted or later |
| `assignee` | `assignee` | who is to look at it; `-`: nobody yet |
| `conflicts`, `claimed` | the same | yes or no |
| `sources` | `sources` | range of how many independent articles tell it |
| `precision` | `precision` | range of the precision of the place, 1 (site) to 5 (country) |
| `q` | `text` | words of the sentences that tell it (see `question`) |
| `article` | `article` | words of the whole article |
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

from waqai.model import STATUSES, TACTICS, Refusal
from waqai.register.question import QuestionError, terms_of
from waqai.register.written import storable

ORDERS = ("date", "-date", "priority", "toll", "changed", "added")
"""Orders of a list: by day, newest day first, most in need of a person first, highest toll first, last changed first, as they came."""

INCIDENT_REVIEWS = ("new", "partly", "accepted", "later")


class FilterError(Refusal, ValueError):
    """A filter that cannot be meant: an unknown key, a day that is none, a box that is none."""


def refused(error: QuestionError) -> FilterError:
    """The filter whose words ask for nothing."""
    return FilterError(error.code, error.sentence, **error.values)


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, both counted in; None: open.

    >>> str(Range(3, None)), str(Range(4, 4)), Range.read("..5")
    ('3..', '4', Range(low=None, high=5))
    """

    low: int | None = None
    high: int | None = None

    def __str__(self) -> str:
        if self.low is not None and self.low == self.high:
            return str(self.low)
        return f"{'' if self.low is None else self.low}..{'' if self.high is None else self.high}"

    @staticmethod
    def read(written: str) -> Range:
        """A range as people write it."""
        match = re.fullmatch(r"(\d{1,9})?(?:(\.\.)(\d{1,9})?)?", written.strip(), re.ASCII)
        if match is None or written.strip() in ("", ".."):
            raise FilterError("no-range", "{written!r} is no range such as 3.., ..5, 3..5 or 4", written=written)
        low = int(match[1]) if match[1] else None
        high = (int(match[3]) if match[3] else None) if match[2] else low
        if low is not None and high is not None and high < low:
            raise FilterError("range-backwards", "{written!r}: a range from high to low", written=written)
        return Range(low, high)


Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which incidents are meant. Several values of one field: any of them; several fields: all of them.

    >>> Filter.from_query("country=IQ&type=car_bomb&killed=3..").to_query()
    'country=IQ&type=car_bomb&killed=3..'
    """

    since: date | None = None
    until: date | None = None
    bbox: tuple[float, float, float, float] | None = None
    country: Names = ()
    admin1: Names = ()
    place: Names = ()
    actor: Names = ()
    attacker: Names = ()
    target: Names = ()
    type: Names = ()
    status: Names = ()
    weapon: Names = ()
    killed: Range | None = None
    wounded: Range | None = None
    toll: Range | None = None
    source: Names = ()
    reported_by: Names = ()
    claimed_by: Names = ()
    campaign: Names = ()
    review: Names = ()
    assignee: str | None = None
    conflicts: bool | None = None
    claimed: bool | None = None
    sources: Range | None = None
    precision: Range | None = None
    text: str | None = None
    article: str | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.until < self.since:
            raise FilterError("days-backwards", "from {since} is after to {until}", since=self.since, until=self.until)
        for name, known in (("type", TACTICS), ("status", STATUSES), ("review", INCIDENT_REVIEWS)):
            for value in getattr(self, name):
                if value not in known:
                    raise FilterError("no-such-value", "{field} {value!r}: one of {known}", field=name, value=value, known=", ".join(known))
        for question in (self.text, self.article):
            if question is not None:
                try:
                    terms_of(question)
                except QuestionError as error:
                    raise refused(error) from None

    @staticmethod
    def from_query(query: str | Mapping[str, Any] | Iterable[tuple[str, str]]) -> Filter:
        """The filter that an address (`a=b&a=c`), a mapping or a list of pairs says. Raises FilterError with the key that is wrong."""
        if isinstance(query, str):
            pairs: list[tuple[str, str]] = parse_qsl(query.lstrip("?"), keep_blank_values=True)
        elif isinstance(query, Mapping):
            pairs = [(key, str(v)) for key, value in query.items() for v in (value if isinstance(value, list | tuple) else [value])]
        else:
            pairs = list(query)
        given: dict[str, list[str]] = {}
        for key, value in pairs:
            if key not in _FIELD_OF:
                raise FilterError("no-such-filter", "{key}: no such filter; one of {known}", key=key, known=", ".join(_FIELD_OF))
            if value.strip():
                given.setdefault(key, []).append(storable(value.strip()))
        values: dict[str, Any] = {}
        for key, texts in given.items():
            name = _FIELD_OF[key]
            if name in _MANY:
                values[name] = tuple(dict.fromkeys(texts))
            elif len(texts) > 1:
                raise FilterError("given-twice", "{field} is given twice", field=key)
            else:
                try:
                    values[name] = _READ.get(name, str)(texts[0])
                except FilterError as error:
                    raise FilterError(error.code, "{field}: {said}", field=key, said=error) from None
        return Filter(**values)

    def to_pairs(self) -> list[tuple[str, str]]:
        """The filter as keys and values of an address, in a fixed order."""
        pairs: list[tuple[str, str]] = []
        for key, name in _FIELD_OF.items():
            value = getattr(self, name)
            if value is None or value == ():
                continue
            if name in _MANY:
                pairs += ((key, item) for item in value)
            elif name == "bbox":
                pairs.append((key, ",".join(f"{edge:g}" if edge == float(f"{edge:g}") else repr(edge) for edge in value)))
            else:
                pairs.append((key, ("yes" if value else "no") if isinstance(value, bool) else str(value)))
        return pairs

    def to_query(self) -> str:
        """The filter as the query of an address; `from_query` reads it back."""
        return urlencode(self.to_pairs())

    @property
    def is_empty(self) -> bool:
        """Whether every incident is meant."""
        return self == Filter()


def _box(written: str) -> tuple[float, float, float, float]:
    parts = written.split(",")
    try:
        west, south, east, north = (float(part) for part in parts)
    except ValueError:
        raise FilterError("no-box", "{written!r} is no box: west,south,east,north in degrees", written=written) from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise FilterError("no-box", "{written!r} is no box: west,south,east,north in degrees", written=written)
    return west, south, east, north


def _yes(written: str) -> bool:
    if written.lower() not in ("yes", "no", "true", "false", "1", "0"):
        raise FilterError("yes-or-no", "{written!r}: yes or no", written=written)
    return written.lower() in ("yes", "true", "1")


def _date(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise FilterError("no-day", "{written!r} is not an ISO date such as 2019-04-10", written=written) from None


_KEYS = {"since": "from", "until": "to", "text": "q"}
_FIELD_OF = {_KEYS.get(f.name, f.name): f.name for f in fields(Filter)}
_MANY = frozenset(f.name for f in fields(Filter) if f.type == "Names")
_RANGES = ("killed", "wounded", "toll", "sources", "precision")
_READ: dict[str, Callable[[str], Any]] = {
    "since": _date,
    "until": _date,
    "bbox": _box,
    "conflicts": _yes,
    "claimed": _yes,
    **dict.fromkeys(_RANGES, Range.read),
}
KEYS = tuple(_FIELD_OF)
"""The keys of an address, in their order."""
