"""An article with the words behind every value marked, and for each row why each value was chosen."""

from __future__ import annotations

import html
import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from string import Template
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from waqai.outputs.columns import TACTIC_LABELS
from waqai.outputs.line import Line
from waqai.outputs.terminal import broken, isolated, number_range, printable

GROUPS: dict[str, tuple[str, str]] = {
    "what": ("black on bright_red", "#ffc9c9"),
    "when": ("black on bright_blue", "#c5dcff"),
    "where": ("black on bright_green", "#c3efc3"),
    "attacker": ("black on bright_magenta", "#f3c8f5"),
    "target": ("black on bright_cyan", "#bdeef2"),
    "toll": ("black on bright_yellow", "#fff0a8"),
    "other": ("black on white", "#dddddd"),
}
"""Kinds of value, each with its colour on a terminal and on a page."""


@dataclass(frozen=True, slots=True)
class Field:
    """What is explained as one: its name in `spans` and `confidence`, its colour, and the keys of the row that hold its value."""

    name: str
    group: str
    keys: tuple[str, ...]
    ranged: bool = False

    def values(self, row: dict[str, Any]) -> tuple[str, ...]:
        """The value in parts, each once; lowest and highest figure, or first and last day, as one.

        >>> Field("killed", "toll", ("killed_min", "killed_max"), ranged=True).values({"killed_min": 21, "killed_max": None})
        ('21+',)
        """
        if self.ranged:
            figure = number_range(row.get(self.keys[0]), row.get(self.keys[1]))
            return (figure,) if figure else ()
        parts = (
            ", ".join(map(str, part)) if isinstance(part, list) else str(part) for part in map(row.get, self.keys) if part not in (None, [])
        )
        return tuple(dict.fromkeys(filter(None, parts)))


FIELDS = (
    Field("status", "other", ("status",)),
    Field("type", "what", ("type",)),
    Field("weapon", "what", ("weapon",)),
    Field("date", "when", ("date_start", "date_end")),
    Field("place", "where", ("place_ar", "place", "admin1", "country")),
    Field("attacker", "attacker", ("attacker",)),
    Field("target", "target", ("target",)),
    Field("killed", "toll", ("killed_min", "killed_max"), ranged=True),
    Field("wounded", "toll", ("wounded_min", "wounded_max"), ranged=True),
    Field("killed_or_wounded", "toll", ("casualties_combined",)),
    Field("abducted", "toll", ("abducted",)),
    Field("attackers_killed", "toll", ("attackers_killed",)),
    Field("damage", "what", ("damage",)),
    Field("claimed_by", "other", ("claimed_by",)),
    Field("attributed_by", "other", ("attributed_by",)),
    Field("reported_by", "other", ("reported_by",)),
    Field("campaign", "other", ("campaign",)),
    Field("notes", "other", ("notes",)),
)
_GROUP_OF = {each.name: each.group for each in FIELDS}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the article (code points of the raw text) that stand behind one field of one event."""

    start: int
    end: int
    n: int
    field: str
    rule: str

    @property
    def group(self) -> str:
        """The kind of value, which decides the colour."""
        return _GROUP_OF.get(self.field, "other")


@dataclass(frozen=True, slots=True)
class Reason:
    """One field of a row: its value in parts, the words behind it, the rules that read them, how sure it is."""

    field: str
    values: tuple[str, ...]
    words: tuple[str, ...]
    rules: tuple[str, ...]
    confidence: float | None


def marks_of(line: Line) -> list[Mark]:
    """All marks of a line's rows, in reading order."""
    marks = [
        Mark(start, end, row["n"], field, rule)
        for row in line["events"]
        for field, spans in (row.get("spans") or {}).items()
        for start, end, rule in spans
    ]
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.n))


def reasons(row: dict[str, Any], raw: str) -> Iterator[Reason]:
    """Why each field of a row has its value; fields that have neither value nor words are left out."""
    spans, sure = row.get("spans") or {}, row.get("confidence") or {}
    others = (Field(name, "other", (name,)) for name in spans if name not in _GROUP_OF)
    for each in (*FIELDS, *others):
        found, values = spans.get(each.name, ()), each.values(row)
        if found or values:
            words = dict.fromkeys(" ".join(raw[start:end].split()) for start, end, _ in found)
            rules = dict.fromkeys(rule for _, _, rule in found)
            if each.name == "date" and not found and row.get("date_basis") == "publication":
                rules = {"no day in the text: taken from the day of publication": None}
            yield Reason(each.name, values, tuple(words), tuple(rules), sure.get(each.name))


