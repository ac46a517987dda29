"""Heads of harm told by where people are cared for: «نقل ثلاثة إلى المستشفى», «أدخل جنديان المستشفى», «عولج خمسة من الاختناق»."""

from __future__ import annotations

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.words import FELLOW_PAIRS, FELLOWS, OTHERS
from waqai.mentions.sight import Sight
from waqai.text import word_set

BROUGHT = word_set("نقل نقلوا نقلت")
ENTERED = word_set("أدخل أدخلوا دخل دخلوا احتاج احتاجوا")
CURED = word_set("عولج عولجت عولجوا عالجت عالج")
_HOSPITAL = tuple(word_set("المستشف مستشف المشف مشف"))
_HURT_STATE = word_set(
    "بجروح بجراح بجرح بإصابات بإصابة بحروق بكسور مصابا مصابة مصابين لإسعافه لإسعافها لتلقي للعلاج لعلاجه لعلاجها خطرة خطيرة حرجة متوسطة"
)
_TREATMENT = word_set("العلاج علاج للعلاج لعلاج جراحة جراحات عمليات")
_FREE = word_set("من في أمس اليوم على داخل")
_REACH = 5
_CARERS = 3  # tokens


def brought_in(sight: Sight, i: int, end: int, heads: dict[int, Head]) -> bool:
    """«ونقل 30 آخرون إلى المستشفيات», «نقل ثلاثة من المارة إلى المشفى بجروح»: people who are brought in, no bodies."""
    numeral = sight.numeral_at(i)
    behind = _past_number(sight, i) if numeral is not None else _past_one_or_two(sight, i)
    at = next((k for k in range(behind, min(end, behind + _REACH)) if sight.word(k) == "الي"), None) if behind else None
    if at is None or not sight.word(at + 1).startswith(_HOSPITAL):
        return False
    if numeral is None and not any(w in _HURT_STATE for w in sight.words(at + 1, min(end, at + 8))):
        return False
    return not any(h.noun and h.pro != "ب" for k in range(i, min(end, at + 5)) if (h := heads.get(k)) is not None)


def entered(sight: Sight, i: int, end: int, heads: dict[int, Head]) -> bool:
    """«أدخل أربعة حراس المستشفى», «احتاج ستة إلى العلاج»: a number of people in need of care."""
    behind = _past_number(sight, i)
    if not behind or any(h.entry.attrs.get("role") == "militant" for h in sight.within(i, behind, "persons")):
        return False  # «دخل ثلاثة مسلحين المستشفى»
    if any(heads[k].noun for k in range(i, behind + 1) if k in heads):
        return False
    near = range(behind, min(end, behind + _REACH))
    return any(sight.word(k).startswith(_HOSPITAL) or sight.word(k) in _TREATMENT for k in near)


def cured(sight: Sight, i: int, heads: dict[int, Head]) -> bool:
    """«عولج خمسة متظاهرين من الاختناق», «عالجت الطواقم 12 شخصا»: a number of people, past those who care for them."""
    at = i
    while at < i + _CARERS and sight.numeral_at(at) is None and not sight.gap(at + 1).strip():
        at += 1
    behind = _past_number(sight, at)
    return bool(behind) and not any(heads[k].noun for k in range(i, behind + 1) if k in heads)


def _past_number(sight: Sight, i: int) -> int:
    """The token behind a number of people («ستة حراس») or one that stands alone («ستة في»); 0 where it is of things."""
    numeral = sight.numeral_at(i)
    if numeral is None or not plain(sight, numeral):
        return 0
    after = numeral.end_token
    person = sight.first_at(after, "persons", "actors")
    if person is not None:
        return person.end
    word = sight.word(after)
    alone = word in _FREE or word in OTHERS or word == "الي" or bool(sight.gap(after).strip()) or not word
    return after + (word in OTHERS) if alone or word.startswith(_HOSPITAL) else 0


def _past_one_or_two(sight: Sight, i: int) -> int:
    """«نقل حارسان إلى المستشفى بجروح», «نقلت جدته إلى المشفى وهي في حالة خطرة»: past one or two people told by a noun; else 0."""
    if sight.word(i) in FELLOWS or sight.word(i) in FELLOW_PAIRS:
        return i + 1
    return next((h.end for h in sight.at(i, "persons") if h.number in (1, 2) and not (h.base.pro or h.entry.attrs.get("casualty"))), 0)
