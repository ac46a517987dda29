"""How sure a draft is a row of its own: a logistic model over readable features, its weights in packs, fitted on gold.

Three kinds of features: signs of how an incident is told (judgement.yaml), two signs that hold together (sign_pairs.tsv), and the
plain words that tell it (wording.tsv). None holds names of places, actors or persons, so no article can be learned by heart. The
weights are written by benchmarks/fit_judge.py.
"""

from __future__ import annotations

import math
from collections import Counter

from waqai.events.affinity import affinity
from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.harmless import harmless, warlike
from waqai.events.judge_retold import Told, retold
from waqai.events.judge_time import in_time, told_openly
from waqai.events.judge_weights import JudgeWeights
from waqai.events.merge_weights import MergeWeights
from waqai.events.nearness import place_relation
from waqai.events.peaceful import peaceful
from waqai.events.reading import Reading
from waqai.events.triggers import triggers, weight
from waqai.events.wording import symbols, titled, wording, worth
from waqai.model import TACTIC_GROUPS
from waqai.text import word_set

_CUES = (
    "reporter",
    "condition",
    "question",
    "future",
    "negation",
    "reaction",
    "court",
    "statistic",
    "background",
    "threat",
    "attribution",
    "foil",
    "claim",
    "new-event",
    "retell",
    "support",
    "campaign",
)
_BEFORE = (
    "condition",
    "future",
    "negation",
    "threat",
    "attribution",
    "foil",
    "background",
    "claim",
    "reaction",
    "support",
    "suspicion",
    "question",
)
_MANY = 200
_COUNTRY = 5  # precision of a whole country
_MERGE = MergeWeights()
_RELATIVES = word_set("التي الذي الذين اللذين اللتين والتي والذي والذين حيث")
_SINCE = word_set("منذ ومنذ طيلة طوال مدى عقب إثر")
_HABITUAL = word_set(
    "يوميا يومية يومي باستمرار مستمرة متكررة المتكررة دائما عادة كثيرا مرارا المستمرة المتواصلة متواصلة اليومية سلسلة أحيانا معظم"
)
_MODAL = word_set("يجب ينبغي لابد بد سوف قد لو إذا ربما يمكن بإمكان تستطيع يستطيع ضرورة أهمية بهدف بغية خشية")
_AIMS = word_set("لمواجهة لمكافحة لمحاربة لصد لوقف مواجهة مكافحة محاربة لتحرير لاستعادة لمنع للتصدي لدعم ضد حربها حربه الحرب حرب")
_OPINION = word_set(
    "نحن إننا أننا علينا لنا يجب ينبغي لابد أعتقد أرى رأيي أقول لماذا كيف هل إنني أنني عزيزي القارئ كنا لدينا نريد نعلم ندرك أمتنا وطننا"
)
_COMES = word_set("ويأتي وتأتي يأتي تأتي جاء جاءت وجاء وجاءت")
_AFTER = word_set("بعد عقب إثر غداة منذ جراء نتيجة بسبب رغم وبعد وعقب وإثر ورغم")
_SIDES_OF_A_LAND = ("الشمال", "الجنوب", "الشرق", "الغرب", "الوسط")
_TOPICS = ("sport", "economy", "culture", "crime", "accident", "health")


def judge(reading: Reading, events: list[Draft], weights: JudgeWeights) -> list[float]:
    """For each draft of an article the probability that it is a row that a careful coder would open."""
    if not events:
        return []
    article, told = about_article(reading, events), symbols(reading)
    heading = worth(weights.words, titled(told, reading))
    near = Nearness(reading)
    out = []
    for draft in events:
        signs = features(reading, draft, events, article, near)
        score = sum(weights.signs.get(name, 0.0) * value for name, value in signs.items()) + weights.together(signs)
        score += heading + worth(weights.words, wording(told, draft))
        out.append(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score)))))
    return out


def hopeless(reading: Reading, draft: Draft, events: list[Draft]) -> bool:
    """Drafts that hold nothing a row could be made of, whatever the model says."""
    if draft.decision.lead is None and reading.cues_in(draft.segment.start, draft.segment.end, "crime"):
        return True
    sentence = draft.segment.sentence
    if len(reading.cues_in(sentence.start, sentence.end, "sport")) > 1 and not any(reading.cast.is_group(n) for n in draft.attackers):
        return True
    named = bool(set(draft.attackers) - {"unknown"}) or bool(draft.targets)
    toll = any(not c.denied for c in draft.counts)
    if harmless(reading, draft) or peaceful(reading, draft):
        return True
    if not draft.counts and any(e.segment is draft.segment and e.counts and e.status == "background" for e in events):
        return True  # «قتل ألفان في غارات على س وص خلال عشرة أشهر»: the sum stands once
    if _sum_of_nobody(draft) or (draft.status_why == "anniversary" and not draft.counts):
        return True
    if sums_up(reading, draft) or draft.cut or (draft.tactic == "other" and not toll) or (draft.spot is None and not named):
        return True
    nowhere = not draft.own_place or draft.spot is not None and draft.spot.place.name_ar in _SIDES_OF_A_LAND
    return draft.segment.in_title and len(draft.segments) == 1 and nowhere and any(not e.segment.in_title for e in events)


