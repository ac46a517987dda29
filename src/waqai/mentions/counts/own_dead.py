"""Whose men the dead were where their own side tells of them: «أعلنت الكتائب مقتل اثنين من عناصرها», «نعى الحزب ثلاثة من مقاتليه», «أكد
الجيش سقوط قتيلين في صفوفه».

The name of that side joins those who are counted, so that nobody takes it for who killed them.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from waqai.mentions.counts.mention import CasualtyMention
from waqai.mentions.counts.toll_verbs import LEFT_A_TOLL
from waqai.mentions.counts.words import FIGHTERS, MOURN
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set

_HIS = ("ه", "ها", "هم")
_MEN = word_set(
    "عناصر مقاتلي جنود أفراد رجال قوات ضباط مسلحي مجاهدي أعضاء منتسبي كوادر قيادات مجندي شرطيي عسكريي صفوف مقاومي ثوار شهداء "
    "قائد قيادي ضابط جندي مقاتل شهيد مقاتلات"
)
_WHOSE = frozenset(f"{men}{his}" for men in _MEN for his in _HIS) | word_set("قادته قادتها قادتهم")
_IN_IT = word_set("فيه فيها فيهم لديه لديها لديهم")
_MOURNS = MOURN | word_set("شيع شيعت يشيع تشيع زف زفت يزف تزف")
_TELLS = _MOURNS | word_set(
    "أعلن أعلنت أعلنوا قال قالت قالوا أكد أكدت أكدوا ذكر ذكرت أفاد أفادت أوضح أوضحت أقر أقرت اعترف اعترفت كشف كشفت أعلنه أعلنته "
    "ودع ودعت فقد فقدت خسر خسرت يعلن تعلن"
)
_IN_FORCES = ("military", "police")
_LEADING = word_set("قيادة تنظيم حركة جماعة حزب جبهة قوات ميليشيا مليشيا باسم جهاز هيئة رئاسة")
_OWN_DEED = word_set(
    "مسؤوليته مسؤوليتها مسؤوليتهم مسئوليته مسئوليتها تنفيذه تنفيذها تنفيذ استهدافه استهدافها استهداف قصفه إنه إنها أنه أنها أنهم بأنه "
    "بأنها شن شنه شنها قتله قتلها"
)
_CLAIMS = word_set("تبنى تبنت تبناه تبنته تبنتها مسؤوليته مسؤوليتها مسؤوليتهم نفذته نفذه نفذوه نفذتها شنته شنه شنوه شنها")
_ATTACKED = word_set("هجوم هجومهم هجومه هجومها عملية اقتحام إغارة عمليات هجمات")
_AT = word_set("على ضد استهدفت استهدف تستهدف يستهدف")
_SPOKESMAN_REACH = 6
_BACK = 14
_AHEAD = 3
_DEED_REACH = 8


def with_their_side(sight: Sight, counts: list[CasualtyMention]) -> list[CasualtyMention]:
    """Counts with the side that tells of its own dead among those who are counted, where nobody else is named as whose they were."""
    named = (_with_their_army(sight, count) for count in counts)
    return [count if _known(count) else _with_owner(sight, count) for count in named]


def _with_their_army(sight: Sight, count: CasualtyMention) -> CasualtyMention:
    """«جنديا أمريكيا», «رقيب في الشرطة»: the force that is named by the very words of those who are counted, or right behind them."""
    if not count.who or not all(h.entry.pack == "persons" and h.entry.attrs.get("role") in _IN_FORCES for h in count.who):
        return count
    ranked = [a for h in count.who for a in _force_behind(sight, h.end)]
    if ranked:
        return replace(count, who=(*count.who, ranked[0]))
    forces = [a for h in count.who for a in sight.at(h.start, "actors") if a.end > h.end and a.entry.attrs.get("class") == "state_military"]
    named = [a for a in forces if not a.entry.file.endswith("generic.yaml")]
    return replace(count, who=(*count.who, named[0])) if named else count


def _force_behind(sight: Sight, at: int) -> list[Hit]:
    """«[رقيب] في الشرطة», «[عقيد] بالحرس الوطني»: a state's force that «في» or «ب» brings in, never «[جندي] بقصف إسرائيلي»."""
    first = at + (sight.word(at) in ("في", "لدي"))
    parted = sight.gap(at).strip() or sight.at(first, "tactics", "weapons")
    forces = sight.at(first, "actors") if not parted else []
    named = [a for a in forces if str(a.entry.attrs.get("class", "")).startswith("state")]
    return [a for a in named if first > at or a.base.pro.endswith("ب")]


