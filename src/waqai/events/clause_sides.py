"""The first sides of a draft: who struck, who was hurt and what was struck, by the roles and counts of one clause."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from waqai.events.aimed import behind_subject
from waqai.events.cast import KINDS, TRIBES
from waqai.events.parts import AFFILIATE, ATTACKER, TARGET, VICTIM, Role
from waqai.events.reading import Reading
from waqai.events.segments import Segment
from waqai.events.tactic import Decision
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

_LAID_AT = ("blamed", "attributed", "accused", "stands behind", "claims")
_FOUGHT = ("between", "with")
_AMOUNTS = word_set("عدد عددا من بعض أحد إحدى مجموعة مجموعات عشرات مئات كل جميع سلسلة عدة")
_ASSAULTS = ("armed_attack", "shooting", "suicide_bombing", "car_bomb")
_OBJECT_LEADS = word_set(
    "على استهدف استهدفت استهدفوا يستهدف تستهدف استهداف لاستهداف دمر دمرت دمروا تدمير وتدمير اقتحم اقتحمت اقتحموا اقتحام "
    "هاجم هاجمت هاجموا داهم قصف قصفت طال طالت أحرق أحرقت أحرقوا إحراق فجر فجرت فجروا تفجير نسف ضد"
)


def attackers_told(reading: Reading, roles: list[Role], country: str | None) -> tuple[tuple[str, ...], tuple[Hit, ...], float]:
    """The names of who is likeliest to have struck, the words behind each, and how sure that is; empty where nobody is told."""
    acting = [r for r in roles if r.part == ATTACKER]
    if not acting:
        return (), (), 0.0
    best = max(r.score for r in acting)
    chosen = [r for r in acting if r.score >= best - 0.05 or r.cue.startswith("with:")]
    if all(set(reading.cast.names(r.hit, country)) <= KINDS for r in chosen):  # «فجر انتحاري نفسه ... ونسب الهجوم إلى التنظيم»
        chosen += [r for r in acting if r.cue in _LAID_AT and str(r.hit.entry.attrs.get("class")) == "armed_group"]
    names: dict[str, Hit] = {}
    for role in chosen:
        for name in reading.cast.names(role.hit, country):
            names.setdefault(name, role.hit)
    if len(names) > 1 and not set(names) <= KINDS:
        names = {name: hit for name, hit in names.items() if name not in KINDS}
    if set(names) <= KINDS and (owner := _whose_men(reading, roles, chosen)) is not None:
        names = dict.fromkeys(reading.cast.names(owner, country), owner)
    if "police" in names:
        names = {reading.cast.police(country) if name == "police" else name: hit for name, hit in names.items()}
    return tuple(names)[:3], tuple(names.values())[:3], best


def _whose_men(reading: Reading, roles: list[Role], chosen: list[Role]) -> Hit | None:
    """«قتل ستة من متشددي X في هجوم شنه المتشددون»: the group whose men the same noun called before, now told with the article alone."""
    sight = reading.sight
    for role in chosen:
        word = sight.word(role.hit.start)
        if role.hit.size > 1 or not (word.startswith("ال") and word.endswith(("ون", "ين"))):
            continue
        his = (word[2:-2] + "ي", word[2:-2] + "و")
        owners = (r.hit for r in roles if r.hit.start < role.hit.start and r.hit.entry.pack == "actors")
        found = next((h for h in owners if any(sight.word(i) in his for i in (h.start - 1, h.start)) and _is_a_band(h)), None)
        if found is not None:
            return found
    return None


def _is_a_band(hit: Hit) -> bool:
    """Whether a name is that of an armed group, and no word that may stand for many («مسلحون»)."""
    return hit.entry.attrs.get("class") in ("armed_group", "militia") and hit.entry.label_en not in KINDS


def by_gunmen(reading: Reading, tactic: str, attackers: Sequence[str]) -> bool:
    """Whether people were set upon, and by no state that is told: gunmen who die there are those who came to kill."""
    return tactic in _ASSAULTS and not any(reading.cast.is_state(a) or reading.cast.is_coalition(a) for a in attackers)


def came_to_kill(counts: list[CasualtyMention]) -> frozenset[int]:
    """Where gunmen are counted in one breath with those whom they set upon: «20 مدنيا وخمسة مسلحين»."""
    out: set[int] = set()
    for count in counts:
        gunmen = {h.start for h in count.who if h.entry.attrs.get("role") == "militant" or h.entry.label_en in KINDS}
        if count.rule == "sum" and any(h.start not in gunmen for h in count.who):
            out |= gunmen
    return frozenset(out)


def victims_told(
    reading: Reading, counts: list[CasualtyMention], country: str | None, gunmen: frozenset[int] = frozenset()
) -> tuple[tuple[str, ...], tuple[Hit, ...]]:
    """The names of those whom counts of dead and wounded are of, and the words behind each; `gunmen` were not set upon."""
    names: dict[str, Hit] = {}
    for count in counts:
        if count.denied or count.kind not in ("killed", "wounded", "killed_or_wounded"):
            continue
        who = [h for h in count.who if h.start not in gunmen]
        for label in reading.cast.people(who, country):
            names.setdefault(label, who[0])
    return tuple(names), tuple(names.values())


def _told_whose(roles: list[Role]) -> set[int]:
    """Where nouns stand whose owner is named behind them: «جنديان من بعثة X» are X's, whoever else has an army there."""
    pairs = pairwise(roles)
    return {noun.hit.start for noun, name in pairs if noun.cue == "noun of" and not name.hit.entry.attrs.get("anaphora")}


