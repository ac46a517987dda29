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
_SET_OFF = word_set("فجر فجرت فجروا تفجير بتفجير وفجر وفجرت وفجروا وتفجير")
_DESTROYED_IT = word_set(
    "ودمرها ودمرتها ودمروها ودمره ودمرته ودمروه وتدميرها وتدميره وتدميرهما ودمرهما ودمرتهما وأتلفها وأتلفتها وأتلفوها وإتلافها "
    "وفجرها وفجرتها وفجروها وفجره وفجرته وفجروه وفجرهما وفجرتهما وفجروهما وتفجيرها وتفجيره وتفجيرهما تفجيرها تفجيره تفجيرهما"
)
_FOUND = word_set(
    "كشف كشفت كشفوا اكتشف اكتشفت اكتشاف عثر عثرت عثروا العثور ضبط ضبطت ضبطوا الكشف كشفها وكشف وكشفت وعثر وعثرت وضبط وضبطت "
    "وضبطوا استخرج استخراج"
)
_FOUND_REACH = 12  # tokens from «ودمرها» back to where it was found
_FOUND_CLOSE = 4  # the same for «[اكتشفت القوات] ودمرت عبوة»
_KEPT_REACH = 9
_DEFUSED_REACH = 7  # three more in «أبطلت قوات الجيش أول من أمس مفعول عبوة»
_AT_WORK = word_set("أثناء خلال لدى عند حين محاولة محاولته محاولتهم محاولتها")
_DEFENCES = word_set("الدفاعات دفاعات الدفاع دفاعاته دفاعاتها للدفاعات والدفاعات الدفاعية المضادات مضادات القبة باتريوت الباتريوت")
_LAUNCHED_IT = word_set("أطلقها أطلقه أطلقتها أطلقته أطلقوها أطلقوه أطلقهما أطلقتهما أطلقوهما أطلقا أطلقتا")
_LAUNCHED = _LAUNCHED_IT | word_set("أطلقت أطلق باتجاه صوب نحو متجهة متجها")
_AND_DOWNED = word_set("وتدمير وإسقاط ودمر ودمرت وأسقط وأسقطت")
_ANY = word_set("أي أية")
_DOWNED = ("air-defence", "downed-frame", "drone-downed", "missile-intercept")
_BROUGHT_DOWN = word_set("أسقط أسقطت أسقطوا إسقاط بإسقاط اعترض اعترضت اعترضوا اعتراض باعتراض تعترض يعترض تسقط")
_BROKE_IN = word_set("اقتحم اقتحمت اخترق اخترقت دخلت دخل صدمت صدم اصطدمت وصلت تجاوزت توقفت ركنت")
_GOES_OFF = ("انفجار", "تنفجر")
_LADEN_REACH = 5
_DOWNED_REACH = 5  # tokens from «أسقطت» to the word of the drone's attack («أسقطت أمس ثلاث طائرات مسيرة»)
_FOUGHT = word_set(
    "اشتباكات اشتباك الاشتباكات الاشتباك معارك المعارك معركة مواجهات المواجهات تصدت تصدى تصدوا التصدي صد صدت صدوا دحر دحرت "
    "الإجهاز أجهزت كبدت كبدتهم تكبيد تكبدوا تكبدت خسائر تراجع تراجعوا فروا فرار لاذوا انسحبوا انسحاب"
)
_PLOT = word_set(
    "الشرطة شرطة الأمن أمن أمنية الأمنية الاستخبارات استخبارات المخابرات مخابرات الداخلية خلية خلايا مخطط مخططا مخططات عبوة عبوات "
    "انتحاري انتحاريا انتحارية مفخخة حزام إرهابي إرهابية إرهابيا"
)
_DIED = word_set("توفي توفيت توفى فارق فارقت مات ماتت قضى قضت لفظ لفظت فاضت استشهد استشهدت الموت وفاته وفاتها")
_CARE = word_set("المستشفى مستشفى المستشفيات المشفى مشفى المستوصف العلاج الإسعاف إسعاف سيارة المركز")
_HIMSELF = word_set("نفسه نفسها نفسيهما أنفسهم حزامه حزامها")
_NOT_YET = word_set("قبل أن دون لم محاولة محاولته يحاول حاول")
_AFTER_ALL = 24  # tokens from «أحبط» to «ففجر نفسه»
_SAPPERS = word_set("خبراء الخبراء المفرقعات المتفجرات المتفجرة الهندسة الهندسي هندسية الهندسية المهندسين الألغام الحماية الشرطة شرطة")
_MEANT_FOR = word_set(
    "زرعها زرعتها زرعوها زرعه زرعته زرعوه كانت كانتا كان معدة معدتين المعدة مزروعة مزروعتين المزروعة مجهزة مجهزتين جاهزة مخلفات مخفية مخبأة"
)
_MEANT_REACH = 4
_FORCES = word_set("القوات قوات الجيش الشرطة الأمن قواتنا")
_SAPPERS_REACH = 11
_STRIKERS = ("suicide-bomber", "martyr-seeker")
_ATTEMPT = "foiled-attempt"
_BEATEN_OFF = ("foiled", _ATTEMPT)


