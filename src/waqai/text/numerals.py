"""Numbers in running Arabic text: digits of all systems, number words of all genders and cases, vagueness, ranges.

A number is read once, with what it is (`kind`) and what it measures (`unit`), so that no reader of casualty counts
meets a date, an hour, an age or a distance by surprise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from waqai.text.numeral_reading import COUNT_OF, FRACTIONS, Read, close, read_digits, read_number, read_phrase, read_words
from waqai.text.numeral_words import (
    BEFORE_PAIRS,
    BEFORE_SINGLE,
    BETWEEN,
    MONTH_SIGNS,
    NAME_HEADS,
    NEGATED,
    NEGATIONS,
    SCALE_KINDS,
    WEAK_YEAR_HEADS,
    YEAR_HEADS,
    atom_of,
    month_last_words,
    month_words,
    units,
    words,
)
from waqai.text.remembering import WORDS
from waqai.text.tokens import Token

_STOP_MARKS = frozenset(".؛;:!؟?()\n")
_LOOKAHEAD = 6
_VILLAGE = words("قريه بلده قريتي بلدتي")
_SCALES = words("الف مليون بليون مليار")
_CHANGES = words(
    "ارتفع ارتفعت ارتفاع وارتفع وارتفعت لترتفع ليرتفع يرتفع رفع رفعت يرفع ترفع زاد زادت انخفض انخفضت",
    "انخفاض تراجع تراجعت تحول عدل عدلت",
)
_PAIR_FIRSTS = {first: first for first, _ in BEFORE_PAIRS}
_THEIR_NUMBER = words(
    "عددهم عددها عدد العدد عددهن",
)
_AFTER_STOPS = words(
    "بينهم بينها بينهما منهم منها منهما بينما فيما واصابه وجرح",
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number: tokens `start_token:end_token`, words of vagueness in front included; `core_token` is where the number itself begins.

    `low <= best <= high`, `high` None for open. `approx`: exact, about, at_least, more_than, less_than, at_most, up_to, range, vague.
    `kind`: plain, decimal, clock, date, year, ordinal, percent, name («اللواء 35»), list («1- ...») or score («2-1»). `unit`:
    what it measures (km, year, day, money, percent ...), None where the next word is no word of measure.
    `definite`: written with the article («الأربعة»).
    """

    start_token: int
    core_token: int
    end_token: int
    low: int
    best: int
    high: int | None
    approx: str
    rule: str
    kind: str = "plain"
    unit: str | None = None
    definite: bool = False


@lru_cache(maxsize=WORDS)
def _opens(folded: str) -> str | None:
    """What kind of number a word may begin: digits, words, phrase; None for the most."""
    if folded[0].isdigit():
        return "digits"
    if atom_of(folded) is not None:
        return "words"
    return "phrase" if folded in COUNT_OF or folded in FRACTIONS else None


def find_numerals(tokens: Sequence[Token]) -> list[Numeral]:
    """All numbers of a text, in order.

    >>> from waqai.text import tokenize
    >>> [(n.low, n.high, n.approx) for n in find_numerals(tokenize("مقتل أكثر من ثلاثة وعشرين جنديا وإصابة ٥ آخرين"))]
    [(24, None, 'more_than'), (5, 5, 'exact')]
    """
    found: list[Numeral] = []
    after = 0
    for i, opener in enumerate(map(_opens, [token.folded for token in tokens])):
        if opener is None or i < after or _is_village(tokens, i):
            continue
        if opener == "digits":
            read: Read | None = read_digits(tokens, i)
        elif opener == "phrase":
            read = read_phrase(tokens, i)
        else:
            atom = atom_of(tokens[i].folded)
            read = read_words(tokens, i, atom) if atom else None
        if read is None:
            continue
        read = _range(tokens, i, read)
        numeral = _finish(tokens, i, read, after)
        if found and _said_twice(tokens, found[-1], numeral):
            first = found.pop()
            numeral = replace(numeral, start_token=first.start_token, core_token=first.core_token)
        found.append(numeral)
        after = read.end
    return found


