"""Who is held to be behind an incident told before, in a clause that tells none itself: «واتهمت السلطات الحركة بالوقوف وراء الهجوم»."""

from __future__ import annotations

from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.role_words import ACCUSED, BURDEN, BURDENED, ITS_DOING, NO_MORE, OF_THE_DEED, ORGANISATIONS, THAT, USUALLY
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

_WHO_DID = word_set(
    "المنفذين المنفذون المنفذ منفذي منفذو منفذ الفاعل الفاعلين الفاعلون الرماة الجناة المهاجمين المهاجمون المهاجم "
    "المسلحين المسلحون المسلح الخاطفين الخاطفون الانتحاري الانتحاريين القتلة"
)
_SUSPECT = word_set("المشتبه المتهم")
_BELONG = word_set("انتماؤهم انتمائهم بانتمائهم ينتمون انتماءهم انتماؤهما انتماؤه بانتمائه")
_BELONGING = word_set("انتماء بانتماء")
_ATTACKERS = word_set("المسلحين المسلحون المهاجمين المهاجمون المنفذين المنفذون الجناة المهاجم المسلح المنفذ الخاطفين الخاطفون")
_DEEDS = word_set(
    "الهجوم الهجمات الهجومين التفجير التفجيرات التفجيرين الانفجار الانفجارات الاعتداء الاعتداءات العملية الحادث الحادثة المجزرة الكمين "
    "القصف الاغتيال الخطف الاختطاف للهجوم للتفجير للاعتداء للعملية بالهجوم بالتفجير بالاعتداء عنه عنها وراءه وراءها خلفه خلفها "
    "الجريمة الضربة الغارة القذائف القذيفة الصواريخ الصاروخ إطلاقها إطلاقه زرعه زرعها تنفيذه تنفيذها قتله قتلها قتلهم مقتله مقتلهم مقتلها "
    "اغتياله خطفه خطفها خطفهم اختطافه اختطافها اختطافهم استهدافه استهدافها استهدافهم تفجيره تفجيرها إحراقه إحراقها"
)
_STANDS = word_set("يقف تقف وقف وقفت يقفون وقوف بوقوف ضلوع بضلوع تورط بتورط")
_BEHIND = word_set("وراء خلف وراءه وراءها خلفه خلفها في")
_POINTED = word_set("أصابع بأصابع وأصابع")
_ANSWERABLE = word_set("مسؤول مسؤولة مسؤولون مسؤولين المسؤول المسؤولة المسؤولون")
_FINGERS = word_set("أصابع بأصابع وأصابع إصبع باللوم باللائمة اللوم اللائمة الاتهامات الاتهام الشبهات بصمات بصمة ببصمات")
_PRINTS = word_set("بصمات بصمة ببصمات")
_ATTRIBUTED = word_set("نسب نسبت ونسب ونسبت نسبوا عزا عزت وعزا وعزت")
_OF_IT = word_set("نسبته نسبتها نسبه نسبها نسبتهما ونسب ونسبت ونسبته ونسبتها عزته عزتها وعزته وعزتها")  # of the deed told just before
_USUAL = USUALLY | word_set("سابقا سابق مماثلة مشابهة")
_BODIES = ("armed_group", "militia", "settlers")


def blame_elsewhere(reading: Reading, drafts: list[Draft]) -> None:
    """Give the draft told before whose attackers are unknown the group that a later clause holds to be behind the deed."""
    told = [d for d in drafts if not d.cut]
    for sentence in reading.text.sentences:
        near = [d for d in told if not d.segment.in_title and 0 <= sentence.index - d.segment.sentence.index <= 2]
        if not near:
            continue
        near = [d for d in near if not only_recalls(d)] or near
        here = [d for d in near if d.segment.sentence is sentence]
        last = near[-1]
        if not set(last.attackers) <= KINDS or len(here) > 1 or last.status in ("background", "denied"):
            continue
        group = _blamed_in(reading, sentence.start, sentence.end, tells=bool(here))
        if group is None:
            group = _said_to_belong(reading, _past_the_deed(here, sentence.start), sentence.end, tells=bool(here))
        names = [n for n in reading.cast.names(group, reading.country) if n not in KINDS] if group is not None else []
        if group is not None and names and names[0] not in last.targets:
            last.attackers, last.attacker_hits, last.attacker_sure = tuple(names[:1]), (group,), 0.7


def _past_the_deed(here: list[Draft], start: int) -> int:
    """The token behind the deed that a sentence tells, its first one where it tells none."""
    lead = here[0].decision.lead if here else None
    return lead.end if lead is not None else start


def only_recalls(draft: Draft) -> bool:
    """«هرعت سيارات الإسعاف إلى موقع الانفجار»: a clause that speaks of a deed told before and says neither where nor how many."""
    return draft.definite and not draft.counts and draft.spot is None


