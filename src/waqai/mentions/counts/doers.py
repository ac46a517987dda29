"""Whether the first noun behind a verb of killing acts rather than is counted: «قتل مسلحون خمسة جنود»."""

from __future__ import annotations

from collections.abc import Set

from waqai.mentions.counts.mention import Head, Quantity
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.pieces import piece_at
from waqai.mentions.counts.words import ATTACKERS, PREPOSITIONS, STOPS
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set

_NAMELESS = word_set("مجهولون مجهولو ملثمون مجهولان ملثمان")
_BY_FIRE = word_set("برصاص بنيران بقصف بغارة بضربة بقذيفة بصاروخ بأيدي")  # «قتل مسلح برصاص الجيش الوطني»
_HIS_OWN = word_set("زملائه رفاقه رفاق أقاربه أفراد زملاء جيرانه المدنيين المارة رؤسائه مدربيه")
_SUPPOSED = word_set("يشتبه يعتقد يرجح يزعم ينتمون يشتبهون")
_MEN_OF = ("member-element",)
_ORIGIN = 6  # tokens from «من» to whom its people killed
_ASIDES = 24  # tokens from those who killed to whom they killed, over what is said of them between commas
_DOERS = ("militant", "military", "police", "unspecified")


def is_subject(sight: Sight, head: Head, piece: Quantity, end: int, used: Set[int]) -> bool:
    """«قتل مسلحون خمسة جنود», «خطف ملثمون مجهولون 30 طالبة»: the first noun acts, the next is counted."""
    doer = piece.who[0] if piece.who else None
    if doer is None or piece.rule not in ("plural", "dual", "singular"):
        return False
    nominative = sight.word(doer.end - 1).endswith(("ون", "ان")) or doer.entry.id in _MEN_OF
    if head.form == "verb" and head.stem.startswith("اغتال") and nominative:
        return True  # «اغتال شخصان على متن دراجة الناشط», «اغتالت عناصر من الجماعة العميد»
    if piece.rule == "singular" and head.form == "verb" and _his_own_next(sight, piece):
        return True
    if piece.rule in ("plural", "dual") and any(w in _NAMELESS for w in sight.words(piece.start, piece.end + 1)):
        return True  # «قتل مسلحون مجهولون بالرصاص إمام المسجد»
    if piece.rule == "plural" and not _SUPPOSED.isdisjoint(sight.words(piece.end, piece.end + 2)) and _counts_later(sight, piece.end, end):
        return True  # «قتل مهاجمون يشتبه أنهم من التنظيم 40 شخصا»
    construct = sight.word(piece.start).endswith("و")
    if piece.rule == "plural" and (construct or all(_may_do_it(h) for h in piece.who[:2])):
        if _object_next(sight, piece, end, used, construct):
            return True
    two_gunmen = piece.rule == "dual" and doer.entry.id == "gunmen"  # «اغتال مسلحان ضابطا»
    men = piece.who[: 2 if piece.rule == "dual" else 1]
    if not two_gunmen and all(h.entry.attrs.get("role") != "militant" and h.entry.id not in ATTACKERS for h in men):
        return False
    if doer.entry.id in ATTACKERS and piece.rule == "singular" and head.form == "verb":
        return _counts_later(sight, piece.end, end)
    if (head.kind == "abducted" or head.stem.startswith("اغتال")) and sight.word(doer.end - 1).endswith(("ون", "ان")):
        return True
    for i in range(piece.end, min(end, piece.end + 6)):
        word = sight.word(i)
        if word in _BY_FIRE:
            return False
        if sight.at(i, "weapons"):
            continue  # «قتل مسلح ببندقية ومسدس خمسين شخصا»
        if word.startswith("و") or word in PREPOSITIONS or any(c in sight.gap(i) for c in STOPS + "،"):
            return False
        following = piece_at(sight, i, end, used, first=True)
        if following is not None and following.who and following.who[0].entry.attrs.get("role") != "militant":
            return True
    return False


def _his_own_next(sight: Sight, piece: Quantity) -> bool:
    """«قتل شرطي أفغاني سبعة من زملائه»: one man, and a number of his own people whom he killed."""
    if sight.word(piece.end).startswith("و"):
        return False  # «قتل جندي وأصيب سبعة من أفراد القوة», «قتل حارس وسبعة من أفراد الشرطة»
    numeral = next((n for i in (piece.end, piece.end + 1) if (n := sight.numeral_at(i)) is not None), None)
    return numeral is not None and sight.word(numeral.end_token) == "من" and sight.word(numeral.end_token + 1) in _HIS_OWN


def _object_next(sight: Sight, piece: Quantity, end: int, used: Set[int], construct: bool) -> bool:
    """«قتل عناصر التنظيم ثلاثة مدنيين», «أعدم مسلحو الجماعة في المدينة أمس رجلين»: people counted as the object behind those who act; past
    a place or day only where the doers stand in the construct of a subject («مسلحو»).
    """
    i = piece.end
    if piece.rule == "plural" and object_past_origin(sight, i):
        return True
    while i < min(end, piece.end + (12 if construct else 5)):
        word = sight.word(i)
        if i == piece.end and any(_of_a_nation(h) and h.end == i + 1 for h in sight.at(i, "persons")):
            i += 1
            continue
        if any(c in sight.gap(i) for c in STOPS + "\n") or (not construct and ("،" in sight.gap(i) or word in PREPOSITIONS)):
            return False
        actor = sight.first_at(i, "actors")
        if actor is not None:
            i = actor.end
            continue
        if word.startswith("و") and len(word) > 3:
            return False
        following = piece_at(sight, i, end, used, first=True)
        if following is not None and following.who and not following.who[0].base.article:
            return following.rule in ("number", "dual", "singular", "many") and sight.word(i - 1) not in PREPOSITIONS
        i += 1
    return False


