"""The number of a sum that stands apart from its noun: «بلغ عدد القتلى 12», «ارتفع إلى 22 عدد قتلى ...»."""

from __future__ import annotations

from waqai.mentions.counts.mention import Head, Quantity
from waqai.mentions.counts.people import people, plain
from waqai.mentions.counts.people_ahead import bare_end
from waqai.mentions.counts.words import BESIDE, ONE_OF, REACHED, SHOT, STOPS, SUMS, THEIR_NUMBER, UPDATE
from waqai.mentions.sight import Sight
from waqai.text import word_set
from waqai.text.numerals import Numeral

_LINKS = word_set(
    "يناهز ناهز يقارب قارب يفوق إلى بلغ بلغت هو لتصل ليصل وصل وصلت ب ليبلغ لتبلغ تجاوز تجاوزت يتجاوز فاق صار صاروا أصبح أصبحوا بات باتوا"
)
_CONTRAST = word_set("بينما فيما وبينما وفيما")
_THEIRS_REACH = 4
_IS = word_set("هو هي كان")
_FAR = 30  # tokens from «عدد القتلى» to the verb of its number, past what tells of whom
_SHOTS = SHOT | word_set("رصاصات شظايا طعنات أعيرة عيارات كسور جروح")


def risen_to(sight: Sight, head: Head, used: set[int]) -> Numeral | None:
    """«ارتفع إلى 22 عدد قتلى ...», «لترتفع إلى ثمانية على الأقل حصيلة القتلى»: the number before the sum that it is of."""
    if sight.word(head.start - 1) not in SUMS:
        return None
    least = sight.words(head.start - 3, head.start - 1) == ["علي", "الاقل"]
    rises = sight.word(head.start - 2) in UPDATE or sight.word(head.start - 2) in _IS  # «إلى خمسة ارتفع عدد قتلى ...»
    numeral = sight.numeral_over(head.start - (4 if least else 3 if rises else 2))
    if numeral is None or not plain(sight, numeral) or not used.isdisjoint(range(numeral.start_token, numeral.end_token)):
        return None
    said = sight.word(head.start - 2) in _IS  # «تسعة هو عدد قتلى التفجير»
    return numeral if said or sight.word(numeral.start_token - 1) == "الي" else None


