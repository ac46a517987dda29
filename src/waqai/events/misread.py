"""Words that go by the name of a place and name none: a girl, a creed, a state that acts, a group called after a town."""

from __future__ import annotations

from waqai.events.role_words import EVENT_NOUNS, cue_stem
from waqai.mentions.lexicon import Hit
from waqai.mentions.place_mention import PlaceMention
from waqai.mentions.sight import Sight
from waqai.model import Place
from waqai.text import word_set

_CREEDS = word_set("الطائفة للطائفة طائفة المذهب للمذهب الشيعة الأقلية للأقلية الجماعة")
_FIRE = word_set("النار الرصاص النيران")
_DIRECTORATE = word_set("بمديرية")
_FORCES_OF = word_set("الأمنية الأمن المباحث البحث الجنائي المدنية المرور المفرقعات الشرطة القوات قيادات ضباط رجال أجهزة")
_DWELLERS = word_set("سكان أهالي أبناء")
_NEXT_DOOR = word_set("المجاورة المجاور القريبة القريب")
_NOTABLES = word_set("مشايخ وجهاء أعيان علماء شيوخ زعماء فتيان مشاهير وجهائها")
_HELMETS = word_set("الخوذ الخوذات والخوذ للخوذ")
_MEMBERS = word_set("عناصر عنصر مسلحي مسلحو مقاتلي مقاتلو أعضاء عضو قيادي قيادات قادة خلايا خلية تنظيم جماعة حركة ميليشيا أتباع أنصار")
_REGION_NAMES = word_set("الشرقية الغربية الشمالية الجنوبية الوسطى الحدودية")
SPOKE = word_set(
    "قالت قال أعلنت أعلن أكدت أكد نفت نفى دانت أدانت دان أدان استنكرت اتهمت اتهم حذرت حذر دعت دعا طالبت طالب رحبت وصفت اعتبرت ردت رد تعهدت "
    "هددت قررت وعدت ترى تقول تؤكد تنفي تتهم فرضت استدعت حملت لوحت لمحت لمح ألمح ألمحت رفضت رفض وافقت طلبت عبرت أعربت أعرب تدعم تعتبر تطالب "
    "حثت حث ناشدت ناشد حضت حض أهابت أيدت عارضت استبعدت استغربت أشادت أثنت "
    "سارعت أوضحت كشفت كشف أقرت اعترفت شددت شدد أبلغت ذكرت نددت ندد تبادلت تتبادل قدمت عزت"
)
_CARRIED_OUT = word_set("شن شنت تشن تنفيذ نفذت تنفذ قيام قامت بدأت بدء تواصل واصلت")
_CONDEMNS = word_set("تدين تستنكر تندد تشجب أدانت دانت استنكرت نددت تأسف تعرب تعبر")
_THAT = word_set("أن إن بأن")
_SPEAKERS_REACH = 6
_LED_IN = word_set("في من على إلى عن أن إن بأن ضد مع بين")
_ALLIED = word_set("متحالفة متحالف متحالفين حليفة حليف تحالف تحالفها تحالفه تنسيق هدنة اتفاق محادثات علاقات مفاوضات")
_HOLDS = word_set("ضمها حدها فصلها")
_LED_BY = word_set("تقوده تقودها يقوده يقودها بقيادة بزعامة تتزعمه تتزعمها")
BEFELL = word_set(
    "شهدت تشهد تعرضت تتعرض عاشت تعيش سقطت تحولت باتت تهز تشل تضم تضرب تدخل تدخلت تشمل تطال تجتاح تستقبل تودع تنتظر تعم تصل تقع تبعد"
)
_AMONG = word_set("بينهم بينهن منهم منهن ومنهم وبينهم")
_HAS_LIWAS = frozenset(("JO", "PS", "IL"))  # lands with districts called «لواء»
_BODY = word_set("البطن الرأس الصدر الظهر الرقبة العنق الفخذ الساق الكتف الحوض القدم اليد الوجه الركبة الذراع الخاصرة العين القلب")
_SHOT = word_set("طلق طلقة طلقتين طلقات رصاصة رصاصتين رصاصات عيار عيارات شظية شظايا جروح إصابة طعنة طعنات")
_PALACES = word_set("الرئاسي الجمهوري الملكي الأميري السلطاني الإمبراطوري العدلي")
_CAPITAL_OF = word_set("الاقتصادية التجارية الصناعية الثقافية الروحية التاريخية السياحية المالية")
_PARTICIPLES = word_set(
    "المار المارة المؤدي المؤدية الواصل الواصلة الرابط الرابطة الواقع الواقعة المحاذي المحاذية المطل المطلة مطل "
    "مطلة مجاور مجاورة قريب قريبة"
)


