"""States that act under their own name: «قصفت إسرائيل مواقع», «إن روسيا أطلقت صواريخ», «شنت واشنطن ضربات», «قصفت أنقرة مواقع».

A country's name (or the capital that stands for its government) as the subject of a verb of attack is the actor, its army, and no place of
the incident. What is struck keeps its place: «قصفت طائرات سوريا» has another subject.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from waqai.events.capitals import is_capital
from waqai.events.reading import Spot
from waqai.events.role_words import ACCUSED, BURDEN, BURDENED, EVENT_NOUNS, IT_SAYS, OF_THE_DEED, POSSESSED, REPORT_VERBS, THAT, cue_stem
from waqai.events.state_tellers import forces_of_tellers
from waqai.knowledge import Entry, Knowledge
from waqai.knowledge.places import Gazetteer
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import Base, word_set

_LAUNCHED = word_set(
    "شنت شن تشن يشن نفذت نفذ تنفذ ينفذ أطلقت أطلق تطلق يطلق وجهت وجه كثفت كثف واصلت واصل جددت جدد صعدت صعد تواصل يواصل أقدمت نفذتا شنتا"
)
_STRUCK = word_set(
    "قصفت قصف تقصف هاجمت هاجم تهاجم استهدفت استهدف تستهدف ضربت ضرب تضرب اغتالت اغتال قتلت قتل اعتقلت اعتقل دمرت دمر اجتاحت اجتاح غزت غزا "
    "توغلت توغل أغارت اقتحمت فجرت"
)
_TOLD = word_set("أبلغت أبلغ وأبلغت تقول يقول وتقول تؤكد وتؤكد")
_TOLD_REACH = 6
_OWN_DEED = word_set(
    "شنتها شنها شنته شنه شنتهما نفذتها نفذها نفذته نفذه نفذتهما أطلقتها أطلقها أطلقته أطلقه ارتكبتها ارتكبها ارتكبته ارتكبه وجهتها وجهها "
    "تشنها يشنها تشنه يشنه تنفذها ينفذها تنفذه تطلقها تطلقه ترتكبها ألقتها ألقاها زرعتها زرعها"
)
_BY = word_set("قبل جانب طرف")
_ANNOUNCING, _THAT_IT = word_set("إعلان تأكيد"), word_set("أنها أنه بأنها بأنه")
_OWN_DEEDS = word_set("قتلت قتل قصفت قصف استهدفت استهدف شنت شن ضربت اغتالت نفذت دمرت أسقطت اعتقلت صدت")
_OWN_UP = word_set("مسؤوليتها مسؤوليته مسئوليتها مسئوليته وقوفها وقوفه تنفيذها تنفيذه")
_BEGAN = word_set("بدأت بدأ تبدأ باشرت باشر عاودت عاود استأنفت استأنف أقدمت أقدم عادت قامت قام واصلت واصل")
_MASDARS = word_set("شن قصف ضرب تنفيذ إطلاق مهاجمة استهداف قصفها ضرباتها غاراتها هجماتها حملتها عملياتها اجتياح غزو")
_THAT = word_set("إن أن بأن وأن وإن لأن حيث كانت وكانت كان وكان قد وقد بعدما عندما حين بينما فيما كما منذ")
_TOWNS = word_set("بلدة بلدات قرية قرى مدينة مدنا منطقة مناطق أحياء حيا")  # «قالت موسكو إن كييف قصفت بلدة»
_TWO_FORCES = word_set("الجيشين الجيشان والجيشين للجيشين بالجيشين القوتين القوتان")
_FORCES = word_set("قوات جنود طائرات مقاتلات مدفعية جيش دبابات مروحيات غارات ضربات غارة قصف قذائف صواريخ")
NAMES_AND_ADJECTIVES = word_set("روسيا سوريا ليبيا كوريا")  # «اتهمت كييف روسيا بقصف»: a name, though it looks like «قصفا روسيا»
_BLAME_REACH = 6
_CAPITALS = {
    "واشنطن": "US", "موسكو": "RU", "تل ابيب": "IL", "طهران": "IR", "انقره": "TR", "باريس": "FR", "لندن": "GB", "الرياض": "SA",
    "اسلام اباد": "PK", "نيودلهي": "IN", "ابوظبي": "AE", "كييف": "UA",
}  # fmt: skip


@lru_cache(maxsize=4)
def _armies(knowledge: Knowledge) -> dict[str, Entry]:
    """The entry of each country's armed forces."""
    found: dict[str, Entry] = {}
    for entry in knowledge.of("actors"):
        homes = entry.attrs.get("country", ())
        if entry.attrs.get("class") == "state_military" and len(homes) == 1:
            if homes[0] not in found or entry.id == f"{homes[0].lower()}-army":
                found[homes[0]] = entry
    return found


