"""An armed group that says of what was just told that it was its deed, in other words than those of a claim.

«وقال متحدث باسم الحركة إن مقاتليها أطلقوها», «أقرت الحركة بأنها نفذت الهجوم», «نحن وراء التفجير», «تباهت الجماعة بالعملية».
Such a sentence tells no incident of its own: its deed is a definite noun, a pronoun, or «we».
"""

from __future__ import annotations

from waqai.events.reading import Reading
from waqai.events.role_words import ADMITTED, ATTRIBUTED, DONE, HIS_MEN, IT_SAYS, MEN, NO_MORE
from waqai.events.saying import PUBLISHED, SAID
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

_SAYS = SAID | PUBLISHED | ADMITTED | word_set("كتب كتبت صرح صرحت جاء ورد نقل نقلت أصدر أصدرت تقول يقول تؤكد يؤكد")
_STATEMENT = word_set("بيان بيانا بلاغ بلاغا لبيان")
_OF_WHOM = word_set("عن على ضد حول إلى")  # «قالت الشرطة عن الحركة إنها ...»
_THAT = word_set("إن أن بأن فإن")
_DEED = word_set(
    "الهجوم التفجير العملية الاعتداء القصف الكمين الإطلاق الهجومين التفجيرين الهجمات التفجيرات القذائف الصواريخ العبوة الحادث الانفجار "
    "الاغتيال الضربة"
)
_OF_THE_DEED = frozenset(f"ب{word}" for word in _DEED)
_ITS_WORK = word_set("عملها تنفيذها صنعها تدبيرها عمله تنفيذه")  # «إن التفجير من عملها»
_CAME = word_set("جاء جاءت يأتي تأتي كان كانت")
_IN_ANSWER = word_set("ردا انتقاما ثأرا رد")
_ANSWERABLE = word_set("المسؤولة المسؤول المسئولة المسئول المنفذة المنفذ")
_IS_BEHIND = word_set("مسؤول مسؤولة مسئول مسئولة المسؤول المسؤولة وراء خلف أصحاب صاحبة صاحب منفذو")
_BOASTED = word_set("تباهى تباهت تفاخر تفاخرت وتباهى وتباهت وتفاخر وتفاخرت افتخرت مفاخرا متباهيا مفتخرا متفاخرا")
_SIGNED = word_set("توقيع")
_HERSELF = word_set("نفسها نفسه")
_WE = word_set("نحن")
_WE_DID = word_set(
    "نفذنا هاجمنا قتلنا استهدفنا فجرنا قصفنا أطلقنا زرعنا نصبنا دمرنا أسقطنا أسرنا خطفنا ضربنا هاجمناه استهدفناه فجرناه قتلناه نفذناه "
    "نفذناها مسؤوليتنا مسئوليتنا عمليتنا نتبنى تبنينا"
)
_BEHIND = word_set("من وراء خلف الذين المسؤولون")
_ON_IT = ("ها", "ه", "هما")
_STANDS = word_set("يقف تقف يقفون وقف وقفت وقفوا كانوا")
_WHO = word_set("هم هو هي من الذين الذي التي قد")
_WORK = word_set("تنفيذ صنع عمل تدبير فعل")
_ARM = word_set("القوة القوات سلاح وحدة الوحدة قوة الدفاعات وحدات")
_OF_ARMS = word_set("الصاروخية البحرية الجوية المسير المسيرة الجو المدفعية الهندسة القنص الجوي الخاصة المشتركة")
_SPEAKER_REACH = 7
_SPEECH_REACH = 14
_DEED_REACH = 4
_ASIDE_REACH = 8
_FIRED = word_set("أطلق أطلقت أطلقوا")
_SALVO = word_set("رشقة رشقات صواريخ صاروخا صاروخين قذائف قذيفة قذيفتين مسيرة مسيرات مسيرتين")


def owns_to_it(reading: Reading, group: Hit, start: int, end: int, *, tells: bool = False) -> bool:
    """Whether the group says in this sentence that a deed was its own; `tells` where the sentence itself may tell it («إنها فجرت عبوة»)."""
    sight = reading.sight
    before, near = list(sight.words(max(start, group.start - _SPEAKER_REACH), group.start)), sight.word(group.start - 1)
    after = list(sight.words(group.end, min(end, group.end + _DEED_REACH)))
    if near in _BOASTED:
        return not _OF_THE_DEED.isdisjoint(after)
    if near in _SIGNED:
        return not _DEED.isdisjoint(before)
    if near.removeprefix("و") in ATTRIBUTED and not _HERSELF.isdisjoint(after):
        return not _DEED.isdisjoint(after)
    if _speaks_at_once(reading, group) and in_its_own_words(reading, group.end, end):
        return True
    says = (
        any(w.removeprefix("و") in _SAYS for w in (*before, *after[:1]))
        or after[:1]
        and after[0] in _BOASTED
        or not _STATEMENT.isdisjoint(before[-2:])
    )
    if not says or near in _OF_WHOM:
        return False
    return in_its_own_words(reading, start, end) or any(
        _own_deed_behind(reading, group, i, end, tells) for i in range(group.end, min(end, group.end + _SPEECH_REACH))
    )


