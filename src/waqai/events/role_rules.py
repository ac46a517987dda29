"""The rules that read one actor's part from the words around it, in order of preference; each gives a role or nothing."""

from __future__ import annotations

from collections.abc import Callable

from waqai.events import role_words as w
from waqai.events.parts import (
    AFFILIATE,
    ATTACKER,
    BYSTANDER,
    CONTROL,
    HELPED,
    SOURCE,
    SUPPORT,
    TARGET,
    VICTIM,
    Look,
    Role,
    between,
    is_noun,
    thing_between,
)
from waqai.events.role_blame import accused, announces_own, blamed, burdened, claims, condemns, lays_blame
from waqai.events.role_deaths import died, found_the_dead, killed_others, lost_men
from waqai.events.role_deeds import (
    ambushed,
    by_his_men,
    did,
    did_by_his,
    its_men_did,
    its_unit_arrests,
    left_it,
    struck_by_a_deed,
    struck_from,
)
from waqai.events.role_described import described
from waqai.events.role_naming import named_so
from waqai.events.role_put_down import his_force, killed_him, killed_them
from waqai.mentions.counts.doers import object_past_origin
from waqai.mentions.sight import Sight
from waqai.text import bases, word_set


def _speaks(look: Look) -> Role | None:
    """«وقال متحدث باسم الجيش», «مصادر في المقاومة», «أعلن الجيش أن»: who speaks, not who acts."""
    near = look.before[:4]
    if _introduced(look):
        return look.is_(SOURCE, "source", 0.8)
    if any(x in w.LEADERS and w.bare(y, w.BEFORE_A_LEADER) for x, y in zip(look.before[1:4], look.before[2:5], strict=False)):
        return look.is_(TARGET, "his leader's", 0.8)  # «استهداف موكب قائد في الحركة»
    if any(x == "باسم" for x in near[:2]):
        return look.is_(SOURCE, "source", 0.8)
    if look.near in w.ACCORDING and look.pro.endswith("ل") or look.near in w.SAID_IT and look.second(w.WHAT):
        return look.is_(SOURCE, "source", 0.8)
    for k, word in enumerate(near):
        noun = word[1:] if word.startswith("و") and word[1:] in w.SOURCE_NOUNS else word
        if noun in w.SOURCE_NOUNS and 1 <= k <= 2 and look.pro.endswith("ل") and noun not in (*w.LEADERS, "قياده"):
            return look.is_(SOURCE, "source", 0.8)
        if noun in w.SOURCE_NOUNS and (
            k == 0 and noun not in w.LEADERS or k >= 1 and any(x in ("في", "من", "باسم", "عن", "ل") for x in near[:k])
        ):
            acts = any(w.cue_stem(x) in w.EVENT_NOUNS or x in w.DONE for x in near[:k])  # «في بيان عن شن المسلحين هجوما»
            return None if acts else look.is_(SOURCE, "source", 0.8)
        if noun in w.LEADERS and k <= 1:
            return look.is_(SOURCE, "source", 0.8) if any(x in w.REPORT_VERBS for x in look.before[k + 1 : k + 3]) else None
        if look.actor_at(k):
            break
    if look.near in w.REPORT_VERBS:
        after = list(look.sight.words(look.hit.end, look.hit.end + 6))
        if any(x in ("ان", "انه", "انها", "بان", "بانه", "عن", "انهم") for x in after):
            return look.is_(SOURCE, "source", 0.8)
        if any(x in w.TO_THE_PRESS for x in after[:2]):
            return look.is_(SOURCE, "source", 0.8)  # «وقال شرطي لوكالة ... وقع انفجاران»
    joined = look.pro.startswith("و") or any(x.startswith("و") for x in look.before[:2])
    if joined and _speaks_as_well(look):
        return look.is_(SOURCE, "source", 0.8)
    return None


def _introduced(look: Look) -> bool:
    """«وقال سالم كريم وهو قائد كبير بالشرطة في قندوز إن»: the force of the man who says it."""
    sight = look.sight
    he = next((i for i in range(look.hit.start - 1, look.hit.start - _OFFICE_REACH, -1) if sight.word(i) in _WHO_IS), None)
    if he is None or not any(word in w.REPORT_VERBS for word in sight.words(max(look.start, he - _NAME_REACH), he)):
        return False
    return any(sight.word(i) in _THAT for i in range(look.hit.end, look.hit.end + _SPEECH_REACH))


