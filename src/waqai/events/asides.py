"""Places that a sentence names beside the one told of: what a region is made up of, whence planes fly, whither people flee or are
carried, where somebody speaks or travels, what an attack prepares for, what went on meanwhile.
"""

from __future__ import annotations

from waqai.events.hospitals import CARRIED, hurt_or_dead_came_to, is_hospital, speaks_for_it, took_in
from waqai.mentions.place_mention import PlaceMention
from waqai.mentions.sight import Sight
from waqai.model import Place
from waqai.text import is_one_of, word_set

ASIDE = "aside"
"""Role of a place that gives way to any other likely one."""

_MADE_UP = word_set("يضم تضم ويضم وتضم يشمل تشمل ويشمل وتشمل تتكون يتكون")
_WHICH = word_set("الذي التي والذي والتي")
_AIRCRAFT = ("طاير", "طيار", "مقاتله", "مقاتلات", "مروحي", "قاذف", "سرب", "طلعات", "طايرات", "مسير")
_AIR_KINDS = frozenset(("base", "airport"))
_ARRIVED = word_set("وصول لوصول قدوم استقدام استقدم استقدمت استقدموا وصلت وصل")
_KNOWN_DEEDS = word_set("هجوم هجمات هجومي تفجير تفجيرات تفجيري اعتداء اعتداءات مجزرة مذبحة انفجار انفجارات عملية حادثة حادث جريمة")
_ANSWERS = word_set("ينتقمون انتقموا رد ردا للرد الرد كرد انتقاما انتقام للانتقام الانتقام ثأرا الثأر للثأر وردا وانتقاما")
_LEFT = word_set("طرد انسحاب انسحب انسحبت انسحبوا قرب بالقرب اقترب اقتربت مقربة قريبة تحرير خروج")
_FLED = word_set(
    "لجأ لجأت لجأوا لجؤوا نزح نزحت نزحوا نزوح فر فرت فروا فرار هرب هربت هربوا هروب فرارهم هروبهم هارب هاربة هاربا هاربين هاربون الهاربين "
    "فارين الفارين فارة نازحين النازحين فارا الفرار "
    "الهروب الهرب بالفرار"
)
_FLIGHT = word_set(
    "هروبه هروبها هروبهم فراره فرارها فرارهم عودته عودتها عودتهم انتقاله انتقالها انتقالهم توجهه توجهها توجههم خروجه خروجها خروجهم "
    "تنقله تنقلها تنقلهم"
)
_TOWARDS = word_set("إلى نحو باتجاه صوب")
_TRAINED = word_set("تدرب تدربت تدربوا تدربه تدربهم يتدرب تتدرب يتدربون دربهم دربتهم دربوا تدريبهم تدريبه")
BURIED = word_set(
    "ودع ودعت ودعوا يودع تودع شيع شيعت شيعوا شيعوه شيعتهم يشيع تشيع دفن دفنت دفنوا دفنه دفنها ووري وري جثمان جثمانه جثمانها جثامين جثامينهم"
)
_HEARD = word_set("سمع سمعت يسمع تسمع سمعه سمعها مسموعا شوهد شوهدت شوهدا")
_HEARD_REACH = 4
_HOUSES = ("palace", "building", "facility", "")
_MEMBERS = word_set("نائب نائبا نائبة نواب عضو عضوا عضوة أعضاء موظف موظفا موظفة حارس حارسا")
_BORE = word_set("تنقل ينقل تقل يقل تقلهم")
_SIEGE = frozenset(("حصار", "طوق"))
_SITS = word_set("يسيطر تسيطر يسيطرون سيطر سيطرت ينشط تنشط ينشطون يتمركز تتمركز يتمركزون ينتشر تنتشر ينتشرون")
_BLAMES = word_set("نسب نسبت عزا عزت تبنى تبنت تبناه تبناها تبنته تبنتها اتهم اتهمت")
_AMID = word_set("وسط ظل رغم مع جراء بسبب")
_HARDSHIP = word_set(
    "معاناة أوضاع وضع أزمة ظروف مخاوف نقص شح تدهور انقطاع قلق تحذيرات دعوات غياب صمت توتر تردي حالة كارثة مأساة مجاعة انهيار"
)
_TRAVELLED = word_set("زيارة زيارته زيارتها زيارتهم جولته سفره أوفد أوفدت إيفاد سافر سافرت سفير سفيرها سفيره سفيرا")
_SAID = word_set("تصريح تصريحات تصريحا كلمة خطاب حديث محاضرة ندوة")
_GIVEN = word_set("أدلى ألقاها ألقاه ألقى أدلت ألقت")
_PREPARING = word_set(
    "لتحرير لاقتحام لاستعادة لاسترداد لاسترجاع لتطهير لمهاجمة للسيطرة للاستيلاء للوصول للزحف للتقدم لقطع لفك لدعم لنصرة لحماية لتأمين"
)
_IN_VIEW = word_set("تمهيدا استعدادا استعداد بهدف بغية سعيا")
_FOR_ITS_SAKE = word_set("نصرة دعما إسنادا تضامنا تعزيزا")
_PRAISED = word_set("أشاد أشادت أثنى أثنت ثمن ثمنت نوه نوهت بارك باركت هنأ أعرب")
_CONDEMNED = word_set("دان أدان دانت أدانت استنكر استنكرت ندد نددت شجب شجبت يدين تدين إدانة استنكار")
_CRIMES = word_set("الجريمة الجرائم المجزرة الحادث العمل الأعمال الاعتداء الاعتداءات")
_TO_SEAT = 8
_REACHED = word_set("وصل وصلت وصلوا وصلا يصل تصل يصلون أدخل أدخلت أدخلوا حول حولت حولوا أودع أودعت وصولهم وصول")
_LED_AWAY = word_set("اقتاد اقتادت اقتادوا اقتادته اقتادتهم اقتادوه اقتادوهم اقتيد اقتيدوا ساق ساقت ساقوا ساقوهم واقتياد اقتيادهم اقتياده")
_OF_THEM = word_set("أحدهم أحدهما إحداهن بعضهم منهم منهما كلاهما جميعهم معظمهم غالبيتهم")
_THE_DEAD = word_set(
    "جثة جثته جثتها جثث جثثهم جثثا جثتا جثتي جثتين جثتيهما جثمان جثمانه جثمانها جثامين جثامينهم الجثة الجثث الجثامين الجثمان رفات"
)
_TO_THE_DEAD = 5
_FAR_FROM = 10
_SINCE = word_set("منذ قبيل بعيد عقب")
_BEGUN = word_set("اندلاع بدء بداية انطلاق نشوب اندلعت بدأت انتهاء نهاية")
_WAR = word_set("الحرب حرب العدوان عدوان")
_LYING = word_set("الواقعة الواقع الكائنة الكائن تقع يقع الممتدة الممتد")
_TRIPS = word_set("رحلة رحلته رحلتها رحلتهم رحلات متجهة متوجهة تسير يسير تعمل")
_SIDES = word_set("الشرق الغرب الشمال الجنوب")
_HALVES = word_set("الشرقي الغربي")
_MEANWHILE = word_set("بالتزامن وبالتزامن تزامنا وتزامنا بالتوازي وبالتوازي بموازاة وبموازاة")
_LIES = word_set("تبعد يبعد يبعدان تبعدان")
_JOINS_OR_PARTS = word_set(
    "يربط تربط يربطان تربطان يصل تصل يفصل تفصل يفصلان تفصلان يتوسط تتوسط الرابط الرابطة الواصل الواصلة الفاصل الفاصلة المؤدي المؤدية "
    "المؤديان يؤدي تؤدي"
)
_JOINED_REACH = 9
_ROADS = ("طريق", "طرق", "جسر", "خط", "شارع", "معبر")
_GATES = ("باب", "بواب", "ابواب", "معبر", "مدخل", "نفق", "منفذ")
_STOPS = frozenset(".؟!:\n")
_COMMAS = frozenset("،,؛")


