"""Actors as they were on the day that is told: who bore a name then, what rows call him then, what he was then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from waqai.knowledge import Entry
from waqai.mentions.lexicon import Hit
from waqai.mentions.times import TimeMention
from waqai.text import Text

_LONG_AGO = timedelta(60)


def lived(entry: Entry, day: date | None) -> bool:
    """Whether an actor was there on a day; true where the day is not known."""
    told = day.isoformat() if day is not None else ""
    return day is None or (entry.valid_from or "") <= told and (entry.valid_to is None or told <= entry.valid_to)


def as_of(entry: Entry, day: date | None) -> Entry:
    """An actor with what `since` says of him on a day: «الجيش الأفغاني» is the Taliban's from 15 August 2021."""
    turns = entry.attrs.get("since")
    turn = max((since for since in turns if since <= day.isoformat()), default=None) if turns and day is not None else None
    return _turned(entry, turn) if turn is not None else entry


@lru_cache(maxsize=256)
def _turned(entry: Entry, turn: str) -> Entry:
    new = dict(entry.attrs["since"][turn])
    label = new.pop("label", entry.label_en)
    return replace(entry, label_en=label, attrs={**entry.attrs, **new})


def on_their_day(hits: list[Hit], text: Text, times: Sequence[TimeMention], published: date | None) -> list[Hit]:
    """The hits with actors as of the day of their sentence; all as they are where no day is known.

    Of the actors that share a written name, one that was not there on the day gives way to one that was: to one of the same country
    («قوى الأمن الداخلي» in Syria before and after 8 December 2024), a name that is settled by country (`ambiguous`) to any.
    """
    if published is None or not any(_dated(h.entry) for h in hits):
        return hits
    day_at = _days(text, times, published)
    spans: dict[tuple[int, int], list[Entry]] = {}
    for hit in hits:
        if hit.entry.pack == "actors":
            spans.setdefault((hit.start, hit.end), []).append(hit.entry)
    out = []
    for hit in hits:
        if _dated(hit.entry):
            day = day_at(hit.start)
            if not lived(hit.entry, day) and any(lived(e, day) and _gives_way(hit.entry, e) for e in spans[hit.start, hit.end]):
                continue
            now = as_of(hit.entry, day)
            hit = hit if now is hit.entry else replace(hit, entry=now)
        out.append(hit)
    return out


def _gives_way(gone: Entry, other: Entry) -> bool:
    return bool(gone.attrs.get("ambiguous")) or not set(gone.attrs.get("country", ())).isdisjoint(other.attrs.get("country", ()))


def _dated(entry: Entry) -> bool:
    return entry.pack == "actors" and (entry.valid_from is not None or entry.valid_to is not None or "since" in entry.attrs)


def _days(text: Text, times: Sequence[TimeMention], published: date) -> Callable[[int], date]:
    """The day of what is told at a token: one long past that its sentence names («في آذار 2019», not «منذ 2019»), else publication."""
    past = {
        text.tokens[t.start_token].sentence: t.when.latest
        for t in times
        if t.when is not None and t.when.latest is not None and t.when.latest < published - _LONG_AGO and not t.rule.startswith("since")
    }
    return lambda token: past.get(text.tokens[token].sentence, published)
