"""The rules that read who was struck down as one of a side's people, and who put an end to the one that did the deed."""

from __future__ import annotations

from itertools import pairwise

from waqai.events import role_words as w
from waqai.events.parts import ATTACKER, BYSTANDER, VICTIM, Look, Role, is_noun
from waqai.mentions.lexicon import Hit
from waqai.text import is_one_of

_HIS_DEEDS = ("armed_attack", "shooting", "assassination", "grenade", "arson_property", "suicide_bombing", "bombing_ied")
_DEED_REACH = 26  # tokens back to the deed that somebody was stopped or shot for
_CLAUSE_REACH = 4  # tokens from «الذي» to what he did: «الذي يشتبه في أنه أطلق»
_OFFICE_REACH = 6  # tokens from a side's name back to the office that one holds in it
_IN_IT = frozenset(("فيها", "فيه", "فيهم", "لديها", "لديه"))
_NAME_REACH = 7  # tokens from who was struck down to his office: name, father's and family's name, nickname


def his_force(look: Look) -> Role | None:
    """«اغتيل فلان القيادي في حركة X», «مقتل عضو بارز في حزب X»: whoever was struck down, it was one of theirs."""
    if _announces_his_own(look):
        return look.is_(VICTIM, "one of theirs", 0.85)
    if look.near not in ("في", "لدي") and not look.pro.endswith("ب"):
        return None
    sight, at = look.sight, _back_to_the_office(look)
    if not w.bare(sight.word(at), w.OFFICES):
        return None
    told = range(max(look.start, at - _NAME_REACH), at)
    struck = next((i for i in reversed(told) if w.bare(sight.word(i), w.STRUCK_DOWN)), None)
    if struck is None or any(struck < a.start < at for a in look.actors):
        return None
    if any(sight.word(i) in w.REPORT_VERBS or w.bare(sight.word(i), w.AS_TOLD_BY) for i in range(struck + 1, at)):
        return None
    return look.is_(VICTIM, "one of theirs", 0.85)


def _announces_his_own(look: Look) -> bool:
    """«أعلنت الحركة اغتيال القيادي فيها سالم ناصر», «نعى الحزب المسؤول فيه»: who announces what befell one of his."""
    if look.near not in w.REPORT_VERBS:
        return False
    behind = look.sight.words(look.hit.end, look.hit.end + _NAME_REACH)
    at = next((i for i, x in enumerate(behind) if w.bare(x, w.STRUCK_DOWN)), None)
    if at is None or at > 2:
        return False
    return any(w.bare(x, w.OFFICES) and _IN_IT & set(behind[k + 1 : k + 3]) for k, x in enumerate(behind) if k > at)


def killed_him(look: Look) -> Role | None:
    """«طعن رجل أربعة من المارة وقتلته الشرطة», «وأطلقت الشرطة النار عليه»: who put an end to the one who did the deed."""
    trigger = look.trigger
    if trigger is not None and not look.pro and _the_one_who_did_it(look, trigger):
        return look.is_(BYSTANDER, "ended it", 0.85)
    if not look.pro and is_one_of(look.near, w.KILLS) and look.sight.word(look.hit.end) in w.ATTACKERS:
        return look.is_(BYSTANDER, "ended it", 0.85)  # «وقتلت الشرطة المهاجم»
    if not look.pro and w.bare(look.near, w.LAYS_HANDS) and _on_the_attacker(look):
        return look.is_(BYSTANDER, "ended it", 0.85)
    if look.pro or not (w.bare(look.near, w.ENDED_IT) or _acts_on_him(look)):
        return None
    told = trigger is not None and trigger.end <= look.hit.start - 1
    return look.is_(BYSTANDER, "ended it", 0.85) if told or _deed_told_before(look) else None


def fell_attacking(look: Look) -> Role | None:
    """«مقتل أربعة مسلحين هاجموا نقطة تفتيش»: the deed right behind those who are told dead is their own."""
    sight, at = look.sight, look.hit.end
    if not is_noun(look.hit) or look.tactic not in ("armed_attack", "shooting") or not any(w.bare(x, w.DIED) for x in look.before[:3]):
        return None
    assailed = is_one_of(sight.word(at), w.THEY_ASSAILED) and not sight.word(at).startswith("و") and not sight.gap(at).strip()
    return look.is_(ATTACKER, "fell attacking", 0.85) if assailed else None


def killed_them(look: Look) -> Role | None:
    """«وإن الجيش قتل اثنين من المهاجمين»: behind a deed, who put an end to those that did it."""
    trigger, sight = look.trigger, look.sight
    if trigger is None or look.pro or trigger.end > look.hit.start - 1:
        return None
    kills = sight.word(look.hit.end) in w.KILLS or is_one_of(look.near, w.KILLS)
    them = any(sight.word(i) in w.ATTACKERS for i in range(look.hit.end + 1, look.hit.end + 5))
    return look.is_(BYSTANDER, "ended it", 0.85) if kills and them else None


