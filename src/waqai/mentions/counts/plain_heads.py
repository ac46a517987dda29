"""Heads that no pack lists: plain words that harm people only by what stands beside them («سقوط 11 عسكريا», «خسرت ثمانية من عناصرها»)."""

from __future__ import annotations

from dataclasses import replace

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.people import as_object, joined_from
from waqai.mentions.counts.stabbed import whom
from waqai.mentions.counts.toll_verbs import CAUSED_STEMS, LED_TO_STEMS
from waqai.mentions.counts.words import (
    AMOUNTS,
    BURNED,
    CAPTURE,
    CAUSES,
    CHOKED,
    DEATH,
    DIED,
    EXPOSED,
    FELL,
    FELL_TOGETHER,
    HIS_DEATH,
    HIS_PASSING,
    HIT,
    MET,
    NEUTRALISED,
    NTH,
    OF_THEM,
    ONE_OF,
    ONE_OF_THEM,
    PERISHED,
    SHOT,
    SLAIN,
    SLAYING,
    STOPS,
    STREWN,
    SUBSET,
    TO_DEATH,
    TO_HARM,
    TO_KIDNAPPING,
    UNITS,
    WEEKDAYS,
    WHO,
    WOUNDS,
)
from waqai.mentions.sight import Sight
from waqai.text import word_set
from waqai.text.numerals import Numeral

_AFTER_NUMBER = word_set("من آخرين آخرون منهم")
_GREAT = word_set("كبيرا محدودا قليلا هائلا كبير")
_THEREIN = word_set("فيه فيها خلاله خلالها")
_IN_IT = word_set("خلاله خلالها فيه فيها جراء جراءه جراءها إثر إثره إثرها نتيجة")
_THEY_DIED = word_set("توفيا توفوا توفيتا")
_WAKE = word_set("إثره إثرها إثرهما أثره أثرها أثرهما خلاله خلالها جراءه جراءها جراءهما فيه فيها نتيجته نتيجتها بسببه بسببها")
_ALIVE = word_set("حيا حية أحياء حيين")
_HURT = word_set("الجرحى المصابين الجريحين")
_CAPTIVITY = word_set("الأسر أسر أسرى قبضة بقبضة")
_DAYS = word_set("اليوم يوم صباح مساء فجر ليل")
_BY = word_set("في إثر جراء نتيجة خلال")
_TORTURE = word_set("التعذيب تعذيب الضرب")
_CAUSED_BY = word_set("إثر جراء نتيجة بسبب")
FIRED = ("shelling", "air_strike", "drone_strike", "bombing_ied", "car_bomb", "suicide_bombing", "mine", "shooting", "grenade")
_UNDER = word_set("تحت جراء إثر نتيجة بسبب من")
_DOER_STEPS = 5
_DEATH_REACH = 28  # «لقي 22 شخصا، من بينهم ممرضون يعملون مع منظمة ... في بلدة ...، مصرعهم»
_THEN = word_set("ثم لاحقا بالتالي")
_HIS_WOUND = word_set("إصابته إصابتها لإصابته بإصابته")
_WOUND = word_set("إصابة بإصابة")
_WOUND_REACH = 5
_ALSO = word_set("أيضا كذلك")
_HARMS = word_set("إصابة إصابات جروح جراح حروق كسور الإصابة")
_EXPOSED_REACH = 14
_LED = (*LED_TO_STEMS, *CAUSED_STEMS, "افضي")
_TOLD = (
    MET | DIED | HIT | FELL | FELL_TOGETHER | PERISHED | CAPTURE | DEATH | BURNED | SLAYING | NEUTRALISED | EXPOSED | CHOKED
    | TO_DEATH
    | SLAIN
    | frozenset(HIS_PASSING)
    | word_set("جثث وفاة")
)  # fmt: skip
_LEADS = _TOLD | DEATH | {joined + word for joined in "وف" for word in _TOLD}


