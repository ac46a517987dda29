"""What tests of times share: a day of publication, and the times and days that a text gives against it."""

from __future__ import annotations

from datetime import date

from waqai.mentions.times import TimeMention, find_times
from waqai.text import read

TUESDAY = date(2015, 7, 21)


def times(text: str, published: date | None = TUESDAY) -> list[TimeMention]:
    return find_times(read(text), published)


def days(text: str, published: date | None = TUESDAY) -> list[tuple[str, str]]:
    found = [m.when for m in times(text, published) if m.when]
    return [(str(w.earliest), str(w.latest)) for w in found]


def one(day: str) -> tuple[str, str]:
    return f"2015-{day}", f"2015-{day}"
