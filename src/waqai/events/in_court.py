"""Rules of the status `background` for what a court, a prosecutor or a charge looks back on."""

from __future__ import annotations

from waqai.events.reading import Reading
from waqai.events.status_case import OPENING, Answer, Case, leave_day_open
from waqai.events.suspicion import ACCUSED
from waqai.events.triggers import triggers
from waqai.mentions.counts.words import ACCORDING
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

_VERDICTS = ("court", "trial", "prosecution")
_CHARGED = word_set("بالانتماء بالولاء بالتبعية بموالاة بمبايعة بدعم بمساندة بالتعاون بالعمالة")
_COURTS = word_set("محكمة المحكمة محاكم القضاء الجنايات قضائية القضائية بالإعدام بالسجن بالمؤبد")
_AT_HOUSE = word_set("خارج أمام قرب داخل على بجوار قبالة محيط وسط استهدف استهدفت يستهدف طال ضرب هز باب مبنى")
_HOUSE_REACH = 5
_BEFORE_JUDGES = ACCUSED | word_set("مثل مثلت مثول يمثل تمثل محاكمة المشتبه")
_ACCUSED = ACCUSED | word_set("بتهمة مدان مدانين أدين أدينوا إدانته إدانتهم")
_CHARGE_REACH = 4
_SOURCE_REACH = 4
_FAMILY = word_set("عائلة لعائلة أسرة لأسرة آل")
_SO_CALLED = ("المتهم", "متهم")
_BY_LEAVE = word_set("استئذان باستئذان واستئذان إذن بإذن")


def verdict(case: Case) -> Answer | None:
    """«أدين بقتل ضابط», «حكم الإعدام»: the court's news is not the incident."""
    draft, first = case.draft, case.first
    if draft.tactic == "arrest_raid" or any(case.reading.cast.is_group(a) for a in draft.attackers):
        return None
    for hit in _words_of_court(case.reading, max(draft.segment.start, first - 8), first + 1):
        charged = case.reading.sight.word(hit.end) in _CHARGED
        if hit.entry.id in _VERDICTS and not (charged or _is_source(case, hit)) and (hit.end > first or first - hit.end <= 3):
            return "background", "verdict", hit
    return None


def _words_of_court(reading: Reading, start: int, end: int) -> list[Hit]:
    """The words of courts in a range; «عائلة القصاص» is a name."""
    return [h for h in reading.cues_in(start, end, "court") if reading.sight.word(h.start - 1) not in _FAMILY]


def tried(case: Case) -> Answer | None:
    """«قضت محكمة أمس بسجن ثلاثة لإدانتهم بتفجير سوق»: what an article that opens with a court's sentence tells without a later day of
    its own; the day of the sentence is none of the deed's.
    """
    draft, reading = case.draft, case.reading
    if draft.tactic == "arrest_raid":
        return None
    hit = _opens_in_court(reading)
    sentence, moment = draft.segment.sentence, draft.moment
    if hit is None or not (draft.counts or draft.definite or _words_of_court(reading, sentence.start, sentence.end)):
        return None
    courts = _words_of_court(reading, draft.segment.start, case.first)
    if moment is not None and "date" not in draft.inherited and (moment.start > case.first or not courts):
        return None
    draft.cut = not draft.own_place  # «تضمنت التهم اغتيالات»
    leave_day_open(draft)
    return "background", "court", hit


def _opens_in_court(reading: Reading) -> Hit | None:
    """The word of a court's sentence that an article opens with, before any word of violence."""
    opening = [s for s in reading.text.sentences if s.kind in ("title", "body")][:OPENING]
    for sentence in opening:
        hit = next((h for h in _words_of_court(reading, sentence.start, sentence.end) if h.entry.id == "trial"), None)
        if hit is not None and not _COURTS.isdisjoint(w for s in opening for w in reading.sight.words(s.start, s.end)):
            told = triggers(reading.sight, opening[0].start, hit.start)
            return hit if all(h.entry.attrs.get("tactic") in ("execution", "arrest_raid") for h in told) else None
    return None


def court(case: Case) -> Answer | None:
    """A court's news of what happened long ago; not an inquiry that follows the news: «قتل شرطي في هجوم، وأمرت النيابة بالتحقيق»."""
    sentence = case.draft.segment.sentence
    hit = None if case.recent else _of_court(case, sentence.start, sentence.end)
    if hit is None or case.draft.tactic == "arrest_raid" and case.reading.sight.word(hit.start).startswith(_SO_CALLED):
        return None  # «ضبطت الشرطة اثنين من المتهمين»
    return ("background", "court", hit) if not _follows(case, hit) else None


def charged(case: Case) -> Answer | None:
    """«طلبت النيابة سجن متهم بالتخطيط لهجوم»: the deed that somebody in court is charged with, told without a toll."""
    if case.draft.counts or case.draft.tactic == "arrest_raid" or _ACCUSED.isdisjoint(case.words(_CHARGE_REACH)):
        return None
    hit = next(iter(_words_of_court(case.reading, case.draft.segment.sentence.start, case.first)), None)
    return ("background", "court", hit) if hit is not None else None


def _of_court(case: Case, start: int, end: int) -> Hit | None:
    """The first word of a court in a range; «اللواء المتهم بالولاء للتنظيم» speaks of none."""
    hits = [h for h in _words_of_court(case.reading, start, end) if not _is_source(case, h)]
    if all(_is_where(case, h) for h in hits):
        return None
    return next((h for h in hits if case.reading.sight.word(h.end) not in _CHARGED), None)


def _is_source(case: Case, hit: Hit) -> bool:
    """«..., بحسب ما أعلنت النيابة العامة»: a prosecutor who tells the news, no court's; «عقب استئذان النيابة»: who gave leave."""
    if hit.entry.id != "prosecution":
        return False
    sight = case.reading.sight
    return sight.word(hit.start - 1) in _BY_LEAVE or any(w in ACCORDING for w in sight.words(hit.start - _SOURCE_REACH, hit.start))


def _is_where(case: Case, hit: Hit) -> bool:
    """«هجوم انتحاري خارج محكمة», «تفجير استهدف المحكمة العليا»: the house of a court right behind the deed, that deed's place."""
    lead, sight = case.draft.decision.lead, case.reading.sight
    if hit.entry.id != "court" or lead is None or not lead.end <= hit.start <= lead.end + _HOUSE_REACH:
        return False
    if any(w.removeprefix("و") in _BEFORE_JUDGES for w in sight.words(case.draft.segment.sentence.start, lead.start)):
        return False
    return any(w in _AT_HOUSE for w in sight.words(max(lead.end, hit.start - 2), hit.start))


def _follows(case: Case, hit: Hit) -> bool:
    """Whether a clause of its own, opened by «و» after a comma, holds the court's word behind an incident told with a toll."""
    draft, sight = case.draft, case.reading.sight
    lead = draft.decision.lead
    if not draft.counts or lead is None or hit.start < lead.end or hit.start < max(c.head for c in draft.counts):
        return False
    opened = (i for i in range(max(lead.end, hit.start - 4), hit.start + 1) if "،" in sight.gap(i) or "," in sight.gap(i))
    return any(sight.word(i)[:1] == "و" for i in opened)
