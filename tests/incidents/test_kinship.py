"""Who fights whom where, in the year of an incident."""

from __future__ import annotations

from waqai.incidents.kinship import load_kinship


def test_foes_are_those_of_the_year() -> None:
    kin = load_kinship()
    rebels = kin.party("Syrian rebels", "SY", 2016)
    assert kin.party("Syrian Armed Forces", "SY", 2016).sides <= rebels.foes
    assert not kin.party("Syrian rebels", "SY", 2026).foes & kin.party("Syrian Armed Forces", "SY", 2016).sides
    assert kin.party("Turkish Armed Forces", "SY", 2018).foes > kin.party("Turkish Armed Forces", "SY", 2015).foes


def test_without_a_year_whoever_fought_there_counts() -> None:
    kin = load_kinship()
    assert kin.party("Syrian rebels", "SY").foes >= kin.party("Syrian rebels", "SY", 2016).foes