def _speaks_as_well(look: Look) -> bool:
    """«قال مسؤولون ورجال قبائل إن», «ذكر سكان ومسلحون محليون أن»: the second of those who say it, right before «أن»."""
    sight, hit = look.sight, look.hit
    that = next((i for i in range(hit.end, hit.end + 3) if sight.word(i) in _THAT), 0)
    told = next((k for k, word in enumerate(look.before[:_SPEECH_REACH]) if word in w.REPORT_VERBS), 0)
    return bool(that and told) and not any(sight.gap(i).strip() for i in range(hit.start - told, that + 1))


_THAT, _SPEECH_REACH = word_set("أن إن بأن"), 6
_WHO_IS, _OFFICE_REACH, _NAME_REACH = word_set("وهو وهي"), 5, 6


def _arms_of(look: Look) -> Role | None:
    """«قصف أوكراني», «غارة تركية», «نيران هندية»: a name that opens with a deed or with fire is whose that was."""
    hit = look.hit
    deed = w.cue_stem(look.sight.word(hit.start))
    if hit.size < 2 or hit.entry.pack != "actors" or deed not in w.EVENT_NOUNS or deed in w.OPERATIONS:
        return None
    return None if any(w.bare(x, w.REPELLED) for x in look.before[:2]) else look.is_(ATTACKER, "arms of", 0.85)


_SPANS = word_set("مدة ساعات فترة مرة ليلة سنوات دقائق")  # «قصف الجيش لساعات»


_FIRING = word_set("إطلاق بإطلاق وإطلاق لإطلاق")


def _struck_of(look: Look) -> Role | None:
    """«استهداف المستوطنين لمنزل», «استهداف الجيش منزلا»: behind the subject of a masdar stands its object, bare or with «ل»."""
    if look.near in _FIRING and not look.pro and look.sight.at(look.hit.end, "weapons"):
        return look.is_(ATTACKER, "struck it", 0.9)  # «نتيجة إطلاق الحوثيين مقذوفا على»
    if not w.bare(look.near, w.MASDARS) or look.pro:
        return None
    return look.is_(ATTACKER, "struck it", 0.9) if _its_object_behind(look) else None


def _his_machine_struck(look: Look) -> Role | None:
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


def _dispersed(look: Look) -> Role | None:
    """«فض قوات الأمن اعتصاما», «تفريق الشرطة للمتظاهرين»: who breaks up a crowd."""
    state = str(look.hit.entry.attrs.get("class", "")).startswith(("state", "paramilitary", "militia"))
    return look.is_(ATTACKER, "broke it up", 0.85) if look.near in w.DISPERSED and state and not look.pro else None


def _housed(look: Look) -> Role | None:
    """«قاعدة تضم قوات أجنبية»: who is at the place that was struck."""
    if look.near in w.HOUSES or look.second(w.HOUSES) and look.near in ("فيها", "فيه", "بها", "به"):
        return look.is_(TARGET, "is there", 0.75)
    taken = look.near in w.TAKES_FOR or look.second(w.TAKES_FOR) and look.near in (*w.MEN, "منه", "منها", "فيه", "فيها")
    taken = taken or len(look.before) > 2 and look.before[2] in w.TAKES_FOR and look.before[1] in ("منه", "منها") and look.near in w.MEN
    if taken and not look.pro and any(x in w.QUARTERS for x in look.sight.words(look.hit.end, look.hit.end + 8)):
        return look.is_(TARGET, "is there", 0.75)  # «مدرسة تتخذها الجماعة مقرا لها»
    return None


def _took(look: Look) -> Role | None:
    """«سيطر المتمردون على البلدة»: who takes ground; «منطقة يسيطر عليها» is a state of things."""
    if look.tactic != "armed_clash" or look.pro or look.near not in w.TOOK or is_noun(look.hit):
        return None
    return look.is_(ATTACKER, "took", 0.6) if "علي" in look.sight.words(look.hit.end, look.hit.end + 5) else None


def _supports(look: Look) -> Role | None:
    near = look.near
    if near in w.SUPPORT or look.second(w.SUPPORT) and (near in ("من", "قوات", "طيران", "مقاتلات", "طائرات", "مع") or look.pro == ""):
        return look.is_(SUPPORT, "support", 0.8)
    if look.pro in ("", "ل") and near in _IN_AID_OF:
        return look.is_(SUPPORT, HELPED, 0.8)  # «شنت القوات غارات لمساعدة الجيش العراقي»
    guards = near in w.GUARDING or near in ("من", "قوات", "جنود") and look.second(w.GUARDING)
    if guards and any(r.part == ATTACKER and r.hit.entry.id in ("israeli-settlers", "settler") for r in look.roles):
        return look.is_(SUPPORT, "guards them", 0.8)  # «هاجم مستوطنون القرية بحماية من قوات الاحتلال»
    return None


