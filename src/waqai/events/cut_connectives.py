"""Cuts that a connective makes by itself: contrast, another time, another deed joined by «و»; no place or toll is asked for."""

from __future__ import annotations

from waqai.events.another_deed import in_another_deed
from waqai.events.cut_case import ANOTHER, DAYS, MAIN, RESULTS, SECOND, Cut, Cutting, after_comma, comma, some_time_after, toll_verb
from waqai.events.ordinals import LATER, ORDINALS
from waqai.events.triggers import triggers
from waqai.mentions.sight import Sight
from waqai.text import word_set

PAIRS = frozenset(
    (
        ("في", "حين"), ("في", "الوقت"), ("في", "وقت"), ("من", "جهه"), ("من", "جانب"), ("علي", "صعيد"), ("الي", "ذلك"),
        ("في", "غضون"), ("في", "المقابل"), ("في", "سياق"), ("من", "ناحيه"), ("وفي", "حين"),
        ("وفي", "الوقت"), ("في", "موازاه"), ("بالتزامن", "مع"), ("وبالتزامن", "مع"), ("تزامنا", "مع"), ("بالتوازي", "مع"),
        ("في", "هذه"), ("اضافه", "الي"), ("بالاضافه", "الي"), ("فضلا", "عن"), ("الي", "جانب"), ("اما", "في"), ("اما", "علي"),
    )
)  # fmt: skip
PAIR_OPENERS = frozenset(first for first, _ in PAIRS)
AFTER_IT = word_set("وبعدها وقبلها وبعده وقبله")  # «وبعدها بأيام»
HAD = word_set("وكان وكانت وكانوا")
_DAY_NAMES = word_set("أمس اليوم السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة")
AND_A_DAY = frozenset("و" + day for day in _DAY_NAMES)
_BEFORE_IT, _SOME_HOURS = word_set("وقبلها وقبله"), word_set("ساعات ساعة ساعتين قليل دقائق")
_PAUSES = "،,:-–("
_SOME_TIME = word_set("متأخر متأخرة مبكر واحد الذروة")
_PASSED = word_set("مرور مضي انقضاء")
_FALL = word_set("سقوط وقوع ارتقاء")
_AT = word_set("في وسط قرب عند أمام استهدفت استهدف")
_DONE_THERE = word_set("على ضد ضرب ضربت طال طالت هز هزت فوقع فوقعت وقع وقعت نفذ نفذت أصاب أصابت")
_ONE_OF_TWO = word_set("أحدهما إحداهما أولهما أولاهما الأول الأولى")
_HAD_REACH = 12
_HOURS = word_set("الواحدة الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة الحادية الثانية الساعة")
_FIRST_HOURS = word_set("ساعات ساعة ليلة ليل صباح مساء")
_PARTS_OF_DAY = word_set(
    "صباحا صباح الصباح فجرا فجر الفجر مساء ظهرا عصرا ليلا الليل اليوم أمس السادسة السابعة الخامسة الرابعة الثالثة الأولى"
)
_AUXILIARIES = word_set(
    "تمكن تمكنت تمكنوا استطاع استطاعت استطاعوا نجح نجحت نجحوا قام قامت قاموا واصل واصلت شهد شهدت اندلع اندلعت دار دارت وقع "
    "وقعت تعرض تعرضت لقي سقط سقطت تشهد تدور شن شنت لفت أشاروا أوضحوا أكدوا "
    "أقدم أقدمت أقدموا عمد عمدت عمدوا نفذ نفذت نفذوا هز هزت طال طالت راح جرى جرت أودى أودت لقيت لقوا"
)


def contrast(c: Cutting, i: int) -> Cut | None:
    """«قتل ثلاثة في س، فيما أصيب رابع في ص»: words that set one piece of news beside another."""
    return c.sight.word(i), False


def pair(c: Cutting, i: int) -> Cut | None:
    """«في المقابل», «من جهة أخرى», «بالإضافة إلى»: two words that do so; not «في وقت متأخر من مساء أمس», a time of the same deed."""
    sight = c.sight
    words = (sight.word(i), sight.word(i + 1))
    if words not in PAIRS or (words == ("في", "وقت") and sight.word(i + 2) in _SOME_TIME):
        return None
    return (" ".join(words), False) if _pauses(sight, i) or words[0].startswith(("و", "ف", "ب")) else None


def against_background(c: Cutting, i: int) -> Cut | None:
    """«على خلفية اغتيال القيادي الأسبوع الماضي، شنت ...»: a deed looked back on."""
    if c.sight.word(i + 1) != "خلفيه":
        return None
    return ("على خلفية", True) if any(c.sight.at(k, "tactics") for k in range(i + 2, min(i + 5, c.sentence.end))) else None


