"""The count of a casualty noun: «37 قتيلا», «قتيلان», «سقوط قتلى», «عدد القتلى إلى 12»."""

from __future__ import annotations

from waqai.mentions.counts.additions import addition
from waqai.mentions.counts.after import after_head
from waqai.mentions.counts.before import numeral_before
from waqai.mentions.counts.fell_so import FELL_SO, fell_so, fell_there, who_fell
from waqai.mentions.counts.mention import Head, Quantity
from waqai.mentions.counts.people import at_least, joined_from, noun_end, people, plain
from waqai.mentions.counts.people_ahead import bare_end
from waqai.mentions.counts.sums import number_after, risen_to
from waqai.mentions.counts.toll_verbs import LEAVING_THEM
from waqai.mentions.counts.words import AMONGST, AMOUNTS, FALLING, FELL, FELLOWS, JUST_ONE, ONE_OF, RISING, SO_MANY, STOPS, TWO, UPDATE
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set
from waqai.text.numerals import Numeral

_DEAD = word_set("قتلى صرعى شهداء جرحى")
_LARGE = word_set("كبيرا كبير كبيرة هائلا هائلة ضخما غير محدود محدودا")
_FELL_OF = FELL_SO | word_set("سقوط وسقوط بسقوط لسقوط ووقوع وقوع وسقط")
_LEFT_REACH = 14
_SHOT_DOWN = word_set("أردى أردت أردوا أرديا")
_ONE_BODY = word_set("جثمان")
_A_BODY = word_set("جثمان جثة جثمانا")
_RECOVERED = word_set(
    "انتشال وانتشال بانتشال انتشلت انتشل انتشلوا انتشلنا استخراج إخراج استخرجت وصول ووصول وصل العثور على عن الدفاع المدني الإنقاذ الإسعاف"
)
_BODIES = word_set("جثث جثامين رفات")
_FROM_IT = word_set("عنه عنها")  # «نتج عنه شهيد»
_CARRY = word_set("نقل تنقل ينقل نقلت ونقل وتنقل بنقل لنقل ينقلون تجلي إجلاء بإجلاء لإجلاء إسعاف لإسعاف بإسعاف")
_STATES = word_set("حالة حال وضع حالات")
_AMONG_REACH = 10  # tokens from «بين القتلى» to how many of them are told
_BY = word_set("في ب إثر جراء برصاص بالرصاص بقذيفة")
_LIES = word_set("يرقد ترقد رقد رقدت ويرقد وترقد")  # «وروى نجله الذي يرقد جريحا في المستشفى»
_INFLICTED = word_set("كبد كبدت كبدوا يكبد تكبد تكبدت تكبدوا تكبيد خسر خسرت فقد فقدت")
_LOSS_REACH = 6
_WOUND_REACH = 5
_TAKEN = ("captive", "detainee", "missing", "hostage")


def noun_quantity(sight: Sight, head: Head, start: int, end: int, used: set[int]) -> list[Quantity]:
    """«37 قتيلا», «قتيلان», «سقوط قتلى»; «عدد القتلى إلى 12»; with what is added: «ستة قتلى من المهاجمين وجندي»."""
    found = _counted_noun(sight, head, start, end, used)
    if found is None:
        return []
    beside = found.rule == "number-after" and found.start == head.start and _people_counted(sight, head, found)
    if found.rule == "singular" and (more := _one_more(sight, head)) is not None:
        return [found, more]
    if found.rule != "number-noun" and not beside:
        return [found]
    close = noun_end(sight, found.end, end) if beside else head.end  # «القتلى أربعة مدنيين وشرطيان»
    at = addition(sight, close, min(end, max(head.end, found.end) + 12))
    if at is None or at <= head.end or _taken_next(sight, at):
        return [found]
    return [found, *after_head(sight, head, at, end, used, first=False)]


def _risen_from(sight: Sight, numeral: Numeral, start: int) -> bool:
    """«ارتفعت حصيلة التفجير من 35 إلى 40 قتيلا»: what a number was and has come to, no bounds."""
    if "من" not in sight.words(numeral.start_token - 1, numeral.start_token + 1):
        return False
    return not UPDATE.isdisjoint(sight.words(max(start, numeral.start_token - _LEFT_REACH), numeral.start_token))


