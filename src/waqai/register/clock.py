"""Numbers given out under the write lock, and the time of day as it is stored."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, update

from waqai.register.schema import Counter

CLOCK = "clock"


def take(connection: Connection, kind: str, count: int = 1) -> int:
    """The first of `count` new numbers of a kind. Numbers of a transaction that fails are given out again."""
    statement = update(Counter).where(Counter.name == kind).values(value=Counter.value + count).returning(Counter.value)
    return int(connection.execute(statement).scalar_one()) - count + 1


def now() -> str:
    """This moment, in UTC, to the millisecond: «2026-03-01T06:30:00.125Z»."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
