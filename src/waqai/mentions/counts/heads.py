"""The heads that counts hang on, whether a head is denied, and whether two heads share one number."""

from __future__ import annotations

from dataclasses import replace

from waqai.mentions.counts.escaped import add_escaped
from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.plain_heads import add_plain_heads
from waqai.mentions.counts.stabbed import add_stabbed
from waqai.mentions.counts.toll_verbs import LED_TO
from waqai.mentions.counts.unreal import is_tried, law_of_death
from waqai.mentions.counts.wire_heads import add_wire_heads
from waqai.mentions.counts.words import (
    AMONGST,
    AMOUNTS,
    BETWEEN,
    DENIABLE,
    FELLOW_PAIRS,
    FELLOWS,
    HIT,
    LACK,
    NEGATIVE,
    NOT,
    OFFICES,
    ONE_OF,
    OTHERS,
    PARENTS,
    REPORTING,
    SAVE,
    STOPS,
)
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set

_TAKING = {"execution": "killed", "assassination": "killed", "abduction": "abducted"}
_NO_TOLL = ("execution-by-a-group", "targeted-killing")
"""«نفذ التنظيم حكم الإعدام» counts at «الإعدام»; «استهدف قياديا» does not say that he died."""
_CITED = word_set("على بقول بقوله بما بآية")
_TURNING = LED_TO | word_set("فيما بينما حيث")
_KNOWING = word_set("علم علمه علمها علمهم معرفة معرفته معرفتهم إذن إنذار تمييز توقف انقطاع رحمة هوادة جدوى")
_WHETHER = word_set("إذا هل")
_BOTH = word_set("قتلا وقتلا قتلتا أصيبا أصيبتا جرحا استشهدا")
_DENIES = word_set("نفى نفت ينفي تنفي ونفى ونفت نافيا نافية")
_HAPPENING = word_set("وقوع سقوط وجود حدوث تسجيل أي")
_CARE = word_set("ضمان لضمان حرصا حرص الحرص يضمن تضمن")
_AMONG = word_set("في بين")
_ITS_DEAD = word_set("قتلاه قتلاها قتلاهم قتلاهما قتلانا")
_SENTENCES = word_set("حكم حكما أحكام أحكاما الحكم الأحكام عقوبة عقوبات")
_CARRIED_OUT = word_set("نفذ نفذت تنفيذ نفذوا وتنفيذ ونفذ ونفذت ونفذوا طبق طبقت طبقوا")
_RULING_REACH = 10  # «نفذت الجبهة (فرع التنظيم في البلاد) حكم الإعدام»
_UPON = word_set("في بحق على")
_UPON_REACH = 4  # «حكم الإعدام أمس بحق جنديين»
_HEADS_CUT = word_set("رأس رؤوس رأسي أعناق رقاب عنق عنقي")
_HEADS_REACH = 9
_MANNER = word_set("جروح جراح جرح إصابات إصابة حروق")
_PRESENT = ("ي", "ت")
_NAMED_WITHOUT = tuple(word_set("طيار حدود"))  # «طائرة بدون طيار», «أطباء بلا حدود»
_RELATIVES = word_set("الذي التي الذين اللذين اللذان")
_HURT = word_set("يصب تصب يصابوا يصابا")
_IN_IT = word_set("فيه فيها فيهما خلاله خلالها جراءه جراءها إثره إثرها أحد أحدا أي")
_PASSES = word_set("يمر تمر يمضي تمضي يمض تمض يخلو تخلو")
_DAY_REACH = 4
_UNDERGONE = word_set("تعرض تعرضت تعرضوا تعرضه تعرضها")


