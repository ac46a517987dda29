"""Runs of the coder: which program made which rows, and what failed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from waqai.model import Issue
from waqai.register.clock import now, take
from waqai.register.schema import Run
from waqai.register.written import canonical

MOST_FAILURES = 1000
"""How many failures a run keeps in full; the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Program:
    """What made the rows of a run: the program's version, the hash of its packs, that of its places."""

    version: str
    packs: str
    places: str = ""


@dataclass(frozen=True, slots=True)
class CodingRun:
    """One run: when, by whom, with which program, and what failed (`failed` counts all, `failures` has the first thousand)."""

    num: int
    at: str
    who: str
    program: Program
    options: Mapping[str, Any]
    finished: str | None
    failed: int
    failures: tuple[Issue, ...]


def begin_run(connection: Connection, who: str, program: Program, options: Mapping[str, Any]) -> int:
    """Note a run of the coder. Returns its number."""
    number = take(connection, "run")
    connection.execute(
        insert(Run).values(
            num=number, at=now(), who=who, program=program.version, packs=program.packs, places=program.places,
            options=canonical(dict(options)), finished=None, failed=0, failures="[]",
        )
    )  # fmt: skip
    return number


def finish_run(connection: Connection, run: int, failures: Iterable[Issue] = ()) -> None:
    """Note that a run has come to its end, and what failed in it."""
    failed = list(failures)
    kept = canonical([[issue.code, issue.where, issue.what] for issue in failed[:MOST_FAILURES]])
    connection.execute(update(Run).where(Run.num == run).values(finished=now(), failed=len(failed), failures=kept))


def runs(connection: Connection, limit: int = 50) -> list[CodingRun]:
    """The runs, the last first."""
    query = select(Run.__table__).order_by(Run.num.desc()).limit(limit)
    return [run_of(row) for row in connection.execute(query)]


def run_of(row: Any) -> CodingRun:
    """A run from its row."""
    failures = tuple(Issue(*issue) for issue in json.loads(row.failures))
    program = Program(row.program, row.packs, row.places)
    return CodingRun(row.num, row.at, row.who, program, json.loads(row.options), row.finished, row.failed, failures)
