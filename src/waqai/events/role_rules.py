"""The rules that read one actor's part from the words around it, in order of preference; each gives a role or nothing."""

from __future__ import annotations

from collections.abc import Callable

from waqai.events import role_words as w
from waqai.events.parts import AFFILIATE, ATTACKER, BYSTANDER, CONTROL, HELPED, SUPPORT, TARGET, VICTIM, Look, Role, between, is_noun
from waqai.events.role_belonging import belongs_to, of_whom, owns_it, serves_in
from waqai.events.role_blame import accused, announces_own, blamed, burdened, charged_with, claims, condemns, lays_blame
from waqai.events.role_deaths import died, found_the_dead, killed_others, lost_men
from waqai.events.role_deeds import (
    ambushed,
    by_his_men,
    did,
    fell_to,
    fired,
    its_men_did,
    its_unit_arrests,
    left_it,
    struck_by_a_deed,
    struck_from,
)
from waqai.events.role_described import described
from waqai.events.role_losses import dealt_losses, held_to_be_his, nobody_of_his, trapped_by_him
from waqai.events.role_naming import named_so
from waqai.events.role_objects import his_machine_struck, in_the_accusative, object_of_many, struck_by_strikes, struck_of, struck_something
from waqai.events.role_put_down import his_force, killed_him, killed_them
from waqai.events.role_seizing import seized
from waqai.events.role_speech import speaks
from waqai.events.role_whence import came_from_his
from waqai.text import word_set

_MADE_UP = word_set("المكونة المكون مكونة مكون المؤلفة المؤلف مؤلفة مؤلف تتألف يتألف تتكون يتكون تتشكل يتشكل")
_PLACES = ("facility", "infrastructure", "military")
_DIED_IN = w.DIED | word_set("مات ماتت ماتا ماتوا قضى قضت قضوا سقط سقطوا")
_FORMER = word_set("السابق السابقة سابقا السابقين")
_STRIKES = ("air_strike", "drone_strike", "shelling", "armed_attack", "bombing_ied", "car_bomb", "suicide_bombing")
_STRUCK = word_set("قصفت قصف دمرت دمر هاجمت هاجم هاجموا ضربت أصابت")
_IN_AID_OF = word_set("لمساعدة لدعم لإسناد لمساندة لمؤازرة دعما إسنادا مساندة لنجدة لحماية")


def _arms_of(look: Look) -> Role | None:
    """«قصف أوكراني», «غارة تركية», «نيران هندية»: a name that opens with a deed or with fire is whose that was."""
    hit = look.hit
    deed = w.cue_stem(look.sight.word(hit.start))
    if hit.size < 2 or hit.entry.pack != "actors" or deed not in w.EVENT_NOUNS or deed in w.OPERATIONS:
        return None
    return None if any(w.bare(x, w.REPELLED) for x in look.before[:2]) else look.is_(ATTACKER, "arms of", 0.85)


def _dispersed(look: Look) -> Role | None:
    """«فض قوات الأمن اعتصاما», «تفريق الشرطة للمتظاهرين»: who breaks up a crowd."""
    state = str(look.hit.entry.attrs.get("class", "")).startswith(("state", "paramilitary", "militia"))
    if look.near in w.DISPERSED and look.hit.entry.id == "protesters" and not look.pro:
        return look.is_(TARGET, "broken up", 0.9)  # «استخدمت قوات الأمن الرصاص لتفريق محتجين»
    return look.is_(ATTACKER, "broke it up", 0.85) if look.near in w.DISPERSED and state and not look.pro else None


def _housed(look: Look) -> Role | None:
    """«قاعدة تضم قوات أجنبية»: who is at the place that was struck."""
    if look.near in w.HOUSES or look.second(w.HOUSES) and look.near in ("فيها", "فيه", "بها", "به"):
        return look.is_(TARGET, "is there", 0.75)
    if look.near in w.USES and not look.pro and _uses_a_place(look):
        return look.is_(TARGET, "is there", 0.75)
    taken = look.near in w.TAKES_FOR or look.second(w.TAKES_FOR) and look.near in (*w.MEN, "منه", "منها", "فيه", "فيها")
    taken = taken or len(look.before) > 2 and look.before[2] in w.TAKES_FOR and look.before[1] in ("منه", "منها") and look.near in w.MEN
    if taken and not look.pro and any(x in w.QUARTERS for x in look.sight.words(look.hit.end, look.hit.end + 8)):
        return look.is_(TARGET, "is there", 0.75)  # «مدرسة تتخذها الجماعة مقرا لها»
    return None


