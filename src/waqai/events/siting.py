"""Which of the places that a passage names are those of its incident: a small logistic model over how each place stands.

«أعلنت أنقرة أن طائراتها قصفت مواقع في جبال قنديل شمال العراق»: three places, one of them struck. The features say how a place is
told (its preposition, its rank, its way to the word of violence, the commas and other words of violence between, its part in a
list), never which place it is. The weights are written by benchmarks/fit_siting.py into knowledge/packs/siting.yaml.
"""

from __future__ import annotations

import math
from functools import lru_cache

from waqai.events.asides import ASIDE
from waqai.events.nearness import place_relation
from waqai.events.reading import Reading, Spot
from waqai.events.triggers import weight
from waqai.knowledge.packs_store import PACK_DIR, read_yaml
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

_RELATIVES = word_set("التي الذي الذين اللذين اللتين والتي والذي والذين حيث")
_SAYING = word_set("أن إن بأن أنه أنها بأنها بأنه أنهم")
_AWAY = word_set("من عن")
_TOWARDS = word_set("إلى نحو باتجاه صوب حتى")
_ON = word_set("على ضد")
_IN = word_set("في داخل وسط ب بين ضمن عند لدى")
_BY = word_set("قرب حول خارج محيط عبر")
_GAPS = ((1, "0-1"), (3, "2-3"), (6, "4-6"), (10, "7-10"), (18, "11-18"))
_GOVERNING = word_set("وزارة حكومة سلطات رئيس رئاسة وزير جيش قوات شرطة محكمة مجلس برلمان بقيادة تقوده تقودها بزعامة بين مع لدى")
_CONTROL = word_set("تسيطر يسيطر يسيطرون سيطرة تخضع يخضع الخاضعة الخاضع معقل المعقل معاقل تحاصر يحاصر المحاصرة المحاصر")
_CITIES = word_set("مدينة مدن بلدة قرية بلدتي قريتي مدينتي حي أحياء منطقة مناطق مديرية قضاء ناحية محافظة محافظتي مخيم شارع جبل معسكر")
_AROUND = word_set("محيط محيطها محيطه ضواحي ضواحيها ريف ريفها أطراف أطرافها مشارف جوار قرب بالقرب")
_COMMAS = frozenset("،,؛")
_BREATH = 5
_NEARLY = 0.3
_MOST = word_set("أكبر كبرى ثاني ثانية أقدم أهم إحدى أحد معقل أبرز أكثر")
_ROAD_REACH = 5  # tokens from those on the road to where they were going
_BOUND = word_set(
    "متجهة متجها متجهين متوجهة متوجها متوجهين المتجهة المتجهين المتوجهة المتوجهين عائدة عائدا عائدين العائدة العائدين قادمة قادما قادمين "
    "القادمة القادمين طريقهم طريقها طريقه"
)
_PURPOSE = word_set("لدخول بهدف محاولة لمحاولة باتجاه تمهيدا استعدادا لاقتحام لاستعادة")


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The model's weights by feature name."""
    data = read_yaml(PACK_DIR / "siting.yaml")
    return {str(k): float(v) for k, v in data["weights"].items()}


def likelihood(reading: Reading, start: int, end: int, spots: list[Spot], found: list[Hit]) -> list[float]:
    """For each place named in tokens `start:end` the probability that the incident told there was at it; `found` are its triggers."""
    model = weights()
    out = []
    for values in features(reading, start, end, spots, found):
        score = sum(model.get(name, 0.0) * value for name, value in values.items())
        out.append(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score)))))
    return out


