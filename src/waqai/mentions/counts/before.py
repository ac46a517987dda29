"""The count before its head: «12 شخصا قتلوا», «جنديا تركيا قتل», «إن 17 شخصا، معظمهم من النزلاء، لقوا مصرعهم»."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from waqai.mentions.counts.mention import Head, Quantity, added
from waqai.mentions.counts.opening import acts_on, opening_subject
from waqai.mentions.counts.people import at_least, people, plain
from waqai.mentions.counts.words import ALL_OF_THEM, JUST_ONE, OF_AGE, ONE_OF, ONE_OF_THEM, SLAIN, STOPS, SUBSET, YEARS
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set
from waqai.text.numerals import Numeral

_OPENERS = word_set("أن إن وأن وإن بأن فإن لأن")
_HOSPITAL = word_set("إلى المستشفى مستشفى المستشفيات")
_BEFORE_NOUN = _HOSPITAL | {"من", "هم", "كانوا", "الاقل", "علي", "بين", "منهم", "منها"}
_DEEDS = word_set("عملية عمليات هجوما هجمات غارة غارات حادثا حوادث حادثة مرة مرات معركة معارك تفجيرا تفجيرات كمينا كمائن")
_OF_SEVERAL = ("وا", "يا", "لا", "با", "دا", "تا", "ما", "حا", "لن", "دن", "حن", "بن", "ين")
_SUBSET_REACH = 8
_HARMED = word_set("أصيبوا استشهدوا جرحوا وأصيبوا")
_OPEN = word_set("في خلال جراء إثر نتيجة برصاص بنيران أثناء بعد عندما")
_HIM = ("ه", "ها")
_ONE_REACH = 4
_FORMER_OR_LATTER = word_set("الأولى الثانية الأول الثاني")
_AGED = word_set("يبلغ تبلغ البالغ البالغة")


def before_verb(sight: Sight, head: Head, start: int, used: Set[int]) -> Quantity | None:
    """What stands right before a verb in its clause, else the subject that opens the clause where the verb agrees with several."""
    several = sight.word(head.end - 1).endswith(_OF_SEVERAL)
    if several and head.verb and acts_on(sight, head, used):
        return None
    near = _near(sight, head, start, used)
    if near is not None and near.low > 1 and head.verb and head.enc in _HIM:
        return None  # «هاجم رجل أربعة من المارة وقتلته الشرطة»: another than those told before
    if not several:
        return near
    opening = opening_subject(sight, head, start, used)
    if near is None or (opening is not None and opening.start < near.start <= opening.end):
        return opening  # «إن شرطيا وثلاثة جنود قتلوا»: the whole phrase, not the number nearest to the verb
    return near


def _near(sight: Sight, head: Head, start: int, used: Set[int]) -> Quantity | None:
    aged = past_age(sight, head.start - 1) if not sight.gap(head.start).strip() else -1
    subject = aged if aged > start and not sight.word(aged - 1).startswith("و") else head.start
    several = sight.word(head.end - 1).endswith("وا")
    for i in range(subject - 1, max(start, subject - 9) - 1, -1):
        if any(c in sight.gap(i + 1) for c in STOPS + "\n،"):
            return None
        numeral = sight.numeral_over(i)
        if numeral is not None and (sight.word(i) in ("واحد", "واحده") or sight.word(i) in _FORMER_OR_LATTER and sight.word(i - 1) == "من"):
            continue  # «خمسة من أسرة واحدة قضوا», «أربعة من الأولى قتلوا»
        if numeral is not None:
            if (
                not plain(sight, numeral)
                or _in_brackets(sight, numeral)
                or _years_old(sight, numeral)
                or _how_many_died(sight, numeral, head)
                or not used.isdisjoint(range(numeral.start_token, numeral.end_token))
            ):
                return None
            if _in_subset(sight, numeral, start) or _of_things(sight, numeral):
                return None
            return _numeral_quantity(sight, numeral, start, head, used)
        one = i - any(h.base.article for h in sight.at(i, "persons"))  # «لكن أحد حراسه قتل», «إن أحد الجرحى فارق الحياة»
        if sight.word(one) in ONE_OF and head.verb and not (head.enc or several or _of_two(sight, head)) and subject - one <= _ONE_REACH:
            return Quantity(1, 1, 1, one, one + 2, people(sight, one + 1, head.start), "one-of")
        if sight.at(i, "tactics", "weapons"):
            return None
        word = sight.word(i)
        if i == head.start - 1 and word in ALL_OF_THEM and head.verb:
            return Quantity(ALL_OF_THEM[word], ALL_OF_THEM[word], ALL_OF_THEM[word], i, i + 1, [], "number-before")  # «كلاهما قتل»
        if i == head.start - 1 and word in ONE_OF_THEM and head.verb:
            return Quantity(1, 1, 1, i, i + 1, [], "one-of")  # «إن أحدهم توفي متأثرا بجروحه»
        person = _person_before(sight, i) or (_found_slain(sight, head, i) if sight.word(head.start) in SLAIN else None)
        if several and i == subject - 1 and (some := _several_before(sight, head, i)) is not None:
            return some
        if (several and person is not None) or (sight.word(i) in SUBSET and sight.numeral_over(i - 1) is None):
            return None
        if person is not None and person.number == 1 and _of_two(sight, head):
            return None
        if person is not None and subject - person.end <= 2 and sight.numeral_over(i - 1) is None and head.verb:
            n = 1 if person.number == 1 else 2
            return Quantity(n, n, n, person.start, person.end, [person, *people(sight, person.end, head.start)], "person-before")
    return None


def _of_two(sight: Sight, head: Head) -> bool:
    """«قتلا», «لقيتا»: a verb of two."""
    word = sight.word(head.end - 1)
    return head.verb and word.endswith("ا") and not word.endswith("وا")


def _several_before(sight: Sight, head: Head, i: int) -> Quantity | None:
    """«أن مدنيين أصيبوا نتيجة قصف», «أن جنودا قتلوا في الكمين»: several, where the verb can only mean what they suffered."""
    person = next(
        (p for p in sight.at(i, "persons") if p.number in (3, 4) and not p.base.article and not p.entry.attrs.get("casualty")), None
    )
    if person is None or person.base.pro or sight.word(i - 1) not in _OPENERS:
        return None
    suffered = sight.word(head.end - 1) in _HARMED
    killed = (
        sight.word(head.end - 1).removeprefix("و") == "قتلوا"
        and sight.word(head.end) in _OPEN
        and person.entry.attrs.get("role") != "militant"
    )
    if not (suffered or killed):
        return None
    return Quantity(2, 2, None, person.start, person.end, [person, *people(sight, person.end, head.start)], "plural")


def past_age(sight: Sight, i: int) -> int:
    """Where a phrase of age that ends at a token begins: «في العاشرة من العمر», «يبلغ من العمر 13 عاما»; -1 where there is none."""
    if sight.word(i) in OF_AGE and sight.word(i - 1) == "من":
        return next((k for k in range(i - 2, i - 7, -1) if sight.word(k) in ("في", "وهو", "وهي")), -1)
    if sight.word(i) in YEARS and any(w in OF_AGE for w in sight.words(i - 5, i)):
        return next((k for k in range(i - 2, i - 8, -1) if sight.word(k) in _AGED), -1)
    return -1


def _years_old(sight: Sight, numeral: Numeral) -> bool:
    """«رجل في الستين من العمر», «يبلغ 60 من عمره»: an age, nobody's number."""
    return sight.word(numeral.end_token) == "من" and sight.word(numeral.end_token + 1) in OF_AGE


