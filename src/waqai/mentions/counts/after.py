"""The count after its head: a numeral with its noun, a person in the singular or dual, an amount word; then what is added to it."""

from __future__ import annotations

from collections.abc import Set

from waqai.mentions.counts.mention import Head, Quantity, added
from waqai.mentions.counts.people import at_least, noun_end, people, plain, said_at_least
from waqai.mentions.counts.words import (
    ACCORDING,
    AMOUNTS,
    ATTACKERS,
    BETWEEN,
    FELLOW_GROUPS,
    FELLOW_PAIRS,
    FELLOWS,
    OFFICES,
    OTHERS,
    PREPOSITIONS,
    RANKS,
    STOPS,
    SUBSET,
    WEAK_AMOUNTS,
    WITH,
)
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import bases, fold_word, word_set
from waqai.text.numerals import Numeral

_AMOUNT_FOLLOWERS = word_set("من ممن منهم آخر كبير غير محدود كبيرا محدودا آخرين")
_ANY_FELLOW = word_set("زميل رفيق مرافق شقيق صديق قريب زميلة حارس سائق")
_HIS = word_set("له لها لهما لهم")
_ABOARD = word_set("فيها فيه عليها كان كانوا بداخلها بداخله على")
_QUOTES = frozenset("\"'«»“” ()")
_ALL = word_set("من جميع كل")
_INSIDE = word_set("بداخلها بداخله متنها متنه")
_FAMILY = word_set("عائلته عائلتها عائلتهم عائلتهما أسرته أسرتها أسرتهم أسرتهما")
_OF_KIN = word_set("أفراد بقية باقي جميع كل كامل معظم")
_WHOLE = word_set("كامل جميع كل")
_EVERY = word_set("جميع كل كافة")
_PRESENT = word_set("المتواجدين الموجودين المتمركزين الموجودة المتواجدة")
_CREWS = word_set("طاقمها طاقمه طواقمها ركابها ركابه أفرادها أفراده أفراد طاقم")
_ONE = word_set("أحد إحدى واحد")
_THESE = word_set("هذا هذه هذين هاتين هؤلاء ذلك أولئك جميع كل كافة معظم غالبية أغلب أغلبية بقية سائر كامل")
_AGENT = word_set("قبل طرف جانب")
_HANDS = word_set("يد أيدي يدي أيد")
_MEMBERS = word_set("عناصر أفراد مقاتلين مسلحين")
_PAUSES = word_set("هم هي وهم هما كلهم جميعهم أحدهم وهي وهو")
_PARENTS = word_set("أم أب والد والدة الأب الأم")
_OFFSPRING = frozenset(
    stem + enc for stem in word_set("أطفال أبنائ أبناؤ بنات أولاد أشقائ أشقاؤ مرافقي مرافقو") for enc in ("ه", "ها", "هم", "هما")
)
_SO_MANY = {
    fold_word(w): n for n, w in ((2, "الاثنان"), (2, "الاثنين"), (3, "الثلاثة"), (4, "الأربعة"), (5, "الخمسة"), (6, "الستة"), (7, "السبعة"))
}
_CALLED = word_set("يسمى يعرف تسمى تعرف يدعى")
_NAMELESS = word_set("مجهولون مجهولو ملثمون مجهولان ملثمان")
_SLAY = word_set("أعدم أعدمت ذبح ذبحت خطف خطفت اختطف اختطفت اغتال اغتالت صفى صفت أسر أسرت احتجز احتجزت")
_DOERS = ("militant", "military", "police", "unspecified")
_FIRE = ("shelling", "air_strike", "drone_strike")
_INCIDENT = word_set("الحادث الحادثة العملية الاعتداء")
_BREAKS = word_set("في خلال على إثر عندما جراء بينما فيما أن")


