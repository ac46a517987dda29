"""Who acts and who suffers: every case is one clause, the names that act in it and the names that suffer."""

from __future__ import annotations

from datetime import date

import pytest
from tests.events.coding import coder

from waqai.events.coder import draft_events
from waqai.events.draft import Draft
from waqai.model import Document


def first(text: str, published: date = date(2016, 5, 20)) -> Draft:
    events = draft_events(coder().read(Document("test", text, None, published)))
    assert events, text
    return events[0]


# text | attackers | targets (those that must be there) | names that must not be among the targets
CASES = """
verb-subject | هاجم مسلحو بوكو حرام قرية قرب مايدوغوري أمس وقتلوا سبعة مدنيين | Boko Haram | civilians |
verb-subject-object | هاجم تنظيم داعش قوات البيشمركة قرب سنجار أمس | Islamic State | Peshmerga |
subject-verb | حركة طالبان هاجمت مركزا للجيش الأفغاني في قندوز أمس | Taliban | Afghan Army |
underwent-relative | قتلت امرأة أمس في حي الزهور الذي يتعرض لقصف الحوثيين منذ الفجر في تعز | Houthis | |
army-in-a-name | هاجمت قوات جيش الفتح حاجزا لقوات النظام قرب أريحا أمس وقتلت ثلاثة جنود | Jaysh al-Fatah | Syrian Armed Forces |
allies-named | استهدفت الولايات المتحدة وحلفاؤها مواقع لتنظيم داعش قرب الموصل بأربع ضربات جوية أمس | Global Coalition | Islamic State |
planes-of-who-tells | ذكرت الحكومة التركية أن الطيران الحربي نفذ أمس غارات على قواعد حزب العمال شمال العراق | Turkish Armed Forces | PKK |
planes-of-the-place | أعلنت الحكومة العراقية أن الطيران الحربي شن أمس غارات على مواقع داعش في الأنبار | Iraqi Army | Islamic State |
object-after-adverbs | خطف عناصر من جبهة النصرة فجر أول من أمس آمر سرية قرب مدينة إعزاز | Nusra Front | |
banned-party-killed | قال الجيش التركي إن حزب العمال الكردستاني المحظور قتل أمس جنديين في هجوم بشرناق | PKK | Turkish Armed Forces |
passive-by | قتل أربعة جنود على يد مسلحي تنظيم القاعدة في شبوة أمس | al-Qaeda | |
from-before | تعرضت مواقع الجيش الليبي قرب سرت لقصف من تنظيم داعش أمس | Islamic State | Libyan Army |
capital-strikes-something | قصفت تل أبيب مواقع عدة في ريف دمشق أمس فقتل جنديان | Israeli forces | |
capital-strikes-a-group | قصفت واشنطن مواقع للحوثيين في محيط صنعاء أمس فقتل ثلاثة | US forces | Houthis |
missiles-of-a-nation | قتل خمسة أشخاص في أحدث الضربات الإيرانية على مدينة حيفا أمس | Iranian Army | civilians |
leader-struck | انفجرت سيارة مفخخة أمس قرب موكب قائد في حركة حماس في مدينة صيدا | | Hamas |
leader-of-a-unit-struck | هز انفجار أمس حيا في عدن إثر استهداف سيارة قائد الكتيبة الثالثة في قوات العمالقة بعبوة | | Giants Brigades |
described-by | قتل خمسة عناصر من مجلس منبج العسكري، الذي يضم مقاتلين محليين يعملون تحت راية قسد، بقصف طال ريف منبج أمس | unknown | SDF |
backbone-of | قتل ثلاثة من قسد التي يشكل المقاتلون الأكراد عمودها جراء استهداف سيارتهم في الحسكة أمس | unknown | SDF | Kurdish fighters
on-the-part-of | تعرض حاجز للجيش العراقي لهجوم من قبل تنظيم داعش قرب بيجي أمس | Islamic State | Iraqi Army |
teller-before-that | وقال قائد شرطة موزمبيق في بيان إن مسلحي تنظيم داعش هاجموا أمس قرية قرب بالما | Islamic State | |
teller-his-men | قال جيش الفتح أمس إن مقاتليه فجروا حاجزا في بلدة محمبل بريف إدلب | Jaysh al-Fatah | |
linked-gunmen | هاجم مسلحون مرتبطون بتنظيم القاعدة ثكنة للجيش في موبتي أمس وقتلوا أربعة جنود | al-Qaeda | Malian Army |
drone-that-belongs | قصفت مسيرة تتبع لقوات الدعم السريع محطة كهرباء في مدينة الدبة أمس | Rapid Support Forces | | Rapid Support Forces
drones-counted-on | استهدفت مسيرات محسوبة على الدعم السريع مستشفى في مدينة الدبة أمس | Rapid Support Forces | | Rapid Support Forces
planted-by-men-held-to-be | انفجرت أمس عبوة ناسفة زرعها رجال يعتقد أنهم تابعون لتنظيم القاعدة بسيارة في شبوة | al-Qaeda | | al-Qaeda
likely-planted | انفجرت أمس عبوة ناسفة يرجح أن تنظيم داعش زرعها في قرية قرب خانقين وقتل راعيان | Islamic State | |
groups-of-a-party | استهدفت مجموعات تتبع لحزب الله قاعدة إسرائيلية قرب الناقورة أمس | Hezbollah | | Hezbollah
hand-out-of-their-own | قصفت مدفعية الجيش السوداني أمس موقعا يتبع لقوات الدعم السريع غرب الأبيض | Sudanese Army | Rapid Support Forces |
mine-of-theirs | قتل طفل أمس بانفجار لغم من مخلفات الحوثيين في حيس | Houthis | civilians | Houthis
mine-left-behind | قتل راع أمس بانفجار لغم أرضي خلفه تنظيم داعش في بادية السخنة | Islamic State | | Islamic State
mine-of-a-war | قتل طفل أمس بانفجار لغم من مخلفات الحرب قرب تلعفر | unknown | civilians |
state-of-the-deed | أسفرت غارات شنتها تركيا أمس على قرية شمال دهوك عن مقتل ثلاثة مدنيين | Turkish Armed Forces | civilians |
state-by-whom | تعرضت قرية شمال دهوك أمس لقصف من جانب تركيا أدى إلى مقتل راع | Turkish Armed Forces | |
state-that-gave | استهدفت مسيرات زودت بها قوات الدعم السريع من قبل دولة الإمارات سوقا في الأبيض أمس | | | Sudanese Army
state-owns-up | أعلنت أوكرانيا مسؤوليتها عن تفجير قطار في القرم أمس | Ukrainian forces | |
shells-on-gaza | استشهد مواطنان أمس في قصف على شقة في مخيم النصيرات، وقال جيش الاحتلال إنه يحقق | Israeli forces | civilians |
tank-of-whom-it-faces | استهدف مقاتلو حركة حماس دبابة بقذيفة مضادة للدروع في حي الزيتون بغزة أمس | Hamas | Israeli forces |
digger-of-whom-it-faces | استهدف حزب الله جرافة عسكرية عند بلدة عيترون بصاروخ موجه أمس | Hezbollah | Israeli forces |
armour-of-whom-it-faces | فجر مقاتلو حركة إم 23 آلية مدرعة قرب غوما أمس | M23 | Congolese Army |
its-own-tanks | قصف تنظيم داعش بدبابات حيا سكنيا في عين العرب أمس وقتل ستة مدنيين | Islamic State | civilians | Syrian Armed Forces
camp-of-the-displaced | قصفت قوات الدعم السريع معسكر زمزم للنازحين بالمدفعية أمس وقتلت ستة مدنيين | Rapid Support Forces | civilians |
coalition-over-libya-later | شن طيران التحالف الدولي غارات على مواقع داعش في الموصل أمس | Global Coalition | Islamic State |
a-tractor | ألقت مسيرة إسرائيلية قنبلة على جرار زراعي قرب بلدة كفركلا أمس | Israeli forces | tractor |
a-prefab | استهدفت مسيرة إسرائيلية غرفة جاهزة في بلدة يارين أمس | Israeli forces | house |
lay-in-wait | قال حزب الله إن مقاتليه كمنوا أمس لقوة إسرائيلية عند أطراف بلدة عيترون | | Israeli forces |
linked-extremists | شن متطرفون مرتبطون بالقاعدة هجوما أمس على فندق في واغادوغو | al-Qaeda | |
gunmen-and-who-is-behind | قتل مسلحون شرطيا في العريش أمس في هجوم يشتبه بأن تنظيم القاعدة يقف وراءه | al-Qaeda | police |
masdar-object-bare | أصيب ثلاثة مدنيين أمس جراء استهداف الاحتلال منزلا لعائلة في مخيم البريج | Israeli forces | civilians |
masdar-objects-counted | قتل أربعة مدنيين أمس في استهداف الحوثيين ثلاثة منازل في حي سكني بتعز | Houthis | civilians |
masdar-of-a-site | قتل جنديان أمس في استهداف مركز الجيش اليمني في عدن | | Yemeni government forces |
in-a-statement | أعلنت لجنة في بيان عن شن قوات الدعم السريع هجوما أمس على قرية في ولاية الجزيرة | Rapid Support Forces | |
occupiers-in-ukraine | أطلق المحتلون النار أمس على حي سكني في مدينة خاركيف وقتلوا ثلاثة مدنيين | Russian forces | civilians |
nation-of-rockets | الهجمات الصاروخية الروسية أصابت أمس وسط مدينة خاركيف وقتلت خمسة مدنيين | Russian forces | |
nation-of-drone-at-a-man | نجا قائد محلي أمس من محاولة اغتيال بمسيرة تركية قرب السليمانية | Turkish Armed Forces | |
nation-of-a-bare-plane | قصفت مسيرة تركية سيارة قرب عين العرب أمس. وتكثف أنقرة قصفها بواسطة الطيران المسير | Turkish Armed Forces | |
made-elsewhere | سقطت صواريخ روسية الصنع على بلدة في ريف حلب أمس فأصيب طفلان | | |
construct | قصف قوات النظام السوري على مدينة دوما أمس أدى إلى مقتل ستة مدنيين | Syrian Armed Forces | civilians |
event-of | قتل خمسة جنود في كمين لحركة الشباب قرب كسمايو أمس | al-Shabaab | |
ambush-for | نصبت المقاومة الشعبية كمينا للحوثيين في لحج أمس | Popular Resistance | Houthis |
who-launched-it | قتل خمسة مدنيين في هجوم شنه تنظيم داعش على قرية قرب تكريت أمس | Islamic State | civilians |
quoted-name | قتل ثلاثة جنود في هجوم نفذه تنظيم «داعش» الإرهابي قرب الفلوجة أمس | Islamic State | |
fire-of | قتل مجند برصاص قناص من تنظيم داعش في رفح المصرية أمس | Islamic State | Egyptian Army |
relative | انفجرت عبوة زرعها عناصر داعش قرب منزل في الحويجة أمس | Islamic State | |
member-of | هاجم متطرفون من تنظيم الدولة الإسلامية حاجزا عسكريا في هون أمس | Islamic State | |
victims-before-verb | ستة جنود ليبيين سقطوا قتلى حين هاجم متطرفون من تنظيم داعش حاجزا عسكريا في هون أمس | Islamic State | Libyan Army |
unit-of | شنت قوة أمنية تابعة لقوات البيشمركة عملية عسكرية على قرى قرب قره تبه أمس | Peshmerga | |
positions-of | استهدفت طائرات التحالف الدولي مواقع تابعة لتنظيم داعش قرب تلعفر أمس | Global Coalition | Islamic State |
attributed | انفجرت قنبلة على خط للغاز في أغري أمس ونسب الانفجار إلى حزب العمال الكردستاني | PKK | |
attributed-far | هجوم انتحاري أوقع ثلاثين قتيلا في مدينة سوروتش أمس نسبته الحكومة التركية إلى تنظيم داعش | Islamic State | |
suspected | قتل شرطي أمس في لاهور بهجوم شنه من يشتبه بأنهم من حركة طالبان باكستان | Pakistani Taliban | |
stands-behind | تفيد التحقيقات بأن تنظيم داعش يقف وراء الهجوم الانتحاري الذي قتل 12 شخصا في أنقرة أمس | Islamic State | |
repelled | صدت القوات العراقية هجوما لتنظيم داعش على حديثة أمس | Islamic State | Iraqi forces |
repelled-announced | أعلنت الشرطة الاتحادية العراقية صد هجوم شنه تنظيم داعش شرقي الرمادي أمس | Islamic State | Iraqi Federal Police |
driven-out | طردت القوات العراقية تنظيم داعش من ناحية العلم أمس | Iraqi forces | Islamic State |
driven-out-noun | تمكنت المقاومة الشعبية من دحر الحوثيين من بلدة زنجبار أمس بعد معارك | Popular Resistance | Houthis |
out-of-the-hands | انتزع الجيش الصومالي بلدة بارديري من أيدي حركة الشباب أمس | Somali Army | al-Shabaab |
took-from | استعاد الجيش العراقي قرية قرب بيجي من تنظيم داعش أمس بعد اشتباكات | Iraqi Army | Islamic State |
killed-some | أعلن أن الجيش النيجيري قتل 31 من مسلحي بوكو حرام في اشتباكات قرب غوزا أمس | Nigerian Army | Boko Haram |
members-dead | مقتل عشرات من عناصر تنظيم داعش في غارة للتحالف الدولي على الموصل أمس | Global Coalition | Islamic State |
according-to | قتل سبعة جنود إسرائيليين بانفجار قنبلة في ناقلتهم قرب خان يونس أمس وفقا للجيش الإسرائيلي | unknown | Israeli forces |
as-it-announced | قتل أربعة جنود ماليين في انفجار لغم قرب موبتي أمس بحسب ما أعلنه الجيش المالي | unknown | Malian Army |
struck-nation | أصيبت قوات إسرائيلية بقذيفة صاروخية شرق رفح أمس ما أدى إلى إصابة جنديين | unknown | Israeli forces |
state-verb-first | قصفت إسرائيل مواقع لحزب الله في بعلبك شرقي لبنان أمس | Israeli forces | Hezbollah |
state-subject | قالت السلطات إن روسيا قصفت مبنى سكنيا في زابوريجيا أمس ما أسفر عن مقتل خمسة مدنيين | Russian forces | civilians |
state-launched | أطلقت إيران صواريخ على قاعدة عين الأسد في الأنبار أمس | Iranian Army | |
capital-launched | شنت أنقرة غارات على مواقع لحزب العمال الكردستاني في جبال قنديل أمس | Turkish Armed Forces | PKK |
state-struck | قصفت طائرات مجهولة سوريا أمس واستهدفت مخزنا قرب دير الزور | unknown | | Syrian Armed Forces
responds | رد حزب الله بإطلاق صواريخ على كريات شمونة أمس | Hezbollah | |
accused-of-killing | اتهم ناشطون قوات الدعم السريع بقتل 30 مدنيا في قرية بولاية الجزيرة أمس | Rapid Support Forces | civilians |
army-killed-some | قتل الجيش السوري بالرصاص ثلاثة أشخاص في حلب أمس | Syrian Armed Forces | civilians |
wing-of-a-group | أطلق الجناح الشبابي لحزب العمال الكردستاني النار على مقر عسكري في جيزري أمس وقتل جنديين | PKK | |
bus-of-soldiers | استهدف تفجير حافلة للجنود في قيصري وسط تركيا أمس فقتل 13 منهم | unknown | Turkish Armed Forces |
ambush-of | وقعت قافلة للشرطة الأفغانية أمس في مكمن لحركة طالبان في ساري بول فقتل 22 شرطيا | Taliban | Afghan police |
state-and-protesters | قتل متظاهران وجرح عشرة أمس في مواجهات مع قوات الأمن وسط بغداد | Iraqi security forces | protesters |
who-alone-flies | قتل ثلاثة مدنيين في غارة جوية على منزل في خان يونس أمس | Israeli forces | |
friend-of-the-group | قتل ستة جنود في هجوم شنته جماعة نصرة الإسلام والمسلمين المرتبطة بتنظيم القاعدة قرب موبتي أمس | JNIM | |
own-deed | قالت حركة طالبان إنها هاجمت قاعدة عسكرية في هلمند أمس | Taliban | |
own-men | أوضحت المقاومة الشعبية أن مقاتليها استهدفوا دورية للحوثيين في إب أمس | Popular Resistance | Houthis |
disguise | أطلق رجل يرتدي زي الشرطة النار على مدنيين في قندهار أمس فقتل ثلاثة | unknown | civilians | police
raid-on-noun | اعتقلت الشرطة التونسية أربعة عناصر تكفيرية في سوسة أمس | Tunisian police | |
raid-nobody-named | ضبط ثلاثة إرهابيين في مدينة العريش أمس بعد مداهمة منزل | Egyptian security forces | |
seized-soldier | اغتيال شرطي بأسلحة كاتمة في بعقوبة أمس | unknown | police |
air-force | شن سلاح الجو التركي غارات على مواقع حزب العمال الكردستاني شمال العراق أمس | Turkish Armed Forces | PKK |
by-support | سيطرت قوات البيشمركة بدعم من طيران التحالف الدولي على قرية قرب سنجار أمس | Peshmerga | | Global Coalition
hostile-adjective | قتل ثلاثة من القوات المناهضة للحوثيين في انفجار لغم في عدن أمس | unknown | | Houthis
adjective | وقع هجوم إرهابي على سوق في بغداد أمس وقتل خمسة مدنيين | unknown | civilians | militants
stopped | قصف عنيف طال حيا في تعز أمس لمنع تقدم المقاومة الشعبية | | Popular Resistance |
at-dawn-or-blew-up | فجر مقاتلون من حزب العمال الكردستاني لغما قرب شرناق أمس فقتل جنديان | PKK | |
held-by | قصفت قوات النظام السوري قرية يسيطر عليها تنظيم داعش في ريف حلب وقتل تسعة مدنيين | Syrian Armed Forces | civilians | Islamic State
state-tells-of-it | أعلنت تركيا أنها قصفت مواقع لحزب العمال الكردستاني في جبال قنديل أمس | Turkish Armed Forces | PKK |
state-begins | كانت تركيا بدأت شن غارات جوية على مواقع لتنظيم داعش قرب جرابلس أمس | Turkish Armed Forces | Islamic State |
state-begins-first | بدأت باكستان قصف مواقع لحركة طالبان في ولاية كونر الأفغانية أمس | Pakistan Army | Taliban |
two-states | قصفت الولايات المتحدة وبريطانيا أمس مواقع للحوثيين في الحديدة باليمن | US forces, British Army | Houthis |
owners | دمرت عبوات ناسفة أمس أربع سيارات تعود لقياديين في حركة حماس غرب مدينة غزة | unknown | Hamas |
by-its-men | أحبطت قوة من الشرطة الاتحادية العراقية أمس محاولة تسلل لعناصر داعش شرق الرمادي وقتلت ستة منهم | Islamic State | |
army-and-police | واصلت قوات الجيش والشرطة المصرية أمس حملة لملاحقة العناصر الإرهابية في مدينة رفح | Egyptian Army, Egyptian police | |
attributed-post | استهدفت عملية انتحارية أمس مركزا للدرك في بينغول ونسبت إلى متمردي حزب العمال الكردستاني | PKK | |
army-bombs-a-town | شن الطيران الحربي السوري أمس غارات على بلدة سراقب | Syrian Armed Forces | civilians | Syrian rebels
nobody-else-flies | أسفرت غارة جوية أمس عن تدمير جسر في ذمار اليمنية | Arab coalition | |
"""


