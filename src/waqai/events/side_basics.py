"""What all rules of sides share: where an incident was, whether its attacker is known, and how a draft takes sides."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.mentions.lexicon import Hit

WHOSE_ARMS = "whose arms these are"
"""The reason of a target that is told by its arms alone: «فجروا دبابة»."""

OF_A_NATION = "arms of a nation"
"""The reason of an attacker that an adjective of arms names: «بنيران قناص هندي»."""


def country_of(reading: Reading, draft: Draft) -> str | None:
    """The country of a draft's place, else the article's."""
    return draft.spot.place.country if draft.spot is not None else reading.country


def unknown(draft: Draft) -> bool:
    """Whether nobody is named as attacker."""
    return set(draft.attackers) <= {"unknown"}


def take_attackers(draft: Draft, names: tuple[str, ...], hits: tuple[Hit, ...], why: str, sure: float = 0.45) -> None:
    """Give a draft attackers that its own words do not name; they are no targets then."""
    draft.attackers, draft.attacker_hits, draft.attacker_sure = names, hits, sure
    draft.inherited["attacker"] = why
    kept = [(t, h) for t, h in zip(draft.targets, draft.target_hits, strict=True) if t not in names]
    draft.targets, draft.target_hits = tuple(t for t, _ in kept), tuple(h for _, h in kept)


def take_targets(draft: Draft, names: tuple[str, ...], hits: tuple[Hit, ...]) -> None:
    """Add targets to a draft, its own first."""
    both = dict(zip(draft.targets, draft.target_hits, strict=True))
    for name, hit in zip(names, hits, strict=False):
        if name not in draft.attackers:
            both.setdefault(name, hit)
    draft.targets, draft.target_hits = tuple(both), tuple(both.values())