def show_explained(console: Console, raw: str, line: Line) -> None:
    """Print the article with coloured words, then a table of reasons for each row."""
    legend = Text()
    for group, (style, _) in GROUPS.items():
        legend.append(f" {group} ", style=style)
        legend.append(" ")
    console.print(legend)
    article = Text(printable(raw))
    for mark in marks_of(line):
        article.stylize(GROUPS[mark.group][0], mark.start, mark.end)
    console.print(article, soft_wrap=False)
    if not line["events"]:
        console.print(Text("\nNo events · بلا أحداث", style="bold"))
    for row in line["events"]:
        english, arabic = TACTIC_LABELS.get(row["type"], (row["type"], ""))
        sure = (row.get("confidence") or {}).get("row")
        share = f"  {sure:.0%} sure" if isinstance(sure, int | float) else ""
        console.print(Text(f"\n{row['n']}  {english} · {isolated(arabic)}  [{row['status']}]{share}", style="bold"))
        console.print(_reason_table(row, raw, console.width))


def _reason_table(row: dict[str, Any], raw: str, width: int) -> Table:
    free = max(width - 18 - 8, 40)
    value_width, words_width = free * 3 // 10, free * 4 // 10
    rule_width = free - value_width - words_width
    grid = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name, size in (("field", 18), ("value", value_width), ("because of the words", words_width), ("read by", rule_width)):
        grid.add_column(name, width=size, no_wrap=True, overflow="ellipsis")
    for reason in reasons(row, raw):
        words = "\n".join(f"«{word}»" for word in reason.words)
        sure = f"{reason.field} {reason.confidence:.0%}" if reason.confidence is not None else reason.field
        cells = ((sure, 18), (" · ".join(reason.values), value_width), (words, words_width), ("\n".join(reason.rules), rule_width))
        grid.add_row(*(Text(broken(cell, size)) for cell, size in cells))
    return grid


def explained_page(raw: str, line: Line) -> str:
    """A page of its own (no scripts or fonts from elsewhere): the article with marks beside its rows.

    Marks change the background only, so that Arabic letters stay joined; pointing at a value shows its words.
    """
    title = html.escape(line.get("title") or line["id"])
    rows = "".join(_card(row, raw) for row in line["events"]) or "<p>No events · <bdi>بلا أحداث</bdi></p>"
    legend = "".join(f'<span class="{group}">{group}</span> ' for group in GROUPS)
    colours = "".join(f".{group}{{background:{colour}}}" for group, (_, colour) in GROUPS.items())
    page = Template(resources.files("waqai.outputs").joinpath("explained.html").read_text("utf-8"))
    return page.substitute(title=title, colours=colours, legend=legend, article="".join(_segments(raw, marks_of(line))), rows=rows)


def _segments(raw: str, marks: list[Mark]) -> Iterator[str]:
    """The text cut at every edge of a mark; a piece under several marks takes the colour of the shortest."""
    edges = sorted({0, len(raw), *(m.start for m in marks), *(m.end for m in marks)})
    for start, end in itertools.pairwise(edges):
        over = sorted((m for m in marks if m.start <= start and end <= m.end), key=lambda m: m.end - m.start)
        piece = html.escape(raw[start:end])
        if not over:
            yield piece
            continue
        names = html.escape("\n".join(f"{m.n}: {m.field} ({m.rule})" for m in over))
        keys = html.escape(json.dumps(sorted({f"{m.n}.{m.field}" for m in over})))
        yield f'<mark class="{over[0].group}" title="{names}" data-of="{keys}">{piece}</mark>'


def _card(row: dict[str, Any], raw: str) -> str:
    english, arabic = TACTIC_LABELS.get(row["type"], (row["type"], ""))
    body = []
    for reason in reasons(row, raw):
        words = " ".join(f"<bdi>«{html.escape(word)}»</bdi>" for word in reason.words)
        values = " · ".join(f"<bdi>{html.escape(value)}</bdi>" for value in reason.values)
        sure = f" <small>{reason.confidence:.0%}</small>" if reason.confidence is not None else ""
        cells = f"<th>{html.escape(reason.field)}{sure}</th><td>{values}</td><td>{words}</td>"
        key, rules = html.escape(f"{row['n']}.{reason.field}"), html.escape(", ".join(reason.rules))
        body.append(f'<tr data-key="{key}">{cells}<td><code>{rules}</code></td></tr>')
    head = f"{row['n']}. {html.escape(english)} · <bdi>{html.escape(arabic)}</bdi> <small>{html.escape(row['status'])}</small>"
    return f"<section><h2>{head}</h2><table>{''.join(body)}</table></section>"
