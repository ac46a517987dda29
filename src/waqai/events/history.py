"""Rules of the status `background`: an earlier incident told again, a court's news, a sum over a long time."""

from __future__ import annotations

from datetime import timedelta

from waqai.events.reading import Moment
from waqai.events.segments import triggers
from waqai.events.status_case import RECENT, SINCE, Answer, Case
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

_STRETCH_DAYS = 10
_HABIT = word_set("كان كانت كانوا وكان وكانت وكانوا")
_RELATIVE = word_set("الذي التي الذين اللذين اللتين اللذان اللتان")
_RESULTED = word_set("أدى أدت أسفر أسفرت أوقع أوقعت أودى أودت خلف خلفت راح قتل قتلت أدوا أسفرا أوديا أوقعا خلفا أديا")
_MERELY_LATER = word_set("غداة عقب بعد على احتجاجا")
_LONG_AGO = timedelta(days=300)
_VERDICTS = ("court", "trial", "prosecution")


def anniversary(case: Case) -> Answer | None:
    """«الذكرى الثانية لتفجير ...», whatever day it is kept on."""
    hits = case.reading.cues_in(max(case.draft.segment.start, case.first - 5), case.first, "background")
    hit = next((h for h in hits if h.entry.id == "anniversary"), None)
    return ("background", "anniversary", hit) if hit is not None else None


def verdict(case: Case) -> Answer | None:
    """«أدين بقتل ضابط», «حكم الإعدام»: the court's news is not the incident."""
    draft, first = case.draft, case.first
    if draft.tactic == "arrest_raid" or any(case.reading.cast.is_group(a) for a in draft.attackers):
        return None
    for hit in case.reading.cues_in(max(draft.segment.start, first - 8), first + 1, "court"):
        if hit.entry.id in _VERDICTS and (hit.end > first or first - hit.end <= 3):
            return "background", "verdict", hit
    return None


def dated(case: Case) -> Answer | None:
    moment, published = case.draft.moment, case.reading.published
    if moment is None or moment.span.latest is None:
        return None
    if published is not None and published - moment.span.latest > RECENT and not _only_since(case, moment):
        return "background", "older than a week", None
    if not case.draft.inherited and moment.span.earliest is not None and (moment.span.latest - moment.span.earliest).days > _STRETCH_DAYS:
        return "background", "over a long stretch", None
    return None


def _only_since(case: Case, moment: Moment) -> bool:
    """«أعنف هجوم منذ أبريل»: a day taken from elsewhere in the sentence that only says since when."""
    words = case.reading.sight.words(moment.start - 5, moment.start + 1)
    return case.draft.inherited.get("date") == "sentence" and any(w in SINCE for w in words)


def court(case: Case) -> Answer | None:
    """A court's news of what happened long ago; not an inquiry that follows the news: «قتل شرطي في هجوم، وأمرت النيابة بالتحقيق»."""
    sentence = case.draft.segment.sentence
    hit = None if case.recent else case.cue("court", sentence.start, sentence.end)
    return ("background", "court", hit) if hit is not None and not _follows(case, hit) else None


def _follows(case: Case, hit: Hit) -> bool:
    """Whether a clause of its own, opened by «و» after a comma, holds the court's word behind an incident told with a toll."""
    draft, sight = case.draft, case.reading.sight
    lead = draft.decision.lead
    if not draft.counts or lead is None or hit.start < lead.end or hit.start < max(c.head for c in draft.counts):
        return False
    opened = (i for i in range(max(lead.end, hit.start - 4), hit.start + 1) if "،" in sight.gap(i) or "," in sight.gap(i))
    return any(sight.word(i)[:1] == "و" for i in opened)


def statistic(case: Case) -> Answer | None:
    hit = None if case.recent and case.draft.own_place else case.cue("statistic")
    return ("background", "statistic", hit) if hit is not None else None


def earlier(case: Case) -> Answer | None:
    """«بعد ...» and «كان ... قد», «سبق أن» without a day of the last week."""
    segment = case.draft.segment
    if case.recent:
        return None
    if segment.subordinate:
        return "background", "subordinate", None
    hits = case.reading.cues_in(segment.start, min(segment.end, case.first + 6), "background")
    hit = next((h for h in hits if not _is_news(case, h)), None)
    return ("background", "earlier", hit) if hit is not None else None


def _is_news(case: Case, hit: Hit) -> bool:
    """«في وقت سابق من هذا الأسبوع», and «قتل آخر بتفجير مماثل في الحي» with a toll and a place: words of the past that tell news."""
    if hit.entry.id == "similar-attack":
        return bool(case.draft.counts) and case.draft.own_place
    if hit.entry.id != "earlier-time" or case.reading.published is None:
        return False
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


def habit(case: Case) -> Answer | None:
    """«كانت تقصف القرية منها»: what used to happen."""
    draft, lead, sight = case.draft, case.draft.decision.lead, case.reading.sight
    if lead is None or draft.counts or not lead.verbal or sight.word(lead.start)[:1] not in ("ت", "ي"):
        return None
    used = next((i for i in range(max(draft.segment.start, lead.start - 3), lead.start) if sight.word(i) in _HABIT), None)
    day = draft.moment.start if case.recent and draft.moment is not None and "date" not in draft.inherited else None
    return ("background", "habit", None) if used is not None and (day is None or day < used) else None


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
    clauses = [n for n, w in enumerate(words) if w in _RELATIVE]
    plain = all(n + 1 < len(words) and words[n + 1] in _RESULTED for n in clauses)
    return ("background", "long ago", None) if plain and SINCE.isdisjoint(words) else None


def war_sum(case: Case) -> Answer | None:
    """«قتل أكثر من 3200 شخص وأصيب 15 ألفا»: no one incident's toll."""
    sums = any(c.beyond_one for c in case.draft.counts)
    return ("background", "over a long stretch", None) if sums else None
