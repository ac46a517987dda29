"""Claims told sentences away from their deed: whose they are, which of several rows they mean, and what is no claim."""

from __future__ import annotations

import pytest
from tests.events.coding import coded, coder

BLAST = "قتل خمسة أشخاص أمس بتفجير عبوة في سوق بمدينة {town}.\nوقالت الشرطة إن التحقيق بدأ. وأغلقت المتاجر أبوابها.\n{claim}"


def claims(text: str, title: str | None = None) -> dict[str, str | None]:
    """Who claims what happened where."""
    rows = coder().code(text, title=title, published="2021-05-20").to_dict()["events"]
    assert isinstance(rows, list)
    return {row["place_ar"]: row["claimed_by"] for row in rows}


@pytest.mark.parametrize(
    ("town", "claim", "who"),
    [
        ("بعقوبة", "وتبنى تنظيم «داعش» الجريمة عبر وكالة أعماق.", "Islamic State"),
        ("بعقوبة", "ونشر تنظيم الدولة الإسلامية بيانا تبنى فيه قتل خمسة من الجنود في بعقوبة.", "Islamic State"),
        ("نصيبين", "وأقر حزب العمال الكردستاني بالوقوف خلف التفجير.", "PKK"),
        ("قندهار", "وقال المتحدث باسم طالبان في رسالة نصية إن مقاتلي الحركة هم من نفذوا التفجير.", "Taliban"),
        ("قندهار", "وفي رسالة على تلغرام قال متحدث باسم طالبان إن العملية من تنفيذ مقاتليها.", "Taliban"),
        ("موبتي", "ولم يتأخر تبني جماعة نصرة الإسلام والمسلمين للتفجير.", "JNIM"),
        (
            "كويتا",
            "واتصل شخص قدم نفسه على أنه ناطق باسم جيش تحرير بلوشستان معلنا مسؤولية جماعته عن تفجير السوق.",
            "Balochistan Liberation Army",
        ),
        ("بيدوا", "وبث موقع صومالي بيانا لحركة الشباب تتبنى فيه العملية.", "al-Shabaab"),
    ],
)
def test_a_claim_is_found_far_from_its_deed(town: str, claim: str, who: str) -> None:
    [row] = [event.to_row() for event in coded(BLAST.format(town=town, claim=claim))]
    assert (row["claimed_by"], row["attacker"]) == (who, who)


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("خمسة قتلى بتفجير في بعقوبة و«داعش» يتبنى", "Islamic State"),
        ('خمسة قتلى بتفجير في بعقوبة.. و"تنظيم الدولة" يعلن مسؤوليته', "Islamic State"),
        ("تنظيم الدولة الإسلامية يتبنى تفجير بعقوبة", "Islamic State"),
        ("تفجير في بعقوبة يقتل خمسة", None),
    ],
)
def test_a_headline_claims_what_the_text_tells(title: str, who: str | None) -> None:
    assert set(claims(BLAST.format(town="بعقوبة", claim=""), title).values()) == {who}


def test_the_deed_claimed_is_known_by_its_kind_its_place_and_what_was_struck() -> None:
    told = "اغتال مسلحون ضابطا أمس في مدينة كويتا. وقتل أربعة أشخاص بانفجار قنبلة في سوق بمدينة بيشاور."
    two = told + "\nوأعلنت حركة طالبان باكستان مسؤوليتها عن {}."
    assert claims(two.format("تفجير السوق")) == {"مدينة كويتا": None, "مدينة بيشاور": "Pakistani Taliban"}
    assert claims(two.format("اغتيال الضابط")) == {"مدينة كويتا": "Pakistani Taliban", "مدينة بيشاور": None}
    both = "قتل ثلاثة جنود أمس بانفجار عبوة في كركوك. وقتل شرطيان في هجوم مسلح على حاجز في تكريت.\nوتبنى تنظيم داعش هجوم {}."
    assert claims(both.format("كركوك")) == {"كركوك": "Islamic State", "تكريت": None}
    assert claims(both.format("تكريت")) == {"كركوك": None, "تكريت": "Islamic State"}


