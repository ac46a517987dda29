"""What is counted at one token: a number with its noun, an amount word, a person in the singular or dual, a fellow."""

from __future__ import annotations

from collections.abc import Set

from waqai.knowledge.given_names import given_names
from waqai.mentions.counts.mention import Quantity
from waqai.mentions.counts.people import another_kind, at_least, noun_end, people, plain, said_at_least
from waqai.mentions.counts.words import (
    ALL_OF_THEM,
    AMOUNTS,
    AND_A_PARENT,
    FELLOW_PAIRS,
    FELLOWS,
    KIN,
    OFFICES,
    OFFSPRING,
    ONE_OF_THEM,
    OTHERS,
    PARENTS,
    SO_MANY,
    THEIR_NUMBER,
    TWO,
    WEAK_AMOUNTS,
)
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import fold_phrase, word_set
from waqai.text.numerals import Numeral

_AMOUNT_FOLLOWERS = word_set("من ممن منهم آخر كبير كبيرة غير محدود كبيرا محدودا آخرين")
_ANY_FELLOW = word_set("زميل رفيق مرافق شقيق صديق قريب زميلة حارس سائق")
_HIS = word_set("له لها لهما لهم")
_STRONGHOLDS = word_set("تجمعات تجمع معاقل معقل جيوب جيب مواقع موقع أوكار وكر نقاط نقطة حواجز حاجز مقرات مقر بؤر بؤرة فلول خلايا خلية")
_ABOARD = word_set("فيها فيه عليها كان كانوا بداخلها بداخله على")
_ALL = word_set("من جميع كل")
_FIRST, _SECOND = word_set("الأول الأولى"), word_set("الثاني الثانية الآخر الأخرى والثاني والثانية والآخر والأخرى")
_PAIR_REACH = 14
_IN = word_set("في بداخل داخل")
_INSIDE = word_set("بداخلها بداخله متنها متنه")
_FAMILY = word_set("عائلته عائلتها عائلتهم عائلتهما أسرته أسرتها أسرتهم أسرتهما")
_TWO_FAMILIES = word_set("عائلتين أسرتين عائلتان أسرتان")
_ENTIRE = word_set("بأكملها بكاملها كاملة بأسرها برمتها بأجمعها كلها جميعها")
_MADE_UP = word_set("مكونة مؤلفة تتكون تتألف")
_SOULS = word_set("أشخاص أنفار فردا شخصا")
_OF_KIN = word_set("أفراد بقية باقي جميع كل كامل معظم")
_WHOLE = word_set("كامل جميع كل")
_EVERY = word_set("جميع كل كافة")
_PRESENT = word_set("المتواجدين الموجودين المتمركزين الموجودة المتواجدة")
_CREWS = word_set("طاقمها طاقمه طواقمها ركابها ركابه أفرادها أفراده أفراد طاقم")
_OF_SO_MANY = word_set("المكون المؤلف المكونة المؤلفة مكونا البالغ والبالغ")
_CREW = word_set("طاقمها طاقمه طواقمها طواقمه طواقمهما طاقميهما")
_ONE = word_set("أحد إحدى واحد")
_MEMBERS = word_set("عناصر أفراد مقاتلين مسلحين")
_SAFE = word_set("ناج ناجيا ناجون ناجين ناجيان ناجيين الناجين سالمين سالمون سليمين")  # «12 مصابا و6 ناجين»
_ABOARD_IT = word_set("ركابها ركابه ركابهما طاقمها طاقمه مستقلوها مستقلوه")
_JUST_ONE = word_set("واحدا واحدة")  # «طفلا واحدا وثلاث نساء»; «واحد» is read like «وأحد»


