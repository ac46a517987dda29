"""The register as programs use it: one object over one database. Command line, interface and workbench stand on it; SQL stays in here.

Reading methods see one state of the register each. Changing methods take who does it and why, are carried out whole or not at all, and
return once what they changed is fused, so that the next look shows it.
"""

from __future__ import annotations

import getpass
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import Connection, func, select, true

from waqai.model import Document, Issue, ReportKey
from waqai.register import (
    accounts,
    arrivals,
    changing,
    checking,
    copying,
    erasing,
    feed,
    fusing,
    log,
    migrating,
    provenance,
    recoding,
    runs,
    searching,
    storing,
    viewing,
)
from waqai.register.changing import Act
from waqai.register.database import Database, RegisterError
from waqai.register.eventing import StoredEvent, read_event
from waqai.register.filter import Filter
from waqai.register.following import Following
from waqai.register.log import Entry, Subject
from waqai.register.merging import merge, reject, split
from waqai.register.redacting import PROFILES, Profile, described, redactor
from waqai.register.runs import CodingRun, Program
from waqai.register.schema import URGENT, Change, DocumentRow, EventRow, IncidentRow, Run
from waqai.register.selection import Row, Selection
from waqai.register.storing import Item, Stored

Result = TypeVar("Result")
MANY = 1000
"""From so many events on, a fusion changes what the database's own figures should say."""


@dataclass(frozen=True, slots=True)
class Info:
    """What a register holds. `outdated`: its incidents were fused by another version of the program or with other packs."""

    where: str
    id: str
    created: str
    keeps: str
    two_person_erasure: bool
    fused_with: str
    outdated: bool
    revision: str
    documents: int
    relevant: int
    copies: int
    erased: int
    events: int
    incidents: int
    waiting: int
    changes: int
    runs: int
    clock: int
    last_run: CodingRun | None


@dataclass(frozen=True, slots=True)
class Figures:
    """How much a register holds."""

    documents: int
    events: int
    incidents: int


