"""The rules that read who is told dead, hurt or lost in a clause where no count says so."""

from __future__ import annotations

from waqai.events import role_words as w
from waqai.events.parts import ATTACKER, BYSTANDER, VICTIM, Look, Role, is_noun
from waqai.mentions.counts.doers import people_past_asides
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set

_FOUND = word_set("عثر عثرت عثروا عثور وجد وجدت انتشل انتشلت انتشال اكتشف اكتشفت تسلم تسلمت نقل نقلت سحب سحبت")
_FOUND_REACH = 6
_IS_KILLED = word_set("قتل قتلت جرح أصيب اغتيل")
_AT_WHAT = word_set("في مع خلال إثر جراء نتيجة على برصاص بنيران بغارة بقصف بانفجار")
_LIVES = word_set("بحياة حياة بأرواح مصرع")
_WHOLE_REACH = 5
_THEM = ("ه", "ها", "هم", "هما")
_HARMED = word_set("مصابا مصابين مصابون مصابان مصابة جريحا جريحين جريحان مقتولا مقتولين مضرجا مضرجين مصاب جريح")


def died(look: Look) -> Role | None:
    """«مقتل عشرات من عناصر التنظيم», «الجنود قتلوا عندما»: who is told dead without a number is a victim; «الجيش قتل 31» acts."""
    sight, hit = look.sight, look.hit
    end = hit.end + (sight.word(hit.end) in w.EPITHETS)
    after = sight.word(end)
    number = sight.numeral_at(end + 1) is not None or any(a.start in (end + 1, end + 2) for a in look.actors)
    person = any(h.number and not h.base.article and sight.word(h.start).endswith(("ا", "ين")) for h in sight.at(end + 1, "persons"))
    passive = sight.word(end + 1) in _AT_WHAT
    if after in _IS_KILLED and passive and any(x in w.ONE_MAN for x in look.before[:3]):
        return look.is_(VICTIM, "told dead", 0.85)  # «إن قياديا في التنظيم قتل في غارة»
    if after in w.KILLS and (number or person) and not passive and not look.near.endswith("قتل"):
        return look.is_(ATTACKER, "killed", 0.8)
    if hit.entry.pack == "actors" and look.pro in ("", "و") and (_among_the_dead(look) or _a_part_of_them(look)):
        return look.is_(VICTIM, "among the dead", 0.85)
    if any(x in w.FALLEN for x in sight.words(hit.end, hit.end + 2)) and _before_number(look) in w.FELL:
        return look.is_(VICTIM, "told dead", 0.85)  # «سقط شرطي قتيلا», «سقط 12 جنديا مصريا قتلى»
    if _whose_man_died(look):
        return look.is_(VICTIM, "told dead", 0.85)
    if after in _HARMED and not number and hit.entry.pack == "actors":
        return look.is_(VICTIM, "told hurt", 0.8)  # «وصول شرطيين مصابين بطلقات نارية»
    if after in w.THEY_DIED and not number:
        return look.is_(VICTIM, "told dead", 0.8)
    if look.near in ("قتل", "قتلت") and not look.pro and _his_own(sight, hit.end):
        return look.is_(ATTACKER, "killed his own", 0.85)
    if look.near in w.DEAD and _nobody_killed(look):
        return look.is_(VICTIM, "told dead", 0.8)
    if not look.pro and _of_a_body(look):
        return look.is_(VICTIM, "told dead", 0.85)
    if look.pro in ("", "و"):
        for k, word in enumerate(look.before[:4]):
            bare = word[1:] if word.startswith("و") else word
            if word in w.DEATHS or bare in w.DIED and k >= 1 and _of_his_force(look, k):
                return look.is_(VICTIM, "told dead", 0.8)
            if look.actor_at(k) or word in ("علي", "بين") or w.cue_stem(word) in w.EVENT_NOUNS:
                break
    return None


def killed_others(look: Look) -> Role | None:
    """«قتل مسلحون يشتبه بانتمائهم إلى X أربعة جنود», «قتل مسلحون، قالت الشرطة إنهم من X، ستة حراس»: gunmen in the nominative, and a
    number of other people in the object's place.
    """
    sight, hit = look.sight, look.hit
    if look.pro or look.near not in w.KILLED or not is_noun(hit) or not sight.word(hit.end - 1).endswith(("ون", "ان", "و")):
        return None
    if _counted_behind(look) or people_past_asides(sight, hit.end, look.end) is not None:
        return look.is_(ATTACKER, "killed", 0.85)
    return None


def _whose_man_died(look: Look) -> bool:
    """«إن جنديا من حرس الحدود قتل وأصيب آخر»: a man and his force before a verb of dying, with nobody behind it whom he may have killed."""
    sight, force = look.sight, look.actors[look.n + 1] if look.n + 1 < len(look.actors) else None
    if look.near not in w.THAT or sight.word(look.hit.end) != "من" or force is None or force.start != look.hit.end + 1:
        return False
    verb = force.end
    if not w.bare(sight.word(verb), w.FELL_DEAD):
        return False
    return sight.numeral_at(verb + 1) is None and not any(not h.base.pro for h in sight.at(verb + 1, "persons", "actors"))


def found_the_dead(look: Look) -> Role | None:
    """«عثرت الشرطة على جثتين», «قوة أمنية انتشلت ثلاث جثث»: who found bodies is not said to have killed them."""
    sight, hit = look.sight, look.hit
    if not is_one_of(look.near, _FOUND) and not is_one_of(sight.word(hit.end), _FOUND):
        return None
    ahead = sight.words(hit.end, hit.end + _FOUND_REACH)
    return look.is_(BYSTANDER, "found the dead", 0.85) if any(w.bare(word, w.BODIES) for word in ahead) else None


