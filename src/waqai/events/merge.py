"""One event or several: retellings of one incident inside an article become one draft (codebook: "One event or several")."""

from __future__ import annotations

from waqai.events.affinity import affinity, of_many, one_blow, spots_relation, told_toll_again
from waqai.events.asides import ASIDE
from waqai.events.draft import Draft
from waqai.events.merge_weights import MergeWeights
from waqai.events.moments import settle_moment
from waqai.events.nearness import loosely_placed, place_relation, quarter_of
from waqai.events.of_those_told import SPOILS, an_earlier_figure
from waqai.events.reading import Reading, Spot
from waqai.events.segments import AMID
from waqai.events.tactic import CORDONS, ENTRIES
from waqai.events.tactic_groups import an_attack
from waqai.events.telling import APART, OLD, leaves_open, weighed
from waqai.events.told_from import only_spoken_of_there
from waqai.mentions.counts import CasualtyMention
from waqai.model import TACTIC_GROUPS

_SPECIFIC = (
    "suicide_bombing", "car_bomb", "drone_strike", "grenade", "mine", "air_strike", "shelling", "abduction",
    "execution", "assassination", "bombing_ied", "arson_property", "arrest_raid", "shooting", "armed_clash",
    "protest_violence", "armed_attack", "other",
)  # fmt: skip
_ASSAULTS = (
    "attack", "attacked", "armed-attack", "launched-attack", "ambush", "set-ambush", "storming", "lay-in-wait", "assault", "gunmen-attack",
    "raid-by-gunmen", "raid-by-force", "stabbing", "knife-attack", "ramming",
)  # fmt: skip
_KILLED_BY = ("killed-by-somebody", "killed-by-a-group")
_FIGHT_TOLD = ("exchange-of-fire", "clash", "fighting", "battle")
_BREAK_INS = ("storming", "gunmen-raided", "gunmen-attack", "attacked", "raid-by-gunmen", "raided-village")
_OPEN_KINDS = ("other", "armed_attack", "armed_clash")
_FIGHTS = ("armed_clash", "armed_attack")
_BY_MISSILE = ("shelling", "drone_strike")
_BEFORE = 2  # sentences
_AT_ONE_PLACE = ("same", "near")
_WEIGHTS = MergeWeights()


def merge(reading: Reading, drafts: list[Draft], weights: MergeWeights = _WEIGHTS) -> list[Draft]:
    """The drafts with retellings folded into their first body telling; title drafts that no body draft retells are kept last."""
    events: list[Draft] = []
    titles = [d for d in drafts if d.segment.in_title]
    for draft in (d for d in drafts if not d.segment.in_title):
        if events and only_spoken_of_there(draft.definite, draft.spot, events[-1].spot):
            draft.spot, draft.own_place = None, False
        best, score = _best(reading, draft, _open_to(reading, draft, events), weights)
        if best is not None and score >= weights.threshold:
            if an_earlier_figure(reading, draft, best):
                draft.counts, draft.moment, draft.options = _not_told_before(draft, best), None, []
            absorb(best, draft)
        else:
            events.append(draft)
    for draft in titles:
        best, score = _best(reading, draft, _open_to(reading, draft, events), weights)
        if best is not None and score >= weights.title_threshold:
            if of_many(reading, draft) and not of_many(reading, best):
                draft.counts = [c for c in draft.counts if not _of_all(c, best, events)]  # «خمسة قتلى في هجمات»: of all of them
            draft.counts = [c for c in draft.counts if not _said_closer(c, best)]
            closer = _placed_closer(reading, draft, best)
            if closer is not None:
                best.spot, best.own_place = closer, True
            absorb(best, draft)
        else:
            events.append(draft)
    return events


def _not_told_before(draft: Draft, event: Draft) -> list[CasualtyMention]:
    """The counts of an earlier figure that are of a kind of which the event has none: where it has one, that is the newer."""
    kinds = {c.kind for c in event.counts if not c.denied}
    return [c for c in draft.counts if c.kind not in kinds]


def _placed_closer(reading: Reading, title: Draft, event: Draft) -> Spot | None:
    """«مصرع تسعة في الشرقية», then «... مزرعة بقرية البساتين مأوى لهم. وتم استهداف المكان»: where the body has said right before that
    it was, within the place of the title.
    """
    if event.spot is not None or title.spot is None:
        return None
    index = event.segment.sentence.index
    for sentence in reversed(reading.text.sentences[max(0, index - _BEFORE) : index]):
        if sentence.kind == "body":
            for spot in reading.spots_in(sentence.start, sentence.end):
                if spot.role == "event" and place_relation(title.spot.place, spot.place) == "contains":
                    return spot
    return None


