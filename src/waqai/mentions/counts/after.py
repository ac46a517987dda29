"""The count after its head: a numeral with its noun, a person in the singular or dual, an amount word; then what is added to it."""

from __future__ import annotations

from collections.abc import Set

from waqai.mentions.counts.additions import addition
from waqai.mentions.counts.adjuncts import past_the_means, past_the_place
from waqai.mentions.counts.doers import is_subject, object_later, object_past_asides
from waqai.mentions.counts.mention import Head, Quantity, added
from waqai.mentions.counts.people import as_object, plain
from waqai.mentions.counts.pieces import piece_at
from waqai.mentions.counts.words import (
    ACCORDING,
    AMOUNTS,
    BETWEEN,
    BY_WHAT_DEATH,
    FELLOW_GROUPS,
    HIS_GUARD,
    OF_WOUNDS,
    OFFICES,
    ONE_OF,
    ONE_OF_THEM,
    PREPOSITIONS,
    RANKS,
    SPLINTERS,
    STOPS,
    SUBSET,
    WEEKDAYS,
    WITH,
)
from waqai.mentions.sight import Sight
from waqai.text import bases, word_set

_AGENT = word_set("قبل طرف جانب")
_HANDS = word_set("يد أيدي يدي أيد")
_BY_HAND = word_set("بيد بأيدي بأيد")
_HE = word_set("هو هي")  # «فقتل هو وسائقه»
_PARENTS = word_set("أم أب والد والدة الأب الأم")
_FATHER_OR_MOTHER = word_set("أبا أما")
_SLAY = word_set("أعدم أعدمت ذبح ذبحت نحر نحرت خطف خطفت اختطف اختطفت اغتال اغتالت صفى صفت أسر أسرت احتجز احتجزت اقتاد اقتادت")
_STRUCK = ("civilian", "child", "police", "military")
_FIRE = ("shelling", "air_strike", "drone_strike", "bombing_ied", "car_bomb", "suicide_bombing", "mine", "grenade")
_DAYS = WEEKDAYS | word_set("اليوم صباحا مساء ظهرا فجرا ليلا الماضي الماضية الجاري")
_TOWNS = word_set("مدينة بلدة قرية قضاء ناحية مديرية محافظة ولاية منطقة حي مخيم إقليم بلدية")
_DIRECTIONS = word_set("شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط قرب في")
_PLACE_REACH = 14
_SOURCE_REACH = 8
_MEANWHILE = word_set("فيما بينما حين حينما عندما بعدما")
_FOUGHT = word_set("مع ضد بين")
_OF_A_GROUP = word_set("الإرهابي المتطرف المتشدد التكفيري المسلح الانفصالي الإجرامي الانقلابي")
_CAUSES = word_set("في خلال إثر جراء نتيجة بسبب عقب أثناء")
_HOLDS = word_set("يضم تضم يقل تقل يقلها تقلها يستقلها يستقله قوامها قوامه يعمل تعمل")
_ARMED_MAN = word_set("مسلح مسلحا ملثم مجهول مسلحان مسلحون ملثمون مجهولون")
_ARMS = word_set("بسكين بسكينه بسكاكين بساطور بسواطير بفأس بفؤوس بخنجر بسيف بمسدس بمسدسه ببندقية ببندقيته ببنادق برشاش برشاشه")
_LEADS = word_set("على من")
_INCIDENT = word_set("الحادث الحادثة العملية الاعتداء")


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
        if word in _BY_HAND and not found and not sight.at(i, "persons"):
            return []  # «ضابط قتل بيد مسلحين»
        if word in ACCORDING:  # «مقتل، وفق الشرطة، خمسة», not «أصيب بجروح، وفق مسؤول»
            closing = next((k for k in range(i + 1, min(end, i + _SOURCE_REACH)) if "،" in sight.gap(k)), None)
            if closing is None:
                break
            i = closing
            continue
        if head.verb and word in _MEANWHILE and i > token:
            break  # «قتل أمس فيما كان مسلحون يحاولون»
        if "،" in gap and head.stem.startswith(OF_WOUNDS):
            break  # «توفي أحدهم متأثرا بجراحه، ما يرفع الحصيلة إلى 20»
        if word.removeprefix("و") in _MEANWHILE and head.stem.startswith(OF_WOUNDS):
            break  # «توفي متأثرا بجراحه بينما لا يزال أربعة جنود في المستشفى»
        if word in ONE_OF_THEM and "،" in gap and not found:
            break  # «شخصان قتلا، أحدهما طفل»
        if word in SUBSET or (word == "بين" and sight.numeral_at(i) is None) or (i > token and not first and not found):
            break
        piece = piece_at(sight, i, end, used, first=first and not found, start=token)
        if piece is not None and not found and skipped and _of_things(sight, piece):
            return []  # «إصابة 13 بجروح، بالإضافة إلى قطع آلاف الأشجار»
        if piece is not None and not found and (later := _object_at_last(sight, head, piece, end)) is not None:
            i, skipped = later, skipped + 1
            continue
        if piece is not None and not found and head.kind == "abducted" and (later := _past_the_takers(sight, piece)) is not None:
            i, skipped = later, skipped + 1
            continue
        if piece is not None and not found and head.form == "verb" and (later := _past_his_weapon(sight, piece, end)) is not None:
            i, skipped = later, skipped + 1
            continue
        if piece is not None and not found and (head.verb or head.stem in _SLAY) and is_subject(sight, head, piece, end, used):
            i, skipped = past_the_means(sight, piece.end, end) or piece.end, skipped + 1
            continue
        if piece is not None:
            if found and same_counted(sight, found[-1], piece):
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
            or (past_the_place(sight, i, end) if head.verb and i == head.end else None)
        )
        if ahead is not None:
            i, skipped = ahead, skipped + 3
            continue
        if not _passable(sight, i, word):
            return []
        hit = sight.first_at(i, "actors", "targets")
        i = hit.end if hit is not None else i + 1
        if hit is not None and sight.word(i) in _OF_A_GROUP and not str(hit.entry.attrs.get("class")).startswith("state"):
            i += 1  # «القضاء على تنظيم داعش الإرهابي»: what the group is called, nobody
        skipped += 1
    return found


