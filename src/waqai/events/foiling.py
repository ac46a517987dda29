"""What was prevented: plots foiled, bombs found and made harmless, missiles and drones shot down (codebook: `status`, foiled).

Not what was fought off: a raid that was beaten back took place.
"""

from __future__ import annotations

from waqai.events.status_case import Answer, Case
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.lexicon import Hit
from waqai.text import is_one_of, word_set

_DEFUSED = word_set("فكك فككت فككوا تفكيك أبطل أبطلت أبطلوا إبطال عطل عطلت عطلوا تعطيل بتفكيك بإبطال بتعطيل فتيل")
_DEFUSED |= {joined + word for joined in "وف" for word in _DEFUSED}
_DEFUSED_IT = {word + enclitic for word in _DEFUSED if word[-2:] not in ("يك", "ال", "يل") for enclitic in ("ه", "ها", "هما")}
_DEFUSED_IT |= word_set(
    "فككوه فككوها أبطلوه أبطلوها عطلوه عطلوها وفككوه وفككوها وأبطلوه وأبطلوها وعطلوه وعطلوها "
    "بتفكيكها بتفكيكه بتفكيكهما بإبطالها بإبطاله بتعطيلها بتعطيله"
)
_DESTROYED = word_set("دمر دمرت دمروا تدمير ودمر ودمرت ودمروا وتدمير بتدمير أتلف أتلفت إتلاف وإتلاف وأتلفت وأتلف")
_BLASTED = word_set("تفجير وتفجير وفجر وفجرت وفجروا بتفجير")  # «اكتشاف وتفجير عبوتين»: by those who found them
_DESTROYED_IT = word_set(
    "وتفجيرها وتفجيرهما وتفجيره وفجرها وفجرتها وفجروها وفجرتهما وفجرهما وفجروهما "
    "ودمرها ودمرتها ودمروها ودمره ودمرته ودمروه وتدميرها وتدميره وتدميرهما ودمرهما ودمرتهما وأتلفها وأتلفتها وأتلفوها وإتلافها"
)
_FOUND = word_set(
    "كشف كشفت كشفوا اكتشف اكتشفت اكتشاف عثر عثرت عثروا العثور ضبط ضبطت ضبطوا الكشف كشفها وكشف وكشفت وعثر وعثرت وضبط وضبطت "
    "وضبطوا استخرج استخراج"
)
_FOUND_REACH = 12  # tokens from «ودمرها» back to where it was found
_KEPT_REACH = 9
_DEFUSED_REACH = 7  # three more in «أبطلت قوات الجيش أول من أمس مفعول عبوة»
_AT_WORK = word_set("أثناء خلال لدى عند حين محاولة محاولته محاولتهم محاولتها")
_DEFENCES = word_set("الدفاعات دفاعات الدفاع دفاعاته دفاعاتها للدفاعات والدفاعات الدفاعية المضادات مضادات القبة باتريوت الباتريوت")
_LAUNCHED_IT = word_set("أطلقها أطلقه أطلقتها أطلقته أطلقوها أطلقوه أطلقهما أطلقتهما أطلقوهما أطلقا أطلقتا")
_LAUNCHED = _LAUNCHED_IT | word_set("أطلقت أطلق باتجاه صوب نحو متجهة متجها")
_AND_DOWNED = word_set("وتدمير وإسقاط ودمر ودمرت وأسقط وأسقطت")
_ANY = word_set("أي أية")
_HOSPITAL = word_set("المستشفى مستشفى المشفى مشفى المستشفيات")
_DOWNED = ("air-defence", "downed-frame", "drone-downed", "missile-intercept")
_BROUGHT_DOWN = word_set("أسقط أسقطت أسقطوا إسقاط بإسقاط اعترض اعترضت اعترضوا اعتراض باعتراض تعترض يعترض تسقط")
_BROKE_IN = word_set("اقتحم اقتحمت اخترق اخترقت دخلت دخل صدمت صدم اصطدمت وصلت تجاوزت توقفت ركنت")
_GOES_OFF = ("انفجار", "تنفجر")
_LADEN_REACH = 5
_FOUGHT = word_set(
    "اشتباكات اشتباك الاشتباكات الاشتباك معارك المعارك معركة مواجهات المواجهات تصدت تصدى تصدوا التصدي صد صدت صدوا دحر دحرت "
    "الإجهاز أجهزت كبدت كبدتهم تكبيد تكبدوا تكبدت خسائر تراجع تراجعوا فروا فرار لاذوا انسحبوا انسحاب"
)
_PLOT = word_set(
    "الشرطة شرطة الأمن أمن أمنية الأمنية الاستخبارات استخبارات المخابرات مخابرات الداخلية خلية خلايا مخطط مخططا مخططات عبوة عبوات "
    "انتحاري انتحاريا انتحارية مفخخة حزام إرهابي إرهابية إرهابيا"
)
_STRIKERS = ("suicide-bomber", "martyr-seeker")
_BEATEN_OFF = ("foiled", "foiled-attempt")