def _one_more(sight: Sight, head: Head) -> Quantity | None:
    """«سقوط شهيدة مسنة وطفلة», «سقط قتيل وطفلان»: one or two people added to the one dead; «شهيد وطفل جريح» adds nobody."""
    at = head.end + any(h.number == 1 and not (h.base.pro or h.base.article) for h in sight.at(head.end, "persons"))
    person = next((h for h in sight.at(at, "persons") if h.base.pro == "و" and h.number in (1, 2)), None)
    if person is None or person.base.article or person.base.enc or any(c in sight.gap(at) for c in STOPS + "،\n"):
        return None
    if any(h.entry.attrs.get("casualty") for k in (at, person.end) for h in sight.at(k, "persons")):
        return None
    return Quantity(person.number, person.number, person.number, at, person.end, [person], "fellow")


def _people_counted(sight: Sight, head: Head, found: Quantity) -> bool:
    """«القتلى أربعة مدنيين وشرطيان», «ارتفع عدد قتلى الهجوم إلى 15 جنديا واثنين من المدنيين»: a number of people that may go on."""
    if sight.numeral_at(head.end) is not None:
        return True
    person = next(iter(sight.at(found.end, "persons")), None)
    return person is not None and not person.entry.attrs.get("casualty") and not (person.base.article or person.base.pro)


def _writes_several(sight: Sight, i: int) -> bool:
    """«قتيل وعدة جرحى»: several, not «وعده» (his promise)."""
    token = sight.text.tokens[i]
    return sight.text.raw[token.start : token.end].endswith("ة")


