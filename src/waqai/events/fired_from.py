"""Places from which something was fired, flown or sneaked in at the place told of next."""

from __future__ import annotations

from waqai.mentions.places import PlaceMention
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set

_SNEAKED = word_set("تسلل التسلل تسللهم تسللوا تسللت يتسلل عبور العبور عبروا توغل التوغل توغلت نفاذ")
_LAUNCHED = word_set("أطلق أطلقت أطلقه أطلقها أطلقته أطلقتها أطلقوا أطلقوه أطلقوها إطلاق أطلقا")
_FIRED_IT = word_set("أطلقه أطلقها أطلقهما أطلقته أطلقتها أطلقتهما أطلقوه أطلقوها إطلاقه إطلاقها إطلاقهما")
_HEARD = word_set("صوت أصوات دوي")
_SET_OUT = word_set("انطلق انطلقت انطلقا انطلقتا انطلاق أقلعت أقلع أقلعتا أقلعا")
_STRUCK_REACH = 8
_TO_THE_GUNS = 8
_STATIONED = word_set("المتمركزة المتمركز المتمركزين المرابطة المرابط المنتشرة المتواجدة الموجودة المنصوبة المتموضعة")
_BY_FIRE = ("shelling", "shooting")
_GUNS = ("artillery", "firearm")
_POSTED = word_set(
    "مواقع مواقعها مواقعه مواقعهم موقع موقعها ثكنات ثكنة ثكناتها مرابض مرابضها قواعد قواعدها قاعدة معسكر معسكرات معسكراتها مقرات "
    "مقراتها نقاط نقاطها نقطة حواجز حواجزها حاجز تمركزات تمركزاتها مراكز مراكزها مناطق مناطقها"
)
_SOURCE = word_set("مصدره مصدرها مصدرهما")
_SOURCE_REACH = 6
_SOURCES = word_set("مصدر المصدر مصادر مرابض منصات منصة مكان")
_ANSWERED = word_set("رد ردت ردوا ترد يرد الرد ردها رده")
_ANSWERED_REACH = 9
_TOOK_OFF = word_set("أقلعت أقلع أقلعتا أقلعا تقلع")
_POSITIONS = word_set("مواقع مواقعها مواقعه مرابض مرابضها قواعد قواعدها تمركزات حواجز معسكراتها مقراتها نقاط")
_STRIKES_AT = word_set("استهدف استهدفت يستهدف تستهدف مستهدفا مستهدفة طال طالت أصاب أصابت")
_TOWARDS = word_set("على باتجاه نحو صوب إلى")
_FELL = word_set("سقط سقطت سقطا سقطوا وسقط وسقطت انفجر انفجرت أصاب أصابت")


def launched_from(sight: Sight, start: int, end: int) -> bool:
    """«أطلقه الحوثيون من صعدة على نجران»: after «من» stands where it was fired, if another place follows; «انطلقت من صعدة»."""
    if _its_source(sight, start) or _answered_at(sight, start):
        return True
    if "من" not in sight.words(start - 9, start):
        return False
    if any(sight.word(k) in _HEARD and sight.word(k + 1) in _LAUNCHED for k in range(max(0, start - 9), start - 2)):
        return True  # «سمعوا صوت إطلاق الصاروخ من وسط صنعاء»
    for k in range(start - 2, max(-1, start - 9), -1):  # «أقلعت من قاعدة جوية في ديار بكر»
        if any(c in sight.gap(k + 1) for c in "،,.") or any(h.verbal for h in sight.at(k + 1, "tactics")):
            break
        if sight.word(k) in _SET_OUT and sight.word(k + 1) == "من":
            return True
        if is_one_of(sight.word(k), _TOOK_OFF) and "من" in sight.words(k + 2, start):
            return True  # «أقلعت طائرات تركية من قاعدة في ديار بكر»
    if sight.word(start - 1) == "من" and sight.word(start - 2) in _LAUNCHED and _arms_end(sight, start - 2):
        return True  # «بصواريخ أطلقت من الجولان», «بصاروخ مضاد للدروع أطلق من لبنان»
    if _from_positions(sight, start, end):
        return True
    if sight.word(start - 1) == "من":
        for k in range(start - 2, max(-1, start - 8), -1):  # «انطلق قصف المدفعية فجر أمس من مدينة دجلة»
            if any(c in sight.gap(k + 1) for c in ".:"):
                break
            if sight.word(k).removeprefix("و") in _SET_OUT and any(sight.at(i, "weapons", "tactics") for i in range(k + 1, start - 1)):
                return True
    if (sight.word(start - 2), sight.word(start - 1)) == ("من", "داخل") and any(
        h.entry.attrs.get("tactic") == "shelling" for i in range(start - 5, start - 2) for h in sight.at(i, "tactics")
    ):
        return True  # «تعرضت القرية لقصف مدفعي من داخل مدينة كادقلي»
    if sight.word(start - 1) != "من" or not any(w in _TOWARDS or w in _FELL for w in sight.words(end, end + 3)):
        return False
    if sight.word(end) in ("الي", "نحو") and any(w in _SNEAKED for w in sight.words(max(0, start - 7), start - 1)):
        return True  # «تسلل مجموعة من غزة إلى سيناء»
    return fired_from(sight, start)


