"""How well one draft reads as another telling of an earlier one: signs that can be read off both, each with a weight.

The signs say how two passages stand to each other (same place, another day, «الهجوم» with the article, «فيما» between
them), never which words, places or actors they hold (codebook: "One event or several"). What each is worth stands in
`merge_weights.py`.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import cache

from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.merge_weights import MergeWeights
from waqai.events.moment_ground import announced, of_a_funeral
from waqai.events.nearness import by_the_compass, distance_km, is_vague, loosely_placed, place_relation, quarter_of, quarter_unknown
from waqai.events.of_those_told import an_earlier_figure, its_spoils, the_same_people
from waqai.events.reading import Reading, Spot
from waqai.events.said_again import dated_closer, said_again_nearby
from waqai.events.tactic_groups import hurt_in_what_they_are_held_for, tactics_sign
from waqai.events.telling import APART, at_same_place, leaves_open, telling, weighed
from waqai.events.toll_people import other_side
from waqai.model import TACTIC_GROUPS
from waqai.text import word_set

_FAR = {"text", "title"}
_BESIDE = 40.0  # km
_ROUND_A_TOWN = 20.0  # km
_LOOSELY = 150.0  # km
_TO_A_SIDE = 400.0  # km
_DAYS_AGO = 3
_OF_THEM = word_set("منهم منهن")
_HAD_BEEN = word_set("كان كانت وكان وكانت")
_PLURAL = word_set("غارات هجمات تفجيرات انفجارات ضربات عمليات غارتين هجومين تفجيرين انفجارين غارتان هجومان تفجيران انفجاران")


def affinity(reading: Reading, new: Draft, old: Draft, weights: MergeWeights, last: Draft | None = None) -> float:
    """How well a draft reads as another telling of an earlier one, to be held against a threshold; `last` is the event told last."""
    worth = _worth(weights)
    return sum([worth[name] * value for name, value in signs(reading, new, old, last).items() if value])


@cache
def _worth(weights: MergeWeights) -> dict[str, float]:
    """The weights by the names of their signs: looked up for each of thousands of pairs of drafts."""
    return {name: float(value) for name, value in asdict(weights).items()}


def signs(reading: Reading, new: Draft, old: Draft, last: Draft | None = None) -> dict[str, float]:
    """What can be read off two drafts about their being one event: sign to how often or how much it holds."""
    relation = spots_relation(reading, old.spot, new.spot)
    if relation == "apart" and old.spot is not None and new.spot is not None:
        if new.definite and not of_many(reading, old) and quarter_of(old.spot.place, new.spot.place):
            relation = "contains"
        elif new.segment.in_title and quarter_of(new.spot.place, old.spot.place):
            relation = "within"
        elif new.definite and not of_many(reading, old) and loosely_placed(old.spot.place, new.spot.place):
            relation = "contains"
        elif new.definite and one_blow(new, old) and not of_many(reading, old) and quarter_unknown(old.spot.place, new.spot.place):
            relation = "contains"
        elif (_located_next(reading, new, old) or said_again_nearby(reading, new, old)) and not of_many(reading, old):
            relation = "contains"
    if relation == "contains" and _set_elsewhere(reading, new, old):
        relation = "apart"  # «شمال بعقوبة ... . وفي بغداد ... في أبو غريب»
    own_clause = new.segment.sentence is not old.segment.sentence or new.segment.lead in APART
    if relation == "unknown" and old.spot is None and new.spot is not None and own_clause:
        implied = _said_before(reading, old)
        if implied is not None and spots_relation(reading, implied, new.spot) == "apart":
            relation = "apart"
    if new.segment in old.segments and relation != "same" or hurt_in_what_they_are_held_for(new, old):
        return {"impossible": 1.0}
    titled = new.segment.in_title or old.segment.in_title
    lead = min(new.segment.sentence.index, old.segment.sentence.index) <= 3 and not _far_apart(new, old)
    if (
        relation == "apart"
        and _same_toll(new, old)
        and not _contradicts(new, old)
        and TACTIC_GROUPS[new.tactic] == TACTIC_GROUPS[old.tactic]
        and (lead and not _set_elsewhere(reading, new, old) or _retold_nearby(new, old))
    ):
        titled = True  # the lead places an incident loosely, the detail rightly; a town stands for the village beside it
    out = {"place_apart_loose" if relation == "apart" and titled else f"place_{relation}": 1.0, tactics_sign(reading, new, old): 1.0}
    out.update(telling(reading, new, old, relation, titled))
    out.update(_tolls(reading, new, old))
    out["part_told"] = float(relation == "contains" and new.own_place and _part_of_them(reading, new, old))
    if relation in ("contains", "same") and not titled and _one_of_many(reading, new, old, relation):
        out["told_apart"] = 1.0
    if the_same_people(reading, new, old) or its_spoils(new, old):
        out["same_people"] = 1.0
    moves_on = relation == "unknown" and not titled and _moves_on(reading, new, old)
    if moves_on and not {"toll_same_some", "toll_same_large"} & out.keys():
        out["told_apart"] = 1.0
    if relation == "unknown" and last is old and "clause_apart" not in out and not moves_on:
        out["told_last"] = 1.0
    when = _times_told(reading, new, old)
    if when == "days_next_said" and "toll_same_large" in out and "toll_differs" not in out:
        when = "days_next"  # «أوقع 40 قتيلا الأحد ... . شهد السبت تفجيرا أسفر عن 40 قتيلا»: one of the days is a slip
    if when.startswith("days_next") and dated_closer(reading, new, old, relation):
        when = ""
    blow = when == "days_far" and new.definite and TACTIC_GROUPS[new.tactic] == TACTIC_GROUPS[old.tactic] in ("bomb", "armed", "stand-off")
    if blow and old.moment is not None and announced(reading, old.moment, old.segment.sentence):
        when, out["old_and_new"] = "", 0.0  # «أعلن الجيش اليوم أن غارة قتلت ... . ووقعت الغارة في 2 أيار»
    if an_earlier_figure(reading, new, old):
        when, out["toll_differs"] = "", 0.0
    for name in (_sides(reading, new, old), when):
        if name:
            out[name] = 1.0
    if "days_next_said" in out and not new.definite and reading.sight.word(new.segment.sentence.start) in _HAD_BEEN and new.counts:
        out["went_before"] = 1.0
    return out


def _set_elsewhere(reading: Reading, new: Draft, old: Draft) -> bool:
    """«أصيب أربعة بتفجير شمال بعقوبة. وفي بغداد أصيب ...»: a sentence that opens with another place goes on to another incident."""
    first = new.segment.sentence.start
    spot = next((s for s in reading.spots_in(first, first + 3) if s.role == "event" and s.preposition in ("في", "ب")), None)
    if spot is None or new.segment.sentence is old.segment.sentence or old.spot is None:
        return False
    if by_the_compass(old.spot.place) and not is_vague(spot.place):
        away = distance_km(old.spot.place, spot.place)
        return old.spot.place.name != spot.place.name and away is not None and away > _ROUND_A_TOWN
    return place_relation(old.spot.place, spot.place) == "apart" and not quarter_of(old.spot.place, spot.place)


def _moves_on(reading: Reading, new: Draft, old: Draft) -> bool:
    """«قتل جنديان في هجوم، وفي الرطبة دمرت غارة عربة»: a clause that opens with a place after one that has none goes on to another."""
    if new.definite or new.segment in old.segments or old.own_place or not new.own_place:
        return False
    first = new.segment.start
    opens = first == new.segment.sentence.start or reading.sight.word(first) == "وفي"
    return opens and any(s.preposition in ("في", "ب") and s.role == "event" for s in reading.spots_in(first, first + 3))


def _contradicts(new: Draft, old: Draft) -> bool:
    """Whether a toll of one differs from the other's, both numbers, neither an update: «8 و13 جريحا», «18 و13 جريحا»."""
    mine, theirs = weighed(new), weighed(old)
    apart = (k for k in mine.keys() & theirs.keys() if mine[k].low != theirs[k].low)
    return any(not (mine[k].vague or theirs[k].vague or mine[k].update or theirs[k].update) for k in apart)


