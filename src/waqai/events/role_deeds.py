"""The rules that read a deed told outright: who did it by a verb of doing, by his hand, by his men, or from whom it came."""

from __future__ import annotations

from itertools import pairwise

from waqai.events import role_words as w
from waqai.events.parts import ATTACKER, BYSTANDER, TARGET, Look, Role, is_noun, thing_between
from waqai.events.role_blame import behind_his_men
from waqai.text import word_set

_FIRE_OF = word_set(
    "قصف بقصف غارة بغارة غارات بغارات هجوم بهجوم ضربة بضربة ضربات بضربات نيران بنيران رصاص برصاص قذائف بقذائف صواريخ بصواريخ"
)
_KINDS_OF_FIRE = word_set("مدفعي صاروخي جوي جوية مكثف مكثفة عنيف عنيفة عشوائي صاروخية مدفعية مسلح بري مباشر مباشرة كثيفة")
_GUNFIRE = word_set("نار النار")
_SHOOTING = tuple(word_set("إطلاق بإطلاق لإطلاق"))
_SET_UPON = w.ASSAILED | word_set("اقتحم خطف اختطف قصف داهم دهم اعترض احتجز أحرق أضرم اجتاح نهب")
_HELD = word_set(
    "زالت زال تزال يزال التي الذي الواقعة الخاضعة ظلت ظل بقيت بقي باتت بات أصبحت أصبح الموجودة أسير أسيرا أسرى رهائن رهينة محتجز محتجزين "
    "المحتجزين الأسرى"
)
_HELD_REACH = 7
_ARRESTING = word_set("مفرزة مفارز وحدة وحدات قوة قوات دورية دوريات عناصر أفراد فرقة فرق مجموعة مصالح مصلحة كتيبة سرية")
_ITS_KIND = word_set("تابعة تابع تابعين تابعون مشتركة خاصة أمنية عسكرية من أخرى")
_UNIT_REACH = 6
_BANDS = word_set("خلية خلايا مجموعة وحدة قوة فصيل كتيبة")
_FELL_TO = ("fell-to", "fell-to-frame")
_GRIP = word_set("سيطرة قبضة")
_SEARCHED = word_set("كشفت دمرت اكتشفت ضبطت حجزت أوقفت اعتقلت فككت عثرت قضت ألقت استرجعت")
_ITS_OWN = ("ها", "هم")
_FIRING = word_set("إطلاق فتح إلقاء")
_DEED_AS_SUBJECT = word_set("كمين هجوم تفجير انفجار قصف")
_FELL_INTO = word_set("وقع وقعت وقعوا وقعا سقط سقطت سقطوا")
_TRAP_REACH = 12  # tokens from «وقعت» to «في كمين»
_INQUIRE = word_set("تحقق يحقق حققت يحققون تبحث")
_INQUIRIES = word_set("تحقيقا التحقيق تحقيقات التحقيقات تحقيقاتها تحقيقاته تحقيقين")
_PRECAUTIONS = word_set("انتشارها انتشاره إجراءاتها إجراءاته تأهبها تدابيرها تدابيره")
_AFTER = word_set("بعد عقب إثر غداة")
_INQUIRY_REACH = 5
_BACK = 9  # tokens from a name back to the men of his that a clause opens with


def by_his_men(look: Look) -> Role | None:
    """«نفذه عناصر من X», «على يد مجموعة من مسلحي X», «برصاص عناصر X»: what was done by a name's men was done by him."""
    if look.pro.endswith("ل") and look.near in _BANDS and len(look.before) > 1 and w.bare(look.before[1], w.DONE):
        return look.is_(ATTACKER, "did", 0.95)  # «هجوم شنته خلية لـX»
    before = behind_his_men(look)
    if not before:
        return None
    if w.bare(before[0], w.DONE):
        return look.is_(ATTACKER, "did", 0.95)
    if before[0] in w.BY and len(before) > 1 and before[1] in ("علي", "من") or before[0] in w.BY_HAND and _tells_deaths(look):
        return look.is_(ATTACKER, "by", 0.95)
    if w.cue_stem(before[0]) in w.ATTACKS and not before[0].startswith("ل"):
        return look.is_(ATTACKER, "construct", 0.85)  # «هجوم عناصر من X على القرية»
    if before[0] in w.BY_FIRE:
        return look.is_(ATTACKER, "by fire of", 0.85)
    return None


