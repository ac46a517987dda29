"""Place mentions of a document as events use them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from waqai.events.asides import ASIDE, aside
from waqai.events.elsewhere import holds_office, home_of_one_named, home_town, is_from, said_there, strikes_as_state, tells_there
from waqai.events.fired_from import fired_from, launched_from, shelled_from
from waqai.events.misread import BEFELL, SPOKE, misread
from waqai.events.reading import Spot
from waqai.knowledge.places import Gazetteer
from waqai.knowledge.places.rows import SITE_KINDS
from waqai.mentions.geocode import SLIP, country_weights, resolve
from waqai.mentions.lexicon import Hit
from waqai.mentions.places import PlaceFinder, PlaceMention
from waqai.mentions.sight import Sight
from waqai.model import Place
from waqai.text import Text, word_set

_SOURCES = word_set("طبيب طبيبة أطباء الطبيب ممرض ممرضة مسعف مسعفون مدير إدارة") | word_set(
    "مصدر مصادر مراسل مراسلنا مراسلتنا مصدران ناشطون ناشطين شهود السكان الصحافيين مكتب مسؤول مسؤولون مسؤولين مصادرنا"
)
_SPEAKERS = word_set(
    "مسؤولان مسؤولة ناشط ناشطة ناشطان شاهد شاهدة شاهدان ضابط ضباط ضابطان متحدث متحدثة متحدثان ناطق ناطقة طبيبان مسعفان مراسلان مراسلون "
    "دبلوماسي دبلوماسيون دبلوماسيان محقق محققون"
)
_DONE_TO_ONE = ("abduction", "assassination", "execution", "arrest_raid")
_DOORS = ("بوابه", "مدخل")
_BUILDINGS = word_set(
    "المحل المتجر المبنى المنزل البيت المقر المكتب السفارة القنصلية المعسكر الثكنة القاعدة المركز القسم المخفر المدرسة الكلية الجامعة "
    "المعهد المستشفى العيادة المسجد الجامع الكنيسة الكنيس الفندق المطعم المقهى النادي الوزارة المديرية المحكمة السجن المصنع المعمل الشركة "
    "المصرف البنك الملعب المنشأة المجمع القصر السوق البلدية البرلمان الحديقة المزرعة المحطة الميناء"
)
_LEARNED = word_set("جامعة معهد كلية أكاديمية")
_FOUND_OUT = word_set(
    "نشره نشرها نشرته نشرتها أعده أعدها أعدته أعدتها حللها حللته حللتها أجراها أجرته أجرتها دراسة باحث باحثة باحثون باحثين "
    "خبير خبيرة خبراء أستاذ أستاذة محلل محللون محللين محاضر"
)
_CAUSES = word_set("مقاومة طوارئ محامي أطباء")
_COMMITTEES = word_set("لجان لجنة غرفة غرف تنسيقية تنسيقيات نقابة")
_FROM_AFAR = ("air_strike", "drone_strike", "shelling")
_SEATS_OF = word_set("مركز عاصمة وعاصمة ومركز كبرى")
_LOST = word_set("خسارة خسارته خسارتها خسارتهم خسر خسرت خسروا فقدان فقدانه فقدانها فقدانهم")
_LAST = word_set("آخر وآخر اخير")
_VERBS = word_set(
    "يسيطر تسيطر يوجد توجد تقع يقع تدعى يدعى تسمى يسمى تعد يعد تعتبر يعتبر تشهد يشهد تخضع يخضع تبعد يبعد تضم يضم تنتشر "
    "ينتشر يقطنها تقطنها تتمركز يتمركز تسكنها يسكنها تعرف يعرف تحتلها يحتلها"
)
_DID = word_set(
    "واصلت تواصل بدأت شنت تشن أرسلت نشرت أطلقت قامت سمحت أوقفت صعدت كثفت عززت تسعى تريد أصرت تصر انضمت شاركت تشارك تقود قادت نفذت تنفذ "
    "أعطت منحت خاضت تخوض اقترحت أجرت علقت أنهت تعتزم تنوي نسبت عرضت رأت باشرت كررت جددت حاولت تحاول فتحت"
)
_OFFICES = word_set("مستشفى شرطة قيادة مجلس بلدية مديرية دائرة محافظة عمليات")
_HOUSES = word_set("البنتاغون البنتاجون الكرملين الإليزيه")
_LEAGUES = word_set(
    "حلفاء حليف حليفة حليفتها هدنة اتفاق الاتفاق تحالف علاقات مصالح ضغوط ضغط سياسة استراتيجية رئيس نظام قرار موافقة طلب دعم بدعم رغبة "
    "دخول لدخول انضمام لانضمام مشاركة بمشاركة مساعي جهود وساطة بوساطة موقف اتهامات تحذيرات نفته نفتها"
)
_PRESSURE = word_set("ضغط ضغطت تضغط يضغط الضغط ضغوط ضغوطا الضغوط ضغوطها ضغوطات بالضغط للضغط")
_MAYBE = word_set("ربما قد لن لا لم سوف ليست لديها")
_ACCORDING = word_set("بحسب وفق حسب ضلوع تورط موقف سفارة لسفارة سفير حكومة بضلوع بتورط")
_CAMPS = frozenset(("base", "refugee_camp", "front", "checkpoint"))
_SITES = SITE_KINDS | {"area", "front"}
_RULERS = word_set("حاكم محافظ والي عمدة قائممقام قائمقام")
_MANY_RULERS = word_set("حكام محافظي محافظو ولاة عمد")
_PLURALS = word_set("ولايات محافظات مدن أقاليم مقاطعات ولايتي محافظتي")
_PLACES_OF = word_set("مدن محافظات ولايات مناطق بلدات قرى أقاليم")
_REPORTERS = word_set("للصحافيين للصحفيين لصحافيين لصحفيين للصحافة")
_TALKS = word_set("مؤتمر مؤتمرا بمؤتمر المؤتمر لقاء إيجاز")
_OF_PRESS = word_set("صحافي صحفي صحافيا صحفيا مشترك")
_KUNYA = word_set("أبو أبي أبا")
_ROLES = {"source_seat": "seat", "name": "nationality", "heading": "event"}


def find_spots(
    text: Text, finder: PlaceFinder, gazetteer: Gazetteer, sight: Sight, timed: frozenset[int] = frozenset()
) -> tuple[list[Spot], str | None]:
    """The places of a text, resolved together, and the country that it is most about. `timed` are the tokens of time expressions,
    which are no places.
    """
    context = _actor_countries(sight)
    mentions = finder.find(text, _lands(sight))
    places = resolve(mentions, gazetteer, context)
    weights = country_weights(mentions, context)
    total = sum(weights.values()) or 1.0
    main = max(weights, key=lambda c: weights[c], default=None)
    framed = {place.source for m, place in zip(mentions, places, strict=True) if m.frame and place.source}
    spots: list[Spot] = []
    for i, (m, place) in enumerate(zip(mentions, places, strict=True)):
        if sight.word(m.end - 1) in ("البلاد", "بالبلاد", "للبلاد") and main is not None:
            home = _homeland(sight, i, mentions, places, main)
            side = m.name_ar if m.direction is not None else _name_of(home, m, gazetteer)
            place = Place(side, None, home, None, None, None, None, 5, "region-part", None, "the country told of")
        role = "nationality" if m.kind == "nationality" else _ROLES.get(m.role or "", m.role or "event")
        if m.kind == "country" and sight.word(m.start).removeprefix("و").removeprefix("ب") in _PLACES_OF and place.country is not None:
            place = replace(place, name_ar=_name_of(place.country, m, gazetteer))  # «في ثلاث مدن تونسية»
        if role == "nationality" and place.country is not None:
            place = replace(place, name_ar=_name_of(place.country, m, gazetteer))
            role = "misread" if called_so(sight, m.start) else role
        if role == "event" and sight.word(m.start - 1) in _SEATS_OF:
            role = "adjacent"
        if role == "event" and place.precision < 4 and _capital_speaks(sight, m, _is_capital(place, gazetteer), spots):
            role = "misread"
        guessed = place.source is None or place.how.startswith(SLIP)
        if role == "event" and (misread(sight, m, place, main) or guessed and (_names_others(sight, m) or _elsewhere(m))):
            role = "misread"
        if role == "event" and (m.preposition in ("في", "ب", "من") or sight.word(m.start - 1) in _OFFICES) and _speaks(sight, m.start):
            role = "misread" if place.kind == "hospital" or m.kind == "hospital" else "seat"
        if role == "event" and m.preposition in ("في", "ب") and said_there(sight, m):
            role = ASIDE
        if role == "event" and not m.frame and _of_committee(sight, m.start):
            role = "seat"
        if role == "event" and (ruled := _of_ruler(sight, m, spots)):
            role = ruled
        if role == "event" and m.preposition in ("في", "ب") and _met_the_press(sight, m.start):
            role = "misread"
        if role == "event" and _at_a_door(m, sight):
            role = "misread"
        if role == "event" and place.source is None and _published_there(sight, m):
            role = "misread"
        if role == "event" and place.precision == 1 and ":" in sight.gap(m.end) and not m.preposition:
            role = "misread"  # «البنتاغون: ...» speaks
        if role == "event" and (m.start in timed or (place.source is None and _no_name(m, sight))):
            role = "stray"
        known = place.source in framed and bool(m.preposition) and not m.frame  # «في منطقة المار», then «سوق في المار»
        if role == "event" and not known and _stray(m, place, sight, weights.get(place.country or "", 0.0) / total):
            role = "stray"
        if role == "event" and (sight.word(m.start - 1).lstrip("ول") in _LOST or sight.word(m.start - 2) in _LAST):
            role = "lost"
        if role == "event" and (launched_from(sight, m.start, m.end) or shelled_from(sight, i, mentions)):
            role = "origin"
        if role == "event" and strikes_as_state(sight, i, mentions):
            role = "misread"
        if role == "destination" and any(s.role == "origin" and fired_from(sight, s.start) for s in spots[-2:]):
            role = "event"  # «أطلقت صواريخ من غزة باتجاه عسقلان»
        if role == "event" and m.kind == "border" and _inside_after(sight, m.end):
            role = "adjacent"
        if role == "adjacent" and (_told_between(m, spots) or m.distance_km is not None and spots and spots[-1].place.precision == 4):
            role = ASIDE  # «بولاية البويرة على بعد 120 كيلومترا شرق العاصمة»
        if role in ("event", "destination"):
            role = aside(sight, m, place) or role
        if role == "event" and home_town(sight, i, mentions, places):
            role = "origin"
        if (
            role == "event"
            and home_of_one_named(sight, m)
            and any(s.role == "event" and s.place.precision <= 3 and text.tokens[s.start].sentence == m.sentence for s in spots)
        ):
            role = "misread"
        if role in ("origin", "event") and is_from(sight, m) and any(s.role == "event" and s.place.precision <= 3 for s in spots):
            role = "misread"
        if role == "event" and m.preposition in ("في", "ب") and tells_there(sight, i, mentions, places):
            role = ASIDE
        inside = None if role == "origin" and m.preposition == "من" else m.inside
        inside = inside if m.list_id is None or m.inside is None or mentions[m.inside].list_id != m.list_id else None
        spots.append(Spot(i, m.start, m.end, place, role, inside, m.list_id, m.preposition))
    return spots, main


def called_so(sight: Sight, start: int) -> bool:
    """Whether a nation is part of a kunya: «أبو سالم السوداني», «أبو محمد الحسن المصري»."""
    return any(sight.word(start - k).removeprefix("و") in _KUNYA for k in (2, 3)) and sight.word(start).startswith("ال")


def _name_of(country: str, m: PlaceMention, gazetteer: Gazetteer) -> str:
    """What a country is called where only «البلاد» or an adjective stands for it."""
    row = gazetteer.countries.get(country)
    return row.name_ar if row is not None else m.name_ar


def _homeland(sight: Sight, i: int, mentions: list[PlaceMention], places: list[Place], main: str) -> str:
    """The country that «البلاد» means: the one that this sentence, else the one before it, has named; of several the text's own."""
    here = mentions[i].sentence
    for sentence in (here, here - 1):
        told = [
            place.country
            for m, place in zip(mentions[max(0, i - 30) : i], places[max(0, i - 30) : i], strict=True)
            if m.sentence == sentence and m.kind != "border" and m.kind != "homeland" and place.country is not None
            if not (m.kind == "nationality" and _of_a_strike(sight, m))
        ]
        if told:
            return main if main in told else told[-1]
    return main


