"""A quantity beside its head as a count of the text: its span, whether it is an update, a claim, vague, or aside from the incident."""

from __future__ import annotations

from waqai.mentions.counts.mention import CasualtyMention, Head, Quantity, span_of
from waqai.mentions.counts.toll_verbs import LEFT_STEMS
from waqai.mentions.counts.words import (
    AMOUNTS,
    CLAIMING,
    DISASTERS,
    EARLIER,
    FINAL,
    HOSPITALS,
    LATELY,
    LONG,
    REACHED,
    SPANS,
    STOPS,
    UPDATE,
    WHO,
)
from waqai.mentions.sight import Sight
from waqai.text import word_set

_PERIODS = word_set("الشهر العام السنة")
_RUNNING = word_set("الحالي الجاري الحالية الجارية وحده وحدها")
_STRETCHES = word_set("الفترة المدة الحقبة")
_THIS = word_set("هذه تلك ذات نفس")
_ELATIVES = word_set("الأكثر الأكبر الأعنف الأسوأ الأشد الأول الأولى أعنف أكبر أسوأ أول")
_WAS = word_set("كانت وكانت")
_WHEN = word_set("عندما حين حينما")
_HAPPENED = word_set("حدث حصل جرى وقع فعل فعلت فعلوا")
_THE_EVENTS = word_set("الأحداث أحداث الانتفاضة الهبة")
_GROWING = word_set("تزايد تزايدا ازدياد تنامي تضاعف ازديادا")
_BEGUN = word_set("انطلقت اندلعت بدأت انطلق اندلع بدأ")
_OUTBREAK = tuple(word_set("اندلاع بدء بدايت انطلاق بدئ"))
_RISE = word_set("ارتفاع ارتفعت ارتفع")
_NUMBERS = word_set("عدد أعداد حصيلة الحصيلة")
_BODIES = word_set("جثث وجثث جثامين")
_HANDING = word_set(
    "سلم سلمت سلموا تسليم بتسليم لتسليم يسلم تسلم تسلمت تسلموا استلام استلم استلمت تبادل تبادلت تبادلا لتبادل بتبادل مبادلة إعادة أعاد "
    "أعادت استعادة دفن بدفن لدفن دفنت دفنوا مقايضة"
)
_MORGUE = word_set("المشرحة مشرحة الطبابة الطب ثلاجة ثلاجات المستوصف الإسعاف")
_HANDS_REACH = 5
_THE_HURT = word_set("جرحى مصابي")
_ONE_HURT = word_set("جريح جريحا مصاب مصابا")
_CARING = word_set(
    "نقل نقلت ينقل تنقل علاج معالجة عالج عالجت إسعاف أسعف أسعفت إرسال أرسل أرسلت استقبال استقبل استقبلت إجلاء زيارة زار زارت التقى التقت"
)
_CARE_REACH = 4
_FOR_TREATING = word_set("علاج لعلاج بعلاج معالجة لمعالجة تكاليف")
_DAYS = word_set("اليوم أمس الأمس")
_DEAD = word_set("قتلى شهداء ضحايا جرحى")
_NUMBERED = ("dual", "number", "number-before", "number-noun", "number-after", "number-before-sum")
_SUMS = tuple(word_set("حصيلة عدد أعداد"))
_HAD = word_set("كان كانت كانوا")
_SPOKE = word_set("تحدث تحدثت أعلن أعلنت ذكر ذكرت أفاد أفادت أشار أشارت قال قالت الحصيلة حصيلة")
_WARS = word_set("عدوان العدوان حرب الحرب إبادة الإبادة صراع نزاع القتال")
_PLACE_REACH = 5
_SAME_PLACE = word_set("المدينة البلدة المنطقة البلاد المكان العاصمة القرية المحافظة الحي نفس ذات صفوف حصيلة")
_SINCE_REACH = 5
_SUMMED = ("number-noun", "number-after")
_BECAME = word_set("ليصبح لتصبح ليصبحوا فأصبح فأصبحت وأصبح وأصبحت فصار فصارت وصار ليصير فبات ليصل لتصل ليبلغ لتبلغ")
_CLAIM_REACH = 40
_OTHER_VOICES = word_set("لكن ولكن فيما بينما غير إلا بيد قال قالت أكد أكدت ذكر ذكرت أعلن أعلنت نفى نفت وقال وقالت")
_LATER = word_set("لاحقا لاحق")
_GROUPS = word_set("الجماعة المجموعة الخلية العصابة التنظيم الميليشيا المليشيا الكتيبة للجماعة للمجموعة للخلية")
_LATER_REACH = 10
_FIGHTING = word_set("القتال قتال المعارك معارك الاشتباكات اشتباكات المواجهات مواجهات الحصار حصار القصف الكر")
_OF_A_WAR = 1000  # dead or wounded
_VAGUE = (2, 20, 200, 2000)
_OWN_DEED_REACH = 7
_IN_A_DEED = word_set("في إثر جراء خلال")
_LIKE_IT = word_set("مماثل مماثلة مشابه مشابهة آخر أخرى سابق سابقة")


