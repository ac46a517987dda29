"""A made report of one incident, what a reader would code, and whether a coder's rows say the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from waqai.evaluation.names import place_words

PUBLISHED = "2017-05-10"
"""A Wednesday; the 14th of Shaban 1438."""

DAYS = ("أمس", "أمس الثلاثاء", "الثلاثاء", "مساء الثلاثاء", "فجر أمس")
PLACES = (
    "في مدينة كركوك",
    "وسط بعقوبة",
    "في تعز",
    "في مدينة درعا",
    "في مقديشو",
    "في بنغازي",
    "في قندهار",
    "بمدينة العريش",
    "في بلدة عرسال",
    "في مدينة نابلس",
)
"""When and where the deeds of status and tactic are told."""


@dataclass(frozen=True)
class Report:
    """`cells` name the choices of the grammar; `want` is the row of a reader, with the fields that the report is about:
    place (any of several wordings), not_place (words that it must not hold), country, day, until, type and status (any of several),
    killed, wounded and abducted (least), attacker, not_attacker, target and claim (any of several patterns of names; «-»: nobody claims).
    `rows` is how many rows there should be (None: any number above 0, of which the first is looked at).
    """

    text: str
    cells: tuple[str, ...]
    want: Mapping[str, Any] = field(default_factory=dict)
    rows: int | None = 1
    title: str | None = None
    published: str = PUBLISHED

    @property
    def name(self) -> str:
        return " ".join(self.cells)


def tidy(text: str) -> str:
    """One blank between words, none before a mark.

    >>> tidy("قتل  جندي ، أمس .")
    'قتل جندي، أمس.'
    """
    out = " ".join(text.split())
    for mark in "،.؛:":
        out = out.replace(f" {mark}", mark)
    return out.replace("،،", "،").replace("،.", ".")


def faults(report: Report, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """What a coder's rows have otherwise than a reader would; empty where nothing."""
    if report.rows == 0:
        return ["spurious"] if any(r["status"] in ("actual", "foiled") for r in rows) else []
    if not rows:
        return ["missed"]
    found = ["rows"] if report.rows is not None and len(rows) != report.rows else []
    return found + [key for key, value in report.want.items() if not _holds(rows[0], key, value)]


def _holds(row: Mapping[str, Any], key: str, value: Any) -> bool:
    match key:
        case "place":
            return any(set(place_words(name)) <= set(place_words(row["place_ar"] or "")) for name in value)
        case "not_place":
            return not any(set(place_words(name)) <= set(place_words(row["place_ar"] or "")) for name in value)
        case "day":
            return bool(row["date_start"] == value)
        case "days":  # any of several, as one calendar does not fix the day of another
            return row["date_start"] in value and row["date_end"] in value
        case "until":
            return bool(row["date_end"] == value)
        case "type" | "status" | "country":
            return row[key] in value
        case "killed" | "wounded":
            return bool(row[f"{key}_min"] == value)
        case "abducted":
            return bool(row[key] == value)
        case "attacker":
            return any(re.search(name, row["attacker"] or "unknown") for name in value)
        case "not_attacker":
            return not any(re.search(name, row["attacker"] or "unknown") for name in value)
        case "target":
            return any(re.search(name, target) for name in value for target in row["target"] or ())
        case "claim":
            return row["claimed_by"] is None if value == ("-",) else any(re.search(name, row["claimed_by"] or "") for name in value)
        case _:
            raise ValueError(f"no field of a made report: {key}")
