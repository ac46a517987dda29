"""Places that a sentence names beside the one of the deed: where somebody spoke, a land that acts, whence somebody is."""

from __future__ import annotations

from itertools import takewhile

from waqai.events.misread import SPOKE
from waqai.events.nearness import place_relation
from waqai.knowledge.given_names import given_names
from waqai.mentions.lexicon import Hit
from waqai.mentions.place_mention import PlaceMention
from waqai.mentions.sight import Sight
from waqai.model import Place
from waqai.text import is_one_of, word_set

_AS_TOLD = word_set("وفق ووفق حسب بحسب وبحسب وفقا طبقا")
_TOLD = SPOKE | word_set("أفاد أفادت صرح صرحت ذكر أشار أشارت بين بينت أضاف أضافت")
_NEAR = word_set("القرب مقربة قريبا قريبة القريب القريبة قادما عائدا انطلاقا")
_AS = word_set("ما حسبما بما")
_THAT = word_set("إن أن بأن إنه أنه إنها أنها")
_TIMES = word_set("أمس اليوم مساء صباح فجر ليل الليلة الماضية الأول أول من")
_BORN = word_set("المولود المولودة مولود مولودة ولد ولدت")
_BORN_IN = word_set("مواليد")
_DWELLERS = word_set("سكان أهالي أبناء مدينة بلدة قرية مستوطنة مستوطنات مستعمرة بؤرة مخيم حي محافظة ولاية منطقة")
_THEY_ARE = word_set("وهو وهي وهما وهم وهن وجميعهم وكلاهما وكلهم")
_STEMS = word_set(
    "ينحدر تنحدر ينحدران ينحدرون المنحدر المنحدرة المنحدرين المنحدران منحدر منحدرة منحدرين يتحدر تتحدر يتحدران يتحدرون "
    "المتحدر المتحدرة المتحدرين المتحدران متحدر متحدرة أصله أصلهم"
)
_THE_DEAD = word_set("الضحايا القتلى الشهداء الجرحى المصابون المصابين الضحيتين الضحيتان")
_WHO_IS = word_set("وهو وهي وهما هو")
_SITING = frozenset(("في", "ب", "قرب", "عند", "علي"))
_PAUSES = frozenset(".:،,؛")
_FAR = 12
_NAME_REACH = 4
_AGE_WORDS, _NAME_WORDS = 4, 6
_STRUCK = word_set(
    "قصفت تقصف استهدفت تستهدف ضربت تضرب هاجمت تهاجم اغتالت تغتال قتلت دمرت تدمر اعتقلت اجتاحت تجتاح غزت احتلت اقتحمت فجرت أسقطت اعترضت دكت"
)
_WHICH = word_set("التي والتي الذي الذين")
_WHOM = word_set("الذي التي اللذين اللتين الذين اللذان")
_WAS_KILLED = word_set("قتل قتلت قتلا قتلوا استشهد استشهدت استشهدا قضى قضت قضوا توفي توفيت أصيب أصيبت اغتيل سقط")

_OFFICERS = word_set("متحدث متحدثة ناطق ناطقة عضو رئيس نائب مدير وكيل محافظ قائد قائممقام مستشار أمين خطيب")
_DIED_THERE = word_set("مات ماتت ماتوا ماتا قضى قضت قضوا توفي توفيت لقي لقوا")
_MINISTRIES = word_set("وزارة وزير خارجية")
_OFFICE_REACH = 8  # tokens from an officer to the place of his office
_NAMED = 4  # tokens of a name between «قال» and the office


def holds_office(sight: Sight, start: int) -> bool:
    """«وذكر الناطق باسم شرطة إقليم لوغر», «قال سالم حمدان عضو مجلس محافظة ديالى»: of what the speaker is."""
    at = next((i for i in sight.clause_back(start, _OFFICE_REACH) if sight.word(i).removeprefix("ال") in _OFFICERS), None)
    if at is None or not {"ان", "انه", "بان"}.isdisjoint(sight.words(at, start)):
        return False
    told = any(h.entry.attrs.get("cue") == "reporter" for k in range(max(0, at - 1 - _NAMED), at) for h in sight.at(k, "cues"))
    return told and not any(sight.at(i, "tactics") for i in range(at, start))


def said_there(sight: Sight, m: PlaceMention) -> bool:
    """«..., وفق ما قال حاكم الولاية في كابول», «كما أعلنت الوزارة في كابول.»: where those speak whose words have gone before."""
    for i in range(m.start - 1, max(-1, m.start - 8), -1):
        word = sight.word(i)
        if word in ("ان", "بان") or sight.at(i, "tactics") or any(c in sight.gap(i + 1) for c in ".:،,"):
            return False
        if is_one_of(word, SPOKE):
            return sight.word(i - 1) == "ما" and sight.word(i - 2) in _AS_TOLD or sight.word(i - 1) == "كما" and _closes(sight, m)
        if word in _AS_TOLD and sight.word(i + 1) != "ما":
            return True  # «بحسب وزارة الدفاع في كابول»
    return False


