"""Whole rows of one-line reports of our own wording, each pinning one construction, with counter-examples.

A case is what must come out and the text: rows parted by «;», each «type / place / attacker > target / killed / wounded», where «?» leaves
a value open and the target is one of those coded; a line that opens with a blank goes on with the one before, «¶» parts paragraphs.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.events.coding import assert_rows, coder

from waqai.text import fold_phrase


def rows(text: str) -> list[dict[str, object]]:
    events = coder().code(text.replace("¶", "\n"), published=date(2021, 5, 20)).events
    return [e.to_row() for e in events if e.status in ("actual", "foiled")]


def matches(wanted: str, row: dict[str, object]) -> bool:
    tactic, place, sides, killed, wounded = (w.strip() for w in wanted.split("/"))
    attacker, _, target = (side.strip() for side in sides.partition(">"))
    targets = row["target"]
    assert isinstance(targets, list)
    told = (row["type"], row["attacker"], row["killed_min"], row["wounded_min"])
    same = all(w in ("?", "-" if t is None else str(t)) for w, t in zip((tactic, attacker, killed, wounded), told, strict=True))
    hurt = target == "?" or target in targets
    return same and hurt and (place == "?" or fold_phrase(place) in fold_phrase(str(row["place_ar"])))


CASES = """
# who falls into an ambush
armed_attack / الجفجافة / unknown > Egyptian security forces / - / - | وقعت قوة أمنية في كمين في منطقة الجفجافة وسط سيناء أمس.
armed_attack / بيني / unknown > Congolese Army / 6 / - | وقع جنود من الجيش الكونغولي في كمين لمتمردين قرب بيني أمس وقتل ستة منهم.
armed_attack / غزني / Taliban > Afghan police / - / - | سقطت دورية من الشرطة الأفغانية في كمين لطالبان في غزني أمس.
# who took the responsibility for it
suicide_bombing / قندوز / Taliban > civilians / 5 / - | قتل خمسة بتفجير انتحاري في قندوز أمس، وتحملت طالبان المسؤولية عن الهجوم.
bombing_ied / لاهور / unknown > civilians / 3 / - | قتل ثلاثة في تفجير في لاهور أمس وتحملت الحكومة المسؤولية عن تعويض الضحايا.
# whom an army killed: two in the accusative
armed_attack / سكيكدة / Algerian Army > militants / 2 / - |
 قالت الوزارة الجزائرية إن قوات الجيش قتلت مساء الأربعاء إرهابيين اثنين في كمين بولاية سكيكدة.
# a mission that tells of deaths
shelling / غوما / unknown > civilians / 3 / - |
 أعلنت بعثة الأمم المتحدة لحفظ السلام في الكونغو أمس مقتل ثلاثة مدنيين في هجوم بالقذائف على غوما.
# what days have come to, and what a deed has come to
armed_clash / درنة / ? > ? / 6 / - | قتل ستة جنود في اشتباكات في درنة أمس. وبذلك يرتفع عدد القتلى إلى 31 خلال أسبوع.
armed_clash / بنغازي / ? > ? / 9 / - | سقط تسعة قتلى في معارك بنغازي أمس، وبمقتل هؤلاء ارتفع عدد القتلى إلى 44 شخصا في أربعة أيام.
bombing_ied / كابول / ? > ? / 9 / - | قتل ستة أشخاص في تفجير في كابول أمس. وارتفع عدد القتلى إلى تسعة في مستشفيات العاصمة.
# a semicolon behind what only says where, and one behind a deed
? / باغا / ? > ? / - / -; ? / أداماوا / ? > ? / 8 / - | شنت بوكو حرام هجوما على باغا أمس. وفي أداماوا المجاورة؛ قتل انتحاري 8 أشخاص.
air_strike / حلب / ? > ? / - / -; ? / دوما / ? > ? / - / 5 | شن الطيران غارات على حلب؛ وأصيب خمسة مدنيين في دوما بقصف أمس.
# what once befell the place
armed_attack / تشيبوك / ? > ? / 9 / - |
 قتل تسعة مزارعين في هجوم مسلح الأربعاء على قرية تشيبوك في بورنو التي اختطف منها مئتا تلميذة في عام 2014.
