"""Drafts that tell of no political violence: mishaps that are nobody's deed, private crime, penalties by law."""

from __future__ import annotations

from itertools import pairwise

from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.triggers import weight
from waqai.mentions.lexicon import Hit
from waqai.model import TACTIC_GROUPS
from waqai.text import is_one_of, word_set

_SURE = 0.9
_OPERATIONS = ("ground-offensive",)
_OVER_THEM = word_set("قيادة غرفة مركز مقر قائد رئيس مدير إدارة هيئة شعبة")
_PRIVATE = 0.8
_PETTY = 0.65
_WEAK = 0.35  # a tactic word that alone hardly means violence
_NOBODY = ("idiom-animal", "idiom-nature")
_BY_CAR = ("drove-into-crowd", "ramming", "ramming-frame")
_TERROR = word_set(
    "إرهاب إرهابي إرهابية الإرهاب بالإرهاب للإرهاب والإرهاب الإرهابي الإرهابية إرهابيا عمدا متعمد متعمدا متعمدة المتعمد "
    "إرهابيون إرهابيين الإرهابيون الإرهابيين تطرف التطرف متطرف متطرفا متطرفة متطرفين متطرفون المتطرف المتطرفة المتطرفين المتطرفون "
    "متشدد متشددا متشددة متشددين متشددون المتشدد المتشددة المتشددين المتشددون دهسا"
)
_VEHICLES = word_set("سيارة السيارة حافلة الحافلة شاحنة الشاحنة مركبة المركبة قطار القطار دراجة الدراجة")
_CRASHED = word_set("تحطم تحطمت بتحطم وتحطمت هوت")
_TOLD_BY_A_TOLL = ("armed_attack", "armed_clash", "other")
_FELL = word_set("سقوط سقطت وسقوط وسقطت بسقوط")
_AIRCRAFT = word_set("طائرة الطائرة مروحية المروحية مقاتلة المقاتلة طائرتين مروحيتين")
_FAULTS = ("failed-brakes", "by-chance")
_FLIGHTS = word_set(
    "تحليق بتحليق تحليقا تحليقها بتحليقها حلق حلقت يحلق تحلق طلعات استطلاعية انتهاك انتهاكها انتهاكا خرق خرقها خرقا "
    "اختراق اختراقها للأجواء الأجواء"
)
_STRIKES = word_set("قصف قصفت قصفا غارة غارات غاراتها غاراته صاروخ صواريخ قذائف استهدف استهدفت دمر دمرت بقصف القصف بغارات شن شنت ضرب ضربت")
_BEASTS = word_set("دجاجة دجاج دواجن الدواجن طيور الطيور بقرة أبقار ماشية الماشية خراف خنزير خنازير لحوم اللحوم أسماك أغذية أدوية مستحضرات")
_POLITICS = word_set(
    "ناشط ناشطا ناشطة ناشطين ناشطون نشطاء النشطاء الناشط الناشطين الناشطون معارض معارضا معارضين معارضون المعارض المعارضين المعارضة "
    "معارضة صحفي صحافي صحفيا صحافيا صحفيين صحافيين الصحفي الصحافي الصحفيين الصحافيين صحفية صحافية محتج محتجا محتجين محتجون المحتجين "
    "متظاهر متظاهرا متظاهرين متظاهرون المتظاهرين مظاهرة تظاهرة مظاهرات تظاهرات احتجاج احتجاجات مسيرة اعتصام حزب الحزب نائب سياسي "
    "سياسيا سياسيين سياسيون السياسي السياسيين أسير أسرى الأسرى الاحتلال مستوطن مستوطنين مستوطنون المستوطنين إخوان الإخوان انقلاب "
    "الانقلاب تجسس التجسس جاسوس جواسيس طائفي طائفية داعية دعاة رهائن رهينة متشدد متشددين متشددون متطرف متطرفين خلية خلايا تفجير "
    "التفجير تفجيرات هجوم الهجوم هجمات الهجمات أكاديمي أكاديميا أكاديميين أكاديميون الأكاديميين الأكاديميون محام محاميا محامين محامون "
    "المحامين المحامون حقوقي حقوقيا حقوقيين حقوقيون الحقوقي الحقوقيين مدون مدونا مدونين مدونة نقابي نقابيا نقابيين النقابيين"
)
_NEAR = 7
_CULPRITS = ("assailant", "killer", "suspect", "smuggler", "bandit", "wanted-man")
_ARMS = ("explosive", "artillery", "chemical", "aircraft", "drone")
_ROBBERS = ("gunman", "masked-man", "unknown-men", "attacker", "armed-elements")
_BLOODY = 3  # victims of a raid that is more than a robbery
_TELLS = word_set("يروي تروي يحكي تحكي يسرد تسرد يجسد تجسد يتناول تتناول أحداث تدور")
_TEST = word_set("باليستيا باليستي الباليستي باليستيين باليستيان باليستية الباليستية تجريبيا تجريبي تجربة عابرا مجنحا")
_SPACE = word_set("ناسا الفضاء للفضاء المدار مدار مداره فضائيا فضائي رواد")
_SEA = word_set("بحر البحر المحيط محيط")
_MISHAPS_WITH_ARMS = ("by-chance", "declared-accident", "traffic")  # «مقتل جندي بانقلاب دبابة»
_CRIME_STORY = 1.2  # weights of the crime cues of an article that is about a crime
_RETRIBUTION = "قصاصا"
_BODIES = word_set("جثة جثث جثثا جثمان جثامين رفات الجثث الجثامين")
_HELD_REACH = 4  # tokens from «احتجز» to what is held
_CLEARED = word_set(
    "نزع نزعت نزعه نزعها نزعوا انتزاع انتزع انتزعت انتزعوا ينتزع تنتزع ينزع تنزع لنزع بنزع إزالة أزال أزالت أزالوا إتلاف أتلف أتلفت أتلفوا "
    "يتلف تتلف لإزالة لإتلاف التخلص"
)
_WENT_OFF = word_set("انفجر انفجرت انفجار بانفجار بانفجارها لانفجار وانفجر وانفجرت انفجارها انفجاره")
_GUNS = ("shooting", "assassination", "armed_attack", "grenade")
_CRIMES = ("armed_attack", "shooting", "assassination", "abduction", "execution", "other")


