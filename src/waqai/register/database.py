"""One register's database: SQLite by path, PostgreSQL by URL; reading and writing transactions that are the same on both."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Hashable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool, QueuePool

from waqai.model import Refusal
from waqai.register.written import is_storable

WAIT_SECONDS = 120
"""How long a writer waits for the others."""

REMEMBERED = 512
"""How many answers are kept for the next who ask the same."""

Answer = TypeVar("Answer")
_LOCK = 0x57414141
_PRAGMAS = (
    f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_size = -12288",
    "PRAGMA temp_store = MEMORY",
)


class RegisterError(Refusal):
    """What keeps a register from being used, in one line for the user."""


class Database:
    """The engine of one register and its two kinds of transactions.

    Writers come one after the other on both databases (`BEGIN IMMEDIATE`, an advisory lock), so that numbers follow the order of
    commits and the feed of changes never skips one. Readers see one consistent state and wait for nobody.
    """

    def __init__(self, target: str | Path) -> None:
        self.url = url_of(target)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        self._answers: dict[Hashable, tuple[tuple[int, ...], Any]] = {}
        self._lock = threading.Lock()
        self.engine = _sqlite_engine(self.url) if self.sqlite else _postgres_engine(self.url)

    @property
    def path(self) -> Path | None:
        """The file, None for PostgreSQL."""
        return Path(self.url.database) if self.sqlite and self.url.database else None

    @property
    def shown(self) -> str:
        """How it is named to people: the path, or the URL without its password."""
        return str(self.path) if self.sqlite else self.url.render_as_string(hide_password=True)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the register throughout and writes nothing."""
        with self._connected() as connection:
            if self.sqlite:
                connection.exec_driver_sql("BEGIN")
            else:
                connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
            try:
                yield connection
            finally:
                self._roll_back(connection)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that changes the register; all of it holds, or, after an error or a kill, nothing."""
        with self._connected() as connection:
            if self.sqlite:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                connection.execute(text(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'"))
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            try:
                yield connection
            except BaseException:
                self._roll_back(connection)
                raise
            connection.commit()

    def analyse(self) -> None:
        """Let the database count what is in its indexes, so that it chooses well among them. After many rows were written."""
        with self.outside() as connection:
            if self.sqlite:
                connection.exec_driver_sql("PRAGMA analysis_limit = 2000")
            connection.exec_driver_sql("ANALYZE")

    @contextlib.contextmanager
    def outside(self) -> Iterator[Connection]:
        """A connection without a transaction, for what cannot run in one (VACUUM, checkpoints)."""
        engine = self.engine if self.sqlite else create_engine(self.url, poolclass=NullPool)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield connection

    def remembered(self, question: Hashable, ask: Callable[[Connection], Answer]) -> Answer:
        """The answer to a question, asked again only when the register has changed: pages ask the same of the same state all day."""
        with self.reading() as connection:
            counters = connection.execute(text("SELECT value FROM counter WHERE name IN ('clock', 'document') ORDER BY name"))
            clock = tuple(counters.scalars())
            with self._lock:
                known = self._answers.pop(question, None)
                if known is not None and known[0] == clock:
                    self._answers[question] = known  # the last to be thrown out
                    return known[1]  # type: ignore[no-any-return]
            answer = ask(connection)
        with self._lock:
            self._answers[question] = (clock, answer)
            while len(self._answers) > REMEMBERED:
                self._answers.pop(next(iter(self._answers)))
        return answer

    def forget(self) -> None:
        """Forget the answers: the register was put back to an earlier state, in which its clock says nothing of what is known."""
        with self._lock:
            self._answers.clear()

    def close(self) -> None:
        """Let the connections go."""
        self.engine.dispose()

    @contextlib.contextmanager
    def _connected(self) -> Iterator[Connection]:
        try:
            connection = self.engine.connect()
            if not self.sqlite:
                connection.connection.rollback()  # the pool's look whether the connection still holds leaves a transaction behind
        except DBAPIError as error:
            raise self._known(error) or RegisterError(
                "cannot-be-opened", "{register}: cannot be opened: {cause}", register=self.shown, cause=reason(error)
            ) from error
        try:
            with connection:
                yield connection
        except DBAPIError as error:
            if known := self._known(error):
                raise known from error
            if "out of range" in reason(error):  # SQLite's driver says so itself
                raise OverflowError(reason(error)) from error
            raise
        except UnicodeEncodeError as error:
            raise RegisterError("unstorable", "text with a character that no database holds (NUL, half of a character)") from error

    def _known(self, error: DBAPIError) -> RegisterError | None:
        """What is the matter with the database, where it is something that happens; None for a fault of ours."""
        said = reason(error)
        if "database is locked" in said or "lock timeout" in said:
            return RegisterError(
                "busy",
                "{register}: another program has been writing for more than {seconds} seconds; try again",
                register=self.shown,
                seconds=WAIT_SECONDS,
            )
        if "disk is full" in said or "readonly database" in said or "disk I/O error" in said:
            return RegisterError("disk", "{register}: {cause}", register=self.shown, cause=said)
        if "malformed" in said or "not a database" in said:
            return RegisterError("damaged", "{register}: damaged, or no register ({cause})", register=self.shown, cause=said)
        return None

    def _roll_back(self, connection: Connection) -> None:
        with contextlib.suppress(DBAPIError):
            connection.rollback()


def url_of(target: str | Path) -> URL:
    """The database that a path or URL names.

    >>> url_of("news.db").database, url_of("postgresql://me@server/waqai").drivername
    ('news.db', 'postgresql+pg8000')

    Raises RegisterError for a URL of another kind.
    """
    if isinstance(target, Path) or "://" not in target:
        return URL.create("sqlite", database=os.fspath(target))
    try:
        url = make_url(target)
    except ArgumentError:
        raise RegisterError("no-path", "{target}: neither a path nor a database URL", target=target) from None
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+pg8000")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise RegisterError("other-database", "{driver}: a register lives in SQLite or PostgreSQL", driver=url.drivername)
    return url


def reason(error: DBAPIError) -> str:
    """What the database said, in one line."""
    said: Any = error.orig.args[0] if error.orig is not None and error.orig.args else error
    return " ".join(str(said.get("M", said) if isinstance(said, dict) else said).split())


def _sqlite_engine(url: URL) -> Engine:
    # The driver's own transactions start too late and end too early; ours are begun and ended by `Database` alone.
    options = {"timeout": WAIT_SECONDS, "check_same_thread": False}
    engine = create_engine(url, poolclass=QueuePool, pool_size=8, max_overflow=32, connect_args=options)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        _write_ahead(connection)

    return engine


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch a new file to write-ahead logging. SQLite waits for nobody here: who makes the file at the same time is waited for by us."""
    last = time.monotonic() + WAIT_SECONDS
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > last:
                raise
            time.sleep(0.01)
        else:
            break


def _postgres_engine(url: URL) -> Engine:
    try:
        engine = create_engine(url, pool_size=8, max_overflow=32, pool_pre_ping=True)
    except (ImportError, NoSuchModuleError) as error:
        raise RegisterError("no-driver", "PostgreSQL needs its driver: pip install 'waqai[postgres]' ({cause})", cause=error) from error
    # Many rows go in one statement, and not one after the other over the wire.
    engine.dialect.use_insertmanyvalues = True
    engine.dialect.use_insertmanyvalues_wo_returning = True

    @event.listens_for(engine, "before_cursor_execute")
    def refuse(_connection: Connection, _cursor: object, _statement: str, parameters: Any, _context: object, _many: bool) -> None:
        # The driver does not survive such text: what is sent half leaves the connection out of step.
        for given in parameters if isinstance(parameters, list) else [parameters]:
            for value in given.values() if isinstance(given, dict) else given:
                if isinstance(value, str) and not is_storable(value):
                    raise RegisterError("unstorable", "text with a character that no database holds (NUL, half of a character)")

    return engine
