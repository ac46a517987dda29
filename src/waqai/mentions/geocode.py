"""Choose which place each mention means: by countries and units in scope, containment, the places around it, kind, and size last.

Every choice says why (`Place.how`) and keeps the runners-up (`Place.rivals`); what cannot be settled stays at the narrowest sure area.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log10

from waqai.knowledge.places import Gazetteer, GazetteerRow
from waqai.knowledge.places.gazetteer import name_key
from waqai.mentions.country_weights import SIDES, anchors, country_weights
from waqai.mentions.place_added import added_rows, by, is_added, is_spot, settle
from waqai.mentions.place_doubts import REACH, Doubts
from waqai.mentions.place_fit import TOWNS, core_key, kind_fit, km_between, one_spot
from waqai.mentions.place_making import QUIET, Choice, PlaceMaker
from waqai.mentions.place_mention import PlaceMention
from waqai.model import Place
from waqai.text import fold_phrase

SLIP = "one letter off"
"""How a choice begins that reads a name as a misspelling of the area's."""
SPOKEN_SIDE = "the side of the border that the sentence is about"
"""Why a border named after the neighbour was put on this side of it."""
_OF_A_CAPITAL = 3.0  # what a bare name is worth for a capital among its namesakes
_HARDLY_HEARD_OF, _HEARD_OF = 20_000, 100_000
_SURELY = 1.0  # the weight of a country from which on a text is about it, not only some group of it
_LONGEST_CHAIN = 12
_TOWN_SITES = frozenset(("مطار", "ميناء", "مرفا"))
"""Frame words of what a town has one of."""


def resolve(mentions: Sequence[PlaceMention], gazetteer: Gazetteer, context: Mapping[str, float] | None = None) -> list[Place]:
    """One Place for each mention, in order.

    >>> from waqai.knowledge.places import load_gazetteer
    >>> from waqai.mentions.places import PlaceFinder
    >>> from waqai.text import read
    >>> gazetteer = load_gazetteer()
    >>> found = PlaceFinder(gazetteer).find(read("انفجار في طرابلس شمال لبنان"))
    >>> [(p.name_ar, p.country) for p in resolve(found, gazetteer)]
    [('طرابلس', 'LB'), ('شمال لبنان', 'LB')]
    """
    anchoring = country_weights([m for m in mentions if anchors(m)], context)
    return _Resolver(mentions, gazetteer, country_weights(mentions, context), anchoring).all()


