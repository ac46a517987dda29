"""The rules that read one actor's part from the words around it, in order of preference; each gives a role or nothing."""

from __future__ import annotations

from collections.abc import Callable

from waqai.events import role_words as w
from waqai.events.parts import AFFILIATE, ATTACKER, BYSTANDER, CONTROL, SOURCE, SUPPORT, TARGET, VICTIM, Look, Role, between, is_noun


def _speaks(look: Look) -> Role | None:
    """«وقال متحدث باسم الجيش», «مصادر في المقاومة», «أعلن الجيش أن»: who speaks, not who acts."""
    near = look.before[:4]
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
            return None if any(w.cue_stem(x) in w.EVENT_NOUNS for x in near[:k]) else look.is_(SOURCE, "source", 0.8)
        if noun in w.LEADERS and k <= 1:
            return look.is_(SOURCE, "source", 0.8) if any(x in w.REPORT_VERBS for x in look.before[k + 1 : k + 3]) else None
        if look.actor_at(k):
            break
    if look.near in w.REPORT_VERBS:
        after = list(look.sight.words(look.hit.end, look.hit.end + 6))
        if any(x in ("ان", "انه", "انها", "بان", "بانه", "عن", "انهم") for x in after):
            return look.is_(SOURCE, "source", 0.8)
    return None


def _announces_own(look: Look) -> Role | None:
    """«قالت القيادة إنها قتلت أربعة»: who speaks of a deed of its own."""
    sight, hit = look.sight, look.hit
    if look.near not in w.REPORT_VERBS:
        return None
    for i in range(hit.end, hit.end + 5):
        if sight.word(i) in w.IT_SAYS:
            deed = any(h.form == "verb" and h.entry.attrs.get("toll") == "killed" for h in sight.at(i + 1, "tactics"))
            named = any(a.start in (i + 2, i + 3) for a in look.actors)
            return look.is_(ATTACKER, "announced", 0.7) if deed and not named else None
    return None


def _accused(look: Look) -> Role | None:
    """«اتهمت السلطات جماعة X بالوقوف وراءه»: the accuser speaks, the accused is the attacker; «اتهمته بالتحريض» accuses of no attack."""
    behind = [look.sight.word(i) for i in range(look.hit.end, look.hit.end + 4)]
    if look.near in w.ACCUSED and not any(x in w.OF_THE_DEED for x in behind):
        return look.is_(SOURCE, "accuses", 0.8)
    if any(x in w.ACCUSED for x in look.before) and any(x in w.OF_THE_DEED for x in behind):
        return look.is_(ATTACKER, "accused", 0.8)
    return None


def _supports(look: Look) -> Role | None:
    near = look.near
    if near in w.SUPPORT or look.second(w.SUPPORT) and (near in ("من", "قوات", "طيران", "مقاتلات", "طائرات", "مع") or look.pro == ""):
        return look.is_(SUPPORT, "support", 0.8)
    return None


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


def _did(look: Look) -> Role | None:
    near = look.near
    if look.sight.word(look.hit.start - 1) == "فجر" and not look.pro:  # «فجر مسلحون», never «at dawn»
        return look.is_(ATTACKER, "did", 0.9)
    if near in w.RESPONDED and not look.pro and any(look.sight.word(i) in w.BY_FIRING for i in range(look.hit.end, look.hit.end + 3)):
        return look.is_(ATTACKER, "did", 0.9)
    if near in ("مصدره", "مصدرها"):
        return look.is_(ATTACKER, "came from", 0.9)
    after = [look.sight.word(i) for i in range(look.hit.end, look.hit.end + 4)]
    if not look.pro and after[0] in w.DONE and any(w.cue_stem(x) in w.EVENT_NOUNS for x in after[1:]):
        return look.is_(ATTACKER, "does", 0.85)
    if near in w.HANDS and look.second(frozenset(("من",))):
        return look.is_(TARGET, "from the hands of", 0.85)
    if near in w.BY and any(x in w.PURPOSE for x in look.before):
        return look.is_(BYSTANDER, "purpose", 0.6)
    if near in w.BY and (look.second(frozenset(("علي", "من"))) or near == "بواسطه"):
        return look.is_(ATTACKER, "by", 0.95)
    if w.bare(near, w.DONE):
        return look.is_(ATTACKER, "did", 0.95)
    second = look.before[1] if len(look.before) > 1 else ""
    if near in w.THEREBY and (w.bare(second, w.DONE) or second in ("يقوم", "تقوم")) or near in w.MEN and w.bare(second, w.DONE):
        return look.is_(ATTACKER, "did", 0.95)
    if near == "من" and any(x in w.BY_FIRE for x in look.before[1:4]):
        return look.is_(ATTACKER, "by fire of", 0.85)
    wide = [look.sight.word(i) for i in range(look.hit.start - 1, max(look.start, look.hit.start - 9) - 1, -1)]
    launched = near not in w.POSSESSED or look.tactic in ("shelling", "air_strike", "shooting") and near == "مواقع"
    if any(x in w.CAME_FROM for x in wide) and "من" in look.before[:2] and launched:
        if _of_a_number(look):
            return look.is_(TARGET, "underwent", 0.8)
        return look.is_(ATTACKER, "underwent-from", 0.85)
    if any(x in w.UNDERWENT for x in look.before[:3]) and not look.pro and not any(look.actor_at(k) for k in range(2)):
        return look.is_(TARGET, "underwent", 0.85)
    return None


