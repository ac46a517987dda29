"""Rows of incidents of our own making."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

Row = dict[str, Any]
START = date(2024, 3, 1)


@pytest.fixture
def row() -> Callable[..., Row]:
    """`row(day, **more)`: the row of an incident `day` days after 1 March 2024."""

    def made(day: int, **more: Any) -> Row:
        iso = (START + timedelta(day)).isoformat()
        plain = {"status": "actual", "type": "shelling", "date_start": iso, "date_end": iso, "attacker": "Northern Front", "country": "XA"}
        return {**plain, **more}

    return made
