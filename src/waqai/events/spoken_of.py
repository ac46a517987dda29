"""Whether a telling speaks of a deed told before: «الهجوم», «هذا القصف», «وأضاف أن السيارة انفجرت», «وبدأ الهجوم بانفجار»."""

from __future__ import annotations

from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set

INCIDENT = word_set("الحادث الحادثة العملية الواقعة الاعتداء")
_THIS = word_set("هذا هذه ذلك تلك هذين")
_CAME_ABOUT = word_set("جرت جرى تمت تم نفذت نفذ وقعت وقع كانت كان قد")
_IN_IT = word_set("خلال عقب إثر")
_HAPPENED = word_set("وقع وقعت حدث حدثت جرى جرت نفذ نفذت شن شنت")
_MEANS = word_set(
    "السيارة الشاحنة المركبة الدراجة الحافلة العبوة العبوتين القنبلة القنبلتين اللغم المتفجرات القذيفة القذيفتين القذائف المقذوف "
    "المقذوفات الصاروخ الصاروخين الصواريخ السيارتين الدراجتين المسيرة الطائرة الانتحاري الانتحارية المهاجم المهاجمين المهاجمون "
    "المهاجمان المنفذ المنفذين الجناة الجاني"
)
_STRUCK_THINGS = word_set(
    "الدورية القافلة الحافلة المركبة السيارة الرتل الموكب القوة المجموعة الشاحنات الضحية الضحايا القتلى الجنود السفينة"
)
_THE_MEN = word_set("الانتحاري الانتحاريان المهاجم المهاجمان المهاجمون الخاطفون المنفذون الجناة")
_GUNMEN = word_set("المسلحين المسلحان المسلح")
_UNDERWENT = word_set("تعرض تعرضت تعرضوا وقع وقعت وقعوا سقط سقطوا استهدف استهدفت")
_TO_ITS_NOUN = 3
_WENT_OFF = word_set("انفجر انفجرت انفجرا انفجرتا وانفجر وانفجرت سقط سقطت وسقط وسقطت")
_AFTER = word_set("بعد قبل منذ عقب على وبعد وقبل وعقب أثناء خلال رغم")
_THAT = word_set("أن إن بأن وأن وإن")
_HAD = word_set("كان كانت قد وكان وكانت")
_OPENING = 2  # tokens of a clause before «الهجوم»: a verb and what stands with it
_ADJECTIVES = 2
_OBJECT = 4
_TO_ITS_VERB = 14
_ADVERBS = word_set("أيضا كذلك")


def speaks_of(sight: Sight, start: int, lead: Hit, found: list[Hit]) -> bool:
    """Whether the lead of a telling that begins at `start` means a deed told before; `found` are the telling's words of violence."""
    if lead.form in ("verb", "present") and not lead.base.article and sight.word(lead.start - 1) in INCIDENT and lead.base.pro == "":
        return True  # «وأضاف أن العملية استهدفت حي المعلا»
    back = lead.start - 1
    while back > lead.start - 4 and sight.word(back) in _CAME_ABOUT:
        back -= 1
    if back < lead.start - 1 and sight.word(lead.start).startswith("ب") and sight.word(back) in INCIDENT:
        return True  # «وقالت إن العملية جرت بغارات جوية»
    if _the_deed(sight, lead):
        return True
    if lead.base.article or sight.word(lead.start - 1) in _THIS:
        return True
    if lead.form == "phrase" and any(h.base.article and h.entry.attrs.get("generic") for h in sight.at(lead.start, "tactics")):
        return True  # «والهجوم نفذته فتاتان»
    if lead.entry.id.startswith("repelled") and any(
        h.base.article and h.entry.attrs.get("generic") and lead.end <= h.start < lead.end + _OBJECT for h in found
    ):
        return True  # «صدت هذا الهجوم»
    if lead.verbal and lead.end - lead.start == 1 and _known_deed(sight, lead.end, found):
        return True
    return _by_known_means(sight, start, lead) or _of_known_victim(sight, start, lead) or _of_the_attack(sight, start, lead, found)


def _the_deed(sight: Sight, hit: Hit) -> bool:
    """«ووقعت المواجهات في حي المعلا», «ونفذ الهجوم شابان», «خلال المواجهات»: a word that only says that the deed told before took place,
    who did it, or that something came about in it.
    """
    verb = sight.word(hit.start).removeprefix("و")
    return (verb in _HAPPENED or verb in _IN_IT) and hit.end - hit.start == 2 and sight.word(hit.end - 1).startswith("ال")


def _known_deed(sight: Sight, i: int, found: list[Hit]) -> bool:
    """«واستهدف الهجوم منزلا», «وطالت العملية حي المعلا»: the deed told before as the subject right behind a verb."""
    deed = next((h for h in found if h.start == i and h.base.article and not h.base.pro), None)
    known = sight.word(i) in INCIDENT or (deed is not None and not deed.entry.attrs.get("toll") and deed.number in (0, 1))
    return known and not sight.gap(i).strip() and sight.word(i + 1) not in _ADVERBS


def _by_known_means(sight: Sight, start: int, lead: Hit) -> bool:
    """«أن السيارة المفخخة انفجرت», «وانفجرت القنبلة», «إن المهاجمين أطلقوا النار»: the car, bomb or attackers told of before."""
    if lead.form not in ("verb", "present"):
        return False
    if sight.word(lead.start) in _WENT_OFF and sight.word(lead.start + 1) in _MEANS:
        return True
    if sight.word(lead.end) in _THE_MEN or sight.word(lead.start - 1) in _GUNMEN and sight.word(lead.start - 2) in _THAT:
        return True  # «واقتحم المهاجمون القرية», «إن المسلحين هاجموا منازل»
    first = lead.start - 1
    while first > max(start, lead.start - 2 - _ADJECTIVES) and sight.word(first) not in _MEANS and _of_the_subject(sight.word(first)):
        first -= 1
    return first >= start and sight.word(first) in _MEANS


def _of_known_victim(sight: Sight, start: int, lead: Hit) -> bool:
    """«أن الدورية تعرضت لكمين», «وقال إن القافلة وقعت في كمين»: those told of before as struck."""
    for i in range(lead.start - 1, max(start, lead.start - _TO_ITS_NOUN) - 1, -1):
        if sight.word(i) in _UNDERWENT:
            return i > start and sight.word(i - 1) in _STRUCK_THINGS and sight.word(i - 2) in _THAT
    return False


def _of_the_subject(word: str) -> bool:
    """An adjective of the subject or an auxiliary, between it and its verb: «السيارة المفخخة كانت قد انفجرت»."""
    return word.startswith("ال") or word in _HAD


def _of_the_attack(sight: Sight, start: int, lead: Hit, found: list[Hit]) -> bool:
    """«وبدأ الهجوم بانفجار سيارة», «إن الهجوم استهدف كمينا»: a clause about «الهجوم», whatever word tells how it was done."""
    first = found[0] if found else lead
    told_before = first.base.article and first.base.pro in ("", "و") or _the_deed(sight, first)
    if first is lead or not told_before or not first.entry.attrs.get("generic"):
        return False
    opens = first.start - start <= _OPENING and sight.word(first.start - 1) not in _AFTER
    told = opens or sight.word(first.start - 1) in _THAT
    return (
        told
        and lead.start - first.end <= _TO_ITS_VERB
        and not any(c in sight.gap(i) for i in range(first.end, lead.start + 1) for c in "،,:")
    )