def _open_to(reading: Reading, draft: Draft, events: list[Draft]) -> list[Draft]:
    """The events that a draft may be of. A toll told of the land around, or in the title, is not that of a later place of a list («في س
    وص»): what is told of all of them stands on the first (codebook, convention 2).
    """

    def told_of_all(wide: Draft, listed: Draft) -> bool:
        later = listed.listed > 0 and not wide.listed and bool(wide.counts) and not listed.counts
        return later and spots_relation(reading, wide.spot, listed.spot) not in _AT_ONE_PLACE

    meant = _just_told(draft, events)
    return [e for e in meant or events if not (told_of_all(e, draft) or draft.segment.in_title and told_of_all(draft, e))]


def _just_told(draft: Draft, events: list[Draft]) -> list[Draft]:
    """«هاجموا موقعا وقتلوا سبعة، فيما قتل جنديان خلال المواجهات»: the fight that a later clause speaks of is that of its own sentence."""
    if not draft.definite or draft.own_place or draft.tactic != "armed_clash" or draft.segment.lead not in APART or not draft.counts:
        return []
    before = [e for e in events if e.segments[-1].sentence is draft.segment.sentence and e.segments[-1].start < draft.segment.start]
    last = max(before, key=lambda e: e.segments[-1].start, default=None)
    return [last] if last is not None and last.counts and last.tactic in _FIGHTS else []


def _said_closer(count: CasualtyMention, event: Draft) -> bool:
    """Whether the text says more closely what the title leaves open: «قتلى في قصف», then «عشرات القتلى»."""
    own = weighed(event).get(count.kind)
    return own is not None and leaves_open(count, own)


def _of_all(count: CasualtyMention, best: Draft, events: list[Draft]) -> bool:
    """Whether the toll of a title that tells of several deeds is not that of the one it was joined to: another number, or what others
    have in all.
    """
    own = weighed(best).get(count.kind)
    others = [told.low for e in events if (told := weighed(e).get(count.kind)) is not None]
    return own.low != count.low if own is not None else sum(others) == count.low


def merge_tolls(reading: Reading, events: list[Draft], weights: MergeWeights = _WEIGHTS) -> list[Draft]:
    """The events once each has taken place and sides from around it, with those that tell one toll twice folded together."""
    out: list[Draft] = []
    for event in events:
        same = [e for e in out if told_toll_again(event, e) and affinity(reading, event, e, weights) >= weights.threshold]
        if same:
            absorb(same[-1], event)
        else:
            out.append(event)
    return out


def _best(reading: Reading, draft: Draft, events: list[Draft], weights: MergeWeights) -> tuple[Draft | None, float]:
    best, top = None, -99.0
    last = max((e for e in events if e.segments[-1].start < draft.segment.start), key=lambda e: e.segments[-1].start, default=None)
    for event in events:
        score = affinity(reading, draft, event, weights, last)
        if score > top or score == top and not _of_one_list(event, best):
            best, top = event, score
    return best, top


def _of_one_list(event: Draft, other: Draft | None) -> bool:
    """Whether two events are of one list of places: what is told of all stands on the first (codebook, convention 2)."""
    return other is not None and event.segment is other.segment


