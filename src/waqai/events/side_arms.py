"""Whose arms they were where only the arms are named: planes of a nation, planes that a state tells of, shells from across a border."""

from __future__ import annotations

from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.parts import TARGET, VICTIM
from waqai.events.reading import Reading
from waqai.events.role_words import AFFILIATE, HELD, IT_SAYS, SUPPOSES, THAT, THAT_THEY
from waqai.events.saying import SAID
from waqai.events.side_basics import OF_A_NATION, country_of, take_attackers, unknown
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import bases, is_one_of, word_set


def _with_duals(words: frozenset[str]) -> frozenset[str]:
    """The words, and two of each: «غارة», «غارتان», «غارتين»."""
    stems = (w[:-1] + "ت" if w.endswith("ه") else w for w in words)
    return words | {stem + ending for stem in stems for ending in ("ان", "ين")}


_ARMS = _with_duals(
    word_set(
        "طائرة طائرات طيران مقاتلة مقاتلات مروحية مروحيات غارة غارات نيران رصاص مدفعية صواريخ قذائف "
        "دبابات قوات ضربة ضربات غارتين طائرتين طائرتان قصف مدمرة بوارج مسيرة مسيرات مسيرتين مسيرتان صاروخ صاروخا صاروخين قذيفة قنبلة قنابل "
        "قناص قناصة محلقة محلقات قاذفة قاذفات"
    )
)
_MOUNTED = word_set("آلية آليات جرافة جرافات دورية دوريات زورق زوارق بوارج مدرعات قوة وحدة وحدات")
_FLYING = _with_duals(word_set("طائرة طائرات مروحية مروحيات مسيرة مسيرات صاروخ صواريخ"))
_BARE_PLANES = ("arab-coalition-short", "air-force-generic")
_ATTACKS = word_set("هجوم هجمات الهجوم الهجمات عدوان العدوان اعتداء")
_KINDS_OF_FIRE = _with_duals(
    word_set(
        "صاروخي صاروخية الصاروخي الصاروخية مدفعي مدفعية المدفعي المدفعية جوي جوية الجوي الجوية حربية الحربية مسيرة المسيرة عسكرية "
        "العسكرية باليستي باليستية انتحارية "
        "انقضاضية مفخخة هجومية"
    )
)
_TO_BE = word_set("تكون يكون تكونا")  # «طائرات رجح المرصد أن تكون إسرائيلية»
_SUPPOSED = HELD | SUPPOSES
_MADE = word_set("الصنع صنع المنشأ التصميم الطراز")
_MAKES = word_set(
    "إف اف أف ميغ ميج سوخوي توبوليف ميراج رافال تورنادو أباتشي اباتشي بيرقدار شاهد هيرميس هيرون وينغ لونغ أورلان سيسنا كوبرا بلاك هوك "
    "من طراز نوع عيار غراد كاتيوشا بركان إسكندر كروز كينجال كاليبر"
)
_DEEDS = word_set("عملية هجوم إنزال توغل اقتحام مداهمة")
_FIRING = ("grenade", "arson_property", "air_strike", "drone_strike", "shelling", "shooting", "armed_attack")
_ON_FOOT = ("armed_clash", "assassination", "armed_attack", "arrest_raid", "abduction")
_TELLS = SAID | word_set("بيان")
_THAT = THAT | IT_SAYS


def nation_of_arms(reading: Reading, draft: Draft) -> None:
    """«طائرة إسرائيلية», «نيران هندية», «الهجمات الصاروخية الروسية»: an adjective of nationality behind a noun of arms stands for that
    state's forces; where only bare planes are named besides («بواسطة الطيران»), too.
    """
    nameless = unknown(draft) or all(h.entry.id in _BARE_PLANES and h.size == 1 for h in draft.attacker_hits)
    if not nameless or draft.tactic not in (*_FIRING, *_ON_FOOT):
        return
    arms = _ARMS | _ATTACKS if draft.tactic in _FIRING else _FLYING if draft.tactic == "assassination" else frozenset()
    if draft.tactic in _ON_FOOT:
        arms |= _DEEDS
    for segment in draft.segments:
        for spot in reading.spots_in(segment.start, segment.end):
            army = reading.cast.army(spot.place.country)
            struck = any(r.part in (TARGET, VICTIM) and r.hit.start <= spot.start < r.hit.end + 1 for r in draft.roles)
            named = spot.role == "nationality" or spot.place.kind == "country" and _held_to_be(reading.sight, spot.start) is not None
            if named and army and not struck and _are_arms(reading.sight, spot.start, arms):
                hits = (draft.decision.lead,) if draft.decision.lead is not None else draft.decision.because[:1] or draft.target_hits[:1]
                if hits:
                    take_attackers(draft, (army,), hits, OF_A_NATION, 0.7)
                return


def _are_arms(sight: Sight, at: int, arms: frozenset[str]) -> bool:
    """Whether an adjective of nationality is of arms: right behind them or behind another adjective; «روسية الصنع» says who made them."""
    if sight.word(at + 1) in _MADE:
        return False
    if (held := _held_to_be(sight, at)) is not None:
        return _names_arms(held, arms)
    at = _behind_its_make(sight, at)
    before = sight.word(at - 1)
    kind = _nominative(before)
    if kind.removeprefix("و") in _KINDS_OF_FIRE and before not in arms:
        back = 2 if kind in _KINDS_OF_FIRE else 3  # «بقصف صاروخي ومدفعي سعودي»
        return _names_arms(sight.word(at - back), arms) or _acts(sight, at - back)
    return _names_arms(before, arms) or _acts(sight, at - 1)


