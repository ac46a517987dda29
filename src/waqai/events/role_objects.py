"""The rules that read who struck and what was struck from what stands behind a deed: its subject, and then its object."""

from __future__ import annotations

from waqai.events import role_words as w
from waqai.events.parts import ATTACKER, TARGET, Look, Role
from waqai.mentions.sight import Sight
from waqai.text import bases, word_set

_SPANS = word_set("مدة ساعات فترة مرة ليلة سنوات دقائق")  # «قصف الجيش لساعات»
_FIRING = word_set("إطلاق بإطلاق وإطلاق لإطلاق")
_THEIR_MEN = w.MEN_OF | word_set("متمردي متشددي إرهابيي جهاديي انفصاليي قياديي")
_SERIES = word_set("سلسلة من عدة عشرات موجة مئات")
_STRIKES_IT = w.STRIKES | word_set("قصفت ضربت دمرت أصابت قتلت")


def struck_of(look: Look) -> Role | None:
    """«استهداف المستوطنين لمنزل», «استهداف الجيش منزلا»: behind the subject of a masdar stands its object, bare or with «ل»."""
    if look.near in _FIRING and not look.pro and look.sight.at(look.hit.end, "weapons"):
        return look.is_(ATTACKER, "struck it", 0.9)  # «نتيجة إطلاق الحوثيين مقذوفا على»
    if not w.bare(look.near, w.MASDARS) or look.pro:
        return None
    return look.is_(ATTACKER, "struck it", 0.9) if _its_object_behind(look) else None


def his_machine_struck(look: Look) -> Role | None:
    """«استهداف مسيرة للدعم السريع لسوق», «قصف طائرة للجيش قرية»: whose aircraft it was that struck what stands behind it."""
    adjective = look.near not in w.AIRCRAFT
    k = 1 if adjective and look.second(w.AIRCRAFT) else 0
    if not look.pro.endswith("ل") or len(look.before) < k + 2 or look.before[k] not in w.AIRCRAFT:
        return None
    struck = w.bare(look.before[k + 1], w.MASDARS) or look.before[k + 1] in w.STRIKES
    return look.is_(ATTACKER, "his machine struck", 0.9) if struck and _its_object_behind(look) else None


def _its_object_behind(look: Look) -> bool:
    """«لمنزل», «منزلا», «أمس لسوق»: behind the subject of a deed what it struck, bare or with «ل»."""
    sight, at = look.sight, look.hit.end
    while at < look.hit.end + 2 and (sight.word(at) in w.ADVERBS or sight.word(at).startswith("ال")):
        at += 1
    told = sight.word(at).startswith("ل") and any(h.base.pro.endswith("ل") for h in sight.at(at, "targets", "persons", "actors"))
    told = told or any(b.pro.endswith("ل") and b.stem in w.POSSESSED for b in bases(sight.word(at)))
    thing = sight.word(at)[1:]
    told = told or sight.word(at).startswith("ل") and thing.endswith(("ه", "ات", "ين")) and thing not in _SPANS
    return told or _an_object(sight, at)


def _an_object(sight: Sight, at: int) -> bool:
    """«منزلا لعائلة», «ثلاث سيارات», «مواقع المسلحين»: an object that no preposition brings in."""
    word = sight.word(at)
    if word.startswith(("ال", "و")):
        return False
    if sight.numeral_at(at) is not None:
        at, word = at + 1, sight.word(at + 1)
    return word in w.AN_OBJECT or word in w.POSSESSED or any(not h.base.pro for h in sight.at(at, "targets"))


def in_the_accusative(look: Look) -> Role | None:
    """«قالت الكتائب إنها قنصت جنديا إسرائيليا»: men in the accusative behind a verb are whom it struck."""
    trigger, sight = look.trigger, look.sight
    if trigger is None or look.pro or sight.word(look.hit.start) not in w.ACCUSATIVE or look.near in w.THAT:
        return None
    behind = trigger.start < look.hit.start <= trigger.end + 4 and not any(
        sight.word(i) in w.BREAKS for i in range(trigger.end, look.hit.start)
    )
    return look.is_(TARGET, "object", 0.85) if behind else None


def object_of_many(look: Look) -> Role | None:
    """«استهدفوا الجندي», «هاجموا القوات»: behind a verb that ends in «وا» stands its object, as its subject was named before."""
    trigger = look.trigger
    struck = trigger is not None and trigger.form in ("verb", "phrase") and trigger.start <= look.hit.start - 1 < trigger.end
    struck = struck or look.near.endswith("وا") and any(h.verbal for h in look.sight.at(look.hit.start - 1, "tactics"))
    if not look.pro and look.near.endswith("وا") and (struck or look.near in w.STRIKES):
        return look.is_(TARGET, "object", 0.85)
    return None


def struck_something(look: Look) -> Role | None:
    """«استهدف عناصر التنظيم عددا من المواقع»: with an indefinite object of its own behind it, the noun after the verb is who struck."""
    if look.pro or not (look.near in w.STRIKES or (look.near in w.MEN and look.second(w.STRIKES))):
        return None
    i = look.hit.end
    while i < look.hit.end + 2 and look.sight.word(i).startswith("ال"):
        i += 1
    thing = look.sight.word(i)
    if thing in w.AN_OBJECT or (not thing.startswith(("ال", "و")) and look.sight.at(i, "targets")):
        return look.is_(ATTACKER, "struck something", 0.85)
    return None


def struck_by_strikes(look: Look) -> Role | None:
    """«استهدفت غارات جوية مقاتلي X», «استهدفت سلسلة من الغارات الجوية متمردي X»: strikes as the subject have their object behind them."""
    trigger, sight = look.trigger, look.sight
    if trigger is None or trigger.verbal or look.pro or not 0 <= look.hit.start - trigger.end <= 2:
        return None
    of_men = [x for x in look.before[: look.hit.start - trigger.end] if x in _THEIR_MEN or w.cue_stem(x) in w.POSSESSED]
    closed = trigger.base.article or trigger.size > 1 or look.hit.start - trigger.end > len(of_men)
    flown = trigger.entry.attrs.get("tactic") == "air_strike" and (bool(of_men) or look.hit.size > 1)
    if not (closed or flown) or not (of_men or sight.word(look.hit.start) in _THEIR_MEN):
        return None
    verb = trigger.start - 1
    while verb > trigger.start - 4 and (sight.word(verb) in _SERIES or sight.numeral_over(verb) is not None):
        verb -= 1
    struck = sight.word(verb).removeprefix("و") in _STRIKES_IT and not any(
        sight.gap(i).strip() for i in range(verb + 1, look.hit.start + 1)
    )
    return look.is_(TARGET, "object", 0.85) if struck else None