def _of_a_strike(sight: Sight, m: PlaceMention) -> bool:
    """«ثلاث غارات إسرائيلية على جنوب البلاد»: whose strike it was says nothing of the country struck."""
    return any(not h.verbal and h.entry.attrs.get("tactic") in _FROM_AFAR for h in sight.at(m.start - 1, "tactics"))


def _is_capital(place: Place, gazetteer: Gazetteer) -> bool:
    row = gazetteer.capital(place.country) if place.country and place.source else None
    return row is not None and row.id == place.source


def _capital_speaks(sight: Sight, m: PlaceMention, capital: bool, spots: list[Spot]) -> bool:
    """«أعلنت واشنطن», «دانت باريس وروما ولندن», «بحسب باكو»: a town that stands for its government."""
    if m.frame or m.direction is not None or m.part:
        return False
    before = sight.word(m.start - 1)
    bare = before.removeprefix("و").removeprefix("ف")
    if capital and _governs(sight, m, before, bare):
        return True
    if m.preposition:
        return False
    if before in _ACCORDING or bare in SPOKE or before in SPOKE:
        return True
    if sight.word(m.start) in _HOUSES and not m.conjoined:
        return True  # «أعلن البنتاغون»
    last = spots[-1] if spots else None
    return m.conjoined and last is not None and last.role == "misread" and last.end == m.start


