"""The words behind values: which places of a text stand behind which field of which event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from waqai.app.web.labels import FIELD_OF, FIELDS, Field
from waqai.register.eventing import StoredEvent

PERSON = "a person"
"""The rule of evidence that a person marked."""
_SAID_UNDER = {"date": "date_start", "killed": "killed_min", "wounded": "wounded_min", "killed_or_wounded": "casualties_combined"}
"""Where a person's evidence of a field is kept, for fields that the coder's evidence names otherwise than the row."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One place of a text behind one field of one event: code points of the raw text, and the rule that read it."""

    start: int
    end: int
    n: int
    field: str
    group: str
    rule: str


def kept_as(field: str) -> str:
    """The field under which the register keeps what a person marked.

    >>> kept_as("killed"), kept_as("place")
    ('spans.killed_min', 'spans.place')
    """
    return f"spans.{_SAID_UNDER.get(field, field)}"


def spans_of(event: StoredEvent, field: str) -> list[tuple[int, int, str]]:
    """The evidence of one field: a person's where there is any, else the coder's."""
    said = _SAID_UNDER.get(field)
    found: Any = event.spans.get(said) if said else None
    if found is None:
        found = event.spans.get(field) or []
    return [(start, end, rule) for start, end, rule in found]


def marks_of(event: StoredEvent) -> list[Mark]:
    """All marks of one event, in reading order."""
    known = [field.name for field in FIELDS]
    others = [name for name in event.spans if name not in known and name not in _SAID_UNDER.values()]
    found = []
    for name in (*known, *others):
        field: Field | None = FIELD_OF.get(name)
        group = field.group if field else "word"
        found += [Mark(start, end, event.key.n, name, group, rule) for start, end, rule in spans_of(event, name)]
    return sorted(found, key=lambda mark: (mark.start, -mark.end))