def find_heads(sight: Sight, start: int, end: int) -> list[Head]:
    """The heads of a range of tokens, in order, none inside another.

    Of a casualty noun and a toll word at one place the noun is taken, save a masdar that governs what follows («إصابة خمسة»).
    """
    nouns = [h for h in sight.within(start, end, "persons") if h.entry.attrs.get("casualty") and not _in_a_number(sight, h)]
    noun_starts = {h.start for h in nouns}
    heads: dict[int, Head] = {h.start: _head(h, True) for h in nouns}
    for hit in sight.within(start, end, "tactics"):
        taken = _TAKING.get(str(hit.entry.attrs.get("tactic")))
        if taken and hit.start not in heads and not is_tried(sight, hit):
            if hit.entry.id not in _NO_TOLL and not _only_meant(sight, hit):
                head = _before_its_people(sight, _head(hit, False), hit, end)
                heads[head.start] = _trimmed(sight, head)
            continue
        if not hit.entry.attrs.get("toll") or any(i in noun_starts for i in range(hit.start + 1, hit.end)):
            continue
        if hit.base.stem.startswith("استشهد") and sight.word(hit.end) in _CITED:
            continue  # «استشهد على ذلك بقوله»
        if sight.word(hit.start).removeprefix("و").removeprefix("ل") in _ITS_DEAD:
            continue  # «سحبت قتلاها»
        if hit.base.stem in _AMONG:
            continue  # «في صفوف الجيش» says who, not that
        if hit.size > 1 and hit.base.stem in HIT and sight.at(hit.end - 1, "targets"):
            continue  # «أصابت منزلا»
        if hit.size > 1 and hit.base.stem in HIT and not hit.base.enc:
            heads[hit.start] = replace(_head(hit, False), end=hit.start + 1)
            continue  # «أصابت عددا من ...»: the number is read as after any verb
        governs = hit.size == 1 and _governs(sight, hit, start)
        if hit.start in noun_starts and not governs:
            continue
        old = heads.get(hit.start)
        holds_number = any(sight.numeral_over(i) for i in range(hit.start, hit.end))
        if old is None or (old.noun and governs) or (hit.size < old.size and not holds_number) or (hit.size > old.size and holds_number):
            head = _head(hit, False)
            heads[hit.start] = _trimmed(sight, _before_its_people(sight, head, hit, end) if law_of_death(sight, hit.start) else head)
    add_plain_heads(sight, start, end, heads)
    add_wire_heads(sight, start, end, heads)
    add_stabbed(sight, start, end, heads)
    add_escaped(sight, start, end, heads)
    ordered = [heads[i] for i in sorted(heads)]
    return [head for n, head in enumerate(ordered) if n == 0 or head.start >= ordered[n - 1].end]


def _in_a_number(sight: Sight, hit: Hit) -> bool:
    """«ألف ومئتا شخص»: the hundreds, spelt like the dead («ميت») once folded."""
    if not hit.base.stem.startswith("ميت") or sight.numeral_over(hit.start) is None:
        return False
    token = sight.text.tokens[hit.start]
    return "ئ" in sight.text.raw[token.start : token.end]


def _before_its_people(sight: Sight, head: Head, hit: Hit, end: int) -> Head:
    """«قطع عناصر من التنظيم أمس رؤوس ثلاثة», «حكم الإعدام في شخصين»: the head as far as those whom it counts."""
    if hit.entry.id == "beheaded":
        at = next((i for i in range(hit.end, min(end, hit.end + _HEADS_REACH)) if sight.word(i) in _HEADS_CUT), None)
        return head if at is None else replace(head, start=at, end=at + 1, form="masdar", stem="قطع")
    if head.stem != "اعدام" and not law_of_death(sight, head.start):
        return head
    on = next((i for i in range(head.end, min(end, head.end + _UPON_REACH)) if sight.word(i) in _UPON), None)
    if on is None or not all(w in BETWEEN for w in sight.words(head.end, on)):
        return head
    people = sight.numeral_at(on + 1) is not None or any(not h.base.article for h in sight.at(on + 1, "persons"))
    return replace(head, end=on + 1) if people else head


def _head(hit: Hit, noun: bool) -> Head:
    taken = None if noun else _TAKING.get(str(hit.entry.attrs.get("tactic")))
    toll = taken or str((None if noun else hit.entry.attrs.get("toll")) or hit.entry.attrs.get("casualty") or hit.entry.attrs.get("toll"))
    kind = "killed" if toll == "victim" else toll
    base = hit.base
    return Head(hit.start, hit.end, kind, hit.form, noun, hit.number, base.stem, base.pro, base.enc, base.article, toll == "victim")