def aside(sight: Sight, m: PlaceMention, place: Place) -> str | None:
    """The role of a place that is told of only by the way: `misread` where nothing happened at it, ASIDE where hardly anything did."""
    far_off = (
        _where_who_is_blamed_sits, _for_whose_sake, _under_siege, _amid_hardship, _in_whose_war, _fled_or_carried, _spoken_or_travelled,
        _sits_in,
        _praised_by, _condemned_there, _trained_there, speaks_for_it, took_in,
    )  # fmt: skip
    if any(elsewhere(sight, m) for elsewhere in far_off):
        return "misread"
    if _part_of_region(sight, m) or _measured_from(sight, m):
        return "adjacent"
    if _flown_from(sight, m, place) or _came_from(sight, m) or _set_out_from(sight, m):
        return "origin"
    by_the_way = (_answered_for, _lies_between, _joined_or_parted, _entered_through, _prepared_for, _meanwhile, _buried_in, _heard_in)
    return ASIDE if any(told(sight, m) for told in by_the_way) else None


def _fled_or_carried(sight: Sight, m: PlaceMention) -> bool:
    """«الذين لجأوا إلى مدينة مايدوغوري», «ونقل الجرحى إلى مستشفى كفرنبل»."""
    if m.preposition in ("في", "ب"):
        return hurt_or_dead_came_to(sight, m)
    if m.list_id is not None and not m.preposition:  # «هاربين نحو بلدتي داقوق وطوز»
        bound = next((i for i in sight.clause_back(m.start, 4) if sight.word(i) in _TOWARDS), None)
        return bound is not None and any(is_one_of(w, _FLED) for w in sight.words(bound - 2, bound))
    if m.preposition not in ("الي", "نحو", "صوب", "باتجاه", "ل"):
        return False
    for i in sight.clause_back(m.start, 6):
        word = sight.word(i)
        if word in _FLED or word.removeprefix("و") in _FLED or word.removeprefix("ف") in _FLED:
            return True
        if is_one_of(word, CARRIED):
            return is_hospital(sight, m) or _bears_the_hurt(sight, i, m.start)
        if is_one_of(word, _REACHED):
            return is_hospital(sight, m)
        if is_one_of(word, _LED_AWAY):
            return True  # «واقتادوا أصحابها إلى سجن المدينة»
        if any(h.verbal for h in sight.at(i, "tactics")):
            return False
    return False


