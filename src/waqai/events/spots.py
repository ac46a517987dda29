"""Place mentions of a document as events use them: what each place is to what is told (`Spot.role`), most often its site."""

from __future__ import annotations

from dataclasses import dataclass, replace

from waqai.events.asides import ASIDE, aside
from waqai.events.capitals import capital_speaks, is_capital
from waqai.events.elsewhere import (
    home_of_one_named,
    home_town,
    is_from,
    is_national,
    said_there,
    strikes_as_state,
    tells_of_it,
    tells_there,
)
from waqai.events.fired_from import fired_from, guns_stand, launched_from, let_fly_from, shelled_from
from waqai.events.home_countries import actor_countries, country_name, homeland, lands
from waqai.events.misread import misread
from waqai.events.no_places import at_a_door, known_elsewhere, names_others, no_name, stray, unnamed_camp
from waqai.events.overflights import overflown
from waqai.events.reading import Spot
from waqai.events.seats import met_the_press, of_committee, of_ruler, published_there, source_sits
from waqai.knowledge.places import Gazetteer
from waqai.mentions.country_weights import country_weights
from waqai.mentions.geocode import SLIP, resolve
from waqai.mentions.lexicon import Hit
from waqai.mentions.places import PlaceFinder, PlaceMention
from waqai.mentions.sight import Sight
from waqai.model import Place
from waqai.text import Text, word_set

_LOYAL = word_set(
    "موال موالية الموالي الموالية الموالين الموالون موالين موالون مؤيدة المؤيدة المؤيدين معادية المعادية مناهضة المناهضة حليفة الحليفة"
)
_BODIES = ("militia", "armed_group", "paramilitary")
_SEATS_OF = word_set("مركز عاصمة وعاصمة ومركز كبرى")
_LOST = word_set("خسارة خسارته خسارتها خسارتهم خسر خسرت خسروا فقدان فقدانه فقدانها فقدانهم")
_LAST = word_set("آخر وآخر اخير")
_OFFICES = word_set("مستشفى شرطة قيادة مجلس بلدية مديرية دائرة محافظة عمليات")
_PLACES_OF = word_set("مدن محافظات ولايات مناطق بلدات قرى أقاليم")
_AT_THEM = word_set("على نحو باتجاه صوب")
_OUTDOORS = frozenset(("street", "square", "quarter", "market", "junction", "bridge"))  # «شارع فلسطين: ...» says where
_ITS_SONS = word_set("شهداء أحرار ثوار صقور أسود شباب فرسان أبناء")
_UNITS = word_set("كتيبة كتائب سرايا سرية تجمع جيش ألوية فرقة") | {"واء", "لواء"}
_KUNYA = word_set("أبو أبي أبا")
_THE_COUNTRY = frozenset(("البلاد", "بالبلاد", "للبلاد"))
_ROLES = {"source_seat": "seat", "name": "nationality", "heading": "event"}
_NAME_REACH = 4  # tokens from the first word of a group's name to the place in it


@dataclass(frozen=True, slots=True)
class _Found:
    """The places found in a text, with what is asked of each: `main` is the country it is most about, `shares` how far it is about each,
    `framed` the ids of those told somewhere with a word like «مدينة», `timed` the tokens of time expressions, `spots` those read so far.
    """

    text: Text
    sight: Sight
    gazetteer: Gazetteer
    mentions: list[PlaceMention]
    places: list[Place]
    main: str | None
    shares: dict[str, float]
    framed: frozenset[str | None]
    timed: frozenset[int]
    spots: list[Spot]


def find_spots(
    text: Text, finder: PlaceFinder, gazetteer: Gazetteer, sight: Sight, timed: frozenset[int] = frozenset()
) -> tuple[list[Spot], str | None]:
    """The places of a text, resolved together, and the country that it is most about. `timed` are the tokens of time expressions,
    which are no places.
    """
    context = actor_countries(sight)
    mentions = finder.find(text, lands(sight))
    places = resolve(mentions, gazetteer, context)
    weights = country_weights(mentions, context)
    total = sum(weights.values()) or 1.0
    main = max(weights, key=lambda c: weights[c], default=None)
    framed = frozenset(place.source for m, place in zip(mentions, places, strict=True) if m.frame and place.source)
    shares = {country: weight / total for country, weight in weights.items()}
    found = _Found(text, sight, gazetteer, mentions, places, main, shares, framed, timed, [])
    for i, m in enumerate(mentions):
        place = _place_told(found, i)
        role = _role_of(found, i, place)
        inside = None if role == "origin" and m.preposition == "من" else m.inside
        inside = inside if m.list_id is None or m.inside is None or mentions[m.inside].list_id != m.list_id else None
        found.spots.append(Spot(i, m.start, m.end, place, role, inside, m.list_id, m.preposition))
    return found.spots, main


