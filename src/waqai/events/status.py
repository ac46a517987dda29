"""The status of a draft: today's news, foiled, threatened, denied, or an earlier incident told as background (codebook: `status`).

Each rule looks at one sign and answers or passes; the first answer holds. What no rule claims is `actual`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from waqai.events.draft import Draft
from waqai.events.reading import Moment, Reading
from waqai.events.segments import triggers
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

RECENT = timedelta(days=7)
_STRETCH_DAYS = 10
_NEGATION = word_set("لم لن لا دون بدون عدم ولم ولن ولا بعدم وقف لوقف بوقف إنهاء لإنهاء منع لمنع تجنب وقفا يوقف توقف")
_AHEAD = word_set(
    "سوف ستبدأ سيبدأ ستواصل ستستمر ستقوم سيقوم سيشن ستشن يستعد يستعدون تستعد الاستعداد استعدادا تمهيدا "
    "المرتقبة مرتقبة الوشيك الوشيكة المقبلة"
)
_AIMS = word_set("لاستعادة لتحرير للسيطرة لاقتحام لدخول لشن بهدف تستهدف يهدف تهدف بغية")
_PREPARED = word_set(
    "يستعد يستعدون تستعد الاستعداد استعدادا تمهيدا المرتقبة الوشيك المقبلة مرتقبة ستبدأ سيبدأ سيشن ستشن يعتزم تعتزم ينوي تنوي اعتزام"
)
_FEARED = word_set("يتخوف يتخوفون تتخوف تخوف تخوفت يخشى تخشى يخشون خشية توقع توقعت يتوقع تتوقع يتوقعون رجح رجحت يرجح")
_MAY = word_set("قد ربما")
_SINCE = word_set("منذ")
_WARNED = word_set("حذر حذرت حذروا يحذر تحذر محذرا محذرة تحذير تحذيرات نبه نبهت")
_DEFUSED = word_set("فكك فككت فككوا تفكيك أبطل أبطلت أبطلوا إبطال عطل عطلت تعطيل")
_DEFUSED |= {joined + word for joined in "وف" for word in _DEFUSED}
_DEFENCES = word_set("الدفاعات دفاعات الدفاع دفاعاته دفاعاتها للدفاعات والدفاعات")
_LAUNCHED = word_set("أطلقها أطلقه أطلقتها أطلقته أطلقوها أطلقوه أطلقت أطلق باتجاه صوب نحو متجهة متجها")
_DOWNED = ("air-defence", "drone-downed", "missile-downed")
_UNDERGOING = word_set("تعرض تعرضه تعرضها تعرضهم وقوع حدوث حصول")
_HABIT = word_set("كان كانت كانوا وكان وكانت وكانوا")
_RELATIVE = word_set("الذي التي الذين اللذين اللتين اللذان اللتان")
_RESULTED = word_set("أدى أدت أسفر أسفرت أوقع أوقعت أودى أودت خلف خلفت راح قتل قتلت أدوا أسفرا أوديا أوقعا خلفا أديا")
_MERELY_LATER = word_set("غداة عقب بعد على احتجاجا")
_LONG_AGO = timedelta(days=300)
_FOUGHT = word_set(
    "اشتباكات اشتباك الاشتباكات الاشتباك معارك المعارك معركة مواجهات المواجهات تصدت تصدى تصدوا التصدي صد صدت صدوا دحر دحرت "
    "الإجهاز أجهزت كبدت كبدتهم تكبيد تكبدوا تكبدت خسائر تراجع تراجعوا فروا فرار لاذوا انسحبوا انسحاب"
)
_PLOT = word_set(
    "الشرطة شرطة الأمن أمن أمنية الأمنية الاستخبارات استخبارات المخابرات مخابرات الداخلية خلية خلايا مخطط مخططا مخططات عبوة عبوات "
    "انتحاري انتحاريا انتحارية مفخخة حزام إرهابي إرهابية إرهابيا"
)
_REPEATED = 5
_BEATEN_OFF = ("foiled", "foiled-attempt")
_VERDICTS = ("court", "trial", "prosecution")


@dataclass(frozen=True, slots=True)
class _Case:
    """A draft with what the rules ask of it: `first` is the token of its trigger, `recent` whether a day of the last week is told."""

    reading: Reading
    draft: Draft
    first: int
    recent: bool

    def words(self, before: int, after: int = 0) -> list[str]:
        """The words before (and after) the trigger, inside the segment."""
        segment = self.draft.segment
        return list(self.reading.sight.words(max(segment.start, self.first - before), min(segment.end, self.first + after)))

    def cue(self, name: str, start: int | None = None, end: int | None = None) -> Hit | None:
        """The first cue of a kind in a range, by default in the segment."""
        segment = self.draft.segment
        hits = self.reading.cues_in(segment.start if start is None else start, segment.end if end is None else end, name)
        return next(iter(hits), None)


Answer = tuple[str, str, Hit | None]
_Rule = Callable[[_Case], Answer | None]


def set_status(reading: Reading, draft: Draft) -> None:
    """Give a draft its status and say why; `cut` where the text does not say that it happened, will happen or was tried."""
    lead = draft.decision.lead
    first = lead.start if lead is not None else min((c.head for c in draft.counts), default=draft.segment.start)
    case = _Case(reading, draft, first, False)
    if lead is not None and any(w in _NEGATION for w in case.words(2)):
        draft.cut, draft.status_why = True, "negated"
        return
    why = next((name for name, rule in _NO_INCIDENT if rule(case)), None)
    if why is not None:
        draft.cut, draft.status_why = True, why
        return
    _take_old_day(case)
    case = _Case(reading, draft, first, _is_recent(reading, draft))
    answers = (answer for rule in _RULES if (answer := rule(case)) is not None)
    draft.status, draft.status_why, draft.status_hit = next(answers, ("actual", "news", None))


def _exercise(case: _Case) -> bool:
    """«تمرينًا على اقتحام المباني», «مناورات تضمنت قصف أهداف»."""
    return not case.draft.counts and case.cue("exercise", max(case.draft.segment.start, case.first - 12), case.first) is not None


def _accident(case: _Case) -> bool:
    """«انفجر إطار شاحنة», «انفجار أسطوانة غاز»: the words of an accident are the trigger's own, and no weapon is named."""
    lead, draft = case.draft.decision.lead, case.draft
    if lead is None or draft.decision.rule == "instrument":
        return False
    cues = case.reading.cues_in(max(draft.segment.start, lead.start - 2), lead.end, "accident")
    return any(h.start <= lead.start < h.end for h in cues)


