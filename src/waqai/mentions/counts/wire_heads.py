"""Heads in the short grammar of wire reports: «قضى ستة مدنيين», «أودى بستة», «وأصابت 27», «لفظ أنفاسه», «فارق ... الحياة», «أردياه»."""

from __future__ import annotations

from waqai.mentions.counts.lives import (
    BREATHED,
    HURT_THEM,
    LEFT,
    MISSED,
    SWEPT,
    TOOK,
    WENT,
    fell_victim,
    hurt_them,
    last_breath,
    people_swept,
    souls_taken,
    took,
    victims_behind,
)
from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.plain_heads import FIRED, past_doer, told_by_a_noun
from waqai.mentions.counts.soldiers import MOURNED, NOT_DEAD, as_object, mourned, one_or_two_fell, own_men
from waqai.mentions.counts.treated import BROUGHT, CURED, ENTERED, brought_in, cured, entered
from waqai.mentions.counts.words import AMOUNTS, FELLOW_PAIRS, HIT, OFFICES, OTHERS, PREPOSITIONS, RANKS, SPLINTERS, STOPS, UNITS
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set

_PASSED = word_set("قضى قضت قضوا قضيا مات ماتت ماتوا ماتا هلك هلكت هلكوا يقضي")
_ALL_PASSED = word_set("قضوا قضيا ماتوا هلكوا")
_ALL_SLAIN = word_set("ذبحوا نحروا صرعوا")
_SHOT_DOWN = word_set(
    "أردى أردت أردوا أرديا أردتا أردوه أرداه أردته أردتهم أردتها أردتهما أردياه أردياها أرداهم أرداها أرداهما أردوهم أردوها أردوهما"
    " قتلوه قتلوها قتلوهما قتلاه أعدموه أعدموها أعدموهم أعدموهما أعدمتهم أعدمته ذبحوه ذبحوهم ذبحوهما"
)
_TO_END = word_set(
    "تقتله يقتله يقتلوه تقتلها ترديه يرديه يردوه ترديها تقتلهم يقتلوهم ترديهم يصرعه تصرعه يرديا تقتلهما يقتلهما ترديهما يرديهما"
)
_TO_BE_ENDED = word_set("يقتل تقتل يقتلا يردى تردى")
_TO_END_THEM = word_set("بذبحهم بنحرهم بتصفيتهم بقتلهم")
_AT_HANDS = word_set("على بدوره بدورها لاحقا")
_DID = word_set("قاموا وقاموا قام وقام قامت وقامت")
_BEFORE = word_set("قبل وقبل إلى")
_FALLEN_REACH = 8
_STEMS = word_set("أردو أردا أردت أرديا قتلو قتلا أعدمو أعدمت ذبحو")
_HURT = HIT | word_set("جرح جرحت جرحوا جرحا أجرح")
_HURT_OR_KILLED = _HURT | word_set("قتل قتلت قتلوا قتلا")
_LIKE = word_set("مثلهم مثلهما مثلها مثله مثيلهم ضعفهم")
_LOSSES = word_set("الخسائر خسائر خسائره خسائرها خسائرهم")
_CAME_TO = word_set("بلغت وصلت تجاوزت ناهزت فاقت قاربت")
_PERISHING = word_set("هلاك مهلك")
_TIME = word_set("ليلة ليلته ليلتها ليلتهم يوم يومه يوما أيام أيامه ساعات ساعة سنوات سنة سنين شهور أشهر شهرا وقت عطلة عقوبة محكومية")
_AFTER_BARE = word_set(
    "في على داخل قرب وفق بحسب حسب بجروح بجراح بينهم منهم فيما قبل بعد ثم جراح جروحهم حالة حالات إصاباتهم أحدهم بعضهم بالرصاص بالغة كما"
    " خلال أثناء إثر جراء"
)
_WHERE = word_set("مدينة بلدة قرية منطقة قضاء ناحية مديرية محافظة شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط أمس اليوم صباح مساء فجر")
_BETWEEN = word_set("أمس اليوم فجر صباح مساء ليل معه معها معهم معهما هناك أيضا كذلك ما لا يقل عن أكثر من نحو حوالي قرابة زهاء")
_REACH = 14
_CAUSE_REACH = 12
_ONE_OF = word_set("أحد إحدى")
_BY = word_set("في خلال جراء إثر بسبب نتيجة برصاص بنيران بقصف بغارة بانفجار")
_LOST = word_set("خسر خسرت خسروا خسرنا فقد فقدت فقدوا فقدنا")
_DEPARTED = word_set("توفي توفيت توفيا مات ماتت قضى قضت")
_FELL = word_set("سقط سقطت سقطوا سقطا وقع")
_POURED = word_set("فاضت")
_THEIR_SOULS = word_set("أرواحهم أرواحهن أرواحهما")
_ALL_FELL = word_set("سقطوا سقطا")
_QUOTES = ' "«»“”'
_IN = word_set("في خلال")
_THERE = word_set("في أمس اليوم هناك فيها فيه منهم")
_TREATED = word_set("يتلقون يتلقى يخضعون يخضع")  # «57 شخصا يتلقون العلاج»
_TREATMENT = word_set("العلاج علاجا للعلاج علاجات العلاجات")
_PLAIN = (
    _TREATED
    | MISSED
    | _PERISHING
    | _PASSED
    | _ALL_SLAIN
    | MOURNED
    | TOOK
    | BREATHED
    | LEFT
    | _SHOT_DOWN
    | _HURT_OR_KILLED
    | _LOSSES
    | SWEPT
    | _LOST
    | _DEPARTED
    | _FELL
    | _POURED
    | _TO_END
    | _TO_END_THEM
    | _TO_BE_ENDED
    | HURT_THEM
    | BROUGHT
    | ENTERED
    | CURED
    | WENT
)
_LEADS = _PLAIN | {joined + word for joined in "وف" for word in _PLAIN}