def one_blow(new: Draft, old: Draft) -> bool:
    """Whether both tell a bomb or an attack, not fighting, strikes or raids, which go on in many quarters of a town."""
    return TACTIC_GROUPS[new.tactic] in ("bomb", "armed") and TACTIC_GROUPS[old.tactic] in ("bomb", "armed")


def _located_next(reading: Reading, new: Draft, old: Draft) -> bool:
    """«انفجار في كابول ... . وقال ضابط إن الانفجار وقع في منطقة شكر دره»: the one deed just told, said to have been at a place close by,
    with no day of its own and no toll, or a number where only «العشرات» was told.
    """
    if not new.definite or new.another or new.spot is None or old.spot is None or _times(new, old).startswith("days_n"):
        return False
    gap = new.segment.sentence.index - old.segments[-1].sentence.index
    away = distance_km(old.spot.place, new.spot.place)
    border = old.spot.place.kind == "border" and new.spot.place.precision <= 3
    by_town = new.tactic == old.tactic and reading.sight.word(old.spot.start - 1) == "قرب"  # «قرية قرب تل تمر»
    close = away is not None and away < _BESIDE and (one_blow(new, old) or by_town)
    theirs = weighed(old)
    counted = new.counts and not all(c.kind in theirs and leaves_open(theirs[c.kind], c) for c in new.counts if not c.denied)
    return 0 < gap <= 2 and not counted and (close or border and one_blow(new, old))


