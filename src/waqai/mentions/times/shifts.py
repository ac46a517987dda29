"""Days told from another day: «بعد يومين على الهجوم», «غداة القصف», «في اليوم التالي»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from waqai.mentions.times.arithmetic import month_days
from waqai.mentions.times.reading import TimeMention
from waqai.model import TimeSpan
from waqai.text.structure import Text

_BACKWARD = ("days-after", "morrow")  # what they name lies before the day that they are told from
_FORWARD = ("same-day", "next-day", "day-before", "later", "earlier")
_SAME_PERIOD = ("same-month", "same-year")
_REACH = 6
_FARTHEST = 40_000
_SLACK = ((350, 120), (28, 15), (7, 1))  # «بعد عام», «بعد شهرين», «بعد أسبوع»: the longer, the less exact, in days


def told_from(text: Text, mentions: Sequence[TimeMention], published: date | None) -> list[TimeMention]:
    """The mentions with those told from another day resolved: from the day said before in the sentence, else after it there, else
    before it in the text, else (for «بعد يومين من ...», «غداة ...») from the day of publication.

    >>> from waqai.mentions.times.find import find_times
    >>> from waqai.text import read
    >>> t = read("قصفت الطائرات أمس مواقع بعد يومين من هجوم على الحاجز")
    >>> [str(m.when.earliest) for m in told_from(t, find_times(t, date(2015, 7, 21)), date(2015, 7, 21))]
    ['2015-07-20', '2015-07-18']
    """
    out: list[TimeMention] = []
    for n, mention in enumerate(mentions):
        if mention.kind != "anchor-shift" or mention.when is not None or mention.shift is None or published is None:
            out.append(mention)
            continue
        if mention.rule in _SAME_PERIOD:
            out.append(_in_same_period(text, mentions, n, published))
            continue
        backward = mention.rule in _BACKWARD
        if not backward and mention.rule not in _FORWARD:
            out.append(mention)
            continue
        if backward and (own := _own_day(text, mentions, n)) is not None:
            out.append(replace(mention, when=own))
            continue
        anchor = _anchor(text, mentions, n)
        if anchor is None and backward:
            anchor = TimeSpan(published - timedelta(1), published, "days", "publication")
        when = _moved(anchor, mention, backward) if anchor is not None else None
        out.append(replace(mention, when=when) if when is not None else mention)
    return out


def _in_same_period(text: Text, mentions: Sequence[TimeMention], n: int, published: date) -> TimeMention:
    """«في آذار 2015 ... وفي الشهر نفسه»: the month or year of the day, month or year told before it."""
    mine = mentions[n]
    index = text.tokens[mine.start_token].sentence
    for other in reversed(mentions[:n]):
        when = other.when
        if index - text.tokens[other.start_token].sentence > _REACH:
            break
        if when is None or when.latest is None or when.earliest is None or other.kind in ("duration", "range"):
            continue
        month = mine.rule == "same-month"
        if month and (when.latest - when.earliest).days > 31:
            continue
        first, last = month_days(when.latest.year, when.latest.month if month else 1)
        last = last if month else month_days(when.latest.year, 12)[1]
        span = TimeSpan(first, max(first, min(last, published)), "month" if month else "year", "text", mine.part)
        return replace(mine, when=span)
    return mine


def _moved(anchor: TimeSpan, mention: TimeMention, backward: bool) -> TimeSpan | None:
    least, most = mention.shift or (0, 0)
    if backward:
        least, most = -most, -least
    if anchor.earliest is None or anchor.latest is None or max(abs(least), abs(most)) > _FARTHEST:
        return None
    slack = next((days for span, days in _SLACK if abs(most) >= span), 0)
    first, last = anchor.earliest + timedelta(least - slack), anchor.latest + timedelta(most + slack)
    precision = "day" if first == last else "days" if not slack else "month" if slack < 100 else "year"
    return TimeSpan(first, last, precision, "text", mention.part)


def _own_day(text: Text, mentions: Sequence[TimeMention], n: int) -> TimeSpan | None:
    """«بعد ثلاثة أيام على الهجوم الذي وقع الاثنين»: the day said of it before any comma, where the sentence says none earlier."""
    mine, index = mentions[n], text.tokens[mentions[n].start_token].sentence
    if any(_is_day(m) and text.tokens[m.start_token].sentence == index for m in mentions[:n]):
        return None
    for other in mentions[n + 1 :]:
        if text.tokens[other.start_token].sentence != index:
            return None
        if _is_day(other):
            gaps = "".join(text.tokens[i].before for i in range(mine.end_token, other.start_token + 1))
            return None if "،" in gaps or "," in gaps else other.when
    return None


def _anchor(text: Text, mentions: Sequence[TimeMention], n: int) -> TimeSpan | None:
    """The day from which mention `n` counts."""
    mine = mentions[n]
    index = text.tokens[mine.start_token].sentence
    before = [m for m in mentions[:n] if _is_day(m) and index - text.tokens[m.start_token].sentence <= _REACH]
    here = [m for m in before if text.tokens[m.start_token].sentence == index]
    after = [m for m in mentions[n + 1 :] if _is_day(m) and text.tokens[m.start_token].sentence == index]
    chosen = here[-1:] or after[:1] or before[-1:]
    return chosen[0].when if chosen else None


def _is_day(mention: TimeMention) -> bool:
    when = mention.when
    if when is None or when.earliest is None or when.latest is None or mention.future or mention.kind == "anchor-shift":
        return False
    return mention.kind in ("relative", "weekday", "date") and (when.latest - when.earliest).days <= 1
