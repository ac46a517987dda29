"""Armed groups that tell of a deed of their own in the sentence that tells it: they claim it.

«قال التنظيم في بيان إنه خطف ...», «أعلنت الحركة أن مقاتليها هاجموا ...», «كشفت الجماعة عن قتلها جنديين», «أعلن المتحدث باسمها
تنفيذ عملية».
"""

from __future__ import annotations

from waqai.events.cast import KINDS
from waqai.events.claim_words import NOT_OWNED
from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.role_blame import ITS_OWN_DEED
from waqai.events.role_disowning import disowns
from waqai.events.role_words import ADVERBS, HIS_MEN, IT_SAYS
from waqai.events.saying import PUBLISHED, SAID
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

DEED = word_set("العملية الهجوم الحادث الحادثة الاعتداء التفجير المجزرة الضربة الكمين للعملية للهجوم للتفجير للاعتداء")
SAYS = SAID | PUBLISHED | word_set("يقول تقول")
_ABOUT = word_set("عن ضد على حول")
_ITS_DOING = word_set("قيامه قيامها قيامهم تنفيذه تنفيذها بتنفيذه بتنفيذها تمكنه تمكنها بقيامه بقيامها")
_SPOKESMEN = word_set("المتحدث الناطق متحدث ناطق")
_CARRIED_OUT = word_set("تنفيذ شن استهداف إطلاق إسقاط تدمير قصف")
_HIS_NAME = 7  # tokens from a group to the deed, over the name of who speaks for it
_OWNS_UP = word_set("أعلن أعلنت أكد أكدت")
_ITS_MEN = HIS_MEN | word_set("مقاتلا مقاتلين انتحاريا انتحاريين أحد جماعته حركته تنظيمه كتائبه")
_SOURCES = word_set("مصادر مصدر مراسل أنصار")
_MEN_OF = word_set("مقاتلي مسلحي عناصر رجال مقاتلين عنصرا")
_DEED_OR_VERB = word_set("قصف قتل خطف ضرب")
_ATTACKS = word_set("هجوم هجوما هجومين هجمات استهداف إطلاق تنفيذ شن عملية عمليات تفجير")
_ADVERBS_OR_OF = ADVERBS | {"عن"}
_SAID_REACH = 22
ARMED = ("armed_group", "militia")


def say_so_themselves(reading: Reading, draft: Draft) -> None:
    """«قال التنظيم في بيان إنه خطف ...», «أعلنت الحركة أن مقاتليها هاجموا ...»: an armed group that tells of its own deed claims it."""
    lead, sight = draft.decision.lead, reading.sight
    if draft.tactic in NOT_OWNED or draft.segment.in_title:
        return
    if _tells_its_own_deed(reading, draft) or lead is None:
        return
    start = max(draft.segment.sentence.start, lead.start - _SAID_REACH)
    for i in range(start, lead.start):
        if sight.word(i).removeprefix("و") not in SAYS:
            continue
        for group in sight.within(i + 1, min(i + 6, lead.start), "actors"):
            if str(group.entry.attrs.get("class")) not in (*ARMED, "political") or not _SOURCES.isdisjoint(sight.words(i + 1, group.start)):
                continue
            if sight.word(group.start - 1) in _ABOUT:
                continue  # «قالت الشرطة عن الحركة إنها تقف وراء الهجوم»
            if disowns(sight, group):
                return  # «قالت الحركة إنها لا تقف وراء إطلاق الصاروخ»
            names = [n for n in reading.cast.names(group, reading.country) if n not in KINDS]
            own = [n for n in names if n in draft.attackers]
            its = range(group.end, lead.start)
            if own and (any(_of_itself(reading, k, group) for k in its) or _announces(reading, i, group, lead)):
                draft.claimed_by, draft.claim_hit = own[0], group
                return
            answered = sight.word(lead.start).startswith("ل")  # «انتقاما لتفجير انتحاري»
            nobody = set(draft.attackers) <= KINDS and names and names[0] not in draft.targets and not answered
            attacks = reading.sight.word(lead.start) in _ATTACKS and _announces(reading, i, group, lead)
            if nobody and (attacks or any(_did_it(reading, k) for k in its) or _by_spokesman(reading, i, group, lead)):
                draft.claimed_by, draft.claim_hit = names[0], group
                draft.attackers, draft.attacker_sure, draft.attacker_hits = tuple(names[:1]), 0.8, (group,)
                return


