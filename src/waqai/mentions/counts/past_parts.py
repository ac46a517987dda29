"""A second side told behind a part of the first: «مقتل 31 جنديا بينهم أربعة ضباط، و19 من المسلحين»."""

from __future__ import annotations

from waqai.mentions.counts.mention import Quantity
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.pieces import piece_at
from waqai.mentions.counts.words import STOPS, SUBSET
from waqai.mentions.sight import Sight

_PART_REACH = 4  # tokens from a number to «بينهم»
_REACH = 12  # tokens from «بينهم» to the second side
_SIDES = {"military": "state", "police": "state", "militant": "militants", "civilian": "civilians", "child": "civilians"}


def past_parts(sight: Sight, whole: Quantity, reach: int, end: int, used: set[int]) -> Quantity | None:
    """The other side's number behind a comma and «و», past a part of the first; None where it may be a part too."""
    part = next((i for i in range(reach, min(end, reach + _PART_REACH)) if sight.word(i) in SUBSET), None)
    if part is None or _stops(sight, reach, part):
        return None
    for i in range(part + 2, min(end, part + _REACH)):
        if _stops(sight, i, i):
            return None
        if "،" not in sight.gap(i) or not sight.word(i).startswith("و"):
            continue
        at = i + (sight.word(i) == "و")
        numeral = sight.numeral_at(at)
        if numeral is None or not plain(sight, numeral):
            return None
        piece = piece_at(sight, at, end, used, first=True)
        return piece if piece is not None and _of_another_side(whole, piece) else None
    return None


def _stops(sight: Sight, first: int, last: int) -> bool:
    return any(c in sight.gap(i) for i in range(first, last + 1) for c in STOPS + "\n")


def _of_another_side(one: Quantity, other: Quantity) -> bool:
    """Whether both are told as of a side, and not of the same."""
    mine, theirs = ({h.entry.id for h in q.who if h.entry.pack == "actors"} for q in (one, other))
    if mine & theirs:
        return False
    roles = [{_SIDES[str(h.entry.attrs.get("role"))] for h in q.who if h.entry.attrs.get("role") in _SIDES} for q in (one, other)]
    if roles[0] & roles[1] and not (mine and theirs):
        return False
    return bool((mine or roles[0]) and (theirs or roles[1]))
