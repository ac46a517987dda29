"""What stands between a verb of harm and the people it is said of: a place, a day, an aside («اغتيل في غوما، الخاضعة لهم، الناشط ...»), or
the weapon and the vehicle of those who act («اغتال مسلحون بأسلحة كاتمة للصوت موظفا»).
"""

from __future__ import annotations

from waqai.mentions.counts.people import as_object, one_or_two, plain
from waqai.mentions.counts.words import OFFICES, RANKS, STOPS, WEEKDAYS
from waqai.mentions.sight import Sight
from waqai.text import word_set

_IN = word_set("في قرب داخل وسط أمام بالقرب")
_TOWNS = word_set(
    "مدينة بلدة قرية قضاء ناحية مديرية محافظة ولاية منطقة حي مخيم إقليم بلدية ريف مفترق سوق شارع ضاحية جزيرة معسكر عاصمة العاصمة"
)
_DIRECTIONS = word_set("شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط قرب من أقصى في البلاد المدينة المحافظة العاصمة")
_DAYS = WEEKDAYS | word_set("اليوم يوم صباح مساء ظهر فجر ليل ليلة عصر الماضي الماضية الجاري أول من صباحا مساء ظهرا فجرا ليلا")
_NAMES_REACH = 3  # tokens of a place's name
_REACH = 16
_MEANS = word_set("يستقلون يستقلان يستقل كانوا كانا يرتدون يرتديان متنكرون يقودون مدججون")
_RIDING = word_set("متن دراجة دراجات دراجتين سيارة سيارتين")
_MEANS_REACH = 10


def past_the_place(sight: Sight, i: int, end: int) -> int | None:
    """Where the one or two people stand of whom a verb tells, behind «في», a place and a day, and asides between commas; None where other
    words come first.
    """
    if sight.word(i) not in _IN:
        return None
    named = aside = 0
    for k in range(i + 1, min(end, i + _REACH)):
        if any(c in sight.gap(k) for c in STOPS + "\n()"):
            return None
        if "،" in sight.gap(k):
            aside = 0 if aside else k
            named = 0
        if not aside or aside == k:
            if k > i + 1 and sight.word(k) not in _DIRECTIONS and _one_told(sight, k):
                return k
        if aside:
            continue
        word = sight.word(k)
        if word in _TOWNS or word in _DIRECTIONS or word.removeprefix("ب") in _TOWNS:
            named = 0
        elif word not in _DAYS:
            named += 1
            if named > _NAMES_REACH or sight.at(k, "persons", "actors", "tactics", "weapons") or sight.numeral_over(k) is not None:
                return None
    return None


def past_the_means(sight: Sight, i: int, end: int) -> int | None:
    """Where the object stands behind how those who act came and with what: «... بأسلحة كاتمة للصوت موظفا», «... على متن دراجة القاضي»."""
    with_arms = sight.word(i).startswith("ب") and bool(sight.at(i, "weapons"))
    riding = sight.word(i) == "علي" and sight.word(i + 1) in _RIDING
    if not (with_arms or riding or sight.word(i) in _MEANS):
        return None
    for k in range(i + 1, min(end, i + _MEANS_REACH)):
        if any(c in sight.gap(k) for c in STOPS + "،\n") or any(h.entry.attrs.get("toll") for h in sight.at(k, "tactics")):
            return None
        numeral = sight.numeral_at(k)
        if numeral is not None and not sight.word(k).startswith("و"):
            counted = plain(sight, numeral) and (sight.at(numeral.end_token, "persons") or sight.word(numeral.end_token) == "من")
            return k if counted else None
        if _titled(sight, k) or any(as_object(sight, h) for h in sight.at(k, "persons")):
            return k
    return None


def _one_told(sight: Sight, k: int) -> bool:
    """«موظف», «شرطيان», «قتيل», «الناشط», «العقيد»: one or two people in the case of a subject."""
    if _titled(sight, k) or any(h.number == 1 and h.base.article and not h.base.pro for h in sight.at(k, "persons")):
        return True
    return not sight.word(k).endswith("ا") and any(one_or_two(h) and not sight.word(k).endswith("ين") for h in sight.at(k, "persons"))


def _titled(sight: Sight, k: int) -> bool:
    word = sight.word(k)
    return word in RANKS or word in OFFICES and word not in ("راع", "عابر", "مالك")
