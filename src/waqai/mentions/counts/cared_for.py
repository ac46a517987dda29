"""Heads of harm told by the care that people needed: «أدخل جنديان المستشفى», «احتاج ستة إلى العلاج», «عولج خمسة من الاختناق»."""

from __future__ import annotations

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.words import HOSPITALS, OTHERS
from waqai.mentions.sight import Sight
from waqai.text import word_set

_ENTERED = word_set("أدخل أدخلوا دخل دخلوا احتاج احتاجوا")
_CURED = word_set("عولج عولجت عولجوا عالجت عالج")
CARED_FOR = _ENTERED | _CURED
_TREATMENT = word_set("العلاج علاج للعلاج لعلاج جراحة جراحات عمليات")
_FREE = word_set("من في أمس اليوم على داخل")
_REACH = 5
_CARERS = 3  # tokens


def cared_for(sight: Sight, i: int, bare: str, pro: str, end: int, heads: dict[int, Head]) -> Head | None:
    """The head that such a verb is where a number of people stands behind it."""
    told = _entered(sight, i + 1, end, heads) if bare in _ENTERED else _cured(sight, i + 1, heads)
    return Head(i, i + 1, "wounded", "masdar", stem="نقل", pro=pro) if told else None


def _entered(sight: Sight, i: int, end: int, heads: dict[int, Head]) -> bool:
    """«أدخل أربعة حراس المستشفى», «احتاج ستة إلى العلاج»: a number of people in need of care."""
    behind = _past_number(sight, i)
    if not behind or any(h.entry.attrs.get("role") == "militant" for h in sight.within(i, behind, "persons")):
        return False  # «دخل ثلاثة مسلحين المستشفى»
    if any(heads[k].noun for k in range(i, behind + 1) if k in heads):
        return False
    near = range(behind, min(end, behind + _REACH))
    return any(sight.word(k).startswith(HOSPITALS) or sight.word(k) in _TREATMENT for k in near)


def _cured(sight: Sight, i: int, heads: dict[int, Head]) -> bool:
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
    return after + (word in OTHERS) if alone or word.startswith(HOSPITALS) else 0