def _only_meant(sight: Sight, hit: Hit) -> bool:
    """«كان يعد لاغتيال الوزير», «حكم بالإعدام على خمسة»: what is planned or ruled, not done."""
    before = list(sight.words(hit.start - 4, hit.start))
    if hit.base.pro.endswith("ل"):
        return not any(w in _UNDERGONE for w in before[-2:])
    ruled = sight.word(hit.start).startswith("بال") or any(w in _SENTENCES for w in before)
    carried_out = any(w in _CARRIED_OUT for w in sight.words(hit.start - _RULING_REACH, hit.start))
    return hit.entry.attrs.get("tactic") == "execution" and ruled and not carried_out


def _trimmed(sight: Sight, head: Head) -> Head:
    """A phrase that already holds those taken or killed («أسر عناصر», «ذبح رجل», «القضاء على إرهابيين»), cut before them."""
    for i in range(head.start + 1, head.end):
        numeral = sight.numeral_at(i)
        if numeral is not None and numeral.end_token > head.end:
            return replace(head, end=i)  # «القضاء على خمسة عشر مسلحا»
        people = [h for h in sight.at(i, "persons") if not h.entry.attrs.get("casualty")]
        if head.kind == "abducted" and (sight.numeral_at(i) or sight.at(i, "persons")) or any(h.number in (1, 2, 4) for h in people):
            return replace(head, end=i)
    return head


def _governs(sight: Sight, hit: Hit, start: int) -> bool:
    """Whether a word that is both a masdar and a casualty noun («إصابة») has its number or people after it and none before."""
    if hit.form == "noun" or sight.word(hit.start)[-3:] in ("تلي", "رحي", "يلا", "يحا"):
        return False  # «قتيلان وخمسة جرحى»
    before = sight.numeral_over(hit.start - 1) if hit.start > start else None
    if any(h.entry.attrs.get("toll") and h.base.pro.startswith("و") and h.form != "noun" for h in sight.at(hit.end, "tactics")):
        return before is None  # «إصابة ومقتل 6»
    if hit.base.pro.startswith("و") and sight.numeral_at(hit.end) is not None:
        return True  # «مصرع 7 وإصابة 9»
    word = sight.word(hit.end)
    if hit.base.pro.startswith("و") and (
        word in OTHERS or word in AMOUNTS or any(h.number in (1, 2, 4) for h in sight.at(hit.end, "persons"))
    ):
        return True  # «مقتل شرطيين اثنين وإصابة آخر»
    known = word in OTHERS or word in BETWEEN or word in AMOUNTS or word in FELLOWS or word in FELLOW_PAIRS or word in ONE_OF
    known = known or word in OFFICES or word in PARENTS
    return before is None and (
        sight.numeral_at(hit.end) is not None or any(not h.entry.attrs.get("casualty") for h in sight.at(hit.end, "persons")) or known
    )