def absorb(event: Draft, draft: Draft) -> None:
    """Fold a retelling into an event: the more specific tactic and place win, what was unknown is filled, counts are kept."""
    event.segments.extend(draft.segments)
    event.roles += draft.roles
    if _stronger(draft, event) or _came_to_arrest(event, draft):
        event.decision = draft.decision
    if draft.spot is not None:
        relation = place_relation(event.spot.place if event.spot else None, draft.spot.place)
        finer = (
            relation == "contains"
            or _off_the_border(event, draft)
            or _in_its_town(event, draft)
            or _found(event, draft)
            or _by_it(event, draft)
        ) and (not _by_the_way(draft.spot) or event.spot is None or _by_the_way(event.spot))
        widened = draft.whole_country and relation == "within"
        finer = finer and not event.whole_country
        if event.spot is None or not event.own_place or finer or widened or _names_it(event.spot, draft.spot):
            event.whole_country = event.whole_country or draft.whole_country
            event.spot, event.own_place = draft.spot, draft.own_place or event.own_place
    event.options = [*event.options, *draft.options]
    settle_moment(event)
    unknown = set(event.attackers) <= {"unknown"}
    victims = TACTIC_GROUPS[event.tactic] != "clash" and any(event.counts_as_victims(name) for name in draft.attackers)
    surer = draft.attacker_sure > event.attacker_sure + 0.2 and not set(draft.attackers) <= {"unknown"}
    if not victims and (unknown and draft.attackers or surer):
        event.attackers, event.attacker_hits, event.attacker_sure = draft.attackers, draft.attacker_hits, draft.attacker_sure
    both = dict(zip(event.targets, event.target_hits, strict=True))
    for name, hit in zip(draft.targets, draft.target_hits, strict=True):
        both.setdefault(name, hit)
    kept = [n for n in both if n not in event.attackers][:4]
    event.targets, event.target_hits = tuple(kept), tuple(both[n] for n in kept)
    event.weapon = event.weapon or draft.weapon
    event.damage = event.damage or draft.damage
    event.claimed_by, event.claim_hit = (event.claimed_by, event.claim_hit) if event.claimed_by else (draft.claimed_by, draft.claim_hit)
    if not (draft.segment.in_title and event.status == "background"):  # a headline's toll is of the news
        event.counts.extend(c for c in draft.counts if event.status == "background" or not c.beyond_one)
    lifted = event.status == "background" and _freed(event, draft) or event.status == "threat" and draft.own_place
    if lifted and draft.status in ("actual", "foiled") and not draft.segment.in_title:
        event.status, event.status_why, event.status_hit = draft.status, draft.status_why, draft.status_hit


def _by_the_way(spot: Spot) -> bool:
    """Whether a place makes no event's place finer: a stray name, the hospital that speaks or took in the hurt."""
    return spot.role == "stray" or spot.role == ASIDE and spot.place.kind == "hospital"


def _in_its_town(event: Draft, draft: Draft) -> bool:
    """«وقع انفجار في مدينة عدن ... . ووقع الانفجار في حي المعلا», «... . وقال ضابط إن عبوة انفجرت في حي المعلا»."""
    toll = {(c.kind, c.low) for c in draft.counts} & {(c.kind, c.low) for c in event.counts}
    again = bool(toll) and draft.own_place and not draft.segment.in_title and one_blow(draft, event)
    return (
        (draft.definite or again) and event.spot is not None and draft.spot is not None and quarter_of(event.spot.place, draft.spot.place)
    )


def _found(event: Draft, draft: Draft) -> bool:
    """«كمين لنقطة تفتيش شمال سيناء ... . ووقع الهجوم في بلدة الشيخ زويد»: the town that a place unknown to maps lies in, or by."""
    if not draft.definite or event.spot is None or draft.spot is None or draft.spot.place.lat is None or draft.spot.role == "seat":
        return False
    return loosely_placed(event.spot.place, draft.spot.place)


def _by_it(event: Draft, draft: Draft) -> bool:
    """«هجوم على قرية قرب مايدوغوري ... . وقال سكان قرية دالوري إن الهجوم ...»: the village by the town that was named for it."""
    if not draft.definite or event.spot is None or draft.spot is None or draft.spot.place.precision > 2:
        return False
    return event.spot.place.nearby and event.spot.place.source is not None and not draft.spot.place.nearby


def _off_the_border(event: Draft, draft: Draft) -> bool:
    """«هجوم قرب الحدود مع مالي ... . وتعرضت الدورية للهجوم قرب بلدة أبالا»."""
    if not draft.definite or event.spot is None or draft.spot is None:
        return False
    return event.spot.place.kind == "border" and draft.spot.place.lat is not None and draft.spot.place.precision <= 3


def _names_it(told: Spot, new: Spot) -> bool:
    """Whether a retelling names the place that was only described before: «معسكر للجيش», then «في بلدة بوني»."""
    return told.role == "stray" and new.role == "event" and new.place.precision <= 3 and new.place.country == told.place.country


def _freed(event: Draft, draft: Draft) -> bool:
    """Whether a telling lifts an event out of the background: not from an old date by a passage that says no day of its own."""
    return event.status_why not in OLD or (draft.moment is not None and "date" not in draft.inherited)


def _came_to_take(draft: Draft, event: Draft) -> bool:
    """«اعترض مسلحون سيارة وخطفوا ركابها», «اقتحموا الفندق وأخذوا نزلاءه رهائن»: what it was for, nobody hurt."""
    lead = event.decision.lead
    if event.tactic != "armed_attack" or lead is None or draft.tactic != "abduction":
        return False
    if lead.entry.id != "lay-in-wait" and not (lead.entry.id in _BREAK_INS and draft.segment.lead == "و" and not draft.own_place):
        return False
    hurt = any(c.kind != "abducted" and not c.denied for d in (event, draft) for c in d.counts)
    return not hurt and draft.segment.sentence is event.segment.sentence


