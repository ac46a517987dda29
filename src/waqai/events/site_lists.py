"""The further places of an incident that one place was found for: the rest of its list, and what «بالإضافة إلى» adds to it."""

from __future__ import annotations

from waqai.events.nearness import place_relation, says_where
from waqai.events.reading import Reading, Spot
from waqai.events.segments import ORDINALS
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set

_LEAST = 0.1  # how likely a member of a list must be by itself
_ADDING = word_set("كذلك وكذلك كذا وكذا أيضا وأيضا")
_ADDING_PAIRS = frozenset(
    (
        ("بالاضافه", "الي"), ("اضافه", "الي"), ("واضافه", "الي"), ("وبالاضافه", "الي"), ("فضلا", "عن"), ("علاوه", "علي"), ("الي", "جانب"),
        ("والي", "جانب"),
    )
)  # fmt: skip
_REACH = 3
_TOOK_PLACE = word_set("وقع وقعت حدث حدثت نصب نصبت نفذ نفذت حصل")
_BETWEEN = frozenset(("بين", "حدود", "الحدود"))
_FURTHER = word_set(
    "ومناطق ومنطقة ومواقع وموقع وأهداف وأهدافا ومعسكر ومعسكرات ومقر ومقار ومقرات وقرى وبلدات وأحياء وتجمعات ومخازن ومخزن ومبنى ومباني "
    "ومحيط وأطراف وضواحي وقاعدة وقواعد ومطار ونقاط وتحصينات وثكنة وثكنات وأماكن ومنازل ومنزل وآليات وتعزيزات"
)

_AT_OR_ON = word_set("قرب على في عند شمال جنوب شرق غرب بالقرب من")
_OF_THEM = word_set("منها منهما")
_OF_STRIKES = word_set(
    "واحدة ثنتان ثنتين اثنتان اثنتين ثلاث ثلاثا أربع أربعا خمس خمسا ست ستا سبع سبعا ثمان ثماني ثمانيا تسع تسعا عشر عشرا أخرى وأخرى"
)
_FROM_AFAR = ("air_strike", "drone_strike", "shelling")

Chosen = list[tuple[Spot, float]]


def with_lists(reading: Reading, spots: list[Spot], chances: list[float], chosen: Chosen) -> Chosen:
    """The chosen places with the other members of their lists, as what befell one befell all («في مأرب وحجة وعمران»), and with those
    that are added to them («غارات على صرواح، بالإضافة إلى معسكر كوفل»). Of two places that something lies between only one is kept.
    """
    out = _joined_places(reading, chosen)
    taken = {spot.list_id for spot, _ in out if spot.list_id is not None and not _lies_between(reading.sight, spot, spots)}
    for spot, chance in zip(spots, chances, strict=True):
        listed = spot.list_id in taken and spot.role == "event" and chance >= _LEAST
        joined = listed or _added(reading.sight, spot, out) or _deed_by_deed(reading.sight, spot, spots, out)
        joined = joined or _shared_out(reading.sight, spot, out)
        if joined and not any(_one(spot, other) for other, _ in out):
            out.append((spot, chance))
    return sorted(out, key=lambda pair: pair[0].start)


def _deed_by_deed(sight: Sight, spot: Spot, spots: list[Spot], chosen: Chosen) -> bool:
    """«أربع غارات على صعدة وغارتين على الحزم»: each place is led in by the deed that befell it, the later by «و» and the deed again."""
    deed = _led_by(sight, spot)
    if deed is None or spot.role != "event":
        return False
    for other in spots:
        beside = _led_by(sight, other)
        if beside is None or other.index == spot.index or not any(other.index == taken.index for taken, _ in chosen):
            continue
        first, second = sorted(((deed, spot), (beside, other)), key=lambda pair: pair[1].start)
        again = sight.word(second[0].start).startswith("و") and first[0].entry.id == second[0].entry.id
        between = [s for s in spots if first[1].end <= s.start < second[0].start]
        if again and all(s.start == first[1].end or s.role != "event" for s in between):
            return True
    return False


def _shared_out(sight: Sight, spot: Spot, chosen: Chosen) -> bool:
    """«12 غارة، خمس منها قرب الرمادي وأربع قرب سنجار وضربتان على حديثة»: each place has its number of the strikes told together."""
    if spot.place.source is None and spot.role != "event" and spot.place.lat is None and spot.place.admin1 is None:
        return False
    counted = _strikes_at(sight, spot)
    if not counted or not sight.word(counted).startswith("و") and not any(c in sight.gap(counted) for c in "،,"):
        return False
    return any(other.start < spot.start and _strikes_at(sight, other) for other, _ in chosen)


