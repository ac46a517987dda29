"""Places told only as where somebody sits: sources, committees, governors, a press conference, a university."""

from __future__ import annotations

from waqai.events.elsewhere import holds_office
from waqai.events.reading import Spot
from waqai.mentions.places import PlaceMention
from waqai.mentions.sight import Sight
from waqai.text import word_set

_SOURCES = word_set("طبيب طبيبة أطباء الطبيب ممرض ممرضة مسعف مسعفون مدير إدارة") | word_set(
    "مصدر مصادر مراسل مراسلنا مراسلتنا مراسلة مندوب مندوبة مندوبنا مندوبتنا "
    "مصدران ناشطون ناشطين شهود السكان الصحافيين مكتب مسؤول مسؤولون مسؤولين مصادرنا"
)
_SPEAKERS = word_set(
    "مسؤولان مسؤولة ناشط ناشطة ناشطان شاهد شاهدة شاهدان ضابط ضباط ضابطان متحدث متحدثة متحدثان ناطق ناطقة طبيبان مسعفان مراسلان مراسلون "
    "دبلوماسي دبلوماسيون دبلوماسيان محقق محققون"
)
_DONE_TO_ONE = ("abduction", "assassination", "execution", "arrest_raid")
_LEARNED = word_set("جامعة معهد كلية أكاديمية")
_FOUND_OUT = word_set(
    "نشره نشرها نشرته نشرتها أعده أعدها أعدته أعدتها حللها حللته حللتها أجراها أجرته أجرتها دراسة باحث باحثة باحثون باحثين "
    "خبير خبيرة خبراء أستاذ أستاذة محلل محللون محللين محاضر"
)
_CAUSES = word_set("مقاومة طوارئ محامي أطباء")
_COMMITTEES = word_set("لجان لجنة غرفة غرف تنسيقية تنسيقيات نقابة")
_RULERS = word_set("حاكم محافظ والي عمدة قائممقام قائمقام")
_HEADS, _COUNCILS = word_set("رئيس رئيسة عمدة مدير"), word_set("بلدية ولاية محافظة")
_MANY_RULERS = word_set("حكام محافظي محافظو ولاة عمد")
_PLURALS = word_set("ولايات محافظات مدن أقاليم مقاطعات ولايتي محافظتي")
_REPORTERS = word_set("للصحافيين للصحفيين لصحافيين لصحفيين للصحافة")
_TALKS = word_set("مؤتمر مؤتمرا بمؤتمر المؤتمر لقاء إيجاز")
_OF_PRESS = word_set("صحافي صحفي صحافيا صحفيا مشترك")

_OPENS, _CLOSES = '«“"', '»”"'
_NAME_REACH = 5  # words of a medium's name


def source_sits(sight: Sight, start: int) -> bool:
    """«مصادر في البيضاء», «مراسلنا في عدن»: where a source sits, not where the incident was."""
    return _source_near(sight, start) or holds_office(sight, start)


def _source_near(sight: Sight, start: int) -> bool:
    """A source that a place follows within a few words, beside its medium's name in quotes («مراسل قناة "س" في ص»)."""
    behind = _before_a_quoted_name(sight, start)
    for i in range(behind - 1, max(-1, behind - 5), -1):
        word = sight.word(i)
        if word in ("ان", "انه", "بان") or any(c in sight.gap(i + 1) for c in ".:،"):
            return False
        if word.lstrip("و") in _SOURCES:
            return not _harmed(sight, i)
        if word in _SPEAKERS and any(h.entry.attrs.get("cue") == "reporter" for h in sight.at(i - 1, "cues")):
            return True
    return False


def _before_a_quoted_name(sight: Sight, start: int) -> int:
    """Where a name in quotes opens that ends right before «في» and a place; `start` where none does."""
    closed = start - 1 if sight.word(start - 1) == "في" else start
    if not any(c in sight.gap(closed) for c in _CLOSES):
        return start
    return next((i for i in range(closed - 1, closed - _NAME_REACH, -1) if any(c in sight.gap(i) for c in _OPENS)), start)


def _harmed(sight: Sight, i: int) -> bool:
    """«قتل مسؤول أمني في الموصل», «اختطاف مدير بنك في عدن»: somebody to whom it was done there, no source."""
    return any(h.entry.attrs.get("toll") or h.entry.attrs.get("tactic") in _DONE_TO_ONE for h in sight.at(i - 1, "tactics"))


def of_committee(sight: Sight, start: int) -> bool:
    """«لجان مقاومة الفاشر», «غرفة طوارئ أم درمان», «تنسيقية لجان مقاومة كرري»: whom a body of citizens is of."""
    return sight.word(start - 1) in _CAUSES and sight.word(start - 2).removeprefix("و").removeprefix("ل") in _COMMITTEES


def of_ruler(sight: Sight, m: PlaceMention, spots: list[Spot]) -> str | None:
    """«محافظ البصرة»: the place that somebody rules, a seat; «حكام ولايات فلوريدا وتكساس»: those that many rule, each of the list, none."""
    if m.preposition:
        return None
    if sight.word(m.start - 1).removeprefix("و") in _HEADS and sight.word(m.start) in _COUNCILS:
        return "seat"  # «رئيس بلدية المدينة فيتالي كليتشكو»
    framed = 2 if m.list_id is not None and sight.word(m.start - 1) in _PLURALS else 1
    before = sight.word(m.start - framed).removeprefix("و")
    if before in _RULERS:
        return "seat"
    follows = m.list_id is not None and m.conjoined and bool(spots) and spots[-1].list_id == m.list_id
    return "misread" if before in _MANY_RULERS or follows and spots[-1].role == "misread" else None


def met_the_press(sight: Sight, start: int) -> bool:
    """«في مؤتمر صحافي عقده في أنقرة», «قال للصحفيين في إسطنبول»: where something was said."""
    for i in range(start - 1, max(-1, start - 7), -1):
        if any(c in sight.gap(i + 1) for c in ".:،,«»") or sight.word(i) in ("ان", "انه", "بان"):
            return False
        if sight.word(i) in _REPORTERS or sight.word(i) in _TALKS and sight.word(i + 1).removeprefix("ال") in _OF_PRESS:
            return True
    return False


def published_there(sight: Sight, m: PlaceMention) -> bool:
    """«صور نشرها مختبر في جامعة هارفرد», «خبير من معهد كارنيغي»: where something was found out, in no gazetteer."""
    if sight.word(m.start).removeprefix("ال") not in _LEARNED and sight.word(m.start - 1).removeprefix("ال") not in _LEARNED:
        return False
    for i in range(m.start - 1, max(-1, m.start - 11), -1):
        if any(c in sight.gap(i + 1) for c in ".:،"):
            return False
        if sight.word(i).removeprefix("و").removeprefix("ال") in _FOUND_OUT:
            return True
    return False