def foiled(case: Case) -> Answer | None:
    """«أحبطت الشرطة محاولة تفجير»: what was prevented, where nobody was hurt; no fight that took place, no bomb that went off."""
    if any(c.kind in ("killed", "wounded", "killed_or_wounded") and c.low > 0 and not _bombers(c) for c in case.draft.counts):
        return None
    hit = case.cue("foil") or _kept_back(case)
    if hit is None or _repelled(case, hit) or _went_off(case, hit.start) or _broke_in(case, hit):
        return None
    if not _ANY.isdisjoint(case.reading.sight.words(hit.start, hit.end + 1)):
        return None  # «لإحباط أية مخططات»: what patrols are for
    if case.reading.sight.word(hit.end) in _HOSPITAL:
        return None  # «توفي قبل وصوله إلى المستشفى»
    return "foiled", "foiled", hit


def _broke_in(case: Case, hit: Hit) -> bool:
    """«إن السيارة اقتحمت البوابة قبل انفجارها»: what it did before it went off."""
    sight = case.reading.sight
    if sight.word(hit.start) != "قبل" or not any(w.startswith(_GOES_OFF) for w in sight.words(hit.start + 1, hit.end + 1)):
        return False
    return any(is_one_of(w, _BROKE_IN) for w in sight.words(max(case.draft.segment.sentence.start, hit.start - _LADEN_REACH), hit.start))


def _bombers(count: CasualtyMention) -> bool:
    """«قتلت القوات انتحاريا قبل أن يفجر نفسه»: who was killed is who was about to strike."""
    return bool(count.who) and all(h.entry.id in _STRIKERS for h in count.who)


def _kept_back(case: Case) -> Hit | None:
    """«اعتقلت الشرطة انتحاريا قبل تفجير نفسه», «قتلت القوات انتحاريا قبل أن يفجر نفسه»: what its sentence goes on to name."""
    struck_down = any(_bombers(c) for c in case.draft.counts)
    if case.draft.tactic != "arrest_raid" and not struck_down:
        return None
    hits = case.reading.cues_in(case.first, min(case.draft.segment.sentence.end, case.first + _KEPT_REACH), "foil")
    return next((h for h in hits if h.entry.id == "foiled-attempt"), None)


def _went_off(case: Case, at: int) -> bool:
    """«قتل خبير أثناء تفكيك قنبلة»: a bomb that killed who was to defuse it."""
    sight, segment = case.reading.sight, case.draft.segment
    if sight.word(at - 1) not in _AT_WORK:
        return False
    return any(h.entry.attrs.get("toll") for h in sight.within(segment.start, segment.end, "tactics"))


def _repelled(case: Case, hit: Hit) -> bool:
    """«أحبط الجيش محاولة تسلل للمسلحين», «أحبطت القوات الهجوم بعد اشتباكات»: a fight that took place, no plot prevented."""
    draft = case.draft
    if hit.entry.id not in _BEATEN_OFF or draft.tactic not in ("armed_clash", "armed_attack"):
        return False
    sentence = draft.segment.sentence
    words = set(case.reading.sight.words(sentence.start, sentence.end))
    if not words.isdisjoint(_FOUGHT):
        return True
    return words.isdisjoint(_PLOT) and any(case.reading.cast.is_group(a) for a in draft.attackers)