def _governs(sight: Sight, m: PlaceMention, before: str, bare: str) -> bool:
    """Whether a capital does what governments do: «واصلت أنقرة», «دربتهم واشنطن», «هدنة مع أنقرة», «حلفاء واشنطن»."""
    if m.preposition == "مع":
        return True
    if m.preposition in ("علي", "ل") and any(w.removeprefix("و") in _PRESSURE for w in sight.words(max(0, m.start - 5), m.start - 1)):
        return True  # «تضغط واشنطن على أنقرة»
    if m.preposition == "بين":
        return any(not h.entry.attrs.get("casualty") for h in sight.at(m.end, "actors", "persons"))
    if m.preposition:
        return False
    if bare in _DID or bare in _LEAGUES or before in _DID or before in _LEAGUES:
        return True
    if bare[:1] == "ت" and len(bare) > 3 and before[:1] in "وت" and bare not in BEFELL and _is_verb_of_state(sight, m.start - 1):
        return True  # «وتركز أنقرة على دعم المعارضة»
    if len(bare) > 4 and (bare.endswith(("ته", "تها", "تهم", "تهما")) or (bare[:1] == "ت" and bare.endswith(("ها", "هم")))):
        return True
    after = sight.word(m.end)
    does = after[:1] == "ت" and len(after) > 3 or after.endswith("ت") and not after.endswith("ات") and len(after) > 3
    if before in ("ان", "بان", "لان", "كانت", "وكانت"):
        return (does or after in _MAYBE) and after not in BEFELL
    first = m.start == 0 or sight.text.tokens[m.start - 1].sentence != m.sentence
    return first and after in _DID | SPOKE  # «واشنطن نفذت غارة»


