"""The words of Arabic numbers, in folded spelling: values of single words, words of vagueness, units and names beside a number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from waqai.knowledge.calendar import calendar
from waqai.text.fold import fold_phrase, fold_word


def words(*lines: str) -> frozenset[str]:
    """A set of words, written as lines of text."""
    return frozenset(word for line in lines for word in line.split())


@dataclass(frozen=True, slots=True)
class Atom:
    """One number word: its value and what it may join with.

    `kind`: unit (1..9), ten, teen (the «عشر» of 11..19 is a `ten`), tens, hundred (multiplies a unit), hundreds (fused or dual), thousand,
    million, thousands (dual), vague («عشرات», «بضعة»), one (the units that only live in compounds), ordinal, ordinal-tens.
    """

    value: int
    kind: str
    definite: bool = False
    pro: str = ""


_UNITS = {
    1: "واحد واحده واحدا",
    2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثنتين ثنتان إثنان",
    3: "ثلاث ثلاثه ثلاثا",
    4: "اربع اربعه اربعا",
    5: "خمس خمسه خمسا",
    6: "ست سته ستا",
    7: "سبع سبعه سبعا",
    8: "ثمان ثماني ثمانيه ثمانيا",
    9: "تسع تسعه تسعا",
}
_COMPOUND_ONE = "احد احدي احدا"
_TEN = "عشر عشره عشرا"
_TENS = {
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين",
    40: "اربعون اربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين",
    90: "تسعون تسعين",
}
_STEMS = {3: "ثلاث", 4: "اربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان ثماني", 9: "تسع"}
_SCALES = {
    "thousand": (1_000, "الف الفا الاف الوف"),
    "million": (1_000_000, "مليون مليونا ملايين"),
    "milliard": (1_000_000_000, "مليار مليارا مليارات بليون بليونا بلايين"),
    "trillion": (1_000_000_000_000, "تريليون تريليونا تريليونات"),
}
_DUALS = {2_000: "الفين الفان الفي", 2_000_000: "مليونين مليونان مليوني", 2_000_000_000: "مليارين ملياران ملياري"}
_VAGUE = {2: "بضع بضعه عده", 20: "عشرات", 200: "ميات مايات", 2_000: "", 2_000_000: ""}
_ORDINALS = {
    1: "اول اولي حادي حاديه",
    2: "ثان ثاني ثانيه",
    3: "ثالث ثالثه",
    4: "رابع رابعه",
    5: "خامس خامسه",
    6: "سادس سادسه",
    7: "سابع سابعه",
    8: "ثامن ثامنه",
    9: "تاسع تاسعه",
    10: "عاشر عاشره",
}
_NOT_NUMBERS = words(
    "لست ولست فلست الست وعده بعده كعده لعده فعده العده كست بست",
)
SCALE_KINDS = frozenset(_SCALES)


def _lexicon() -> dict[str, Atom]:
    known: dict[str, Atom] = {}
    for value, forms in _UNITS.items():
        known.update((fold_word(f), Atom(value, "unit")) for f in forms.split())
    known.update((f, Atom(1, "one")) for f in _COMPOUND_ONE.split())
    known.update((f, Atom(10, "ten")) for f in _TEN.split())
    for value, forms in _TENS.items():
        known.update((f, Atom(value, "tens")) for f in forms.split())
    known.update((f, Atom(100, "hundred")) for f in ("ميه", "مايه", "ماءه"))
    for stem in ("ميت", "مايت"):
        known.update((stem + end, Atom(200, "hundreds")) for end in ("ان", "ين", "ا", "ي"))
    for unit, stems in _STEMS.items():
        known.update((s + h, Atom(unit * 100, "hundreds")) for s in stems.split() for h in ("ميه", "مايه", "ماءه"))
    for kind, (value, forms) in _SCALES.items():
        known.update((f, Atom(value, kind)) for f in forms.split())
    for value, forms in _DUALS.items():
        known.update((f, Atom(value, "dual")) for f in forms.split())
    for value, forms in _VAGUE.items():
        known.update((f, Atom(value, "vague")) for f in forms.split())
    for value, forms in _ORDINALS.items():
        for f in forms.split():
            known.setdefault(f, Atom(value, "ordinal"))
    known["صفر"] = Atom(0, "zero")
    return known


_PROCLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب")


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Atom]:
    """Every number word without clitics."""
    return _lexicon()


def atom_of(folded: str) -> Atom | None:
    """The number that a folded word writes, clitics apart; None for other words.

    >>> atom_of("وعشرين"), atom_of("للثلاثه").value, atom_of("لست")
    (Atom(value=20, kind='tens', definite=False, pro='و'), 3, None)
    """
    return _written().get(folded)


@lru_cache(maxsize=1)
def _written() -> dict[str, Atom]:
    """Every number word with every clitic that it may carry: few enough to be written out."""
    out: dict[str, Atom] = {}
    for word in lexicon():
        for pro in _PROCLITICS:
            for folded in (pro + word, f"{pro}ال{word}", f"{pro}ل{word}"):
                if atom := _without_clitics(folded):
                    out[folded] = atom
    return out


def _without_clitics(folded: str) -> Atom | None:
    known = lexicon()
    if folded in _NOT_NUMBERS:
        return None
    found = known.get(folded)
    if found:
        return found
    for pro in _PROCLITICS:
        if not folded.startswith(pro):
            continue
        rest = folded[len(pro) :]
        if pro and (found := known.get(rest)) and not (rest in ("اول", "ثان") and pro not in ("و",)):
            return Atom(found.value, found.kind, False, pro)
        if rest.startswith("ال") and (found := known.get(rest[2:])) and found.kind != "one":
            return Atom(found.value, found.kind, True, pro)
        if pro.endswith("ل") and rest.startswith("ل") and (found := known.get(rest[1:])):
            return Atom(found.value, found.kind, True, pro)
    return None


_UNIT_WORDS = {
    "km": "كم كيلومتر كيلومترا كيلومترات كلم كيلومترين",
    "m": "متر مترا امتار مترين",
    "cm": "سم سنتيمتر سنتيمترا سنتمترا سنتيمترات",
    "mile": "ميل ميلا اميال",
    "km2": "كيلومترمربع هكتار هكتارا هكتارات فدان فدانا دونم دونما",
    "year": "عام عاما اعوام سنه سنوات سنين عامين سنتين ربيعا",
    "month": "شهر شهرا اشهر شهور شهرين",
    "week": "اسبوع اسبوعا اسابيع اسبوعين",
    "day": "يوم يوما ايام يومين",
    "hour": "ساعه ساعات ساعتين",
    "minute": "دقيقه دقايق دقيقتين",
    "second": "ثانيه ثواني ثوان",
    "money": "دولار دولارا دولارات يورو ريال ريالا ريالات دينار دينارا دنانير درهم درهما جنيه جنيها جنيهات ليره روبل روبيه شيكل شيكلا",
    "kg": "كيلوغرام كيلوغراما كيلوغرامات كيلوجرام كيلوجراما كغم كلغم كلغ كغ كيلو كيلوجرامات كجم",
    "g": "غرام غراما جرام جراما غرامات",
    "tonne": "طن طنا اطنان",
    "litre": "لتر لترا",
    "barrel": "برميل برميلا براميل",
    "degree": "درجه درجات",
    "mm": "ملم مليمتر ملليمتر مم",
    "percent": "بالميه بالمايه",
    "point": "نقطه نقاط",
    "floor": "طابق طوابق",
    "page": "صفحه صفحات",
    "knot": "عقده",
    "inch": "بوصه",
    "watt": "ميجاوات ميغاواط كيلوواط",
}


@lru_cache(maxsize=1)
def units() -> dict[str, str]:
    """Words of measure after a number, and what they measure."""
    return {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split()}


NAME_HEADS = words(
    "الفوج فوج اللواء لواء الفرقه فرقه الكتيبه كتيبه كيلو الكيلو قريه القريه شارع الشارع طريق الطريق رقم",
    "برقم الماده ماده للماده القناه قناه الصفحه صفحه القرار قرار طراز طرازات موديل اف ام اس ميغ سام جي",
    "كلاشينكوف سوخوي بوينغ ايرباص تي سي اي ايه فئه الفييه المجموعه جوله الجوله ميدان ساحه قطاع القطاع",
    "مربع المربع كم6 البند بند الحلقه حلقه غرفه رحله الرحله الدوره دوره كوبري محافظه دايره الدايره السريه",
    "سريه المنطقه عياره عيار بوابه البوابه اغنيه مرحله المرحله فصل",
)
YEAR_HEADS = words(
    "عام العام لعام للعام بعام والعام وعام سنه السنه لسنه بسنه وسنه عامي وعامي العامين صيف شتاء ربيع خريف",
    "موسم مونديال مواليد",
)
WEAK_YEAR_HEADS = words(
    "منذ في حتي من الي قبل بعد",
)
MONTH_SIGNS = frozenset(("م", "ه", "هـ"))


@lru_cache(maxsize=1)
def month_words() -> frozenset[str]:
    """First words of all months' names, folded."""
    data = calendar()
    return frozenset(fold_phrase(name).split()[0] for m in (*data.months, *data.hijri_months) for name in m.names)