def choose(
    reading: Reading, start: int, spots: list[Spot], chances: list[float], sure: float = 0.5, least: float = 0.1
) -> list[tuple[Spot, float]]:
    """The places of an incident in text order, each with its chance: the likeliest, and each other likely one that says another place
    than those chosen.
    """
    ranked = sorted(zip(chances, spots, strict=True), key=lambda pair: -pair[0])
    chosen: list[tuple[Spot, float]] = []
    struck = any(
        (spot.role == "event" or _known_stray(spot)) and chance >= _NEARLY and not _bound_for(reading, spot, spots)
        for chance, spot in ranked
    )
    for chance, spot in ranked:
        if chance < (sure if chosen else least):
            break
        if struck and (spot.role in ("origin", "seat", ASIDE) or _bound_for(reading, spot, spots)):
            continue  # whence it came, or what is told by the way, where another place is likely too
        same = [k for k, (other, _) in enumerate(chosen) if _one_place(reading, start, *sorted((spot, other), key=lambda s: s.start))]
        if not same:
            chosen.append((spot, chance))
        elif len(same) == 1 and (
            _finer(spot, chance, *chosen[same[0]]) or _by_name(spot, chosen[same[0]][0]) or _described(reading, spot, chosen[same[0]][0])
        ):
            chosen[same[0]] = spot, chance
    return sorted(chosen, key=lambda pair: pair[0].start)


def _bound_for(reading: Reading, spot: Spot, spots: list[Spot]) -> bool:
    """«حافلة متجهة إلى كربلاء», «الزوار العائدين من النجف»: where those who were hit were going, or whence they came back; «غير بعيد عن
    كركوك»: what the place is only near to.
    """
    head = next((s for s in spots if spot.list_id is not None and s.list_id == spot.list_id), spot)
    words = list(reading.sight.words(head.start - _ROAD_REACH, head.start + 1))
    return any(w in _BOUND for w in words) or [w.removeprefix("و") for w in words[-4:-1]] == ["غير", "بعيد", "عن"]


def _known_stray(spot: Spot) -> bool:
    """«في حماة»: a town whose name is an ordinary word as well, led in as a place."""
    return spot.role == "stray" and spot.place.source is not None and spot.preposition in ("في", "ب")


def _finer(spot: Spot, chance: float, other: Spot, best: float) -> bool:
    """Whether a place that is nearly as likely as the one that holds it is the better answer: the pass, not its district."""
    told = spot.role == "event" and other.role != "stray" and (spot.list_id is None or spot.place.source is not None)
    if told and spot.inside == other.index and spot.place.precision < other.place.precision and spot.place.source is not None:
        return True  # «بجولة السفينة في مديرية الشيخ عثمان»: a known spot that the words put in the other
    return told and chance >= best - _NEARLY and (place_relation(other.place, spot.place) == "contains" or _right_inside(spot, other))


def _by_name(spot: Spot, other: Spot) -> bool:
    """«وفي تكريت ... وسط المدينة»: the town by its name rather than by «المدينة», which only means it again."""
    again, named = other.place, spot.place
    return (
        again.how == "named before"
        and " " not in again.name_ar
        and named.how != again.how
        and named.source is not None
        and named.source == again.source
    )


def _described(reading: Reading, spot: Spot, other: Spot) -> bool:
    """«هزا مدينة الصدر أكبر حي شيعي في بغداد»: what is said of a place names the town that it is in."""
    if spot.role != "event" or not 0 < other.start - spot.end <= _BREATH:
        return False
    said = list(reading.sight.words(spot.end, other.start))
    return said[0] in _MOST and not any(c in reading.sight.gap(i) for i in range(spot.end + 1, other.start + 1) for c in "،,")


def _right_inside(one: Spot, other: Spot) -> bool:
    """«مخيم بلاطة في نابلس»: a place of its own, said in the next word to be in the other."""
    near = other.preposition == "في" and 0 <= other.start - one.end <= 1
    return near and one.place.source is not None and one.place.precision <= other.place.precision


def _one_place(reading: Reading, start: int, one: Spot, other: Spot) -> bool:
    """Whether two places of a passage say where one thing was: the same twice, one that holds the other, or no «and» between them.

    «في دير الزور، فُجّرت عبوة عند أطراف البصيرة»: the first frames the second. «على طريق الحسكة قرب قرية الوردية»: one follows the other.
    """
    if one.inside == other.index or other.inside == one.index:
        return True
    listed = one.list_id is not None and one.list_id == other.list_id
    if place_relation(one.place, other.place) in (
        ("same",) if listed or _adds(reading, one, other) else ("same", "near", "contains", "within")
    ):
        return True
    return not listed and (_frames(reading, start, one, other) or _follows(reading, one, other))


