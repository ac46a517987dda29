"""The status of a draft: today's news, foiled, threatened, denied, or an earlier incident told as background (codebook: `status`).

Each rule looks at one sign and answers or passes; the first answer holds. What no rule claims is `actual`.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from waqai.events import foiling, history, supposed
from waqai.events.draft import Draft
from waqai.events.lasting import lasting, usual
from waqai.events.reading import Reading
from waqai.events.status_case import RECENT, SINCE, Answer, Case, Rule
from waqai.events.trends import several_before, trend
from waqai.events.triggers import triggers
from waqai.mentions.lexicon import Hit
from waqai.text import is_one_of, word_set

_NEGATION = word_set("لم لن لا دون بدون عدم ولم ولن ولا بعدم وقف لوقف بوقف إنهاء لإنهاء منع لمنع تجنب وقفا يوقف توقف")
_NO_NEGATION = word_set("تزال يزال يزالون تزالون زال زالت سيما شك تتوقف يتوقف تهدأ يهدأ تنقطع ينقطع")
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
_DEMANDED = word_set("طالب طالبت طالبوا يطالب تطالب مطالبا مطالبة لوح لوحت لوحوا يلوح تلوح ملوحا ملوحة")
_LEADING_BACK = word_set("أن من بعد عقب إثر جراء خلال بسبب نتيجة منذ في حول بشأن عن مع على")
_MAY = word_set("قد ربما")
_WARNED = word_set("حذر حذرت حذروا يحذر تحذر محذرا محذرة تحذير تحذيرات نبه نبهت")
_TO_COME = ("من", "لوقوع", "وقوع", "حدوث", "لحدوث", "شن", "تنفيذ", "احتمال")
_REVENGE = word_set("بالرد للرد والرد الرد بالثأر للثأر الثأر والثأر بالانتقام للانتقام الانتقام والانتقام")
_RISKS = word_set("خطر أخطار مخاطر المخاطر الخطر مخاوف المخاوف خوف الخوف رعب الرعب هلع خشية")
_ALLOWED = word_set(
    "يسمح تسمح سمحت سمح السماح بالسماح سماح بسماح وافق وافقت يوافق توافق موافقة موافقته موافقتها الموافقة بالموافقة أجاز أجازت يجيز "
    "تجيز يخول تخول فوض فوضت تفويض تفويضا أذن أذنت الإذن بالإذن إذنا يتيح تتيح أتاح أتاحت إتاحة"
)
_LAUNCH = word_set("شن لشن بشن وشن تنفيذ لتنفيذ بتنفيذ وتنفيذ توجيه لتوجيه بتوجيه القيام للقيام بالقيام")
_WHICH = word_set("ما مما الذي التي بما")
_SCRIPT = word_set("تضمنت تضمن تتضمن يتضمن شملت شمل تشمل يشمل تخللها تخلله سيناريو")
_TOLD_AS = word_set("صحة مزاعم أنباء الأنباء شائعات الشائعات إشاعات الإشاعات ادعاءات معلومات تقارير تداول تداوله تداولته أشيع أثير تردد")
_RUMOURED = word_set("أنباء الأنباء شائعات الشائعات إشاعات الإشاعات تردد تداول تداولته تداوله أشيع")
_BARE = word_set("عارية عار عاري")
_TRUE = word_set("صحيح صحيحة دقيق دقيقة")
_TRUTH = word_set("صحة أساس")
_THAT_IT = word_set("عن حول بشأن من حدوث بحدوث وقوع بوقوع تعرض بتعرض قيام بقيام")
_DOING = word_set("قيام قيامه قيامها قيامهم ارتكاب ارتكابه ارتكابها ارتكابهم")
_BLAME = word_set(
    "مسؤولية مسؤوليته مسؤوليتها مسؤوليتهم المسؤولية مسئوليته مسئوليتها علاقته علاقتها علاقتهم صلته صلتها تورطه تورطها تورطهم ضلوعه "
    "ضلوعها ضلوعهم وقوفه وقوفها"
)
_AFTER = word_set("بعد عقب إثر غداة")
_UNDERGOING = word_set("تعرض تعرضه تعرضها تعرضهم وقوع حدوث حصول")
_TAKEN = ("took-control", "seized-ground", "control-bare", "seized-bare")
_HOLD_REACH = 6  # words between «سيطر» and what it took: «سيطر قبل عام على أجزاء كبيرة»
_WHO = word_set("الذي التي الذين")
_LANDS = word_set("مناطق أجزاء مساحات أراض أراضي مدن قطاعات")
_HASTE = word_set("سرعة لسرعة")
_EFFORTS = word_set("جهودها جهوده جهودهم الجهود جهود مساعيها تحرياتها التحريات إجراءاتها إجراءاته بحث البحث")
_WIDE = word_set("واسعة شاسعة كبيرة كاملة عدة عديدة")
_TRIBES = word_set("قبلية القبلية قبلي قبائل القبائل قبيلتين قبيلتان قبيلتي عشائرية العشائرية عشيرتين عشيرتان عشيرتي عشائر العشائر")
_REPEATED = 5
_MEANT = 6
_AT_HIM = word_set("عليه عليها عليهما عليهم صوبه نحوه باتجاهه")
_AT_HIM_REACH = 3
_FIRST_OF = word_set("أول ثاني ثالث رابع خامس أكبر أعنف أسوأ أشد أحدث آخر أخطر")
_IT_IS = word_set("هذا هذه وهذا وهذه وهو وهي هو هي ذلك وذلك")
_SINCE_THEN = word_set("منذ نوعه نوعها")
_OPENS, _SINCE_REACH = 4, 14


def set_status(reading: Reading, draft: Draft) -> None:
    """Give a draft its status and say why; `cut` where the text does not say that it happened, will happen or was tried."""
    lead = draft.decision.lead
    first = lead.start if lead is not None else min((c.head for c in draft.counts), default=draft.segment.start)
    case = Case(reading, draft, first, False)
    if lead is not None and _negated(case):
        draft.cut, draft.status_why = True, "negated"
        return
    why = next((name for name, rule in _NO_INCIDENT if rule(case)), None)
    if why is not None:
        draft.cut, draft.status_why = True, why
        return
    _take_old_day(case)
    case = Case(reading, draft, first, _is_recent(reading, draft))
    answers = (answer for rule in _RULES if (answer := rule(case)) is not None)
    draft.status, draft.status_why, draft.status_hit = next(answers, ("actual", "news", None))


def _negated(case: Case) -> bool:
    """«لم يقصف الطيران»; not «لا تزال الاشتباكات مستمرة», «لا سيما الهجوم»."""
    before = case.words(2)
    return any(w in _NEGATION and (n + 1 == len(before) or before[n + 1] not in _NO_NEGATION) for n, w in enumerate(before))


def _exercise(case: Case) -> bool:
    """«تمرينًا على اقتحام المباني», «مناورات تضمنت قصف أهداف», further off too where the drill's script is told."""
    if case.draft.counts:
        return False
    if case.cue("exercise", max(case.draft.segment.start, case.first - 12), case.first) is not None:
        return True
    hit = case.cue("exercise", case.draft.segment.sentence.start, case.first)
    return hit is not None and not _SCRIPT.isdisjoint(case.reading.sight.words(hit.end, case.first))


