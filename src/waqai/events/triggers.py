"""The words of violence in a stretch of text, and how surely each means it."""

from __future__ import annotations

from waqai.events.checkpoints import is_attacked
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set

_SUSPECTED = word_set(
    "يشتبه ويشتبه المشتبه مشتبه متهم متهمان متهمين متهمون المتهم المتهمين المتهمون مطلوب مطلوبين مطلوبان المطلوب بتهمة بتهم بشبهة للاشتباه"
)
_COMMITTED = word_set(
    "بارتكابه بارتكابها بارتكابهم بارتكابهما بارتكاب بتنفيذه بتنفيذها بتنفيذهم بتنفيذهما بتنفيذ بتورطه بتورطهم بتورطهما بضلوعه بضلوعهم "
    "بضلوعهما الضلوع التورط المشاركة الاشتراك التخطيط بالضلوع بالتورط بالمشاركة ضلوعهم تورطهم بمشاركته بمشاركتهم بمشاركتهما بتدبيره "
    "بتدبيرهم بتدبيرهما بقيامه بقيامهم بقيامهما"
)

_AMBUSH = "ambush"
_VEHICLE_REACH = 3
_THREATENING = word_set("مهددا مهددة مهددين مهددون متوعدا متوعدة متوعدين ملوحا ملوحة ملوحين")
_MARCH = word_set("مسيرة مسيرات لمسيرة")
_TARGETED = "استهدف"
_OF_MARCHES = word_set(
    "احتجاجية سلمية انتخابية حاشدة جماهيرية شعبية مؤيدة مناهضة معارضة موالية طلابية تضامنية دينية حسينية نسائية عمالية راجلة كبرى تأييد "
    "تضامن عزاء جنائزية مطالبة منددة مناوئة داعمة للمعارضة للمتظاهرين للمحتجين للطلاب للمعلمين للمطالبة للتنديد لأنصار لمؤيدي "
    "للعمال للشيعة للأكراد للهزارة"
)

_OF_THEM = word_set("منها منهم فيها فيه بها به فيهما بهما")
_OF_THEM_REACH = 4
_GUNMEN = word_set("مسلحون مقاتلو عناصر")
_THREATENED = word_set("هدد هددت هددوا يهدد تهدد يهددون توعد توعدت توعدوا يتوعد تتوعد")
_THREAT_REACH = 4
_DONE_INSIDE = ("abduction", "execution", "shooting", "assassination")
_CAME_REACH = 18
_FIRING = word_set("إطلاق لإطلاق")
_FIRED_FROM = word_set(
    "موقع موقعا موقعين موقعان مواقع مواقعا منصة منصات منصتين منصتان منصتا منصتي قاعدة قواعد قاعدتين قاعدتي مربض مرابض مركز مراكز نقطة "
    "نقاط راجمة راجمات منظومة منظومات عربة عربات آلية آليات جهاز أجهزة معدات وحدة وحدات أماكن مكان المستخدمة المستخدم المخصصة المخصص "
    "تستخدم يستخدم"
)


def triggers(sight: Sight, start: int, end: int) -> list[Hit]:
    """The tactic words of a range that are no bare toll words, longest first where they overlap, in text order."""
    out: list[Hit] = []
    for hit in sight.within(start, end, "tactics"):
        stray = (
            hit.entry.attrs.get("toll")
            or _of_what_was_taken(sight, hit)
            or _came_in(sight, hit)
            or _flown(sight, hit)
            or _of_a_launcher(sight, hit)
            or hit.entry.id == _AMBUSH
            and is_attacked(sight, hit.start)
        )
        if stray or _of_suspects(sight, hit, start) or _of_marchers(sight, hit) or _made_it_stop(sight, hit, start, end):
            continue
        if out and hit.start < out[-1].end:
            if hit.size > out[-1].size or (hit.size == out[-1].size and weight(hit) > weight(out[-1])):
                out[-1] = hit
            continue
        out.append(hit)
    return [h for h in out if not _only_threatened(sight, h)] or out if len(out) > 1 else out


def _only_threatened(sight: Sight, hit: Hit) -> bool:
    """«..., مهددة بقطع رؤوسهم», «متوعدا بتفجير المبنى»: what those who did the deed threaten to do next."""
    if not sight.word(hit.start).startswith("ب"):
        return False
    threat = any(is_one_of(w, _THREATENED) for w in sight.words(hit.start - _THREAT_REACH, hit.start))  # «وهدد الخاطفون بقطع رؤوسهم»
    return threat or sight.word(hit.start - 1) in _THREATENING


