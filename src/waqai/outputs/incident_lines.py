"""Incidents out of files: coded lines (each event an incident with one report) and fused lines (`waqai fuse`), read as a stream."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from waqai.model import Issue
from waqai.outputs.codebooks.facts import Source

_TEXTS = (
    "status",
    "type",
    "date_start",
    "date_end",
    "place_ar",
    "place",
    "country",
    "admin1",
    "admin2",
    "attacker",
    "weapon",
    "evidence_ar",
    "campaign",
)
_NUMBERS = ("lat", "lon", "killed_min", "killed_max", "killed_best", "wounded_min", "wounded_max", "wounded_best", "casualties_combined",
            "abducted", "attackers_killed", "geo_precision", "acled_geo_precision", "ucdp_where_prec", "sources")  # fmt: skip
_LISTS = ("target", "damage", "conflicts", "confirmed_by")
_TEXT, _NUMBER, _LIST = (str,), (int, float), (list, str)
_WANTED: dict[str, tuple[type, ...]] = {**dict.fromkeys(_TEXTS, _TEXT), **dict.fromkeys(_NUMBERS, _NUMBER), **dict.fromkeys(_LISTS, _LIST)}
_SAID: dict[tuple[type, ...], str] = {_TEXT: "a text", _NUMBER: "a number", _LIST: "a list of texts"}
_SHARED = ("outlet", "published", "title", "url")
_SPACE = " \t\r\n"
_DECODE = json.JSONDecoder().raw_decode


class IncidentRow(NamedTuple):
    """One incident as a file has it: its stable id, its row, and the articles that tell of it."""

    id: str
    row: Mapping[str, Any]
    sources: tuple[Source, ...]


class IncidentFiles:
    """Incidents of files, one after the other.

    Wrong lines are Issues that name file and line; an id that comes twice is one, and the first row of it counts. Standard input (`-`)
    can be gone through once.

    >>> list(IncidentFiles([]))
    []
    """

    def __init__(self, paths: Iterable[str | Path]) -> None:
        self._paths = [str(path) for path in paths]

    def __iter__(self) -> Iterator[IncidentRow | Issue]:
        seen: set[int] = set()
        for path in self._paths:
            try:
                if path == "-":
                    yield from _once(_lines(sys.stdin.buffer, "standard input"), seen)
                    continue
                with gzip.open(path) if path.endswith(".gz") else Path(path).open("rb") as stream:
                    yield from _once(_lines(stream, path), seen)
            except (OSError, EOFError) as error:
                what = "no such file" if isinstance(error, FileNotFoundError) else getattr(error, "strerror", None) or str(error)
                yield Issue("unreadable", path, what)


def _once(found: Iterator[IncidentRow | Issue], seen: set[int]) -> Iterator[IncidentRow | Issue]:
    for item in found:
        if isinstance(item, IncidentRow):
            key = hash(item.id)
            if key in seen:
                yield Issue("duplicate", item.id, "this incident came before; the first row counts")
                continue
            seen.add(key)
        yield item


def _lines(stream: Iterable[bytes], name: str) -> Iterator[IncidentRow | Issue]:
    for number, raw in enumerate(stream, start=1):
        try:
            text = raw.decode("utf-8-sig" if number == 1 else "utf-8").strip(_SPACE)
            if not text:
                continue
            line, end = _DECODE(text)
            if end != len(text):
                raise ValueError("something stands after the object")
        except (ValueError, RecursionError):
            yield Issue("bad-line", f"{name}:{number}", "not JSON in UTF-8")
            continue
        yield from incidents_of(line, f"{name}:{number}")


def incidents_of(line: Any, where: str = "line") -> Iterator[IncidentRow | Issue]:
    """The incidents of one line: of a coded line one for each event, of a fused line that one.

    >>> [item.id for item in incidents_of({"id": "a", "events": [{"n": 1, "type": "shelling"}, {"n": 2, "type": "mine"}]})]
    ['a#1', 'a#2']
    """
    if type(line) is dict and line.get("incident"):
        problem = _problem(line)
        if problem:
            yield Issue("bad-line", where, problem)
        else:
            yield IncidentRow(str(line["incident"]), line, fused_sources(line))
        return
    if not isinstance(line, dict) or "events" not in line or not line.get("id"):
        yield Issue("bad-line", where, 'neither a coded line {"id", "events"} nor a fused one {"incident", ...}')
        return
    shared = (line.get("source"), line.get("published"), line.get("title"), line.get("url"))
    source = (Source(str(line["id"]), *shared),)
    for position, row in enumerate(line["events"] or (), start=1):
        problem = _problem(row)
        if problem:
            yield Issue("bad-line", where, f"event {position}: {problem}")
        else:
            yield IncidentRow(f"{line['id']}#{row.get('n', position)}", row, source)


def fused_sources(row: Mapping[str, Any]) -> tuple[Source, ...]:
    """The articles behind a fused row: its members, with what its versions say of each (outlet, day)."""
    articles = [str(member[0] if member and type(member) in (list, tuple) else member) for member in row.get("members") or ()]
    if not row.get("versions"):
        return tuple(map(Source, dict.fromkeys(articles)))
    told: dict[str, dict[str, Any]] = {article: {} for article in articles}
    for reports in (row.get("versions") or {}).values():
        for report in reports:
            article = str((report.get("report") or [""])[0])
            known = told.setdefault(article, {}) if article else {}
            known.update({key: report[key] for key in _SHARED if report.get(key) and not known.get(key)})
    return tuple(Source(article, *(known.get(key) for key in _SHARED)) for article, known in told.items())


def _problem(row: Any) -> str | None:
    """What is wrong with a row, named; None where it can be used."""
    if not isinstance(row, dict):
        return "a row is not an object"
    for key, value in row.items():
        if value is not None and (wanted := _WANTED.get(key)) is not None and type(value) not in wanted:
            return f"{key!r} must be {_SAID[wanted]} or null"
    for key in ("date_start", "date_end"):
        value = row.get(key)
        if value is not None and not (len(value) == 10 and value[4] == value[7] == "-"):
            return f"{key!r} is no ISO day such as 2019-04-10"
    return None
