"""Who is counted: the nouns and names right after a number, and where their phrase ends."""

from __future__ import annotations

from waqai.mentions.counts.mention import Quantity
from waqai.mentions.counts.words import (
    ATTACKER_WORDS,
    ATTACKERS,
    BESIDE,
    BESIDE_TO,
    FELLOWS,
    OF_AGE,
    ONE_OF_THEM,
    SO_MANY,
    STOPS,
    SUBSET,
    TWO,
    WEEKDAYS,
)
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set
from waqai.text.numerals import Numeral

_LINKS = word_set(
    "من في صفوف عناصر أفراد عنصر عنصرا مسلحي مقاتلي على الأقل ينتمون إلى آخرين آخرون آخر تابعين أحد أبناء رجال قوات صف جانب طرف"
)
_FELL = word_set("سقطوا وقعوا قضوا سقط سقطا")
_SIDE = word_set("صفوف صف جانب")
_OTHER = word_set("من آخرين آخرون آخر أخرى")
_NAMED_BY_NUMBER = word_set("شارع خط طريق جسر حي ساحة ميدان جولة محور اللواء الفوج الكتيبة الفرقة القطاع الحاجز")
_THEY = word_set("هم وهم")
_DEED_NAMES = word_set("عملية العملية عمليات العمليات هجمات الهجمات تفجيرات التفجيرات اعتداءات الاعتداءات السيارة سيارة الأحزمة")
_A_DEED = word_set("هجوم الهجوم هجومان هجومين تفجير التفجير تفجيران تفجيرين اعتداء الاعتداء عملية العملية")
_WHERE = word_set("في وأصيب وإصابة وجرح خلال جراء إثر عندما الذي أمس اليوم")
_ALL = word_set("جميعا جميعهم كلهم")
_IN_ALL = word_set("بما بمن من ومن")
_AND_ANOTHER = word_set("وآخر وأخرى وآخران")
_KINDS_IN_YA = word_set("يمني يهودي ياباني يوناني")


def another_kind(sight: Sight, i: int) -> bool:
    """«قتل أجنبي وآخر أفغاني», «أصيب مدني وآخران عسكريان»: one more, of another kind; not «شخصين، سوري وآخر عراقي»."""
    kind = sight.word(i + 1)
    if sight.word(i) not in _AND_ANOTHER or any(sight.gap(k).strip() for k in (i - 1, i, i + 1)):
        return False
    of_a_kind = len(kind) > 3 and kind.endswith(("ي", "يه", "يان")) and (not kind.startswith("ي") or kind in _KINDS_IN_YA)
    return (of_a_kind and not kind.startswith("ال")) or any(
        h.number in (1, 2) and not (h.base.article or h.base.pro) for h in sight.at(i + 1, "persons")
    )


def people(sight: Sight, i: int, end: int) -> list[Hit]:
    """The hits that name who is counted: persons and actors linked by nothing, «من», «في صفوف», «من عناصر», «تابعين لـ»."""
    out: list[Hit] = []
    at, steps = i + (sight.word(i) in _FELL and sight.word(i + 1) in ("في", "من")), 0
    while at < end and steps < 7:
        if any(c in sight.gap(at) for c in STOPS + "\n،:"):
            break
        word = sight.word(at)
        actor, person = sight.first_at(at, "actors"), sight.first_at(at, "persons")
        if person is not None and at > i and (_another(sight, person) or _of_a_deed(sight, person)):
            break
        if person is not None and (actor is None or person.size >= actor.size):
            out.append(person)
        if actor is not None:
            if actor.base.pro.startswith("ب") or (
                actor.base.pro.endswith("ل") and out and word.startswith("ل") and out[-1].entry.pack != "targets"
            ):
                break
            out.append(actor)
        if actor is None and person is None and word not in _LINKS:
            if not (word.endswith(("يا", "ين", "يه", "ون", "ي")) and at - i <= 2):
                break
        elif (word == "في" and sight.word(at + 1) not in _SIDE) or (word == "علي" and sight.word(at + 1) != "الاقل"):
            break
        at = max(h.end for h in (actor, person) if h is not None) if (actor or person) else at + 1
        steps += 1
    return out


