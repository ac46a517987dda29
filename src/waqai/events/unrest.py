"""Force against protesters and riots told in words of fighting: «مواجهات بين شبان وجنود», «اشتبك متظاهرون مع الشرطة», «تظاهر المئات ...
وفرقتهم الشرطة بالرصاص», «هاجم مئات الغاضبين مقر الحزب».
"""

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
_PROTESTS = frozenset(("demonstration", "protest", "dispersal", "tear-gas", "stone-throwing", "stones-frame", "sit-in-broken-up"))
_STONES = frozenset(("stone-throwing", "stones-frame"))
_MARCHES = word_set("مسيرة مسيرات مسيرتهم اعتصام اعتصاما اعتصامهم تظاهرتهم مظاهرتهم احتجاجهم")
_DISPERSED = word_set("فرقتهم فرقهم ففرقتهم وفرقتهم لتفريقهم تفريقهم بتفريقهم فرقوهم يفرقهم تفرقهم ففرقهم وفرقهم")
_DURING = word_set("خلال أثناء في على ضد قرب")
_IN_THE_COURSE = word_set("خلال أثناء")
_CAME_OUT = word_set("خرج وخرج خرجوا وخرجوا نزل ونزل نزلوا")
_NUMBERS = word_set("عشرات العشرات مئات المئات آلاف الآلاف حشد حشود جموع مجموعات")
_CROWDS = _CROWD | word_set("شخص أشخاص غاضبين غاضبون أنصار مؤيدين مناصرين جماهير مشجعين ناس")
_SUBJECT = 4  # tokens behind the verb in which its subject is told


def of_unrest(reading: Reading, segment: Segment, decision: Decision, attackers: tuple[str, ...], targets: tuple[str, ...]) -> bool:
    """Clashes of protesters with a state's men, a state's fire at them and a crowd's attacks (codebook: `protest_violence`)."""
    names = {*attackers, *targets}
    if decision.tactic not in ("armed_clash", "shooting", "armed_attack", "other"):
        return False
    if not names & PROTESTERS and decision.tactic == "armed_clash" and _crowd_fights_force(reading, segment, decision):
        return True
    if decision.tactic == "armed_attack" and _by_a_crowd(reading, segment, decision):
        return True
    crowd = {n for n in names if n in PROTESTERS or n.endswith(" protesters")}
    if not crowd:
        return decision.tactic != "armed_clash" and _force_on_a_crowd(reading, segment, decision, names, attackers)
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


def _force_on_a_crowd(reading: Reading, segment: Segment, decision: Decision, names: set[str], attackers: tuple[str, ...]) -> bool:
    """Whether a state's men fire where people protest, though the counted are only «قتيلان» or «ثلاثة منهم»: «تظاهر المئات في س وفرقتهم
    الشرطة بالرصاص», «خلال تظاهرة», «شيع المتظاهرون ثلاثة من زملائهم سقطوا برصاص الأمن».
    """
    lead, cast = decision.lead, reading.cast
    states = [n for n in attackers if n in _FORCES or cast.is_state(n)]
    if lead is None or any(cast.is_group(n) or n in KINDS or n in _FORCES or cast.is_state(n) for n in names - set(states)):
        return False
    if _hurt_in_a_march(reading, segment, lead.end):
        return bool(states) or not attackers
    return bool(states) and _tells_of_protest(reading, segment, lead.start)


def _hurt_in_a_march(reading: Reading, segment: Segment, start: int) -> bool:
    """«أصيب 17 شابا بالرصاص الحي خلال مواجهات اندلعت عقب مسيرة»: whoever fired, it was in what came of a march."""
    words = reading.sight.words(start, segment.end)
    during = next((i for i, w in enumerate(words) if w in _IN_THE_COURSE), None)
    return during is not None and any(w.lstrip("بل") in _MARCHES for w in words[during:])


def _tells_of_protest(reading: Reading, segment: Segment, start: int) -> bool:
    """Whether a protest is told before a deed in its clause, right behind «خلال» and such, or by stones in its sentence."""
    sight = reading.sight
    for hit in sight.within(segment.start, segment.sentence.end, "tactics", "frames", "persons"):
        name = hit.entry.id
        if name in _STONES:
            return True
        inside = hit.end <= segment.end and (hit.start < start or sight.word(hit.start - 1) in _DURING)
        if inside and (name in _PROTESTS or hit.entry.attrs.get("target") == "protesters"):
            return True
    words = sight.words(segment.start, segment.end)
    before = words[: start - segment.start]
    if any(w in _DISPERSED for w in words) or any(w.lstrip("ب") in _MARCHES for w in before):
        return True
    out = next((i for i, w in enumerate(before) if w in _CAME_OUT), None)
    return out is not None and any(w in _NUMBERS for w in before[out + 1 : out + 4])


def _by_a_crowd(reading: Reading, segment: Segment, decision: Decision) -> bool:
    """Whether people without arms attack: «هاجم نحو مئتي شخص مقر الحزب», «اقتحم مئات الغاضبين القنصلية»."""
    sight, lead = reading.sight, decision.lead
    if lead is None or lead.form not in ("verb", "present"):
        return False
    subject = range(lead.end, min(lead.end + _SUBJECT, segment.end))
    who = next((i for i in subject if sight.word(i).removeprefix("ال") in _CROWDS), None)
    if who is None or not any(sight.word(i) in _NUMBERS or sight.numeral_over(i) for i in range(lead.end, who + 1)):
        return False
    return not sight.within(lead.end, who + 2, "weapons", "actors") and not any(
        h.entry.attrs.get("role") == "militant" for h in sight.within(lead.end, who + 2, "persons")
    )
