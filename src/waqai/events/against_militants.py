"""A state that fights nameless militants: where only they die, it acted, though the text says so of nobody."""

from __future__ import annotations

from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.parts import SOURCE
from waqai.events.reading import Reading
from waqai.events.side_basics import country_of, governs, take_attackers, unknown
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

_NAMELESS = "unknown-men"
_SMUGGLERS = ("smuggler", "smugglers")
_DEFENCE = word_set("الدفاع للدفاع")


def state_against_militants(reading: Reading, draft: Draft) -> None:
    """«قتل ثلاثة مسلحين في اشتباك مع قوات الأمن», «أعلنت الداخلية مقتل إرهابيين»: where only nameless militants die, the state that fights
    them or tells of it is who acted.
    """
    if not unknown(draft) or draft.tactic not in ("armed_clash", "shooting", "armed_attack", "arrest_raid") or draft.status != "actual":
        return
    rest = [(t, h) for t, h in zip(draft.targets, draft.target_hits, strict=True) if t not in KINDS and h.entry.id not in _SMUGGLERS]
    if not _only_militants_died(draft) or any(draft.counts_as_victims(t) for t, _ in rest):
        return
    own = [(t, h) for t, h in rest if h.entry.pack == "actors" and governs(reading, t)]
    if not own and not rest:
        own = [
            (n, r.hit) for r in draft.roles if r.part == SOURCE and str(r.hit.entry.attrs.get("class", "")).startswith("state")
            for n in reading.cast.names(r.hit, country_of(reading, draft))
        ]  # fmt: skip
    force = _told_by_ministry(reading, draft) if not own and not rest and draft.target_hits else None
    if force is not None:
        own = [(force, draft.target_hits[0])]
    if own:
        take_attackers(draft, (own[0][0],), (own[0][1],), "fights the militants", 0.5)


def _told_by_ministry(reading: Reading, draft: Draft) -> str | None:
    """The force of the ministry that is named as the source of the sentence: the army where it is that of defence."""
    sentence, country = draft.segment.sentence, country_of(reading, draft)
    told = next((c for c in reading.cues_in(sentence.start, sentence.end, "reporter") if c.entry.id == "interior-ministry"), None)
    if told is None:
        return None
    of_defence = not _DEFENCE.isdisjoint(reading.sight.words(told.start, told.end + 1))
    return reading.cast.army(country) if of_defence else reading.cast.security(country)


def _only_militants_died(draft: Draft) -> bool:
    dead = [c for c in draft.counts if c.kind in ("killed", "killed_or_wounded") and not c.denied]
    return bool(dead) and all(c.who and all(_is_militant(h) for h in c.who) for c in dead)


def _is_militant(hit: Hit) -> bool:
    """«مسلحين», «إرهابيين», «مهربين»: men who are nobody's force."""
    if hit.entry.id == _NAMELESS:
        return False  # «جثث خمسة أشخاص مجهولي الهوية»
    return bool(hit.entry.attrs.get("attacker")) or hit.entry.label_en in KINDS or hit.entry.id in _SMUGGLERS