def piece_at(sight: Sight, i: int, end: int, used: Set[int], first: bool, start: int | None = None) -> Quantity | None:
    """What is counted at a token; `start` is where the search began, so that «و» behind a name adds («قتل أب وابناه»)."""
    word = sight.word(i)
    start = i if start is None else start
    numeral = sight.numeral_at(i)
    if numeral is not None and not (first and numeral.kind == "ordinal" and word in _FIRST | OTHERS.keys()):
        if numeral.end_token > end or not plain(sight, numeral) or not used.isdisjoint(range(numeral.start_token, numeral.end_token)):
            return None
        if any(h.entry.attrs.get("casualty") and not h.base.pro.startswith("و") for h in sight.at(numeral.end_token, "persons")) or (
            not first and (_is_displaced(sight, numeral.end_token) or sight.word(numeral.end_token) in _SAFE)
        ):
            return None
        close = noun_end(sight, numeral.end_token, end)
        low, best, high = at_least(sight, numeral, close, end)
        if sight.word(numeral.end_token) in KIN:  # «مقتل ست عائلات»: families, not people
            return Quantity(2 * low, 2 * low, None, i, close, people(sight, numeral.end_token, end), "plural")
        return Quantity(low, best, high, i, close, people(sight, numeral.end_token, end), "number")
    joined = word.startswith("و") and (word[1:] in OTHERS or word[1:] in AMOUNTS) or first and word.startswith("ب") and word[1:] in AMOUNTS
    bare = word[1:] if joined else word  # «وعشرات», «أودى بعشرات»
    if bare in AMOUNTS and (bare not in WEAK_AMOUNTS or bare == "بعض" or sight.word(i + 1) in _AMOUNT_FOLLOWERS):
        low, high = AMOUNTS[bare]
        return Quantity(low, low, high, i, i + 1, people(sight, i + 1, end), "many")
    more = (word[1:] in ("اخر", "اخري", "اخران") and sight.word(i + 1) == "من") or another_kind(sight, i)
    if word in ALL_OF_THEM:
        return Quantity(ALL_OF_THEM[word], ALL_OF_THEM[word], ALL_OF_THEM[word], i, i + 1, [], "number")
    if (all_of_them := _all_of_them(sight, i)) is not None:
        return all_of_them
    if first or word in _ONE or word == "واحدي" or more:
        special = _special(sight, i, word, bare, end)
        if special is not None:
            return special
    fellow = word if first and i == start else word.removeprefix("و")
    if fellow in _ANY_FELLOW and sight.word(i + 1) in _HIS:
        return Quantity(1, 1, 1, i, i + 2, [], "fellow")
    if fellow == "مثلهما" and not first:
        return Quantity(2, 2, 2, i, i + 1, people(sight, i + 1, end), "as-many")
    if fellow in OFFSPRING and sight.word(i + 1) in SO_MANY:
        n = SO_MANY[sight.word(i + 1)]
        return Quantity(n, n, n, i, i + 2, sight.at(i, "persons")[:1], "fellow")
    if fellow in FELLOWS or fellow in FELLOW_PAIRS or word in AND_A_PARENT:
        n = 2 if fellow in FELLOW_PAIRS else 1
        return Quantity(n, n, n, i, i + 1, sight.at(i, "persons")[:1], "fellow")
    actor = sight.first_at(i, "actors")
    two = (
        word.endswith("ان") and actor is not None and not word.startswith("ال") and word not in fold_phrase(actor.entry.label_ar).split()
    )  # «حوثيان», never «طالبان», «العدوان»
    if actor is not None and two and actor.size == 1 and not actor.base.article:
        return Quantity(2, 2, None if said_at_least(sight, i + 1, i + 1, end) else 2, i, i + 1, [actor], "dual")
    person = sight.first_at(i, "persons")
    if fellow in OFFICES and (person is None or person.number == 0):
        return Quantity(1, 1, 1, i, person.end if person else i + 1, [person] if person else [], "office")
    if person is None or person.entry.attrs.get("casualty"):
        return None
    return person_piece(sight, person, end)


def _all_of_them(sight: Sight, i: int) -> Quantity | None:
    """«سكانه الثلاثة», «أفراد الأسرة الخمسة», «ركابها الأربعة»: known people, and how many they are behind them."""
    if sight.word(i).removeprefix("و") in OFFSPRING:
        return None  # «أم وأطفالها الثلاثة» are four
    several = next((p for p in sight.at(i, "persons") if p.number in (0, 3, 4) and not p.entry.attrs.get("casualty")), None)
    known = (
        several is not None
        and (several.base.article or several.base.enc or sight.word(several.end - 1).startswith("ال"))
        or sight.word(i).removeprefix("و") in _ABOARD_IT
    )
    close = several.end if several is not None else i + 1
    if not known and several is not None and sight.word(close).startswith("ال") and sight.word(close) not in SO_MANY:
        close += 1  # «أفراد الأسرة الخمسة»
        known = True
    n = SO_MANY.get(sight.word(close), 0) if known else 0
    return Quantity(n, n, n, i, close + 1, [several] if several is not None else [], "number") if n else None


