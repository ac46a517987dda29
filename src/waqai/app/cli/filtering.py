"""The one filter on the command line: words, `--where KEY=VALUE` and `--query ADDRESS`."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl

import typer

from waqai.app.naming import country_code, stored_name
from waqai.register import Filter, FilterError
from waqai.register.filter import KEYS

Where = Annotated[
    list[str] | None, typer.Option("--where", metavar="KEY=VALUE", help=f"A filter: {', '.join(KEYS)}. May be given several times.")
]
Query = Annotated[
    str, typer.Option("--query", metavar="ADDRESS", help="A whole filter as the workbench's address has it: country=IQ&killed=3..")
]
_ACTORS = ("actor", "attacker", "target", "claimed_by")


def filter_of(where: list[str] | None, query: str = "", words: list[str] | None = None) -> Filter:
    """The filter that the options say. Raises FilterError."""
    pairs = parse_qsl(query.lstrip("?"), keep_blank_values=True)
    for given in where or ():
        key, equals, value = given.partition("=")
        if not equals:
            raise FilterError("no-pair", "--where {given!r}: write KEY=VALUE", given=given)
        pairs.append((key.strip(), _as_rows_have_it(key.strip(), value.strip())))
    if words:
        pairs.append(("q", " ".join(f'"{word}"' if " " in word and word[:1] not in '"«' else word for word in words)))
    return Filter.from_query(pairs)


def _as_rows_have_it(key: str, value: str) -> str:
    if key == "country" and value:
        code = country_code(value)
        if code is None:
            raise FilterError("no-such-country", "country: {value!r} is none; a code (IQ) or a name in English or Arabic", value=value)
        return code
    return stored_name(value, key) or value if key in _ACTORS else value