class Register:
    """One register, open.

    >>> with Register.open("news.db", create=True) as register:      # doctest: +SKIP
    ...     register.incidents(Filter(country=("IQ",))).count()
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._following: Following | None = None

    @staticmethod
    def open(target: str | Path, *, create: bool = False, keeps: str = "text") -> Register:
        """Open the register at a path or URL; with `create`, make it where there is none (keeping of texts what `keeps` says).

        Raises RegisterError, in one line, where it cannot be used.
        """
        database = Database(target)
        if create and (
            database.path is None or not database.path.exists() or not database.path.stat().st_size or not _holds_register(database)
        ):
            migrating.create(database, keeps)
        elif database.path is not None and not database.path.is_file():
            raise RegisterError("no-such-register", "{register}: no such register", register=database.shown)
        migrating.must_fit(database)
        return Register(database)

    def close(self) -> None:
        """Let the database go."""
        self.database.close()

    def __enter__(self) -> Register:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def follow(self) -> threading.Thread:
        """Hold in memory what incidents are filtered and sorted by, kept up with every change: for a program that answers all day.

        It is read in the background; until the thread that is returned has ended, the database answers, more slowly.
        """
        if self._following is None:
            self._following = Following(self.database)
        return self._following.begin()

    # -- what there is

    def info(self) -> Info:
        """What the register holds, in figures."""
        with self.database.reading() as connection:
            settings = storing.settings(connection)
            return Info(
                where=self.database.shown,
                id=settings["id"],
                created=settings["created"],
                keeps=settings["keeps"],
                two_person_erasure=settings["two_person_erasure"],
                fused_with=settings.get("fused_with", ""),  # a register made before this was noted has none
                outdated=settings.get("fused_with") != fusing.fusion_mark(),
                revision=migrating.revision_of(connection) or "",
                documents=_count(connection, DocumentRow.erased.is_(None)),
                relevant=_count(connection, DocumentRow.relevant),
                copies=_count(connection, DocumentRow.copy_of.is_not(None)),
                erased=_count(connection, DocumentRow.erased.is_not(None)),
                events=_count(connection, EventRow.present),
                incidents=_count(connection, IncidentRow.state == "live"),
                waiting=fusing.waiting(connection),
                changes=_count(connection, true(), Change),
                runs=_count(connection, true(), Run),
                clock=feed.stamp_now(connection),
                last_run=next(iter(runs.runs(connection, 1)), None),
            )

    def figures(self) -> Figures:
        """How many documents, events and incidents there are: counted again only when that may have changed."""

        def count(connection: Connection) -> Figures:
            return Figures(
                documents=_count(connection, DocumentRow.erased.is_(None)),
                events=_count(connection, EventRow.present),
                incidents=_count(connection, IncidentRow.state == "live"),
            )

        return self.database.remembered("figures", count)

    def set_option(self, who: str, **values: Any) -> None:
        """Set `keeps` (for documents that come from now on) or `two_person_erasure`."""
        with self.database.writing() as connection:
            storing.change_settings(connection, who, values)

    def two_person_erasure(self) -> bool:
        """Whether an erasure needs two persons."""
        with self.database.reading() as connection:
            return bool(migrating.setting(connection, "two_person_erasure"))

    def keeps(self) -> str:
        """What is kept of the texts of documents that come from now on."""
        with self.database.reading() as connection:
            return storing.keeps_of(connection)

    # -- intake

    def known(self, documents: Iterable[Document]) -> set[str]:
        """The ids among these documents that the register holds with the same content, so that they need no coding."""
        with self.database.reading() as connection:
            return storing.known(connection, list(documents))

    def held(self, ids: Sequence[str]) -> dict[str, bool]:
        """Which of these ids documents of the register have, whatever their content; False: it was erased."""
        with self.database.reading() as connection:
            return storing.held(connection, ids)

    def begin_run(self, program: Program, who: str = "", options: Mapping[str, Any] | None = None) -> int:
        """Note a run of the coder; its number goes with what it codes."""
        with self.database.writing() as connection:
            return runs.begin_run(connection, who or local_user(), program, options or {})

    def finish_run(self, run: int, failures: Iterable[Issue] = ()) -> None:
        """Note that a run came to its end, and what failed in it."""
        with self.database.writing() as connection:
            runs.finish_run(connection, run, failures)

    def runs(self, limit: int = 50) -> list[CodingRun]:
        """The runs of the coder, the last first."""
        with self.database.reading() as connection:
            return runs.runs(connection, limit)

    def store(self, items: Sequence[Item], run: int) -> Stored:
        """Store a batch of coded articles, whole or not at all. Their events wait to be fused (`fuse`)."""
        with self.database.writing() as connection:
            return storing.store(connection, items, run)

    def set_copies(self, copies: Mapping[str, str | None]) -> int:
        """Say of documents which one each reprints, as intake has found out since; their events wait to be fused."""
        with self.database.writing() as connection:
            return storing.set_copies(connection, copies)

    def keep(self, name: str, value: Any) -> None:
        """Keep something for the next run of a program (where a feed was read up to); None forgets it."""
        with self.database.writing() as connection:
            storing.keep(connection, name, value)

    def kept(self, prefix: str = "") -> dict[str, Any]:
        """What was kept under names that begin so."""
        with self.database.reading() as connection:
            return storing.kept(connection, prefix)

    def fuse(self, progress: Callable[[int], None] | None = None, at_once: int = fusing.AT_ONCE, *, anew: bool = False) -> fusing.Refreshed:
        """Fuse what waits, in portions between which others may write. `progress` is told how many events are done.

        `anew`: everything, as after the program or its packs have changed (`Info.fused_with`); people's word stays.
        """
        total = fusing.Refreshed()
        if anew:
            at_once = max(at_once, fusing.ALL_AT_ONCE)
            with self.database.writing() as connection:
                fusing.all_wait(connection)
        while True:
            with self.database.writing() as connection:
                done = fusing.refresh_some(connection, at_once)
            if not done.events:
                break
            total += done
            if progress is not None:
                progress(total.events)
        if total.events >= MANY:
            self.database.analyse()
        return total

    def published_on(self, day: date | None) -> list[tuple[Document, str | None]]:
        """Documents of a day (None: of none) whose text is kept, in the order of arrival, each with the id of the one that it copies."""
        with self.database.reading() as connection:
            return list(arrivals.published_on(connection, day))

    def published_days(self) -> dict[str, int]:
        """How many documents appeared on each day (ISO), in order of time; those without a day are left out."""
        with self.database.reading() as connection:
            return arrivals.published_days(connection)

    def published_by_source(self) -> dict[str, list[str]]:
        """On which days (ISO, in order) documents of each source appeared; those without a day or a source are left out."""
        with self.database.reading() as connection:
            return arrivals.published_by_source(connection)

    def recodable(self, after: int = 0, unless: Program | None = None, limit: int = 200) -> list[tuple[int, Document]]:
        """Documents with text for coding anew, in the order of arrival after the one numbered `after`; not what `unless` has coded."""
        with self.database.reading() as connection:
            return recoding.recodable(connection, after, unless, limit)

    def compare_coding(self, document: str, line: Mapping[str, Any]) -> recoding.Recoded:
        """What would change if this were the document's coding. Writes nothing."""
        with self.database.reading() as connection:
            return recoding.compare_coding(connection, document, line)

    def store_coding(self, lines: Sequence[tuple[str, Mapping[str, Any]]], run: int) -> list[recoding.Recoded]:
        """Make new codings of documents the present ones. People's corrections stay."""
        with self.database.writing() as connection:
            found = []
            for document, line in lines:
                recoded = recoding.compare_coding(connection, document, line)
                recoding.store_coding(connection, recoded, line, run)
                found.append(recoded)
            return found

    def redate(self, document: str, published: date | None, line: Mapping[str, Any], run: int) -> recoding.Recoded:
        """Say on which day an article was published; `line` is its coding from that day, which becomes the present one."""
        with self.database.writing() as connection:
            recoding.set_published(connection, document, published)
            recoded = recoding.compare_coding(connection, document, line)
            recoding.store_coding(connection, recoded, line, run)
            return recoded

    # -- looking

    def incidents(self, wanted: Filter | None = None, sort: str = "-date", profile: Profile | str = "full") -> Selection:
        """The incidents that a filter means, as a list to be counted, paged and read."""
        return Selection(self.database, wanted or Filter(), sort, _redact(profile), self._following)

    def incident(self, name: str) -> viewing.IncidentView | viewing.Tombstone:
        """One incident by an id that it has or once had. Raises UnknownError."""
        with self.database.reading() as connection:
            return viewing.view_incident(connection, name)

    def document(self, name: str) -> viewing.DocumentView:
        """One document with its events. Raises UnknownError."""
        with self.database.reading() as connection:
            return viewing.view_document(connection, name)

    def documents(self, **wanted: Any) -> searching.DocumentPage:
        """Documents by source, days, words, state of review (see `searching.find_documents`)."""
        with self.database.reading() as connection:
            return searching.find_documents(connection, **wanted)

    def event(self, key: ReportKey) -> StoredEvent:
        """One event as it stands. Raises UnknownError."""
        with self.database.reading() as connection:
            return read_event(connection, key)

    def similar(self, name: str, limit: int = 10) -> list[searching.Candidate]:
        """Incidents that may be the same as this one, the likeliest first, each with why."""
        with self.database.reading() as connection:
            return searching.similar_incidents(connection, name, limit)

    def changes_since(self, stamp: int, limit: int = 1000, profile: Profile | str = "full") -> list[feed.FeedItem]:
        """Incidents that are new, changed or gone since a stamp, each in its latest state."""
        with self.database.reading() as connection:
            return feed.changes_since(connection, stamp, limit, _redact(profile))

    def provenance(self, incidents: Sequence[str]) -> dict[str, provenance.Provenance]:
        """When each of these incidents last changed, and the articles that tell it; ids that are not live are left out."""
        with self.database.reading() as connection:
            return provenance.provenance_of(connection, incidents)

    def clock(self) -> int:
        """The stamp of this moment."""
        with self.database.reading() as connection:
            return feed.stamp_now(connection)

    def history(self, name: str) -> list[Entry]:
        """What people changed about an incident, a document or an event, the oldest first."""
        with self.database.reading() as connection:
            return viewing.history_of(connection, name)

    def latest_changes(self, limit: int = 100, before: int | None = None, who: str | None = None) -> list[Entry]:
        """The newest changes of the whole register."""
        with self.database.reading() as connection:
            return log.latest(connection, limit, before, who)

    # -- changing

    def correct_event(self, key: ReportKey, values: Mapping[str, Any], act: Act) -> list[int]:
        """Set fields of an event's row (`changing.TAKE_BACK` withdraws). Returns the numbers of the log's entries."""
        return self._changed(lambda connection: changing.correct_event(connection, act, key, values))

    def correct_incident(self, name: str, values: Mapping[str, Any], act: Act) -> list[int]:
        """Set fused fields of an incident: people's word over what the sources add up to."""
        return self._changed(lambda connection: changing.correct_incident(connection, act, name, values))

    def add_event(self, document: str, values: Mapping[str, Any], act: Act) -> ReportKey:
        """Add an event that the coder missed."""
        return self._changed(lambda connection: changing.add_event(connection, act, document, values))

    def review(self, subject: Subject, state: str, act: Act) -> list[int]:
        """Mark an event or an incident as new, accepted, rejected (events) or later."""
        return self._changed(lambda connection: changing.set_review(connection, act, subject, state))

    def mark(self, subject: Subject, field: str, value: str | None, act: Act) -> list[int]:
        """Set or clear `assignee` or `flag` of an event, an incident or a document."""
        return self._changed(lambda connection: changing.set_mark(connection, act, subject, field, value))

    def comment(self, subject: Subject, words: str, act: Act) -> int:
        """Write a comment. Returns its number; undoing that takes it back."""
        return self._changed(lambda connection: changing.add_comment(connection, act, subject, words))

    def judge(self, a: ReportKey, b: ReportKey, same: bool | None, act: Act) -> list[int]:
        """Say that two events are one incident, or are not, or that it cannot be told (None)."""
        return self._changed(lambda connection: changing.judge(connection, act, a, b, same))

    def merge(self, names: Sequence[str], act: Act) -> str:
        """Make incidents one. Returns the id that it has now."""
        first = self._changed(lambda connection: merge(connection, act, names))
        return self._incident_of(first)

    def split(self, name: str, part: Sequence[ReportKey], act: Act) -> str:
        """Take events out of an incident, as one of their own. Returns the id of the part."""
        first = self._changed(lambda connection: split(connection, act, name, part))
        return self._incident_of(first)

    def reject(self, name: str, act: Act) -> list[int]:
        """Reject an incident: all its events, in one act. Returns the numbers of the entries; undoing one by `undo_act` undoes all."""
        return self._changed(lambda connection: reject(connection, act, name))

    def undo(self, seq: int, act: Act) -> list[int]:
        """Undo one change: the field is as it was before."""
        return self._changed(lambda connection: changing.undo(connection, act, seq))

    def undo_act(self, seq: int, act: Act) -> list[int]:
        """Undo all changes that were made in one act with this one (a merge, a correction of several fields)."""
        return self._changed(lambda connection: changing.undo_bundle(connection, act, seq))

    def save_search(self, name: str, wanted: Filter | None, act: Act) -> list[int]:
        """Keep a filter under a name; None forgets it."""
        return self._changed(lambda connection: changing.save_search(connection, act, name, wanted.to_query() if wanted else None))

    def saved_searches(self) -> dict[str, Filter]:
        """The filters that were kept, by name."""
        with self.database.reading() as connection:
            return {name: Filter.from_query(query) for name, query in changing.saved_searches(connection).items()}

    # -- erasing, exporting

    def ask_erasure(self, what: str, target: str, why: str, who: str) -> int:
        """Ask for a document or a person's name to be erased. Returns the number of the request."""
        with self.database.writing() as connection:
            return erasing.ask(connection, who, what, target, why)

    def agree_erasure(self, number: int, who: str) -> dict[str, Any]:
        """Carry an erasure out; where the register asks for two persons, by somebody other than who asked. Returns what was reached."""
        with self.database.writing() as connection:
            two = bool(migrating.setting(connection, "two_person_erasure"))
            result = erasing.agree(connection, who, number, two_persons=two)
            while fusing.refresh_some(connection).events:  # here, so that nobody sees an incident that is half erased
                pass
        erasing.sweep(self.database)
        if self._following is not None:
            self._following.again()
        return result

    def refuse_erasure(self, number: int, who: str) -> None:
        """Turn an erasure down."""
        with self.database.writing() as connection:
            erasing.refuse(connection, who, number)

    def erasures(self, state: str | None = None) -> list[erasing.Request]:
        """Erasures that were asked for, done or refused, the newest first."""
        with self.database.reading() as connection:
            return erasing.requests(connection, state)

    def export(self, wanted: Filter, who: str, profile: Profile | str = "names", sort: str = "date") -> Iterator[Row]:
        """The rows that a filter means, fit for whom they are for; who took which rows under which profile is noted first."""
        chosen = _profile(profile)
        selection = Selection(self.database, wanted, sort, _redact(chosen))
        with self.database.writing() as connection:
            accounts.note(connection, who, "export", {"filter": wanted.to_query(), "profile": described(chosen)})
        return selection.rows()

    # -- people

    def add_person(self, by: str, name: str, role: str, display: str = "", language: str | None = None) -> None:
        """Make an account (viewer, analyst, reviewer, admin)."""
        with self.database.writing() as connection:
            accounts.add_person(connection, by, name, role, display, language)

    def change_person(self, by: str, name: str, **values: Any) -> None:
        """Set `role`, `display`, `language`, `secret`, `second_factor` or `disabled` of an account."""
        with self.database.writing() as connection:
            accounts.change_person(connection, by, name, **values)

    def people(self) -> list[accounts.Person]:
        """All accounts."""
        with self.database.reading() as connection:
            return accounts.people(connection)

    def secrets_of(self, name: str) -> tuple[accounts.Person, str | None, str | None] | None:
        """An account with the hash of its password and its second factor."""
        with self.database.reading() as connection:
            return accounts.secrets_of(connection, name)

    def open_ticket(self, account: str, kind: str, secret: str, **values: Any) -> None:
        """Keep a login (`session`) or a token of the interface (`token`); only a hash of the secret is stored."""
        with self.database.writing() as connection:
            accounts.open_ticket(connection, account, kind, secret, **values)

    def ticket(self, secret: str) -> accounts.Ticket | None:
        """Who holds a secret, if it still holds."""
        with self.database.reading() as connection:
            return accounts.ticket(connection, secret)

    def close_ticket(self, secret: str) -> bool:
        """End a login or token."""
        with self.database.writing() as connection:
            return accounts.close_ticket(connection, secret)

    def tokens(self, account: str) -> list[accounts.Token]:
        """The tokens of an account, the newest first; of ended ones it is said when."""
        with self.database.reading() as connection:
            return accounts.tokens(connection, account)

    def end_token(self, by: str, account: str, handle: str) -> None:
        """End one token of an account. Raises UnknownError where there is none of that handle that holds."""
        with self.database.writing() as connection:
            accounts.end_token(connection, by, account, handle)

    def note(self, who: str, what: str, detail: Mapping[str, Any]) -> None:
        """Write what was done into the record of activities."""
        with self.database.writing() as connection:
            accounts.note(connection, who, what, detail)

    def activities(self, limit: int = 100, before: int | None = None) -> list[accounts.Deed]:
        """What was done with the register besides changing rows, the newest first."""
        with self.database.reading() as connection:
            return accounts.activities(connection, limit, before)

    # -- care

    def check(self, *, deep: bool = False) -> Iterator[tuple[str, list[str]]]:
        """Prove the register sound, step by step: each step's name and the faults that it found."""
        return checking.check(self.database, deep=deep)

    def backup(self, target: Path, who: str = "") -> int:
        """Write one state of the register into a file while others go on. Returns its size in bytes."""
        size = copying.backup(self.database, target)
        self.note(who or local_user(), "backup", {"bytes": size})
        return size

    def copy_to(self, target: str, progress: Callable[[str, int], None] | None = None) -> None:
        """Copy the register into an empty database of either kind."""
        copying.copy(self.database, target, progress)

    def _incident_of(self, event: int) -> str:
        with self.database.reading() as connection:
            query = select(IncidentRow.id).join(EventRow, EventRow.incident == IncidentRow.num).where(EventRow.num == event)
            return str(connection.execute(query).scalar_one())

    def _changed(self, change: Callable[[Connection], Result]) -> Result:
        with self.database.writing() as connection:
            result = change(connection)
            while fusing.refresh_some(connection, least=URGENT).events:
                pass
        return result


def local_user() -> str:
    """The name of the user of this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _count(connection: Connection, condition: Any, table: Any = None) -> int:
    query = select(func.count()).where(condition)
    return int(connection.execute(query if table is None else query.select_from(table)).scalar_one())


def _holds_register(database: Database) -> bool:
    with database.reading() as connection:
        return migrating.revision_of(connection) is not None


def _profile(profile: Profile | str) -> Profile:
    if isinstance(profile, Profile):
        return profile
    if profile not in PROFILES:
        raise RegisterError("no-such-profile", "profile {profile!r}: one of {known}", profile=profile, known=", ".join(PROFILES))
    return PROFILES[profile]


def _redact(profile: Profile | str) -> Callable[[Row], Row] | None:
    chosen = _profile(profile)
    return None if chosen == PROFILES["full"] else redactor(chosen)