def _is_displaced(sight: Sight, i: int) -> bool:
    """«و40 نازحا», «و3 آلاف نازح»: how many had to flee; a few («وأربعة نازحين») are counted with those before."""
    return not sight.word(i).endswith("ين") and any(h.entry.id == "displaced" for h in sight.at(i, "persons"))


def _special(sight: Sight, i: int, word: str, bare: str, end: int) -> Quantity | None:
    """«آخرون», «جميع من فيها», «أحد الجنود»."""
    if bare == "اخر" and _the_last_of(sight, i):
        return None
    if bare in OTHERS:
        if OTHERS[bare][0] == 2 and sight.word(i + 1) in TWO:
            return Quantity(2, 2, 2, i, i + 2, [], "others")  # «وإصابة آخرين اثنين»
        low, high = OTHERS[bare]
        return Quantity(low, low, high, i, i + 1, [], "others")
    if word in PARENTS and _and_the_children(sight.word(i + 1)):
        return Quantity(1, 1, 1, i, i + 1, [], "fellow")  # «قتلت أما وأطفالها الثلاثة»
    if word in _FIRST and any(w in _SECOND for w in sight.words(i + 2, i + _PAIR_REACH)):
        return Quantity(1, 1, 1, i, i + 1, [], "others")  # «ما أدى إلى إصابة الأول بجروح ومقتل الآخر»
    if word in _ALL | _EVERY and (told := _told_behind(sight, i, end)) is not None:
        return told
    if word in _ALL and (sight.word(i + 1) in _ABOARD or (sight.word(i + 1) == "من" and sight.word(i + 2) in _ABOARD)):
        return Quantity(1, 1, None, i, i + 2, [], "all-aboard")
    if word == "من" and sight.word(i + 1) in _IN and sight.at(i + 2, "targets", "weapons"):
        return Quantity(2, 2, None, i, i + 3, [], "all-aboard")  # «مقتل من في السيارتين»
    held = next((p for p in sight.at(i, "persons") if p.number in (0, 3, 4) and p.base.article), None)
    if held is not None and any(w in _INSIDE for w in sight.words(held.end, min(end, held.end + 5))):
        return Quantity(2, 2, None, i, held.end, [held], "all-aboard")  # «مقتل المسلحين الذين كانوا بداخلها»
    everybody = next((p for p in sight.at(i + 1, "persons") if p.number in (3, 4) and p.base.article), None) if word in _EVERY else None
    if everybody is not None and sight.word(everybody.end) in _PRESENT:
        return Quantity(2, 2, None, i, everybody.end, [everybody], "all-aboard")  # «مقتل جميع العناصر المتواجدين في الحاجز»
    if word in _WHOLE and sight.word(i + 1) in _CREWS and (n := next((SO_MANY[w] for w in sight.words(i + 2, i + 4) if w in SO_MANY), 0)):
        return Quantity(n, n, n, i, i + 3, [], "number")  # «جميع أفراد طاقمها السبعة»
    if word in _WHOLE and sight.word(i + 1) in _CREWS:
        return Quantity(2, 2, None, i, i + 2, [], "all-aboard")
    if word in _ONE or word in ONE_OF_THEM:
        return Quantity(1, 1, 1, i, i + 1, people(sight, i + 1, end), "one-of")
    if word in _CREW:
        so_many = next((found for k in (i + 2, i + 3) if (found := sight.numeral_at(k)) is not None), None)
        if so_many is not None and (sight.word(i + 1) in _OF_SO_MANY or sight.word(i + 1) in THEIR_NUMBER):
            return Quantity(so_many.low, so_many.best, so_many.high, i, so_many.end_token, people(sight, so_many.end_token, end), "number")
        return Quantity(2, 2, None, i, i + 1, [], "all-aboard")  # «وقتلت طاقمها»
    if word in KIN and (members := _members(sight, i + 1 + (sight.word(i + 1) in _ENTIRE))) is not None:
        return Quantity(members.low, members.best, members.high, i, members.end_token + 1, sight.at(i, "persons")[:1], "number")
    if word in KIN and sight.word(i + 1) in _ENTIRE:
        return Quantity(2, 2, None, i, i + 2, sight.at(i, "persons")[:1], "plural")  # «مقتل عائلة بأكملها»
    if word in _TWO_FAMILIES:
        return Quantity(4, 4, None, i, i + 1, sight.at(i, "persons")[:1], "plural")  # «مقتل عائلتين»
    kin = i + (word in _OF_KIN)
    if sight.word(kin) in _FAMILY:
        return Quantity(2, 2, None, i, kin + 1, [], "plural")  # «إصابة أفراد أسرته»
    return None