def _of_a_number(look: Look) -> bool:
    """«تعرض سبعة من رجال الشرطة لإصابات», «تعرضت دورية من الجيش لهجوم»: «من» behind a number or a unit says whose men it happened to."""
    at = next((i for i in range(look.hit.start - 1, look.hit.start - 4, -1) if look.sight.word(i) == "من"), None)
    if at is None:
        return False
    return look.sight.numeral_over(at - 1) is not None or any(w.cue_stem(look.sight.word(i)) in w.UNITS_OF for i in (at - 1, at - 2))


def _its_men_did(look: Look) -> Role | None:
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


def _member(look: Look) -> Role | None:
    """«أصابت عنصرا بميليشيا X», «قتل جنديان بالجيش»: those hit, by where they serve."""
    if look.pro.endswith("ب") and look.near in w.ONE_MAN:
        return look.is_(VICTIM, "serves in", 0.8)
    return None


def _object_of_many(look: Look) -> Role | None:
    """«استهدفوا الجندي», «هاجموا القوات»: behind a verb that ends in «وا» stands its object, as its subject was named before."""
    trigger = look.trigger
    struck = trigger is not None and trigger.form == "verb" and trigger.end == look.hit.start
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


def _blamed(look: Look) -> Role | None:
    """«نسب إلى», «يشتبه بأنهم من», «المسؤولية عن»; and «X يقف وراء»."""
    window = look.before
    after = [look.sight.word(i) for i in range(look.hit.end, look.hit.end + 4)]
    if any(a in ("يقف", "تقف", "وقف", "وقفت") for a in after[:3]) and any(a in ("وراء", "خلف") for a in after):
        return look.is_(ATTACKER, "stands behind", 0.85)
    wide = [look.sight.word(i) for i in range(look.hit.start - 1, max(look.start, look.hit.start - 12) - 1, -1)]
    if look.near == "الي" and any(x in w.ATTRIBUTED for x in wide):
        return look.is_(ATTACKER, "attributed", 0.8)
    cues = [k for k, x in enumerate(window) if x in w.BLAMED]
    if not cues or look.near in ("علي", "ضد") or look.pro.endswith("ل") and not any(window[k].startswith("منسوب") for k in cues):
        return None
    if any(look.actor_at(k) for k in cues):
        return None
    if look.near in ("الي", "من", "ان", "بان", "انهم", "بانهم", "عناصر", "وراء", "خلف", "مسلحي", "اعضاء", "مقاتلي", "مسووليه", "بتنفيذ"):
        return look.is_(ATTACKER, "blamed", 0.8)
    return None


def _affiliate(look: Look) -> Role | None:
    """«قوة تابعة لـX», «مواقع تابعة لـX», «القوات المناهضة لـX»."""
    k = 0 if look.near in w.AFFILIATE else 1 if look.second(w.AFFILIATE) and look.near in ("ل", "الي", "مع") else -1
    if k < 0:
        return None
    if look.before[k] in w.HOSTILE:
        return look.is_(AFFILIATE, "against", 0.5)
    previous, trigger, hit = look.previous, look.trigger, look.hit
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
    if not look.pro.endswith("ل"):
        return None
    if look.sight.at(look.hit.start - 1, "targets") and look.near not in w.EVENT_NOUNS:  # «حافلة للجنود»
        return look.is_(TARGET, "of", 0.85)
    for k, word in enumerate(look.before[:4]):
        stem = w.cue_stem(word)
        if stem in w.POSSESSED:
            return look.is_(TARGET, "of", 0.85)
        if stem in w.EVENT_NOUNS:
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
            and not any(w.cue_stem(x) in w.EVENT_NOUNS for x in before[1:4])
            and not any(a.end <= hit.start - 1 for a in look.actors[: look.n])
        ):
            return look.is_(ATTACKER, "verb-subject", 0.8)
        return look.is_(TARGET, "against", 0.9)
    return None


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
    state = str(look.hit.entry.attrs.get("class", "")).startswith("state")
    named = look.hit.entry.pack == "actors" and (look.sight.word(look.hit.start).startswith("ال") or not state)
    if look.near in w.KILLED and not look.pro and named and _objects(look):
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


