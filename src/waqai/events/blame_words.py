"""The words by which a clause holds a side to be behind a deed that was told before it: «نسبته السلطات إلى X», «كل الدلائل تشير إلى X».

A clause blames where it names a deed told («الهجوم», «عنه») or a word that stands for one («الشبهات», «مسؤوليته»), and the words around the
side are among the forms below.
"""

from __future__ import annotations

from waqai.events.reading import Reading
from waqai.events.role_words import (
    ACCUSED,
    AFFILIATE,
    BURDEN,
    BURDENED,
    HELD,
    ITS_DOING,
    MEN_OF,
    NO_MORE,
    OF_THE_DEED,
    ORGANISATIONS,
    SUPPOSES,
    THAT,
    USUALLY,
)
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

_WHO_DID = word_set(
    "المنفذين المنفذون المنفذ منفذي منفذو منفذ الفاعل الفاعلين الفاعلون الرماة الجناة المهاجمين المهاجمون المهاجم "
    "المسلحين المسلحون المسلح الخاطفين الخاطفون الانتحاري الانتحاريين القتلة"
)
_SUSPECT = word_set("المشتبه المتهم")
_BELONG = word_set("انتماؤهم انتمائهم بانتمائهم ينتمون انتماءهم انتماؤهما انتماؤه بانتمائه ينتمي")
_BELONGING = word_set("انتماء بانتماء")
_ATTACKERS = word_set(
    "المسلحين المسلحون المهاجمين المهاجمون المنفذين المنفذون الجناة المهاجم المسلح المنفذ الخاطفين الخاطفون الفاعلين الفاعلون"
)
_DEEDS = word_set(
    "الهجوم الهجمات الهجومين التفجير التفجيرات التفجيرين الانفجار الانفجارات الاعتداء الاعتداءات العملية الحادث الحادثة المجزرة الكمين "
    "القصف الاغتيال الخطف الاختطاف للهجوم للتفجير للاعتداء للعملية بالهجوم بالتفجير بالاعتداء عنه عنها وراءه وراءها خلفه خلفها "
    "الجريمة الضربة الغارة القذائف القذيفة الصواريخ الصاروخ إطلاقها إطلاقه زرعه زرعها تنفيذه تنفيذها قتله قتلها قتلهم مقتله مقتلهم مقتلها "
    "اغتياله خطفه خطفها خطفهم اختطافه اختطافها اختطافهم استهدافه استهدافها استهدافهم تفجيره تفجيرها إحراقه إحراقها"
)
_STANDS = word_set("يقف تقف وقف وقفت يقفون وقوف بوقوف ضلوع بضلوع تورط بتورط")
_BEHIND = word_set("وراء خلف وراءه وراءها خلفه خلفها في فيه فيها")
_BEHIND_IT = word_set("وراء خلف وراءه وراءها خلفه خلفها")
_HAND_IN_IT = word_set("ضلوع بضلوع تورط بتورط مسؤولية بمسؤولية وقوف بوقوف")
_EVIDENCE = word_set(
    "الدلائل الأدلة المؤشرات التحقيقات المعطيات القرائن الشكوك الشبهات الاتهامات المعلومات التحريات البصمات الاستنتاجات أدلة دلائل مؤشرات "
    "تحقيقات معلومات شكوك شبهات"
)
_POINTS = word_set("تشير يشير أشارت تتجه اتجهت تحوم حامت تدل دلت تقود قادت توجهت تؤكد تفيد تؤشر تدور ترجح")
_POINTED_AT = word_set("إلى نحو حول على صوب")
_POINTED = word_set("أصابع بأصابع إصبع بإصبع")
_ANSWERABLE = word_set("مسؤول مسؤولة مسؤولون مسؤولين المسؤول المسؤولة المسؤولون")
_FOR_IT = word_set("عن عنه عنها عنهما")
_FINGERS = word_set("أصابع بأصابع إصبع بإصبع باللوم باللائمة اللوم اللائمة الاتهامات الاتهام الشبهات بصمات بصمة ببصمات")
_THE_BLAME = word_set("باللوم باللائمة اللوم اللائمة")
_PRINTS = word_set("بصمات بصمة ببصمات")
_ATTRIBUTED = word_set("نسب نسبت نسبوا عزا عزت تنسب ينسب ينسبون تعزو يعزو")
_LAID_IT = word_set("نسبته نسبتها نسبه نسبها نسبتهما عزته عزتها عزاه عزاها")  # of the deed told just before
_OF_IT = _LAID_IT | word_set("نسب نسبت")
_USUAL = USUALLY | word_set("سابقا سابق مماثلة مشابهة")
_SUSPECTS = word_set("تشتبه يشتبه اشتبهت اشتبه تشك يشك")
_ACCUSES = ACCUSED | word_set("وتتهم ويتهم")
_WORK_OF = word_set("تنفيذ تدبير صنع عمل")
_DID_IT = word_set("نفذته نفذتها نفذه نفذها شنته شنتها شنه شنها ارتكبته ارتكبتها ارتكبه ارتكبها دبرته دبرتها دبره دبرها")
_THEY_DID_IT = word_set(
    "زرعوه زرعوها زرعته زرعتها زرعه زرعها أطلقوه أطلقوها أطلقته أطلقتها أطلقها أطلقه نفذوه نفذوها نفذته نفذتها نفذه نفذها شنوه شنوها شنته "
    "شنتها دبروه دبرته دبرتها دبره نصبوه نصبته وضعوها وضعتها فجروها فجروه فجرتها"
)
_IT_IS = word_set("هو هي هم")
_RULED_OUT = word_set("استبعد استبعدت يستبعد تستبعد مستبعدا نافيا واستبعد واستبعدت")
_ALL = frozenset().union(
    _DEEDS, OF_THE_DEED, _FINGERS, _OF_IT, _EVIDENCE, _POINTS, BURDENED, BURDEN, SUPPOSES, _HAND_IN_IT, _ACCUSES, _SUSPECTS, _DID_IT,
    _ATTACKERS, _WHO_DID, _SUSPECT, HELD, _THEY_DID_IT,
)  # fmt: skip
_GROUP_BEHIND = 4
_FAR_BEHIND = 7