def object_past_origin(sight: Sight, at: int) -> bool:
    """«قتل جنود من موزمبيق ورواندا 14 مسلحا», «قتل مسلحون على دراجات 58 شخصا»: past where they are from or what they ride on stands
    a number of people in the accusative.
    """
    if sight.word(at) not in ("من", "علي"):
        return False
    for i in range(at + 1, at + _ORIGIN):
        if any(c in sight.gap(i) for c in STOPS + "،\n") or sight.word(i) in PREPOSITIONS or sight.word(i) == "و" or sight.at(i, "tactics"):
            return False
        numeral = sight.numeral_at(i)
        if numeral is not None:
            person = sight.word(numeral.end_token)
            return person.endswith("ا") and not sight.word(i).startswith("و") and bool(sight.at(numeral.end_token, "persons"))
    return False


def _may_do_it(hit: Hit) -> bool:
    """Whether people so named strike others at times: forces, gunmen, settlers, those of a nation."""
    attrs = hit.entry.attrs
    return hit.entry.pack == "actors" or attrs.get("role") in _DOERS or bool(attrs.get("attacker")) or _of_a_nation(hit)


def _of_a_nation(hit: Hit) -> bool:
    return bool(hit.entry.attrs.get("country")) and hit.entry.attrs.get("target") == "civilians"


def _counts_later(sight: Sight, i: int, end: int) -> bool:
    """«قتل انتحاري يشتبه في أنه من التنظيم 32 شخصا»: the bomber killed others."""
    for k in range(i, min(end, i + 14)):
        if any(c in sight.gap(k) for c in STOPS + "،\n"):
            return False
        numeral = sight.numeral_at(k)
        if numeral is not None and plain(sight, numeral):
            return bool(sight.at(numeral.end_token, "persons"))
    return False


def object_later(sight: Sight, head: Head, piece: Quantity, end: int) -> int | None:
    """«قتل مسلح في المدينة (شمال) شخصين وجرح 9»: where people stand in the object's case, past the place."""
    one = piece.rule == "singular" and head.form == "verb" and head.stem == "قتل" and not head.enc
    if not one or sight.word(piece.end) not in ("في", "قرب") or all(h.entry.attrs.get("role") != "militant" for h in piece.who[:1]):
        return None
    for k in range(piece.end + 1, min(end, piece.end + 9)):
        word = sight.word(k)
        if any(c in sight.gap(k) for c in STOPS + "،\n") or sight.at(k, "tactics", "weapons") or (word.startswith("و") and len(word) > 5):
            return None
        person = next((h for h in sight.at(k, "persons") if h.number in (2, 4) and not h.base.article and not h.base.pro), None)
        if person is not None:
            return k if word.endswith("ين") and sight.word(k - 1) not in PREPOSITIONS else None
    return None


def object_past_asides(sight: Sight, head: Head, piece: Quantity, end: int) -> int | None:
    """«قتل مسلحون كانوا يستقلون سيارة، يشتبه بأنهم من التنظيم، ثلاثة جنود»: where a number of people stands behind a comma, past what is
    said of the gunmen who killed them.
    """
    nominative = sight.word(piece.end - 1).endswith(("ون", "و", "ان")) or sight.word(piece.start).endswith(("ون", "و", "ان"))
    if head.form != "verb" or head.enc or piece.rule not in ("plural", "dual") or not nominative:
        return None
    if not all(_may_do_it(h) for h in piece.who[:1]):
        return None
    return people_past_asides(sight, piece.end, end)


def people_past_asides(sight: Sight, at: int, end: int) -> int | None:
    """Where a number of people stands right behind a comma, in one sentence with a token and with no word of harm between."""
    for i in range(at + 1, min(end, at + _ASIDES)):
        gap = sight.gap(i)
        if any(c in gap for c in STOPS + "\n") or any(h.entry.attrs.get("toll") and not h.base.pro for h in sight.at(i, "tactics")):
            return None
        if "،" not in gap:
            continue
        if sight.word(i).startswith("و") and len(sight.word(i)) > 5:
            return None
        numeral = sight.numeral_at(i)
        if numeral is not None and plain(sight, numeral) and _people_hit(sight, numeral.end_token):
            return i
    return None


def _people_hit(sight: Sight, i: int) -> bool:
    """«جنود», «من رجال الشرطة»: others than gunmen, and no verb of dying behind them that makes them a sentence of their own."""
    at = i + (sight.word(i) == "من")
    person = sight.first_at(at, "persons")
    if person is None or person.entry.attrs.get("role") == "militant" or person.entry.attrs.get("casualty"):
        return False
    return not any(h.form == "verb" for k in (person.end, person.end + 1) for h in sight.at(k, "tactics"))