def _of_a_deed(sight: Sight, person: Hit) -> bool:
    """«ضحايا العملية الانتحارية», «قتلى التفجيرين الانتحاريين»: the adjective of a deed, no bomber."""
    if person.entry.id not in ATTACKERS:
        return False
    if sight.word(person.end - 1).endswith("ه") and sight.word(person.start - 1) in _DEED_NAMES:
        return True
    deeds = (h for h in sight.at(person.start - 1, "tactics") if h.base.article and not h.entry.attrs.get("toll"))
    return person.base.article and sight.word(person.start - 1).endswith("ين") and sight.word(person.end - 1).endswith("ين") and any(deeds)


def noun_end(sight: Sight, i: int, end: int) -> int:
    """The end of the noun phrase after a numeral, as far as it names people."""
    at = i
    if any(c in sight.gap(i) for c in "(:"):
        return i  # «خمسة (رجل وأربع نساء)»: who they are
    while at < min(end, i + 5):
        hit = sight.first_at(at, "persons", "actors")
        if at > i and any(c in sight.gap(at) for c in STOPS + "،\n:("):
            break  # «ثلاثة مطلوبين، سعوديان وبحريني، قتلوا», «أربعة أشخاص: رجلين وامرأتين»
        if at > i and (sight.word(at) in FELLOWS or sight.numeral_at(at) is not None):
            break
        if hit is not None and at > i and any(_another(sight, p) for p in sight.at(at, "persons")):
            break
        if hit is not None:
            at = hit.end
        elif at > i and (sight.word(at) in _OTHER or sight.word(at).endswith(("ين", "يا", "يه"))) and not sight.gap(at).strip():
            at += 1
        elif at == i and sight.word(at) in _OTHER:
            at += 1
        else:
            break
    return at


def _another(sight: Sight, person: Hit) -> bool:
    """«... ومدني», «... وشرطيين اثنين»: one or two more people, counted apart."""
    if person.entry.id in ATTACKERS and person.base.pro == "و":
        return True  # «عشرة مصلين والانتحاري»
    told = person.number in (1, 2) or (person.number == 4 and sight.word(person.end) in TWO)
    return person.base.pro.startswith("و") and told and not person.base.article


def plain(sight: Sight, numeral: Numeral) -> bool:
    """Whether a number counts things rather than measures, dates or names them; «إصابة 173 يوم الأحد» counts."""
    if numeral.kind != "plain" or _names_or_ages(sight, numeral):
        return False
    if not numeral.unit:
        return True
    day = numeral.end_token - 1 if sight.word(numeral.end_token - 1) == "يوم" else numeral.end_token
    return sight.word(day) == "يوم" and sight.word(day + 1) in WEEKDAYS


def _names_or_ages(sight: Sight, numeral: Numeral) -> bool:
    """«في الـ37 من عمره», «في الثلاثين من العمر», «شارع الستين», «اللواء الثلاثين»: an age, or part of a name."""
    if sight.word(numeral.end_token) == "من" and sight.word(numeral.end_token + 1) in OF_AGE:
        return True
    if sight.word(numeral.start_token) == "دون" and sight.word(numeral.start_token + 1).startswith("ال"):
        return True  # «شابان دون الثلاثين»
    before = sight.word(numeral.start_token - 1)
    return sight.word(numeral.start_token).startswith("ال") and (before in _NAMED_BY_NUMBER or before.removeprefix("ب") in _NAMED_BY_NUMBER)


def joined_from(sight: Sight, numeral: Numeral) -> int:
    """Where the «و» of a number stands: «وسبعة» at its own token, «و 7» at the one before; -1 where none joins it."""
    if sight.word(numeral.start_token - 1) == "و":
        return numeral.start_token - 1
    word = sight.word(numeral.start_token)
    return numeral.start_token if word.startswith("و") and not word.startswith("واحد") else -1


def at_least(sight: Sight, numeral: Numeral, after: int, end: int) -> tuple[int, int, int | None]:
    """A numeral's bounds; «على الأقل» may stand after the noun: «14 جنديا أفغانيا على الأقل»."""
    return numeral.low, numeral.best, None if said_at_least(sight, numeral.end_token, after, end) else numeral.high


def said_at_least(sight: Sight, first: int, after: int, end: int) -> bool:
    """Whether «على الأقل» follows a count within its clause."""
    for i in range(first, min(end, after + 4)):
        word = sight.word(i)
        if (i > first and any(c in sight.gap(i) for c in "،,." + STOPS)) or word in SUBSET:
            return False
        if word == "علي" and sight.word(i + 1) == "الاقل":
            return True
        if i > after and ((word.startswith("و") and len(word) > 3) or sight.numeral_at(i)):
            return False
    return False


