"""docs/method.md speaks of every public function of the room, and of nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import waqai.analysis

PAGE = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in waqai.analysis.__all__ if name[0].islower()])
def test_every_public_function_is_on_the_page_of_methods(name: str) -> None:
    assert re.search(rf"\b{name}\b", PAGE), f"docs/method.md does not speak of {name}"
    assert (getattr(waqai.analysis, name).__doc__ or "").strip()


def test_the_measured_tables_stand_between_their_marks() -> None:
    for mark in ("recovery", "published", "analysis-speed"):
        body = PAGE.split(f"<!-- {mark} -->")[1].split(f"<!-- /{mark} -->")[0]
        assert body.count("\n|") > 5, f"benchmarks have not filled {mark}"
