"""Sums that stand far from what they count: «ثم تأكد أن العدد بلغ 18», «حصيلة القصف على المدينة ارتفعت إلى 57 شخصا»."""

from __future__ import annotations

from dataclasses import replace

from waqai.mentions.counts.mention import CasualtyMention, Head, Quantity
from waqai.mentions.counts.people import at_least, people, plain
from waqai.mentions.counts.told import mention_of
from waqai.mentions.counts.words import BETWEEN_TWO, REACHED, RISING, STOPS, UPDATE
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set
from waqai.text.numerals import Numeral

_THE_DEAD = word_set("قتلى ضحايا شهداء")
_ROSE = word_set("ارتفع ارتفعت ارتفعوا بلغ بلغوا وصل وصلوا")
_COME_TO = REACHED | RISING | word_set("صار أصبح بات")
_TO_RISE = word_set("ترتفع يرتفع لترتفع ليرتفع")
_THEN = word_set("أن ثم")
_DEAD_REACH = 6
_RISEN_REACH = 24
_VICTIMS = ("civilian", "child", "police", "military")
_HELD = word_set("تضم يضم تقل يقل فيها فيه بينهم منهم من على في")
_COUNT = word_set("عدد العدد")
_AFTER = word_set("في مساء صباح ليلا لاحقا بعد وفق بحسب")
_NUMBER = word_set("العدد عددهم الحصيلة حصيلتهم")
_RAISED = UPDATE | REACHED | word_set("رفع رفعت")
_SUM_REACH = 16  # tokens from «حصيلة» to the verb of its number
_FEARED = word_set("يخشى يتوقع متوقع مرجح قد مخاوف خشية احتمال توقعات يرجح")
_FEAR_REACH = 5


def find_sums(sight: Sight, start: int, end: int, used: set[int]) -> list[CasualtyMention]:
    """The sums of the dead in a range of tokens; `used` are the tokens of numbers that other heads have."""
    return [
        *_risen(sight, start, end, used),
        *_bare_sums(sight, start, end, used),
        *_rises(sight, start, end, used),
        *_sums_of_a_deed(sight, start, end, used),
    ]


def _bare_sums(sight: Sight, start: int, end: int, used: set[int]) -> list[CasualtyMention]:
    """«ثم تأكد أن العدد بلغ 18», «لترتفع الحصيلة إلى 28»: a newer number of the dead told before, without saying again what it counts."""
    out: list[CasualtyMention] = []
    for i, word in enumerate(sight.folded[start : max(start, end - 1)], start):
        if word not in _NUMBER:
            continue
        risen = sight.word(i + 1) not in _COME_TO
        if risen and sight.word(i - 1) not in _RAISED and sight.word(i - 1)[1:] not in _RAISED:
            continue
        if any(is_one_of(w, _FEARED) for w in sight.words(max(start, i - _FEAR_REACH), i)):
            continue  # «ويخشى أن ترتفع الحصيلة إلى 11»
        at = i + 1 if risen else i + 2
        at += sight.word(at) == "الي"
        numeral = sight.numeral_at(at)
        if numeral is None or not plain(sight, numeral) or not used.isdisjoint(range(numeral.start_token, numeral.end_token)):
            continue
        if sight.at(numeral.end_token, "persons", "targets") or not _dead_told(sight, i):
            continue
        low, best, high = at_least(sight, numeral, numeral.end_token, end)
        head = Head(i, i + 1, "killed", "noun", noun=True)
        said = mention_of(sight, head, "killed", Quantity(low, best, high, i, numeral.end_token, [], "number-after"), start)
        out.append(replace(said, update=True))
    return out


def _rises(sight: Sight, start: int, end: int, used: set[int]) -> list[CasualtyMention]:
    """«كانت الحصيلة ثمانية قتلى قبل أن ترتفع إلى 12»: what the number of the dead told in a sentence has come to."""
    for i, word in enumerate(sight.folded[start : max(start, end - 2)], start):
        if word not in _TO_RISE or sight.word(i + 1) != "الي" or not (sight.word(i - 1) in _THEN or word.startswith("ل")):
            continue
        numeral = sight.numeral_at(i + 2)
        if numeral is None or not plain(sight, numeral) or not used.isdisjoint(range(numeral.start_token, numeral.end_token)):
            continue
        after = numeral.end_token
        if sight.at(after, "persons", "targets") or not (after >= end or sight.gap(after).strip() or sight.word(after) in _AFTER):
            continue
        summed = any(w.endswith("حصيله") or w in _COUNT for w in sight.words(start, i))
        if summed and any(h.entry.attrs.get("casualty") == "killed" for h in sight.within(start, i, "persons")):
            head = Head(i, i + 1, "killed", "noun", noun=True)
            said = mention_of(sight, head, "killed", Quantity(numeral.low, numeral.best, numeral.high, i, after, [], "number-after"), start)
            return [replace(said, update=True)]
    return []