def _tells_its_own_deed(reading: Reading, draft: Draft) -> bool:
    """«أعلنت الكتائب قتلها جنديين», «كشف التنظيم عن إعدامه أسيرا»: gives the claim to who announces a deed with «ه» of his."""
    own = next((r.hit for r in draft.roles if r.cue == ITS_OWN_DEED and str(r.hit.entry.attrs.get("class")) in ARMED), None)
    names = [n for n in reading.cast.names(own, reading.country) if n in draft.attackers] if own is not None else []
    if names:
        draft.claimed_by, draft.claim_hit = names[0], own
    return bool(names)


def _announces(reading: Reading, verb: int, group: Hit, lead: Hit) -> bool:
    """«أعلن التنظيم أمس تفجير المبنى», «أعلن عن هجوم بصاروخ»: the noun of the deed right behind who announces it, but for when; «أعلن
    مقتل» tells of anybody. «أوضح الحزب استهدافه تجمعا للجنود»: with «ه» it is his own deed.
    """
    sight = reading.sight
    if group.start - verb > 2:
        return False
    when = {k for m in reading.moments for k in range(m.start, m.end)}
    at = next((k for k in range(group.end, lead.end) if sight.word(k) not in _ADVERBS_OR_OF and k not in when), lead.end)
    deed = next((h for h in sight.at(at, "tactics") if not h.entry.attrs.get("toll") or sight.word(at) == "قتل"), None)
    if deed is None or deed.base.article or deed.base.pro or (deed.verbal and sight.word(at) not in _DEED_OR_VERB):
        return False
    return sight.word(verb).removeprefix("و") in _OWNS_UP or bool(deed.base.enc)


def _by_spokesman(reading: Reading, verb: int, group: Hit, lead: Hit) -> bool:
    """«أعلن المتحدث العسكري باسم الحركة سالم علي تنفيذ عملية»: behind the spokesman and his name the deed as something carried out."""
    sight = reading.sight
    if sight.word(group.start - 1) != "باسم" or not _SPOKESMEN & set(sight.words(verb + 1, group.start)):
        return False
    done = next((i for i in range(group.end, min(group.end + _HIS_NAME, lead.start + 1)) if sight.word(i) in _CARRIED_OUT), None)
    return done is not None and not any(sight.gap(i).strip() for i in range(group.end + 1, done))


def _of_itself(reading: Reading, i: int, group: Hit) -> bool:
    word = reading.sight.word(i)
    return word in IT_SAYS or word in _ITS_DOING or (word in ("ان", "بان") and _names_its_men(reading, i + 1, group))


def _did_it(reading: Reading, i: int) -> bool:
    """«إنه قتل ستة جنود», «إن عناصره نفذوا الهجوم»: right behind «أن» he or his men do it."""
    sight = reading.sight
    if sight.word(i) in IT_SAYS:
        return any(h.form == "verb" for h in sight.at(i + 1, "tactics"))
    return sight.word(i) in ("ان", "بان") and sight.word(i + 1) in _ITS_MEN and bool(sight.at(i + 2, "tactics"))


def _names_its_men(reading: Reading, i: int, group: Hit) -> bool:
    """«عناصره», «مقاتلي الحركة», «الهجوم»: whom or what a group speaks of as its own."""
    sight = reading.sight
    if sight.word(i) in _ITS_MEN | DEED:
        return True
    named = sight.at(i + 1, "actors") if sight.word(i) in _MEN_OF else []
    return any(h.entry.id == group.entry.id or h.entry.id.endswith("anaphora") for h in named)
