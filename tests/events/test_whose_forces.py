"""Whose forces are meant: those of who tells it, those whom arms belong to, a name that several countries have."""

from __future__ import annotations

import pytest
from tests.events.coding import coder

# text | attacker | a target that must be there
CASES = """
# a state tells of its own forces or of ground that it took
ministry-took | أعلنت وزارة الدفاع الروسية الخميس السيطرة على بلدة في دونيتسك | Russian forces |
ministry-of-no-nation | قالت وزارة الدفاع إن طائراتها قصفت تجمعا للإرهابيين في قندوز أمس وقتلت 11. ونفت طالبان ذلك | Afghan Army |
capital-and-its-units | موسكو تعلن أن وحداتها استولت الثلاثاء على محطة القطارات في بوكروفسك | Russian forces |
capital-says | قالت الخرطوم إن قواتها استعادت مدينة الكرمك أمس من المتمردين | Sudanese Army | rebels
president-freed | أعلن الرئيس الأذربيجاني، الجمعة، تحرير قريتين في قره باغ من الاحتلال الأرميني | Azerbaijani Army | Armenian forces
capital-took-back | أعلنت كييف استعادة السيطرة على بلدة روبوتين في زابوريجيا أمس | Ukrainian forces |
another-took-it | أعلنت وزارة الدفاع الأوكرانية سيطرة القوات الروسية على بلدة أفدييفكا أمس | Russian forces |
only-tells-of-losses | قالت وزارة الدفاع إن جنديين قتلا في كمين قرب تساليت في مالي أمس | unknown | Malian Army
capital-says-the-other-shelled | قالت موسكو إن كييف قصفت بلدة غورليفكا أمس وقتلت مدنيين اثنين | Ukrainian forces | civilians
was-shelled | قالت وكالة إن دمشق قصفت أمس بصواريخ وقتل مدنيان | unknown | civilians
# arms that belong to a command or a group
planes-of-a-command | شنت طائرات تابعة لرئاسة أركان الجيش الليبي غارتين على معسكر للمتشددين في درنة أمس | Libyan Army |
helicopters-of-a-command | قصفت مروحيات تابعة لقيادة الجيش العراقي مواقع لتنظيم داعش في القيارة أمس | Iraqi Army | Islamic State
drone-of-a-group | ألقت طائرة مسيرة تابعة لقسد قنبلة على نقطة للجيش السوري شرق دير حافر أمس | SDF | Syrian Armed Forces
its-drone-was-struck | استهدف انفجار مسيرة تابعة للجيش الأوكراني في خاركيف أمس | unknown | Ukrainian forces
drone-of-a-nation | أصاب صاروخان أطلقتهما طائرة أمريكية بلا طيار منزلا في ميرانشاه أمس وقتل ستة يشتبه بأنهم متشددون | US forces |
dead-held-to-be | قتل خمسة أشخاص يعتقد أنهم من تنظيم القاعدة في غارة لطائرة أمريكية بدون طيار على سيارة في شبوة أمس | US forces | al-Qaeda
doers-held-to-be | قتل جندي في هجوم شنه مسلحون يشتبه بأنهم من بوكو حرام على بلدة ديفا أمس | Boko Haram | Nigerien Army
suicide-drones | هاجمت مسيرات انتحارية مطار كسلا أمس وقتل جنديان | unknown | Sudanese Army
# a name that several countries have
federal-police-of-australia | أوقفت الشرطة الاتحادية أمس في سيدني شابين كانا يعدان لهجوم على كنيسة | Australian police |
federal-police-of-germany | أعلنت الشرطة الاتحادية أمس اعتقال ثلاثة رجال في برلين خططوا لتفجير | German police |
federal-police-of-iraq | قتلت الشرطة الاتحادية خمسة من داعش غرب الموصل أمس | Iraqi Federal Police | Islamic State
commandos-of-egypt | نفذت عناصر من الصاعقة والمظلات مداهمة جنوب الشيخ زويد في سيناء أمس قتل فيها أربعة مسلحين | Egyptian special forces |
commandos-of-libya | قتل جندي من قوات الصاعقة في بنغازي أمس برصاص قناص | unknown | Libyan special forces
warships-off-gaza | قصفت بوارج حربية ساحل دير البلح في قطاع غزة أمس | Israeli forces |
aggression-in-gaza | انطلق العدوان أمس باغتيال قائد ميداني في غارة على سيارته وسط مدينة غزة | Israeli forces |
aggression-in-yemen | شن طيران العدوان ثلاث غارات على صعدة أمس | Arab coalition |
# people and things that were struck
crowd-of-civilians | أطلقت مسيرة إسرائيلية صاروخا على تجمع لمواطنين في مخيم المغازي أمس فقتلت ثلاثة | Israeli forces | civilians
tower-of-a-company | ألقى مجهولون قنبلة يدوية على برج لشركة اتصالات في سوبور بكشمير أمس | unknown | telecom tower
"""


def _lines() -> list[str]:
    return [line for line in CASES.strip().splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("line", _lines(), ids=lambda line: line.partition(" | ")[0])
def test_whose_forces(line: str) -> None:
    _, text, attacker, target = (part.strip() for part in f"{line} | ".split(" | ")[:4])
    row = coder().code(text, published="2021-05-20").events[0].to_row()
    assert row["attacker"] == attacker
    assert not target.strip(" |") or target.strip(" |") in row["target"], row["target"]
