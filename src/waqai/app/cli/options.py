"""Arguments and options that several commands share, so that each is worded once."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from waqai.documents import Limits


def day(value: str) -> date:
    """An ISO date from the command line; anything else is wrong use."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is not an ISO date such as 2019-04-10") from None


def megabytes(value: str) -> Limits:
    """`--max-mb` as limits."""
    try:
        size = float(value)
    except ValueError:
        size = 0.0
    if not 0 < size < 1e6:
        raise typer.BadParameter(f"{value!r} is not a number of megabytes")
    return Limits(article_bytes=int(size * 1e6))


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Articles: .txt, .html, .jsonl(.gz), .csv, .xlsx, .rss, .warc(.gz), .pdf, .zip; folders of these; - for standard input.",
    ),
]
Published = Annotated[
    date | None,
    typer.Option(parser=day, metavar="DATE", help="Day of publication (ISO) of articles that bring none. «أمس» counts from it."),
]
MaxMegabytes = Annotated[
    Limits, typer.Option("--max-mb", parser=megabytes, metavar="MB", help="Refuse an article that is larger.", show_default=False)
]
Mapped = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="FIELD=COLUMN", help="Column of a part of an article: text=body, title=meta.headline, text=lead+body."),
]
AnyLanguage = Annotated[bool, typer.Option("--any-language", help="Code articles in other languages too, instead of setting them aside.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses too.")]
DEFAULT_LIMITS = "10"
