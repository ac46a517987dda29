"""What the judge sees of time: how old an incident is, whose day dates it, and whether history is told around it."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.moment_ground import announced
from waqai.events.reading import Moment, Reading
from waqai.events.status_case import RECENT
from waqai.events.triggers import triggers, weight
from waqai.text import Sentence

_SURE = 0.5


def in_time(reading: Reading, draft: Draft) -> dict[str, float]:
    """The signs of time of one draft."""
    segment, sentence = draft.segment, draft.segment.sentence
    start, end = _paragraph(reading, sentence)
    told = reading.moments_in(start, end)
    old = [m for m in told if _is_old(reading, m)]
    before = next((m for m in reversed(reading.moments) if m.start < segment.start), None)
    behind = next((m for m in reading.moments if m.start >= segment.end), None)
    dayless = draft.moment is None or "date" in draft.inherited
    after_old = before is not None and _is_old(reading, before)
    present = draft.decision.lead is not None and draft.decision.lead.form == "present"
    return {
        "old day in the clause": float(any(segment.start <= m.start < segment.end for m in old)),
        "old day in the sentence": float(any(sentence.start <= m.start < sentence.end for m in old)),
        "old day in the paragraph": float(bool(old)),
        "only old days in the paragraph": float(bool(old) and len(old) == len(told)),
        "no day in the paragraph": float(not told),
        "day before it old": float(after_old),
        "day behind it old": float(behind is not None and _is_old(reading, behind)),
        "after an old day, no day of its own": float(after_old and dayless),
        "present, no day of its own": float(present and dayless),
        "how far into the text": sentence.index / max(6, len(reading.text.sentences)),
        **_day(reading, draft),
    }


def told_openly(reading: Reading) -> dict[str, float]:
    """What an article's title and days say of it: a title that tells no violence, and days long past, speak for context."""
    titles = [s for s in reading.text.sentences if s.kind == "title"]
    return {
        "title tells no violence": float(bool(titles) and not any(_violent(reading, s) for s in titles)),
        "old days": sum(_is_old(reading, m) for m in reading.moments) / max(4, len(reading.moments)),
    }


def _violent(reading: Reading, sentence: Sentence) -> bool:
    if reading.counts_in(sentence.start, sentence.end):
        return True
    return any(weight(h) >= _SURE for h in triggers(reading.sight, sentence.start, sentence.end))


def _day(reading: Reading, draft: Draft) -> dict[str, float]:
    """How old the incident was when the article came out, and whether its day is that of a report or a whole week."""
    moment = draft.moment
    if moment is None or moment.span.latest is None or reading.published is None:
        return {}
    days = (reading.published - moment.span.latest).days
    return {
        "day within two": float(-1 <= days <= 2),
        "day within a week": float(2 < days <= 8),
        "day older": float(days > 8),
        "day to come": float(days < -1),
        "day of last week": float(moment.rule == "last-week"),
        "day of a report": float(announced(reading, moment, reading.sentence_of(moment.start))),
    }


def _paragraph(reading: Reading, sentence: Sentence) -> tuple[int, int]:
    """The tokens of the paragraph that a sentence stands in."""
    sentences = reading.text.sentences
    first = last = sentence.index
    while first > 0 and sentences[first - 1].paragraph == sentence.paragraph and sentences[first - 1].kind == sentence.kind:
        first -= 1
    while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentence.paragraph:
        last += 1
    return sentences[first].start, sentences[last].end


def _is_old(reading: Reading, moment: Moment) -> bool:
    latest = moment.span.latest
    return latest is not None and reading.published is not None and reading.published - latest > RECENT