def _past_the_takers(sight: Sight, piece: Quantity) -> int | None:
    """«أخذ مسلحو الجماعة أربعة معلمين رهائن»: men in the form of a subject, with a number of people behind whose they are."""
    side = sight.first_at(piece.start, "actors") if piece.rule == "plural" and sight.word(piece.start).endswith("و") else None
    numeral = sight.numeral_at(side.end) if side is not None else None
    return side.end if side is not None and numeral is not None and plain(sight, numeral) else None


def _past_his_weapon(sight: Sight, piece: Quantity, end: int) -> int | None:
    """«قتل رجل مسلح ببندقية هجومية 50 شخصا», «قتل شاب بسكين أربعة من المارة»: where the people stand whom men with a weapon killed."""
    armed = sight.word(piece.end) in _ARMED_MAN
    arm = piece.end + armed
    if piece.rule not in ("singular", "dual", "plural"):
        return None
    weapon = sight.word(arm) in _ARMS
    if not weapon and not armed:
        return None
    for k in range(arm + weapon, min(end, arm + (4 if weapon else 1))):
        if sight.gap(k).strip() or sight.word(k).startswith("و"):
            return None
        numeral = sight.numeral_at(k)
        if numeral is not None:
            hit = sight.at(numeral.end_token, "persons") or sight.word(numeral.end_token) == "من"
            return k if plain(sight, numeral) and hit else None
    return None


def _object_at_last(sight: Sight, head: Head, piece: Quantity, end: int) -> int | None:
    """Where the counted stand that are far behind whoever killed them, past a place or past what is said of the killers."""
    later = object_later(sight, head, piece, end)
    return later if later is not None else object_past_asides(sight, head, piece, end)


def total(found: list[Quantity]) -> Quantity | None:
    """Summands as one quantity, None where there are none."""
    whole: Quantity | None = None
    for piece in found:
        whole = piece if whole is None else added(whole, piece)
    return whole


def _with_named(sight: Sight, piece: Quantity, token: int, skipped: int) -> Quantity:
    """«مقتل علي التكريتي وثلاثة آخرين», «مقتل الوالي وثلاثة من مساعديه», «قتل مع أحد مرافقيه»: the one named or spoken of counts too."""
    joined = sight.word(piece.start).startswith("و") or sight.word(piece.start - 1) == "و"  # «و21 مسلحا» begins with a token of its own
    if piece.rule in ("fellow", "sum") and skipped > 0 and joined and sight.word(token) in _PARENTS | _HE:
        return added(Quantity(1, 1, 1, token, piece.start, [], "named"), piece)
    with_them = any(w in WITH for w in sight.words(token, piece.start))
    others = any(w.startswith("اخر") for w in sight.words(piece.start + 1, piece.end + 1))
    theirs = any(w in FELLOW_GROUPS or w in HIS_GUARD for w in sight.words(piece.start + 1, piece.end + 3))
    if with_them or (skipped > 0 and joined and (others or theirs)):
        return added(Quantity(1, 1, 1, token, piece.start, [], "named"), piece)
    return piece


