"""The words of violence in a stretch of text, and how surely each means it."""

from __future__ import annotations

from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight


def triggers(sight: Sight, start: int, end: int) -> list[Hit]:
    """The tactic words of a range that are no bare toll words, longest first where they overlap, in text order."""
    out: list[Hit] = []
    for hit in sight.within(start, end, "tactics"):
        if hit.entry.attrs.get("toll") or _of_what_was_taken(hit):
            continue
        if out and hit.start < out[-1].end:
            if hit.size > out[-1].size or (hit.size == out[-1].size and weight(hit) > weight(out[-1])):
                out[-1] = hit
            continue
        out.append(hit)
    return out


def weight(hit: Hit) -> float:
    """How surely a tactic word alone means violence, 0..1."""
    return float(hit.entry.attrs.get("weight", 0.4 if hit.entry.attrs.get("generic") else 0.8))


def _of_what_was_taken(hit: Hit) -> bool:
    """«داهموا المنازل وأحرقوها»: done to what was just told, part of the same deed."""
    return hit.entry.attrs.get("tactic") == "arson_property" and bool(hit.base.enc) and hit.base.stem.endswith("وا")
