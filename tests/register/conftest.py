"""Registers for the tests: every test that takes `target` or `register` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from waqai.register import Register
from waqai.register.schema import Base
from waqai.register.words import TABLES

from .servers import Server, postgresql

BACKENDS = ("sqlite", "postgresql")
_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with postgresql() as running:
        yield running


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty register in SQLite, to be copied."""
    path = tmp_path_factory.mktemp("pristine") / "empty.db"
    Register.open(path, create=True).close()
    return path


@pytest.fixture(scope="session")
def emptied(server: Server) -> Iterator[Callable[[], str]]:
    """One register in PostgreSQL, emptied each time: making a database of its own for every test takes ten times as long."""
    name = f"waqai_tests_{os.getpid()}"
    server.execute(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name} TEMPLATE template0")
    url = server.database(name)
    Register.open(url, create=True).close()
    own = Server(url)
    kept = ("setting", "counter")
    tables = [table for table in (*Base.metadata.tables, *TABLES) if table not in kept]

    def empty() -> str:
        own.execute(
            f"TRUNCATE {', '.join(tables)}",
            "UPDATE counter SET value = 0",
            "UPDATE setting SET value = 'false' WHERE name = 'two_person_erasure'",
            "UPDATE setting SET value = '\"text\"' WHERE name = 'keeps'",
        )
        return url

    yield empty
    server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


MakeTarget = Callable[[], str]


@pytest.fixture(params=BACKENDS)
def make_target(request: pytest.FixtureRequest, tmp_path: Path) -> MakeTarget:
    """Makes an empty register and returns where it is; in PostgreSQL the one before is emptied for it."""
    if request.param == "sqlite":
        pristine = request.getfixturevalue("pristine")

        def copied() -> str:
            path = tmp_path / f"register-{next(_NUMBERS)}.db"
            shutil.copyfile(pristine, path)
            return str(path)

        return copied
    empty: MakeTarget = request.getfixturevalue("emptied")
    return empty


@pytest.fixture
def target(make_target: MakeTarget) -> str:
    return make_target()


@pytest.fixture
def register(target: str) -> Iterator[Register]:
    with Register.open(target) as opened:
        yield opened
