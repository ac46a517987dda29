"""Backups while others write, moving between databases, making and migrating."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from waqai.register import Filter, Register, RegisterError
from waqai.register.database import Database
from waqai.register.migrating import head, migrate
from waqai.register.schema import Base

from .making import ANN, PLACES, faults, fill, item, key, picture, row, small


def test_a_backup_is_the_register(stocked: Register, tmp_path: Path) -> None:
    stocked.correct_event(key("a/1"), {"weapon": "IED"}, ANN)
    stocked.merge([found["incident"] for found in stocked.incidents()][:2], ANN)
    to = tmp_path / "backup.db"
    assert stocked.backup(to, "ann") == to.stat().st_size
    assert sorted(path.name for path in tmp_path.glob("*backup*")) == ["backup.db"]
    with Register.open(to) as copy:
        assert picture(copy) == picture(stocked)
        assert copy.history("a/1") == stocked.history("a/1")
        assert faults(copy) == []
        assert copy.incidents(Filter(text="الشرطة")).count() == stocked.incidents(Filter(text="الشرطة")).count() > 0
        fill(copy, [item("new", row())])
    assert stocked.info().documents == 5


def test_backups_are_whole_while_others_write(register: Register, target: str, tmp_path: Path) -> None:
    small(register)
    stop = threading.Event()

    def write() -> None:
        with Register.open(target) as mine:
            number = 0
            while not stop.wait(0.02):
                number += 1
                fill(mine, [item(f"w{number}", row(1, list(PLACES)[number % 5]))])
                mine.correct_event(key("a/1"), {"killed_min": 0, "killed_max": number}, ANN)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(4):
            to = tmp_path / f"backup-{number}.db"
            register.backup(to)
            with Register.open(to) as copy:
                copy.fuse()
                assert faults(copy) == []
                assert copy.info().documents >= 5
    finally:
        stop.set()
        writer.join()
    assert faults(register) == []


def test_a_backup_onto_itself_or_into_nowhere_is_refused(tmp_path: Path) -> None:
    with Register.open(tmp_path / "a.db", create=True) as register:
        small(register)
        with pytest.raises(RegisterError, match="the register itself"):
            register.backup(tmp_path / "a.db")
        with pytest.raises(RegisterError, match="cannot be"):
            register.backup(tmp_path / "none" / "b.db")
        assert faults(register) == []


def test_moving_to_the_other_database_and_back(make_target: Callable[[], str], tmp_path: Path) -> None:
    with Register.open(tmp_path / "first.db", create=True) as first:
        small(first)
        first.correct_event(key("a/1"), {"weapon": "IED"}, ANN)
        there = make_target()
        first.copy_to(there)
        with Register.open(there) as moved:
            assert picture(moved) == picture(first)
            assert faults(moved) == []
            moved.correct_event(key("b/1"), {"weapon": "car bomb"}, ANN)
            moved.copy_to(str(tmp_path / "back.db"))
            with Register.open(tmp_path / "back.db") as back:
                assert picture(back) == picture(moved)
                assert back.latest_changes() == moved.latest_changes()
                assert faults(back) == []
            with pytest.raises(RegisterError, match="holds a register already"):
                first.copy_to(there)


def test_the_models_are_what_the_migrations_make(register: Register) -> None:
    with register.database.reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: kind != "table" or name in Base.metadata.tables}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_opening_what_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="no such register"):
        Register.open(tmp_path / "none.db")
    noise = tmp_path / "noise.db"
    noise.write_bytes(b"not a database, but longer than a header of one hundred bytes is" * 9)
    for create in (True, False):
        with pytest.raises(RegisterError, match="no register"):
            Register.open(noise, create=create)
    foreign = tmp_path / "foreign.db"
    sqlite3.connect(foreign).execute("CREATE TABLE mine (x)").connection.close()
    with pytest.raises(RegisterError, match="no register"):
        Register.open(foreign)
    with pytest.raises(RegisterError, match="holds tables, but no register"):
        Register.open(foreign, create=True)
    with pytest.raises(RegisterError, match="SQLite or PostgreSQL"):
        Register.open("mysql://server/x")
    with pytest.raises(RegisterError, match="cannot be opened"):
        Register.open("postgresql://nobody@127.0.0.1:9/none")
    with pytest.raises(RegisterError, match="keeps"):
        Register.open(tmp_path / "new.db", create=True, keeps="all")


def test_a_register_of_another_form_is_named(register: Register, target: str) -> None:
    with register.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from the future'"))
    try:
        with pytest.raises(RegisterError, match="newer program"):
            Register.open(target)
        with pytest.raises(RegisterError, match="newer program"):
            migrate(Database(target))
    finally:
        with register.database.writing() as connection:
            connection.execute(text(f"UPDATE alembic_version SET version_num = '{head()}'"))


def test_migrating_makes_the_tables_and_does_nothing_twice(tmp_path: Path) -> None:
    database = Database(tmp_path / "fresh.db")
    assert migrate(database) == (None, head())
    assert migrate(database) == (head(), head())
    database.close()


def test_an_older_register_is_brought_up_to_date_with_all_that_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with Register.open(path, create=True) as register:
        small(register)
        before = register.document("a")
        with register.database.writing() as connection:
            connection.execute(text("ALTER TABLE document DROP COLUMN dated_by"))
            connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(RegisterError, match="register migrate"):
        Register.open(path)
    assert migrate(Database(path)) == ("0001", head())
    with Register.open(path) as register:
        assert register.document("a").text == before.text
        assert register.document("a").dated_by is None
        fill(register, [item("dated", row(1), dated_by="url")])
        assert register.document("dated").dated_by == "url"
        assert [fault for _, faults in register.check() for fault in faults] == []


def test_many_may_make_the_same_register_at_once(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> None:
        with Register.open(tmp_path / "one.db", create=True) as register:
            made.append(register.info().id)

    threads = [threading.Thread(target=make) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 6
    assert len(set(made)) == 1