def add_plain_heads(sight: Sight, start: int, end: int, heads: dict[int, Head]) -> None:
    """Add the heads of a range of tokens to those that the packs give, by the token where they start."""
    for i, word in enumerate(sight.words(start, end), start):
        if word not in _LEADS:
            continue
        bare = word if word in _TOLD or len(word) <= 3 or word[0] not in ("و", "ف") else word[1:]
        head = _of_death(sight, i, bare, end, heads) or _of_harm(sight, i, bare, end, heads)
        if head is not None:
            heads[head.start] = replace(head, pro=word[: len(word) - len(bare)]) if head.start == i else head


def _his_wound(sight: Sight, i: int, heads: dict[int, Head]) -> int:
    """«أدى إلى إصابته ووفاته», «... إلى إصابته بجروح بليغة ثم وفاته»: where the harm stands that his death came of; -1 for none."""
    if not (sight.word(i).startswith("و") or sight.word(i - 1) in _THEN):
        return -1
    for k in range(i - 1, i - 1 - _WOUND_REACH, -1):
        if any(c in sight.gap(k + 1) for c in STOPS + "،\n"):
            return -1
        if k in heads and heads[k].kind == "wounded" and (sight.word(k) in _HIS_WOUND or _one_hurt(sight, k)):
            return k
    return -1


def _one_hurt(sight: Sight, i: int) -> bool:
    """«إصابة ضابط بجروح خطيرة ووفاته»: one person behind the word."""
    return sight.word(i) in _WOUND and any(h.number == 1 and not h.base.pro for h in sight.at(i + 1, "persons"))


def _of_death(sight: Sight, i: int, bare: str, end: int, heads: dict[int, Head]) -> Head | None:
    """«لقي ... مصرعه», «توفي متأثرا بجراحه», «سقطوا قتلى», «وفاة ... بطلق», «تصفية 12 عنصرا», «فقدت 4 من عناصرها»."""
    if bare in MET:
        return _met_death(sight, i, end, heads)
    if bare in FELL_TOGETHER and i + 1 in heads and heads[i + 1].noun and not heads[i + 1].article:
        return replace(heads.pop(i + 1), start=i, end=i + 1, form="verb", noun=False, stem=bare)
    if (bare in DIED or bare in DEATH or bare in PERISHED) and (hurt := _hurt_behind(sight, i, heads)):
        return replace(heads[hurt], kind="killed")
    if bare == "وفاه" and i in heads and sight.word(i - 1) in CAUSES:
        return Head(i, i + 1, "killed", "masdar", stem=bare)
    if bare == "جثث" and any(w in STREWN for w in sight.words(i + 1, min(end, i + 14))):
        return Head(i, i + 1, "killed", "noun", noun=True, number=3, stem=bare)
    if bare in HIS_PASSING and (wound := _his_wound(sight, i, heads)) >= 0:
        return replace(heads[wound], kind="killed", stem="مقتل")
    if bare in HIS_PASSING and i not in heads:
        led = any(w.removeprefix("و").startswith(_LED) for w in sight.words(i - 2, i)) and sight.word(i)[:1] in "لب" or _led_to(sight, i)
        return Head(i, i + 1, "killed", "masdar", stem="مقتل", enc=HIS_PASSING[bare]) if led else None
    if bare == "وفاه" and (i not in heads or heads[i].number == 1) and _died_in_a_deed(sight, i, end):
        return Head(i, i + 1, "killed", "masdar", stem="مقتل")
    if sight.word(i) in DEATH and (i not in heads or heads[i].number == 1) and _of_those_hurt(sight, i):
        return Head(i, i + 1, "killed", "masdar", stem="مقتل")
    if sight.word(i) in DEATH and any(w in SHOT or w in WOUNDS for w in sight.words(i + 2, min(end, i + 11))):
        return Head(i, i + 1, "killed", "masdar", stem="مقتل")
    if bare in SLAIN:
        return Head(i, i + 1, "killed", "verb", stem="قتل")
    if bare in NEUTRALISED:
        on = past_doer(sight, i + 1)
        if sight.word(on) == "علي" and _counts_people(sight, on + 1) and (i not in heads or heads[i].end <= on):
            return Head(i, on + 1, "killed", "masdar", stem=bare)
    if i in heads:
        return None
    wounds = any(w in WOUNDS for w in sight.words(i, min(end, i + 10)))
    died = bare in DIED and (
        wounds or _of_those_hurt(sight, i) or _tortured(sight, i, end) or _died_in_a_deed(sight, i, end) or _by_fire(sight, i, end)
    )
    if bare in DIED and (behind := _in_its_wake(sight, i + 1)):
        return Head(i, behind, "killed", "verb", stem=bare)
    if died or (bare in PERISHED and (sight.word(i - 1) in SUBSET or sight.word(i + 1) in _IN_IT)):
        return Head(i, i + 1, "killed", "verb", stem=bare)
    if bare in FELL and _falls(sight, i, end, heads):
        return Head(i, _past_its_deed(sight, i + 1), "killed", "masdar", stem=bare)
    if (bare in BURNED or bare in TO_DEATH) and _to_death(sight, i + 1, end):
        at = whom(sight, i)
        return Head(at - 1, at, "killed", "masdar", stem=bare) if at > i + 1 else Head(i, i + 1, "killed", "verb", stem=bare)
    if (bare in BURNED and _burns_people(sight, i + 1)) or (bare in SLAYING and _counts_people(sight, past_doer(sight, i + 1))):
        return Head(i, i + 1, "killed", "masdar", stem=bare)
    return None


