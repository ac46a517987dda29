"""What is added to a count with «و»: «ضابط وثلاثة مجندين», «17 متمردا و11 عنصرا»."""

from __future__ import annotations

from waqai.knowledge.given_names import given_names
from waqai.mentions.counts.mention import Quantity
from waqai.mentions.counts.people import another_kind, plain
from waqai.mentions.counts.words import (
    ACCORDING,
    AND_A_PARENT,
    AND_LIFE,
    ATTACKERS,
    BESIDE,
    BESIDE_TO,
    BETWEEN_TWO,
    FELLOW_GROUPS,
    FELLOW_PAIRS,
    FELLOWS,
    HIS_DEATH,
    HIS_GUARD,
    OFFICES,
    OFFSPRING,
    PARENTS,
    RANKS,
    SO_MANY,
    STOPS,
    SUBSET,
    WITH,
)
from waqai.mentions.sight import Sight
from waqai.text import word_set
from waqai.text.numerals import Numeral

_ONE = word_set("أحد إحدى واحد")
_PAUSES = word_set("هم هي وهم هما كلهم جميعهم أحدهم وهي وهو")
_BREAKS = word_set("في خلال على إثر عندما جراء بينما فيما أن")
_TOWNS_OF_SHEIKHS = word_set("زويد مسكين مقصود عثمان نجار جراح رضوان عجلين سعد بدر")
_PLACES = word_set("قرية بلدة مدينة حي مخيم منطقة مديرية ناحية محافظة ولاية")
_MORE = word_set("آخر آخرين آخرون آخران أخرى")
_QUOTES = frozenset('"«“')
_NAME_REACH = 6
_CALLINGS = ("journalists", "activists")
_ELSE = word_set("يذكر يشار علما جدير الجدير مشيرا مشيرة لافتا لافتة مضيفا مضيفة موضحا موضحة مؤكدا مؤكدة مبينا مبينة")
_IN = word_set("في جراء إثر خلال")


