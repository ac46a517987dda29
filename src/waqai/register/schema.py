"""The tables, as SQLAlchemy models. Migrations make them; a test compares the two.

Times are ISO text in UTC, days ISO text, nested values JSON text: both databases then hold and sort the same bytes. What is derived
from other tables (and can be made anew from them) is marked *derived*.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, MetaData, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

KEEPS = ("text", "quotes", "spans")
"""What is kept of a document: its whole text; title and quotes; or only its hash, the coded values and where they stood."""

REVIEWS = ("new", "accepted", "rejected", "later")
ROLES = ("viewer", "analyst", "reviewer", "admin")


CLEAN, WAITS, URGENT = 0, 1, 2


class Base(DeclarativeBase):
    """All tables of a register."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Setting(Base):
    """What holds for the whole register: its own id, when it was made, what it keeps of texts."""

    __tablename__ = "setting"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Kept(Base):
    """What programs keep from one run to the next: where a feed was read up to, a report that was made. Not part of any row."""

    __tablename__ = "kept"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    at: Mapped[str]


class Counter(Base):
    """The last number given out, by kind, counted under the write lock, so that numbers follow the order of commits.

    `clock` numbers everything that happens: changes of the log, versions of events, stamps of incidents.
    """

    __tablename__ = "counter"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int]


class Run(Base):
    """One run of the coder: which program, packs and places made the rows; `failures` holds the first of what `failed`."""

    __tablename__ = "run"
    num: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    who: Mapped[str]
    program: Mapped[str]
    packs: Mapped[str]
    places: Mapped[str]
    options: Mapped[str]
    finished: Mapped[str | None]
    failed: Mapped[int]
    failures: Mapped[str]


class DocumentRow(Base):
    """One article. `num` is the order of arrival; `sha256` is that of title, newline, text as they came in; `stored_sha256` that of
    what is stored where a person's name was taken out. `copy_of` is the id of the article that this one reprints. `dated_by`: what its
    day of publication rests on (`waqai.documents.DATE_SOURCES`), where that is known.
    """

    __tablename__ = "document"
    num: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(unique=True)
    sha256: Mapped[str] = mapped_column(index=True)
    stored_sha256: Mapped[str | None]
    keeps: Mapped[str]
    title: Mapped[str | None]
    text: Mapped[str | None]
    published: Mapped[str | None] = mapped_column(index=True)
    source: Mapped[str | None] = mapped_column(index=True)
    url: Mapped[str | None]
    copy_of: Mapped[str | None] = mapped_column(index=True)
    origin: Mapped[str | None]
    added: Mapped[str]
    run: Mapped[int | None] = mapped_column(ForeignKey("run.num"), index=True)
    relevant: Mapped[bool]
    campaigns: Mapped[str | None]
    issues: Mapped[str | None]
    erased: Mapped[str | None]
    dated_by: Mapped[str | None]
    __table_args__ = (Index("ix_document_counts", "erased", "relevant", "copy_of"),)


class EventRow(Base):
    """One coded event. `coded` is the coder's row (None for one that a person added), `row` the row as it stands with people's
    corrections (*derived*; None where there are none). `present`: it belongs to the present coding, or a person has worked on it;
    `dropped`: the present coding has it no more. `words`: the stems of the sentences that tell it. `rivals`: how many
    other live events of its article are of its kind (*derived*). `dirty`: 1, it waits to be fused; 2, a person waits for it.
    """

    __tablename__ = "event"
    num: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    document: Mapped[int] = mapped_column(ForeignKey("document.num"))
    n: Mapped[int]
    run: Mapped[int | None] = mapped_column(ForeignKey("run.num"))
    coded: Mapped[str | None]
    spans: Mapped[str | None]
    row: Mapped[str | None]
    present: Mapped[bool]
    dropped: Mapped[bool]
    review: Mapped[str]
    version: Mapped[int]
    words: Mapped[str]
    incident: Mapped[int | None] = mapped_column(ForeignKey("incident.num"), index=True)
    rivals: Mapped[int]
    dirty: Mapped[int]
    __table_args__ = (
        UniqueConstraint("document", "n"),
        Index("ix_event_counts", "present", "review"),
        Index("ix_event_dirty", "dirty", sqlite_where=text("dirty > 0"), postgresql_where=text("dirty > 0")),
    )