def _holdings(case: Case) -> bool:
    """«الجماعة التي سيطرت العام الماضي على نصف البلاد»: what a group is known for, not what it took now."""
    lead, sight = case.draft.decision.lead, case.reading.sight
    if lead is None or lead.entry.id not in _TAKEN or not is_one_of(sight.word(lead.start - 1), _WHO):
        return False
    lands = next((i for i in range(lead.end, lead.end + _HOLD_REACH) if sight.word(i) in _LANDS), None)
    return lands is not None and any(is_one_of(w, _WIDE) for w in sight.words(lands + 1, lands + 3))


def _accident(case: Case) -> bool:
    """«انفجر إطار شاحنة», «انفجار أسطوانة غاز»: the words of an accident are the trigger's own, and no weapon is named."""
    lead, draft = case.draft.decision.lead, case.draft
    if lead is None or draft.decision.rule == "instrument":
        return False
    cues = case.reading.cues_in(max(draft.segment.start, lead.start - 2), lead.end, "accident")
    return any(h.start <= lead.start < h.end for h in cues)


def _quarrel(case: Case) -> bool:
    """«قتل رجل زوجته ... إثر خلاف عائلي»: a private deed, where no armed side is named."""
    draft, cast = case.draft, case.reading.cast
    if any(cast.is_group(a) or cast.is_state(a) for a in (*draft.attackers, *draft.targets)):
        return False
    if draft.tactic == "armed_clash" and not _TRIBES.isdisjoint(case.reading.sight.words(draft.segment.start, draft.segment.end)):
        return False  # «اشتباكات قبلية بسبب خلاف على أرض»
    return any(h.entry.id == "family-crime" for h in case.reading.cues_in(draft.segment.start, draft.segment.end, "crime"))


def _printed_again(case: Case) -> bool:
    """A sentence that stands word for word in the same title or text before: a paragraph that a site printed twice."""
    reading, sentence = case.reading, case.draft.segment.sentence
    size = sentence.end - sentence.start
    if size < _REPEATED:
        return False
    words: list[str] | None = None
    for other in reading.text.sentences[: sentence.index]:
        if other.end - other.start == size and (other.kind == "title") == (sentence.kind == "title"):
            words = words or list(reading.sight.words(sentence.start, sentence.end))
            if list(reading.sight.words(other.start, other.end)) == words:
                return True
    return False