_IN_AID_OF = word_set("لمساعدة لدعم لإسناد لمساندة لمؤازرة دعما إسنادا مساندة لنجدة لحماية")


def _clash_side(look: Look) -> Role | None:
    if look.tactic != "armed_clash":
        return None
    sight, near, lead = look.sight, look.near, look.before[:3]
    if near == "بين" or "بين" in lead and not any(look.actor_at(k) for k in range(lead.index("بين"))):
        earlier = [a for a in look.actors[: look.n] if "بين" in [sight.word(i) for i in range(a.start - 3, a.start)]]
        unread = near != "بين" and look.pro.startswith("و")  # «بين اللواء الرابع وB»
        return look.is_(TARGET if earlier or unread else ATTACKER, "between", 0.95)
    if near == "وبين" or "وبين" in lead:
        return look.is_(TARGET, "between", 0.95)
    if look.n > 0 and look.pro.startswith("و") and between(sight, look.actors[look.n - 1], look.start):
        return look.is_(TARGET, "between", 0.9)
    known = next((r for r in look.roles if r.hit.entry is look.hit.entry and r.cue == "between"), None)
    if known is not None:
        return look.is_(known.part, "named before", known.score)
    members = ("عناصر", "مسلحي", "قوات", "ميليشيات", "مقاتلي", "مسلحين", "افراد", "تنظيم", "جماعه")
    if near in ("مع", "ضد") or (look.second(frozenset(("مع", "ضد"))) and near in members):
        return look.is_(TARGET, "with", 0.9)
    return None


def _member(look: Look) -> Role | None:
    """«أصابت عنصرا بميليشيا X», «قتل جنديان بالجيش»: those hit, by where they serve."""
    if look.pro.endswith("ب") and look.near in w.ONE_MAN:
        return look.is_(VICTIM, "serves in", 0.8)
    return None


def _in_the_accusative(look: Look) -> Role | None:
    """«قالت الكتائب إنها قنصت جنديا إسرائيليا»: men in the accusative behind a verb are whom it struck."""
    trigger, sight = look.trigger, look.sight
    if trigger is None or look.pro or sight.word(look.hit.start) not in w.ACCUSATIVE or look.near in w.THAT:
        return None
    behind = trigger.start < look.hit.start <= trigger.end + 4 and not any(
        sight.word(i) in w.BREAKS for i in range(trigger.end, look.hit.start)
    )
    return look.is_(TARGET, "object", 0.85) if behind else None


def _object_of_many(look: Look) -> Role | None:
    """«استهدفوا الجندي», «هاجموا القوات»: behind a verb that ends in «وا» stands its object, as its subject was named before."""
    trigger = look.trigger
    struck = trigger is not None and trigger.form in ("verb", "phrase") and trigger.start <= look.hit.start - 1 < trigger.end
    struck = struck or look.near.endswith("وا") and any(h.verbal for h in look.sight.at(look.hit.start - 1, "tactics"))
    if not look.pro and look.near.endswith("وا") and (struck or look.near in w.STRIKES):
        return look.is_(TARGET, "object", 0.85)
    return None


def _struck_something(look: Look) -> Role | None:
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


def _affiliate(look: Look) -> Role | None:
    """«قوة تابعة لـX», «مواقع تابعة لـX», «القوات المناهضة لـX»."""
    k = 0 if look.near in w.AFFILIATE else 1 if look.second(w.AFFILIATE) and look.near in ("ل", "الي", "مع") else -1
    if look.near in w.BELONGING and look.pro.endswith("ل") and did_by_his(look, 0):
        return look.is_(ATTACKER, "his men did", 0.9)  # «شنه أفراد يشتبه في انتمائهم لـX»
    if look.near == "علي" and look.second(w.COUNTED_ON):
        k = 1  # «مسلحون محسوبون على X»
    if k < 0:
        return None
    if did_by_his(look, k):
        return look.is_(ATTACKER, "his men did", 0.9)
    if look.before[k] in w.HOSTILE:
        return look.is_(AFFILIATE, "against", 0.5)
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


