"""Rules of the status `denied`: a deed that somebody says did not happen, or a rumour of one."""

from __future__ import annotations

from itertools import pairwise

from waqai.events.role_words import INVOLVED
from waqai.events.status_case import Answer, Case
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

_TOLD_AS = word_set("صحة مزاعم أنباء الأنباء شائعات الشائعات إشاعات الإشاعات ادعاءات معلومات تقارير تداول تداوله تداولته أشيع أثير تردد")
_RUMOURED = word_set(
    "أنباء الأنباء شائعات الشائعات إشاعات الإشاعات شائعة إشاعة تردد يتردد تداول تداولته تداوله يتداول المتداول المتداولة أشيع يشاع "
    "أثير يثار مزاعم المزاعم ادعاءات الادعاءات الحديث يقال قيل"
)
_LIES = word_set("كذب كاذب كاذبة افتراء افتراءات مختلقة مختلق ملفق ملفقة مفبركة مفبرك هراء")
_BARE = word_set("عارية عار عاري")
_TRUE = word_set("صحيح صحيحة دقيق دقيقة")
_TRUTH = word_set("صحة أساس")
_THAT_IT = word_set("عن حول بشأن من حدوث بحدوث وقوع بوقوع تعرض بتعرض قيام بقيام")
_DOING = word_set("قيام قيامه قيامها قيامهم ارتكاب ارتكابه ارتكابها ارتكابهم")
_BLAME = INVOLVED | word_set("مسؤولية مسؤوليته مسؤوليتها مسؤوليتهم المسؤولية مسئوليته مسئوليتها علاقتهم تورطهم ضلوعهم وقوفه وقوفها")
_WHO_DENIES = 5  # tokens: «وكالة الأنباء الرسمية»
_UNDERGOING = word_set("تعرض تعرضه تعرضها تعرضهم وقوع حدوث حصول")


def _disclaimed(case: Case, hit: Hit) -> bool:
    """«نفى التنظيم مسؤوليته عن تفجير»: it took place, whoever did it."""
    return not _BLAME.isdisjoint(case.reading.sight.words(hit.start, case.first))


def denied(case: Case) -> Answer | None:
    """«نفت الوزارة وقوع تفجير», and further off with no comma between: «نفى مدير المطار الدولي بالعاصمة ... تعرض المطار لقصف»."""
    start, sight = case.draft.segment.start, case.reading.sight
    hit = case.cue("deny", max(start, case.first - 8), case.first)
    if hit is None and any(w in _UNDERGOING for w in case.words(3)):
        far = case.cue("deny", max(start, case.first - 16), case.first)
        hit = far if far is not None and not any("،" in sight.gap(i) for i in range(far.end, case.first)) else None
    if hit is None and (_baseless(case) or _denied_behind(case)):
        return "denied", "denied", None
    if hit is None:
        hit = _rumour(case) or _act_denied(case)
    return (
        ("denied", "denied", hit)
        if hit is not None and not ((case.draft.counts or case.draft.own_place) and _disclaimed(case, hit))
        else None
    )


def _baseless(case: Case) -> bool:
    """«الأنباء عن سقوط قذائف عارية عن الصحة», «ما تردد عن وقوع انفجار غير صحيح»: what is said of a rumour behind it."""
    if _RUMOURED.isdisjoint(w.removeprefix("ل") for w in case.words(6)):
        return False
    behind = case.reading.sight.words(case.first, case.draft.segment.sentence.end)
    if not _LIES.isdisjoint(behind):
        return True  # «إن الحديث عن إطلاقها صواريخ محض كذب»
    if "الصحه" in behind and not _BARE.isdisjoint(behind):
        return True
    return any(a == "غير" and b in _TRUE for a, b in pairwise(behind)) or any(a == "لا" and b in _TRUTH for a, b in pairwise(behind))


def _denied_behind(case: Case) -> bool:
    """«مقتل ستة جنود في كمين - أنقرة تنفي»: a flash that ends, behind a dash, on who denies it."""
    sight, sentence = case.reading.sight, case.draft.segment.sentence
    if not any(h.end == sentence.end and h.entry.id == "denied" for h in case.reading.cues_in(case.first, sentence.end, "deny")):
        return False
    return any(dash in sight.gap(i) for i in range(sentence.end - _WHO_DENIES, sentence.end) if i > case.first for dash in "-–—")


def _rumour(case: Case) -> Hit | None:
    """«نفى مصدر أمني صحة ما تداولته صفحات من مزاعم بشأن حدوث انفجار»: what is only said to have happened."""
    if case.draft.counts or (_THAT_IT.isdisjoint(case.words(2)) and _UNDERGOING.isdisjoint(case.words(8))):
        return None
    hits = case.reading.cues_in(case.draft.segment.sentence.start, case.first, "deny")
    words = case.reading.sight.words
    return next((h for h in hits if not _TOLD_AS.isdisjoint(words(h.end, min(h.end + 12, case.first)))), None)


def _act_denied(case: Case) -> Hit | None:
    """«نفت الجماعة، قيام عناصرها بقصف القرية»; not «نفت قيامها بالهجوم», which took place."""
    if case.draft.definite or _DOING.isdisjoint(case.words(4)):
        return None
    return case.cue("deny", max(case.draft.segment.sentence.start, case.first - 14), case.first)