@dataclass(slots=True)
class _Resolver:
    mentions: Sequence[PlaceMention]
    gazetteer: Gazetteer
    weights: dict[str, float]
    anchors: dict[str, float]
    choices: dict[int, Choice] = field(default_factory=dict)
    sure: list[tuple[int, GazetteerRow]] = field(default_factory=list)
    containers: set[int] = field(default_factory=set)
    least: float = 0.0
    distances: dict[tuple[int, int], float | None] = field(default_factory=dict)
    doubts: Doubts = field(init=False)

    def __post_init__(self) -> None:
        self.doubts = Doubts(self.mentions, self.gazetteer, self.sure, self.anchors, self._in_scope, self._nearby_area)

    def all(self) -> list[Place]:
        self.least = 0.3 * max(self.weights.values(), default=0.0)
        self.containers = {m.inside for m in self.mentions if m.inside is not None}
        for i, m in enumerate(self.mentions):
            if m.kind not in ("nationality", "border", "country") and m.role not in QUIET and not is_added(m) and (row := one_spot(m)):
                self.sure.append((i, row))
        for i in range(len(self.mentions)):
            self._choose(i, frozenset())
        maker = PlaceMaker(self.mentions, self.choices, self.gazetteer)
        return [maker.make(i) for i in range(len(self.mentions))]

    def _choose(self, i: int, waiting: frozenset[int]) -> Choice:
        """The choice for a mention; what contains it is chosen first."""
        if i in self.choices:
            return self.choices[i]
        m = self.mentions[i]
        area: Choice | None = None
        if m.inside is not None and m.inside != i and m.inside not in waiting and len(waiting) < _LONGEST_CHAIN:
            area = self._choose(m.inside, waiting | {i})
            if self.mentions[m.inside].key in SIDES and m.hits and all(h.row.country != area.country for h in m.hits):
                area = None  # «إدلب في الشمال» in a text about Lebanon as well
        if m.kind == "border":
            choice = self._border(i, m)
        elif m.kind in ("capital", "homeland", "again"):
            choice = self._anaphor(i, m)
        elif (site := self._of_the_town(i, m)) is not None:
            choice = site
        elif m.hits and not is_added(m):
            choice = self._of_town(m, area) or self._among(i, m, area)
        elif (own := self._of_town(m, area)) is not None:
            choice = own
        else:
            choice = self._added(i, m, area) or self._slip(i, m, area) or self._area_only(i, m, area)
        self.choices[i] = choice
        return choice

    def _of_town(self, m: PlaceMention, area: Choice | None) -> Choice | None:
        """The row that the tables have under the name with its town («حي الشرطة» in Mosul: «حي الشرطة الموصل»)."""
        if area is None or area.row is None or not m.frame or area.row.kind not in TOWNS | {"district", "admin2"}:
            return None
        for hit in self.gazetteer.lookup(f"{m.key} {name_key(fold_phrase(area.row.name_ar))}"):
            if hit.relation == "name" and hit.row.country == area.country:
                return Choice(hit.row, f"the one in {area.row.name}", (), hit.row.country, hit.row.admin1)
        return None

    def _of_the_town(self, i: int, m: PlaceMention) -> Choice | None:
        """«مطار المدينة», «ميناء المدينة»: the site of the town named before, where the tables have it, else at the town."""
        words = m.key.split()
        if m.frame not in _TOWN_SITES or words[1:2] != ["مدينه"] or m.quoted or max(self.weights, key=self.weights.__getitem__) == "SA":
            return None
        town = self._again(i, m).row
        if town is None or town.kind not in TOWNS | {"admin2", "district"}:
            return None
        for hit in self.gazetteer.lookup(f"{words[0].removeprefix('ب').removeprefix('ل')} {name_key(fold_phrase(town.name_ar))}"):
            if hit.relation == "name" and hit.row.country == town.country:
                return Choice(hit.row, f"the one of {town.name}, named before", (), hit.row.country, hit.row.admin1)
        return Choice(town, f"of {town.name}, named before", (), town.country, town.admin1)

    def _border(self, i: int, m: PlaceMention) -> Choice:
        countries = list(dict.fromkeys(h.row.country for h in m.hits))
        local = self._nearby_area(i)
        if len(countries) == 1 and "مع" in m.key.split() and local and local.country not in (None, countries[0]):
            # «في شمال بوركينا فاسو قرب الحدود مع مالي»
            return Choice(self.gazetteer.countries.get(local.country), SPOKEN_SIDE, (countries[0],), local.country, local.admin1)
        if len(countries) == 1 and "مع" in m.key.split() and local is None and (home := self._this_side(countries[0])) is not None:
            return Choice(self.gazetteer.countries.get(home), SPOKEN_SIDE, (countries[0],), home, None)
        best = max(countries, key=lambda c: (10.0 if local and local.country == c else 0.0) + self.weights.get(c, 0.0))
        admin1 = local.admin1 if local and local.country == best else None
        return Choice(
            self.gazetteer.countries.get(best),
            "the side of the border that the text is about",
            tuple(c for c in countries if c != best),
            best,
            admin1,
        )

    def _this_side(self, neighbour: str) -> str | None:
        """«قرب الحدود مع النيجر» in a text that names Burkina Faso: the country that it is most about, the neighbour left out."""
        home = max((c for c in self.weights if c != neighbour), key=self.weights.__getitem__, default=None)
        return home if home is not None and self.weights[home] > self.weights.get(neighbour, 0.0) else None

    def _again(self, i: int, m: PlaceMention) -> Choice:
        """«المدينة», «المحافظة»: the last town, or unit, that was named; «البلدة» the last that the text called so."""
        unit = m.key.endswith(("محافظه", "ولايه", "اقليم"))
        called: Choice | None = None
        for j in range(i - 1, max(-1, i - REACH), -1):
            other = self.mentions[j]
            if other.distance_km is not None and other.direction is not None:
                continue  # «وفي تكريت (180 كلم شمال بغداد) ... وسط المدينة»: from where it is measured
            row = self.choices[j].row if j in self.choices and other.role not in QUIET else None
            if row and (row.kind == "admin1" if unit else row.kind in TOWNS | {"admin2", "district"}):
                choice = Choice(row, "named before", (), row.country, row.admin1)
                here = other.sentence == m.sentence and other.part != "near" and called is None
                if unit or here or other.frame and m.key.endswith(other.frame):
                    return choice
                called = called or (choice if other.part != "near" else None)
            if called and m.sentence - other.sentence > 2:
                break
        return called or self._area_only(i, m, None)

    def _anaphor(self, i: int, m: PlaceMention) -> Choice:
        if m.kind == "again":
            return self._again(i, m)
        local = self._nearby_area(i)
        country = (
            m.hints[0]
            if m.hints
            else (local.country if local and local.country else max(self.weights, key=lambda c: self.weights[c], default=None))
        )
        row = None if country is None else self.gazetteer.capital(country) if m.kind == "capital" else self.gazetteer.countries.get(country)
        return Choice(row, f"{m.kind} of the country that the text is about", (), country, row.admin1 if row else None)

    def _among(self, i: int, m: PlaceMention, area: Choice | None) -> Choice:
        rows = list(dict.fromkeys(h.row for h in m.hits))
        if m.key in SIDES and not m.frame:
            rows = [r for r in rows if self._in_scope(r.country)]
            if not rows:
                return self._area_only(i, m, area)  # «في الشمال» of the land told of, not the governorate of that name
        elsewhere = area and area.admin1 and m.direction is None and all(r.admin1 not in (None, area.admin1) for r in rows)
        elsewhere = elsewhere and not any(r.kind in ("country", "admin1", "region") for r in rows)
        if elsewhere and (choice := self._added(i, m, area, rivals=tuple(r.id for r in rows[:3]))):
            return choice
        if self._named_elsewhere(m, area, rows):
            others = tuple(f"{r.id} ({r.admin1 or r.country})" for r in rows[:3])
            return self._added(i, m, area, rivals=others) or self._area_only(i, m, area, rivals=others)
        if len(rows) == 1:
            row = rows[0]
            if self.doubts.contradicts(i, row, m, area):
                return self._added(i, m, area, rivals=(row.id,)) or self._area_only(i, m, area, rivals=(row.id,))
            return Choice(row, "the only place of that name", (), row.country, row.admin1)
        local = self._nearby_area(i)
        scored = sorted(((self._score(i, row, m, area, local), k, row) for k, row in enumerate(rows)), key=lambda t: (-t[0][0], t[1]))
        (_, reasons), _, row = scored[0]
        rivals = tuple(f"{r.id} ({r.admin1 or r.country})" for _, _, r in scored[1:4])
        if self.doubts.contradicts(i, row, m, area):
            rivals = (row.id, *rivals)
            return self._added(i, m, area, rivals=rivals) or self._area_only(i, m, area, rivals=rivals)
        return Choice(row, ", ".join(reasons) or "the largest of that name", rivals, row.country, row.admin1)

    def _named_elsewhere(self, m: PlaceMention, area: Choice | None, rows: Sequence[GazetteerRow]) -> bool:
        """«ولاية غاوا شمال مالي»: told to be in a country that has no place of that name, so that the namesakes abroad are not meant."""
        if area is None or area.country is None or m.inside is None or self.mentions[m.inside].kind != "country" or m.list_id is not None:
            return False
        if any(r.kind in ("country", "region") or r.weight >= _HEARD_OF for r in rows):
            return False
        return all(r.country != area.country for r in rows)

    def _score(self, i: int, row: GazetteerRow, m: PlaceMention, area: Choice | None, local: Choice | None) -> tuple[float, list[str]]:
        """How well a row fits a mention, and the reasons worth telling."""
        reasons: list[str] = []
        top = max(_SURELY, *self.weights.values()) if self.weights else _SURELY
        total = 5.0 * self.weights.get(row.country, 0.0) / top
        if m.hints:
            total += 8.0 if row.country in m.hints else -8.0
            reasons += ["the text names its country"] if row.country in m.hints else []
        if area and area.country:
            total += 6.0 if row.country == area.country else -6.0
            if area.admin1:
                total += 5.0 if row.admin1 == area.admin1 else -2.0
            distance = km_between(row, area.row) if area.row else None
            if distance is not None and distance > 0:
                total += 3.0 * exp(-distance / 40)
            reasons += [f"in {area.admin1 or area.country}"] if row.country == area.country else []
        elif local and local.country == row.country:
            total += 2.0
            if local.admin1 and local.admin1 == row.admin1:
                total += 3.0
                reasons.append(f"{row.admin1} is what the sentence is about")
        if row.kind == "country" and self._among_countries(i, m):
            total += 6.0
            reasons.append("in a list of countries")
        if area is None and self._great_among_hamlets(row, m):
            total += _OF_A_CAPITAL  # «في الدوحة» needs nobody to speak of Qatar
        total += self._closeness(i, row, reasons)
        total += kind_fit(row, m, i in self.containers)
        total += 0.6 * log10(max(row.weight, 100) / 1000) + (0.4 if row.source == "waqai" else 0.0)
        if not reasons and self.weights.get(row.country, 0.0) >= top * 0.99:
            reasons.append(f"the text is about {row.country}")
        return total, reasons

    def _great_among_hamlets(self, row: GazetteerRow, m: PlaceMention) -> bool:
        """Whether a bare name is that of a capital and else of places hardly heard of; Tripoli of the Lebanon is heard of."""
        if m.frame or m.direction is not None or row is not self.gazetteer.capital(row.country):
            return False
        if any(h.row.country == row.country and h.row is not row for h in m.hits):
            return False  # «في الجزائر» is mostly the land
        return all(h.row is row or h.row.weight < _HARDLY_HEARD_OF for h in m.hits)

    def _among_countries(self, i: int, m: PlaceMention) -> bool:
        """«تشاد والكاميرون وبنين»: whether a list that a name stands in has countries only, two at least."""
        if m.list_id is None:
            return False
        near = range(max(0, i - 8), min(len(self.mentions), i + 9))
        others = [self.mentions[j] for j in near if j != i and self.mentions[j].list_id == m.list_id]
        return len(others) > 1 and all(o.kind == "country" and len(o.hits) == 1 for o in others)

    def _closeness(self, i: int, row: GazetteerRow, reasons: list[str]) -> float:
        """The nearer to the places that are certain, the better; those of the same sentence count most."""
        best, near = 0.0, ""
        m = self.mentions[i]
        own = {id(h.row) for h in m.hits}
        first = max(0, bisect_left(self.sure, i, key=lambda pair: pair[0]) - REACH // 2)
        for j, other in self.sure[first : first + REACH]:
            if j == i or id(other) in own:
                continue
            gap = abs(self.mentions[j].sentence - m.sentence)
            most = 3.0 if gap == 0 else 1.8 if gap <= 2 else 1.0
            if most <= best:
                continue
            distance = self._km(row, other)
            if distance is None:
                continue
            worth = most * exp(-distance / 80)
            if worth > best:
                best, near = worth, other.name
        if best > 0.8:
            reasons.append(f"near {near}")
        return best

    def _km(self, row: GazetteerRow, other: GazetteerRow) -> float | None:
        """Kilometres between two rows, worked out once: an article names few places, many times each."""
        key = id(row), id(other)
        if key not in self.distances:
            self.distances[key] = km_between(row, other)
        return self.distances[key]

    def _nearby_area(self, i: int) -> Choice | None:
        """The unit or country that the words around stand in: of this sentence, of the heading, or of the sentences before."""
        m = self.mentions[i]
        heading: Choice | None = None
        before: Choice | None = None
        for j in range(i - 1, max(-1, i - REACH), -1):
            other = self.mentions[j]
            if (
                other.kind in ("nationality", "capital", "homeland", "again")
                or other.role in QUIET
                or (j in self.containers and other.direction is not None)
            ):
                continue
            found = self.choices.get(j) or _sure_choice(other)
            if found is None or found.country is None or not self._in_scope(found.country):
                continue
            if other.sentence == m.sentence and other.role != "adjacent":
                if found.admin1 or other.kind == "country":
                    return found
            elif other.role == "heading":
                heading = heading or found
            elif before is None and found.admin1 and m.sentence - other.sentence <= 2 and heading is None and other.role is None:
                before = found
        return self._area_after(i) or heading or before

    def _area_after(self, i: int) -> Choice | None:
        """The first unit named after a mention in its sentence."""
        for j in range(i + 1, len(self.mentions)):
            other = self.mentions[j]
            if other.sentence != self.mentions[i].sentence:
                break
            found = _sure_choice(other) if other.role != "adjacent" else None
            if found and found.admin1 and found.country and self._in_scope(found.country):
                return found
        return None

    def _in_scope(self, country: str) -> bool:
        """Whether the text is about a country enough for what it does not name to be there."""
        return self.weights.get(country, 0.0) >= self.least

    def _added(self, i: int, m: PlaceMention, area: Choice | None, rivals: tuple[str, ...] = ()) -> Choice | None:
        """A place that the user added, where the text settles which one is meant."""
        rows = added_rows(m, self.gazetteer)
        if m.hints:
            rows = [r for r in rows if r.country in m.hints]
        if not rows:
            return None
        held = area or self._nearby_area(i)
        near = [other for j, other in self.sure if abs(j - i) <= REACH // 6]
        near.sort(key=lambda other: all(self.mentions[j].sentence != m.sentence for j, o in self.sure if o is other))
        scope = (held.country, held.admin1, area.row if area else None) if held else (None, None, None)
        settled = settle(rows, scope, near, self._in_scope)
        if settled is None:
            return None
        row, why = settled
        others = tuple(f"{r.id} ({r.admin1 or r.country})" for r in rows if r is not row)[:3]
        return Choice(row, f"added place, {why}", (*rivals, *others), row.country, row.admin1)

    def _slip(self, i: int, m: PlaceMention, area: Choice | None) -> Choice | None:
        """A name that is one letter off one of the area's names («الشدادة» for «الشدادي» in Hasakah)."""
        key = core_key(m)
        if " " in key or len(key) < 4 or m.quoted or not m.frame or m.kind == "front":
            return None
        near = area or self._nearby_area(i)
        country = near.country if near else max(self.weights, key=lambda c: self.weights[c], default=None)
        rows = [
            h.row
            for other in self.gazetteer.near_keys(key, added=area is not None and is_spot(area.row))
            for h in self.gazetteer.lookup(other) or self.gazetteer.added(other)
            if h.row.country == country
            and h.relation in ("name", "added")
            and h.row.kind not in ("country", "admin1")
            and (h.relation == "name" or area is not None and by(h.row, area.row))
        ]
        if area and is_spot(area.row):
            by_side = m.inside is not None and self.mentions[m.inside].direction is not None
            rows = [r for r in rows if area.row is None or (d := km_between(r, area.row)) is None or d <= (60 if by_side else 25)]
        if near and near.admin1:
            rows = [r for r in rows if r.admin1 == near.admin1]
        if m.list_id is not None:  # «منطقتي حنينة ومارون الراس»: not a like name at the other end of the land
            mates = [row for j, row in self.sure if self.mentions[j].list_id == m.list_id]
            rows = [r for r in rows if all((d := km_between(r, mate)) is None or d <= 60 for mate in mates)]
        rows = [r for r in rows if r.source == "waqai"] or rows
        if not rows or len(rows) > 3 or (m.frame and kind_fit(rows[0], m, False) < 0):
            return None
        row = max(rows, key=lambda r: r.weight)
        return Choice(row, f"{SLIP} {row.name_ar}", tuple(r.id for r in rows if r is not row), row.country, row.admin1)

    def _area_only(self, i: int, m: PlaceMention, area: Choice | None, rivals: tuple[str, ...] = ()) -> Choice:
        """No row: the country and unit that the text gives."""
        near = area or self._nearby_area(i)
        if m.hints:
            admin1 = near.admin1 if near and near.country in m.hints else None
            return Choice(None, "not in the gazetteer; the text names its country", rivals, m.hints[0], admin1)
        if near and near.country:
            return Choice(None, f"not in the gazetteer; placed in {near.admin1 or near.country}", rivals, near.country, near.admin1)
        country = max(self.weights, key=lambda c: self.weights[c], default=None)
        return Choice(None, "not in the gazetteer; the country that the text is about", rivals, country, None)


def _sure_choice(m: PlaceMention) -> Choice | None:
    """The country, and the unit where there is but one, that every row of a mention shares."""
    if not m.hits or is_added(m) or m.kind in ("nationality", "border") or m.role in QUIET:
        return None
    countries, units = {h.row.country for h in m.hits}, {h.row.admin1 for h in m.hits}
    if len(countries) > 1:
        return None
    return Choice(None, "", (), next(iter(countries)), next(iter(units)) if len(units) == 1 else None)
