"""The rules that read who is said to be behind a deed: those who announce, claim, are accused of or held responsible for it."""

from __future__ import annotations

from waqai.events import role_words as w
from waqai.events.parts import ATTACKER, BYSTANDER, SOURCE, VICTIM, Look, Role
from waqai.events.role_disowning import disowns
from waqai.mentions.counts.own_deed import has_its_doer
from waqai.mentions.counts.words import SLAIN
from waqai.mentions.sight import Sight
from waqai.text import word_set

ITS_OWN_DEED = "its own deed"  # the cue of who announces a deed with «ه» of his

_SLAIN = SLAIN | word_set("قتيلا قتيلين قتيلة قتلى جثتين")
_THREW = word_set("ألقى ألقت ألقوا يلقي تلقي ملقيا ملقية")
_TOOK_ON = word_set("تحملت وتحملت")  # «وتحملت طالبان المسؤولية عن التفجير»
_OUT_OF = ("من", "في")
_STRIKING = word_set("إصابة إغراق استهداف مهاجمة احتجاز قصف ضرب")
_LIKELY = word_set("الأرجح الأغلب الراجح المرجح")
_BURDEN_REACH = 9
_CHARGE_REACH = 6
_WITH = word_set("مع لصالح لحساب")
_WORK = word_set(
    "التعاون بالتعاون التعامل بالتعامل العمل بالعمل التخابر بالتخابر التجسس بالتجسس التواطؤ بالتواطؤ تعاونه تعاونهم تعاونها تعامله تعاملهم "
    "بتعاونهم بتعاونه عملهم عمله"
)
_CHARGE = word_set(
    "بتهمة بتهم تهمة بدعوى بزعم بحجة بذريعة بشبهة للاشتباه يشتبه لاتهامه لاتهامهم لاتهامها متهمين متهما اتهمهم اتهمتهم اتهموهم اتهمته "
    "بالتعاون بالتعامل بالعمل بالتخابر بالتجسس بالتواطؤ بتعاونهم بتعاونه"
)
_MEN = w.MEN_OF | word_set("وحدة وحدات قوة دورية دوريات مفرزة مفارز سرية كتيبة فرقة فصيل")
_FAR = 20  # tokens from a verb of blame to whom it blames, with what was done between
_ANNOUNCING = word_set("إعلان تأكيد كشف")


def announces_own(look: Look) -> Role | None:
    """«قالت القيادة إنها قتلت أربعة»: who speaks of a deed of its own."""
    sight, hit = look.sight, look.hit
    if look.near not in w.REPORT_VERBS and look.near not in _ANNOUNCING:
        return None
    if any(has_its_doer(sight, i) for i in _behind_who_says(look)):
        return look.is_(ATTACKER, ITS_OWN_DEED, 0.85)  # «أعلنت الحركة قتلها جنديين»
    if hit.entry.attrs.get("class") in w.IRREGULAR and any(_hits_a_ship(sight, i) for i in _behind_who_says(look)):
        return look.is_(ATTACKER, ITS_OWN_DEED, 0.8)  # «أعلنت الحركة إصابة سفينة بصاروخ»
    for i in range(hit.end, hit.end + 5):
        if sight.word(i) in w.IT_SAYS:
            deed = any(h.form == "verb" and h.entry.attrs.get("toll") == "killed" for h in sight.at(i + 1, "tactics"))
            named = not sight.word(i + 1).endswith(("وا", "ت")) and any(a.start in (i + 2, i + 3) for a in look.actors)
            return look.is_(ATTACKER, "announced", 0.7) if deed and not named else None
    return None


def _hits_a_ship(sight: Sight, at: int) -> bool:
    """«إصابة السفينة», «إغراق ناقلة»: what a band says it did at sea."""
    return sight.word(at) in _STRIKING and any(h.entry.attrs.get("target") == "ship" for h in sight.at(at + 1, "targets"))


def _behind_who_says(look: Look) -> range:
    """«أعلن الجيش أمس [قتله]», «كشف الجيش عن [قتله]»: the token behind who says it, past words of time and «عن»."""
    at = look.hit.end
    while at < look.hit.end + 4 and (look.sight.word(at) in w.ADVERBS or look.sight.word(at) == "عن"):
        at += 1
    return range(at, at + 1)


