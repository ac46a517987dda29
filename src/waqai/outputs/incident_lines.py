"""Incidents out of files: coded lines (each event an incident with one report) and fused lines (`waqai fuse`), read as a stream."""

from __future__ import annotations

import gzip
import itertools
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from waqai.incidents.lines import articles_file
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
_LINES = 250
_SPACE = " \t\r\n"
_DECODE = json.JSONDecoder().raw_decode


class Part(NamedTuple):
    """Some lines of a file: its name, the number of the first, the lines."""

    name: str
    number: int
    lines: list[bytes]


class IncidentRow(NamedTuple):
    """One incident as a file has it: its stable id, its row, and the articles that tell of it."""

    id: str
    row: Mapping[str, Any]
    sources: tuple[Source, ...]


Watch = Callable[[Iterator[Part | Issue]], Iterator[Part | Issue]]
"""Passes parts on, for a bar."""


class IncidentFiles:
    """Incidents of files, one after the other.

    Wrong lines are Issues that name file and line; an id that comes twice is one, and the first row of it counts. Standard input (`-`)
    can be gone through once.

    >>> list(IncidentFiles([]))
    []
    """

    def __init__(self, paths: Iterable[str | Path], watch: Watch | None = None) -> None:
        self._paths, self._watch = [str(path) for path in paths], watch

    def __iter__(self) -> Iterator[IncidentRow | Issue]:
        seen = Seen()
        for part in self.parts():
            for item in (part,) if isinstance(part, Issue) else read_part(part):
                if isinstance(item, IncidentRow) and (issue := seen.before(item.id)):
                    yield issue
                else:
                    yield item

    def parts(self) -> Iterator[Part | Issue]:
        """The lines as they stand, a few hundred at once, for `read_part`."""
        parts = self._parts()
        return parts if self._watch is None else self._watch(parts)

    def _parts(self) -> Iterator[Part | Issue]:
        for path in self._paths:
            try:
                if path == "-":
                    yield from _cut(sys.stdin.buffer, "standard input")
                    continue
                if (wrong := articles_file(path)) is not None:
                    yield wrong
                    continue
                with gzip.open(path) if path.endswith(".gz") else Path(path).open("rb") as stream:
                    yield from _cut(stream, path)
            except (OSError, EOFError) as error:
                what = "no such file" if isinstance(error, FileNotFoundError) else getattr(error, "strerror", None) or str(error)
                yield Issue("unreadable", path, what)


class Seen:
    """Which ids came before; of several rows of one incident the first counts."""

    def __init__(self) -> None:
        self._known: set[int] = set()

    def before(self, incident: str) -> Issue | None:
        """What to say of an id that came before; None, and from now on it has."""
        key = hash(incident)
        if key in self._known:
            return Issue("duplicate", incident, "this incident came before; the first row counts")
        self._known.add(key)
        return None


def _cut(stream: Iterable[bytes], name: str) -> Iterator[Part]:
    lines, number = iter(stream), 1
    while True:
        part = Part(name, number, [])
        try:
            part.lines.extend(itertools.islice(lines, _LINES))
        except (OSError, EOFError):
            if part.lines:  # what was whole before the file broke off counts
                yield part
            raise
        if not part.lines:
            return
        yield part
        number += len(part.lines)


def read_part(part: Part) -> Iterator[IncidentRow | Issue]:
    """The incidents of some lines; wrong lines are Issues."""
    name = part.name
    for number, raw in enumerate(part.lines, start=part.number):
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
    if isinstance(line, dict) and "events" not in line and "text" in line:
        yield Issue("bad-line", where, "an article, where a coded or fused line is wanted; `waqai code` makes those")
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
