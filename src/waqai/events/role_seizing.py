"""Who seizes or kills, and who is seized: «قنص جندي», «اغتيال شرطي», «قتل الجيش بالرصاص ثلاثة», «خطف عناصر من X ... قائدا»."""

from __future__ import annotations

from waqai.events import role_words as w
from waqai.events.parts import ATTACKER, BYSTANDER, TARGET, Look, Role
from waqai.mentions.counts.doers import object_past_origin
from waqai.text import word_set

_TWO = word_set("اثنين آخرين")


def seized(look: Look) -> Role | None:
    """«قنص جندي», «اغتيال شرطي», «اختطاف جنود»: of these words a state's men are the object; «بزي الجيش» is a disguise."""
    if look.near in w.CLOTHES:
        return look.is_(BYSTANDER, "disguise", 0.8)
    if whose_men_did(look):
        return look.is_(ATTACKER, "his men did", 0.85)
    state = str(look.hit.entry.attrs.get("class", "")).startswith("state")
    definite = look.sight.word(look.hit.start).startswith("ال") or not state or _stands_as_subject(look)
    named = look.hit.entry.pack == "actors" and definite and not _two_of_them(look)
    if not look.pro and look.near in w.KILLED and object_past_origin(look.sight, look.hit.end):
        return look.is_(ATTACKER, "killed", 0.85)
    if not look.pro and (look.near in w.KILLED and named or _its_men_killed(look)) and _objects(look):
        return look.is_(ATTACKER, "killed", 0.85)
    if state and look.near == "من" and look.second(w.ONE_MAN) and len(look.before) > 2 and look.before[2] in w.SEIZED:
        return look.is_(TARGET, "his man seized", 0.85)
    if (
        state
        and not look.pro
        and (look.near in w.SEIZED or look.near.removeprefix("ل") in w.SEIZED)
        and (look.hit.number == 1 or not look.hit.base.article)
        and not _followed_by_object(look)
    ):
        return look.is_(TARGET, "seized", 0.8)
    return None


def _two_of_them(look: Look) -> bool:
    """«قتلت أمس إرهابيين اثنين»: two in the accusative, whom somebody else killed."""
    return look.sight.word(look.hit.end) in _TWO and look.sight.word(look.hit.end - 1).endswith("ين")


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