def _quarrel(case: _Case) -> bool:
    """«قتل رجل زوجته ... إثر خلاف عائلي»: a private deed, where no armed side is named."""
    draft, cast = case.draft, case.reading.cast
    if any(cast.is_group(a) or cast.is_state(a) for a in (*draft.attackers, *draft.targets)):
        return False
    return any(h.entry.id == "family-crime" for h in case.reading.cues_in(draft.segment.start, draft.segment.end, "crime"))


def _printed_again(case: _Case) -> bool:
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


def _usual(case: _Case) -> bool:
    """«وعادة ما يقف تنظيم ... وراء هجمات كهذه»: what is usual, not what happened."""
    segment = case.draft.segment
    hits = case.reading.cues_in(segment.start, max(case.first, segment.start + 1), "suspicion")
    return not case.draft.counts and any(h.entry.id == "usual-suspect" for h in hits)


def _take_old_day(case: _Case) -> None:
    """An old day said right after the trigger («تفجير المسجد في 26 يونيو 2015») dates it, whatever day the sentence opens with."""
    draft, published = case.draft, case.reading.published
    if published is None or draft.options or (draft.moment is not None and draft.moment.start >= case.first):
        return
    after = draft.decision.lead.end if draft.decision.lead is not None else case.first + 1
    found = [h.start for h in triggers(case.reading.sight, after, draft.segment.end)]
    for moment in case.reading.moments_in(after, min([after + 14, draft.segment.end, *found])):
        latest, exact = moment.span.latest, moment.span.precision in ("day", "days", "week", "month")
        if latest is None or published - latest <= RECENT or not exact:
            continue
        if case.reading.sight.word(moment.start - 1) not in _SINCE and case.reading.sight.word(moment.start) not in _SINCE:
            draft.moment = moment
            draft.inherited.pop("date", None)
            return


