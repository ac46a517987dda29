"""What was taken for an unknown or a small place and is none: people, deeds, a door, the next word of a sentence."""

from __future__ import annotations

from waqai.events.capitals import DID
from waqai.events.misread import SPOKE
from waqai.knowledge.places.rows import SITE_KINDS
from waqai.mentions.places import PlaceMention
from waqai.mentions.sight import Sight
from waqai.model import Place
from waqai.text import word_set

_DOORS = ("بوابه", "مدخل")
_BUILDINGS = word_set(
    "المحل المتجر المبنى المنزل البيت المقر المكتب السفارة القنصلية المعسكر الثكنة القاعدة المركز القسم المخفر المدرسة الكلية الجامعة "
    "المعهد المستشفى العيادة المسجد الجامع الكنيسة الكنيس الفندق المطعم المقهى النادي الوزارة المديرية المحكمة السجن المصنع المعمل الشركة "
    "المصرف البنك الملعب المنشأة المجمع القصر السوق البلدية البرلمان الحديقة المزرعة المحطة الميناء"
)
_VERBS = word_set(
    "يسيطر تسيطر يوجد توجد تقع يقع تدعى يدعى تسمى يسمى تعد يعد تعتبر يعتبر تشهد يشهد تخضع يخضع تبعد يبعد تضم يضم تنتشر "
    "ينتشر يقطنها تقطنها تتمركز يتمركز تسكنها يسكنها تعرف يعرف تحتلها يحتلها"
)
_CAMPS = frozenset(("base", "refugee_camp", "front", "checkpoint"))
_SITES = SITE_KINDS | {"area", "front"}

_ITS_OWN = word_set("له لها لهم لهما")


def unnamed_camp(sight: Sight, m: PlaceMention) -> bool:
    """«معسكر النازحين», «مخيم اللاجئين»: a camp called after no more than who lives there."""
    if m.kind not in _CAMPS or m.quoted or m.hits or m.end - m.start > 2:
        return False
    return any(h.number >= 3 for h in sight.at(_name_start(m, sight), "persons"))


def names_others(sight: Sight, m: PlaceMention) -> bool:
    """Whether what was taken for an unknown name tells of people or deeds: «جبهة النصرة», «مخيمات ناشطي الحزب», «منفذ هجوم»,
    «منطقة تمركز», «مستشفى وقافلة».
    """
    if not m.frame:
        return False
    around = [*sight.at(m.start - 1, "actors"), *sight.at(m.start, "actors", "persons")]
    if any(h.end >= m.end and h.end - m.start > 1 for h in around):
        return True
    first = _name_start(m, sight)
    crowd = m.list_id is not None and m.kind in _CAMPS and not m.quoted and not m.hits
    if crowd and (sight.at(first, "actors") or any(h.number >= 3 for h in sight.at(first, "persons"))):
        return True  # «معسكرات الأكراد», «مواقع المتمردين»
    if sight.word(first) in _ITS_OWN and not m.quoted:
        return True  # «معسكر لهم»
    if m.quoted or first == m.start and m.list_id is None or sight.word(first).startswith("ال"):
        return False
    if (
        m.conjoined
        and m.kind in _SITES
        and any(h.base.pro == "و" and h.entry.attrs.get("class") == "military" for h in sight.at(first, "targets"))
    ):
        return True  # «على معسكرات ومخازن أسلحة»
    if any(h.base.pro.endswith("ب") and not sight.word(first).startswith("بال") for h in sight.at(first, "tactics", "weapons")):
        return True  # «قتل مختار قرية برصاص مسلحين»
    for hit in sight.at(first, "persons", "targets", "weapons"):
        if hit.base.pro == "و" and first == m.start:
            continue  # a member of a list
        people = hit.entry.pack == "persons" and hit.number >= 3
        if people or m.kind in _SITES and (hit.base.pro or hit.entry.attrs.get("class") == "military"):
            return True
    return False


def known_elsewhere(m: PlaceMention) -> bool:
    """Whether a bare name is known only of places that the text cannot mean: «المواطن أبو ماريا», «تقتل وتدمر»."""
    alone = not m.frame and not m.quoted and m.direction is None and m.list_id is None and not m.preposition and not m.part
    return alone and bool(m.hits) and m.kind not in ("border", "capital", "homeland", "again")


def _name_start(m: PlaceMention, sight: Sight) -> int:
    """The token after the frame word of a mention, where it stands in it."""
    return next(
        (
            i
            for i in range(m.start, m.end)
            if not m.frame or sight.word(i).removeprefix("و").removeprefix("ب").removeprefix("ال") != m.frame.removeprefix("ال")
        ),
        m.start,
    )


def at_a_door(m: PlaceMention, sight: Sight) -> bool:
    """«أمام بوابة المتجر», «عند مدخل الفندق»: a door of a building, though some village is called so."""
    return sight.word(m.start).endswith(_DOORS) and sight.word(m.start + 1) in _BUILDINGS


def no_name(m: PlaceMention, sight: Sight) -> bool:
    """Whether what was taken for an unknown name is a verb, an actor or the next word of a sentence."""
    first = _name_start(m, sight)
    if m.kind == "quarter" and m.frame and sight.word(first).startswith("ال"):
        return False  # «حي الشرطة», «حي الضباط»
    if any(h.form in ("verb", "present") for h in sight.at(first, "tactics")) or sight.at(first, "actors"):
        return True
    if sight.word(first) in DID or sight.word(first) in SPOKE:
        return True  # «ومنطقة أرسلت إليها»
    if m.conjoined and m.list_id is not None and sight.at(first, "tactics"):
        return True  # «في قرى س وص ومعارك ضارية»
    return m.list_id is not None and not m.conjoined and sight.gap(m.start).strip() in ("،", ",") and not m.quoted and not m.hits


def stray(m: PlaceMention, place: Place, sight: Sight, share: float) -> bool:
    """A lone word that is a small place somewhere: too little to be read as a place without a frame, a preposition or a country in
    scope.
    """
    last = sight.word(m.start + (1 if m.frame else 0))
    if place.source is None and m.frame and last[:1] in ("ي", "ت") and last in _VERBS:
        return True
    if m.kind == "admin1" and m.common and not m.frame and m.direction is None and share < 0.08:
        return True  # «على البحيرة» in a text about Chad
    if m.frame or m.quoted or m.list_id is not None or m.direction is not None or m.kind in ("country", "admin1", "border"):
        return False
    if place.source is None:
        # «مطار الضبعة العسكري» where the text has it in another unit than the tables
        return not (m.hits and m.end - m.start > 1 and m.kind in SITE_KINDS)
    if place.precision >= 4:
        return False
    other = [h for h in sight.at(m.start) if h.entry.pack in ("persons", "tactics", "weapons", "targets")]
    led_in = m.preposition in ("في", "الي", "من", "قرب") and all(h.form in ("verb", "present") for h in other)  # «في تدمر»
    if m.end - m.start == 1 and other and not led_in:
        return True
    if m.common or share < 0.08:
        return True
    return not m.preposition and m.inside is None and not m.conjoined and share < 0.3