def tells_there(sight: Sight, i: int, mentions: list[PlaceMention], places: list[Place]) -> bool:
    """«أعلنت الوزارة في كابول أمس مقتل خمسة في قندهار», «قالت الشرطة في كركوك إن ... في بيجي»: where those sit who go on to tell of a
    deed elsewhere.
    """
    m = mentions[i]
    at = m.end
    at += sum(1 for _ in takewhile(lambda w: w in _TIMES, sight.words(at, at + 3)))
    if sight.word(at) not in _THAT and not any(not h.verbal for h in sight.at(at + (sight.word(at) == "عن"), "tactics")):
        return False
    back = sight.clause_back(m.start, 6)
    said = next((k for k in back if is_one_of(sight.word(k), _TOLD)), None)
    if said is None or any(sight.word(k) in _THAT or sight.at(k, "tactics") for k in back if k > said):
        return False
    return _sited_behind(sight, i, mentions, places)


def tells_of_it(sight: Sight, m: PlaceMention) -> bool:
    """«قالت وزارة الدفاع في كابول إن الهجوم أوقع عشرة»: the seat of a ministry, or of one who speaks of the deed as told before."""
    if _as_it_told(sight, m):
        return True
    if sight.word(m.end) not in _THAT:
        return False
    back = sight.clause_back(m.start, 6)
    said = next((k for k in back if is_one_of(sight.word(k), _TOLD)), None)
    if said is None or any(sight.word(k) in _THAT or sight.at(k, "tactics") for k in back if k > said):
        return False
    ministry = any(w.removeprefix("ال") in _MINISTRIES for w in sight.words(said, m.start))
    return ministry or any(h.base.article and not h.entry.attrs.get("toll") for h in sight.at(m.end + 1, "tactics"))


def _as_it_told(sight: Sight, m: PlaceMention) -> bool:
    """«وفق ما أعلنته وزارة الدفاع في موسكو», «على ما قال مسؤول في بغداد»: the seat of who tells of what stands before."""
    for k in sight.clause_back(m.start, 7):
        if sight.at(k, "tactics"):
            return False
        if sight.word(k - 1) in _AS and is_one_of(sight.word(k).removesuffix("ه"), _TOLD):
            return not sight.word(m.end) or any(c in sight.gap(m.end) for c in ".،؛\n")
    return False


def is_national(sight: Sight, m: PlaceMention) -> bool:
    """«مات جنديان من تشاد», «قتل ثلاثة عمال من باكستان»: of what country those are, who were counted or told of right before."""
    if m.kind != "country" or m.preposition != "من" or m.list_id is not None or sight.gap(m.start - 1).strip():
        return False
    if not any(h.end == m.start - 1 and not h.base.article for k in (2, 3) for h in sight.at(m.start - k, "persons")):
        return False
    back = sight.clause_back(m.start - 1, 6)
    return any(is_one_of(sight.word(i), _DIED_THERE) or any(h.entry.attrs.get("toll") for h in sight.at(i, "tactics")) for i in back)


def _closes(sight: Sight, m: PlaceMention) -> bool:
    """Whether a sentence or clause ends with a place."""
    tokens = sight.text.tokens
    return m.end >= len(tokens) or tokens[m.end].sentence != m.sentence or any(c in sight.gap(m.end) for c in _PAUSES)


def strikes_as_state(sight: Sight, i: int, mentions: list[PlaceMention]) -> bool:
    """«قصفت إسرائيل مطار دمشق», «استهدفت تركيا سيارة في القامشلي»: a land that does what its army does; not «التي استهدفت إسرائيل»."""
    m = mentions[i]
    if m.kind != "country" or m.preposition or m.frame or m.direction is not None or m.conjoined:
        return False
    if not is_one_of(sight.word(m.start - 1), _STRUCK) or sight.word(m.start - 2) in _WHICH:
        return False
    following = mentions[i + 1] if i + 1 < len(mentions) else None
    place = following is not None and following.start <= m.end + 1 and following.sentence == m.sentence and following.kind != "nationality"
    return place or bool(sight.at(m.end, "targets", "persons", "actors"))


def is_from(sight: Sight, m: PlaceMention) -> bool:
    """«..., وهما من أبناء بلدة إنخل», «وينحدر القتيل من قرية صيصون»: a clause of its own that only tells whence those struck were."""
    at = m.start - 1 - (sight.word(m.start - 1) in _DWELLERS)
    if sight.word(at) != "من":
        return False
    back = (at - 1, at - 2)
    return any(sight.word(i) in _THEY_ARE or sight.word(i) in _THE_DEAD or is_one_of(sight.word(i), _STEMS) for i in back)