def mention_of(sight: Sight, head: Head, kind: str, q: Quantity, start: int, part: bool = False, inside: int = 0) -> CasualtyMention:
    """A head's quantity as a mention: its words, whether an update, claimed, an aside or vague. `start`: where its clause begins."""
    first, last = min(head.start, q.start), max(head.end, q.end)
    lead = list(sight.words(max(start, first - 4), first + 1))
    risen = q.rule == "number-after" and any(w in UPDATE for w in sight.words(head.end, last))
    update = risen or any(w in UPDATE for w in lead) or any(w in FINAL for w in lead) and any(w.endswith("حصيله") for w in lead)
    update = update or q.rule == "number-after" and any(w in _BECAME for w in lead)  # «ليصبح عدد القتلى ثلاثة», «فصار القتلى اثنين»
    update = update or _risen_before(sight, first, start) or (q.rule in _SUMMED and _come_to_since(sight, first, start))
    claimed = any(w in CLAIMING for w in sight.words(max(start, first - 12), first)) or _claimed_from_the_start(sight, first, start)
    return CasualtyMention(
        start=first,
        end=last,
        head=head.start,
        kind=kind,
        low=q.low,
        best=q.best,
        high=q.high,
        who=tuple(q.who),
        rule=q.rule,
        denied=q.rule == "denied",
        update=update,
        span=span_of(sight, first, last),
        claimed=claimed,
        inside=inside,
        part=part,
        aside=_aside(sight, first, last, start)
        or _since_a_day(sight, q, head)
        or (q.low >= _OF_A_WAR and _war_total(sight, first, last, start)),
        vague=q.rule == "all-aboard" or _is_vague(sight, q, first, last),
    )


def _claimed_from_the_start(sight: Sight, first: int, start: int) -> bool:
    """«زعم التنظيم أن التفجير الذي هز أمس ساحة ... أوقع سبعين»: a claim that opens its sentence, with nobody else heard since."""
    if sight.word(start) not in CLAIMING or first - start > _CLAIM_REACH:
        return False
    return not any(w in _OTHER_VOICES for w in sight.words(start + 2, first))


def _risen_before(sight: Sight, first: int, start: int) -> bool:
    """«ارتفاع أعداد الضحايا، إذ بلغ القتلى 57»: the number that the rise has come to."""
    for i in range(max(start, first - 12), first):
        if sight.word(i).lstrip("ولب") in _RISE and sight.word(i + 1) in _NUMBERS:
            return not any(sight.numeral_at(k) for k in range(i, first))
    return False


def _since_a_day(sight: Sight, q: Quantity, head: Head) -> bool:
    """«بلغ عدد قتلى الحزب منذ الجمعة 11»: the dead of some days."""
    since = next((i for i in range(head.end, q.end - 1) if sight.word(i) == "منذ"), None) if q.rule == "number-after" else None
    return since is not None and not any(w in LATELY for w in sight.words(since + 1, since + 4))


def _come_to_since(sight: Sight, first: int, start: int) -> bool:
    """«إن الحصيلة بلغت 12 قتيلا», «وفي وقت لاحق قالت الشرطة إن عدد القتلى بلغ 12»: a sum of what was told before, or one given later on."""
    lead = sight.words(max(start, first - 3), first + 1)
    if not any(w in REACHED for w in (*lead, *sight.words(first + 1, first + 4))):
        return False
    since = sight.words(max(start, first - _LATER_REACH), first)
    return "الحصيله" in lead or (any(w.endswith(_SUMS) for w in lead) and any(w in _LATER for w in since))


