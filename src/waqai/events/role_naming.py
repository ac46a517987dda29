"""The rule that reads whom a band's own name stands for: «جماعة تطلق على نفسها اسم "ولاية سيناء"»."""

from __future__ import annotations

from waqai.events.parts import AFFILIATE, ATTACKER, Look, Role, is_noun
from waqai.text import is_one_of, word_set

CALLED = word_set("تطلق يطلق يطلقون أطلقت أطلقوا تسمي يسمي يسمون تسمى يسمى تدعى يدعى تعرف يعرف المسماة المسمى المعروفة المعروف باسم")
_GIVES = word_set("تطلق يطلق يطلقون أطلقت أطلقوا")
_ITSELF = word_set("نفسها نفسه أنفسهم اسم باسم تسمى يسمى تدعى يدعى المسماة المسمى عليها عليه")
_BANDS = word_set("جماعة مجموعة تنظيم حركة فصيل كتيبة خلية منظمة ميليشيا عصابة جبهة")
_DID_IT = word_set("نفذته نفذتها نفذه نفذها شنته شنتها شنه شنها تبنته تبنتها تبناه تبناها ارتكبته ارتكبتها نصبته نصبه زرعتها أعلنت")
_REACH = 6


def called(words: list[str]) -> bool:
    """Whether words between men and a name say that they call themselves so: «تطلق على نفسها», never «أطلقت طائرة»."""
    found = CALLED.intersection(words)
    return bool(found - _GIVES) or bool(found) and not _ITSELF.isdisjoint(words)


def named_so(look: Look) -> Role | None:
    """«مسلحون يطلقون على أنفسهم X», «هجوم نفذته مجموعة تسمي نفسها X»: the name is that of the men or the band before it."""
    if look.near not in _ITSELF or not any(word in CALLED for word in look.before[:_REACH]):
        return None
    previous = look.previous
    if previous is not None and is_noun(previous.hit) and look.hit.start - previous.hit.end <= _REACH:
        return look.is_(AFFILIATE, "of", 0.7)
    sight, start = look.sight, look.hit.start
    band = next((i for i in range(start - 2, max(look.start - 1, start - _REACH - 2), -1) if sight.word(i) in _BANDS), None)
    if band is None:
        return None
    did = is_one_of(sight.word(band - 1), _DID_IT) or any(h.verbal for h in sight.at(band - 1, "tactics"))
    return look.is_(ATTACKER, "named so", 0.9) if did else None
