"""Registers for the tests: every test that takes `register`, `target` or `make_target` runs on SQLite and on PostgreSQL.

Making a database, migrating it and opening it costs far more than what most tests do with it. So each backend has one register that stays
open, and a test finds it as it was when it was new (or, from `restore`, holding the five articles of `making.small`).
"""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import HealthCheck, settings

from waqai.register import Register
from waqai.register.schema import Base
from waqai.register.words import TABLES

from .making import small
from .servers import Server, postgresql

BACKENDS = ("sqlite", "postgresql")
STATES = ("empty", "small")
_NUMBERS = itertools.count()
_CALM = {"deadline": None, "suppress_health_check": list(HealthCheck)}

# WAQAI_EXAMPLES=20 pytest tests/register: twenty times as many examples as by default.
MORE = max(1, int(os.environ.get("WAQAI_EXAMPLES", "1")))


def thorough(examples: int) -> settings:
    """So many examples, or as many times more as WAQAI_EXAMPLES says."""
    return settings(max_examples=examples * MORE, **_CALM)  # type: ignore[arg-type]


class Shared(Protocol):
    """One register of a backend, open for all tests, and brought back to a state for each."""

    register: Register

    def restore(self, state: str = "empty") -> Register:
        """The register as it was when it was new, or filled by `making.small`."""

    def make(self) -> str:
        """Where an empty register is that nobody has opened yet."""


class SharedFile:
    """On SQLite, states are files that are copied over the present one, page by page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for state in STATES:
            with Register.open(folder / f"{state}.db", create=True) as made:
                if state == "small":
                    small(made)
        self.register = Register.open(self.make())

    def restore(self, state: str = "empty") -> Register:
        present = self.register.database.path
        assert present is not None
        with (
            contextlib.closing(sqlite3.connect(self.folder / f"{state}.db")) as old,
            contextlib.closing(sqlite3.connect(present)) as new,
        ):
            new.execute("PRAGMA synchronous = OFF")
            old.backup(new)
        self.register.database.forget()
        return self.register

    def make(self) -> str:
        path = self.folder / f"register-{next(_NUMBERS)}.db"
        shutil.copyfile(self.folder / "empty.db", path)
        return str(path)


class SharedServer:
    """On PostgreSQL, states are schemas whose tables are copied into those of the register."""

    def __init__(self, server: Server, name: str) -> None:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name} TEMPLATE template0")
        self.url = server.database(name)
        self.register = Register.open(self.url, create=True)
        tables = [*(table.name for table in Base.metadata.sorted_tables), *TABLES]
        with self.register.database.outside() as connection:
            for state in STATES:
                if state == "small":
                    small(self.register)
                connection.exec_driver_sql(f"CREATE SCHEMA {state}")
                copies = "".join(f"DELETE FROM {table}; INSERT INTO {table} SELECT * FROM {state}.{table};" for table in tables)
                for table in tables:
                    connection.exec_driver_sql(f"CREATE TABLE {state}.{table} AS TABLE {table}")
                connection.exec_driver_sql(
                    f"CREATE FUNCTION {state}.restore() RETURNS void LANGUAGE plpgsql SET session_replication_role = replica "
                    f"SET search_path = public AS $$ BEGIN {copies} END $$"
                )

    def restore(self, state: str = "empty") -> Register:
        with self.register.database.writing() as connection:
            connection.exec_driver_sql(f"SELECT {state}.restore()")
        self.register.database.forget()
        return self.register

    def make(self) -> str:
        self.restore()
        return self.url


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with postgresql() as running:
        yield running


@pytest.fixture(scope="session")
def shared_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SharedFile]:
    shared = SharedFile(tmp_path_factory.mktemp("registers"))
    with shared.register:
        yield shared


@pytest.fixture(scope="session")
def shared_server(server: Server) -> Iterator[SharedServer]:
    name = f"waqai_tests_{os.getpid()}"
    shared = SharedServer(server, name)
    with shared.register:
        yield shared
    server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(params=BACKENDS)
def shared(request: pytest.FixtureRequest) -> Shared:
    found: Shared = request.getfixturevalue("shared_file" if request.param == "sqlite" else "shared_server")
    return found


@pytest.fixture
def make_target(shared: Shared) -> Callable[[], str]:
    """Makes an empty register and returns where it is; in PostgreSQL the one before is emptied for it."""
    return shared.make


@pytest.fixture
def register(shared: Shared) -> Register:
    """An empty register."""
    return shared.restore()


@pytest.fixture
def stocked(shared: Shared) -> Register:
    """A register with the five articles of `making.small`."""
    return shared.restore("small")


@pytest.fixture
def target(register: Register) -> str:
    """Where that register is."""
    return register.database.url.render_as_string(hide_password=False) if register.database.path is None else str(register.database.path)
