"""Whose a thing, a man or a deed is: «قوة تابعة لـX», «كمين للمقاومة», «مواقع للحوثيين», «منزل يملكه قيادي في X»."""

from __future__ import annotations

from waqai.events import role_words as w
from waqai.events.checkpoints import is_attacked
from waqai.events.parts import AFFILIATE, ATTACKER, TARGET, VICTIM, Look, Role, is_noun, thing_between
from waqai.events.role_deeds import did_by_his
from waqai.text import word_set

_ARMS = w.AIRCRAFT | word_set("صاروخ صواريخ صاروخين قذائف قذيفة قذيفتين راجمات مدافع زوارق زورق قوارب قارب")
_BY_MEANS = word_set("بواسطة باستخدام مستخدما مستخدمة عبر من")
_SAID_TO_BE = word_set("يعتقد ويعتقد أنها أنه أنهما بأنها بأنه يرجح رجح رجحت ترجح يظن يبدو يشتبه إنها إنه قال قالت قالوا")
_ARMS_REACH = 4  # tokens from «تابعة» back to the arms


def serves_in(look: Look) -> Role | None:
    """«أصابت عنصرا بميليشيا X», «قتل جنديان بالجيش»: those hit, by where they serve."""
    if look.pro.endswith("ب") and look.near in w.ONE_MAN:
        return look.is_(VICTIM, "serves in", 0.8)
    return None


def belongs_to(look: Look) -> Role | None:
    """«قوة تابعة لـX», «مواقع تابعة لـX», «القوات المناهضة لـX»."""
    k = 0 if look.near in w.AFFILIATE else 1 if look.second(w.AFFILIATE) and look.near in ("ل", "الي", "مع") else -1
    if look.near in w.BELONGING and look.pro.endswith("ل") and did_by_his(look, 0):
        return look.is_(ATTACKER, "his men did", 0.9)  # «شنه أفراد يشتبه في انتمائهم لـX»
    if look.near[:1] == "ل" and look.near[1:] in w.ORGANISATIONS and look.second(w.BELONGING) and did_by_his(look, 1):
        return look.is_(ATTACKER, "his men did", 0.9)  # «... في ولائهم لتنظيم X»
    if look.near == "علي" and look.second(w.COUNTED_ON) or look.pro.endswith("ب") and look.near in w.LINKS and look.second(w.ARE_LINKED):
        k = 1  # «مسلحون محسوبون على X», «مسلحون على صلة بـX»
    if k < 0:
        return None
    if did_by_his(look, k):
        return look.is_(ATTACKER, "his men did", 0.9)
    if look.before[k] in w.HOSTILE:
        return look.is_(AFFILIATE, "against", 0.5)
    if _struck_with_his_arms(look):
        return look.is_(ATTACKER, "arms of", 0.85)
    if _deed_of_men(look.before[k + 1 :]):
        return look.is_(ATTACKER, "event-of", 0.85)  # «هجوم لخلايا تابعة لـX على حاجز»
    previous, trigger, hit = look.previous, look.trigger, look.hit
    if previous is not None and hit.start - previous.hit.end <= 5 and not is_noun(previous.hit):
        between = range(previous.hit.end, hit.start)  # «قصف الجيش موقعا تابعا لـX»
        if any(w.cue_stem(look.sight.word(i)) in w.POSSESSED - w.MEMBERS_OF for i in between):
            return look.is_(TARGET, "belongs", 0.8)
    if previous is not None and previous.part == ATTACKER and is_noun(previous.hit) and thing_between(look.sight, previous.hit, hit):
        return look.is_(TARGET, "belongs", 0.8)
    if previous is not None and hit.start - previous.hit.end <= 4:
        return look.is_(AFFILIATE, "of", 0.7)
    ahead = trigger is not None and hit.end <= trigger.start <= hit.end + 3 and not trigger.base.enc
    told = range(trigger.start, trigger.end + 1) if trigger is not None else range(0)
    heads = [w.cue_stem(x) for x in look.before[k + 1 : k + 5]]
    if ahead or (
        trigger is not None
        and (look.finite or trigger.verbal)
        and hit.start - trigger.end <= 6
        and any(look.sight.word(i).removeprefix("ال") in w.UNITS for i in told)
    ):
        return look.is_(ATTACKER, "unit of", 0.8)
    if any(x in w.POSSESSED for x in heads) or any(look.sight.at(i, "targets") for i in range(hit.start - k - 3, hit.start - k)):
        return look.is_(TARGET, "belongs", 0.8)
    return look.is_(ATTACKER if any(x in w.EVENT_NOUNS for x in heads) else AFFILIATE, "of", 0.5)


def _struck_with_his_arms(look: Look) -> bool:
    """«هجوم بطائرات مسيّرة تابعة لـX», «قصف بمسيّرات يعتقد أنها تابعة لـX»: whose the arms are that something was done with."""
    sight = look.sight
    at = next((i for i in range(look.hit.start - 1, look.hit.start - 4, -1) if sight.word(i) in w.AFFILIATE), look.start) - 1
    while at > look.start and (sight.word(at) in _SAID_TO_BE or sight.word(at) in w.ADVERBS):
        at -= 1
    for i in range(at, max(look.start, at - _ARMS_REACH), -1):
        word = sight.word(i)
        if word.removeprefix("ب") in _ARMS and (word.startswith("ب") or sight.word(i - 1) in _BY_MEANS):
            return True
    return False


