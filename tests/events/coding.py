"""What the tests of rows share: one coder, short texts coded with it, and a comparison of rows in which each counts once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from waqai import Coder
from waqai.model import Event

SHORT = {"killed": "K", "wounded": "W", "killed_or_wounded": "KW", "attackers_killed": "A"}


@cache
def coder() -> Coder:
    return Coder()


def coded(text: str, published: str = "2021-05-20") -> list[Event]:
    return list(coder().code(text, published=published).events)


def only(text: str, published: str = "2021-05-20") -> Event:
    """The one row of a text."""
    [event] = coded(text, published)
    return event


def toll(event: Event, *, attackers: bool = True) -> str:
    """«K3 W2+ A1» is three killed, at least two wounded and a dead attacker."""
    shown = {name: short for name, short in SHORT.items() if attackers or short != "A"}
    counts = ((short, event.counts[name]) for name, short in shown.items() if name in event.counts)
    return " ".join(f"{s}{c.low}" + ("" if c.high == c.low else "+" if c.high is None else f"-{c.high}") for s, c in counts)


def assert_rows(rows: Iterable[dict[str, object]], wanted: str, matches: Callable[[str, dict[str, object]], bool]) -> None:
    """Each of the rows wanted, parted by «;», has a row of its own, and none is left."""
    left = list(rows)
    for want in wanted.split(";"):
        row = next((r for r in left if matches(want, r)), None)
        told = [[r[k] for k in ("type", "place_ar", "attacker", "target", "killed_min", "wounded_min", "date_start")] for r in left]
        assert row is not None, f"{want}: {told}"
        left.remove(row)
    assert not left, f"beyond: {[(r['place_ar'], r['type']) for r in left]}"
