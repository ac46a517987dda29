"""How sure a draft is a row of its own: a small logistic model over readable features, its weights in a pack, fitted on gold.

The features say how an incident is told, never which words, places or actors it has, so nothing of an article can be learned by heart. The weights are
written by benchmarks/fit_judge.py; a reviewer can read them in knowledge/packs/judgement.yaml.
"""

from __future__ import annotations

import math
from functools import lru_cache

import yaml

from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.segments import triggers, weight
from waqai.knowledge.packs_store import PACK_DIR
from waqai.text import word_set

_CUES = ("reporter", "condition", "question", "future", "negation", "reaction", "court", "statistic", "background", "threat", "attribution", "foil", "claim", "new-event", "retell", "support", "campaign")
_BEFORE = ("condition", "future", "negation", "threat", "attribution", "foil", "background", "claim", "reaction", "support", "suspicion", "question")
_COMES = word_set("ويأتي وتأتي يأتي تأتي جاء جاءت وجاء وجاءت")
_TOPICS = ("sport", "economy", "culture", "crime", "accident", "health")
_TACTICS = ("armed_clash", "armed_attack", "arrest_raid", "air_strike", "shelling", "bombing_ied", "car_bomb", "suicide_bombing", "other", "abduction", "arson_property", "protest_violence", "assassination", "execution", "shooting")


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The model's weights by feature name, and "threshold"."""
    data = yaml.safe_load((PACK_DIR / "judgement.yaml").read_text(encoding="utf-8"))
    return {**{str(k): float(v) for k, v in data["weights"].items()}, "threshold": float(data["threshold"])}


def judge(reading: Reading, draft: Draft, events: list[Draft]) -> float:
    """The probability that a draft is a row that a careful coder would open."""
    model = weights()
    score = sum(model.get(name, 0.0) * value for name, value in features(reading, draft, events).items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def hopeless(reading: Reading, draft: Draft, events: list[Draft]) -> bool:
    """Drafts that hold nothing a row could be made of, whatever the model says."""
    named = bool(set(draft.attackers) - {"unknown"}) or bool(draft.targets)
    toll = any(not c.denied for c in draft.counts)
    if draft.cut or (draft.tactic == "other" and not toll) or (draft.spot is None and not named):
        return True
    return draft.segment.in_title and len(draft.segments) == 1 and not draft.own_place and any(not e.segment.in_title for e in events)


def features(reading: Reading, draft: Draft, events: list[Draft]) -> dict[str, float]:
    """What the model sees of a draft: name to value, mostly 0 or 1."""
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
        "earlier in this sentence": float(any(e is not draft and e.segment.sentence.index == sentence.index and e.segment.start < segment.start for e in events)),
        "long sentence": float(sentence.end - sentence.start > 60),
        "questions": float("؟" in reading.text.raw[reading.text.tokens[segment.start].start : reading.text.tokens[segment.end - 1].end + 3]),
    }
    cast = reading.cast
    names = (*draft.attackers, *draft.targets)
    armed = any(cast.is_group(n) or n in KINDS - {"unknown"} for n in names)
    military = any(h.entry.attrs.get("class") in ("state_military", "coalition") for h in reading.sight.within(segment.start, segment.end, "actors"))
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
            "toll of nobody armed": float(lead is None and not armed and not military),
            "own place and verb": float(draft.own_place and lead is not None and lead.form in ("verb", "present", "phrase")),
            "own place and toll": float(draft.own_place and bool(toll)),
            "own place and day": float(draft.own_place and draft.moment is not None),
            "definite without place": float(draft.definite and not draft.own_place),
            "plural without toll": float(lead is not None and lead.number in (3, 4) and not toll),
            "country only": float(precision == 5),
        }
    )
    first = lead.start if lead is not None else segment.start
    for cue in _BEFORE:
        out[f"just before: {cue}"] = float(bool(reading.cues_in(max(segment.start, first - 7), first, cue)))
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
    for topic in _TOPICS:
        out[f"sentence {topic}"] = float(bool(reading.cues_in(sentence.start, sentence.end, topic)))
    for cue in _CUES:
        out[f"cue {cue}"] = float(bool(reading.cues_in(segment.start, segment.end, cue)))
    size = max(10, len(reading.text.sentences))
    for topic in _TOPICS:
        out[f"topic {topic}"] = min(1.0, sum(1 for h in reading.cues if h.entry.attrs.get("cue") == topic) * 5 / size)
    out["news density"] = min(1.0, sum(1 for e in events if e.own_place) / size * 2)
    out["reporters"] = min(1.0, sum(1 for h in reading.cues if h.entry.attrs.get("cue") == "reporter") / size)
    out["opinion"] = float(any(h.entry.id == "opinion" for h in reading.cues))
    return out


def _quoted(reading: Reading, token: int) -> bool:
    """Whether a token stands inside quotation marks opened in its sentence."""
    sentence = reading.sentence_of(token)
    gaps = "".join(reading.sight.gap(i) for i in range(sentence.start + 1, token + 1))
    return gaps.count("«") + gaps.count("“") > gaps.count("»") + gaps.count("”")
