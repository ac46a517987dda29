"""Cuts that need more than a connective: the clause that opens must have a place, a toll or a day of its own."""

from __future__ import annotations

from waqai.events.along import along
from waqai.events.charges import CHARGE, held_for
from waqai.events.cut_case import AMID, CONTRASTS, EARLIER, HEADLINE, TOLL, Cut, Cutting, after_comma, comma, toll_verb
from waqai.events.role_words import EVENT_NOUNS, RESPONDED
from waqai.events.triggers import triggers, weight
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set

FOLLOWED = word_set(
    "تلاه تلاها تلته تلتها تلاهما أعقبه أعقبها أعقبته أعقبتها تبعه تبعها تبعته تبعتها وتبعه وتبعها وتلاه وتلاها وتلا "
    "سبقه سبقها سبقته سبقتها وسبقه وسبقها وسبقته"
)
RELATIVES = word_set("التي الذي والتي والذي حيث")
STRUCK_BACK = word_set("ورد وردت وردوا فرد فردت فردوا")
ADDING = word_set(
    "مؤكدا مؤكدة مضيفا مضيفة مشيرا مشيرة لافتا لافتة موضحا موضحة كاشفا كاشفة معلنا معلنة مبينا مبينة منوها "
    "ومشيرا ومشيرة ومؤكدا ومضيفا ولافتا"
)
ON_ARRIVAL = word_set("ولدى وعند وحين وحال وأثناء")
AMIDST = word_set("مع ومع وسط ووسط")
GOES_ON = word_set("تواصل استمرار تجدد اشتداد احتدام تصاعد")
BY_STRIKING = word_set("بقصف بالقصف بدك بغارات بضربات بشن بإطلاق باستهداف بمهاجمة باقتحام بتنفيذ بتوجيه بتفجير بهجوم بهجمات")
STRIKING_BACK = "رد ب"  # the lead of a clause that tells with what somebody answered
ANSWERS = word_set("ردا وردا انتقاما وانتقاما ثأرا ينتقمون انتقموا للثأر للانتقام")
_BEFELL = word_set("شهدت شهد تشهد يشهد عرفت تعرضت تعرض هزها هزه ضربها ضربه استهدفها استهدفه طالها طاله")
_HAD_BEEN = word_set("كان كانت كانوا سبق")
_THERE = word_set("منها منه فيها فيه بها به")
_NEWS_OF = word_set("إعلان تأكيد إعلانه إعلانها إعلانهم")
_ONE_MORE = word_set("أخرى ثانية ثالثة آخر ثان ثالث")
_FROM_AFAR = ("air_strike", "drone_strike", "shelling")
_HEADS = ("title", "heading")
_SURE, _DEED = 0.5, 0.35
_RECALL_REACH = 13
_REPORT_REACH = 8
_ADDED_REACH = 12
_SHARE_REACH = 16
_ANSWER_REACH = 8
_ON_WHAT = 6  # tokens from «ردت» to «على»
_TOLD_REACH = 5
_PRESENT = ("ي", "ت")
_ACTS_REACH = 4  # tokens of a headline from «و» to the verb of who acts


def what_they_are_held_for(c: Cutting, i: int) -> Cut | None:
    """«اعتقال المتورطين بالتفجير الذي استهدف ...»: a deed known before, with its own place and day."""
    return (CHARGE, True) if held_for(c.sight, i, c.sentence.start, c.has_place) else None


def after_news_of(c: Cutting, i: int) -> Cut | None:
    """«تفجيران في س، بعد ساعات من إعلان سوريا سيطرة قواتها على ص»: behind the time that has gone by, or at once, the news of a deed of
    another day or place.
    """
    sight = c.sight
    told = i + 1 if sight.word(i + 1) in _NEWS_OF else i + 3 if sight.word(i + 2) == "من" and sight.word(i + 3) in _NEWS_OF else 0
    if not told or not any(sight.at(k, "tactics") for k in range(told + 1, min(told + _TOLD_REACH, c.sentence.end))):
        return None
    return (sight.word(i), True) if c.place_before(i) and c.place_ahead(i) else None


def and_as_many_elsewhere(c: Cutting, i: int) -> Cut | None:
    """«قتل ستة في بلدة س، وخمسة مدنيين في مدينة ص»: a toll alone, of a kind with the one before, at another place."""
    if not c.adds_toll(c.since, i) or not c.place_before(i):
        return None
    return (TOLL, False) if c.has_place(i, comma(c.sight, i, c.sentence.end)) else None


