"""Words of the grammar of tolls: people in the form that their number asks for, events, places and days; what a report is."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

Bound = int | None
ANY = -1
"""For dead attackers where the text leaves open whether the bomber died."""


@dataclass(frozen=True)
class Noun:
    """A word for people: singular, dual stem (without ان), plural in the subject's case and in the others, and the gender."""

    one: str
    pair: str
    many: str
    many_oblique: str
    feminine: bool = False
    accusative: str = ""

    def single(self) -> str:
        """The form after 11 and more, and as an object."""
        return self.accusative or (self.one if self.feminine else self.one + "ا")


NOUNS = {
    "person": Noun("شخص", "شخص", "أشخاص", "أشخاص"),
    "civilian": Noun("مدني", "مدني", "مدنيون", "مدنيين"),
    "citizen": Noun("مواطن", "مواطن", "مواطنون", "مواطنين"),
    "soldier": Noun("جندي", "جندي", "جنود", "جنود"),
    "policeman": Noun("شرطي", "شرطي", "شرطيون", "شرطيين"),
    "officer": Noun("ضابط", "ضابط", "ضباط", "ضباط"),
    "man": Noun("رجل", "رجل", "رجال", "رجال"),
    "youth": Noun("شاب", "شاب", "شبان", "شبان"),
    "child": Noun("طفل", "طفل", "أطفال", "أطفال"),
    "worker": Noun("عامل", "عامل", "عمال", "عمال"),
    "woman": Noun("امرأة", "امرأت", "نساء", "نساء", True),
    "girl": Noun("طفلة", "طفلت", "طفلات", "طفلات", True),
    "guard": Noun("حارس", "حارس", "حراس", "حراس"),
    "teacher": Noun("معلم", "معلم", "معلمون", "معلمين"),
    "journalist": Noun("صحفي", "صحفي", "صحفيون", "صحفيين"),
    "recruit": Noun("مجند", "مجند", "مجندون", "مجندين"),
    "farmer": Noun("مزارع", "مزارع", "مزارعون", "مزارعين"),
    "worshipper": Noun("مصل", "مصلي", "مصلون", "مصلين", accusative="مصليا"),
    "pilgrim": Noun("زائر", "زائر", "زوار", "زوار"),
    "student": Noun("طالب", "طالب", "طلاب", "طلاب"),
    "foreigner": Noun("أجنبي", "أجنبي", "أجانب", "أجانب"),
    "indian": Noun("هندي", "هندي", "هنود", "هنود"),
    "kurd": Noun("كردي", "كردي", "أكراد", "أكراد"),
}

_UNITS_F = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثماني", 9: "تسع", 10: "عشر"}
UNITS_M = {3: "ثلاثة", 4: "أربعة", 5: "خمسة", 6: "ستة", 7: "سبعة", 8: "ثمانية", 9: "تسعة", 10: "عشرة"}
_TENS = {2: "عشر", 3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}


def in_words(n: int, feminine: bool, subject: bool) -> str:
    """A number from 3 to 99 in words, in the gender that the counted noun asks for."""
    if n <= 10:
        return (_UNITS_F if feminine else UNITS_M)[n]
    if n == 11:
        return "إحدى عشرة" if feminine else "أحد عشر"
    if n == 12:
        stem = "اثنتا" if feminine else "اثنا"
        return f"{stem if subject else stem[:-1] + 'ي'} {'عشرة' if feminine else 'عشر'}"
    if n < 20:
        return f"{(_UNITS_F if feminine else UNITS_M)[n - 10]} {'عشرة' if feminine else 'عشر'}"
    tens = _TENS[n // 10] + ("ون" if subject else "ين")
    if n % 10 == 0:
        return tens
    units = {1: "إحدى" if feminine else "واحد", 2: ("اثنتان" if feminine else "اثنان") if subject else ("اثنتين" if feminine else "اثنين")}
    one = units.get(n % 10) or (_UNITS_F if feminine else UNITS_M)[n % 10]
    return f"{one} و{tens}"


def counted(rng: Random, n: int, noun: Noun, subject: bool) -> str:
    """«جنديان», «ثلاثة جنود», «15 شخصا»: so many people in the subject's case or another."""
    if n == 1:
        return noun.one if rng.random() < 0.85 else noun.one + (" واحدة" if noun.feminine else " واحد")
    if n == 2:
        two = noun.pair + ("ان" if subject else "ين")
        more = (
            ""
            if rng.random() < 0.8
            else (" اثنتان" if noun.feminine else " اثنان")
            if subject
            else (" اثنتين" if noun.feminine else " اثنين")
        )
        return two + more
    number = in_words(n, noun.feminine, subject) if rng.random() < (0.5 if n <= 10 else 0.35) else str(n)
    if n <= 10:
        return f"{number} {noun.many_oblique}"
    return f"{number} {noun.single()}"


@dataclass(frozen=True)
class Event:
    """What happened: its words, gender, and whether a bomber may be among the dead."""

    text: str
    feminine: bool = False
    bomber: bool = False


EVENTS = (
    Event("انفجار سيارة مفخخة"), Event("تفجير انتحاري", bomber=True), Event("هجوم مسلح"), Event("غارة جوية", True), Event("قصف مدفعي"),
    Event("انفجار عبوة ناسفة"), Event("هجوم شنه مسلحون مجهولون"), Event("قصف بالبراميل المتفجرة"), Event("هجوم انتحاري", bomber=True),
    Event("كمين نصبه مسلحون"), Event("هجوم بالأسلحة الرشاشة"), Event("سقوط قذائف هاون"), Event("سقوط صاروخ"), Event("قصف صاروخي"),
    Event("غارة لطائرة مسيرة", True), Event("انفجار لغم أرضي"), Event("انفجار دراجة نارية مفخخة"), Event("إطلاق نار"),
)  # fmt: skip
PLACES = (
    "في مدينة بعقوبة",
    "في بلدة الحويجة",
    "وسط مدينة الفلوجة",
    "بمدينة بيجي",
    "شمال مدينة تكريت",
    "في قضاء الطارمية",
    "غرب الموصل",
    "جنوب كركوك",
)
TIMES = ("أمس الثلاثاء", "اليوم", "صباح اليوم", "مساء أمس", "فجر الأربعاء", "يوم الثلاثاء", "اليوم الأربعاء", "")
SOURCES = ("مصدر طبي", "مسؤول محلي", "مصدر أمني", "ناطق باسم الشرطة", "شهود عيان", "مصدر في وزارة الداخلية", "مسئول أمني")


@dataclass(frozen=True)
class Report:
    """A report and what a reader codes. `cells` name what it was made of."""

    text: str
    killed: tuple[Bound, Bound]
    wounded: tuple[Bound, Bound]
    cells: tuple[str, ...]
    combined: Bound = None
    attackers: Bound = None


def tidy(text: str) -> str:
    """Single spaces, no space before a comma, no comma before a stop."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    out = (
        "\n".join(lines).replace(" ،", "،").replace("،،", "،").replace(" .", ".").replace("،.", ".").replace("،»", "»").replace(", ", "، ")
    )
    return out.rstrip("، ") + "."