def _is_village(tokens: Sequence[Token], i: int) -> bool:
    """«قرية بليون»: a word of thousands or millions with no number before it, right behind «قرية», is a name."""
    if tokens[i].folded not in _SCALES or not i:
        return False
    before = tokens[i - 1].folded
    return before in _VILLAGE or before[1:] in _VILLAGE


def _said_twice(tokens: Sequence[Token], first: Numeral, second: Numeral) -> bool:
    """«(7) سبعة جنود», «سبعة (7) جنود»: one number in digits and in words."""
    beside = first.end_token == second.core_token and first.best == second.best and first.kind == second.kind == "plain"
    end = tokens[second.end_token].before if second.end_token < len(tokens) else ")"
    bracketed = ("(" in tokens[first.core_token].before and ")" in tokens[second.core_token].before) or (
        "(" in tokens[second.core_token].before and ")" in end
    )
    return beside and bracketed


def _range(tokens: Sequence[Token], i: int, read: Read) -> Read:
    """Join two numbers into a range: «بين 10 و15», «من 10 إلى 15», «أربعة أو خمسة», «3 إلى 5»."""
    if read.kind != "plain" or read.high is None or read.approx != "exact":
        return read
    j = read.end
    if j >= len(tokens):
        return read
    word, gap = tokens[j].folded, tokens[j].before.strip()
    previous = tokens[i - 1].folded if i else ""
    if gap in ("-", "–", "—") and word.isdigit() and previous not in NAME_HEADS:
        other: Read | None = read_number(tokens, j)
    elif (
        not gap
        and word in ("الي", "او", "حتي")
        and j + 1 < len(tokens)
        and not _CHANGES.intersection(t.folded for t in tokens[max(0, i - 6) : i])
    ):
        other = read_number(tokens, j + 1)
    elif not gap and previous in BETWEEN and (word == "و" or word[0] == "و"):
        other = read_number(tokens, j + 1) if word == "و" else read_number(tokens, j)
    else:
        return read
    if other is None or other.kind != "plain" or other.high is None or other.approx != "exact":
        return read
    low, high = read.low, other.low
    if (
        low < high
        and low < 1000 <= high
        and not (tail := tokens[other.end - 1].folded)[0].isdigit()
        and (s := atom_of(tail))
        and s.kind in SCALE_KINDS
    ):
        low = low * s.value if low * s.value < high else low
    if not low < high or (word == "او" and high > 4 * low):
        return read
    if 1900 <= low <= 2100 and 1900 <= high <= 2100:
        return read
    return Read(other.end, low, high, "range", "range")


def _word_without_proclitic(word: str, known: dict[str, str]) -> str | None:
    for cut in (0, 1, 2):
        if cut and (word[cut - 1] not in "وفبكل" or len(word) - cut < 2):
            return None
        if word[cut:] in known:
            return word[cut:]
    return None