def _is_vague(sight: Sight, q: Quantity, first: int, last: int) -> bool:
    """Only an amount word or a bare plural."""
    amount = (q.low == 2 and q.rule not in _NUMBERED) or any(
        w[w[:1] in ("و", "ب") :] in AMOUNTS or w in AMOUNTS for w in sight.words(first, last)
    )
    return q.high is None and q.low in _VAGUE and amount


def _strewn(sight: Sight, first: int, last: int) -> bool:
    """«جثث العشرات من المقاتلين تملأ الشوارع», «جثث مئات القتلى»: bodies seen after days of fighting, the toll of no incident."""
    return any(w in _BODIES for w in sight.words(first, min(first + 2, last))) and any(w in AMOUNTS for w in sight.words(first, last))


def _handed_over(sight: Sight, first: int, last: int, start: int) -> bool:
    """«سلمت الحركة جثث 11 عنصرا», «تبادل الطرفان جثامين ثلاثة», «دفن جثث 50 مقاتلا»: dead of earlier days whose bodies change hands."""
    if not any(w in _BODIES for w in sight.words(first, min(first + 3, last))):
        return False
    for i in range(first - 1, max(start, first - _HANDS_REACH) - 1, -1):
        if any(c in sight.gap(i + 1) for c in STOPS + "\n،"):
            return False
        if sight.word(i).removeprefix("و") in _HANDING:
            hospital = any(w.startswith(HOSPITALS) or w in _MORGUE for w in sight.words(i + 1, first))
            return not hospital  # «تسلم المستشفى ثلاث جثث»: of the day
    return False


def _cared_for(sight: Sight, first: int, last: int, start: int) -> bool:
    """«نقل عدد من جرحى الحرب إلى الخارج», «لعلاج نحو 600 جريح»: wounded of earlier days who are looked after, told by whose or of what
    war they are, or as those whom a treatment is for.
    """
    hurt = next((i for i in range(first, last) if sight.word(i) in _THE_HURT), None)
    if hurt is None:
        return any(w in _FOR_TREATING for w in sight.words(max(start, first - 2), first)) and sight.word(last - 1) in _ONE_HURT
    theirs = sight.word(hurt + 1).removeprefix("ال") in _WARS or bool(sight.at(hurt + 1, "actors"))
    return theirs and any(w.lstrip("وبل") in _CARING for w in sight.words(max(start, first - _CARE_REACH), first))


def _of_the_day(sight: Sight, first: int, last: int) -> bool:
    """«يرفع حصيلة قتلى اليوم إلى تسعة»: the sum of a day over all its incidents."""
    return any(
        sight.word(i) in _DAYS and sight.word(i - 1).lstrip("ال") in _DEAD and sight.word(i - 2).endswith(_SUMS) for i in range(first, last)
    )


def _once_said(sight: Sight, first: int, start: int) -> bool:
    """«وكانت تحدثت أولا عن تسعة»: a number that a newer one has replaced."""
    for i in range(max(start, first - 9), first - 1):
        was = (sight.word(i) == "بعد" and sight.word(i + 1) == "ان" and sight.word(i + 2) in _HAD) or (
            sight.word(i) == "بعدما" and sight.word(i + 1) in _HAD
        )
        if was and any(w in _SPOKE for w in sight.words(i + 2, first + 1)):
            return True
    return False


def _lately(sight: Sight, since: int) -> bool:
    """«منذ الصباح», «منذ اندلاعها مساء السبت»: a toll of the present fighting."""
    if sight.word(since + 1) in LATELY:
        return True
    return sight.word(since + 1).startswith(_OUTBREAK) and any(w in LATELY for w in sight.words(since + 2, since + 4))


def _opens(sight: Sight, i: int, start: int) -> bool:
    """Whether a token opens its sentence or clause."""
    return i == start or sight.word(i).startswith(("و", "فمنذ")) or any(c in sight.gap(i) for c in '،:«"')


