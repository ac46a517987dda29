"""What lasts or comes again and again is no incident: ground held, a siege that goes on, strikes of every day."""

from __future__ import annotations

from itertools import pairwise

from waqai.events.status_case import SINCE, Case
from waqai.text import is_one_of, word_set

_HOLDING = ("control-bare", "took-control")
_SIEGES = ("siege", "siege-frame")
_HOLDS = word_set("يسيطر تسيطر يسيطرون تسيطران يسيطران ويسيطر وتسيطر ويسيطرون")
_UNDER = word_set("يخضع تخضع يخضعون يخضعان تخضعان خاضعا خاضعة الخاضعة الخاضع الخاضعين")
_KEEPS = word_set("يحتفظ تحتفظ يحتفظون محتفظا محتفظة احتفاظ احتفاظه احتفاظها")
_BECAME = word_set("بات باتت باتوا أصبح أصبحت أصبحوا صار صارت صاروا بدأ بدأت بدأوا عاد عادت وقع وقعت دخل دخلت سقط سقطت لم لن كي لكي حتى أن")
_GO_ON = word_set("يواصل تواصل يواصلون واصل واصلت واصلوا مواصلة استمرار استمر استمرت يستمر تستمر زال زالت يزال تزال ظل ظلت")
_BESIEGES = word_set(
    "يحاصر تحاصر يحاصرون تحاصره تحاصرها يحاصره يحاصرها يحاصرونها تحاصرهم محاصرة المحاصرة محاصر المحاصر تفرض يفرض تفرضه يفرضه يفرضونه"
)
_ROW = word_set("التوالي توال")
_LAST = "اخر"
_NOT_CEASED = word_set("لا ولا ما وما فلا لم ولم")
_CEASED = word_set("تزال يزال زالت زال يزالون زالوا تزل يزل")
_TIMES = (
    ("من", "حين"), ("من", "وقت"), ("من", "ان"), ("بين", "الحين"), ("بين", "حين"), ("من", "فتره"),
    ("بين", "الفينه"), ("بين", "فتره"), ("بين", "وقت"),
    ("شبه", "يومي"), ("شبه", "يوميه"), ("عاده", "ما"), ("غالبا", "ما"), ("كثيرا", "ما"), ("دايما", "ما"), ("احيانا", "ما"),
)  # fmt: skip
_WONT = word_set("دأب دأبت دأبوا يدأب تدأب اعتاد اعتادت اعتادوا يعتاد تعتاد درج درجت درجوا")
_WAYS = word_set("بشكل بصورة")
_REGULAR = word_set("متتال متتالي متتالية متواتر متواصل متكرر متكررة مستمر مستمرة دوري دورية يومي يومية دائم دائمة منتظم منتظمة أسبوعي")
_OFTEN = word_set("متكرر متكررة المتكررة متكررا باستمرار بانتظام دوريا مرارا تكرارا")
_ITS_DEEDS = word_set("غاراته غاراتها غاراتهم عملياته عملياتها ضرباته ضرباتها هجماته هجماتها")
_IS_GOING_ON = word_set("متواصلة متواصل مستمرة مستمر")
_TELLS_A_STATE = word_set(
    "تشهد يشهد يشهدان تشهدان تتعرض يتعرض تعيش يعيش تندلع تدور تقع تتكرر يتكرر تنفذ ينفذ تشن يشن يشنون تتخللها يتخللها"
)
_KNOWN_FOR = word_set(
    "تشتهر يشتهر يشتهرون اشتهر اشتهرت اشتهروا معروفة معروف معروفون معروفين المعروفة المعروف المعروفين مشهورة مشهور تعرف يعرف عرفت عرف"
)
_OPEN_TOLL = 2
_NEAR = 4
_FAR = 8


def lasting(case: Case) -> bool:
    """Whether a draft without a toll tells what lasts: held ground or a siege that goes on."""
    lead = case.draft.decision.lead
    if lead is None or case.draft.counts:
        return False
    if lead.entry.id in _HOLDING:
        return _held(case)
    return lead.entry.id in _SIEGES and _besieged(case)


