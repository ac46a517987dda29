"""One person told by name before or after a verb that carries no number: «إن السالمي قتل قرب البلدة», «قتل أمس محمود (22 عاما)»."""

from __future__ import annotations

from waqai.mentions.counts.before import past_age
from waqai.mentions.counts.died_of_it import where_they_die
from waqai.mentions.counts.mention import Head, Quantity
from waqai.mentions.counts.words import FELLOW_PAIRS, FELLOWS, OF_AGE, ONE_OF, PREPOSITIONS, STOPS, YEARS
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set

_HE = word_set("أنه إنه وأنه وإنه بأنه لأنه الذي")
_THAT = word_set("أن إن وأن وإن بأن")
_SLAIN = word_set("قتل استشهد اغتيل اغتيلت")
_SO_HE_WAS = word_set("فقتل فاستشهد")
_HURT = word_set("أصيب جرح أصيبت جرحت")
_AFTER = PREPOSITIONS | word_set(
    "أمس اليوم يوم أول أثناء قبل داخل ضمن حرقا ذبحا هذا قرب بالقرب برصاص بالرصاص برصاصة بقصف بغارة بانفجار فجر مساء صباح ليل ليلة فورا"
)
_WOUNDS = word_set(
    "بجروح بجراح بجرح بإصابة بإصابات بشظايا بشظية بكسور بحروق بحالة بالاختناق برصاصة برصاصتين برصاص بالرصاص بطلق بعيار إصابة إصابات"
)
_DIED = word_set(
    "توفي توفيت فتوفي وتوفي استشهد استشهدت مقتله مقتلها وفاته وفاتها استشهاده متأثرا متأثرة فارق قتيلا الشهيد القتيل مصرعه فقتل"
)
_NO_SUBJECTS = word_set(
    "قد وقد فقد كما حيث عندما بعدما ثم فيما بينما التي الذين من ما حتى لقد كان وكان كانت لما لكن ولكن أو بعد قبل لو إذا كلما حين ولم لم "
    "جريمة عملية حادث حادثة جرائم عمليات حوادث أعمال حالات حالة تهمة محاولة"
)
_WAS = word_set("كان وكان كانت وكانت")
_MEANWHILE = word_set("فيما بينما كما في حين")
_WHO = word_set("الذي التي الذين اللذين الذان")
_WHERE = word_set("حيث بعدما عندما")
_ONE_MORE = word_set("وثالث وثالثة ورابع ورابعة وخامس وخامسة وسادس وآخر وأخرى وثان وثانيا")
_AT_ONCE = (["علي", "الفور"], ["في", "الحال"])
_REACH = 5
_FAR = 16
_QUOTES = ' "«»“”'
_AGE_REACH = 12
_AGE_NEAR = 4