def _future(case: _Case) -> Answer | None:
    lead = case.draft.decision.lead
    return ("threat", "future", None) if lead is not None and lead.base.pro.endswith("س") else None


def _purpose(case: _Case) -> Answer | None:
    """«ستبدأ الهجوم», «يستعد لاستعادة المدينة»: what is still ahead; an aim alone («معارك لتحرير المدينة») is news of the fight for it."""
    lead = case.draft.decision.lead
    if lead is None or case.draft.counts or lead.form == "verb":
        return None
    near = case.words(3, 1)
    aimed = any(w in _AIMS for w in near) and any(_is(w, _PREPARED) for w in case.words(10))
    return ("threat", "purpose", None) if aimed or any(w in _AHEAD for w in near) else None


def _feared(case: _Case) -> Answer | None:
    """«قد تشن», «هجوم قد تنفذه», «حذرت السفارة من هجوم», «يتخوف ... أن يقوم»."""
    lead = case.draft.decision.lead
    if lead is None or case.draft.counts:
        return None
    before, sight = case.words(12), case.reading.sight
    if sight.word(lead.start - 1) in _MAY and lead.form == "present":
        return "threat", "may", None
    if sight.word(lead.end) in _MAY and sight.word(lead.end + 1)[:1] in ("ي", "ت"):
        return "threat", "may", None
    if any(_is(w, _WARNED) for w in before[-6:]) and sight.word(lead.start - 1) in ("من", "لوقوع", "وقوع"):
        return "threat", "warned", None
    feared = next((n for n, w in enumerate(before) if _is(w, _FEARED)), None)
    return ("threat", "feared", None) if feared is not None and any(w in ("ان", "من") for w in before[feared + 1 : feared + 4]) else None


def _denied(case: _Case) -> Answer | None:
    """«نفت الوزارة وقوع تفجير», and further off with no comma between: «نفى مدير المطار الدولي بالعاصمة ... تعرض المطار لقصف»."""
    start, sight = case.draft.segment.start, case.reading.sight
    hit = case.cue("deny", max(start, case.first - 8), case.first)
    if hit is None and any(w in _UNDERGOING for w in case.words(3)):
        far = case.cue("deny", max(start, case.first - 16), case.first)
        hit = far if far is not None and not any("،" in sight.gap(i) for i in range(far.end, case.first)) else None
    return ("denied", "denied", hit) if hit is not None else None


def _threatened(case: _Case) -> Answer | None:
    hit = None if case.draft.counts else case.cue("threat", max(case.draft.segment.start, case.first - 8), case.first + 1)
    return ("threat", "threat", hit) if hit is not None else None


def _foiled(case: _Case) -> Answer | None:
    if any(c.kind in ("killed", "wounded", "killed_or_wounded") and c.low > 0 for c in case.draft.counts):
        return None
    hit = case.cue("foil")
    return ("foiled", "foiled", hit) if hit is not None and not _repelled(case, hit) else None