def rows(table: str) -> list[object]:
    out: list[object] = []
    for line in table.strip().splitlines():
        name, *cells = (cell.strip() for cell in line.split("|"))
        out.append(pytest.param(*cells, id=name))
    return out


@pytest.mark.parametrize(("text", "attackers", "targets", "never"), rows(CASES))
def test_sides_of_a_clause(text: str, attackers: str, targets: str, never: str) -> None:
    draft = first(text)
    if attackers:
        assert set(draft.attackers or ("unknown",)) == set(attackers.split(", "))
    assert set(targets.split(", ")) - {""} <= set(draft.targets)
    assert not set(never.split(", ")) & set(draft.targets)


# text | the two sides, whichever is which
CLASHES = """
two-tribes | اندلعت اشتباكات بين قبيلتي الرزيقات والمعاليا في الضعين أمس وقتل خمسون | Rizeigat tribe, Ma'alia tribe
two-brigades | اندلعت اشتباكات بين جهاز دعم الاستقرار واللواء 444 قتال في طرابلس أمس | Stability Support Apparatus, 444 Brigade
between-men-of-and | تبادل لإطلاق النار في بانغي أمس بين رجال من ميليشيا تنتمي إلى ائتلاف سيليكا وجنود من بعثة مينوسكا | Seleka, MINUSCA
between-and-between | اندلعت اشتباكات بين الجيش اليمني وبين مسلحي القاعدة في لودر أمس | Yemeni government forces, al-Qaeda
between-and | دارت معارك بين قوات النظام السوري وجبهة النصرة في إدلب أمس | Syrian Armed Forces, Nusra Front
retold-sides | تجددت المعارك في درعا أمس بين قوات النظام السوري والجيش الحر إثر هجوم شنه الجيش الحر | Syrian Armed Forces, Syrian rebels
with | قتل عشرة من الحوثيين أمس في اشتباكات مع المقاومة الشعبية في تعز | Houthis, Popular Resistance
against | خاضت القوات الأفغانية معارك ضد حركة طالبان في هلمند أمس | Afghan Army, Taliban
capture | سيطرت حركة الشباب على بلدة قرب بيدوا أمس بعد معارك مع الجيش الصومالي | al-Shabaab, Somali Army
dead-of-both | سقط عشرات القتلى من قوات البيشمركة ومن تنظيم داعش في معارك قرب مخمور أمس | Peshmerga, Islamic State
unsaid-enemy | سيطرت المقاومة الشعبية على جبل قرب تعز أمس بعد معارك | Popular Resistance, Houthis
"""