def _the_one_who_did_it(look: Look, trigger: Hit) -> bool:
    """«قتلت الشرطة رجلا هاجم المارة», «اعتقلت الشرطة شابا طعن أربعة»: behind who stopped him stands one man, and his deed as a clause."""
    man = look.sight.word(trigger.start - 1)
    if _holds_who_did_it(look, trigger):
        return True
    if not trigger.verbal or trigger.base.pro or trigger.entry.attrs.get("tactic") not in _HIS_DEEDS or man not in w.A_MAN_STOPPED:
        return False
    verb = look.near if look.near not in w.IT_SAYS else look.sight.word(look.hit.end)
    announced = [look.sight.word(i + 1) for i in range(look.hit.end, trigger.start - 1) if look.sight.word(i) in w.IT_SAYS]
    return look.hit.end < trigger.start and any(w.bare(x, w.STOPPED_HIM) for x in (verb, *announced))


def _holds_who_did_it(look: Look, trigger: Hit) -> bool:
    """«وألقت الشرطة القبض على المسلح الذي فتح النار»: behind who took him stands the one who did the deed, told by a clause with «الذي»."""
    between = look.sight.words(look.hit.end, trigger.start)
    took = w.bare(look.near, w.STOPPED_HIM) or any(x in w.HOLDING for x in between[:3])
    told = trigger.verbal and trigger.entry.attrs.get("tactic") in _HIS_DEEDS
    return took and told and any(x in w.WHO_DID for x in between[-_CLAUSE_REACH:])


def _acts_on_him(look: Look) -> bool:
    """«وأطلقت الشرطة النار عليه», «وألقت الشرطة القبض عليه», «وقتل برصاص الشرطة»: what was done to the one told of before."""
    if look.near in w.BY_FIRE:
        return len(look.before) > 1 and look.before[1] in w.HE_WAS_SHOT
    after = list(look.sight.words(look.hit.end, look.hit.end + 4))
    return w.bare(look.near, w.LAYS_HANDS) and any(_on_him(x, y) or _on_him(y, x) for x, y in pairwise(after))


def _on_him(held: str, him: str) -> bool:
    """«النار عليه», «عليه النار»."""
    return held in w.FIRE_OR_HOLD and him in w.ON_HIM | w.AT_THEM


def _on_the_attacker(look: Look) -> bool:
    """«وأطلقت الشرطة النار على المهاجم», «وألقت القوات القبض على أحد المهاجمين»."""
    after = list(look.sight.words(look.hit.end, look.hit.end + 4))
    if not w.FIRE_OR_HOLD & set(after[:1]) or after[1:2] != ["علي"]:
        return False
    return any(x in w.ATTACKERS for x in after[2:])


def _deed_told_before(look: Look) -> bool:
    """Whether the sentence tells another's deed before this verb: «طعن رجل شخصين في نيس، و...»."""
    at = look.hit.start - 2
    for i in range(look.hit.start - 1, max(-1, look.hit.start - _DEED_REACH), -1):
        if any(mark in look.sight.gap(i + 1) for mark in ".!؟:\n"):
            return False
        deeds = [h for h in look.sight.at(i, "tactics") if h.end <= at and h.verbal and not h.entry.attrs.get("toll")]
        if any(h.entry.attrs.get("tactic") in _HIS_DEEDS for h in deeds):
            return True
    return False


def _back_to_the_office(look: Look) -> int:
    """The token of the office that one holds in a side: «القيادي البارز في حركة X», «مسؤول الأمن الوطني في X», «آمر فوج في X»."""
    sight, at = look.sight, look.hit.start - 1
    while at > look.start and (sight.word(at) in w.ORGANISATIONS or sight.word(at) in ("في", "لدي") or _describes(sight.word(at))):
        at -= 1
    first = max(look.start, look.hit.start - _OFFICE_REACH)
    while at > first and not w.bare(sight.word(at), w.OFFICES) and _of_the_office(sight.word(at)):
        at -= 1
    return at


def _of_the_office(word: str) -> bool:
    """«مسؤول الملف الأمني في», «قائد كتيبة في»: what an office is over."""
    return word.startswith("ال") or word in w.UNITS


def _describes(word: str) -> bool:
    """«القيادي البارز في», «قائد ميداني في»: an adjective of an office."""
    return word in w.OF_OFFICES or word.removeprefix("ال") in w.OF_OFFICES