def after_head(sight: Sight, head: Head, token: int, end: int, used: Set[int], first: bool = True) -> list[Quantity]:
    """What follows a head: its number, or several where other sides are added to it («ستة من المهاجمين وجندي»)."""
    found: list[Quantity] = []
    i, skipped = token, 0
    while i < end and skipped <= 7:
        word, gap = sight.word(i), sight.gap(i)
        if i > token and (any(c in gap for c in STOPS) or "\n" in gap):
            break
        if i == token and head.verb and word in SUBSET and sight.numeral_at(i + 1) is not None:
            i += 1
            continue  # «فقتل منهم 11»
        if word == "بين" and not found and (span := _between(sight, i, end, used)) is not None:
            return [span]
        if word in SUBSET or (word == "بين" and sight.numeral_at(i) is None) or (i > token and not first and not found):
            break
        piece = _piece(sight, i, end, used, first=first and not found, start=token)
        if piece is not None and not found and (head.verb or head.stem in _SLAY) and _is_subject(sight, head, piece, end, used):
            i, skipped = piece.end, skipped + 1
            continue
        if piece is not None:
            if found and _same_counted(sight, found[-1], piece):
                found[-1].end, found[-1].who = piece.end, [*found[-1].who, *piece.who]
            else:
                found.append(_with_named(sight, piece, token, skipped) if not found else piece)
            following = addition(sight, piece.end, end)
            if following is None:
                break
            i = following
            continue
        if found:
            break
        ahead = (
            _over_side(sight, i, end)
            or _over_cause(sight, i, end)
            or (_over_weapon(sight, i, end, used) if head.verb and i == head.end else None)
        )
        if ahead is not None:
            i, skipped = ahead, skipped + 3
            continue
        if not _passable(sight, i, word):
            return []
        hit = sight.first_at(i, "actors", "targets")
        i = hit.end if hit is not None else i + 1
        skipped += 1
    return found


def _between(sight: Sight, i: int, end: int, used: Set[int]) -> Quantity | None:
    """«قتل بين عشرين وثلاثين شخصا»: two bounds."""
    low = sight.numeral_at(i + 1)
    high = sight.numeral_at(low.end_token) if low is not None else None
    if low is None or high is None or not sight.word(high.start_token).startswith("و") or not plain(sight, high) or low.best >= high.best:
        return None
    if not used.isdisjoint(range(low.start_token, high.end_token)):
        return None
    close = noun_end(sight, high.end_token, end)
    return Quantity(low.best, low.best, high.best, i, close, people(sight, high.end_token, end), "between")


def total(found: list[Quantity]) -> Quantity | None:
    """Summands as one quantity, None where there are none."""
    whole: Quantity | None = None
    for piece in found:
        whole = piece if whole is None else added(whole, piece)
    return whole


def _with_named(sight: Sight, piece: Quantity, token: int, skipped: int) -> Quantity:
    """«مقتل علي التكريتي وثلاثة آخرين», «مقتل الوالي وثلاثة من مساعديه», «قتل مع أحد مرافقيه»: the one named or spoken of counts too."""
    if piece.rule in ("fellow", "sum") and skipped > 0 and sight.word(piece.start).startswith("و") and sight.word(token) in _PARENTS:
        return added(Quantity(1, 1, 1, token, piece.start, [], "named"), piece)
    with_them = any(w in WITH for w in sight.words(token, min(piece.start, token + skipped)))
    others = any(w.startswith("اخر") for w in sight.words(piece.end - 1, piece.end + 1))
    theirs = any(w in FELLOW_GROUPS for w in sight.words(piece.start + 1, piece.end + 2))
    if with_them or (skipped > 0 and sight.word(piece.start).startswith("و") and (others or theirs)):
        return added(Quantity(1, 1, 1, token, piece.start, [], "named"), piece)
    return piece


def _same_counted(sight: Sight, number: Quantity, piece: Quantity) -> bool:
    """«13 جنديا وشرطيا»: one number over two nouns that stand alike right beside each other, not «ضابطا وجنديا»."""
    alike = all(sight.word(i).endswith("ا") for i in (number.end - 1, piece.end - 1)) and piece.end - piece.start == 1
    beside = piece.start == number.end and sight.numeral_over(piece.start - 2) is not None
    return alike and beside and number.rule == "number" and number.best > 10 and piece.rule == "singular"


