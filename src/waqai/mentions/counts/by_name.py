"""Somebody killed who is told by name or office: «مقتل هشام التكريتي», «مقتل آمر الحرس ورئيس المجلس»."""

from __future__ import annotations

from waqai.knowledge.given_names import given_names
from waqai.mentions.counts.mention import Head, Quantity
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.words import AMOUNTS, BETWEEN, FELLOW_GROUPS, FELLOWS, OFFICES, OTHERS, PREPOSITIONS, STOPS, SUBSET
from waqai.mentions.sight import Sight
from waqai.text import word_set

_QUOTES = frozenset("\"'«»“” ()")
_THESE = word_set("هذا هذه هذين هاتين هؤلاء ذلك أولئك جميع كل كافة معظم غالبية أغلب أغلبية بقية سائر كامل")
_CALLED = word_set("يسمى يعرف تسمى تعرف يدعى")
_BREAKS = word_set("في خلال على إثر عندما جراء بينما فيما أن")


_PLACED = word_set("في خلال إثر جراء قرب بالقرب شمال جنوب شرق غرب أمس اليوم من بعد عندما حيث بينما فيما وإصابة وجرح وأصيب وذلك والذي وهم")
_W_NAMES = word_set("وليد وائل وسام وجدي وحيد وفيق وهيب وجيه وسيم وديع وضاح وداد وردة وفاء ولاء وصفي وهبة واصف ونيس")
_NO_NAMES = word_set("من في على عن إلى مع ضد لدى حول عبر منذ قبل تم كان كانوا قد لم لا ما هم هو هي وهم وهو كما ثم أو")
_ABOARD = word_set("فيها فيه عليها بداخلها بداخله بها به")
_NO_FIRST_NAMES = ("ال", "وال", "لل", "بال", "ب", "ل", "و", "ف", "ي", "ت")  # adjectives, verbs, joined particles
_ONE_BY_ONE = 40  # tokens that a list of names may take


def names_listed(sight: Sight, i: int, end: int) -> int:
    """How many are told one by one behind «كل من» or a plural: «كل من سالم راوي، وحسن علي», «الشبان سالم وحسن وعلي»."""
    first = i + 2 if sight.word(i) == "كل" and sight.word(i + 1) == "من" else _past_plural(sight, i)
    if not first:
        return 0
    n = 1
    for at in range(first, min(end, first + _ONE_BY_ONE)):
        word = sight.word(at)
        if any(c in sight.gap(at) for c in STOPS + "\n") or (at > first and (word in _PLACED or sight.at(at, "tactics"))):
            break
        if at == first and (sight.at(at, "actors") or sight.numeral_at(at)):
            return 0
        if at == first and (word in _NO_NAMES and not _is_ali(sight, at) or word in _ABOARD):
            return 0  # «مصرع كل من كان على متنها وعددهم خمسة»
        if at > first and ("،" in sight.gap(at) or (word.startswith("و") and len(word) > 3 and word not in _W_NAMES)):
            n += 1
    return n if n > 1 else 0


def _past_plural(sight: Sight, i: int) -> int:
    """Where names begin right behind «الشبان», «المواطنين»: no adjective, relative clause, place or side; 0 where none do."""
    several = next((h for h in sight.at(i, "persons") if h.number in (3, 4) and h.base.article and h.end == i + 1), None)
    word = sight.word(i + 1)
    if several is None or several.entry.attrs.get("casualty") and several.base.pro or len(word) < 3 or sight.gap(i + 1).strip(' :"«'):
        return 0
    if _is_ali(sight, i + 1):
        return i + 1
    if (
        word in _NO_NAMES
        or word in PREPOSITIONS
        or word in _PLACED
        or word in BETWEEN
        or word in SUBSET
        or word.startswith(_NO_FIRST_NAMES)
    ):
        return 0
    if sight.at(i + 1, "persons", "tactics", "targets", "weapons", "actors") or sight.numeral_over(i + 1):
        return 0
    return i + 1


def _is_ali(sight: Sight, i: int) -> bool:
    """«المطلوبين علي الفرج وحسن الزاهر», «الشابان علي وحسن»: the name and not «على»: a second name is joined to it."""
    token = sight.text.tokens[i] if sight.word(i) == "علي" else None
    if token is None or not sight.text.raw[token.start : token.end].endswith("ي"):
        return False
    names = given_names()
    return any(w.startswith("و") and w[1:] in names for w in sight.words(i + 1, i + 4))


def named(sight: Sight, head: Head, end: int) -> Quantity | None:
    """«مقتل هشام التكريتي», «مقتل آمر الحرس ورئيس المجلس»: somebody by name or office, each of them one."""
    called = head.end + 2 if sight.word(head.end) == "ما" and sight.word(head.end + 1) in _CALLED else head.end
    word = sight.word(called)
    if (
        called >= end
        or len(word) < 2
        or sight.numeral_over(called)
        or not set(sight.gap(called)) <= _QUOTES
        or word.endswith(("ون", "ات"))
        or sight.first_at(called, "actors", "tactics", "targets")
    ):
        return None
    if head.kind == "abducted" and word not in OFFICES:
        return None
    if (
        word in _THESE
        or word in BETWEEN
        or word in AMOUNTS
        or word in OTHERS
        or word in SUBSET
        or (word.startswith("ال") and word.endswith("ين"))
    ):
        return None
    more, i = 0, called + 1
    while i < min(end, called + 11):
        after = sight.word(i)
        side = (sight.first_at(i + 1, "actors") or sight.first_at(i + 2, "actors")) if after == "في" else None
        if side is not None:
            i = side.end
            continue  # «مقتل سالم القيادي في تنظيم القاعدة وثلاثة من مرافقيه»
        if any(c in sight.gap(i) for c in STOPS + "\n") or sight.at(i, "tactics") or after in _BREAKS:
            break
        numeral = sight.numeral_at(i)
        if numeral is not None:
            of_his = any(w in FELLOW_GROUPS for w in sight.words(numeral.end_token, numeral.end_token + 2))
            more += numeral.best if of_his and after.startswith("و") and plain(sight, numeral) else 0
            break
        bare = after[1:] if after.startswith("و") else ""
        one_man = i == called + 1 and word in OFFICES and bare in OFFICES  # «مقتل إمام وخطيب المسجد»
        more += not one_man and (bare in OFFICES or bare in FELLOWS)
        i += 1
    return Quantity(1 + more, 1 + more, 1 + more, head.start, head.end + 1, [], "named")
