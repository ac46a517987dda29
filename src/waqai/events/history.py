"""Rules of the status `background`: an earlier incident told again, what used to happen, a sum over a long time."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from waqai.events.charges import CHARGE
from waqai.events.moment_grammar import RELATIVE
from waqai.events.moment_ground import HAD, announced
from waqai.events.reading import Moment, Reading
from waqai.events.role_words import CLAIMED, OFFICES
from waqai.events.series_days import behind_a_rank
from waqai.events.status_case import OPENING, RECENT, SINCE, Answer, Case, leave_day_open
from waqai.events.triggers import triggers
from waqai.mentions.counts.toll_verbs import LEFT_A_TOLL
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set

_WEEK, _STRETCH_DAYS = 7, 10
_KEPT_REACH = 5  # tokens from «ذكرى» to the deed that it is kept for
_RESULTED = LEFT_A_TOLL | word_set("راح قتل قتلت أدوا أسفرا أوديا أوقعا خلفا أديا")
_FOR_THE_DEAD = word_set("لضحايا لقتلى لشهداء")
_REVENGE = word_set(
    "بالرد للرد والرد الرد بالثأر للثأر الثأر والثأر ثأرا انتقاما ينتقمون انتقموا ينتقم لينتقموا بالانتقام للانتقام الانتقام والانتقام"
)
_MERELY_LATER = word_set("غداة عقب بعد على احتجاجا")
_LONG_AGO = timedelta(days=300)
_LATELY = timedelta(days=31)
_SUM = 20
_BESIDE = 12
_PROVINCE = 4  # precision of a province
_SOME_DAYS = timedelta(days=2)
_LONG_SINCE = timedelta(days=60)
_NOT_SUMMED = word_set(
    "أعنف الأعنف أول الأول الأولى أكبر الأكبر أسوأ الأسوأ أشد الأشد دموية فتكا المستمرة المستمر المتواصلة المتواصل الدائرة الدائر المندلعة "
    "المندلع المحاصرة المحاصر المغلق المغلقة المحتلة القائم القائمة الخاضعة عليها عليه تسيطر يسيطر تحاصر يحاصر"
)
_BATTLE = word_set("اشتباكات اشتباك معارك معركة قتال مواجهات مواجهة حصار حرب صدام صدامات هجوم هجمات عملية عمليات قصف غارات")
_ONE_AFTER = word_set("بعد عقب إثر وبعد وعقب")
_CAPTURES = ("recaptured", "recapture-bare", "liberated", "liberated-place", "seized-ground", "retook-bare", "took-control")
_BEGUN = word_set("بدء بداية اندلاع انطلاق وقوع حدوث قيام تنفيذ شن عملية")
_CHIEFLY = word_set("خصوصا خاصة سيما لاسيما وخصوصا وخاصة")
_SINCE_REACH = 4
_ABUSES = word_set("جرائم جريمة انتهاكات انتهاك انتهاكا اتهم اتهمت تتهم متهمة عشوائية عشوائي عشوائيا")
_PERIOD = word_set("الفترة المدة للفترة بالفترة")
_SELF = word_set("نفسها ذاتها عينها")
_EARLIER_TODAY = "سابق"
_FORMERLY = "سابقا"
_ANNOUNCED = word_set("أعلن أعلنت")
_HIS_DOING = word_set("مسؤوليته مسؤوليتها مسئوليته مسئوليتها")
_CLAIM_REACH = 9
_CLAIMED_REACH = 5


def anniversary(case: Case) -> Answer | None:
    """«الذكرى الثانية لتفجير ...», «ذكرى مقتل الكاتب الذي اغتاله مسلحون», whatever day it is kept on; not «في ذكرى مقتل قائدهم هاجم
    مسلحون ...».
    """
    sight, start = case.reading.sight, case.draft.segment.start
    for hit in case.reading.cues_in(start, case.first, "background"):
        if hit.entry.id != "anniversary":
            continue
        deed = next(iter(sight.within(hit.start, hit.end + _KEPT_REACH, "tactics")), None)
        if deed is not None and (deed.end > case.first or not RELATIVE.isdisjoint(sight.words(deed.end, case.first))):
            return "background", "anniversary", hit
    return None


def dated(case: Case) -> Answer | None:
    """A day more than a week before publication, or a stretch of more than ten days that the draft's own words give."""
    moment, published = case.draft.moment, case.reading.published
    if moment is None or moment.span.latest is None:
        return None
    if (
        published is not None
        and published - _likely_day(moment.span.earliest, moment.span.latest) > RECENT
        and not _only_since(case, moment)
        and not _made_known(case, moment)
    ):
        return "background", "older than a week", None
    if not case.draft.inherited and moment.span.earliest is not None and (moment.span.latest - moment.span.earliest).days > _STRETCH_DAYS:
        return "background", "over a long stretch", None
    return None