def addition(sight: Sight, i: int, end: int) -> int | None:
    """Where an addition «و ...» to a count begins, or None: «ضابط وثلاثة مجندين», «17 متمردا و11 عنصرا», «ضابط في الشرطة وسائقه»."""
    far, sided, ranked, named_to, resume = False, False, sight.word(i - 1).removeprefix("و") in RANKS, i, i
    for at in range(i, min(end, i + 14)):
        word, gap = sight.word(at), sight.gap(at)
        if at < named_to and word.startswith("و"):
            continue  # «من ميليشيات الحوثي وصالح»: one name
        named_to = max(named_to, *(h.end for h in sight.at(at, "actors")), at)
        if "،" in gap and not word.startswith("و") and (at == i and word.endswith(("ان", "ون")) or _one_by_one(sight, i, at)):
            return None  # «قتل ثلاثة، هنديان وباكستاني», «أربعة من أبناء القوات المسلحة، ضابط وثلاثة مجندين»: who they are
        aged = _past_age(sight, at)
        if aged:
            resume = aged
        if at < resume or (word.isascii() and word.isalpha() and at > i):
            continue  # «في حزب العمال (PKK) وعنصرين»
        gap = gap.replace(")", "") if at == resume else gap
        if any(c in gap for c in STOPS + "\n-–—(:") or word in SUBSET or word in _PAUSES or word in FELLOWS or word in ACCORDING:
            return None  # «ثلاثة من عائلته، والده وأمه وشقيقه» says who the three are
        if word in HIS_DEATH:
            continue  # «لقي ثلاثة عمال حتفهم، فضلا عن حارسين»
        if word in _ELSE:
            return None  # «وأصيب العشرات، يذكر أن نحو ألف جندي ينتشرون»
        if word in BETWEEN_TWO:
            return None  # «120 شخصا ما بين رجال أمن ومواطنين»: who they are
        kin = (
            word[1:] in FELLOWS
            or (word in AND_A_PARENT and not sight.word(at + 1).startswith("ل"))  # «مقيمة وأم لثلاثة»: one
            or word[1:] in FELLOW_PAIRS
            or (word[1:] in OFFSPRING and sight.word(at + 1) in SO_MANY)
        )
        if word[1:] in FELLOW_PAIRS and _part_of_a_group(sight, i, at):
            return None  # «17 من طاقم الحراسة ومرافقيه»
        if word.startswith("و") and (kin or (ranked and word[1:] in RANKS)):
            return None if far and _another_deed(sight, i, at) else at
        if word in WITH and _beside_them(sight, at + 1):
            return at + 1
        if word in AND_LIFE:
            return at + 1
        if (beside := beside_them(sight, at)) is not None:
            return beside
        if far:
            numeral = sight.numeral_at(at + (word == "و"))
            if (
                numeral is not None
                and (word == "و" or word.startswith("و"))
                and (_of_a_side(sight, numeral) or (ranked and _others(sight, numeral)))
            ):
                if _of_two_places(sight, i, at, numeral):
                    return None
                return at + (word == "و")
            continue
        if word == "و":
            return at + 1
        if word in ("واحد", "واحده"):
            if _one_of_many(sight, at):
                return at
            continue
        if word in WITH and (sight.word(at + 1) in _ONE or sight.word(at + 1) in FELLOWS | FELLOW_PAIRS or sight.numeral_at(at + 1)):
            return at + 1
        numeral = sight.numeral_at(at)
        if numeral is not None and sight.word(numeral.core_token).startswith("و") and plain(sight, numeral):
            if "،" in gap and sight.word(numeral.end_token) == "في" and sight.word(numeral.end_token + 1) in _PLACES:
                return None  # «اثنان في قرية س حيث جرح آخرون، وثلاثة في بلدة ص»
            return at
        if sided and word[1:] in OFFICES:
            return None  # «القيادي في التنظيم وزعيم الكتيبة»: one man
        if word[1:] in OFFICES and sight.word(at - 1) in OFFICES:
            continue  # «إمام وخطيب المسجد»: one man
        if word.startswith("و") and (word[1:] in OFFICES or _another_calling(sight, i, at)) and _then_named(sight, i, at):
            continue
        if at > i and _name_of_two(sight, i, at):
            continue
        if word.startswith("وال") and _two_forces(sight, i, at):
            continue
        if word.startswith("و") and len(word) > 2 and word != "ومن" and not _side_goes_on(sight, at):
            return at if _adds(sight, at) else None
        if sight.at(at, "tactics", "weapons"):
            return None
        least = word in ("علي", "الاقل") and (word == "الاقل" or sight.word(at + 1) == "الاقل" or sight.word(at - 1) == "ابو")
        sided = sided or (word == "في" and bool(sight.at(at + 1, "actors")))
        least = least or (word == "علي" and sight.word(at + 1).startswith("و"))  # «حسن علي وثلاثة»: a name
        far = at >= i + 5 or (word in _BREAKS and not least and not (word == "في" and sided))
    return None


def _then_named(sight: Sight, i: int, at: int) -> bool:
    """«رئيس الغرفة السابق وعضو الهيئة "غسان سالم"», «مدير الناحية وعضو المجلس محمود سالم»: two offices of the one named behind them."""
    names = given_names()
    if any(sight.word(k) in names or not _QUOTES.isdisjoint(sight.gap(k)) for k in range(i, at)):
        return False
    for k in range(at + 1, at + _NAME_REACH):
        if any(c in sight.gap(k) for c in STOPS + "،\n"):
            return False
        if sight.word(k).startswith("و") and sight.word(k)[1:] not in OFFICES:
            return False
        if sight.word(k) in names or not _QUOTES.isdisjoint(sight.gap(k)):
            return True
    return False


def _another_calling(sight: Sight, i: int, at: int) -> bool:
    """«الصحافي والمصور محمد سالم», «الناشط والإعلامي سالم»: two callings of the press, told of one man."""
    one, other = (
        next((h for h in sight.at(k, "persons") if h.number == 1 and h.base.article and h.entry.attrs.get("target") in _CALLINGS), None)
        for k in (i - 1, at)
    )
    return one is not None and other is not None and one.base.article == other.base.article


def _one_by_one(sight: Sight, i: int, at: int) -> bool:
    """Whether one or two people stand right behind a comma who are of a number told before it."""
    several = next((n for k in range(i - 1, i - 6, -1) if (n := sight.numeral_over(k)) is not None), None)
    if several is None or several.best < 2:
        return False
    return (
        any(h.number in (1, 2, 4) and not (h.base.article or h.base.pro) for h in sight.at(at, "persons"))
        or sight.word(at) in FELLOWS
        or sight.word(at) in PARENTS
    )