def _adds(reading: Reading, one: Spot, other: Spot) -> bool:
    """«في التواهي وكذلك في ضاحيتي عدن», «منطقة الجفينة وطريق السد»: «and» right before a place names one more, not where the first is."""
    sight = reading.sight
    if not 0 <= other.start - one.end <= 2 or sight.word(other.start).removeprefix("و") in _AROUND:
        return False
    return any(sight.word(i).startswith("و") for i in range(one.end, other.start + 1))


def _frames(reading: Reading, start: int, one: Spot, other: Spot) -> bool:
    """Whether a place opens the passage and a comma parts it from the telling, which names a finer or nearer place of its own."""
    if one.start - start > 2 or not any(c in reading.sight.gap(one.end) for c in "،,"):
        return False
    same_unit = one.place.country == other.place.country and one.place.admin1 in (None, other.place.admin1)
    return same_unit and one.place.precision >= other.place.precision


def _follows(reading: Reading, one: Spot, other: Spot) -> bool:
    """Whether nothing but a few words without comma or «and» stands between two places."""
    if not 0 <= other.start - one.end <= _BREATH:
        return False
    sight = reading.sight
    steps = range(one.end, other.start + 1)
    return not any(sight.word(i).startswith("و") or any(c in sight.gap(i) for c in "،,؛/") for i in steps)


def anchor_of(found: list[Hit]) -> Hit | None:
    """The word of violence that places are measured from: the first sure one."""
    return next((h for h in found if weight(h) >= 0.6), found[0] if found else None)


def features(reading: Reading, start: int, end: int, spots: list[Spot], found: list[Hit]) -> list[dict[str, float]]:
    """What the model sees of each place, in the order given."""
    anchor = anchor_of(found)
    holders = {s.inside for s in spots if s.inside is not None}
    out = []
    heads: dict[int, Spot] = {}
    for n, spot in enumerate(spots):
        head = heads.setdefault(spot.list_id, spot) if spot.list_id is not None else spot
        values = _of_itself(reading, start, end, spot)
        values.update(_to_trigger(reading, head, anchor, found))
        values["later in a list"] = float(head is not spot)
        values.update(_among(reading, spots, n, holders))
        out.append(values)
    return out


def _of_itself(reading: Reading, start: int, end: int, spot: Spot) -> dict[str, float]:
    sight, place = reading.sight, spot.place
    before = sight.word(spot.start - 1) if spot.start > start else ""
    bare = before[1:] if before[:1] == "و" else before
    lead = spot.preposition or bare
    kind = (
        "in" if lead in _IN else "on" if lead in _ON else "from" if lead in _AWAY else "to" if lead in _TOWARDS
        else "by" if lead in _BY else "of" if lead == "ل" else "none"
    )  # fmt: skip
    wide, alone = place.precision >= 4, kind == "none" and spot.list_id is None and not sight.word(spot.start).startswith("و")
    return {
        "bias": 1.0,
        "bare and wide": float(wide and alone),
        "bare, a deed behind": float(alone and any(h.verbal for h in sight.at(spot.end, "tactics"))),
        "bare, no row": float(alone and place.source is None),
        "seat inside another": float(spot.role == "seat" and spot.inside is not None),
        "spoken at": float(bool(reading.cues_in(max(start, spot.start - 7), spot.start, "reporter")) and kind == "in"),
        f"role {spot.role}": 1.0,
        f"precision {place.precision}": 1.0,
        f"lead {kind}": 1.0,
        f"lead {kind}, wide": float(place.precision >= 4),
        "no row": float(place.source is None),
        "a site without a row": float(place.source is None and place.precision == 1),
        "abroad": float(reading.country is not None and place.country not in (None, reading.country)),
        "in the title": float(reading.sentence_of(spot.start).kind in ("title", "heading")),
        "colon after": float(":" in sight.gap(spot.end)),
        "bracket before": float("(" in sight.gap(spot.start)),
        "comma after": float(any(c in sight.gap(spot.end) for c in "،,")),
        "opens the passage": float(spot.start - start <= 2),
        "opens the passage, comma after": float(spot.start - start <= 2 and any(c in sight.gap(spot.end) for c in "،,")),
        "ends the passage": float(end - spot.end <= 1),
        "governs": float(before in _GOVERNING),
        "says": float(any(w in _SAYING for w in sight.words(spot.end, min(end, spot.end + 3)))),
        "framed": float(bare in _CITIES or sight.word(spot.start) in _CITIES),
        "controlled": float(any(w in _CONTROL for w in sight.words(max(start, spot.start - 5), spot.start))),
        "hoped for": float(any(w in _PURPOSE for w in sight.words(max(start, spot.start - 4), spot.start))),
    }