def _known(count: CasualtyMention) -> bool:
    """Whether it is told whose they were, or there were none."""
    named = any(h.entry.pack == "actors" and not h.entry.file.endswith("generic.yaml") for h in count.who)
    return count.denied or count.aside or named or count.kind == "abducted"


def _with_owner(sight: Sight, count: CasualtyMention) -> CasualtyMention:
    owner = _owner(sight, min(count.start, count.head))
    if owner is None or not (_are_his(sight, owner, count) or _mourned(sight, owner, count)):
        return count
    between = sight.words(owner.end, min(count.start, count.head))
    claims = not _CLAIMS.isdisjoint(w.removeprefix("و") for w in sight.words(owner.start - _BACK, count.end + _DEED_REACH))
    if claims or not _OWN_DEED.isdisjoint(between) or _fell_attacking(sight, count) or _his_men_act(sight, owner, count):
        return count
    return replace(count, who=(*count.who, owner))


def _owner(sight: Sight, at: int) -> Hit | None:
    """The side behind a verb of telling or mourning that a clause names last before a count."""
    for i in sight.clause_back(at, _BACK):
        hit = sight.first_at(i, "actors")
        if hit is None or hit.end > at:
            continue
        if hit.entry.file.endswith("generic.yaml") and not hit.entry.attrs.get("anaphora"):
            return None
        first = i - 1
        while sight.word(first) in _LEADING:
            if sight.word(first) == "باسم":
                return hit if any(_bare(w) in _TELLS for w in sight.words(first - _SPOKESMAN_REACH, first)) else None
            first -= 1
        return hit if _bare(sight.word(first)) in _TELLS or _bare(sight.word(hit.end)) in _MOURNS else None
    return None


def _bare(word: str) -> str:
    return word[1:] if word.startswith("و") else word


def _are_his(sight: Sight, owner: Hit, count: CasualtyMention) -> bool:
    """«من عناصرها», «قائدها», «في صفوفه», «القيادي فيها»: a word with «ه» of the side, from its name to right behind the count."""
    words = sight.words(owner.end, count.end + _AHEAD)
    return not _WHOSE.isdisjoint(words) or any(b in _IN_IT and a not in ("بما", "كان") for a, b in pairwise(words))


def _mourned(sight: Sight, owner: Hit, count: CasualtyMention) -> bool:
    """«نعت الكتائب ثلاثة مقاتلين قتلوا في غارة»: fighters whom a side mourns are its own."""
    first = owner.start - 1
    while sight.word(first) in _LEADING:
        first -= 1
    mourns = _bare(sight.word(first)) in _MOURNS or _bare(sight.word(owner.end)) in _MOURNS
    return mourns and any(h.entry.attrs.get("role") in FIGHTERS for h in count.who)


def _his_men_act(sight: Sight, owner: Hit, count: CasualtyMention) -> bool:
    """«أعلنت الكتائب استهداف ثكنة واستشهاد اثنين من مقاتليها», «... أن مقاتليها هاجموا حاجزا وقتل ثلاثة منهم»: a deed of theirs is told
    before their dead, not «أن غارة أدت إلى مقتل اثنين من مقاتليها».
    """
    between = range(owner.end, min(count.start, count.head))
    if any(is_one_of(sight.word(i), LEFT_A_TOLL) for i in between):
        return False
    return any(h.form != "noun" and not h.entry.attrs.get("toll") and not h.base.article for i in between for h in sight.at(i, "tactics"))


def _fell_attacking(sight: Sight, count: CasualtyMention) -> bool:
    """«مقتل اثنين من عناصرها في هجوم على حاجز للجيش»: they died doing a deed of theirs."""
    for i in range(count.end, count.end + _DEED_REACH):
        if sight.breaks(i):
            return False
        if sight.word(i) in _ATTACKED and not _AT.isdisjoint(sight.words(i + 1, i + 4)):
            return any(not h.entry.file.endswith("persons.yaml") for k in range(i + 2, i + 7) for h in sight.at(k, "actors"))
    return False
