"""Constructions that news of the Levant, Iraq and Yemen uses often, in sentences of our own: what rows each gives.

A case is the rows that must come out, parted by «;», each «type / place / attacker / target / killed / wounded» with «?» for what is left
open and «-» for no number, and the text; counter-examples stand beside them.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.events.coding import assert_rows, coder

from waqai.text import fold_phrase


def rows(text: str) -> list[dict[str, object]]:
    events = coder().code(text, published=date(2021, 5, 20)).events
    return [e.to_row() for e in events if e.status != "background"]


def matches(wanted: str, row: dict[str, object]) -> bool:
    kind, place, attacker, target, killed, wounded = [w.strip() for w in wanted.split("/")]
    told = {k: "-" if row[k] is None else str(row[k]) for k in ("killed_min", "wounded_min")}
    return (
        kind in ("?", row["type"])
        and (place == "?" or fold_phrase(place) in fold_phrase(str(row["place_ar"])))
        and attacker in ("?", row["attacker"])
        and (target == "?" or target in list(row["target"]))  # type: ignore[call-overload]
        and killed in ("?", told["killed_min"])
        and wounded in ("?", told["wounded_min"])
    )


CASES = [
    # names and words that are no places and no mines
    ("shooting / نابلس / unknown / police / 1 / -; ? / طولكرم / ? / ? / ? / ?",
     "قتل شرطي بالرصاص في نابلس أمس. وقالت مصادر إن منفذ عملية الدهس من سكان طولكرم."),
    ("? / منفذ رفح / ? / ? / 2 / ?", "قتل جنديان أمس في هجوم على منفذ رفح."),
    ("assassination / المكلا / unknown / ? / 1 / -", "قتل ضابط برصاص مجهولين أمس في المكلا، كبرى مدن الجنوب اليمني."),
    ("? / صيدا / ? / ? / 1 / ?", "قتل جندي أمس في انفجار عبوة في صيدا، كبرى مدن الجنوب."),
    ("bombing_ied / إربد / ? / ? / 2 / ?", "قتل شرطيان أمس في إربد بانفجار 12 كلغم من المتفجرات."),
    ("mine / إربد / ? / ? / 2 / ?", "قتل شرطيان أمس في إربد بانفجار لغم."),
    # the hospital where the dead lie is not where they fell
    ("? / حارة حريك / ? / ? / 2 / 31",
     "دوى انفجار صباح اليوم في حارة حريك. وتحدث الوزير عن شهيدين و31 جريحا، وقال إن الشهيدين هما في مستشفى الرسول."),
    # a sentence that opens with a verb and what it struck goes on with the subject before
    ("shelling / جرود القاع / Lebanese Army / ? / - / -",
     "عززت وحدات الجيش اللبناني مواقعها في عرسال. وقصفت مواقع المسلحين أمس في جرود القاع."),
    ("? / الرمادي / Iraqi forces / ? / ? / ?; shelling / التأميم / Iraqi forces / Islamic State / - / -",
     "واصلت القوات العراقية تقدمها في الرمادي أمس. وقصفت مواقع داعش في حي التأميم."),
    ("? / وادي حميد / Lebanese Army / ? / - / -; ? / عرسال / ? / Lebanese Army / ? / ?",
     "صد الجيش اللبناني هجوما للمسلحين في عرسال أمس. وقصف مواقعهم في وادي حميد."),
    # whose stronghold was bombed did not do it
    ("suicide_bombing / الضاحية الجنوبية لبيروت / unknown / civilians / 40 / -",
     "هز تفجيران انتحاريان أمس الضاحية الجنوبية لبيروت معقل حزب الله ما أسفر عن مقتل 40 شخصا."),
    ("air_strike / صعدة / Arab coalition / Houthis / - / -", "شن التحالف العربي غارات أمس على صعدة معقل الحوثيين."),
    # other deeds of the kind are laid at a group's door, not this one
    ("assassination / سيئون / unknown / ? / 1 / -",
     "اغتال مجهولون أمس عقيدا في الاستخبارات في مدينة سيئون. ولم تتبن أي جهة الهجوم، لكن الشرطة نسبت قبل أشهر هجمات مماثلة "
     "إلى تنظيم القاعدة."),
    ("assassination / سيئون / al-Qaeda / ? / 1 / -",
     "اغتال مسلحون أمس عقيدا في الاستخبارات في مدينة سيئون. ونسبت السلطات الهجوم إلى تنظيم القاعدة."),
    # who thinks a group answerable did not do it
    ("car_bomb / عفرين / PKK / civilians / 11 / -",
     "قتل 11 مدنيا في تفجير صهريج مفخخ في عفرين أمس. ورجحت قوى الأمن مسؤولية حزب العمال الكردستاني عن التفجير."),
    # who was stabbed stands behind «ل»
    ("armed_attack / القدس / ? / Israeli settlers / ? / ?", "قتل فتى فلسطيني أمس بعد تنفيذه عملية طعن لمستوطن في القدس."),
    # forces without a nation beside Israeli soldiers are theirs
    ("armed_attack / كريات أربع / Israeli forces / ? / ? / 1",
     "أصيب جندي إسرائيلي أمس في عملية طعن قرب مستوطنة كريات أربع. وأطلقت قوات الأمن النار على الشاب وقتلته."),
    # fire by its noun, with who fired before what was fired
    ("shooting / رام الله / Israeli forces / civilians / 1 / -", "استشهد شاب أمس بعد إطلاق قوات الاحتلال النار عليه قرب رام الله."),
    ("shooting / بيجي / Islamic State / ? / 1 / -", "قتل حارس أمس إثر إطلاق مسلحين من عناصر تنظيم داعش النار عليه في بلدة بيجي."),
    # planes of the state
    ("air_strike / دوما / Syrian Armed Forces / civilians / 18 / -",
     "قتل 18 شخصا في غارات نفذتها طائرات حكومية سورية أمس على مدينة دوما."),
    # the place of today's news, where other people died on another day
    ("arrest_raid / الكرك / ? / ? / 4 / -; armed_attack / الكرك / ? / ? / 10 / -",
     "قتل أربعة من الدرك أمس في مداهمة شقة في محافظة الكرك، حيث خلف هجوم على قلعة الأحد عشرة قتلى."),
    ("shooting / رفح / ? / police / 2 / -", "قتل شرطيان أمس في هجوم على حاجز في رفح، حيث أطلق مسلحون النار عليهما من سيارة."),
    # the lead names the town, a source the quarter
    ("assassination / المعلا / unknown / ? / 1 / -",
     "اغتال مسلحون اليوم ضابطا كبيرا في الاستخبارات في أحد أحياء مدينة عدن. وقال مسؤول إن مسلحين على دراجة نارية اغتالوا ضابطا برتبة "
     "عقيد قرب منزله في حي المعلا."),
    ("bombing_ied / حي العامل / ? / civilians / 3 / -",
     "قتل ثلاثة مدنيين في انفجار عبوة ناسفة في بغداد أمس. وقال مصدر في الشرطة إن عبوة كانت قرب مقهى انفجرت في حي العامل ما أدى إلى "
     "مقتل ثلاثة مدنيين."),
    ("? / بغداد / ? / ? / 3 / -; ? / حي العامل / ? / ? / 2 / -",
     "قتل ثلاثة مدنيين في انفجار عبوة ناسفة في بغداد أمس. وقال مصدر في الشرطة إن عبوة انفجرت في حي العامل ما أدى إلى مقتل جنديين."),
    # the two who were wounded die
    ("assassination / عدن / ? / ? / 3 / -",
     "قتل عقيد وأصيب اثنان من مرافقيه برصاص مسلحين في عدن أمس. وقال الناطق لاحقا إن المرافقين توفيا متأثرين بإصابتهما."),
    ("? / قندهار / ? / ? / 2 / -", "توفي جنديان أمس متأثرين بإصابتهما في هجوم في قندهار."),
    # a part of those counted before is no newer toll
    ("shelling / دوما / ? / ? / 32 / -",
     "قتل 32 شخصا في قصف على الغوطة الشرقية أمس. وأكد المرصد أن القتلى الذين سقطوا في دوما بينهم خمسة أطفال."),
    ("shelling / حي السكري / ? / ? / 11 / -",
     "قتل 11 مدنيا في قصف على حي السكري في حلب أمس. وذكر مسعف أن بين الضحايا ثلاثة من أسرة بائع وأربعة من جيرانه."),
    ("? / الكرادة / ? / ? / 3 / -", "وقع تفجير في سوق في الكرادة أمس. وقال مصدر إن الضحايا بينهم ثلاثة من رجال الشرطة."),
    # what is recalled behind the news is another sum
    ("bombing_ied / الدورة / ? / ? / - / 1",
     "أصيب ضابط في انفجار عبوة بسيارته في حي الدورة ببغداد أمس. يذكر أن مصادر أفادت بأن 54 شخصا قتلوا وأصيب 271 بسلسلة تفجيرات شهدتها "
     "بغداد حتى ظهر اليوم."),
    # a state by its own deeds is no place
    ("? / صنعاء / ? / ? / ? / ?; air_strike / اليمن / ? / Houthis / - / -",
     "هزت انفجارات صنعاء أمس. وأتى ذلك بعد يوم من تكثيف الإمارات غاراتها على معسكرات للحوثيين في اليمن."),
    # who set off his belt is no victim, whoever stands before a bomber's goal is
    ("suicide_bombing / أبها / ? / ? / 12 / ?",
     "فجر شاب حزاما ناسفا لفه حول خصره داخل مسجد في مدينة أبها أمس، مما أدى إلى مقتله ومقتل وجرح كثير من المصلين. وذكر ضابط أن الهجوم "
     "أسفر عن مقتل 12."),
    ("suicide_bombing / تعز / ? / ? / 1 / -", "فجر انتحاري نفسه أمام منزل القائد العسكري في تعز أمس ما أدى إلى مقتله."),
    # hours after the news of another deed elsewhere
    ("car_bomb / عدن / ? / ? / 7 / -; armed_clash / المخا / Arab coalition / Houthis / - / -",
     "قتل سبعة جنود أمس في تفجير سيارة مفخخة في عدن، بعد يوم من إعلان التحالف السيطرة على ميناء المخا."),
    ("armed_clash / القيارة / Iraqi Army / ? / - / -",
     "استعاد الجيش بلدة القيارة أمس بعد يوم من إعلانه انطلاق عملية لتحرير المنطقة."),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "text"), CASES, ids=[text[:40] for _, text in CASES])
def test_rows(wanted: str, text: str) -> None:
    assert_rows(rows(text), wanted, matches)
