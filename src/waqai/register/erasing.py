"""True erasure: a document, or a person's name wherever it stands. What is left says that something was erased, when, by whom and why.

Nothing else in the register overwrites anything; here content is destroyed on purpose: texts, rows, former rows, spans, the index, and
the content of the log's entries about it (their digests stay, so that the chain still proves that nothing else was touched). A name is
replaced by «█» of the same length, so that all offsets stay true. Backups and files that were exported before are not reached.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text, update

from waqai.model import Document, Refusal, ReportKey
from waqai.register import words
from waqai.register.accounts import note
from waqai.register.clock import CLOCK, now, take
from waqai.register.database import Database
from waqai.register.eventing import telling
from waqai.register.judging import ever_judged, keys_of
from waqai.register.log import Subject
from waqai.register.schema import (
    CLEAN,
    WAITS,
    Activity,
    Change,
    DocumentRow,
    Erasure,
    EventPast,
    EventRow,
    IncidentBody,
    JudgementRow,
    Kept,
    Standing,
)
from waqai.register.subjects import UnknownError, chunks, event_subject, no_document, pair_subject
from waqai.register.written import canonical
from waqai.text import fold, fold_phrase, search_stems

MASK = "█"
_JOINED = "(?:[وف]?[بلكس]?)"
_WORD = r"[^\W_]"
_HOLDING_WORDS = (
    "document", "event", "event_past", "change", "standing", "block", "incident", "incident_body", "incident_term", "erasure", "activity",
    "kept",
)  # fmt: skip
MADE_FROM_ROWS = "report."
"""What is kept under such names was made from rows (reports as files): it goes with every erasure, as what was erased may stand in it."""


class ErasureError(Refusal, ValueError):
    """An erasure that cannot be done: nothing of that name, the same person asking and agreeing."""


@dataclass(frozen=True, slots=True)
class Request:
    """An erasure that was asked for. `what`: document or person; `target` is its id or name, None once the name was erased."""

    num: int
    what: str
    target: str | None
    why: str
    asked_by: str
    asked_at: str
    settled_by: str | None
    settled_at: str | None
    state: str
    result: dict[str, Any] | None


def ask(connection: Connection, who: str, what: str, target: str, why: str) -> int:
    """Ask for an erasure. Returns its number; nothing is erased before somebody agrees."""
    if what not in ("document", "person"):
        raise ErasureError("no-kind-of-erasure", "{what!r}: a document or a person can be erased", what=what)
    if not why.strip():
        raise ErasureError("no-reason", "an erasure needs a reason")
    if what == "document":
        if connection.execute(select(DocumentRow.num).where(DocumentRow.id == target, DocumentRow.erased.is_(None))).scalar() is None:
            raise no_document(target)
    elif len(fold_phrase(target).replace(" ", "")) < 3:
        raise ErasureError("name-too-short", "{name!r}: a name of fewer than three letters would match too much", name=target)
    number = take(connection, "erasure")
    connection.execute(
        insert(Erasure).values(
            num=number, what=what, target=target, why=why, asked_by=who, asked_at=now(), settled_by=None, settled_at=None,
            state="asked", result=None,
        )
    )  # fmt: skip
    note(connection, who, "erasure asked", {"erasure": number, "what": what, "why": why})
    return number


def refuse(connection: Connection, who: str, number: int) -> None:
    """Turn an erasure down."""
    _open_request(connection, number)
    connection.execute(update(Erasure).where(Erasure.num == number).values(state="refused", settled_by=who, settled_at=now(), target=None))
    note(connection, who, "erasure refused", {"erasure": number})


def agree(connection: Connection, who: str, number: int, *, two_persons: bool) -> dict[str, Any]:
    """Carry an erasure out. With `two_persons`, nobody may agree to what they asked for themselves."""
    request = _open_request(connection, number)
    if two_persons and request.asked_by == who:
        raise ErasureError("second-person", "an erasure needs a second person to agree: somebody other than who asked for it")
    if request.what == "document":
        result = _erase_document(connection, request.target or "")
    else:
        result = _erase_name(connection, request.target or "")
        if not any(result.values()):
            raise ErasureError("name-nowhere", "this name stands nowhere in the register")
    result["reports"] = _forget_reports(connection)
    target = request.target if request.what == "document" else None
    values = {"state": "done", "settled_by": who, "settled_at": now(), "target": target, "result": canonical(result)}
    connection.execute(update(Erasure).where(Erasure.num == number).values(**values))
    take(connection, CLOCK)  # so that what was counted before is counted again
    note(connection, who, "erasure done", {"erasure": number, "what": request.what, **result})
    return result


def requests(connection: Connection, state: str | None = None) -> list[Request]:
    """Erasures, the newest first."""
    query = select(Erasure.__table__).order_by(Erasure.num.desc())
    if state is not None:
        query = query.where(Erasure.state == state)
    return [_request(row) for row in connection.execute(query)]


def sweep(database: Database) -> None:
    """After an erasure: leave nothing of it in pages that the database no longer uses. Takes as long as rewriting the index."""
    if database.sqlite:
        with database.writing() as connection:
            words.optimise(connection)
        with database.outside() as connection:
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    else:
        with database.outside() as connection:
            for table in (*_HOLDING_WORDS, *words.TABLES):
                connection.execute(text(f"VACUUM FULL {table}"))


def _request(row: Any) -> Request:
    return Request(
        row.num, row.what, row.target, row.why, row.asked_by, row.asked_at, row.settled_by, row.settled_at, row.state,
        json.loads(row.result) if row.result else None,
    )  # fmt: skip


def _open_request(connection: Connection, number: int) -> Request:
    row = connection.execute(select(Erasure.__table__).where(Erasure.num == number)).one_or_none()
    if row is None:
        raise UnknownError("no-such-erasure", "no erasure {number}", number=number)
    if row.state != "asked":
        raise ErasureError("erasure-settled", "erasure {number} is {state} already", number=number, state=row.state)
    return _request(row)


def _erase_document(connection: Connection, document: str) -> dict[str, Any]:
    found = connection.execute(select(DocumentRow.num, DocumentRow.erased).where(DocumentRow.id == document)).one_or_none()
    if found is None or found.erased:
        raise no_document(document)
    events = connection.execute(select(EventRow.num, EventRow.n).where(EventRow.document == found.num)).all()
    numbers = [event.num for event in events]
    subjects = [Subject("document", document), *(event_subject(ReportKey(document, event.n)) for event in events)]
    pairs = ever_judged(connection, numbers)
    keys = keys_of(connection, {number for pair in pairs for number in pair})
    subjects += [pair_subject(keys[a], keys[b]) for a, b in pairs]
    entries = sum(_blank_entries(connection, subject) for subject in subjects)
    for a, b in pairs:
        connection.execute(update(JudgementRow).where(JudgementRow.a == a, JudgementRow.b == b).values(stands=False, same=None))
        connection.execute(update(EventRow).where(EventRow.num.in_((a, b))).values(dirty=WAITS))
    at = now()
    empty = {"title": None, "text": None, "source": None, "url": None, "published": None, "origin": None, "campaigns": None, "issues": None,
             "dated_by": None}  # fmt: skip
    connection.execute(update(DocumentRow).where(DocumentRow.num == found.num).values(erased=at, keeps="spans", relevant=False, **empty))
    words.remove(connection, "document_words", [found.num])
    _drop_kept(connection, document)
    connection.execute(delete(EventPast).where(EventPast.event.in_(numbers)))
    gone = {"coded": None, "spans": None, "row": None, "words": "", "present": False, "review": "new", "dirty": WAITS, "dropped": True}
    for number in numbers:
        connection.execute(update(EventRow).where(EventRow.num == number).values(**gone, version=take(connection, CLOCK)))
    copies = connection.execute(select(DocumentRow.id).where(DocumentRow.copy_of == document, DocumentRow.erased.is_(None))).scalars()
    return {"events": len(numbers), "entries": entries, "copies_left": list(copies)}


def _blank_entries(connection: Connection, subject: Subject) -> int:
    """Erase the content of all entries about a subject; what stands of it falls."""
    where = (Change.kind == subject.kind, Change.subject == subject.name, Change.erased.is_(None))
    blank = {"old": None, "new": None, "shown": None, "why": "", "salt": None, "erased": now()}
    erased = connection.execute(update(Change).where(*where).values(**blank)).rowcount
    connection.execute(delete(Standing).where(Standing.kind == subject.kind, Standing.subject == subject.name))
    return int(erased)


def name_pattern(name: str) -> re.Pattern[str]:
    """What finds a name in folded text, whatever is joined to its first word; its words may stand on two lines.

    >>> bool(name_pattern("أحمد الصالح").search("وقال لاحمد الصالح ان"))
    True
    """
    words_of_name = r"\s+".join(re.escape(word) for word in fold_phrase(name).split())
    return re.compile(rf"(?<!{_WORD}){_JOINED}({words_of_name})(?!{_WORD})")


def masked(value: str, pattern: re.Pattern[str]) -> str:
    """A text with the name masked, as long as it was.

    >>> masked("قال أحْمد الصالح: نعم", name_pattern("احمد الصالح"))
    'قال ████████████: نعم'
    """
    folded = fold(value)
    out = list(value)
    for match in pattern.finditer(folded.text):
        span = folded.to_raw(match.start(1), match.end(1))
        out[span.start : span.end] = MASK * (span.end - span.start)
    return "".join(out)


def _masked_value(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return masked(value, pattern)
    if isinstance(value, list):
        return [_masked_value(item, pattern) for item in value]
    if isinstance(value, dict):
        return {key: _masked_value(item, pattern) for key, item in value.items()}
    return value


def _masked_json(value: str | None, pattern: re.Pattern[str]) -> str | None:
    return None if value is None else canonical(_masked_value(json.loads(value), pattern))


def _erase_name(connection: Connection, name: str) -> dict[str, Any]:
    pattern = name_pattern(name)
    documents = _mask_documents(connection, pattern)
    events, past = _mask_events(connection, pattern)
    entries = _mask_log(connection, pattern)
    incidents = _mask_incidents(connection, pattern)
    _mask_kept(connection, pattern)
    return {"documents": documents, "events": events, "past": past, "entries": entries, "incidents": incidents}


def _forget_reports(connection: Connection) -> int:
    """Forget the reports that are kept. How many those were."""
    kept = list(connection.execute(select(Kept.name).where(Kept.name.startswith(MADE_FROM_ROWS, autoescape=True))).scalars())
    for part in chunks(kept):
        connection.execute(delete(Kept).where(Kept.name.in_(part)))
    return len({name.removeprefix(MADE_FROM_ROWS).split(".")[1] for name in kept if name.count(".") > 1})


def _mask_kept(connection: Connection, pattern: re.Pattern[str]) -> None:
    """A name in what programs keep beside the rows (events that were coded twice)."""
    for row in _batches(connection, Kept.name, [Kept.value]):
        value = row.value if row.name.startswith(MADE_FROM_ROWS) else _masked_json(row.value, pattern)
        if value != row.value:
            connection.execute(update(Kept).where(Kept.name == row.name).values(value=value))


def _drop_kept(connection: Connection, document: str) -> None:
    """What programs keep of the events of a document."""
    for row in _batches(connection, Kept.name, [Kept.value]):
        if document in row.value and not row.name.startswith(MADE_FROM_ROWS):
            value = canonical(_without(json.loads(row.value), f"{document}/"))
            if value != row.value:
                connection.execute(update(Kept).where(Kept.name == row.name).values(value=value))


def _without(value: Any, beginning: str) -> Any:
    """A value without what stands under keys that begin so."""
    if isinstance(value, dict):
        return {key: _without(item, beginning) for key, item in value.items() if not key.startswith(beginning)}
    return value


def _batches(connection: Connection, key: Any, columns: Sequence[Any]) -> Iterator[Any]:
    """All rows of a table, some hundred at a time, so that rows can be changed while they are read."""
    last: Any = None
    while True:
        query = select(key, *columns).order_by(key).limit(500)
        rows = connection.execute(query if last is None else query.where(key > last)).all()
        if not rows:
            return
        yield from rows
        last = rows[-1][0]


def _mask_documents(connection: Connection, pattern: re.Pattern[str]) -> int:
    masked_documents = 0
    names = ("title", "text", "source", "url", "origin", "campaigns", "issues")
    for row in _batches(connection, DocumentRow.num, [DocumentRow.keeps, *(getattr(DocumentRow, name) for name in names)]):
        new = {name: None if (value := getattr(row, name)) is None else masked(value, pattern) for name in names}
        if all(new[name] == getattr(row, name) for name in names):
            continue
        masked_documents += 1
        stored = None if new["text"] is None else Document.content_id(new["title"], new["text"])
        connection.execute(update(DocumentRow).where(DocumentRow.num == row.num).values(**new, stored_sha256=stored))
        kept = "\n".join(filter(None, (new["title"], new["text"])))
        words.put(connection, "document_words", [(row.num, search_stems(kept))])
    return masked_documents


def _mask_events(connection: Connection, pattern: re.Pattern[str]) -> tuple[int, int]:
    events = past = 0
    columns = [EventRow.coded, EventRow.row, EventRow.spans, DocumentRow.title, DocumentRow.text, EventRow.words]
    last = 0
    query = select(EventRow.num, *columns).join(DocumentRow, DocumentRow.num == EventRow.document).order_by(EventRow.num).limit(500)
    while rows := connection.execute(query.where(EventRow.num > last)).all():
        last = rows[-1].num
        for row in rows:
            values: dict[str, Any] = {"coded": _masked_json(row.coded, pattern), "row": _masked_json(row.row, pattern)}
            told = telling(row.title, row.text, json.loads(row.spans or "{}")) if row.words else ""
            if values["coded"] != row.coded or values["row"] != row.row or told != row.words:
                events += 1
                values |= {"words": told, "dirty": WAITS, "version": take(connection, CLOCK)}
                connection.execute(update(EventRow).where(EventRow.num == row.num).values(**values))
    for event, until, before in connection.execute(select(EventPast.event, EventPast.until, EventPast.coded)).all():
        coded = _masked_json(before, pattern)
        if coded != before:
            past += 1
            connection.execute(update(EventPast).where(EventPast.event == event, EventPast.until == until).values(coded=coded))
    return events, past


def _mask_log(connection: Connection, pattern: re.Pattern[str]) -> int:
    entries = 0
    for row in _batches(connection, Change.seq, [Change.old, Change.new, Change.shown, Change.why]):
        values: dict[str, Any] = {name: _masked_json(getattr(row, name), pattern) for name in ("old", "new", "shown")}
        values["why"] = masked(row.why, pattern)
        if any(values[name] != getattr(row, name) for name in values):
            entries += 1
            connection.execute(update(Change).where(Change.seq == row.seq).values(**values, salt=None, erased=now()))
            connection.execute(update(Standing).where(Standing.change == row.seq).values(value=values["new"]))
    for row in _batches(connection, Activity.num, [Activity.detail]):
        detail = _masked_json(row.detail, pattern)
        if detail != row.detail:
            connection.execute(update(Activity).where(Activity.num == row.num).values(detail=detail))
    for row in _batches(connection, Erasure.num, [Erasure.target, Erasure.why]):
        values = {"target": None if row.target is None else masked(row.target, pattern), "why": masked(row.why, pattern)}
        connection.execute(update(Erasure).where(Erasure.num == row.num).values(**values))
    return entries


def _mask_incidents(connection: Connection, pattern: re.Pattern[str]) -> int:
    """Have every incident that may hold the name written anew, its words included, when it is fused (in this same transaction)."""
    for row in _batches(connection, IncidentBody.num, [IncidentBody.row, IncidentBody.fused]):
        if any(_masked_json(value, pattern) != value for value in (row.row, row.fused)):
            connection.execute(update(EventRow).where(EventRow.incident == row.num).values(dirty=WAITS))
    touched = select(EventRow.incident).where(EventRow.dirty > CLEAN, EventRow.incident.is_not(None))
    return int(connection.execute(update(IncidentBody).where(IncidentBody.num.in_(touched)).values(row="{}", fused="{}")).rowcount)