def denial(sight: Sight, head: Head, start: int) -> str:
    """ "denied" where the text says there were none, "silent" where it only says that nothing was reported, else ""."""
    if head.verb:
        if sight.word(head.start - 1) == "ان" and sight.word(head.start - 2) in NEGATIVE:
            return "silent"  # «دون أن يصاب أحد»: told by `none_hurt`
        denied = sight.word(head.start - 1) in NOT and head.form == "present" and sight.word(head.end) not in SAVE
        return "denied" if denied else ""
    for i in range(head.start - 1, max(start, head.start - 6) - 1, -1):
        word = sight.word(i)
        between = list(sight.words(i + 1, head.start))
        if word in SAVE or ("،" in sight.gap(i + 1) and sight.word(i + 1).startswith("ف")):
            return ""  # «عدا إصابة حارس», «دون جدوى، فقد أصابته ...»
        if word in _KNOWING and sight.word(i - 1) in NEGATIVE:
            return ""  # «دون علم الأهالي، على دفن جثث»
        if word in _WHETHER:
            return "silent"  # «دون أن تحدد ما إذا سقط ضحايا»
        if (
            word in _DENIES
            and not head.enc
            and not (head.noun and head.article and head.number == 1)
            and any(w in _HAPPENING for w in between)
        ):
            return "denied"  # «نفى الناطق وقوع إصابات»
        without = word == "غير" and sight.word(i - 1) == "من" and not sight.word(i + 1).startswith("ال")  # «من غير وقوع إصابات»
        if (word in NEGATIVE or without) and not sight.word(i + 1).startswith(_NAMED_WITHOUT) and sight.numeral_at(i) is None:
            if head.article and _not_told(sight, i) or any(sight.word(k) in _PASSES for k in sight.clause_back(i, _DAY_REACH)):
                return "silent"  # «لا يمر يوم من دون مقتل مدنيين» denies nothing
            return "silent" if any(w in REPORTING for w in between) else "denied"
        if word in LACK and head.article:
            return ""  # «عدم وجود أي صلة للضحايا بالتنظيم»
        if word in LACK and (not between or any(w in _HAPPENING or w in REPORTING for w in between)):
            return "silent" if any(w in REPORTING or w in _CARE for w in (*between, *sight.words(i - 2, i))) else "denied"
        if word == "او" and between and between[0] in REPORTING and any(w in NOT for w in sight.words(max(start, i - 10), i)):
            return "silent"  # «لم يعلق على القصف أو يعلن مقتل عناصر له»
        if word in NOT and any(w in DENIABLE for w in between):
            spared = sight.word(i - 1) in _RELATIVES and sight.word(i + 1) in _HURT and sight.word(i + 2) not in _IN_IT
            return "silent" if spared else "denied"  # «وقال السائق الذي لم يصب بجروح»
        if word in NOT and any(w in REPORTING for w in between):
            return "silent"
        if word in _TURNING:
            return ""
    return ""


def _not_told(sight: Sight, i: int) -> bool:
    """«دون أن يحدد هوية القتيلين»: what is not done is no incident that would have left casualties («دون أن يسفر عن»)."""
    return sight.word(i + 1) == "ان" and sight.word(i + 2).startswith(_PRESENT) and sight.word(i + 2) not in DENIABLE


def _each_alone(sight: Sight, first: Head, second: Head) -> bool:
    """Whether two casualty nouns say themselves how many they are: «قتيلين وجريح», not «بين قتيل وجريح», «50 قتيلا وجريحا»."""
    counted = any(sight.numeral_over(i) is not None for i in range(first.start - 2, first.start))
    bare = not (first.article or second.article or first.enc or second.enc)
    among = any(w in AMONGST for w in sight.words(first.start - 2, first.start))
    if not bare or among or second.number not in (1, 2):
        return False
    if counted:  # «خمسة قتلى وجريح», «12 قتيلا وجريحان», not «50 قتيلا وجريحا»
        alike = all(sight.word(h.end - 1).endswith("ا") for h in (first, second))
        return second.number == 2 or not alike
    return first.number in (1, 2)


def joined(sight: Sight, first: Head, second: Head) -> bool:
    """Whether two heads share one figure: «مقتل وإصابة 12», «50 قتيلا وجريحا», «بين قتيل وجريح»."""
    if {first.kind, second.kind} != {"killed", "wounded"} or first.enc or any(sight.numeral_over(i) for i in range(first.start, first.end)):
        return False
    if first.verb and (sight.word(first.end - 1).endswith("وا") or sight.word(first.end - 1) in _BOTH):
        return False  # «إن حارسين قتلا وأصيب شرطي»
    if first.verb and second.verb and (sight.word(second.end) in FELLOWS or sight.word(second.end) in FELLOW_PAIRS):
        return False  # «فقتل وأصيب سائقه»
    if first.pro == "ب" and first.stem in _MANNER:
        return False  # «إصابة الأول بجروح خطيرة، ومقتل الآخر»
    if first.noun and second.noun and _each_alone(sight, first, second):
        return False  # «سقوط شهيد وجريحين»
    if first.noun and (not second.noun or sight.numeral_at(second.end) or sight.word(second.end) in OTHERS) and not second.article:
        return False  # «43 قتيلا وجرح 173», «ثمانية قتلى وأصيب آخرون»
    if second.start != first.end or not second.pro.startswith("و") or any(c in sight.gap(second.start) for c in STOPS):
        return False
    return True
