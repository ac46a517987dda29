"""Storing coded articles: idempotent by content, in batches that a kill leaves whole.

What is given is the document and the line that the coder made of it (`{"id", "relevant", "events": [rows]}`); reading and coding are
others' work. The same content again is passed over; the same content from another outlet is stored as a copy, so that fusion counts it
once; another content under an id that is taken is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from waqai.model import Document, Issue
from waqai.register import words
from waqai.register.accounts import note
from waqai.register.clock import now, take
from waqai.register.database import RegisterError
from waqai.register.eventing import telling
from waqai.register.schema import KEEPS, WAITS, DocumentRow, EventRow, Kept, Setting
from waqai.register.subjects import CHUNK
from waqai.register.written import canonical, storable
from waqai.text import search_stems


@dataclass(frozen=True, slots=True)
class Item:
    """A coded article to be stored. `keeps` overrules the register's own setting; `origin` is the file and line it came from, `dated_by`
    what its day of publication rests on.
    """

    document: Document
    line: Mapping[str, Any]
    origin: str | None = None
    keeps: str | None = None
    copy_of: str | None = None
    dated_by: str | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a batch: documents added (of which copies), events, those that were there before, and what was refused."""

    added: int = 0
    copies: int = 0
    events: int = 0
    present: int = 0
    issues: tuple[Issue, ...] = field(default_factory=tuple)

    def __add__(self, other: Stored) -> Stored:
        return Stored(
            self.added + other.added,
            self.copies + other.copies,
            self.events + other.events,
            self.present + other.present,
            self.issues + other.issues,
        )


def content_hash(document: Document) -> str:
    """The SHA-256 of title, newline and text: what tells one content from another."""
    return Document.content_id(document.title, document.text)


def known(connection: Connection, documents: Iterable[Document]) -> set[str]:
    """The ids among these documents that need no coding, as the register holds their content already (or has erased it)."""
    wanted = {document.id: content_hash(document) for document in documents}
    found: set[str] = set()
    ordered = sorted(set(wanted.values()))
    for start in range(0, len(ordered), CHUNK):
        query = select(DocumentRow.id, DocumentRow.sha256).where(DocumentRow.sha256.in_(ordered[start : start + CHUNK]))
        found.update(document_id for document_id, digest in connection.execute(query) if wanted.get(document_id) == digest)
    return found


def held(connection: Connection, ids: Sequence[str]) -> dict[str, bool]:
    """Which of these ids documents have, whatever their content; False where the document was erased and must not come back."""
    found: dict[str, bool] = {}
    for start in range(0, len(ids), CHUNK):
        query = select(DocumentRow.id, DocumentRow.erased).where(DocumentRow.id.in_(ids[start : start + CHUNK]))
        found |= {row.id: row.erased is None for row in connection.execute(query)}
    return found


@dataclass(slots=True)
class _Taken:
    """Which content each id has, and which document (id, source, url) held a content first."""

    by_id: dict[str, str]
    by_content: dict[str, tuple[str, str | None, str | None]]


def store(connection: Connection, items: Sequence[Item], run: int) -> Stored:
    """Store a batch in the order given."""
    present, issues = 0, [_bad_id(item) for item in items if not _good_id(item)]
    items = [item for item in items if _good_id(item)]
    taken = _taken(connection, items)
    default = keeps_of(connection)
    fresh: list[tuple[Item, str, str | None]] = []
    for item in items:
        document, digest = item.document, content_hash(item.document)
        holder = taken.by_id.get(document.id)
        if holder is not None:
            if holder == digest:
                present += 1
            else:
                what = f"another content is in the register under the id {document.id}; give the new one an id of its own"
                issues.append(Issue("id-taken", item.origin or document.id, what))
            continue
        first = taken.by_content.get(digest)
        if first is not None and (first[1], first[2]) == (document.source, document.url):
            present += 1
            continue
        taken.by_id[document.id] = digest
        taken.by_content.setdefault(digest, (document.id, document.source, document.url))
        fresh.append((item, digest, first[0] if first else item.copy_of))
    events = _insert(connection, fresh, run, default)
    return Stored(len(fresh), sum(copy is not None for _, _, copy in fresh), events, present, tuple(issues))


def _good_id(item: Item) -> bool:
    return bool(item.document.id) and storable(item.document.id) == item.document.id


def _bad_id(item: Item) -> Issue:
    return Issue("bad-id", item.origin or "", f"{item.document.id!r} cannot be the id of an article")


def _taken(connection: Connection, items: Sequence[Item]) -> _Taken:
    taken = _Taken({}, {})
    columns = select(DocumentRow.id, DocumentRow.sha256, DocumentRow.source, DocumentRow.url).order_by(DocumentRow.num)
    for start in range(0, len(items), CHUNK):
        part = items[start : start + CHUNK]
        for row in connection.execute(columns.where(DocumentRow.id.in_([item.document.id for item in part]))):
            taken.by_id[row.id] = row.sha256
        for row in connection.execute(columns.where(DocumentRow.sha256.in_([content_hash(item.document) for item in part]))):
            taken.by_content.setdefault(row.sha256, (row.id, row.source, row.url))
    return taken


