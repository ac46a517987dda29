"""Which of the dead are the attackers' own: «مقتل المهاجم», «14 شخصا بينهم الانتحاري», «فجر نفسه»."""

from __future__ import annotations

from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.toll_basics import Toll, shifted
from waqai.events.toll_mourned import told_as_own_dead
from waqai.events.toll_own import by_own_deed, by_own_hand, names_attacker, of_the_repelled, one_more_blown_up, wears_bombs
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.counts.words import OWN_PEOPLE
from waqai.model import Count, Evidence
from waqai.text import word_set

_STAND_OFF = ("air_strike", "drone_strike", "shelling", "bombing_ied", "mine", "car_bomb", "suicide_bombing")
_FROM_AFAR = ("air_strike", "drone_strike", "shelling")
_ASSAULTS = ("armed_attack", "shooting")
_BEAT_OFF = word_set("تصدى تصدت تصدوا صد صدت صدوا أحبط أحبطت أحبطوا دحر دحرت")
_BEATEN_REACH = 9
_LEADER = "group-leader"
_WHO = word_set("الذي التي")


def parted_by_side(reading: Reading, draft: Draft, counts: list[CasualtyMention]) -> tuple[list[CasualtyMention], list[CasualtyMention]]:
    """The attackers' dead, and all else. Who strikes from afar or for a state and is told dead alone was the one struck."""
    own = [
        c
        for c in counts
        if c.kind == "killed"
        and (
            _is_attackers(reading, draft, c)
            or not told_as_own_dead(reading, c)
            and (of_the_repelled(reading, draft, c, counts) or _of_those_beaten_off(reading, draft, c, counts))
        )
    ]
    if draft.tactic in _FROM_AFAR and any(reading.cast.is_state(a) or reading.cast.is_coalition(a) for a in draft.attackers):
        own = []  # «قتل الطيران ثلاثة انتحاريين»
    others = [c for c in counts if c not in own and not (own and _who_died(reading, c))]
    told = any(c.kind == "killed" and c.low not in {o.low for o in own} for c in others)
    apart = draft.tactic in _STAND_OFF or any(reading.cast.is_state(a) for a in draft.attackers)
    if own and not told and apart and not any(names_attacker(c) or wears_bombs(reading, c) or by_own_deed(reading, draft, c) for c in own):
        return [], counts
    return own, others


def _who_died(reading: Reading, count: CasualtyMention) -> bool:
    """«قتل شخص وهو يزرع قنبلة ... . ولم تحدد هوية الشخص الذي قتل»: nobody else."""
    return count.kind == "killed" and count.rule == "pronoun" and reading.sight.word(count.head - 1) in _WHO


def _is_attackers(reading: Reading, draft: Draft, count: CasualtyMention) -> bool:
    """Whether a count is of those who struck: by their name, their deed, or as gunmen who attack somebody else."""
    if draft.tactic in ("armed_clash", "execution", "abduction"):
        return False
    lead = draft.decision.lead
    country = draft.spot.place.country if draft.spot is not None else reading.country
    names = {n for h in count.who if h.entry.pack == "actors" for n in reading.cast.names(h, country)} - KINDS
    civil = any(h.entry.attrs.get("role") in ("civilian", "child") or h.entry.id == "person" for h in count.who)
    if lead is not None and "repel" in lead.entry.id and not names and not civil:
        return draft.tactic == "armed_attack"
    if names:
        return bool(names & set(draft.attackers)) and not names & set(draft.targets)
    group_attacks = any(reading.cast.is_group(a) for a in draft.attackers) or not set(draft.attackers) - {"unknown"}
    if names_attacker(count) or by_own_deed(reading, draft, count):
        return True
    if wears_bombs(reading, count):
        return group_attacks
    if told_as_own_dead(reading, count):
        return False  # «استشهاد مقاتل في الحشد», «قالت البيشمركة إنها فقدت أربعة من مقاتليها»
    if draft.tactic in _FROM_AFAR:
        return False  # «أصاب صاروخ مقرا ... إن مقاتلا قتل»: nobody who fires from afar falls where he hits
    roles = {str(h.entry.attrs.get("role")) for h in count.who}
    own_men = any(reading.sight.word(h.end - 1) in OWN_PEOPLE for h in count.who)
    theirs = own_men or any(h.entry.id == _LEADER for h in count.who)
    if theirs and (any(reading.cast.is_group(t) for t in draft.targets) or draft.tactic == "assassination"):
        return False  # «اغتيل القيادي في الحركة», «استهدفت خلية مركبة للقوات ما أدى إلى مقتل أحد مقاتليها»
    share = (
        count.rule == "sum" and bool(count.who) and all(h.entry.pack == "actors" and h.entry.label_en in KINDS for h in count.who)
    )  # «حارس ومسلحان»
    if not share and roles != {"militant"} or not group_attacks:
        return False
    return count.rule == "them" or bool(draft.targets) and not any("militant" in t for t in draft.targets)


def _of_those_beaten_off(reading: Reading, draft: Draft, count: CasualtyMention, counts: list[CasualtyMention]) -> bool:
    """«هاجم مسلحون الثكنة فتصدى لهم الجنود وقتلوا أربعة منهم، واستشهد ضابط»: «هم» are those who came to attack, where others
    died as well.
    """
    if draft.tactic not in _ASSAULTS or count.who or any(reading.cast.is_state(a) for a in draft.attackers):
        return False
    if not any(c.kind == "killed" and c.who and not c.denied for c in counts):
        return False
    sight, start = reading.sight, reading.sentence_of(count.head).start
    if "منهم" not in sight.words(count.end - 1, count.end + 1):
        return False
    return any(w.lstrip("وف") in _BEAT_OFF for w in sight.words(max(start, count.head - _BEATEN_REACH), count.head))


def inside_a_total(counts: list[CasualtyMention]) -> Toll | None:
    """Attackers within the total of the dead: «14 شخصا بينهم المهاجم»."""
    held = next((c for c in counts if c.kind == "killed" and 0 < c.inside < c.low), None)
    if held is None:
        return None
    return Toll(Count("killed", held.inside, held.inside, held.inside, "attackers"), (Evidence(held.span, "count/inside"),))


def with_the_last(reading: Reading, draft: Draft, dead: Toll | None) -> Toll | None:
    """«وقتل اثنان من المهاجمين فيما فجر ثالث نفسه»: three."""
    last = one_more_blown_up(reading, draft) if dead is not None else None
    if dead is None or last is None:
        return dead
    n, where = last
    return Toll(shifted(dead.count, n), (*dead.evidence, Evidence(where, "count/own-hand")))


def by_their_own_hand(reading: Reading, draft: Draft) -> Toll | None:
    """«فجر نفسه», «فجرا نفسيهما»: attackers whom no number counts."""
    told = by_own_hand(reading, draft)
    if told is None:
        return None
    n, where = told
    return Toll(Count("killed", n, n, n, "attackers"), (Evidence(where, "count/own-hand"),))
