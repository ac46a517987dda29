"""What the circumstances make of a tactic: who was killed, who else stands there, whether the blow was beaten off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from waqai.events.reading import Reading
from waqai.events.saying import SAID
from waqai.events.segments import Segment
from waqai.events.tactic import Decision, tactic_of
from waqai.events.triggers import triggers
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.lexicon import Hit
from waqai.text import is_one_of, word_set

_CROWD_ARMS = word_set(
    "المسيل مسيل المسيلة مسيلة مطاطي المطاطي مطاطية المطاطية مطاطيا اختناق الاختناق بالاختناق اختناقا الحجارة بالحجارة والحجارة حجارة"
)
_MELEE_LEADS = ("clash", "confrontations", "broke-out", "armed-confrontations", "exchange-of-fire")
_FORCES = ("state_military", "state_security", "state_police")
_BEATEN_OFF = word_set(
    "صد وصد صدت وصدت صدوا يصد تصد تصدى وتصدى تصدت وتصدت تصدوا يتصدى تتصدى التصدي بصد كسر كسرت وكسرت أفشل أفشلت وأفشلت دحر دحرت ودحرت "
    "أحبط أحبطت أحبطوا وأحبط وأحبطت وأحبطوا إحباط بإحباط وإحباط إفشال"
)
_NOT_ALONE = ("armed_clash", "air_strike", "shelling", "drone_strike", "bombing_ied", "car_bomb", "suicide_bombing")
_CAPTIVES = ("captive", "hostage", "abductee")
_TELLING = SAID | word_set("كشف كشفت أبلغ أبلغت")
_TOLD_REACH = 6
_GUARDS = 4  # more victims than a person of rank and those around make it an attack on all of them
_LOW_RANKS = ("nco", "private-rank", "sergeant", "adjutant", "secretary")
_LED_AWAY = ("led-away", "taken-away", "led-hostages-away")
_POSTS = word_set("مركز موقع نقطة حاجز دورية ثكنة قاعدة معسكر كمين قافلة رتل كتيبة لواء جبهة مخفر حدودي الحدودي القوات")
_FIRE = ("shelling", "shooting", "grenade")
_ASSAULT = word_set("الكمين الهجوم الاعتداء الاقتحام")
_WHICH = word_set("الذي التي")
_INSIDE_IT = word_set("خلاله أثناءه فيه")
_INSIDE_REACH = 8
_BY_BULLETS = ("shot", "bullets-of-gunmen", "gunman-fired", "opened-fire", "gunfire", "drive-by", "fire-at", "fired-frame", "gun-attack")


def by_circumstance(
    reading: Reading,
    segment: Segment,
    decision: Decision,
    counts: list[CasualtyMention],
    kinds: tuple[Iterable[str], Iterable[str]],
    target_hits: tuple[Hit, ...],
) -> Decision:
    """The decision, or another where the circumstances tell: a person of rank shot, a crowd faced with gas and stones, an attack of one
    armed side beaten off by another. `kinds` are the kinds of both sides (see draft).
    """
    if _inside_an_assault(reading, segment, decision):
        return replace(decision, tactic="armed_attack", rule="fire-inside-it", sure=0.75)
    if _of_rank(reading, segment, decision, counts, target_hits):
        return replace(decision, tactic="assassination", rule="person-of-rank-shot", sure=0.7)
    if decision.lead is not None and decision.lead.entry.id == "lay-in-wait" and counts and all(c.kind == "abducted" for c in counts):
        return replace(decision, tactic="abduction", rule="stopped-to-take-them", sure=0.8)
    if _led_away_by_a_state(decision, kinds):
        return replace(decision, tactic="arrest_raid", rule="led-away-by-a-state", sure=0.75)
    if _of_captives(decision, counts):
        return replace(decision, tactic="execution", rule="captives-killed", sure=0.7)
    if _crowd_faced(reading, segment, decision, kinds):
        return replace(decision, tactic="protest_violence", rule="gas-and-stones", sure=0.65)
    if _beaten_off(reading, decision, kinds):
        return replace(decision, tactic="armed_clash", rule="attack-beaten-off", sure=0.65)
    return decision


def _inside_an_assault(reading: Reading, segment: Segment, decision: Decision) -> bool:
    """«نجا من الكمين الذي أطلق خلاله المسلحون قذائف», «الهجوم الذي استخدمت فيه قذائف»: fire within an assault that is told of already."""
    lead, sight = decision.lead, reading.sight
    if decision.tactic not in _FIRE or lead is None:
        return False
    back = range(lead.end + 1, max(segment.start, lead.start - _INSIDE_REACH), -1)
    which = next((i for i in back if sight.word(i) in _WHICH and is_one_of(sight.word(i - 1), _ASSAULT)), None)
    return which is not None and any(is_one_of(w, _INSIDE_IT) for w in sight.words(which + 1, which + 4))


def _led_away_by_a_state(decision: Decision, kinds: tuple[Iterable[str], Iterable[str]]) -> bool:
    """«اقتاد جنود الاحتلال ثلاثة شبان من منازلهم»: those whom a state's forces lead away are under arrest."""
    by_state = list(kinds[0])
    lead = decision.lead
    led = decision.tactic == "abduction" and lead is not None and lead.entry.id in _LED_AWAY
    return led and bool(by_state) and all(k in _FORCES for k in by_state)


