"""Rules of the status `threat`: a deed still ahead, allowed, feared, planned, called for or threatened."""

from __future__ import annotations

from waqai.events.status_case import Answer, Case
from waqai.mentions.lexicon import Hit
from waqai.text import is_one_of, word_set

_AHEAD = word_set(
    "سوف ستبدأ سيبدأ ستواصل ستستمر ستقوم سيقوم سيشن ستشن يستعد يستعدون تستعد الاستعداد استعدادا تمهيدا "
    "المرتقبة مرتقبة الوشيك الوشيكة المقبلة"
)
_AIMS = word_set("لاستعادة لتحرير للسيطرة لاقتحام لدخول لشن للهجوم لمهاجمة لضرب لاستهداف بهدف تستهدف يهدف تهدف بغية")
_PREPARED = word_set(
    "يستعد يستعدون تستعد الاستعداد استعدادا تمهيدا المرتقبة الوشيك المقبلة مرتقبة ستبدأ سيبدأ سيشن ستشن يعتزم تعتزم ينوي تنوي اعتزام "
    "يتأهب تتأهب يتأهبون التأهب تأهبا متأهبة تأهبها تأهبه تأهبهم "
    "استعداده استعدادها استعدادهم استعداداته استعداداتها استعداداتهم جاهز جاهزة جاهزون جاهزين جاهزية "
    "الجاهزية جاهزيته جاهزيتها جاهزيتهم مستعد مستعدة مستعدون مستعدين يتحضر تتحضر يتحضرون يخطط تخطط يخططون ينوون يعتزمون"
)
_SET_ON = word_set(
    "ستتوجه سيتوجه سيتوجهون ستتجه سيتجه سيتجهون ستنطلق سينطلق سننطلق ستتحرك سيتحرك سنتحرك ستزحف سيزحف ستشارك سيشارك ستتقدم سيتقدم ستسعى "
    "سيسعى ستحاول سيحاول ستعمل سيعمل سنعمل ستستكمل سيستكمل سنستكمل ستكمل سيكمل ستستعد ستخوض سيخوض سنخوض"
)
_UNDER_WAY = _PREPARED | _SET_ON
_FEARED = word_set("يتخوف يتخوفون تتخوف تخوف تخوفت يخشى تخشى يخشون خشية توقع توقعت يتوقع تتوقع يتوقعون رجح رجحت يرجح")
_BEING = word_set("يكون تكون يكونوا")
_MEANS_TO = word_set("يعتزم تعتزم يعتزمون اعتزم اعتزمت ينوي تنوي ينوون نوت يعتزمان يخطط تخطط يخططون تدرس يدرس يدرسون تبحث يبحثون")
_HAD_MEANT = word_set("كان كانت كانا كانوا")
_PLANS = word_set("خطة خطط خطته خططه خططها خطتها الخطة الخطط خططا")
_PLANNED = word_set("تحرير استعادة اقتحام تطهير اجتياح")
_PLAN_OF = word_set("خطة خطط بخطة سبل آلية آليات استراتيجية إستراتيجية")
_EXPECTED = word_set("توقع توقعت توقعوا يتوقع تتوقع نتوقع متوقعا ترقب يترقب تترقب بانتظار انتظار ننتظر")
_TAKING = word_set("تحرير استعادة سقوط اقتحام دخول السيطرة سيطرة تطهير معركة المعركة")
_IS_NEAR = word_set("بات باتت أصبح أصبحت صار صارت")
_NEAR = word_set("قريبا قريبة قريب وشيكا وشيكة وشيك")
_INTENDED = word_set("نية نيته نيتها نيتهم عزم عزمه عزمها عزمهم اعتزام اعتزامه اعتزامها اعتزامهم احتمال احتمالات احتمالية إمكانية")
_NOT_EXCLUDED = word_set("يستبعد تستبعد يستبعدوا يستبعدون نستبعد مستبعد مستبعدا")
_CALLED = word_set(
    "دعا دعت دعوا يدعو تدعو يدعون داعيا داعية دعوة حرض حرضت حرضوا يحرض تحرض محرضا محرضة تحريض التحريض للتحريض بالتحريض حث حثت يحث تحث"
)
_DEMANDED = word_set(
    "ناشد ناشدت ناشدوا يناشد تناشد مناشدا مناشدة حث حثت حثوا يحث تحث طالب طالبت طالبوا يطالب تطالب مطالبا مطالبة لوح لوحت لوحوا يلوح "
    "تلوح ملوحا ملوحة"
)
_TO_LAUNCH = word_set("بتوجيه بشن بتنفيذ بتكثيف بمواصلة لتوجيه لشن لتنفيذ لتكثيف")
_DEMAND_REACH = 9
_LEADING_BACK = word_set("أن من بعد عقب إثر جراء خلال بسبب نتيجة منذ في حول بشأن عن مع على")
_MAY = word_set("قد ربما")
_WARNED = word_set("حذر حذرت حذروا يحذر تحذر محذرا محذرة تحذير تحذيرات نبه نبهت")
_TO_COME = ("من", "لوقوع", "وقوع", "حدوث", "لحدوث", "شن", "تنفيذ", "احتمال")
_RISKS = word_set("خطر أخطار مخاطر المخاطر الخطر مخاوف المخاوف خوف الخوف رعب الرعب هلع خشية")
_ALLOWED = word_set(
    "يسمح تسمح سمحت سمح السماح بالسماح سماح بسماح وافق وافقت يوافق توافق موافقة موافقته موافقتها الموافقة بالموافقة أجاز أجازت يجيز "
    "تجيز يخول تخول فوض فوضت تفويض تفويضا أذن أذنت الإذن بالإذن إذنا يتيح تتيح أتاح أتاحت إتاحة"
)
_LAUNCH = word_set("شن لشن بشن وشن تنفيذ لتنفيذ بتنفيذ وتنفيذ توجيه لتوجيه بتوجيه القيام للقيام بالقيام")
_WHICH = word_set("ما مما الذي التي بما")
_AFTER = word_set("بعد عقب إثر غداة")
_MEANT = 6


