"""Making a register and bringing an old one up to date (Alembic)."""

from __future__ import annotations

import functools
import json
import uuid
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, inspect, select

from waqai.register.clock import CLOCK, now
from waqai.register.database import Database, RegisterError
from waqai.register.fusing import fusion_mark
from waqai.register.schema import KEEPS, Base, Counter, Setting

COUNTERS = (CLOCK, "document", "event", "incident", "run", "erasure", "activity")


@functools.cache
def forms() -> tuple[str, ...]:
    """The forms of the tables that this program knows, the newest (which it reads and writes) first."""
    return tuple(step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions())


def head() -> str:
    """The form of the tables that this program reads and writes."""
    return forms()[0]


def revision_of(connection: Connection) -> str | None:
    """The form of a database's tables; None where it is no register."""
    return MigrationContext.configure(connection).get_current_revision()


def migrate(database: Database) -> tuple[str | None, str]:
    """Bring the tables to this program's form, all steps or none. Returns the form before and after.

    Raises RegisterError where the database holds other tables, or was made by a newer program.
    """
    with database.writing() as connection:
        before = revision_of(connection)
        if before is None and inspect(connection).get_table_names():
            raise RegisterError("other-tables", "{register}: holds tables, but no register", register=database.shown)
        _must_know(database, before)
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return before, head()


def create(database: Database, keeps: str = "text") -> None:
    """Make a register in an empty database. Raises RegisterError where there is something already."""
    if keeps not in KEEPS:
        raise RegisterError("no-way-of-keeping", "keeps: {keeps!r}: one of {known}", keeps=keeps, known=", ".join(KEEPS))
    if database.path is not None:
        try:
            database.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RegisterError(
                "cannot-be-made", "{register}: cannot be made: {cause}", register=database.shown, cause=error.strerror
            ) from error
    with database.writing() as connection:
        if revision_of(connection) is not None:
            return  # another program has made it while this one waited
        if inspect(connection).get_table_names():
            raise RegisterError("other-tables", "{register}: holds tables, but no register", register=database.shown)
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        start(connection, keeps)


def start(connection: Connection, keeps: str) -> None:
    """The first rows of a new register: its id, its settings, its counters."""
    settings = {"id": str(uuid.uuid4()), "created": now(), "keeps": keeps, "two_person_erasure": False, "fused_with": fusion_mark()}
    connection.execute(insert(Setting), [{"name": name, "value": json.dumps(value)} for name, value in settings.items()])
    connection.execute(insert(Counter), [{"name": name, "value": 0} for name in COUNTERS])


def must_fit(database: Database) -> None:
    """Raise RegisterError, with what to do, unless the database is a register in this program's form."""
    with database.reading() as connection:
        found = revision_of(connection)
    if found is None:
        raise RegisterError("no-register", "{register}: no register", register=database.shown)
    _must_know(database, found)
    if found != head():
        raise RegisterError(
            "older-register",
            "{register}: made by an older program; run `waqai register migrate {register}` (make a backup first)",
            register=database.shown,
        )


def tables() -> list[str]:
    """The tables in an order in which each comes after those that it refers to."""
    return [table.name for table in Base.metadata.sorted_tables]


def _must_know(database: Database, revision: str | None) -> None:
    if revision is not None and revision not in forms():
        raise RegisterError(
            "newer-register",
            "{register}: made by a newer program (form {revision}); update Waqai",
            register=database.shown,
            revision=revision,
        )


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def setting(connection: Connection, name: str) -> object:
    """One setting of the register."""
    value = connection.execute(select(Setting.value).where(Setting.name == name)).scalar_one()
    return json.loads(value)
