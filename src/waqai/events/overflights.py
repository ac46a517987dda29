"""Places that aircraft only flew over: «سجل تحليق للطيران المسيّر فوق أجواء س وص»."""

from __future__ import annotations

from waqai.mentions.sight import Sight
from waqai.text import word_set

_FLIES = word_set("تحليق تحليقا التحليق بتحليق حلق حلقت حلقوا يحلق تحلق وتحليق وحلقت وحلق")
_STRIKES = word_set("قصف قصفت قصفا غارة غارات أغار أغارت استهدف استهدفت ألقت ألقى أطلقت شنت وقصفت وأغارت واستهدفت وألقت وشنت وأطلقت")
_REACH, _BEHIND, _SUBJECT = 16, 10, 3


def overflown(sight: Sight, start: int, end: int) -> bool:
    """Whether tokens `start:end` name a place behind a word of flying, with no strike told before, between or right behind."""
    first = max(0, start - _REACH)
    flies = next((i for i in range(start - 1, first - 1, -1) if sight.word(i) in _FLIES), None)
    if flies is None or any(c in sight.gap(i) for i in range(flies + 1, start + 1) for c in ".؛\n"):
        return False
    after = range(flies + 1, min(end + _BEHIND, len(sight.folded)))
    stop = next((i for i in after if any(c in sight.gap(i) for c in ".؛\n")), after.stop)
    return _STRIKES.isdisjoint(sight.words(flies - _SUBJECT, stop))  # «قصفت طائرات حلقت فوق س منازل فيها»