def _bears_the_hurt(sight: Sight, carried: int, end: int) -> bool:
    """«نقل الجرحى إلى س», «نقل أحدهم جوا إلى س», «شوهدت عشر جثث تنقل صوب س»: those who were carried are hurt or dead."""
    if any(h.entry.attrs.get("casualty") for h in sight.within(carried + 1, end, "persons")):
        return True
    if any(w in _OF_THEM or w in _THE_DEAD for w in sight.words(carried + 1, end)):
        return True
    return not _THE_DEAD.isdisjoint(sight.word(i) for i in sight.clause_back(carried, _TO_THE_DEAD))


def _buried_in(sight: Sight, m: PlaceMention) -> bool:
    """«وشيع جثمانه في صنعاء», «ودفنوا في مقبرة البلدة»: where the dead were laid to rest, not where they fell."""
    if not m.preposition and is_one_of(sight.word(m.start - 1), BURIED):
        return True  # «شيعت مدينة وان جنديين قتلا في ...»
    if m.preposition not in ("في", "ب", "الي"):
        return False
    for i in sight.clause_back(m.start, 6):
        if any(h.verbal for h in sight.at(i, "tactics")):
            return False
        if is_one_of(sight.word(i), BURIED):
            return True
    return False


def _heard_in(sight: Sight, m: PlaceMention) -> bool:
    """«دوى تفجير سمع في الناصرة»: how far off it was heard."""
    if m.preposition not in ("في", "ب"):
        return False
    return any(is_one_of(sight.word(i), _HEARD) for i in sight.clause_back(m.start, _HEARD_REACH))