def harmless(reading: Reading, draft: Draft) -> bool:
    """Whether a draft is a mishap, a private crime or a penalty by law, whoever would take its words for an incident."""
    rules = (
        _mishap,
        _headquarters,
        _clearance,
        _quake,
        _crash,
        _overflight,
        _cull,
        _fiction,
        _test_shot,
        _bodies_held,
        _crime,
        _penalty,
        _retribution,
    )
    return any(rule(reading, draft) for rule in rules)


def _headquarters(reading: Reading, draft: Draft) -> bool:
    """«نقل قيادة العمليات العسكرية إلى المدينة», «غرفة العمليات العسكرية»: operations as what a body or an officer is over."""
    lead = draft.decision.lead
    if lead is None or lead.entry.id not in _OPERATIONS or draft.counts:
        return False
    return is_one_of(reading.sight.word(lead.start - 1).removeprefix("ل").removeprefix("ب"), _OVER_THEM)


def _mishap(reading: Reading, draft: Draft) -> bool:
    """«قتل ثلاثة عمال في انهيار سقف», «انفجار إطار في حادث اصطدام», a lorry without brakes: a bare toll, blast or run-over beside the
    words of a mishap.
    """
    lead, sentence = draft.decision.lead, draft.segment.sentence
    if set(draft.attackers) - {"unknown"}:
        return False
    if lead is not None and lead.entry.id in _BY_CAR:
        words = reading.sight.folded
        return bool(_sure_cues(reading, 0, len(words), "accident")) and _TERROR.isdisjoint(words)
    if draft.tactic in _GUNS and any(c.entry.id == "own-gun" for c in reading.cues_in(sentence.start, sentence.end, "accident")):
        return True
    if lead is None and _run_over(reading, draft):
        return True
    weak = lead is not None and lead.entry.attrs.get("generic") and weight(lead) <= _WEAK  # «أدى الانهيار إلى إغلاق الطريق»
    if lead is not None and not weak and (TACTIC_GROUPS[draft.tactic] != "bomb" or not lead.entry.attrs.get("generic")):
        return False
    cues = _sure_cues(reading, sentence.start, sentence.end, "accident")
    if lead is not None:
        cues += [c for c in reading.cues_in(0, len(reading.sight.folded), "accident") if c.entry.id == "declared-accident"]
    cues += [c for c in reading.cues_in(sentence.start, sentence.end, "idiom") if c.entry.id in _NOBODY]
    if lead is None:
        cues += reading.cues_in(draft.segment.start, draft.segment.end, "health")
    if _armed(reading, draft):  # «انفجر مستودع الذخيرة بسبب ارتفاع الحرارة»
        return any(c.entry.id in _MISHAPS_WITH_ARMS for c in cues)
    return any(lead is not None or draft.segment.start <= c.start < draft.segment.end for c in cues)