@lru_cache(maxsize=1)
def month_last_words() -> frozenset[str]:
    """Last words of all Gregorian months' names, folded: a year may follow them."""
    data = calendar()
    return frozenset(fold_phrase(name).split()[-1] for m in (*data.months, *data.hijri_months) for name in m.names)


# What stands before a number, read from the number backwards: (words..., how the number is to be taken).
BEFORE_PAIRS = {
    ("اكثر", "من"): "more_than",
    ("ازيد", "من"): "more_than",
    ("اعلي", "من"): "more_than",
    ("يزيد", "علي"): "more_than",
    ("يزيد", "عن"): "more_than",
    ("تزيد", "علي"): "more_than",
    ("تزيد", "عن"): "more_than",
    ("يزيدون", "علي"): "more_than",
    ("يزيدون", "عن"): "more_than",
    ("زاد", "علي"): "more_than",
    ("زاد", "عن"): "more_than",
    ("زادت", "عن"): "more_than",
    ("زادت", "علي"): "more_than",
    ("يربو", "علي"): "more_than",
    ("يربو", "عن"): "more_than",
    ("تربو", "علي"): "more_than",
    ("تربو", "عن"): "more_than",
    ("يقل", "عن"): "less_than",
    ("تقل", "عن"): "less_than",
    ("يقلون", "عن"): "less_than",
    ("اقل", "من"): "less_than",
    ("ادني", "من"): "less_than",
    ("يقرب", "من"): "about",
    ("يقترب", "من"): "about",
    ("تقرب", "من"): "about",
    ("نحوا", "من"): "about",
    ("حدود", "ال"): "about",
    ("يصل", "الي"): "up_to",
    ("تصل", "الي"): "up_to",
    ("علي", "الاقل"): "at_least",
    ("علي", "الاكثر"): "at_most",
}
BEFORE_SINGLE = {
    "فوق": "more_than",
    "تجاوز": "more_than",
    "تجاوزت": "more_than",
    "يتجاوز": "more_than",
    "تتجاوز": "more_than",
    "يتجاوزون": "more_than",
    "جاوز": "more_than",
    "يفوق": "more_than",
    "تفوق": "more_than",
    "فاق": "more_than",
    "يتعدي": "more_than",
    "تعدي": "more_than",
    "تعدت": "more_than",
    "نحو": "about",
    "حوالي": "about",
    "قرابه": "about",
    "زهاء": "about",
    "تقريبا": "about",
    "يقارب": "about",
    "تقارب": "about",
    "قارب": "about",
    "يناهز": "about",
    "ناهز": "about",
    "تناهز": "about",
    "بحدود": "about",
    "حدود": "about",
    "يعادل": "about",
    "حتي": "up_to",
    "دون": "less_than",
    "قراب": "about",
}
NEGATIONS = frozenset(("لا", "مالا", "لم", "ليس", "ليسوا", "ليست", "لن", "غير"))
NEGATED = {"less_than": "at_least", "more_than": "at_most", "up_to": "less_than", "about": "less_than"}
BETWEEN = frozenset(("بين", "مابين", "ببين", "وبين", "تراوح", "يتراوح", "تتراوح"))