def test_as_many_deeds_are_claimed_as_the_claim_counts() -> None:
    three = (
        "قتل ثلاثة جنود أمس بانفجار عبوة في كركوك. وقتل شرطيان في هجوم على حاجز في تكريت. وأصيب أربعة بانفجار سيارة مفخخة في بعقوبة.\n{}"
    )
    assert set(claims(three.format("وتبنى تنظيم داعش الهجمات الثلاث.")).values()) == {"Islamic State"}
    assert list(claims(three.format("وتبنى تنظيم داعش معظم الهجمات.")).values()).count("Islamic State") <= 1


@pytest.mark.parametrize(
    "claim",
    [
        "وامتنع تنظيم الدولة الإسلامية عن تبني التفجير.",
        "وقال المحافظ إنه لم يتسلم أي إعلان مسؤولية من تنظيم الدولة الإسلامية عن التفجير.",
        "وعادة ما يعلن تنظيم الدولة الإسلامية مسؤوليته عن هجمات كهذه.",
        "وحمل المحافظ تنظيم الدولة الإسلامية المسؤولية عن التفجير.",
        "وسبق أن تبنى تنظيم الدولة الإسلامية تفجيرات في المدينة.",
        "وقال مسؤول إن مقاتلي تنظيم الدولة الإسلامية هم من نفذوا الهجوم.",
        "وتبنى مجلس الأمن قرارا يدين الهجوم الذي شنه تنظيم الدولة الإسلامية.",
    ],
)
def test_what_others_say_of_a_group_or_what_it_did_before_is_no_claim(claim: str) -> None:
    assert not any(row.claimed_by for row in coded(BLAST.format(town="بعقوبة", claim=claim)))


def test_a_communique_claims_what_it_tells() -> None:
    text = "بعون الله تمكن مجاهدونا أمس من تفجير عبوة في دبابة صهيونية شرق مدينة خان يونس وقتل أربعة جنود."
    assert set(claims(text, "بلاغ عسكري صادر عن كتائب الشهيد عز الدين القسام").values()) == {"Hamas"}
    assert set(claims("أصيب جندي أمس بإطلاق نار على دورية في بلدة عرسال.", "بيان صادر عن الجيش اللبناني").values()) == {None}


def test_a_group_that_says_we_did_it() -> None:
    live = "منذ ساعة\n{}\nمنذ ساعتين\nقال وزير إن المفاوضات مستمرة."
    assert set(claims(live.format("القسام: قصفنا مدينة عسقلان برشقة صاروخية"), "تغطية مباشرة").values()) == {"Hamas"}
    tank = live.format("سرايا القدس: استهدفنا دبابة إسرائيلية في مدينة رفح بقذيفة")
    [row] = [event.to_row() for event in coded(tank)]
    assert (row["claimed_by"], row["attacker"]) == ("Palestinian Islamic Jihad",) * 2


def test_words_of_a_groups_name_tell_no_violence() -> None:
    rows = coded("فجرت امرأة نفسها أمس أمام مركز للشرطة في اسطنبول وقتل شرطيان.\nوتبنت الجبهة الثورية لتحرير الشعب العملية في بيان.")
    assert [(r.tactic, r.claimed_by) for r in rows] == [("suicide_bombing", "DHKP-C")]


def test_a_claim_behind_a_denied_toll() -> None:
    text = "سقطت خمسة صواريخ أمس على محيط قاعدة قرب مدينة أربيل ولم تسجل إصابات، وتبنت مجموعة تطلق على نفسها «أحرار سنجار» الهجوم."
    assert set(claims(text).values()) == {"Ahrar Sinjar"}


def test_barrels_are_dropped_by_the_syrian_army_whatever_flew_them() -> None:
    [row] = [event.to_row() for event in coded("ألقت الحوامات صباح أمس 12 برميلا على بلدة داعل وجرحت أربعة.", "2015-08-05")]
    assert (row["type"], row["attacker"]) == ("air_strike", "Syrian Armed Forces")