def then_were_killed(c: Cutting, i: int) -> Cut | None:
    """«قتل خمسة في س، ثم قتل اثنان في ص»: a verb that only counts is another incident where it has another place."""
    found = toll_verb(c.sight, i + 1) and c.place_before(i) and c.place_ahead(i)
    return (c.sight.word(i), False) if found else None


def struck_back(c: Cutting, i: int) -> Cut | None:
    """«قتل جندي في هجوم على الحدود، ورد الجيش بقصف مواقع في س»: the answer, where it is told within its clause by what: «بقصف»,
    «بغارات», «بمهاجمة», not «بإطلاق النار», which is the same fight.
    """
    sight = c.sight
    for k in range(i + 1, min(i + _ANSWER_REACH, c.sentence.end)):
        if after_comma(sight, k):
            return None
        if sight.word(k).startswith("ب") and (deeds := sight.at(k, "tactics")):
            afar = any(h.entry.attrs.get("tactic") in _FROM_AFAR or h.entry.attrs.get("generic") for h in deeds)
            return ("و", False) if afar and c.place_ahead(i) else None
    return None


def befell_it_before(c: Cutting, i: int) -> Cut | None:
    """«في س التي شهدت الأحد تفجيرا», «حيث كان سقط أربعة جنود في كمين عام 2017», «التي خطف منها عشرات الطلاب قبل عام»: what befell the
    place just named before, with a day of its own.
    """
    sight, where = c.sight, c.sight.word(i) == "حيث"
    if sight.word(i + 2) in _THERE:
        recalls = any(h.verbal for h in sight.at(i + 1, "tactics"))
    else:
        recalls = sight.word(i + 1) in _BEFELL or (where and sight.word(i + 1) in _HAD_BEEN)
    if not recalls or not c.has_place(i - 5, i) or not c.has_day(i, comma(sight, i + 1, c.sentence.end)):
        return None
    end = min(i + (_RECALL_REACH if where else 8), c.sentence.end)
    return (EARLIER, False) if any(sight.at(k, "tactics") for k in range(i + 1, end)) else None


def where_another_day_killed(c: Cutting, i: int) -> Cut | None:
    """«قتل أربعة أمس في مداهمة في الكرك، حيث أوقع هجوم الأحد عشرة قتلى»: a toll and a day on both sides."""
    if not (c.has_toll(c.since, i) and c.has_day(c.since, i) and c.has_place(i - 5, i)):
        return None
    end = min(i + _RECALL_REACH, c.sentence.end)
    return (EARLIER, False) if c.has_toll(i, end) and c.has_day(i, end) and c.sight.within(i + 1, end, "tactics") else None


def where_some_of_them_died(c: Cutting, i: int) -> Cut | None:
    """«مقتل تسعة في قصف على المدينة وقرية، حيث قتل أربعة في قصف على حي س، ...»: a part of the toll just told, with the deed that it
    died of and its place.
    """
    sight = c.sight
    if not after_comma(sight, i) or not toll_verb(sight, i + 1) or not c.has_toll(c.since, i):
        return None
    near = range(i + 2, min(i + _SHARE_REACH, len(sight.text.tokens)))
    end = next((k for k in near if any(x in sight.gap(k) for x in "،,.")), i + _SHARE_REACH)
    shared = c.has_toll(i, end) and triggers(sight, i + 2, end)
    return ("و", False) if shared and c.place_before(i) and c.place_ahead(i) else None


def was_followed_by(c: Cutting, i: int) -> Cut | None:
    """«انفجرت عبوة، تلتها غارة على ص»: the deed that came next, with a place."""
    return ("و", False) if c.place_ahead(i) and _deed_at_once(c, i) else None


def and_another_deed(c: Cutting, i: int) -> Cut | None:
    """«قصف مواقع في حرستا واستهداف حاجز في دوما»: a noun of action joins the one told before, each with its place."""
    joins = any(
        h.form == "masdar" and h.base.pro == "و" and not h.base.article and not h.entry.attrs.get("toll") and weight(h) >= 0.35
        for h in c.sight.at(i, "tactics")
    )
    return ("و", False) if joins and c.place_before(i) and c.place_ahead(i) and _deed_at_once(c, i) else None