def blamed_in(reading: Reading, start: int, end: int, bodies: tuple[str, ...], *, tells: bool) -> Hit | None:
    """The side of the classes in `bodies` that a sentence accuses of a deed told before, or says to stand behind it; `tells` where the
    sentence tells the deed itself.
    """
    sight = reading.sight
    words = _bared(sight.words(start, end))
    deeds = _deeds_meant(set(words), tells=tells)
    if deeds.isdisjoint(words) or not _USUAL.isdisjoint(words):
        return None
    for hit in sight.within(start, end, "actors"):
        if str(hit.entry.attrs.get("class", "")) not in bodies:
            continue
        at, behind = hit.start - start, hit.end - start
        before, after = words[max(0, at - 8) : at], words[behind : behind + 6]
        denied = not (NO_MORE | _RULED_OUT).isdisjoint((*_of_its_clause(reading, hit, before[-6:]), *after[:2]))
        if denied or deeds.isdisjoint((*before, *after)):
            continue
        if _is_blamed(hit.base.pro, before, after, tells=tells) or _accused_of_it(reading, hit, before, after):
            return hit
    return None


def _of_its_clause(reading: Reading, hit: Hit, before: list[str]) -> list[str]:
    """The words before a group without those of the clause before: «لم يعلن عن ضحايا، واتهم الجيش ...»."""
    sight = reading.sight
    for k in range(1, len(before)):
        if "،" in sight.gap(hit.start - k) and sight.word(hit.start - k).startswith("و"):
            return before[len(before) - k :]
    return before


def _bared(words: tuple[str, ...] | list[str]) -> list[str]:
    """Words without the «و» before those that these lists know: «وتشير», but «وراء»."""
    return [w[1:] if w[:1] == "و" and w not in _ALL and w[1:] in _ALL else w for w in words]