def _among_the_dead(look: Look) -> bool:
    """«قتل 15 شخصا بينهم تسعة جنود»: a force right behind «بينهم» and a number is part of the toll told before."""
    sight, at = look.sight, look.hit.start - 1
    while at > look.start and (sight.numeral_over(at) is not None or sight.word(at) in w.AMONG_MEN):
        at -= 1
    return sight.word(at) in w.AMONG and any(w.bare(x, w.DIED) for x in sight.words(max(look.start, at - 9), at))


def _a_part_of_them(look: Look) -> bool:
    """«قتل سبعة أشخاص، ثلاثة من الشرطة وأربعة مدنيين», «بحياة 8 أشخاص أربعة من X»: a number right behind that of the dead."""
    sight, at = look.sight, look.hit.start - 1
    while at > look.start and (sight.word(at) == "من" or sight.word(at) in w.AMONG_MEN):
        at -= 1
    part = sight.numeral_over(at)
    if part is None or "من" not in sight.words(at + 1, look.hit.start):
        return False
    before = range(max(look.start, part.start_token - _WHOLE_REACH), part.start_token)
    dead = next((i for i in before if w.bare(sight.word(i), w.DIED) or sight.word(i) in _LIVES), None)
    if dead is None or any(sight.word(i) in w.PREPOSITIONS for i in range(dead + 1, part.start_token)):
        return False
    return any(sight.numeral_over(i) is not None for i in range(dead + 1, part.start_token))


def _his_own(sight: Sight, at: int) -> bool:
    """«قتل جندي يمني ثلاثة من رفاقه»: a number of his own people stands behind who killed them."""
    return sight.numeral_at(at) is not None and sight.word(at + 1) == "من" and sight.word(at + 2) in w.COMRADES


def _before_number(look: Look) -> str:
    """The word before a name and the number that counts it."""
    at = look.hit.start - 1
    while at >= look.start and look.sight.numeral_over(at) is not None:
        at -= 1
    return look.sight.word(at) if at >= look.start else ""


def _of_a_body(look: Look) -> bool:
    """«عثر على جثة مقاتل من X», «جثث ثلاثة من عناصر X»: whose body it is; X killed them in «جثث 20 شخصا أعدمهم X»."""
    k = next((k for k, word in enumerate(look.before[:4]) if w.bare(word, w.BODIES)), None)
    if k is None or any(look.actor_at(i) for i in range(k)) or {"علي", "في", "قرب", "بيد"} & set(look.before[:k]):
        return False
    first = look.hit.start - k
    killed = (i for i in range(first, look.hit.start + 1) if look.sight.word(i).endswith(_THEM) and look.sight.at(i, "tactics"))
    return next(killed, None) is None


def _nobody_killed(look: Look) -> bool:
    """«قتل شرطي برصاص», «قتل جندي في الجيش وثلاثة مسلحين»: an indefinite noun right behind «قتل» died, where no other follows whom it may
    have killed («قتل شرطي متظاهرا»).
    """
    sight, hit = look.sight, look.hit
    people = is_noun(hit) or hit.entry.attrs.get("class") == "settlers"  # «قتل مستوطن طعنا»
    if look.pro or hit.base.article or not people or sight.word(hit.start).endswith("و"):
        return False
    force = next(iter(sight.at(hit.end + 1, "actors")), None) if sight.word(hit.end) in ("في", "من") else None
    first = force.end if force is not None and force.base.article else hit.end
    ahead = range(first, first + 3)
    if any(sight.at(i, "persons", "actors") or sight.numeral_at(i) is not None for i in ahead if not sight.word(i).startswith("و")):
        return False
    return not _counted_behind(look)


def _counted_behind(look: Look) -> bool:
    """«قتل مسلحون على دراجات نارية 58 شخصا»: a number of people, in no other clause, is whom they killed."""
    sight = look.sight
    for i in range(look.hit.end, min(look.end, look.hit.end + 8)):
        word = sight.word(i)
        if word in w.BREAKS or word in w.CAUSES and word not in ("في", "برصاص", "بنيران") or any(c in sight.gap(i) for c in "،.؛:"):
            return False
        if sight.at(i, "tactics"):
            return False
        if sight.numeral_at(i) is not None and (word.startswith("و") or sight.word(i - 1) == "و"):
            return False  # «قتل جندي و3 مسلحين»: more who died
        counted = sight.numeral_at(i) is not None and sight.word(i - 1) not in ("في", "من")
        if counted and any(sight.at(k, "persons") for k in (i + 1, i + 2)):
            return True
    return False


def _of_his_force(look: Look, k: int) -> bool:
    """«قتل خمسة من الجنود», «قتل ضابط رفيع في الشرطة»: what stands between a word of death and the force says that it lost men."""
    between = look.before[:k]
    return "من" in between or between[0] in w.MEMBERS_OF or (between[0] == "في" and between[-1] in w.ONE_MAN)


def lost_men(look: Look) -> Role | None:
    """«خسر الجيش أمس أحد عشر من عسكرييه», «فقدت الشرطة سبعة من عناصرها»: who lost men was struck."""
    bare = look.near[1:] if look.near[:1] in "وف" and look.near[1:] in w.LOST_MEN else look.near
    if bare not in w.LOST_MEN or look.pro:
        return None
    counted = any(look.sight.numeral_at(i) is not None for i in range(look.hit.end, look.hit.end + 4))
    return look.is_(VICTIM, "lost men", 0.85) if counted else None