def and_in_the_headline(c: Cutting, i: int) -> Cut | None:
    """«شهيدان في س وإطلاق نار قرب ص», «تنظيم يسحق تمردا في س ومعارك في ص», «قتلى في س والجيش يقصف ص»: a headline's next piece of news,
    a noun of action or somebody who acts, each with its place.
    """
    if c.sentence.kind not in _HEADS or not c.place_before(i) or not c.has_place(i, c.sentence.end):
        return None
    deeds = (h for h in c.sight.at(i, "tactics") if h.base.pro == "و" and not (h.verbal or h.base.article or h.entry.attrs.get("toll")))
    if any(weight(h) >= _SURE for h in deeds):
        return HEADLINE, False
    return (HEADLINE, False) if _someone_acts(c, i) and c.has_place(i + 1, c.sentence.end) else None


def _someone_acts(c: Cutting, i: int) -> bool:
    """«والجيش يقصف», «والبيشمركة تصد هجوما»: a subject, and a verb in the present for what it does."""
    if any(h.end == i + 1 for h in c.sight.at(i, "tactics")):
        return False
    for k in range(i + 1, min(i + _ACTS_REACH, c.sentence.end)):
        if c.sight.word(k)[:1] in _PRESENT and not c.has_place(i, k):
            told = [*c.sight.at(k, "tactics"), *(h for h in c.sight.at(i, "tactics") if h.end > k)]
            if any(h.form in ("present", "phrase") and weight(h) >= 0.35 for h in told):
                return True
    return False


def and_in_a_bulletin(c: Cutting, i: int) -> Cut | None:
    """«قصف على بلدة س، ومقتل خمسة في غارة على ص، وانفجار لغم ...»: news told in nouns alone goes on with another deed, where that has a
    place of its own; not «ثلاث غارات على س، وغارة على ص، فجر اليوم».
    """
    opening = _opens_in_nouns(c) if after_comma(c.sight, i) else None
    if opening is None or not c.place_ahead(i):
        return None
    for hit in c.sight.at(i, "tactics"):
        if hit.base.pro == "و" and not hit.verbal and not hit.base.article and hit.entry is not opening.entry:
            deed = not hit.entry.attrs.get("toll") and weight(hit) >= _SURE
            if deed or triggers(c.sight, hit.end, comma(c.sight, i + 1, c.sentence.end)):
                return "و", False
    return None


def _opens_in_nouns(c: Cutting) -> Hit | None:
    """The noun of a deed that a sentence opens with: «اشتباكات عنيفة على ...», «إعدام ثلاثة في ...»."""
    first = c.sentence.start
    opening = (h for k in (first, first + 1) for h in c.sight.at(k, "tactics"))
    bare = (h for h in opening if not (h.verbal or h.base.article or h.base.pro or h.entry.attrs.get("toll")))
    return next((h for h in bare if weight(h) >= _DEED), None)


def and_that(c: Cutting, i: int) -> Cut | None:
    """«إن سيارة انفجرت في س فقتلت ...، وإن عبوة انفجرت في ص»: the next thing reported, where it is a deed not told before."""
    sight = c.sight
    if not after_comma(sight, i):
        return None
    deeds = (h for k in range(i + 1, min(c.sentence.end, i + _REPORT_REACH)) for h in sight.at(k, "tactics"))
    if not any(not (h.base.article or h.entry.attrs.get("toll") or h.entry.attrs.get("result")) for h in deeds):
        return None
    return ("وأن", False) if c.place_before(i) and c.has_place(i, comma(sight, i, c.sentence.end)) else None


def adding_a_deed(c: Cutting, i: int) -> Cut | None:
    """«قتل ثلاثة في تفجير في س، مشيرة إلى إصابة أربعة في هجوم مسلح في ص»: what a source adds is a deed not told before."""
    sight, end = c.sight, c.sentence.end
    if not after_comma(sight, i) or not c.place_before(i):
        return None
    deeds = [h for k in range(i + 1, min(end, i + _ADDED_REACH)) for h in sight.at(k, "tactics") if not h.entry.attrs.get("toll")]
    if not deeds or any(h.base.article or h.entry.attrs.get("result") for h in deeds):
        return None
    return ("وأن", False) if c.has_place(i, _clause_end(sight, i + 1, end)) else None