def _name_of_two(sight: Sight, i: int, at: int) -> bool:
    """«الزوجان سامي وليلى», «الشقيقين حسن وعمر»: the second name of the two who were counted."""
    pair = sight.word(i - 1)
    two = pair.startswith("ال") and pair.endswith(("ان", "ين")) and bool(sight.at(i - 1, "persons"))
    joined = any(w.startswith("و") for w in sight.words(i + 1, at))
    return two and at <= i + 3 and not joined and len(sight.word(at)) > 3 and not _adds(sight, at)


def _part_of_a_group(sight: Sight, i: int, at: int) -> bool:
    """Whether a number «من» people stands before: what follows with «و» is of those it is a part of."""
    return any(sight.word(k) == "من" and sight.numeral_over(k - 1) is not None for k in range(max(1, i - 6), at))


def _beside_them(sight: Sight, i: int) -> bool:
    """«برفقة قياديين آخرين», «مع ثلاثة من مرافقيه»: more people, in a number of their own."""
    person = next((h for h in sight.at(i, "persons") if h.number in (1, 2, 4) and not h.base.article and not h.base.enc), None)
    if person is not None:
        return sight.word(person.end) in _MORE
    numeral = sight.numeral_at(i)
    return numeral is not None and plain(sight, numeral) and sight.word(numeral.end_token + 1) in FELLOW_GROUPS


def beside_them(sight: Sight, i: int) -> int | None:
    """«قتل 20 مسلحا إضافة إلى خمسة جنود», «... فضلا عن شرطيين», «... إلى جانب ضابط», «... مقابل 7 جنود»: where more people are counted."""
    word = sight.word(i).removeprefix("و")
    beside = (word in BESIDE and sight.word(i + 1) in BESIDE_TO) or (word == "الي" and sight.word(i + 1) == "جانب")
    to_one = word in BESIDE and any(h.base.pro == "ل" and h.number in (1, 2) for h in sight.at(i + 1, "persons"))
    at = i + 1 if word == "مقابل" or to_one else i + 2 if beside else 0
    if not at or ("،" in sight.gap(i) and word == "مقابل"):
        return None
    numeral = sight.numeral_at(at)
    people = sight.at(numeral.end_token if numeral is not None else at, "persons")
    fit = [h for h in people if not h.entry.attrs.get("casualty") and h.entry.id not in ATTACKERS and not h.base.article]
    if numeral is not None:
        return at if fit and plain(sight, numeral) else None
    return at if any(h.number in (1, 2) or (h.number == 4 and sight.word(h.start).endswith("ين")) for h in fit) else None


def _past_age(sight: Sight, i: int) -> int:
    """«والدته (26 عاما) وشقيقه»: the token behind an age in brackets that begins at a token, else 0."""
    if "(" not in sight.gap(i) or sight.numeral_at(i) is None:
        return 0
    return next((k for k in range(i + 1, i + 4) if ")" in sight.gap(k)), 0)


def _another_deed(sight: Sight, i: int, at: int) -> bool:
    """«قتل طفلان في غارة على الحي وامرأة وطفلها في قصف ...»: one more incident is begun between, before the fellow told."""
    return any(sight.word(k) in ("في", "اثر", "جراء") and sight.at(k + 1, "tactics") for k in range(i, at)) and any(
        sight.at(k, "persons") and sight.word(k).startswith("و") for k in range(at - 2, at)
    )


def _side_goes_on(sight: Sight, at: int) -> bool:
    """«25 من الحوثيين وقوات صالح و13 مقاوما»: the counted side's second name."""
    return sight.numeral_at(at) is None and any(h.base.pro == "و" for h in sight.at(at, "actors")) and not sight.at(at, "persons")


def _two_forces(sight: Sight, i: int, at: int) -> bool:
    """«أربعة ضباط من الأمن المركزي والمرور ومجند»: the second name of those whom the counted belong to, and one more person behind it."""
    if not sight.word(at + 1).startswith("و") or sight.at(at, "persons", "tactics", "weapons") or sight.gap(at + 1).strip():
        return False
    return (at == i or sight.word(i) in ("من", "في")) and _adds(sight, at + 1)


