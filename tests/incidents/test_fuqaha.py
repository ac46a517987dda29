"""Four reports of one attack, in our own words, that disagree as papers do: read by the coder, fused into one incident."""

from __future__ import annotations

from datetime import date

import pytest

from waqai import Coder
from waqai.incidents import fuse, reports_of
from waqai.model import Count, Document, Incident, ReportKey
from waqai.outputs import line_of

REPORTS = (
    ("raid", "daily", date(2019, 4, 9), "هجوم على بلدة الفقهاء",
     "قال شهود عيان إن مسلحين من تنظيم داعش هاجموا فجر اليوم الثلاثاء بلدة الفقهاء وسط ليبيا على متن 15 سيارة، وقتلوا شخصين بينهم"
     " قائد الحرس البلدي، وأحرقوا عددا من المنازل."),
    ("taken", "evening", date(2019, 4, 9), "خطف في الفقهاء",
     "أفاد مصدر أمني بأن تنظيم داعش شن هجوما على بلدة الفقهاء فجر الثلاثاء أسفر عن مقتل اثنين من الأهالي وخطف قائد الحرس البلدي."),
    ("three", "agency", date(2019, 4, 10), "مقتل ثلاثة في الفقهاء",
     "قُتل ثلاثة أشخاص في هجوم شنه تنظيم داعش أمس الثلاثاء على بلدة الفقهاء في الجفرة وسط ليبيا، وأعدم المسلحون قائد الحرس البلدي أمام بيته،"
     " بحسب مسؤول محلي."),
    ("claim", "weekly", date(2019, 4, 11), "حصيلة الفقهاء",
     "أعلن تنظيم داعش مسؤوليته عن هجوم على بلدة الفقهاء الليبية يوم الثلاثاء الماضي، قال إنه أسفر عن مقتل أربعة أشخاص وإحراق 15 سيارة."),
)  # fmt: skip


@pytest.fixture(scope="module")
def incidents() -> list[Incident]:
    coder, reports = Coder(), []
    for name, source, published, title, text in REPORTS:
        document = Document(name, text, title, published, source)
        reports += reports_of(line_of(coder.code_document(document), document))
    return fuse(reports)


@pytest.fixture(scope="module")
def incident(incidents: list[Incident]) -> Incident:
    return incidents[0]


def test_they_are_one_incident(incidents: list[Incident]) -> None:
    assert [found.members for found in incidents] == [tuple(sorted(ReportKey(name, 1) for name, *_ in REPORTS))]
    assert incidents[0].sources == 4


def test_the_toll_keeps_its_span_and_the_claim_does_not_raise_it(incident: Incident) -> None:
    assert incident.counts["killed"] == Count("killed", 2, 3, 4)
    told = {version.report.document: (version.value, version.stance) for version in incident.versions["killed_min"]}
    assert told == {"raid": (2, "witness"), "taken": (2, "official"), "three": (3, "official"), "claim": (4, "claim")}
    assert "killed" in incident.conflicts


def test_each_source_keeps_what_it_says_of_the_commander(incident: Incident) -> None:
    assert {version.value for version in incident.versions["type"]} == {"armed_attack"}  # whom raiders put to death is part of the raid
    assert [(version.report.document, version.value) for version in incident.versions["abducted"]] == [("taken", 1)]
    assert [(version.report.document, version.value) for version in incident.versions["damage"]][-1] == ("claim", ["15 cars"])
    assert incident.tactic == "armed_attack"


def test_claim_and_confirmation_stand_apart(incident: Incident) -> None:
    assert incident.claimed_by == ("Islamic State",)
    assert incident.confirmed_by == ("official", "witness")
    assert [(version.report.document, version.reporter) for version in incident.versions["claimed_by"]] == [("claim", "Islamic State")]


def test_day_place_and_sides(incident: Incident) -> None:
    assert (incident.when.earliest, incident.when.latest, incident.when.basis) == (date(2019, 4, 9), date(2019, 4, 9), "text")
    assert incident.where is not None
    assert (incident.where.country, incident.where.name_ar) == ("LY", "بلدة الفقهاء")
    assert incident.attackers == ("Islamic State",)


def test_every_merge_explains_itself(incident: Incident) -> None:
    assert len(incident.links) == 3
    for link in incident.links:
        assert link.probability > 0.9
        assert {"base", "place", "day", "killed"} <= {feature.name for feature in link.features}