def _is_subject(sight: Sight, head: Head, piece: Quantity, end: int, used: Set[int]) -> bool:
    """«قتل مسلحون خمسة جنود», «خطف ملثمون مجهولون 30 طالبة»: the first noun acts, the next is counted."""
    doer = piece.who[0] if piece.who else None
    if doer is None or piece.rule not in ("plural", "dual", "singular"):
        return False
    if piece.rule in ("plural", "dual") and any(w in _NAMELESS for w in sight.words(piece.start, piece.end + 1)):
        return True  # «قتل مسلحون مجهولون بالرصاص إمام المسجد»
    if piece.rule == "plural" and all(h.entry.pack == "actors" or h.entry.attrs.get("role") in _DOERS for h in piece.who[:2]):
        construct = sight.word(piece.start).endswith("و")
        if _object_next(sight, piece, end, used, construct):
            return True
    if all(h.entry.attrs.get("role") != "militant" and h.entry.id not in ATTACKERS for h in piece.who[: 2 if piece.rule == "dual" else 1]):
        return False
    if doer.entry.id in ATTACKERS and piece.rule == "singular" and head.form == "verb":
        return _counts_later(sight, piece.end, end)
    if (head.kind == "abducted" or head.stem.startswith("اغتال")) and sight.word(doer.end - 1).endswith(("ون", "ان")):
        return True
    for i in range(piece.end, min(end, piece.end + 6)):
        word = sight.word(i)
        if sight.at(i, "weapons"):
            continue  # «قتل مسلح ببندقية ومسدس خمسين شخصا»
        if word.startswith("و") or word in PREPOSITIONS or any(c in sight.gap(i) for c in STOPS + "،"):
            return False
        following = _piece(sight, i, end, used, first=True)
        if following is not None and following.who and following.who[0].entry.attrs.get("role") != "militant":
            return True
    return False


def _object_next(sight: Sight, piece: Quantity, end: int, used: Set[int], construct: bool) -> bool:
    """«قتل عناصر التنظيم ثلاثة مدنيين», «أعدم مسلحو الجماعة في المدينة أمس رجلين»: people counted as the object behind those who act; past
    a place or day only where the doers stand in the construct of a subject («مسلحو»).
    """
    i = piece.end
    while i < min(end, piece.end + (12 if construct else 5)):
        word = sight.word(i)
        if any(c in sight.gap(i) for c in STOPS + "\n") or (not construct and ("،" in sight.gap(i) or word in PREPOSITIONS)):
            return False
        actor = sight.first_at(i, "actors")
        if actor is not None:
            i = actor.end
            continue
        if word.startswith("و") and len(word) > 3:
            return False
        following = _piece(sight, i, end, used, first=True)
        if following is not None and following.who and not following.who[0].base.article:
            return following.rule in ("number", "dual", "singular", "many") and sight.word(i - 1) not in PREPOSITIONS
        i += 1
    return False


def _counts_later(sight: Sight, i: int, end: int) -> bool:
    """«قتل انتحاري يشتبه في أنه من التنظيم 32 شخصا»: the bomber killed others."""
    for k in range(i, min(end, i + 14)):
        if any(c in sight.gap(k) for c in STOPS + "،\n"):
            return False
        numeral = sight.numeral_at(k)
        if numeral is not None and plain(sight, numeral):
            return bool(sight.at(numeral.end_token, "persons"))
    return False


def _over_cause(sight: Sight, i: int, end: int) -> int | None:
    """«قتل في الهجوم خمسة», «قتل خلال المواجهات في منطقة الوادي 28 شخصا»: where the number stands after «في» and the deed or place."""
    if sight.word(i) not in ("في", "خلال"):
        return None
    deed = sight.word(i + 1).startswith("ال") and (
        bool(sight.at(i + 1, "tactics")) or any(h.end == i + 2 for h in sight.at(i, "tactics")) or sight.word(i + 1) in _INCIDENT
    )
    if deed and any(p.number in (1, 2) and not p.base.article for p in sight.at(i + 2, "persons")):
        return i + 2  # «قتل في الهجوم شرطي»
    for k in range(i + 1, min(end, i + 10)):
        if sight.gap(k).strip() or any(h.entry.attrs.get("toll") for h in sight.at(k, "tactics")):
            return None
        numeral = sight.numeral_at(k)
        if numeral is None:
            continue
        counted = bool(sight.at(numeral.end_token, "persons")) or (
            sight.word(numeral.end_token) == "من" and sight.at(numeral.end_token + 1, "persons")
        )
        if plain(sight, numeral) and (counted or (deed and k < i + 6)):
            return k
    return None


def _over_side(sight: Sight, i: int, end: int) -> int | None:
    """«قتل من جانب المقاومة ثمانية أشخاص»: where the number stands after the side that lost them."""
    if sight.word(i) != "من" or sight.word(i + 1) not in ("جانب", "طرف"):
        return None
    side = sight.first_at(i + 2, "actors")
    numeral = sight.numeral_at(side.end) if side is not None else None
    return side.end if side is not None and numeral is not None and sight.at(numeral.end_token, "persons") and side.end < end else None


def struck_by(sight: Sight, i: int) -> bool:
    """Whether a weapon or its fire («نيران الهاون») begins at a token."""
    return bool(sight.at(i, "weapons")) or any(h.entry.attrs.get("tactic") in _FIRE for h in sight.at(i, "tactics"))


