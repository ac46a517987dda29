"""Strikes and attacks of which an article says that nobody knows whose they were: «قذائف مجهولة المصدر», «لم تعرف الجهة التي أطلقتها».

Such a row keeps an unknown attacker, whoever else the article tells of; a claim or a charge that it reports is believed before.
"""

from __future__ import annotations

from bisect import bisect_right

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.role_whence import SOURCE_OF_FIRE
from waqai.events.side_basics import NOBODY_KNOWS, unknown
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set

_NAMELESS = word_set("مجهول مجهولة مجهولي مجهولو مجهولتي مجهولتا")
_NOT_KNOWN = word_set("معروف معروفة محدد محددة معلوم معلومة")
_WHOSE = word_set("المصدر الهوية التبعية الجنسية")
_ORIGIN = word_set("مصدر مصدرها مصدره مصدرهما هويتها هويته هويتهما جنسيتها تبعيتها")
_IDENTITY = word_set("هوية هويات جنسية تبعية")
_SIDE = word_set("الجهة الطرف")
_NO = word_set("لم لا دون بدون تعذر يتعذر")
_KNOW = word_set(
    "يعرف تعرف يحدد تحدد يتضح تتضح يتبين تتبين يعلن تعلن يكشف تكشف يتسن تحديد معرفة تتمكن يتمكن الكشف كشف التأكد يعلم تعلم نتمكن يتأكد"
)
_DOERS = word_set(
    "المهاجمين المهاجم المسلحين المسلح الفاعلين الفاعل المنفذين المنفذ منفذي منفذ الخاطفين الجناة "
    "مطلقي مطلق الطائرة الطائرات القناص المعتدين "
    "المسيرة الجهة القتلة مرتكبي واضعي الذين"
)
_ARMS = word_set(
    "طائرة طائرات طائرتان طائرتين مسيرة مسيرات مسيرتان مسيرتين صاروخ صواريخ صاروخين قذيفة قذائف قذيفتين قذيفتان غارة غارات نيران رصاص "
    "حربية مسيرة هاون صاروخية قصف كاتيوشا مدفعية جوية بدون طيار"
)
_AFAR = ("air_strike", "drone_strike", "shelling")
_STRIKES = (*_AFAR, "shooting", "mine", "bombing_ied", "car_bomb", "grenade")
_NOT_BY_ONE = ("armed_clash", "arrest_raid", "protest_violence")
_REACH = 5  # tokens from «لم» to what is not known
_ARMS_REACH = 5  # tokens from the arms to what is not known of them
_SENTENCES = 2
_KEYS = _WHOSE | _ORIGIN | _IDENTITY | _SIDE


def leave_to_nobody(reading: Reading, drafts: list[Draft]) -> None:
    """Take the attackers that were only guessed from those of the drafts (in text order) whose doer the article says is not known."""
    starts = [d.segment.start for d in drafts]
    for i, token in enumerate(reading.text.tokens):
        if token.folded not in _KEYS and not is_one_of(token.folded, SOURCE_OF_FIRE) or not drafts:
            continue
        k = bisect_right(starts, i) - 1
        if k < 0 or not 0 <= token.sentence - drafts[k].segment.sentence.index <= _SENTENCES:
            continue
        draft = drafts[k]
        if draft.tactic not in _NOT_BY_ONE and not draft.segment.in_title and _not_known(reading, draft, i):
            _to_nobody(draft, i)


def _to_nobody(draft: Draft, at: int) -> None:
    """Where the attackers are no more than guessed, or are the arms of which a token says so («طائرة حربية مجهولة الهوية»)."""
    arms = all(
        0 <= at - h.end <= _ARMS_REACH and (h.entry.attrs.get("ambiguous") or h.entry.attrs.get("anaphora")) for h in draft.attacker_hits
    )
    guessed = "attacker" in draft.inherited or unknown(draft) or arms
    hit = next(iter(draft.attacker_hits), None) or draft.decision.lead or next(iter(draft.decision.because), None)
    if guessed and hit is not None and draft.claimed_by is None:
        draft.attackers, draft.attacker_hits, draft.attacker_sure = ("unknown",), (hit,), 0.95
        draft.inherited["attacker"] = NOBODY_KNOWS


def _not_known(reading: Reading, draft: Draft, i: int) -> bool:
    """Whether the word of origin at a token says that nobody knows it."""
    sight, word = reading.sight, reading.sight.word(i)
    if word in _WHOSE:
        nameless = sight.word(i - 1) in _NAMELESS or sight.word(i - 1) in _NOT_KNOWN and sight.word(i - 2) == "غير"
        return nameless and draft.tactic in _STRIKES and any(sight.word(k) in _ARMS for k in range(i - 4, i - 1))
    if is_one_of(word, SOURCE_OF_FIRE) and _from_a_place(reading, i + 1):
        return draft.tactic == "shelling"
    if (
        word in _IDENTITY
        and sight.word(i + 1) not in _DOERS
        or word in _SIDE
        and sight.word(i + 1) != "التي"
        and sight.word(i + 1) != "الذي"
    ):
        return False
    return draft.tactic in _STRIKES and _denied(sight, i) if word in _ORIGIN else _denied(sight, i)


def _denied(sight: Sight, i: int) -> bool:
    """«لم يعرف مصدرها», «لم يتسن لنا تحديد مصدر», «دون معرفة الجهة»."""
    before = range(i - 1, max(-1, i - 1 - _REACH), -1)
    know = next((k for k in before if sight.word(k) in _KNOW), None)
    return know is not None and any(is_one_of(sight.word(k), _NO) for k in range(max(0, know - 3), know))


def _from_a_place(reading: Reading, at: int) -> bool:
    """«ومصدرها الغوطة الشرقية»: the fire came out of a town or district, and the text names nobody there."""
    return any(s.place.precision < 5 and s.role != "nationality" for s in reading.spots_in(at, at + 2)) and not any(
        reading.sight.at(k, "actors") for k in range(at, at + 4)
    )