def add_wire_heads(sight: Sight, start: int, end: int, heads: dict[int, Head]) -> None:
    """Add to the heads found so far those that only the words beside them make heads, by the token where they start."""
    for i, word in enumerate(sight.words(start, end), start):
        if word not in _LEADS or len(word) < 3:
            continue
        bare = word if word in _PLAIN else word[1:]
        head = _head(sight, i, bare, end, heads)
        if head is not None:
            heads[head.start] = head


def _head(sight: Sight, i: int, bare: str, end: int, heads: dict[int, Head]) -> Head | None:
    pro = sight.word(i)[: len(sight.word(i)) - len(bare)]
    if bare in BREATHED or bare in LEFT:
        return last_breath(sight, i, bare, pro, end, heads)
    if bare in MISSED and (lost := last_breath(sight, i, bare, pro, end, heads)) is not None:
        return lost
    if bare in HURT_THEM:
        return hurt_them(sight, i, bare, pro, heads)
    if bare in TOOK:
        return took(sight, i, bare, pro, end, heads)
    if i in heads and bare not in _TO_END | _TO_BE_ENDED and not (bare in _HURT_OR_KILLED and sight.word(i + 1) in _LIKE):
        return None
    if bare in MOURNED and (dead := mourned(sight, i)):
        return Head(i, dead, "killed", "masdar", stem="نعى", pro=pro)
    if bare in _PERISHING and _people_at(sight, i + 1):
        return Head(i, i + 1, "killed", "masdar", stem=bare, pro=pro)
    if bare in _PASSED and (_people_at(sight, i + 1) or _people_past_cause(sight, i + 1, end) or _named_to_a_deed(sight, i + 1, end)):
        return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro)
    if (bare in _ALL_PASSED or bare in _ALL_SLAIN and not _people_at(sight, i + 1)) and _number_before(sight, i):
        return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro)
    if bare in _TREATED and sight.word(i + 1) in _TREATMENT and _number_before(sight, i):
        return Head(i, i + 2, "wounded", "verb", stem="يتلقون", pro=pro)
    if bare in BROUGHT and brought_in(sight, i + 1, end, heads):
        return Head(i, i + 1, "wounded", "verb", stem="نقل", pro=pro)
    if bare in ENTERED and entered(sight, i + 1, end, heads) or bare in CURED and cured(sight, i + 1, heads):
        return Head(i, i + 1, "wounded", "masdar", stem="نقل", pro=pro)
    if bare in _ALL_FELL and _number_before(sight, i) and not _said_otherwise(sight, i, heads):
        return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro)
    if bare in _TO_END_THEM:
        return Head(i, i + 1, "killed", "masdar", stem="قتل", pro="ب", enc="هم") if sight.word(i - 1) in _DID else None
    if bare in _TO_BE_ENDED:  # «طعن شاب أربعة من المارة قبل أن يقتل برصاص الشرطة»
        last = sight.gap(i + 1).strip() or i + 1 >= end or sight.word(i + 1) in _BY or sight.word(i + 1) in _AT_HANDS
        return Head(i, i + 1, "killed", "verb", stem="قتل", pro=pro, enc="ه") if _ended(sight, i) and last else None
    if bare in _TO_END:
        enc = "هما" if bare.endswith("هما") else "هم" if bare.endswith("هم") else "ه"
        form = "phrase" if enc == "هما" else "verb"
        return Head(i, i + 1, "killed", form, stem="قتل", pro=pro, enc=enc) if _ended(sight, i) else None
    if bare in _SHOT_DOWN:
        return _shot_down(sight, i, bare, pro)
    if bare in _HURT and _bare_number(sight, i + 1, end):
        return Head(i, i + 1, "wounded", "verb", stem=bare, pro=pro)
    by_fire = sight.word(i + 1) in SPLINTERS or sight.at(i + 1, "weapons", "tactics")
    if bare in HIT and by_fire and _object_ahead(sight, i + 2, end):
        return Head(i, i + 1, "wounded", "verb", stem=bare, pro=pro)
    if bare in WENT and sight.word(i + 1) == "ضحيه" and (counted := victims_behind(sight, i + 2, end, heads)):
        return Head(counted - 1, counted, "killed", "masdar", stem="راح")
    if (bare in WENT or bare in _FELL) and fell_victim(sight, i + 1):
        return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro)
    if bare in SWEPT and (souls := souls_taken(sight, i, end)):
        return Head(souls, souls + 1, "killed", "masdar", stem=bare)
    if bare in SWEPT and (swept := people_swept(sight, i, end, heads)):
        return Head(swept - 1, swept, "killed", "masdar", stem=bare)
    if bare in _LOST and own_men(sight, i + 1):
        return Head(i, i + 1, "killed", "masdar", stem=bare, pro=pro)
    if bare in _DEPARTED and (pro == "ف" and sight.word(i + 1) in RANKS or bare not in _PASSED and _named_to_a_deed(sight, i + 1, end)):
        return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro)
    if bare in _FELL and (counted := _fell_somewhere(sight, i + 1, end, heads)):
        return Head(counted - 1, counted, "killed", "masdar", stem="سقط")
    if bare in _FELL and one_or_two_fell(sight, i + 1, end, heads):
        return Head(i, i + 1, "killed", "masdar", stem="سقط")
    if bare in _POURED and sight.word(i + 1) in _THEIR_SOULS and _number_before(sight, i):
        return Head(i, i + 2, "killed", "verb", stem="قضوا", pro=pro)
    if bare in _LOSSES and sight.word(i + 1) in _CAME_TO and _people_at(sight, i + 2):
        return Head(i, i + 2, "killed", "masdar", stem="خسارة", pro=pro)
    return None