def _over_weapon(sight: Sight, i: int, end: int, used: Set[int]) -> int | None:
    """«قتلت نيران الهاون في المدينة أمس ما لا يقل عن عشرات»: where the number stands after a weapon as the subject."""
    if not struck_by(sight, i):
        return None
    for k in range(i + 1, min(end, i + 16)):
        if any(c in sight.gap(k) for c in STOPS + "\n"):
            return None
        numeral = sight.numeral_at(k)
        if sight.word(k) in AMOUNTS or (numeral is not None and plain(sight, numeral) and _piece(sight, k, end, used, first=True)):
            return k
    return None


def _passable(sight: Sight, i: int, word: str) -> bool:
    """Words that may stand between a head and its number: adverbs, a named subject, ranks and names."""
    if (word == "من" and sight.word(i + 1) in _AGENT) or (word == "علي" and sight.word(i + 1) in _HANDS):
        return False
    if word in BETWEEN or sight.at(i, "actors"):
        return True
    if any(b.stem in PREPOSITIONS for b in bases(word)[:1]):
        return False
    return not sight.at(i, "tactics", "weapons")


def _piece(sight: Sight, i: int, end: int, used: Set[int], first: bool, start: int | None = None) -> Quantity | None:
    """What is counted at a token; `start` is where the search began, so that «و» behind a name adds («قتل أب وابناه»)."""
    word = sight.word(i)
    start = i if start is None else start
    numeral = sight.numeral_at(i)
    if numeral is not None and not (first and numeral.kind == "ordinal" and word in OTHERS):
        if numeral.end_token > end or not plain(sight, numeral) or not used.isdisjoint(range(numeral.start_token, numeral.end_token)):
            return None
        if any(h.entry.attrs.get("casualty") and not h.base.pro.startswith("و") for h in sight.at(numeral.end_token, "persons")) or (
            not first and _is_displaced(sight, numeral.end_token)
        ):
            return None
        close = noun_end(sight, numeral.end_token, end)
        low, best, high = at_least(sight, numeral, close, end)
        return Quantity(low, best, high, i, close, people(sight, numeral.end_token, end), "number")
    bare = word[1:] if word.startswith("و") and (word[1:] in OTHERS or word[1:] in AMOUNTS) else word
    if bare in AMOUNTS and (bare not in WEAK_AMOUNTS or bare == "بعض" or sight.word(i + 1) in _AMOUNT_FOLLOWERS):
        low, high = AMOUNTS[bare]
        return Quantity(low, low, high, i, i + 1, people(sight, i + 1, end), "many")
    if first or word in _ONE or word == "واحدي" or (word[1:] in ("اخر", "اخري", "اخران") and sight.word(i + 1) == "من"):
        special = _special(sight, i, word, bare, end)
        if special is not None:
            return special
    fellow = word if first and i == start else word.removeprefix("و")
    if fellow in _ANY_FELLOW and sight.word(i + 1) in _HIS:
        return Quantity(1, 1, 1, i, i + 2, [], "fellow")
    if fellow == "مثلهما" and not first:
        return Quantity(2, 2, 2, i, i + 1, people(sight, i + 1, end), "as-many")
    if fellow in _OFFSPRING and sight.word(i + 1) in _SO_MANY:
        n = _SO_MANY[sight.word(i + 1)]
        return Quantity(n, n, n, i, i + 2, sight.at(i, "persons")[:1], "fellow")
    if fellow in FELLOWS or fellow in FELLOW_PAIRS:
        n = 2 if fellow in FELLOW_PAIRS else 1
        return Quantity(n, n, n, i, i + 1, sight.at(i, "persons")[:1], "fellow")
    actor = sight.first_at(i, "actors")
    if actor is not None and actor.size == 1 and word.endswith("ان") and not actor.base.article:
        return Quantity(2, 2, None if said_at_least(sight, i + 1, i + 1, end) else 2, i, i + 1, [actor], "dual")
    person = sight.first_at(i, "persons")
    if fellow in OFFICES and (person is None or person.number == 0):
        return Quantity(1, 1, 1, i, person.end if person else i + 1, [person] if person else [], "office")
    if person is None or person.entry.attrs.get("casualty"):
        return None
    return person_piece(sight, person, end)


def _is_displaced(sight: Sight, i: int) -> bool:
    return any(h.entry.id == "displaced" for h in sight.at(i, "persons"))