def _deeds_meant(words: set[str], *, tells: bool) -> frozenset[str]:
    """The words of a clause that stand for a deed told before."""
    deeds = _DEEDS | OF_THE_DEED | _LAID_IT | _THE_BLAME | _DID_IT
    if tells or words & _POINTED:
        deeds |= _FINGERS | _OF_IT
    if words & THAT:
        deeds |= _THEY_DID_IT
    if words & _PRINTS:
        deeds |= _PRINTS
    if words & _EVIDENCE and words & _POINTS:
        deeds |= _EVIDENCE
    if words & BURDENED and words & BURDEN:
        deeds |= BURDEN
    if words & SUPPOSES and words & _HAND_IN_IT:
        deeds |= _HAND_IN_IT
    if words & _ACCUSES and not words & OF_THE_DEED:
        deeds |= _ACCUSES
    return deeds | _SUSPECTS


def _accused_of_it(reading: Reading, hit: Hit, before: list[str], after: list[str]) -> bool:
    """«واتهم الجيش قوات X», and no more: of what was told just before; not «واتهم الرئيس الحركة برفض السلام». Who is no band of its own is
    accused so by its foe only.
    """
    sight = reading.sight
    if not set(before[-4:]) & _ACCUSES or set(after) & OF_THE_DEED or any(w.startswith("ب") for w in after[:3]):
        return False
    accuser = next((h for i in range(hit.start - 1, hit.start - 4, -1) for h in sight.at(i, "actors") if h.end == hit.start), None)
    if accuser is None:
        return before[-1] not in _ACCUSES and hit.entry.attrs.get("class") == "armed_group"
    if sight.word(accuser.start - 1).removeprefix("و") not in _ACCUSES:
        return False
    country, cast = reading.country, reading.cast
    one, other = cast.names(accuser, country), cast.names(hit, country)
    return any(cast.are_foes(a, b, country, reading.published) for a in one for b in other)


def _is_blamed(pro: str, before: list[str], after: list[str], *, tells: bool) -> bool:
    """Whether the words around a group hold it to be behind a deed."""
    told, held = set(before), set(after)
    near = before[-1] if before else ""
    to = next((w for w in reversed(before) if w not in ORGANISATIONS and w not in MEN_OF), "")  # «إلى تنظيم X»
    if near in ITS_DOING and "عن" in after[:3]:
        return True  # «تقارير تفيد بمسؤولية الحركة عن الحادث»
    if told & _ACCUSES and held & OF_THE_DEED and (near not in _ACCUSES or after[0] in OF_THE_DEED):
        return True  # «اتهم الوزير الحركة بتنفيذه», «الوزير اتهم الحركة بتنفيذه»
    if held & _ANSWERABLE and held & _FOR_IT and not told & NO_MORE:
        return True  # «رجح الحاكم أن تكون الحركة مسؤولة عن الحادث»
    if after and after[0] in _BEHIND_IT and (told & THAT or told & SUPPOSES):
        return True  # «يشتبه في أن الحركة وراء الهجوم», «رجحت مصادر أن تكون الحركة وراءه»
    if near in THAT and after[:1] and after[0] in _THEY_DID_IT:
        return True  # «تقول السلطات إن الحوثيين زرعوه»
    if told & THAT and held & _DID_IT and after[0] in _IT_IS:
        return True  # «قال الوزير إن الحزب هو من دبره»
    if near in _PRINTS:
        return True  # «بصمات الحركة واضحة عليه»
    if told & BURDENED and (held & BURDEN and near not in BURDENED or told & BURDEN and pro.endswith("ل")):
        return True
    if told & _EVIDENCE and told & _POINTS and (near in _HAND_IN_IT or to in _POINTED_AT):
        return True  # «كل الدلائل تشير إلى جماعة X», «الشبهات تحوم حول X», «تشير التحقيقات إلى تورط X»
    if near in _HAND_IN_IT and told & SUPPOSES:
        return True  # «رجحت الشرطة ضلوع X فيه»
    if not tells and (near in _DID_IT or near in _WORK_OF and before[-2:-1] == ["من"] and told & _DEEDS):
        return True  # «ووصفه بأنه عمل جبان نفذته X», «إن الهجوم من تنفيذ X»
    if set(before[-4:]) & _SUSPECTS and (to == "في" or pro.endswith("ب")):
        return True  # «تشتبه الشرطة في حركة X», «تشتبه الشرطة بمقاتلي X»
    if any(w[:1] == "ب" and w[1:] in MEN_OF for w in before[-1:]) and set(before[-4:]) & _SUSPECTS:
        return True
    if held & _STANDS and set(after[:4]) & _BEHIND or set(before[-2:]) & _STANDS and held & _BEHIND:
        return True
    if told & _FINGERS and (to in ("الي", "علي", "نحو") or pro.endswith("ل") or told & _PRINTS):
        return True
    return bool(told & (_ATTRIBUTED | _OF_IT)) and to == "الي"


