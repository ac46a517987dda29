"""Words of death that tell no toll of the news: what is vowed or feared, bodies that change hands, wounded who are cared for; and counts
that were once lost or doubled beside them.
"""

from __future__ import annotations

import pytest

from waqai.knowledge import load_packs
from waqai.mentions.counts import CasualtyMention, find_counts
from waqai.mentions.lexicon import Lexicon
from waqai.mentions.sight import Sight
from waqai.text import read
from waqai.text.numerals import find_numerals

LEXICON = Lexicon(load_packs())
SHORT = {"killed": "K", "wounded": "W", "killed_or_wounded": "KW", "abducted": "A"}


def counts(text: str) -> list[CasualtyMention]:
    document = read(text)
    sight = Sight(document, LEXICON.find(document.tokens), find_numerals(document.tokens))
    return find_counts(sight, 0, len(document.tokens))


def told(text: str) -> str:
    """«K3 W2+» is three killed and at least two wounded; an aside is in brackets."""
    parts = []
    for c in counts(text):
        line = f"{SHORT[c.kind]}{c.low}" + ("" if c.high == c.low else "+" if c.high is None else f"-{c.high}")
        parts.append(f"({line})" if c.aside else line)
    return " ".join(parts)


CASES = {
    # what is vowed, feared or rumoured, beside what came about
    "لن نتوقف إلا بالقضاء على آخر متمرد في الجبال": "",
    "قتل الحرس آخر المهاجمين المتحصنين في الفندق": "K1",
    "استمر الحصار حتى مقتل آخر مسلح في المدرسة": "K1",
    "دعا إلى تكثيف الضربات للقضاء على تنظيم داعش الإرهابي": "",
    "تمكن الجنود من القضاء على خمسة إرهابيين في الغابة": "K5",
    "أدت العملية للقضاء على ستة متمردين": "K6",
    "عبوة كانت ستودي بحياة كثيرين من المارة": "",
    "أودت العبوة بحياة ثلاثة من المارة": "K3",
    "غارات ستؤدي إلى مقتل مدنيين أبرياء": "",
    "ضربات تثير الغضب وقد تسفر عن مقتل مدنيين": "",
    "قال إنه تعرض للتهديد بقتله على يد المسلحين": "",
    "شائعات تحدثت عن سقوط عشرات القتلى بين الجنود": "",
    "نفى الفصيل مسؤوليته عن مقتل جنديين قرب المعبر": "K2",
    "القضاء على مسلح في الغابة": "K1",
    "في حال فشل الخطة والقضاء على عناصر التنظيم في المدينة": "",
    "كما حصل العام الماضي عندما استشهد مزارعون عند السياج": "(K2+)",
    "شكل سجنه مصيرا مختلفا عما أصاب إخوته": "",
    "لقي 420 شخصا مصرعهم خلال شهر ونصف في الإقليم": "(K420)",
    # bodies that change hands, wounded who are cared for
    "سلم الفصيل جثث تسعة عناصر من الجيش إلى الهلال الأحمر": "(K9)",
    "تبادل الطرفان جثامين ستة قتلى عند المعبر": "(K6)",
    "نقل المسعفون ست جثث من تحت الأنقاض": "K6",
    "نقلت الوزارة عددا من جرحى الحرب إلى الخارج": "(W2+)",
    "خصصت المنظمة منحة لعلاج نحو 300 جريح": "(W300)",
    "نقل 30 جريحا إلى المستشفى بعد الانفجار": "W30",
    # «دون علم» denies nothing
    "جندوهم دون علم عائلاتهم، ثم سقط منهم أربعة قتلى": "K4",
    "انهار الجدار دون وقوع ضحايا": "K0 W0",
    # one named and those with him, in figures
    "مقتل أبو سعيد الشامي و14 مسلحا آخرين من التنظيم": "K15",
    "قتل آمر الكتيبة سالم العاني و6 جنود آخرين": "K7",
    "قتلت الغارة 14 مسلحا آخرين": "K14",
    # of whom the kin are
    "قال الفتى: أصيب والدي برصاصة في كتفه": "W1",
    "قتل والدا الطفل في القصف": "K2",
    "أصيب شقيقا الشهيد خلال التشييع": "W2",
    # those whom they fought are not among them
    "إن حارسين أصيبا في اشتباك مع عشرات المسلحين": "W2",
    # how those told dead were hurt
    "وقتلته الشرطة بعد إصابته برصاصتين وأصابت اثنين من أقاربه": "K1 W2",
    "قتل الضابط الكبير في 15 مايو وقضى جراء إصابته في القتال": "K1",
    # the wounded are of the time of their dead
    "يأتي ذلك بعد ثلاثة أيام على الهجوم الذي أوقع 28 قتيلا و70 جريحا": "(K28) (W70)",
}


@pytest.mark.parametrize(("text", "line"), CASES.items())
def test_what_is_counted(text: str, line: str) -> None:
    assert told(text) == line


def test_the_wounded_told_with_a_newer_number_of_dead_are_newer_too() -> None:
    text = "تحدث عن ارتفاع عدد الضحايا وقال إن 64 من السكان قتلوا وأصيب 190 آخرون"
    assert [(c.kind, c.update) for c in counts(text)] == [("killed", True), ("wounded", True)]