def _of_harm(sight: Sight, i: int, bare: str, end: int, heads: dict[int, Head]) -> Head | None:
    """«أصابت عشرات», «تعرض سبعة من الحراس للإصابة», «الذي تعرض لإصابات», «أسر ثلاثة»."""
    if bare in EXPOSED and (_counts_people(sight, i + 1) or sight.word(i + 1) in ONE_OF or sight.word(i - 1) in WHO):
        harm = next((k for k in range(i + 1, min(end, i + _EXPOSED_REACH)) if _to_harm(sight, k)), None)
        if harm is not None and not any(c in sight.gap(k) for k in range(i + 1, harm + 1) for c in STOPS + "،"):
            heads.pop(harm, None)
            heads.pop(harm + 1, None)
            return Head(i, i + 1, "abducted" if sight.word(harm) in TO_KIDNAPPING else "wounded", "verb", stem=bare)
    if i in heads:
        return None
    if (bare in HIT or bare in CHOKED) and _counts_people(sight, i + 1):
        return Head(i, i + 1, "wounded", "verb", stem=bare)
    if bare in HIT and sight.word(i + 1) in _THEREIN | _ALSO and _counts_people(sight, i + 2):
        return Head(i, i + 2, "wounded", "verb", stem=bare)  # «هجوما أصاب فيه أربعة من الرعاة»
    if bare in HIT and (behind := _behind_its_doer(sight, i + 1)):
        return Head(i, behind, "wounded", "verb", stem=bare)
    if bare in CAPTURE and _counts_people(sight, i + 1):
        return Head(i, i + 1, "abducted", "masdar", stem=bare)
    return None


def _to_harm(sight: Sight, k: int) -> bool:
    """«للإصابة», «للخطف», «إلى إصابات», «إلى جروح»: what somebody was exposed to."""
    return sight.word(k) in TO_HARM or sight.word(k) in TO_KIDNAPPING or (sight.word(k) == "الي" and sight.word(k + 1) in _HARMS)


def _behind_its_doer(sight: Sight, i: int) -> int:
    """«أصاب المستوطنون شابين», «أصابت قوات الاحتلال طفلا»: where people in the accusative stand right behind who hit them; else 0."""
    doer = next((h for h in sight.at(i, "actors") if not h.base.pro), None)
    if doer is None or sight.word(doer.end - 1).endswith("ين"):
        return 0
    at = doer.end + (sight.word(doer.end) in _ALSO)
    told = any(as_object(sight, h) for h in sight.at(at, "persons")) or sight.numeral_at(at) is not None and _counts_people(sight, at)
    return at if told else 0


def _met_death(sight: Sight, i: int, end: int, heads: dict[int, Head]) -> Head | None:
    death = next((k for k in range(i + 1, min(end, i + _DEATH_REACH)) if sight.word(k) in HIS_DEATH), None)
    if death is None or any(c in sight.gap(k) for k in range(i + 1, death + 1) for c in STOPS):
        return None
    for k in range(i, death + 1):
        heads.pop(k, None)
    return Head(i, i + 1, "killed", "verb", stem="لقي")


