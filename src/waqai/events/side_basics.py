"""What all rules of sides share: where an incident was, whether its attacker is known, and how a draft takes sides."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.mentions.lexicon import Hit

WHOSE_ARMS = "whose arms these are"
"""The reason of a target that is told by its arms alone: «فجروا دبابة»."""

OF_A_NATION = "arms of a nation"
"""The reason of an attacker that an adjective of arms names: «بنيران قناص هندي»."""

SUSPECTS = "suspected of it"
"""The reason of targets who were arrested on suspicion of violence."""

NOBODY_KNOWS = "nobody knows"
"""The reason of an unknown attacker whom the article says that nobody knows: «قذائف مجهولة المصدر»."""

_FEW_LANDS = 7  # more has only who fights everywhere


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


def of_another_land(reading: Reading, draft: Draft, name: str) -> bool:
    """«قتل الجيش البوروندي 31 مسلحا ... . ¶ ... انتحاري من بوكو حرام في الكاميرون»: a group that fights in a few lands, none of them the
    draft's, named only in paragraphs on its own lands, of which the draft's paragraph names none.
    """
    told, homes = reading.cast.told_of(name)
    country = country_of(reading, draft)
    if country is None or not homes or country in homes or len(homes) > _FEW_LANDS:
        return False
    sentences, tokens = reading.text.sentences, reading.text.tokens
    at_home = {sentences[tokens[spot.start].sentence].paragraph for spot in reading.spots if spot.place.country in homes}
    named = {sentences[tokens[start].sentence].paragraph for start in told}
    return named <= at_home and draft.segment.sentence.paragraph not in at_home


def governs(reading: Reading, label: str) -> bool:
    """Whether a row name is a state's: its forces, authorities or government."""
    return reading.cast.is_state(label) or label.endswith(("authorities", "government"))