def _arms_end(sight: Sight, i: int) -> bool:
    """Whether the name of arms ends right before a token."""
    return any(h.end == i for k in range(max(0, i - 4), i) for h in sight.at(k, "weapons"))


def let_fly_from(sight: Sight, start: int) -> bool:
    """«انهالت على الحي قذائف أطلقتها الفصائل من جوبر», «واتهم التنظيم بإطلاقها من قرية مجاورة»: behind what fell on the place told before
    stands who fired it, and whence.
    """
    return sight.word(start - 1) == "من" and any(
        is_one_of(sight.word(k), _FIRED_IT) or sight.word(k).removeprefix("ب") in _FIRED_IT
        for k in sight.clause_back(start - 1, _STRUCK_REACH)
    )


def guns_stand(sight: Sight, m: PlaceMention) -> bool:
    """«استهداف حي س بصواريخ من ثكنات القوات في جبل ص», «تعرضت البلدة لرشقات من موقع ع»: where those lie who
    fired at the place told before; «قذائف المدفعية المتمركزة في س على ص», at the next.
    """
    if sight.word(m.start - 1) in ("في", "قرب") and sight.word(m.start - 2) in _STATIONED:
        guns = (h for i in range(m.start - 5, m.start - 2) for h in sight.at(i, "weapons", "actors", "tactics"))
        return sight.word(m.end) in _TOWARDS and any(h.end == m.start - 2 for h in guns)
    of = next((i for i in sight.clause_back(m.start, _TO_THE_GUNS) if sight.word(i) == "من"), None)
    if of is None:
        return False
    posted = of == m.start - 1 and bool(m.frame) or sight.word(of + 1) in _POSTED and sight.word(m.start - 1) in ("في", "قرب")
    if not posted or m.preposition == "ب":
        return False
    if sight.word(of - 1) in _LAUNCHED:
        return True
    before = (h for i in range(max(0, of - 4), of) for h in sight.at(i, "weapons", "tactics"))
    return any(h.end == of and (h.entry.attrs.get("tactic") in _BY_FIRE or h.entry.attrs.get("class") in _GUNS) for h in before)


def _its_source(sight: Sight, start: int) -> bool:
    """«سقطت قذائف على س، مصدرها ص», «مصدره مواقع الجماعة في ص»: behind the word of origin stands where it was fired."""
    return any(is_one_of(sight.word(k), _SOURCE) for k in sight.clause_back(start, _SOURCE_REACH))


def _answered_at(sight: Sight, start: int) -> bool:
    """«سقطت قذيفة على س، ورد الجيش على مصادر النيران في ص»: where the guns are that were answered."""
    back = list(sight.clause_back(start, _ANSWERED_REACH))
    source = next((k for k in back if is_one_of(sight.word(k), _SOURCES)), None)
    return source is not None and any(is_one_of(sight.word(k), _ANSWERED) for k in back if k < source)


def shelled_from(sight: Sight, i: int, mentions: list[PlaceMention]) -> bool:
    """«قصف بالراجمات من معسكر جورين في ريف حماة على أحياء جسر الشغور»: whence the guns fire, where what they strike is told next."""
    m = mentions[i]
    if sight.word(m.start - 1) != "من" or not any(
        h.entry.attrs.get("tactic") == "shelling" for k in sight.clause_back(m.start - 1, 6) for h in sight.at(k, "tactics")
    ):
        return False
    behind = (o for o in mentions[i + 1 : i + 4] if o.sentence == m.sentence and o.start - m.end < _STRUCK_REACH)
    return any(_TOWARDS & set(sight.words(max(m.end, o.start - 3), o.start)) for o in behind)


def _from_positions(sight: Sight, start: int, end: int) -> bool:
    """«قصف براجمات الصواريخ من مواقع القوات في معسكر جورين استهدف أحياء المدينة»: where those lie who fired, if what was struck follows."""
    if sight.word(start - 1) not in ("في", "قرب", "ب"):
        return False
    for k in range(start - 2, max(-1, start - 8), -1):
        if any(c in sight.gap(k + 1) for c in ".:،,") or any(h.verbal for h in sight.at(k + 1, "tactics")):
            return False
        if sight.word(k) in _POSITIONS and sight.word(k - 1) == "من":
            fired = any(sight.at(i, "weapons", "tactics") for i in range(max(0, k - 5), k - 1))
            return fired and any(w in _TOWARDS | _STRIKES_AT for w in sight.words(end, end + 8))
    return False


def fired_from(sight: Sight, start: int) -> bool:
    """Whether what stands right before a place fires from there: «أطلقه الحوثيون من صعدة»."""
    return sight.word(start - 1) == "من" and any(w in _LAUNCHED for w in sight.words(max(0, start - 6), start - 1))
