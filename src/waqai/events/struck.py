"""What a text says outright was struck: a person of office, himself or through what is his, or a building that an attack governs.

«استهدفت سيارة مفخخة موكب المحافظ», «نجا النائب من محاولة اغتيال», «سقطت ثلاثة صواريخ على السفارة»: these stand in the row whatever else
is likely there; nobody says civilians then, unless people are counted.
"""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.parts import is_noun
from waqai.events.reading import Reading
from waqai.events.role_words import ADVERBS, DIED, FALLEN, FELL, STRUCK_IT, UNDERWENT, bare
from waqai.events.side_things import another_army
from waqai.mentions.lexicon import Hit
from waqai.text import bases, is_one_of, word_set

_OFFICES = frozenset("officials|governor|security chief|member of parliament|judges|diplomats|politicians".split("|"))
_PUBLIC = frozenset(("activists", "journalists", "clerics", "tribal leaders", "medics"))
_PLACES = ("facility", "infrastructure", "religious", "crowd")
_SCENES = frozenset(
    "gate road square building hall compound infrastructure civilians protesters pilgrims company office farm beach park meeting "
    "celebration antiquities headquarters".split()
)
"""Places that are mostly told as the scene or as the seat of somebody who is named."""
_SPARED = frozenset(("ambulance",))
"""Vehicles whose being struck is told as such."""
_OF_STATE_AND_TRADE = frozenset(
    "embassy|consulate|diplomatic mission|party office|oil facility|oil field|oil pipeline|gas pipeline|refinery|power station|power lines|"
    "fuel station|airport|bank|telecom tower|bridge|nuclear site|court|ship|oil tanker".split("|")
)
"""Nobody is said to be in them: an attack on one without a toll struck the thing."""
_STRIKES = frozenset(
    "air_strike drone_strike shelling bombing_ied car_bomb suicide_bombing grenade armed_attack arson_property shooting".split()
)
_AT_A_MAN = ("assassination", "abduction", "shooting", "execution", "armed_attack")
_BOMBS = ("bombing_ied", "car_bomb", "grenade", "suicide_bombing")
_ONE_SIDED = ("armed_attack", "shooting", "assassination", "mine", *_BOMBS)
_SURE = 0.85
_NO_AIM = ("armed_clash", "arrest_raid", "protest_violence", "other")
_DOERS = frozenset(("unknown", "militants", "gunmen"))

_HIS = word_set("موكب موكبا مواكب سيارة عربة مركبة سيارات منزل منازل بيت مقر إقامة مكتب مكاتب حياة قافلة رتل أمام قرب بوابة مدخل باب")
_CARRIES = word_set("تقل يقل تقله تقلهم")
_AT = word_set(
    "على صوب نحو باتجاه ضد استهدف استهدفت استهدفوا يستهدف تستهدف استهداف مستهدفا مستهدفة استهدفه طال طالت هاجم هاجمت هاجموا مهاجمة قصف "
    "قصفت قصفوا ضرب ضربت أصاب أصابت دمر دمرت تدمير إحراق أحرق أحرقت أحرقوا حرق اقتحم اقتحمت اقتحموا اقتحام فجر فجرت فجروا تفجير نسف "
    "اغتال اغتالت اغتالوا اغتيال اغتيل اغتيلت خطف خطفت خطفوا خطفه اختطف اختطفت اختطفوا اختطاف نهب نهبت نهبوا "
    "اقتاد اقتادت اقتادوا اقتياد أردى أردت أردوا أعدم أعدمت أعدموا إعدام إصابة"
)
_TITLES = word_set(
    "الدكتور الدكتورة الزميل الزميلة الشيخ القاضي المحامي المحامية المهندس الأستاذ السيد الحاج المواطن الشاب العميد العقيد المقدم الرائد "
    "النقيب الملازم اللواء الفريق الأب"
)
_IMAMS = word_set("مسجد جامع حسينية المسجد الجامع مصلى الحسينية")
_NAME_REACH = 8  # tokens from a title to the office told behind the name
_VESSELS = frozenset(("ship", "oil tanker"))
_TOLD_IT = word_set("أبلغ أبلغت أفاد أفادت تعرض تعرضت أصيب أصيبت احترقت")
_ESCAPED = word_set("نجا نجت نجاة ينجو ونجا ونجت بنجاة نجيا نجوا ونجيا")
_BESIDE = word_set("أمام قرب بجوار بجانب محيط مدخل بوابة بالقرب عند قبالة")
_WITHIN = word_set("في داخل وسط")
_FIRE = word_set("النار النيران")
_HARMED = word_set("حريق حريقا حريقين حرائق أضرار أضرارا دمار دمارا النيران انهيار اشتعال")
_AMOUNT = word_set("عدد عددا من بعض أحد إحدى مجموعة عدة مبنى محيط منشآت منشأة")
_SPEAKS_ON = frozenset(("ان", "قال", "الذي", "التي"))
_TELLS_OF = frozenset(("الي", "عن", "علي"))
_MET = word_set("لفظ لفظت لقي لقيت قضى قضت قتل قتلت اغتيل اغتيلت استشهد استشهدت أصيب أصيبت جرح جرحت خطف اختطف فارق فارقت توفي")
_CLOSE = 3  # tokens from an office to the verb of what befell its holder: «صحافي يمني لفظ أنفاسه»
_FAR = 11  # the same for a verb that holds it
_NEAR = 7  # tokens from an office to a verb behind it of which it is the subject