def _counted_noun(sight: Sight, head: Head, start: int, end: int, used: set[int]) -> Quantity | None:
    who = people(sight, head.end, end)
    if head.kind == "wounded" and head.article and sight.word(head.end) == "في" and sight.word(head.end + 1) in _STATES:
        return None  # «ثلاثة من المصابين في حالة حرجة»: a part of those told
    if head.kind == "wounded" and head.article and head.number == 1 and sight.word(head.start - 1).removeprefix("و") in FELLOWS:
        return None if sight.gap(head.start).strip() else Quantity(1, 1, 1, head.start - 1, head.end, who, "fellow")  # «سائقه الجريح»
    if head.article and sight.word(head.end) in SO_MANY and sight.word(head.start - 1) not in ONE_OF:
        n = SO_MANY[sight.word(head.end)]
        return Quantity(n, n, n, head.start, head.end + 1, who, "number-noun")  # «أربعة من القتلى التسعة جنود»
    numeral = None if head.stem in _ONE_BODY else numeral_before(sight, head.start, start, used)
    alone = head.number == 1 and not (head.article or head.pro or sight.gap(head.start).strip())
    counted = sight.numeral_over(head.start - 1) if alone else None
    if numeral is None and counted is not None and counted.start_token in used:
        return None  # «بلغت الخسائر ثلاثين قتيلا»: counted with the losses
    if numeral is not None and head.stem in _BODIES and set(sight.words(numeral.end_token, head.start)) - {"من"}:
        return None  # «شيع مئات الأهالي جثامين الضحايا»
    if numeral is not None:
        low, best, high = at_least(sight, numeral, head.end, end)
        if numeral.approx == "range" and high is not None and _risen_from(sight, numeral, start):
            return Quantity(high, high, high, numeral.start_token, head.end, who, "number-noun")
        other = _other_bound(sight, numeral, head, end) if sight.word(numeral.start_token - 1) == "بين" else None
        if other is not None and other.best > best:
            return Quantity(low, best, other.best, numeral.start_token, other.end_token, who, "between")
        if (others := _number_with_them(sight, numeral, used)) is not None:
            of_both = [*people(sight, others.end_token, numeral.start_token), *who]
            high = None if high is None or others.high is None else high + others.high
            return Quantity(low + others.low, best + others.best, high, others.start_token, head.end, of_both, "sum")
        if head.kind == "killed" and _one_fell_with_them(sight, numeral):
            one = people(sight, numeral.start_token - 1, numeral.start_token)
            return Quantity(low + 1, best + 1, high and high + 1, numeral.start_token - 1, head.end, [*one, *who], "sum")
        return Quantity(low, best, high, numeral.start_token, head.end, who or _whose_losses(sight, numeral, start), "number-noun")
    if head.number == 2:
        return Quantity(2, 2, 2, head.start, head.end, who, "dual")
    if (some := _some_of_them(sight, head, end)) is not None:
        return some
    fallen = _fell_dead(sight, head, start, used)
    if fallen is not None:
        return fallen
    if _shot_dead(sight, head, start):
        return Quantity(2, 2, None, head.start - 1, head.end, people(sight, head.start - 1, head.start), "fell")
    risen = risen_to(sight, head, used)
    if risen is not None:
        low, best, high = at_least(sight, risen, risen.end_token, head.start)
        return Quantity(low, best, high, risen.start_token, head.end, who, "number-before-sum")
    before, further = sight.word(head.start - 1), sight.word(head.start - 2)
    falls = any(w in FALLING for w in sight.words(max(start, head.start - 5), head.start)) or _left_behind(sight, head, start)
    after = number_after(sight, head, end, used) or _of_bodies(sight, head, end, used)
    if after is not None:
        return after
    if before == "من" and further in _LARGE:
        further = sight.word(head.start - 3).removeprefix("و")  # «وعددا كبيرا من القتلى»
    if _added_amount(sight, head, start):
        further = further.removeprefix("و")
    if before == "وعده" and _writes_several(sight, head.start - 1):
        return Quantity(2, 2, None, head.start - 1, head.end, who, "many-noun")
    if before in AMOUNTS or (before == "من" and further in AMOUNTS):
        low, high = AMOUNTS.get(before) or AMOUNTS[further]
        if head.article and low == 2 and not falls and not _added_amount(sight, head, start):
            return None  # «بعض الجرحى في حالة حرجة»: some of those already told
        if further not in RISING and not (before == "عدد" and head.article):
            return Quantity(low, low, high, head.start - 1, head.end, who, "many-noun")
    if head.number == 4 and not head.article and before in _CARRY and sight.word(head.end) not in TWO:
        return Quantity(2, 2, None, head.start, head.end, who, "plural")  # «سيارات الإسعاف تنقل مصابين»
    if head.number == 4 and not head.article and not sight.word(head.start).endswith("ي"):  # «مصابي التفجير» are several
        return Quantity(2, 2, 2, head.start, head.end, who, "dual")
    if (hurt := _wound_of(sight, head, end)) is not None:
        return hurt
    if (
        head.number == 1
        and not head.article
        and not (head.stem == "اصابه" and any(not h.base.pro for h in sight.at(head.end, "targets")))  # «عن إصابة سفينة بصاروخ»
        and (
            before in FALLING
            or before.removeprefix("و") in FALLING
            or before in _LIES
            or fell_so(sight, head, start)
            or fell_there(sight, head, start)
            or before in _FROM_IT
            or before in _A_BODY
            and further in _RECOVERED
            or _beside_one(sight, head)
            or _stands_alone(sight, head, start)
            or _shot_one(sight, head, start)
            or _one_so_called(sight, head, start)
            or before.removeprefix("ف").startswith(("اردو", "اردت", "اردا", "وقع"))
            or further.removeprefix("ف") in FELL
            and any(h.number == 1 for h in sight.at(head.start - 1, "persons", "actors"))  # «سقط شرطي قتيلا»
        )
    ):
        return Quantity(1, 1, 1, head.start, head.end, who or who_fell(sight, head, start), "singular")
    return bare_plural(sight, head, end)