def _likely_day(earliest: date | None, latest: date) -> date:
    """The last day of a time, or the middle of a stretch: «في بداية نيسان», told on the fifteenth, was about the fifth."""
    days = (latest - earliest).days if earliest is not None else 0
    return latest - timedelta(days=days // 2) if _WEEK <= days <= _STRETCH_DAYS else latest


def last_week(case: Case) -> Answer | None:
    """«وفي الأسبوع الماضي استعاد الجيش البلدة»: the week before, told behind the opening, in passing and with no toll."""
    draft, moment = case.draft, case.draft.moment
    if moment is None or moment.rule != "last-week" or draft.counts or draft.inherited.get("date") not in (None, "sentence"):
        return None
    body = [s.index for s in case.reading.text.sentences if s.kind == "body"][:OPENING]
    return ("background", "last week", None) if draft.segment.sentence.index not in body and not draft.segment.in_title else None


def _made_known(case: Case, moment: Moment) -> bool:
    """«أعلنت الوزارة في بيان أمس أن القيادي قتل بضربة في الثالث من الشهر»: what a report of these days tells for the first time."""
    draft, reading, lead = case.draft, case.reading, case.draft.decision.lead
    latest, published = moment.span.latest, reading.published
    if lead is None or draft.definite or latest is None or published is None or published - latest > _LATELY:
        return False
    if not draft.counts and not any(h.entry.attrs.get("toll") for h in reading.sight.within(lead.start - 4, lead.start, "tactics")):
        return False
    if moment.start < lead.start or moment.span.precision != "day" or draft.inherited.get("date") is not None:
        return False
    told = reading.moments_in(draft.segment.sentence.start, lead.start)
    return any(_is_recent(reading, m) and announced(reading, m, draft.segment.sentence) for m in told)


def _is_recent(reading: Reading, moment: Moment) -> bool:
    latest = moment.span.latest
    return latest is not None and reading.published is not None and reading.published - latest <= timedelta(2)


def _only_since(case: Case, moment: Moment) -> bool:
    """«أعنف هجوم منذ أبريل»: a day taken from elsewhere in the sentence that only says since when."""
    words = case.reading.sight.words(moment.start - 5, moment.start + 1)
    return case.draft.inherited.get("date") == "sentence" and any(w in SINCE for w in words)


def statistic(case: Case) -> Answer | None:
    """«بلغ عدد القتلى منذ مطلع العام»: the words of a statistic, where no recent day and no place of its own make it news."""
    hit = None if case.recent and case.draft.own_place else case.cue("statistic")
    if hit is None or behind_a_rank(case.reading.text, hit.start):
        return None  # «ثالث حادث من نوعه خلال أسبوع»
    return "background", "statistic", hit


def claimed_before(case: Case) -> Answer | None:
    """«وكان التنظيم قد تبنى هجوما على فندق ...»: an attack not told before, which its group had claimed once; no day of its own."""
    draft, sight, lead = case.draft, case.reading.sight, case.draft.decision.lead
    sentence = draft.segment.sentence
    own_day = draft.moment is not None and "date" not in draft.inherited
    if lead is None or own_day or lead.verbal or lead.base.article or sight.word(sentence.start) not in HAD:
        return None
    at = next((i for i in range(sentence.start + 1, min(lead.start, sentence.start + _CLAIM_REACH)) if _claims(sight, i)), None)
    return ("background", "claimed before", None) if at is not None and lead.start - at <= _CLAIMED_REACH else None


def _claims(sight: Sight, i: int) -> bool:
    """«تبنى», «أعلنت مسؤوليتها عن»."""
    return sight.word(i) in CLAIMED or sight.word(i) in _ANNOUNCED and sight.word(i + 1) in _HIS_DOING and sight.word(i + 2) == "عن"


def earlier(case: Case) -> Answer | None:
    """«بعد ...» and «كان ... قد», «سبق أن» without a day of the last week."""
    segment = case.draft.segment
    if segment.lead == CHARGE and not _dated_itself(case):
        leave_day_open(case.draft)
        return "background", "held for it", None
    if case.recent:
        return None
    if segment.subordinate and not _leads_to_news(case):
        return "background", "subordinate", None
    hits = case.reading.cues_in(segment.start, min(segment.end, case.first + 6), "background")
    hit = next((h for h in hits if not _is_news(case, h)), None)
    return ("background", "earlier", hit) if hit is not None else None


def _dated_itself(case: Case) -> bool:
    """Whether the draft's own words say when; in «اعتقل أمس المشتبه به في تفجيرات مدريد» the day is that of the arrest."""
    draft, moment = case.draft, case.draft.moment
    return moment is not None and draft.segment.start <= moment.start < draft.segment.end


def _leads_to_news(case: Case) -> bool:
    """«سيطروا، بعد اشتباكات مع المسلحين، على حواجز», «بعد قتال عنيف في القرية»: a fight of no known name that ends in the news beside it,
    and «قبل أن يقتحموا المعسكر», what came next.
    """
    segment, sight, lead = case.draft.segment, case.reading.sight, case.draft.decision.lead
    if segment.lead == "قبل":
        return sight.word(segment.start + 1) == "ان"
    if lead is None or segment.lead not in _ONE_AFTER or lead.start - segment.start > 1:
        return False
    return any(sight.word(i) in _BATTLE for i in (segment.start + 1, lead.start)) and segment.start - segment.sentence.start > 3


def _no_longer(case: Case, hit: Hit) -> bool:
    """«قتل مسلحون ضابطا سابقا», «استهدفوا قياديا سابقا»: what somebody once was, no time of the deed."""
    sight, at = case.reading.sight, hit.start - 1
    word = sight.word(at)
    if sight.word(hit.start) != _FORMERLY or not word.endswith("ا") or sight.gap(hit.start).strip():
        return False
    return word[:-1] in OFFICES or any(h.number == 1 and not (h.base.article or h.base.pro) for h in sight.at(at, "persons"))


def _is_news(case: Case, hit: Hit) -> bool:
    """«في وقت سابق من هذا الأسبوع», «قصفت في وقت سابق أحياء في المدينة», and «قتل آخر بتفجير مماثل في الحي» with a toll and a place:
    words of the past that tell news.
    """
    draft, sight = case.draft, case.reading.sight
    if _no_longer(case, hit):
        return True
    if hit.entry.id == "similar-attack":
        return bool(draft.counts) and draft.own_place
    if hit.entry.id != "earlier-time" or case.reading.published is None:
        return False
    if sight.word(hit.end - 1) == _EARLIER_TODAY and sight.word(hit.end) != "من" and not case.reading.moments_in(hit.end, hit.end + 3):
        return draft.own_place and draft.decision.lead is not None and draft.decision.lead.verbal
    near = [m.span.latest for m in case.reading.moments_in(hit.end, hit.end + 4)]
    return any(day is not None and case.reading.published - day <= RECENT for day in near)


def answered(case: Case) -> Answer | None:
    """«قتلوا شرطيين انتقاما لتفجير ...», «ردا على الهجوم الذي»: what a reprisal answers, where no day of the last week is told of it."""
    lead = case.draft.decision.lead
    if lead is None or lead.verbal or (case.recent and "date" not in case.draft.inherited):
        return None
    hits = case.reading.cues_in(max(case.draft.segment.start, case.first - 5), case.first, "reprisal")
    hit = next((h for h in reversed(hits) if case.reading.sight.word(h.start) not in _MERELY_LATER), None)
    return ("background", "answered", hit) if hit is not None and hit.entry.id == "reprisal" and case.first - hit.end <= 2 else None


def to_be_avenged(case: Case) -> Answer | None:
    """«توعد بالرد على اغتيال ...», «أقسم على الثأر لمقتل ...»: what is to be avenged has happened before."""
    lead, sight = case.draft.decision.lead, case.reading.sight
    if lead is None or lead.verbal or (case.recent and "date" not in case.draft.inherited):
        return None
    at = case.first - (sight.word(case.first - 1) in ("علي", "من")) - 1
    at -= sight.word(at) in _FOR_THE_DEAD  # «ينتقمون لضحايا تفجير سروج»
    return ("background", "to be avenged", None) if sight.word(at) in _REVENGE else None


def habit(case: Case) -> Answer | None:
    """«كانت تقصف القرية منها»: what used to happen."""
    draft, lead, sight = case.draft, case.draft.decision.lead, case.reading.sight
    if lead is None or draft.counts or not lead.verbal or sight.word(lead.start)[:1] not in ("ت", "ي"):
        return None
    used = next((i for i in range(max(draft.segment.start, lead.start - 3), lead.start) if sight.word(i) in HAD), None)
    day = draft.moment.start if case.recent and draft.moment is not None and "date" not in draft.inherited else None
    return ("background", "habit", None) if used is not None and (day is None or day < used) else None


def since(case: Case) -> Answer | None:
    """«أول زيارة منذ سيطرة المسلحين على المدينة», «منذ بدء الحصار»: what something else is counted from."""
    draft, lead, sight = case.draft, case.draft.decision.lead, case.reading.sight
    own_day = case.recent and "date" not in draft.inherited and draft.moment is not None and draft.moment.start > case.first
    if lead is None or lead.verbal or own_day:  # the day of a visit stands before «منذ»
        return None
    at = case.first - 1
    while at > case.first - _SINCE_REACH and sight.word(at) in _BEGUN:
        at -= 1
    chiefly = any(  # «اشتدت المعارك، خصوصا بعد استعادة الجيش السيطرة على المدينة»
        sight.word(i) == "بعد" and is_one_of(sight.word(i - 1), _CHIEFLY) for i in range(case.first - 1, case.first - _SINCE_REACH, -1)
    )
    return ("background", "since", None) if chiefly or at >= draft.segment.start and sight.word(at) in SINCE else None


def after_its_capture(case: Case) -> Answer | None:
    """«عاد الوزراء إلى س بعد تحريرها», «أول رحلة بعد استعادة المطار»: what a piece of other news came after, nothing else of violence being
    told in its sentence.
    """
    draft, lead, sight = case.draft, case.draft.decision.lead, case.reading.sight
    if (
        lead is None
        or lead.verbal
        or lead.entry.id not in _CAPTURES
        or draft.counts
        or not is_one_of(sight.word(lead.start - 1), _ONE_AFTER)
    ):
        return None
    sentence = draft.segment.sentence
    told = [h for h in triggers(sight, sentence.start, sentence.end) if not lead.start <= h.start < lead.end]
    own_day = draft.moment is not None and draft.moment.start > lead.start
    return ("background", "since", None) if not told and not own_day else None


def long_ago(case: Case) -> Answer | None:
    """«الاعتداء على القنصلية الذي أدى إلى مقتل أربعة عام 2012»: an old year at the end of what is told of one deed."""
    draft, reading = case.draft, case.reading
    lead, published = draft.decision.lead, reading.published
    if lead is None or published is None:
        return None
    own = reading.moments_in(draft.segment.start, draft.segment.end)
    if len(own) != 1 or own[0].start < lead.end or own[0].rule.startswith("since"):
        return None
    latest = own[0].span.latest
    if latest is None or published - latest < _LONG_AGO or triggers(reading.sight, lead.end, own[0].start):
        return None
    words = list(reading.sight.words(lead.end, own[0].start))
    clauses = [n for n, w in enumerate(words) if w in RELATIVE]
    plain = all(n + 1 < len(words) and words[n + 1] in _RESULTED for n in clauses)
    return ("background", "long ago", None) if plain and SINCE.isdisjoint(words) else None


def summed_since(case: Case) -> Answer | None:
    """«قتل أكثر من 900 مدني منذ 2013 في هجمات الجماعة»: a sum since a far day that stands beside it; not «أعنف هجوم منذ 2013»."""
    draft, reading = case.draft, case.reading
    sums = [c for c in draft.counts if not c.denied and (c.low or 0) >= _SUM]
    published = reading.published
    if not sums or published is None:
        return None
    for moment in reading.moments_in(draft.segment.start, draft.segment.end):
        first = moment.span.earliest
        if not moment.rule.startswith("since") or first is None or published - first < _since_long(case, moment):
            continue
        before = reading.sight.words(max(draft.segment.start, moment.start - _SINCE_REACH), moment.start)
        near = any(abs(moment.start - c.head) <= _BESIDE for c in sums)
        if near and _NOT_SUMMED.isdisjoint(before):
            draft.moment = moment
            draft.inherited.pop("date", None)
            draft.cut = draft.decision.lead is None and not draft.own_place
            return "background", "over a long stretch", None
    return None


def _since_long(case: Case, moment: Moment) -> timedelta:
    """From how far back a sum is no one incident's: «ومنذ الاثنين قتل 119 في القطاع» sums up some days where nothing else is told and the
    place is a whole province.
    """
    draft = case.draft
    opens = moment.start - draft.segment.sentence.start <= 1
    wide = draft.spot is None or draft.spot.place.precision >= _PROVINCE
    return _SOME_DAYS if opens and wide and draft.decision.lead is None else _LONG_SINCE


def same_period(case: Case) -> Answer | None:
    """«وقضى خلال الفترة نفسها 170 مدنيا»: as many as in the weeks or months told before, no one incident's."""
    words = case.reading.sight.words(case.draft.segment.start, case.draft.segment.end)
    told = not _SELF.isdisjoint(words) and any(is_one_of(a, _PERIOD) and b in _SELF for a, b in pairwise(words))
    return ("background", "over a long stretch", None) if told and case.draft.counts else None


def rights_report(case: Case) -> Answer | None:
    """«اتهمت هيومن رايتس ووتش ... بقصف أحياء في س، ما قد يرقى إلى جرائم حرب»: what a report of abuses looks back on, with no day and no
    toll of its own.
    """
    reading, sentence = case.reading, case.draft.segment.sentence
    if case.recent or case.draft.counts:
        return None
    report = next((h for h in reading.cues_in(sentence.start, sentence.end, "reporter") if h.entry.id == "rights-body"), None)
    abuses = any(is_one_of(w, _ABUSES) for w in reading.sight.words(sentence.start, sentence.end))
    return ("background", "a report of abuses", report) if report is not None and abuses else None


def war_sum(case: Case) -> Answer | None:
    """«قتل أكثر من 3200 شخص وأصيب 15 ألفا»: no one incident's toll."""
    sums = any(c.beyond_one for c in case.draft.counts)
    return ("background", "over a long stretch", None) if sums else None