@pytest.mark.parametrize(("text", "sides"), rows(CLASHES))
def test_sides_of_a_clash(text: str, sides: str) -> None:
    draft = first(text)
    one, other = sides.split(", ")
    straight = one in draft.attackers and other in draft.targets
    crossed = other in draft.attackers and one in draft.targets
    assert straight or crossed, (draft.attackers, draft.targets)


def test_friends_are_no_targets() -> None:
    draft = first("قصفت طائرات التحالف العربي معسكر اللبنات أمس استعدادا لدخوله من قبل المقاومة الشعبية")
    assert draft.attackers == ("Arab coalition",)
    assert "Popular Resistance" not in draft.targets


BOMB = "قتل عشرة في تفجير انتحاري أمس في سوق بمدينة داماتورو النيجيرية."
SHELL = "سقطت قذيفة أمس على منزل في نجران السعودية فأصيب طفلان."


@pytest.mark.parametrize(
    ("text", "day", "who"),
    [
        (f"{BOMB} وتحارب الحكومة جماعة بوكو حرام.", date(2015, 7, 26), "Boko Haram"),
        (BOMB, date(2015, 7, 26), "unknown"),  # the article does not tell of it
        (f"{BOMB} وتحارب الحكومة جماعة بوكو حرام.", date(2018, 7, 26), "unknown"),  # by then there were two
        (f"{SHELL} وتتهم الرياض الحوثيين بتهديد حدودها.", date(2015, 7, 26), "Houthis"),
        (SHELL, date(2015, 7, 26), "unknown"),
        (f"{SHELL} وتتهم الرياض الحوثيين بتهديد حدودها.", date(2014, 7, 26), "unknown"),
    ],
)
def test_who_alone_does_so_where_an_article_names_him(text: str, day: date, who: str) -> None:
    assert (first(text, day).attackers or ("unknown",)) == (who,)


# text | who did the last deed told
SAME = """
strike-alike | قصفت إسرائيل أمس موقعا قرب القنيطرة. ويوم الخميس استهدف قصف مماثل مطار دمشق | Israeli forces
planes-themselves | شن الطيران الروسي غارات على بلدة سراقب أمس. كما طالت غارات الطيران ذاته بلدة كفرنبل | Russian forces
other-planes | شن الطيران الروسي غارات على بلدة سراقب أمس. كما شن الطيران السوري غارات على بلدة كفرنبل | Syrian Armed Forces
"""


@pytest.mark.parametrize(("text", "attacker"), rows(SAME))
def test_like_the_one_before(text: str, attacker: str) -> None:
    told = draft_events(coder().read(Document("test", text, None, date(2019, 5, 20))))
    assert max(told, key=lambda d: d.segment.start).attackers == (attacker,)