def fired(look: Look) -> Role | None:
    """«إثر إطلاق مسلحين من عناصر X النار عليه»: between the noun of firing and what was fired stands who did, with his men before him."""
    if look.pro or look.sight.word(look.hit.end) not in w.FIRE_OR_HOLD:
        return None
    for word in look.before:
        if word.lstrip("وبل") in _FIRING:
            return look.is_(ATTACKER, "did", 0.95)
        if word not in w.MEN_OF and word not in w.ORGANISATIONS and word not in ("من", "المسلحين", "الملثمين"):
            return None
    return None


def fell_to(look: Look) -> Role | None:
    """«سقطت البلدة أمس في يد X», «باتت القرية تحت سيطرة مسلحي X»: whose the ground has become."""
    trigger = look.trigger
    if trigger is None or trigger.entry.id not in _FELL_TO or look.pro or look.hit.start <= trigger.start:
        return None
    near = (behind_his_men(look) or look.before)[:1]
    held = bool(near) and (near[0] in w.HANDS or near[0] in w.BY_HAND or near[0] in _GRIP)
    between = any(trigger.start < a.start < look.hit.start for a in look.actors)
    return look.is_(ATTACKER, "took", 0.9) if held and not between else None


def struck_from(look: Look) -> Role | None:
    """«تعرض الموقع ... لهجوم مسلح من X», «... لقصف من قبل عناصر X»: behind the deed with «من» is whose it was."""
    sight, at = look.sight, look.hit.start - 1
    while at > look.start and (sight.word(at) in w.MEN_OF or sight.word(at) in ("قبل", "جانب", "طرف") or sight.word(at) in w.ORGANISATIONS):
        at -= 1
    if look.pro or sight.word(at) != "من":
        return None
    named = not is_noun(look.hit)
    for i in range(at - 1, max(look.start, at - 4), -1):
        word = sight.word(i)
        fired = word in _FIRE_OF and (i == at - 1 or i == at - 2 and sight.word(i + 1) in _KINDS_OF_FIRE)
        if named and fired:
            return look.is_(ATTACKER, "came from", 0.85)  # «إثر قصف مدفعي من قوات X على السوق»
        if named and word in _GUNFIRE and sight.word(i - 1).endswith(_SHOOTING):
            return look.is_(ATTACKER, "came from", 0.85)  # «تعرض الجنود لإطلاق نار من عناصر X»
        if word.startswith("ل") and w.cue_stem(word) in w.EVENT_NOUNS:
            told = any(w.bare(x, w.UNDERWENT) for x in sight.words(look.start, i))
            return look.is_(ATTACKER, "underwent-from", 0.95) if told else None
        if word.startswith("ال") or any(c in sight.gap(i + 1) for c in "،.؛"):
            return None
    return None


def struck_by_a_deed(look: Look) -> Role | None:
    """«استهدفت القوات بهجوم شنه X»: behind the passive verb and before «ب» with a deed that another did stands who was struck."""
    if look.pro or look.near not in w.STRIKES:
        return None
    sight, end = look.sight, look.hit.end
    if any(sight.word(i) in _DEED_AS_SUBJECT for i in range(end, end + 2)):
        return look.is_(TARGET, "object", 0.85)  # «استهدف الجيش كمين نصبه مسلحون»
    deed = next((i for i in range(end, end + 9) if sight.word(i)[:1] == "ب" and w.cue_stem(sight.word(i)) in w.EVENT_NOUNS), None)
    if deed is None:
        return None
    another = any(sight.word(i) in w.DONE and sight.word(i).endswith(("ه", "ها")) for i in range(deed + 1, deed + 4))
    return look.is_(TARGET, "underwent", 0.85) if another else None