def _in_subset(sight: Sight, numeral: Numeral, start: int) -> bool:
    """«40 شخصا بينهم ثلاثة أطفال وامرأتان قتلوا»: a part of those told before, or one more part of them."""
    for i in range(numeral.start_token - 1, max(start, numeral.start_token - _SUBSET_REACH) - 1, -1):
        if any(c in sight.gap(i + 1) for c in STOPS + "\n،"):
            return False
        if sight.word(i) in SUBSET:
            more = sight.word(numeral.start_token).startswith("و") or sight.word(numeral.start_token - 1) == "و"
            return more or i >= numeral.start_token - 3
    return False


def _of_things(sight: Sight, numeral: Numeral) -> bool:
    """«دمروا عددا من الآليات العسكرية وقتلوا ...», «11 عملية قتل فيها ...»: the number is of what was destroyed or done."""
    at = numeral.end_token + (sight.word(numeral.end_token) == "من")
    deeds = sight.word(at) in _DEEDS or any(not h.entry.attrs.get("toll") for h in sight.at(at, "tactics"))
    return (deeds or bool(sight.at(at, "targets", "weapons"))) and not sight.at(at, "persons", "actors")


def _in_brackets(sight: Sight, numeral: Numeral) -> bool:
    """«الطالب سالم (20) لقي حتفه»: an age."""
    return "(" in sight.gap(numeral.start_token) and ")" in sight.gap(numeral.end_token)


