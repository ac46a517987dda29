"""Lists of names with commas before «و»: «قرى س، وذي ص، وع»."""

from __future__ import annotations

from functools import cache

import pytest

from waqai import Coder


@cache
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("استعادت المقاومة أمس قرى الرحبة، وذي عسل، والكدحة من أيدي الحوثيين في محافظة تعز.", ["الرحبة", "ذي عسل", "الكدحة"]),
        ("قصف الحوثيون أمس أحياء الجمهوري، والنقطة الرابعة، والإخوة في مدينة تعز.", ["الجمهوري", "النقطة الرابعة", "الإخوة"]),
    ],
)
def test_each_name_has_its_row(text: str, places: list[str]) -> None:
    assert [event.where.name_ar for event in coder().code(text, published="2021-05-20").events] == places