def _modifier(tokens: Sequence[Token], i: int, floor: int) -> tuple[int, str]:
    """(first token, approx) of the words of vagueness right before token i; (i, "exact") where there are none."""
    start, approx = i, "exact"
    if i - 2 >= floor and tokens[i - 1].folded == "ال" and close(tokens, i - 1):
        said, approx = _modifier(tokens, i - 1, floor)  # «ما يزيد عن الـ (30)»
        return (said, approx) if approx != "exact" else (i, approx)
    if i - 1 < floor or not close(tokens, i):
        return start, approx
    word = tokens[i - 1].folded
    glued = next((word[len(p) :] for p in ("مالا", "ما", "لا") if word.startswith(p) and len(word) > len(p) + 2), None)
    if (single := _word_without_proclitic(word, BEFORE_SINGLE)) or (glued in BEFORE_SINGLE and (single := glued)):
        start, approx = i - 1, BEFORE_SINGLE[single or ""]
        if glued == single and word.startswith(("لا", "مالا")):
            approx = NEGATED.get(approx, approx)
    elif i - 2 >= floor:
        k = i - 2
        if tokens[k].folded in _THEIR_NUMBER and k - 1 >= floor:
            k -= 1
        first = tokens[k].folded
        stem = _word_without_proclitic(first, _PAIR_FIRSTS)
        negated = False
        if stem is None:
            for prefix in ("مالا", "ما", "لا"):
                if first.startswith(prefix) and first[len(prefix) :] in _PAIR_FIRSTS:
                    stem, negated = first[len(prefix) :], prefix != "ما"
        pair = BEFORE_PAIRS.get((stem or "", word))
        if pair is None or (stem == "علي" and tokens[i].folded.startswith("و") and not tokens[i].folded.startswith("واحد")):
            return start, approx  # «30 قتيلا على الأقل ومئة جريح»: said of the number before
        start, approx = k, NEGATED.get(pair, pair) if negated else pair
    else:
        return start, approx
    if (start - 1 >= floor and (before := tokens[start - 1].folded) in NEGATIONS) or (
        start - 1 >= floor and before[1:] in NEGATIONS and before[0] in "وف"
    ):
        start, approx = start - 1, NEGATED.get(approx, approx)
    if start - 1 >= floor and tokens[start - 1].folded in ("ما", "وما", "بما", "لما"):
        start -= 1
    return start, approx


def _modifier_after(tokens: Sequence[Token], end: int) -> str:
    """«على الأقل», «فأكثر», «تقريبا» within a few words after a number, before the next number or stop."""
    last = min(end + _LOOKAHEAD, len(tokens))
    for k in range(end, last):
        if k > end - 1 and any(c in _STOP_MARKS for c in tokens[k].before):
            return "exact"
        word = tokens[k].folded
        nxt = tokens[k + 1].folded if k + 1 < len(tokens) else ""
        if word == "علي" and nxt in ("الاقل", "اقل", "الاكثر"):
            after = tokens[k + 2].folded if k + 2 < len(tokens) else ""
            if k > end + 1 and after and (after[0].isdigit() or atom_of(after)):
                return "exact"
            return "at_most" if nxt == "الاكثر" else "at_least"
        if word == "كحد" and nxt in ("ادني", "اقصي"):
            return "at_least" if nxt == "ادني" else "at_most"
        if word in ("فاكثر", "ونيف", "ونيفا", "ويزيد") or (word == "او" and nxt in ("اكثر", "يزيد", "يزيدون")):
            return "at_least"
        if word == "تقريبا" and k <= end + 2:
            return "about"
        if word in _AFTER_STOPS or word[0].isdigit() or (k > end and word[0] == "و" and len(word) > 3 and k > end + 3):
            return "exact"
        if k > end and (atom := atom_of(word)) and atom.kind not in ("ordinal",):
            return "exact"
    return "exact"


def _finish(tokens: Sequence[Token], i: int, read: Read, floor: int) -> Numeral:
    kind, unit = _kind(tokens, i, read), None
    if kind in ("plain", "decimal", "percent"):
        unit = _unit(tokens, read.end)
        if unit == "percent" or kind == "percent" or tokens[i].before.rstrip().endswith(("%", "٪")):
            kind, unit = "percent", "percent"
    start, approx = (i, read.approx) if kind in ("ordinal", "date", "clock", "score") else _modifier(tokens, i, floor)
    if read.approx == "range" and i - 1 >= floor and tokens[i - 1].folded in (*BETWEEN, "من"):
        start = i - 1
        if start - 1 >= floor and tokens[start - 1].folded == "ما":
            start -= 1
    if read.approx in ("range", "vague"):
        approx = read.approx
    elif approx == "exact" and kind in ("plain", "decimal"):
        approx = _modifier_after(tokens, read.end)
    low, best, high = _bounds(read, approx)
    return Numeral(start, i, read.end, low, best, high, approx, read.rule, kind, unit, read.definite)


