"""Dead and wounded who are only spoken of: «زار المحافظ المصابين», «عزى أسر الشهداء», where an article on an attack counts nobody."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.mentions.counts.mention import span_of
from waqai.model import Count, Evidence
from waqai.text import word_set

_ATTACKS = ("suicide_bombing", "car_bomb", "bombing_ied", "armed_attack", "shooting", "shelling", "arson_property", "grenade", "mine")
_WISHES = word_set("الشفاء بالشفاء شفاء العاجل أحد إحدى")  # «متمنية الشفاء العاجل للجرحى», «قال أحد المصابين»
_VOWS = word_set("تعاهد نعاهد يعاهد عاهد عاهدت عهدا العهد وفاء الوفاء ثأرا انتقاما درب نهج دماء لدماء بدماء")
_NUMBERS = word_set("عدد أعداد حصيلة")
_UNTOLD = word_set("دون بدون لم ولم غير عدم")
_SPOKEN = {
    "wounded": word_set("المصابين المصابون للمصابين بالمصابين الجرحى والجرحى للجرحى والمصابين"),
    "killed": word_set("القتلى الشهداء الضحايا والقتلى والشهداء والضحايا للشهداء"),
}


def spoken_of(reading: Reading, draft: Draft, kind: str) -> tuple[Count, Evidence] | None:
    """Several dead or wounded of an attack that has no number of them."""
    if draft.tactic not in _ATTACKS or draft.status != "actual":
        return None
    if any(c.kind in (kind, "killed_or_wounded") for c in reading.counts):
        return None
    for i, word in enumerate(reading.sight.folded):
        if word not in _SPOKEN[kind] or _vowed(reading, i) or _left_open(reading, i):
            continue
        if not any(w in _WISHES for w in reading.sight.words(i - 3, i)):
            return Count(kind, 2, 2, None, "victims"), Evidence(span_of(reading.sight, i, i + 1), "count/spoken-of")
    return None


def _vowed(reading: Reading, i: int) -> bool:
    """«نعاهد أرواح الشهداء», «وفاء لدماء الشهداء»: the dead of a cause, no toll."""
    return any(w in _VOWS for w in reading.sight.words(i - 4, i))


def _left_open(reading: Reading, i: int) -> bool:
    """«قتل 30 جنديا ... دون ذكر أعداد القتلى أو المصابين»: where a number is told, what a source leaves open adds nothing."""
    words = reading.sight.words
    asked = any(w in _NUMBERS for w in words(i - 4, i)) and any(w in _UNTOLD for w in words(i - 10, i))
    return asked and any(c.kind in ("killed", "wounded") and not c.vague for c in reading.counts)
