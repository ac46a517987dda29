"""Rows of incidents, checked cell by cell on their way into the table."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from waqai.model import STATUSES, TACTICS, Count

ROW_COLUMNS = (
    "id", "status", "tactic", "day", "day_last", "day_precision", "day_basis", "country", "admin1", "place", "lat", "lon", "geo_precision",
    "attackers", "targets", "weapon", "damage", "killed_low", "killed_best", "killed_high", "wounded_low", "wounded_best", "wounded_high",
    "joint_low", "joint_best", "joint_high", "attackers_killed", "abducted", "claimed_by", "attributed_by", "confirmed_by", "campaign",
    "sources", "confidence",
)  # fmt: skip
REPORT_COLUMNS = (
    "incident", "document", "n", "outlet", "reporter", "stance", "published", "language", "copy_of",
    "killed_low", "killed_high", "wounded_low", "wounded_high",
)  # fmt: skip
_UNKNOWN = (math.nan, math.nan, math.nan)


class RowError(ValueError):
    """A row that cannot be counted; the message is one line that names the cell."""


def incident_cells(row: Mapping[str, Any], counts: Mapping[str, Count] | None) -> tuple[Any, ...]:
    """The cells of ROW_COLUMNS of one row. `counts` are the fused counts where an Incident is at hand (a row holds less of them)."""
    status = word(row, "status") or "actual"
    if status not in STATUSES:
        raise RowError(f"status {status!r} is none of {', '.join(STATUSES)}")
    tactic = word(row, "type") or "other"
    if tactic not in TACTICS:
        raise RowError(f"type {tactic!r} is none of {', '.join(TACTICS)}")
    first, last = day(row, "date_start"), day(row, "date_end")
    first, last = first or last, last or first
    if first and last and last < first:
        raise RowError(f"it ends {last}, before it starts {first}")
    attackers = names(row.get("attackers")) or tuple(n for n in names(row.get("attacker"), " and ") if n.casefold() != "unknown")
    return (
        identity(row), status, tactic, first, last, word(row, "date_precision"), word(row, "date_basis"),
        word(row, "country"), word(row, "admin1"), word(row, "place") or word(row, "place_ar"),
        number(row, "lat", -90, 90), number(row, "lon", -180, 180), number(row, "geo_precision", 1, 5),
        attackers, names(row.get("target")), word(row, "weapon"), names(row.get("damage")),
        *toll(row, "killed", "killed", counts), *toll(row, "wounded", "wounded", counts),
        *toll(row, "casualties_combined", "killed_or_wounded", counts),
        number(row, "attackers_killed"), number(row, "abducted"),
        names(row.get("claimants")) or names(row.get("claimed_by"), "; "), names(row.get("attributed_by"), "; "),
        names(row.get("confirmed_by")), word(row, "campaign"), number(row, "sources", 1, default=1.0), confidence(row),
    )  # fmt: skip


def report_cells(at: int, versions: Mapping[str, Iterable[Any]], members: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """The cells of REPORT_COLUMNS of an incident's reports: one line for each member, with what its versions say."""
    found: dict[tuple[str, int], dict[str, Any]] = {(str(document), int(n)): {} for document, n in members}
    for field, said in versions.items():
        for version in said:
            get = version.get if isinstance(version, Mapping) else _getter(version)
            report = get("report")
            key = (str(report[0]), int(report[1])) if report else (str(get("document")), int(get("n") or 1))
            cell = found.setdefault(key, {})
            for name in ("outlet", "reporter", "stance", "published", "language", "copy_of"):
                if get(name) is not None:
                    cell[name] = get(name)
            _put_toll(cell, field, get("value"))
    for (document, n), cell in found.items():
        tolls = [cell.get(name, math.nan) for name in REPORT_COLUMNS[-4:]]
        yield (
            at, document, n, cell.get("outlet"), cell.get("reporter"), cell.get("stance"), day(cell, "published"), cell.get("language"),
            cell.get("copy_of"), *tolls,
        )  # fmt: skip


