"""The one filter on the command line: words, `--where KEY=VALUE` and `--query ADDRESS`."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl

import typer

from waqai.register import Filter, FilterError
from waqai.register.filter import KEYS

Where = Annotated[
    list[str] | None, typer.Option("--where", metavar="KEY=VALUE", help=f"A filter: {', '.join(KEYS)}. May be given several times.")
]
Query = Annotated[
    str, typer.Option("--query", metavar="ADDRESS", help="A whole filter as the workbench's address has it: country=IQ&killed=3..")
]


def filter_of(where: list[str] | None, query: str = "", words: list[str] | None = None) -> Filter:
    """The filter that the options say. Raises FilterError."""
    pairs = parse_qsl(query.lstrip("?"), keep_blank_values=True)
    for given in where or ():
        key, equals, value = given.partition("=")
        if not equals:
            raise FilterError("no-pair", "--where {given!r}: write KEY=VALUE", given=given)
        pairs.append((key.strip(), value))
    if words:
        pairs.append(("q", " ".join(f'"{word}"' if " " in word and word[:1] not in '"«' else word for word in words)))
    return Filter.from_query(pairs)