def home_of_one_named(sight: Sight, m: PlaceMention) -> bool:
    """«أبرزهم سالم القبايلي، من مدينة درنة»: whence a man is who was named right before the comma."""
    at = m.start - 1
    while at > m.start - 3 and sight.word(at) in _DWELLERS:
        at -= 1
    if sight.word(at) != "من" or "،" not in sight.gap(at) or any(sight.at(i, "tactics") for i in range(at - 2, at)):
        return False
    return any(sight.word(i) in given_names() for i in range(at - _NAME_REACH, at))


def home_town(sight: Sight, i: int, mentions: list[PlaceMention], places: list[Place]) -> bool:
    """«شاب من بلدة يعبد», «فلسطيني من سكان مخيم شعفاط», «المولود في عارورة»: whence somebody is, where the sentence puts the deed
    in another place behind it.
    """
    m = mentions[i]
    first = m.start - 1
    if is_from(sight, m) or home_of_one_named(sight, m):
        return _sited_behind(sight, i, mentions, places)  # «قتل علي ناصر، وهو من بلدة مركبا، في غارة على عيترون»
    if sight.word(first) in _BORN_IN or sight.word(first - 1) in _BORN and m.preposition in ("في", "ب"):
        return _sited_behind(sight, i, mentions, places)
    while first > m.start - 4 and sight.word(first) in _DWELLERS:
        first -= 1
    if sight.word(first) != "من" or first < 1 or any(c in sight.gap(first) for c in _PAUSES):
        return False
    if sight.word(m.end) in _WHOM and is_one_of(sight.word(m.end + 1), _WAS_KILLED):
        return _sited_behind(sight, i, mentions, places, near=True)  # «نعى الحزب سالم ناصر من بلدة مركبا الذي قتل في غارة على عيترون»
    whom = sight.at(first - 1, "persons") or sight.at(first - 2, "persons") or _aged(sight, first) or _named(sight, first)
    if any(h.number in (1, 2) for h in whom) and any(w in _WHO_IS for w in sight.words(max(0, first - 4), first - 1)):
        return True  # «المهاجم، وهو شاب من نابلس، ...»
    settlers = any(h.entry.id == "settler" for h in whom)
    return (settlers or any(h.number in (1, 2) for h in whom)) and _sited_behind(sight, i, mentions, places, near=settlers)


def _named(sight: Sight, i: int) -> list[Hit]:
    """«الشاب محمود سالم من بلدة ...»: the one whose name of two or three words ends before a token."""
    back = sight.clause_back(i, _NAME_REACH)
    at = next((k for k in back if sight.at(k, "persons")), None)
    if at is None or sight.word(at + 1) not in given_names() or is_one_of(sight.word(i - 1).removeprefix("ب"), _NEAR):
        return []  # «تلة الشيخ سالم بالقرب من قرية ...»
    return list(sight.at(at, "persons"))


def _aged(sight: Sight, i: int) -> list[Hit]:
    """«الشاب محمود سالم (22 سنة) من بلدة ...»: the one whose age in brackets ends before a token."""
    if ")" not in sight.gap(i):
        return []
    opened = next((k for k in range(i - 1, max(0, i - _AGE_WORDS), -1) if "(" in sight.gap(k)), None)
    return list(sight.within(max(0, opened - _NAME_WORDS), opened, "persons")) if opened is not None else []


def _sited_behind(sight: Sight, i: int, mentions: list[PlaceMention], places: list[Place], *, near: bool = False) -> bool:
    """Whether a later place of the sentence, apart from this one (`near`: any other one, as settlers strike next door), stands where a
    deed does: «في بني براك», «على بيروت».
    """
    m = mentions[i]
    apart = ("apart", "contains", "within", "near") if near else ("apart",)
    for other, place in zip(mentions[i + 1 : i + 5], places[i + 1 : i + 5], strict=True):
        if other.sentence != m.sentence:
            return False
        if other.kind in ("nationality", "country") or other.list_id is not None and other.list_id == m.list_id:
            continue
        led = other.preposition in _SITING or sight.word(other.start - 2) == "في"  # «في مترو سان بطرسبرغ»
        led = led or sight.word(other.start - 1) in _SITING and any(sight.within(m.end, other.start, "tactics", "weapons"))
        if not led or other.role or other.start - m.end > _FAR:
            continue
        known_elsewhere = bool(m.hits) and places[i].source is None  # «من مدينة مهاباد في السليمانية»
        if known_elsewhere or place.precision < 5 and place_relation(places[i], place) in apart:
            return True
    return False