def _under_siege(sight: Sight, m: PlaceMention) -> bool:
    """«وسط حصار تفرضه القوات على مدينة الفاشر», «في ظل الحصار على غزة», «مع طوق يضربه المقاتلون حول الجنود في العند»: the state
    of things in which it happened.
    """
    if m.preposition == "في":
        back = sight.clause_back(m.start, 9)
        return any(sight.word(i) == "الحصار" and sight.word(i + 1) in _WHICH for i in back)
    if m.preposition != "علي":
        return False
    sieges = (i for i in sight.clause_back(m.start, 7) if sight.word(i).removeprefix("ال") in _SIEGE)
    return any(sight.word(i - 1).removeprefix("و") in _AMID for i in sieges)


def _where_who_is_blamed_sits(sight: Sight, m: PlaceMention) -> bool:
    """«نسب مصدر الهجوم إلى تنظيم القاعدة الذي يسيطر على المكلا», «تبنته الجماعة التي تنشط في جنوب اليمن»: where the group is told to be."""
    back = sight.clause_back(m.start, 9)
    sits = next((i for i in back if is_one_of(sight.word(i), _SITS) and (sight.word(i - 1) in _WHICH or sight.word(i)[:1] == "و")), None)
    if sits is None or not any(sight.word(i) in _WHICH for i in range(sits - 9, sits)):
        return False
    which = next(i for i in range(sits - 1, sits - 10, -1) if sight.word(i) in _WHICH)
    if not any(sight.at(i, "actors") for i in range(which - 6, which)):
        return False
    return any(is_one_of(sight.word(i), _BLAMES) for i in range(max(0, which - 14), which) if not _STOPS & set(sight.gap(i + 1)))


def _for_whose_sake(sight: Sight, m: PlaceMention) -> bool:
    """«دعما للفلسطينيين في قطاع غزة», «نصرة لأهلنا في غزة»: where those are for whom it was done."""
    if m.preposition not in ("في", "ب"):
        return False
    return any(sight.word(i) in _FOR_ITS_SAKE and sight.word(i + 1)[:1] in ("ل", "م") for i in sight.clause_back(m.start, 5))


def _amid_hardship(sight: Sight, m: PlaceMention) -> bool:
    """«وسط معاناة إنسانية بالغة في عدن», «في ظل أوضاع صعبة في مضايا»: the state of things elsewhere."""
    if m.preposition not in ("في", "ب"):
        return False
    hard = (i for i in sight.clause_back(m.start, 7) if sight.word(i).removeprefix("ال") in _HARDSHIP)
    return any(sight.word(i - 1) in _AMID for i in hard)


def _in_whose_war(sight: Sight, m: PlaceMention) -> bool:
    """«في مشهد شبه يومي منذ اندلاع الحرب في غزة»: the war since whose beginning something is told to go on, far from there."""
    if m.preposition not in ("في", "علي", "ب"):
        return False
    back = sight.clause_back(m.start, 6)
    war = next((i for i in back[:4] if sight.word(i) in _WAR), None)
    if war is None:
        return False
    return any(w in _SINCE for w in sight.words(war - 2, war)) and sight.word(war - 1) in _BEGUN


def _spoken_or_travelled(sight: Sight, m: PlaceMention) -> bool:
    """«تصريحات أدلى بها في روما», «خلال زيارته إلى أربيل», «استدعاء بغداد سفيرها لدى أنقرة»."""
    back = sight.clause_back(m.start, 5)
    words = [sight.word(i) for i in back]
    if m.preposition in ("من", "الي") and any(is_one_of(w, _BORE) for w in words):
        return True  # «كانت حافلة تنقل ركابا من غاريسا إلى داداب»
    if m.preposition in ("في", "ب", "من"):
        return any(w in _GIVEN for w in words[:3]) and any(w in _SAID for w in [*words, *sight.words(m.start - 8, m.start - 5)])
    if m.preposition in ("الي", "ل", "لدي") or not m.preposition and words[:1] and words[0] in ("لدي",):
        return any(w.removeprefix("ل").removeprefix("ب") in _TRAVELLED or w in _TRAVELLED for w in words[:3])
    return False