def _is_verb_of_state(sight: Sight, at: int) -> bool:
    """Whether a word in «ت» before a capital may be what its government does: no masdar («تفجير بغداد»), nothing that befalls a town."""
    word = sight.word(at).removeprefix("و")
    if sight.at(at, "tactics", "targets", "weapons", "persons") or word.endswith(("ات", "يه")) or len(word) > 5 and word[-2:-1] in "يا":
        return False
    return len(word) == 4 or word[1:2] in "تنس"


def _speaks(sight: Sight, start: int) -> bool:
    """«مصادر في البيضاء», «مراسلنا في عدن»: where a source sits, not where the incident was."""
    return _source_near(sight, start) or holds_office(sight, start)


def _source_near(sight: Sight, start: int) -> bool:
    """A source that a place follows within a few words."""
    for i in range(start - 1, max(-1, start - 5), -1):
        word = sight.word(i)
        if word in ("ان", "انه", "بان") or any(c in sight.gap(i + 1) for c in ".:،"):
            return False
        if word.lstrip("و") in _SOURCES:
            return not _harmed(sight, i)
        if word in _SPEAKERS and any(h.entry.attrs.get("cue") == "reporter" for h in sight.at(i - 1, "cues")):
            return True
    return False


def _harmed(sight: Sight, i: int) -> bool:
    """«قتل مسؤول أمني في الموصل», «اختطاف مدير بنك في عدن»: somebody to whom it was done there, no source."""
    return any(h.entry.attrs.get("toll") or h.entry.attrs.get("tactic") in _DONE_TO_ONE for h in sight.at(i - 1, "tactics"))


