"""Towns that stand for their government: «أعلنت واشنطن», «هدنة مع أنقرة»."""

from __future__ import annotations

from waqai.events.misread import BEFELL, SPOKE
from waqai.events.reading import Spot
from waqai.knowledge.places import Gazetteer
from waqai.mentions.places import PlaceMention
from waqai.mentions.sight import Sight
from waqai.model import Place
from waqai.text import word_set

DID = word_set(
    "واصلت تواصل بدأت شنت تشن أرسلت نشرت أطلقت قامت سمحت أوقفت صعدت كثفت عززت تسعى تريد أصرت تصر انضمت شاركت تشارك تقود قادت نفذت تنفذ "
    "أعطت منحت خاضت تخوض اقترحت أجرت علقت أنهت تعتزم تنوي نسبت عرضت رأت باشرت كررت جددت حاولت تحاول فتحت"
)
_HOUSES = word_set("البنتاغون البنتاجون الكرملين الإليزيه")
_LEAGUES = word_set(
    "حلفاء حليف حليفة حليفتها هدنة اتفاق الاتفاق تحالف علاقات مصالح ضغوط ضغط سياسة استراتيجية رئيس نظام قرار موافقة طلب دعم بدعم رغبة "
    "دخول لدخول انضمام لانضمام مشاركة بمشاركة مساعي جهود وساطة بوساطة موقف اتهامات تحذيرات نفته نفتها"
)
_PRESSURE = word_set("ضغط ضغطت تضغط يضغط الضغط ضغوط ضغوطا الضغوط ضغوطها ضغوطات بالضغط للضغط")
_MAYBE = word_set("ربما قد لن لا لم سوف ليست لديها")
_ACCORDING = word_set("بحسب وفق حسب ضلوع تورط موقف سفارة لسفارة سفير حكومة بضلوع بتورط")


def is_capital(place: Place, gazetteer: Gazetteer) -> bool:
    row = gazetteer.capital(place.country) if place.country and place.source else None
    return row is not None and row.id == place.source


def capital_speaks(sight: Sight, m: PlaceMention, capital: bool, spots: list[Spot]) -> bool:
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
    if bare in DID or bare in _LEAGUES or before in DID or before in _LEAGUES:
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
    return first and (after in DID or after in SPOKE)  # «واشنطن نفذت غارة»


def _is_verb_of_state(sight: Sight, at: int) -> bool:
    """Whether a word in «ت» before a capital may be what its government does: no masdar («تفجير بغداد»), nothing that befalls a town."""
    word = sight.word(at).removeprefix("و")
    if sight.at(at, "tactics", "targets", "weapons", "persons") or word.endswith(("ات", "يه")) or len(word) > 5 and word[-2:-1] in "يا":
        return False
    return len(word) == 4 or word[1:2] in "تنس"
