"""Whole fusion: judgements, order, ids, what each field is chosen from, and that part of the reports give part of the result."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.incidents import FIELD_KEYS, explain, fuse, fuse_each
from waqai.incidents.fusing import incident_id
from waqai.model import Incident, Judgement, Report, ReportKey

from .making import SAYERS, report, row, some_reports, toll

BOMB = row(**toll(3), evidence_ar="انفجار عبوة في سوق بعقوبة")


def judged(a: str, b: str, same: bool | None, when: str = "2019-05-01") -> Judgement:
    keys = [ReportKey(document, int(n or 1)) for document, _, n in (name.partition("/") for name in (a, b))]
    return Judgement(*keys, same, "ann", when)


def members(incidents: list[Incident]) -> list[list[str]]:
    return [["/".join(map(str, key)) for key in incident.members] for incident in incidents]


def one_of(*reports: Report) -> Incident:
    """The reports as one incident, whatever they score."""
    first, *others = reports
    [incident] = fuse(reports, [Judgement(first.key, each.key, True, "ann", f"2019-05-0{i + 1}") for i, each in enumerate(others)])
    return incident


def test_alike_reports_are_one_and_others_are_not() -> None:
    later = row(day="2019-04-02", **toll(8), evidence_ar="مقتل أفراد من الشرطة في كمين")
    found = fuse([report("a", BOMB), report("b", BOMB | toll(4)), report("c", later)])
    assert members(found) == [["a/1", "b/1"], ["c/1"]]
    assert found[0].links[0].probability == pytest.approx(explain(report("a", BOMB), report("b", BOMB | toll(4))).probability)


def test_judgements_hold_and_the_latest_on_a_pair_counts() -> None:
    reports = [report("a", BOMB), report("b", BOMB), report("c", row("taiz"))]
    assert members(fuse(reports, [judged("a", "b", False)])) == [["a/1"], ["b/1"], ["c/1"]]
    assert members(fuse(reports, [judged("b", "a", False), judged("a", "b", None, "2019-05-02")])) == [["a/1", "b/1"], ["c/1"]]
    [merged, alone] = fuse(reports, [judged("a", "c", True), judged("b", "c", False)])
    assert members([merged, alone]) == [["a/1", "c/1"], ["b/1"]]
    assert (merged.links[0].judged_by, merged.links[0].probability) == ("ann", 1.0)
    assert members(fuse(reports, [judged("a", "z", True)])) == [["a/1", "b/1"], ["c/1"]]


def test_of_two_judgements_that_cannot_both_hold_the_later_holds() -> None:
    reports = [report("a", row()), report("b", row("taiz")), report("c", row("mokha", "2018-01-01"))]
    words = [judged("a", "b", True, "2019-05-01"), judged("b", "c", True, "2019-05-02"), judged("a", "c", False, "2019-05-03")]
    assert members(fuse(reports, words)) == [["a/1"], ["b/1", "c/1"]]


def test_one_event_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="event 1 of a stands there twice"):
        fuse([report("a"), report("a")])


def test_an_id_hangs_on_the_first_member_alone() -> None:
    [alone] = fuse([report("a", BOMB)])
    [more] = fuse([report("a", BOMB), report("b", BOMB)])
    assert alone.id == more.id == incident_id([ReportKey("a", 1)])


def test_every_version_stays_with_its_reporter_and_stance() -> None:
    made = [report(f"a{i}", row(**toll(i + 1), reported_by=sayer, attacker="Islamic State")) for i, sayer in enumerate(SAYERS.values())]
    incident = one_of(*made)
    told = [(version.value, version.reporter, version.stance, version.outlet) for version in incident.versions["killed_min"]]
    assert told == [(i + 1, sayer, stance, f"paper a{i}") for i, (stance, sayer) in enumerate(SAYERS.items())]
    assert incident.confirmed_by == ("news", "official", "monitor", "witness")
    assert set(incident.rules) <= set(FIELD_KEYS) and set(incident.conflicts) <= set(FIELD_KEYS)


def test_copies_count_once() -> None:
    agency = row(**toll(3), reported_by="وكالة رويترز")
    quoted = row(**toll(3), evidence_ar="عبوة أصابت دورية عند الجسر القديم")
    reports = [report("a", agency), report("b", agency), report("c", quoted), report("d", quoted), report("e", row(), copy_of="d")]
    incident = one_of(*reports)
    assert (len(incident.members), incident.sources) == (5, 2)
    assert {version.report.document: version.copy_of for version in incident.versions["status"]} == {
        "a": None, "b": "a", "c": None, "d": "c", "e": "d",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "field", "expected"),
    [
        ([{}, {"type": "car_bomb"}, {"type": "car_bomb"}], "tactic", "car_bomb"),
        ([{"type": "other"}, {"type": "other"}, {}], "tactic", "bombing_ied"),
        ([{"status": "background"}, {"status": "background"}], "status", "background"),
        ([{"status": "background"}, {}], "status", "actual"),
        ([{"status": "denied"}, {"status": "denied"}, {}], "status", "denied"),
        ([{"attacker": "gunmen"}, {"attacker": "gunmen"}, {"attacker": "Islamic State"}], "attackers", ("Islamic State",)),
        ([{"attacker": "Houthis"}, {"attacker": "Houthis and Saleh forces"}], "attackers", ("Houthis", "Saleh forces")),
        ([{}, {}], "attackers", ()),
        ([{"target": ["police"]}, {"target": ["civilians", "police"]}], "targets", ("police", "civilians")),
        ([{"attacker": "Houthis", "target": ["police"]}, {"target": ["Houthis", "civilians"]}], "targets", ("police", "civilians")),
        ([{"weapon": None}, {"weapon": "car bomb"}], "weapon", "car bomb"),
        ([{"damage": ["1 house"]}, {"damage": ["2 cars", "1 house"]}], "damage", ("1 house", "2 cars")),
        ([{"claimed_by": "Islamic State"}, {}], "claimed_by", ("Islamic State",)),
        ([{"attributed_by": "الشرطة"}, {}], "attributed_by", ("الشرطة",)),
    ],
)
def test_field(rows: list[dict[str, Any]], field: str, expected: Any) -> None:
    incident = one_of(*(report(f"a{i}", row(**more)) for i, more in enumerate(rows)))
    assert getattr(incident, field) == expected


def test_days_said_in_words_go_before_days_of_publication() -> None:
    guessed = row(date_start="2019-04-09", date_end="2019-04-10", date_basis="publication")
    incident = one_of(report("a", guessed), report("b", guessed), report("c", row(day="2019-04-10")))
    assert (incident.when.earliest, incident.when.latest, incident.when.precision) == (date(2019, 4, 10), date(2019, 4, 10), "day")
    assert not incident.when.conflict
    apart = one_of(report("a", row(day="2019-04-08")), report("b"))
    assert apart.when.conflict
    assert "date" in apart.conflicts


def test_the_place_is_never_finer_than_a_source_says_and_whole() -> None:
    incident = one_of(report("a", row("diyala")), report("b", row("diyala")), report("c", row("baqubah")))
    assert incident.where is not None
    assert (incident.where.name_ar, incident.where.lat, incident.where.precision) == ("بعقوبة", 33.75, 2)
    only = one_of(report("a", row("diyala")), report("b", row("yemen")))
    assert only.where is not None
    assert (only.where.lat, only.where.precision) == (None, 4)
    assert one_of(report("a", row("nowhere")), report("b", row("nowhere"))).where is None


def test_a_vaguer_source_contradicts_nobody() -> None:
    vague = row("diyala", attacker="gunmen", target=[], weapon=None, **toll(2, high=None))
    assert one_of(report("a", row(**toll(3), attacker="Islamic State")), report("b", vague)).conflicts == ()


def test_confidence_grows_with_independent_sources_and_falls_with_a_doubtful_link() -> None:
    sure = BOMB | {"confidence": {"row": 0.6}}
    [alone] = fuse([report("a", sure)])
    [two] = fuse([report("a", sure), report("b", sure | {"evidence_ar": "عبوة في سوق بعقوبة توقع قتلى"})])
    copies = one_of(report("a", sure), report("b", sure, copy_of="a"))
    assert (alone.confidence, copies.confidence) == (pytest.approx(0.6), pytest.approx(0.6))
    assert two.confidence == pytest.approx(0.84 * two.links[0].probability)


@given(some_reports(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_order_does_not_matter_and_each_cluster_alone_gives_the_same_incident(reports: list[Report], random: Any) -> None:
    found = fuse(reports)
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert fuse(shuffled) == found == list(fuse_each(reports))
    assert sorted(key for incident in found for key in incident.members) == sorted(each.key for each in reports)
    for incident in found:
        assert fuse([each for each in reports if each.key in incident.members]) == [incident]
        incident.to_row()


@given(some_reports(5), st.data())
@settings(deadline=None, max_examples=60)
def test_what_is_judged_apart_never_meets(reports: list[Report], data: st.DataObject) -> None:
    keys = sorted(each.key for each in reports)
    pairs = [(a, b) for i, b in enumerate(keys) for a in keys[:i]]
    if not pairs:
        return
    words = [
        Judgement(a, b, data.draw(st.booleans()), "ann", f"2019-05-{i:02}")
        for i, (a, b) in enumerate(data.draw(st.lists(st.sampled_from(pairs), max_size=4, unique=True)), 1)
    ]
    home = {key: n for n, incident in enumerate(fuse(reports, words)) for key in incident.members}
    assert all(home[word.a] != home[word.b] for word in words if not word.same)
    if all(word.same for word in words):
        assert all(home[word.a] == home[word.b] for word in words)


def test_one_source_agrees_with_nobody() -> None:
    only = one_of(report("a", row(target=["police"])))
    assert {field: rule for field, rule in only.rules.items() if "agree" in rule} == {}
