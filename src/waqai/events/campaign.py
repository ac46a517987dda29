"""The named campaign that an article tells of: «غزوة رمضان»."""

from __future__ import annotations

import re

from waqai.events.reading import Reading
from waqai.model import Span
from waqai.text import fold_word, word_set

_CAMPAIGN_HEADS = word_set("غزوة غزوات")
_QUOTED = re.compile(r"[\"«“„'](?P<name>[^\"»”'«“]{3,60})[\"»”']")


def find_campaign(reading: Reading) -> tuple[str, Span] | None:
    """A named series of attacks («غزوة ...» in quotation marks) and where it is named."""
    raw = reading.text.raw
    for match in _QUOTED.finditer(raw):
        words = match.group("name").split()
        if len(words) >= 2 and fold_word(words[0]) in _CAMPAIGN_HEADS:
            return " ".join(words), Span(*match.span("name"))
    return None
