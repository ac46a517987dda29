"""Force against protesters and riots told in words of fighting: «مواجهات بين شبان وجنود», «اشتبك متظاهرون مع الشرطة»."""

from __future__ import annotations

from waqai.events.cast import KINDS
from waqai.events.reading import Reading
from waqai.events.segments import Segment
from waqai.events.tactic import Decision
from waqai.text import word_set

PROTESTERS = frozenset(("protesters", "demonstrators", "rioters"))
_CROWD = word_set(
    "شبان شبانا شباب شبابا مواطنين مواطنون أهالي سكان محتجين محتجون متظاهرين متظاهرون مصلين مصلون طلاب طلبة فلسطينيين فلسطينيون معتصمين "
    "معتصمون مشيعين مشيعون مدنيين قرويين قرويون"
)
_BEFORE = word_set("بين وبين مع عشرات مئات آلاف ضد")
_OFFICERS = word_set("الأمن الشرطة الجيش الجنود الدرك قوات الحرس")
_FORCES = frozenset(("security forces", "police", "riot police"))
_STATE = frozenset(("state_military", "state_police", "state_security"))
_ARMED = frozenset(("armed_group", "militia", "paramilitary", "coalition"))


def of_unrest(reading: Reading, segment: Segment, decision: Decision, names: set[str]) -> bool:
    """Clashes of protesters with a state's men, and a state's fire at them: force against protesters (codebook: `protest_violence`)."""
    if decision.tactic not in ("armed_clash", "shooting", "armed_attack", "other"):
        return False
    if not names & PROTESTERS and decision.tactic == "armed_clash" and _crowd_fights_force(reading, segment, decision):
        return True
    crowd = {n for n in names if n in PROTESTERS or n.endswith(" protesters")}
    if not crowd:
        return False
    if decision.tactic == "shooting" and decision.lead is not None:
        fire = reading.sight.words(decision.lead.start, decision.lead.end + 2)
        if any(w in _OFFICERS for w in fire):
            return True  # «قتل ثلاثة متظاهرين برصاص الأمن»
    others = names - crowd - {"unknown", "civilians"}
    return bool(others - KINDS | others & _FORCES) and not any(reading.cast.is_group(n) for n in others)


def _crowd_fights_force(reading: Reading, segment: Segment, decision: Decision) -> bool:
    """Whether a clash is one of people without arms with a state's men: no fighters and no firearms are named beside them."""
    sight, lead = reading.sight, decision.lead
    if lead is None or lead.entry.attrs.get("ground"):
        return False
    spoken = range(lead.end, min(lead.end + 10, segment.end))
    bare = {i: sight.word(i).removeprefix("و").removeprefix("ال") for i in spoken}
    if not any(bare[i] in _CROWD and (i == lead.end or sight.word(i - 1) in _BEFORE or sight.word(i)[:1] == "و") for i in spoken):
        return False
    kinds = {str(h.entry.attrs.get("class")) for h in sight.within(segment.start, segment.end, "actors")}
    fighters = any(h.entry.attrs.get("role") == "militant" for h in sight.within(segment.start, segment.end, "persons"))
    firearms = any(h.entry.attrs.get("class") == "firearm" for h in sight.within(lead.start, segment.end, "weapons"))
    return bool(kinds & _STATE) and not kinds & _ARMED and not fighters and not firearms
