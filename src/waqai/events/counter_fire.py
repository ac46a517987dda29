"""Where an answer to fire falls that names no place of its own: «ردت المدفعية على مصادر النيران» is told of the side it came from."""

from __future__ import annotations

from waqai.events.reading import Reading, Spot
from waqai.text import word_set

_SOURCES = word_set("مصدر مصادر مواقع منصات أماكن")
_FIRE = word_set("النيران القذائف القصف المقذوفات الصواريخ إطلاق الإطلاق الرمي القذيفة الصاروخ النار")
_REACH = 60  # tokens back
_SENTENCES = 2


def source_of_fire(reading: Reading, start: int, end: int) -> Spot | None:
    """The place that the fire told of before came from, where tokens `start:end` strike its source."""
    sight = reading.sight
    if not any(
        sight.word(i).removeprefix("ل") in _SOURCES and any(w in _FIRE for w in sight.words(i + 1, min(end, i + 3)))
        for i in range(start, end)
    ):
        return None
    here = reading.sentence_of(start).index
    back = [
        s
        for s in reading.spots_in(max(0, start - _REACH), start)
        if s.role == "origin" and here - reading.sentence_of(s.start).index <= _SENTENCES
    ]
    return back[-1] if back else None
