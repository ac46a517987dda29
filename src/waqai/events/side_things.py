"""What things say of sides: a tank's nation and a numbered unit's army were struck, what the attackers rode was not."""

from __future__ import annotations

from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.mourned import ministry_that_tells
from waqai.events.parts import SOURCE, TARGET, is_noun
from waqai.events.reading import Reading, Spot
from waqai.events.role_words import AT, DEATHS, bare
from waqai.events.states import NAMES_AND_ADJECTIVES
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import bases, word_set

_RIDING = word_set("يستقلون يستقل يستقلان تستقل تقلهم تقله يقودون يقود يقودها يقودهما يقودان مستقلين متن")
_SOLDIERS = ("military", "state_military")
_ARMED_THINGS = frozenset(
    (
        *"tank patrol checkpoint barracks outpost warship artillery radar".split(),
        *("military vehicle", "armoured vehicle", "military base", "military camp", "military headquarters", "military site", "troops"),
        "military column",
    )
)
_IN_THE_FIELD = _ARMED_THINGS - {"military camp", "military base", "military headquarters"}  # «معسكر» may be one of the displaced
_OF_AN_ARMY = _ARMED_THINGS | {"weapons depot"}
_OF_TRADE = word_set("صهاريج الصهاريج شاحنات الشاحنات حافلات الحافلات ناقلات الناقلات سيارات")
_UNIT = word_set("فرقة لواء كتيبة فوج سرية")
_ORDINALS = word_set(
    "الأول الأولى الثاني الثانية الثالث الثالثة الرابع الرابعة الخامس الخامسة السادس السادسة السابع السابعة الثامن الثامنة التاسع "
    "التاسعة العاشر العاشرة"
)


def without_mounts(reading: Reading, draft: Draft) -> None:
    """Drop from the targets what the attackers came on: «مسلحون على دراجات نارية», «مهاجمون يستقلون سيارة»."""
    sight = reading.sight

    def ridden(hit: Hit) -> bool:
        if hit.entry.pack != "targets" or hit.entry.attrs.get("class") != "vehicle":
            return False
        if sight.word(hit.start - 1) in _RIDING:
            return True
        rider = hit.start - 1 if sight.word(hit.start - 1) == "علي" else -1
        return rider > 0 and any(h.end == rider for i in range(rider - 3, rider) for h in sight.at(i, "actors"))

    kept = [(t, h) for t, h in zip(draft.targets, draft.target_hits, strict=True) if not ridden(h)]
    draft.targets, draft.target_hits = tuple(t for t, _ in kept), tuple(h for _, h in kept)


def another_army(reading: Reading, draft: Draft) -> set[str]:
    """The forces other than the country's own army that a draft's clauses say were struck; soldiers without a nation are theirs."""
    army = reading.cast.army(draft.spot.place.country if draft.spot is not None else reading.country)
    return {
        n
        for r in draft.roles
        if r.part == TARGET and r.score >= 0.7 and not r.hit.entry.file.endswith("generic.yaml")
        for n in reading.cast.names(r.hit, reading.country)
        if n != army and (reading.cast.is_coalition(n) or str(r.hit.entry.attrs.get("class")) in ("coalition", "state_military"))
    }


def _told_by_its_army(reading: Reading, draft: Draft, army: str | None) -> tuple[str, Hit] | None:
    """«أعلن الجيش الإسرائيلي مقتل جنديين في لبنان»: soldiers without a nation whose death a foreign army tells are its own."""
    for role in draft.roles:
        of_an_army = role.part == SOURCE and role.hit.entry.attrs.get("class") == "state_military"
        if not of_an_army or role.hit.entry.attrs.get("anaphora"):
            continue
        told = range(role.hit.end, role.hit.end + 2)
        names = reading.cast.names(role.hit, reading.country)
        if names and names[0] != army and any(bare(reading.sight.word(i), DEATHS) for i in told):
            return names[0], role.hit
    return None