def of_many(reading: Reading, draft: Draft) -> bool:
    """«شنت الطائرات سلسلة غارات على المدينة»: several deeds at once; «اشتباكات» are one, and «ستة قتلى» are people."""
    if draft.tactic == "armed_clash":
        return False
    told = (h for h in reading.sight.within(draft.segment.start, draft.segment.end, "tactics") if not h.entry.attrs.get("toll"))
    return any(h.number in (2, 3, 4) or _PLURAL & set(reading.sight.words(h.start, h.end)) for h in told)


def _one_of_many(reading: Reading, new: Draft, old: Draft, relation: str) -> bool:
    """«قتل ثلاثون في ثلاثة تفجيرات ببغداد ... . وانفجرت عبوة في مدينة الصدر فقتلت ستة»: fewer dead, at one of several places."""
    if new.definite or new.decision.lead is None or not new.own_place or not of_many(reading, old):
        return False
    if old.spot is None or old.spot.place.precision >= 4:
        return False  # a province's sum is told in parts
    if relation == "same" and (of_many(reading, new) or new.spot is None or not is_vague(new.spot.place)):
        return False
    mine, theirs = weighed(new).get("killed"), weighed(old).get("killed")
    if mine is None or theirs is None or mine.vague or theirs.vague or mine.update:
        return False
    return mine.low < theirs.low - mine.inside


def _retold_nearby(new: Draft, old: Draft) -> bool:
    """Whether a toll is told again at a place close by in a sentence of its own, with no count that differs and no other attacker."""
    if old.spot is None or new.spot is None or new.segment.sentence is old.segment.sentence or new.another:
        return False
    mine, theirs = weighed(new), weighed(old)
    if any(mine[kind].low != theirs[kind].low for kind in mine.keys() & theirs.keys()):
        return False
    gap = distance_km(old.spot.place, new.spot.place)
    named = set(new.attackers) - {"unknown"}, set(old.attackers) - {"unknown"}
    agreed = not all(named) or bool(named[0] & named[1])
    return gap is not None and gap < _BESIDE and agreed and not _times(new, old).startswith("days_n")