def _repelled(case: _Case, hit: Hit) -> bool:
    """«أحبط الجيش محاولة تسلل للمسلحين», «أحبطت القوات الهجوم بعد اشتباكات»: a fight that took place, no plot prevented."""
    draft = case.draft
    if hit.entry.id not in _BEATEN_OFF or draft.tactic not in ("armed_clash", "armed_attack"):
        return False
    sentence = draft.segment.sentence
    words = set(case.reading.sight.words(sentence.start, sentence.end))
    if not words.isdisjoint(_FOUGHT):
        return True
    return words.isdisjoint(_PLOT) and any(case.reading.cast.is_group(a) for a in draft.attackers)


def _defused(case: _Case) -> Answer | None:
    """«فككت قوات الأمن أمس عبوة ناسفة», «أبطل الخبراء مفعول قنبلة»: the verb of defusing, then the bomb a few words on."""
    if any(not c.denied and c.low > 0 for c in case.draft.counts):
        return None
    segment, sight = case.draft.segment, case.reading.sight
    for at, word in enumerate(sight.words(segment.start, segment.end), segment.start):
        if word in _DEFUSED and any(h.entry.pack == "weapons" for i in range(at + 1, min(at + 7, segment.end)) for h in sight.at(i)):
            return "foiled", "defused", None
    return None


def _intercepted(case: _Case) -> Answer | None:
    """«أسقطت الدفاعات الجوية مسيّرة», «اعترض الجيش صاروخا أطلقه ...»: what was brought down before it struck."""
    lead, sentence = case.draft.decision.lead, case.draft.segment.sentence
    if lead is None or lead.entry.id not in _DOWNED or any(not c.denied and c.low > 0 for c in case.draft.counts):
        return None
    words = set(case.reading.sight.words(sentence.start, sentence.end))
    return ("foiled", "intercepted", None) if words & (_DEFENCES | _LAUNCHED) else None


def _anniversary(case: _Case) -> Answer | None:
    """«الذكرى الثانية لتفجير ...», whatever day it is kept on."""
    hits = case.reading.cues_in(max(case.draft.segment.start, case.first - 5), case.first, "background")
    hit = next((h for h in hits if h.entry.id == "anniversary"), None)
    return ("background", "anniversary", hit) if hit is not None else None


def _verdict(case: _Case) -> Answer | None:
    """«أدين بقتل ضابط», «حكم الإعدام»: the court's news is not the incident."""
    draft, first = case.draft, case.first
    if draft.tactic == "arrest_raid" or any(case.reading.cast.is_group(a) for a in draft.attackers):
        return None
    for hit in case.reading.cues_in(max(draft.segment.start, first - 8), first + 1, "court"):
        if hit.entry.id in _VERDICTS and (hit.end > first or first - hit.end <= 3):
            return "background", "verdict", hit
    return None


def _dated(case: _Case) -> Answer | None:
    moment, published = case.draft.moment, case.reading.published
    if moment is None or moment.span.latest is None:
        return None
    if published is not None and published - moment.span.latest > RECENT and not _only_since(case, moment):
        return "background", "older than a week", None
    if not case.draft.inherited and moment.span.earliest is not None and (moment.span.latest - moment.span.earliest).days > _STRETCH_DAYS:
        return "background", "over a long stretch", None
    return None


def _only_since(case: _Case, moment: Moment) -> bool:
    """«أعنف هجوم منذ أبريل»: a day taken from elsewhere in the sentence that only says since when."""
    words = case.reading.sight.words(moment.start - 5, moment.start + 1)
    return case.draft.inherited.get("date") == "sentence" and any(w in _SINCE for w in words)


def _court(case: _Case) -> Answer | None:
    sentence = case.draft.segment.sentence
    hit = None if case.recent else case.cue("court", sentence.start, sentence.end)
    return ("background", "court", hit) if hit is not None else None


def _statistic(case: _Case) -> Answer | None:
    hit = None if case.recent and case.draft.own_place else case.cue("statistic")
    return ("background", "statistic", hit) if hit is not None else None