def whose_soldiers(reading: Reading, draft: Draft) -> None:
    """«أصيب ثلاثة جنود في هجوم على قافلة للبعثة»: soldiers without a nation are those of the foreign force that was struck."""
    nameless = [h for h in draft.target_hits if is_noun(h) and (h.entry.attrs.get("role") or h.entry.attrs.get("class")) in _SOLDIERS]
    army = reading.cast.army(draft.spot.place.country if draft.spot is not None else reading.country)
    struck = another_army(reading, draft)
    teller = _told_by_its_army(reading, draft, army) or ministry_that_tells(reading, draft, army) if nameless and not struck else None
    if teller is not None and teller[0] not in draft.targets:
        struck.add(teller[0])
        draft.targets, draft.target_hits = (teller[0], *draft.targets), (teller[1], *draft.target_hits)
    arms = nation_of_the_struck(reading, draft)
    if arms is not None and nameless and arms[0] not in draft.targets:
        struck.add(arms[0])
        draft.targets, draft.target_hits = (arms[0], *draft.targets), (arms[1], *draft.target_hits)
    if not nameless or not struck & set(draft.targets):
        return
    kept = [(t, h) for t, h in zip(draft.targets, draft.target_hits, strict=True) if not (t == army and h in nameless)]
    draft.targets, draft.target_hits = tuple(t for t, _ in kept), tuple(h for _, h in kept)


def nation_of_the_struck(reading: Reading, draft: Draft) -> tuple[str, Hit] | None:
    """The army of another nation whose tank, site or column an attack names: «دبابة إسرائيلية», «موقعا عسكريا تركيا»; with the word."""
    sight, cast = reading.sight, reading.cast
    for segment in draft.segments:
        for hit in sight.within(segment.start, segment.end, "targets"):
            if hit.entry.attrs.get("target") not in _OF_AN_ARMY:
                continue
            behind = reading.spots_in(hit.start + 1, hit.end + 2)
            spot = next((s for s in behind if s.role == "nationality" or s.start == hit.end and _as_adjective(sight, s)), None)
            army = cast.army(spot.place.country) if spot is not None else None
            if army is not None and army not in draft.attackers:
                return army, hit
    return None


def _as_adjective(sight: Sight, spot: Spot) -> bool:
    """«قصفت مستودع ذخيرة روسيا»: an adjective in the accusative that looks like the country's name."""
    return not spot.preposition and sight.word(spot.start) in NAMES_AND_ADJECTIVES


def _governed(sight: Sight, hit: Hit) -> bool:
    """«استهدف دبابة», «هاجم مقاتلو الحركة رتلا», «عبوة في آلية»: a thing right behind the verb, its subject, «على» or «في»."""
    if hit.base.pro:
        return False
    before = hit.start - 1
    subject = any(h.end == hit.start for i in range(max(0, before - 3), hit.start) for h in sight.at(i, "actors"))
    verb = any(h.end == hit.start and h.form in ("verb", "masdar", "present") for h in sight.at(before, "tactics"))
    return subject or verb or sight.word(before) in AT or sight.word(before) == "في"


def whose_arms_were_struck(reading: Reading, draft: Draft, country: str | None) -> tuple[str, Hit] | None:
    """The army that a struck thing belongs to, where no side is named as struck: «دبابة إسرائيلية», «مقر اللواء 17»; with the word."""
    if any(h.entry.pack == "actors" for h in draft.target_hits) or not draft.attackers:
        return None
    sight, cast = reading.sight, reading.cast
    arms = nation_of_the_struck(reading, draft)
    if arms is not None:
        return arms
    army = cast.faced(draft.attackers, country, reading.published)
    groups = all(cast.is_group(a) or a in KINDS for a in draft.attackers)
    if army is None or army in draft.attackers:
        return None
    things = [h for s in draft.segments for h in sight.within(s.start, s.end, "targets") if h.entry.attrs.get("target") in _IN_THE_FIELD]
    things = [h for h in things if not (sight.word(h.end) == "من" and sight.word(h.end + 1) in _OF_TRADE)]  # «رتلا من صهاريج الوقود»
    struck = next((h for h in things if h in draft.target_hits or _governed(sight, h)), None)
    named = not set(draft.attackers) <= KINDS and not any(cast.is_state(a) or cast.is_coalition(a) for a in draft.attackers)
    if struck is not None and named:  # «فجر مقاتلو الحركة عبوة في آلية مدرعة»
        return army, struck
    for segment in draft.segments if groups else ():
        for i in range(segment.start, segment.end - 1):
            number = sight.word(i + 1)
            if (number.isdigit() or number in _ORDINALS) and any(b.stem in _UNIT for b in bases(sight.word(i))):
                lead = draft.decision.lead or next(iter(draft.decision.because), None)
                return (army, lead) if lead is not None else None
    return None
