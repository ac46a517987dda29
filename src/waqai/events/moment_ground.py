"""The times of one article as its drafts see them: of what family and age each is, whose day it may be, which are days of a report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from waqai.events.draft import Draft
from waqai.events.reading import Moment, Reading
from waqai.events.spoken_of import INCIDENT
from waqai.events.triggers import triggers, weight
from waqai.mentions.lexicon import Hit
from waqai.text import Sentence, is_one_of, word_set

THAT = word_set("أن إن بأن أنه أنها أنهم إنه إنها إنهم بأنه بأنها")
HAD = word_set("كان كانت كانوا وكان وكانت وكانوا")
TOLD_BACK = ("days-after", "morrow")
SURE = 0.35
_SAID = 8
_MOURNED = word_set("شيع شيعت شيعوا يشيع تشيع يشيعون ودع ودعت ودعوا يودع تودع يودعون دفن دفنت دفنوا نعى نعت ووري ووريت ووروا")
_STATED = 6
_AS_TOLD = word_set("كما ما حسبما وفقما مثلما")
_PRESENT = frozenset("يت")
_STATEMENT = word_set(
    "بيان بيانا البيان بيانه بيانها تسجيل تسجيلا شريط مقطع تصريح تصريحات تصريحا تصريحاته مؤتمر مؤتمره مقابلة حديث حديثه كلمة "
    "كلمته خطاب خطابه تقرير تقريرا رسالة تغريدة تغريدات لبيان ببيان"
)
_REACTIONS = ("condemned", "condolence", "solidarity")
_REACTED = word_set(
    "شكك شككت شككوا نفى نفت انتقد انتقدت انتقدوا تعهد تعهدت رحب رحبت طالب طالبت دعا دعت حمل حملت اتهم اتهمت توعد توعدت هدد هددت حذر حذرت"
)
_OPENING = 3
_UNTIL = word_set("حتى لغاية غاية")
_TERM = word_set(
    "هدنة الهدنة مهلة المهلة مهلته مهلتها مهلتهم أمهل أمهلت أمهلوا أمهلته أمهله أمهلتهم أمهلهم يمهل تمهل إنذار إنذارا الإنذار موعدا الموعد"
)
_TERM_REACH = 6
_FROM, _FROM_REACH = word_set("من على"), 14
_WARLIKE = word_set(
    "ذلك هذا هذه تلك اندلاع اندلاعها اندلاعه انطلاق انطلاقها بدء بدئها بداية سقوط سقوطها سيطرة سيطرتها سيطرته السيطرة استعادة دخول وقوع "
    "وقوعه وقوعها الحرب حرب أسره أسرهم فقدان فقدانه اختفاء اختفائه اختفائهم العثور وفاة وفاته نشوب حريق نجاة نجاته"
)
Days = tuple[date | None, date | None]
_FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("since", ("since",)),
    ("told from it", ("days-after", "morrow")),
    ("next to it", ("same-day", "next-day", "day-before ", "later", "earlier")),
    ("prayer", ("friday",)),
    ("two days back", ("day-before-yesterday", "night-before-last")),
    ("next to it", ("day-before",)),
    ("yesterday", ("yesterday", "last-night")),
    ("today", ("today", "tonight", "these")),
    ("weekday past", ("weekday-past",)),
    ("weekday", ("weekday", "night-of-two", "eve-of-weekday")),
)


@dataclass(slots=True)
class Timed:
    """A moment with what is asked of it for every draft: `announced` where it is the day of a report («قال أمس إن»), `owners` the
    drafts in whose clause it stands.
    """

    moment: Moment
    sentence: Sentence
    kind: str
    age: str
    announced: bool
    owners: list[Draft]

    @property
    def days(self) -> Days:
        """First and last day."""
        return self.moment.span.earliest, self.moment.span.latest


@dataclass(slots=True)
class Ground:
    """The times of one article as its drafts see them."""

    reading: Reading
    times: list[Timed]
    lead: int = 0
    kinds: frozenset[str] = frozenset()
    most_told: frozenset[Days] = frozenset()
    only_day: bool = False
    first_recent: Moment | None = None
    starts: list[int] = field(default_factory=list)
    openings: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Telling:
    """A draft with the tokens of its trigger (or of its toll), `had` where «كان» opens it, `form` of its trigger: past, present, noun."""

    draft: Draft
    first: int
    last: int
    had: bool
    opens_anew: bool
    form: str


def ground_of(reading: Reading, drafts: list[Draft]) -> Ground:
    """The times of an article, each with what it is to all drafts."""
    sentences = reading.text.sentences
    times = []
    for moment in reading.moments:
        if moment.span.earliest is None or moment.span.latest is None or _told_from_no_deed(reading, moment) or _of_a_term(reading, moment):
            continue
        sentence = reading.sentence_of(moment.start)
        owners = [d for d in drafts if d.segment.start <= moment.start < d.segment.end]
        times.append(Timed(moment, sentence, kind_of(moment), age_of(reading, moment), announced(reading, moment, sentence), owners))
    ground = Ground(reading, times, _lead(sentences, times))
    ground.kinds = frozenset(t.kind for t in times)
    told = Counter(t.days for t in times)
    ground.most_told = frozenset(d for d, n in told.items() if n == max(told.values()))
    recent = [t for t in times if t.age in ("today", "yesterday", "two days", "week") and t.kind not in ("since", "last days")]
    ground.first_recent = recent[0].moment if recent else None
    ground.only_day = len({t.days for t in recent}) == 1
    ground.starts = [t.moment.start for t in times]
    ground.openings = [s.index for s in sentences if reading.cues_in(s.start, min(s.start + 5, s.end), "new-event")]
    return ground


def _told_from_no_deed(reading: Reading, moment: Moment) -> bool:
    """«قتل ثلاثة جنود بعد أسبوعين من توقيع اتفاق»: the day of what is no incident, and never that of the deed told after it."""
    sight = reading.sight
    if moment.rule not in TOLD_BACK or sight.word(moment.end) not in _FROM:
        return False
    for i in range(moment.end + 1, moment.end + _FROM_REACH):
        if any(c in sight.gap(i) for c in "،,.:؛"):
            break
        if sight.at(i, "tactics") or sight.word(i) in _WARLIKE or sight.word(i) in INCIDENT:
            return False
    return True


def _of_a_term(reading: Reading, moment: Moment) -> bool:
    """«أمهلوا الحكومة حتى الأحد», «انتهت أمس مهلة حددها الخاطفون»: the day on which a term ends."""
    sight = reading.sight
    if is_one_of(sight.word(moment.end), _TERM):
        return True
    until = any(sight.word(i) in _UNTIL for i in range(moment.start - 1, moment.start - 3, -1))
    return until and any(is_one_of(sight.word(i), _TERM) for i in range(moment.start - _TERM_REACH, moment.start))


def _lead(sentences: list[Sentence], times: list[Timed]) -> int:
    """The sentence that opens the report: the first of its body that says a time, where one of the first three does."""
    body = [s.index for s in sentences if s.kind == "body"][:_OPENING]
    timed = {t.sentence.index for t in times}
    return next((i for i in body if i in timed), body[0] if body else 0)


def telling_of(reading: Reading, draft: Draft) -> Telling:
    """A draft as the signs see it."""
    lead, segment = draft.decision.lead, draft.segment
    if lead is not None and segment.start <= lead.start < segment.end:
        first, last = lead.start, lead.end
    else:
        first = min((c.head for c in draft.counts), default=segment.start)
        last = first + 1
    had = any(w in HAD for w in reading.sight.words(segment.start, first))
    anew = bool(reading.cues_in(segment.start, min(segment.start + 5, segment.end), "new-event"))
    return Telling(draft, first, last, had, anew, _form(reading, lead))


def _form(reading: Reading, lead: Hit | None) -> str:
    """How a trigger tells: past («قصفت»), present («تقصف»), noun («قصف»), or toll where there is none."""
    if lead is None:
        return "toll"
    if not lead.verbal:
        return "noun"
    return "present" if reading.sight.word(lead.start)[:1] in _PRESENT else "past"


def kind_of(moment: Moment) -> str:
    """The family of an expression: yesterday, weekday, date, last days, stretch, ..."""
    rule = moment.rule.replace("part+", "")
    for name, starts in _FAMILIES:
        if rule.startswith(starts):
            return name
    span = moment.span
    length = (span.latest - span.earliest).days if span.latest and span.earliest else 0
    if rule.startswith(("past-", "within", "this-week", "last-week", "weekend")):
        return "last days" if length <= 10 else "stretch"
    if rule.startswith("ago"):
        return "ago" if length <= 1 else "ago vague" if length <= 10 else "stretch"
    return "date" if length <= 1 else "days" if length <= 10 else "month" if length <= 31 else "stretch"


def age_of(reading: Reading, moment: Moment) -> str:
    """How long before publication a moment ends."""
    if reading.published is None or moment.span.latest is None:
        return "unknown"
    days = (reading.published - moment.span.latest).days
    if days < 0:
        return "ahead"
    return ("today", "yesterday", "two days")[days] if days <= 2 else "week" if days <= 8 else "month" if days <= 45 else "old"


def announced(reading: Reading, m: Moment, sentence: Sentence) -> bool:
    """«قال أمس إن», «أعلنت الوزارة الأحد أن», «في بيان نشر أمس»: the day of the report."""
    if m.rule in TOLD_BACK:
        return False
    if reading.cues_in(max(sentence.start, m.start - 3), m.start, "reporter"):
        return True
    start = max(sentence.start, m.start - _STATED)
    told = next((i for i in range(m.start - 1, start - 1, -1) if reading.sight.word(i) in _STATEMENT), None)
    if told is not None and not any(weight(h) >= SURE for h in triggers(reading.sight, told, m.start)):
        return True
    if _reacted(reading, m, sentence) or of_a_funeral(reading, m, sentence):
        return True
    reporters = reading.cues_in(max(sentence.start, m.start - 8), m.start, "reporter")
    if reporters and reading.sight.word(reporters[-1].start - 1) in _AS_TOLD and not triggers(reading.sight, reporters[-1].end, m.start):
        return True  # «كما أفاد عدد من الشهود اليوم»
    if reporters and reading.sight.word(m.end) == "عن" and not triggers(reading.sight, reporters[-1].end, m.start):
        return True
    if not reporters or any(w in THAT for w in reading.sight.words(reporters[-1].end, m.start)):
        return False
    return any(w in THAT for w in reading.sight.words(m.end, min(m.end + 6, sentence.end)))


def of_a_funeral(reading: Reading, m: Moment, sentence: Sentence) -> bool:
    """«شيعت المدينة اليوم ثلاثة جنود قتلوا في هجوم», «ووري الثرى أمس ضحايا التفجير»: the day of a funeral, no deed told before it."""
    start = max(sentence.start, m.start - _SAID)
    told = next((i for i in range(m.start - 1, start - 1, -1) if is_one_of(reading.sight.word(i), _MOURNED)), None)
    return told is not None and not any(weight(h) >= SURE for h in triggers(reading.sight, told, m.start))


def _reacted(reading: Reading, m: Moment, sentence: Sentence) -> bool:
    """«أدانت المنظمة أمس قصف الحي», «شككت الحكومة الأربعاء في»: the day of what was said of a deed, no deed told before it."""
    start = max(sentence.start, m.start - _SAID)
    said = [h.end for h in reading.cues_in(start, m.start, "reaction") if h.entry.id in _REACTIONS]
    said += [i + 1 for i in range(start, m.start) if reading.sight.word(i) in _REACTED]
    return bool(said) and not triggers(reading.sight, min(said), m.start)