def _place_told(found: _Found, i: int) -> Place:
    """The place of a mention: as resolved, but «البلاد» is the country told of, and a country bears its own name where only an adjective
    («السورية») or «في ثلاث مدن تونسية» says it.
    """
    m, place, sight = found.mentions[i], found.places[i], found.sight
    if sight.word(m.end - 1) in _THE_COUNTRY and found.main is not None:
        home = homeland(sight, i, found.mentions, found.places, found.main)
        side = m.name_ar if m.direction is not None else country_name(home, m, found.gazetteer)
        place = Place(side, None, home, None, None, None, None, 5, "region-part", None, "the country told of")
    if place.country is None:
        return place
    cities = m.kind == "country" and sight.word(m.start).removeprefix("و").removeprefix("ب") in _PLACES_OF
    return replace(place, name_ar=country_name(place.country, m, found.gazetteer)) if cities or _first_role(m) == "nationality" else place


def _first_role(m: PlaceMention) -> str:
    """What the finder of places says that a mention is."""
    return "nationality" if m.kind == "nationality" else _ROLES.get(m.role or "", m.role or "event")


def _role_of(found: _Found, i: int, place: Place) -> str:
    """What a place is to what is told: where it happened (`event`), or else a role of those in `Spot`."""
    m, sight, spots = found.mentions[i], found.sight, found.spots
    role = _first_role(m)
    if role == "nationality" and place.country is not None and called_so(sight, m.start):
        role = "misread"
    if role == "event":
        role = _no_site(found, i, place) or role
    if role == "destination" and any(s.role == "origin" and fired_from(sight, s.start) for s in spots[-2:]):
        role = "event"  # «أطلقت صواريخ من غزة باتجاه عسقلان»
    if role == "event" and m.kind == "border" and _inside_after(sight, m.end):
        role = "adjacent"
    if role == "adjacent" and (_told_between(m, spots) or m.distance_km is not None and spots and spots[-1].place.precision == 4):
        role = ASIDE  # «بولاية البويرة على بعد 120 كيلومترا شرق العاصمة»
    if role in ("event", "destination"):
        role = aside(sight, m, place) or role
    if role == "event" and home_town(sight, i, found.mentions, found.places):
        role = "origin"
    if role == "event" and m.kind == "country" and m.preposition == "من" and any(h.end == m.start - 1 for h in _people_before(sight, m)):
        role = "misread"  # «جنديان من بوركينا فاسو»
    if role == "event" and home_of_one_named(sight, m) and any(_is_site(s) and _sentence_of(found, s) == m.sentence for s in spots):
        role = "misread"
    if role in ("origin", "event") and is_from(sight, m) and any(_is_site(s) for s in spots):
        role = "misread"
    if role == "event" and m.preposition in ("في", "ب") and tells_there(sight, i, found.mentions, found.places):
        role = ASIDE
    if role == "event" and m.preposition in ("في", "ب") and tells_of_it(sight, m) and any(s.role == "event" for s in spots):
        role = "misread"
    return "nationality" if role == "event" and is_national(sight, m) and any(_is_site(s) for s in spots) else role


def _people_before(sight: Sight, m: PlaceMention) -> list[Hit]:
    """The persons whose noun ends before «من» and a place."""
    return [h for i in range(max(0, m.start - 4), m.start - 1) for h in sight.at(i, "persons") if h.entry.attrs.get("country") is None]


