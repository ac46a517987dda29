"""What the group that struck says it did, beside more sober numbers: «مقتل جنديين» and «قتلنا 8 جنود»."""

from __future__ import annotations

from dataclasses import replace

from waqai.events.toll_basics import Toll
from waqai.mentions.counts import CasualtyMention
from waqai.model import Evidence

_FABLE = 5  # a boast of more than so many times the sober number is none


def as_far_as_claimed(toll: Toll, boasts: list[CasualtyMention]) -> Toll:
    """A toll up to what the group that struck says of the same deed, where that is no fable: «مقتل جنديين» and «قتلنا 8 جنود» is 2 to 8."""
    low, high = toll.count.low, toll.count.high
    told = [b for b in boasts if b.high == b.low and not b.vague and high is not None and high < b.low <= max(low, 1) * _FABLE]
    if not told or high != low or not low:
        return toll
    most = max(told, key=lambda b: b.low)
    return Toll(replace(toll.count, high=most.low), (*toll.evidence, Evidence(most.span, "count/claimed")))