def targets_told(
    reading: Reading,
    roles: list[Role],
    victims: tuple[str, ...],
    victim_hits: tuple[Hit, ...],
    segment: Segment,
    decision: Decision,
    country: str | None,
    attackers: tuple[str, ...],
) -> tuple[tuple[str, ...], tuple[Hit, ...]]:
    """The names of who or what was struck, and the words behind each: by role, by toll, then by the nouns that are objects of the deed."""
    names: dict[str, Hit] = {}
    for role in roles:
        if role.part in (TARGET, VICTIM):
            for name in reading.cast.names(role.hit, country):
                if name not in attackers and name != "unknown":
                    names.setdefault(name, role.hit)
                elif name == "unknown" and role.part == TARGET and _nameless_men(reading, role, decision):
                    names.setdefault("militants", role.hit)
    told_whose = _told_whose(roles)
    for name, hit in zip(victims, victim_hits, strict=True):
        if name not in attackers and not (names and hit.start in told_whose):
            names.setdefault(name, hit)
    sight = reading.sight
    for hit in sight.within(segment.start, segment.end, "targets"):
        label = hit.entry.attrs.get("target")
        if not label or label in names or len(names) >= 3:
            continue
        if _names_people(reading, hit):
            continue
        if any(w.start <= hit.start < w.end for w in sight.at(hit.start, "weapons")) or (
            decision.lead is not None and decision.lead.start <= hit.start < decision.lead.end and decision.tactic != "arson_property"
        ):
            continue
        if _is_object(reading, hit, decision):
            if not names or not any(sight.at(i, "actors") for i in range(hit.end, hit.end + 3)):
                names.setdefault(str(label), hit)
    told = (role.hit for role in roles if role.part in (ATTACKER, AFFILIATE))
    doers = {i for h in told for i in range(h.start, h.end + 1)}  # «اقتحم مسلحون ملثمون يستقلون سيارات مبنى»
    for hit in sight.within(segment.start, segment.end, "persons"):
        label = hit.entry.attrs.get("target")
        if label and not names and hit.start not in doers and not hit.entry.attrs.get("casualty") and _is_object(reading, hit, decision):
            for name in reading.cast.people([hit], country):
                names.setdefault(name, hit)
    if any(reading.cast.is_group(name) for name in names):
        fought = {h for r in roles if r.cue == "with" and decision.tactic == "armed_clash" for h in reading.cast.names(r.hit, country)}
        tribes = fought & {TRIBES}  # «قتل مسلحون من الجماعة في اشتباكات مع رجال القبائل»
        names = {name: hit for name, hit in names.items() if name in tribes or name not in KINDS and name != "positions"}
    return tuple(names), tuple(names.values())


def _nameless_men(reading: Reading, role: Role, decision: Decision) -> bool:
    """«اعتقلت الشرطة ثلاثة مسلحين», «اشتباكات بين الجيش ومسلحين»: men of no known side as those who were taken or fought."""
    fought = decision.tactic == "armed_clash" and role.cue in _FOUGHT
    return (fought or decision.tactic == "arrest_raid") and _indefinite(reading, role.hit)


def _indefinite(reading: Reading, hit: Hit) -> bool:
    """«ثلاثة مسلحين», not «المهاجمين», whom a force looks for."""
    return not reading.sight.word(hit.start).lstrip("وبل").startswith("ال")


def _names_people(reading: Reading, hit: Hit) -> bool:
    """«قطاع طرق»: a thing whose word only ends what people are called."""
    before = range(max(0, hit.start - 2), hit.start)
    return any(h.end >= hit.end and h.end > h.start + 1 for i in before for h in reading.sight.at(i, "actors", "persons"))


def _is_object(reading: Reading, hit: Hit, decision: Decision) -> bool:
    """Whether a noun is what was struck: right after the verb, or after «على», «استهدف», with words of amount between at most."""
    sight, lead = reading.sight, decision.lead
    at = hit.start - 1
    while at > 0 and (sight.word(at) in _AMOUNTS or sight.numeral_over(at) is not None):
        at -= 1
    if lead is not None and lead.start < at and any(sight.at(k, "weapons", "tactics") for k in (at, at - 1)):
        while at >= lead.end and (sight.at(at, "weapons") or sight.word(at).endswith(("ي", "يه", "يان"))):
            at -= 1  # «أصاب صاروخ روسي فندقا»
    if sight.word(at) in ("في", "قرب", "وسط", "داخل", "امام", "عند"):
        return False
    if sight.word(at) in _OBJECT_LEADS:
        return not (sight.word(at) == "علي" and hit.entry.attrs.get("target") == "road")
    if not hit.base.pro and behind_subject(reading, at):
        return True
    if lead is None or lead.form not in ("verb", "present", "masdar", "phrase") or not max(lead.start, lead.end - 1) <= at <= lead.end:
        return False
    return not any(c in sight.gap(i) for i in range(lead.end, hit.start + 1) for c in "،,")  # «بإطلاق نار، حسب مراسل»