def _outside(reading: Reading, draft: Draft, events: list[Draft]) -> float:
    """1 for a draft alone in a country that is not the article's, less the more of its drafts are there: a round-up has no one country."""
    country = draft.spot.place.country if draft.spot is not None else None
    if reading.country is None or country in (None, reading.country):
        return 0.0
    placed = [e.spot.place.country for e in events if e.spot is not None]
    return max(0.0, 1.0 - 3.0 * placed.count(country) / len(placed)) if len(placed) > 2 else 1.0


def sums_up(reading: Reading, draft: Draft) -> bool:
    """«سلسلة هجمات في سوريا والعراق وليبيا»: attacks counted over countries are no incident."""
    if (
        draft.spot is None
        or draft.spot.place.precision < 5
        or draft.counts
        or draft.decision.lead is None
        or draft.decision.lead.number not in (3, 4)
    ):
        return False
    countries = {
        s.place.country for s in reading.spots_in(draft.segment.start, draft.segment.end) if s.role == "event" and s.place.precision == 5
    }
    return len(countries) > 1


def _sum_of_nobody(draft: Draft) -> bool:
    """«قتل 1300 شخص خلال الشهر»: dead counted over a time, by no named side or in no smaller place than a country (convention 10)."""
    if draft.status != "background" or draft.status_why not in ("statistic", "over a long stretch"):
        return False
    if draft.spot is not None and draft.spot.place.precision >= _COUNTRY and draft.status_why == "over a long stretch":
        return True  # «قتل المئات في أنحاء البلاد خلال العام»
    if not any((c.low or 0) >= _MANY for c in draft.counts if not c.denied):
        return False
    return not set(draft.attackers) - {"unknown"}


class Nearness:
    """How well two drafts of an article read as tellings of one incident, whichever is taken for the first; worked out once a pair."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known: dict[tuple[int, int], float] = {}
        self._told: Told | None = None

    def told(self, events: list[Draft]) -> Told:
        """What the article's drafts tell."""
        if self._told is None or self._told.events is not events:
            self._told = Told(self._reading, events)
        return self._told

    def between(self, one: Draft, other: Draft) -> float:
        """The higher of the affinities of both directions."""
        key = (id(one), id(other)) if id(one) < id(other) else (id(other), id(one))
        if key not in self._known:
            self._known[key] = max(affinity(self._reading, one, other, _MERGE), affinity(self._reading, other, one, _MERGE))
        return self._known[key]