def _said_before(reading: Reading, draft: Draft) -> Spot | None:
    """The last place that the sentence of a draft without one names before it: where it will be put; of the sentence before for «وكانت
    المنطقة ذاتها قد عرفت تفجيرا».
    """
    sentence = draft.segment.sentence
    if at_same_place(reading, draft) and sentence.index:
        earlier = reading.text.sentences[sentence.index - 1]
        return next((s for s in reversed(reading.spots_in(earlier.start, earlier.end)) if s.role == "event"), None)
    return next((s for s in reversed(reading.spots_in(sentence.start, draft.segment.start)) if s.role == "event"), None)


def spots_relation(reading: Reading, old: Spot | None, new: Spot | None) -> str:
    """How the places of two drafts stand, where the text itself nests one in the other («صرواح غربي مأرب») too."""
    relation = place_relation(old.place if old else None, new.place if new else None)
    if relation == "apart" and old is not None and new is not None:
        if _inside(reading, new, old):
            return "contains"
        if _inside(reading, old, new):
            return "within"
    return relation


def _inside(reading: Reading, small: Spot, big: Spot) -> bool:
    at, seen = small.inside, 0
    while at is not None and seen < 4:
        holder = reading.spots[at]
        if place_relation(holder.place, big.place) == "same":
            return True
        at, seen = holder.inside, seen + 1
    return False


def _same_toll(new: Draft, old: Draft) -> bool:
    least = 3 if new.tactic == old.tactic else 4
    mine = {(c.kind, c.low) for c in new.counts if c.low >= least}
    return bool(mine & {(c.kind, c.low) for c in old.counts})


def _part_of_them(reading: Reading, new: Draft, old: Draft) -> bool:
    """«لقي خمسة مصرعهم ... . وأوضح أن ثلاثة منهم قتلوا في حي س»: fewer, of those told before."""
    theirs = weighed(old)
    return any(
        c.kind in theirs and c.low < theirs[c.kind].low and any(w in _OF_THEM for w in reading.sight.words(c.start, c.end + 1))
        for c in new.counts
    )


def _far_apart(new: Draft, old: Draft) -> bool:
    """Whether two towns are too far from each other for one of them to stand loosely for the other."""
    if new.spot is None or old.spot is None or new.segment.in_title or old.segment.in_title:
        return False
    gap = distance_km(new.spot.place, old.spot.place)
    to_a_side = by_the_compass(new.spot.place) or by_the_compass(old.spot.place)  # «غرب بغداد», then «بلدة النخيب»
    return gap is not None and gap > (_TO_A_SIDE if to_a_side else _LOOSELY)


def told_toll_again(new: Draft, old: Draft) -> bool:
    """Whether two drafts of different passages, each with a place of its own, tell one toll of three or more, and none that differs."""
    if not (new.own_place and old.own_place) or any(s in old.segments for s in new.segments):
        return False
    mine, theirs = weighed(new), weighed(old)
    return _same_toll(new, old) and all(mine[kind].low == theirs[kind].low for kind in mine.keys() & theirs.keys())


def _kin(reading: Reading, a: set[str], b: set[str]) -> bool:
    """Whether two names of attackers may be one: forces of one state («الشرطة», «القوات العراقية»), or a kind against a group."""
    if a <= KINDS or b <= KINDS:
        return not any(reading.cast.is_state(n) for n in a | b)
    return any(x.split()[0] == y.split()[0] and reading.cast.is_state(x) and reading.cast.is_state(y) for x in a for y in b)


def _sides(reading: Reading, new: Draft, old: Draft) -> str:
    named_new, named_old = set(new.attackers) - {"unknown"}, set(old.attackers) - {"unknown"}
    if named_new and named_old:
        if named_new & named_old:
            return "attackers_shared"
        crossed = named_new & set(old.targets) or named_old & set(new.targets)
        if crossed and "clash" in (TACTIC_GROUPS[new.tactic], TACTIC_GROUPS[old.tactic]):
            return "sides_swapped"
        if crossed:
            return "sides_crossed"
        return "attackers_kin" if _kin(reading, named_new, named_old) else "attackers_differ"
    return "targets_shared" if set(new.targets) & set(old.targets) else ""