def did(look: Look) -> Role | None:
    """«شنه X», «على يد X», «فجر X», «قصف مصدره X»: who did it, by the words of doing on either side; or who underwent it."""
    near = look.near
    if _replied_to_it(look):
        return look.is_(TARGET, "replied to it", 0.8)
    if _came_after(look):
        return look.is_(BYSTANDER, "came after", 0.8)
    if look.sight.word(look.hit.start - 1) == "فجر" and not look.pro:  # «فجر مسلحون», never «at dawn»
        return look.is_(ATTACKER, "did", 0.9)
    if near in w.RESPONDED and not look.pro and any(look.sight.word(i) in w.BY_FIRING for i in range(look.hit.end, look.hit.end + 3)):
        return look.is_(ATTACKER, "did", 0.9)
    if near in w.WENT_AS_FAR and not look.pro:
        return look.is_(ATTACKER, "did", 0.9)
    if near in ("مصدره", "مصدرها"):
        return look.is_(ATTACKER, "came from", 0.9)
    after = [look.sight.word(i) for i in range(look.hit.end, look.hit.end + 4)]
    if not look.pro and after[0] in w.DONE and any(w.cue_stem(x) in w.EVENT_NOUNS for x in after[1:]):
        return look.is_(ATTACKER, "does", 0.95)
    if not look.pro and after[0].endswith(_ITS_OWN) and w.cue_stem(after[0][:-2]) in w.EVENT_NOUNS and near not in w.AT | w.PREPOSITIONS:
        return look.is_(ATTACKER, "its own deeds", 0.85)  # «تكثيف تركيا غاراتها على س»
    if near in w.HANDS and look.second(frozenset(("من",))):
        return look.is_(TARGET, "from the hands of", 0.85)
    if near in w.BY and any(x in w.PURPOSE for x in look.before):
        return look.is_(BYSTANDER, "purpose", 0.6)
    if near in w.BY and (look.second(frozenset(("علي", "من"))) or near == "بواسطه") or near in w.BY_HAND and _tells_deaths(look):
        return look.is_(ATTACKER, "by", 0.95)
    if w.bare(near, w.DONE) or near in w.TO_THEM and w.bare(look.before[1] if len(look.before) > 1 else "", w.DONE):
        return look.is_(ATTACKER, "did", 0.95)  # «زرعها مقاتلون», «نصب لهم عناصر الجماعة كمينا»
    doer = not look.pro and near in w.STRUCK_IT and look.hit.entry.pack == "actors"
    if doer and not look.sight.word(look.hit.start).endswith("ين"):  # «قتلها جنديين» names those killed
        return look.is_(ATTACKER, "struck what was told before", 0.9)  # «دبابات دمرتها الكتائب», «مدنيون قتلهم جنود أوغنديون»
    second = look.before[1] if len(look.before) > 1 else ""
    if (
        near in w.THEREBY
        and (w.bare(second, w.DONE) or second in ("يقوم", "تقوم"))
        or near in w.MEN | w.MACHINES
        and w.bare(second, w.DONE)
    ):
        return look.is_(ATTACKER, "did", 0.95)
    if near in ("برصاص", "بنيران") and not look.pro:
        return look.is_(ATTACKER, "by fire of", 0.9)
    if near == "من" and any(x in w.BY_FIRE for x in look.before[1:4]):
        return look.is_(ATTACKER, "by fire of", 0.85)
    wide = [look.sight.word(i) for i in range(look.hit.start - 1, max(look.start, look.hit.start - 9) - 1, -1)]
    launched = near not in w.POSSESSED or look.tactic in ("shelling", "air_strike", "shooting") and near == "مواقع"
    if any(x in w.CAME_FROM for x in wide) and "من" in look.before[:2] and launched:
        if _of_a_number(look):
            return look.is_(TARGET, "underwent", 0.8)
        return look.is_(ATTACKER, "underwent-from", 0.85)
    if near.startswith("ل") and w.cue_stem(near) in w.EVENT_NOUNS - w.OPERATIONS and not look.pro and look.second(w.UNDERWENT):
        return look.is_(ATTACKER, "underwent-from", 0.85)  # «الحي الذي يتعرض لقصف المتمردين»
    if any(x in w.UNDERWENT for x in look.before[:3]) and not look.pro and not any(look.actor_at(k) for k in range(2)):
        return look.is_(TARGET, "underwent", 0.85)
    return None


def _tells_deaths(look: Look) -> bool:
    """«مقتل خمسة جنود في رفح بأيدي مسلحين», never «المدينة التي لا تزال بيد المسلحين»: the clause counts who came to harm."""
    if any(word in _HELD for word in look.sight.words(look.hit.start - _HELD_REACH, look.hit.start)):
        return False
    return any(h.entry.attrs.get("toll") for h in look.sight.within(look.start, look.hit.start, "tactics"))