def _sits_in(sight: Sight, m: PlaceMention) -> bool:
    """«نائب في البرلمان الصومالي قتل ...»: the house that somebody who was struck is a member of."""
    return m.preposition == "في" and m.kind in _HOUSES and sight.word(m.start - 2) in _MEMBERS


def _praised_by(sight: Sight, m: PlaceMention) -> bool:
    """«أشاد أعيان منطقة تبوك بالإطاحة بخلية»: where those live who praise a deed that is told behind them."""
    for i in sight.clause_back(m.start, 10):
        if sight.at(i, "tactics"):
            return False
        if sight.word(i).removeprefix("و") in _PRAISED:
            return any(sight.at(k, "tactics") for k in range(m.end, m.end + 14))
    return False


def _condemned_there(sight: Sight, m: PlaceMention) -> bool:
    """«دان مجلس الوزراء في الرياض الهجوم ...»: where those sit who condemn what is named right behind."""
    if m.preposition not in ("في", "ب"):
        return False
    named = any(h.base.article or sight.word(m.end) in _CRIMES for h in sight.at(m.end, "tactics")) or sight.word(m.end) in _CRIMES
    return named and any(is_one_of(w, _CONDEMNED) for w in sight.words(m.start - _TO_SEAT, m.start))


def _trained_there(sight: Sight, m: PlaceMention) -> bool:
    """«مقاتلين تدربوا في قاعدة القيارة»: where those who fight elsewhere were trained."""
    if m.preposition not in ("في", "ب"):
        return False
    told = next((i for i in sight.clause_back(m.start, 8) if sight.word(i) in _TRAINED), None)
    return told is not None and not any(sight.at(i, "tactics") for i in range(told, m.start))


def _set_out_from(sight: Sight, m: PlaceMention) -> bool:
    """«قتل أثناء فراره من تلعفر إلى البعاج»: whence one who was on the road came, where it is said whither."""
    if m.preposition != "من" or not any(w in _TOWARDS for w in sight.words(m.end, m.end + 2)):
        return False
    return any(sight.word(i) in _FLIGHT for i in sight.clause_back(m.start, 4))


def _part_of_region(sight: Sight, m: PlaceMention) -> bool:
    """«إقليم سبأ الذي يضم مأرب والجوف»: what a region is made up of."""
    for i in sight.clause_back(m.start, 10):
        if sight.at(i, "tactics"):
            return False
        if sight.word(i) in _MADE_UP and sight.word(i - 1) in _WHICH:
            return True
    return False


def _measured_from(sight: Sight, m: PlaceMention) -> bool:
    """«بلدة مارا التي تبعد 70 كيلومترا عن دوري», «الواقعة على بعد 70 كيلومترا إلى الجنوب من دوري»: from where the way to the place told
    of is measured.
    """
    if m.preposition == "من" and _aside_from(sight, m.start - 1):
        return True
    for i in sight.clause_back(m.start, _FAR_FROM):
        if sight.at(i, "tactics"):
            return False
        if sight.word(i) in _LYING and sight.word(i + 2) in ("بعد", "مسافه"):
            return m.preposition in ("من", "عن")
        if sight.word(i).removeprefix("و") in _LIES:
            return m.preposition in ("عن", "من", "") and any(sight.word(k) in ("عن", "من") for k in range(i + 1, m.start))
    return False


def _aside_from(sight: Sight, of: int) -> bool:
    """«ولاية كسلا، إلى الشرق من الخرطوم»: a direction behind a comma only says where the place before it lies."""
    to = of - 2 if sight.word(of - 1) not in _HALVES else of - 3
    named = sight.word(to + 1) in _SIDES
    return named and sight.word(to) == "الي" and any(c in sight.gap(to) for c in "،,(")


def _flown_from(sight: Sight, m: PlaceMention, place: Place) -> bool:
    """«نفذت مقاتلات أمريكية من قاعدة إنجرليك غارات»: the base of the planes, not what they strike."""
    if m.preposition != "من" or not ({m.kind, place.kind} & _AIR_KINDS):
        return False
    back = sight.clause_back(m.start, 6)
    if any(sight.word(i).removeprefix("و") in _LEFT for i in back[:2]):
        return False
    return any(sight.word(i).removeprefix("و").removeprefix("ال").startswith(_AIRCRAFT) for i in back)