def foiled(case: Case) -> Answer | None:
    """«أحبطت الشرطة محاولة تفجير»: what was prevented, where nobody was hurt; no fight that took place, no bomb that went off."""
    if any(c.kind in ("killed", "wounded", "killed_or_wounded") and c.low > 0 and not _bombers(c) for c in case.draft.counts):
        return None
    hit = case.cue("foil") or _kept_back(case)
    if hit is None or _repelled(case, hit) or _went_off(case, hit.start) or _broke_in(case, hit):
        return None
    if _died_first(case, hit) or _blew_up_after_all(case, hit):
        return None
    if not _ANY.isdisjoint(case.reading.sight.words(hit.start, hit.end + 1)):
        return None  # «لإحباط أية مخططات»: what patrols are for
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
    return next((h for h in hits if h.entry.id == _ATTEMPT), None)


def _went_off(case: Case, at: int) -> bool:
    """«قتل خبير أثناء تفكيك قنبلة»: a bomb that killed who was to defuse it."""
    sight, segment = case.reading.sight, case.draft.segment
    if sight.word(at - 1) not in _AT_WORK:
        return False
    return any(h.entry.attrs.get("toll") for h in sight.within(segment.start, segment.end, "tactics"))


def _died_first(case: Case, hit: Hit) -> bool:
    """«أصيب وتوفي قبل وصوله إلى المستشفى»: who did not get there was a wounded man, and no bomb was kept from its aim."""
    words = case.reading.sight.words
    if hit.entry.id != _ATTEMPT:
        return False
    dies = any(is_one_of(w, _DIED) for w in words(hit.start - 4, hit.start))
    return dies or any(is_one_of(w, _CARE) for w in words(hit.end, hit.end + 3))


def _blew_up_after_all(case: Case, hit: Hit) -> bool:
    """«أحبط الحراس عملية انتحارية عندما منعوا رجلا من الدخول ففجر نفسه»: he was kept from his aim, but blew himself up."""
    sight, end = case.reading.sight, case.draft.segment.sentence.end
    for i in range(hit.end, min(end, hit.end + _AFTER_ALL)):
        if sight.word(i + 1) in _HIMSELF and is_one_of(sight.word(i), _SET_OFF):
            return sight.word(i - 1) != "من" and _NOT_YET.isdisjoint(sight.words(i - 3, i))
    return False


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
    """«كشفت ودمرت مفرزة للجيش 10 قنابل تقليدية», «عثروا على لغم ودمروه», «اكتشاف وتفجير عبوتين»: bombs that were found, or counted, and
    then destroyed.
    """
    segment, sight = case.draft.segment, case.reading.sight
    for at, word in enumerate(sight.words(segment.start, segment.end), segment.start):
        if word in _DESTROYED_IT and _found_before(case, at):
            return True
        bomb = _bomb_behind(case, at) if word in _DESTROYED or word in _SET_OFF else None
        if bomb is None:
            continue
        if any(sight.word(i) in _FOUND for i in range(max(segment.start, at - _FOUND_CLOSE), at)):
            return True
        if sight.numeral_over(bomb.start - 1) is not None if word in _DESTROYED else _set_off_on_purpose(case, at, bomb):
            return True
    return False


