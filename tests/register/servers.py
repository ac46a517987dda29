"""A PostgreSQL server for the tests: the one that WAQAI_TEST_POSTGRES names, else one of our own in a temporary folder."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from waqai.register.database import url_of

ASK = "install postgresql, or set WAQAI_TEST_POSTGRES to the postgresql:// address of a server, as its superuser"


@dataclass(frozen=True)
class Server:
    """A server on which databases may be made and dropped; `url` is that of its own database."""

    url: str

    def execute(self, *statements: str) -> None:
        engine = create_engine(url_of(self.url), poolclass=NullPool)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for statement in statements:
                connection.execute(text(statement))

    def database(self, name: str) -> str:
        """The address of one of its databases."""
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)


@contextlib.contextmanager
def postgresql() -> Iterator[Server]:
    """The server; skips, with a clear word, where there is none."""
    given = os.environ.get("WAQAI_TEST_POSTGRES")
    if given:
        yield Server(given)
        return
    programs = _programs()
    if programs is None:
        pytest.skip(f"no PostgreSQL at hand: {ASK}")
    folder = Path(tempfile.mkdtemp(prefix="waqai-pg-"))
    as_whom: dict[str, Any] = {}
    if os.geteuid() == 0:  # the server refuses to run as root
        try:
            shutil.chown(folder, "postgres", "postgres")
        except LookupError:
            shutil.rmtree(folder)
            pytest.skip("PostgreSQL does not run as root, and there is no user «postgres» to run it as")
        as_whom = {"user": "postgres", "group": "postgres", "extra_groups": []}
    try:
        data = folder / "data"
        initdb = [programs / "initdb", "-D", data, "-U", "waqai", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        _run(initdb, folder, as_whom)
        options = f"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=150"
        _run([programs / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start"], folder, as_whom)
        try:
            yield Server(f"postgresql://waqai@/postgres?unix_sock={folder}/.s.PGSQL.5432")
        finally:
            _run([programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], folder, as_whom)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    """The folder of the server's programs: on the path, or where Debian keeps them."""
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


def _run(command: list[Any], folder: Path, as_whom: dict[str, Any]) -> None:
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False, **as_whom
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.decode(errors='replace') or done.stdout.decode(errors='replace')}")
