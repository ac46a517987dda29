"""What goes in and comes out, as pydantic models: the interface's contract."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Row = dict[str, Any]
Number = Annotated[int, Field(ge=0, le=2**53)]
Id = Annotated[str, Field(min_length=1, max_length=2000)]


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid")


class About(BaseModel):
    """What the register holds."""

    documents: int
    events: int
    incidents: int
    clock: int
    keeps: str
    program: str


class Incidents(BaseModel):
    """A page of incidents; `next` is the cursor of the page after it, None at the end."""

    incidents: list[Row]
    next: str | None


class Change(BaseModel):
    """An entry of the log of changes."""

    seq: int
    at: str
    who: str
    kind: str
    subject: str
    field: str
    old: Any
    new: Any
    why: str
    taken_back: bool
    undoes: int | None
    act: int


class Event(BaseModel):
    """One event as it stands. `coded`: as the program read it; `spans`: the words behind each field, in code points of the raw text."""

    document: str
    n: int
    row: Row
    coded: Row | None
    spans: dict[str, Any]
    review: str
    version: int
    corrected: list[str]


class Document(BaseModel):
    """One article with its events."""

    id: str
    sha256: str
    title: str | None
    text: str | None
    published: str | None
    dated_by: str | None
    source: str | None
    url: str | None
    copy_of: str | None
    erased: str | None
    events: list[Event]


class FoundDocuments(BaseModel):
    """A page of articles without their texts."""

    documents: list[Row]
    next: int | None


class Incident(BaseModel):
    """One incident: its row, each source's version of each field, how each value was chosen, its events."""

    id: str
    asked: str | None
    row: Row
    versions: dict[str, list[Row]]
    rules: dict[str, str]
    overruled: list[str]
    events: list[Event]
    review: str
    version: int


class Similar(BaseModel):
    """An incident that may be the same as another: its row, how likely that is, between which reports, and what speaks for and against."""

    id: str
    row: Row
    probability: float
    reports: list[list[Any]]
    features: list[Row]


class Fed(BaseModel):
    """What became of one incident: live with its row, or a tombstone (merged into another, or gone)."""

    stamp: int
    at: str
    id: str
    state: Literal["live", "merged", "gone"]
    first: bool
    into: str | None
    row: Row | None


class Feed(BaseModel):
    """Changes after a stamp; ask again with `next` until nothing comes."""

    changes: list[Fed]
    next: int


class Made(BaseModel):
    """The numbers of the log's entries that a change made."""

    changes: list[int]


class Named(BaseModel):
    """The id that came of it."""

    id: str


class Correct(_In):
    """Fields to set; `back` names those of which people's word is withdrawn. `version`: what was seen; `request`: carried out once."""

    values: Row = Field(default_factory=dict)
    back: list[str] = Field(default_factory=list)
    why: Annotated[str, Field(max_length=1000)] = ""
    version: Number | None = None
    request: Annotated[str, Field(max_length=100)] | None = None


class CorrectEvent(Correct):
    """The same, of one event."""

    document: Id
    n: Annotated[int, Field(ge=1, le=1_000_000)]


class Review(_In):
    """What people say of an event."""

    document: Id
    n: Annotated[int, Field(ge=1, le=1_000_000)]
    state: Literal["new", "accepted", "rejected", "later"]
    why: Annotated[str, Field(max_length=1000)] = ""
    version: Number | None = None


class Key(_In):
    """Names one event."""

    document: Id
    n: Annotated[int, Field(ge=1, le=1_000_000)]


class Judge(_In):
    """Whether two events are one incident; null: it cannot be told."""

    a: Key
    b: Key
    same: bool | None
    why: Annotated[str, Field(max_length=1000)] = ""


class Merge(_In):
    """Incidents to be made one."""

    ids: Annotated[list[Id], Field(min_length=2, max_length=100)]
    why: Annotated[str, Field(max_length=1000)] = ""
    version: Number | None = None


class Split(_In):
    """Events to be taken out of an incident."""

    events: Annotated[list[Key], Field(min_length=1, max_length=1000)]
    why: Annotated[str, Field(max_length=1000)] = ""
    version: Number | None = None


class NewArticle(_In):
    """An article to be read and stored."""

    text: Annotated[str, Field(min_length=1, max_length=2_000_000)]
    title: Annotated[str, Field(max_length=2000)] | None = None
    published: date | None = None
    source: Annotated[str, Field(max_length=500)] | None = None
    url: Annotated[str, Field(max_length=2000)] | None = None
    id: Annotated[str, Field(min_length=1, max_length=500)] | None = None


class Taken(BaseModel):
    """What became of an article: its id, and whether it was there already."""

    id: str
    state: str
    events: int
    issues: list[str]