def _uses_a_place(look: Look) -> bool:
    """«مطار يستخدمه الجيش», «المبنى الذي تشغله القوات»: a place; not «أسلحة يستخدمها», nor «مواقع يستخدمها الحوثيون لإطلاق القذائف»."""
    sight, behind = look.sight, look.sight.word(look.hit.end)
    if behind.startswith("ل") and w.cue_stem(behind) in w.EVENT_NOUNS or behind in w.OF_STORES:
        return False
    verb = look.hit.start - 1
    return any(
        h.entry.attrs.get("site") or h.entry.attrs.get("class") in _PLACES for i in range(verb - 5, verb) for h in sight.at(i, "targets")
    )


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
    if guards and any(a.entry.id in ("israeli-settlers", "settler") for a in look.actors):
        return look.is_(SUPPORT, "guards them", 0.8)  # «هاجم مستوطنون القرية بحماية من قوات الاحتلال»
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


def _held_once(look: Look) -> Role | None:
    """«معقل X السابق», «المعقل السابق لX», «أحد معاقل X السابقة»: whose stronghold a place was is no side of what happens there now."""
    sight, hit = look.sight, look.hit
    near = [w.cue_stem(x) for x in look.before[:2]]
    once = sight.word(hit.end) in _FORMER or look.near in _FORMER
    return look.is_(BYSTANDER, "held it once", 0.8) if once and not w.STRONGHOLDS.isdisjoint(near) else None


def _controls(look: Look) -> Role | None:
    trigger, stem = look.trigger, w.cue_stem(look.near)
    if stem in w.STRONGHOLDS and not look.pro and _is_object(look):
        return look.is_(TARGET, "of", 0.8)
    if look.near in ("عليها", "عليه") and len(look.before) > 1 and w.cue_stem(look.before[1]) in w.CONTROL | {"سيطرت"}:
        if _holds_what_was_struck(look):
            return look.is_(TARGET, "is there", 0.75)
        return look.is_(CONTROL, "control", 0.9)
    if stem in w.CONTROL and not (trigger is not None and trigger.start <= look.hit.start - 1 < trigger.end):
        return look.is_(CONTROL, "control", 0.7)
    return None


def _holds_what_was_struck(look: Look) -> bool:
    """«استهدف القصف معسكرا يسيطر عليه X», «غارات على القاعدة التي تسيطر عليها X»: who holds a post that was struck."""
    sight, verb, trigger = look.sight, look.hit.start - 2, look.trigger
    if trigger is None or trigger.start >= verb or look.tactic not in _STRIKES:
        return False
    thing = next(
        (i for i in range(verb - 1, verb - 5, -1) for h in sight.at(i, "targets") if h.entry.attrs.get("class") == "military"), None
    )
    if thing is None:
        return False
    before = sight.words(max(look.start, thing - 3), thing)
    return any(x in w.AT or w.bare(x, w.MASDARS) or w.bare(x, w.STRIKES) or w.bare(x, _STRUCK) for x in before)


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
    if look.near.startswith("ال") and stem in w.EVENT_NOUNS and is_noun(hit) and any(x in _DIED_IN for x in before[1:4]):
        return look.is_(VICTIM, "died in it", 0.8)  # «مات في الكمين جنديان»
    if stem in w.EVENT_NOUNS and not look.pro:
        if len(before) > 1 and before[1] in w.IT_SAYS:  # «إنه قصف دبابة روسية»
            return look.is_(TARGET, "object", 0.85)
        return look.is_(ATTACKER, "construct", 0.85)
    if look.finite and trigger is not None and trigger.end == hit.start - 2 and before[0] == "من" and before[1] in w.MEN:
        return look.is_(ATTACKER, "verb-subject", 0.8)  # «اشتبك عناصر من الجبهة مع ...»
    if look.near == "من" and any(x in _MADE_UP for x in before[1:4]):
        return look.is_(AFFILIATE, "made up of", 0.5)  # «كتائب الثوار المكونة في معظمها من الإسلاميين»
    fallen = look.near in ("من", "قبضه", "ايدي", "فلول", "عصابات", "عناصر", "ميليشيات", "مليشيات") and any(
        x in w.LOSERS for x in before[:2]
    )
    if look.tactic == "armed_clash" and fallen and look.trigger is not None and look.trigger.end <= hit.start:
        return look.is_(TARGET, "from", 0.8)
    return None


RULES: tuple[Callable[[Look], Role | None], ...] = (
    found_the_dead, charged_with, dealt_losses,
    named_so, its_unit_arrests, announces_own, accused, condemns, lays_blame, claims, burdened, described, _arms_of,
    _held_once, struck_of, came_from_his, nobody_of_his, held_to_be_his, trapped_by_him,
    his_machine_struck, _housed,
    _dispersed, his_force, killed_him, killed_them, killed_others, speaks, _supports, _clash_side, _took, owns_it, its_men_did, fired,
    serves_in, in_the_accusative, object_of_many, struck_by_strikes,
    struck_something, left_it, ambushed, fell_to, by_his_men, struck_from, struck_by_a_deed, did, blamed, belongs_to, of_whom,
    _aimed_at, _driven_out, seized, lost_men, died, _controls, _construct,
)  # fmt: skip