def _earlier(case: _Case) -> Answer | None:
    """«بعد ...» and «كان ... قد», «سبق أن» without a day of the last week."""
    segment = case.draft.segment
    if case.recent:
        return None
    if segment.subordinate:
        return "background", "subordinate", None
    hits = case.reading.cues_in(segment.start, min(segment.end, case.first + 6), "background")
    hit = next((h for h in hits if not _is_news(case, h)), None)
    return ("background", "earlier", hit) if hit is not None else None


def _is_news(case: _Case, hit: Hit) -> bool:
    """«في وقت سابق من هذا الأسبوع», and «قتل آخر بتفجير مماثل في الحي» with a toll and a place: words of the past that tell news."""
    if hit.entry.id == "similar-attack":
        return bool(case.draft.counts) and case.draft.own_place
    if hit.entry.id != "earlier-time" or case.reading.published is None:
        return False
    near = [m.span.latest for m in case.reading.moments_in(hit.end, hit.end + 4)]
    return any(day is not None and case.reading.published - day <= RECENT for day in near)


def _answered(case: _Case) -> Answer | None:
    """«قتلوا شرطيين انتقاما لتفجير ...», «ردا على الهجوم الذي»: what a reprisal answers, where no day of the last week is told of it."""
    lead = case.draft.decision.lead
    if lead is None or lead.verbal or (case.recent and "date" not in case.draft.inherited):
        return None
    hits = case.reading.cues_in(max(case.draft.segment.start, case.first - 5), case.first, "reprisal")
    hit = next((h for h in reversed(hits) if case.reading.sight.word(h.start) not in _MERELY_LATER), None)
    return ("background", "answered", hit) if hit is not None and hit.entry.id == "reprisal" and case.first - hit.end <= 2 else None


def _habit(case: _Case) -> Answer | None:
    """«كانت تقصف القرية منها»: what used to happen."""
    draft, lead, sight = case.draft, case.draft.decision.lead, case.reading.sight
    if lead is None or draft.counts or not lead.verbal or sight.word(lead.start)[:1] not in ("ت", "ي"):
        return None
    used = next((i for i in range(max(draft.segment.start, lead.start - 3), lead.start) if sight.word(i) in _HABIT), None)
    day = draft.moment.start if case.recent and draft.moment is not None and "date" not in draft.inherited else None
    return ("background", "habit", None) if used is not None and (day is None or day < used) else None


def _long_ago(case: _Case) -> Answer | None:
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
    clauses = [n for n, w in enumerate(words) if w in _RELATIVE]
    plain = all(n + 1 < len(words) and words[n + 1] in _RESULTED for n in clauses)
    return ("background", "long ago", None) if plain and _SINCE.isdisjoint(words) else None


def _war_sum(case: _Case) -> Answer | None:
    """«قتل أكثر من 3200 شخص وأصيب 15 ألفا»: no one incident's toll."""
    sums = any(c.beyond_one for c in case.draft.counts)
    return ("background", "over a long stretch", None) if sums else None


_RULES: tuple[_Rule, ...] = (
    _future,
    _purpose,
    _denied,
    _threatened,
    _feared,
    _foiled,
    _defused,
    _intercepted,
    _anniversary,
    _verdict,
    _dated,
    _long_ago,
    _answered,
    _habit,
    _court,
    _statistic,
    _war_sum,
    _earlier,
)


_NO_INCIDENT: tuple[tuple[str, Callable[[_Case], bool]], ...] = (
    ("exercise", _exercise), ("accident", _accident), ("quarrel", _quarrel), ("usual", _usual), ("printed again", _printed_again),
)  # fmt: skip


def _is(word: str, words: frozenset[str]) -> bool:
    """Whether a word is of a set, a joined «و» or «ف» aside."""
    return word in words or (word[:1] in "وف" and word[1:] in words)


def _is_recent(reading: Reading, draft: Draft) -> bool:
    latest = draft.moment.span.latest if draft.moment is not None else None
    return latest is not None and reading.published is not None and reading.published - latest <= RECENT