def _bounds(read: Read, approx: str) -> tuple[int, int, int | None]:
    low, high = read.low, read.high
    if approx == "more_than" and read.approx == "exact":
        return low + 1, low + 1, None
    if approx == "at_least":
        return low, low, None
    if approx == "less_than":
        return 0, max(low - 1, 0), max(low - 1, 0)
    if approx == "at_most":
        return 0, low, low
    return low, low if high is None else high, high


def _unit(tokens: Sequence[Token], end: int) -> str | None:
    if end >= len(tokens):
        return None
    gap = tokens[end].before.strip()
    if gap in ("%", "٪"):
        return "percent"
    if gap:
        return None
    word = tokens[end].folded
    if word == "في" and end + 1 < len(tokens) and tokens[end + 1].folded in ("الميه", "المايه", "ميه"):
        return "percent"
    return units().get(word)


def _kind(tokens: Sequence[Token], i: int, read: Read) -> str:
    """What the number is, from the words beside it."""
    if read.kind in ("ordinal", "clock", "date", "score", "percent", "name"):
        if read.kind == "ordinal" and i and tokens[i - 1].folded in ("الساعه", "والساعه"):
            return "clock"
        return read.kind
    previous = tokens[i - 1].folded if i and not tokens[i].before.strip(' "«(-') else ""
    if previous[:1] == "و" and len(previous) > 2 and previous not in NAME_HEADS:
        previous = previous[1:]
    if previous in ("الساعه", "والساعه", "للساعه", "تمام"):
        return "clock"
    if read.approx == "range" and read.kind == "plain":
        return "date" if _month_follows(tokens, read.end) else "plain"
    if _month_follows(tokens, read.end) and read.low <= 31:
        return "date"
    if read.definite and previous in NAME_HEADS:
        return "name"
    following = tokens[read.end] if read.end < len(tokens) else None
    if tokens[i].folded[0].isdigit() and read.end == i + 1 and read.kind == "plain":
        if len(tokens[i].folded) == 4 and tokens[i].folded[0] == "0":
            return "clock"  # «(0300 بتوقيت غرينتش)»
        if 1300 <= read.low <= 2100 and _is_year(tokens, i, previous, following):
            return "year"
        if previous in NAME_HEADS or (previous and previous.isascii() and previous.isalpha() and not tokens[i].before.strip(" -")):
            return "name"
        if following is not None and (i == 0 or "\n" in tokens[i].before) and following.before.strip()[:1] in ("-", ")", ".", "–", "ـ"):
            return "list"
    return read.kind


def _is_year(tokens: Sequence[Token], i: int, previous: str, following: Token | None) -> bool:
    if previous in YEAR_HEADS or previous in month_last_words():
        return True
    if following is not None and not following.before.strip() and following.folded in MONTH_SIGNS:
        return True
    if not tokens[i].folded.isdigit() or not 1900 <= int(tokens[i].folded[:9]) <= 2100:
        return False
    if i >= 2 and tokens[i - 1].folded == "و" and tokens[i - 2].folded.isdigit() and 1900 <= int(tokens[i - 2].folded[:9]) <= 2100:
        return True
    alone = (
        following is None
        or bool(following.before.strip())
        or "\n" in following.before
        or following.folded[0] == "و"
        or following.folded in WEAK_YEAR_HEADS
    )
    return alone and (previous in WEAK_YEAR_HEADS or previous == "")


def _month_follows(tokens: Sequence[Token], end: int) -> bool:
    """Whether a month's name (or «من الشهر») follows, as it does a day."""
    if not close(tokens, end):
        return False
    word = tokens[end].folded
    if word in ("من", "شهر") and end + 1 < len(tokens):
        word = tokens[end + 1].folded
        return word in month_words() or word in ("الشهر", "شهر")
    return word in month_words()