def charged_with(look: Look) -> Role | None:
    """«أعدموا تسعة بتهمة التعاون مع القوات الأمنية», «خطفوه بدعوى التجسس لصالح الجيش»: for whom people are charged with having worked."""
    if look.near not in _WITH and not look.pro.endswith("ل"):
        return None
    words = look.sight.words(max(look.start, look.hit.start - _CHARGE_REACH), look.hit.start)
    work = next((i for i in range(len(words) - 1, -1, -1) if words[i] in _WORK), None)
    charged = work is not None and any(x in _CHARGE for x in words[max(0, work - 3) : work + 1])
    return look.is_(BYSTANDER, "charged with", 0.85) if charged else None


def condemns(look: Look) -> Role | None:
    """«استنكرت رئاسة الأركان للجيش الاشتباكات», «نددت الشرطة بالهجوم»: who condemns a deed told behind it did not do it."""
    trigger = look.trigger
    if trigger is None or trigger.start < look.hit.end or look.finite:
        return None
    k = next((k for k, x in enumerate(look.before) if w.bare(x, w.CONDEMNED)), None)
    if k is None or any(look.actor_at(j) for j in range(k)) or any(w.cue_stem(x) in w.EVENT_NOUNS for x in look.before[:k]):
        return None
    return look.is_(SOURCE, "condemns", 0.8)


def behind_his_men(look: Look) -> list[str]:
    """The words before «عناصر من X», «مقاتلون في X», «وحدة من X», nearest first; empty where the name stands without such men."""
    k = 0
    while k < len(look.before) and (look.before[k] in _MEN or look.before[k] in _OUT_OF and k + 1 < len(look.before)):
        if look.before[k] in _OUT_OF and look.before[k + 1] not in _MEN:
            break
        k += 1
    return [] if look.pro or k == 0 else look.before[k:]


def accused(look: Look) -> Role | None:
    """«اتهمت السلطات جماعة X بالوقوف وراءه»: the accuser speaks, the accused is the attacker; «اتهمته بالتحريض» accuses of no attack."""
    behind = [look.sight.word(i) for i in range(look.hit.end, look.hit.end + 4)]
    if look.near in w.ATTRIBUTED and ("الي" in behind[:3] or _lays_a_deed(look)):  # «هجوم نسبته السلطات إلى ...»
        return look.is_(SOURCE, "accuses", 0.8)
    accused = any(a.start < look.hit.end + 3 for a in look.actors[look.n + 1 :])
    if look.near in w.SUPPOSES and behind[0] in w.ITS_DOING:
        return look.is_(SOURCE, "accuses", 0.8)  # «رجحت قوى الأمن مسؤولية الحركة عن التفجير»
    if look.near in w.ACCUSED and (accused or not any(x in w.OF_THE_DEED for x in behind)):
        return look.is_(SOURCE, "accuses", 0.8)
    if any(x in w.ACCUSED for x in look.before) and any(x in w.OF_THE_DEED for x in behind):
        return look.is_(ATTACKER, "accused", 0.85)
    return None


def _lays_a_deed(look: Look) -> bool:
    """«نسبت الشرطة الهجوم الذي قتل فيه ستة إلى الجماعة»: the deed right behind who lays it at somebody's door."""
    deed = any(w.cue_stem(x) in w.EVENT_NOUNS for x in look.sight.words(look.hit.end, look.hit.end + 2))
    return deed and "الي" in look.sight.words(look.hit.end + 1, min(look.end, look.hit.end + _FAR))