def one_by_name(sight: Sight, head: Head, start: int, end: int) -> Quantity | None:
    """The one whom a verb in the singular tells of, where its subject is a name."""
    acts = head.stem in _SLAIN or sight.word(head.start).removeprefix("و") in _HURT
    aged = people_with_ages(sight, head, end) if acts else 0
    if aged:
        return Quantity(aged, aged, aged, head.start, head.end, [], "named")
    word = sight.word(head.start)
    if word in _SLAIN | _HURT and sight.word(head.start - 1) in _ONE_MORE and _nothing_more(sight, head, end):
        return Quantity(1, 1, 1, head.start - 1, head.end, [], "others")  # «شخصان قتلا وثالث أصيب»
    if word in _SO_HE_WAS and sight.word(head.end)[1:] in _HURT and sight.word(head.end + 1) in FELLOWS | FELLOW_PAIRS:
        return Quantity(1, 1, 1, head.start, head.end, [], "pronoun")  # «هاجموا سيارة القاضي فقتل وأصيب سائقه»
    at_once = sight.words(head.end, head.end + 2) in _AT_ONCE
    if head.kind == "killed" and at_once and word[:1] in ("و", "ف") and word[1:] in _SLAIN:
        return Quantity(1, 1, 1, head.start, head.end + 2, [], "pronoun")  # «انفجرت به العبوة فقتل على الفور»
    if head.kind == "killed" and word in _SLAIN and _nothing_more(sight, head, end):
        if _named_before(sight, head, start):
            return Quantity(1, 1, 1, head.start, head.end, [], "pronoun")
        if _of_an_age(sight, head, start, end):
            return Quantity(1, 1, 1, head.start, head.end, [], "named")
        far = _far_subject(sight, head, start) or _who_was(sight, head, start)
        if far is not None:
            return Quantity(1, 1, 1, head.start, head.end, [far], "person-before")
    if head.kind == "wounded" and word in _HURT and (_of_an_age(sight, head, start, end) or _who_was(sight, head, start)):
        return Quantity(1, 1, 1, head.start, head.end, [], "named") if _DIED.isdisjoint(sight.words(start, end)) else None
    if head.kind == "wounded" and _bare(word) in _HURT and where_they_die(sight, 1, head.end, end) >= 0:
        return Quantity(1, 1, 1, head.start, head.end, [], "pronoun")  # «فأصيب بطلق في الصدر وتوفي قبل وصوله إلى المستشفى»
    mood = sight.word(head.end) == "بحاله" and sight.word(head.end + 1) == "من"  # «أصيب بحالة من الذعر»
    told = sight.word(head.end) in _WOUNDS or head.end >= end or any(c in sight.gap(head.end) for c in STOPS)  # «إن عنصرا رابعا جرح.»
    if head.kind == "wounded" and word in _HURT and told and not mood and _hurt_before(sight, head, start):
        if not any(w in _DIED for w in sight.words(head.end, end)) and not any(w in _DIED for w in sight.words(start, head.start)):
            return Quantity(1, 1, 1, head.start, head.end, [], "pronoun")
    return None


def _bare(word: str) -> str:
    return word[1:] if word[:1] in ("و", "ف") else word


def _nothing_more(sight: Sight, head: Head, end: int) -> bool:
    """Whether the verb has no object: «... قتل في», «... قتل، كما أصيب», «... قتل وأصيب خمسة», «... قتل.»."""
    after = sight.word(head.end)
    if head.end >= end or after in _AFTER or after in _MEANWHILE or any(c in sight.gap(head.end) for c in STOPS + '،»"\n'):
        return True
    return after.startswith("و") and any(h.entry.attrs.get("toll") for h in sight.at(head.end, "tactics"))


def _hurt_before(sight: Sight, head: Head, start: int) -> bool:
    """«الذي أصيب», «حيث أصيب», «إن السائح وهو في الثلاثين من عمره أصيب»: one spoken of before the verb."""
    return _named_before(sight, head, start) or sight.word(head.start - 1) in _WHERE or _far_subject(sight, head, start) is not None


def _who_was(sight: Sight, head: Head, start: int) -> Hit | None:
    """«إن حارسا كان عند الباب جرح», «أن شابة كانت تمر من هناك قتلت»: the one whom a clause of «كان» tells more of before the verb."""
    for i in range(head.start - 2, max(start, head.start - _FAR) - 1, -1):
        if any(c in sight.gap(i + 1) for c in STOPS + "\n"):
            return None
        if sight.word(i) in _WAS and sight.word(i - 2) in _THAT:
            person = _one_person(sight, i - 1)
            return person if person is not None and person.end == i and not person.base.article else None
    return None


def _of_an_age(sight: Sight, head: Head, start: int, end: int) -> bool:
    """«أن سائحة في الأربعين من عمرها أصيبت», «قتلت مسنة في السبعين من العمر»: an age right beside the verb is of one person."""
    if past_age(sight, head.start - 1) > start and not sight.gap(head.start).strip(_QUOTES + "،"):
        return True
    for i in range(head.end + 1, min(end - 2, head.end + _AGE_NEAR)):
        if any(c in sight.gap(i) for c in STOPS + "،\n") or sight.numeral_over(i) is not None:
            return False
        if sight.word(i) == "في":
            return any(w in OF_AGE and sight.word(k - 1) == "من" for k, w in enumerate(sight.words(i + 2, i + 6), i + 2))
    return False