def _the_last_of(sight: Sight, i: int) -> bool:
    """«القضاء على آخر تجمعات المسلحين», «مقتل آخر المقاتلين»: the last of them, not one more."""
    if sight.gap(i + 1).strip():
        return False
    held = any(h.number in (0, 3) and h.base.article for h in sight.at(i + 1, "persons", "actors"))
    return held or sight.word(i + 1) in _STRONGHOLDS


def _and_the_children(word: str) -> bool:
    return word in AND_A_PARENT or word.startswith("و") and (word[1:] in OFFSPRING or word[1:] in FELLOWS or word[1:] in FELLOW_PAIRS)


def _members(sight: Sight, i: int) -> Numeral | None:
    """«عائلة كاملة من خمسة أفراد», «أسرة مكونة من سبعة أشخاص»: how many a family is."""
    at = i + (sight.word(i) in _MADE_UP)
    numeral = sight.numeral_at(at + 1) if sight.word(at) == "من" else None
    if numeral is None or not plain(sight, numeral):
        return None
    return numeral if sight.word(numeral.end_token) in _MEMBERS | _SOULS else None


def _told_behind(sight: Sight, i: int, end: int) -> Quantity | None:
    """«جميع من كانوا فيها، وعددهم 22»: how many all of them were."""
    for k in range(i + 2, min(end, i + 9)):
        if any(c in sight.gap(k) for c in ".!?؟;؛\n"):
            return None
        if sight.word(k) in THEIR_NUMBER:
            numeral = sight.numeral_at(k + 1)
            if numeral is None or not plain(sight, numeral):
                return None
            return Quantity(numeral.low, numeral.best, numeral.high, i, numeral.end_token, people(sight, numeral.end_token, end), "number")
    return None


def _of_whom(sight: Sight, kin: Hit) -> int:
    """«قتل والدا الطفل»: two; «قال: أصيب والدي برصاصة»: the speaker's own, one; 0 where the form of the word tells no more."""
    word, after = sight.word(kin.start), kin.end
    whose = not sight.gap(after).strip() and (sight.word(after).startswith("ال") or bool(sight.at(after, "persons", "actors")))
    if word.endswith("ا") and whose:
        return 2
    mine = word.endswith("ي") and not whose and sight.word(after) not in given_names()
    return 1 if mine else 0


def person_piece(sight: Sight, person: Hit, end: int) -> Quantity | None:
    """A person noun that carries its own number: «جندي» 1, «شرطيين» 2, «جنود» some."""
    who = [person, *people(sight, person.end, end)]
    if person.entry.attrs.get("collective") and person.number in (0, 1):
        return None
    if person.entry.attrs.get("kin") and not person.base.enc and (kin := _of_whom(sight, person)):
        return Quantity(kin, kin, kin, person.start, person.end, [person], "dual" if kin > 1 else "singular")
    if person.number == 2 or (person.number == 4 and not person.base.article):
        high = None if said_at_least(sight, person.end, person.end, end) else 2
        return Quantity(2, 2, high, person.start, person.end, who, "dual")
    if person.number == 1:
        if person.base.enc and person.base.enc != "ه" and not person.entry.attrs.get("kin"):
            return None
        of_nation = any(h.entry.id.startswith("nat-") for h in sight.at(person.end, "persons"))  # «جنديا تشاديا واحدا»
        close = next((k + 1 for k in (person.end, person.end + of_nation) if sight.word(k) in _JUST_ONE), person.end)
        return Quantity(1, 1, 1, person.start, close, who, "singular")
    if person.number == 0 and person.entry.id.startswith("nat-") and person.size == 1 and sight.word(person.start).endswith("ي"):
        return None if person.base.article or person.base.pro else Quantity(1, 1, 1, person.start, person.end, who, "singular")
    if person.number in (3, 4) and not person.base.article or person.number == 0 and sight.word(person.start) in _MEMBERS:
        return Quantity(2, 2, None, person.start, person.end, who, "plural")
    return None