class EventPast(Base):
    """A row that a later run of the coder replaced or dropped."""

    __tablename__ = "event_past"
    event: Mapped[int] = mapped_column(ForeignKey("event.num"), primary_key=True)
    until: Mapped[int] = mapped_column(ForeignKey("run.num"), primary_key=True)
    run: Mapped[int | None] = mapped_column(ForeignKey("run.num"))
    coded: Mapped[str | None]
    spans: Mapped[str | None]


class Block(Base):
    """The blocks of fusion that an event stands in (*derived*): only events that share one can be one incident.

    `opens`: the event is compared with all others of the block; two events neither of which opens it are not.
    """

    __tablename__ = "block"
    key: Mapped[str] = mapped_column(primary_key=True)
    opens: Mapped[bool] = mapped_column(primary_key=True)
    event: Mapped[int] = mapped_column(ForeignKey("event.num"), primary_key=True, index=True)


class Edge(Base):
    """Two events whose score speaks for one incident (*derived*); what hangs together by edges and judgements is fused together."""

    __tablename__ = "edge"
    a: Mapped[int] = mapped_column(ForeignKey("event.num"), primary_key=True)
    b: Mapped[int] = mapped_column(ForeignKey("event.num"), primary_key=True, index=True)


class Change(Base):
    """The append-only log of what people decided: who, when, which field of what, old and new, why.

    `old` and `new` are what people had said and say now, None for nothing; `shown` is the program's own value at that time. `digest` is
    the SHA-256 of the salted content, `chain` that of the digest and the chain before: erasing the content of an entry leaves both.
    """

    __tablename__ = "change"
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    who: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    subject: Mapped[str]
    field: Mapped[str]
    old: Mapped[str | None]
    new: Mapped[str | None]
    shown: Mapped[str | None]
    why: Mapped[str]
    undoes: Mapped[int | None]
    bundle: Mapped[int] = mapped_column(index=True)
    request: Mapped[str | None] = mapped_column(index=True)
    salt: Mapped[str | None]
    digest: Mapped[str]
    chain: Mapped[str]
    erased: Mapped[str | None]
    __table_args__ = (Index("ix_change_subject", "kind", "subject"),)


class Standing(Base):
    """What people have said of a field and what stands (*derived* by replaying the log)."""

    __tablename__ = "standing"
    kind: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    change: Mapped[int] = mapped_column(ForeignKey("change.seq"))


class JudgementRow(Base):
    """People's word on two events, one incident or not (*derived* from the log); `a` is the event that came first.

    Where the word was taken back, `stands` is false: that there was one belongs to the history of both.
    """

    __tablename__ = "judgement"
    a: Mapped[int] = mapped_column(ForeignKey("event.num"), primary_key=True)
    b: Mapped[int] = mapped_column(ForeignKey("event.num"), primary_key=True, index=True)
    same: Mapped[bool | None]
    stands: Mapped[bool]
    change: Mapped[int] = mapped_column(ForeignKey("change.seq"))


