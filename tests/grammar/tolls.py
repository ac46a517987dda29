"""A small grammar of reports that tell the toll of one incident, each with the values that a reader would code.

Every report is of our own wording: a frame («لقي ... مصرعهم») is filled with a number of people in the form and case that it asks for,
the wounded, an insertion, an event, a place and a day, all drawn with a seed. `sample` gives one report.
"""

# ruff: noqa: E501 (a report stands in one line, as it is read)

from __future__ import annotations

from collections.abc import Callable
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
_UNITS_M = {3: "ثلاثة", 4: "أربعة", 5: "خمسة", 6: "ستة", 7: "سبعة", 8: "ثمانية", 9: "تسعة", 10: "عشرة"}
_TENS = {2: "عشر", 3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}


def in_words(n: int, feminine: bool, subject: bool) -> str:
    """A number from 3 to 99 in words, in the gender that the counted noun asks for."""
    if n <= 10:
        return (_UNITS_F if feminine else _UNITS_M)[n]
    if n == 11:
        return "إحدى عشرة" if feminine else "أحد عشر"
    if n == 12:
        stem = "اثنتا" if feminine else "اثنا"
        return f"{stem if subject else stem[:-1] + 'ي'} {'عشرة' if feminine else 'عشر'}"
    if n < 20:
        return f"{(_UNITS_F if feminine else _UNITS_M)[n - 10]} {'عشرة' if feminine else 'عشر'}"
    tens = _TENS[n // 10] + ("ون" if subject else "ين")
    if n % 10 == 0:
        return tens
    units = {1: "إحدى" if feminine else "واحد", 2: ("اثنتان" if feminine else "اثنان") if subject else ("اثنتين" if feminine else "اثنين")}
    one = units.get(n % 10) or (_UNITS_F if feminine else _UNITS_M)[n % 10]
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
class Group:
    """Those who were killed: the words in both cases, how many at least and at most, and how a verb agrees with them.

    `number` is s, d or p; `open_` allows an insertion about its members behind it.
    """

    form: str
    subject: str
    other: str
    low: int
    high: Bound
    number: str
    feminine: bool = False
    open_: bool = False
    attackers: Bound = None


def _plain(rng: Random) -> Group:
    n = rng.choice([1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 17, 18, 20, 23, 25, 30, 34, 42])
    noun = rng.choice(list(NOUNS.values()))
    state = rng.getstate()
    subject = counted(rng, n, noun, True)
    rng.setstate(state)
    other = counted(rng, n, noun, False)
    return Group(
        f"plain {_size(n)}", subject, other, n, n, _number(n), noun.feminine, n > 4 and noun.one not in ("طفل", "طفلة", "امرأة", "ضابط")
    )


def _size(n: int) -> str:
    return "1" if n == 1 else "2" if n == 2 else "3-10" if n <= 10 else "11+"


def _number(n: int) -> str:
    return "s" if n == 1 else "d" if n == 2 else "p"


def _bounded(rng: Random) -> Group:
    n = rng.choice([3, 4, 5, 7, 8, 10, 11, 14, 16, 20, 25, 30, 45, 60])
    noun = NOUNS[rng.choice(["person", "civilian", "soldier", "policeman", "citizen", "worker", "student"])]
    words = counted(rng, n, noun, False)
    kind = rng.choice(["least", "least", "least-behind", "over", "about", "reach"])
    if kind == "least":
        text = rng.choice(["ما لا يقل عن", "ما لايقل عن", "مالا يقل عن", "على الأقل"])
        if text == "على الأقل":
            return Group("على الأقل n", f"{text} {counted(rng, n, noun, True)}", f"{text} {words}", n, None, "p", noun.feminine, True)
        return Group("ما لا يقل", f"{text} {words}", f"{text} {words}", n, None, "p", noun.feminine, True)
    if kind == "least-behind":
        state = rng.getstate()
        first = counted(rng, n, noun, True)
        rng.setstate(state)
        return Group("n على الأقل", f"{first} على الأقل", f"{counted(rng, n, noun, False)} على الأقل", n, None, "p")
    if kind == "over":
        text = rng.choice(["أكثر من", "ما يزيد على", "ما يزيد عن"])
        return Group("أكثر من", f"{text} {words}", f"{text} {words}", n + 1, None, "p", noun.feminine, True)
    if kind == "reach":
        text = rng.choice(["زهاء", "قرابة", "ما يقارب"])
        return Group("قرابة", f"{text} {words}", f"{text} {words}", n, n, "p", noun.feminine, True)
    text = rng.choice(["نحو", "حوالي"])
    return Group("نحو", f"{text} {words}", f"{text} {words}", n, n, "p", noun.feminine, True)


def _sum(rng: Random) -> Group:
    first, second = rng.sample(
        ["soldier", "civilian", "policeman", "officer", "woman", "child", "worker", "guard", "foreigner", "indian", "kurd"], 2
    )
    a, b = rng.choice([1, 1, 2, 3, 4, 5, 7]), rng.choice([1, 1, 2, 3, 4])
    one, two = NOUNS[first], NOUNS[second]
    state = rng.getstate()
    subject = f"{counted(rng, a, one, True)} و{counted(rng, b, two, True)}"
    rng.setstate(state)
    other = f"{counted(rng, a, one, False)} و{counted(rng, b, two, False)}"
    if b == 2 and a > 2 and "اثن" not in other:
        subject, other = (
            f"{subject} {'اثنتان' if two.feminine else 'اثنان'}",
            f"{other} {'اثنتين' if two.feminine else 'اثنين'}",
        )  # not «4 civilians and policemen»
    return Group(f"sum {_size(a)}+{_size(b)}", subject, other, a + b, a + b, "d" if a + b == 2 else "p", one.feminine and two.feminine)


_OF = (
    "من المدنيين",
    "من الجنود",
    "من رجال الشرطة",
    "من عناصر الجيش",
    "من أفراد الأمن",
    "من العمال",
    "من المصلين",
    "من سكان القرية",
    "من المارة",
    "من الأهالي",
)


def _part(rng: Random) -> Group:
    of = rng.choice(_OF)
    n = rng.choice([1, 2, 2, 3, 4, 6, 8, 9, 13, 16])
    if n == 1:
        members = rng.choice(
            ["أحد الجنود", "أحد المدنيين", "أحد الحراس", "أحد المارة", "أحد رجال الشرطة", "أحد عناصر الأمن", "واحد من الحراس"]
        )
        return Group("one of", members, members, 1, 1, "s")
    if n == 2:
        return Group("two of", f"اثنان {of}", f"اثنين {of}", 2, 2, "d")
    if rng.random() < 0.25:
        text = rng.choice(["عشرات", "العشرات"])
        words = f"{text} {of}" if text == "العشرات" else rng.choice(["عشرات المدنيين", "عشرات الأشخاص", "عشرات الجنود"])
        return Group("tens", words, words, 20, None, "p")
    if rng.random() < 0.25:
        words = f"{rng.choice(['عدد', 'العديد'])} {of}"
        return Group("some of", words, words, 2, None, "p")
    number = str(n) if rng.random() < 0.5 else in_words(n, False, False)
    return Group("n of", f"{number} {of}", f"{number} {of}", n, n, "p", False, n > 4)


_NAMES = ("سالم الراوي", "كريم عبد الله الجبوري", "حسن علي", "أحمد محمود العاني", "ياسر النعيمي", "خالد مصطفى")
_ROLES = ("العقيد", "المقدم", "الرائد", "النقيب", "العميد", "الملازم أول", "الشيخ", "الناشط", "الصحفي", "الشرطي", "الجندي")
_BARE = ("الشاب", "المواطن", "الطفل", "الطالب", "المزارع")


def _name(rng: Random) -> Group:
    name = rng.choice(_NAMES)
    pick = rng.random()
    if pick < 0.5:
        words = f"{rng.choice(_ROLES + _BARE)} {name}"
        if rng.random() < 0.35:
            words += rng.choice([" (24 عاما)", " (31 سنة)", " البالغ من العمر 19 عاما", "، 27 عاما،"])
        return Group("named", words, words, 1, 1, "s")
    lead = f"{rng.choice(_ROLES[:8])} {name}"
    n = rng.choice([1, 1, 2, 3, 4])
    if n == 1:
        both = lead + rng.choice([" وأحد مرافقيه", " وسائقه", " ومرافقه", " وشقيقه", " وأحد حراسه", " وزوجته"])
        return Group("named+1", both, both, 2, 2, "d")
    if n == 2:
        theirs = rng.choice(["من مرافقيه", "من حراسه", "من مساعديه"])
        return Group("named+2", f"{lead} واثنان {theirs}", f"{lead} واثنين {theirs}", 3, 3, "p")
    more = f" و{rng.choice([str(n), _UNITS_M[n]])} {rng.choice(['من مرافقيه', 'من حراسه', 'من أفراد حمايته', 'آخرون'])}"
    return Group("named+n", lead + more, lead + more.replace("آخرون", "آخرين"), n + 1, n + 1, "p")


def _bodies(rng: Random) -> Group:
    n = rng.choice([3, 4, 5, 7, 9])
    of = rng.choice(
        [
            "عناصر من الشرطة",
            "عناصر من الجيش",
            "أفراد من عائلة واحدة",
            "أفراد من أسرة واحدة",
            "عناصر من الحشد الشعبي",
            "رجال أمن",
            "عناصر أمن",
        ]
    )
    number = rng.choice([str(n), _UNITS_M[n]])
    return Group("members", f"{number} {of}", f"{number} {of}", n, n, "p", False, False)


GROUPS: tuple[Callable[[Random], Group], ...] = (_plain, _plain, _plain, _bounded, _bounded, _sum, _part, _name, _bodies)


_INSERTS = (
    "، بينهم طفل وامرأة،", " بينهم ثلاثة أطفال", " - بينهم طفلان -", "، معظمهم من النساء والأطفال،", " (أحدهم برتبة عقيد)", "، من بينهم ضابط،",
    "، جميعهم من عائلة واحدة،", "، بينهم امرأتان وطفل رضيع،", " بينهم ضابط برتبة مقدم", "، أغلبهم من المدنيين،", "، حسب مصدر طبي،",
    "، بحسب الشرطة،", " - وفق مصادر محلية -", "، من ضمنهم ضابطان،", "، أحدهم ضابط،", "، ثلاثة منهم من النساء،", "، وفق حصيلة أولية،",
    " بينهم قائد الفوج", "، منهم طفلان،",
)  # fmt: skip
_ATTACKER_INSERTS = ("، بينهم الانتحاري،", " بينهم منفذ الهجوم", "، من بينهم الانتحاري،", "، بينهم المهاجم،")


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
class Hurt:
    """The wounded: how many, and how many at most; None where none are told."""

    low: Bound = None
    high: Bound = None


@dataclass(frozen=True)
class Report:
    """A report and what a reader codes. `cells` name what it was made of."""

    text: str
    killed: tuple[Bound, Bound]
    wounded: tuple[Bound, Bound]
    cells: tuple[str, ...]
    combined: Bound = None
    attackers: Bound = None


def agree(group: Group, forms: str, before: bool = True) -> str:
    """The form of a verb for a group, of «قتل قتلت قتلا قتلتا قتلوا قتلن»: before its subject it is singular."""
    m, f, dm, df, pm, pf = forms.split()
    if before or group.number == "s":
        return f if group.feminine else m
    if group.number == "d":
        return df if group.feminine else dm
    return pf if group.feminine else pm


def his(group: Group, word: str) -> str:
    """«مصرع» with the pronoun of a group."""
    if group.number == "s":
        return word + ("ها" if group.feminine else "ه")
    if group.number == "d":
        return word + "هما"
    return word + ("هن" if group.feminine else "هم")


def _hurt_number(rng: Random, n: int) -> str:
    return str(n) if n > 20 or rng.random() < 0.5 else in_words(n, False, True)


def hurt_clause(rng: Random) -> tuple[str, Hurt]:
    """«وأصيب خمسة آخرون بجروح»: the wounded behind a clause with a verb."""
    if rng.random() < 0.35:
        return "", Hurt()
    n = rng.choice([1, 1, 2, 2, 3, 4, 5, 7, 8, 10, 12, 14, 20, 25])
    if rng.random() < 0.1:
        return rng.choice([" وأصيب عدد آخر", " وأصيب عدد من الأشخاص بجروح", " وجرح آخرون", " وأصيب آخرون بجروح", " فيما أصيب آخرون"]), Hurt(
            2, None
        )
    if rng.random() < 0.06:
        return rng.choice([" وأصيب عشرات آخرون", " وجرح العشرات", " فيما أصيب العشرات بجروح"]), Hurt(20, None)
    if n == 1:
        return rng.choice(
            [" وأصيب آخر", " وجرح آخر", " وأصيب آخر بجروح", " وأصيب شخص آخر", "، كما أصيب جندي بجروح", " وأصيبت امرأة", " بينما جرح شرطي"]
        ), Hurt(1, 1)
    if n == 2:
        return rng.choice(
            [" وأصيب اثنان آخران", " وأصيب آخران", " وجرح آخران", " وأصيب اثنان بجروح", " فيما أصيب شخصان آخران", " وجرح مدنيان"]
        ), Hurt(2, 2)
    number = _hurt_number(rng, n)
    tail = rng.choice(
        [
            "آخرون",
            "آخرون بجروح",
            "آخرون بجراح متفاوتة",
            "بجروح",
            "بجروح مختلفة",
            "أشخاص" if n <= 10 else "شخصا",
            "مدنيين" if n <= 10 else "مدنيا",
        ]
    )
    verb = rng.choice([" وأصيب", " وجرح", " فيما أصيب", "، كما أصيب", " بينما أصيب", " في حين جرح"])
    if rng.random() < 0.12:
        return f"{verb} ما لا يقل عن {_hurt_number(rng, n)} آخرين", Hurt(n, None)
    return f"{verb} {number} {tail}", Hurt(n, n)


def hurt_masdar(rng: Random) -> tuple[str, Hurt]:
    """«وإصابة خمسة آخرين بجروح»: the wounded behind a masdar."""
    if rng.random() < 0.35:
        return "", Hurt()
    n = rng.choice([1, 1, 2, 2, 3, 4, 5, 7, 8, 10, 12, 14, 20, 25])
    if rng.random() < 0.1:
        return rng.choice([" وإصابة عدد آخر", " وإصابة آخرين بجروح", " وجرح عدد من الأشخاص", " وإصابة آخرين"]), Hurt(2, None)
    if n == 1:
        return rng.choice(
            [" وإصابة آخر", " وجرح آخر", " وإصابة آخر بجروح", " وإصابة شخص آخر", " وإصابة جندي بجروح", " وإصابة امرأة"]
        ), Hurt(1, 1)
    if n == 2:
        return rng.choice(
            [" وإصابة اثنين آخرين", " وجرح اثنين", " وإصابة شخصين آخرين", " وجرح مدنيين اثنين", " وإصابة جنديين بجروح"]
        ), Hurt(2, 2)
    number = str(n) if n > 20 or rng.random() < 0.5 else in_words(n, False, False)
    tail = rng.choice(["آخرين", "آخرين بجروح", "بجروح متفاوتة", "بجروح", "أشخاص" if n <= 10 else "شخصا", "مدنيين" if n <= 10 else "مدنيا"])
    if rng.random() < 0.12:
        return f" وإصابة ما لا يقل عن {number} آخرين", Hurt(n, None)
    return f" {rng.choice(['وإصابة', 'وجرح', 'وإصابة'])} {number} {tail}", Hurt(n, n)


@dataclass(frozen=True)
class Parts:
    """What a frame is filled with."""

    group: Group
    subject: str
    other: str
    event: Event
    place: str
    time: str
    source: str


Frame = Callable[[Random, Parts], tuple[str, Hurt]]


def _v(p: Parts, forms: str) -> str:
    return agree(p.group, forms)


_QUTILA = "قتل قتلت قتلا قتلتا قتلوا قتلن"
_LAQIYA = "لقي لقيت لقيا لقيتا لقوا لقين"
_USTUSHHIDA = "استشهد استشهدت استشهدا استشهدتا استشهدوا استشهدن"
_QADA = "قضى قضت قضيا قضتا قضوا قضين"
_FARAQA = "فارق فارقت فارقا فارقتا فارقوا فارقن"


def _frame_verb(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return (
        f"{rng.choice(['', 'و'])}{_v(p, rng.choice([_QUTILA, _QUTILA, _USTUSHHIDA]))} {p.subject}{h} {p.time} في {p.event.text} {p.place}",
        n,
    )


def _frame_verb_day(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return f"{_v(p, _QUTILA)} {p.time or 'أمس'} {p.subject}{h} {rng.choice(['جراء', 'إثر', 'نتيجة', 'بسبب'])} {p.event.text} {p.place}", n


def _frame_met(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return f"{_v(p, _LAQIYA)} {p.subject} {his(p.group, rng.choice(['مصرع', 'حتف']))}{h} {p.time} في {p.event.text} {p.place}", n


def _frame_masdar(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_masdar(rng)
    lead = rng.choice(["أعلنت مصادر أمنية ", "أكدت الشرطة ", "أفادت مصادر محلية ب", f"أعلن {p.source} "])
    return f"{lead}{rng.choice(['مقتل', 'مصرع', 'مقتل', 'استشهاد'])} {p.other}{h} في {p.event.text} {p.place} {p.time}", n


def _frame_title(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_masdar(rng)
    return f"{rng.choice(['مقتل', 'مصرع', 'مقتل'])} {p.other}{h} في {p.event.text} {p.place}", n


def _fem(event: Event, masculine: str, feminine: str) -> str:
    return feminine if event.feminine else masculine


def _frame_resulted(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_masdar(rng)
    verb = rng.choice(["أسفر عن", "أدى إلى", "تسبب في", "نجم عنه", "أسفر عن", "نتج عنه"])
    if p.event.feminine:
        first, rest = verb.split()
        verb = {"أسفر": "أسفرت", "أدى": "أدت", "تسبب": "تسببت", "نجم": "نجم", "نتج": "نتج"}[first] + " " + rest.replace("عنه", "عنها")
    return f"{_fem(p.event, 'وقع', 'وقعت')} {p.event.text} {p.place} {p.time} {verb} مقتل {p.other}{h}", n


def _frame_took(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    if rng.random() < 0.4:
        return f"و{_fem(p.event, 'أودى', 'أودت')} {p.event.text}، {p.time or 'أمس'}، {p.place}، بحياة {p.other}{h}", n
    return f"{_fem(p.event, 'أودى', 'أودت')} {p.event.text} {p.place} {p.time} بحياة {p.other}{h}", n


def _frame_said_that(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    verb = agree(p.group, rng.choice([_QUTILA, _QUTILA, _USTUSHHIDA]), before=False)
    return (
        f"{rng.choice(['و', ''])}{rng.choice(['قال', 'أفاد', 'ذكر'])} {p.source} {rng.choice(['إن', 'أن'])} {p.other} {verb}{h} {rng.choice(['في', 'خلال', 'جراء'])} {p.event.text} {p.place} {p.time}",
        n,
    )


def _frame_had_been(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return (
        f"و{'كانت' if p.group.feminine else 'كان'} {p.subject} قد {agree(p.group, _QUTILA, before=False)}{h} في {p.event.text} {p.place} {p.time or 'أمس'}",
        n,
    )


def _frame_topic(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return (
        f"{p.subject} {agree(p.group, rng.choice([_QUTILA, _USTUSHHIDA]), before=False)}{h} {p.time} {rng.choice(['جراء', 'في', 'إثر'])} {p.event.text} {p.place}",
        n,
    )


def _frame_shook(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_masdar(rng)
    turn = rng.choice(["ما أدى إلى ", "مما أسفر عن ", "الأمر الذي أدى إلى ", "ما تسبب ب", "مما أدى إلى ", "ما أسفر عن "])
    return f"{_fem(p.event, 'وقع', 'وقعت')} {p.event.text} {p.place} {p.time}، {turn}مقتل {p.other}{h}", n


def _frame_breath(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return f"{_v(p, _FARAQA)} {p.subject} الحياة{h} {p.time} في {p.event.text} {p.place}", n


def _frame_passed(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return f"{_v(p, _QADA)} {p.subject}{h} {p.time} في {p.event.text} {p.place}", n


def _frame_second(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    tell = rng.choice(
        [
            f"{p.other} {agree(p.group, _LAQIYA, False)} {his(p.group, rng.choice(['مصرع', 'حتف']))}",
            f"{p.other} {agree(p.group, _QUTILA, False)}",
        ]
    )
    return f"{_fem(p.event, 'وقع', 'وقعت')} {p.event.text} {p.place} {p.time}. وقال {p.source} إن {tell}{h}", n


_CLASS = {
    "انفجار": "الانفجار",
    "تفجير": "التفجير",
    "هجوم": "الهجوم",
    "غارة": "الغارة",
    "قصف": "القصف",
    "كمين": "الكمين",
    "سقوط": "القصف",
    "إطلاق": "الهجوم",
}


def _frame_second_masdar(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_masdar(rng)
    name = _CLASS[p.event.text.split()[0]]
    verb = rng.choice(["وأسفر", "وأدى", "وتسبب"])
    link = {"وأسفر": "عن مقتل", "وأدى": "إلى مقتل", "وتسبب": "في مقتل"}[verb]
    verb = {"وأسفر": "وأسفرت", "وأدى": "وأدت", "وتسبب": "وتسببت"}[verb] if p.event.feminine else verb
    return (
        f"{_fem(p.event, 'وقع', 'وقعت')} {p.event.text} {p.place} {p.time}. {verb} {name} {link} {p.other}{h}، {rng.choice(['بحسب', 'وفق'])} {p.source}",
        n,
    )


def _frame_source_last(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return (
        f"{_v(p, _QUTILA)} {p.subject}{h} في {p.event.text} {p.place} {p.time}، {rng.choice(['بحسب', 'وفق', 'حسبما أفاد', 'كما ذكر'])} {p.source}",
        n,
    )


def _frame_cause_first(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return f"{_v(p, _QUTILA)} في {p.event.text} {p.place} {p.time} {p.subject}{h}", n


def _frame_headline(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    title = f"{rng.choice(['قتلى', 'ضحايا'])} في {p.event.text} {p.place}"
    return f"{title}\n\n{_v(p, _QUTILA)} {p.subject}{h} {p.time} في {p.event.text} {p.place}", n


def _frame_headline_toll(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return (
        f"مقتل {p.group.other} {p.place}\n\n{p.place.removeprefix('في ').split()[-1]} - قالت الشرطة إن {p.other} {agree(p.group, _QUTILA, False)}{h} {p.time} في {p.event.text} {p.place}",
        n,
    )


def _frame_killed_them(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return (
        f"{_fem(p.event, 'استهدف', 'استهدفت')} {p.event.text} {rng.choice(['سوقا شعبية', 'نقطة تفتيش', 'تجمعا للأهالي', 'منزلا'])} {p.place} {p.time}، {rng.choice(['فقتل', 'وقتل', 'حيث قتل']) + ('ت' if p.group.feminine else '')} {p.subject}{h}",
        n,
    )


def _frame_quoted(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return (
        f"{_fem(p.event, 'وقع', 'وقعت')} {p.event.text} {p.place} {p.time}. وقال {p.source} لوكالة الأنباء: «{_v(p, _QUTILA)} {p.subject}{h}»",
        n,
    )


FRAMES: dict[str, Frame] = {
    "verb": _frame_verb,
    "verb-day": _frame_verb_day,
    "met": _frame_met,
    "masdar": _frame_masdar,
    "title": _frame_title,
    "resulted": _frame_resulted,
    "took": _frame_took,
    "said-that": _frame_said_that,
    "had-been": _frame_had_been,
    "topic": _frame_topic,
    "shook": _frame_shook,
    "breath": _frame_breath,
    "passed": _frame_passed,
    "second": _frame_second,
    "second-masdar": _frame_second_masdar,
    "source-last": _frame_source_last,
    "cause-first": _frame_cause_first,
    "headline": _frame_headline,
    "headline-toll": _frame_headline_toll,
    "killed-them": _frame_killed_them,
    "quoted": _frame_quoted,
}


def tidy(text: str) -> str:
    """Single spaces, no space before a comma, no comma before a stop."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    out = (
        "\n".join(lines).replace(" ،", "،").replace("،،", "،").replace(" .", ".").replace("،.", ".").replace("،»", "»").replace(", ", "، ")
    )
    return out.rstrip("، ") + "."


def of_people(rng: Random) -> Report:
    """A report of a frame with people in it."""
    name = rng.choice(list(FRAMES))
    group = rng.choice(GROUPS)(rng)
    if name == "topic" and group.number == "s" and not group.form.startswith("named"):
        name = "verb"
    if name == "had-been" and group.number == "s" and not group.form.startswith("named"):
        name = "verb"
    if name == "said-that" and group.number == "s" and group.form in ("one of",):
        name = "verb"
    event = rng.choice(EVENTS)
    attackers = None
    insert = ""
    if group.open_ and rng.random() < 0.5:
        insert = rng.choice(_INSERTS)
    low, high = group.low, group.high
    if group.open_ and event.bomber and rng.random() < 0.25:
        insert, attackers = rng.choice(_ATTACKER_INSERTS), 1
        low, high = low - 1, None if high is None else high - 1
    if event.bomber and attackers is None:
        attackers = ANY
    parts = Parts(group, group.subject + insert, group.other + insert, event, rng.choice(PLACES), rng.choice(TIMES), rng.choice(SOURCES))
    text, hurt = FRAMES[name](rng, parts)
    cells = (f"frame:{name}", f"group:{group.form}", f"insert:{insert.strip()}", f"event:{event.text}", f"hurt:{_hurt_cell(hurt)}")
    return Report(tidy(text), (low, high), (hurt.low, hurt.high), cells, None, attackers)


def _hurt_cell(hurt: Hurt) -> str:
    return "none" if hurt.low is None else "open" if hurt.high is None else _size(hurt.low)