def _how_many_died(sight: Sight, numeral: Numeral, head: Head) -> bool:
    """«بلغ عدد من قتلوا في المعركة 11»: «من» is those who died, and their number is told behind."""
    return numeral.end_token == head.start and sight.word(head.start - 1) == "من"


def _found_slain(sight: Sight, head: Head, i: int) -> Hit | None:
    """«عثر على الضابطين مقتولين»: those told before, found dead now."""
    return next((p for p in sight.at(i, "persons") if p.number in (1, 2, 4) and p.base.article and p.end == head.start), None)


def _person_before(sight: Sight, i: int) -> Hit | None:
    return next(
        (
            p
            for p in sight.at(i, "persons")
            if p.number in (1, 2) and not p.base.article and not p.entry.attrs.get("casualty") and not p.base.pro.endswith(("ل", "ب"))
        ),
        None,
    )


def _numeral_quantity(sight: Sight, numeral: Numeral, start: int, head: Head, used: Set[int]) -> Quantity:
    low, best, high = at_least(sight, numeral, numeral.end_token + 1, head.start)
    found = Quantity(low, best, high, numeral.start_token, numeral.end_token, people(sight, numeral.end_token, head.start), "number-before")
    one = sight.word(numeral.start_token) in JUST_ONE  # «مدنيا واحدا لقي حتفه»
    if one or not (sight.word(numeral.start_token).startswith("و") or sight.word(numeral.start_token - 1) == "و"):
        return found
    for i in range(numeral.start_token - 1, max(start, numeral.start_token - 7) - 1, -1):
        if any(c in sight.gap(i + 1) for c in STOPS + "\n،"):
            break
        first = sight.numeral_over(i)
        if first is not None and plain(sight, first) and used.isdisjoint(range(first.start_token, first.end_token)):
            return added(_numeral_quantity(sight, first, start, replace(head, start=numeral.start_token), used), found)
        if sight.at(i, "tactics"):
            break
        leader = next((p for p in sight.at(i, "persons") if p.number in (1, 2) and not p.entry.attrs.get("casualty")), None)
        if leader is not None and sight.word(i - 1) in _OPENERS:  # «إن ضابطا وثلاثة جنود قتلوا»
            n = leader.number
            return added(Quantity(n, n, n, leader.start, leader.end, [leader], "person-before"), found)
    return found


def numeral_before(sight: Sight, token: int, start: int, used: Set[int]) -> Numeral | None:
    """The number of a casualty noun: «37 قتيلا», «ثلاثة من القتلى»."""
    for back in (1, 2, 3, 4):
        i = token - back
        if i < start:
            return None
        numeral = sight.numeral_over(i)
        if numeral is not None and sight.word(i) in JUST_ONE:
            return None  # «قتيلا واحدا وجريحين»
        if numeral is not None and sight.word(token).startswith("وال") and sight.gap(token).strip():
            return None  # «القتلى تسعة، والجرحى 20»
        if numeral is not None:
            ok = numeral.end_token <= token and plain(sight, numeral) and used.isdisjoint(range(numeral.start_token, numeral.end_token))
            return numeral if ok else None
        if sight.word(i) not in _BEFORE_NOUN and not sight.at(i, "persons"):
            return None
    return None