def _came_to_arrest(event: Draft, draft: Draft) -> bool:
    """«دخلت قوات البلدة، واعتقلت سبعة»: a state's men came in, and all that they did was to take people."""
    lead = event.decision.lead
    if lead is None or lead.entry.id not in (*ENTRIES, *CORDONS) or draft.tactic != "arrest_raid" or event.tactic == "arrest_raid":
        return False
    state = any(str(h.entry.attrs.get("class", "")).startswith("state") for h in event.attacker_hits[:1])
    beside = any(s.sentence is draft.segment.sentence for s in event.segments[:-1])
    return state and beside and not any(c.kind == "killed" and not c.denied for c in (*event.counts, *draft.counts))


def _done_besides(draft: Draft, event: Draft) -> bool:
    """«قتل مسلحون سبعة رعاة ونهبوا ماشيتهم», «هاجموا قرية وذبحوا خمسة من سكانها»: what they did besides, once they had come and killed."""
    if draft.segment.in_title or not any(s.sentence is draft.segment.sentence for s in event.segments):
        return False
    lead = event.decision.lead
    if draft.tactic == "arson_property":
        return lead is None and event.decision.rule in _KILLED_BY and any(c.kind == "killed" and c.low > 0 for c in event.counts)
    went_on = draft.tactic == "execution" and not draft.definite and event.segments[0].sentence is draft.segment.sentence
    return went_on and lead is not None and event.tactic == "armed_attack" and lead.entry.id in _ASSAULTS


def _fought_at_the_arrest(draft: Draft, event: Draft) -> bool:
    """«قتلوا ثلاثة مسلحين واعتقلوا اثنين بعد تبادل لإطلاق النار»: a fight, some of whose losers were taken."""
    lead = draft.decision.lead
    fight = event.tactic == "arrest_raid" and lead is not None and lead.entry.id in _FIGHT_TOLD
    beside = any(s.sentence is draft.segment.sentence for s in event.segments)
    return fight and beside and any(c.kind == "killed" and c.low > 0 and not c.denied for c in event.counts)


def _stronger(draft: Draft, event: Draft) -> bool:
    if _came_to_take(draft, event) or _fought_at_the_arrest(draft, event):
        return True
    if _done_besides(draft, event):
        return False
    if event.decision.lead is None and event.tactic not in _OPEN_KINDS and draft.definite and an_attack(draft):
        return False  # «قتلت عبوة ناسفة جنديين ... . ووقع الهجوم ليلا»
    if draft.decision.lead is not None and draft.decision.lead.entry.id in SPOILS and event.counts:
        return False  # «قتلت القوات 17 مسلحا ... . كما دمرت ثلاث عجلات»
    if event.decision.lead is None or event.tactic == "other":
        return draft.decision.lead is not None
    if draft.decision.lead is None or draft.tactic == "other" or draft.segment.lead == AMID:
        return False  # «اقتحمت القوات المخيم وسط إطلاق نار كثيف» tells of a raid
    if draft.definite and draft.decision.lead.entry.id == "raid" and event.tactic in _BY_MISSILE:
        return False  # «أصيبت السفينة بصاروخ ... . وتسببت الغارة في حريق»
    if draft.decision.lead.entry.id == "mass-grave" and event.tactic == "armed_attack":
        return False  # «قتل 28 جنديا في هجوم ... . وعثر على جثث 11 جنديا»: the dead of the attack
    if draft.tactic == "shooting" and event.tactic == "armed_attack" and event.decision.lead.entry.id in _ASSAULTS:
        return False  # «هاجموا الحاجز وأطلقوا النار على السيارات»
    if TACTIC_GROUPS[draft.tactic] == TACTIC_GROUPS[event.tactic] and draft.tactic != event.tactic:
        return _SPECIFIC.index(draft.tactic) < _SPECIFIC.index(event.tactic) and draft.decision.sure >= event.decision.sure - 0.15
    how = draft.decision.lead.verbal or bool(event.counts)
    bare = event.definite and not event.counts and event.claimed_by is not None  # «تبنى التنظيم الهجوم. وكان انتحاري فجر نفسه في ...»
    if (bare or draft.definite and how) and TACTIC_GROUPS[draft.tactic] == "bomb" and an_attack(event):
        return draft.decision.sure >= event.decision.sure - 0.15  # «هجوم في س ... . والهجوم نفذه انتحاري فجر نفسه»
    return draft.decision.sure > event.decision.sure + 0.25 and not draft.segment.in_title