drone_strike / كوري / ? > ? / 13 / - | استهدفت طائرة مسيرة أمس قرية كوري في مالي التي قتل فيها 13 شخصا.
# the hospitals of towns
armed_clash / القوارشة / ? > ? / 14 / ? |
 قتل 14 في معارك القوارشة أمس. واستقبل مستشفى المرج تسعة قتلى، ومستشفى بلدة توكرة خمسة قتلى سقطوا فيها.
# men "in" a group, of an alliance, and whose fire it was
armed_attack / خولو / Abu Sayyaf > Philippine Army / 5 / - |
 قتل خمسة جنود فلبينيين في كمين نصبه عناصر في جماعة أبو سياف في جزيرة خولو أمس.
armed_attack / قندهار / Taliban > police / 2 / - | قتل شرطيان في هجوم شنه مقاتلون في حركة طالبان على حاجز في قندهار أمس.
armed_attack / بوسانغوا / Seleka > civilians / 7 / - |
 قتل سبعة في هجوم أمس على سوق في بوسانغوا من قبل مسلحين يشتبه في انتمائهم لتحالف سيليكا.
shooting / بانغي / Anti-balaka > ? / - / - | تعرض جنود القوة الأفريقية أمس في بانغي لإطلاق نار من عناصر أنتي بالاكا.
# what both sides have lost, and who stands on the government's
armed_clash / سبها / ? > ? / 34 / 19 |
 دارت معارك بين الطوارق والتبو في سبها أمس وأدت إلى مقتل 34 شخصا وإصابة 19 من الجانبين. وقتل 29 من الطوارق.
armed_clash / جولو / Philippine Army > Abu Sayyaf / 8 / 2 |
 قتل الجيش الفلبيني خمسة من جماعة أبو سياف في جولو أمس. ولقي ثلاثة من الجانب الحكومي مصرعهم وأصيب اثنان.
armed_clash / سبها / Libyan Army > Tebu / 1 / - | قتل مدني في تجدد الاشتباكات بين قوات الجيش الليبي وأفراد من قبيلة التبو أمس في سبها.
# lands by the names that the press gives them, no towns: a major's name
armed_clash / بوهول / Philippine Army > ? / 5 / - |
 قتل الجيش خمسة مسلحين في معركة في إقليم بوهول في الفيليبين أمس.
armed_clash / جولو / ? > Philippine Army / - / 17 | قال الميجر فيلمون تان إن 17 من القوات الخاصة أصيبوا في معركة في جزيرة جولو أمس.
# the counted behind what they died of
air_strike / كرجو / Global Coalition > Islamic State / 12 / - |
 قصفت طائرات التحالف الدولي أمس وكرا لداعش في قرية كرجو، وقتل إثر الغارة 12 مسلحا.
shelling / دوما / ? > ? / - / 5 | سقطت قذائف هاون على دوما أمس وأصيب نتيجة القصف خمسة مدنيين.
armed_attack / غاو / ? > ? / - / ? | أصيب جنود أمس جراء هجوم على قاعدة تضم 300 جندي في غاو.
# a newer number of the dead that says no more what it counts
armed_attack / غاو / ? > ? / 28 / - | قتل 17 جنديا في كمين قرب غاو أمس. وعثر على جثث 11 جنديا كانوا مفقودين، ما يرفع الحصيلة إلى 28.
bombing_ied / كويتا / ? > ? / 9 / 4 | قتل ستة وأصيب أربعة بتفجير في كويتا أمس. وقالت الشرطة لاحقا إن ثلاثة قضوا، فبلغت الحصيلة تسعة.
# men with a weapon act, and whose friend a group is did nothing
? / هيوستن / ? > civilians / 38 / - | قتل رجل مسلح ببندقية رشاشة 38 شخصا في صالة رقص بمدينة هيوستن في ولاية تكساس أمس.
? / ليون / ? > ? / 4 / - | قتل شاب بسكين أربعة من المارة في مدينة ليون الفرنسية أمس.
armed_attack / باغا / Boko Haram > civilians / 5 / - | شن مسلحو بوكو حرام التي انضمت إلى تنظيم داعش هجوما على باغا أمس وقتلوا خمسة.
# an earlier deed told with its place and toll
? / حلب / ? > ? / - / -; ? / كيليس / ? > ? / 27 / 9 |
 قصفت تركيا أمس مواقع في حلب. ويأتي ذلك بعد أربعة أيام على التفجير الانتحاري الذي خلف 27 قتيلا وتسعة جرحى في كيليس الاثنين.
