"""Which of several deeds told before it a claim is of, and claims in the first person or at the end of the sentence that tells the deed."""

from __future__ import annotations

import pytest

from .coding import coded, only


def _claims(text: str) -> dict[str, str | None]:
    return {e.where.name_ar if e.where is not None else "": e.claimed_by for e in coded(text, "2016-05-20")}


def test_both_deeds_told_last_where_a_group_owns_to_two() -> None:
    told = "قتل خمسة جنود في هجوم على قاعدة في قندوز أمس. وفي هلمند، قتل شرطيان في تفجير. وقالت طالبان إن الحركة تقف وراء الهجومين."
    assert _claims(told) == {"قندوز": "Taliban", "هلمند": "Taliban"}


@pytest.mark.parametrize(
    ("claim", "claimed", "other"),
    [
        ("وتبنت حركة طالبان الهجوم على القاعدة.", "قندوز", "غزني"),
        ("وتبنت حركة طالبان هجوم قندوز.", "قندوز", "غزني"),
        ("وأعلنت حركة طالبان مسؤوليتها عن العملية.", "غزني", "قندوز"),
    ],
)
def test_a_claim_that_names_a_thing_or_a_place_is_of_the_deed_there(claim: str, claimed: str, other: str) -> None:
    told = f"قتل خمسة جنود في هجوم على قاعدة عسكرية في قندوز أمس.\nوقتل شرطي بالرصاص في غزني.\n{claim}"
    assert _claims(told) == {claimed: "Taliban", other: None}


def test_a_bombing_is_claimed_though_a_shooting_was_told_after_it() -> None:
    told = "قتل سبعة في تفجير عبوة ناسفة في كركوك أمس.\nوفي تكريت قتل شرطي بالرصاص.\nوتبنى تنظيم الدولة الإسلامية التفجير."
    assert _claims(told) == {"كركوك": "Islamic State", "تكريت": None}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("قالت حركة الشباب: هاجمنا قاعدة للقوات الإثيوبية في حلغن أمس وقتلنا 60 جنديا.", "al-Shabaab"),
        ("قصف حزب الله قاعدة ميرون بالصواريخ أمس، وفق ما أعلن في بيان.", "Hezbollah"),
        ("أعلن زعيم بوكو حرام أبو بكر شيكاو في شريط مصور أن جماعته خطفت أمس تلميذات من شيبوك.", "Boko Haram"),
    ],
)
def test_a_group_tells_its_own_deed(text: str, group: str) -> None:
    event = only(text, "2016-05-20")
    assert event.attackers == (group,) and event.claimed_by == group


def test_another_who_announces_it_is_no_claimant() -> None:
    event = only("قصف حزب الله قاعدة ميرون بالصواريخ أمس، وفق ما أعلن الجيش الإسرائيلي في بيان.", "2024-02-05")
    assert event.claimed_by is None


def test_soldiers_of_a_foreign_base_are_not_the_lands_own() -> None:
    event = only("هاجمت حركة الشباب قاعدة للقوات الإثيوبية في حلغن أمس وقتلت 60 جنديا.", "2016-05-20")
    assert event.targets == ("Ethiopian forces",)


@pytest.mark.parametrize(
    "text",
    ["قتل رقيب في الشرطة برصاص مسلحين في عدن أمس.", "استشهد عقيد بالشرطة في انفجار عبوة بسيارته في الفلوجة أمس."],
)
def test_a_rank_in_the_police_is_police(text: str) -> None:
    assert only(text, "2016-05-20").targets == ("police",)


def test_tanks_and_guns_over_gaza_are_israels() -> None:
    assert only("أطلقت الدبابات قذائفها على منازل المواطنين شرق خان يونس أمس.", "2016-05-20").attackers == ("Israeli forces",)