def name_the_struck(reading: Reading, draft: Draft) -> None:
    """Put the persons of office and the buildings that a row's clauses say were struck first among its targets."""
    people = officials_struck(reading, draft)
    found = people or places_struck(reading, draft)
    if not found:
        return
    counted = {h.start for c in draft.counts if not c.denied for h in c.who}
    hurt = any(not c.denied and c.kind in ("killed", "wounded", "killed_or_wounded") for c in (*draft.counts, *draft.lent))
    mere = set(people) & _OFFICES or (not hurt and set(found) <= _OF_STATE_AND_TRADE)
    rest = {
        t: h
        for t, h in zip(draft.targets, draft.target_hits, strict=True)
        if t not in found and (h.start in counted or not (t in _DOERS or t == "civilians" and mere))
    }
    both = {**found, **rest}
    draft.targets, draft.target_hits = tuple(both)[:4], tuple(both.values())[:4]


def not_by_its_own_men(reading: Reading, draft: Draft) -> None:
    """«ارتفعت حصيلة قتلى الجنود في الهجوم»: a force whose men a one-sided attack killed was struck; who did it is not said."""
    if draft.tactic not in _ONE_SIDED or not draft.attackers or draft.attacker_sure > _SURE:
        return
    dead = [c for c in draft.counts if not c.denied and c.kind in ("killed", "wounded", "killed_or_wounded")]
    country = draft.spot.place.country if draft.spot is not None else reading.country
    lost = {name: c.who[0] for c in dead for name in reading.cast.people(c.who, country)}
    own = tuple(
        a for a in draft.attackers if a in lost and reading.cast.is_state(a) and not (is_noun(lost[a]) and another_army(reading, draft))
    )
    if not own or len(own) < len(draft.attackers):
        return
    draft.attackers, draft.attacker_hits, draft.attacker_sure = (), (), 0.0
    both = {**{a: lost[a] for a in own}, **dict(zip(draft.targets, draft.target_hits, strict=True))}
    draft.targets, draft.target_hits = tuple(both), tuple(both.values())


def officials_struck(reading: Reading, draft: Draft) -> dict[str, Hit]:
    """The persons of office in a draft's clauses who were aimed at, by their names in rows."""
    out: dict[str, Hit] = {}
    if draft.tactic in _NO_AIM:
        return out
    wanted = _OFFICES | _PUBLIC if draft.tactic in _AT_A_MAN else _OFFICES
    for segment in draft.segments:
        last: Hit | None = None
        for hit in reading.sight.within(segment.start, segment.end, "persons"):
            label = str(hit.entry.attrs.get("target") or "")
            if label not in wanted or label in draft.attackers:
                continue
            beside = last is not None and hit.base.pro.startswith("و") and hit.start - last.end <= 4
            aimed = _aimed_at(reading, draft, hit, segment.start) or _named_before(reading, hit.start, segment.start)
            if beside or aimed or _underwent(reading, hit, segment.end) or _fell(reading, hit):
                out.setdefault(label, hit)
                last = hit
        if draft.tactic in _AT_A_MAN and (mosque := _imam(reading, segment.start, segment.end)) is not None:
            out.setdefault("clerics", mosque)
    return out


