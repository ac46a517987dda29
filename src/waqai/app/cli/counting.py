"""Counts as a line about a run says them: 1 article, 2 articles."""

from __future__ import annotations


def counted(n: int, thing: str) -> str:
    """A number and what it counts.

    >>> counted(1, "article"), counted(0, "event"), counted(1200, "incident")
    ('1 article', '0 events', '1,200 incidents')
    """
    return f"{n:,} {thing}" if n == 1 else f"{n:,} {thing}s"