def _special(sight: Sight, i: int, word: str, bare: str, end: int) -> Quantity | None:
    """«آخرون», «جميع من فيها», «أحد الجنود»."""
    if bare in OTHERS:
        low, high = OTHERS[bare]
        return Quantity(low, low, high, i, i + 1, [], "others")
    if word in _ALL and (sight.word(i + 1) in _ABOARD or (sight.word(i + 1) == "من" and sight.word(i + 2) in _ABOARD)):
        return Quantity(1, 1, None, i, i + 2, [], "all-aboard")
    held = next((p for p in sight.at(i, "persons") if p.number in (0, 3, 4) and p.base.article), None)
    if held is not None and any(w in _INSIDE for w in sight.words(held.end, min(end, held.end + 5))):
        return Quantity(2, 2, None, i, held.end, [held], "all-aboard")  # «مقتل المسلحين الذين كانوا بداخلها»
    everybody = next((p for p in sight.at(i + 1, "persons") if p.number in (3, 4) and p.base.article), None) if word in _EVERY else None
    if everybody is not None and sight.word(everybody.end) in _PRESENT:
        return Quantity(2, 2, None, i, everybody.end, [everybody], "all-aboard")  # «مقتل جميع العناصر المتواجدين في الحاجز»
    if word in _WHOLE and sight.word(i + 1) in _CREWS:
        return Quantity(2, 2, None, i, i + 2, [], "all-aboard")
    if word in _ONE:
        return Quantity(1, 1, 1, i, i + 1, people(sight, i + 1, end), "one-of")
    kin = i + (word in _OF_KIN)
    if sight.word(kin) in _FAMILY:
        return Quantity(2, 2, None, i, kin + 1, [], "plural")  # «إصابة أفراد أسرته»
    return None


def person_piece(sight: Sight, person: Hit, end: int) -> Quantity | None:
    """A person noun that carries its own number: «جندي» 1, «شرطيين» 2, «جنود» some."""
    who = [person, *people(sight, person.end, end)]
    if person.entry.attrs.get("collective") and person.number in (0, 1):
        return None
    if person.number == 2 or (person.number == 4 and not person.base.article):
        high = None if said_at_least(sight, person.end, person.end, end) else 2
        return Quantity(2, 2, high, person.start, person.end, who, "dual")
    if person.number == 1:
        if person.base.enc and person.base.enc != "ه" and not person.entry.attrs.get("kin"):
            return None
        return Quantity(1, 1, 1, person.start, person.end, who, "singular")
    if person.number in (3, 4) and not person.base.article or person.number == 0 and sight.word(person.start) in _MEMBERS:
        return Quantity(2, 2, None, person.start, person.end, who, "plural")
    return None


def named(sight: Sight, head: Head, end: int) -> Quantity | None:
    """«مقتل هشام التكريتي», «مقتل آمر الحرس ورئيس المجلس»: somebody by name or office, each of them one."""
    called = head.end + 2 if sight.word(head.end) == "ما" and sight.word(head.end + 1) in _CALLED else head.end
    word = sight.word(called)
    if (
        called >= end
        or len(word) < 2
        or sight.numeral_over(called)
        or not set(sight.gap(called)) <= _QUOTES
        or word.endswith(("ون", "ات"))
        or sight.first_at(called, "actors", "tactics", "targets")
    ):
        return None
    if head.kind == "abducted" and word not in OFFICES:
        return None
    if (
        word in _THESE
        or word in BETWEEN
        or word in AMOUNTS
        or word in OTHERS
        or word in SUBSET
        or (word.startswith("ال") and word.endswith("ين"))
    ):
        return None
    more, i = 0, called + 1
    while i < min(end, called + 11):
        after = sight.word(i)
        side = (sight.first_at(i + 1, "actors") or sight.first_at(i + 2, "actors")) if after == "في" else None
        if side is not None:
            i = side.end
            continue  # «مقتل سالم القيادي في تنظيم القاعدة وثلاثة من مرافقيه»
        if any(c in sight.gap(i) for c in STOPS + "\n") or sight.at(i, "tactics") or after in _BREAKS:
            break
        numeral = sight.numeral_at(i)
        if numeral is not None:
            of_his = any(w in FELLOW_GROUPS for w in sight.words(numeral.end_token, numeral.end_token + 2))
            more += numeral.best if of_his and after.startswith("و") and plain(sight, numeral) else 0
            break
        bare = after[1:] if after.startswith("و") else ""
        more += bare in OFFICES or bare in FELLOWS
        i += 1
    return Quantity(1 + more, 1 + more, 1 + more, head.start, head.end + 1, [], "named")


