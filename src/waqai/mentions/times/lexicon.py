"""Words that open or shape a time expression, folded, with their clitics taken off; compiled once from the calendar pack."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from waqai.knowledge.calendar import Feast, Month, calendar
from waqai.text.fold import fold_phrase, fold_word
from waqai.text.numeral_words import atom_of, words
from waqai.text.remembering import WORDS


@dataclass(frozen=True, slots=True)
class Sign:
    """What a word may open: `cat` names the grammar's rule, `value` what it says there."""

    cat: str
    value: str | int = ""


@dataclass(frozen=True, slots=True)
class MonthName:
    """One spelling of a month: the words after its first, and whether it is an ordinary word too."""

    rest: tuple[str, ...]
    n: int
    hijri: bool
    unsafe: bool


_SIGNS = {
    "today": "اليوم",
    "yesterday": "امس الامس",
    "before-last-night": "البارحه امبارح",
    "tonight": "الليله الليل",
    "tomorrow": "غدا غد الغد",
    "this": "هذا هذه",
    "same": "نفس ذات",
    "day": "يوم يومي ايام بتاريخ تاريخ ليلتي يوما",
    "before": "قبل قبيل",
    "after": "بعد",
    "before-it": "قبلها قبله قبلهم",
    "after-it": "بعدها بعده بعدهم",
    "since": "منذ مند ومنذ",
    "within": "خلال غضون مدي مدار",
    "for": "لمده مده طيله طوال استمر استمرت",
    "prayer": "صلاه خطبه",
    "year": "عام العام سنه السنه لعام عامي العامين",
    "clock": "الساعه",
    "month-word": "شهر",
    "morrow": "غداه",
    "eve": "عشيه",
    "between": "بين مابين",
    "passing": "مرور",
}
_EDGES = {"start": "مطلع بدايه بدايات اوايل غره مستهل", "middle": "منتصف اواسط وسط", "end": "نهايه نهايات اواخر ختام اخر"}
_PERIODS = {
    "week": "الاسبوع الاسبوعين الاسابيع",
    "month": "الشهر الشهرين الاشهر الشهور",
    "year": "العام السنه العامين السنتين الاعوام السنوات السنين",
    "day": "اليومين الايام",
    "hour": "الساعات الساعتين",
    "night": "الليالي الليلتين",
}
DUALS = words("الاسبوعين الشهرين العامين السنتين اليومين الساعتين الليلتين")
PLURALS = words("الاسابيع الاشهر الشهور الاعوام السنوات السنين الايام الساعات الليالي")
PAST = words(
    "الماضي الماضيه الماضيين الماضيتين الماضيان المنصرم المنصرمه المنصرمين الفايت الفايته الفايتين",
    "الاخير الاخيره الاخيرين الاخيرتين المنقضي المنقضيه المنقضيين",
)
CURRENT = words("الجاري الجاريه الحالي الحاليه")
NEXT = words("المقبل المقبله المقبلين القادم القادمه القادمين التالي التاليه الاتي الاتيه")
_UNITS = {
    "minute": ("دقيقه", "دقيقتين", "دقايق"),
    "hour": ("ساعه", "ساعتين", "ساعات"),
    "day": ("يوم", "يومين", "ايام"),
    "week": ("اسبوع", "اسبوعين", "اسابيع"),
    "month": ("شهر", "شهرين", "اشهر"),
    "year": ("عام", "عامين", "اعوام"),
    "night": ("ليله", "ليلتين", "ليال"),
}
_MORE_UNITS = {
    "year": "سنه سنوات سنين عاما",
    "month": "شهور شهرا",
    "day": "يوما",
    "week": "اسبوعا",
    "hour": "ساعة",
    "night": "ليالي",
}
_MORE_DUALS = {"year": "سنتين سنتان عامان", "month": "شهران", "day": "يومان", "week": "اسبوعان", "hour": "ساعتان"}
_NO_CLITICS = words("لامس بغد لعل بعد فبعد وبعض كيوم لبعد لليله كامس بيومي وليس")


@lru_cache(maxsize=1)
def month_names() -> dict[str, tuple[MonthName, ...]]:
    """First word of a month's name to all names that begin so, the longest first."""
    found: dict[str, list[MonthName]] = {}

    def add(month: Month, hijri: bool) -> None:
        for name in month.names:
            first, *rest = fold_phrase(name).split()
            found.setdefault(first, []).append(MonthName(tuple(rest), month.n, hijri, name in month.unsafe))

    for month in calendar().months:
        add(month, False)
    for month in calendar().hijri_months:
        add(month, True)
    return {first: tuple(sorted(names, key=lambda m: -len(m.rest))) for first, names in found.items()}


@lru_cache(maxsize=1)
def feasts() -> tuple[tuple[tuple[str, ...], Feast], ...]:
    """The names of feasts as folded words."""
    found = [(tuple(fold_phrase(name).split()), feast) for feast in calendar().feasts for name in feast.names]
    return tuple(sorted(found, key=lambda f: -len(f[0])))


