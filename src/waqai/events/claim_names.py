"""The name that a claimant gives himself where no pack knows him: «جماعة أطلقت على نفسها "سرايا الفجر"», as the text has it."""

from __future__ import annotations

import re

from waqai.events.reading import Reading
from waqai.text import word_set

_QUOTED = re.compile(r"[\"«“„'](?P<name>[^\"»”'«“]{3,60})[\"»”']")
_OWN_NAME = word_set("نفسها نفسه نفسهم")
_CALLS = word_set("تسمي يسمي سمت سمى أسمت أسمى تطلق يطلق أطلقت أطلق تدعو")
_NAME_REACH = 16


def self_given(reading: Reading, start: int, end: int) -> str | None:
    """The quoted name behind «تطلق على نفسها» around a claim's words; None where a pack knows the group by it."""
    sight, sentence, tokens = reading.sight, reading.sentence_of(start), reading.text.tokens
    for i in range(max(sentence.start, start - _NAME_REACH), min(sentence.end, end + _NAME_REACH)):
        if sight.word(i) not in _OWN_NAME or not set(sight.words(max(sentence.start, i - 3), i)) & _CALLS:
            continue
        if any(sight.at(k, "actors") for k in (i + 1, i + 2)):
            return None
        match = _QUOTED.match(reading.text.raw[tokens[i].end : tokens[sentence.end - 1].end + 1].lstrip(" :\u00a0"))
        if match is not None:
            return " ".join(match.group("name").split())
    return None