def _of_committee(sight: Sight, start: int) -> bool:
    """«لجان مقاومة الفاشر», «غرفة طوارئ أم درمان», «تنسيقية لجان مقاومة كرري»: whom a body of citizens is of."""
    return sight.word(start - 1) in _CAUSES and sight.word(start - 2).removeprefix("و").removeprefix("ل") in _COMMITTEES


def _of_ruler(sight: Sight, m: PlaceMention, spots: list[Spot]) -> str | None:
    """«محافظ البصرة»: the place that somebody rules, a seat; «حكام ولايات فلوريدا وتكساس»: those that many rule, each of the list, none."""
    if m.preposition:
        return None
    framed = 2 if m.list_id is not None and sight.word(m.start - 1) in _PLURALS else 1
    before = sight.word(m.start - framed).removeprefix("و")
    if before in _RULERS:
        return "seat"
    follows = m.list_id is not None and m.conjoined and bool(spots) and spots[-1].list_id == m.list_id
    return "misread" if before in _MANY_RULERS or follows and spots[-1].role == "misread" else None


def _met_the_press(sight: Sight, start: int) -> bool:
    """«في مؤتمر صحافي عقده في أنقرة», «قال للصحفيين في إسطنبول»: where something was said."""
    for i in range(start - 1, max(-1, start - 7), -1):
        if any(c in sight.gap(i + 1) for c in ".:،,«»") or sight.word(i) in ("ان", "انه", "بان"):
            return False
        if sight.word(i) in _REPORTERS or sight.word(i) in _TALKS and sight.word(i + 1).removeprefix("ال") in _OF_PRESS:
            return True
    return False


def _published_there(sight: Sight, m: PlaceMention) -> bool:
    """«صور نشرها مختبر في جامعة هارفرد», «خبير من معهد كارنيغي»: where something was found out, in no gazetteer."""
    if sight.word(m.start).removeprefix("ال") not in _LEARNED and sight.word(m.start - 1).removeprefix("ال") not in _LEARNED:
        return False
    for i in range(m.start - 1, max(-1, m.start - 11), -1):
        if any(c in sight.gap(i + 1) for c in ".:،"):
            return False
        if sight.word(i).removeprefix("و").removeprefix("ال") in _FOUND_OUT:
            return True
    return False