def features(
    reading: Reading, draft: Draft, events: list[Draft], article: dict[str, float], near: Nearness | None = None
) -> dict[str, float]:
    """What the model sees of a draft: name to value, mostly 0 or 1. `article` is what it sees of the whole (see `about_article`),
    `near` what is known of the drafts' nearness so far.
    """
    lead, segment = draft.decision.lead, draft.segment
    sentence = segment.sentence
    named, hit = bool(set(draft.attackers) - {"unknown"}), bool(draft.targets)
    toll = [c for c in draft.counts if not c.denied]
    precision = draft.spot.place.precision if draft.spot is not None else 0
    out: dict[str, float] = {
        "bias": 1.0,
        "lead weight": weight(lead) if lead is not None else 0.0,
        "lead generic": float(lead is not None and bool(lead.entry.attrs.get("generic"))),
        "lead none": float(lead is None),
        "lead opens": float(lead is not None and bool(lead.entry.attrs.get("opens"))),
        "lead definite": float(draft.definite),
        "lead plural": float(lead is not None and lead.number in (3, 4)),
        f"form {lead.form if lead is not None else 'none'}": 1.0,
        "tactic other": float(draft.tactic == "other"),
        "open fighting": float(draft.tactic in ("armed_clash", "armed_attack")),
        "from afar": float(draft.tactic in ("air_strike", "shelling", "drone_strike")),
        "bomb": float(draft.tactic in ("bombing_ied", "car_bomb", "suicide_bombing", "grenade", "mine")),
        "tactic sure": draft.decision.sure,
        f"place precision {precision if draft.own_place else 'carried'}": 1.0,
        f"place carried from {draft.inherited.get('place', 'nowhere')}": float(not draft.own_place),
        "told by its arms": float(draft.decision.rule == "instrument"),
        "place known": float(draft.spot is not None and draft.spot.place.source is not None),
        "attacker named": float(named),
        "target named": float(hit),
        "both sides": float(named and hit),
        "no side": float(not named and not hit),
        "toll": float(bool(toll)),
        "toll and target": float(bool(toll) and hit),
        "day of its own": float(draft.moment is not None and "date" not in draft.inherited),
        "day carried": float("date" in draft.inherited),
        "told more than once": float(len(draft.segments) > 1),
        "told often": float(len(draft.segments) > 3),
        "told in the title": float(any(s.in_title for s in draft.segments)),
        "title only": float(all(s.in_title for s in draft.segments)),
        "subordinate": float(segment.subordinate),
        "first sentences": float(sentence.index <= 3),
        "late in the text": float(sentence.index > 12),
        "first of few": float(len(events) <= 2),
        "one of many": float(len(events) > 8),
        "ruled background": float(draft.status == "background"),
        "ruled threat": float(draft.status in ("threat", "denied")),
        "ruled foiled": float(draft.status == "foiled"),
        "earlier in this sentence": float(
            any(e is not draft and e.segment.sentence.index == sentence.index and e.segment.start < segment.start for e in events)
        ),
        "long sentence": float(sentence.end - sentence.start > 60),
        "questions": float(
            "؟" in reading.text.raw[reading.text.tokens[segment.start].start : reading.text.tokens[segment.end - 1].end + 3]
        ),
    }
    cast = reading.cast
    names = (*draft.attackers, *draft.targets)
    armed = any(cast.is_group(n) or n in KINDS - {"unknown"} for n in names)
    military = any(
        h.entry.attrs.get("class") in ("state_military", "coalition") for h in reading.sight.within(segment.start, segment.end, "actors")
    )
    people = [h for h in reading.sight.within(segment.start, segment.end, "persons") if h.entry.attrs.get("role") == "militant"]
    weapons = any(True for _ in reading.sight.within(segment.start, segment.end, "weapons"))
    out.update(
        {
            "armed side": float(armed),
            "military named": float(military),
            "militants named": float(bool(people)),
            "no armed side": float(not armed and not military and not people),
            "weapon named": float(weapons),
            "arrest of nobody armed": float(draft.tactic == "arrest_raid" and not armed and not people),
            "arrest of an armed side": float(draft.tactic == "arrest_raid" and (armed or bool(people))),
            "arrest told of a country": float(draft.tactic == "arrest_raid" and precision == 5),
            "arrest by a state": float(
                draft.tactic == "arrest_raid" and draft.attacker_sure >= 0.5 and any(map(cast.is_state, draft.attackers))
            ),
            "toll of nobody armed": float(lead is None and not armed and not military),
            "own place and verb": float(draft.own_place and lead is not None and lead.form in ("verb", "present", "phrase")),
            "own place and toll": float(draft.own_place and bool(toll)),
            "own place and day": float(draft.own_place and draft.moment is not None),
            "definite without place": float(draft.definite and not draft.own_place),
            "plural without toll": float(lead is not None and lead.number in (3, 4) and not toll),
            "country only": float(precision == 5),
            "place likely": draft.site_chance if draft.own_place else 0.0,
            "place unlikely": float(draft.own_place and 0.0 < draft.site_chance < 0.35),
        }
    )
    first = lead.start if lead is not None else segment.start
    cued = reading.cued_in(max(segment.start, first - 7), first)
    out.update({f"just before: {cue}": float(cue in cued) for cue in _BEFORE})
    found = triggers(reading.sight, segment.start, segment.end)
    place_gap = draft.spot.start - first if draft.spot is not None and draft.own_place else 99
    out.update(
        {
            "lead for a purpose": float(lead is not None and lead.base.pro.endswith("ل")),
            "lead by means": float(lead is not None and lead.base.pro.endswith("ب")),
            "lead opens the segment": float(first - segment.start <= 2),
            "lead deep in the segment": float(first - segment.start > 15),
            "place right after": float(0 <= place_gap <= 6),
            "place far": float(15 < abs(place_gap) < 99),
            "attacker sure": draft.attacker_sure,
            "many triggers": float(len(found) > 3),
            "one trigger": float(len(found) == 1),
            "numbers told": float(any(n.kind == "plain" for n in reading.sight.numerals if segment.start <= n.start_token < segment.end)),
            "opens its paragraph": float(sentence.index == 0 or reading.text.sentences[sentence.index - 1].paragraph != sentence.paragraph),
            "retold as context": float(any(w in _COMES for w in reading.sight.words(max(segment.start, first - 3), first))),
            "quoted": float(_quoted(reading, first)),
            "paragraph short": float(sentence.end - sentence.start < 25),
        }
    )
    near = near or Nearness(reading)
    out.update(_beside(draft, events, near))
    out.update(in_time(reading, draft))
    out.update(retold(draft, near.told(events)))
    out.update(
        {
            "given as what came before": float(
                lead is not None and any(w in _AFTER for w in reading.sight.words(max(segment.start, first - 2), first))
            ),
            "title alone tells it": float(
                all(s.in_title for s in draft.segments)
                and not any(TACTIC_GROUPS[e.tactic] == TACTIC_GROUPS[draft.tactic] and not e.segment.in_title for e in events)
            ),
            "outside the article's country": _outside(reading, draft, events),
            "verb first": float(lead is not None and lead.form == "verb" and first - segment.start <= 1),
            "toll huge": float(any((c.low or 0) >= 200 for c in toll)),
            "toll with people": float(any(c.who for c in toll)),
            "several places": min(1.0, sum(1 for s in reading.spots_in(segment.start, segment.end) if s.role == "event") / 4),
        }
    )
    before = list(reading.sight.words(max(segment.start, first - 8), first))
    whole = list(reading.sight.words(segment.start, segment.end))
    out.update(
        {
            "in a relative clause": float(any(w in _RELATIVES for w in before[-5:])),
            "since": float(any(w in _SINCE for w in before) or any(w in _SINCE for w in whole[-10:])),
            "habitual": float(any(w in _HABITUAL for w in whole)),
            "modal": float(any(w in _MODAL for w in before)),
            "aim": float(any(w in _AIMS for w in before)),
        }
    )
    cued = reading.cued_in(sentence.start, sentence.end)
    out.update({f"sentence {topic}": float(topic in cued) for topic in _TOPICS})
    cued = reading.cued_in(segment.start, segment.end)
    out.update({f"cue {cue}": float(cue in cued) for cue in _CUES})
    out.update(article)
    return out