def _names_arms(word: str, arms: frozenset[str]) -> bool:
    """«قصف», «بالقصف», «قصفا»."""
    return word in arms or _nominative(word) in arms or any(b.stem in arms for b in bases(word))


def _nominative(word: str) -> str:
    """«قصف» of «قصفا», «مدفعي» of «مدفعيا»: «إن قصفا مدفعيا تركيا استهدف»."""
    return word[:-1] if len(word) > 3 and word.endswith("ا") else word


def _acts(sight: Sight, at: int) -> bool:
    """«اقتحمت آليات عسكرية إسرائيلية», «هدمت جرافات إسرائيلية»: vehicles and units right behind a verb of attack are who did it."""
    verb = sight.word(at - 1)
    return sight.word(at) in _MOUNTED and verb.endswith("ت") and any(h.verbal or h.form == "phrase" for h in sight.at(at - 1, "tactics"))


def _behind_its_make(sight: Sight, at: int) -> int:
    """«طائرات إف 16 العراقية», «مسيرة من طراز بيرقدار التركية»: where the words of the make stand between, the place behind the arms."""
    back = at
    while back > at - 5 and (sight.word(back - 1) in _MAKES or sight.word(back - 1).isdigit() or sight.word(back - 1).isascii()):
        back -= 1
    return back


def _held_to_be(sight: Sight, at: int) -> str | None:
    """«طائرات مجهولة يرجح أنها إسرائيلية», «طائرات يعتقد أنها تابعة لإسرائيل»: the arms that are held to be a nation's."""
    if sight.word(at - 1) in _TO_BE:
        held = next((i for i in range(at - 2, at - 7, -1) if is_one_of(sight.word(i), _SUPPOSED)), None)
        return next((sight.word(i) for i in range(held - 1, held - 5, -1) if sight.word(i) in _ARMS), None) if held is not None else None
    back = at - 1 - (sight.word(at - 1) in AFFILIATE)
    if sight.word(back) not in THAT_THEY or sight.word(back - 1) not in HELD:
        return None
    return next((sight.word(i) for i in range(back - 2, back - 5, -1) if sight.word(i) in _ARMS), None)


def planes_of_who_tells(reading: Reading, draft: Draft) -> None:
    """«ذكرت أنقرة أن الطيران الحربي شن غارات في العراق»: planes and ground forces that another state tells of are its own."""
    country, hits = country_of(reading, draft), draft.attacker_hits
    if len(hits) != 1 or draft.attackers != (reading.cast.army(country),) or not _of_no_state(hits[0]):
        return
    sight, hit = reading.sight, hits[0]
    start = max(reading.sentence_of(hit.start).start, hit.start - 16)
    that = next((i for i in range(hit.start - 1, start, -1) if sight.word(i) in _THAT), None)
    says = next((i for i in range(start, that) if sight.word(i).removeprefix("و") in _TELLS), None) if that is not None else None
    if that is None or says is None:
        return
    group = next((h for h in sight.within(says, that, "actors") if reading.cast.is_group(h.entry.label_en)), None)
    if group is not None:  # «أعلن المتحدث العسكري باسم الحوثيين أن القوات البحرية أصابت سفينة»
        take_attackers(draft, (group.entry.label_en,), hits, "forces of who tells it", 0.7)
        return
    told = [s.place.country for s in reading.spots_in(says, that) if s.role == "nationality" or s.place.kind == "country"]
    told += [c for h in sight.within(says, that, "actors") if _of_a_state(h) for c in h.entry.attrs.get("country", ())]
    army = reading.cast.army(told[0]) if told else None
    if army is not None and country not in told and len(set(told)) == 1:
        take_attackers(draft, (army,), hits, "forces of who tells it", 0.7)


def _of_no_state(hit: Hit) -> bool:
    """«الطيران الحربي», «القوات البرية»: arms of whatever state is meant."""
    return hit.entry.id in ("air-force-generic", "navy-generic") or hit.entry.id == "army-generic" and hit.size > 1


def _of_a_state(hit: Hit) -> bool:
    return str(hit.entry.attrs.get("class", "")).startswith("state")


def from_across(reading: Reading, draft: Draft) -> None:
    """Shells and shots «من داخل الأراضي اليمنية» into another country are the group's that faces its army, where the article names it."""
    nameless = unknown(draft) or set(draft.attackers) <= KINDS
    if draft.tactic not in ("shelling", "mine", "armed_attack", "shooting") or not nameless or not draft.decision.because:
        return
    country = country_of(reading, draft)
    spots = [s for g in draft.segments for s in reading.spots_in(g.start, g.end) if s.place.country not in (None, country)]
    abroad = any(draft.tactic != "shooting" or "من" in reading.sight.words(s.start - 3, s.start) for s in spots)
    army = reading.cast.army(country)
    if not abroad or army is None:
        return
    foes = [g for g in reading.cast.groups if g not in KINDS and reading.cast.are_foes(g, army, country, reading.published)]
    if draft.tactic == "shooting":
        foes = [g for g in (reading.cast.main_group,) if g is not None and g not in draft.targets]
    if foes:
        take_attackers(draft, (foes[0],), draft.decision.because[:1], "fired from across the border", 0.6)


def barrels(reading: Reading, draft: Draft) -> None:
    """Barrel bombs from the air over Syria are its army's: nobody else there drops them."""
    if draft.tactic != "air_strike" or not unknown(draft) or country_of(reading, draft) != "SY":
        return
    told = reading.sight.within(draft.segment.start, draft.segment.end, "weapons", "tactics")
    if any(h.entry.id == "barrel-bombs" for h in told):  # «ألقت المروحيات 18 برميلا» names the helicopters first
        draft.attackers, draft.attacker_sure, draft.inherited["attacker"] = ("Syrian Armed Forces",), 0.7, "barrel bombs"