def misread(sight: Sight, m: PlaceMention, place: Place, main: str | None) -> bool:
    """Words that are no name here: «بيوتا» is no Utah, «بينهم صوفيا» a girl, «الطريق المار بحوارة», «أحياء المدينة» of another town."""
    word, before = sight.word(m.start), sight.word(m.start - 1)
    if before == "عن" and m.frame == "طريق":
        return True  # «عن طريق الحديدة» is by way of it
    if word == "علي" and not m.frame and cue_stem(before) in EVENT_NOUNS | _FIRE:
        return True  # «هجوم على كمين» is no place of a man called Ali
    if m.preposition == "ب" and word in _DIRECTORATE and sight.word(m.start + 1) in ("امن", "شرطه") and before in _FORCES_OF:
        return True  # «انتقلت الأجهزة الأمنية بمديرية أمن القاهرة»
    if sight.word(m.end) in _NEXT_DOOR and (before in _DWELLERS or sight.word(m.start - 2) in _DWELLERS):
        return True  # «أكد أحد أهالي بلدة مجاورة الهجوم»
    if before in _NOTABLES and not m.preposition and not m.frame:
        return True  # «الشيخ سالم، أحد أهم مشايخ البيضاء»
    if before in _HELMETS:
        return True  # «الخوذ البيضاء»
    if word[:1] == "و" and word[1:] in SPOKE and not m.frame and not m.preposition:
        return True  # «ودان مجلس الأمن الهجوم»
    if before in _CREEDS and not m.frame and not m.preposition:
        return True  # «مسجد للطائفة الإسماعيلية» is in no town of that name
    if m.kind == "country" and _acts(sight, m):
        return True
    if word == "العاصمه" and sight.word(m.end) in _CAPITAL_OF:
        return True  # «المدينة التي كانت تعد العاصمة الاقتصادية للبلاد»
    if _in_a_group_name(sight, m):
        return True  # «سرايا القدس», «كتيبة طولكرم»
    if m.frame == "لواء" and place.country not in _HAS_LIWAS:
        return True  # «القائد في لواء حوران» is a brigade
    if m.end - m.start <= 2 and sight.word(m.end - 1) == "القصر" and sight.word(m.end) in _PALACES:
        return True  # «في محيط القصر الرئاسي» is no village of that name
    if m.conjoined and m.list_id is not None and place.source is None and any(h.form == "verb" for h in sight.at(m.start, "tactics")):
        return True  # «داهموا قرى س وص، وقتلوا ...»
    if place.precision == 5 and before in _LED_BY or before == "ل" and any(c in sight.gap(m.start) for c in '«"“'):
        return True  # «التحالف الذي تقوده السعودية»; «قالت المصادر ل"الرياض"»
    if place.precision < 4 and not m.frame and not m.preposition and not m.conjoined and _numbered(sight, m):
        return True  # «أربعة مدنين»
    if sight.word(m.end - 1) == "ان" and any(w in SPOKE for w in sight.words(m.start - 5, m.start)):
        return True  # «قال الرائد فيلمون تان إن»
    if any(c in sight.gap(m.start) for c in '«"“') and not m.frame and sight.word(m.start - 1) in _MEMBERS:
        return True
    if m.end - m.start == 1 and m.preposition in ("ب", "ل") and word.lstrip("وف")[:1] in "بل":
        whole = [h for h in sight.at(m.start, "persons", "targets", "weapons") if not h.base.pro.endswith(("ب", "ل"))]
        if whole and not word.removeprefix("و").startswith(("بال", "لل")):
            return True
    if sight.word(m.end - 1) in _BODY and sight.word(m.start).removeprefix("ب") == "منطقه" and _hit_there(sight, m.start):
        return True  # «أصيب بطلق في منطقة البطن»
    if place.precision < 5 and not m.preposition and not m.frame and sight.word(m.start - 1) in _AMONG:
        return True
    if any(sight.word(i) in _PARTICIPLES for i in range(m.start, m.end)) and place.source is None:
        return True
    if sight.word(m.end - 1).endswith("المدينه") and place.country == "SA" and main != "SA":
        return True  # «ميناء المدينة» of the town told of
    return place.country != main and m.key.split(" ")[0] == "منطقه" and m.end - m.start == 2 and sight.word(m.end - 1) in _REGION_NAMES