def _held(case: Case) -> bool:
    """«ويسيطر الفيلق على المنطقة», «آخر مدينة تحت سيطرة الجيش», «لا تزال القرى تحت سيطرة التنظيم», «تخضع لسيطرته»;
    not «بات المتمردون يسيطرون على البلدة», which is news.
    """
    sight, first = case.reading.sight, case.first
    before = case.words(_FAR)
    if any(w.removeprefix("و") in _BECAME or w.removeprefix("ف") in _BECAME for w in before[-_NEAR:]):
        return False
    if before[-1:] == ["تحت"]:
        return _LAST in before or any(a in _NOT_CEASED and b in _CEASED for a, b in pairwise(before))
    word = sight.word(first)
    if word[:1] == "ل" and any(is_one_of(w, _UNDER) for w in before) or word[:1] == "ب" and any(is_one_of(w, _KEEPS) for w in before):
        return True
    return word in _HOLDS and (word[0] == "و" or first > case.draft.segment.sentence.start)  # «تسيطر القوات على المطار»: a headline


def _besieged(case: Case) -> bool:
    """«تحاصر القوات المدينة منذ عام», «يواصلون فرض حصار على البلدة»: a siege that was there before."""
    sight, sentence = case.reading.sight, case.draft.segment.sentence
    before = case.words(_NEAR)
    after = sight.words(case.first, min(case.first + 14, sentence.end))
    if any(w.removeprefix("و") in _GO_ON for w in before):
        return True
    present = not _BESIEGES.isdisjoint(w.removeprefix("و") for w in (*before[-1:], *after[:2]))
    return (present and any(w in SINCE for w in after)) or not _ROW.isdisjoint(after)


def usual(case: Case) -> bool:
    """«تتعرض القرى لقصف متكرر», «بالقصف المدفعي بين الحين والآخر»: what happens now and then, with no toll and no day of its own."""
    draft, lead = case.draft, case.draft.decision.lead
    counted = any(c.high is not None or c.low > _OPEN_TOLL for c in draft.counts)  # «بشكل متتال ما تسبب في سقوط قتلى» counts nobody
    if lead is None or counted or (draft.moment is not None and "date" not in draft.inherited):
        return False
    words, segment = case.reading.sight.words, draft.segment
    if _time_and_again(words(lead.end, min(lead.end + 3, segment.end))) or _known_for(case):
        return True
    its = lead.base.enc or case.reading.sight.word(lead.start) in _ITS_DEEDS
    if its and not _IS_GOING_ON.isdisjoint(words(segment.end - 1, segment.end)):
        return True  # «إن غاراته على الغابة متواصلة»
    before = words(max(segment.start, lead.start - _FAR), lead.start)
    if any(b == "ما" and (a.removeprefix("و"), b) in _TIMES for a, b in pairwise(before)):
        return True  # «كثيرا ما يطلق المسلحون قذائف»
    if any(is_one_of(a, _WONT) and b == "علي" for a, b in pairwise(before)) or any(is_one_of(w, _WONT) for w in before[:2]):
        return True  # «ودأبت الجماعة على مهاجمة الدوريات»
    told = [w.removeprefix("و") for w in (*before, *words(lead.start, lead.end))]
    present = lead.form == "present" or told[len(before)][:1] in ("ت", "ي") or not _TELLS_A_STATE.isdisjoint(told)
    near = [*before, *words(lead.start, min(lead.end + _FAR, segment.end))]
    return present and (not _OFTEN.isdisjoint(near) or _time_and_again(near))


def _known_for(case: Case) -> bool:
    """«تشتهر الجماعة بالخطف», «عصابة معروفة بخطف الأجانب»: what somebody is known for."""
    sight, lead = case.reading.sight, case.draft.decision.lead
    if lead is None or sight.word(lead.start)[:1] != "ب":
        return False
    return not _KNOWN_FOR.isdisjoint(w.removeprefix("و") for w in sight.words(lead.start - _NEAR, lead.start))


def _time_and_again(words: list[str]) -> bool:
    """Whether words say that it is not once: «من حين لآخر», «بشكل شبه يومي»."""
    return any((a.removeprefix("و"), b) in _TIMES or (a in _WAYS and b in _REGULAR) for a, b in pairwise(words))