def _to_trigger(reading: Reading, spot: Spot, anchor: Hit | None, found: list[Hit]) -> dict[str, float]:
    sight = reading.sight
    if anchor is None:
        return {"no trigger": 1.0}
    after = spot.start >= anchor.end
    low, high = (anchor.end, spot.start) if after else (spot.end, anchor.start)
    side = "after" if after else "before"
    gap = max(0, high - low)
    out = {f"{side} {next((name for limit, name in _GAPS if gap <= limit), 'far')}": 1.0}
    commas = sum(not _COMMAS.isdisjoint(sight.gap(i)) for i in range(low + (0 if after else 1), high + 1))
    between = [h for h in found if h is not anchor and low <= h.start and h.end <= high]
    words = set(sight.words(low, high))
    out.update(
        {
            f"commas {side}": min(3, commas) / 3,
            f"triggers {side}": min(3, len(between)) / 3,
            f"relative {side}": float(bool(words & _RELATIVES)),
            f"saying {side}": float(bool(words & _SAYING)),
            f"cut {side}": float(any(w in words for w in ("فيما", "بينما", "كما", "حين"))),
        }
    )
    tactic = str(anchor.entry.attrs.get("tactic", ""))
    strike = tactic in ("air_strike", "drone_strike", "shelling")
    lead = spot.preposition or sight.word(spot.start - 1)
    out.update(
        {
            "struck on": float(after and strike and lead in _ON),
            "fought for": float(tactic == "armed_clash" and lead in _ON | _TOWARDS),
            "taken from": float(tactic == "arrest_raid" and lead in _TOWARDS),
            "verb before": float(anchor.verbal and after),
            "object": float(after and gap == 0),
            "subject": float(not after and gap <= 1 and not spot.preposition),
        }
    )
    nearest = max((h for h in found if h.end <= spot.start), key=lambda h: h.end, default=None)
    if nearest is not None and nearest is not anchor:
        same = nearest.entry.attrs.get("tactic") == anchor.entry.attrs.get("tactic")
        close = spot.start - nearest.end <= 5
        out["own trigger, same kind"] = float(same and close)
        out["own trigger, other kind"] = float(not same and close and weight(nearest) >= 0.5)
    return out


def _among(reading: Reading, spots: list[Spot], n: int, holders: set[int]) -> dict[str, float]:
    """How a place stands to the others of its passage."""
    spot = spots[n]
    others = [s for i, s in enumerate(spots) if i != n]
    finer = [s for s in others if s.place.precision < spot.place.precision and s.role == "event"]
    listed = [s for s in others if spot.list_id is not None and s.list_id == spot.list_id]
    previous = max((s for s in others if s.end <= spot.start), key=lambda s: s.end, default=None)
    joined = previous is not None and 0 <= spot.start - previous.end <= 3
    with_and = joined and any(w.startswith("و") for w in reading.sight.words(previous.end if previous else 0, spot.start + 1))
    return {
        "alone": float(not others),
        "holds another": float(spot.index in holders),
        "inside another": float(spot.inside is not None),
        "finer told": float(bool(finer)),
        "finer told, same country": float(any(s.place.country == spot.place.country for s in finer)),
        "finest": float(bool(others) and not finer and all(s.place.precision >= spot.place.precision for s in others)),
        "in a list": float(bool(listed)),
        "list goes on": float(bool(with_and) and not listed),
        "many places": min(1.0, len(others) / 6),
        "wide, country told": float(spot.place.precision >= 4 and any(s.place.precision < 4 for s in others)),
    }