def _risen(sight: Sight, start: int, end: int, used: set[int]) -> list[CasualtyMention]:
    """«إن قتلى الحوثيين في الاشتباكات التي وقعت اليوم ارتفع إلى أربعين»: the dead of a side, and far behind them their number."""
    dead = next((i for i, w in enumerate(sight.folded[start : min(end, start + _DEAD_REACH)], start) if w in _THE_DEAD), None)
    if dead is None:
        return []
    for i in range(dead + 2, min(end - 1, dead + _RISEN_REACH)):
        if any(c in sight.gap(i) for c in STOPS + "\n") or sight.numeral_at(i) is not None:
            return []
        if sight.word(i) not in _ROSE:
            continue
        at = i + 1 + (sight.word(i + 1) == "الي")
        numeral = sight.numeral_at(at)
        if numeral is None or not plain(sight, numeral) or not used.isdisjoint(range(numeral.start_token, numeral.end_token)):
            return []
        if sight.at(numeral.end_token, "persons", "targets"):
            return []
        low, best, high = at_least(sight, numeral, numeral.end_token, end)
        head = Head(dead, dead + 1, "killed", "noun", noun=True)
        said = Quantity(low, best, high, dead, numeral.end_token, people(sight, dead + 1, i), "number-after")
        return [replace(mention_of(sight, head, "killed", said, start), update=True)]
    return []


def _sums_of_a_deed(sight: Sight, start: int, end: int, used: set[int]) -> list[CasualtyMention]:
    """«إن حصيلة القصف على مدينة دوما ارتفعت إلى 57 شخصا»: those who died in the deed named behind the sum, in no noun of the dead."""
    for i, word in enumerate(sight.folded[start : max(start, end - 4)], start):
        if not word.endswith("حصيله") or not any(not h.entry.attrs.get("toll") for h in sight.at(i + 1, "tactics")):
            continue
        for k in range(i + 2, min(end - 1, i + _SUM_REACH)):
            if any(c in sight.gap(k) for c in STOPS + "\n"):
                return []
            bare = sight.numeral_at(k) if k > i + 2 else None
            if bare is not None and (someone := _people_killed(sight, bare, k)) is not None:
                low, best, high = at_least(sight, bare, bare.end_token, end)
                head = Head(i, i + 1, "killed", "noun", noun=True)
                return [mention_of(sight, head, "killed", Quantity(low, best, high, i, bare.end_token, [someone], "number-after"), start)]
            if sight.word(k) not in REACHED and sight.word(k).lstrip("ول") not in UPDATE:
                continue
            numeral = sight.numeral_at(k + 1 + (sight.word(k + 1) == "الي"))
            if numeral is None or not plain(sight, numeral) or not used.isdisjoint(range(numeral.start_token, numeral.end_token)):
                return []
            someone = next((h for h in sight.at(numeral.end_token, "persons") if not h.entry.attrs.get("casualty")), None)
            if someone is None or sight.word(someone.end) in BETWEEN_TWO:
                return []
            low, best, high = at_least(sight, numeral, numeral.end_token, end)
            head = Head(i, i + 1, "killed", "noun", noun=True)
            quantity = Quantity(low, best, high, i, numeral.end_token, [someone], "number-after")
            return [replace(mention_of(sight, head, "killed", quantity, start), update=True)]
    return []


def _people_killed(sight: Sight, numeral: Numeral, k: int) -> Hit | None:
    """«حصيلة القصف على الحي أمس ستة مدنيين»: people right behind the deed, not «وستة جرحى», not «في قرية تضم ستة مدنيين»."""
    before = sight.word(k - 1)
    if not plain(sight, numeral) or sight.word(k)[:1] in ("و", "ب") or sight.at(k - 1, "tactics") or before in _HELD:
        return None
    return next((h for h in sight.at(numeral.end_token, "persons") if h.entry.attrs.get("role") in _VICTIMS), None)


def _dead_told(sight: Sight, i: int) -> bool:
    """Whether the dead were spoken of shortly before."""
    return any(h.entry.attrs.get("toll") == "killed" or h.entry.attrs.get("casualty") == "killed" for h in sight.within(max(0, i - 40), i))
