"""Men and arms that are told with «ه» of a side that an earlier sentence names: «تقدم التنظيم نحو البلدة. وهاجم مسلحوه مقر الفوج», «شن
الجيش هجوما. وقصفت مدفعيته مواقع في س».
"""

from __future__ import annotations

from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.role_words import HIS_MEN
from waqai.events.side_basics import country_of, take_attackers, unknown
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

_SIDES = ("armed_group", "militia", "paramilitary")
_FORCES = (*_SIDES, "state_military", "state_security", "coalition")
_HIS_ARMS = frozenset(
    arms + his
    for arms in word_set("مدفعيت طائرات مقاتلات دبابات مسيرات مروحيات زوارق بوارج آليات قوات جنود وحدات طيران")
    for his in ("ه", "ها", "هم")
)
_REACH = 40  # tokens


def by_men_of_who_was_told(reading: Reading, draft: Draft) -> None:
    """Give a deed of nameless men who are somebody's («مسلحوه», «عناصرها») the band named last before them."""
    if not draft.attacker_hits or not set(draft.attackers) <= KINDS:
        return
    men = next((h for h in draft.attacker_hits if reading.sight.word(h.start).removeprefix("و") in HIS_MEN), None)
    if men is None:
        return
    names = _named_last(reading, men)
    own = tuple(n for n in reading.cast.names(names, country_of(reading, draft)) if n not in KINDS)[:1] if names is not None else ()
    if names is not None and own and own[0] not in draft.targets:
        take_attackers(draft, own, (names,), "men of who was told", 0.7)


def _named_last(reading: Reading, men: Hit) -> Hit | None:
    """The band whose name stands last before those men, where no other side is named between."""
    for hit in reversed(reading.sight.within(max(0, men.start - _REACH), men.start, "actors")):
        if hit.entry.file.endswith("generic.yaml") and not hit.entry.attrs.get("anaphora"):
            continue
        return hit if str(hit.entry.attrs.get("class")) in _SIDES else None
    return None


def by_arms_of_who_was_told(reading: Reading, draft: Draft) -> None:
    """Give a deed of somebody's guns or aircraft («وقصفت مدفعيته») the side that the sentence before names first, as its subject."""
    lead, sentence = draft.decision.lead, draft.segment.sentence
    if lead is None or not lead.verbal or not unknown(draft) or reading.sight.word(lead.end) not in _HIS_ARMS or sentence.index == 0:
        return
    before = reading.text.sentences[sentence.index - 1]
    who = next(iter(reading.sight.within(before.start, lead.start, "actors")), None)
    if who is None or before.kind != "body" or str(who.entry.attrs.get("class")) not in _FORCES:
        return
    names = tuple(n for n in reading.cast.names(who, country_of(reading, draft)) if n not in KINDS)[:1]
    if names:
        take_attackers(draft, names, (who,), "arms of who was told", 0.7)