def same_counted(sight: Sight, number: Quantity, piece: Quantity) -> bool:
    """«13 جنديا وشرطيا»: one number over two nouns that stand alike right beside each other, not «ضابطا وجنديا»."""
    alike = all(sight.word(i).endswith("ا") for i in (number.end - 1, piece.end - 1)) and piece.end - piece.start == 1
    militants = all(any(h.entry.attrs.get("role") == "militant" for h in q.who) for q in (number, piece))  # «88 عنصرا إرهابيا وتكفيريا»
    beside = piece.start == number.end and any(sight.numeral_over(piece.start - k) is not None for k in ((2, 3) if militants else (2,)))
    return alike and beside and number.rule == "number" and number.best > 10 and piece.rule == "singular"


def _over_cause(sight: Sight, i: int, end: int) -> int | None:
    """«قتل في الهجوم خمسة», «قتل من جراء الغارة 28 شخصا»: where the number stands after «في» and the deed or place."""
    i += sight.word(i) in _LEADS and sight.word(i + 1) in _CAUSES  # «على إثر», «من جراء»
    if sight.word(i) not in _CAUSES:
        return None
    if (k := _after_place(sight, i, end)) is not None:
        return k
    deed = sight.word(i + 1).startswith("ال") and (
        bool(sight.at(i + 1, "tactics")) or any(h.end == i + 2 for h in sight.at(i, "tactics")) or sight.word(i + 1) in _INCIDENT
    )
    if deed and any(p.number in (1, 2) and not p.base.article for p in sight.at(i + 2, "persons")):
        return i + 2  # «قتل في الهجوم شرطي»
    if sight.word(i) == "في" and (k := _one_behind_a_name(sight, i + 1)):
        return k  # «قتل في حماة شاب»
    for k in range(i + 1, min(end, i + 10)):
        if sight.gap(k).strip() or any(h.entry.attrs.get("toll") for h in sight.at(k, "tactics")):
            return None
        if sight.word(k) in _HOLDS:
            return None  # «قتل في الهجوم على قاعدة تضم 300 جندي»
        numeral = sight.numeral_at(k)
        if numeral is None:
            continue
        if sight.word(k - 1) in _FOUGHT:
            return None  # «أصيبا في اشتباك مع عشرات المسلحين»
        counted = bool(sight.at(numeral.end_token, "persons")) or (
            sight.word(numeral.end_token) == "من" and sight.at(numeral.end_token + 1, "persons")
        )
        if plain(sight, numeral) and (counted or (deed and k < i + 6)):
            return k
    return None


def _one_behind_a_name(sight: Sight, i: int) -> int:
    """«حماة شاب», «بعقوبة أمس شرطيان»: where one or two people stand, in no case but a subject's, behind a word that says where; else 0."""
    if sight.at(i, "persons", "actors", "tactics", "targets", "weapons") or sight.word(i) in _DAYS:
        return 0
    if sight.word(i) in _TOWNS:
        i += 1
        if sight.word(i + 1) in RANKS | OFFICES and not sight.gap(i + 1).strip():
            return i + 1  # «اغتيل في مدينة عدن الشيخ سالم»
    at = i + 1 + (sight.word(i + 1) in _DAYS)
    if sight.word(at) in RANKS and not any(sight.gap(k).strip() for k in range(i + 1, at + 1)):
        return at  # «اغتيل في الموصل أمس العقيد حسن»
    if any(sight.gap(k).strip() for k in range(i + 1, at + 1)) or sight.word(at).endswith("ا"):
        return 0
    people = (h for h in sight.at(at, "persons") if not (h.base.article or h.base.pro or h.entry.attrs.get("casualty")))
    return at if any(h.number in (1, 2) for h in people) else 0


def _after_place(sight: Sight, i: int, end: int) -> int | None:
    """«قتل في غارة على أطراف البلدة فجر اليوم جندي ومدنيان»: who stands behind a deed and its place or day."""
    if not sight.at(i + 1, "tactics") and not any(h.end > i + 1 for h in sight.at(i, "tactics")):
        return None
    for k in range(i + 2, min(end, i + _PLACE_REACH)):
        if sight.gap(k).strip() or any(h.entry.attrs.get("toll") for h in sight.at(k, "tactics")):
            return None
        if not (sight.word(k - 1) in _DAYS or _town_ends(sight, k)) or sight.word(k) in _DAYS:
            continue
        numeral = sight.numeral_at(k) if sight.word(k) not in ONE_OF else None
        if numeral is not None:
            return (
                k if plain(sight, numeral) and (sight.at(numeral.end_token, "persons") or sight.word(numeral.end_token) == "من") else None
            )
        if sight.word(k) in ONE_OF or sight.word(k) in RANKS:
            return k
        person = sight.first_at(k, "persons")
        if person is not None and person.number in (1, 2, 4) and not person.base.pro and not person.entry.attrs.get("casualty"):
            return k
    return None