def past_doer(sight: Sight, i: int) -> int:
    """«حيدت القوات الخاصة ثلاثة», «قضى الجيش أمس على مسلحين»: where the object begins behind the force that acts and the day."""
    for _ in range(_DOER_STEPS):
        if any(h.number in (1, 2, 4) and not h.base.article for h in sight.at(i, "persons")) and sight.word(i)[:2] != "ال":
            break  # «صرعت القوات إرهابيا»
        force = next((h for h in sight.at(i, "actors", "persons") if h.entry.pack == "actors" or (h.base.article and h.number != 1)), None)
        if force is not None:
            i = force.end
        elif sight.word(i) in WEEKDAYS or sight.word(i) in _DAYS:
            i += 1
        else:
            break
    return i


def _counts_people(sight: Sight, i: int) -> bool:
    numeral = sight.numeral_at(i)
    after = numeral.end_token if numeral is not None else i + 1 if sight.word(i) in AMOUNTS else i
    after += after > i and sight.word(after) in _GREAT
    if sight.word(after) in UNITS:
        return False
    if after > i:
        return bool(sight.at(after, "persons", "actors")) or sight.word(after) in _AFTER_NUMBER
    person = sight.first_at(after, "persons")
    return person is not None and not person.base.article


def _falls(sight: Sight, i: int, end: int, heads: dict[int, Head]) -> bool:
    """«سقوط 11 عسكريا», «سقوط العشرات من المسلحين»: people who fall, with no casualty noun that says more."""
    at = _past_its_deed(sight, i + 1)
    numeral = sight.numeral_at(at)
    after = numeral.end_token if numeral is not None and not numeral.unit else at + 1 if sight.word(at) in AMOUNTS else 0
    after += bool(after) and sight.word(after) == "من"
    if not after or not sight.at(after, "persons", "actors"):
        return False
    if any(w in _CAPTIVITY for w in sight.words(after + 1, after + 4)):
        return False  # «سقوط خمسة جنود في الأسر»
    if numeral is not None and any(k in heads and heads[k].noun for k in range(i, at)):
        return False
    return not (told_by_a_noun(sight, numeral, end, heads) if numeral is not None else _noun_near(range(i, min(end, after + 5)), heads))


def _noun_near(tokens: range, heads: dict[int, Head]) -> bool:
    return any(heads[k].noun for k in tokens if k in heads)


def told_by_a_noun(sight: Sight, numeral: Numeral, end: int, heads: dict[int, Head]) -> bool:
    """Whether a casualty noun behind a number of people says what became of them: «12 مدنيا قتلى», not «300 مقاتل و20 جريحا»."""
    noun = next((k for k in range(numeral.start_token, min(end, numeral.end_token + 5)) if k in heads and heads[k].noun), None)
    if noun is None:
        return False
    own = sight.numeral_over(noun - 1)
    apart = own is not None and own.start_token >= numeral.end_token and joined_from(sight, own) >= 0
    return not (apart and any(not h.entry.attrs.get("casualty") for h in sight.at(numeral.end_token, "persons")))


def _past_its_deed(sight: Sight, i: int) -> int:
    """«سقط على إثرها ستة من عناصر», «سقط فيه ستة جنود»: where the number may begin behind what the fall was in."""
    if sight.word(i) == "علي" and sight.word(i + 1) in _IN_IT:
        return i + 2
    return i + (sight.word(i) in _THEREIN or sight.word(i) in _IN_IT and sight.word(i) not in ("جراء", "اثر", "نتيجه"))


def _burns_people(sight: Sight, i: int) -> bool:
    """«حرق شاب», not «أحرق مهاجمان منزلا»: the burnt, not those who burn."""
    return any(
        h.number in (1, 2) and not sight.word(h.end - 1).endswith("ان") and not sight.at(h.end, "targets") for h in sight.at(i, "persons")
    )


def _hurt_behind(sight: Sight, i: int, heads: dict[int, Head]) -> int:
    """«توفي جريحان», «وفاة ثلاثة جرحى»: where those stand who were hurt before and are dead now."""
    numeral = sight.numeral_at(i + 1)
    at = i + 1 if numeral is None else numeral.end_token
    of_them = sight.word(at) == "من"
    head = heads.get(at + of_them)
    fits = head is not None and head.noun and head.kind == "wounded" and head.article == of_them
    return at + of_them if fits and (numeral is not None or not of_them) else 0


