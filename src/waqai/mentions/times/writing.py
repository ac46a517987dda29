"""The day on which a text was written, as its own words tell it, and what was said the day before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from waqai.mentions.times.reading import TimeMention

_LATE_DAYS = 5
_OFFSETS = {"today+weekday": 0, "tomorrow+weekday": 1, "yesterday+weekday": -1, "day-before-yesterday+weekday": -2}
_YESTERDAYS = ("yesterday", "day-before-yesterday", "last-night", "night-before-last")
_TODAYS = ("today", "today+weekday", "tonight")
_QUOTE = 600
_PAIRS = (("«", "»"), ("“", "”"))


def in_quotes(raw: str, at: int) -> bool:
    """Whether a place of a text stands inside quotation marks that its paragraph opened.

    >>> text = 'قال: «قصفت الطائرات اليوم القرية» وقتل أمس'
    >>> in_quotes(text, text.index("اليوم")), in_quotes(text, text.index("أمس"))
    (True, False)
    """
    start = max(0, at - _QUOTE, raw.rfind("\n", 0, at) + 1)
    if any(raw.rfind(opening, start, at) > raw.rfind(closing, start, at) for opening, closing in _PAIRS):
        return True
    return raw.count('"', start, at) % 2 == 1 and raw.find('"', at, at + _QUOTE) >= 0


def written_day(mentions: list[TimeMention], published: date | None) -> date | None:
    """The day on which the text itself was written, where all its «اليوم (الاثنين)», «أمس (الأحد)» agree on one near publication.

    A page may be dated a few days after its text, or a day before the printed paper; otherwise this is the day of publication.
    """
    days = set()
    plain, named = [], []
    for n, mention in enumerate(mentions):
        rule = mention.rule.removeprefix("part+")
        if rule in _YESTERDAYS and not mention.quoted:
            plain.append(n)
        offset = _OFFSETS.get(rule)
        if offset is not None and mention.when and mention.when.earliest:
            days.add(mention.when.earliest - timedelta(offset))
            named.append(n)
    if published is None or len(days) != 1:
        return published
    day = days.pop()
    if not -_LATE_DAYS <= (day - published).days <= 1 or (plain and _pasted(mentions, plain, named, (day - published).days)):
        return published
    return day


def _pasted(mentions: list[TimeMention], plain: list[int], named: list[int], lag: int) -> bool:
    """Whether days that a text names a day off its page belong to what it quotes or takes over: it says «أمس» on its own account
    before them, or outside quotation marks where they stand inside.
    """
    return abs(lag) == 1 and (plain[0] < named[0] or all(mentions[n].quoted for n in named))


def rebased(found: list[TimeMention], again: list[TimeMention], published: date, day: date) -> list[TimeMention]:
    """The mentions read against the text's own day; a disagreement with the page's day stays flagged."""
    if [m.span for m in found] != [m.span for m in again]:
        return found
    out: list[TimeMention] = []
    for old, new in zip(found, again, strict=True):
        keep = day > published and (old.kind == "weekday" or (new.when and new.when.latest and new.when.latest > published))
        if keep or new.when is None:
            out.append(old)
        else:
            out.append(replace(new, conflict=old.conflict, when=replace(new.when, conflict=old.conflict)))
    return out


def spoken_before(mentions: list[TimeMention]) -> list[TimeMention]:
    """«اليوم» inside quotation marks is the day before, where the text itself calls the day of its news «أمس» and none «اليوم»."""
    own = {m.rule.removeprefix("part+") for m in mentions if not m.quoted}
    if own.isdisjoint(("yesterday", "yesterday+weekday")) or not own.isdisjoint(_TODAYS):
        return mentions
    return [_day_earlier(m) if m.quoted and m.rule.removeprefix("part+") == "today" else m for m in mentions]


def _day_earlier(mention: TimeMention) -> TimeMention:
    when = mention.when
    if when is None or when.earliest is None or when.latest is None:
        return mention
    when = replace(when, earliest=when.earliest - timedelta(1), latest=when.latest - timedelta(1), conflict=True)
    return replace(mention, when=when, conflict=True)
