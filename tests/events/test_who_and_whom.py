"""Who did it and to whom in plain sentences, by the idea that a reader has of them; each table holds counter-examples too."""

from __future__ import annotations

from datetime import date

import pytest
from tests.events.coding import coder

UNKNOWN = ("unknown", "militants")


def sides(text: str) -> tuple[str, list[str]]:
    """The attacker and the targets of the first row."""
    rows = [e.to_row() for e in coder().code(text, published=date(2021, 5, 20)).events]
    assert rows, text
    return str(rows[0]["attacker"]), list(rows[0]["target"])


# text | attacker | a target that must be there | a name that must not be among the targets
CASES = """
# a lone attacker keeps his part whatever police do to him
fired-at-worshippers | فتح رجل النار على مصلين في مسجد في كويتا أمس وأوقفته الشرطة | unknown | |
truck-into-a-crowd | صدم سائق شاحنة حشدا في مدينة برلين أمس وقتل خمسة واعتقلته الشرطة | unknown | civilians |
stabbed-and-was-shot | طعن رجل شخصين في باريس أمس وقتل برصاص الشرطة | unknown | |
fire-at-him | طعن رجل ثلاثة أشخاص داخل كنيسة في نيس أمس، وأطلقت الشرطة النار عليه وأصابته | unknown | |
laid-hands-on-him | هاجم شاب دورية للشرطة بزجاجة حارقة في المنامة أمس وألقت الشرطة القبض عليه | unknown | police |
worker-stabbed | طعن عامل سائحتين ألمانيتين على شاطئ في الغردقة أمس واعتقلته قوات الأمن | unknown | |
chased | فتح مسلح النار داخل ملهى ليلي في إسطنبول أمس فقتل 12 وتطارده الشرطة | unknown | |
soldiers-seized-whom-they-shot | أطلق جنود الاحتلال النار على شاب عند حاجز قلنديا أمس واعتقلوه | Israeli forces | |
shot-and-arrested | أصيب شاب برصاص الاحتلال في نابلس أمس واعتقلته القوات | Israeli forces | |
settler-ran-over | دهس مستوطن طفلا فلسطينيا قرب الخليل أمس | Israeli settlers | |
policewoman-stabbed | أعلنت الشرطة الفرنسية أن رجلا طعن شرطية في رامبوييه أمس وأن عناصرها أطلقوا النار عليه | unknown | |
killed-a-man-who-attacked | قتلت الشرطة رجلا هاجم المارة بسكين في ليون أمس | unknown | |
arrested-a-youth-who-stabbed | اعتقلت الشرطة الألمانية شابا طعن أربعة أشخاص في ميونخ أمس | unknown | |
driver-ran-over-soldiers | دهس سائق سيارة ثلاثة جنود إسرائيليين عند حاجز زعترة أمس وأطلق الجنود النار عليه | unknown | |
killed-a-man | قتلت الشرطة رجلا في احتجاج في الخرطوم أمس | Sudanese police | |
told-the-agency | قتل 18 شخصا أمس بهجوم مزدوج في مقديشو. وقال شرطي لوكالة رويترز وقع انفجاران عنيفان قرب سوق للخضار. | unknown | |
soldier-and-gunmen | قتل جندي في الجيش الصومالي وثلاثة مسلحين في هجوم على حاجز في مدينة جوهر أمس | unknown | Somali Army |
# an ambush for a force on the road, and settlers whom soldiers guard
ambush-for-a-force | أعلنت كتائب القسام أن عناصرها أعدوا كمينا محكما لقوة إسرائيلية مدرعة في حي الشجاعية أمس | Hamas | Israeli forces |
ambush-of-a-band | قتل أربعة شرطيين في كمين لحركة طالبان في ولاية غزني أمس | Taliban | | Taliban
guarded-settlers | هاجم مستوطنون رعاة في مسافر يطا أمس بحراسة جنود الاحتلال | Israeli settlers | civilians | Israeli forces
two-forces | أعلنت كتائب القسام استهداف قوتين إسرائيليتين خاصتين شمالي قطاع غزة أمس | Hamas | Israeli forces |
zionist-tanks | قالت القسام إن مقاتليها دمروا أمس أربع دبابات صهيونية شرق مدينة خان يونس | Hamas | Israeli forces |
# «التنظيم» is no army, and by nobody else named the one that Syria and Iraq know
the-organisation | قتل عنصران من قسد بهجوم مسلح نفذته خلايا التنظيم على حاجز في بلدة ذيبان شرقي دير الزور أمس | Islamic State | SDF |
an-organisation-by-name | قال الجيش التركي إنه حيد أربعة من تنظيم قسد في منبج أمس | Turkish Armed Forces | SDF |
hostile-planes | شن الطيران الحربي المعادي أمس غارتين على مرتفعات الريحان جنوب لبنان | Israeli forces | |
# who held an office in a side is one of theirs
member-of-a-movement | قتل عضو في حركة طالبان برصاص مجهولين في قندهار أمس | unknown | Taliban |
leader-by-a-bomb | قتل قيادي في قوات سوريا الديمقراطية بانفجار عبوة ناسفة استهدفت سيارته في الحسكة أمس | unknown | SDF |
head-of-security-in | اغتيال مسؤول الأمن الوطني في حركة فتح أبو أشرف العرموشي في مخيم عين الحلوة أمس | unknown | Fatah |
commander-of-a-regiment-in | قتل آمر فوج في الحشد الشعبي بهجوم شنه داعش في سامراء أمس | Islamic State | Popular Mobilization Forces |
told-by-a-member | قتل خمسة أشخاص في غارة إسرائيلية على رفح أمس، بحسب عضو في حركة حماس | Israeli forces | civilians | Hamas
whose-body | عثر على جثة مقاتل من قسد مقتولا بالرصاص في ريف دير الزور أمس | unknown | SDF |
# a verb of killing, who did it, and people killed
taliban-are-no-two-students | قتلت طالبان ثلاثة جنود في غزني أمس | Taliban | Afghan Army | Taliban
taliban-and-a-commander | قتلت طالبان أمس قائدا في الشرطة الأفغانية في غزني | Taliban | Afghan police |
two-houthis-died | قتل حوثيان أمس في هجوم للمقاومة الشعبية على نقطة في مديرية باجل اليمنية | Popular Resistance | Houthis |
a-nation's-men | قتل جنود أوغنديون سبعة مدنيين في بلدة غولوين الصومالية أمس | Ugandan Army | civilians |
a-guard | قتلت قوات الحرس الوطني التونسي ثلاثة إرهابيين في جبل الشعانبي أمس | Tunisian National Guard | |
men-of-a-militia | قتل مسلحو ميليشيا كوديكو 15 مدنيا في قرية بإيتوري أمس | CODECO | civilians |
men-from-a-militia | قتل مسلحون من ميليشيا أنتي بالاكا سبعة مسلمين في بوار أمس | Anti-balaka | civilians | Anti-balaka
a-member-of-parliament | قتل مسلحو حركة الشباب عضوا في البرلمان الصومالي في مقديشو أمس | al-Shabaab | | al-Shabaab
of-the-army-five | قتل خمسة من قوات الجيش العراقي في هجوم قرب كركوك أمس | unknown | Iraqi Army |
captured-soldiers | أسر تنظيم الدولة في غرب أفريقيا ستة جنود نيجيريين في هجوم على قاعدة في يوبي أمس | Islamic State | Nigerian Army |
his-own-comrades | قتل جندي يمني ثلاثة من رفاقه في مأرب أمس | Yemeni government forces | |
headline-killed | الاحتلال يقتل شابا فلسطينيا قرب رام الله | Israeli forces | civilians |
# the object before its subject
army-hit-by-an-ambush | استهدف الجيش العراقي كمين نصبه داعش في ديالى أمس وقتل جنديان | Islamic State | Iraqi Army |
forces-hit-by-an-ambush | استهدف القوات العراقية كمين نصبه مسلحون في ديالى أمس وقتل جنديان | unknown | Iraqi forces |
patrol-attacked-by-rebels | هاجم دورية للشرطة الكولومبية متمردو جيش التحرير الوطني أمس | National Liberation Army | Colombian police |
sites-attacked-by-houthis | شن هجوما على مواقع القوات الحكومية مسلحون حوثيون في مأرب أمس | Houthis | Yemeni government forces | Houthis
# whose fire it was
shelling-from | قتل ثمانية أشخاص إثر قصف مدفعي من الدعم السريع على سوق في الفاشر أمس | Rapid Support Forces | market | Rapid Support Forces
two-kinds-of-fire | قتل مدنيان بقصف صاروخي ومدفعي سعودي على مديرية شدا الحدودية في صعدة أمس | Saudi forces | |
sniper-of-a-nation | أعلنت أرمينيا مقتل جندي بنيران قناص أذربيجاني قرب كلبجار أمس | | | Azerbaijani Army
held-to-be-theirs | قصفت طائرات يعتقد أنها تابعة لإسرائيل موقعا للميليشيات الإيرانية بالبوكمال | Israeli forces | Iranian-backed militias |
likely-a-nation's | قصفت طائرات مجهولة يرجح أنها إسرائيلية مخزنا لحزب الله في القصير أمس | Israeli forces | Hezbollah |
base-of-a-nation | قصفت كتائب حزب الله قاعدة أمريكية في دير الزور أمس | Kataib Hezbollah | US forces |
diggers-of | هدمت جرافات الاحتلال منزلا في العيسوية أمس | Israeli forces | | Israeli forces
who-tells-of-deaths | أعلنت القيادة الأمريكية في أفريقيا مقتل ثلاثة من حركة الشباب في غارة جوية قرب كيسمايو أمس | | al-Shabaab | US forces
coalition-is-no-group | قتل قيادي في حركة الشباب أمس بغارة للتحالف في كيسمايو | | | US forces
"""


def cases() -> list[object]:
    """Name, text, attacker, target, never; lines with «#» say what those below have in common."""
    rows = [[cell.strip() for cell in line.split("|")] for line in CASES.strip().splitlines() if not line.startswith("#")]
    return [pytest.param(*(cells + [""] * 5)[1:5], id=cells[0]) for cells in rows]


@pytest.mark.parametrize(("text", "attacker", "target", "never"), cases())
def test_who_and_whom(text: str, attacker: str, target: str, never: str) -> None:
    did, struck = sides(text)
    assert not attacker or did in (UNKNOWN if attacker == "unknown" else (attacker,))
    assert not target or target in struck
    assert not never or never not in struck