def _number_before(sight: Sight, i: int) -> bool:
    """«خمسة من أسرة واحدة قضوا»: people are counted right before the verb."""
    for k in range(i - 1, max(-1, i - 7), -1):
        if sight.gap(k + 1).strip(_QUOTES):
            return False
        numeral = sight.numeral_over(k)
        if numeral is not None and sight.word(k) not in ("واحده", "واحد"):
            return plain(sight, numeral) and _of_people(sight, numeral.end_token)
    return False


def _said_otherwise(sight: Sight, i: int, heads: dict[int, Head]) -> bool:
    """«سقطوا في الأسر», «سقطوا جرحى», «أربعة قتلى سقطوا»: another word says what became of those who fell."""
    return any(w in NOT_DEAD for w in sight.words(i + 1, i + 3)) or any(k in heads and heads[k].noun for k in range(i - 4, i))


def _shot_down(sight: Sight, i: int, bare: str, pro: str) -> Head | None:
    """«فأردياه», «أردوه قتيلا», «أردت مسلحين»: those just spoken of, or people right behind."""
    if any(h.entry.attrs.get("casualty") for h in sight.at(i + 1, "persons")):
        return None  # «أردوه قتيلا»
    for enc in ("هما", "هم", "ها", "ه"):
        if bare.endswith(enc) and bare.removesuffix(enc) in _STEMS:
            return Head(i, i + 1, "killed", "phrase", stem=bare.removesuffix(enc), pro=pro, enc=enc)
    if any(h.entry.attrs.get("casualty") and h.number == 3 for k in (i + 2, i + 3) for h in sight.at(k, "persons")):
        return None  # «أردت إرهابيين قتلى»
    doer = next((h for h in sight.at(i + 1, "persons", "weapons") if h.entry.attrs.get("attacker") or h.entry.pack == "weapons"), None)
    if doer is not None and sight.word(doer.end) not in PREPOSITIONS:  # «أردى مسلحون عامل بناء», «أردى الرصاص الشاب مراد»
        if _people_at(sight, doer.end) and not sight.word(doer.end).startswith("ال"):
            return Head(i, doer.end, "killed", "masdar", stem=bare, pro=pro)
        return Head(i, doer.end, "killed", "phrase", stem=bare, pro=pro, enc="ه")
    if _people_at(sight, i + 1) and not sight.word(i + 1).startswith("ال"):
        return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro)
    on = past_doer(sight, i + 1)
    numeral = sight.numeral_at(on) if on > i + 1 else None
    fallen = any(h.entry.attrs.get("casualty") for k in range(on, on + _FALLEN_REACH) for h in sight.at(k, "persons"))
    if numeral is not None and plain(sight, numeral) and sight.at(numeral.end_token, "persons") and not fallen:
        return Head(i, on, "killed", "masdar", stem=bare, pro=pro)  # «أردت قوات الأمن ثلاثة شبان»
    if on > i + 1 and not fallen and sight.word(on) in _ONE_OF and sight.at(on + 1, "persons"):
        return Head(i, on, "killed", "masdar", stem=bare, pro=pro)  # «أردت الشرطة أحد المهاجمين»
    if on > i + 1 and not fallen and any(as_object(sight, h) for h in sight.at(on, "persons")):
        return Head(i, on, "killed", "masdar", stem=bare, pro=pro)  # «أردت الشرطة شابا»
    return None