def _speaks_at_once(reading: Reading, group: Hit) -> bool:
    """«الكتائب: قصفنا ...»: who speaks, and a colon."""
    return ":" in reading.sight.gap(group.end)


def in_its_own_words(reading: Reading, start: int, end: int) -> bool:
    """«نحن من قام بالعملية», «هاجمنا الحاجز»: the group speaks as «we»."""
    sight = reading.sight
    words = list(sight.words(start, end))
    if not _WE_DID.isdisjoint(w.removeprefix("و") for w in words):
        return True
    return any(w in _WE and words[k + 1] in _BEHIND for k, w in enumerate(words[:-1]))


def _own_deed_behind(reading: Reading, group: Hit, that: int, end: int, tells: bool) -> bool:
    """Behind «إن»: its men or itself, a verb of doing, and the deed as a definite noun or on the verb; or the deed, and «من عملها»."""
    sight, first = reading.sight, that + 1
    if sight.word(that) in IT_SAYS:
        return sight.word(first) in _ANSWERABLE or _did_the_deed(reading, first, end, tells)
    if sight.word(that) not in _THAT:
        return False
    if sight.word(first) in _DEED:
        two = sight.word(first + 1), sight.word(first + 2)
        if two[0] == "من" and (two[1] in _ITS_WORK or two[1] in _WORK and _its_men(reading, group, first + 3, end) is not None):
            return True
        if two[0] in _CAME and two[1] in _IN_ANSWER:
            return True
        return two[0] in DONE and any(sight.word(k) in HIS_MEN for k in range(first + 2, min(end, first + 5)))
    if _is_answerable(reading, first, end):
        return True
    men = _its_men(reading, group, first, min(end, first + 4))
    if men is None:
        return False
    at = _past_an_aside(reading, men, end)
    return _did_the_deed(reading, next((k for k in range(at, min(end, at + 4)) if sight.word(k) not in _WHO), at), end, tells)


def _its_men(reading: Reading, speaker: Hit, start: int, end: int) -> int | None:
    """The token behind «مقاتليها», «أحد عناصر الحركة», «القوة الصاروخية»: whom a group calls its own."""
    sight = reading.sight
    for i in range(start, min(end, start + 4)):
        if sight.word(i) in HIS_MEN:
            return i + 1
        named = [*sight.at(i, "actors"), *sight.at(i + 1, "actors")] if sight.word(i) in MEN else []
        group = next((h for h in named if h.entry is speaker.entry or h.entry.attrs.get("anaphora")), None)
        if group is not None:
            return group.end
        if sight.word(i) in _ARM and sight.word(i + 1) in _OF_ARMS:
            last = i + 2
            while last < end and (
                sight.word(last) in _OF_ARMS or sight.word(last).startswith("تابع") or sight.word(last).startswith("التابع")
            ):
                last += 1
            belongs = next((h for h in sight.at(last, "actors") if sight.word(last - 1).removeprefix("ال").startswith("تابع")), None)
            return belongs.end if belongs is not None else last
    return None


def _is_answerable(reading: Reading, first: int, end: int) -> bool:
    """«إن الحركة مسؤولة عن التفجير», «أن الجماعة تقف وراء الهجوم», «أن فرسان الحركة هم أصحاب العملية»: the group again by its noun, and
    the deed.
    """
    group = next((h for i in (first, first + 1) for h in reading.sight.at(i, "actors") if h.entry.attrs.get("anaphora")), None)
    behind = reading.sight.words(group.end, min(end, group.end + _DEED_REACH)) if group is not None else []
    return not _IS_BEHIND.isdisjoint(behind) and not _DEED.isdisjoint(behind)


def _past_an_aside(reading: Reading, at: int, end: int) -> int:
    """«أحد عناصره، ويدعى أبا عمر، نفذ العملية»: the token behind who he was."""
    sight = reading.sight
    if "،" not in sight.gap(at):
        return at
    return next((k for k in range(at + 1, min(end, at + _ASIDE_REACH)) if "،" in sight.gap(k)), at)


def _did_the_deed(reading: Reading, first: int, end: int, tells: bool) -> bool:
    """«نفذوا الهجوم», «أطلقوها», «قتلوا ستة جنود»."""
    sight = reading.sight
    for i in range(first, min(end, first + 3)):
        word = sight.word(i)
        if word in _STANDS and sight.word(i + 1) in _BEHIND:
            return any(sight.word(k) in _DEED for k in range(i + 2, min(end, i + 2 + _DEED_REACH)))
        if word in NO_MORE:
            return False
        if any(h.form == "verb" and h.entry.attrs.get("toll") in ("killed", None) for h in sight.at(i, "tactics")):
            return True
        if word.endswith(_ON_IT) and (word in DONE or word.removesuffix("هما") in DONE):
            return True
        if word in _FIRED and sight.word(i + 1) in _SALVO:
            return True  # «إنها أطلقت رشقة صاروخية ردا على ...»
        if word in DONE:
            return tells or word.endswith(_ON_IT) or any(sight.word(k) in _DEED for k in range(i + 1, min(end, i + _DEED_REACH)))
    return False