def _run_over(reading: Reading, draft: Draft) -> bool:
    """«قتلت سيدة بعد أن دهستها سيارة»: a vehicle ran over somebody, and nothing in the article says that it was meant."""
    words, segment = reading.sight.folded, draft.segment
    said = any(
        words[i].removeprefix("و").startswith(("دهس", "صدم")) and not _VEHICLES.isdisjoint(words[i + 1 : i + 3])
        for i in range(segment.start, segment.end)
    )
    return said and _TERROR.isdisjoint(words) and not warlike(reading, segment.sentence.start, segment.sentence.end)


def _clearance(reading: Reading, draft: Draft) -> bool:
    """«نزع الفريق 700 لغم وذخيرة لم تنفجر»: mines and duds that are taken out of the ground and harm nobody."""
    lead = draft.decision.lead
    if lead is None or lead.entry.attrs.get("tactic") != "mine" or any(not c.denied for c in draft.counts):
        return False
    told = [w for s in draft.segments for w in reading.sight.words(s.sentence.start, s.sentence.end)]
    told += [w for s in reading.text.sentences if s.kind == "title" for w in reading.sight.words(s.start, s.end)]
    return not _CLEARED.isdisjoint(w.removeprefix("و") for w in told) and _WENT_OFF.isdisjoint(told)


def _quake(reading: Reading, draft: Draft) -> bool:
    """«زلزال بقوة ست درجات ضرب الساحل»: the verb of a blow, a natural disaster in its sentence, no arms."""
    lead, sentence = draft.decision.lead, draft.segment.sentence
    if lead is None or lead.entry.id != "beating" or set(draft.attackers) - {"unknown"} or _armed(reading, draft):
        return False
    return any(c.entry.id == "disaster" for c in reading.cues_in(sentence.start, sentence.end, "accident"))


def _armed(reading: Reading, draft: Draft) -> bool:
    """Whether a telling of the draft names a weapon."""
    return any(True for s in draft.segments for _ in reading.sight.within(s.start, s.end, "weapons"))


def _crash(reading: Reading, draft: Draft) -> bool:
    """«تحطمت مروحية ... ومقتل طاقمها», «سقوط طائرة حربية» with a fault told in the article: an aircraft that came down, without a word of
    what brought it down, is no strike from the air.
    """
    told = list(reading.sight.words(draft.segment.start, draft.segment.end))
    if draft.decision.lead is not None:
        return False
    if draft.tactic in _TOLD_BY_A_TOLL:  # «مقتل جنديين بتحطم مروحيتهما»
        own = any(a in _CRASHED and b.startswith(("مروحيت", "طايرت")) for a, b in pairwise(told))
        return own and not set(draft.attackers) - {"unknown"}
    if draft.tactic not in ("air_strike", "drone_strike"):
        return False
    crashed, fell = not _CRASHED.isdisjoint(told), any(a in _FELL and b in _AIRCRAFT for a, b in pairwise(told))
    sentence = draft.segment.sentence
    if fell and any(c.entry.id in _FAULTS for c in reading.cues_in(sentence.start, sentence.end, "accident")):
        return _STRIKES.isdisjoint(told)
    if crashed or set(draft.attackers) - {"unknown"}:
        return crashed and not set(draft.attackers) - {"unknown"}
    return fell and any(c.entry.id in _FAULTS for c in reading.cues_in(0, len(reading.sight.folded), "accident"))


