"""Read one number off a row of tokens: digits of all shapes, number words and their compounds, words for an unnamed number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from waqai.text.numeral_words import SCALE_KINDS, Atom, atom_of, words
from waqai.text.remembering import WORDS
from waqai.text.tokens import Token

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")


@dataclass(frozen=True, slots=True)
class Read:
    """A number as read off the tokens, before its surroundings are looked at."""

    end: int
    low: int
    high: int | None
    approx: str
    rule: str
    kind: str = "plain"
    definite: bool = False


@lru_cache(maxsize=WORDS)
def _parse_digits(folded: str) -> tuple[str, int, int]:
    """(kind, low, high) of a token that begins with a digit; high is 1000ths for decimals.

    >>> _parse_digits("12,500"), _parse_digits("6.5"), _parse_digits("10-15"), _parse_digits("25-7-2015")[0], _parse_digits("04:00")[0]
    (('plain', 12500, 12500), ('decimal', 6, 6500), ('range', 10, 15), 'date', 'clock')
    """
    percent = folded.endswith("%")
    body = folded.rstrip("%")
    if body.isdigit():
        value = int(body[:18])
        return ("percent" if percent else "plain"), value, value
    if _GROUPED.fullmatch(body):
        value = int(re.sub("[.,]", "", body)[:18])
        return ("percent" if percent else "plain"), value, value
    parts = [int(p[:18]) for p in re.split(r"\D", body) if p]
    marks = {c for c in body if not c.isdigit()}
    if marks == {":"}:
        return "clock", parts[0], parts[0]
    if len(parts) == 2 and marks <= {".", ","}:
        value = round(float(f"{parts[0]}.{body.rsplit('.' if '.' in body else ',', 1)[1]}") * 1000)
        return ("percent" if percent else "decimal"), parts[0], value
    if len(parts) == 3 and marks <= {".", "-", "/"}:
        return "date", parts[0], parts[0]
    if len(parts) == 2 and marks == {"/"}:
        return "date", parts[0], parts[0]
    if len(parts) == 2 and marks == {"-"}:
        return ("range" if parts[0] < parts[1] else "score"), parts[0], parts[1]
    return "name", parts[0], parts[0]


def read_digits(tokens: Sequence[Token], i: int) -> Read:
    kind, low, high = _parse_digits(tokens[i].folded)
    if kind == "range":
        return Read(i + 1, low, high, "range", "digits-range")
    end = i + 1
    if (
        kind == "plain"
        and i + 2 < len(tokens)
        and tokens[i + 1].folded == "ر"
        and not tokens[i + 1].before + tokens[i + 2].before
        and tokens[i + 2].folded.isdigit()
    ):
        kind, end = "decimal", i + 3  # «5ر1» is 1.5, written from right to left
        low, high = int(tokens[i + 2].folded[:9]), round(float(f"{tokens[i + 2].folded[:9]}.{tokens[i].folded[:9]}") * 1000)
    scale = _scale_after(tokens, end) if kind in ("plain", "decimal") else None
    if scale is not None and low < 10_000:
        value = high * scale.value // 1000 if kind == "decimal" else low * scale.value
        return _tail(tokens, end + 1, value, scale.value, "digits-scale", scale.definite)
    if kind == "decimal":
        return Read(end, round(high / 1000), round(high / 1000), "exact", "digits-decimal", "decimal")
    return Read(end, low, low, "exact", "digits", kind)


def _atom_at(tokens: Sequence[Token], i: int) -> Atom | None:
    return atom_of(tokens[i].folded) if i < len(tokens) else None


def close(tokens: Sequence[Token], i: int) -> bool:
    """Whether only spaces stand before token i, inside one sentence."""
    return i < len(tokens) and not tokens[i].before.strip() and "\n" not in tokens[i].before


def _scale_after(tokens: Sequence[Token], i: int) -> Atom | None:
    atom = _atom_at(tokens, i)
    if atom and atom.kind in SCALE_KINDS and not atom.pro and close(tokens, i):
        return atom
    return None


def _joined(tokens: Sequence[Token], i: int) -> tuple[Atom, int] | None:
    """The number word that «و» joins at i, glued or apart, and the token after it."""
    if not close(tokens, i):
        return None
    atom = _atom_at(tokens, i)
    if atom and atom.pro == "و":
        return atom, i + 1
    if tokens[i].folded == "واحد" and (after := _atom_at(tokens, i + 1)) and after.kind == "ten":
        return Atom(1, "one", pro="و"), i + 1
    if tokens[i].folded == "و" and close(tokens, i + 1):
        atom = _atom_at(tokens, i + 1)
        if atom and not atom.pro:
            return atom, i + 2
    return None


def _joined_digits(tokens: Sequence[Token], i: int, below: int) -> tuple[int, int] | None:
    if i + 1 < len(tokens) and tokens[i].folded == "و" and tokens[i + 1].folded.isdigit() and not tokens[i + 1].before:
        value = int(tokens[i + 1].folded[:18])
        if value < below:
            return value, i + 2
    return None


def _tail(tokens: Sequence[Token], i: int, value: int, scale: int, rule: str, definite: bool) -> Read:
    """What «و» adds below a scale: «5 آلاف و300», «ألفين وثلاثمئة», «مليون ونصف»."""
    if close(tokens, i) and tokens[i].folded in ("ونصف", "وربع") and scale >= 1000:
        return Read(
            i + 1,
            value + scale // (2 if tokens[i].folded == "ونصف" else 4),
            value + scale // (2 if tokens[i].folded == "ونصف" else 4),
            "exact",
            rule,
        )
    digits = _joined_digits(tokens, i, scale)
    if digits and scale >= 100:
        scale_after = _scale_after(tokens, digits[1])
        if scale_after is None or scale_after.value < scale:
            value += digits[0] * (scale_after.value if scale_after else 1)
            return Read(digits[1] + bool(scale_after), value, value, "exact", rule, definite=definite)
    joined = _joined(tokens, i)
    if joined and joined[0].kind not in ("ordinal", "vague", "one"):
        more = _cardinal(tokens, joined[1] - 1, joined[0])
        if more is not None and 0 < more[0] < scale:
            return Read(more[1], value + more[0], value + more[0], "exact", rule, definite=definite)
    return Read(i, value, value, "exact", rule, definite=definite)


def _below_thousand(tokens: Sequence[Token], i: int, atom: Atom) -> tuple[int, int] | None:
    """(value, end) of the words of a number below a thousand that begins with `atom` at i."""
    kind, value = atom.kind, atom.value
    after = _atom_at(tokens, i + 1) if close(tokens, i + 1) else None
    if kind in ("unit", "one") and after and not after.pro:
        if after.kind == "ten":
            return value + 10, i + 2
        if after.kind == "hundred" and kind == "unit" and value >= 3:
            return _after_hundreds(tokens, i + 2, value * 100)
    if kind in ("unit", "one"):
        joined = _joined(tokens, i + 1)
        if joined and joined[0].kind == "tens":
            return value + joined[0].value, joined[1]
        if joined and joined[0].kind == "hundred" and kind == "unit" and not joined[0].definite:
            return value + 100, joined[1]
        return (value, i + 1) if kind == "unit" else None
    if kind in ("hundred", "hundreds"):
        return _after_hundreds(tokens, i + 1, value)
    if kind in ("ten", "tens", "zero"):
        return value, i + 1
    return None


def _after_hundreds(tokens: Sequence[Token], i: int, value: int) -> tuple[int, int]:
    joined = _joined(tokens, i)
    if joined and joined[0].kind in ("unit", "one", "ten", "tens"):
        more = _below_thousand(tokens, joined[1] - 1, joined[0])
        if more and more[0] < 100:
            return value + more[0], more[1]
    digits = _joined_digits(tokens, i, 100)
    return (value + digits[0], digits[1]) if digits else (value, i)


def _cardinal(tokens: Sequence[Token], i: int, atom: Atom) -> tuple[int, int] | None:
    """(value, end) of a whole cardinal, scales included."""
    if atom.kind == "dual":
        return _added(tokens, i + 1, atom.value, 1000 if atom.value < 1_000_000 else 1_000_000)
    if atom.kind in SCALE_KINDS:
        value = 2 * atom.value if tokens[i].folded in ("الفا", "والفا") else atom.value
        return _added(tokens, i + 1, value, atom.value)
    below = _below_thousand(tokens, i, atom)
    if below is None:
        return None
    scale = _scale_after(tokens, below[1])
    if scale is None:
        return below
    return _added(tokens, below[1] + 1, below[0] * scale.value, scale.value)


def _added(tokens: Sequence[Token], i: int, value: int, scale: int) -> tuple[int, int]:
    read = _tail(tokens, i, value, scale, "", False)
    return read.low, read.end


def read_words(tokens: Sequence[Token], i: int, atom: Atom) -> Read | None:
    if atom.kind == "ordinal":
        return _ordinal(tokens, i, atom)
    if atom.kind == "vague" or (atom.kind in SCALE_KINDS and tokens[i].folded.endswith(("الاف", "ملايين", "مليارات", "الوف"))):
        return _vague(tokens, i, atom)
    if atom.definite and (atom.value == 2 or (atom.kind == "hundred" and (atom.pro.endswith("ب") or (i and tokens[i - 1].folded == "في")))):
        return None  # Monday; «في المئة»
    cardinal = _cardinal(tokens, i, atom)
    if cardinal is None:
        joined = _joined(tokens, i + 1)
        if atom.kind == "one" and joined and joined[0].kind == "tens":
            return Read(joined[1], 1 + joined[0].value, 1 + joined[0].value, "exact", "words", definite=joined[0].definite)
        return None
    value, end = cardinal
    return Read(end, value, value, "exact", "words", "plain", atom.definite)


def _ordinal(tokens: Sequence[Token], i: int, atom: Atom) -> Read:
    """«الثالث», «الحادي عشر», «الخامس والعشرين»."""
    after = _atom_at(tokens, i + 1) if close(tokens, i + 1) else None
    if after and after.kind == "ten" and not after.pro and not after.definite:
        return Read(i + 2, atom.value + 10, atom.value + 10, "exact", "ordinal", "ordinal", atom.definite)
    joined = _joined(tokens, i + 1)
    if joined and joined[0].kind == "tens" and joined[0].definite == atom.definite:
        value = atom.value + joined[0].value
        return Read(joined[1], value, value, "exact", "ordinal", "ordinal", atom.definite)
    return Read(i + 1, atom.value, atom.value, "exact", "ordinal", "ordinal", atom.definite)


def _vague(tokens: Sequence[Token], i: int, atom: Atom) -> Read:
    """«عشرات», «مئات الآلاف», «بضع عشرات», «آلاف», «بضعة عشر», «بضعة وعشرين»."""
    low = 2 * atom.value if atom.kind in SCALE_KINDS else atom.value
    end = i + 1
    after = _atom_at(tokens, end) if close(tokens, end) else None
    if low == 2 and after and after.kind == "ten" and not after.pro:
        return Read(end + 1, 13, 19, "vague", "vague")
    while after and not after.pro and (after.kind in SCALE_KINDS or (after.kind == "vague" and after.value > 2)):
        low = low * after.value if low > 2 or after.kind in SCALE_KINDS else after.value
        end += 1
        after = _atom_at(tokens, end) if close(tokens, end) else None
    joined = _joined(tokens, end)
    if low == 2 and joined and joined[0].kind == "tens":
        return Read(joined[1], joined[0].value + 1, joined[0].value + 9, "vague", "vague")
    return Read(end, low, None, "vague", "vague", definite=atom.definite)


COUNT_OF = words(
    "عدد عددا بعدد وعدد العديد عديد عديدا والعديد كثير الكثير لعدد لعديد",
)
FRACTIONS = {"نصف": 2, "ربع": 4, "النصف": 2, "نيف": 0}
_SIZES = words(
    "كبير كبيرا قليل محدود غير معروف محدد ضييل لا يحصي بسيط ضخم هايل قليلا",
)


def read_phrase(tokens: Sequence[Token], i: int) -> Read | None:
    """«عدد من», «عدد كبير من», «العديد من», «نصف مليون», «نيف وعشرين»."""
    folded = tokens[i].folded
    if folded in FRACTIONS:
        joined = _joined(tokens, i + 1)
        if folded == "نيف" and joined and joined[0].kind == "tens":
            return Read(joined[1], joined[0].value + 1, joined[0].value + 9, "vague", "vague")
        scale = _scale_after(tokens, i + 1)
        if scale is None or folded == "نيف":
            return None
        value = scale.value // FRACTIONS[folded]
        return Read(i + 2, value, value, "exact", "fraction")
    j = i + 1
    while j < min(i + 4, len(tokens)) and close(tokens, j) and tokens[j].folded in _SIZES:
        j += 1
    if j < len(tokens) and tokens[j].folded == "من" and close(tokens, j):
        return Read(j + 1, 2, None, "vague", "number-of")
    return None


def read_number(tokens: Sequence[Token], i: int) -> Read | None:
    if tokens[i].folded[0].isdigit():
        return read_digits(tokens, i)
    atom = atom_of(tokens[i].folded)
    return read_words(tokens, i, atom) if atom else None