def _strikes_at(sight: Sight, spot: Spot) -> int:
    """The token that counts strikes at a place: «خمس (منها) قرب الرمادي», «أربعا على سنجار», «وضربتان قرب حديثة»; 0 where none does.

    «ثلاث» counts strikes, «ثلاثة» counts men.
    """
    at = spot.start - 1
    at -= sight.word(at) in _AT_OR_ON or spot.preposition == sight.word(at)
    at -= sight.word(at) in _OF_THEM
    if any(h.number == 2 and not h.verbal and h.entry.attrs.get("tactic") in _FROM_AFAR for h in sight.at(at, "tactics")):
        return at
    return at if sight.word(at).removeprefix("و") in _OF_STRIKES and at < spot.start - 1 else 0


def _led_by(sight: Sight, spot: Spot) -> Hit | None:
    """The deed, told by its noun, whose «على» or «في» a place follows at once: «وغارتين على مديرية الحزم»."""
    if spot.preposition not in ("علي", "في"):
        return None
    at = spot.start - 2
    return next((h for h in sight.at(at, "tactics") if not h.verbal and h.end == spot.start - 1), None)


def _joined_places(reading: Reading, chosen: Chosen) -> Chosen:
    """The chosen places without those that say where another is: of «بين س وص» the first, of «س وص بمدينة ع» no ع."""
    out: Chosen = []
    spots = [spot for spot, _ in chosen]
    said = max((_said_to_be(reading.sight, spot) for spot in spots), default=0) if len(spots) > 1 else 0
    for spot, chance in chosen:
        sight = reading.sight
        if spot.start < said:
            continue  # «كمين غرب بغداد، مضيفا أن الكمين وقع قرب بلدة النخيب»
        second = any(other.list_id == spot.list_id and other.index < spot.index for other in spots) and _lies_between(sight, spot, spots)
        if second or any(_holds_list(sight, spot, other) or _frames(spot, other) for other in spots):
            continue
        out.append((spot, chance))
    return out or chosen


def _said_to_be(sight: Sight, spot: Spot) -> int:
    """Where «أن الكمين وقع قرب بلدة س» begins, if a place stands so behind the deed told before it; else 0."""
    took_place = next((i for i in sight.clause_back(spot.start, _REACH) if sight.word(i) in _TOOK_PLACE), 0)
    if not took_place or sight.word(took_place - 2) not in ("ان", "بان"):
        return 0
    return took_place - 2 if any(h.base.article for h in sight.at(took_place - 1, "tactics")) else 0


def _frames(spot: Spot, other: Spot) -> bool:
    """Whether a town only says where another place of the clause is: «أفادت مصادر في عدن بقصف حي التواهي». Names of one list do not."""
    listed = spot.list_id is not None and spot.list_id == other.list_id
    return not listed and says_where(spot.place, other.place)


def _lies_between(sight: Sight, spot: Spot, spots: list[Spot]) -> bool:
    """Whether the list of a place stands after «بين» or «حدود»: a road, a border or a stretch between places is one place."""
    if spot.list_id is None:
        return False
    head = min((s for s in spots if s.list_id == spot.list_id), key=lambda s: s.start)
    before = (head.start - 1, spot.list_id - 1, spot.list_id)  # the list's number is the token of its frame word («بين بلدتي س وص»)
    return head.preposition == "بين" or any(sight.word(i) in _BETWEEN for i in before)


def _holds_list(sight: Sight, spot: Spot, other: Spot) -> bool:
    """Whether a place follows the members of a list at once and says where they are: «في المهدية والماسورة بمدينة رفح»."""
    if other.list_id is None or spot.list_id == other.list_id or not 0 <= spot.start - other.end <= 1:
        return False
    if spot.preposition not in ("ب", "في") or spot.place.precision < other.place.precision:
        return False
    steps = range(other.end, spot.start + 1)
    return not any(sight.word(i).startswith("و") or any(c in sight.gap(i) for c in "،,؛") for i in steps)


def _one(spot: Spot, other: Spot) -> bool:
    """Whether two places say one: the same, or one that holds the other (members of one list each stand for themselves)."""
    if spot.index == other.index:
        return True
    relation = place_relation(spot.place, other.place)
    if relation == "same" or other.index == spot.inside or spot.index == other.inside:
        return True
    return spot.list_id != other.list_id and relation in ("contains", "within", "near")


def _added(sight: Sight, spot: Spot, chosen: Chosen) -> bool:
    """Whether «بالإضافة إلى», «وكذلك في», «ومواقع في» or the rank of one of several («والثانية على») stands right before a place,
    after one that was chosen, without a word of violence between.
    """
    if spot.role not in ("event", "destination") or not any(other.end <= spot.start for other, _ in chosen):
        return False
    for i in range(spot.start - 1, spot.start - 2 - _REACH, -1):
        if sight.at(i, "tactics"):
            return False
        word = sight.word(i)
        led = word in _ADDING or (sight.word(i - 1), word) in _ADDING_PAIRS
        ranked = spot.start - i <= 2 and word.removeprefix("و") in ORDINALS
        if led or ranked or (word in _FURTHER and spot.role == "event"):
            return any(other.end <= i for other, _ in chosen)
        if any(c in sight.gap(i) for c in "،,.؛:"):
            return False
    return False