def _overflight(reading: Reading, draft: Draft) -> bool:
    """«جددت طائرات التجسس انتهاكها للأجواء بتحليقها ...»: aircraft that fly over a land and strike nothing."""
    lead = draft.decision.lead
    if draft.tactic not in ("air_strike", "drone_strike") or draft.counts or (lead is not None and lead.entry.id != "aircraft-bombed"):
        return False
    words = reading.sight.words(draft.segment.start, draft.segment.end)
    return not _FLIGHTS.isdisjoint(words) and _STRIKES.isdisjoint(words)


def _cull(reading: Reading, draft: Draft) -> bool:
    """«أعدمت السلطات عشرين ألف دجاجة», «ضبط أطنان من اللحوم»: beasts and goods put away by inspectors."""
    lead = draft.decision.lead
    if lead is None or not (draft.tactic == "execution" or lead.entry.id == "seized"):
        return False
    if any(reading.cast.is_group(n) or n in KINDS - {"unknown"} for n in draft.attackers):
        return False
    return not _BEASTS.isdisjoint(reading.sight.words(lead.start, lead.end + _NEAR))


def _fiction(reading: Reading, draft: Draft) -> bool:
    """«يروي الفيلم قصة جندي ...»: what a film, a novel or a game tells."""
    first = draft.segment.sentence.start
    told = reading.sight.words(first, draft.segment.end)
    return any(word in _TELLS and reading.cues_in(i - 3, i + 3, "culture") for i, word in enumerate(told, first))


def _test_shot(reading: Reading, draft: Draft) -> bool:
    """«أطلقت كوريا الشمالية صاروخا باليستيا سقط في البحر»: a state tries its missile on nobody; a rocket on its way to space."""
    if draft.tactic == "shelling" and not draft.counts and not any(reading.cast.is_group(n) for n in draft.attackers):
        sentence = draft.segment.sentence
        if not _SPACE.isdisjoint(reading.sight.words(sentence.start, sentence.end)):
            return True
    if draft.tactic != "shelling" or draft.counts or not draft.attackers or any(reading.cast.is_group(n) for n in draft.attackers):
        return False
    told = reading.sight.words(draft.segment.start, draft.segment.end)
    return not _TEST.isdisjoint(told) and not _SEA.isdisjoint(told)


def _bodies_held(reading: Reading, draft: Draft) -> bool:
    """«تحتجز السلطات جثامين ستة شهداء», «يحتجز الجيش جثثا»: the dead that are kept from their kin are no hostages."""
    lead = draft.decision.lead
    return (
        lead is not None
        and draft.tactic == "abduction"
        and any(is_one_of(w, _BODIES) for w in reading.sight.words(lead.end, lead.end + _HELD_REACH))
    )


def _crime(reading: Reading, draft: Draft) -> bool:
    """A quarrel, a robbery, a fraud: crime cues where no armed group, no soldiers and no militants are named, in the article where the
    cues are weak. An arrest told as past needs a side of war to be history.
    """
    arrest = draft.tactic == "arrest_raid"
    if not arrest and (draft.tactic not in _CRIMES or not _nobody_or_police(reading, draft)):
        return False
    least = _PETTY if arrest else _PRIVATE
    cues = [c for s in draft.segments for c in reading.cues_in(s.start, s.end, "crime") if _weight(c) >= least]
    if cues:
        bloody = any((c.low or 0) >= _BLOODY for c in draft.counts if not c.denied)
        own = _ROBBERS if not bloody and any(c.entry.id == "robbery" for c in cues) else ()
        return not _political(reading, draft, arrest, (*_CULPRITS, *own))
    end = len(reading.sight.folded)
    past = arrest and draft.status == "background"
    if arrest and not warlike(reading, 0, end) and not _arms(reading, 0, end) and not _of_politics(reading, draft):
        return True  # «ضبطت الشرطة عصابة قراصنة»: nobody of a war and no politics in the whole article
    if not past and sum(map(_weight, reading.cues_in(0, end, "crime"))) < _CRIME_STORY:
        return False
    return not warlike(reading, 0, end) and not (arrest and _arms(reading, 0, end))


