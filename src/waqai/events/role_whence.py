"""The rule that reads whose fire it was by where it came from: «قذائف مصدرها مواقع X», «بصواريخ أطلقت من مناطق سيطرة X»."""

from __future__ import annotations

from waqai.events import role_words as w
from waqai.events.parts import ATTACKER, Look, Role
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set

SOURCE_OF_FIRE = word_set("مصدره مصدرها مصدرهما")
_POSITIONS = word_set(
    "مواقع موقع مناطق منطقة قاعدة قواعد ثكنة ثكنات معسكر معسكرات مرابض مربض حواجز حاجز نقاط نقطة مقرات مقر تمركزات أماكن أراض أراضي معاقل "
    "مراكز مواضع بلدات قرى أحياء"
)
_MACHINES = w.MACHINES | word_set("دبابات دبابة زورق بارجة سفينة سفن آلية عربات أبراج برج مروحية طائرة")  # «رشقات من زوارق البحرية»
_HELD = word_set(
    "سيطرة نفوذ الخاضعة الخاضع الواقعة الواقع تمركز انتشار وجود تواجد تسيطر يسيطر خاضعة تخضع يخضع لسيطرة عليها عليه تحت تابعة تابع "
    "فيها ينتشر تنتشر تتمركز يتمركز"
)
_UNDER_HIM = word_set("الخاضعة الخاضع سيطرة لسيطرة")  # «مصدره تلة س الخاضعة للحوثيين»
_OF_BANDS = word_set("عصابات عصابة كتائب فصائل شبيحة مرتزقة")
_FIRED = word_set(
    "رشقات لرشقات زخات لزخات لوابل نيران لنيران أطلق أطلقت أطلقها أطلقه أطلقتها أطلقته أطلقوا أطلقوها إطلاق إطلاقها إطلاقه أطلقا أطلقتا"
)
_BACK = 7  # tokens from a name back to the word of origin
_FIRED_REACH = 6


def came_from_his(look: Look) -> Role | None:
    """«قذائف مصدرها مناطق تسيطر عليها X», «بصواريخ من مواقع X»: whoever holds the ground that the fire came from fired it."""
    sight, at, held = look.sight, look.hit.start - 1, False
    while at > max(look.start, look.hit.start - _BACK) and _of_his_ground(sight.word(at)):
        held = held or sight.word(at) in _POSITIONS or sight.word(at) in _MACHINES
        at -= 1
    if look.near in _UNDER_HIM:
        at = next((k for k in range(at, max(look.start, look.hit.start - _BACK), -1) if is_one_of(sight.word(k), SOURCE_OF_FIRE)), at)
    word = sight.word(at)
    if is_one_of(word, SOURCE_OF_FIRE):
        return look.is_(ATTACKER, "came from", 0.9)
    if word != "من" or not held or look.tactic not in ("shelling", "shooting", "drone_strike"):
        return None
    return look.is_(ATTACKER, "came from", 0.9) if _fired_before(sight, at) else None


def _of_his_ground(word: str) -> bool:
    return word in _POSITIONS or word in _MACHINES or word in _HELD or word in _OF_BANDS or word in w.MEN_OF or word in w.ORGANISATIONS


def _fired_before(sight: Sight, at: int) -> bool:
    """Whether arms or a word of firing stand close before a token, in its clause: «استهدافها بصواريخ من», «أطلقت من»."""
    return any(
        is_one_of(sight.word(i), _FIRED)
        or sight.at(i, "weapons")
        or any(h.entry.attrs.get("tactic") in ("shelling", "shooting") for h in sight.at(i, "tactics"))
        for i in sight.clause_back(at, _FIRED_REACH)
    )
