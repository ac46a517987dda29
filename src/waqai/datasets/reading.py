"""Rows of ACLED, UCDP GED and GTD files as coded articles: a document of the row's own words, and one event in the keys of our rows."""

from __future__ import annotations

import csv
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from waqai.datasets.names import Names
from waqai.knowledge.codebooks import RuleTable, load_codebook
from waqai.model import Document, Issue

_DAYS = ("%Y-%m-%d", "%d %B %Y", "%d-%B-%Y", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f")
_GIVEN_UP_AFTER = 20


@dataclass(frozen=True, slots=True)
class DatasetRow:
    """One row of a dataset as a coded article: the document (its text is the row's own description), the line (`{"id", "events"}`), and
    the file and line that it came from.
    """

    document: Document
    line: dict[str, Any]
    where: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """How a dataset's file is read: the columns that it must have, and what makes a row of it."""

    name: str
    source: str
    needs: tuple[str, ...]
    make: Callable[[Mapping[str, str], Names, RuleTable], tuple[str, str, dict[str, Any]]]


class _NoRowError(Exception):
    """A row that stands for no incident of ours (skipped), or that cannot be read (wrong)."""

    def __init__(self, why: str, wrong: bool = True) -> None:
        super().__init__(why)
        self.wrong = wrong


def read_dataset(path: Path, name: str, source: str | None = None, names: Names | None = None) -> Iterator[DatasetRow | Issue]:
    """The rows of a CSV file (comma, semicolon or tab; UTF-8) in a dataset's shape.

    A row without violence (a peaceful protest) is a note (code `no-incident`), a row that cannot be read an issue; each names its line.
    Raises OSError where the file cannot be opened and KeyError for an unknown dataset. `source` is the outlet under which the rows stand
    (default: the dataset's name).

    >>> list(read_dataset(Path("acled.csv"), "acled"))                          # doctest: +SKIP
    """
    dataset = DATASETS[name]
    names = names or Names()
    table = load_codebook("datasets").tables[name]
    with path.open(encoding="utf-8-sig", newline="") as stream:
        try:
            head = stream.readline()
            stream.seek(0)
            reader = csv.DictReader(stream, delimiter=max(",;\t", key=head.count))
            columns = [column.strip() for column in reader.fieldnames or ()]
            reader.fieldnames = columns
            if missing := [column for column in dataset.needs if column not in columns]:
                yield Issue("bad-table", f"{path}:1", f"no {dataset.source} file: the columns {', '.join(missing)} are missing")
                return
            yield from _rows(reader, path, dataset, names, table, source or dataset.source)
        except UnicodeDecodeError as error:
            yield Issue("bad-table", str(path), f"not UTF-8 at byte {error.start}; save the file as UTF-8")
        except csv.Error as error:
            yield Issue("bad-table", str(path), f"no CSV: {error}")


def _rows(
    reader: csv.DictReader[str], path: Path, dataset: Dataset, names: Names, table: RuleTable, source: str
) -> Iterator[DatasetRow | Issue]:
    made = wrong = 0
    seen: set[str] = set()
    for row in reader:
        where = f"{path}:{reader.line_num}"
        cells = {
            column: (value or "").strip() for column, value in row.items() if isinstance(column, str) and isinstance(value, str | None)
        }
        try:
            identifier, text, event = dataset.make(cells, names, table)
        except _NoRowError as reason:
            wrong += reason.wrong
            yield Issue("bad-row" if reason.wrong else "no-incident", where, str(reason))
            if wrong == _GIVEN_UP_AFTER and not made:
                yield Issue("bad-table", str(path), f"none of the first {_GIVEN_UP_AFTER} rows can be read; given up")
                return
            continue
        if identifier in seen:
            yield Issue("duplicate", where, f"{identifier} came before; left out")
            continue
        seen.add(identifier)
        made += 1
        key = f"{dataset.name}:{identifier}"
        day = date.fromisoformat(event["date_end"]) if event["date_end"] else None
        document = Document(key, text or key, f"{dataset.source} {identifier}", day, source)
        line = {"id": key, "relevant": True, "events": [{"n": 1, **event}], "source": source, "published": event["date_end"]}
        yield DatasetRow(document, {name: value for name, value in line.items() if value is not None}, where)


# What the datasets share


def _event(**values: Any) -> dict[str, Any]:
    """A row in the keys of the codebook; what a dataset does not tell is None."""
    keys = (
        "status type date_start date_end place_ar country admin1 lat lon attacker target weapon killed_min killed_max wounded_min "
        "wounded_max casualties_combined abducted attackers_killed claimed_by evidence_ar notes campaign damage place admin2 geo_precision "
        "date_precision date_basis"
    ).split()
    made: dict[str, Any] = dict.fromkeys(keys)
    made |= {"status": "actual", "target": [], "damage": [], "date_basis": "text", "evidence_ar": "", **values}
    made["place_ar"] = made["place_ar"] or made["place"] or ""
    return made


def _decided(table: RuleTable, **facts: Any) -> dict[str, Any]:
    rule = table.first(_Facts(table.facts, facts))
    if rule is None:
        raise _NoRowError("no rule for it")
    if "skip" in rule.then:
        raise _NoRowError(str(rule.then["skip"]), wrong=False)
    return dict(rule.then)


class _Facts:
    """The facts of a table as attributes; those that a row does not have are None."""

    def __init__(self, names: Iterable[str], values: Mapping[str, Any]) -> None:
        for name in names:
            setattr(self, name, values.get(name))


def day_of(text: str) -> date:
    """A day in one of the datasets' ways of writing.

    >>> day_of("09 April 2019"), day_of("2019-04-09 00:00:00.000")
    (datetime.date(2019, 4, 9), datetime.date(2019, 4, 9))
    """
    for form in _DAYS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise _NoRowError(f"{text!r} is no day")


def _number(cells: Mapping[str, str], name: str) -> float | None:
    text = cells.get(name, "")
    if text in ("", "NA", "NaN", "nan"):
        return None
    try:
        return float(text)
    except ValueError:
        raise _NoRowError(f"{name} {text!r} is no number") from None


def _count(cells: Mapping[str, str], name: str) -> int | None:
    value = _number(cells, name)
    if value is not None and (value != int(value)):
        raise _NoRowError(f"{name} {cells[name]!r} is no whole number")
    return None if value is None or value < 0 else int(value)


def _place(cells: Mapping[str, str], lat: str, lon: str) -> dict[str, float | None]:
    found = {"lat": _number(cells, lat), "lon": _number(cells, lon)}
    if found["lat"] is not None and not -90 <= found["lat"] <= 90 or found["lon"] is not None and not -180 <= found["lon"] <= 180:
        raise _NoRowError(f"{cells[lat]}, {cells[lon]} is not on the globe")
    return found


def _span(day: date, precision: int | None) -> dict[str, Any]:
    """ACLED's day with its precision as first and last possible day."""
    if precision == 2:
        return _days(day - timedelta(days=3), day + timedelta(days=3), "week")
    if precision == 3:
        return _days(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]), "month")
    return _days(day, day, "day")