def addition(sight: Sight, i: int, end: int) -> int | None:
    """Where an addition «و ...» to a count begins, or None: «ضابط وثلاثة مجندين», «17 متمردا و11 عنصرا», «ضابط في الشرطة وسائقه»."""
    far, ranked, named_to, resume = False, sight.word(i - 1).removeprefix("و") in RANKS, i, i
    for at in range(i, min(end, i + 14)):
        word, gap = sight.word(at), sight.gap(at)
        if at < named_to and word.startswith("و"):
            continue  # «من ميليشيات الحوثي وصالح»: one name
        named_to = max(named_to, *(h.end for h in sight.at(at, "actors")), at)
        if at == i and "،" in gap and not word.startswith("و") and word.endswith(("ان", "ون")):
            return None  # «قتل ثلاثة، هنديان وباكستاني» says who the three are
        aged = _past_age(sight, at)
        if aged:
            resume = aged
        if at < resume:
            continue
        gap = gap.replace(")", "") if at == resume else gap
        if any(c in gap for c in STOPS + "\n-–—(:") or word in SUBSET or word in _PAUSES or word in FELLOWS or word in ACCORDING:
            return None  # «ثلاثة من عائلته، والده وأمه وشقيقه» says who the three are
        kin = word[1:] in FELLOWS or word[1:] in FELLOW_PAIRS or (word[1:] in _OFFSPRING and sight.word(at + 1) in _SO_MANY)
        if word.startswith("و") and (kin or (ranked and word[1:] in RANKS)):
            return None if far and _another_deed(sight, i, at) else at
        if far:
            numeral = sight.numeral_at(at + (word == "و"))
            if numeral is not None and (word == "و" or word.startswith("و")) and _of_a_side(sight, numeral):
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
            return at
        if word.startswith("و") and len(word) > 2 and word != "ومن" and not _side_goes_on(sight, at):
            return at if _adds(sight, at) else None
        if sight.at(at, "tactics", "weapons"):
            return None
        least = word in ("علي", "الاقل") and (word == "الاقل" or sight.word(at + 1) == "الاقل" or sight.word(at - 1) == "ابو")
        far = at >= i + 5 or (word in _BREAKS and not least)
    return None


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


def _one_of_many(sight: Sight, at: int) -> bool:
    """«جندي وأحد المسلحين», not «جندي واحد»."""
    many = any(h.number not in (1, 2) and not h.base.pro for h in sight.at(at + 1, "persons", "actors"))
    return sight.word(at)[1:] in ("احد", "احدي") and many and not sight.gap(at + 1).strip()


def _of_a_side(sight: Sight, numeral: Numeral) -> bool:
    """«... و9 من رجال المقاومة», «... و18 مقاتلا من التنظيم»: a number of people who are named."""
    if any(h.entry.attrs.get("role") in ("militant", "military", "police", "civilian") for h in sight.at(numeral.end_token, "persons")):
        return plain(sight, numeral)
    if sight.word(numeral.end_token + (sight.word(numeral.end_token) == "من")) in FELLOW_GROUPS:
        return plain(sight, numeral)  # «قتل القيادي في التنظيم سالم ... وثلاثة من مرافقيه»
    named = sight.word(numeral.end_token) == "من" and any(
        sight.at(k, "actors") for k in range(numeral.end_token + 1, numeral.end_token + 4)
    )
    return named and plain(sight, numeral)


def _adds(sight: Sight, at: int) -> bool:
    numeral = sight.numeral_at(at)
    if (numeral is not None and plain(sight, numeral)) or sight.word(at)[1:] in OFFICES or sight.word(at) == "ومثلهما":
        return True
    if _one_of_many(sight, at) or (sight.word(at)[1:] in ("اخر", "اخري", "اخران") and sight.word(at + 1) == "من"):
        return True  # «جندي وآخر من التنظيم»
    person = sight.first_at(at, "persons")
    return person is not None and person.base.pro.startswith("و") and not person.entry.attrs.get("casualty") and person.number in (1, 2, 4)


def sides_differ(a: Quantity, b: Quantity) -> bool:
    """Whether one of two summands counts attackers and the other does not."""
    return _attacks(a) != _attacks(b) and bool(a.who) and bool(b.who)


def _attacks(quantity: Quantity) -> bool:
    return any(h.entry.id in ATTACKERS for h in quantity.who)