def defused(case: Case) -> Answer | None:
    """«فككت قوات الأمن أمس عبوة ناسفة», «عثر الخبراء على قنبلة وفككوها»: the verb of defusing, the bomb a few words on or before."""
    if any(not c.denied and c.low > 0 for c in case.draft.counts):
        return None
    segment, sight = case.draft.segment, case.reading.sight
    for at, word in enumerate(sight.words(segment.start, segment.end), segment.start):
        reach = _DEFUSED_REACH + (3 if "مفعول" in sight.words(at + 1, at + _DEFUSED_REACH + 2) else 0)
        near = range(at + 1, min(at + reach, segment.end)) if word in _DEFUSED else range(max(segment.start, at - 7), at)
        if (word in _DEFUSED or word in _DEFUSED_IT) and any(h.entry.pack == "weapons" for i in near for h in sight.at(i)):
            return None if _went_off(case, at) else ("foiled", "defused", None)
    return ("foiled", "destroyed bombs", None) if _blown_up(case) else None


def _blown_up(case: Case) -> bool:
    """«كشفت ودمرت مفرزة للجيش 10 قنابل تقليدية», «عثروا على لغم ودمروه»: bombs that were found, or counted, and then destroyed."""
    segment, sight = case.draft.segment, case.reading.sight
    for at, word in enumerate(sight.words(segment.start, segment.end), segment.start):
        if word in _DESTROYED or word in _BLASTED:
            near, back = range(at + 1, min(at + _DEFUSED_REACH, segment.end)), range(max(segment.start, at - 3), at)
            found = any(sight.word(i) in _FOUND for i in back)
            bomb = next((h for i in near for h in sight.at(i, "weapons") if _is_bomb(h)), None)
            if bomb is None or any(h.start > at and not h.entry.attrs.get("result") for h in sight.within(at + 1, bomb.start, "tactics")):
                continue  # «دمر انفجار 3 عبوات منزلا»
            if found or word in _DESTROYED and sight.numeral_over(bomb.start - 1) is not None:
                return True
        elif word in _DESTROYED_IT:
            before = range(max(segment.start, at - _FOUND_REACH), at)
            if any(sight.word(i) in _FOUND for i in before) and any(_is_bomb(h) for i in before for h in sight.at(i, "weapons")):
                return True
    return False


def _is_bomb(hit: Hit) -> bool:
    """«قنبلة تقليدية», «لغم», «عبوات»: something laid, that no preposition makes the means of a deed."""
    return hit.entry.attrs.get("tactic") in ("bombing_ied", "mine") and not hit.base.pro.endswith("ب") and not hit.base.article


def destroyed(case: Case) -> Answer | None:
    """«دمرت القوات خمس عجلات مفخخة», «تدمير زورق مفخخ»: a vehicle bomb that a force blew up before it struck."""
    draft, lead = case.draft, case.draft.decision.lead
    if lead is None or lead.entry.id != "destroyed-bare" or not set(draft.attackers) - {"unknown"}:
        return None
    if any(not c.denied and c.low > 0 for c in draft.counts):
        return None
    laden = case.reading.sight.within(lead.end, min(lead.end + _LADEN_REACH, draft.segment.end), "weapons")
    if any(h.entry.attrs.get("tactic") == "car_bomb" and not h.base.pro.endswith("ب") for h in laden):
        return "foiled", "destroyed", None
    return None


def intercepted(case: Case) -> Answer | None:
    """«أسقطت الدفاعات الجوية مسيّرة», «اعترض الجيش صاروخا أطلقه ...»: what was brought down before it struck."""
    lead, sentence = case.draft.decision.lead, case.draft.segment.sentence
    if lead is None or any(not c.denied and c.low > 0 for c in case.draft.counts):
        return None
    words = set(case.reading.sight.words(sentence.start, sentence.end))
    in_flight = lead.entry.id == "destroyed-bare" and case.draft.tactic in ("drone_strike", "shelling") and words & _LAUNCHED_IT
    if lead.entry.id == "drone-dropped":
        return None  # «أسقطت مسيرة قنبلة»
    brought_down = case.draft.tactic == "drone_strike" and is_one_of(case.reading.sight.word(lead.start), _BROUGHT_DOWN)
    if lead.entry.id not in _DOWNED and not in_flight and not brought_down:
        return None
    pairs = ((case.reading.sight.word(i), case.reading.sight.word(i + 1)) for i in (lead.start - 1, lead.start))
    twice = any(first.lstrip("وبل").startswith("اعتر") and second in _AND_DOWNED for first, second in pairs)  # «اعتراض وتدمير»
    drone = case.draft.tactic == "drone_strike" and not any(case.reading.cast.is_group(a) for a in case.draft.attackers)
    return ("foiled", "intercepted", None) if twice or drone or words & (_DEFENCES | _LAUNCHED) else None