def _days(start: date, end: date, precision: str) -> dict[str, Any]:
    return {"date_start": start.isoformat(), "date_end": end.isoformat(), "date_precision": precision}


# The datasets


def _acled(cells: Mapping[str, str], names: Names, table: RuleTable) -> tuple[str, str, dict[str, Any]]:
    notes = cells.get("notes", "")
    decided = _decided(table, event_type=cells["event_type"], sub_event_type=cells["sub_event_type"], notes=notes)
    one, two = cells["actor1"], cells.get("actor2", "")
    if cells["event_type"] == "Protests":  # demonstrators stand first whoever acts
        one, two = two, one
    dead = _count(cells, "fatalities") or 0
    level = {1: 2, 2: 3, 3: 4}.get(_count(cells, "geo_precision") or 0)
    targets = [*names.actors(two), *names.actors(cells.get("assoc_actor_2", ""))]
    return cells["event_id_cnty"], notes, _event(
        **_span(day_of(cells["event_date"]), _count(cells, "time_precision")), **_place(cells, "latitude", "longitude"), **decided,
        country=names.country(cells["country"], _count(cells, "iso")), admin1=cells.get("admin1") or None,
        admin2=cells.get("admin2") or None,
        place=cells.get("location") or None, geo_precision=level, attacker=names.actor(one), target=list(dict.fromkeys(targets)),
        killed_min=dead, killed_max=dead, notes=notes or None,
    )  # fmt: skip