def _no_site(found: _Found, i: int, place: Place) -> str | None:
    """The role of what would else be the site of a deed, by the words around it alone; the first sign holds, None where there is none."""
    m, sight = found.mentions[i], found.sight
    before, within = sight.word(m.start - 1), m.preposition in ("في", "ب")
    if _is_one_of_its(sight, m, found.spots):
        return "adjacent" if place.source is not None else "misread"
    if before in _SEATS_OF:
        return "adjacent"
    if before in _LOYAL and m.preposition == "ل" or overflown(sight, m.start, m.end):
        return "misread"
    if m.preposition in ("", "من", "ل") and _is_a_group(sight, m):
        return "misread"
    if not m.preposition and _in_the_name_of_a_group(sight, m) and any(o.sentence == m.sentence and o.preposition for o in found.mentions):
        return "nationality"
    if place.precision < 4 and capital_speaks(sight, m, is_capital(place, found.gazetteer), found.spots):
        return "misread"
    guessed = place.source is None or place.how.startswith(SLIP)
    last = found.spots[-1] if found.spots else None
    if last is not None and last.end == m.start and last.role == "misread" and found.mentions[i - 1].frame == "لواء" and not m.preposition:
        return "misread"  # «لواء فلوجة حوران»
    if misread(sight, m, place, found.main) or guessed and (names_others(sight, m) or known_elsewhere(m)):
        return "misread"
    if (within or m.preposition == "من" or before in _OFFICES) and source_sits(sight, m.start):
        return "misread" if place.kind == "hospital" or m.kind == "hospital" else "seat"
    if within and said_there(sight, m):
        return ASIDE
    if not m.frame and of_committee(sight, m.start):
        return "seat"
    if ruled := of_ruler(sight, m, found.spots):
        return ruled
    if within and met_the_press(sight, m.start) or at_a_door(m, sight) or place.source is None and published_there(sight, m):
        return "misread"
    if place.precision == 1 and ":" in sight.gap(m.end) and not m.preposition and place.kind not in _OUTDOORS:
        return "misread"  # «البنتاغون: ...» speaks
    if m.start in found.timed or (place.source is None and (no_name(m, sight) or unnamed_camp(sight, m))):
        return "stray"
    known = place.source in found.framed and bool(m.preposition) and not m.frame  # «في منطقة المار», then «سوق في المار»
    if not known and stray(m, place, sight, found.shares.get(place.country or "", 0.0)):
        return "stray"
    if before.lstrip("ول") in _LOST or sight.word(m.start - 2) in _LAST:
        return "lost"
    if launched_from(sight, m.start, m.end) or shelled_from(sight, i, found.mentions):
        return "origin"
    told = any(_is_site(s) and _sentence_of(found, s) == m.sentence for s in found.spots)
    if told and let_fly_from(sight, m.start):
        return "origin"
    if guns_stand(sight, m) and (told or sight.word(m.end) in _AT_THEM):
        return "origin"
    return "misread" if strikes_as_state(sight, i, found.mentions) else None


def _is_one_of_its(sight: Sight, m: PlaceMention, spots: list[Spot]) -> bool:
    """«في حي غازي، أحد أحياء الشطر الأوروبي», «بلدة س، إحدى بلدات ريف حماة»: what the place told right before is one of."""
    at = next((i for i in range(m.start - 1, m.start - 4, -1) if sight.word(i) in ("احد", "احدي")), None)
    return at is not None and bool(spots) and spots[-1].end == at and spots[-1].role == "event"


def _is_a_group(sight: Sight, m: PlaceMention) -> bool:
    """«عناصر من لواء القدس», «كتيبة جنين»: a fighting body whose name reads like a district's."""
    return any(
        h.size > 1 and h.start <= m.start and h.end >= m.end and h.entry.attrs.get("class") in _BODIES for h in sight.at(m.start, "actors")
    )


def _in_the_name_of_a_group(sight: Sight, m: PlaceMention) -> bool:
    """«مجلس شورى ثوار بنغازي», «كتيبة شهداء درنة»: the last words of a name, be it one that no pack knows."""
    if sight.word(m.start - 1) in _ITS_SONS and sight.word(m.start - 2).lstrip("ولب") in _UNITS and not m.preposition:
        return True
    hits = (h for k in range(m.start - _NAME_REACH, m.start) for h in sight.at(k, "actors"))
    return any(h.end >= m.end and not str(h.entry.attrs.get("class", "")).startswith("state") for h in hits)


def _is_site(spot: Spot) -> bool:
    """Whether something happened there, in a town or district at the widest."""
    return spot.role == "event" and spot.place.precision <= 3


def _sentence_of(found: _Found, spot: Spot) -> int:
    return found.text.tokens[spot.start].sentence


def called_so(sight: Sight, start: int) -> bool:
    """Whether a nation is part of a kunya: «أبو سالم السوداني», «أبو محمد الحسن المصري»."""
    return any(sight.word(start - k).removeprefix("و") in _KUNYA for k in (2, 3)) and sight.word(start).startswith("ال")


def _told_between(m: PlaceMention, spots: list[Spot]) -> bool:
    """«بمنطقة الدهوس بين واحة الفرافرة والواحات البحرية»: what the place told right before lies between."""
    last = spots[-1] if spots else None
    if last is None or m.preposition != "بين":
        return False
    return last.end == m.start - 1 or last.role == ASIDE and last.list_id is not None and last.list_id == m.list_id


def _inside_after(sight: Sight, end: int) -> bool:
    """«قرب الحدود السعودية في حضرموت»: the border only says where in the place that follows."""
    return sight.word(end) in ("في", "بمحافظه", "بولايه")