def lays_blame(look: Look) -> Role | None:
    """«ألقى الجيش باللوم على الحركة»: who lays the blame speaks, who bears it is the attacker; «أقر الجيش
    بمقتل مدنيين» owns to it; «نفت الحركة وقوفها وراءه» leaves it open."""
    after = list(look.sight.words(look.hit.end, look.hit.end + 3))
    at = look.hit.end + (look.sight.word(look.hit.end) in w.ADVERBS)
    behind = list(look.sight.words(at + 1, at + 4)) if look.sight.word(at) == "علي" else []
    found = look.near in w.FOUND and any(w.bare(x, w.BODIES) or x in _SLAIN for x in behind)
    found = found or look.near in w.REPORT_VERBS and after[:1] in (["العثور"], ["عثورها"], ["عثوره"])
    if found and not look.pro:
        return look.is_(SOURCE, "found them", 0.8)  # «عثرت الشرطة على جثث»
    if look.near in w.ADMITTED and not look.pro and after[0] in w.OWNED_IT:
        return look.is_(ATTACKER, "admits", 0.85)  # «أقرت الحركة بالمسؤولية عنه»
    if any(x in w.THE_BLAME for x in after[:2]):
        return look.is_(SOURCE, "accuses", 0.8)
    threw = (
        any(x in w.THE_BLAME or x == "بمسووليه" for x in look.before[1:4])
        or behind_his_men(look)[:1] == ["علي"]
        and any(x in w.THE_BLAME or x == "بمسووليه" for x in look.before[2:])
    )
    if threw and any(w.bare(x, _THREW) for x in look.sight.words(max(look.start, look.hit.start - 9), look.hit.start)):
        return look.is_(ATTACKER, "blamed", 0.8)  # «وألقى بمسؤولية مقتلهم على مسلحين من الحزب»
    if look.near == "علي" and look.second(w.THE_BLAME):
        return look.is_(ATTACKER, "blamed", 0.8)
    if look.near in w.ADMITTED and not look.pro and _owns_to_a_deed(look):
        return look.is_(ATTACKER, "admits", 0.85)
    if disowns(look.sight, look.hit):
        return look.is_(BYSTANDER, "denies it", 0.8)
    return None


def _owns_to_a_deed(look: Look) -> bool:
    """«أقر الجيش بمقتل 85 مدنيا», never «أقر الجيش بمقتل جنديين»: what he owns to was done to others than his men."""
    sight, at = look.sight, look.hit.end
    word = sight.word(at)
    if word in w.HIS_BLAME and sight.word(at + 1) == "عن":
        return True  # «اعترف الجيش بمسؤوليته عن غارة»
    if word[:1] != "ب" or word[1:] not in w.DEATHS | w.MASDARS:
        return False
    behind = range(at + 1, at + 4)
    men = any(
        h.entry.attrs.get("role") in ("military", "police") or h.entry.pack == "actors"
        for i in behind
        for h in sight.at(i, "persons", "actors")
    )
    return not men


def claims(look: Look) -> Role | None:
    """«... تبنته الجماعة», «أعلنت الحركة مسؤوليتها عنه»: who says that the deed was his; «لم يتبن التنظيم» leaves it open."""
    sight, hit, trigger = look.sight, look.hit, look.trigger
    owns = look.near in w.REPORT_VERBS and any(x in w.OWNED_IT for x in sight.words(hit.end, hit.end + 3))
    state = str(hit.entry.attrs.get("class", "")).startswith(("state", "coalition"))
    owns = owns or look.near in _TOOK_ON and not state and sight.word(hit.end) in w.OWNED_IT | w.ITS_DOING
    if not (owns or look.near in w.CLAIMED and not state):
        return None
    since = trigger.end if trigger is not None else look.start
    if any(x in w.NO_MORE for x in look.before[1:3]) or any(x in w.LATER for x in sight.words(since, hit.start)):
        return None
    return look.is_(ATTACKER, "claims", 0.9)


def burdened(look: Look) -> Role | None:
    """«حمل الرئيس الحركة مسؤولية الهجوم»: the group that is held to be behind it; a state may be blamed for not having prevented it."""
    next_to, after = look.sight.word(look.hit.end), look.sight.words(look.hit.end + 1, look.hit.end + _BURDEN_REACH)
    lays = look.near in w.BURDENED and not look.pro and next_to[:1] != "و" and next_to not in w.BURDEN
    if lays and any(x in w.BURDEN for x in after):
        return look.is_(SOURCE, "accuses", 0.8)  # «حملت القبائل قيادة المنطقة العسكرية مسؤولية الاغتيال»
    if str(look.hit.entry.attrs.get("class", "")) not in ("armed_group", "militia", "paramilitary", "state_military"):
        return None
    if look.near in w.BURDENED and any(a.start < look.hit.end + 3 for a in look.actors[look.n + 1 :]):
        return look.is_(SOURCE, "accuses", 0.8)
    wide = list(look.sight.words(max(look.start, look.hit.start - 7), look.hit.start))
    held = any(x in w.BURDEN for x in look.sight.words(look.hit.end, look.hit.end + 3))
    return look.is_(ATTACKER, "burdened", 0.85) if held and any(x in w.BURDENED for x in wide) and look.near not in w.BURDENED else None