def _usual(case: Case) -> bool:
    """«وعادة ما يقف تنظيم ... وراء هجمات كهذه»: what is usual, not what happened."""
    segment = case.draft.segment
    hits = case.reading.cues_in(segment.start, max(case.first, segment.start + 1), "suspicion")
    return not case.draft.counts and any(h.entry.id == "usual-suspect" for h in hits)


def _compared(case: Case) -> bool:
    """«وهو أول تفجير من نوعه تعرفه المدينة منذ رحيل البعثة»: the deed told before, held against others; no deed beside it."""
    lead, segment, sight = case.draft.decision.lead, case.draft.segment, case.reading.sight
    if lead is None or case.draft.counts or lead.verbal or lead.start - segment.sentence.start > _OPENS:
        return False
    first = sight.word(lead.start - 1) in _FIRST_OF and sight.word(lead.start - 2) in _IT_IS
    return first and any(w in _SINCE_THEN for w in sight.words(lead.end, min(lead.end + _SINCE_REACH, segment.sentence.end)))


def _take_old_day(case: Case) -> None:
    """An old day said right after the trigger («تفجير المسجد في 26 يونيو 2015») dates it, whatever day the sentence opens with."""
    draft, published = case.draft, case.reading.published
    if published is None or draft.options or (draft.moment is not None and draft.moment.start >= case.first):
        return
    after = draft.decision.lead.end if draft.decision.lead is not None else case.first + 1
    found = [h.start for h in triggers(case.reading.sight, after, draft.segment.end)]
    for moment in case.reading.moments_in(after, min([after + 14, draft.segment.end, *found])):
        latest, exact = moment.span.latest, moment.span.precision in ("day", "days", "week", "month")
        exact |= moment.span.precision == "year" and moment.start - after <= 1  # «الذي دمره تفجير عام 2006»
        if latest is None or published - latest <= RECENT or not exact:
            continue
        if case.reading.sight.word(moment.start - 1) not in SINCE and case.reading.sight.word(moment.start) not in SINCE:
            draft.moment = moment
            draft.inherited.pop("date", None)
            return


def _future(case: Case) -> Answer | None:
    lead = case.draft.decision.lead
    return ("threat", "future", None) if lead is not None and lead.base.pro.endswith("س") else None


def _purpose(case: Case) -> Answer | None:
    """«ستبدأ الهجوم», «يستعد لاستعادة المدينة»: what is still ahead; an aim alone («معارك لتحرير المدينة») is news of the fight for it."""
    lead = case.draft.decision.lead
    if lead is None or case.draft.counts or lead.form == "verb":
        return None
    near = case.words(3, 1)
    aimed = any(w in _AIMS for w in near) and any(is_one_of(w, _PREPARED | _SET_ON) for w in case.words(10))
    return ("threat", "purpose", None) if aimed or any(w in _AHEAD for w in near) else None


def _permitted(case: Case) -> Answer | None:
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


def _feared(case: Case) -> Answer | None:
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


def _disclaimed(case: Case, hit: Hit) -> bool:
    """«نفى التنظيم مسؤوليته عن تفجير»: it took place, whoever did it."""
    return not _BLAME.isdisjoint(case.reading.sight.words(hit.start, case.first))


def _denied(case: Case) -> Answer | None:
    """«نفت الوزارة وقوع تفجير», and further off with no comma between: «نفى مدير المطار الدولي بالعاصمة ... تعرض المطار لقصف»."""
    start, sight = case.draft.segment.start, case.reading.sight
    hit = case.cue("deny", max(start, case.first - 8), case.first)
    if hit is None and any(w in _UNDERGOING for w in case.words(3)):
        far = case.cue("deny", max(start, case.first - 16), case.first)
        hit = far if far is not None and not any("،" in sight.gap(i) for i in range(far.end, case.first)) else None
    if hit is None and _baseless(case):
        return "denied", "denied", None
    if hit is None:
        hit = _rumour(case) or _act_denied(case)
    return ("denied", "denied", hit) if hit is not None and not (case.draft.counts and _disclaimed(case, hit)) else None


def _baseless(case: Case) -> bool:
    """«الأنباء عن سقوط قذائف عارية عن الصحة», «ما تردد عن وقوع انفجار غير صحيح»: what is said of a rumour behind it."""
    if case.draft.counts or _RUMOURED.isdisjoint(w.removeprefix("ل") for w in case.words(5)):
        return False
    behind = case.reading.sight.words(case.first, case.draft.segment.sentence.end)
    if "الصحه" in behind and not _BARE.isdisjoint(behind):
        return True
    return any(a == "غير" and b in _TRUE for a, b in pairwise(behind)) or any(a == "لا" and b in _TRUTH for a, b in pairwise(behind))


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