def said_to_belong(reading: Reading, start: int, end: int, *, tells: bool) -> Hit | None:
    """«إن المسلحين، الذين يرجح انتماؤهم إلى X، لاذوا بالفرار», «رجحت الشرطة انتماء المهاجمين إلى X»: whose men the attackers are held to
    be; in the sentence that `tells` the deed only behind «إن»: «قتل مسلحون ستة، وقالت الشرطة إن المهاجمين من X».
    """
    sight = reading.sight
    words = _bared(sight.words(start, end))
    if (_ATTACKERS | _WHO_DID | _SUSPECT).isdisjoint(words):
        return None
    belongs = next((i for i, w in enumerate(words) if w in _BELONG and not _ATTACKERS.isdisjoint(words[max(0, i - 6) : i])), None)
    reach = _GROUP_BEHIND
    if belongs is None:
        belongs = _held_to_be(words)
    if belongs is None:
        belongs = next((i + 1 for i in range(len(words) - 1) if words[i] in _BELONGING and words[i + 1] in _ATTACKERS), None)
    if belongs is None:
        belongs, reach = _is_theirs(words), _FAR_BEHIND
    if belongs is None or not (NO_MORE | _RULED_OUT).isdisjoint(words[max(0, belongs - 8) : belongs]):
        return None
    if tells and THAT.isdisjoint(words[max(0, belongs - 3) : belongs]):
        return None
    at = start + belongs
    group = next((h for h in sight.within(at, end, "actors") if at < h.start <= at + reach), None)
    return group if group is not None and any(reading.cast.is_group(n) for n in reading.cast.names(group, reading.country)) else None


def _held_to_be(words: list[str]) -> int | None:
    """Where «من» or «هو» stands in «يعتقد أن المنفذين من حركة X», «المشتبه به الأول هو جماعة X», None where nobody is held to be theirs."""
    for i, word in enumerate(words[:-1]):
        if word in _WHO_DID:
            return next((k for k in range(i + 1, min(len(words) - 1, i + 5)) if words[k] == "من"), None)
        if word in _SUSPECT and words[i + 1].startswith(("به", "فيه")):
            return next((k for k in range(i + 2, min(len(words) - 1, i + 5)) if words[k] in ("هو", "هي", "هم")), i + 2)
    return None


_MARKS = word_set("راية رايات علم أعلام شعارات شعار")
_RAISED = word_set("رفعوا رفع يرفعون حملوا يحملون هتفوا رددوا يرددون")
_GAVE_THEMSELVES = word_set("أنفسهم نفسه")


def _is_theirs(words: list[str]) -> int | None:
    """Where the words of belonging stand: «يرجح أن يكون المسلحون تابعين لـX», «رفع المهاجمون راية X», «عرفوا أنفسهم بأنهم من X»."""
    for i, word in enumerate(words):
        near = words[max(0, i - 6) : i]
        if _ATTACKERS.isdisjoint(near):
            continue
        if word in AFFILIATE and not (HELD | SUPPOSES | THAT).isdisjoint(words[max(0, i - 8) : i]):
            return i - 1
        if word in _MARKS and not _RAISED.isdisjoint(near) or word in _GAVE_THEMSELVES:
            return i
    return None