def _insert(connection: Connection, fresh: Sequence[tuple[Item, str, str | None]], run: int, default: str) -> int:
    if not fresh:
        return 0
    rows = [list(item.line.get("events") or ()) for item, _, _ in fresh]
    document_number = take(connection, "document", len(fresh))
    event_number = take(connection, "event", total) if (total := sum(map(len, rows))) else 0
    documents, events, indexed, at = [], [], [], now()
    for number, ((item, digest, copy_of), coded) in enumerate(zip(fresh, rows, strict=True), document_number):
        keeps = item.keeps or default
        if keeps not in KEEPS:
            raise RegisterError("no-way-of-keeping", "keeps: {keeps!r}: one of {known}", keeps=keeps, known=", ".join(KEEPS))
        documents.append(document_values(item, number, digest, keeps, copy_of, run, at))
        indexed.append((number, search_stems(kept_words(item.document, keeps))))
        for row in coded:
            events.append(event_values(row, event_number, number, run, item.document, keeps))
            event_number += 1
    connection.execute(insert(DocumentRow), documents)
    if events:
        connection.execute(insert(EventRow), events)
    words.put(connection, "document_words", indexed, new=True)
    return len(events)


def document_values(item: Item, number: int, digest: str, keeps: str, copy_of: str | None, run: int, at: str) -> dict[str, Any]:
    """A document's row."""
    document, line = item.document, item.line
    title = storable(document.title) if keeps != "spans" else None
    text = storable(document.text) if keeps == "text" else None
    stored = None if text is None else Document.content_id(title, text)
    return {
        "num": number,
        "id": document.id,
        "sha256": digest,
        "stored_sha256": stored if stored != digest else None,
        "keeps": keeps,
        "title": title,
        "text": text,
        "published": document.published.isoformat() if document.published else None,
        "source": storable(document.source),
        "url": storable(document.url),
        "copy_of": copy_of,
        "origin": storable(item.origin),
        "added": at,
        "run": run,
        "relevant": bool(line.get("events")),
        "campaigns": canonical(line["campaigns"]) if line.get("campaigns") else None,
        "issues": canonical(line["issues"]) if line.get("issues") else None,
        "erased": None,
        "dated_by": item.dated_by if document.published else None,
    }


def event_values(row: Mapping[str, Any], number: int, document: int, run: int, source: Document, keeps: str) -> dict[str, Any]:
    """An event's row, fresh from the coder."""
    coded, spans = split_row(row, keeps)
    text = source.text if keeps == "text" else None
    title = source.title if keeps != "spans" else None
    return {
        "num": number,
        "document": document,
        "n": coded["n"],
        "run": run,
        "coded": canonical(coded),
        "spans": canonical(spans),
        "row": None,
        "present": True,
        "dropped": False,
        "review": "new",
        "version": 0,
        "words": telling(title, text, spans),
        "incident": None,
        "rivals": 0,
        "dirty": WAITS,
    }


def split_row(row: Mapping[str, Any], keeps: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """A coder's row as it is kept, and its evidence apart. Where only spans are kept, no words of the article are."""
    coded = {key: value for key, value in row.items() if key != "spans"}
    if keeps == "spans":
        coded |= {"evidence_ar": "", "notes": None}
    return coded, dict(row.get("spans") or {})


def kept_words(document: Document, keeps: str) -> str:
    """What of a document may be searched."""
    return {"text": document.raw, "quotes": document.title or "", "spans": ""}[keeps]


def keeps_of(connection: Connection) -> str:
    """What the register keeps of documents unless they say otherwise."""
    return str(json.loads(connection.execute(select(Setting.value).where(Setting.name == "keeps")).scalar_one()))


def document_of(row: Any) -> Document:
    """A document as the coder takes it, from its row; only where its text is kept."""
    published = date.fromisoformat(row.published) if row.published else None
    return Document(row.id, row.text, row.title, published, row.source, row.url)


def set_copies(connection: Connection, copies: Mapping[str, str | None]) -> int:
    """Say of documents which one each reprints (None: none), as intake has found out since. Returns how many changed."""
    changed = 0
    for document, of in copies.items():
        row = connection.execute(select(DocumentRow.num, DocumentRow.copy_of).where(DocumentRow.id == document)).one_or_none()
        if row is None or row.copy_of == of:
            continue
        changed += 1
        connection.execute(update(DocumentRow).where(DocumentRow.num == row.num).values(copy_of=of))
        connection.execute(update(EventRow).where(EventRow.document == row.num).values(dirty=WAITS))
    return changed


def keep(connection: Connection, name: str, value: Any) -> None:
    """Keep something for the next run of a program; None forgets it."""
    connection.execute(delete(Kept).where(Kept.name == name))
    if value is not None:
        connection.execute(insert(Kept).values(name=name, value=canonical(value), at=now()))


def kept(connection: Connection, prefix: str) -> dict[str, Any]:
    """What was kept under names that begin so."""
    query = select(Kept.name, Kept.value).where(Kept.name.startswith(prefix, autoescape=True)).order_by(Kept.name)
    return {name: json.loads(value) for name, value in connection.execute(query)}


def change_settings(connection: Connection, who: str, values: Mapping[str, Any]) -> None:
    """Set `keeps` or `two_person_erasure`."""
    for name, value in values.items():
        if name == "keeps" and value in KEEPS or name == "two_person_erasure" and isinstance(value, bool):
            connection.execute(update(Setting).where(Setting.name == name).values(value=json.dumps(value)))
        else:
            raise RegisterError(
                "no-such-option",
                "{name} = {value!r}: a register has keeps ({known}) and two_person_erasure (true, false)",
                name=name,
                value=value,
                known=", ".join(KEEPS),
            )
    note(connection, who, "settings changed", values)


def settings(connection: Connection) -> dict[str, Any]:
    """All settings of the register."""
    return {name: json.loads(value) for name, value in connection.execute(select(Setting.name, Setting.value))}