def after(c: Cutting, i: int) -> Cut | None:
    """«قصفوا البلدة بعد مقتل جندي», «بعد مرور أسبوعين على انفجار»: a deed looked back on; not «منذ أمس، حيث قتل», the day of what
    stands before, nor «من قبل», the doer.
    """
    sight, end, word = c.sight, c.sentence.end, c.sight.word(i)
    if i + 1 >= end or (word == "قبل" and sight.word(i - 1) == "من"):
        return None
    if word == "منذ" and _from_an_hour(sight, i):
        return None
    passed = 2 * (sight.word(i + 1) in _PASSED)
    near = min(i + 5 + passed, comma(sight, i, end))
    counted = some_time_after(sight, i) and _counted_from(sight, i)
    told = any(sight.at(k, "tactics") for k in range(i + 1, near))
    return (word, True) if told or counted or _after_a_fall(sight, i, end) else None


def _from_an_hour(sight: Sight, i: int) -> bool:
    """«تعرضت البلدة منذ السادسة صباحا لقصف», «منذ ساعات الفجر»: since when the deed that is told has gone on."""
    told = list(sight.words(i + 1, i + 4))
    return any(w in _PARTS_OF_DAY for w in told[1:]) and (told[0] in _HOURS or told[0] in _FIRST_HOURS) or told[:1] == ["فجر"]


def later_on(c: Cutting, i: int) -> Cut | None:
    """«وبعدها بأيام أصيب ...», «وقبلها بيومين هاجم ...»: another day, another incident."""
    days = any(w.removeprefix("ب") in DAYS for w in c.sight.words(i + 1, i + 3))
    days = days or c.sight.word(i) in _BEFORE_IT and c.sight.word(i + 1).removeprefix("ب") in _SOME_HOURS  # «وقبله بساعات قتل مواطن»
    return (c.sight.word(i), False) if days else None


def then(c: Cutting, i: int) -> Cut | None:
    """«هاجموا الحاجز ثم قصفوا القرية»: the next deed; a verb that only counts is not one yet."""
    verbs = (h for h in c.sight.at(i + 1, "tactics") if h.verbal)
    return (c.sight.word(i), False) if any(not h.entry.attrs.get("toll") for h in verbs) else None


def had(c: Cutting, i: int) -> Cut | None:
    """«قتل خمسة في س، وكان هجوم سابق أوقع ...»: what had been before."""
    sight = c.sight
    if not _pauses(sight, i):
        return None
    told = any(sight.at(k, "tactics") for k in range(i + 1, min(i + _HAD_REACH, c.sentence.end)))
    return (sight.word(i), False) if told else None


def first_of_several(c: Cutting, i: int) -> Cut | None:
    """«انفجرت سيارتان، استهدفت الأولى سوقا والثانية ...»: each of several is told by itself."""
    sight = c.sight
    if sight.word(i + 1) not in ORDINALS or not _pauses(sight, i):
        return None
    return ("،", False) if any(h.verbal for h in sight.at(i, "tactics")) else None


def second_of_several(c: Cutting, i: int) -> Cut | None:
    """«انفجرت سيارتان، الأولى في س وأدت إلى ...، والثانية في ص وأسفرت عن ...»: the same with no verb of its own; told by its arms
    («والثاني بعبوة في ص») only with a place.
    """
    sight, told = c.sight, c.sight.word(i + 1)
    if told in _AT:
        one = next((k for k in range(c.since, i) if sight.word(k) in _ONE_OF_TWO), i)
        ranked = one < i and c.has_toll(one, i) and c.place_before(i) and c.place_ahead(i)  # «أحدهما في س وأدى إلى مقتل ثمانية والآخر في ص»
        return (SECOND, False) if ranked or _pauses(sight, i) else None
    armed = told[:1] == "ب" and any(True for _ in sight.at(i + 1, "weapons", "tactics"))
    armed = armed or told in _DONE_THERE or sight.word(i).endswith("هما")
    return (SECOND, False) if armed and c.place_before(i) and c.place_ahead(i) else None


def but_the_second(c: Cutting, i: int) -> Cut | None:
    """«الأول في سوق وأوقع ثمانية قتلى، أما الثاني، قرب معسكر، فلم يقتل فيه سوى ...»."""
    return ("،", False) if _pauses(c.sight, i) and c.sight.word(i + 1) in LATER else None