def _genitive(look: Look) -> Role | None:
    """«كمين للمقاومة», «نصبت كمينا للحوثيين», «مواقع للحوثيين»."""
    checkpoint = look.near in w.CHECKPOINTS and (look.second(w.AT) or look.second(w.UNDERWENT))
    if checkpoint and look.pro in ("", "ل"):
        return look.is_(TARGET, "of", 0.85)  # «هجوم على كمين للشرطة», «تعرض كمين الجيش»
    if not look.pro.endswith("ل"):
        return _of_its_men(look)
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
    while k < min(3, len(look.before) - 1) and (look.before[k] in w.MEN or look.before[k] == "من"):
        k += 1
    word = look.before[k] if k < len(look.before) else ""
    if look.pro or not word.startswith("ل") or word[1:] not in w.MEN | w.SOME or k + 1 >= len(look.before):
        return None
    deed = next((d for x in look.before[k + 1 : k + 3] if (d := w.cue_stem(x)) in w.EVENT_NOUNS), "")  # «هجوم مسلح لعناصر»
    if deed not in w.EVENT_NOUNS or deed in w.OPERATIONS - {"محاوله", "محاولات"}:
        return None
    return None if deed.startswith(("كمي", "كماي", "قصف")) else look.is_(ATTACKER, "event-of", 0.85)


def _owned(look: Look) -> Role | None:
    """«سيارات تعود لناشطين في الحركة», «منزل يملكه قيادي في الجبهة»: whose the thing is that was struck."""
    owned = any(x in w.OWNED for x in look.before[:4]) and not any(look.actor_at(k) for k in range(3))
    return look.is_(TARGET, "owns it", 0.8) if owned else None


def _aimed_at(look: Look) -> Role | None:
    near, before, hit = look.near, look.before, look.hit
    if any(x in w.LURED for x in before[:4]):
        return look.is_(TARGET, "lured", 0.85)
    if near in ("علي", "ضد") or look.pro.endswith("ب") and look.tactic == "arrest_raid":
        return look.is_(TARGET, "against", 0.9)
    if near == "مع" and any(x.lstrip("و").startswith("تبادل") for x in look.sight.words(look.start, look.hit.start)):
        return look.is_(TARGET, "exchanged with", 0.9)
    if near in w.AT:
        if (
            near in w.STRIKES
            and not near.endswith("وا")
            and not _behind_a_deed(look)
            and not any(a.end <= hit.start - 1 for a in look.actors[: look.n])
        ):
            return look.is_(ATTACKER, "verb-subject", 0.8)
        return look.is_(TARGET, "against", 0.9)
    return None


def _behind_a_deed(look: Look) -> bool:
    """«الهجوم الذي استهدف الجيش»: a deed before the verb, in one breath with it; in «في حادث آخر، استهدف» another clause opens."""
    for i in range(look.hit.start - 2, max(look.start - 1, look.hit.start - 5), -1):
        if any(c in look.sight.gap(i + 1) for c in "،,."):
            return False
        if w.cue_stem(look.sight.word(i)) in w.EVENT_NOUNS:
            return True
    return False


def _driven_out(look: Look) -> Role | None:
    """«طرد الحوثيين من», «دحر المليشيات», «ملاحقة عناصر التنظيم»: the genitive or object of these words is who loses."""
    if look.pro:
        return None
    if w.bare(look.near, w.DRIVEN) or (w.cue_stem(look.near) in w.MEMBERS_OF and look.second(w.DRIVEN)):
        finite = look.near in ("طردت", "دحرت", "اخرجت", "اخرج")
        later = any(a.start < look.hit.end + 4 for a in look.actors[look.n + 1 :])
        if not (finite and later):
            return look.is_(TARGET, "driven out", 0.85)
    trigger = look.trigger
    if trigger is not None and trigger.start <= look.hit.start < trigger.end and w.bare(look.sight.word(trigger.start), w.DRIVEN):
        return look.is_(TARGET, "driven out", 0.85)
    return None