def _blamed_in(reading: Reading, start: int, end: int, *, tells: bool) -> Hit | None:
    """The group that a sentence accuses of a deed told before, holds responsible for it or says to stand behind it."""
    sight = reading.sight
    words = list(sight.words(start, end))
    deeds = _DEEDS | OF_THE_DEED | (_FINGERS | _OF_IT if tells or not _POINTED.isdisjoint(words) else frozenset())
    if not deeds & set(words) or _USUAL & set(words):
        return None
    for hit in sight.within(start, end, "actors"):
        if str(hit.entry.attrs.get("class", "")) not in _BODIES:
            continue
        before = list(sight.words(max(start, hit.start - 8), hit.start))
        after = list(sight.words(hit.end, min(end, hit.end + 6)))
        if (
            {sight.word(i) for i in sight.clause_back(hit.start, 6)} & NO_MORE
            or set(after[:2]) & NO_MORE
            or not (set(before) | set(after)) & deeds
        ):
            continue
        if _is_blamed(sight.word(hit.start - 1), hit.base.pro, before, after):
            return hit
    return None


def _is_blamed(near: str, pro: str, before: list[str], after: list[str]) -> bool:
    """Whether the words around a group hold it to be behind a deed."""
    told, held = set(before), set(after)
    if near in ITS_DOING and "عن" in after[:3]:
        return True  # «تقارير تفيد بمسؤولية الحركة عن الحادث»
    if told & ACCUSED and held & OF_THE_DEED and (near not in ACCUSED or after[0] in OF_THE_DEED):
        return True  # «اتهم الوزير الحركة بتنفيذه», «الوزير اتهم الحركة بتنفيذه»
    if held & _ANSWERABLE and "عن" in after and not told & NO_MORE:
        return True  # «رجح الحاكم أن تكون الحركة مسؤولة عن الحادث»
    if after[:1] in (["وراء"], ["خلف"]) and told & THAT:
        return True  # «يشتبه في أن الحركة وراء الهجوم»
    if told & BURDENED and held & BURDEN and near not in BURDENED:
        return True
    if held & _STANDS and set(after[:4]) & _BEHIND or set(before[-2:]) & _STANDS and held & _BEHIND:
        return True
    to = next((w for w in reversed(before) if w not in ORGANISATIONS), "")  # «إلى تنظيم X»
    if told & _FINGERS and (to in ("الي", "علي", "نحو") or pro.endswith("ل") or told & _PRINTS):
        return True
    return bool(told & (_ATTRIBUTED | _OF_IT)) and to == "الي"


def _said_to_belong(reading: Reading, start: int, end: int, *, tells: bool) -> Hit | None:
    """«إن المسلحين، الذين يرجح انتماؤهم إلى X، لاذوا بالفرار», «رجحت الشرطة انتماء المهاجمين إلى X»: whose men the attackers are held to
    be; in the sentence that `tells` the deed only behind «إن»: «قتل مسلحون ستة، وقالت الشرطة إن المهاجمين من X».
    """
    sight = reading.sight
    if not (_ATTACKERS | _WHO_DID | _SUSPECT) & set(sight.words(start, end)):
        return None
    belongs = next((i for i in range(start, end) if sight.word(i) in _BELONG), None)
    if belongs is None or not set(sight.words(max(start, belongs - 6), belongs)) & _ATTACKERS:
        belongs = _held_to_be(reading, start, end)
    if belongs is None:
        belongs = next((i + 1 for i in range(start, end - 1) if sight.word(i) in _BELONGING and sight.word(i + 1) in _ATTACKERS), None)
    if belongs is None or tells and not THAT & set(sight.words(max(start, belongs - 3), belongs)):
        return None
    group = next((h for h in sight.within(belongs, end, "actors") if belongs < h.start <= belongs + 4), None)
    return group if group is not None and any(reading.cast.is_group(n) for n in reading.cast.names(group, reading.country)) else None


def _held_to_be(reading: Reading, start: int, end: int) -> int | None:
    """Where «من» or «هو» stands in «يعتقد أن المنفذين من حركة X», «المشتبه به الأول هو جماعة X», None where nobody is held to be theirs."""
    sight = reading.sight
    for i in range(start, end - 1):
        if sight.word(i) in _WHO_DID:
            return next((k for k in range(i + 1, min(end - 1, i + 4)) if sight.word(k) == "من"), None)
        if sight.word(i) in _SUSPECT and sight.word(i + 1).startswith(("به", "فيه")):
            return next((k for k in range(i + 2, min(end - 1, i + 5)) if sight.word(k) in ("هو", "هي", "هم")), None)
    return None
