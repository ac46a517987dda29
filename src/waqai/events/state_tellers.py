"""States that tell of what their own forces did: «أعلنت وزارة الدفاع الروسية أن قواتها سيطرت», «موسكو تعلن السيطرة على», «قالت
الخرطوم إن طائراتها قصفت».

Who tells it is a state, by its name, its capital or its ministry; «قواتها», or the capture that it announces, is then its army's. A
ministry of defence without a nation is that of the country told of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from waqai.events.reading import Spot
from waqai.events.role_words import REPORT_VERBS, THAT
from waqai.knowledge import Entry
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import Base, word_set

_OWN_FORCES = word_set(
    "قواتها قواتهم جنودها وقواتها جيشها دفاعاتها طائراتها مقاتلاتها مسيراتها مدفعيتها سفنها بحريتها لقواتها لجنودها عسكرييها قواتنا جنودنا "
    "وحداتها وحداته قواته طيرانها مروحياتها مدرعاتها سلاحها دباباتها زوارقها"
)
_OFFICE = word_set("الدفاع وزارة رئاسة الأركان هيئة خارجية الخارجية الداخلية وزير الوزير رئيس الرئيس الرئاسة السلطات الحكومة الوزراء")
_NOW_TELLS = word_set("تعلن يعلن تقول يقول تؤكد يؤكد تزعم يزعم تفيد يفيد تكشف يكشف تتحدث")
_MINISTRY = word_set("وزارة وزير")
_DEFENCE = "الدفاع"
_CAPTURE = word_set("السيطرة سيطرتها سيطرته بسيطرتها تحرير تحريرها استعادة استعادتها استعادته الاستيلاء استيلاءها")
_REACH = 14
_CAPTURE_REACH = 9
_VERB_REACH = 5


def forces_of_tellers(
    sight: Sight, spots: Iterable[Spot], capitals: set[int], army: Callable[[str | None], Entry | None], any_army: Entry | None
) -> list[Hit]:
    """The armies, as hits, of states that tell of their own forces or of ground that they took; `any_army` is that of whatever country,
    `capitals` are the indexes of the spots that stand for a government.
    """
    hits: list[Hit] = []
    tellers = [(s.start, s.end, army(s.place.country)) for s in spots if _tells(sight, s, s.index in capitals)]
    nations = {start for start, _, _ in tellers}
    tellers += [(i, i + 1, any_army) for i in _ministries(sight) if i + 1 not in nations]
    for start, end, entry in tellers:
        if entry is None:
            continue
        own = _own_forces(sight, end)
        if own is not None:
            hits.append(Hit(own, own + 1, entry, 0, "name", Base(sight.word(own).removeprefix("و").removeprefix("ل"))))
        elif _announces_a_capture(sight, end):
            hits.append(Hit(start, end, entry, 0, "name", Base(sight.word(start))))
    return hits


def _tells(sight: Sight, spot: Spot, capital: bool) -> bool:
    """«أعلنت أرمينيا», «وزارة الدفاع الروسية», «قال وزير الدفاع الأوكراني», «موسكو تعلن»: a country that is told to say something."""
    says_behind = sight.word(spot.end) in _NOW_TELLS
    if spot.role == "nationality":
        if sight.word(spot.start - 1) not in _OFFICE:
            return False
        return says_behind or any(_says(sight.word(i)) for i in range(spot.start - _VERB_REACH, spot.start - 1))
    named = capital or spot.place.precision == 5
    return named and not spot.preposition and (says_behind or _says(sight.word(spot.start - 1)))


def _says(word: str) -> bool:
    return word in REPORT_VERBS or word in _NOW_TELLS


def _ministries(sight: Sight) -> list[int]:
    """Where «وزارة الدفاع» that says something ends its name."""
    found: list[int] = []
    if _DEFENCE not in sight.folded:
        return found
    for i, word in enumerate(sight.folded):
        if word == _DEFENCE and sight.word(i - 1) in _MINISTRY:
            before = range(max(0, i - _VERB_REACH), i - 1)
            if any(_says(sight.word(k)) for k in before) or sight.word(i + 1) in _NOW_TELLS:
                found.append(i)
    return found


def _own_forces(sight: Sight, end: int) -> int | None:
    """The token of «قواتها» or its like behind who tells; no other force may stand between."""
    for i in range(end, end + _REACH):
        if any(c in sight.gap(i) for c in ".؛\n") or sight.at(i, "actors"):
            return None
        if sight.word(i) in _OWN_FORCES:
            return i
    return None


def _announces_a_capture(sight: Sight, end: int) -> bool:
    """«أعلن الرئيس الأذربيجاني، الجمعة، تحرير قريتين»: the capture as what is announced, and nobody else named as who took the ground."""
    for i in range(end, end + _CAPTURE_REACH):
        if any(c in sight.gap(i) for c in ".؛:\n") or sight.word(i) in THAT or sight.at(i, "actors"):
            return False
        if sight.word(i) in _CAPTURE:
            took = any(h.entry.attrs.get("tactic") == "armed_clash" for h in sight.at(i, "tactics"))
            return took and not sight.at(i + 1, "actors")
    return False
