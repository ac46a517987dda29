"""Whether a place that goes by a name is the one that a text means, or a namesake: too far away, or in a land that nothing speaks of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from waqai.knowledge.places import Gazetteer, GazetteerRow
from waqai.knowledge.places.rows import SITE_KINDS
from waqai.mentions.place_added import is_spot
from waqai.mentions.place_fit import TOWNS, URBAN, km_between
from waqai.mentions.place_making import Choice
from waqai.mentions.place_mention import PlaceMention

REACH = 300
"""How many mentions away others still matter: keeps very long texts quick."""
_SMALL = SITE_KINDS | {"quarter", "village", "area"}
_LONELY = SITE_KINDS | {"quarter", "village", "hill", "valley"}
_OWN_NAMED = frozenset(("base", "airport", "port", "dam", "refinery", "crossing", "camp", "prison"))
"""Sites that share their name with no other, as villages and quarters often do."""
_OBSCURE = 20_000
"""Places of less weight are taken for a namesake where they lie far from what the text puts them by."""
_REACH_BY_SIDE = {"quarter": 25}
"""How far in km a place of a kind may lie from a town that it is told to be on a side of; others 100."""
_HEIGHTS = frozenset(("mountain", "hill", "valley"))


@dataclass(frozen=True, slots=True)
class Doubts:
    """What speaks against a row, by the mentions of a text and the rows that are certain.

    anchors: how much a text speaks of each country on its own; in_scope: whether it does enough; local: the unit around a mention.
    """

    mentions: Sequence[PlaceMention]
    gazetteer: Gazetteer
    sure: Sequence[tuple[int, GazetteerRow]]
    anchors: Mapping[str, float]
    in_scope: Callable[[str], bool]
    local: Callable[[int], Choice | None]

    def contradicts(self, i: int, row: GazetteerRow, m: PlaceMention, area: Choice | None) -> bool:
        """Whether a small place lies in another country than the one that the text puts it in."""
        framed_spot = bool(m.frame) and not m.part and m.kind in _SMALL
        if row.kind in ("admin1", "region") and area and area.country not in (None, row.country) and self._held_in(m):
            return True  # «الحدود الشمالية لنيجيريا» is no Saudi province
        large = row.kind in ("country", "admin1", "region")
        if m.frame and m.kind in URBAN and large and area and area.country not in (None, row.country):
            return True  # «قرب ساحة الأندلس في بعلبك» is not in Spain
        if row.kind in ("country", "admin1", "region"):
            return framed_spot and row.kind != "region" and self._alone(i, row)  # «جولة كنتاكي» in a text about Yemen
        if not m.frame and row is self.gazetteer.capital(row.country):
            return False  # «واشنطن» needs nobody to speak of her land
        urban = bool(m.frame) and not m.part and m.kind in URBAN
        named_alike = (framed_spot or urban) and row.kind in TOWNS  # «حي جبيل» in a text about Iraq, «شارع مكة» in one about Somalia
        beyond = not m.hints and not (area and area.country == row.country) and not (area is None and self._unmistakable(i, m, row))
        if (row.weight < 150_000 or named_alike) and beyond and self._stray(row):
            return True
        if m.hints and row.country not in m.hints:
            return True
        if m.list_id is not None and not m.hints and row.weight < 150_000 and self._alone_in_list(i, row, m):
            return True
        if area is None and (self._among_quarters(i, row, m) or self._abroad(i, row, m)):
            return True
        if m.frame and m.kind in URBAN and area is None and not self.in_scope(row.country):
            return True  # every land has its «مستشفى السلام»
        if m.frame and m.kind in _HEIGHTS and row.kind in TOWNS and not self.in_scope(row.country):
            return True  # «جبل عريش» in a text about Yemen is not the town of that name
        if area and area.country and area.country != row.country and m.direction is None:
            distance = km_between(row, area.row) if area.row else None
            return distance is None or distance > 60
        if not m.frame and " " in m.key and len(m.hits) == 1 and row.kind in SITE_KINDS | {"quarter"} and self._names_its_town(row, m):
            return False  # «أهرامات الجيزة» are nowhere else
        if area and area.row and area.admin1 and row.admin1 and area.admin1 != row.admin1 and row.kind in SITE_KINDS | {"quarter"}:
            distance = km_between(row, area.row)
            if distance is not None and distance > 60:
                return True  # every city has its «شارع الستين»
        if area and is_spot(area.row) and m.direction is None:
            return self._far_from(row, m, area)
        return row.weight < _OBSCURE and not m.hints and self._lonely(i, row, area)

    def _names_its_town(self, row: GazetteerRow, m: PlaceMention) -> bool:
        """Whether the last word of a name is a town of the unit that the place is in."""
        towns = (h.row for h in self.gazetteer.lookup(m.key.split()[-1]))
        return any(t.kind in TOWNS and (t.country, t.admin1) == (row.country, row.admin1) for t in towns)

    def _unmistakable(self, i: int, m: PlaceMention, row: GazetteerRow) -> bool:
        """«مطار دمشق الدولي», «على إيلات»: the one land that has a name, no ordinary word, which needs no other of its land beside it."""
        if row.source != "waqai" or m.common or any(h.row.country != row.country for h in m.hits):
            return False
        named_by_town = row.kind in _OWN_NAMED and len(m.key.split()) > 1
        before = self.mentions[i - 1] if i else None
        struck = before is not None and before.kind == "country" and before.end == m.start  # «قصفت تركيا كوباني»
        placed = struck or m.preposition in ("علي", "في", "قرب") or len(m.key.split()) > 1
        return named_by_town or placed and row.kind in TOWNS | {"admin2"} and not m.frame

    def _abroad(self, i: int, row: GazetteerRow, m: PlaceMention) -> bool:
        """Whether a village, a hill or a quarter lies in a land that nothing else speaks of, where the sentence names a unit of another:
        «استعاد الجيش قرية الرحبة من المتمردين أمس في محافظة تعز».
        """
        if m.hints or row.kind not in _HEIGHTS | {"village", "quarter"} or not self._alone(i, row):
            return False
        local = self.local(i)
        if local is None or local.admin1 is None or local.country in (None, row.country):
            return False
        return not any((d := km_between(row, other)) is not None and d < 120 for _, other in self.sure[:REACH] if other is not row)

    def _among_quarters(self, i: int, row: GazetteerRow, m: PlaceMention) -> bool:
        """Whether a quarter follows in a list a quarter of another unit: «حي المسبح وحي التحرير» of Taiz are none of Sanaa."""
        before = self.mentions[i - 1] if i else None
        if m.kind != "quarter" or m.list_id is None or before is None or before.list_id != m.list_id or before.kind != "quarter":
            return False
        local = self.local(i)
        return local is not None and local.country == row.country and local.admin1 not in (None, row.admin1)

    def _alone_in_list(self, i: int, row: GazetteerRow, m: PlaceMention) -> bool:
        """Whether all sure places of a mention's list lie in one other country, far away: «قاعدة العند واللبوة» in a text on Yemen."""
        first = max(0, i - 8)
        others = [o for j, o in enumerate(self.mentions[first : i + 9], first) if j != i and o.list_id == m.list_id and o.hits]
        homes = [{h.row.country for h in o.hits} for o in others]
        if not homes or any(len(home) > 1 or row.country in home for home in homes) or len(set.union(*homes)) > 1:
            return False
        return all((d := km_between(row, h.row)) is None or d > 200 for o in others for h in o.hits)

    def _held_in(self, m: PlaceMention) -> bool:
        """Whether the text puts a place in what holds it, not by it."""
        holder = self.mentions[m.inside] if m.inside is not None else None
        if holder is None or holder.kind != "country" or holder.direction is not None or holder.part or holder.role is not None:
            return False
        return holder.preposition in ("في", "ب", "ل") or holder.start == m.end

    def _far_from(self, row: GazetteerRow, m: PlaceMention, area: Choice) -> bool:
        """Whether a small place lies too far from the town or district that the text puts it in, or by.

        «حي اليرموك غربي بعقوبة» is not Baghdad's; «همدان بمدينة الحزم» not the one by Sanaa.
        """
        holder = self.mentions[m.inside] if m.inside is not None else None
        if (
            holder is None
            or area.row is None
            or row.weight >= (_OBSCURE if holder.direction is not None or row.admin1 == area.admin1 else 150_000)
        ):
            return False
        if holder.distance_km is not None:
            reach = 1.5 * holder.distance_km + 30
        elif holder.direction is not None:
            reach = _REACH_BY_SIDE.get(row.kind, 100)
        else:
            reach = 40 if area.row.kind in TOWNS else 70
        others = [area.row, *(h.row for h in holder.hits if h.row.kind not in ("country", "admin1", "region"))]
        return all((d := km_between(row, other)) is not None and d > reach for other in others)

    def _lonely(self, i: int, row: GazetteerRow, area: Choice | None) -> bool:
        """Whether a village or quarter lies in a unit that nothing else in the text is of, far from all that is certain, where the
        words around it speak of another unit.
        """
        local = area or self.local(i)
        if area is None and local is not None and row.source == "waqai" and all(h.row is row for h in self.mentions[i].hits):
            capital = self.gazetteer.capital(row.country)
            if row.kind in _OWN_NAMED or capital is not None and local.admin1 == capital.admin1:
                return False  # «قاعدة العند»: the one known place of that name, though the words before speak of the capital
        if row.kind not in _LONELY or local is None or local.admin1 in (None, row.admin1) or local.country != row.country:
            return False
        if any(j != i and h.row.admin1 == row.admin1 and h.row is not row for j, m in self._around(i) for h in m.hits):
            return False
        return not any((d := km_between(row, other)) is not None and d < 60 for _, other in self.sure[:REACH] if other is not row)

    def _around(self, i: int) -> list[tuple[int, PlaceMention]]:
        """The mentions within reach of one, each with its index."""
        first = max(0, i - REACH)
        return list(enumerate(self.mentions[first : i + REACH], first))

    def _alone(self, i: int, row: GazetteerRow) -> bool:
        """Whether nothing else in a text that names other countries is of the country of a row."""
        others = {h.row.country for j, m in enumerate(self.mentions) if j != i for h in m.hits}
        return bool(others) and row.country not in others

    def _stray(self, row: GazetteerRow) -> bool:
        """Whether a small place lies in a country that nothing else in a text about another one speaks of."""
        top = max(self.anchors.values(), default=0.0)
        if top < 3.0 or self.anchors.get(row.country, 0.0) > 0.05 * top:
            return False
        others = {other for _, other in self.sure[:REACH]}
        return not any((d := km_between(row, other)) is not None and d < 120 for other in others if other is not row)
