"""Which judged drafts become rows."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from waqai.events.choice import choose_rows
from waqai.events.draft import Draft


def draft(status: str = "actual") -> Draft:
    return cast(Draft, SimpleNamespace(status=status))


THRESHOLD = 0.4


@pytest.mark.parametrize(
    ("drafts", "expected"),
    [
        ([("actual", 1.2), ("actual", 0.9), ("actual", 1.0)], [0, 2]),
        # nothing reaches the bar: the likeliest draft of news is a row, no other, and only if it falls short by little
        ([("actual", 0.75), ("actual", 0.9), ("actual", 0.8)], [1]),
        ([("foiled", 0.8)], [0]),
        ([("actual", 0.5)], []),
        ([], []),
        # history and threats have bars of their own, and are no news that would keep the likeliest draft out
        ([("background", 0.3), ("actual", 0.8), ("threat", 0.09)], [0, 1]),
        ([("background", 0.3), ("threat", 0.25)], [0, 1]),
    ],
)  # fmt: skip
def test_rows_of_an_article(drafts: list[tuple[str, float]], expected: list[int]) -> None:
    events = [draft(status) for status, _ in drafts]
    chosen: list[tuple[Any, float]] = list(choose_rows(events, [p * THRESHOLD for _, p in drafts], THRESHOLD))
    assert [next(n for n, e in enumerate(events) if e is d) for d, _ in chosen] == expected
