"""Rows and shapes for the tests of the codebooks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from waqai.outputs.codebooks import SHAPES, FactsMaker, Loss, Shape, Source, Stamp

DAY = "2019-04-09"


def row(**values: Any) -> dict[str, Any]:
    """A row of an incident in Iraq on one exact day; `killed=3` and `wounded=(2, None)` set both bounds."""
    own: dict[str, Any] = {
        "n": 1, "status": "actual", "type": "armed_attack", "date_start": DAY, "date_end": DAY, "date_precision": "day", "country": "IQ",
        "admin1": "Diyala", "place": "Al-Nofal", "place_ar": "قرية النوفل", "lat": 34.02, "lon": 44.9, "geo_precision": 2,
        "attacker": "unknown", "target": [],
    }  # fmt: skip
    for key in ("killed", "wounded"):
        if key in values:
            low, high = (values[key], values[key]) if isinstance(values[key], int) else values[key]
            values |= {f"{key}_min": low, f"{key}_max": high}
            del values[key]
    return {**own, **values}


@pytest.fixture(scope="session")
def maker() -> FactsMaker:
    return FactsMaker()


class Desk:
    """Shapes several rows together, as an export does."""

    def __init__(self, maker: FactsMaker) -> None:
        self._maker = maker

    def shape(self, name: str, *rows: dict[str, Any], sources: Iterable[Source] = ()) -> list[tuple[dict[str, Any] | None, list[Loss]]]:
        """For each row its cells by name (None where it has no row of its own) and its losses. Ids are a#1, a#2 ..."""
        shape: Shape = SHAPES[name](Stamp("9.9"))
        facts = [self._maker.facts(each, f"a#{number}", sources) for number, each in enumerate(rows, start=1)]
        if shape.surveys:
            for each in facts:
                if shape.concerned(each.row, self._maker.cast_of):
                    shape.survey(each)
            shape.surveyed()
        found = []
        for each in facts:
            shaped = shape.shape(each)
            cells = dict(zip((column.name for column in shape.columns), shaped.rows[0], strict=True)) if shaped.rows else None
            found.append((cells, shaped.losses))
        return found

    def one(self, name: str, **values: Any) -> dict[str, Any]:
        """The cells of a single row, which must have one."""
        cells = self.shape(name, row(**values))[0][0]
        assert cells is not None
        return cells

    def losses(self, name: str, **values: Any) -> list[tuple[str, str, str]]:
        """Kind, field and value of what a single row loses."""
        return [(loss.kind, loss.field, loss.value) for loss in self.shape(name, row(**values))[0][1]]


@pytest.fixture(scope="session")
def desk(maker: FactsMaker) -> Desk:
    return Desk(maker)
