"""Registers for the tests: every test that takes `target` or `register` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .servers import Server, postgresql
from waqai.register import Register

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
def template(server: Server) -> str:
    """An empty register in PostgreSQL, to be copied."""
    name = f"waqai_template_{os.getpid()}"
    server.execute(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name} TEMPLATE template0")
    Register.open(server.database(name), create=True).close()
    return name


MakeTarget = Callable[[], str]


@pytest.fixture(params=BACKENDS)
def make_target(request: pytest.FixtureRequest, tmp_path: Path) -> MakeTarget:
    """Makes empty registers, each of its own; returns where they are."""
    if request.param == "sqlite":
        pristine = request.getfixturevalue("pristine")

        def copied() -> str:
            path = tmp_path / f"register-{next(_NUMBERS)}.db"
            shutil.copyfile(pristine, path)
            return str(path)

        return copied
    server: Server = request.getfixturevalue("server")
    template = request.getfixturevalue("template")

    def created() -> str:
        name = f"waqai_{os.getpid()}_{next(_NUMBERS)}"
        server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return server.database(name)

    return created


@pytest.fixture
def target(make_target: MakeTarget) -> str:
    return make_target()


@pytest.fixture
def register(target: str) -> Iterator[Register]:
    with Register.open(target) as opened:
        yield opened