def _of_politics(reading: Reading, draft: Draft) -> bool:
    """Whether those arrested may be taken for what they think or say (activists, opponents, journalists, a crowd, spies) or for a blow."""
    for segment in draft.segments:
        start, end = segment.sentence.start, segment.sentence.end
        if not _POLITICS.isdisjoint(w.removeprefix("و") for w in reading.sight.words(start, end)):
            return True
        if any(h.entry.attrs.get("tactic") != "arrest_raid" for h in reading.sight.within(start, end, "tactics")):
            return True  # «كانوا يعدون لاعتداء»
    return False


def _nobody_or_police(reading: Reading, draft: Draft) -> bool:
    """Whether a draft's attackers are unknown, or are the police that a crime desk quotes."""
    if not set(draft.attackers) - {"unknown"}:
        return True
    country = draft.spot.place.country if draft.spot is not None else None
    classes = {
        reading.cast.entry_of(h, country).attrs.get("class") if h.entry.pack == "actors" else h.entry.attrs.get("role")
        for h in draft.attacker_hits
    }
    return classes <= {"state_police"}


def _political(reading: Reading, draft: Draft, arrest: bool, culprits: tuple[str, ...]) -> bool:
    """Whether groups, militants, soldiers or (for an arrest) arms are named among a draft's sides or in its sentences; `culprits` are
    the nouns that say nothing of a side («الجاني»).
    """
    sides = zip((*draft.attackers, *draft.targets), (*draft.attacker_hits, *draft.target_hits), strict=False)
    if any((reading.cast.is_group(n) or n in KINDS - {"unknown"}) and h.entry.id not in culprits for n, h in sides):
        return True
    for segment in draft.segments:
        start, end = segment.sentence.start, segment.sentence.end
        if warlike(reading, start, end, culprits) or (arrest and _arms(reading, start, end)):
            return True
    return False


def _arms(reading: Reading, start: int, end: int) -> bool:
    """Whether a passage names arms beyond a thief's pistol or knife: explosives, rockets, guns of war."""
    return any(h.entry.attrs.get("class") in _ARMS for h in reading.sight.within(start, end, "weapons"))


def warlike(reading: Reading, start: int, end: int, culprits: tuple[str, ...] = _CULPRITS) -> bool:
    """Whether a passage names terror, an armed group, soldiers or militants."""
    if not _TERROR.isdisjoint(reading.sight.words(start, end)):
        return True
    return any(_of_war(h, culprits) for h in reading.sight.within(start, end, "actors", "persons"))


def _of_war(hit: Hit, culprits: tuple[str, ...]) -> bool:
    """Whether a name or noun is of an armed group, of soldiers or of militants."""
    attrs = hit.entry.attrs
    if attrs.get("role") == "militant":
        return hit.entry.id not in culprits
    return attrs.get("class") in ("armed_group", "militia", "paramilitary", "state_military", "coalition")


def _weight(cue: Hit) -> float:
    return float(cue.entry.attrs.get("weight", 0))


def _penalty(reading: Reading, draft: Draft) -> bool:
    """«نفذت السلطات حكم الإعدام شنقا بحق مدانين»: what a court of a state ordered is no execution of captives."""
    lead = draft.decision.lead
    sentenced = draft.tactic == "execution" or (lead is not None and lead.entry.id in ("execution", "execution-noun", "firing-squad"))
    if not sentenced or any(reading.cast.is_group(n) or n in KINDS - {"unknown"} for n in draft.attackers):
        return False
    if lead is not None and lead.entry.id == "execution-by-a-group":
        return False  # «نفذ التنظيم حكم الإعدام»
    sentence = draft.segment.sentence
    return bool(_sure_cues(reading, sentence.start, sentence.end, "court", least=_PRIVATE))


def _retribution(reading: Reading, draft: Draft) -> bool:
    """«نفذ القتل قصاصا بمن أطلق النار على جاره»: the old murder that a court's sentence is for, in an article without a war."""
    if _RETRIBUTION not in reading.sight.folded or (draft.tactic != "arrest_raid" and draft.tactic not in _CRIMES):
        return False
    return not any(reading.cast.is_group(n) for n in draft.attackers) and _TERROR.isdisjoint(reading.sight.folded)


def _sure_cues(reading: Reading, start: int, end: int, cue: str, least: float = _SURE) -> list[Hit]:
    return [c for c in reading.cues_in(start, end, cue) if _weight(c) >= least]
