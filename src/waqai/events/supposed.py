"""What is asked, supposed, stopped, trained for or still ahead: no incident, or at most a threat (codebook: `status`)."""

from __future__ import annotations

from waqai.events.status_case import Answer, Case
from waqai.events.triggers import triggers
from waqai.text import is_one_of, word_set

_ASKING = word_set("هل")
_ASKED_REACH = 4
_ANY = word_set("أي أية أيّ لأي لأية بأي بأية")
_STOPPED = word_set("توقفت وتوقفت هدأت وهدأت تتوقف يتوقف")
_NOT = word_set("لم لا لن")
_TRAINING = word_set(
    "تدريب تدريبا تدريبات التدريب التدريبات تدرب تدربت تدربوا يتدرب تتدرب يتدربون يدرب تدربهم لتدريب بتدريب دورة تمرين تمرينا"
)
_TRAINED_REACH = 6
_BRINK = word_set("وشك")
_BRINK_REACH = 5
_LIKELY = word_set("المتوقع المقرر المرجح المنتظر المزمع المحتمل الممكن الوارد المفترض")
_LIKELY_REACH = 9
_IS = word_set("يكون تكون يكونوا كان كانت")
_LEADING_BACK = word_set("بعد عقب إثر جراء بسبب نتيجة منذ")
_PRIORITIES = word_set("أولويات أولوياته أولوياتها أولوياتنا أولوياتهم")
_REMEMBERED = word_set(
    "يتذكر تتذكر يتذكرون نتذكر تذكر تذكرت تذكروا يستذكر تستذكر يستذكرون استذكر استذكرت استذكروا استذكار تذكاري تذكاريا تذكارية تخليدا"
)
_REMEMBERED_REACH = 5
_AFTER = word_set("بعد وبعد")
_AFTER_REACH = 6
_LONG = word_set("أسبوعين أسابيع شهر شهرين أشهر شهور عام عاما عامين أعوام سنة سنتين سنوات عقد عقدين عقود")


def asked(case: Case) -> bool:
    """«هل يقتحم الجيش المدينة؟»: a question, no incident; not «اقتحم الجيش المدينة وسأل السكان: هل انتهى القتال؟»."""
    before = case.words(_ASKED_REACH)
    at = next((n for n, w in enumerate(before) if is_one_of(w, _ASKING)), None)
    if at is None or case.draft.counts:
        return False
    return not triggers(case.reading.sight, case.draft.segment.start, case.first - len(before) + at)


def any_such(case: Case) -> bool:
    """«لم تشهد المدينة أي اشتباكات», «أي هجوم على العاصمة سيفشل»: none, or whatever may come; not where it is threatened."""
    lead = case.draft.decision.lead
    if lead is None or lead.verbal or case.draft.counts or _ANY.isdisjoint(case.words(1)):
        return False
    return case.cue("threat", end=case.first) is None


def stopped(case: Case) -> bool:
    """«وتوقفت الاشتباكات»: a fight that is over, told without a toll; not «لم تتوقف الغارات»."""
    before = case.words(2)
    return not case.draft.counts and before[-1:] != [] and before[-1] in _STOPPED and not is_one_of(before[0], _NOT)


def trained_for(case: Case) -> bool:
    """«تدريب الجنود على اقتحام المدن»."""
    before = case.words(_TRAINED_REACH)
    return not case.draft.counts and before[-1:] == ["علي"] and any(is_one_of(w, _TRAINING) for w in before)


def on_the_brink(case: Case) -> Answer | None:
    """«الجيش على وشك استعادة المدينة»."""
    near = not case.draft.counts and not _BRINK.isdisjoint(case.words(_BRINK_REACH))
    return ("threat", "about to", None) if near else None


def likely(case: Case) -> Answer | None:
    """«من المتوقع أن تشن القوات هجوما»; not «من المرجح أن يكون التنظيم نفذ الهجوم», which took place."""
    lead = case.draft.decision.lead
    if lead is None or case.draft.counts or case.draft.definite or lead.form == "verb":
        return None
    words = case.words(_LIKELY_REACH)
    at = next((n for n in range(len(words) - 1) if words[n] in _LIKELY and words[n + 1] == "ان"), None)
    between = words[at + 2 :] if at is not None else []
    back = not (_IS | _LEADING_BACK).isdisjoint(between)
    return ("threat", "likely", None) if at is not None and not back else None


def planned(case: Case) -> bool:
    """«استعادة العاصمة على رأس أولويات الجيش»: what is still to be done."""
    lead, draft = case.draft.decision.lead, case.draft
    if lead is None or lead.verbal or draft.counts:
        return False
    return not _PRIORITIES.isdisjoint(case.reading.sight.words(lead.end, draft.segment.end))


def remembered(case: Case) -> Answer | None:
    """«يتذكر الأهالي مجزرة ...», «نصب تذكاري لضحايا الهجوم»."""
    lead = case.draft.decision.lead
    if lead is None or lead.verbal or _REMEMBERED.isdisjoint(case.words(_REMEMBERED_REACH)):
        return None
    return "background", "remembered", None


def long_after(case: Case) -> Answer | None:
    """«أطلق سراحه بعد عام من اعتقاله», «بعد شهرين على الهجوم»: what something else came long after."""
    lead, before = case.draft.decision.lead, case.words(_AFTER_REACH)
    if lead is None or lead.verbal or before[-1:] not in (["من"], ["علي"]):
        return None
    after = not _AFTER.isdisjoint(before) and not _LONG.isdisjoint(before[-3:])
    return ("background", "long after", None) if after else None
