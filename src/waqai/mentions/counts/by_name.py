"""Somebody killed who is told by name or office: «مقتل هشام التكريتي», «مقتل آمر الحرس ورئيس المجلس»."""

from __future__ import annotations

from waqai.mentions.counts.mention import Head, Quantity
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.words import AMOUNTS, BETWEEN, FELLOW_GROUPS, FELLOWS, OFFICES, OTHERS, STOPS, SUBSET
from waqai.mentions.sight import Sight
from waqai.text import word_set

_QUOTES = frozenset("\"'«»“” ()")
_THESE = word_set("هذا هذه هذين هاتين هؤلاء ذلك أولئك جميع كل كافة معظم غالبية أغلب أغلبية بقية سائر كامل")
_CALLED = word_set("يسمى يعرف تسمى تعرف يدعى")
_BREAKS = word_set("في خلال على إثر عندما جراء بينما فيما أن")


_PLACED = word_set("في خلال إثر جراء قرب بالقرب شمال جنوب شرق غرب أمس اليوم من بعد عندما حيث بينما فيما وإصابة وجرح وأصيب وذلك والذي وهم")
_W_NAMES = word_set("وليد وائل وسام وجدي وحيد وفيق وهيب وجيه وسيم وديع وضاح وداد وردة وفاء ولاء وصفي وهبة واصف ونيس")
_ONE_BY_ONE = 40  # tokens that a list of names may take


def names_listed(sight: Sight, i: int, end: int) -> int:
    """How many are told one by one behind «كل من»: «كل من سالم راوي، وحسن علي»."""
    if sight.word(i) != "كل" or sight.word(i + 1) != "من":
        return 0
    n = 1
    for at in range(i + 2, min(end, i + 2 + _ONE_BY_ONE)):
        word = sight.word(at)
        if any(c in sight.gap(at) for c in STOPS + "\n") or (at > i + 2 and (word in _PLACED or sight.at(at, "tactics"))):
            break
        if at == i + 2 and (sight.at(at, "places", "actors") or sight.numeral_at(at)):
            return 0
        if at > i + 2 and ("،" in sight.gap(at) or (word.startswith("و") and len(word) > 3 and word not in _W_NAMES)):
            n += 1
    return n if n > 1 else 0


def named(sight: Sight, head: Head, end: int) -> Quantity | None:
    """«مقتل هشام التكريتي», «مقتل آمر الحرس ورئيس المجلس»: somebody by name or office, each of them one."""
    if n := names_listed(sight, head.end, end):
        return Quantity(n, n, n, head.start, head.end + 2, [], "named")
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
        more += bare in OFFICES or bare in FELLOWS
        i += 1
    return Quantity(1 + more, 1 + more, 1 + more, head.start, head.end + 1, [], "named")