def _replied_to_it(look: Look) -> bool:
    """«قامت القوات بالرد على الهجوم الذي أدى إلى ...»: the deed that it replied to was not its own."""
    sight, at, trigger = look.sight, look.hit.end, look.trigger
    if look.near in w.RESPONDED and sight.word(at + (sight.word(at) in w.ADVERBS)) == "علي":
        strikes = not w.BY_FIRING.isdisjoint(sight.words(at, look.end))  # «رد التحالف على الصاروخ بغارات على س»
        return trigger is not None and at < trigger.start <= at + 4 and not strikes  # «ردت القوات أمس على هجوم»
    replied = w.bare(look.near, w.DONE) and sight.word(at) in w.REPLIED and sight.word(at + 1) == "علي"
    return replied and trigger is not None and at + 1 <= trigger.start <= at + 3


def _came_after(look: Look) -> bool:
    """«وقامت القوات بتطويق المكان», «وأطلقت الشرطة عملية بحث»: what forces do when a deed is done."""
    if look.tactic in ("arrest_raid", "armed_clash", "other"):
        return False
    at = look.hit.end
    if _inquires(look):
        return True
    if not w.bare(look.near, w.DONE):
        if look.sight.word(at) not in w.DONE:
            return False
        at += 1  # «القوات قامت بتطويق المكان»
    first, second = look.sight.word(at), look.sight.word(at + 1)
    return first in w.SEEN_TO or first in w.OPERATIONS_AFTER and second in w.SEARCHES or first in w.ROADBLOCKS


def _inquires(look: Look) -> bool:
    """«تحقق الشرطة في مقتل رجل», «فتحت السلطات تحقيقا في», «عززت القوات انتشارها في المدينة بعد هجوم»: before the deed is told."""
    sight, end, trigger = look.sight, look.hit.end, look.trigger
    if look.pro.endswith(("ب", "ل")) or trigger is not None and trigger.start < end:
        return False
    if sight.word(end) == "في" and w.bare(look.near, _INQUIRE) or sight.word(end) in _INQUIRE:
        return True
    for i in range(end, min(look.end, end + _INQUIRY_REACH)):
        if sight.word(i) in _INQUIRIES:
            return sight.word(i + 1) in ("في", "حول", "بشان")
        if sight.word(i) in _PRECAUTIONS:
            return not _AFTER.isdisjoint(sight.words(i + 1, min(look.end, i + 1 + _INQUIRY_REACH)))
    return False


def _of_a_number(look: Look) -> bool:
    """«تعرض سبعة من رجال الشرطة لإصابات», «تعرضت دورية من الجيش لهجوم»: «من» behind a number or a unit says whose men it happened to."""
    at = next((i for i in range(look.hit.start - 1, look.hit.start - 4, -1) if look.sight.word(i) == "من"), None)
    if at is None:
        return False
    return look.sight.numeral_over(at - 1) is not None or any(w.cue_stem(look.sight.word(i)) in w.UNITS_OF for i in (at - 1, at - 2))


def its_men_did(look: Look) -> Role | None:
    """«قامت إحدى خلايا تنظيم X», «إن خلايا X أصابت»: a group's men as the subject of a verb before or behind them."""
    wing = next((k for k, x in enumerate(look.before[:3]) if x in w.WINGS), None)
    if wing is not None and look.pro.endswith("ل") and any(x in w.DONE for x in look.before[wing + 1 : wing + 2]):
        return look.is_(ATTACKER, "his men did", 0.9)
    k = 0
    while k < len(look.before) and w.cue_stem(look.before[k]) in w.OWN_MEN:
        k += 1
    if k == 0 or k >= len(look.before) or look.pro:
        return None
    word = look.before[k]
    if word in w.DONE:
        return look.is_(ATTACKER, "did", 0.95)
    after = range(look.hit.end, look.hit.end + 4)
    if word in ("ان", "بان") and any(h.verbal and not h.base.pro for i in after for h in look.sight.at(i, "tactics")):
        return look.is_(ATTACKER, "his men did", 0.85)
    return None