def _getter(version: Any) -> Any:
    return lambda name: getattr(version, name, None)


def _put_toll(cell: dict[str, Any], field: str, value: Any) -> None:
    """Keep what a version says of the killed or wounded: a number, a pair, or a mapping of low and high, under one key or two."""
    for name in ("killed", "wounded"):
        if field == name:
            low, high = _pair(value)
            cell[f"{name}_low"], cell[f"{name}_high"] = low, high
        elif field == f"{name}_min" and value is not None:
            cell[f"{name}_low"] = float(value)
            cell.setdefault(f"{name}_high", math.inf)
        elif field == f"{name}_max" and value is not None:
            cell[f"{name}_high"] = float(value)


def _pair(value: Any) -> tuple[float, float]:
    if value is None:
        return math.nan, math.nan
    if isinstance(value, Count):
        return float(value.low), math.inf if value.high is None else float(value.high)
    if isinstance(value, Mapping):
        low, high = value.get("low", value.get("min")), value.get("high", value.get("max"))
    elif isinstance(value, list | tuple):
        low, high = (value[0], value[-1]) if value else (None, None)
    else:
        low = high = value
    if low is None:
        return math.nan, math.nan
    return float(low), math.inf if high is None else float(high)


def identity(row: Mapping[str, Any]) -> str | None:
    """An incident's id; a coded event is named by its article and its number there."""
    own, article, n = (word(row, key) for key in ("incident", "id", "n"))
    return own or (f"{article}#{n}" if article and n else article)


def word(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None or value == "" or (isinstance(value, float) and math.isnan(value)):
        return None
    return str(value)


def names(value: Any, separator: str | None = None) -> tuple[str, ...]:
    """Names of a cell, which may be a list or one text with a separator.

    >>> names("Houthis and Saleh forces", " and ")
    ('Houthis', 'Saleh forces')
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ()
    if isinstance(value, str):
        return tuple(part.strip() for part in (value.split(separator) if separator else [value]) if part.strip())
    return tuple(str(name) for name in value if name)


def day(row: Mapping[str, Any], key: str) -> date | None:
    value = row.get(key)
    if isinstance(value, datetime):
        return None if value != value else value.date()  # NaT is not equal to itself
    if isinstance(value, date):
        return value
    text = word(row, key)
    if text is None or text == "NaT":
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise RowError(f"{key} {text!r} is not an ISO date") from None


def number(row: Mapping[str, Any], key: str, low: float = 0, high: float = math.inf, default: float = math.nan) -> float:
    value = row.get(key)
    if value is None or value == "":
        return default
    try:
        found = float(value)
    except (TypeError, ValueError):
        raise RowError(f"{key} {value!r} is not a number") from None
    if math.isnan(found):
        return default
    if not low <= found <= high:
        raise RowError(f"{key} {value!r} is outside {low:g} to {high:g}")
    return found


def confidence(row: Mapping[str, Any]) -> float:
    value = row.get("confidence")
    return number(value, "row", 0, 1) if isinstance(value, Mapping) else number(row, "confidence", 0, 1)


def toll(row: Mapping[str, Any], key: str, name: str, counts: Mapping[str, Count] | None) -> tuple[float, float, float]:
    """Lowest, best and highest of one count; an open highest is infinite, an unknown count is NaN in all three."""
    if counts is not None:
        count = counts.get(name)
        return (count.low, count.best, math.inf if count.high is None else count.high) if count else _UNKNOWN
    if name == "killed_or_wounded":
        best = number(row, key)
        return best, best, best
    low, high = number(row, f"{key}_min"), number(row, f"{key}_max")
    if math.isnan(low):
        if math.isnan(high):
            return _UNKNOWN
        low = 0.0
    high = math.inf if math.isnan(high) else high
    if high < low:
        raise RowError(f"{key}_max {high:g} is below {key}_min {low:g}")
    return low, min(max(number(row, f"{key}_best", default=low), low), high), high