def _right_before(sight: Sight, since: int, first: int) -> bool:
    """Whether a «منذ» of long ago stands right before a number, with no deed of its own between: not «منذ عام معارك خلفت 300»."""
    if any(c in sight.gap(k) for k in range(since + 1, first + 1) for c in STOPS + "\n،"):
        return False
    lately = any(w in LATELY for w in sight.words(since + 1, since + 4))
    return not lately and not any(w.startswith(LEFT_STEMS) for w in sight.words(since + 1, first))


def _war_total(sight: Sight, first: int, last: int, start: int) -> bool:
    """«ارتفعت حصيلة العدوان إلى 45 ألف شهيد»: thousands are the toll of a war, not of a deed in it."""
    return any(
        w.removeprefix("لل").removeprefix("ال") in _WARS or w in _WARS
        for w in sight.words(max(start, first - 8), min(last + 6, len(sight.folded)))
    )


def _led_back(sight: Sight, i: int, first: int) -> bool:
    """«بعد تسعة أيام من انفجار آخر أدى إلى مقتل ثلاثة»: what led to the deaths is the deed of those days ago."""
    of = next((k for k in range(i + 2, i + 6) if sight.word(k) in ("من", "علي")), None)
    if of is None or not sight.at(of + 1, "tactics"):
        return False
    verb = next((k for k in range(of + 2, min(first, of + 5)) if sight.word(k).startswith(LEFT_STEMS)), None)
    return verb is not None and not any(c in sight.gap(k) for k in range(of, verb + 1) for c in "،.")


def _placed_behind(sight: Sight, last: int) -> bool:
    """«بعد ثلاثة أيام على تفجير خلف 20 قتيلا وأربعين جريحا في كيليس»: the deed of those days ago is told with its own place."""
    for k in range(last, last + _PLACE_REACH):
        if any(c in sight.gap(k) for c in STOPS + "\n،"):
            return False
        if sight.word(k) == "في":
            return sight.word(k + 1) not in _SAME_PLACE
    return False


def _public(sight: Sight, i: int) -> bool:
    """«في المستشفى العام», «في الأمن العام»: the adjective, no year."""
    return sight.word(i) == "العام" and sight.word(i - 1).startswith("ال")


def _by_the_group(sight: Sight, first: int, start: int) -> bool:
    """«قتلت الشرطة ثلاثة من أفراد الجماعة التي قتلت 11 جنديا»: an older deed by which the news says who the group is."""
    if sight.word(first - 1) not in WHO or sight.word(first - 2).removeprefix("ب").removeprefix("و") not in _GROUPS:
        return False
    return any(h.entry.attrs.get("toll") or h.verbal for h in sight.within(start, first - 2, "tactics"))


def _between_commas(sight: Sight, i: int, first: int, last: int) -> bool:
    """«اغتيل في غوما، الخاضعة للمتمردين منذ عام، الناشط ...»: said of the place, not of those who died."""
    behind = any("،" in sight.gap(k) for k in range(i + 1, last))
    return behind and any("،" in sight.gap(k) for k in range(first + 1, i + 1))


def _of_fighting(sight: Sight, after: int) -> bool:
    """«بعد يومين من الاشتباكات كبدت التنظيم 34 قتيلا»: how long they fought, not how long ago somebody died."""
    return any(sight.word(k) == "من" and sight.word(k + 1) in _FIGHTING for k in range(after + 2, after + 5))


def _with_a_deed_of_its_own(sight: Sight, last: int) -> bool:
    """«بعد ساعات من مقتل 82 شخصا وجرح 200 في انفجار استهدف س»: what was told before has its deed and place behind it."""
    for k in range(last, last + _OWN_DEED_REACH):
        if any(c in sight.gap(k) for c in STOPS + "\n"):
            return False
        if sight.word(k) in _IN_A_DEED and sight.at(k + 1, "tactics"):
            return not any(w in _LIKE_IT for w in sight.words(k + 2, k + 4))
    return False