class IncidentRow(Base):
    """One incident and what it is filtered and sorted by (*derived* from events and judgements; the id and its history are for good).

    `day` is the first possible day, "" where there is none.

    `founder` is the member that came first; the id is made from it. `state`: live, merged (`into` says where to) or gone.
    `stamp` counts changes of incidents: it is unique and grows.
    """

    __tablename__ = "incident"
    num: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(unique=True)
    founder: Mapped[int] = mapped_column(index=True)
    state: Mapped[str]
    into: Mapped[str | None] = mapped_column(index=True)
    stamp: Mapped[int] = mapped_column(unique=True)
    created: Mapped[str]
    changed: Mapped[str]
    status: Mapped[str | None]
    tactic: Mapped[str | None]
    day: Mapped[str]
    date_start: Mapped[str | None]
    date_end: Mapped[str | None]
    country: Mapped[str | None]
    admin1: Mapped[str | None]
    place: Mapped[str | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    geo_precision: Mapped[int | None]
    weapon: Mapped[str | None]
    killed_min: Mapped[int | None]
    killed_best: Mapped[int | None]
    killed_max: Mapped[int | None]
    wounded_best: Mapped[int | None]
    toll: Mapped[int]
    claimed: Mapped[bool]
    conflicts: Mapped[int]
    sources: Mapped[int]
    members: Mapped[int]
    confidence: Mapped[float]
    priority: Mapped[float]
    review: Mapped[str]
    assignee: Mapped[str | None]
    __table_args__ = (
        Index("ix_incident_by_date", "state", "day", "num"),
        Index("ix_incident_by_priority", "state", "priority", "num"),
        Index("ix_incident_by_toll", "state", "toll", "num"),
        Index("ix_incident_by_tactic", "state", "tactic", "day", "num"),
        Index("ix_incident_by_point", "state", "lat", "lon"),
        # What facets, counts, timelines and maps ask for: answered from this index without the table.
        Index("ix_incident_facts", "state", "country", "tactic", "status", "review", "day", "toll", "lat", "lon", "date_end", "date_start"),
    )


class IncidentBody(Base):
    """The incident's whole row with people's word in it, and the fused values of the fields that people overruled (*derived*)."""

    __tablename__ = "incident_body"
    num: Mapped[int] = mapped_column(ForeignKey("incident.num"), primary_key=True, autoincrement=False)
    row: Mapped[str]
    fused: Mapped[str]


class IncidentTerm(Base):
    """What an incident has several of (*derived*): actors by role, outlets, campaigns, claimants, reporters."""

    __tablename__ = "incident_term"
    kind: Mapped[str] = mapped_column(primary_key=True)
    term: Mapped[str] = mapped_column(primary_key=True)
    incident: Mapped[int] = mapped_column(ForeignKey("incident.num"), primary_key=True)
    __table_args__ = (Index("ix_incident_term_incident", "incident", "kind", "term"),)


class IncidentPast(Base):
    """What became of an id: founded, merged, split, revived, gone; `others` are the ids that it went to or came from."""

    __tablename__ = "incident_past"
    stamp: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    id: Mapped[str] = mapped_column(index=True)
    what: Mapped[str]
    others: Mapped[str]


class Account(Base):
    """A person who works on the register. `secret` is a password's hash, set by the workbench; None: cannot log in."""

    __tablename__ = "account"
    name: Mapped[str] = mapped_column(primary_key=True)
    display: Mapped[str]
    role: Mapped[str]
    language: Mapped[str | None]
    secret: Mapped[str | None]
    second_factor: Mapped[str | None]
    created: Mapped[str]
    disabled: Mapped[str | None]


class Login(Base):
    """A session of the workbench or a token of the interface; only the SHA-256 of its secret is kept."""

    __tablename__ = "login"
    digest: Mapped[str] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(ForeignKey("account.name"), index=True)
    kind: Mapped[str]
    label: Mapped[str]
    scopes: Mapped[str]
    data: Mapped[str]
    created: Mapped[str]
    expires: Mapped[str | None]
    seen: Mapped[str | None]
    ended: Mapped[str | None]


class Erasure(Base):
    """An erasure, asked for and done: of a document or of a person's name. The name itself is not kept after it was done."""

    __tablename__ = "erasure"
    num: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    what: Mapped[str]
    target: Mapped[str | None]
    why: Mapped[str]
    asked_by: Mapped[str]
    asked_at: Mapped[str]
    settled_by: Mapped[str | None]
    settled_at: Mapped[str | None]
    state: Mapped[str]
    result: Mapped[str | None]


class Activity(Base):
    """What was done with the register besides changing rows: exports, erasures, backups, accounts. Append-only."""

    __tablename__ = "activity"
    num: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    who: Mapped[str]
    what: Mapped[str]
    detail: Mapped[str]
