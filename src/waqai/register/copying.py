"""Whole registers: a consistent backup while others write, and moving from SQLite to PostgreSQL or back."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, insert, select, text

from waqai.register import words
from waqai.register.database import Database, RegisterError
from waqai.register.migrating import create, must_fit
from waqai.register.schema import Base

_ROWS = 2000


def backup(database: Database, target: Path) -> int:
    """Write a register file that holds one state of the register. Returns its size in bytes.

    SQLite is copied page by page from one snapshot, PostgreSQL row by row from one; neither stops those who write meanwhile. The file is
    written aside, checked and renamed.
    """
    final = target.resolve()
    if database.path is not None and final == database.path.resolve():
        raise RegisterError("is-the-register", "{target}: is the register itself", target=target)
    aside = final.with_name(f".{final.name}.{os.getpid()}.part")
    try:
        if database.path is not None:
            _copy_file(database.path, aside)
        else:
            copy(database, str(aside))
        with contextlib.closing(sqlite3.connect(aside)) as made:
            said = made.execute("PRAGMA quick_check").fetchone()[0]
            made.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
        if said != "ok":
            raise RegisterError("copy-damaged", "{target}: the copy is damaged: {cause}", target=target, cause=said)
        with aside.open("rb") as stream:
            os.fsync(stream.fileno())
        aside.replace(final)
        return final.stat().st_size
    except OSError as error:
        raise RegisterError(
            "cannot-be-written", "{target}: cannot be written: {cause}", target=target, cause=error.strerror or error
        ) from error
    finally:
        for left in (aside, aside.with_name(aside.name + "-wal"), aside.with_name(aside.name + "-shm")):
            left.unlink(missing_ok=True)


def _copy_file(source: Path, target: Path) -> None:
    try:
        # Not read-only: the first reader after a crash brings the write-ahead log in order.
        with contextlib.closing(sqlite3.connect(source, timeout=60)) as old, contextlib.closing(sqlite3.connect(target)) as new:
            old.backup(new, pages=-1)
    except sqlite3.Error as error:
        raise RegisterError("cannot-be-copied", "{source}: cannot be copied: {cause}", source=source, cause=error) from error


def copy(source: Database, target: str, progress: Callable[[str, int], None] | None = None) -> None:
    """Copy a register into an empty database of either kind, one state of it. Raises RegisterError where the target is not empty."""
    must_fit(source)
    there = Database(target)
    try:
        create(there)
        with source.reading() as old, there.writing() as new:
            _must_be_new(there, new)
            for table in Base.metadata.sorted_tables:
                new.execute(table.delete())
            done = {}
            for table in Base.metadata.sorted_tables:
                done[table.name] = 0
                result = old.execution_options(stream_results=True).execute(select(table)).mappings()
                for rows in result.partitions(_ROWS):
                    new.execute(insert(table), [dict(row) for row in rows])
                    done[table.name] += len(rows)
                    if progress is not None:
                        progress(table.name, done[table.name])
            for table_name in words.TABLES:
                _copy_words(old, new, table_name)
    finally:
        there.close()


def _must_be_new(database: Database, connection: Connection) -> None:
    if any(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() for table in ("document", "change", "account")):
        raise RegisterError("holds-a-register", "{register}: holds a register already", register=database.shown)


def _copy_words(old: Connection, new: Connection, table: str) -> None:
    """The index, as stems in their order: a tsvector keeps them by place."""
    if old.dialect.name == "sqlite":
        result = old.execute(text(f"SELECT rowid, words FROM {table} ORDER BY rowid"))
        for rows in result.partitions(_ROWS):
            words.put(new, table, [(row[0], row[1]) for row in rows], new=True)
        return
    in_order = "SELECT string_agg(lexeme, ' ' ORDER BY place) FROM unnest(words) AS u(lexeme, places, weights), unnest(places) AS p(place)"
    query = f"SELECT num, ({in_order}) FROM {table} ORDER BY num"
    for rows in old.execute(text(query)).partitions(_ROWS):
        words.put(new, table, [(row[0], row[1] or "") for row in rows], new=True)
