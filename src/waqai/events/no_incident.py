"""Words of violence that tell no incident of their own: an exercise, an accident, a quarrel, what is usual, what was kept from
happening. The draft is cut, with the name of the rule as the reason.
"""

from __future__ import annotations

from collections.abc import Callable

from waqai.events import supposed
from waqai.events.balances import balance
from waqai.events.lasting import lasting, usual
from waqai.events.role_words import AT_THEM, ON_HIM
from waqai.events.status_case import Case
from waqai.events.trends import several_before, trend
from waqai.events.triggers import triggers, weight
from waqai.text import is_one_of, word_set

_SCRIPT = word_set("تضمنت تضمن تتضمن يتضمن شملت شمل تشمل يشمل تخللها تخلله سيناريو")
_TAKEN = ("took-control", "seized-ground", "control-bare", "seized-bare")
_HOLD_REACH = 6  # words between «سيطر» and what it took: «سيطر قبل عام على أجزاء كبيرة»
_WHO = word_set("الذي التي الذين")
_LANDS = word_set("مناطق أجزاء مساحات أراض أراضي مدن قطاعات")
_SWINDLERS = "swindlers"
_HASTE = word_set("سرعة لسرعة")
_EFFORTS = word_set("جهودها جهوده جهودهم الجهود جهود مساعيها تحرياتها التحريات إجراءاتها إجراءاته بحث البحث")
_WIDE = word_set("واسعة شاسعة كبيرة كاملة عدة عديدة")
_TRIBES = word_set("قبلية القبلية قبلي قبائل القبائل قبيلتين قبيلتان قبيلتي عشائرية العشائرية عشيرتين عشيرتان عشيرتي عشائر العشائر")
_REPEATED = 5
_AT_HIM = ON_HIM | AT_THEM
_AT_HIM_REACH = 3
_FIRST_OF = word_set("أول ثاني ثالث رابع خامس أكبر أعنف أسوأ أشد أحدث آخر أخطر")
_IT_IS = word_set("هذا هذه وهذا وهذه وهو وهي هو هي ذلك وذلك")
_LATEST = "احدث"
_SINCE_THEN = word_set("منذ نوعه نوعها")
_PLACED = word_set("نشر نشرت نشروا نشره نشرها انتشار انتشر انتشرت تمركز تمركزت تمركزوا تموضع اعتلى اعتلت اعتلوا")
_PLACED_REACH = 4
_HEARD = word_set("صوت أصوات دوي")
_SURE = 0.35
_AIR_REACH = 4
_OPENS, _SINCE_REACH = 4, 14


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
    if first and sight.word(lead.start - 1) == _LATEST:
        return True  # «وهذا هو أحدث هجوم على الشحن التجاري»
    return first and any(w in _SINCE_THEN for w in sight.words(lead.end, min(lead.end + _SINCE_REACH, segment.sentence.end)))


def _of_migrants(case: Case) -> bool:
    """«وضبط حراس الحدود 26 مهاجرا غير شرعي»: police work beside arrests of fighters, in the clause of its own object."""
    segment, draft = case.draft.segment, case.draft
    if draft.tactic != "arrest_raid" or not any(
        h.entry.id == _SWINDLERS for h in case.reading.cues_in(segment.start, segment.end, "crime")
    ):
        return False
    persons = case.reading.sight.within(segment.start, segment.end, "persons")
    return not any(h.entry.attrs.get("role") == "militant" for h in persons)


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


def _deployed(case: Case) -> bool:
    """«نشر الجيش قناصة على أسطح المباني», «تمركز قناصون في البرج»: marksmen who take up their places have not shot yet."""
    lead, segment = case.draft.decision.lead, case.draft.segment
    if lead is None or lead.entry.id != "sniper-noun" or case.draft.counts:
        return False
    around = case.reading.sight.words(max(segment.start, lead.start - _PLACED_REACH), min(lead.end + 2, segment.end))
    fired = (h for h in triggers(case.reading.sight, segment.start, segment.end) if h is not lead and weight(h) >= _SURE)
    return any(is_one_of(w, _PLACED) for w in around) and next(fired, None) is None


def _into_the_air(case: Case) -> bool:
    """«كانوا يطلقون النار في الهواء كلما أبطأن»: shots at nobody, where no protest is told either."""
    lead, draft, sight = case.draft.decision.lead, case.draft, case.reading.sight
    if lead is None or draft.tactic != "shooting" or draft.counts:
        return False
    behind = range(lead.end - 1, min(lead.end + _AIR_REACH, draft.segment.end - 1))
    return any(sight.word(i) == "في" and sight.word(i + 1) == "الهواء" for i in behind)


def _heard_being_fired(case: Case) -> bool:
    """«سمعوا صوت إطلاق الصاروخ من وسط صنعاء»: what was heard where it was fired, beside where it fell."""
    lead, draft = case.draft.decision.lead, case.draft
    if lead is None or draft.counts or draft.spot is None or draft.spot.role != "origin":
        return False
    return not _HEARD.isdisjoint(case.reading.sight.words(lead.start - 2, lead.end))


NO_INCIDENT: tuple[tuple[str, Callable[[Case], bool]], ...] = (
    ("exercise", _exercise), ("accident", _accident), ("quarrel", _quarrel), ("usual", _usual), ("printed again", _printed_again),
    ("kept from it", _kept_from_it), ("holdings", _holdings), ("compared", _compared), ("migrants", _of_migrants),
    ("lasting", lasting), ("now and then", usual), ("trend", trend), ("several before", several_before), ("balance", balance),
    ("still sought", _still_sought),
    ("shot back", _shot_back), ("deployed", _deployed), ("into the air", _into_the_air),
    ("heard being fired", _heard_being_fired),
    ("asked", supposed.asked), ("any such", supposed.any_such), ("stopped", supposed.stopped), ("trained for", supposed.trained_for),
    ("planned", supposed.planned),
)  # fmt: skip