def _came_from(sight: Sight, m: PlaceMention) -> bool:
    """«عقب وصول تعزيزات من الحديدة», «استقدم الحوثيون تعزيزات من ذمار»: whence men were brought to where it was."""
    return m.preposition == "من" and any(is_one_of(sight.word(i), _ARRIVED) for i in sight.clause_back(m.start, 6))


def _answered_for(sight: Sight, m: PlaceMention) -> bool:
    """«هاجموا مخفرا في ماردين ردا على هجوم عفرين», «انتقاما لمجزرة الحولة»: where that was which a deed answers."""
    deed = sight.word(m.start - 1)
    if m.preposition or not (deed in _KNOWN_DEEDS or deed.removeprefix("ل") in _KNOWN_DEEDS):
        return False
    return any(is_one_of(w, _ANSWERS) for w in sight.words(m.start - 4, m.start - 1))


def _lies_between(sight: Sight, m: PlaceMention) -> bool:
    """«منطقة الدهوس الواقعة بين واحة الفرافرة والواحات», «أثناء رحلة بين بلدتي س وص»: what the place told of lies between, or whence and
    whither they went; a road is where it happened.
    """
    for i in sight.clause_back(m.start, 6):
        if sight.word(i) == "بين":
            return sight.word(i - 1) in _LYING | _TRIPS and not any("طريق" in w for w in sight.words(i - 5, i))
    return False


def _joined_or_parted(sight: Sight, m: PlaceMention) -> bool:
    """«تلة تفصل خولان عن صرواح», «بلدة تصل س بـع»: what the place told of joins or parts; a road is where it happened."""
    if m.preposition not in ("", "بين", "ب", "عن", "الي") or _JOINS_OR_PARTS.isdisjoint(sight.words(m.start - _JOINED_REACH, m.start)):
        return False
    for i in sight.clause_back(m.start, _JOINED_REACH):
        if sight.word(i) in _JOINS_OR_PARTS:
            return not any(sight.word(k).removeprefix("ال").startswith(_ROADS) for k in range(max(0, i - 4), i))
        if sight.at(i, "tactics"):
            return False
    return False


def _entered_through(sight: Sight, m: PlaceMention) -> bool:
    """«اقتحموا المسجد عبر باب الأسباط وباب الناظر», «من جهة باب حطة»: by which gates they came in."""
    if not sight.word(m.start).removeprefix("و").startswith(_GATES):
        return False
    for i in sight.clause_back(m.start, 7):
        word = sight.word(i)
        if word in ("عبر", "خلال", "جهه"):
            return word == "عبر" or sight.word(i - 1) == "من"
        if sight.at(i, "tactics"):
            return False
    return False


def _prepared_for(sight: Sight, m: PlaceMention) -> bool:
    """«تقدمت في كرش استعدادا لتحرير قاعدة العند»: what is still to be fought for."""
    if m.preposition not in ("", "ل", "علي", "الي"):
        return False
    if m.preposition == "ل" and any(sight.word(i) in _FOR_ITS_SAKE for i in sight.clause_back(m.start, 2)):
        return True  # «نصرة لمدينة الزبداني»
    for i in sight.clause_back(m.start, 4):
        if sight.word(i) in _PREPARING and (sight.word(i - 1) in _IN_VIEW or sight.word(i - 2) in _IN_VIEW):
            return True
    return False


def _meanwhile(sight: Sight, m: PlaceMention) -> bool:
    """«بالتزامن مع تقدم القوات في تعز، شنت الطائرات غارات على معسكر في مأرب»."""
    back = sight.clause_back(m.start, 14)
    if not back or not any(sight.word(i) in _MEANWHILE for i in back[-2:]) or not (back[-1] == 0 or sight.breaks(back[-1])):
        return False
    return any(not _COMMAS.isdisjoint(sight.gap(i)) for i in range(m.end, m.end + 10))