def _told_between(m: PlaceMention, spots: list[Spot]) -> bool:
    """«بمنطقة الدهوس بين واحة الفرافرة والواحات البحرية»: what the place told right before lies between."""
    last = spots[-1] if spots else None
    if last is None or m.preposition != "بين":
        return False
    return last.end == m.start - 1 or last.role == ASIDE and last.list_id is not None and last.list_id == m.list_id


def _inside_after(sight: Sight, end: int) -> bool:
    """«قرب الحدود السعودية في حضرموت»: the border only says where in the place that follows."""
    return sight.word(end) in ("في", "بمحافظه", "بولايه")


def _names_others(sight: Sight, m: PlaceMention) -> bool:
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


def _elsewhere(m: PlaceMention) -> bool:
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


def _at_a_door(m: PlaceMention, sight: Sight) -> bool:
    """«أمام بوابة المتجر», «عند مدخل الفندق»: a door of a building, though some village is called so."""
    return sight.word(m.start).endswith(_DOORS) and sight.word(m.start + 1) in _BUILDINGS


def _no_name(m: PlaceMention, sight: Sight) -> bool:
    """Whether what was taken for an unknown name is a verb, an actor or the next word of a sentence."""
    first = _name_start(m, sight)
    if m.kind == "quarter" and m.frame and sight.word(first).startswith("ال"):
        return False  # «حي الشرطة», «حي الضباط»
    if any(h.form in ("verb", "present") for h in sight.at(first, "tactics")) or sight.at(first, "actors"):
        return True
    if sight.word(first) in _DID or sight.word(first) in SPOKE:
        return True  # «ومنطقة أرسلت إليها»
    if m.conjoined and m.list_id is not None and sight.at(first, "tactics"):
        return True  # «في قرى س وص ومعارك ضارية»
    return m.list_id is not None and not m.conjoined and sight.gap(m.start).strip() in ("،", ",") and not m.quoted and not m.hits


def _stray(m: PlaceMention, place: Place, sight: Sight, share: float) -> bool:
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
    if m.end - m.start == 1 and any(h.entry.pack in ("persons", "tactics", "weapons", "targets") for h in sight.at(m.start)):
        return True
    if m.common or share < 0.08:
        return True
    return not m.preposition and m.inside is None and not m.conjoined and share < 0.3


def _lands(sight: Sight) -> frozenset[str]:
    """The countries in which those whom a text names are at home: one group may fight in two or three."""
    homes = [tuple(h.entry.attrs.get("country", ())) for h in sight.hits if h.entry.pack == "actors" and not h.entry.attrs.get("anaphora")]
    return frozenset(country for home in homes if len(home) <= 3 for country in home)


def _a_namesake(sight: Sight, hit: Hit) -> bool:
    """«حركة الشباب»: words that name a better known group as well, which fights in several lands."""
    others = [h for h in sight.at(hit.start, "actors") if h.end == hit.end and not h.entry.attrs.get("ambiguous")]
    return any(len(h.entry.attrs.get("country", ())) > 1 for h in others)


def _actor_countries(sight: Sight) -> dict[str, float]:
    """Countries that the actors named speak for, each actor with one home counting a little."""
    votes: Counter[str] = Counter()
    for hit in sight.hits:
        if hit.entry.pack == "actors" and not hit.entry.attrs.get("anaphora"):
            homes = hit.entry.attrs.get("country", ())
            if hit.entry.attrs.get("ambiguous") and _a_namesake(sight, hit):
                continue
            if len(homes) == 1 and not str(hit.entry.attrs.get("class", "")).startswith("state"):
                votes[homes[0]] += 1
    return {c: min(3.0, 0.4 * n) for c, n in votes.items()}
