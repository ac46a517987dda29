"""The rules that read whose people the hurt, the dead or the spared were, by what is said of them beside a toll.

«إصابات في صفوف القوات X», «ثلاثة يعتقد أنهم من X قتلوا», «وقعوا في كمين لعناصر X».
"""

from __future__ import annotations

from waqai.events import role_words as w
from waqai.events.parts import ATTACKER, TARGET, VICTIM, Look, Role
from waqai.mentions.counts.doers import people_past_asides
from waqai.text import is_one_of, word_set

_DEALING = word_set("تكبيد بتكبيد لتكبيد إلحاق بإلحاق")
_OWN_MEN = word_set("قواتنا جنودنا مقاتلونا مجاهدونا أبطالنا قواته قواتها مقاتلوه مقاتلوها مقاتلوهم")
_ITS_MEN = word_set("قواته قواتها قواتهم مقاتليه مقاتليها جنوده جنودها أنها أنه إنها إنه أنهم إنهم")
_LOSSES_REACH = 6
_HARM = word_set("إصابات إصابة خسائر ضحايا قتلى جرحى أضرار قتيل إصابه خسارة")
_RANKS = word_set("صفوف أوساط بين")
_THEIR = w.MEN_OF | word_set("ضباط طاقم منتسبي موظفي القوات")
_HELD = w.HELD | word_set("المشتبه مشتبه مفترضين مفترضون")
_THEY_FELL = w.THEY_DIED | word_set("قتلا أصيبا لقيا قضيا")
_PEOPLE = word_set("أشخاص شخصا رجال رجلا مسلحين مسلحا مسلحون عناصر شخصين رجلين آخرين شبان شابين")
_TRAPS = word_set("كمين كمائن كمينا")
_BACK = 9  # tokens from a name back to those who are held to be his
_RANKS_BACK = 4


def nobody_of_his(look: Look) -> Role | None:
    """«لم تسجل إصابات في صفوف القوات X», «دون خسائر بين جنود X»: whose people a toll, though it be none, is told of was struck."""
    if look.tactic == "armed_clash":
        return None
    sight, at = look.sight, look.hit.start - 1
    while at > look.hit.start - _RANKS_BACK and sight.word(at) in _THEIR:
        at -= 1
    if sight.word(at) not in _RANKS:
        return None
    at -= sight.word(at - 1) == "في"
    told = any(sight.word(i) in _HARM for i in (at - 1, at - 2))
    return look.is_(TARGET, "nobody of theirs", 0.85) if told else None


def dealt_losses(look: Look) -> Role | None:
    """«كبد الجيش المتمردين خسائر», «تكبيد المسلحين خسائر», «إن قواته كبدت الميليشيات خسائر»: who deals losses is named first, where anybody
    is, then who suffers them.
    """
    trigger, hit = look.trigger, look.hit
    if trigger is None or trigger.entry.id != "losses-frame" or hit.start <= trigger.start or look.pro not in ("", "ب"):
        return None
    verb = look.sight.word(trigger.start)
    between = look.sight.words(trigger.start + 1, hit.start)
    if len(between) > _LOSSES_REACH or not _HARM.isdisjoint(between):
        return None
    if look.pro or look.near in _RANKS or "صفوف" in between:
        return look.is_(TARGET, "dealt losses", 0.9)  # «ألحقوا خسائر بالجيش»
    them = verb.endswith(("هم", "ها", "ته"))
    first = not any(a.start > trigger.start for a in look.actors[: look.n]) and _OWN_MEN.isdisjoint(between)
    subject = is_one_of(look.sight.word(trigger.start - 1), _ITS_MEN)
    deals = first and not is_one_of(verb, _DEALING) and not subject and not look.sight.word(hit.end - 1).endswith("ين")
    return look.is_(ATTACKER if deals or them else TARGET, "dealt losses", 0.9)


def held_to_be_his(look: Look) -> Role | None:
    """«قتل ثلاثة يعتقد أنهم من X», «إن خمسة يشتبه بانتمائهم إلى X لقوا حتفهم»: the dead, not who killed them, are held to be his."""
    sight, start = look.sight, look.hit.start
    held = next((i for i in sight.clause_back(start, _BACK) if sight.word(i) in _HELD), None)
    if held is None or any(a.start > held for a in look.actors[: look.n]):
        return None
    who, counted = held - 1, False
    while who > look.start and (sight.word(who) in _PEOPLE or sight.numeral_over(who) is not None):
        counted, who = counted or sight.numeral_over(who) is not None, who - 1
    if who == held - 1:
        return None
    who -= sight.word(who) in w.ADVERBS
    dead = sight.word(who) in w.DEATHS or counted and is_one_of(sight.word(who), w.DIED)  # never «قتل مسلحون يعتقد أنهم من X ستة»
    fell = is_one_of(sight.word(look.hit.end), _THEY_FELL)
    if not (dead or fell) or not fell and people_past_asides(sight, look.hit.end, look.end) is not None:
        return None
    return look.is_(VICTIM, "held to be theirs", 0.85)


def trapped_by_him(look: Look) -> Role | None:
    """«وقعوا في كمين لعناصر X», «قتل ستة في كمين نصبه X»: whose men lay in wait, where a band's are named behind the ambush."""
    if look.hit.entry.attrs.get("class") not in w.IRREGULAR:
        return None
    sight, at = look.sight, look.hit.start - 1
    men = look.pro.endswith("ل")
    while (
        at > look.hit.start - _RANKS_BACK and not men and (sight.word(at).removeprefix("ل") in _THEIR or sight.word(at) in w.ORGANISATIONS)
    ):
        men, at = sight.word(at).startswith("ل"), at - 1
    trapped = men and sight.word(at) in _TRAPS and sight.word(at - 1) == "في"
    return look.is_(ATTACKER, "lay in wait", 0.9) if trapped else None