def _wound_of(sight: Sight, head: Head, end: int) -> Quantity | None:
    """«إصابة حرجة لشاب», «إصابة بالرصاص الحي لطفلين»: whose wound it is, behind «ل»."""
    if head.stem != "اصابه" or head.number != 1 or head.article or head.enc:
        return None
    for i in range(head.end + 1, min(end, head.end + _WOUND_REACH)):
        if any(sight.gap(k).strip() for k in (i, i - 1)):
            return None
        hurt = next((h for h in sight.at(i, "persons") if h.base.pro == "ل" and h.number in (1, 2, 4) and not h.base.article), None)
        if hurt is not None and not hurt.entry.attrs.get("casualty"):
            n = 1 if hurt.number == 1 else 2
            return Quantity(n, n, n, head.start, hurt.end, [hurt], "singular" if n == 1 else "dual")
    return None


def _some_of_them(sight: Sight, head: Head, end: int) -> Quantity | None:
    """«ومن بين القتلى في المدينة أكثر من عشرين عاملا»: so many at least; «بين القتلى ثلاثة أطفال» is a part."""
    if not head.article or head.number not in (0, 3, 4) or sight.word(head.start - 1) != "بين" or sight.word(head.start - 2) == "تراوح":
        return None
    for i in range(head.end, min(end, head.end + _AMONG_REACH)):
        if any(c in sight.gap(i) for c in STOPS + "،\n") or sight.word(head.end) != "في":
            return None
        numeral = sight.numeral_at(i)
        if numeral is not None:
            told = plain(sight, numeral) and bool(sight.at(numeral.end_token, "persons"))
            return Quantity(numeral.low, numeral.low, None, head.start, numeral.end_token, people(sight, i, end), "among") if told else None
    return None


def _beside_one(sight: Sight, head: Head) -> bool:
    """«سقوط شهيد وجريح», «قتيلين وجريح»: one more casualty beside one or two told right before."""
    told = (h for h in sight.at(head.start - 1, "persons") if h.entry.attrs.get("casualty") and _told_apart(sight, h))
    return (
        head.pro == "و"
        and any(not h.base.article for h in told)
        and not any(w in AMONGST for w in sight.words(head.start - 3, head.start - 1))
    )


def _told_apart(sight: Sight, noun: Hit) -> bool:
    """Whether a casualty noun has a number of its own: «شهيد», «قتيلان», «5 قتلى»."""
    return noun.number in (1, 2) or sight.numeral_over(noun.start - 1) is not None


def _stands_alone(sight: Sight, head: Head, start: int) -> bool:
    """«قتيل واحد», «قتيل وسبعة جرحى», «والحصيلة شهيد», «خلف القصف على القرية أمس قتيلا»: one, said by the noun itself."""
    if any(w in AMONGST for w in sight.words(head.start - 2, head.start)) or head.enc:
        return False
    before, after = sight.word(head.start - 1), sight.word(head.end)
    if after in JUST_ONE or (before.endswith("حصيله") or sight.word(head.start - 2).endswith("حصيله")):
        return True
    if head.start == start and not head.pro and (after in _BY or any(h.base.pro == "ب" for h in sight.at(head.end, "tactics"))):
        return True  # «قتيل في انفجار ...», «قتيل بإطلاق نار»
    told = sight.word(head.start).endswith("ا") and any(
        w.removeprefix("و").removeprefix("ف") in LEAVING_THEM for w in sight.words(max(start, head.start - _LEFT_REACH), head.start)
    )
    if told and not any(h.number == 1 and not h.base.article for h in sight.at(head.start - 1, "persons")):
        return True  # not «أوقعوا شرطيا قتيلا»
    return after.startswith("و") and _more_hurt(sight, head.end)


def _more_hurt(sight: Sight, i: int) -> bool:
    """«... وسبعة جرحى», «... وجريح»: more casualties are told from a token on."""
    numeral = sight.numeral_at(i + (sight.word(i) == "و"))
    return any(h.entry.attrs.get("casualty") for h in sight.at(numeral.end_token if numeral is not None else i, "persons"))


def _taken_next(sight: Sight, at: int) -> bool:
    """«25 جريحا و50 أسيرا»: those taken are not hurt."""
    numeral = sight.numeral_at(at)
    return numeral is not None and any(h.entry.id in _TAKEN for h in sight.at(numeral.end_token, "persons"))


