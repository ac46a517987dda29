"""Which fields of a row people may correct, what values they take, and how a corrected row is made.

Codebook: the fields of an event; an incident has `killed_best` and `wounded_best` besides. A wrong value is refused with one line.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from waqai.model import STATUSES, TACTICS, Place, Refusal
from waqai.model.geo_precision import acled_geo_precision, ucdp_where_prec
from waqai.register.schema import REVIEWS
from waqai.register.written import storable


class FieldError(Refusal, ValueError):
    """A value that a field cannot take, or a field that there is not."""


def _day(value: str) -> str:
    if len(value) != 10:
        raise ValueError("no day")
    return date.fromisoformat(value).isoformat()


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Day = Annotated[str, AfterValidator(_day)]
Figure = Annotated[int, Field(ge=0, le=10_000_000)]


class _Columns(BaseModel):
    """The fields of a row and their values, as a person may set them."""

    model_config = ConfigDict(strict=True, extra="forbid")

    status: Annotated[str, Field(pattern="^(" + "|".join(STATUSES) + ")$")]
    type: Annotated[str, Field(pattern="^(" + "|".join(TACTICS) + ")$")]
    date_start: Day | None
    date_end: Day | None
    date_precision: Literal["day", "days", "week", "month", "year", "unknown"]
    date_basis: Literal["text", "publication", "none"]
    place_ar: Name | None
    place: Name | None
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None
    admin1: Name | None
    admin2: Name | None
    pcode: Name | None
    lat: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)] | None
    lon: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)] | None
    geo_precision: Annotated[int, Field(ge=1, le=5)] | None
    attacker: Name
    target: Annotated[list[Name], Field(max_length=50)]
    weapon: Name | None
    killed_min: Figure | None
    killed_best: Figure | None
    killed_max: Figure | None
    wounded_min: Figure | None
    wounded_best: Figure | None
    wounded_max: Figure | None
    casualties_combined: Figure | None
    abducted: Figure | None
    attackers_killed: Figure | None
    claimed_by: Name | None
    attributed_by: Name | None
    reported_by: Name | None
    campaign: Name | None
    damage: Annotated[list[Name], Field(max_length=50)]
    evidence_ar: Annotated[str, Field(max_length=1000)]
    notes: Words | None


Spans = Annotated[list[tuple[Annotated[int, Field(ge=0)], int, Name]], Field(max_length=100)]
INCIDENT_ONLY = ("killed_best", "wounded_best")
FIELDS = tuple(_Columns.model_fields)
EVENT_FIELDS = tuple(name for name in FIELDS if name not in INCIDENT_ONLY)
INCIDENT_FIELDS = tuple(name for name in FIELDS if name not in ("reported_by", "notes"))
_PLACED = frozenset(("lat", "lon", "geo_precision", "country", "admin1", "admin2", "place_ar"))


@cache
def _adapter(field: str) -> TypeAdapter[Any]:
    info = _Columns.model_fields[field]
    kind: Any = Annotated[info.annotation, info] if info.metadata else info.annotation
    return TypeAdapter(kind, config=ConfigDict(strict=True))


def checked(field: str, value: Any, *, incident: bool = False) -> Any:
    """The value as it will be stored. Raises FieldError in words for the user.

    >>> checked("country", "SY"), checked("killed_min", 3)
    ('SY', 3)
    >>> checked("killed_min", -1)
    Traceback (most recent call last):
    waqai.register.fields.FieldError: killed_min: -1: at least 0
    """
    known = INCIDENT_FIELDS if incident else EVENT_FIELDS
    span_of = field.removeprefix("spans.") if field.startswith("spans.") and not incident else None
    if field not in known and span_of not in known:
        raise FieldError("no-such-field", "{field}: no such field; one of {known}", field=field, known=", ".join(known))
    value = storable(value)
    if field in ("lat", "lon") and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    try:
        if span_of is not None:
            return [list(span) for span in _spans(value)]
        return _adapter(field).validate_python(value)
    except ValidationError as error:
        said = complaint(error.errors(include_url=False)[0])
        raise FieldError(said.code, "{field}: {value!r}: {said}", field=field, value=value, said=said) from None


def complaint(what: Mapping[str, Any]) -> Refusal:
    """What pydantic finds wrong with a value, in words of ours that have their translations.

    >>> str(complaint({"type": "greater_than_equal", "ctx": {"ge": 0}, "msg": ""}))
    'at least 0'
    """
    kind, limits = str(what["type"]), what.get("ctx", {})
    if kind in ("greater_than_equal", "greater_than"):
        return Refusal("too-low", "at least {least}", least=_plain(limits.get("ge", limits.get("gt"))))
    if kind in ("less_than_equal", "less_than"):
        return Refusal("too-high", "at most {most}", most=_plain(limits.get("le", limits.get("lt"))))
    if kind in ("string_too_long", "too_long"):
        return Refusal("too-long", "at most {most} letters or items", most=limits["max_length"])
    if kind in ("string_too_short", "too_short"):
        return Refusal("empty", "it must not be empty")  # nothing of ours has a higher least length
    if kind in ("literal_error", "enum"):
        return Refusal("not-one-of", "one of {known}", known=str(limits["expected"]).replace("'", ""))
    if kind == "string_pattern_mismatch":
        known = str(limits["pattern"]).removeprefix("^").removesuffix("$").strip("()")
        if "|" not in known:
            return Refusal("no-country-code", "not a code of two letters such as YE")
        return Refusal("not-one-of", "one of {known}", known=", ".join(known.split("|")))
    if kind == "value_error":  # the only check of our own
        return Refusal("no-day", "not an ISO date such as 2019-04-10")
    return _complaint_of_kind(kind)


def _plain(limit: Any) -> Any:
    return int(limit) if isinstance(limit, float) and limit.is_integer() else limit


def _complaint_of_kind(kind: str) -> Refusal:
    """What is wrong where the value is of another kind than it should be."""
    if kind.startswith(("int", "float", "finite", "decimal")):
        return Refusal("no-number", "a number is needed")
    if kind.startswith("date"):
        return Refusal("no-day", "not an ISO date such as 2019-04-10")
    if kind.startswith("bool"):
        return Refusal("yes-or-no", "yes or no is needed")
    if kind.startswith("string"):
        return Refusal("no-text", "a text is needed")
    if kind.startswith(("list", "tuple")):
        return Refusal("no-list", "a list is needed")
    if kind == "missing":
        return Refusal("missing", "it is missing")
    if kind == "extra_forbidden":
        return Refusal("no-such-key", "there is no such key")
    if kind.startswith("json"):
        return Refusal("no-json", "not JSON that can be read")
    return Refusal("not-possible", "not a value that it can take")


def _spans(value: Any) -> list[tuple[int, int, str]]:
    items = [tuple(item) if isinstance(item, list) else item for item in value] if isinstance(value, list) else value
    spans = TypeAdapter(Spans, config=ConfigDict(strict=True)).validate_python(items)
    for start, end, _ in spans:
        if end <= start:
            raise FieldError("no-range-of-characters", "spans: {start}..{end} is no range of characters", start=start, end=end)
    return spans


def checked_review(value: Any) -> str:
    """One of the review states."""
    if value not in REVIEWS:
        raise FieldError("no-such-review", "review: {value!r}: one of {known}", value=value, known=", ".join(REVIEWS))
    return str(value)


def new_row(values: Mapping[str, Any], n: int) -> dict[str, Any]:
    """A whole row for an event that a person adds: what is not given is empty, as the coder would leave it."""
    row: dict[str, Any] = dict.fromkeys(EVENT_FIELDS)
    row |= {"n": n, "status": "actual", "type": "other", "attacker": "unknown", "target": [], "damage": [], "evidence_ar": ""}
    row |= {"date_precision": "unknown", "date_basis": "none", "confidence": {"row": 1.0}}
    row |= {field: checked(field, value) for field, value in values.items() if not field.startswith("spans.")}
    return consistent(with_derived(row))


def corrected(coded: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """The row as it stands: the coder's with people's words over it, and what follows from them.

    >>> row = corrected({"n": 1, "killed_min": 2, "killed_max": 2, "confidence": {"killed_min": 0.6}}, {"killed_min": 1})
    >>> row["killed_min"], row["confidence"]["killed_min"]
    (1, 1.0)
    """
    own = {field: value for field, value in said.items() if field in EVENT_FIELDS}
    row = {**coded, **own}
    row["confidence"] = {**(coded.get("confidence") or {}), **dict.fromkeys(own, 1.0)}
    return with_derived(row) if _PLACED & own.keys() else row


def with_derived(row: dict[str, Any]) -> dict[str, Any]:
    """The row with the precision codes that follow from its place."""
    place: Place | None = None
    if row.get("place_ar") or row.get("country"):
        precision = row.get("geo_precision") or (5 if not row.get("admin1") else 4 if row.get("lat") is None else 2)
        place = Place(
            row.get("place_ar") or "", row.get("place"), row.get("country"), row.get("admin1"), row.get("admin2"), row.get("lat"),
            row.get("lon"), precision, kind={5: "country", 4: "admin1"}.get(precision, "unknown"),
        )  # fmt: skip
    return {**row, "acled_geo_precision": acled_geo_precision(place), "ucdp_where_prec": ucdp_where_prec(place)}


def consistent(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row, if its fields agree with one another; else FieldError: days in order, tolls in order, both coordinates or none."""
    for low, high in (
        ("date_start", "date_end"),
        ("killed_min", "killed_best"),
        ("killed_best", "killed_max"),
        ("killed_min", "killed_max"),
        ("wounded_min", "wounded_best"),
        ("wounded_best", "wounded_max"),
        ("wounded_min", "wounded_max"),
    ):
        a, b = row.get(low), row.get(high)
        if a is not None and b is not None and b < a:
            raise FieldError(
                "out-of-order", "{low_field} {low} is above {high_field} {high}", low_field=low, low=a, high_field=high, high=b
            )
    if (row.get("lat") is None) != (row.get("lon") is None):
        raise FieldError("half-a-point", "lat and lon belong together: give both or none")
    return dict(row)