def _ucdp(cells: Mapping[str, str], names: Names, table: RuleTable) -> tuple[str, str, dict[str, Any]]:
    notes = cells.get("source_article", "") or cells.get("source_headline", "")
    violence = _count(cells, "type_of_violence")
    decided = _decided(table, type_of_violence=violence, notes=notes)
    precision = {1: "day", 2: "days", 3: "week", 4: "month", 5: "year"}.get(_count(cells, "date_prec") or 1, "days")
    level = {1: 2, 2: 3, 3: 3, 4: 4, 5: 4, 6: 5, 7: 5}.get(_count(cells, "where_prec") or 0)
    side_b = [] if cells["side_b"] == "Civilians" else names.actors(cells["side_b"])
    civilians = ["civilians"] if violence == 3 or (_count(cells, "deaths_civilians") or 0) > 0 else []
    low, best, high = (_count(cells, name) for name in ("low", "best", "high"))
    return cells["id"], notes, _event(
        **_days(day_of(cells["date_start"]), day_of(cells["date_end"]), precision), **_place(cells, "latitude", "longitude"), **decided,
        country=names.country(cells["country"]), admin1=cells.get("adm_1") or None, admin2=cells.get("adm_2") or None,
        place=cells.get("where_coordinates") or None, geo_precision=level, attacker=names.actor(cells["side_a"]), target=[*side_b,
        *civilians],
        killed_min=low if low is not None else best, killed_max=high if high is not None else best, notes=notes or None,
    )  # fmt: skip


def _gtd(cells: Mapping[str, str], names: Names, table: RuleTable) -> tuple[str, str, dict[str, Any]]:
    summary = cells.get("summary", "")
    year, month, day = (_count(cells, name) or 0 for name in ("iyear", "imonth", "iday"))
    if not year:
        raise _NoRowError("no year")
    try:
        span = (
            _days(date(year, month, day), date(year, month, day), "day") if month and day
            else _span(date(year, month, 15), 3) if month else _days(date(year, 1, 1), date(year, 12, 31), "year")
        )  # fmt: skip
    except ValueError:
        raise _NoRowError(f"{year}-{month}-{day} is no day") from None
    decided = _decided(
        table, attacktype=_count(cells, "attacktype1"), weaptype=_count(cells, "weaptype1"), weapsubtype=_count(cells, "weapsubtype1"),
        suicide=_count(cells, "suicide"), notes=summary,
    )  # fmt: skip
    dead, own, wounded = _count(cells, "nkill"), _count(cells, "nkillter"), _count(cells, "nwound")
    victims = None if dead is None else max(dead - (own or 0), 0)
    level = {1: 2, 2: 2, 3: 3, 4: 4, 5: 5}.get(_count(cells, "specificity") or 0)
    kind = _TARGETS.get(_count(cells, "targtype1") or 0)
    claimed = names.actor(cells["gname"]) if _count(cells, "claimed") == 1 else None
    return cells["eventid"], summary, _event(
        **span, **_place(cells, "latitude", "longitude"), **decided, status="foiled" if _count(cells,
        "success") == 0 and not dead else "actual",
        country=names.country(cells["country_txt"]), admin1=cells.get("provstate") or None,
        place=None if cells.get("city", "Unknown") == "Unknown" else cells["city"], geo_precision=level,
        attacker=names.actor(cells["gname"]),
        target=[kind] if kind else [], killed_min=victims, killed_max=victims, wounded_min=wounded, wounded_max=wounded,
        attackers_killed=own or None, abducted=_count(cells, "nhostkid") or None, claimed_by=claimed, notes=summary or None,
    )  # fmt: skip


_TARGETS = {
    1: "company", 2: "officials", 3: "police", 4: "soldiers", 6: "airport", 7: "diplomats", 8: "school", 9: "water facility",
    10: "journalists",
    11: "ship", 12: "aid workers", 14: "civilians", 15: "clerics", 16: "telecom tower", 17: "militants", 18: "tourists", 19: "bus",
    21: "power lines", 22: "politicians",
}  # fmt: skip
"""GTD's target types as the names that our rows use."""

_ACLED = "event_id_cnty event_date event_type sub_event_type actor1 country latitude longitude"
_UCDP = "id type_of_violence side_a side_b country date_start date_end best"
_GTD = "eventid iyear imonth iday country_txt attacktype1 gname"
DATASETS: dict[str, Dataset] = {
    "acled": Dataset("acled", "ACLED", tuple(_ACLED.split()), _acled),
    "ucdp": Dataset("ucdp", "UCDP GED", tuple(_UCDP.split()), _ucdp),
    "gtd": Dataset("gtd", "GTD", tuple(_GTD.split()), _gtd),
}
"""The datasets that can be read, by name."""
