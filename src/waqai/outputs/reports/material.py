"""What a report is made from: incidents and the reports behind them, out of a register or out of the file that lies beside a report."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from waqai.analysis import IncidentTable, RowError

if TYPE_CHECKING:
    from waqai.model import Report
    from waqai.register import Filter, Register

Row = dict[str, Any]
_DROPPED = frozenset(("members", "admin2", "pcode", "notes"))
_FORM = "waqai report data 1"


class MaterialError(ValueError):
    """A file of data that cannot be read; the message is one line."""


@dataclass(frozen=True, slots=False)
class Material:
    """Rows of incidents in the order of their days, with what each of their reports is and says (`reports`: id of the incident to lists of
    `document`, `n`, `outlet`, `reporter`, `stance`, `published`, `url`, `copy_of`, `killed`, `wounded`); `origin`: where they come from.
    """

    rows: tuple[Row, ...]
    reports: Mapping[str, list[Row]]
    origin: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def table(self) -> IncidentTable:
        """The table that the analysis reads. MaterialError for a row that cannot be counted."""
        try:
            return IncidentTable.from_rows({**row, "versions": _versions(self.reports.get(row["incident"], ()))} for row in self.rows)
        except RowError as error:
            raise MaterialError(str(error)) from None

    @cached_property
    def by_id(self) -> dict[str, Row]:
        return {row["incident"]: row for row in self.rows}

    @cached_property
    def published(self) -> tuple[date, ...]:
        """The days on which articles appeared, each once, in order: all of the register's, else those that tell of an incident."""
        if known := self.origin.get("published"):
            return tuple(map(date.fromisoformat, sorted(known)))
        days = {report["published"] for told in self.reports.values() for report in told if report.get("published")}
        return tuple(map(date.fromisoformat, sorted(days)))

    @cached_property
    def articles_a_day(self) -> float:
        """The median number of articles on the days on which any appeared; 0 where no day of publication is known."""
        counts: list[int] = list(self.origin["published"].values()) if self.origin.get("published") else []
        if not counts:
            told = {
                (report["document"], report["published"]) for all_ in self.reports.values() for report in all_ if report.get("published")
            }
            counts = list(Counter(day for _, day in told).values())
        return float(median(counts)) if counts else 0.0

    @cached_property
    def issues(self) -> Mapping[str, frozenset[date]]:
        """On which days each outlet's articles appeared, as far as that is known."""
        return {outlet: frozenset(map(date.fromisoformat, days)) for outlet, days in self.origin.get("issues", {}).items()}

    def lines(self) -> Iterator[str]:
        """The data as lines of JSON: what it is, then one incident with its reports a line."""
        yield json.dumps({"form": _FORM, **self.origin}, ensure_ascii=False, sort_keys=True)
        for row in self.rows:
            yield json.dumps({"row": row, "reports": self.reports.get(row["incident"], [])}, ensure_ascii=False, sort_keys=True)

    def packed(self) -> bytes:
        """The lines as a .gz, the same bytes for the same data."""
        return gzip.compress("".join(line + "\n" for line in self.lines()).encode("utf-8", "backslashreplace"), 5, mtime=0)

    @staticmethod
    def unpacked(data: bytes, name: str = "the data") -> Material:
        """What `packed` wrote. MaterialError names the line that is wrong."""
        try:
            texts = gzip.decompress(data).decode("utf-8").splitlines()
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise MaterialError(f"{name}: not a file of report data: {error}") from None
        rows, reports, origin = [], {}, {}
        for number, text in enumerate(texts, start=1):
            try:
                line = json.loads(text)
                if number == 1:
                    if line.pop("form") != _FORM:
                        raise KeyError("form")
                    origin = line
                else:
                    rows.append(line["row"])
                    if line["reports"]:
                        reports[line["row"]["incident"]] = line["reports"]
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise MaterialError(f"{name}: line {number} is not a line of report data: {error}") from None
        return Material(tuple(rows), reports, origin)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def gather(register: Register, wanted: Filter, watch: Callable[[Iterable[Row]], Iterable[Row]] = iter) -> Material:
    """The incidents that a filter means, with their reports, out of a register. `watch` sees the rows pass (for a bar).

    Where a profile withholds words is the register's affair: here the full rows are read, and the report shows places, sides, tolls and
    sources, not the articles.
    """
    chosen = register.incidents(wanted, "date")
    rows = tuple({key: value for key, value in row.items() if key not in _DROPPED} for row in watch(chosen.rows()))
    reports: dict[str, list[Row]] = {}
    for incident, report in chosen.reports():
        reports.setdefault(incident, []).append(_report(report))
    info = register.info()
    last = info.last_run.program if info.last_run else None
    origin = {
        "register": info.id, "clock": info.clock, "documents": info.documents, "relevant": info.relevant, "filter": wanted.to_query(),
        "published": register.published_days(), "issues": register.published_by_source(),
        "coded_by": {"version": last.version, "packs": last.packs, "places": last.places} if last else None,
    }  # fmt: skip
    return Material(rows, reports, origin)


def _report(report: Report) -> Row:
    row = report.row
    found: Row = {
        "document": report.key.document, "n": report.key.n, "outlet": report.outlet, "reporter": row.get("reported_by"),
        "stance": _stance(report), "published": report.published.isoformat() if report.published else None, "url": report.url,
        "copy_of": report.copy_of,
    }  # fmt: skip
    for name in ("killed", "wounded"):
        if row.get(f"{name}_min") is not None:
            found[name] = [row[f"{name}_min"], row.get(f"{name}_max")]
    return {key: value for key, value in found.items() if value is not None}


def _stance(report: Report) -> str:
    """From where a report speaks. Most rows name no source, and are the paper's own word."""
    if not report.row.get("reported_by"):
        return "news"
    from waqai.incidents.reporters import load_reporters

    return load_reporters().voice(report.row, _sketcher().sketch(report)).stance


@cache
def _sketcher() -> Any:
    from waqai.incidents.sketch import Sketcher

    return Sketcher()


def _versions(reports: Iterable[Row]) -> dict[str, list[Row]]:
    """The reports in the form in which tables take them: what each says of a field."""
    found: dict[str, list[Row]] = {"status": []}
    for report in reports:
        who = {key: value for key, value in report.items() if key not in ("killed", "wounded")}
        found["status"].append({**who, "value": None})
        for name in ("killed", "wounded"):
            if name in report:
                found.setdefault(name, []).append({**who, "value": report[name]})
    return found


def data_path(report: Path) -> Path:
    """Where the data of a report lies: beside its REPORT.json."""
    return report.with_name(f"{report.stem}.data.jsonl.gz")