def about_article(reading: Reading, events: list[Draft]) -> dict[str, float]:
    """What the model sees of the article as a whole: its topics, its tone, its length."""
    everything = [t.folded for t in reading.text.tokens]
    size = max(10, len(reading.text.sentences))
    cues = Counter(str(h.entry.attrs.get("cue")) for h in reading.cues)
    out = {
        "speaker's own words": min(1.0, sum(w in _OPINION for w in everything) * 40 / max(60, len(everything))),
        "questions asked": min(1.0, (reading.text.raw.count("؟") + reading.text.raw.count("!")) / 4),
        "flash": float(len(everything) < 45),
        "short article": float(45 <= len(everything) < 150),
        "long article": float(len(everything) > 500),
        "news density": min(1.0, sum(1 for e in events if e.own_place) / size * 2),
        "reporters": min(1.0, cues["reporter"] / size),
        "opinion": float(any(h.entry.id == "opinion" for h in reading.cues)),
        "no side of war in the article": float(not warlike(reading, 0, len(everything))),
    }
    out.update(told_openly(reading))
    for topic in _TOPICS:
        out[f"topic {topic}"] = min(1.0, cues[topic] * 5 / size)
    return out


def _quoted(reading: Reading, token: int) -> bool:
    """Whether a token stands inside quotation marks opened in its sentence."""
    sentence = reading.sentence_of(token)
    gaps = "".join(reading.sight.gap(i) for i in range(sentence.start + 1, token + 1))
    return gaps.count("«") + gaps.count("“") > gaps.count("»") + gaps.count("”")


def _beside(draft: Draft, events: list[Draft], nearness_of: Nearness) -> dict[str, float]:
    """How a draft stands to the article's other ones: the nearer to a fuller telling, the likelier that it is a retelling."""
    others = [e for e in events if e is not draft and abs(e.segment.sentence.index - draft.segment.sentence.index) <= 40][:40]
    if not others:
        return {"alone": 1.0}
    near = [nearness_of.between(draft, e) for e in others]
    nearness = max(near)
    closest = others[near.index(nearness)]
    mine = place_relation(draft.spot.place if draft.spot else None, closest.spot.place if closest.spot else None)
    fuller = bool(closest.counts) and not draft.counts
    same_kind = TACTIC_GROUPS[draft.tactic] == TACTIC_GROUPS[closest.tactic]
    return {
        "nearness": max(-2.0, min(2.0, nearness)) / 2,
        "near a fuller telling": float(nearness > 0.5 and fuller),
        "near an earlier telling": float(nearness > 0.5 and closest.segment.start < draft.segment.start),
        "holds another's place": float(same_kind and mine == "contains"),
        "inside another's place": float(same_kind and mine == "within"),
        "same place, same kind": float(same_kind and mine == "same"),
        "same list as another": float(
            any(e.segment is draft.segment or set(map(id, e.segments)) & set(map(id, draft.segments)) for e in others)
        ),
        "same kind again": min(1.0, sum(1 for e in others if e.tactic == draft.tactic) / 5),
    }