@lru_cache(maxsize=1)
def _signs() -> dict[str, Sign]:
    data = calendar()
    found: dict[str, Sign] = {}
    for cat, forms in _SIGNS.items():
        found.update((w, Sign(cat)) for w in forms.split())
    for edge, forms in _EDGES.items():
        found.update((w, Sign("edge", edge)) for w in forms.split())
    for unit, forms in _PERIODS.items():
        for w in forms.split():
            found.setdefault(w, Sign("period", unit))
    for day in data.weekdays:
        found.update((fold_word(w), Sign("weekday", day.iso)) for w in day.names)
    for season in data.seasons:
        found.update((the + fold_word(w), Sign("season", season.season)) for w in season.names for the in ("", "ال"))
    for first in month_names():
        found.setdefault(first, Sign("month"))
    for part in data.parts:
        for phrase in part.heads:
            if " " not in phrase:
                found.setdefault(fold_word(phrase), Sign("part", part.part))
        for adverb in part.adverbs:
            found.setdefault(fold_word(adverb), Sign("adverb", part.part))
    for name, _ in feasts():
        found.setdefault(name[0], Sign("feast"))
    found["العيد"] = Sign("feast")
    return found


@lru_cache(maxsize=1)
def part_heads() -> dict[str, str]:
    """Nouns before a day, with the definite form too, to the part of day."""
    heads: dict[str, str] = {fold_word(h): p.part for p in calendar().parts for h in p.heads if " " not in h}
    return heads | {"ال" + h: part for h, part in heads.items()}


@lru_cache(maxsize=1)
def part_adverbs() -> dict[str, str]:
    """Words after a day or an hour to the part of day."""
    return {fold_word(w): p.part for p in calendar().parts for w in (*p.adverbs, *p.clock)}


@lru_cache(maxsize=1)
def seasons() -> dict[str, tuple[int, int]]:
    """A season's first and last month."""
    return {s.season: (s.months[0], s.months[1]) for s in calendar().seasons}


@lru_cache(maxsize=1)
def name_heads() -> dict[str, str]:
    """Words after which a date is a name, to the kind of name."""
    return {fold_word(w): kind.kind for kind in calendar().names for w in kind.heads}


@lru_cache(maxsize=1)
def name_phrases() -> tuple[tuple[str, ...], ...]:
    """Whole names that hold a time word."""
    return tuple(tuple(fold_phrase(p).split()) for kind in calendar().names for p in kind.phrases)


@lru_cache(maxsize=1)
def unit_words() -> dict[str, tuple[str, str]]:
    """Words of duration: to the unit, and singular, dual or plural."""
    found: dict[str, tuple[str, str]] = {}
    for unit, (one, two, many) in _UNITS.items():
        found |= {one: (unit, "one"), two: (unit, "two"), many: (unit, "many")}
    for unit, forms in _MORE_UNITS.items():
        found |= {fold_word(w): (unit, "many" if w in ("سنوات", "سنين", "شهور", "ليالي") else "one") for w in forms.split()}
    for unit, forms in _MORE_DUALS.items():
        found |= dict.fromkeys(forms.split(), (unit, "two"))
    return found


@lru_cache(maxsize=WORDS)
def sign_of(folded: str) -> Sign | None:
    """What a word may open, proclitics apart; None for the great many that open nothing.

    >>> sign_of("وامس"), sign_of("كتاب")
    (Sign(cat='yesterday', value=''), None)
    """
    signs = _signs()
    if not folded:
        return None
    if folded[0].isdigit():
        return Sign("number")
    if found := signs.get(folded):
        return found
    if (atom := atom_of(folded)) and atom.kind in ("ordinal", "one"):
        return Sign("ordinal", atom.value)
    if folded in _NO_CLITICS:
        return None
    for cut in (1, 2):
        if len(folded) - cut < 2 or folded[cut - 1] not in "وفبلك":
            break
        rest = folded[cut:]
        found = signs.get(rest) or (signs.get("ا" + rest) if folded[cut - 1] == "ل" and rest[0] == "ل" else None)
        if found and not (found.cat == "month" and any(m.unsafe for m in month_names().get(rest, ()))):
            return found
    return None


def strip(folded: str, known: frozenset[str] | dict[str, str] | dict[str, tuple[str, str]]) -> str:
    """The word itself or without one proclitic, whichever is known; the word itself where neither is."""
    if folded not in known and len(folded) > 2 and folded[0] in "وفبلك" and folded[1:] in known:
        return folded[1:]
    return folded


def weekday_number(word: str) -> int | None:
    """The ISO number of a weekday's name; None for another word.

    >>> weekday_number("الاثنين"), weekday_number("كتاب")
    (1, None)
    """
    sign = sign_of(word) if word else None
    return int(sign.value) if sign and sign.cat == "weekday" else None
