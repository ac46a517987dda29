"""What grows, lessens or has gone on for years is no incident: «وسط تزايد هجمات الحركة», «تشن منذ سنوات هجمات في العاصمة»."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from waqai.events.status_case import SINCE, Case
from waqai.mentions.counts.toll_verbs import LEAVES_A_TOLL
from waqai.mentions.lexicon import Hit
from waqai.text import is_one_of, word_set

_GROWS = word_set(
    "تصاعد تصاعدت يتصاعد تتصاعد تصاعدا تصعيد تزايد تزايدت يتزايد تتزايد تزايدا ازداد ازدادت يزداد تزداد ازدياد ازديادا زاد زادت تزيد "
    "يزيد زيادة تنامي تنام تنامت تنامى تتنامى ارتفع ارتفعت يرتفع ترتفع ارتفاع ارتفاعا تكثف يكثف كثف كثفت كثفوا تكثيف ضاعف ضاعفت "
    "مضاعفة تضاعف تضاعفت تسارع تسارعت تكررت تتكرر تكرار تفاقمت تعددت تتعدد توالت تتوالى توالي"
)
_LESSENS = word_set("تراجع تراجعت يتراجع تتراجع تراجعا انخفض انخفضت ينخفض تنخفض انخفاض انخفاضا تضاءلت تقلصت انحسرت انحسار خفت")
_DEEDS = word_set(
    "هجمات اعتداءات عمليات أعمال حوادث جرائم محاولات تفجيرات انفجارات اغتيالات غارات ضربات مواجهات اشتباكات معارك كمائن هجماته هجماتها "
    "هجماتهم عملياته عملياتها عملياتهم غاراته غاراتها ضرباته ضرباتها"
)
_CAMPAIGNS = word_set("حملة هجوما عملية حربا")
_FIGHTS = ("armed_clash", "air_strike", "drone_strike", "shelling", "arrest_raid", "protest_violence", "other")
_SERIES = word_set("سلسلة موجة سياق إطار ضمن العديد عشرات مئات")
_BEGINNING = word_set("مطلع أوائل بدء بداية بدأ بدأت انطلاق إطلاق اندلاع اندلعت انطلقت")
_SPANS = word_set("الأسابيع الأشهر الشهور السنوات الأعوام الآونة الفترة أسابيع أشهر شهور سنوات أعوام عقود عقد عام العام السنة سنة")
_RECENT = word_set("الأخيرة الماضية الماضي الجاري الجارية القليلة")
_YEARS = word_set("سنوات أعوام عقود عقد سنة عام عامين سنتين العام السنة أشهر شهور")
_CARRIES_OUT = word_set("تشن يشن يشنون تنفذ ينفذ ينفذون ترتكب يرتكب يرتكبون")
_GOES_ON = _CARRIES_OUT | word_set("يخوض تخوض يخوضون يقود تقود يقاتل تقاتل يقاتلون يحاول تحاول يحاولون")
_SEES = word_set("تشهد يشهد تعاني يعاني تعرف يعرف")
_WEEKS = timedelta(14)
_SEEN = word_set(
    "هدفا هدف عرضة "
    "شهد شهدت تشهد يشهد عرف عرفت تعرف عاش عاشت تعرض تعرضت تعرضوا تتعرض يتعرض عانى عانت تعاني يعاني شن شنت شنوا نفذ نفذت نفذوا كثف كثفت وقعت"
)
_SEEN_REACH = 12
_LIVES = word_set("تشهد يشهد تعاني يعاني تعيش يعيش")
_COSTS = LEAVES_A_TOLL | word_set("يسبب تسبب يودي تودي يحصد تحصد")
_HABIT = word_set("متكررة متكرر متواصلة مستمرة مستمر يومية يومي شبه وآخر والآخر والأخر وأخرى باستمرار مرارا عادة غالبا")
_SAID_BEFORE = 7
_HAD = word_set("وكانت كانت")
_SEVERAL = word_set("عدة سلسلة العديد عديدة كثيرة متفرقة متعددة")
_BEFORE_NOW = word_set("سابقة السابق سابقا")
_OPENS = 3
_HABITUAL = _DEEDS - word_set("مواجهات اشتباكات معارك غارات ضربات غاراته غاراتها ضرباته ضرباتها")
_AIMED = word_set(
    "تطال يطال تستهدف يستهدف يستهدفون ينفذها تنفذها يشنها تشنها يرتكبها ترتكبها يقوم تقوم تتبناها يتبناها تنسب ينسب يتهم تتهم"
)
_AIMED_REACH = 9
_IS_COMMON = word_set("شاع شاعت كثر كثرت تكاثرت انتشر انتشرت تنتشر ينتشر تكثر يكثر")
_LAUNCHED = word_set("شن شنت شنوا نفذ نفذت نفذوا")
_REPEATED = word_set("متكررة متكرر المتكررة")
_CARRIED = 4
_PLURAL = 3
_ACCUSES = word_set("تتهم يتهم يتهمون تتهمه تتهمها تتهمهم يتهمه يتهمها يتهمهم يتهمونه يتهمونها يتهمونهم متهمة متهما")
_ACCUSED_REACH = 10
_USE = word_set("استخدام استخدامه استخدامها استخدامهم اعتماد اعتماده اعتمادها لجوء لجوئها استعمال")
_USED_REACH = 12
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def trend(case: Case) -> bool:
    """Whether a draft without a toll and a day of its own tells a tendency: attacks that grow or lessen, or that one has been
    carrying out for years.

    «وازدادت في الآونة الأخيرة عمليات الاغتيال في المدينة», «وتشن الحركة منذ سنوات هجمات في العاصمة».
    """
    draft, lead = case.draft, case.draft.decision.lead
    if _brings_dead(case):
        return True
    if lead is None or any(c.high is not None or c.low > _PLURAL for c in draft.counts) or _on_a_day(case):
        return False
    if lead.verbal:
        return _for_months(case, lead)
    rules = (
        _changing, _for_years, _for_months, _of_late, _sees_many, _accused_of_many, _used_more, _one_of_a_series, _headline_of_many,
        _lives_with, _widespread, _again_and_again,
    )  # fmt: skip
    return any(rule(case, lead) for rule in rules) or _since_it_began(case)


def several_before(case: Case) -> bool:
    """«وكانت عدة هجمات استهدفت الشرطة في العريش», «وأدت هجمات سابقة إلى مقتل العشرات»: many deeds of some time before, none told."""
    draft, lead = case.draft, case.draft.decision.lead
    sight, sentence = case.reading.sight, case.draft.segment.sentence
    if lead is None or lead.verbal or lead.number < _PLURAL or _on_a_day(case):
        return False
    if not _BEFORE_NOW.isdisjoint(sight.words(lead.end, lead.end + 3)) and lead.start - draft.segment.start <= _OPENS:
        return True
    if sight.word(sentence.start) not in _HAD:
        return False
    if lead.start - sentence.start > 3 or any(c.high is not None for c in draft.counts):
        return False
    return sight.word(lead.start - 1) in _SEVERAL or sight.word(lead.end) in _SEVERAL


def _brings_dead(case: Case) -> bool:
    """«وتشهد أطراف البلدة نشاطا للتنظيم يؤدي إلى سقوط قتلى», «هجمات متكررة توقع ضحايا»: what goes on there, and whom it costs, is habit."""
    draft = case.draft
    if not draft.counts or any(c.high is not None or c.low > _PLURAL for c in draft.counts) or _on_a_day(case):
        return False
    words = [_bare(w) for w in case.reading.sight.words(draft.segment.sentence.start, draft.segment.sentence.end)]
    if not words or words[0] not in _LIVES or _COSTS.isdisjoint(words):
        return False
    return draft.decision.lead is None or not _HABIT.isdisjoint(words) or _over_a_time(case)


def _on_a_day(case: Case) -> bool:
    """Whether a day of its own dates the draft; «منذ منتصف يوليو» and «خلال الأشهر الأخيرة» are none."""
    moment = case.draft.moment
    if moment is None or "date" in case.draft.inherited or moment.span.earliest is None or moment.span.latest is None:
        return False
    since = case.reading.sight.word(moment.start) in SINCE or case.reading.sight.word(moment.start - 1) in SINCE
    return not since and moment.span.latest - moment.span.earliest <= timedelta(2)


def _changing(case: Case, lead: Hit) -> bool:
    """«تصاعد هجمات», «زادت وتيرة هجمات»; fights and strikes only over weeks or more: «كثف الطيران غاراته على المدينة» is news."""
    if not _many(case, lead) or not any(_bare(w) in _GROWS or _bare(w) in _LESSENS for w in case.words(_SAID_BEFORE)):
        return False
    return case.draft.tactic not in _FIGHTS or _over_a_time(case)


def _many(case: Case, lead: Hit) -> bool:
    """«هجمات», «عمليات اغتيال»."""
    return lead.number >= _PLURAL or not _DEEDS.isdisjoint(_named(case, lead, lead.start - 1))


def _named(case: Case, lead: Hit, start: int) -> list[str]:
    """The words of the trigger from `start` on, without the article and what is joined to deeds («لهجمات», «بهجمات»)."""
    words = [_bare(w).removeprefix("ال") for w in case.reading.sight.words(start, lead.end)]
    return [w[1:] if w[:1] in ("ل", "ب") and w[1:] in _DEEDS else w for w in words]


def _over_a_time(case: Case) -> bool:
    """«في الأسابيع الماضية», «خلال الأشهر الأخيرة», «منذ سنوات»."""
    segment = case.draft.segment
    words = case.reading.sight.words(segment.start, segment.end)
    return any((a in _SPANS and b in _RECENT) or (a in SINCE and _is_long(b)) for a, b in pairwise(words))


def _for_years(case: Case, lead: Hit) -> bool:
    """«تقاتل الحركة الحكومة منذ سنوات وتشن هجمات في العاصمة ومدن أخرى»."""
    named = _named(case, lead, lead.start)
    if lead.number < _PLURAL and _DEEDS.isdisjoint(named) and _CAMPAIGNS.isdisjoint(named):
        return False
    if _CARRIES_OUT.isdisjoint(_bare(w) for w in (*case.words(_CARRIED), case.reading.sight.word(lead.start))):
        return False
    return _since_long(case)


def _since_long(case: Case) -> bool:
    """«منذ سنوات», «منذ عام 2013», «منذ بداية العام»."""
    sentence = case.draft.segment.sentence
    words = case.reading.sight.words(sentence.start, sentence.end)
    return any(
        a in SINCE and (_is_long(b) or b in _BEGINNING and _is_long(c)) for a, b, c in zip(words, words[1:], [*words[2:], ""], strict=False)
    )


def _one_of_a_series(case: Case, lead: Hit) -> bool:
    """«يأتي الهجوم في سياق سلسلة من الهجمات التي تنفذها الحركة منذ مطلع العام»: what the news is one of."""
    return not _SERIES.isdisjoint(case.words(_CARRIED)) and _many(case, lead) and _since_long(case)


def _for_months(case: Case, lead: Hit) -> bool:
    """«ومنذ فبراير يشن المتمردون هجوما على المدينة»: what has been going on for weeks and is told in the present."""
    published = case.reading.published
    told = _bare(case.reading.sight.word(lead.start))
    if published is None or (told not in _GOES_ON and _GOES_ON.isdisjoint(_bare(w) for w in case.words(_CARRIED))):
        return False
    sentence = case.draft.segment.sentence
    starts = [m.span.earliest for m in case.reading.moments_in(sentence.start, sentence.end) if m.rule.startswith("since")]
    return any(day is not None and published - day > _WEEKS for day in starts)


def _of_late(case: Case, lead: Hit) -> bool:
    """«وشهدت العاصمة في السنوات الأخيرة عمليات خطف واغتيال»: many deeds of years, none of them told."""
    return not _SEEN.isdisjoint(_bare(w) for w in case.words(_SEEN_REACH)) and _many(case, lead) and _over_a_time(case)


def _sees_many(case: Case, lead: Hit) -> bool:
    """«وتشهد منطقة القوقاز العديد من الهجمات التي يشنها مسلحون»: what a region is known to see, none of it told."""
    before = case.words(_SEEN_REACH)
    return _many(case, lead) and before[-2:-1] in (["العديد"], ["الكثير"], ["كثيرا"]) and not _SEES.isdisjoint(_bare(w) for w in before)


def _accused_of_many(case: Case, lead: Hit) -> bool:
    """«وتتهم السلطات الحركة بتنفيذ هجمات على منشآت في عدة مدن»: what somebody is accused of at all times, none of it told."""
    led = {_bare(w)[:1] for w in case.reading.sight.words(lead.start - 1, lead.start + 1)}
    accused = any(_bare(w) in _ACCUSES for w in case.words(_ACCUSED_REACH))
    return accused and "ب" in led and _many(case, lead) and not case.draft.counts


def _used_more(case: Case, lead: Hit) -> bool:
    """«في ظل تصاعد استخدام الحركة للمسيّرات في استهداف المدن»: how one strikes, and more often than before, is no strike."""
    if case.draft.counts or case.draft.moment is not None and "date" not in case.draft.inherited:
        return False
    before = [_bare(w).removeprefix("ال") for w in case.words(_USED_REACH)]
    return any(a in _GROWS and (b in _USE or c in _USE) for a, b, c in zip(before, before[1:], before[2:], strict=False))


def _headline_of_many(case: Case, lead: Hit) -> bool:
    """«التنظيم يعلن "غزوة".. وتفجيرات واغتيالات»: what a headline announces in the plural, at no place and with no toll."""
    draft = case.draft
    return draft.segment.in_title and draft.spot is None and not draft.counts and lead.number >= _PLURAL and draft.tactic not in _FIGHTS


def _lives_with(case: Case, lead: Hit) -> bool:
    """«وتشهد المحافظة حوادث اغتيال تطال ضباطا», «ويشهد شمال البلاد هجمات تستهدف الجيش»: what a region has to live with."""
    sight, sentence = case.reading.sight, case.draft.segment.sentence
    if _bare(sight.word(sentence.start)) not in _LIVES or lead.start - sentence.start > _SEEN_REACH:
        return False
    named = {_bare(w).removeprefix("ال") for w in sight.words(lead.start - 1, lead.end)}
    return not named.isdisjoint(_HABITUAL) and any(is_one_of(w, _AIMED) for w in sight.words(lead.end, lead.end + _AIMED_REACH))


def _widespread(case: Case, lead: Hit) -> bool:
    """«وشاعت الهجمات التي تستهدف الشرطة», «وكثرت عمليات الخطف»: what has become common."""
    before = [_bare(w) for w in case.words(_SAID_BEFORE)]
    return not _IS_COMMON.isdisjoint(before) and (_many(case, lead) or not _DEEDS.isdisjoint(before))


def _again_and_again(case: Case, lead: Hit) -> bool:
    """«وشن المسلحون هجمات متكررة على البلدتين»: many deeds, and no day of any."""
    launched = not _LAUNCHED.isdisjoint(_bare(w) for w in case.words(_CARRIED))
    return launched and lead.number >= _PLURAL and not _REPEATED.isdisjoint(case.reading.sight.words(lead.end, lead.end + 2))


def _since_it_began(case: Case) -> bool:
    """«منذ بدء حملة الضربات الجوية على معسكراتها»: a mark in time, known to the reader."""
    return any(a in SINCE and b in _BEGINNING for a, b in pairwise(case.words(_CARRIED)))


def _is_long(word: str) -> bool:
    return word in _YEARS or (word.isdecimal() and _FIRST_YEAR < int(word) < _LAST_YEAR)


def _bare(word: str) -> str:
    return word.removeprefix("و").removeprefix("ف")
