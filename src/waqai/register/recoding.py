"""Coding stored documents anew: rows keep their numbers, people's work stays, and every difference is shown.

A row of the new coding takes the number of the old row that it retells, so that whatever points at an event still points at it. A row
that the new coding lacks is gone, unless people have worked on it: then it stays, marked `dropped`. Old rows are kept for good.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select, update

from waqai.model import Document, ReportKey
from waqai.register.changing import insert_event
from waqai.register.clock import CLOCK, take
from waqai.register.eventing import settle_event
from waqai.register.log import standing_of
from waqai.register.runs import Program
from waqai.register.schema import WAITS, DocumentRow, EventPast, EventRow, Run
from waqai.register.storing import document_of, split_row
from waqai.register.subjects import event_subject, no_document
from waqai.register.written import canonical

_IDENTIFYING = {
    "place_ar": 3, "type": 2, "date_start": 2,
    **dict.fromkeys(("status", "date_end", "attacker", "target", "killed_min", "wounded_min", "weapon"), 1),
}  # fmt: skip
BY_HAND = "person"
"""What the day of publication of an article rests on that a person has dated."""
_ALIKE = 0.35
_SILENT = ("n", "confidence", "acled_geo_precision", "ucdp_where_prec")


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field that the new coding reads otherwise. `said`: what a person has set it to, if anybody has; that stays."""

    field: str
    old: Any
    new: Any
    said: Any = None
    corrected: bool = False

    @property
    def agrees(self) -> bool:
        """Whether the program now reads what the person said."""
        return self.corrected and self.new == self.said


@dataclass(frozen=True, slots=True)
class EventDifference:
    """What became of one event: changed, added, dropped (gone), or kept (the program has dropped it, people's work keeps it)."""

    key: ReportKey
    what: str
    fields: tuple[FieldDifference, ...] = ()
    row: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Recoded:
    """The new rows of one document, matched to the events that it has, and what differs."""

    document: str
    differences: tuple[EventDifference, ...]
    matched: tuple[tuple[int, Mapping[str, Any]], ...]
    dropped: tuple[int, ...]

    @property
    def changed(self) -> bool:
        """Whether anything differs."""
        return bool(self.differences)


def recodable(connection: Connection, after: int = 0, unless: Program | None = None, limit: int = 200) -> list[tuple[int, Document]]:
    """Documents with text, in the order of arrival, after the one numbered `after`, but for those that the program `unless` has coded."""
    query = select(DocumentRow.__table__).where(DocumentRow.num > after, DocumentRow.text.is_not(None), DocumentRow.erased.is_(None))
    if unless is not None:
        its = select(Run.num).where(Run.program == unless.version, Run.packs == unless.packs, Run.places == unless.places)
        query = query.where(DocumentRow.run.not_in(its))
    return [(row.num, document_of(row)) for row in connection.execute(query.order_by(DocumentRow.num).limit(limit))]


def compare_coding(connection: Connection, document: str, line: Mapping[str, Any]) -> Recoded:
    """How the events of a document would change if `line` were its coding."""
    found = connection.execute(select(DocumentRow.num, DocumentRow.keeps).where(DocumentRow.id == document)).one_or_none()
    if found is None:
        raise no_document(document)
    query = select(EventRow.n, EventRow.coded, EventRow.spans, EventRow.dropped).where(EventRow.document == found.num)
    old = [row for row in connection.execute(query.order_by(EventRow.n)) if row.coded is not None]
    new = [split_row(row, found.keeps) for row in line.get("events") or ()]
    pairs = match_rows([(json.loads(row.coded), json.loads(row.spans or "{}")) for row in old], new)
    last = connection.execute(select(EventRow.n).where(EventRow.document == found.num).order_by(EventRow.n.desc()).limit(1)).scalar() or 0
    matched: list[tuple[int, Mapping[str, Any]]] = []
    differences: list[EventDifference] = []
    for position, (row, spans) in enumerate(new):
        if position in pairs:
            before = old[pairs[position]]
            key = ReportKey(document, before.n)
            fields = _field_differences(connection, key, json.loads(before.coded), row)
            if fields or before.dropped:
                differences.append(EventDifference(key, "changed", fields, row))
        else:
            last += 1
            key = ReportKey(document, last)
            differences.append(EventDifference(key, "added", (), row))
        matched.append((key.n, {**row, "n": key.n, "spans": spans}))
    kept = set(pairs.values())
    dropped = [each for position, each in enumerate(old) if position not in kept and not each.dropped]
    for gone in dropped:
        key = ReportKey(document, gone.n)
        worked_on = bool(standing_of(connection, event_subject(key)))
        differences.append(EventDifference(key, "kept" if worked_on else "dropped", (), json.loads(gone.coded or "{}")))
    return Recoded(document, tuple(differences), tuple(matched), tuple(gone.n for gone in dropped))


