"""Hospitals that a sentence names beside a deed: where the hurt were carried to and lie, where the dead came to, who speaks for the house.

None of them is where it happened, though the hospital that was struck itself is.
"""

from __future__ import annotations

from waqai.mentions.place_mention import PlaceMention
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set

CARRIED = word_set(
    "نقل نقلت نقلوا نقلا نقلتا نقله نقلها نقلهم نقلهما ينقل تنقل ينقلون نقلن ونقل ونقلت أسعف أسعفت إسعاف إسعافهم إسعافه "
    "إحالة إحالته إحالتهم وإحالة أجلي أجليت أجلوا أجليا إجلاء إجلاؤه إجلاؤهم أخلي أخليت"
)
_HOUSES = word_set("مستشفى مستشفيات مشفى مشاف مشافي مصحة مستوصف مركز مراكز")
_HOSPITALS = word_set("مستشفى مشفى")
_OF_A_HOUSE = word_set("الجهوي العام المركزي العسكري الجامعي الرئيسي التعليمي المحلي الميداني الإقليمي الحكومي المدني الوطني الريفي")
_PASSED_AWAY = word_set(
    "توفي توفيت توفيا توفوا فارق فارقت لفظ أنفاسه وفاته وفاتها وفاتهما وفاتهم استشهاده استشهادها استشهادهما استشهادهم متأثرا متأثرة "
    "متأثرين بجراحه بجراحها بجراحهم"
)
_TREATED = word_set(
    "العلاج علاجهم علاجه للعلاج يعالج يعالجون يرقد يرقدون ترقد تتلقى يتلقى يتلقون صحته صحتهم صحتها زيارة زار زيارته المصاب المصابة "
    "المصابين المصابون الجرحى الجريح الجريحين يزال يزالون تزال زالوا"
)
_MORGUES = word_set("الطب العدلي الشرعي مشرحة المشرحة ثلاجة الثلاجة")
_THEIR_BODIES = word_set("هما هم جثة جثث جثتا جثتي جثتين جثمان جثماني جثامين")  # «الشهيدين هما في مستشفى ...»
_RECEIVED = word_set("استقبل استقبلت يستقبل تسلم تسلمت استلم استلمت تلقى تلقت استقبال")
_SPEAKERS = word_set(
    "مسؤول مسؤولة مسئول مسئولة المسؤول المسؤولة متحدث متحدثة المتحدث المتحدثة ناطق ناطقة الناطق الناطقة طبيب طبيبة أطباء موظف ممرض ممرضة "
    "مدير مديرة إدارة مصدر مصادر الإعلامي الإعلامية"
)
_NOTICE = word_set("إخطارا بلاغا إشارة إخطار بلاغ اتصالا تقريرا")
_LAY_THERE = _PASSED_AWAY | _MORGUES | _TREATED | _THEIR_BODIES
_TO_PATIENTS = 7
_TO_THE_NEXT = 12  # tokens back to the verb of an earlier hospital


def is_hospital(sight: Sight, m: PlaceMention) -> bool:
    """«مستشفى رفيديا»: a hospital, also one that bears the name of a quarter."""
    return m.kind == "hospital" or is_one_of(sight.word(m.start).removeprefix("ب"), _HOUSES)


def hurt_or_dead_came_to(sight: Sight, m: PlaceMention) -> bool:
    """Whether a place is the hospital where those hurt or killed elsewhere lie, or died, or the town of one that they were carried to."""
    return (
        its_town_speaks(sight, m)
        or m.preposition in ("في", "ب")
        and (_in_whose_hospital(sight, m) or is_hospital(sight, m) and _lay_there(sight, m))
    )


def _lay_there(sight: Sight, m: PlaceMention) -> bool:
    """«توفي متأثرا بجراحه في مستشفى النداء», «اطمأن على صحة المصاب بمستشفى الطوال»: where they died or are treated."""
    return any(is_one_of(sight.word(i), _LAY_THERE) for i in sight.clause_back(m.start, _TO_PATIENTS))


def _in_whose_hospital(sight: Sight, m: PlaceMention) -> bool:
    """«نقلوا إلى مستشفى في العريش», «نقل الجرحى إلى مستشفيات بمدينة غزة»: the town of the hospital that they were carried to."""
    back = sight.clause_back(m.start, 9)
    house = next((i for i in back[:4] if sight.word(i).removeprefix("ال").removeprefix("لل").removeprefix("ل") in _HOUSES), None)
    if house is None or not (sight.word(house).startswith("ل") or sight.word(house - 1) == "الي"):
        return False
    return any(w in CARRIED or w.removeprefix("و") in CARRIED for w in (sight.word(i) for i in back if i < house))


def its_town_speaks(sight: Sight, m: PlaceMention) -> bool:
    """«مصادر طبية بالمستشفى الجهوي في س», «لا يزالون يرقدون في المستشفى العام بمدينة س»: the town of a hospital that bears no name, where
    somebody speaks for it or the hurt lie.
    """
    house = m.start - 1 - (sight.word(m.start - 1) in ("في", "بمدينه"))
    while house > m.start - 5 and sight.word(house) in _OF_A_HOUSE:
        house -= 1
    if m.preposition not in ("في", "ب") or sight.word(house).removeprefix("ب").removeprefix("ل").removeprefix("ال") not in _HOSPITALS:
        return False
    return any(is_one_of(sight.word(i), _LAY_THERE | _SPEAKERS) for i in sight.clause_back(house, 4))


def took_in(sight: Sight, m: PlaceMention) -> bool:
    """«استقبل مستشفى العودة جثامين عشرة شهداء», «إن مستشفى ابن سينا في سرت استقبل جثث ثلاثة جنود»: where the hurt and dead came to."""
    its_town = is_one_of(sight.word(m.start - 1), _HOUSES)  # «مستشفى بلدة الأبيار»
    if not its_town and not is_hospital(sight, m):
        return False
    around = (m.start - 1 - its_town, *range(m.end, m.end + 4))
    if sight.numeral_at(m.end) is not None:  # «استقبل مستشفى س ثمانية قتلى، ومستشفى ص سبعة»
        around = (*around, *range(m.start - _TO_THE_NEXT, m.start - 1))
    return any(is_one_of(sight.word(i), _RECEIVED) for i in around)


def speaks_for_it(sight: Sight, m: PlaceMention) -> bool:
    """«وقالت مسؤولة الإعلام بمستشفى الجلاء إن ثلاثة جنود قتلوا», «مدير مستشفى النور», «تلقت الشرطة إخطارا من مستشفى الزقازيق»: the house of
    whoever tells of it.
    """
    if not is_hospital(sight, m):
        return False
    if m.preposition == "من" and sight.word(m.start - 2) in _NOTICE:
        return True
    for i in sight.clause_back(m.start, 4):
        if any(h.verbal for h in sight.at(i, "tactics")):
            return False
        if is_one_of(sight.word(i), _SPEAKERS):
            return not any(h.verbal and h.end == i for h in sight.at(i - 1, "tactics"))  # «خطف طبيب من مستشفى درنة»
    return False