def _aside(sight: Sight, first: int, last: int, start: int) -> bool:
    """«40 ألف قتيل منذ عام 1984», «بعد يومين من مقتل اثنين»: no toll of the incident at hand."""
    return (
        _of_the_day(sight, first, last)
        or _once_said(sight, first, start)
        or _over_a_period(sight, first, last)
        or _period_behind(sight, last)
        or _by_the_group(sight, first, start)
        or _strewn(sight, first, last)
        or _handed_over(sight, first, last, start)
        or _cared_for(sight, first, last, start)
        or any(w.lstrip("وبل") in _GROWING for w in sight.words(max(start, first - 7), first))
        or _by_a_disaster(sight, first, last, start)
        or any(sight.word(i) == "منذ" and _right_before(sight, i, first) for i in range(max(start, first - _SINCE_REACH), first))
        or any(_long_before(sight, i, first, last, start) for i in range(max(start, first - 9), first - 1))
    )


def _over_a_period(sight: Sight, first: int, last: int) -> bool:
    """«قتل خلال العام الجاري 120 صحفيا», «حصيلة القتلى منذ بدء الهدنة 90», «عدد شهداء البلدة خلال الأحداث الأخيرة»: a time told within."""
    for i in range(first, last):
        word = sight.word(i)
        if word in _PERIODS and (sight.word(i + 1) in _RUNNING or sight.word(i - 1) in ("خلال", "منذ")):
            return True
        if word == "منذ" and not _lately(sight, i) and not _between_commas(sight, i, first, last):
            return True
        if word == "خلال" and sight.word(i + 1) in _THE_EVENTS:
            return True
    return False


def _period_behind(sight: Sight, last: int) -> bool:
    """«40 ألف قتيل منذ عام 1984», «120 قتيلا خلال شهر», «15 قتيلا هذا العام»: a time told behind, in the same clause."""
    for i in range(last, min(last + 12, len(sight.text.tokens))):
        word, after = sight.word(i), sight.word(i + 1)
        if any(c in sight.gap(i) for c in STOPS + "\n،") or word in _ELATIVES or (i > last + 1 and sight.numeral_at(i)):
            return False
        if word == "منذ" and not _lately(sight, i) or word in _BEGUN and after == "قبل":
            return True
        if word in _PERIODS and after in _RUNNING or word in _STRETCHES and sight.word(i - 1) in _THIS:
            return True
        if word in ("خلال", "مدي") and after in ("شهر", "اسبوع"):
            return True
        if word in ("خلال", "في", "مدي") and any(w in LONG for w in sight.words(i + 1, i + 3)) and not _public(sight, i + 2):
            return True
    return False


def _by_a_disaster(sight: Sight, first: int, last: int, start: int) -> bool:
    """«زلزال ضرب المدينة فقتل 30», «30 قتيلا جراء السيول», and «30 قتيلا في تايوان» before «غرقت»: the next sentence may say so."""
    return any(w in DISASTERS for w in (*sight.words(start, start + 2), *sight.words(max(start, first - 10), last + 5)))


def _long_before(sight: Sight, i: int, first: int, last: int, start: int) -> bool:
    """Whether a word before a toll sets it back in time: «وكانت الحصيلة الأولية», «منذ ذلك», «كما حصل قبل شهر عندما استشهد مزارعون»,
    «ومنذ مطلع العام، تسببت الغارات بمقتل 40», «بعد يومين من مقتل اثنين».
    """
    word = sight.word(i)
    if word in _WAS and sight.word(i + 1).endswith("حصيله") and sight.word(i + 2) in EARLIER:
        return True
    if word == "كما" and sight.word(i + 1) in _HAPPENED and any(w in _WHEN for w in sight.words(i + 2, first)):
        return True
    if word in ("منذ", "ومنذ", "فمنذ"):
        lately = any(w in LATELY for w in sight.words(i + 1, i + 4))
        return word != "فمنذ" and sight.word(i + 1) in ("ذلك", "ذاك", "تلك") or _opens(sight, i, start) and not lately
    if word != "بعد" or not any(w in SPANS for w in sight.words(i + 1, i + 4)):
        return False
    led = any(w.removeprefix("و").startswith(LEFT_STEMS) for w in sight.words(i, first))
    led = led and (not _led_back(sight, i, first) or _placed_behind(sight, last))
    since = any(w in ("من", "علي") for w in sight.words(i + 2, i + 5)) and not _of_fighting(sight, i)
    return since and not led and not _with_a_deed_of_its_own(sight, last)