def _seized(look: Look) -> Role | None:
    """«قنص جندي», «اغتيال شرطي», «اختطاف جنود»: of these words a state's men are the object; «بزي الجيش» is a disguise."""
    if look.near in w.CLOTHES:
        return look.is_(BYSTANDER, "disguise", 0.8)
    if whose_men_did(look):
        return look.is_(ATTACKER, "his men did", 0.85)
    state = str(look.hit.entry.attrs.get("class", "")).startswith("state")
    named = look.hit.entry.pack == "actors" and (look.sight.word(look.hit.start).startswith("ال") or not state or _stands_as_subject(look))
    if not look.pro and look.near in w.KILLED and object_past_origin(look.sight, look.hit.end):
        return look.is_(ATTACKER, "killed", 0.85)
    if not look.pro and (look.near in w.KILLED and named or _its_men_killed(look)) and _objects(look):
        return look.is_(ATTACKER, "killed", 0.85)
    if state and look.near == "من" and look.second(w.ONE_MAN) and len(look.before) > 2 and look.before[2] in w.SEIZED:
        return look.is_(TARGET, "his man seized", 0.85)
    if (
        state
        and not look.pro
        and look.near in w.SEIZED
        and (look.hit.number == 1 or not look.hit.base.article)
        and not _followed_by_object(look)
    ):
        return look.is_(TARGET, "seized", 0.8)
    return None


def _its_men_killed(look: Look) -> bool:
    """«قتلت قوات الحرس», «قتل مسلحو ميليشيا X», «قتل عناصر من X»: a verb of killing, men in its subject's place, and whose they are."""
    sight, at = look.sight, look.hit.start - 1
    while at > look.start and (sight.word(at) in w.MEN_OF or sight.word(at) in w.ORGANISATIONS or sight.word(at) == "من"):
        at -= 1
    return at < look.hit.start - 1 and sight.word(at) in w.KILLED and sight.word(at + 1) != "من"


def _stands_as_subject(look: Look) -> bool:
    """«قتل جنود أوغنديون سبعة مدنيين», «قتلت قوات النظام 6 مدنيين»: a nation's men in the nominative, forces behind a feminine verb."""
    if look.hit.size > 1 and look.sight.word(look.hit.start) == "قوات" and look.near.endswith("ت"):
        return True
    return look.hit.size > 1 and look.sight.word(look.hit.end - 1).endswith("ون")


def _objects(look: Look) -> bool:
    """«قتل الجيش بالرصاص ثلاثة», «قتلت الحركة أمس ثمانية شرطيين»: the people killed stand behind who killed them, but for how and when."""
    at = look.hit.end
    while at < look.hit.end + 3 and (look.sight.word(at) in w.ADVERBS or look.sight.word(at).startswith("ب")):
        at += 1
    officer = look.sight.word(at).endswith("ا") and look.sight.word(at)[:-1] in w.OFFICES  # «قتلت الحركة عضوا في المجلس»
    return officer or look.sight.numeral_at(at) is not None or any(h.number for h in look.sight.at(at, "persons"))


def whose_men_did(look: Look) -> bool:
    """«خطف عناصر من الجبهة مساء أمس قائد اللواء»: with an object behind it, «عناصر من» is who took him and no count of the taken."""
    if look.near != "من" or not look.second(w.MEN) or len(look.before) < 3 or look.before[2] not in w.SEIZED:
        return False
    at = look.hit.end
    while at < look.hit.end + 5 and (
        look.sight.word(at) in w.ADVERBS or look.sight.word(at) == "من" or look.sight.word(at).startswith("ب")
    ):
        at += 1
    return (
        look.sight.word(at) in w.LEADERS
        or any(not h.base.pro for h in look.sight.at(at, "persons"))
        or look.sight.numeral_at(at) is not None
    )


def _followed_by_object(look: Look) -> bool:
    """«قنص الجندي مدنيا»; in «قنص جندي من الجيش» what follows is his force."""
    if look.sight.word(look.hit.end) == "من":
        return object_past_origin(look.sight, look.hit.end)
    after = range(look.hit.end, look.hit.end + 3)
    return any(a.start in after for a in look.actors[look.n + 1 :]) or look.sight.numeral_at(look.hit.end) is not None


def _controls(look: Look) -> Role | None:
    trigger, stem = look.trigger, w.cue_stem(look.near)
    if stem in w.STRONGHOLDS and not look.pro and _is_object(look):
        return look.is_(TARGET, "of", 0.8)
    if look.near in ("عليها", "عليه") and len(look.before) > 1 and w.cue_stem(look.before[1]) in w.CONTROL | {"سيطرت"}:
        return look.is_(CONTROL, "control", 0.9)
    if stem in w.CONTROL and not (trigger is not None and trigger.start <= look.hit.start - 1 < trigger.end):
        return look.is_(CONTROL, "control", 0.7)
    return None