@lru_cache(maxsize=4)
def _any_army(knowledge: Knowledge) -> Entry | None:
    """The entry of «الجيش», which stands for the army of whatever country is told of."""
    return next((e for e in knowledge.of("actors") if e.id == "army-generic"), None)


def acting_states(knowledge: Knowledge, gazetteer: Gazetteer, sight: Sight, spots: Iterable[Spot]) -> tuple[list[Hit], list[Spot]]:
    """The states that act by their name, as hits of their armies; and all spots, those of such states with the role `state`."""
    hits: list[Hit] = []
    out: list[Spot] = []
    for spot in spots:
        beside = bool(hits) and hits[-1].end == spot.start and sight.word(spot.start).startswith("و")
        country = _country(sight, spot, beside)
        entry = _armies(knowledge).get(country) if country is not None else None
        if entry is not None and (beside or _acts(sight, spot, capital=spot.place.precision < 5)):
            word = sight.word(spot.start)
            hits.append(Hit(spot.start, spot.end, entry, 0, "name", Base(word.removeprefix("و"), "و") if beside else Base(word)))
            spot = replace(spot, role="state")
        elif (force := _joined_force(knowledge, sight, spot)) is not None:
            hits.append(force)
        out.append(spot)
    armies = _armies(knowledge)
    governs = {s.index for s in out if is_capital(s.place, gazetteer) or " ".join(sight.words(s.start, s.end)) in _CAPITALS}
    hits += forces_of_tellers(sight, out, governs, lambda country: armies.get(country or ""), _any_army(knowledge))
    return hits, out


def _joined_force(knowledge: Knowledge, sight: Sight, spot: Spot) -> Hit | None:
    """«القوات الهندية والباكستانية», «الجيشين السوداني والإثيوبي»: the army of a nation whose adjective shares another's noun."""
    entry = _armies(knowledge).get(spot.place.country or "") if spot.role == "nationality" else None
    if entry is None:
        return None
    word, before = sight.word(spot.start), sight.word(spot.start - 1)
    if before in _TWO_FORCES:
        return Hit(spot.start, spot.end, entry, 0, "name", Base(word))
    if not word.startswith("و") or _parted(sight, spot.start):
        return None
    joined = sight.word(spot.start - 2) in _TWO_FORCES or any(
        h.end == spot.start and h.size > 1 and h.entry.attrs.get("class") == "state_military" and not h.entry.attrs.get("anaphora")
        and sight.word(h.start).removeprefix("و").lstrip("بل").removeprefix("ال") in _FORCES
        and sight.word(h.end - 1).startswith("ال") is word.startswith("وال")
        for i in (spot.start - 2, spot.start - 3) for h in sight.at(i, "actors")
    )  # fmt: skip
    return Hit(spot.start, spot.end, entry, 0, "name", Base(word.removeprefix("و"), "و")) if joined else None


def _country(sight: Sight, spot: Spot, beside: bool) -> str | None:
    named = spot.role == "nationality" and sight.word(spot.start) in NAMES_AND_ADJECTIVES and _is_accused(sight, spot)
    if named:
        return spot.place.country
    if spot.preposition or spot.role not in ("event", "misread", "stray"):
        return None
    if spot.place.precision == 5 and spot.place.source is not None:
        return spot.place.country
    words = " ".join(sight.words(spot.start, spot.end))
    return _CAPITALS.get(words.removeprefix("و") if beside else words)