def future(case: Case) -> Answer | None:
    """«سيقصف الطيران»: a verb with the «س» of the future."""
    lead = case.draft.decision.lead
    return ("threat", "future", None) if lead is not None and lead.base.pro.endswith("س") else None


def purpose(case: Case) -> Answer | None:
    """«ستبدأ الهجوم», «يستعد لاستعادة المدينة»: what is still ahead; an aim alone («معارك لتحرير المدينة») is news of the fight for it."""
    lead = case.draft.decision.lead
    if lead is None or case.draft.counts or lead.form == "verb":
        return None
    near = case.words(3, 1)
    aimed = any(w in _AIMS for w in near) and any(is_one_of(w, _UNDER_WAY) for w in case.words(10))
    return ("threat", "purpose", None) if aimed or any(w in _AHEAD for w in near) else None


def permitted(case: Case) -> Answer | None:
    """«اتفاق يسمح للطائرات باستخدام القاعدة لشن ضربات»: leave to strike, not a strike; not «ما سمح للمسلحين بشن هجوم», what followed."""
    lead = case.draft.decision.lead
    joined = lead is not None and lead.base.pro[-1:] in ("ل", "ب")
    if lead is None or case.draft.counts or (lead.verbal and not joined):
        return None
    words = case.words(16)
    if not joined and _LAUNCH.isdisjoint(words[-2:]):
        return None
    said = next((n for n in range(len(words) - 1, -1, -1) if is_one_of(words[n], _ALLOWED)), None)
    return ("threat", "permitted", None) if said is not None and (said == 0 or words[said - 1] not in _WHICH) else None


def feared(case: Case) -> Answer | None:
    """«قد تشن», «هجوم قد تنفذه», «حذرت السفارة من هجوم», «يتخوف ... أن يقوم»."""
    lead = case.draft.decision.lead
    if lead is None or case.draft.counts:
        return None
    before, sight = case.words(12), case.reading.sight
    if sight.word(lead.start - 1) in _MAY and lead.form == "present":
        return "threat", "may", None
    if sight.word(lead.end) in _MAY and sight.word(lead.end + 1)[:1] in ("ي", "ت"):
        return "threat", "may", None
    if any(is_one_of(w, _WARNED) for w in before[-6:]) and sight.word(lead.start - 1) in _TO_COME:
        return "threat", "warned", None
    if not lead.verbal and not lead.entry.attrs.get("toll") and _at_risk(before[-6:]):
        return "threat", "risk", None
    if _meant(before[-_MEANT:]) or _planned(case, lead):
        return "threat", "intended", None
    if lead.base.pro == "ب" and not lead.verbal and any(is_one_of(w, _DEMANDED) for w in before[-4:]):
        return "threat", "called for", None
    if before[-1:] and before[-1] in _TO_LAUNCH and any(is_one_of(w, _DEMANDED | _CALLED) for w in before[-_DEMAND_REACH:]):
        return "threat", "called for", None  # «طالبت الحكومة الجامعة بتوجيه ضربات»
    to_it = sight.word(lead.start - 1) in ("الي", "علي") or lead.form == "masdar" and lead.base.pro == "ل"
    if to_it and any(is_one_of(w, _CALLED) for w in before[-6:]):
        return "threat", "called for", None
    if (not lead.verbal and any(is_one_of(w, _INTENDED) for w in before[-4:])) or _not_excluded(before[-6:]):
        return "threat", "intended", None
    if not lead.verbal and not lead.entry.attrs.get("toll") and (_awaited(before) or _is_near(case)):
        return "threat", "expected", None
    ahead = sight.word(lead.start)[:1] in ("ي", "ت")
    if _might([*before, sight.word(lead.start)]):
        return "threat", "intended", None
    feared = next((n for n, w in enumerate(before) if is_one_of(w, _FEARED)), None)
    if (
        feared is not None
        and (case.draft.definite or lead.form in ("verb", "phrase") and not ahead)
        and not _BEING.isdisjoint(before[feared + 1 :])
    ):
        return None  # «رجح مصدر أن يكون الهجوم انتقاما», «أن تكون طائرات قصفت الموقع»: it took place
    return ("threat", "feared", None) if feared is not None and any(w in ("ان", "من") for w in before[feared + 1 : feared + 4]) else None