def its_unit_arrests(look: Look) -> Role | None:
    """«أوقفت مفرزة تابعة لـX إرهابيا», «كشفت ودمرت قوات لـX مخبأ»: a unit behind a verb of arrest or search is whose men did it."""
    sight, at = look.sight, look.hit.start
    if look.trigger is None or look.tactic != "arrest_raid":
        return None
    unit = at - 1
    while unit > max(look.start, at - _UNIT_REACH) and sight.word(unit) in _ITS_KIND:
        unit -= 1
    verb = sight.word(unit - 1)
    verb = sight.word(look.hit.end) if verb in w.THAT else verb  # «أن مفرزة للجيش دمرت مخبأ»
    if sight.word(unit) not in _ARRESTING or unit <= look.start or not (w.bare(verb, _SEARCHED) or look.trigger.start == unit - 1):
        return None
    return look.is_(ATTACKER, "his men did", 0.9) if look.pro.endswith("ل") or sight.word(at - 1) == "من" else None


def did_by_his(look: Look, k: int) -> bool:
    """«زرعها عناصر يعتقد أنهم تابعون لـX», «من قبل مسلحين ينتمون لـX»: right behind the verb stand men or arms that are the name's."""
    sight, last = look.sight, look.hit.start - 1 - k
    previous = look.previous.hit if look.previous is not None else None
    plain = previous is not None and (is_noun(previous) or previous.size == 1 and sight.word(previous.start).endswith("ون"))
    men = plain and previous is not None and not thing_between(sight, previous, look.hit)
    named = look.start if previous is None else previous.start if men else previous.end
    for i in range(last - 1, max(named, last - _BACK) - 1, -1):
        word = sight.word(i)
        gap = sight.gap(i + 1)
        if any(c in gap for c in ".؛:") or "،" in gap and sight.word(i + 1) not in w.HELD:  # «شنه مسلحون، يعتقد انتماؤهم لـX»
            return False
        if word in w.UNITS or word in w.MEN_OF or word in w.PEOPLE_WHO or men and previous is not None and i == previous.start:
            back = i - 1 - (sight.word(i - 1) in w.AIRCRAFT)  # «ألقت طائرة مسيرة تابعة لـX»
            before = sight.word(back - (sight.word(back) in w.ADVERBS))
            if before in _SET_UPON and word.endswith(("ون", "ان")):
                return True  # «هاجم متمردون يشتبه في انتمائهم لـX بلدة»
            came = before == "من" and any(w.cue_stem(x) in w.EVENT_NOUNS for x in sight.words(i - 4, i - 1))
            return came or w.bare(before, w.DONE) or before in w.BY  # «تعرضت القرية لقصف من قوات تابعة لـX»
    return False


def left_it(look: Look) -> Role | None:
    """«لغم من مخلفات X», «لغم خلفه X», «قذيفة من مخلفات حرب X»: whose mine or shell it was that went off later."""
    if look.tactic not in ("mine", "bombing_ied", "shelling", "grenade", "other") or look.pro:
        return None
    k = 1 if look.near in w.OF_A_WAR else 0
    return look.is_(ATTACKER, "left it", 0.9) if len(look.before) > k and look.before[k] in w.LEFT else None


def _led_into_it(look: Look) -> bool:
    """«أوقعت المقاومة مجموعة من الحوثيين في كمين»: behind who led them into it stand those who were ambushed."""
    previous = look.previous
    if look.pro or previous is None or not w.bare(look.sight.word(previous.hit.start - 1), w.LED_INTO):
        return False
    behind = look.sight.words(look.hit.end, look.hit.end + 5)
    return any(x == "في" and y in w.CHECKPOINTS for x, y in pairwise(behind))


def ambushed(look: Look) -> Role | None:
    """«كمن المقاتلون لقوة من الجيش»: behind «ل» stands who was waited for; «وقعت قوة من الجيش في كمين»: before «كمين» who fell into it."""
    if _led_into_it(look):
        return look.is_(TARGET, "ambushed", 0.9)
    trigger = look.trigger
    if trigger is not None and trigger.entry.id == "lay-in-wait" and look.sight.word(trigger.start) in _FELL_INTO and not look.pro:
        trap = next((i for i in range(trigger.end, trigger.end + _TRAP_REACH) if w.cue_stem(look.sight.word(i)) in w.CHECKPOINTS), 0)
        return look.is_(TARGET, "fell into it", 0.85) if look.hit.end <= trap else None
    near = look.before[1] if look.near in w.MEN_OF and len(look.before) > 1 else look.near
    waited = near in w.LIES_IN_WAIT or look.second(w.LIES_IN_WAIT)
    return look.is_(TARGET, "ambushed", 0.9) if look.pro.endswith("ل") and waited else None
