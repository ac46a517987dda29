"""Full text on both databases: FTS5 tables and tsvector columns that hold the same search stems, and one way of asking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Integer, MetaData, Table, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.sql.elements import TextClause

from waqai.register.question import Term, terms_of

TABLES = ("incident_words", "document_words")
_VECTORS = {name: Table(name, MetaData(), Column("num", Integer), Column("words", TSVECTOR)) for name in TABLES}
MOST_WORDS, MOST_BYTES = 100_000, 900_000
"""How much of one text is indexed: more than any article of half a megabyte has, and what PostgreSQL takes in one value."""


def fts5_question(terms: Sequence[Term]) -> str:
    """The question in the language of FTS5."""

    def one(term: Term) -> str:
        tail = "*" if term.prefix else ""
        *middle, last = term.stems
        return "(" + " OR ".join(f'"{" ".join([form, *middle[1:], last] if middle else [form])}"{tail}' for form in term.firsts()) + ")"

    wanted = " AND ".join(one(term) for term in terms if not term.absent)
    unwanted = " OR ".join(one(term) for term in terms if term.absent)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def tsquery(terms: Sequence[Term]) -> str:
    """The question in the language of PostgreSQL. Stems hold letters and digits only, so nothing needs escaping."""

    def one(term: Term) -> str:
        tail = ":*" if term.prefix else ""
        *middle, last = term.stems
        rest = [*(f"'{stem}'" for stem in middle[1:]), f"'{last}'{tail}"]
        phrases = ([f"'{form}'", *rest] if middle else [f"'{form}'{tail}"] for form in term.firsts())
        return "(" + " | ".join("(" + " <-> ".join(phrase) + ")" for phrase in phrases) + ")"

    return " & ".join(("!" if term.absent else "") + one(term) for term in terms)


def matching(connection: Connection, table: str, question: str) -> TextClause:
    """A subquery of the numbers whose words answer the question."""
    terms = terms_of(question)
    if connection.dialect.name == "sqlite":
        clause = text(f"SELECT rowid FROM {table} WHERE {table} MATCH :{table}_question")
        return clause.bindparams(**{f"{table}_question": fts5_question(terms)})
    clause = text(f"SELECT num FROM {table} WHERE words @@ CAST(:{table}_question AS tsquery)")
    return clause.bindparams(**{f"{table}_question": tsquery(terms)})


def put(connection: Connection, table: str, rows: Iterable[tuple[int, str]], *, new: bool = False) -> None:
    """Index stems under their numbers, in place of what was there. `new`: nothing was there."""
    values: list[dict[str, Any]] = [{"num": number, "words": " ".join(stems.split()[:MOST_WORDS])} for number, stems in rows]
    if not values:
        return
    if not new:
        remove(connection, table, [value["num"] for value in values])
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"INSERT INTO {table}(rowid, words) VALUES (:num, :words)"), values)
    else:
        for value in values:
            value["words"] = _tsvector(value["words"].split())
        connection.execute(_VECTORS[table].insert(), values)


def _tsvector(stems: list[str]) -> str:
    parts, room = [], MOST_BYTES
    for place, stem in enumerate(stems, 1):
        room -= len(stem.encode()) + 8
        if room < 0:
            break
        parts.append(f"'{stem}':{place}")
    return " ".join(parts)


def remove(connection: Connection, table: str, numbers: Iterable[int]) -> None:
    """Take numbers out of the index."""
    values = [{"num": number} for number in numbers]
    if values:
        name = "rowid" if connection.dialect.name == "sqlite" else "num"
        connection.execute(text(f"DELETE FROM {table} WHERE {name} = :num"), values)


def optimise(connection: Connection) -> None:
    """Rewrite the index so that nothing of what was taken out is left in it (SQLite; PostgreSQL does so by VACUUM)."""
    for table in TABLES:
        connection.execute(text(f"INSERT INTO {table}({table}) VALUES ('optimize')"))


def index_faults(connection: Connection) -> list[str]:
    """What is wrong with the index itself (SQLite; PostgreSQL checks its own)."""
    found = []
    if connection.dialect.name == "sqlite":
        for table in TABLES:
            try:
                connection.execute(text(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)"))
            except Exception as error:  # the driver's class differs by version
                found.append(f"{table}: {error}")
    return found