def _one_fell_with_them(sight: Sight, numeral: Numeral) -> bool:
    """«سقوط ضابط وأربعة قتلى»: one person who fell, before the number of the dead."""
    at = numeral.start_token
    joined_to = sight.word(at).startswith("و") and not sight.gap(at).strip()
    one = any(
        h.number == 1 and not h.base.article and h.size == 1 and not h.entry.attrs.get("casualty") for h in sight.at(at - 1, "persons")
    )
    return joined_to and one and sight.word(at - 2) in _FELL_OF


def _number_with_them(sight: Sight, numeral: Numeral, used: set[int]) -> Numeral | None:
    """«سقط 30 مسلحا وأربعة جنود قتلى»: another number of people right before, whose noun says nothing of what became of them."""
    at = joined_from(sight, numeral)
    if at < 0 or not sight.at(numeral.end_token, "persons") or sight.gap(at).strip():
        return None
    first = next((n for k in (2, 3) if (n := sight.numeral_over(at - k)) is not None), None)
    if first is None or not plain(sight, first) or not used.isdisjoint(range(first.start_token, first.end_token)):
        return None
    counted = [h for h in sight.at(first.end_token, "persons") if h.end == at]
    fell = sight.word(first.start_token - 1).removeprefix("و") in _FELL_OF
    return first if fell and counted and not any(h.entry.attrs.get("casualty") for h in counted) else None


def _left_behind(sight: Sight, head: Head, start: int) -> bool:
    """«أوقعت الغارات دمارا كبيرا وعددا كبيرا من القتلى»: an amount that is the object of a verb further back."""
    amount = sight.word(head.start - 2 - (sight.word(head.start - 2) in _LARGE))
    told = any(w.removeprefix("و").removeprefix("ف") in LEAVING_THEM for w in sight.words(max(start, head.start - _LEFT_REACH), head.start))
    return sight.word(head.start - 1) == "من" and amount.endswith("ا") and told


def _added_amount(sight: Sight, head: Head, start: int) -> bool:
    """«بمقتل شخص والكثير من الجرحى»: an amount added to the dead told right before."""
    amount = sight.word(head.start - 2)
    told = any(h.entry.attrs.get("toll") == "killed" for h in sight.within(max(start, head.start - 9), head.start - 2, "tactics"))
    return head.kind == "wounded" and sight.word(head.start - 1) == "من" and amount.startswith("و") and told


def _whose_losses(sight: Sight, numeral: Numeral, start: int) -> list[Hit]:
    """«كبدت التنظيم 34 قتيلا», «تكبد الحوثيون أمس عشرين قتيلا»: the side named between the verb and its losses."""
    for i in range(numeral.start_token - 1, max(start, numeral.start_token - _LOSS_REACH) - 1, -1):
        if any(c in sight.gap(i + 1) for c in STOPS + "،\n"):
            return []
        if sight.word(i).removeprefix("و").removeprefix("ف") in _INFLICTED:
            return [h for k in range(i + 1, numeral.start_token) for h in sight.at(k, "actors")][:1]
    return []


def _other_bound(sight: Sight, first: Numeral, head: Head, end: int) -> Numeral | None:
    """«بين خمسة قتلى بحسب الأمن و15 بحسب الصحافة»: the second of two numbers that sources give."""
    for i in range(head.end, min(end, head.end + 9)):
        if any(c in sight.gap(i) for c in STOPS + "\n"):
            return None
        numeral = sight.numeral_at(i)
        if numeral is not None and numeral is not first and plain(sight, numeral) and joined_from(sight, numeral) >= 0:
            return numeral
    return None


