"""Counts in the plain wordings that a grammar of reports found lost, beside wordings that look like them and count otherwise."""

from __future__ import annotations

import pytest

from waqai.knowledge import load_packs
from waqai.mentions.counts import find_counts
from waqai.mentions.lexicon import Lexicon
from waqai.mentions.sight import Sight
from waqai.text import read
from waqai.text.numerals import find_numerals

SHORT = {"killed": "K", "wounded": "W", "killed_or_wounded": "KW", "abducted": "A"}

SUBJECT_FIRST = {
    "وكان 14 عاملا، بينهم ثلاث نساء، قد قتلوا": "K14",
    "وكان شرطي وحارس قد قتلا في الكمين": "K2",
    "إن سبعة أجانب وحارسين اثنين قتلوا": "K9",
    "قالت إن عاملين وأربعة حراس قتلوا في القصف": "K6",
    "النقيب سالم العاني وثلاثة من أفراد حمايته قتلوا أمس": "K4",
    "الرائد سالم العاني وزوجته استشهدا في الغارة": "K2",
    "إن 23 امرأة قتلن في القصف": "K23",
    "إن الشاب حسن علي قتل فيما أصيب أخوه": "K1 W1",
    "إن القاضي سالم العاني قتل وأصيب أربعة حراس": "K1 W4",
    "إن الشاب سالم العاني البالغ من العمر 19 عاما قتل أمس": "K1",
    "إن خمسة مسلحين قتلوا حارسين": "K2",
    "إن المسلحين قتلوا ثلاثة حراس": "K3",
}

NOUNS = {
    "سقط خمسة قتلى وجريح": "K5 W1",
    "خلف القصف 12 قتيلا وجريحين": "K12 W2",
    "خلف القصف أمس على البلدة قتيلا واحدا وجريحين": "K1 W2",
    "والحصيلة شهيد وثلاثة جرحى": "K1 W3",
    "قتيل و10 جرحى في غارة": "K1 W10",
    "خلف القصف 50 قتيلا وجريحا": "KW50",
    "قال إن 20 مدنيا سقطوا بين قتيل وجريح": "KW20",
    "أردى الجيش سبعة عناصر من التنظيم قتلى": "K7",
}

FORCES = {
    "قضى الجيش على خمسة متطرفين": "K5",
    "قضت قوات الأمن أمس على مسلح": "K1",
    "حيدت القوات العراقية 12 مسلحا": "K12",
    "صرعت الشرطة إرهابيين اثنين": "K2",
    "أعلن الجيش القضاء على خمسة عشر متطرفا": "K15",
    "قضى الجيش على البنية التحتية للتنظيم": "",
    "قتل مسلح برصاص الجيش العراقي": "K1",
}

DEEDS = {
    "قتل انفجار سيارة مفخخة جنديا": "K1",
    "قتلت غارة جوية مدنيين وأصابت اثنين آخرين": "K2 W2",
    "قتل في قصف مدفعي في بلدة السهل مدني وثلاثة عمال": "K4",
    "إن الشاب سالم العاني قتل برصاص مجهولين أمس": "K1",
    "قتل في كمين شمال السهل أحد الجنود": "K1",
    "قضى العقيد سالم علي وثلاثة من مرافقيه في غارة": "K4",
    "قضى القاضي سالم علي بسجن المتهم": "",
    "فارق 11 عاملا، بينهم طفل، الحياة": "K11",
    "مقتل شرطيين اثنين وإصابة آخرين اثنين": "K2 W2",
    "مقتل خمسة من أسرة واحدة وإصابة عدد آخر": "K5 W2+",
    "إصابة ثمانية بجروح، وفق مسؤول محلي": "W8",
    "توفي عاملان متأثرين بجراحهما التي أصيبا بها في القصف": "K2",
}

NOBODY = {
    "انفجر اللغم من غير وقوع إصابات": "W0",
    "وكانت الأضرار مادية فقط": "K0 W0",
    "تسبب الانفجار بأضرار مادية فقط": "K0 W0",
    "سقط عدد غير محدد من القتلى": "K2+",
}


def told(text: str) -> str:
    """The counts as a line: «K3 W2+» is three killed and at least two wounded."""
    seen = read(text)
    sight = Sight(seen, LEXICON.find(seen.tokens), find_numerals(seen.tokens))
    found = [c for s in seen.sentences for c in find_counts(sight, s.start, s.end)]
    return " ".join(f"{SHORT[c.kind]}{c.low}" + ("" if c.high == c.low else "+" if c.high is None else f"-{c.high}") for c in found)


LEXICON = Lexicon(load_packs())


@pytest.mark.parametrize(("text", "line"), {**SUBJECT_FIRST, **NOUNS, **FORCES, **DEEDS, **NOBODY}.items())
def test_a_plain_toll(text: str, line: str) -> None:
    assert told(text) == line


def test_a_source_between_dashes_is_no_dateline() -> None:
    assert [s.kind for s in read("مقتل ثلاثة جنود - وفق مصادر محلية - في غارة على البلدة القديمة أمس").sentences] == ["body"]
    assert [s.kind for s in read("بغداد - أعلنت وزارة الداخلية اليوم مقتل ثلاثة جنود في غارة").sentences] == ["dateline", "body"]