def _named_before(reading: Reading, at: int, start: int) -> bool:
    """«خطفوا الدكتور فلانا مدير المستشفى», «أطلقوا النار على الشيخ فلان، وهو إمام»: an office told behind the name of who was struck."""
    sight = reading.sight
    title = next((i for i in range(at - 1, max(start, at - _NAME_REACH), -1) if sight.word(i) in _TITLES), None)
    if title is None or any(sight.at(i, "tactics", "actors") for i in range(title, at)):
        return False
    return _struck_before(reading, title, start)


def _struck_before(reading: Reading, at: int, start: int) -> bool:
    """Whether a verb or «على» governs what stands at a token, with who and when between."""
    sight, back = reading.sight, at - 1
    while back > start and _may_stand_between(reading, back):
        back -= 1
    return sight.word(back) in _AT or bare(sight.word(back), UNDERWENT)


def _fell(reading: Reading, hit: Hit) -> bool:
    """«سقط خطيب الجامع قتيلا»."""
    sight = reading.sight
    return is_one_of(sight.word(hit.start - 1), FELL) and any(w in FALLEN for w in sight.words(hit.end, hit.end + _NEAR))


def _imam(reading: Reading, start: int, end: int) -> Hit | None:
    """«اغتال مسلحون إمام مسجد»: an imam, by his hamza («إ»), and no «أمام مسجد»; the mosque that he is of."""
    sight, tokens = reading.sight, reading.text.tokens
    for i in range(start, end - 1):
        if sight.word(i) == "امام" and sight.word(i + 1) in _IMAMS and reading.text.words(i, i + 1).startswith("إ"):
            mosque = next(iter(sight.at(i + 1, "targets")), None)
            if mosque is not None and tokens[i].sentence == tokens[i + 1].sentence and _struck_before(reading, i, start):
                return mosque
    return None


def _aimed_at(reading: Reading, draft: Draft, hit: Hit, start: int) -> bool:
    """Whether the words before an office say that he was aimed at: «استهدف», «على», «نجا», «اغتيال», with what is his between."""
    sight, at, his = reading.sight, hit.start - 1, 0
    if hit.base.pro.endswith("ل"):
        return any(b.stem in _HIS for b in bases(sight.word(at))) and sight.word(at - 1) in _AT
    if sight.word(at) in _CARRIES and any(b.stem in _HIS for b in bases(sight.word(at - 1))):
        at -= 1  # «سيارة تقل صحفيين»
    while at >= start and his < 3 and any(b.stem in _HIS for b in bases(sight.word(at))):
        if sight.word(at).startswith("ل") and any(sight.at(k, "tactics", "weapons") for k in (at - 1, at - 2)):
            return True
        at, his = at - 1, his + 1
    if his and draft.tactic in _BOMBS and any(sight.word(i) in _BESIDE for i in range(at, hit.start)):
        return True
    while at > start and _may_stand_between(reading, at):
        at -= 1
    word = sight.word(at)
    if word in ("منه", "منها"):  # «هجوم نجا منه المسؤول»
        return sight.word(at - 1) in _ESCAPED
    if word in _AT or word in _ESCAPED or bare(word, UNDERWENT) or word in DIED and not his:
        return True
    return word[:1] in "لب" and bare(word, _AT) and word not in _WITHIN


def _underwent(reading: Reading, hit: Hit, end: int) -> bool:
    """«محافظ المدينة تعرض لهجوم», «إن المسؤول نجا من التفجير»: the office is the subject of a verb behind it of what happened to him."""
    sight = reading.sight
    for i in range(hit.end, min(end, hit.end + _NEAR)):
        word = sight.word(i)
        if word in UNDERWENT and sight.word(i - 1) in _TELLS_OF:
            return False  # «أشار مسؤول إلى تعرض المدينة لقصف»
        if word in UNDERWENT or word in _ESCAPED or word in STRUCK_IT or word in _MET and i < hit.end + _CLOSE:
            return True
        if any(c in sight.gap(i) for c in ".؛:!؟\n") or sight.at(i, "tactics", "actors") or word in _SPEAKS_ON:
            return False
    return False