def _bomb_behind(case: Case, at: int) -> Hit | None:
    """The bomb that a verb at a token destroys or sets off: none in «دمر انفجار 3 عبوات منزلا», «فجر نفسه بعبوة»."""
    sight, end = case.reading.sight, min(at + _DEFUSED_REACH, case.draft.segment.end)
    bomb = next((h for i in range(at + 1, end) for h in sight.at(i, "weapons") if _is_bomb(h)), None)
    if bomb is None or sight.word(at + 1) in _HIMSELF:
        return None
    between = (h for h in sight.within(at + 1, bomb.start, "tactics") if h.start > at and not h.entry.attrs.get("result"))
    return bomb if next(between, None) is None else None


def _found_before(case: Case, at: int) -> bool:
    """«عثرت الشرطة على عبوة [وفجرتها]»: a bomb found before the verb that destroys it."""
    sight, segment = case.reading.sight, case.draft.segment
    before = range(max(segment.start, at - _FOUND_REACH), at)
    return any(sight.word(i) in _FOUND for i in before) and any(_is_bomb(h) for i in before for h in sight.at(i, "weapons"))


def _set_off_on_purpose(case: Case, at: int, bomb: Hit) -> bool:
    """«تمكن خبراء المفرقعات من تفجير عبوات», «فجر الجيش ألغاما كانت مزروعة»: by sappers, or by soldiers for whom the bomb had been laid."""
    sight, segment = case.reading.sight, case.draft.segment
    if not _SAPPERS.isdisjoint(sight.words(max(segment.start, at - _SAPPERS_REACH), bomb.start)):
        return True
    by_state = any(str(h.entry.attrs.get("class")).startswith("state") for h in case.draft.attacker_hits) or sight.word(at + 1) in _FORCES
    return by_state and not _MEANT_FOR.isdisjoint(sight.words(bomb.end, bomb.end + _MEANT_REACH))


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
    pairs = ((case.reading.sight.word(i), case.reading.sight.word(i + 1)) for i in (lead.start - 1, lead.start))
    twice = any(first.lstrip("وبل").startswith("اعتر") and second in _AND_DOWNED for first, second in pairs)  # «اعتراض وتدمير»
    if twice and case.draft.tactic in ("drone_strike", "shelling"):
        return "foiled", "intercepted", None
    brought_down = case.draft.tactic == "drone_strike" and _brought_down(case, lead)
    beaten_off = case.draft.decision.rule == "drones-brought-down"  # «تصدى الجيش لهجوم بمسيّرات»
    if lead.entry.id not in _DOWNED and not in_flight and not brought_down and not beaten_off:
        return None
    owned = any(r.cue == "repels" for r in case.draft.roles)  # whose it was is told apart from who brought it down
    drone = case.draft.tactic == "drone_strike" and (owned or not any(case.reading.cast.is_group(a) for a in case.draft.attackers))
    return ("foiled", "intercepted", None) if drone or words & (_DEFENCES | _LAUNCHED) else None


def _brought_down(case: Case, lead: Hit) -> bool:
    """«أسقطت الليلة الماضية ثلاث طائرات مسيرة», no group named as the one that did («أسقط الحوثيون مسيرة أميركية»)."""
    sight, start = case.reading.sight, max(case.draft.segment.start, lead.start - _DOWNED_REACH)
    verb = next((i for i in range(lead.start, start - 1, -1) if is_one_of(sight.word(i), _BROUGHT_DOWN)), None)
    return verb is not None and not any(h.entry.pack == "actors" for h in sight.within(verb, lead.start, "actors"))
