"""Ways of striking, towns, days and people of `several`, and what an incident and a report are."""

# ruff: noqa: E501 (wordings are easier to read whole)

from __future__ import annotations

from dataclasses import dataclass

PUBLISHED = "2017-05-10"  # a Wednesday


@dataclass(frozen=True)
class Kind:
    """A way of striking: how a verb and a noun tell of it, and the nouns that take it up («الهجوم»), each with its gender."""

    name: str
    tactics: frozenset[str]
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    taken_up: tuple[str, ...]


def _kind(name: str, tactics: str, verbs: str, nouns: str, taken_up: str) -> Kind:
    cut = [tuple(part.strip() for part in parts.split("|")) for parts in (verbs, nouns, taken_up)]
    return Kind(name, frozenset(tactics.split()), *cut)


KINDS = (
    _kind(
        "car", "car_bomb", "انفجرت سيارة مفخخة|انفجرت سيارة ملغومة", "انفجار سيارة مفخخة|تفجير سيارة ملغومة", "الانفجار|التفجير|الهجوم|الحادث|الاعتداء"
    ),
    _kind(
        "suicide", "suicide_bombing", "فجر انتحاري نفسه|فجر انتحاري حزاما ناسفا", "تفجير انتحاري|هجوم انتحاري", "التفجير|الهجوم|العملية|الاعتداء"
    ),
    _kind("bomb", "bombing_ied", "انفجرت عبوة ناسفة|انفجرت قنبلة", "انفجار عبوة ناسفة|انفجار قنبلة", "الانفجار|التفجير|الحادث"),
    _kind(
        "attack", "armed_attack", "هاجم مسلحون مجهولون نقطة تفتيش|هاجم مسلحون حاجزا للجيش", "هجوم مسلح|هجوم شنه مسلحون مجهولون",
        "الهجوم|العملية|الحادث|الاعتداء",
    ),
    _kind("air", "air_strike", "قصفت طائرات حربية منازل|شنت طائرات حربية غارة", "غارة جوية|غارة نفذتها طائرات حربية|قصف جوي", "الغارة|القصف"),
    _kind("shells", "shelling", "سقطت قذائف هاون|سقطت صواريخ", "قصف مدفعي|سقوط قذائف هاون", "القصف"),
    _kind(
        "gunfire", "shooting armed_attack", "أطلق مسلحون النار على سيارة مدنية|أطلق مجهولون النار على مدنيين", "إطلاق نار|إطلاق نار من مسلحين مجهولين",
        "الهجوم|الحادث|إطلاق النار",
    ),
    _kind(
        "clash", "armed_clash", "اندلعت اشتباكات بين الجيش ومسلحين|دارت مواجهات بين قوات الأمن ومسلحين",
        "اشتباكات بين الجيش ومسلحين|مواجهات بين قوات الأمن ومسلحين", "الاشتباكات|المواجهات",
    ),
)  # fmt: skip
_FEMININE = frozenset("العملية الغارة الاشتباكات المواجهات".split())

TOWNS = {
    "IQ": "مدينة بعقوبة|مدينة تكريت|مدينة الرمادي|بلدة الطارمية|مدينة كركوك|قضاء سنجار|مدينة البصرة",
    "SY": "مدينة القامشلي|مدينة إدلب|بلدة دوما|مدينة درعا|مدينة منبج|مدينة تدمر|مدينة دير الزور",
    "YE": "مدينة عدن|مدينة تعز|مدينة المكلا|مدينة الحديدة|مدينة مأرب|مدينة زنجبار",
    "LY": "مدينة بنغازي|مدينة درنة|مدينة سرت|مدينة مصراتة|مدينة سبها",
    "AF": "مدينة قندهار|مدينة قندوز|مدينة جلال آباد|مدينة هرات|مدينة غزني",
    "SO": "مدينة كيسمايو|مدينة بيدوا|مدينة بوصاصو|مدينة غالكعيو",
}
"""Towns of one country, far from one another."""

FINER = (
    ("مدينة بغداد", "حي الكرادة"), ("مدينة بغداد", "حي المنصور"), ("محافظة ديالى", "بلدة المقدادية"), ("محافظة الأنبار", "مدينة الفلوجة"),
    ("محافظة صلاح الدين", "مدينة بيجي"), ("مدينة حلب", "حي الشعار"), ("محافظة إدلب", "مدينة سراقب"), ("محافظة الحسكة", "مدينة القامشلي"),
    ("مدينة عدن", "حي المعلا"), ("محافظة البيضاء", "مدينة رداع"), ("محافظة أبين", "مدينة زنجبار"), ("مدينة بنغازي", "حي الصابري"),
    ("ولاية هلمند", "مدينة لشكركاه"), ("محافظة شمال سيناء", "مدينة العريش"), ("ولاية بورنو", "مدينة مايدوغوري"),
)  # fmt: skip

DAYS = ("أمس", "أمس الثلاثاء", "اليوم الأربعاء", "مساء أمس", "فجر اليوم", "صباح اليوم", "يوم الثلاثاء", "")
SAID = (
    "قال مصدر أمني إن", "أفادت مصادر طبية بأن", "أعلنت الشرطة أن", "ذكر شهود عيان أن", "قال مسؤول محلي إن", "أفاد مراسلنا بأن", "أكدت مصادر محلية أن",
)  # fmt: skip
UNITS = {3: "ثلاثة", 4: "أربعة", 5: "خمسة", 6: "ستة", 7: "سبعة", 8: "ثمانية", 9: "تسعة", 10: "عشرة"}
PEOPLE = (
    ("شخص", "شخصان", "شخصين", "أشخاص", "شخصا"), ("مدني", "مدنيان", "مدنيين", "مدنيين", "مدنيا"), ("جندي", "جنديان", "جنديين", "جنود", "جنديا"),
    ("شرطي", "شرطيان", "شرطيين", "من رجال الشرطة", "شرطيا"), ("مواطن", "مواطنان", "مواطنين", "مواطنين", "مواطنا"),
)  # fmt: skip


@dataclass(frozen=True)
class Incident:
    """One incident and what a reader would code of it. `optional` ones may be left out; a status of "" may be any."""

    kind: Kind
    place: str
    killed: int | None
    wounded: int | None = None
    day: str = ""
    people: tuple[str, str, str, str, str] = PEOPLE[0]
    attacker: str | None = None
    status: str = "actual"
    optional: bool = False

    @property
    def name(self) -> str:
        """The place without its kind: «بعقوبة»."""
        return self.place.partition(" ")[2]


@dataclass(frozen=True)
class Report:
    """A text, the rows that it holds, and the choices that made it (cells)."""

    text: str
    rows: tuple[Incident, ...]
    cells: tuple[str, ...]
    title: str | None = None


def fem(noun: str) -> str:
    """«ت» for a verb whose subject is feminine, else nothing."""
    return "ت" if noun.split()[0] in _FEMININE or noun.split()[0] in ("غارة", "اشتباكات", "مواجهات") else ""


def accusative(noun: str) -> str:
    """«هجوما مسلحا», «انفجار سيارة مفخخة»."""
    words = noun.split()
    if noun in ("هجوم مسلح", "تفجير انتحاري", "هجوم انتحاري", "قصف مدفعي", "قصف جوي"):
        return " ".join(w + "ا" for w in words)
    return f"هجوما شنه {' '.join(words[2:])}" if noun.startswith("هجوم شنه") else noun


def clean(text: str) -> str:
    return " ".join(text.replace(" ،", "،").split())