def adding_a_bomb(c: Cutting, i: int) -> Cut | None:
    """«قتل شخص بعبوة في س، مبينا أن عبوة أخرى انفجرت وأصابت اثنين»."""
    return ("وأن", False) if _another_bomb(c, i) else None


def a_bomb_on_arrival(c: Cutting, i: int) -> Cut | None:
    """«قتل ثلاثة بانفجار عبوة، ولدى وصول المسعفين انفجرت عبوة ثانية وأصابت ...»."""
    return ("و", False) if _another_bomb(c, i) else None


def along_with(c: Cutting, i: int) -> Cut | None:
    """«شن الطيران غارات على حرستا وسط اشتباكات عنيفة»: a deed of another kind at the same place, with no toll that both might share."""
    sight, end = c.sight, c.sentence.end
    if not c.place_before(i) or not along(sight, c.since, i, end):
        return None
    return None if c.has_toll(i, end) else (AMID, False)


def while_it_goes_on(c: Cutting, i: int) -> Cut | None:
    """«وقتل خمسة في س، مع استمرار المعارك في محيط ص»: fighting that goes on elsewhere."""
    sight, end = c.sight, c.sentence.end
    if sight.word(i + 1) not in GOES_ON or not after_comma(sight, i) or not c.has_toll(c.since, i) or not c.place_before(i):
        return None
    return ("كما", False) if c.has_place(i, end) and sight.within(i + 1, min(i + 4, end), "tactics") else None


def in_answer_to(c: Cutting, i: int) -> Cut | None:
    """«شنوا هجوما ردا على قصف بلدة س»: the deed that this one was the answer to, where it has a place, a toll or a target."""
    sight = c.sight
    if not any(sight.at(k, "tactics") for k in range(i + 1, min(i + 5, c.sentence.end))):
        return None
    end = comma(sight, i, c.sentence.end)
    own = c.has_place(i, end) or c.has_toll(i, end) or sight.within(i, end, "targets")
    return (sight.word(i), True) if own else None


def by_striking_back(c: Cutting, i: int) -> Cut | None:
    """«ردت القوات على هجوم في س أوقع قتيلين [بقصف مواقع في ص]»: the answer, told within the clause of what it answers, where both have a
    place or a toll of their own.
    """
    sight = c.sight
    verb = answered_from(sight, c.since, i)
    if verb is None or is_one_of(sight.word(i - 1), EVENT_NOUNS) or not c.place_ahead(i):
        return None
    answered = any(sight.at(k, "tactics") for k in range(verb, i))
    return (STRIKING_BACK, False) if answered and (c.has_place(verb, i) or c.has_toll(verb, i)) else None


def answered_from(sight: Sight, start: int, end: int) -> int | None:
    """The last «رد» or «ردت» of a range that goes on with «على», past who answers and when."""
    for verb in range(end - 1, start - 1, -1):
        if is_one_of(sight.word(verb), RESPONDED):
            return verb if any(sight.word(k) == "علي" for k in range(verb + 2, min(end, verb + _ON_WHAT))) else None
    return None


def _deed_at_once(c: Cutting, i: int) -> bool:
    """Whether a word for a deed stands at a token or within the three behind it."""
    return any(c.sight.at(k, "tactics") for k in range(i, min(i + 4, c.sentence.end)))


def _clause_end(sight: Sight, start: int, end: int) -> int:
    """The first token of a range that opens a clause of its own behind a comma: «فيما», «كما»."""
    return next((i for i in range(start + 1, end) if sight.word(i) in CONTRASTS and after_comma(sight, i)), end)


def _another_bomb(c: Cutting, i: int) -> bool:
    """Whether one more bomb of the kind told before went off, wherever it lay: a toll on both sides."""
    sight, end = c.sight, c.sentence.end
    if not after_comma(sight, i):
        return False
    for k in range(i + 1, min(end, i + _REPORT_REACH)):
        armed = any(h.end == k for h in (*sight.at(k - 1, "weapons", "targets"), *sight.at(k - 2, "weapons")))
        if sight.word(k) in _ONE_MORE and armed:
            around = (*range(k + 1, min(end, k + 3)), *range(k - 3, k))
            went_off = any(h.verbal for n in around for h in sight.at(n, "tactics"))
            return went_off and c.has_toll(c.since, i) and c.has_toll(i, end)
    return False