def _fell_dead(sight: Sight, head: Head, start: int, used: set[int]) -> Quantity | None:
    """«سقط سبعة من جنود الجيش قتلى», «أردى الجيش ثمانية مسلحين قتلى»: the number between the verb and the bare noun."""
    if head.number != 3 or head.article or head.pro or sight.word(head.start) not in _DEAD:
        return None
    counted: Numeral | None = None
    for i in range(head.start - 1, max(start, head.start - 9) - 1, -1):
        if any(c in sight.gap(i + 1) for c in STOPS + "\n،"):
            return None
        word, numeral = sight.word(i), sight.numeral_at(i)
        word = word if word in FELL_SO else word.removeprefix("و").removeprefix("ف")  # «وقع» begins with no «و» of its own
        if numeral is not None:
            counted = numeral
        elif word in FELL_SO or word in _SHOT_DOWN:
            numeral = counted if word in _SHOT_DOWN else sight.numeral_at(i + 1)
            if numeral is None or not plain(sight, numeral) or not used.isdisjoint(range(numeral.start_token, numeral.end_token)):
                return None
            who = people(sight, numeral.end_token, head.start)
            return Quantity(numeral.low, numeral.best, numeral.high, numeral.start_token, head.end, who, "fell")
    return None


def _shot_one(sight: Sight, head: Head, start: int) -> bool:
    """«أردى الجيش عنصرا من التنظيم قتيلا»: the one shot down."""
    return any(w.removeprefix("و").removeprefix("ف") in _SHOT_DOWN for w in sight.words(max(start, head.start - 9), head.start))


def _one_so_called(sight: Sight, head: Head, start: int) -> bool:
    """«ضابط قتيل وخمسة جنود جرحى», «شاب شهيدا برصاص الجنود»: somebody without a verb, and what became of him."""
    one = any(
        h.number == 1 and h.size == 1 and not (h.base.article or h.base.pro or h.base.enc or h.entry.attrs.get("casualty"))
        for h in sight.at(head.start - 1, "persons")
    )
    opens = head.start - 1 == start or any(c in sight.gap(head.start - 1) for c in ":،")
    return one and opens and not sight.gap(head.start).strip()


def _shot_dead(sight: Sight, head: Head, start: int) -> bool:
    """«أردت وحدة من الجيش مسلحين قتلى»: several, whatever the form of their noun."""
    if head.number != 3 or head.article or head.pro or sight.word(head.start) not in _DEAD:
        return False
    shot = any(w.removeprefix("و").removeprefix("ف") in _SHOT_DOWN for w in sight.words(max(start, head.start - 7), head.start - 1))
    return shot and any(h.number in (2, 3, 4) and not h.base.article for h in sight.at(head.start - 1, "persons"))


def _of_bodies(sight: Sight, head: Head, end: int, used: set[int]) -> Quantity | None:
    """«جثث 16 مسلحا»: the number of those whose bodies they are."""
    numeral = sight.numeral_at(head.end) if head.stem in ("جثث", "جثامين", "رفات") and head.end < end else None
    if numeral is None or not plain(sight, numeral) or not used.isdisjoint(range(numeral.start_token, numeral.end_token)):
        return None
    people_told = sight.at(numeral.end_token, "persons", "actors") or sight.word(numeral.end_token) == "من"
    if not people_told and not bare_end(sight, numeral.end_token):
        return None
    low, best, high = at_least(sight, numeral, numeral.end_token + 1, end)
    return Quantity(low, best, high, head.start, numeral.end_token, people(sight, numeral.end_token, end), "number-after")


def bare_plural(sight: Sight, head: Head, end: int) -> Quantity | None:
    """«سقوط قتلى», «وجرحى», «جثث»: a plural with no number is two at least."""
    if not head.noun or head.number != 3 or head.article or head.enc:
        return None
    near = [sight.word(head.start - 1), sight.word(head.start - 2), sight.word(head.start - 3)]
    fell = any(w.startswith(("سقط", "سقوط", "اوقع", "خلف", "وقوع")) for w in near)
    told = any(h.base.article and h.entry.attrs.get("casualty") for h in sight.at(head.end, "persons"))  # «ونقلت جثث القتلى»
    bodies = head.stem == "جثث" and not head.pro.endswith("ل") and not told  # «مشاهد لجثث» counts nobody
    if near[0] in FALLING or fell or head.pro.startswith("و") or bodies:
        return Quantity(2, 2, None, head.start, head.end, people(sight, head.end, end), "plural")
    return None