def _deed_laid_far(look: Look) -> bool:
    """«عزا الجيش الهجوم الذي قتل فيه خمسة من جنوده قرب البلدة إلى الجماعة»: the verb far before, the deed close behind it."""
    sight = look.sight
    for i in range(look.hit.start - 1, max(look.start, look.hit.start - _FAR) - 1, -1):
        if sight.word(i) in w.ATTRIBUTED:
            return any(w.cue_stem(x) in w.EVENT_NOUNS for x in sight.words(i + 1, i + 5))
    return False


def _dead_held_to_be(look: Look) -> bool:
    """«مقتل ستة يشتبه بأنهم متشددون», «قتل أربعة أشخاص يعتقد أنهم من الجماعة»: what those counted as dead are held to be."""
    held = next((k for k, x in enumerate(look.before[:3]) if x in w.HELD or x == "مشتبه"), None)
    if held is None or not any(x in w.THAT_THEY for x in look.before[:held]):
        return False
    sight = look.sight
    if any(w.bare(x, w.DIED) for x in sight.words(look.hit.end, look.hit.end + 1)):
        return True  # «أربعة يظن أنهم من القاعدة قتلوا»
    at = next((i for i in range(look.hit.start - 1, look.hit.start - 4, -1) if sight.word(i) in w.HELD), look.hit.start)
    dead = range(max(look.start, at - 4), at)
    return any(sight.numeral_over(i) is not None or sight.at(i, "persons") for i in dead) and any(
        w.bare(sight.word(i), w.DIED) for i in dead
    )


def blamed(look: Look) -> Role | None:
    """«نسب إلى», «يشتبه بأنهم من», «المسؤولية عن»; and «X يقف وراء»."""
    if _dead_held_to_be(look):
        return look.is_(VICTIM, "held to be", 0.8)
    window = look.before
    after = [look.sight.word(i) for i in range(look.hit.end, look.hit.end + 4)]
    if any(a in ("يقف", "تقف", "وقف", "وقفت") for a in after[:3]) and any(a in ("وراء", "خلف") for a in after):
        return look.is_(ATTACKER, "stands behind", 0.85)
    wide = [look.sight.word(i) for i in range(look.hit.start - 1, max(look.start, look.hit.start - 12) - 1, -1)]
    if (look.near == "الي" or behind_his_men(look)[:1] == ["الي"]) and (any(x in w.ATTRIBUTED for x in wide) or _deed_laid_far(look)):
        usual = w.USUALLY & set(wide[:5]) or w.OF_THAT_KIND & set(wide[:6])
        return look.is_(SOURCE, "usual", 0.6) if usual else look.is_(ATTACKER, "attributed", 0.8)
    if look.near in w.ITS_DOING and "عن" in after[:3] and look.hit.entry.attrs.get("class") in w.IRREGULAR:
        return look.is_(ATTACKER, "blamed", 0.8)  # «تقارير تفيد بمسؤولية الحركة عن الهجوم»
    cues = [k for k, x in enumerate(window) if x in w.BLAMED]
    if not cues or look.near in ("علي", "ضد") or look.pro.endswith("ل") and not any(window[k].startswith("منسوب") for k in cues):
        return None
    if any(look.actor_at(k) for k in cues):
        return None
    near = window[2] if len(window) > 2 and window[0] in _LIKELY else look.near  # «يقف وراءه على الأرجح تنظيم»
    if near in w.BEHIND_IT or look.near in (
        "الي",
        "من",
        "ان",
        "بان",
        "انهم",
        "بانهم",
        "عناصر",
        "وراء",
        "خلف",
        "مسلحي",
        "اعضاء",
        "مقاتلي",
        "مسووليه",
        "بتنفيذ",
    ):
        return look.is_(ATTACKER, "blamed", 0.8)
    return None