def store_coding(connection: Connection, recoded: Recoded, line: Mapping[str, Any], run: int) -> None:
    """Make the new coding the present one. What it replaces goes into the past of each event."""
    document = connection.execute(select(DocumentRow.num).where(DocumentRow.id == recoded.document)).scalar_one()
    columns = select(EventRow.num, EventRow.n, EventRow.run, EventRow.coded, EventRow.spans, EventRow.dropped)
    old = {row.n: row for row in connection.execute(columns.where(EventRow.document == document))}
    for n, row in recoded.matched:
        spans = canonical(row["spans"])
        coded = canonical({key: value for key, value in row.items() if key != "spans"})
        before = old.get(n)
        if before is None:
            insert_event(connection, take(connection, "event"), document, n, run=run, coded=coded, spans=spans)
        elif before.coded == coded and before.spans == spans and not before.dropped:
            continue
        else:
            _into_past(connection, before, run)
            connection.execute(update(EventRow).where(EventRow.num == before.num).values(run=run, coded=coded, spans=spans, dropped=False))
        settle_event(connection, ReportKey(recoded.document, n), take(connection, CLOCK), WAITS)
    for n in recoded.dropped:
        _into_past(connection, old[n], run)
        connection.execute(update(EventRow).where(EventRow.num == old[n].num).values(dropped=True))
        settle_event(connection, ReportKey(recoded.document, n), take(connection, CLOCK), WAITS)
    values = {
        "run": run,
        "relevant": bool(line.get("events")),
        "campaigns": canonical(line["campaigns"]) if line.get("campaigns") else None,
        "issues": canonical(line["issues"]) if line.get("issues") else None,
    }
    connection.execute(update(DocumentRow).where(DocumentRow.num == document).values(**values))


def set_published(connection: Connection, document: str, published: date | None) -> None:
    """Say on which day an article was published: its incidents are fused anew, and its rows should be coded anew from that day on."""
    number = connection.execute(
        select(DocumentRow.num).where(DocumentRow.id == document, DocumentRow.erased.is_(None))
    ).scalar_one_or_none()
    if number is None:
        raise no_document(document)
    values = {"published": published.isoformat() if published else None, "dated_by": BY_HAND if published else None}
    connection.execute(update(DocumentRow).where(DocumentRow.num == number).values(**values))
    connection.execute(update(EventRow).where(EventRow.document == number).values(dirty=WAITS))


def _into_past(connection: Connection, before: Any, until: int) -> None:
    connection.execute(insert(EventPast).values(event=before.num, until=until, run=before.run, coded=before.coded, spans=before.spans))


def _field_differences(
    connection: Connection, key: ReportKey, old: Mapping[str, Any], new: Mapping[str, Any]
) -> tuple[FieldDifference, ...]:
    standing = standing_of(connection, event_subject(key))
    found = []
    for name in sorted(old.keys() | new.keys()):
        if name not in _SILENT and old.get(name) != new.get(name):
            said, corrected = (standing[name][0], True) if name in standing else (None, False)
            found.append(FieldDifference(name, old.get(name), new.get(name), said, corrected))
    return tuple(found)


def match_rows(
    old: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]], new: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]
) -> dict[int, int]:
    """Which new row (by position) retells which old one: the likeliest pairs first, each row once.

    Half of the likeness is how far both rest on the same words, half how many of their telling fields agree (the place counts
    thrice, tactic and day twice).

    >>> row = {"type": "shelling", "place_ar": "عدن", "killed_min": 2}
    >>> match_rows([(row, {})], [({"type": "abduction", "place_ar": "تعز"}, {}), ({**row, "killed_min": 3}, {})])
    {1: 0}
    """
    scored = sorted((-likeness(a, b), i, j) for i, a in enumerate(new) for j, b in enumerate(old))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in scored:
        if -score >= _ALIKE and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return dict(sorted(pairs.items()))


def likeness(one: tuple[Mapping[str, Any], Mapping[str, Any]], other: tuple[Mapping[str, Any], Mapping[str, Any]]) -> float:
    """How far two rows of one document tell one event, 0 to 1."""
    filled = [key for key in _IDENTIFYING if one[0].get(key) not in (None, [], "") or other[0].get(key) not in (None, [], "")]
    weight = sum(_IDENTIFYING[key] for key in filled)
    same = sum(_IDENTIFYING[key] for key in filled if one[0].get(key) == other[0].get(key)) / weight if weight else 0.0
    mine, theirs = set(_characters(one[1])), set(_characters(other[1]))
    if not mine or not theirs:
        return same
    return 0.5 * same + 0.5 * len(mine & theirs) / len(mine | theirs)


def _characters(spans: Mapping[str, Any]) -> Iterator[int]:
    for places in spans.values():
        for start, end, *_ in places:
            yield from range(start, end)
