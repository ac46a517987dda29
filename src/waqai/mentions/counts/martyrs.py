"""Heads in which somebody comes to a martyr's rank: «ارتقى ثلاثة إلى مرتبة الشهادة», «نال أحدهم وسام الشهادة», «التحقوا بركب الشهداء»."""

from __future__ import annotations

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.people_ahead import bare_end
from waqai.mentions.counts.words import STOPS, WHO
from waqai.mentions.sight import Sight
from waqai.text import word_set

_ROSE = word_set("ارتقى ارتقت ارتقوا ارتقيا ارتقتا ترتقي يرتقي ارتقاء")
_WON = word_set("نال نالت نالوا نالا نالتا حاز حازت حازوا حازا بلغ بلغوا")
_JOINED = word_set("التحق التحقت التحقوا التحقا لحق لحقت لحقوا لحقا انضم انضموا انضما")
_ANSWERED = word_set("لبى لبت لبوا لبيا")
_SPENT = word_set("قضى قضت قضوا قضيا")
_MET = word_set("لقي لقوا لقيا لقيت")
MOURNED = _ROSE | _WON | _JOINED | _ANSWERED
"""Verbs by which a side tells of its own dead."""
MARTYR_VERBS = _ROSE | _WON | _JOINED | _ANSWERED | _SPENT | _MET
_MARTYRDOM = word_set("الشهادة")
_CARAVAN = word_set("بركب بقافلة بموكب بقوافل ركب قافلة موكب قوافل")
_MARTYRS = word_set("الشهداء الشهادة شهداء")
_THEIR_VOW = word_set("نحبه نحبها نحبهم نحبهما")
_CALL = word_set("نداء")
_LORD = word_set("ربه ربها ربهم ربهما")
_RANK = word_set("وسام شرف مرتبة درجة رتبة مقام نعمة")
_SCHOOL = word_set("الجامعية الثانوية الابتدائية الإعدادية المتوسطة الأهلية العلمية الفخرية الدراسية")
_CLOSING_REACH = 16
RISEN = "ارتقي"
"""The stem of such heads."""
_THEREIN = word_set("خلالها خلاله فيها فيه إثرها إثره جراءها جراءه أمس اليوم")
_ELSEWHERE = word_set("إلى رتبة منصب سلم درجة مستوى مرتبة")


def martyred(sight: Sight, i: int, bare: str, pro: str, end: int, heads: dict[int, Head]) -> Head | None:
    """The head that such a verb opens where what closes its phrase stands behind it, or a number of people right behind «ارتقى»."""
    last = _closing(sight, i, bare, end)
    he = bare in _ROSE and sight.word(i - 1) in WHO and sight.word(i + 1) not in _ELSEWHERE  # «الشهيد الذي ارتقى أمس»
    if last < 0 and not he and not (bare in _ROSE and _people_rise(sight, i + 1)):
        return None
    for k in range(i, last + 1):
        if k in heads and not heads[k].noun:
            heads.pop(k)
    if last >= 0:
        heads.pop(last, None)  # «بركب الشهداء»
    if any(k in heads and heads[k].noun for k in range(i, last)):
        return None  # «لقي شهيدان ربهما»: the noun counts
    return Head(i, i + 1, "killed", "masdar" if bare.endswith("اء") else "verb", stem=RISEN, pro=pro)


def _closing(sight: Sight, i: int, bare: str, end: int) -> int:
    """Where the phrase closes: «... الشهادة», «... بركب الشهداء», «... نحبه», «... نداء ربه»; -1 where it does not."""
    for k in range(i + 1, min(end, i + _CLOSING_REACH)):
        if any(c in sight.gap(k) for c in STOPS + "\n"):
            return -1
        word = sight.word(k)
        if bare in _SPENT and word in _THEIR_VOW or bare in _MET and word in _LORD:
            return k
        if bare in _ROSE | _WON and word in _MARTYRDOM:
            rank = bare in _ROSE or sight.word(k - 1) in _RANK
            return k if rank and sight.word(k + 1) not in _SCHOOL else -1
        if bare in _JOINED and word in _CARAVAN and sight.word(k + 1) in _MARTYRS:
            return k + 1
        if bare in _ANSWERED and word in _CALL and sight.word(k + 1) in _LORD:
            return k + 1
    return -1


def _people_rise(sight: Sight, i: int) -> bool:
    """«ارتقى خمسة من عائلة واحدة», «ارتقت امرأة وطفلها في القصف», «فارتقى ثلاثة.»; «ارتقى ثلاثة ضباط إلى رتبة عميد» tells of no death."""
    i += sight.word(i) in _THEREIN
    numeral = sight.numeral_at(i)
    after = i if numeral is None else numeral.end_token
    person = sight.first_at(after, "persons")
    if person is not None and person.entry.attrs.get("casualty") or numeral is not None and not plain(sight, numeral):
        return False  # «ارتقى 16 شهيدا»: the noun counts
    if numeral is None and (person is None or person.number not in (1, 2) or person.base.article):
        return False
    behind = person.end if person is not None else after
    return (person is not None or sight.word(after) == "من" or bare_end(sight, after)) and not any(
        w in _ELSEWHERE for w in sight.words(behind, behind + 4)
    )