def as_for_a_place(c: Cutting, i: int) -> Cut | None:
    """«أما س، التي لم تنس مقتل مئة في تفجير الشهر الماضي، فقد اقتحم مسلحون ...»: what the place is known for, then its news."""
    opened = c.sight.word(c.sentence.start) == "اما" and c.since == c.sentence.start and after_comma(c.sight, i)
    recalled = opened and (c.has_toll(c.since, i) or c.has_day(c.since, i)) and triggers(c.sight, c.since, i)
    return (MAIN, False) if recalled else None


def and_in(c: Cutting, i: int) -> Cut | None:
    """«قتل اثنان في س، وفي ص أصيب ثلاثة»: the next place opens its clause; not within the first words of a sentence."""
    return ("وفي", False) if _pauses(c.sight, i) or i - c.sentence.start > 4 else None


def and_on_a_day(c: Cutting, i: int) -> Cut | None:
    """«قتل خمسة أول من أمس في س، وأمس قتل اثنان في ص»: the next day opens its clause."""
    return ("و", False) if _pauses(c.sight, i) and toll_verb(c.sight, i + 1) else None


def and_another_led_to(c: Cutting, i: int) -> Cut | None:
    """«..., وأسفر هجوم مماثل في س عن ...», «وأوقعت غارة على ص ...»: the result of a deed not told before, so another than that of the
    clause before.
    """
    sight = c.sight
    if not sight.word(i)[1:].startswith(RESULTS) or not _pauses(sight, i):
        return None
    another = any(
        h.form != "verb" and h.form != "present" and not (h.base.article or h.base.pro or h.base.enc or h.entry.attrs.get("toll"))
        for h in sight.at(i + 1, "tactics")
    )
    return ("و", False) if another else None


def and_reported(c: Cutting, i: int) -> Cut | None:
    """«..., وتمكنت القوات من ...», «..., وأعلنت الوزارة أن ...»: a verb that leads to a deed, or to what is said, opens its clause."""
    sight = c.sight
    if not _pauses(sight, i):
        return None
    opens = sight.word(i)[1:] in _AUXILIARIES or any(
        h.entry.attrs.get("cue") == "reporter" and h.base.pro.startswith("و") for h in sight.at(i, "cues")
    )
    return ("و", False) if opens else None


def and_did(c: Cutting, i: int) -> Cut | None:
    """«داهموا القرية وأحرقوا المنازل»: the verb of the next deed, comma or none."""
    did = any(h.verbal and h.base.pro.startswith("و") and not h.entry.attrs.get("toll") for h in c.sight.at(i, "tactics"))
    return ("و", False) if did else None


def and_were_killed(c: Cutting, i: int) -> Cut | None:
    """«قصفوا المدينة، وقتل جنديان في كمين»: a verb that only counts opens its clause behind a comma."""
    sight = c.sight
    if not _pauses(sight, i):
        return None
    counts = any(h.entry.attrs.get("toll") for h in sight.at(i, "tactics") if h.form in ("verb", "present") and h.base.pro.startswith("و"))
    return ("و", False) if counts else None


def and_in_another_deed(c: Cutting, i: int) -> Cut | None:
    """«قتل ثلاثة بانفجار عبوة وأصيب رابع في حادث منفصل»: a toll that is said to be of another deed, comma or none."""
    sight = c.sight
    if not any(h.verbal and h.entry.attrs.get("toll") and h.base.pro.startswith("و") for h in sight.at(i, "tactics")):
        return None
    return (ANOTHER, False) if in_another_deed(sight, i, comma(sight, i, c.sentence.end)) else None


def _pauses(sight: Sight, i: int) -> bool:
    """Whether a comma, colon, dash or bracket stands before a token."""
    gap = sight.gap(i)
    return gap != " " and any(c in gap for c in _PAUSES)


def _counted_from(sight: Sight, cut: int) -> bool:
    """«بعد أقل من أسبوع من مقتل عشرة في س»: a deed right behind the time that has gone by since."""
    return any(sight.word(i) in DAYS and bool(sight.at(i + 2, "tactics")) for i in range(cut + 1, cut + 5))


def _after_a_fall(sight: Sight, i: int, end: int) -> bool:
    """«بعد وقت قصير من سقوط ثلاثة شهداء في ...»: an earlier deed, told by its dead alone."""
    fall = next((k for k in range(i + 1, min(i + 5, end - 1)) if sight.word(k) == "من" and sight.word(k + 1) in _FALL), None)
    return fall is not None and any(
        h.entry.attrs.get("casualty") for k in range(fall + 2, min(fall + 4, end)) for h in sight.at(k, "persons")
    )