def _acts(sight: Sight, spot: Spot, *, capital: bool) -> bool:
    """Whether the name is the subject of a verb of attack: behind one that opens its clause, in front of one, or by its own word."""
    before, after = _verb(sight.word(spot.start - 1)), sight.word(spot.end)
    if _parted(sight, spot.start) or sight.word(spot.start - 1) in ("علي", "ضد", "في", "من"):
        before = ""
    if before in _OWN_DEED or before in _BY and _deed_by(sight, spot.start - 2):  # «غارات شنتها تركيا»
        return True
    if before in REPORT_VERBS and sight.word(spot.end) in _OWN_UP:
        return True
    if sight.word(spot.start - 1) in _ANNOUNCING and sight.word(spot.end) in _THAT_IT and _verb(sight.word(spot.end + 1)) in _OWN_DEEDS:
        return True  # «بعد يومين من إعلان الولايات المتحدة أنها قتلت»
    if _is_accused(sight, spot):
        return True
    if before in _LAUNCHED or before in _STRUCK and (not capital or _strikes_something(sight, spot.end)):
        return _opens(sight, spot.start - 1)
    if before in _BEGAN and _begins(sight, spot.start - 1, spot.end) and _opens(sight, spot.start - 1) or _says_so(sight, spot, capital):
        return True
    opens = sight.word(spot.start - 1) in _THAT or _parted(sight, spot.start)
    return (
        opens
        and not _parted(sight, spot.end)
        and (
            after in _LAUNCHED
            or after in _STRUCK
            and (not capital or sight.word(spot.start - 1) in THAT and sight.word(spot.end + 1) in _TOWNS)
            or _begins(sight, spot.end, spot.end + 1)
        )
    )


def _is_accused(sight: Sight, spot: Spot) -> bool:
    """«اتهمت موسكو كييف بشن هجوم», «حمل الحزب إسرائيل مسؤولية الانفجار»: a state named between a verb of blame and the deed."""
    if sight.word(spot.end) not in OF_THE_DEED | BURDEN:
        return False
    return any(sight.word(i) in ACCUSED | BURDENED for i in range(spot.start - _BLAME_REACH, spot.start))


def _strikes_something(sight: Sight, at: int) -> bool:
    """Whether what is struck stands behind a capital, which then strikes: «قصفت واشنطن مواقع», not «قصفت واشنطن سيارة مفخخة»."""
    if _parted(sight, at) or sight.at(at, "weapons", "tactics"):
        return False
    return sight.word(at) in POSSESSED or any(not hit.base.pro for hit in sight.at(at, "targets"))


def _deed_by(sight: Sight, at: int) -> bool:
    """«تعرضت القرية لقصف من جانب تركيا»: a deed told before «من قبل» and its fellows, not what was given («زودت بها من قبل»)."""
    told = range(at - 4, at)
    return sight.word(at) == "من" and any(cue_stem(sight.word(i)) in EVENT_NOUNS or sight.word(i) in _STRUCK for i in told)


def _begins(sight: Sight, verb: int, deed: int) -> bool:
    """«بدأت شن غارات», «أقدمت تركيا على قصف»: a verb of beginning and the noun of the deed behind it or behind its subject."""
    word = sight.word(deed + (sight.word(deed) in ("في", "علي")))
    return _verb(sight.word(verb)) in _BEGAN and word.removeprefix("ب").removeprefix("ال") in _MASDARS


def _says_so(sight: Sight, spot: Spot, capital: bool) -> bool:
    """«أعلنت تركيا أنها قصفت», «أبلغت تركيا المجلس أنها بدأت شن»: a state that tells of its own deed."""
    if sight.word(spot.start - 1) not in REPORT_VERBS | _TOLD:
        return False
    for i in range(spot.end, spot.end + _TOLD_REACH):
        if sight.word(i) in IT_SAYS:
            i += 1 + (sight.word(i + 1) == "قد")
            return sight.word(i) in _LAUNCHED or sight.word(i) in _STRUCK and not capital or _begins(sight, i, i + 1)
        if any(c in sight.gap(i) for c in ".؛:\n"):
            return False
    return False


def _verb(word: str) -> str:
    return word[1:] if word[:1] in ("و", "ف") and word[1:] in _LAUNCHED | _STRUCK | _BEGAN else word


def _opens(sight: Sight, token: int) -> bool:
    """Whether a verb opens its clause, so that its subject stands behind it: «وقصفت», «عندما قصفت», after a stop."""
    return sight.word(token) != _verb(sight.word(token)) or sight.word(token - 1) in _THAT or _parted(sight, token)


def _parted(sight: Sight, token: int) -> bool:
    """Whether a stop, a comma or a line stands before a token."""
    return token <= 0 or any(c in sight.gap(token) for c in '،,.:؛\n»«"…')
