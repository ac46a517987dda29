"""Levels of comparisons, one case each, and that a pair is worth the same in either order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.incidents.comparing import COMPARISONS
from waqai.incidents.weights import load_weights
from waqai.model import Report, ReportKey

from .making import any_report, report, row, sketch, toll

WEIGHTS = load_weights()


def levels(one: dict[str, Any], other: dict[str, Any], **more: Any) -> dict[str, str | None]:
    a, b = sketch(report("a", one)), sketch(report("b", other, **more))
    return {name: compare(a, b) for name, compare in COMPARISONS.items()}


@pytest.mark.parametrize(
    ("name", "one", "other", "level"),
    [
        ("place", {}, {}, "same place"),
        ("place", {"place": "taiz"}, {"place": "mokha"}, "farther than 80 km"),
        ("place", {}, {"place": "diyala"}, "one inside the other"),
        ("place", {"place": "taiz"}, {"place": "yemen"}, "country alone in one"),
        ("place", {"place": "taiz"}, {"place": "village"}, "same governorate, other name"),
        ("place", {"place": "village"}, {"place": "village"}, "same name"),
        ("place", {}, {"place": "taiz"}, "other country"),
        ("place", {}, {"place": "nowhere"}, "no place in one"),
        ("day", {}, {}, "same day"),
        ("day", {}, {"day": "2019-04-08"}, "1 day apart, both said"),
        ("day", {}, {"day": "2019-04-08", "date_basis": "publication"}, "1 day apart, one not said"),
        ("day", {}, {"date_start": "2019-04-08", "date_basis": "publication"}, "days overlap, one said"),
        ("day", {}, {"day": "2019-04-04"}, "3 to 7 days apart"),
        ("day", {}, {"date_start": "2019-03-01"}, "inside a longer stretch"),
        ("day", {}, {"day": None}, "no day in one"),
        ("day", {"day": None}, {"day": None}, "no day in both"),
        ("tactic", {}, {"type": "car_bomb"}, "same group of tactics"),
        ("tactic", {}, {"type": "abduction"}, "foreign tactics"),
        ("attackers", {"attacker": "Islamic State"}, {"attacker": "unknown"}, "attacker unknown in one"),
        ("attackers", {"attacker": "Islamic State"}, {"attacker": "Islamic State"}, "same attacker"),
        ("attackers", {"attacker": "Islamic State"}, {"attacker": "PKK"}, "other attacker"),
        ("targets", {"target": ["police", "civilians"]}, {"target": ["civilians", "police"]}, "several targets the same"),
        ("killed", toll(12), toll(12), "same number killed, 10 to 29"),
        ("killed", toll(12), toll(10, high=None), "dead in agreement, 10 to 29"),
        ("killed", toll(4), toll(40), "other number killed"),
        ("killed", toll(4), {}, "dead counted in one"),
        ("tolls", toll(4) | toll(9, what="wounded"), toll(4) | toll(9, what="wounded"), "dead and wounded both the same"),
        ("other figures", {"abducted": 7}, {"abducted": 7}, "another figure the same"),
        ("other figures", {"casualties_combined": 12}, toll(5) | toll(7, what="wounded"), "another figure the same"),
        ("weapon", {}, {"weapon": "rockets"}, "other weapon"),
        ("status", {}, {"status": "foiled"}, "happened and prevented"),
        ("campaign", {"campaign": "غزوة أ"}, {"campaign": "غزوة ب"}, "other campaign"),
        ("phase", {"type": "armed_clash", "evidence_ar": "وتم تحرير البلدة"}, {"type": "armed_clash"}, "ground taken in one"),
        ("words", {"evidence_ar": "عبوة أصابت دورية عند الجسر"}, {"evidence_ar": "عبوةٌ أصابت دوريةً عند الجسر"}, "same words"),
    ],
)
def test_level(name: str, one: dict[str, Any], other: dict[str, Any], level: str) -> None:
    assert levels(row(**one), row(**other))[name] == level


def test_a_toll_that_is_told_later_and_higher_is_an_update() -> None:
    earlier, later = row(**toll(12)), row(**toll(20))
    assert levels(earlier, later, told_on="2019-04-12")["killed"] == "dead rise as told later"
    assert levels(later, earlier, told_on="2019-04-12")["killed"] == "up to twice as many killed"


def test_an_article_cannot_tell_what_happens_after_it() -> None:
    assert levels(row(), row(), told_on="2019-04-08")["published"] == "told before the other happened"


def test_fighting_at_a_front_goes_on_and_a_bombing_is_one_deed() -> None:
    front = {"type": "armed_clash", "place": "taiz", "attacker": "Houthis", "target": ["Popular Resistance"]}
    assert levels(row(**front), row(**front))["nature"] == "fighting at a front, at one place"
    assert levels(row(**front), row(**front, day="2019-04-08"))["nature"] == "fighting at a front, at one place on another day"
    assert levels(row(), row())["nature"] == "single deeds, at one place"


def test_copies_are_known_by_their_article() -> None:
    a, b = sketch(report("a")), sketch(report("b", copy_of="a"))
    assert COMPARISONS["copies"](a, b) == "one article reprints the other"
    assert COMPARISONS["copies"](a, sketch(report("c"))) is None


two = st.tuples(any_report(ReportKey("a", 1)), any_report(ReportKey("b", 1)))


@given(two)
@settings(deadline=None)
def test_a_pair_is_worth_the_same_in_either_order_and_adds_up(pair: tuple[Report, Report]) -> None:
    a, b = map(sketch, pair)
    score = WEIGHTS.score(a, b)
    assert WEIGHTS.score(b, a) == pytest.approx(score)
    assert sum(feature.weight for feature in WEIGHTS.features(a, b)) == pytest.approx(score)


@given(two)
@settings(deadline=None)
def test_giving_up_early_loses_no_pair_that_scores_enough(pair: tuple[Report, Report]) -> None:
    a, b = map(sketch, pair)
    score, reached = WEIGHTS.score(a, b), WEIGHTS.reaching(a, b)
    assert (reached is not None) == (score >= WEIGHTS.threshold)
    assert reached is None or reached == pytest.approx(score)