def of_whom(look: Look) -> Role | None:
    """«كمين للمقاومة», «نصبت كمينا للحوثيين», «مواقع للحوثيين»."""
    at = next((i for i in range(look.hit.start - 1, look.hit.start - 3, -1) if look.sight.word(i) in w.CHECKPOINTS), look.hit.start)
    checkpoint = look.near in w.CHECKPOINTS and (is_attacked(look.sight, at) or look.second(w.UNDERWENT))
    if checkpoint and look.pro in ("", "ل"):
        return look.is_(TARGET, "of", 0.85)  # «هجوم على كمين للشرطة», «تعرض كمين الجيش»
    if not look.pro.endswith("ل"):
        return _of_its_men(look)
    if look.near in w.DONE_TO_MEN:
        return look.is_(TARGET, "of", 0.85)  # «عملية طعن لمستوطن», «محاولة اغتيال لقائد الشرطة»
    if look.near in w.BANDS and look.second(w.ASSAILED):
        return look.is_(ATTACKER, "unit of", 0.85)  # «استهدفت خلية لداعش آلية», «هاجمت مجموعة للحركة حاجزا»
    how = len(look.before) > 1 and w.cue_stem(look.before[1]) in w.EVENT_NOUNS and look.near.endswith("ي")  # «بقصف مدفعي لقوات»
    if look.sight.at(look.hit.start - 1, "targets") and look.near not in w.EVENT_NOUNS and not how:  # «حافلة للجنود»
        return look.is_(TARGET, "of", 0.85)
    if look.second(w.AT) and not look.near.startswith("ال") and w.cue_stem(look.near) not in w.EVENT_NOUNS:  # «هجوم على حامية للجيش»
        return look.is_(TARGET, "of", 0.85)
    for k, word in enumerate(look.before[:4]):
        stem = w.cue_stem(word)
        if stem in w.POSSESSED:
            return look.is_(TARGET, "of", 0.85)
        if stem in w.EVENT_NOUNS:
            if _stores_of(look.before, k):
                return look.is_(TARGET, "of", 0.85)  # «قصف منصات إطلاق صواريخ للحزب»
            if stem.startswith(("كمي", "كماي")) and look.sight.word(look.hit.start).removeprefix("ل") in w.ON_THE_ROAD:
                return look.is_(TARGET, "ambush for", 0.9)  # «كمين محكم لقوة مدرعة»
            wide = [look.sight.word(i) for i in range(look.hit.start - 1, max(look.start - 1, look.hit.start - 9), -1)]
            if (
                stem.startswith(("كمي", "كماي"))
                and any(w.bare(x, w.SET_UP) for x in wide)
                and (look.roles or w.bare(look.before[-1], w.SET_UP))
            ):
                return look.is_(TARGET, "ambush set for", 0.9)
            return look.is_(ATTACKER, "event-of", 0.9)
        if k >= 1 and look.actor_at(k):
            break
    return None


def _stores_of(before: list[str], k: int) -> bool:
    """«منصات إطلاق صواريخ», «مخزن صواريخ»: what holds, makes or fires the arms at `k`, so that whose it is was struck."""
    if before[k] not in w.FIRED:
        return False
    held = before[k + 1 : k + 4]
    at = next((i for i, x in enumerate(held) if w.cue_stem(x) in w.STORES), None)
    return at is not None and held[at + 1 : at + 2] != ["من"] and set(held[:at]) <= w.OF_STORES


def _of_its_men(look: Look) -> Role | None:
    """«هجوم لعناصر التنظيم», «تسلل لعدد من مسلحي الحركة»: whose deed it was, told by his men."""
    k = 0
    while k < min(3, len(look.before) - 1) and (look.before[k] in w.MEN or look.before[k] in w.ORGANISATIONS or look.before[k] == "من"):
        k += 1
    return look.is_(ATTACKER, "event-of", 0.85) if not look.pro and _deed_of_men(look.before[k:]) else None


def _deed_of_men(before: list[str]) -> bool:
    """«هجوم مسلح لعناصر», «تسلل لعدد»: whether men with «ل» stand nearest of the words before a name, and a deed right before them."""
    men = before[0] if before else ""
    if not men.startswith("ل") or men[1:] not in w.MEN_OF:
        return False
    deed = next((d for x in before[1:3] if (d := w.cue_stem(x)) in w.EVENT_NOUNS), "")
    return bool(deed) and deed not in w.OPERATIONS - {"محاوله", "محاولات"} and not deed.startswith(("كمي", "كماي", "قصف"))


def owns_it(look: Look) -> Role | None:
    """«سيارات تعود لناشطين في الحركة», «منزل يملكه قيادي في الجبهة»: whose the thing is that was struck."""
    owned = any(x in w.OWNED for x in look.before[:4]) and not any(look.actor_at(k) for k in range(3))
    return look.is_(TARGET, "owns it", 0.8) if owned else None