def _is_object(look: Look) -> bool:
    """«قصف الجيش فجرا معاقل X», «غارات على معاقل X»: what stands before a name is what was struck, not where something happened."""
    trigger, second = look.trigger, look.before[1] if len(look.before) > 1 else ""
    struck = any(x in w.STRIKES for x in look.sight.words(look.start, look.hit.start)) and second not in w.PREPOSITIONS
    if struck or second in w.AT or w.bare(look.near, frozenset(("لمعقل", "لمعاقل"))):
        return True
    if trigger is None or not look.finite or trigger.entry.attrs.get("ground") or second in w.PREPOSITIONS:
        return False
    gap = range(trigger.end, look.hit.start - 1)
    return len(gap) <= 8 and not any(look.sight.word(i) in w.BREAKS or "،" in look.sight.gap(i) for i in gap)


def _has_its_subject(look: Look) -> bool:
    """«إن طائرات الجيش قصفت مواقع المعارضة»: a verb right behind «إن» and its subject has its object behind it."""
    trigger, previous = look.trigger, look.previous
    if trigger is None or not look.finite or previous is None or trigger.end != look.hit.start or previous.hit.end != trigger.start:
        return False
    return previous.part == ATTACKER and any(x in w.THAT for x in look.sight.words(previous.hit.start - 2, previous.hit.start))


def _struck_by_strikes(look: Look) -> Role | None:
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


_THEIR_MEN = w.MEN_OF | word_set("متمردي متشددي إرهابيي جهاديي انفصاليي قياديي")
_SERIES = word_set("سلسلة من عدة عشرات موجة مئات")
_STRIKES_IT = w.STRIKES | word_set("قصفت ضربت دمرت أصابت قتلت")


def _construct(look: Look) -> Role | None:
    """«مواقع الحوثيين» against «قصف قوات النظام»."""
    before, hit, stem = look.before, look.hit, w.cue_stem(look.near)
    trigger = look.trigger
    if trigger is not None and trigger.verbal and trigger.size > 1 and trigger.end == hit.start and look.near in w.MEN and not look.pro:
        return look.is_(ATTACKER, "verb-subject", 0.8)
    if look.tactic == "shelling" and before[:2] == ["مواقع", "من"] and not any(w.bare(x, w.DRIVEN) for x in before):
        return look.is_(ATTACKER, "fired from", 0.8)
    if stem in w.POSSESSED and not look.sight.gap(hit.start).strip("\"'«»“” ()/"):
        reach = [w.cue_stem(x) for x in before[1:4]]
        if any(x in w.AT or x in ("من", "قتل", "مقتل") for x in reach) or stem not in w.MEMBERS_OF:
            return look.is_(TARGET, "of", 0.8)
    if stem in ("تقدم", "زحف") and any(w.bare(x, w.STOPPED) for x in before[1:3]):
        return look.is_(TARGET, "stopped", 0.8)
    if stem in w.EVENT_NOUNS and not look.pro:
        if len(before) > 1 and before[1] in w.IT_SAYS or _has_its_subject(look):  # «إنه قصف دبابة روسية»
            return look.is_(TARGET, "object", 0.85)
        return look.is_(ATTACKER, "construct", 0.85)
    if look.finite and trigger is not None and trigger.end == hit.start - 2 and before[0] == "من" and before[1] in w.MEN:
        return look.is_(ATTACKER, "verb-subject", 0.8)  # «اشتبك عناصر من الجبهة مع ...»
    fallen = look.near in ("من", "قبضه", "ايدي", "فلول", "عصابات", "عناصر", "ميليشيات", "مليشيات") and any(
        x in w.LOSERS for x in before[:2]
    )
    if look.tactic == "armed_clash" and fallen and look.trigger is not None and look.trigger.end <= hit.start:
        return look.is_(TARGET, "from", 0.8)
    return None


RULES: tuple[Callable[[Look], Role | None], ...] = (
    found_the_dead, named_so, its_unit_arrests, announces_own, accused, condemns, lays_blame, claims, burdened, described, _arms_of,
    _struck_of,
    _his_machine_struck, _housed,
    _dispersed, his_force, killed_him, killed_them, killed_others, _speaks, _supports, _clash_side, _took, _owned, its_men_did, _member,
    _in_the_accusative, _object_of_many, _struck_by_strikes,
    _struck_something, left_it, ambushed, by_his_men, struck_from, struck_by_a_deed, did, blamed, _affiliate, _genitive,
    _aimed_at, _driven_out, _seized, lost_men, died, _controls, _construct,
)  # fmt: skip