def one_or_two(person: Hit) -> bool:
    """«جندي», «شرطيان», «امرأة», «فلسطيني»: one or two people who are not known yet, with nothing before the word."""
    return person.number in (1, 2, 4) and not (person.base.article or person.base.pro)


def as_object(sight: Sight, person: Hit) -> bool:
    """«شابا», «مسلحين», «امرأة»: one or two people in the form of an object."""
    last = sight.word(person.end - 1)
    return one_or_two(person) and not person.entry.attrs.get("casualty") and last.endswith(("ا", "ين", "ه"))


def attackers_inside(sight: Sight, i: int, end: int) -> int:
    """How many attackers a total of dead holds: «14 شخصا بينهم المهاجم» 1, «11 قتيلا بينهم المهاجمون الأربعة» 4, else 0."""
    for at in range(i, min(end, i + 10)):
        if any(c in sight.gap(at) for c in STOPS):
            return 0
        if sight.word(at) in SUBSET or (sight.word(at) == "فيها" and sight.word(at - 1) in _IN_ALL):
            return _attackers_at(sight, at + 1, end)
        if sight.word(at) in ONE_OF_THEM:
            return min(1, _attackers_at(sight, at + 1, end))  # «مقتل شخصين أحدهما المهاجم»
        if sight.word(at) in _THEY:
            return _militants_beside_others(sight, at + 1, end)
    return 0


def _militants_beside_others(sight: Sight, i: int, end: int) -> int:
    """«17 شخصا هم 15 مسلحا وشرطيان»: the gunmen among the dead, where others are told beside them."""
    numeral = sight.numeral_at(i)
    if numeral is None or not plain(sight, numeral):
        return 0
    gunmen = any(h.entry.id in ATTACKERS or h.entry.attrs.get("role") == "militant" for h in sight.at(numeral.end_token, "persons"))
    others = any(
        h.entry.attrs.get("role") in ("military", "police", "civilian", "child")
        for k in range(numeral.end_token + 1, min(end, numeral.end_token + 7))
        for h in sight.at(k, "persons")
    )
    return numeral.best if gunmen and others else 0


def attackers_beside(sight: Sight, i: int, end: int) -> Quantity | None:
    """Dead attackers told beside a number that leaves them out: «إضافة إلى الانتحاري», «ثلاثة جنود والمهاجم»."""
    for at in range(i - 1, min(end, i + 8)):
        if at >= i and any(c in sight.gap(at) for c in STOPS):
            return None
        if at <= i and _and_the_attacker(sight, at):
            n = _attackers_at(sight, at, end)
            return Quantity(n, n, n, at, at + 1, [h for h in sight.at(at, "persons") if h.entry.id in ATTACKERS][:1], "beside")
        if at >= i and sight.word(at).removeprefix("و") in BESIDE:
            first = at + 2 if sight.word(at + 1) in BESIDE_TO else at + 1
            n = _attackers_at(sight, first, end)
            hits = [h for k in range(first, first + 3) for h in sight.at(k, "persons") if h.entry.id in ATTACKERS]
            return Quantity(n, n, n, first, first + 1, hits[:1], "beside") if n and hits else None
    return None


def _and_the_attacker(sight: Sight, i: int) -> bool:
    """«قتل أربعة جنود والمهاجم في ...»: he died with those counted; «والمهاجم فر» tells of him anew."""
    person = next((h for h in sight.at(i, "persons") if h.entry.id in ATTACKERS and h.base.pro == "و" and h.base.article), None)
    if person is None:
        return False
    after = person.end + (sight.word(person.end) in SO_MANY)  # «ثلاثة شرطيين والمهاجمون الخمسة»
    return sight.word(after) in _WHERE or sight.word(after) in _ALL or any(c in sight.gap(after) for c in "،.")


def _attackers_at(sight: Sight, i: int, end: int) -> int:
    for at in range(i, min(end, i + 3)):
        person = next((h for h in sight.at(at, "persons") if h.entry.id in ATTACKERS), None)
        word = sight.word(at).removeprefix("و")
        if at > i and sight.word(at - 1) in _A_DEED:
            return 0  # «هجمات بينها هجوم انتحاري»
        if person is None and word not in ATTACKER_WORDS:
            continue
        near = sight.numeral_at(i) or sight.numeral_at(at + 1)
        if near is not None and near.kind in ("plain", "ordinal"):
            return near.best
        if word.endswith(("ان", "ا")) or (word.endswith("ين") and not word.startswith("ال")):
            return 2
        return 2 if word.endswith(("ون", "ين", "و")) else 1
    return 0
