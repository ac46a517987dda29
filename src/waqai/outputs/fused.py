"""Fused incidents as lines of JSON, as a table on the terminal, and the waterfall that says why two reports are one incident."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from rich.box import HORIZONTALS
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from waqai.incidents import feature_labels
from waqai.model import Incident, Link, Version
from waqai.outputs.columns import TACTIC_LABELS
from waqai.outputs.line import Line
from waqai.outputs.terminal import CARDS_BELOW, broken, isolated, number_range, printable, sides, when

_HEADERS = (("When", 10), ("What", 15), ("Where", 18), ("Who > whom", 24), ("Toll", 22), ("Told by", 16), ("Sources disagree on", 0))
_BAR = 4.0
"""Characters of a bar for one unit of log-odds."""


def incident_line(incident: Incident) -> Line:
    """The incident's row, then `rules`, every source's `versions` by the keys of a row, and the `links` that made it.

    >>> from waqai.model import ReportKey, TimeSpan
    >>> line = incident_line(Incident("inc-1", (ReportKey("a", 1),), "actual", "shelling", TimeSpan(None, None, "unknown", "none"), None))
    >>> line["incident"], line["members"], line["links"]
    ('inc-1', [['a', 1]], [])
    """
    versions = {key: [_version(version) for version in told] for key, told in incident.versions.items()}
    return {**incident.to_row(), "rules": dict(incident.rules), "versions": versions, "links": [link_json(link) for link in incident.links]}


def _version(version: Version) -> dict[str, Any]:
    return {
        "report": list(version.report),
        "value": version.value,
        "outlet": version.outlet,
        "reporter": version.reporter,
        "stance": version.stance,
        "published": version.published.isoformat() if version.published else None,
        "copy_of": version.copy_of,
    }


def link_json(link: Link) -> dict[str, Any]:
    """A link with its waterfall, for programs; the features' weights are log-odds."""
    features = [{"name": bar.name, "value": bar.value, "weight": round(bar.weight, 4)} for bar in link.features]
    return {
        "a": list(link.a), "b": list(link.b), "probability": round(link.probability, 4), "judged_by": link.judged_by, "features": features
    }  # fmt: skip


def show_incidents(console: Console, incidents: Iterable[Incident]) -> None:
    """Print incidents: a table on a wide terminal, a card for each on a narrow one. Tolls have their span, and disagreement is named."""
    if console.width < CARDS_BELOW:
        for incident in incidents:
            console.print(_card(incident, console.width))
    else:
        console.print(_table(incidents, console.width))


def _table(incidents: Iterable[Incident], width: int) -> RenderableType:
    grid = Table(show_lines=True, header_style="bold", border_style="dim", box=HORIZONTALS, padding=(0, 1))
    sizes = [size or max(width - sum(size for _, size in _HEADERS) - 3 * len(_HEADERS) - 1, 12) for _, size in _HEADERS]
    for (name, _), size in zip(_HEADERS, sizes, strict=True):
        grid.add_column(name, width=size, no_wrap=True, overflow="ellipsis")
    for incident in incidents:
        row = incident.to_row()
        cells = (when(row), _what(row), _where(row), sides(row), "\n".join(toll(row)), _told(incident), _contradictions(incident))
        grid.add_row(*(Text(broken(cell, size)) for cell, size in zip(cells, sizes, strict=True)))
    return grid


def _card(incident: Incident, width: int) -> RenderableType:
    row = incident.to_row()
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=10, style="dim")
    grid.add_column(width=max(width - 16, 12), no_wrap=True, overflow="ellipsis")
    values = {
        "when": when(row).replace("\n", " to "),
        "where": _where(row),
        "who": sides(row).replace("\n", " "),
        "toll": ", ".join(toll(row)),
        "told by": _told(incident),
        "disagree": _contradictions(incident),
    }
    for name, value in values.items():
        if value:
            grid.add_row(name, Text(broken(value.replace("\n", " · "), max(width - 16, 12))))
    return Group(Text(printable(_what(row).replace("\n", " · ")), style="bold"), Padding(grid, (0, 0, 0, 4)))


def _told(incident: Incident) -> str:
    reports, sources = len(incident.members), incident.sources
    return f"{incident.id}\n{reports} report{'s' * (reports > 1)}\n{sources} source{'s' * (sources > 1)}"


def toll(row: dict[str, Any]) -> list[str]:
    """The fused figures of a row, one a line: the best, and in brackets the span where sources differ.

    >>> toll({"killed_min": 2, "killed_best": 3, "killed_max": 4, "wounded_min": 20, "wounded_best": 20, "abducted": 1})
    ['3 killed (2-4)', '20+ wounded', '1 abducted']
    """
    found = []
    for name in ("killed", "wounded"):
        low, best, high = (row.get(f"{name}_{part}") for part in ("min", "best", "max"))
        if best is not None:
            span = number_range(low, high)
            found.append(f"{span} {name}" if low == best and high in (None, best) else f"{best} {name} ({span})")
    single = (("casualties_combined", "killed/wounded"), ("abducted", "abducted"), ("attackers_killed", "attackers dead"))
    return found + [f"{row[key]} {name}" for key, name in single if row.get(key) is not None]


def _what(row: dict[str, Any]) -> str:
    english, arabic = TACTIC_LABELS.get(row["type"], (row["type"], ""))
    return "\n".join(filter(None, (english, arabic, f"[{row['status']}]" if row["status"] != "actual" else "")))


def _where(row: dict[str, Any]) -> str:
    area = ", ".join(filter(None, (row["admin1"], row["country"])))
    return "\n".join(filter(None, (row["place_ar"], row["place"], area))) or "?"


def _contradictions(incident: Incident) -> str:
    claimed = [f"claimed by {name}" for name in incident.claimed_by]
    return "\n".join(filter(None, (", ".join(incident.conflicts), *claimed)))


def waterfall(link: Link) -> RenderableType:
    """Why two reports are, or are not, one incident: each sign with what it is worth, and what they add up to."""
    names = " + ".join(f"{key.document}/{key.n}" for key in (link.a, link.b))
    said = f"judged by {printable(link.judged_by)}" if link.judged_by is not None else f"probability {link.probability:.2f}"
    grid = Table.grid(padding=(0, 2))
    for justify in ("left", "left", "right", "left"):
        grid.add_column(justify=justify)
    labels = feature_labels()
    for bar in link.features:
        name, value = labels.get((bar.name, ""), bar.name), labels.get((bar.name, bar.value), "")
        style = "green" if bar.weight > 0 else "red"
        strip = "█" * min(round(abs(bar.weight) * _BAR), 24)
        shown = f"{bar.value} · {isolated(value)}" if value else bar.value
        grid.add_row(f"{bar.name} · {isolated(name)}" if name != bar.name else bar.name, shown, f"{bar.weight:+.2f}", Text(strip, style))
    total = sum(bar.weight for bar in link.features)
    grid.add_row(Text("sum", "bold"), "", Text(f"{total:+.2f}", "bold"), "")
    return Group(Text(f"{printable(names)}: {said}", style="bold"), grid)


def incident_text(incident: Incident) -> str:
    """One line of JSON with its newline, Arabic as it is written."""
    return json.dumps(incident_line(incident), ensure_ascii=False) + "\n"