# whose men they were who lay in wait
armed_attack / ليبوي / al-Shabaab > Kenyan police / 8 / - |
 تبنت حركة الشباب قتل ثمانية من عناصر الشرطة الكينية في كمين نصبه مقاتلوها للقوات الكينية الثلاثاء الماضي قرب ليبوي.
# whence and whither they went, and what lies beside
armed_attack / كوتولو / ? > ? / 10 / - |
 هاجم مسلحون أمس حافلة ركاب في منطقة كوتولو خلال رحلة بين بلدتي غاريسا وداداب وقتلوا عشرة.
bombing_ied / العريش / ? > police / 1 / -; bombing_ied / الجيزة / ? > ? / - / 4 |
 قتل ضابط في الشرطة أمس جراء انفجار عبوة بدوريته في شمال سيناء، في حين جرح أربعة أثناء تفكيك قنبلة جوار أهرامات الجيزة.
 وذكر مصدر أمني أن الهجوم وقع غرب العريش.
bombing_ied / بغداد / ? > ? / 2 / - | قتل اثنان أمس بانفجار عبوة ناسفة إلى الشمال من بغداد.
# a land that strikes too, and no place
shelling / القائم / Iraqi forces > Islamic State / - / - | قصفت القوات العراقية والولايات المتحدة أمس مواقع لتنظيم داعش في القائم.
? / الكاميرون / ? > ? / 13 / - |
 استنكرت رابطة العلماء والولايات المتحدة الهجوم الذي وقع الأربعاء في الكاميرون وأدى إلى مقتل 13 شخصا. وقالت الوزارة إن الولايات المتحدة
 «تدين الهجمات الانتحارية».
# a body by the name of another land's
arrest_raid / طنجة / Moroccan security forces > ? / - / - |
 فكك المكتب المركزي للتحقيقات القضائية المعروف باسم إف بي آي المغربي خلية إرهابية في طنجة أمس.
# names in one pair of marks
air_strike / عابين / ? > ? / - / -; air_strike / كرش / ? > ? / - / -; air_strike / مثلث العند / ? > ? / - / - |
 استهدفت غارات التحالف أمس مواقع للحوثيين في مناطق «عابين وكرش ومثلث العند» بمحافظة لحج.
# the dead of an attack who are found later
armed_attack / تيلابيري / ? > ? / 24 / - |
 قتل 24 جنديا في هجوم لمسلحين على ثكنة في تيلابيري أمس. وعثر على جثث تسعة جنود مفقودين، ما يرفع الحصيلة إلى 24 قتيلا.
# whose unit searched
arrest_raid / بومرداس / Algerian Army > militants / - / - |
 أعلنت الوزارة الجزائرية أن مفرزة للجيش دمرت أمس ثلاثة مخابئ للإرهابيين بولاية بومرداس.
# operations that a body is over, and what is to be done first
armed_attack / باغا / ? > ? / 6 / - |
 قتل ستة أشخاص في هجوم في باغا أمس. ووقع الهجوم بعد يوم من تعهد الرئيس بنقل قيادة العمليات العسكرية إلى مايدوغوري.
armed_clash / سرت / ? > ? / - / - | بدأت العمليات العسكرية ضد تنظيم داعش في سرت أمس.
air_strike / صرواح / ? > ? / - / - | شن التحالف غارات على صرواح أمس. وقال القائد إن استعادة السيطرة على صنعاء على رأس أولويات القوات.
"""


def test_a_group_of_another_land_was_not_struck_here() -> None:
    text = (
        "ذكر المتحدث باسم الجيش في بوروندي أمس أن الجنود قتلوا 27 مسلحا وأسروا العشرات خلال اشتباكات شمال البلاد.¶"
        "وفي الكاميرون قتل 11 شخصا في تفجير انتحاري نفذته جماعة بوكو حرام في فوتوكول الأحد."
    )
    [first, *_] = rows(text)
    assert first["target"] == ["militants"]


def cases() -> list[tuple[str, str]]:
    lines = (line for line in CASES.replace("\n ", " ").splitlines() if line and not line.startswith("#"))
    return [(wanted.strip(), text.strip()) for wanted, _, text in (line.partition("|") for line in lines)]


@pytest.mark.parametrize(("wanted", "text"), cases(), ids=[text[:50] for _, text in cases()])
def test_whole_rows(wanted: str, text: str) -> None:
    assert_rows(rows(text), wanted, matches)
