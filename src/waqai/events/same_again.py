"""Deeds that are told by the one before them: «قصف مماثل», «غارات الطيران ذاته», «القوات نفسها»; whoever did that one did these."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.saying import ADDED, SAID
from waqai.events.side_basics import take_attackers, unknown
from waqai.events.tactic import tactic_of
from waqai.mentions.lexicon import Hit
from waqai.text import is_one_of, word_set

_ALIKE = word_set("مماثل مماثلة مماثلتين مشابه مشابهة")
_INCIDENTS = word_set("حادث حادثة واقعة حوادث")
_NO_KIND = ("other",)
_ITSELF = word_set("ذاته ذاتها ذاتهم نفسه نفسها نفسهم عينه عينها")
_FROM_AFAR = ("air_strike", "drone_strike", "shelling")
_SENTENCES = 4
_ADDED = SAID | ADDED | word_set("تابع تابعت")
_TOLD = 0.85  # sureness of attackers that the clause itself names
_HE, _SHE = word_set("أنه إنه بأنه"), word_set("أنها إنها بأنها")
_OPENING = 4  # tokens at the head of a sentence


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


def of_that_kind(reading: Reading, drafts: list[Draft]) -> None:
    """«وفي حادثة مماثلة أصيب طفل في ...»: an incident whose clause says no more of its kind is of the kind of the one before it."""
    ordered = sorted(drafts, key=lambda d: d.segment.start)
    for other, draft in pairwise(ordered):
        here, before = draft.segment.sentence.index, other.segment.sentence.index
        if not 0 <= here - before <= _SENTENCES or other.segment.in_title or other.tactic in _NO_KIND or not _tells_no_kind(draft):
            continue
        if _says_alike(reading, draft):
            draft.decision = replace(draft.decision, tactic=other.tactic, rule="like the one before", sure=min(0.7, other.decision.sure))
            draft.weapon = draft.weapon or other.weapon


def _tells_no_kind(draft: Draft) -> bool:
    """Whether a clause names no kind of deed of its own: only that people were hurt, or an attack as such."""
    lead = draft.decision.lead
    return lead is None or tactic_of(lead) in ("", *_NO_KIND)


def _says_alike(reading: Reading, draft: Draft) -> bool:
    """Whether «حادث مماثل», «واقعة مشابهة» stands in the clause of a draft."""
    words = reading.sight.words(draft.segment.start, draft.segment.end)
    return any(b in _ALIKE and a.lstrip("وبفل").removeprefix("ال") in _INCIDENTS for a, b in pairwise(words))


def goes_on_of_himself(reading: Reading, draft: Draft, seen: list[Draft]) -> None:
    """«قال الحزب إنه قصف ... . وأضاف أنه قصف ...»: whoever spoke of his deed in the sentence before goes on to tell of another."""
    own = _of_himself(reading, draft)
    if own is None or draft.attacker_sure >= _TOLD:
        return
    here = draft.segment.sentence.index
    for other in reversed(seen):
        if not 0 < here - other.segment.sentence.index <= 2 or not other.attacker_hits or other.segment.in_title:
            continue
        said = _of_himself(reading, other)
        spoke = any(h.end <= (other.decision.lead.start if other.decision.lead else h.end) for h in other.attacker_hits)
        if said == own and spoke and other.attacker_sure >= 0.5 and not set(other.attackers) <= KINDS:
            take_attackers(draft, other.attackers, other.attacker_hits, "goes on to tell", 0.95)
            rest = [(t, h) for t, h in zip(draft.targets, draft.target_hits, strict=True) if t not in other.attackers]
            draft.targets, draft.target_hits = tuple(t for t, _ in rest), tuple(h for _, h in rest)
        return


def _of_himself(reading: Reading, draft: Draft) -> str | None:
    """«he» or «she» where the sentence of a draft opens with who says that he did it: «وأضاف أنه قصف», «قالت الكتائب إنها فجرت»."""
    lead, sight, first = draft.decision.lead, reading.sight, draft.segment.sentence.start
    if lead is None or not lead.verbal or not any(is_one_of(sight.word(i), _ADDED) for i in range(first, first + _OPENING)):
        return None
    word = sight.word(lead.start - 1)
    return "he" if word in _HE else "she" if word in _SHE else None


def _bare(hit: Hit) -> bool:
    """«الطيران», «القوات»: arms or forces of whatever side is meant."""
    attrs = hit.entry.attrs
    return bool(attrs.get("anaphora") or attrs.get("ambiguous")) or hit.entry.file.endswith("generic.yaml")