def _objects(look: Look) -> bool:
    """«قتل الجيش بالرصاص ثلاثة», «قتلت الحركة أمس ثمانية شرطيين»: the people killed stand behind who killed them, but for how and when."""
    at = look.hit.end
    while at < look.hit.end + 3 and (look.sight.word(at) in w.ADVERBS or look.sight.word(at).startswith("ب")):
        at += 1
    return look.sight.numeral_at(at) is not None or any(h.number for h in look.sight.at(at, "persons"))


def _followed_by_object(look: Look) -> bool:
    """«قنص الجندي مدنيا»; in «قنص جندي من الجيش» what follows is his force."""
    if look.sight.word(look.hit.end) == "من":
        return False
    after = range(look.hit.end, look.hit.end + 3)
    return any(a.start in after for a in look.actors[look.n + 1 :]) or look.sight.numeral_at(look.hit.end) is not None


def _died(look: Look) -> Role | None:
    """«مقتل عشرات من عناصر التنظيم», «الجنود قتلوا عندما»: who is told dead without a number is a victim; «الجيش قتل 31» acts."""
    sight, hit = look.sight, look.hit
    after = sight.word(hit.end)
    number = sight.numeral_at(hit.end + 1) is not None or any(a.start in (hit.end + 1, hit.end + 2) for a in look.actors)
    if after in w.KILLS and number and not look.near.endswith("قتل"):
        return look.is_(ATTACKER, "killed", 0.8)
    if look.near in w.FELL and any(x in w.FALLEN for x in sight.words(hit.end, hit.end + 2)):
        return look.is_(VICTIM, "told dead", 0.85)  # «سقط شرطي قتيلا»
    if after in w.THEY_DIED and not number:
        return look.is_(VICTIM, "told dead", 0.8)
    if look.near in w.DEAD and _nobody_killed(look):
        return look.is_(VICTIM, "told dead", 0.8)
    if look.pro in ("", "و"):
        for k, word in enumerate(look.before[:4]):
            bare = word[1:] if word.startswith("و") else word
            if word in w.DEATHS or bare in w.DIED and k >= 1 and _of_his_force(look, k):
                return look.is_(VICTIM, "told dead", 0.8)
            if look.actor_at(k) or word in ("علي", "بين") or w.cue_stem(word) in w.EVENT_NOUNS:
                break
    return None


def _nobody_killed(look: Look) -> bool:
    """«قتل شرطي برصاص»: an indefinite noun right behind «قتل» died, where no other follows whom it may have killed («قتل شرطي متظاهرا»)."""
    sight, hit = look.sight, look.hit
    if look.pro or hit.base.article or not is_noun(hit) or sight.word(hit.start).endswith("و"):
        return False
    ahead = range(hit.end, hit.end + 3)
    return not any(sight.at(i, "persons", "actors") or sight.numeral_at(i) is not None for i in ahead if not sight.word(i).startswith("و"))


def _of_his_force(look: Look, k: int) -> bool:
    """«قتل خمسة من الجنود», «قتل ضابط رفيع في الشرطة»: what stands between a word of death and the force says that it lost men."""
    between = look.before[:k]
    return "من" in between or between[0] in w.MEMBERS_OF or (between[0] == "في" and between[-1] in w.ONE_MAN)


def _lost_men(look: Look) -> Role | None:
    """«خسر الجيش أمس أحد عشر من عسكرييه», «فقدت الشرطة سبعة من عناصرها»: who lost men was struck."""
    bare = look.near[1:] if look.near[:1] in "وف" and look.near[1:] in w.LOST_MEN else look.near
    if bare not in w.LOST_MEN or look.pro:
        return None
    counted = any(look.sight.numeral_at(i) is not None for i in range(look.hit.end, look.hit.end + 4))
    return look.is_(VICTIM, "lost men", 0.85) if counted else None


def _controls(look: Look) -> Role | None:
    trigger, stem = look.trigger, w.cue_stem(look.near)
    if look.near in ("عليها", "عليه") and len(look.before) > 1 and w.cue_stem(look.before[1]) in w.CONTROL | {"سيطرت"}:
        return look.is_(CONTROL, "control", 0.9)
    if stem in w.CONTROL and not (trigger is not None and trigger.start <= look.hit.start - 1 < trigger.end):
        return look.is_(CONTROL, "control", 0.7)
    return None


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
        return look.is_(ATTACKER, "construct", 0.85)
    fallen = look.near in ("من", "قبضه", "ايدي", "فلول", "عصابات", "عناصر", "ميليشيات", "مليشيات") and any(
        x in w.LOSERS for x in before[:2]
    )
    if look.tactic == "armed_clash" and fallen and look.trigger is not None and look.trigger.end <= hit.start:
        return look.is_(TARGET, "from", 0.8)
    return None


RULES: tuple[Callable[[Look], Role | None], ...] = (
    _announces_own, _accused, _speaks, _supports, _clash_side, _its_men_did, _member, _object_of_many,
    _struck_something, _did, _blamed, _affiliate, _genitive, _aimed_at, _driven_out, _seized, _lost_men, _died, _controls,
    _construct,
)  # fmt: skip