def _named_before(sight: Sight, head: Head, start: int) -> bool:
    """«أنه قتل», «الذي أصيب», «إن فلانا قتل», «الشاب أصيب»: a subject of one stands right before the verb."""
    before = head.start - 1
    if before < start or sight.gap(head.start).strip(_QUOTES) or sight.word(before) in _NO_SUBJECTS or sight.word(before) in _THAT:
        return False
    if sight.word(before) in _HE:
        return True
    for i in range(before, max(start, head.start - _REACH) - 1, -1):
        if sight.word(i) in _THAT:
            return True
        if sight.numeral_over(i) or any(c in sight.gap(i + 1) for c in STOPS + "،\n") or sight.at(i, "tactics", "weapons", "targets"):
            return False
        people = sight.at(i, "persons")
        if any(h.number in (2, 3, 4) or h.entry.attrs.get("collective") for h in people):
            return False
        if any(h.number == 1 and h.base.article and h.end >= before for h in people):
            return True
    return False


def _far_subject(sight: Sight, head: Head, start: int) -> Hit | None:
    """«إن القيادي في التنظيم سالم الراوي قتل», «أن ضابطا كبيرا، قتل»: one person opens the clause, no deed or number between."""
    before = head.start - 1 - (sight.word(head.start - 1) == "قد")
    aged = past_age(sight, before)
    for i in range(aged - 1 if aged > start else before, max(start - 1, head.start - _FAR) - 1, -1):
        if any(c in sight.gap(i + 1) for c in STOPS + "\n"):
            return None
        if i == start - 1 or sight.word(i) in _THAT or sight.word(i) in _WAS:
            person = _one_person(sight, i + 1)
            if person is None and sight.word(i) in _WAS and i > start:
                continue  # «إن مدنيا كان يمر في المكان أصيب بشظايا»
            return person
        age = sight.numeral_over(i)
        if (age is not None and sight.word(age.end_token) not in YEARS and age.unit == "") or sight.at(i, "tactics", "weapons"):
            return None
        if sight.word(i) in _WHO or (sight.word(i) in _NO_SUBJECTS and sight.word(i) != "من"):
            return None
    return None


def _one_person(sight: Sight, i: int) -> Hit | None:
    """The one person who opens a clause: «الشاب», «ضابط», «أحد المدنيين»."""
    at = i + (sight.word(i) in ONE_OF)
    people = [h for h in sight.at(at, "persons") if (h.number == 1 or at > i) and not h.entry.attrs.get("casualty")]
    return people[0] if people else None


def people_with_ages(sight: Sight, head: Head, end: int) -> int:
    """«قتل رصاص الجيش أمس محمود سالم (22 عاما)»: an age tells that one person is named; «سالم (22 عاما) وحسن (30 عاما)»: two."""
    n, i, reach, joined = 0, head.end, head.end + _AGE_REACH, True
    while i < min(end, reach):
        if any(c in sight.gap(i) for c in STOPS + "\n"):
            return n
        joined = joined or sight.word(i).startswith("و") or "،" in sight.gap(i)
        numeral = sight.numeral_at(i)
        if numeral is not None:
            years = sight.word(numeral.end_token) in YEARS or any(w in YEARS for w in sight.words(i, numeral.end_token))
            if not (years and joined and any(c in sight.gap(i) for c in '("«“')):
                return n
            n, i, joined = n + 1, numeral.end_token, False
            reach = i + _AGE_REACH
        elif (sight.at(i, "tactics") and i > head.end + 1 and sight.word(i) != "فجر") or (n and sight.word(i) in _AFTER):  # «فجر أمس»
            return n
        i += 1
    return n
