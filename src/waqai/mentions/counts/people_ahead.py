"""Whether people are counted right behind or before a word, so that it may be a head: «قضى أمس ستة مدنيين», «مات معهم عشرون آخرون»."""

from __future__ import annotations

from waqai.mentions.counts.people import plain
from waqai.mentions.counts.words import AMOUNTS, FELLOW_PAIRS, OTHERS, SO_MANY, STOPS
from waqai.mentions.sight import Sight
from waqai.text import word_set

_TIME = word_set("ليلة ليلته ليلتها ليلتهم يوم يومه يوما أيام أيامه ساعات ساعة سنوات سنة سنين شهور أشهر شهرا وقت عطلة عقوبة محكومية")
AFTER_BARE = word_set(
    "في على داخل قرب وفق بحسب حسب بجروح بجراح بينهم منهم فيما قبل بعد ثم جراح جروحهم حالة حالات إصاباتهم أحدهم بعضهم بالرصاص بالغة كما"
    " خلال أثناء إثر جراء"
)
"""What may stand behind a number that counts people without naming them."""
_QUOTES = ' "«»“”'
_BETWEEN = word_set("لاحقا أمس اليوم فجر صباح مساء ليل معه معها معهم معهما هناك أيضا كذلك ما لا يقل عن أكثر من نحو حوالي قرابة زهاء")


def people_at(sight: Sight, i: int) -> bool:
    """Whether people are counted from a token on, past an adverb or «معه»: «قضى أمس ستة مدنيين», «مات معهم عشرون آخرون»."""
    least = sight.word(i) == "علي" and sight.word(i + 1) == "الاقل"
    if sight.word(i) in ("علي", "ب", "بان") and not least:
        return False
    for k in (i, i + 1, i + 2):
        if sight.word(k) in FELLOW_PAIRS or k == i and sight.word(k + 1) in SO_MANY and sight.word(k).endswith(("ه", "ها", "هم", "هما")):
            return True  # «قضى راكباها», «قضى ركابها الأربعة»
        if sight.word(k) in AMOUNTS or sight.word(k) in OTHERS:
            return sight.word(k + 1) not in _TIME
        numeral = sight.numeral_at(k)
        if numeral is not None:
            return plain(sight, numeral) and of_people(sight, numeral.end_token)
        person = sight.first_at(k, "persons")
        if person is not None and not person.entry.attrs.get("casualty"):
            return not person.base.article and person.base.pro == "" and sight.word(person.end) not in _TIME
        if sight.word(k) not in _BETWEEN:
            return False
    return False


def of_people(sight: Sight, after: int) -> bool:
    """Whether people, or nothing at all, stand behind a number: «ستة مدنيين», «عشرون في المستشفى», not «30 رأسا من الغنم»."""
    word = sight.word(after)
    if sight.at(after, "persons", "actors") or word in AFTER_BARE or word in ("من", "ممن") or word in OTHERS:
        return word not in _TIME
    return bool(sight.gap(after).strip()) or not word or word in _BETWEEN


def bare_end(sight: Sight, i: int) -> bool:
    """Whether a number without a noun ends its phrase before a token: «عشرة وجرح ...», «عشرة.»."""
    toll = any(h.entry.attrs.get("toll") and h.base.pro == "و" for h in sight.at(i, "tactics"))
    return toll or not sight.word(i) or any(c in sight.gap(i) for c in STOPS + "،\n")


def two_before(sight: Sight, i: int) -> bool:
    """«شابان قضيا», «محتجان سقطا»: two people in the form of a subject right before the verb."""
    return any(h.number == 2 and not (h.base.article or h.entry.attrs.get("casualty")) and h.end == i for h in sight.at(i - 1, "persons"))


def number_before(sight: Sight, i: int) -> bool:
    """«خمسة من أسرة واحدة قضوا», «أربعة من «البيشمركة» قضوا», «عشرون سقطوا»: people are counted right before the verb."""
    for k in range(i - 1, max(-1, i - 7), -1):
        if sight.gap(k + 1).strip(_QUOTES):
            return False
        numeral = sight.numeral_over(k)
        if numeral is not None and sight.word(k) not in ("واحده", "واحد"):
            return plain(sight, numeral) and (numeral.end_token == i or of_people(sight, numeral.end_token))
    return False