def _ended(sight: Sight, i: int) -> bool:
    """«طعن رجل جنديا قبل أن تقتله الشرطة»: told as done, though in the mood of what is to come."""
    return sight.word(i - 1) == "ان" and sight.word(i - 2) in _BEFORE


def _people_at(sight: Sight, i: int) -> bool:
    """Whether people are counted from a token on, past an adverb or «معه»: «قضى أمس ستة مدنيين», «مات معهم عشرون آخرون»."""
    least = sight.word(i) == "علي" and sight.word(i + 1) == "الاقل"
    if sight.word(i) in ("علي", "ب", "بان") and not least:
        return False
    for k in (i, i + 1, i + 2):
        if sight.word(k) in FELLOW_PAIRS:
            return True
        if sight.word(k) in AMOUNTS or sight.word(k) in OTHERS:
            return sight.word(k + 1) not in _TIME
        numeral = sight.numeral_at(k)
        if numeral is not None:
            return plain(sight, numeral) and _of_people(sight, numeral.end_token)
        person = sight.first_at(k, "persons")
        if person is not None and not person.entry.attrs.get("casualty"):
            return not person.base.article and person.base.pro == "" and sight.word(person.end) not in _TIME
        if sight.word(k) not in _BETWEEN:
            return False
    return False


def _named_to_a_deed(sight: Sight, i: int, end: int) -> bool:
    """«قضى العقيد سالم وثلاثة من مرافقيه في غارة», «قضى أحد الجنود جراء القصف»: one by rank or name, then what killed him."""
    person = sight.first_at(i, "persons")
    one = sight.word(i) in _ONE_OF or sight.word(i) in OFFICES or (person is not None and person.number == 1 and person.base.article)
    if not one:
        return False
    for k in range(i + 1, min(end, i + _CAUSE_REACH + 8)):
        if any(c in sight.gap(k) for c in STOPS + "\n"):
            return False
        by = sight.at(k, "tactics") if sight.word(k).startswith("ب") else []
        if any(h.base.pro == "ب" and h.entry.attrs.get("tactic") in FIRED for h in by):
            return True  # «قضى أحد الحراس بتفجير»
        if sight.word(k) in _BY:
            deed = any(not h.entry.attrs.get("toll") for j in (k, k + 1) for h in sight.at(j, "tactics", "weapons"))
            if deed:
                return True
    return False


