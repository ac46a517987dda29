"""What speaks for or against each of an article's times as the day of a draft: readable signs, no words, places or actors."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from waqai.events.charges import CHARGE
from waqai.events.draft import Draft
from waqai.events.reading import Moment, Reading
from waqai.events.segments import MAIN
from waqai.events.spoken_of import INCIDENT
from waqai.events.triggers import triggers, weight
from waqai.mentions.counts.toll_verbs import LEFT_A_TOLL
from waqai.mentions.lexicon import Hit
from waqai.model import TACTIC_GROUPS
from waqai.text import Sentence, word_set

_BACK, _AHEAD = 10, 3
_AS_TOLD = word_set("كما ما حسبما وفقما مثلما")
_THAT = word_set("أن إن بأن أنه أنها أنهم إنه إنها إنهم بأنه بأنها")
_RELATIVE = word_set("الذي التي الذين اللذين اللتين اللذان")
_AFTER = word_set("بعد عقب إثر غداة منذ جراء وبعد وعقب ومنذ حتى قبل قبيل")
_HAD = word_set("كان كانت كانوا وكان وكانت وكانوا")
_CLAUSES = {"who": _RELATIVE, "after": _AFTER, "had": _HAD, "where": word_set("حيث إذ بينما فيما")}
_PRESENT = frozenset("يت")
_COMES = word_set("يأتي تأتي ويأتي وتأتي جاء جاءت وجاء وجاءت يجيء ويجيء")
_TOLD_BACK = ("days-after", "morrow")
_JOINS = {"و": "and", "كما": "also", "فيما": "while", "بينما": "while"}
_COMMAS = frozenset("،,؛;")
_STATEMENT = word_set(
    "بيان بيانا البيان بيانه بيانها تسجيل تسجيلا شريط مقطع تصريح تصريحات تصريحا تصريحاته مؤتمر مؤتمره مقابلة حديث حديثه كلمة "
    "كلمته خطاب خطابه تقرير تقريرا رسالة تغريدة تغريدات لبيان ببيان"
)
_WHICH_PLACE = word_set("التي الذي والتي والذي")
_HAPPENED = LEFT_A_TOLL | word_set(
    "وقع وقعت حدث حدثت جرى جرت بدأ بدأت انطلق انطلقت اندلع اندلعت نفذ نفذها نفذه نفذته "
    "نفذتها شن شنها شنه شنته شنتها تبناه تبناها تبنته تبنتها استهدف استهدفت دارت تدور وقعا نفذوا"
)
"""Verbs of a deed: «الغارة على المدينة التي وقعت أمس»."""
_OF_PLACE = 9
_STATED = 6
_SAID = 8
_BESIDE_ITS_VERB = 3
_REACTIONS = ("condemned", "condolence", "solidarity")
_REACTED = word_set(
    "شكك شككت شككوا نفى نفت انتقد انتقدت انتقدوا تعهد تعهدت رحب رحبت طالب طالبت دعا دعت حمل حملت اتهم اتهمت توعد توعدت هدد هددت حذر حذرت"
)
_LATE = 12
_OPENING = 3
_SURE = 0.35
_FROM, _FROM_REACH = word_set("من على"), 14
_WARLIKE = word_set(
    "ذلك هذا هذه تلك اندلاع اندلاعها اندلاعه انطلاق انطلاقها بدء بدئها بداية سقوط سقوطها سيطرة سيطرتها سيطرته السيطرة استعادة دخول وقوع "
    "وقوعه وقوعها الحرب حرب أسره أسرهم فقدان فقدانه اختفاء اختفائه اختفائهم العثور وفاة وفاته نشوب حريق نجاة نجاته"
)
_VAGUE = 6  # days that «بعد أيام من» leaves open

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
        if moment.span.earliest is None or moment.span.latest is None or _told_from_no_deed(reading, moment):
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
    if moment.rule not in _TOLD_BACK or sight.word(moment.end) not in _FROM:
        return False
    for i in range(moment.end + 1, moment.end + _FROM_REACH):
        if any(c in sight.gap(i) for c in "،,.:؛"):
            break
        if sight.at(i, "tactics") or sight.word(i) in _WARLIKE or sight.word(i) in INCIDENT:
            return False
    return True


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
    had = any(w in _HAD for w in reading.sight.words(segment.start, first))
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
    if m.rule in _TOLD_BACK:
        return False
    if reading.cues_in(max(sentence.start, m.start - 3), m.start, "reporter"):
        return True
    start = max(sentence.start, m.start - _STATED)
    told = next((i for i in range(m.start - 1, start - 1, -1) if reading.sight.word(i) in _STATEMENT), None)
    if told is not None and not any(weight(h) >= _SURE for h in triggers(reading.sight, told, m.start)):
        return True
    if _reacted(reading, m, sentence):
        return True
    reporters = reading.cues_in(max(sentence.start, m.start - 8), m.start, "reporter")
    if reporters and reading.sight.word(reporters[-1].start - 1) in _AS_TOLD and not triggers(reading.sight, reporters[-1].end, m.start):
        return True  # «كما أفاد عدد من الشهود اليوم»
    if reporters and reading.sight.word(m.end) == "عن" and not triggers(reading.sight, reporters[-1].end, m.start):
        return True
    if not reporters or any(w in _THAT for w in reading.sight.words(reporters[-1].end, m.start)):
        return False
    return any(w in _THAT for w in reading.sight.words(m.end, min(m.end + 6, sentence.end)))


def _reacted(reading: Reading, m: Moment, sentence: Sentence) -> bool:
    """«أدانت المنظمة أمس قصف الحي», «شككت الحكومة الأربعاء في»: the day of what was said of a deed, no deed told before it."""
    start = max(sentence.start, m.start - _SAID)
    said = [h.end for h in reading.cues_in(start, m.start, "reaction") if h.entry.id in _REACTIONS]
    said += [i + 1 for i in range(start, m.start) if reading.sight.word(i) in _REACTED]
    return bool(said) and not triggers(reading.sight, min(said), m.start)


def within_reach(ground: Ground, draft: Draft) -> Iterator[Timed]:
    """The times that may date a draft: those of the sentences around it, and of the lead."""
    index, segment = draft.segment.sentence.index, draft.segment
    return (
        t
        for t in ground.times
        if (index - _BACK <= t.sentence.index <= index + _AHEAD or t.sentence.index <= ground.lead + 1)
        and not (segment.lead == MAIN and t.sentence is segment.sentence and t.moment.start < segment.start)  # of the deed looked back on
        and (segment.lead == CHARGE or all(d.segment.lead != CHARGE for d in t.owners))  # of what suspects are held for
    )


def none_signs(ground: Ground, telling: Telling) -> list[str]:
    """What speaks for a report that says no day of its own."""
    draft, segment = telling.draft, telling.draft.segment
    out = ["none", f"none, ruled {draft.status}"]
    out += [f"none, article has {k}" for k in ("today", "yesterday", "weekday", "two days back") if k in ground.kinds]
    flags = {
        "none though own": any(segment.start <= at < segment.end for at in ground.starts),
        "none at all": not ground.times,
        "none, had": telling.had,
        "none, subordinate": segment.subordinate,
        "none, definite": draft.definite,
        "none, new event": telling.opens_anew,
        "none, late": segment.sentence.index > _LATE,
        "none, only day": ground.only_day,
    }
    return out + [name for name, holds in flags.items() if holds]


def signs(ground: Ground, telling: Telling, timed: Timed) -> tuple[str, list[str]]:
    """(where the moment stands to the draft: own, sentence, paragraph, text or title; what speaks for or against it)."""
    draft, segment = telling.draft, telling.draft.segment
    m, kind, age = timed.moment, timed.kind, timed.age
    if segment.start <= m.start < segment.end:
        where, out = "own", _in_clause(ground, telling, timed)
    elif timed.sentence is segment.sentence:
        where, out = "sentence", _in_sentence(ground.reading, telling, timed)
    else:
        where, out = _elsewhere(ground, telling, timed)
    out += [f"{where} {kind}", f"{where} age {age}", f"kind {kind}", f"age {age}", f"ruled {draft.status} {where} {age}"]
    if timed.announced:
        out += [f"{where} announced", f"announced age {age}"]
    if m.quoted:
        out += [f"{where} quoted", f"quoted age {age}"]
    if m.rule in _TOLD_BACK:
        out.append(f"{where} told back, {'before' if m.start < telling.first else 'after'}")
    out.append(f"{telling.form} {where} {age}")
    if ground.only_day:
        out.append(f"{where} only day")
    if m is ground.first_recent:
        out.append(f"{where} first recent")
    if timed.days in ground.most_told:
        out.append(f"{where} most told")
    if timed.sentence.index == ground.lead:
        out.append(f"lead {kind}")
    if telling.had:
        out.append(f"had {where} {age}")
    return where, out


def governs(reading: Reading, draft: Draft, moment: Moment) -> float:
    """How far grammar alone gives an incident its day: 1 where «بعد يومين من», «غداة» stand right before the words of one that has no
    other day of its own («غداة هجوم»), less for «بعد أيام من», which leaves the day open; -1 where they stand behind it («يأتي الهجوم
    بعد أسبوع من تفجير»): the day is the other's.
    """
    first, last = moment.span.earliest, moment.span.latest
    lead = draft.decision.lead
    if lead is not None and _of_a_place(reading, draft, lead, moment):
        return -1.0
    if first is None or last is None or (last - first).days > _VAGUE:
        return 0.0
    if lead is not None and lead.verbal and _of_another(reading, draft, lead, moment):
        return -1.0
    if lead is None or moment.rule not in _TOLD_BACK:
        return 0.0
    if 0 <= moment.start - lead.end <= 3 and any(reading.sight.word(i) in _COMES for i in range(lead.start - 3, moment.start)):
        return -1.0
    if not 0 <= lead.start - moment.end <= 2:
        return 0.0
    if not _COMMAS.isdisjoint("".join(reading.sight.gap(i) for i in range(moment.end, lead.start + 1))):
        return 0.0
    if reading.moments_in(lead.end, draft.segment.end):
        return 0.0
    return 1.0 if (last - first).days <= 1 else 0.4


def of_its_clause(draft: Draft, timed: Timed) -> float:
    """How far grammar gives a clause its own day: «قتل اثنان الثلاثاء في س، وقصفت الطائرات أمس مواقع في ص», a verb or noun of violence
    with a place of its own, a day right beside it, behind a clause on something else.
    """
    lead, segment, m = draft.decision.lead, draft.segment, timed.moment
    inner = segment.sentence.start < segment.start <= m.start < segment.end
    if lead is None or not inner or segment.subordinate or not draft.own_place or timed.announced or m.quoted:
        return 0.0
    first, last = m.span.earliest, m.span.latest
    if first is None or last is None or (last - first).days > 1:
        return 0.0
    gap = m.start - lead.end if m.start >= lead.end else lead.start - m.end
    return 0.5 if gap <= _BESIDE_ITS_VERB else 0.0


def _of_a_place(reading: Reading, draft: Draft, lead: Hit, moment: Moment) -> bool:
    """«هاجموا دورية في مدينة س التي سيطر عليها التنظيم الشهر الماضي»: a day that stands in what is told of a place, not of the deed."""
    sight = reading.sight
    if not lead.end < moment.start < draft.segment.sentence.end:
        return False
    clause = next((i for i in range(moment.start - 1, max(lead.end, moment.start - _OF_PLACE), -1) if sight.word(i) in _WHICH_PLACE), None)
    if clause is None or sight.word(clause + 1) in _HAPPENED:
        return False
    if not _COMMAS.isdisjoint("".join(sight.gap(i) for i in range(clause + 1, moment.start + 1))):
        return False
    return any(s.end in (clause, clause - sight.word(clause - 1).startswith("ال")) for s in reading.spots_in(lead.start, clause))


def _of_another(reading: Reading, draft: Draft, lead: Hit, moment: Moment) -> bool:
    """«أطلقوا النار قرب القنصلية التي أحرقت مساء السبت»: a day that stands in a clause on another deed."""
    if not lead.end < moment.start < draft.segment.sentence.end or moment.start - lead.end > _SAID + _SAID:
        return False
    sight = reading.sight
    clause = next((i for i in range(moment.start - 1, lead.end + 1, -1) if sight.word(i) in _RELATIVE or sight.word(i) == "التي"), None)
    if clause is None or moment.start - clause > _STATED or not any(h.verbal for h in sight.at(clause + 1, "tactics")):
        return False
    return _COMMAS.isdisjoint("".join(sight.gap(i) for i in range(clause, moment.start + 1)))


def _in_clause(ground: Ground, telling: Telling, timed: Timed) -> list[str]:
    m, segment = timed.moment, telling.draft.segment
    where, low, high = _stretch(telling, m, "own")
    gap = high - low
    near = "0-2" if gap <= 2 else "3-6" if gap <= 6 else "7-12" if gap <= 12 else "13-20" if gap <= 20 else "far"
    out = [where, f"{where} gap {near}", *(f"{where} {s}" for s in _between(ground.reading, low, high))]
    if m.start < telling.first and m.start - segment.start <= 2:
        out.append("own before, opens")
    if segment.subordinate:
        out.append(f"{where} subordinate")
    others = {at < telling.first for at in ground.starts if segment.start <= at < segment.end and at != m.start}
    return out + [f"{where} though another {'before' if before else 'after'}" for before in sorted(others)]


def _in_sentence(reading: Reading, telling: Telling, timed: Timed) -> list[str]:
    segment = telling.draft.segment
    where, low, high = _stretch(telling, timed.moment, "sentence")
    gap = high - low
    near = "0-6" if gap <= 6 else "7-15" if gap <= 15 else "16-30" if gap <= 30 else "far"
    join = _JOINS.get(segment.lead, "other") if segment.lead else "none"
    out = [where, f"{where} gap {near}", f"{where} joined {join}", *(f"{where} {s}" for s in _between(reading, low, high))]
    if segment.subordinate:
        out.append(f"{where} subordinate")
    if any(d.segment.subordinate for d in timed.owners):
        out.append(f"{where} of a subordinate")
    out.append(f"{where} {'owned' if timed.owners else 'unowned'}")
    return out


def _elsewhere(ground: Ground, telling: Telling, timed: Timed) -> tuple[str, list[str]]:
    draft, sentence = telling.draft, telling.draft.segment.sentence
    back = sentence.index - timed.sentence.index
    same = timed.sentence.paragraph == sentence.paragraph
    where = "title" if timed.sentence.kind == "title" else "paragraph" if same else "text"
    side = "back" if back > 0 else "ahead"
    far = abs(back)
    out = [f"{where} {side} {far if far <= 2 else '3-4' if far <= 4 else 'far'}" if where != "title" else "title"]
    if timed.sentence.index == ground.lead:
        out.append("lead")
        if back == 1:
            out.append("lead, just after")
    if timed.owners:
        other = timed.owners[0]
        kin = TACTIC_GROUPS[other.tactic] == TACTIC_GROUPS[draft.tactic]
        if kin:
            out.append(f"{side} same kind")
            here, there = (d.spot.place.source if d.spot is not None else None for d in (draft, other))
            if here is not None and here == there:
                out.append(f"{side} same kind and place")
        if draft.definite:
            out.append(f"{side} definite, {'same kind' if kin else 'other kind'}")
        if other.segment.subordinate:
            out.append(f"{side} of a subordinate")
    else:
        out.append(f"{side} unowned")
    if back > 0:
        if not any(timed.moment.start < at < sentence.start for at in ground.starts):
            out.append("back nearest" + (", same paragraph" if same else ""))
        if telling.opens_anew:
            out.append("back over a new event")
        turns = bisect_right(ground.openings, sentence.index) - bisect_right(ground.openings, timed.sentence.index)
        if turns:
            out.append(f"back over {'a turn' if turns == 1 else 'turns'}")
        if draft.segment.subordinate:
            out.append("back, subordinate")
    return where, out


def _stretch(telling: Telling, m: Moment, region: str) -> tuple[str, int, int]:
    """(region and side, the tokens between the moment and the trigger)."""
    if m.start < telling.first:
        return f"{region} before", m.end, telling.first
    return f"{region} after", telling.last, m.start


def _between(reading: Reading, low: int, high: int) -> Iterator[str]:
    sight = reading.sight
    words = list(sight.words(low, high))
    if any(w in _THAT for w in words):
        yield "that"
    held = {name for name, set_ in _CLAUSES.items() if not set_.isdisjoint(words)}
    yield from held
    if any(w.startswith("و") and len(w) > 1 for w in words):
        yield "and"
    commas = sum(not _COMMAS.isdisjoint(sight.gap(i)) for i in range(low, high + 1))
    if commas:
        yield "comma" if commas == 1 else "commas"
    found = sum(1 for h in triggers(sight, low, high) if weight(h) >= _SURE)
    if found:
        yield "trigger" if found == 1 else "triggers"
        yield from (f"{name}, trigger" for name in held)
    if reading.moments_in(low, high):
        yield "moment"
