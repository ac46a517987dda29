"""Deeds that are told by the one before them: «قصف مماثل», «غارات الطيران ذاته», «القوات نفسها»; whoever did that one did these."""

from __future__ import annotations

from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.side_basics import take_attackers, unknown
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

_ALIKE = word_set("مماثل مماثلة مماثلتين مشابه مشابهة")
_ITSELF = word_set("ذاته ذاتها ذاتهم نفسه نفسها نفسهم عينه عينها")
_FROM_AFAR = ("air_strike", "drone_strike", "shelling")
_SENTENCES = 4


def by_the_same(reading: Reading, draft: Draft, seen: list[Draft]) -> None:
    """Give a strike that is told to be like the one before, or of the same planes or guns, the attackers of that one."""
    if draft.tactic not in _FROM_AFAR:
        return
    hit, lead, sight = next(iter(draft.attacker_hits), None), draft.decision.lead, reading.sight
    same = hit is not None and _bare(hit) and any(w in _ITSELF for w in sight.words(hit.end, hit.end + 2))
    alike = lead is not None and unknown(draft) and any(w in _ALIKE for w in sight.words(lead.end, lead.end + 3))
    if not same and not alike:
        return
    here = draft.segment.sentence.index
    for other in reversed(seen):
        near = 0 <= here - other.segment.sentence.index <= _SENTENCES and not other.segment.in_title
        if near and other.tactic in _FROM_AFAR and other.attacker_sure >= 0.5 and not set(other.attackers) <= KINDS:
            take_attackers(draft, other.attackers, other.attacker_hits, "like the one before", 0.95)
            return


def _bare(hit: Hit) -> bool:
    """«الطيران», «القوات»: arms or forces of whatever side is meant."""
    attrs = hit.entry.attrs
    return bool(attrs.get("anaphora") or attrs.get("ambiguous")) or hit.entry.file.endswith("generic.yaml")
