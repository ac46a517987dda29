"""Rows on a terminal, readable with Arabic in them.

Terminals differ: some lay Arabic out from right to left, some leave it in the order of the letters. Two things keep a table whole in
both: every Arabic cell stands between left-to-right marks, so that no two cells swap places, and lines are broken here, at words.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any

from rich.box import HORIZONTALS
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from waqai.outputs.columns import STATUS_LABELS, TACTIC_LABELS
from waqai.outputs.line import Line

"""Terminals narrower than so many columns get a card for each row instead of a table."""

STATUS_STYLES = {"foiled": "green", "threat": "yellow", "denied": "magenta", "background": "dim"}
_LRM = "\u200e"
_STEERING = {
    **dict.fromkeys((*(c for c in range(32) if c not in (9, 10, 13)), *range(127, 160), *range(0xD800, 0xE000)), "\ufffd"),
    **dict.fromkeys((13, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\u200b"),
}
_HEADERS = (
    ("#", "", 4),
    ("When", "متى", 10),
    ("What", "ماذا", 16),
    ("Where", "أين", 18),
    ("Who > whom", "من ضد من", 24),
    ("Toll", "الحصيلة", 16),
    ("In its words", "بكلماته", 0),
)
_FIXED = sum(size for _, _, size in _HEADERS) + 3 * len(_HEADERS) + 1
CARDS_BELOW = _FIXED + 12
"""Where a table would have to cut days and sides short, rows are cards."""


def show_rows(console: Console, lines: Iterable[tuple[str, Line]]) -> None:
    """Print coded articles, each with where it came from: a table on a wide terminal, cards on a narrow one."""
    quiet: list[str] = []
    for where, line in lines:
        if not line["events"]:
            quiet.append(where)
            continue
        console.print(_heading(where, line))
        console.print(cards(line, console.width) if console.width < CARDS_BELOW else table(line, console.width))
    if quiet:
        console.print(
            Text(f"No events · بلا أحداث ({len(quiet)}):", style="bold"), Text(printable("  ".join(quiet)), style="dim"), sep="\n"
        )


def _heading(where: str, line: Line) -> Text:
    text = Text(f"\n{printable(where)}", style="bold cyan")
    if line.get("published"):
        text.append(f"  {line['published']}", style="cyan")
    if line.get("title"):
        text.append(f"  {isolated(printable(line['title']))}", style="bold")
    for campaign in line.get("campaigns", ()):
        text.append(f"\ncampaign · {isolated('حملة')}: {isolated(printable(campaign))}", style="italic")
    return text


def table(line: Line, width: int) -> RenderableType:
    """The rows of one article as a table that fills `width` columns."""
    words_width = max(width - _FIXED, 12)
    grid = Table(show_lines=True, header_style="bold", border_style="dim", box=HORIZONTALS, padding=(0, 1))
    for en, ar, size in _HEADERS:
        grid.add_column(f"{en} {isolated(ar)}" if ar else en, width=size or words_width, no_wrap=True, overflow="ellipsis")
    for row in line["events"]:
        style = STATUS_STYLES.get(row["status"], "")
        cells = [_number(row), when(row), _what(row), _where(row), sides(row), "\n".join(toll(row)), _words(row, words_width)]
        sizes = [size or words_width for _, _, size in _HEADERS]
        grid.add_row(*(Text(broken(cell, size)) for cell, size in zip(cells, sizes, strict=True)), style=style)
    return grid


def cards(line: Line, width: int) -> RenderableType:
    """The rows of one article as cards, one value a line."""
    parts: list[RenderableType] = []
    for row in line["events"]:
        english, arabic = TACTIC_LABELS.get(row["type"], (row["type"], ""))
        head = Text(f"{row['n']:>2}  {english} · {isolated(arabic)}", style="bold")
        head.append(f"  {_status(row)}" if row["status"] != "actual" else "", style=STATUS_STYLES.get(row["status"], ""))
        parts.append(head)
        grid = Table.grid(padding=(0, 1))
        grid.add_column(width=6, style="dim")
        grid.add_column(width=max(width - 12, 12), no_wrap=True, overflow="ellipsis")
        values = {
            "when": when(row).replace("\n", " to "),
            "where": _where(row),
            "who": sides(row).replace("\n", " "),
            "toll": ", ".join(toll(row)),
        }
        values |= {"weapon": row.get("weapon") or "", "words": f"«{row['evidence_ar']}»" if row.get("evidence_ar") else ""}
        for name, value in values.items():
            if value:
                grid.add_row(name, Text(broken(value.replace("\n", " · "), max(width - 12, 12))))
        parts.append(Padding(grid, (0, 0, 0, 4)))
    return Group(*parts)


def printable(text: str) -> str:
    """Text that cannot steer a terminal: control characters become U+FFFD, marks that turn the direction of writing a zero-width space.

    Every character is replaced by one, so that offsets stay as they are.

    >>> printable("a\x1b[2J") == "a\ufffd[2J"
    True
    """
    return text.translate(_STEERING)


def isolated(text: str) -> str:
    """Text between left-to-right marks where it holds Arabic, so that what stands beside it keeps its place."""
    return f"{_LRM}{text}{_LRM}" if any("\u0590" <= c <= "\u08ff" for c in text) else text


def broken(text: str, width: int) -> str:
    """Break lines at words, each Arabic line isolated by itself; a word wider than the column is cut.

    >>> broken("قتل ثلاثة جنود", 10).replace(chr(0x200e), "|").split(chr(10))
    ['|قتل ثلاثة|', '|جنود|']
    """
    lines = [piece for line in printable(text).split("\n") for piece in textwrap.wrap(line, width, break_on_hyphens=False) or [""]]
    return "\n".join(isolated(line) if cell_len(line) <= width else isolated(line[:width]) for line in lines)


def _number(row: dict[str, Any]) -> str:
    sure = (row.get("confidence") or {}).get("row")
    return f"{row['n']}\n{sure:.0%}" if isinstance(sure, int | float) else str(row["n"])


def _status(row: dict[str, Any]) -> str:
    english, arabic = STATUS_LABELS.get(row["status"], (row["status"], ""))
    return f"{english} {isolated(arabic)}".strip()


def when(row: dict[str, Any]) -> str:
    """Days as people write a range; a question mark where the text gives none.

    >>> when({"date_start": "2019-04-08", "date_end": "2019-04-10"}).split()
    ['2019-04-08', '2019-04-10']
    """
    start, end = row.get("date_start"), row.get("date_end")
    if not start and not end:
        return "?"
    return str(start or end) if start == end or not start or not end else f"{start}\n{end}"


def _what(row: dict[str, Any]) -> str:
    english, arabic = TACTIC_LABELS.get(row["type"], (row["type"], ""))
    parts = [english, arabic]
    if row.get("weapon") and row["weapon"].lower() not in english:
        parts.append(f"({row['weapon']})")
    if row["status"] != "actual":
        parts.append(f"[{STATUS_LABELS.get(row['status'], (row['status'], ''))[0]}]")
    return "\n".join(filter(None, parts))


def _where(row: dict[str, Any]) -> str:
    area = ", ".join(filter(None, (row.get("admin1"), row.get("country"))))
    own = row.get("place") if row.get("place") not in (None, row.get("admin1")) else None
    return "\n".join(filter(None, (row.get("place_ar"), own, area))) or "?"


def sides(row: dict[str, Any]) -> str:
    """Attacker, arrow, targets."""
    targets = ", ".join(row.get("target") or ()) or "?"
    return f"{row.get('attacker') or 'unknown'}\n> {targets}"


def toll(row: dict[str, Any]) -> list[str]:
    """The stated numbers, one a line.

    >>> toll({"killed_min": 21, "killed_max": None, "wounded_min": 2, "wounded_max": 4, "casualties_combined": None})
    ['21+ killed', '2-4 wounded']
    """
    found = [
        (number_range(row.get("killed_min"), row.get("killed_max")), "killed"),
        (number_range(row.get("wounded_min"), row.get("wounded_max")), "wounded"),
    ]
    single = (("casualties_combined", "killed/wounded"), ("abducted", "abducted"), ("attackers_killed", "attackers dead"))
    found += [(str(row[key]) if row.get(key) is not None else None, name) for key, name in single]
    return [f"{number} {name}" for number, name in found if number is not None]


def number_range(low: int | None, high: int | None) -> str | None:
    """A figure with its bounds: 3, 2-4, 21+ (at least), up to 5; None where there is none."""
    if low is None:
        return None if high is None else f"up to {high}"
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}-{high}"


def _words(row: dict[str, Any], width: int) -> str:
    quote = row.get("evidence_ar") or ""
    extra = [f"claimed: {row['claimed_by']}"] if row.get("claimed_by") else []
    return "\n".join([f"«{textwrap.shorten(quote, 3 * width, placeholder='…')}»" if quote else "", *extra]).strip()
