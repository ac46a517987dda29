"""Who was killed in the reports of tolls: so many of a kind, at least so many, a sum, a part, a named person; and what may stand behind them."""

# ruff: noqa: E501 (a report stands in one line, as it is read)

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from .toll_words import NOUNS, UNITS_M, Bound, counted, in_words


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
        f"plain {size(n)}", subject, other, n, n, _number(n), noun.feminine, n > 4 and noun.one not in ("طفل", "طفلة", "امرأة", "ضابط")
    )


def size(n: int) -> str:
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
    return Group(f"sum {size(a)}+{size(b)}", subject, other, a + b, a + b, "d" if a + b == 2 else "p", one.feminine and two.feminine)


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
    more = f" و{rng.choice([str(n), UNITS_M[n]])} {rng.choice(['من مرافقيه', 'من حراسه', 'من أفراد حمايته', 'آخرون'])}"
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
    number = rng.choice([str(n), UNITS_M[n]])
    return Group("members", f"{number} {of}", f"{number} {of}", n, n, "p", False, False)


GROUPS: tuple[Callable[[Random], Group], ...] = (_plain, _plain, _plain, _bounded, _bounded, _sum, _part, _name, _bodies)


INSERTS = (
    "، بينهم طفل وامرأة،", " بينهم ثلاثة أطفال", " - بينهم طفلان -", "، معظمهم من النساء والأطفال،", " (أحدهم برتبة عقيد)", "، من بينهم ضابط،",
    "، جميعهم من عائلة واحدة،", "، بينهم امرأتان وطفل رضيع،", " بينهم ضابط برتبة مقدم", "، أغلبهم من المدنيين،", "، حسب مصدر طبي،",
    "، بحسب الشرطة،", " - وفق مصادر محلية -", "، من ضمنهم ضابطان،", "، أحدهم ضابط،", "، ثلاثة منهم من النساء،", "، وفق حصيلة أولية،",
    " بينهم قائد الفوج", "، منهم طفلان،",
)  # fmt: skip
ATTACKER_INSERTS = ("، بينهم الانتحاري،", " بينهم منفذ الهجوم", "، من بينهم الانتحاري،", "، بينهم المهاجم،")