def _times_told(reading: Reading, new: Draft, old: Draft) -> str:
    """How their days stand; «قال مسؤولون أمس إن» says when they spoke, so that an earlier day in the next sentence is no other one."""
    sign = _times(new, old) or _long_before_the_news(reading, new, old)
    buried = new.definite and sign.startswith(("days_n", "days_f")) and _of_burial(reading, new)
    if buried or sign == "days_far" and _of_burial(reading, old):
        return ""  # «شيعت المدينة اليوم جنديين قتلا في هجوم ... . وأطلق المهاجمون النار ليل الاثنين»
    if sign not in ("days_next", "days_next_said") or old.moment is None or new.segment.sentence is old.segment.sentence:
        return sign
    first, said = new.moment.span.earliest if new.moment is not None else None, old.moment.span.earliest
    earlier = first is not None and said is not None and first < said
    return "" if earlier and announced(reading, old.moment, old.segment.sentence) else sign


def _long_before_the_news(reading: Reading, new: Draft, old: Draft) -> str:
    """«قتل 17 في انفجار في بيشاور. وقضى 80 في هجوم على كنيسة فيها الأحد الماضي»: news says no day, what another deed of days ago does."""
    day = new.moment.span.latest if new.moment is not None and "date" not in new.inherited else None
    if day is None or reading.published is None or old.moment is not None or old.status != "actual":
        return ""
    anew = not new.definite and new.own_place and any(not (c.vague or c.denied or c.aside) for c in new.counts) and bool(weighed(old))
    return "days_far" if anew and (reading.published - day).days >= _DAYS_AGO and not new.segment.in_title else ""


def _of_burial(reading: Reading, draft: Draft) -> bool:
    return draft.moment is not None and not draft.segment.in_title and of_a_funeral(reading, draft.moment, draft.segment.sentence)


def _times(new: Draft, old: Draft) -> str:
    a, b = new.moment, old.moment
    if a is None or b is None or a.span.earliest is None or b.span.earliest is None or a.span.latest is None or b.span.latest is None:
        return ""
    if {new.inherited.get("date"), old.inherited.get("date")} & _FAR:
        return ""
    if a.span.earliest <= b.span.latest and b.span.earliest <= a.span.latest:
        return "days_agree"
    if abs((a.span.earliest - b.span.earliest).days) <= 1 and "date" not in new.inherited and "date" not in old.inherited:
        return "days_next_said"
    return "days_next" if abs((a.span.earliest - b.span.earliest).days) <= 1 else "days_far"


def _tolls(reading: Reading, new: Draft, old: Draft) -> dict[str, float]:
    """How the numbers of two drafts agree; in a clash each side has its own: «وقتل خمسة جنود. كما قتل ثلاثة مسلحين»."""
    clash = (
        old.tactic == new.tactic == "armed_clash"
        and not new.own_place
        and 0 <= new.segment.sentence.index - old.segments[-1].sentence.index <= 1
    )
    mine, theirs = weighed(new), weighed(old)
    out: dict[str, float] = {}
    for kind in sorted(mine.keys() & theirs.keys()):
        a, b = mine[kind], theirs[kind]
        if a.vague != b.vague and not new.segment.in_title and leaves_open(a if a.vague else b, b if a.vague else a):
            continue  # «عشرات القتلى», then «مقتل عشرين»: no number told again
        if {a.low, a.low - a.inside} & {b.low, b.low - b.inside}:
            name = "toll_same_large" if a.low >= 10 else "toll_same_some" if a.low > 2 else "toll_same"
        elif leaves_open(a, b) or leaves_open(b, a):
            continue  # «قتلى وجرحى», then «مقتل 22»
        elif clash and other_side(reading, [b], a):
            continue
        else:
            name = "toll_updated" if any(c.update for c in new.counts) else "toll_differs"
        out[name] = out.get(name, 0.0) + 1.0
    return out