def _to_be_avenged(case: Case) -> Answer | None:
    """«توعد بالرد على اغتيال ...», «أقسم على الثأر لمقتل ...»: what is to be avenged has happened before."""
    lead, sight = case.draft.decision.lead, case.reading.sight
    if lead is None or lead.verbal or (case.recent and "date" not in case.draft.inherited):
        return None
    at = case.first - (sight.word(case.first - 1) in ("علي", "من")) - 1
    return ("background", "to be avenged", None) if sight.word(at) in _REVENGE else None


def _threatened(case: Case) -> Answer | None:
    hit = None if case.draft.counts else case.cue("threat", max(case.draft.segment.start, case.first - 8), case.first + 1)
    if hit is not None and hit.end < case.first and not _AFTER.isdisjoint(case.reading.sight.words(hit.end, case.first)):
        return None  # «هددت الجماعة بالمزيد بعد هجوم نفذته»
    return ("threat", "threat", hit) if hit is not None else None


_RULES: tuple[Rule, ...] = (
    _future,
    _purpose,
    _permitted,
    _denied,
    _to_be_avenged,
    _threatened,
    _feared,
    supposed.on_the_brink,
    supposed.likely,
    history.charged,
    foiling.foiled,
    foiling.defused,
    foiling.destroyed,
    foiling.intercepted,
    history.summed_since,
    history.anniversary,
    supposed.remembered,
    history.tried,
    history.verdict,
    history.dated,
    history.last_week,
    history.since,
    history.after_its_capture,
    history.long_ago,
    history.answered,
    history.habit,
    history.court,
    history.statistic,
    history.war_sum,
    history.same_period,
    history.rights_report,
    supposed.long_after,
    history.claimed_before,
    history.earlier,
)


def _kept_from_it(case: Case) -> bool:
    """«اعتقلت الشرطة انتحاريا قبل أن يفجر نفسه», «تدمير زورق مفخخ قبل تنفيذه هجوما»: what was prevented is no incident beside the
    deed that prevented it.
    """
    before = case.words(2)
    if case.draft.decision.lead is None or not (before[-1:] == ["قبل"] or before[-2:] == ["قبل", "ان"]):
        return False
    told = case.reading.sight.within(case.draft.segment.sentence.start, case.first, "tactics")
    return any(h.entry.attrs.get("tactic") == "arrest_raid" or h.entry.id == "destroyed-bare" for h in told)


def _still_sought(case: Case) -> bool:
    """«وتكثف الأجهزة الأمنية جهودها لضبط الجناة», «كلف فريقا بسرعة القبض على المتهمين»: whom police look for is not taken yet."""
    lead = case.draft.decision.lead
    if lead is None or case.draft.tactic != "arrest_raid" or lead.verbal:
        return False
    before = case.words(3)
    hastened = before[-1:] and before[-1].lstrip("وب") in _HASTE
    return bool(hastened) or lead.base.pro.endswith("ل") and any(w in _EFFORTS for w in before)


def _shot_back(case: Case) -> bool:
    """«طعن شاب جنديا وأطلق الجنود النار عليه»: what the one who did a deed met with in the same sentence; his death is told apart."""
    lead, sight, segment = case.draft.decision.lead, case.reading.sight, case.draft.segment
    if lead is None or not lead.verbal or case.draft.tactic not in ("shooting", "armed_attack") or case.draft.counts:
        return False
    if _AT_HIM.isdisjoint(sight.words(lead.start, min(lead.end + _AT_HIM_REACH, segment.end))):
        return False
    before = sight.within(segment.sentence.start, segment.start, "tactics")
    return any(h.verbal and h.entry.attrs.get("tactic") == "armed_attack" and not h.entry.attrs.get("toll") for h in before)


_NO_INCIDENT: tuple[tuple[str, Callable[[Case], bool]], ...] = (
    ("exercise", _exercise), ("accident", _accident), ("quarrel", _quarrel), ("usual", _usual), ("printed again", _printed_again),
    ("kept from it", _kept_from_it), ("holdings", _holdings), ("compared", _compared),
    ("lasting", lasting), ("now and then", usual), ("trend", trend), ("several before", several_before), ("still sought", _still_sought),
    ("shot back", _shot_back),
    ("asked", supposed.asked), ("any such", supposed.any_such), ("stopped", supposed.stopped), ("trained for", supposed.trained_for),
    ("planned", supposed.planned),
)  # fmt: skip


def _is_recent(reading: Reading, draft: Draft) -> bool:
    latest = draft.moment.span.latest if draft.moment is not None else None
    return latest is not None and reading.published is not None and reading.published - latest <= RECENT