def number_after(sight: Sight, head: Head, end: int, used: set[int]) -> Quantity | None:
    """«بلغ عدد القتلى 12», «ارتفاع حصيلة القتلى إلى 12», «ارتفع عدد قتلى التفجير الذي ضرب المدينة من 10 إلى 14»."""
    theirs = next((i for i in range(head.end, head.end + _THEIRS_REACH) if sight.word(i) in THEIR_NUMBER), None)
    if theirs is not None and head.article and (found := sight.numeral_at(theirs + 1)) is not None and plain(sight, found):
        who = people(sight, found.end_token, end)  # «القتلى الذين قدر عددهم بسبعة عشر»
        return Quantity(found.low, found.best, found.high, head.start, found.end_token, who, "number-after")
    if (dead := _of_a_deed(sight, head, used)) is not None:
        return Quantity(dead.low, dead.best, dead.high, head.start, dead.end_token, people(sight, dead.end_token, end), "number-after")
    if sight.word(head.start - 1).removeprefix("و") == "بين" and head.article:
        return None  # «ومن بين القتلى خمسة أطفال»: a part of them
    if sight.word(head.start - 1) in ONE_OF:
        return None  # «توفي أحد الجرحى لترتفع الحصيلة إلى أربعة قتلى»
    rising = any(w in UPDATE for w in sight.words(head.start - 3, head.start))
    summed = any(w.endswith("حصيله") for w in sight.words(head.start - 3, head.start))
    counted = sight.word(head.start - 1) in SUMS and _reaches(sight, head, end)
    summing = sight.word(head.start - 1) in SUMS and any(w in REACHED for w in sight.words(head.start - 3, head.start - 1))
    for i in range(head.end, min(end, head.end + (_FAR if counted else 18 if rising or summed or summing else 6))):
        if sight.word(i) in BESIDE or (not counted and sight.word(i) in _CONTRAST):
            return None  # «ارتفع إلى 37 قتيلا بينما 71 شخصا ما زالوا يتلقون العلاج»
        found = sight.numeral_at(i)
        if counted and found is not None and i < counted:
            continue  # a number inside what is counted: «عدد قتلى الغارة على القرية 12 بلغ 39»
        if found is None:
            continue
        before_rise = sight.word(i - 1) == "من" and found.approx != "range"
        if (rising or summed or summing) and (before_rise or not plain(sight, found)):
            continue
        if found is not None and sight.word(found.end_token) in _SHOTS:
            return None  # «إصابة الناشط بـ7 طلقات»
        thing = found.end_token + (sight.word(found.end_token) == "من")
        if not sight.at(thing, "persons", "actors") and any(not h.base.enc for h in sight.at(thing, "weapons")):
            return None  # «إصابة سفينة بعدد من الصواريخ»
        hurt = (h for h in sight.at(found.end_token, "persons") if h.entry.attrs.get("casualty") == "wounded")
        if head.kind == "killed" and any(not (h.base.pro or h.base.article) for h in hurt):
            return None  # «حصيلة ضحايا التفجير بلغت 20 مصابا»
        linked = (
            any(w in _LINKS for w in sight.words(head.end, i + 1))
            or (sight.word(head.start - 1) in SUMS and any(w in REACHED for w in sight.words(head.start - 3, head.start - 1)))
            or sight.word(i - 1).startswith("ب")
            or (rising and found.approx == "range")
        )
        linked = linked or (i == head.end and head.article and head.number != 1 and not sight.word(i).startswith("ال"))
        if linked and plain(sight, found) and used.isdisjoint(range(found.start_token, found.end_token)):
            if any("تجاوز" in w for w in sight.words(head.start - 3, head.start - 1)) and found.approx == "exact":
                return Quantity(
                    found.low + 1, found.low + 1, None, head.start, found.end_token, people(sight, head.end, end), "number-after"
                )
            low, best = (
                (found.high, found.high) if rising and found.approx == "range" and found.high is not None else (found.low, found.best)
            )
            return Quantity(low, best, found.high, head.start, found.end_token, people(sight, head.end, end), "number-after")
        return None
    return None


def _of_a_deed(sight: Sight, head: Head, used: set[int]) -> Numeral | None:
    """«بلغ قتلى الهجوم سبعة», «جرحى التفجير تسعة جنود»: a number right behind the deed whose dead or wounded they are."""
    deed = sight.word(head.end).startswith("ال") and any(not h.entry.attrs.get("toll") for h in sight.at(head.end, "tactics"))
    numeral = sight.numeral_at(head.end + 1) if deed and head.number == 3 and not (head.article or head.enc) else None
    if numeral is None or not plain(sight, numeral) or not used.isdisjoint(range(numeral.start_token, numeral.end_token)):
        return None
    behind = sight.at(numeral.end_token, "persons")
    people_told = not any(h.entry.attrs.get("casualty") for h in behind) and (behind or bare_end(sight, numeral.end_token))
    return numeral if people_told and not sight.gap(head.end + 1).strip() else None


def _reaches(sight: Sight, head: Head, end: int) -> int:
    """«عدد قتلى القصف الذي طال مسجدا بلغ 39», «عدد قتلى الاعتداء ... ارتفع إلى 65»: where the number stands behind its verb, else 0."""
    for i in range(head.end, min(end - 1, head.end + _FAR - 1)):
        if any(c in sight.gap(i) for c in STOPS + "\n"):
            return 0
        if sight.word(i) in REACHED or sight.word(i) in UPDATE:
            at = i + 1 + (sight.word(i + 1) == "الي")
            return at if sight.numeral_at(at) is not None else 0
    return 0