def places_struck(reading: Reading, draft: Draft) -> dict[str, Hit]:
    """The buildings in a draft's clauses that an attack governs, by their names in rows; a bomb left before one was meant for it."""
    out: dict[str, Hit] = {}
    if draft.tactic not in _STRIKES or any(h.entry.pack == "actors" for h in draft.target_hits):
        return out
    for segment in draft.segments:
        last: Hit | None = None
        for hit in reading.sight.within(segment.start, segment.end, "targets"):
            label = str(hit.entry.attrs.get("target") or "")
            if hit.entry.attrs.get("class") not in _PLACES and label not in _VESSELS | _SPARED or label in _SCENES:
                continue
            beside = last is not None and hit.base.pro.startswith("و") and hit.start - last.end <= 3
            if beside or _governed(reading, draft, hit, segment.start, segment.end):
                out.setdefault(label, hit)
                last = hit
    return out


def _governed(reading: Reading, draft: Draft, hit: Hit, start: int, end: int) -> bool:
    sight, at = reading.sight, hit.start - 1
    harmed = hit.base.pro.endswith("ب") and sight.word(at) in _HARMED
    if harmed or sight.word(at) == "في" and sight.word(at - 1) in _HARMED | _FIRE:
        return True
    while at > start and _may_stand_between(reading, at):
        at -= 1
    word = sight.word(at)
    if word in _AT and not hit.base.pro or bare(word, UNDERWENT):
        return True
    told = (hit.start - 1, *range(hit.end, min(end, hit.end + 5)))
    if hit.entry.attrs.get("target") in _VESSELS and any(is_one_of(sight.word(i), _TOLD_IT) for i in told):
        return True  # «سفينة شحن أبلغت عن سقوط صاروخ قربها», «أصيبت سفينة شحن بصاروخ»
    if sight.word(hit.start - 1) == "في" and sight.word(hit.start - 2).startswith("ب") and sight.at(hit.start - 2, "targets"):
        return True  # «اصطدمت مسيرة بخزان في حقل نفطي»
    if draft.tactic in _BOMBS and word in _BESIDE | _WITHIN and set(draft.targets) <= {"civilians"}:
        lead = draft.decision.lead
        return lead is not None and lead.start < at and at - lead.end <= 4
    return _struck_behind(reading, hit, end) or any(
        sight.word(i) in UNDERWENT or sight.word(i) in ("استهدف", "استهدفت") and sight.word(i + 1).startswith("ب")
        for i in range(hit.end, min(end, hit.end + 4))
    )


def _struck_behind(reading: Reading, hit: Hit, end: int) -> bool:
    """«خرج حقل نفطي عن الخدمة بعد أن ضربته طائرة مسيرة»: a verb that holds the thing, with no other thing between."""
    for i in range(hit.end, min(end, hit.end + _FAR)):
        if reading.sight.word(i) in STRUCK_IT:
            return True
        if any(c in reading.sight.gap(i) for c in ".؛:!؟\n") or reading.sight.at(i, "targets", "persons", "actors"):
            return False
    return False


def _may_stand_between(reading: Reading, i: int) -> bool:
    """Whether a token may stand between a verb and what it struck: who or what struck, how many, when."""
    sight = reading.sight
    word = sight.word(i)
    if word in _AT or word in UNDERWENT:
        return False
    if word in ADVERBS or word in _AMOUNT or sight.numeral_over(i) is not None:
        return True
    if word == "من" and sight.at(i + 1, "actors"):  # «مسلحون من الحركة»
        return True
    if any(h.form not in ("verb", "present") for k in range(max(0, i - 1), i + 1) for h in sight.at(k, "tactics") if h.end > i):
        return not word.startswith("ب")  # «استهدف هجوم مسلح موكب المسؤول»
    if sight.word(i + 1) not in ADVERBS and any(c in sight.gap(i + 1) for c in "،.؛:!؟\n"):
        return False
    return any(h.start <= i < h.end for k in range(max(0, i - 3), i + 1) for h in sight.at(k, "actors", "weapons", "persons"))