def _meant(words: list[str]) -> bool:
    """«تعتزم تركيا شن عملية», «ينوي الجيش اقتحام المعقل»: nothing but names between; not «تعتزم الحكومة الرد بعد قصف»."""
    said = next((n for n in range(len(words) - 1, -1, -1) if is_one_of(words[n], _MEANS_TO)), None)
    if said and is_one_of(words[said - 1], _HAD_MEANT):
        return False  # «اعتقلت الشرطة انتحاريا كان يعتزم تفجير نفسه»
    return said is not None and _LEADING_BACK.isdisjoint(words[said + 1 :])


def _might(words: list[str]) -> bool:
    """«احتمال أن تشن الحركة هجوما»: nothing but names between; not «احتمال أن يكون الهجوم ...»."""
    said = next((n for n in range(len(words) - 3, -1, -1) if is_one_of(words[n], _INTENDED)), None)
    if said is None or words[said + 1] != "ان" or words[said + 2][:1] not in ("ي", "ت") or words[said + 2] in _BEING:
        return False
    return _LEADING_BACK.isdisjoint(words[said + 3 :])


def _planned(case: Case, lead: Hit) -> bool:
    """«أعلن الجيش عن خطة لتحرير المدينة», «خطة لشن هجوم», «بحث خطة تحرير المدينة»."""
    words = case.words(2, 1)
    if not lead.verbal and len(words) > 1 and is_one_of(words[-2], _PLAN_OF) and words[-1] in _PLANNED:
        return True
    at = next((n for n, w in enumerate(words[:-1]) if is_one_of(w, _PLANS)), None)
    return at is not None and not lead.entry.attrs.get("toll") and words[at + 1].startswith("ل")


def _at_risk(words: list[str]) -> bool:
    """«خطر الاعتداءات», «المخاطر الملموسة لوقوع هجمات»; not «تزايد المخاطر بعد الهجومين»."""
    said = next((n for n in range(len(words) - 1, -1, -1) if words[n] in _RISKS), None)
    return said is not None and _LEADING_BACK.isdisjoint(w for w in words[said + 1 :] if w != "من")


def _awaited(words: list[str]) -> bool:
    """«توقع الرئيس تحرير المدينة», «بانتظار معركة حاسمة»: nothing but names between; not «توقع ... بعد قصف»."""
    said = next((n for n in range(len(words) - 1, -1, -1) if is_one_of(words[n], _EXPECTED)), None)
    return said is not None and len(words) - said <= 6 and all(w not in _LEADING_BACK for w in words[said + 1 :])


def _is_near(case: Case) -> bool:
    """«عملية تحرير المدينة باتت قريبة»."""
    lead, sight, end = case.draft.decision.lead, case.reading.sight, case.draft.segment.end
    if lead is None or _TAKING.isdisjoint(sight.words(max(case.draft.segment.start, lead.start - 1), lead.end)):
        return False
    said = next((i for i in range(lead.end, min(lead.end + 6, end - 1)) if sight.word(i) in _IS_NEAR), None)
    return said is not None and sight.word(said + 1) in _NEAR


def _not_excluded(words: list[str]) -> bool:
    """«لم يستبعد الضابط شن», «لا نستبعد وقوع»."""
    said = next((n for n, w in enumerate(words) if n and w in _NOT_EXCLUDED and words[n - 1] in ("لم", "لا", "ولم", "ولا", "غير")), None)
    return said is not None and "ان" not in words[said:]


def threatened(case: Case) -> Answer | None:
    """«هددت الجماعة بتفجير»: what somebody says that he will do, with no toll."""
    hit = None if case.draft.counts else case.cue("threat", max(case.draft.segment.start, case.first - 8), case.first + 1)
    if hit is not None and hit.end < case.first and not _AFTER.isdisjoint(case.reading.sight.words(hit.end, case.first)):
        return None  # «هددت الجماعة بالمزيد بعد هجوم نفذته»
    return ("threat", "threat", hit) if hit is not None else None
