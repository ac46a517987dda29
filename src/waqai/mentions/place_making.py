"""Make the place of the model from what was chosen: point, precision, district, code, and the English name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from waqai.knowledge.places import Gazetteer, GazetteerRow
from waqai.knowledge.places.rows import SITE_KINDS
from waqai.mentions.place_added import enriched
from waqai.mentions.place_fit import TOWNS, URBAN, frame_precision, km_between, moved
from waqai.mentions.place_mention import PlaceMention
from waqai.model import Place
from waqai.text import fold_word

QUIET = frozenset(("source_seat", "origin", "name"))
"""Roles of mentions that do not say where anything happened."""

_ISRAELI = ("كيبوتس", "موشاف")
_DISTRICT_WORDS = frozenset(("قضاء", "ناحيه", "مديريه", "معتمديه", "مركز"))


@dataclass(slots=True)
class Choice:
    """What was chosen for a mention, and why: a row, or where none fits the country and unit that the text gives."""

    row: GazetteerRow | None
    how: str
    rivals: tuple[str, ...] = ()
    country: str | None = None
    admin1: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMaker:
    """Makes the places of a text once every choice is made."""

    mentions: Sequence[PlaceMention]
    choices: Mapping[int, Choice]
    gazetteer: Gazetteer

    def make(self, i: int) -> Place:
        """The place in the terms of the model: no point for countries, units, and what is only a direction of these."""
        m, c = self.mentions[i], self.choices[i]
        row = c.row
        if m.other_end and row is not None and (place := self._road(m, row, c)):
            return place
        if row is None and (m.kind in URBAN or self._held(m)) and (town := self._town_around(i, m)):
            how = f"not in the gazetteer; at {town.name}, which it is in"
            return Place(m.name_ar, None, town.country, town.admin1, town.admin2, town.lat, town.lon, 2, m.kind, None, how, c.rivals, True)
        if row is None or m.kind == "border":
            precision = frame_precision(m.kind)
            district = self._district(m, c.country, c.admin1)
            if m.frame in _ISRAELI:
                return Place(m.name_ar, None, "IL", None, None, None, None, precision, m.kind, None, "a kibbutz or moshav", c.rivals)
            return Place(m.name_ar, None, c.country, c.admin1, district, None, None, precision, m.kind, None, c.how, c.rivals)
        kind, precision, lat, lon = row.kind, row.precision, row.lat, row.lon
        if kind in ("country", "admin1"):
            as_town = kind == "admin1" and ((m.kind in TOWNS and bool(m.frame)) or m.part == "outskirts")
            kind, precision = (kind, precision) if not as_town else ("town", 2)
            lat, lon = (lat, lon) if as_town else (None, None)
            if m.direction is not None and not as_town:
                kind = "region-part"
        if _names_district(m) and not m.part and kind in TOWNS:
            kind, precision = "admin2", 3  # «قضاء المقدادية» is more than its town
        if m.part == "countryside":
            kind, precision, lat, lon = "region-part", 4, None, None
        nearby = lat is not None and (m.direction is not None or m.part in ("outskirts", "near"))
        if m.kind in SITE_KINDS and row.kind not in SITE_KINDS and m.frame:
            precision, kind, nearby = max(1, min(precision, 2)), m.kind, True
        name_ar = row.name_ar if m.kind == "nationality" else m.name_ar
        how = c.how
        if m.distance_km is not None and m.direction is not None and m.direction >= 0 and lat is not None and lon is not None:
            lat, lon = moved(lat, lon, m.distance_km, m.direction)
            precision, how = max(precision, 2), f"{how}; {m.distance_km:g} km at {m.direction} degrees from it"
        name = row.name if m.part != "countryside" else f"{row.name} countryside"
        admin2, pcode = enriched(row, self.gazetteer)
        return Place(
            name_ar,
            name,
            row.country,
            self._unit_of_text(i, row) or (row.admin1 if row.kind != "country" else c.admin1),
            None if row.kind in ("country", "admin1") else admin2 or self._district(m, row.country, row.admin1),
            lat,
            lon,
            precision,
            kind,
            row.id,
            how,
            c.rivals,
            nearby,
            pcode,
        )

    def _held(self, m: PlaceMention) -> bool:
        """Whether the text puts an area inside a town: «منطقة المحطة داخل مدينة درعا»."""
        holder = self.mentions[m.inside] if m.inside is not None else None
        if m.kind != "area" or holder is None or holder.direction is not None:
            return False
        return holder.kind in TOWNS and (holder.preposition in ("في", "ب") or holder.part == "inside")

    def _unit_of_text(self, i: int, row: GazetteerRow) -> str | None:
        """The unit that the text names for a direction («غربي قضاء طوزخورماتو في كركوك»): the place is on that side of the border."""
        m = self.mentions[i]
        if m.direction is None:
            return None
        j = m.inside if m.inside is not None else i + 1
        if j == i + 1 and m.inside is None:
            after = self.mentions[j] if j < len(self.mentions) else None
            if after is None or after.sentence != m.sentence or after.start > m.end + 1 or after.preposition not in ("في", "ب"):
                return None
        around = self.choices[j].row
        if around is None or self.mentions[j].direction is not None or around.country != row.country:
            return None
        names_unit = around.kind == "admin1" or any(h.row.kind == "admin1" and h.row.admin1 == around.admin1 for h in self.mentions[j].hits)
        return around.admin1 if names_unit else None

    def _district(self, m: PlaceMention, country: str | None, admin1: str | None) -> str | None:
        """The district that the text itself puts a place in («قرية النوفل بقضاء المقدادية»)."""
        j = m.inside
        around = self.choices[j].row if j is not None and j in self.choices else None
        if j is None or around is None or (around.country, around.admin1) != (country, admin1) or self.mentions[j].direction is not None:
            return None
        return (around.admin2 or around.name) if around.kind == "admin2" or _names_district(self.mentions[j]) else None

    def _town_around(self, i: int, m: PlaceMention) -> GazetteerRow | None:
        """The town that a text puts a street, square or quarter in: by a chain, else the only town of the sentence."""
        if m.inside is not None:
            around = [m.inside]
        else:
            window = range(max(0, i - 30), min(len(self.mentions), i + 30))
            around = [
                j
                for j in window
                if self.mentions[j].sentence == m.sentence and self.mentions[j].role not in (*QUIET, "adjacent", "dateline")
            ]
        towns = [
            row
            for j in around
            if self.mentions[j].part not in ("countryside", "outskirts", "near")
            and (m.inside is not None or self.mentions[j].direction is None)
            and (row := self.choices[j].row) is not None
            and (row.kind in TOWNS | {"admin2", "district"} or row.kind == "admin1" and self._as_town(j))
            and row.lat is not None
        ]
        return towns[0] if towns and all(row.name == towns[0].name for row in towns) else None

    def _as_town(self, j: int) -> bool:
        """Whether words name the town where the table has a unit of its name («مدينة درعا»)."""
        return self.mentions[j].kind in TOWNS and bool(self.mentions[j].frame)

    def _road(self, m: PlaceMention, row: GazetteerRow, c: Choice) -> Place | None:
        """A road between two towns lies half-way, as precise as a district."""
        ends = [h.row for h in m.other_end if h.row.country == row.country and h.row.lat is not None]
        starts = [h.row for h in m.hits if h.row.country == row.country and h.row.lat is not None]
        pairs = [(d, a, b) for a in starts for b in ends if (d := km_between(a, b)) is not None and d > 0]
        if not pairs:
            return None
        distance, a, b = min(pairs, key=lambda p: p[0])
        if distance > 300 or a.lat is None or a.lon is None or b.lat is None or b.lon is None:
            return None
        lat, lon = round((a.lat + b.lat) / 2, 3), round((a.lon + b.lon) / 2, 3)
        name = f"{a.name} - {b.name} road"
        return Place(
            m.name_ar, name, a.country, a.admin1, None, lat, lon, 3, "road", a.id, f"half-way between {a.name} and {b.name}", c.rivals
        )


def _names_district(m: PlaceMention) -> bool:
    """Whether the words name a district, also where the table has «قضاء المقدادية» as one of the names of its town."""
    first, _, rest = m.name_ar.partition(" ")
    return bool(m.frame and m.kind == "admin2") or bool(rest) and fold_word(first) in _DISTRICT_WORDS