def _of_those_hurt(sight: Sight, i: int) -> bool:
    """«توفي اثنان منهم», «توفي أحدهم», «توفي أحد الجرحى», «توفي خامس», «وفاة راكب سادس»: of those told as hurt before."""
    if sight.word(i + 1) in ONE_OF and sight.word(i + 2) in _HURT:
        return True
    person = next((h for h in sight.at(i + 1, "persons") if h.number == 1 and not h.base.article), None)
    if sight.word(i + 1) in NTH or person is not None and sight.word(person.end) in NTH:
        return True
    if sight.word(i - 1) in ONE_OF_THEM:
        return True  # «إن أحدهم توفي في المستشفى»
    if sight.word(i - 1) in OF_THEM and sight.numeral_over(i - 2) is not None:
        return True  # «إن ثلاثة منهم توفوا»
    numeral = sight.numeral_at(i + 1)
    return sight.word(i + 1) in ONE_OF_THEM or (numeral is not None and sight.word(numeral.end_token) in OF_THEM)


def _led_to(sight: Sight, i: int) -> bool:
    """«أسفر عن وفاته», «أدى إلى وفاتهما»."""
    return sight.word(i - 1) in ("الي", "عن", "في") and any(w.removeprefix("و").startswith(_LED) for w in sight.words(i - 3, i - 1))


def _died_in_a_deed(sight: Sight, i: int, end: int) -> bool:
    """«وفاة ثلاثة أشخاص في انفجار عبوة», «توفي طفل إثر القصف», «إن جنديين توفيا في تفجير»: who died, then what killed them."""
    told = sight.word(i) in _THEY_DIED
    if not told and not _counts_people(sight, i + 1):
        return False
    for k in range(i + 2 - told, min(end, i + 8)):
        if any(c in sight.gap(k) for c in STOPS + "\n") or sight.word(k) in WHO:
            return False
        if sight.word(k) in _BY:
            return any(not h.entry.attrs.get("toll") for h in sight.at(k + 1, "tactics"))
    return False


def _in_its_wake(sight: Sight, i: int) -> int:
    """«انفجار لغم توفي على إثره شقيقان», «هجوم توفيت جراءه امرأة»: where those stand who died of the deed told before; else 0."""
    at = i + (sight.word(i) == "علي")
    return at + 1 if sight.word(at) in _WAKE and _counts_people(sight, at + 1) else 0


def _tortured(sight: Sight, i: int, end: int) -> bool:
    """«توفي معتقل تحت التعذيب», «توفيا جراء التعذيب في السجن»."""
    for k in range(i + 1, min(end, i + 9)):
        if any(c in sight.gap(k) for c in STOPS + "\n"):
            return False
        if sight.word(k) in _TORTURE and sight.word(k - 1) in _UNDER:
            return True
    return False


def _by_fire(sight: Sight, i: int, end: int) -> bool:
    """«إن مواطنا توفي وأصيب آخر نتيجة سقوط قذيفة»: a deed behind the word of dying, told as its cause."""
    for k in range(i + 1, min(end, i + 9)):
        if any(c in sight.gap(k) for c in STOPS + "\n"):
            return False
        if sight.word(k) in _CAUSED_BY:
            return any(not h.entry.attrs.get("toll") and str(h.entry.attrs.get("tactic")) in FIRED for h in sight.at(k + 1, "tactics"))
    return False


def _to_death(sight: Sight, i: int, end: int) -> bool:
    """«أحرقت الجماعة ثلاثة شبان حتى الموت», «أحرق التنظيم طيارا حيا»."""
    for k in range(i, min(end, i + 9)):
        if any(c in sight.gap(k) for c in STOPS + "\n"):
            return False
        if sight.word(k) == "حتي" and sight.word(k + 1) == "الموت":
            return True
        if sight.word(k) in _ALIVE and sight.word(i - 1).removeprefix("و").removeprefix("ف") in BURNED:
            return True
    return False