def _one_of_many(sight: Sight, at: int) -> bool:
    """«جندي وأحد المسلحين», not «جندي واحد»."""
    many = sight.word(at + 1) in FELLOW_GROUPS or any(
        h.number not in (1, 2) and not h.base.pro for h in sight.at(at + 1, "persons", "actors")
    )
    return sight.word(at)[1:] in ("احد", "احدي") and many and not sight.gap(at + 1).strip()


def _of_two_places(sight: Sight, i: int, at: int, numeral: Numeral) -> bool:
    """«قتل تسعة في قرية النخيل وأربعة مدنيين في بلدة الكرمة», «قتل تسعة في غارة ... وأربعة مدنيين في هجوم ...»: each place and each deed
    has its own dead.
    """

    def placed(start: int, end: int) -> bool:
        return any(sight.word(k) == "في" and sight.word(k + 1) in _PLACES for k in range(start, end))

    def done(start: int, end: int) -> bool:
        return any(sight.word(k) in _IN and any(not h.base.article for h in sight.at(k + 1, "tactics")) for k in range(start, end))

    after = numeral.end_token
    return placed(i, at) and placed(after, after + 6) or done(i, at) and done(after, after + 3)


def _of_a_side(sight: Sight, numeral: Numeral) -> bool:
    """«... و9 من رجال المقاومة», «... و18 مقاتلا من التنظيم»: a number of people who are named."""
    if any(h.entry.attrs.get("role") in ("militant", "military", "police", "civilian") for h in sight.at(numeral.end_token, "persons")):
        return plain(sight, numeral)
    of = numeral.end_token + (sight.word(numeral.end_token) == "من")
    if sight.word(of) in FELLOW_GROUPS or sight.word(of + 1) in HIS_GUARD:
        return plain(sight, numeral)  # «قتل القيادي في التنظيم سالم ... وثلاثة من مرافقيه»
    named = sight.word(numeral.end_token) == "من" and any(
        sight.at(k, "actors") for k in range(numeral.end_token + 1, numeral.end_token + 4)
    )
    return named and plain(sight, numeral)


def _others(sight: Sight, numeral: Numeral) -> bool:
    """«قتل العقيد سالم كريم عبد الله وأربعة آخرون»: more, beside one told by rank and a long name."""
    return sight.word(numeral.end_token) in _MORE and plain(sight, numeral)


def _adds(sight: Sight, at: int) -> bool:
    numeral = sight.numeral_at(at)
    if sight.word(at) == "والشيخ" and sight.word(at + 1) in _TOWNS_OF_SHEIKHS:
        return False  # «في رفح والشيخ زويد»
    if (numeral is not None and plain(sight, numeral)) or sight.word(at)[1:] in OFFICES or sight.word(at) == "ومثلهما":
        return True
    if _one_of_many(sight, at) or (sight.word(at)[1:] in ("اخر", "اخري", "اخران") and sight.word(at + 1) == "من"):
        return True  # «جندي وآخر من التنظيم»
    if another_kind(sight, at):
        return True
    person = sight.first_at(at, "persons")
    return person is not None and person.base.pro.startswith("و") and not person.entry.attrs.get("casualty") and person.number in (1, 2, 4)


def sides_differ(a: Quantity, b: Quantity) -> bool:
    """Whether one of two summands counts attackers and the other does not, or the second militants who fell beside soldiers."""
    if not a.who or not b.who:
        return False
    return _attacks(a) != _attacks(b) or (_role(a) in ("military", "police") and _role(b) == "militant" and b.low > 1)


def fell_attacking(sight: Sight, first: Quantity, second: Quantity) -> bool:
    """«مقتل ثلاثة متمردين وشرطيين اثنين»: several militants and, behind «و», those whom they may have attacked."""
    joined = sight.word(second.start).startswith("و")
    return joined and first.low > 1 and _role(first) == "militant" and _role(second) in ("military", "police")


def _role(quantity: Quantity) -> str:
    """What those counted are, where they are all one."""
    roles = {str(h.entry.attrs.get("role")) for h in quantity.who if h.entry.pack == "persons" and not h.entry.id.startswith("nat-")}
    if not roles and any(h.entry.attrs.get("class") == "state_military" for h in quantity.who):
        return "military"  # «جندي في الجيش المصري», one name of the army's
    return roles.pop() if len(roles) == 1 else ""


def _attacks(quantity: Quantity) -> bool:
    return any(h.entry.id in ATTACKERS for h in quantity.who)
