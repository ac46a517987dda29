"""Pairs that may be one incident: the likeliest first, once each, not again once they were told apart, and back to the list afterwards."""

from __future__ import annotations

import re
from functools import partial
from html import unescape
from urllib.parse import urlencode

import pytest

from waqai.app.web.nearness import near_pairs
from waqai.register import Act, Filter, Register

from .conftest import Visit

LIST = {"country": "IQ"}


@pytest.fixture
def pair(register: Register, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Two incidents that stand in the list, however unlikely it is that they are one."""
    monkeypatch.setattr("waqai.app.web.pages.duplicates.near_pairs", partial(near_pairs, least=0.0))
    names = {row["members"][0][0]: row["incident"] for row in register.incidents().rows()}
    return names["market"], names["patrol"]


def links(visit: Visit) -> dict[frozenset[str], str]:
    """The pairs of the list, each with the address at which it is compared."""
    body = unescape(visit.get(f"/duplicates/pairs?{urlencode(LIST)}").text)
    found = re.findall(r'href="(/duplicates/pair\?a=(w-\w+)&b=(w-\w+)[^"]*)"', body)
    assert len({frozenset((a, b)) for _, a, b in found}) == len(found)
    return {frozenset((a, b)): address for address, a, b in found}


def test_the_likeliest_comes_first_and_the_list_goes_on(register: Register) -> None:
    whole = near_pairs(register, Filter(), None, least=0.0)
    assert (whole.looked, whole.cursor) == (register.incidents().count(), None)
    chances = [pair.probability for pair in whole.pairs]
    assert chances == sorted(chances, reverse=True)
    assert not near_pairs(register, Filter(), None, least=1.1).pairs


@pytest.mark.parametrize(("verdict", "stays"), (("different", False), ("unsure", True)))
def test_a_pair_that_was_told_apart_does_not_come_again(visit: Visit, pair: tuple[str, str], verdict: str, stays: bool) -> None:
    address = links(visit)[frozenset(pair)]
    body = visit.get(address).text
    back = unescape(re.findall(r'name="back" value="([^"]*)"', body)[-1])
    answer = visit.post("/duplicates/judge", {"a": pair[0], "b": pair[1], "verdict": verdict, "back": back})
    assert (answer.status_code, answer.headers["location"]) == (303, "/duplicates?country=IQ")
    assert (frozenset(pair) in links(visit)) is stays
    assert ("cannot be told" in visit.get(f"/duplicates/pairs?{urlencode(LIST)}").text) is stays


def test_after_a_merge_the_list_says_what_came_of_it(register: Register, visit: Visit, pair: tuple[str, str]) -> None:
    answer = visit.post("/duplicates/judge", {"a": pair[0], "b": pair[1], "verdict": "same", "back": "country=IQ"})
    now = register.incident(pair[1]).id
    assert answer.headers["location"] == f"/duplicates?country=IQ&done={now}"
    assert f'href="/incident/{now}"' in visit.get(answer.headers["location"]).text
    assert 'role="status"' in visit.get(f"/duplicates?done={now}").text
    assert 'role="status"' not in visit.get("/duplicates?done=javascript:alert(1)").text.split("<main")[1]


def test_nobody_is_sent_elsewhere(visit: Visit, pair: tuple[str, str]) -> None:
    answer = visit.post("/duplicates/judge", {"a": pair[0], "b": pair[1], "verdict": "unsure", "back": "https://elsewhere.example/?x=1"})
    assert answer.headers["location"].startswith("/duplicates")


def test_the_page_looks_its_pairs_up_by_itself(serve, open_page, register: Register, pair: tuple[str, str]) -> None:
    register.judge(*(register.incident(name).events[0].key for name in pair), None, Act("tests"))
    page = open_page(f"{serve().address}/duplicates?country=IQ", "ar")
    page.wait_for_selector("table.pairs")
    page.locator("table.pairs a.button").first.click()
    page.wait_for_selector(".fall rect")
    page.keyboard.press("d")
    page.wait_for_url("**/duplicates?country=IQ")