def _people_past_cause(sight: Sight, i: int, end: int) -> bool:
    """«قضى في الهجوم أحد عشر شخصا»: a number of people behind «في» and the deed or place."""
    if sight.word(i) not in ("في", "خلال", "جراء"):
        return False
    for k in range(i + 1, min(end, i + 7)):
        if sight.gap(k).strip():
            return False
        numeral = sight.numeral_at(k)
        if numeral is not None:
            return plain(sight, numeral) and bool(sight.at(numeral.end_token, "persons"))
        if (
            k > i + 1
            and (sight.at(k - 1, "tactics") or k == i + 2 and sight.at(i, "tactics"))
            and any(_one_or_two(h) for h in sight.at(k, "persons"))
        ):
            return True  # «قضى في الكمين حارسان»
    return False


def _one_or_two(person: Hit) -> bool:
    return person.number in (1, 2) and not (person.base.article or person.base.pro or person.entry.attrs.get("casualty"))


def _of_people(sight: Sight, after: int) -> bool:
    """Whether people, or nothing at all, stand behind a number: «ستة مدنيين», «عشرون في المستشفى», not «30 رأسا من الغنم»."""
    word = sight.word(after)
    if sight.at(after, "persons", "actors") or word in _AFTER_BARE or word == "من" or word in OTHERS:
        return word not in _TIME
    return bool(sight.gap(after).strip()) or not word or word in _BETWEEN


def _bare_number(sight: Sight, i: int, end: int) -> bool:
    """«وأصابت 27.», «وأصابوا تسعة، بحسب», «وجرحوا مثلهم», «وأصابوا آخر»: a number that no noun follows, so it counts people."""
    if sight.word(i) in _LIKE:
        return True
    if sight.word(i) in OTHERS:
        follows = sight.word(i + 1)
        where = follows in _WHERE or (follows.startswith("ب") and follows[1:] in _WHERE)
        return i + 1 >= end or follows in _AFTER_BARE or where or bool(sight.gap(i + 1).strip())
    numeral = sight.numeral_at(i)
    if numeral is None or not plain(sight, numeral) or numeral.kind != "plain":
        return False
    after = numeral.end_token
    if sight.word(after) in UNITS:
        return False
    return after >= end or sight.word(after) in _AFTER_BARE or sight.word(after).startswith("و") or bool(sight.gap(after).strip())


def _fell_somewhere(sight: Sight, i: int, end: int, heads: dict[int, Head]) -> int:
    """«سقط في العاصمة، كبرى المدن، 22 محتجا»: where the number of people begins; 0 where a casualty noun tells it or there is none."""
    if sight.word(i) not in _THERE:
        return 0
    for k in range(i + 1, min(end, i + 10)):
        deed = bool(sight.at(k, "tactics", "weapons")) and sight.word(k - 1) not in _IN  # «سقط في المعركة 30 مقاتلا»
        if any(c in sight.gap(k) for c in STOPS + "\n") or deed or (k in heads and heads[k].noun):
            return 0
        numeral = sight.numeral_at(k)
        if numeral is not None and plain(sight, numeral):
            people = [h for h in sight.at(numeral.end_token, "persons") if not h.entry.attrs.get("casualty")]
            return k if people and not told_by_a_noun(sight, numeral, end, heads) else 0
    return 0


def _object_ahead(sight: Sight, i: int, end: int) -> bool:
    """«أصابت قنبلة على جانب الطريق سبعة أشخاص»: people counted as the object behind a weapon that is the subject."""
    for k in range(i, min(end, i + _REACH)):
        if any(c in sight.gap(k) for c in STOPS + "\n"):
            return False
        if any(h.entry.attrs.get("toll") for h in sight.at(k, "tactics")):
            return False
        numeral = sight.numeral_at(k)
        if numeral is not None and plain(sight, numeral) and not sight.word(k).startswith(("ب", "و")):
            return bool(sight.at(numeral.end_token, "persons"))
        if k <= i + 1 and not sight.gap(k).strip() and any(_one_struck(h) for h in sight.at(k, "persons")):
            return True
    return False


def _one_struck(hit: Hit) -> bool:
    """«أصابت رصاصة الشاب سالما», «أصابت شظية طفلا»: the one whom a weapon hit."""
    return (
        hit.number == 1
        and not (hit.base.pro or hit.base.enc)
        and hit.entry.attrs.get("role") in ("civilian", "child", "police", "military")
    )


def is_like(word: str) -> bool:
    """«مثلهم»: as many as told just before."""
    return word.removeprefix("و") in _LIKE