def _of_rank(reading: Reading, segment: Segment, decision: Decision, counts: list[CasualtyMention], target_hits: tuple[Hit, ...]) -> bool:
    """«قتل مدير الناحية برصاص مسلحين»: one person of rank is shot, and no fight or other attack is told there."""
    lead = decision.lead
    if decision.rule == "killed-by-somebody":
        gunmen = [h for h in reading.sight.within(segment.start, segment.end, "persons") if h.entry.id in ("gunman", "unknown-men")]
        if not gunmen:
            return False
    elif decision.tactic != "shooting" or lead is None or lead.entry.id not in _BY_BULLETS:
        return False
    told = [c for c in counts if not c.denied and c.kind in ("killed", "wounded")]
    if not told or (told[0].low, told[0].high) != (1, 1) or any((c.low or 0) > _GUARDS for c in told):
        return False
    if not any(_ranked(h) for h in told[0].who or target_hits):
        return False
    if not _POSTS.isdisjoint(reading.sight.words(segment.start, segment.end)):
        return False
    return all(tactic_of(h) not in _NOT_ALONE for h in triggers(reading.sight, segment.start, segment.end))


def _of_captives(decision: Decision, counts: list[CasualtyMention]) -> bool:
    """«أقدم التنظيم على قتل خمسة أسرى»: those who are killed were held by who killed them, and no blow is told."""
    if decision.lead is not None or decision.tactic in _NOT_ALONE:
        return False
    killed = [c for c in counts if c.kind == "killed" and not c.denied]
    return bool(killed) and all(c.who and c.who[0].entry.id in _CAPTIVES for c in killed)


def _ranked(hit: Hit) -> bool:
    """Whether a word is a title that makes its bearer a target: an officer, an official, a cleric, a commander."""
    attrs = hit.entry.attrs
    return (bool(attrs.get("rank")) or attrs.get("role") == "official") and hit.entry.id not in _LOW_RANKS


def _crowd_faced(reading: Reading, segment: Segment, decision: Decision, kinds: tuple[Iterable[str], Iterable[str]]) -> bool:
    """«مواجهات مع قوات الاحتلال ... أصيب فيها شبان بالاختناق»: a state's force and people without arms."""
    if decision.lead is None or decision.lead.entry.id not in _MELEE_LEADS:
        return False
    sides = {*kinds[0], *kinds[1]}
    if not sides & set(_FORCES) or sides & {"armed_group", "militia", "paramilitary", "coalition", "militant"}:
        return False
    sentence = segment.sentence
    return not _CROWD_ARMS.isdisjoint(reading.sight.words(sentence.start, sentence.end))


def _beaten_off(reading: Reading, decision: Decision, kinds: tuple[Iterable[str], Iterable[str]]) -> bool:
    """«صد الجيش هجوما للمتمردين»: two armed sides fight."""
    lead = decision.lead
    if decision.tactic != "armed_attack" or lead is None:
        return False
    armed = {"state_military", "coalition", "armed_group", "militia", "paramilitary"}
    if not (armed & set(kinds[0]) and armed & set(kinds[1])):
        return False
    if lead.entry.id in ("repelled-attack", "repelled-frame"):
        return True
    before = reading.sight.words(lead.start - 5, lead.start)
    return lead.entry.attrs.get("generic") is True and lead.form in ("noun", "phrase", "masdar") and not _BEATEN_OFF.isdisjoint(before)


def only_told_of(reading: Reading, lead: Hit | None) -> bool:
    """«أعلنت الشرطة خطف مهندس»: an abduction that an authority tells of; «احتجزت الشرطة خمسة» is her own deed."""
    if lead is None or lead.entry.id != "kidnap":
        return False
    return not _TELLING.isdisjoint(reading.sight.words(lead.start - _TOLD_REACH, lead.start))