def _hit_there(sight: Sight, start: int) -> bool:
    """Whether words of wounds stand before: what follows is where somebody's body was hit."""
    wounds = any(h.entry.attrs.get("toll") == "wounded" for h in sight.within(start - 12, start, "tactics"))
    return wounds or any(w.removeprefix("ب") in _SHOT for w in sight.words(start - 8, start))


def _numbered(sight: Sight, m: PlaceMention) -> bool:
    """«أربعة مدنين», «حي الشرطة الرابعة جنوب بغداد»: behind a number; not «مقتل أربعة شمال بعقوبة», «والثالث شرق غزة»."""
    number = sight.numeral_over(m.start - 1)
    if number is not None and sight.text.tokens[m.start - 1].sentence != m.sentence:
        return False  # «... وإصابة اثنين. أبو غريب: ...»
    if number is not None and (":" in sight.word(m.start - 1) or any(c in sight.gap(m.start) for c in ":-–.)")):
        return False  # «18:02 بيشاور: ...», «3- كركوك: ...»: the clock, or the number of a line
    if number is None or not (m.direction is not None or m.part):
        return number is not None
    return number.kind == "ordinal" and not sight.word(number.start_token).startswith("و")


def _acts(sight: Sight, m: PlaceMention) -> bool:
    """Whether a country stands for its state: «شنتها تركيا», «دربتها الولايات المتحدة», «المتحالفة مع إيران»."""
    joined = sight.word(m.start)[:1] == "و" and not m.preposition
    if joined and (_with_its_forces(sight, m.start) or m.list_id is None and _speaks_too(sight, m.start)):
        return True
    if m.direction is not None or m.part or m.frame or m.list_id is not None:
        return False
    if m.preposition:
        return m.preposition == "مع" and sight.word(m.start - 2).removeprefix("ال").removeprefix("وال") in _ALLIED
    if sight.word(m.end) in _CONDEMNS and sight.word(m.start - 1) in _THAT:
        return True  # «إن الولايات المتحدة تدين الهجمات»
    own = sight.word(m.end).removesuffix("ها")
    if own != sight.word(m.end) and cue_stem(own) in EVENT_NOUNS:
        return True  # «تكثيف تركيا غاراتها على س»
    before = sight.word(m.start - 1)
    bare = before.removeprefix("و").removeprefix("ف")
    held = len(bare) > 4 and (bare.endswith(("تها", "ته", "تهم", "تهما")) or bare[:1] == "ت" and bare.endswith(("ها", "هم")))
    return bare in SPOKE or bare in _CARRIED_OUT or held and bare not in BEFELL and bare[1:] not in _HOLDS


def _speaks_too(sight: Sight, at: int) -> bool:
    """«شجبت رابطة العلماء وتركيا الهجوم»: behind who speaks, with nothing said yet, a land speaks too."""
    for i in range(at - 1, at - _SPEAKERS_REACH, -1):
        if any(c in sight.gap(i + 1) for c in "،.؛:") or sight.word(i) in _LED_IN or sight.at(i, "tactics"):
            return False
        if sight.word(i).removeprefix("و") in SPOKE:
            return True
    return False


def _with_its_forces(sight: Sight, at: int) -> bool:
    """«تشن قوات ليبية والولايات المتحدة غارات»: behind forces that act a land acts too."""
    for hit in (h for i in range(at - 1, at - 4, -1) for h in sight.at(i, "actors")):
        if hit.end == at and str(hit.entry.attrs.get("class", "")).startswith(("state", "coalition")):
            return any(h.verbal for h in sight.at(hit.start - 1, "tactics")) or sight.word(hit.start - 1).removeprefix("و") in _CARRIED_OUT
    return False


def _in_a_group_name(sight: Sight, m: PlaceMention) -> bool:
    """Whether a place is the last part of an armed group's name: «سرايا القدس», «مجلس شورى مجاهدي درنة»; not «في ولاية سيناء»."""
    starts = (m.start - 1,) if m.preposition else range(max(0, m.start - 3), m.start + 1)
    return any(h.end >= m.end and _is_group(h) for i in starts for h in sight.at(i, "actors"))


def _is_group(hit: Hit) -> bool:
    """Whether a name of several words is that of an armed group."""
    return hit.end - hit.start > 1 and hit.entry.attrs.get("class") in ("armed_group", "militia")
