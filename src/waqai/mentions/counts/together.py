"""People told behind a count as with those counted: «سبعة تلاميذ ماتوا ومعهم معلم», «قتل السائق ومعه راكبان», «ثمانية قتلوا مقابل جندي»."""

from __future__ import annotations

from waqai.mentions.counts.additions import beside_them
from waqai.mentions.counts.mention import Head, Quantity
from waqai.mentions.counts.pieces import piece_at
from waqai.mentions.counts.words import AND_WITH, STOPS
from waqai.mentions.sight import Sight

_REACH = 6
_ONE_OR_MORE = ("number", "singular", "dual", "fellow", "office", "one-of")


def with_them(sight: Sight, head: Head, told: list[Quantity], end: int, used: set[int]) -> list[Quantity]:
    """Who is told with those counted, a few words behind them and their verb; nobody where the sentence goes on otherwise."""
    last = max(head.end, told[-1].end)
    for i in range(last, min(end - 1, last + _REACH)):
        if any(c in sight.gap(i) for c in STOPS + "\n"):
            break
        beside = beside_them(sight, i) if told[-1].end <= head.start else None
        if beside is not None:  # «إن ثمانية مسلحين قتلوا مقابل جندي واحد»
            return [more] if (more := piece_at(sight, beside, end, used, first=True)) is not None else []
        if sight.word(i) in AND_WITH:
            more = piece_at(sight, i + 1, end, used, first=True)
            return [more] if more is not None and more.rule in _ONE_OR_MORE else []
        if sight.numeral_at(i) is not None or sight.at(i, "tactics"):
            break
    return []