def _made_it_stop(sight: Sight, hit: Hit, start: int, end: int) -> bool:
    """«أوقفوا حافلتهم وقتلوا ستة», «أوقف مسلحون ثلاث شاحنات وخطفوا سائقيها»: a vehicle brought to a halt for what is told beside it;
    nobody is taken into custody.
    """
    if hit.entry.id != "detained":
        return False
    told = end + 1 if sight.word(end).startswith("و") and not sight.breaks(end) else end  # «أوقفوا حافلة على الطريق وخطفوا سبعة»
    if not any(_bloodshed(h) for h in sight.within(start, told, "tactics")):
        return False
    for i in range(hit.end, hit.end + _VEHICLE_REACH):
        if any(c in sight.gap(i) for c in "،,.؛:"):
            return False
        struck = [h for h in sight.at(i, "targets") if h.entry.attrs.get("class") == "vehicle"]
        if struck:
            return not struck[0].base.pro
        if i > hit.end and sight.at(i, "persons"):
            return False  # «أوقفت الشرطة سائق حافلة»
    return False


def _bloodshed(hit: Hit) -> bool:
    """Whether a word tells of somebody killed or carried off."""
    return hit.entry.attrs.get("toll") == "killed" or hit.entry.attrs.get("tactic") in ("abduction", "execution")


def weight(hit: Hit) -> float:
    """How surely a tactic word alone means violence, 0..1."""
    return float(hit.entry.attrs.get("weight", 0.4 if hit.entry.attrs.get("generic") else 0.8))


def _of_suspects(sight: Sight, hit: Hit, start: int) -> bool:
    """«يشتبه بارتكابهما عمليات اغتيال», «متهمون بتنفيذ تفجيرات»: what men are held to have done before, not what is told of them."""
    if hit.base.article or hit.verbal:
        return False
    done = next((i for i in range(hit.start - 1, max(start, hit.start - 4) - 1, -1) if sight.word(i) in _COMMITTED), None)
    return done is not None and not _SUSPECTED.isdisjoint(sight.words(max(start, done - 3), done))


def _of_marchers(sight: Sight, hit: Hit) -> bool:
    """«استهدف مسيرة للمعارضة», «هاجمت مسيرة انتخابية»: people who march, no drone."""
    if hit.entry.attrs.get("tactic") != "drone_strike" or sight.word(hit.end - 1) not in _MARCH:
        return False
    by_masculine = hit.end - hit.start == 2 and sight.word(hit.start).removeprefix("و") == _TARGETED
    return by_masculine or sight.word(hit.end) in _OF_MARCHES


def _of_what_was_taken(sight: Sight, hit: Hit) -> bool:
    """«داهموا المنازل وأحرقوها», «نصبوا كمينا لرتل وأشعلوا النار في ثلاثين منها»: done to what was just told, part of the same deed."""
    if hit.entry.attrs.get("tactic") != "arson_property":
        return False
    if hit.base.enc and hit.base.stem.endswith("وا"):
        return True
    if hit.base.pro not in ("و", "ف", "ثم") or not hit.verbal:
        return False
    if _OF_THEM.isdisjoint(sight.words(hit.end, hit.end + _OF_THEM_REACH)):
        return False
    return any(h.entry.attrs.get("tactic") == "armed_attack" and not h.entry.attrs.get("toll") for h in _before(sight, hit))


def _came_in(sight: Sight, hit: Hit) -> bool:
    """«دخل مسلحون المدرسة واقتادوا أربعة رهائن»: gunmen came in for what they did there."""
    if hit.entry.id != "took-bare" or not any(w in _GUNMEN for w in sight.words(hit.start, hit.end)):
        return False
    sentence = sight.text.tokens[hit.start].sentence
    ahead = (h for h in sight.within(hit.end, hit.end + _CAME_REACH, "tactics") if sight.text.tokens[h.start].sentence == sentence)
    return any(h.verbal and h.base.pro in ("و", "ف") and h.entry.attrs.get("tactic") in _DONE_INSIDE for h in ahead)


def _flown(sight: Sight, hit: Hit) -> bool:
    """«اعترضت الدفاعات صاروخا باليستيا أطلقه ...», «سقط على المدينة صاروخ أطلق من ...»: what was brought down or fell, told before."""
    return hit.entry.id == "rockets-of" and any(not h.entry.attrs.get("toll") for h in _before(sight, hit))


def _before(sight: Sight, hit: Hit) -> list[Hit]:
    """The tactic words of the same sentence shortly before one."""
    sentence = sight.text.tokens[hit.start].sentence
    found = (h for i in range(max(0, hit.start - _CAME_REACH), hit.start) for h in sight.at(i, "tactics"))
    return [h for h in found if sight.text.tokens[h.start].sentence == sentence]


def _of_a_launcher(sight: Sight, hit: Hit) -> bool:
    """«دمرت الغارة منصة إطلاق صواريخ», «موقعين لإطلاق القذائف»: what the thing that was struck is for."""
    at = next((i for i in (hit.start, hit.start - 1) if sight.word(i) in _FIRING), None)  # «قذائف الهاون» are the same hit's object
    return at is not None and is_one_of(sight.word(at - 1).removeprefix("ال"), _FIRED_FROM)
