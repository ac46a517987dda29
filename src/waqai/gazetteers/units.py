"""First-level units of a source, matched to the names that rows carry."""

from __future__ import annotations

from math import cos, radians

from waqai.knowledge.packs_store import PACK_DIR
from waqai.knowledge.places import Gazetteer, GazetteerRow
from waqai.knowledge.places.gazetteer import name_key
from waqai.knowledge.places.latin import latin_keys
from waqai.knowledge.places.tables import read_admin1
from waqai.text import fold_phrase

_HEADS = frozenset(("محافظه", "ولايه", "شعبيه", "بلديه", "منطقه", "مقاطعه", "اقليم", "اماره"))
_NEAR_DEGREES = 0.12
"""Some 12 km: a place as near as that to a town of the default gazetteer is taken to be in its unit."""


class UnitNames:
    """Finds the unit that a source means, by its English or Arabic name or its GeoNames code.

    >>> from waqai.knowledge.places import load_gazetteer
    >>> units = UnitNames(load_gazetteer())
    >>> units.by_name("IQ", "Al-Anbar", ("محافظة الأنبار",)), units.by_code("SY", "04", 35.9, 39.0), units.by_name("IQ", "Nowhere", ())
    ('Anbar', 'Raqqa', None)
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._english: dict[tuple[str, str], str] = {}
        self._arabic: dict[tuple[str, str], str] = {}
        self._codes: dict[tuple[str, str], list[GazetteerRow]] = {}
        self._towns: dict[tuple[str, int, int], list[GazetteerRow]] = {}
        for named, others, codes in read_admin1(PACK_DIR / "places"):
            row = named.row
            for english in (row.name, *others):
                for key in latin_keys(english):
                    self._english.setdefault((row.country, key), row.name)
            for arabic in named.names:
                self._arabic.setdefault((row.country, name_key(fold_phrase(arabic))), row.name)
            for code in codes:
                self._codes.setdefault((row.country, code), []).append(row)
        for row in gazetteer.rows():
            if row.lat is not None and row.lon is not None and row.admin1 and row.kind not in ("admin1", "region"):
                self._towns.setdefault((row.country, int(row.lat // 0.25), int(row.lon // 0.25)), []).append(row)

    def by_name(self, country: str, english: str, arabic: tuple[str, ...] = ()) -> str | None:
        """The unit by English name, else by the first Arabic name that is one."""
        for key in latin_keys(english):
            if (country, key) in self._english:
                return self._english[country, key]
        for name in arabic:
            key = name_key(fold_phrase(name))
            for form in (key, key.split(" ", 1)[1] if key.split(" ", 1)[0] in _HEADS and " " in key else key):
                if (country, form) in self._arabic:
                    return self._arabic[country, form]
        return None

    def by_code(self, country: str, code: str, lat: float | None, lon: float | None) -> str | None:
        """The unit of a GeoNames code; the nearest where several units share one."""
        rows = self._codes.get((country, code), [])
        if not rows or lat is None or lon is None:
            return rows[0].name if len(rows) == 1 else None
        return min(rows, key=lambda r: _square(r, lat, lon)).name

    def by_point(self, country: str, lat: float | None, lon: float | None) -> str | None:
        """The unit of the nearest place of the default gazetteer, where one is within some 12 km."""
        if lat is None or lon is None:
            return None
        y, x = int(lat // 0.25), int(lon // 0.25)
        around = (row for i in (-1, 0, 1) for j in (-1, 0, 1) for row in self._towns.get((country, y + i, x + j), ()))
        best = min(around, key=lambda r: _square(r, lat, lon), default=None)
        return best.admin1 if best is not None and _square(best, lat, lon) <= _NEAR_DEGREES**2 else None


def _square(row: GazetteerRow, lat: float, lon: float) -> float:
    if row.lat is None or row.lon is None:
        return 1e9
    return (row.lat - lat) ** 2 + ((row.lon - lon) * cos(radians(lat))) ** 2