def _town_ends(sight: Sight, k: int) -> bool:
    """«في بلدة القيارة», «شمال تكريت», «وسط مدينة بيجي»: the name of a town ends right before a token."""
    lead = sight.word(k - 2)
    named = lead in _TOWNS | _DIRECTIONS or lead.removeprefix("ب") in _TOWNS
    return named and sight.word(k - 1) not in _TOWNS and not sight.at(k - 1, "persons", "actors", "tactics", "targets")


def _over_side(sight: Sight, i: int, end: int) -> int | None:
    """«قتل من صفوف المقاومة سبعة رجال»: where the number stands after the side that lost them."""
    if sight.word(i) != "من" or sight.word(i + 1) not in ("جانب", "طرف"):
        return None
    side = sight.first_at(i + 2, "actors")
    numeral = sight.numeral_at(side.end) if side is not None else None
    return side.end if side is not None and numeral is not None and sight.at(numeral.end_token, "persons") and side.end < end else None


def struck_by(sight: Sight, i: int) -> bool:
    """Whether a weapon, its fire («نيران الهاون») or a blast begins at a token."""
    return (
        bool(sight.at(i, "weapons"))
        or sight.word(i) in SPLINTERS
        or any(h.entry.attrs.get("tactic") in _FIRE for h in sight.at(i, "tactics"))
    )


def _over_weapon(sight: Sight, i: int, end: int, used: Set[int]) -> int | None:
    """«قتلت نيران الهاون في المدينة أمس عشرات», «قتل انفجار لغم جنديا»: where the people stand after a weapon or blast as the subject."""
    if not struck_by(sight, i):
        return None
    acts = not sight.word(i).startswith("ب")  # «قتل برصاص مجهولين»: the fire of others is no subject
    for k in range(i + 1, min(end, i + 16)):
        if any(c in sight.gap(k) for c in STOPS + "\n"):
            return None
        numeral = sight.numeral_at(k)
        if (
            sight.word(k) in AMOUNTS
            or (acts and (_object_at(sight, k) or (k <= i + 2 and _struck_at(sight, k))))
            or (numeral is not None and plain(sight, numeral) and piece_at(sight, k, end, used, first=True))
        ):
            return k
    return None


def _object_at(sight: Sight, k: int) -> bool:
    """«شرطيا», «مدنيين», «امرأة»: one or two people in the form of an object."""
    word = sight.word(k)
    if word in _FATHER_OR_MOTHER and sight.word(k + 1).startswith("و"):
        return True  # «قتلت قذيفة أبا وطفليه»
    return any(as_object(sight, h) for h in sight.at(k, "persons"))


def _of_things(sight: Sight, piece: Quantity) -> bool:
    """Whether a number that stands apart from its head is of things: «آلاف الأشجار», «ثلاث مركبات»."""
    numeral = sight.numeral_at(piece.start)
    at = piece.start + 1 if numeral is None else numeral.end_token
    at += sight.word(at) == "من"
    thing = sight.word(at) not in BY_WHAT_DEATH and any(h.base.pro in ("", "و") for h in sight.at(at, "targets", "weapons"))
    return piece.rule in ("number", "many") and thing and not sight.at(at, "persons", "actors")


def _struck_at(sight: Sight, k: int) -> bool:
    """«الشاب», «الطفلة»: one who is named as hit, right behind the weapon."""
    return any(
        h.number == 1 and h.base.article and h.base.pro == "" and h.entry.attrs.get("role") in _STRUCK for h in sight.at(k, "persons")
    )


def _passable(sight: Sight, i: int, word: str) -> bool:
    """Words that may stand between a head and its number: adverbs, a named subject, ranks and names."""
    if (word == "من" and sight.word(i + 1) in _AGENT) or (word == "علي" and sight.word(i + 1) in _HANDS):
        return False
    if word in BETWEEN or sight.at(i, "actors"):
        return True
    if any(b.stem in PREPOSITIONS for b in bases(word)[:1]):
        return False
    return not sight.at(i, "tactics", "weapons")
